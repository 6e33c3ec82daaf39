"""Which links of a report may live: the permalink, its own anchors, lines of the diff on the same server."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

# What may stand in a link as it is; parentheses, quotes, spaces and angle brackets end one somewhere.
_KEPT = "!#$&'*+,/:;=?@~%[]-._"
_DIFF_LINE = re.compile(r"diff-[0-9a-f]{32,64}(?:[LR][0-9]+(?:-[LR][0-9]+)?)?")
_PATH = re.compile(r"[A-Za-z0-9._~:/@%+-]*")


@dataclass(frozen=True, slots=True)
class Links:
    """The links that one report may hold.

    Attributes:
        permalink: As it is written into the report, or None.
        anchors: The ids of the report's rows.
    """

    permalink: str | None = None
    anchors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, permalink: str | None, anchors: Iterable[str]) -> "Links":
        """Take the permalink where it is an http address, and the anchors."""
        return cls(address(permalink), frozenset(anchors))

    def live(self, target: str) -> bool:
        """Tell whether the target of a link may be followed."""
        if target.startswith("#"):
            return target[1:] in self.anchors
        return self.permalink is not None and (target == self.permalink or self._diff_line(target))

    def _diff_line(self, target: str) -> bool:
        ours, theirs = _split(self.permalink or ""), _split(target)
        if ours is None or theirs is None:
            return False
        return (
            (theirs.scheme, theirs.netloc) == (ours.scheme, ours.netloc)
            and not theirs.query
            and _repository(theirs.path) == _repository(ours.path)
            and _PATH.fullmatch(theirs.path) is not None
            and _DIFF_LINE.fullmatch(theirs.fragment) is not None
        )


def address(permalink: str | None) -> str | None:
    """Give the permalink as it may stand in a link, or None where it is no http address."""
    parts = _split(permalink or "")
    if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(permalink or "", safe=_KEPT, errors="replace").replace("[", "%5B").replace("]", "%5D")


def _split(url: str) -> SplitResult | None:
    # Python's splitter drops newlines and tabs and strips controls: what it would mend is no address here.
    if re.search(r"[\x00-\x20\x7f\\]", url):
        return None
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _repository(path: str) -> list[str]:
    segments = path.split("/")
    return segments[:3] if not {".", ".."} & set(segments) else ["", "", path]
