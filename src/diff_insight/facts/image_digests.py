"""Images that a digest pins (`farm/barn:1.2@sha256:…`): nobody reads 64 digits, the rest is what is news.

https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
"""

import re

_PINNED = re.compile(r"(\S+?)@sha256:[\da-f]{64}")


def apart_from_digests(old: str, new: str) -> dict[str, str]:
    """Give the details of a value that a digest pins on both sides; nothing of any other.

    `kept` is what both say beside it, `differs_old` and `differs_new` what they say where that differs;
    `digest` tells which of the two it is: `alone` or `too`.
    """
    was, now = _PINNED.fullmatch(old), _PINNED.fullmatch(new)
    if was is None or now is None or old == new:
        return {}
    if was[1] == now[1]:
        return {"kept": was[1], "digest": "alone"}
    return {"differs_old": was[1], "differs_new": now[1], "digest": "too"}
