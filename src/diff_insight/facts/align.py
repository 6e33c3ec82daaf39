"""Which removed unit became which added unit.

Inside one run of changed lines the two sides are paired in order, by what they are about (a table
row's first cell, a key) and by how many words they share. Exact for small runs; in large ones only a
few neighbours are tried, so that the time stays linear.
"""

from collections.abc import Callable, Sequence

from diff_insight.facts.marks import Mark, Unit
from diff_insight.facts.words import rising, vocabulary

Pair = tuple[int | None, int | None]

_EXACT = 900
"""Comparisons up to which every removed unit is compared with every added one."""
_NEIGHBOURS = 8
"""How many candidates a unit of a larger run is compared with."""
_ALIKE = 0.5
_ALIKE_ALONE = 0.25
_SIGNS = frozenset("`*_")
"""Marks that texts about different things share."""
_LANDMARK = 12
"""Characters of a text that it is found again by; brackets and the like are no landmarks."""
_PROSE = {"text", "list", "quote", "admonition", "heading"}
_KEYED = {"row", "front", "value", "dependency", "include", "image", "directive", "rule", "link"}


def align(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Pair the units of both sides, in the order of the patch; None where a unit has no partner."""
    if not old or not new:
        return [(at, None) for at in range(len(old))] + [(None, at) for at in range(len(new))]
    found = _same_key(old, new)
    chain: list[tuple[int, int]] = []
    for area in _gaps(found, len(old), len(new)):
        chain += _inside(old, new, area)
    chain = _only_ones(old, new, sorted({*found, *chain}))
    return _in_order(chain, len(old), len(new))


def _same_key(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pair what has the same name exactly once on both sides, and whole units that are equal."""
    ours, theirs = _names(old), _names(new)
    pairs = sorted(
        (at, other) for name, other in theirs.items() if other >= 0 and (at := ours.get(name, -1)) >= 0
    )
    return rising(pairs)


def _names(units: Sequence[Unit]) -> dict[tuple[str, str], int]:
    names: dict[tuple[str, str], int] = {}
    for at, unit in enumerate(units):
        mark = unit.mark
        if mark.role in _KEYED and mark.key:
            name: tuple[str, str] = (mark.role, mark.key)
        elif len(mark.text) > _LANDMARK:
            name = ("=", "".join(unit.content.split()))
        else:
            continue
        names[name] = -1 if name in names else at
    return names


def _gaps(chain: Sequence[tuple[int, int]], rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    areas: list[tuple[int, int, int, int]] = []
    at_old = at_new = 0
    for one, two in [*chain, (rows, columns)]:
        if one > at_old and two > at_new:
            areas.append((at_old, one, at_new, two))
        at_old, at_new = one + 1, two + 1
    return areas


def _inside(
    old: Sequence[Unit], new: Sequence[Unit], area: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    first, end_old, second, end_new = area
    measure = _measure(old, new)
    if end_old - first == end_new - second == 1:
        return [(first, second)] if measure(first, second) >= _ALIKE else []
    if (end_old - first) * (end_new - second) <= _EXACT:
        return _best(measure, area)
    return _nearby(measure, area)


def _measure(old: Sequence[Unit], new: Sequence[Unit]) -> Callable[[int, int], float]:
    ours: dict[int, frozenset[str]] = {}
    theirs: dict[int, frozenset[str]] = {}

    def alike(one: int, two: int) -> float:
        left, right = old[one].mark, new[two].mark
        if left.role != right.role and not (left.role in _PROSE and right.role in _PROSE):
            return 0.0
        if left.role == right.role == "heading" and left.level != right.level and left.text != right.text:
            return 0.0
        if left.role in _KEYED and left.key and right.key and left.role not in {"row", "value"}:
            return 0.6 if left.key == right.key else _likeness(left.key, right.key)
        if left.role == "value":
            return _same_value(left, right)
        mine = ours.get(one)
        if mine is None:
            mine = ours[one] = vocabulary(old[one].content) - _SIGNS
        other = theirs.get(two)
        if other is None:
            other = theirs[two] = vocabulary(new[two].content) - _SIGNS
        total = len(mine) + len(other)
        if not total:
            return 1.0
        return 2 * len(mine & other) / total - (0.2 if left.role != right.role else 0)

    return alike


def _same_value(left: Mark, right: Mark) -> float:
    """Measure two values by their keys first: another key with an equal value was renamed."""
    if left.key == right.key:
        return 0.5 + _likeness(left.text, right.text) / 2
    return 0.55 if left.text == right.text else 0.0


def _likeness(one: str, two: str) -> float:
    ours, theirs = vocabulary(one), vocabulary(two)
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def _best(alike: Callable[[int, int], float], area: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Find the pairs in order whose likeness is greatest in sum."""
    first, end_old, second, end_new = area
    rows, columns = end_old - first, end_new - second
    scores = [[alike(first + i, second + j) for j in range(columns)] for i in range(rows)]
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, score = sums[i], sums[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            best = max(below[j], row[j + 1])
            if score[j] >= _ALIKE and below[j + 1] + score[j] > best:
                best = below[j + 1] + score[j]
            row[j] = best
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] >= _ALIKE and sums[i][j] == sums[i + 1][j + 1] + scores[i][j]:
            found.append((first + i, second + j))
            i, j = i + 1, j + 1
        elif sums[i + 1][j] >= sums[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _nearby(alike: Callable[[int, int], float], area: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Pair each unit with the best of the next few; good enough for runs that nobody reads line by line."""
    first, end_old, second, end_new = area
    found: list[tuple[int, int]] = []
    at = second
    for one in range(first, end_old):
        best, chosen = _ALIKE, -1
        for two in range(at, min(at + _NEIGHBOURS, end_new)):
            score = alike(one, two)
            if score > best:
                best, chosen = score, two
                if score >= 1:
                    break
        if chosen >= 0:
            found.append((one, chosen))
            at = chosen + 1
        if at >= end_new:
            break
    return found


def _only_ones(
    old: Sequence[Unit], new: Sequence[Unit], chain: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pair what stands alone between two pairs: nothing else there can have become it."""
    extra: list[tuple[int, int]] = []
    measure: Callable[[int, int], float] | None = None
    for first, end_old, second, end_new in _gaps(chain, len(old), len(new)):
        if end_old - first != 1 or end_new - second != 1:
            continue
        left, right = old[first].mark, new[second].mark
        if left.role != right.role or (left.role == "list" and _stays(old[first], new[second], old, new)):
            continue
        measure = measure or _measure(old, new)
        alone = len(old) == len(new) == 1
        if measure(first, second) >= (0 if alone and left.role not in _KEYED else _ALIKE_ALONE):
            extra.append((first, second))
    return sorted([*chain, *extra]) if extra else chain


def _stays(one: Unit, two: Unit, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Say whether an item stands, word for word, elsewhere on the other side: then it was not rewritten."""
    return any(unit.content == one.content for unit in new) or any(
        unit.content == two.content for unit in old
    )


def _in_order(chain: Sequence[tuple[int, int]], rows: int, columns: int) -> list[Pair]:
    ordered: list[Pair] = []
    at_old = at_new = 0
    for one, two in [*chain, (rows, columns)]:
        ordered += [(at, None) for at in range(at_old, one)]
        ordered += [(None, at) for at in range(at_new, two)]
        if one < rows or two < columns:
            ordered.append((one, two))
        at_old, at_new = one + 1, two + 1
    return ordered
