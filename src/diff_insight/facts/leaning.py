"""The lines outside the hunks that a report carries: with them a patch says to others what it says here.

Whoever has only the report reads patch and context; so the context is tried in that way before it is given
out, and the smallest one is taken with which the same facts are found.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import inf

from diff_insight.facts.changed import Changed
from diff_insight.facts.package_sets import HELD
from diff_insight.model import Context, Fact
from diff_insight.trees.frames import frame
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

TRIED = 4_000
"""Lines of a patch beyond which its context is given out untried."""
TRIED_TEXT = 300_000
"""Characters of them beyond which it is: to try one is to read and to compare all of them anew."""
SMALL = 4_000
"""Lines of a file that is carried whole where nothing less will do."""
SHARE = 4
"""A longer file is carried whole too where it has at most so many times the lines that are shown of it."""
MOST = 2
"""A longer file is carried whole too where the lines nearest to doing are at least one in so many of it."""
LONGEST = 20_000
"""Lines of a file beyond which it is never carried whole."""
NEAR = 25
"""Lines around the shown ones that are carried where those which hold them do not do."""

_Rows = tuple[frozenset[int], frozenset[int]]
"""Lines of the file before and of the file after."""
FactsWith = Callable[[Context], Sequence[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a file, whole.

    Attributes:
        text: The file.
        root: What was read of it.
        heads: Lines that say what the facts stand in.
        shown: The lines that the hunks show.
    """

    text: Text
    root: Node
    heads: frozenset[int]
    shown: Mapping[int, str]


def context_of(
    before: Version, after: Version, changed: Changed, facts: Sequence[Fact], facts_with: FactsWith
) -> Context:
    """Give the context with which the patch alone gives the facts of the whole file, or the nearest to it.

    Args:
        before: The file before.
        after: The file after.
        changed: Its changed lines.
        facts: What both versions say together.
        facts_with: Gives what the patch and a context say.
    """
    every = _every(before, after)
    if _are_many(before, after):
        return _context(before, after, every or _with_first(_framed(before, after, changed, near=0)))
    best, fewest = Context(), None
    wanted = _spelt(facts)
    whole = _context(before, after, every) if every else None
    for rows in _candidates(before, after, changed):
        context = _context(before, after, rows)
        if context == whole:  # no other could say more, so nothing is to be tried
            return context
        other = _spelt(facts_with(context))
        apart = (wanted - other).total() + (other - wanted).total()
        if not apart:
            return context
        if fewest is None or apart < fewest:
            best, fewest = context, apart
    every = every or _every(before, after, carried=max(len(best.old), len(best.new)))
    return _context(before, after, every) if every else best


def _are_many(before: Version, after: Version) -> bool:
    """Tell whether a patch shows more than is read again only to learn what it says alone."""
    lines = len(before.shown) + len(after.shown)
    return (
        lines > TRIED or sum(len(line) for one in (before, after) for line in one.shown.values()) > TRIED_TEXT
    )


def _candidates(before: Version, after: Version, changed: Changed) -> Iterator[_Rows]:
    """Give lines, the fewest first; each has the first line, which says that it frames what is shown."""
    framed = _framed(before, after, changed, near=0)
    if not (framed[0] or framed[1]):  # nothing stands around it; the line below says that this is known
        below = [frozenset({max(one.shown, default=0) + 1}) for one in (before, after)]
        framed = below[0], below[1]
    yield _with_first(framed)
    copies: _Rows = frozenset(_copies(before)), frozenset(_copies(after))
    nothing: _Rows = frozenset(), frozenset()
    for also in (nothing, copies) if any(copies) else (nothing,):
        old, new = (_outline(one, more) | more for one, more in zip((before, after), also, strict=True))
        outlined = _both(old, new, changed)
        if max(map(len, outlined)) <= SMALL:
            yield _with_first(outlined)
    yield _with_first(_framed(before, after, changed, near=NEAR))


