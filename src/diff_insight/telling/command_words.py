"""What differs in a long command, word by word: options come, go and get other values at several places."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from diff_insight.model import Fact
from diff_insight.telling.bumps import COME, WENT

if TYPE_CHECKING:
    from diff_insight.telling.fields import Fields

_MOST = 200
"""Words of a command beyond which it is not compared word by word."""
_SWAPS = 4
"""Words that gave way to others beyond which they are more than a sentence can list."""
_NAME = re.compile(r"[^=:@]+[=:@]")
"""What a word names in front of a value: `--timeout=60`, `barn:1.0`."""
_KEPT = 0.5
"""Share of the words that stay from which on it is the same command."""

Change = tuple[str, str]
"""What gave way to what; an empty side: it only came, or only went."""


def pieces(fields: "Fields", fact: Fact) -> str:
    """Say what came, went and gave way in a command at several places; empty where it was one."""
    changes = _changes(fact)
    if len(changes) < 2:  # noqa: PLR2004 - one is said as that
        return ""
    swaps = _swaps(fields, changes)
    parts = [swaps] if swaps else []
    for one, several, side in ((*COME, 1), (*WENT, 0)):
        shown = [fields.shown(one[side], quoted=False) for one in changes if one[side] and not one[1 - side]]
        if not all(shown):
            return ""
        if shown:
            parts.append(fields.words.plural(one, several, len(shown), names=fields.listed(shown)))
    return fields.listed(parts) if swaps is not None else ""


def swapped(fields: "Fields", fact: Fact) -> str:
    """Give what gave way in a command to what, where that is more than one place or not all."""
    changes = _changes(fact)
    return (_swaps(fields, changes) or "") if len(changes) > 1 else ""


def _swaps(fields: "Fields", changes: Sequence[Change]) -> str | None:
    """Give each word that gave way to another; None where they cannot be shown."""
    sides = [tuple(fields.shown(side, quoted=False) for side in one) for one in changes if all(one)]
    if len(sides) > _SWAPS or not all(map(all, sides)):
        return None
    return fields.listed([fields.words.text("{old} → {new}", old=was, new=now) for was, now in sides])


def _changes(fact: Fact) -> list[Change]:
    before, after = (fact.old or "").split(), (fact.new or "").split()
    if max(len(before), len(after)) > _MOST:
        return []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _KEPT:
        return []
    found: list[Change] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            found += _aligned(before[start:end], after[begin:stop])
    return found


def _aligned(gone: list[str], come: list[str]) -> Iterator[Change]:
    """Pair options and images of one name that got another value; the rest came, went or gave way at once."""
    for was in [*gone]:
        name = _NAME.match(was)
        now = next((word for word in come if name and word.startswith(name[0])), None)
        if now is not None:
            gone.remove(was)
            come.remove(now)
            yield was, now
    if gone or come:
        yield " ".join(gone), " ".join(come)