def _copies(version: Version) -> Iterator[int]:
    """Give the lines of what a file may hold several times, where the lines shown are of another such."""
    pending, named = [version.root], defaultdict(list)
    while pending:
        node = pending.pop()
        pending += node.children
        if node.thing in HELD:
            named[node.name].append(range(node.first, node.last + 1))
    for places in named.values():
        hidden = [rows for rows in places if not any(row in version.shown for row in rows)]
        if 0 < len(hidden) < len(places):
            yield from chain.from_iterable(hidden)


def _with_first(rows: _Rows) -> _Rows:
    return rows[0] | {1}, rows[1] | {1}


def _every(before: Version, after: Version, carried: int = 0) -> _Rows | None:
    """Give all lines, which prove whatever the whole file says; None where they are too many.

    Args:
        before: The file before.
        after: The file after.
        carried: Lines beside the shown ones that would be carried in place of the file.
    """
    old, new = (frozenset(range(1, one.text.source.count("\n") + 2)) for one in (before, after))
    longest, shown = max(len(old), len(new)), max(len(before.shown), len(after.shown))
    near = max(SHARE * shown, MOST * (shown + carried) if carried else 0)
    return (old, new) if longest <= max(SMALL, min(near, LONGEST)) else None


def _outline(version: Version, also: frozenset[int]) -> frozenset[int]:
    """Give of the lines between the known ones those which stand no deeper than any on the way to one.

    They are what opens and closes the things around, and the heads of the things beside them; of pages, which
    have no depth, they are all.
    """
    lines = version.text.source.split("\n")
    found: set[int] = set()
    for above, below in pairwise([0, *sorted(also.union(version.shown)), len(lines) + 1]):
        found.update(_shallowest(lines, above, range(above + 1, below)))
        found.update(_shallowest(lines, below, range(below - 1, above, -1)))
    return frozenset(found)


def _shallowest(lines: Sequence[str], start: int, rows: Sequence[int]) -> Iterator[int]:
    least = _depth(lines[start - 1]) if 0 < start <= len(lines) else 0
    for row in rows:
        depth = _depth(lines[row - 1])
        if depth <= least:
            least = depth
            yield row


def _depth(line: str) -> float:
    return len(line) - len(line.lstrip()) if line.strip() else inf


def _framed(before: Version, after: Version, changed: Changed, *, near: int) -> _Rows:
    """Give what holds the shown lines and so many to both sides of them."""
    found: list[frozenset[int]] = []
    for one in (before, after):
        around = {row for line in one.shown for row in range(max(1, line - near), line + near + 1)}
        if near:
            around.add(1)  # and with it what it opens: front matter, a first block
        found.append(frame(one.text, one.root, sorted(around)) | one.heads | (around if near else set()))
    return _both(found[0], found[1], changed)


def _both(old: Iterable[int], new: Iterable[int], changed: Changed) -> _Rows:
    """Give the same lines on both sides: what no hunk shows stands in both."""
    olds, news = set(old), set(new)
    forward = {line for number in olds if (line := changed.new_line(number)) is not None}
    back = {line for number in news if (line := changed.old_line(number)) is not None}
    return frozenset(olds | back), frozenset(news | forward)


def _context(before: Version, after: Version, rows: _Rows) -> Context:
    old, new = (_lines(one, numbers) for one, numbers in zip((before, after), rows, strict=True))
    return Context(old=old, new=new)


def _lines(version: Version, numbers: Iterable[int]) -> dict[int, str]:
    lines = version.text.source.split("\n")
    return {
        number: lines[number - 1]
        for number in sorted(numbers)
        if 0 < number <= len(lines) and number not in version.shown
    }


def _spelt(facts: Iterable[Fact]) -> Counter[tuple[object, ...]]:
    every = (fact for outer in facts for fact in outer.all())
    return Counter(
        (
            fact.kind,
            fact.name,
            fact.previous_name,
            fact.where,
            fact.old,
            fact.new,
            fact.lines,
            fact.public,
            fact.breaking,
            *fact.details.items(),
        )
        for fact in every
    )
