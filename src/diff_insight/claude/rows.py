"""A patch with a number at each changed row, so that what is said of it can name what bears it out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.diff.hunks import Hunk, HunkLine, read_hunks
from diff_insight.model import Lines

_CITED = re.compile(r"([-+])(\d{1,9})(?:(?:\.\.|-|–)[-+]?(\d{1,9}))?")
_LONGEST = 100_000
"""Rows of one citation; nobody means more."""
UNCHANGED = 100
"""Characters of a row that only shows what stands around a change."""
_HEADING = 60
"""Characters of what only says where a change is."""
_BEFORE, _BEHIND = 2, 1
"""Unchanged rows at the edges of a hunk: what stands above says where it is, what is below says less."""
_NEAR, _BEGINNING = 2, 3
"""Rows of a part of a page that are shown beside each change, and where it begins: a row of it says much."""
_TRIED = 8
"""Places at which a definition may stand by its rows."""


def numbered(patch: str, *, prose: bool = False, enclosing: str = "") -> str:
    """Give a patch whose changed rows have their sign, their number and a bar; unchanged ones may be cut.

    Args:
        patch: Of a file, or a part of it.
        prose: Of documentation: what stands behind `@@` is any line there, where it is a definition in code.
        enclosing: A definition of the new file that is shown whole, each of its rows once; empty: none.
    """
    rows: list[str] = []
    hunks = read_hunks(patch)
    shown = _near if prose else tuple
    for hunk in _widened([_trimmed(hunk) for hunk in hunks], hunks, enclosing, shown):
        heading = "" if prose or _is_shown(hunk) else cut(hunk.heading, _HEADING)
        rows.append(f"@@ {heading}".rstrip())
        for line in hunk.lines:
            number = line.old if line.side == "-" else line.new
            unchanged = f" {cut(line.text, UNCHANGED)}".rstrip()
            rows.append(unchanged if line.side == " " else f"{line.side}{number}|{line.text}")
            if not line.final_newline:
                rows.append("\\ No newline at end of file")
    return "\n".join(rows)


def _is_shown(hunk: Hunk) -> bool:
    """Tell whether what stands behind `@@`, which git cuts, is one of the hunk's own unchanged rows."""
    heading = hunk.heading.strip()
    return any(line.side == " " and line.text.strip().startswith(heading) for line in hunk.lines)


def _trimmed(hunk: Hunk) -> Hunk:
    """Give a hunk with fewer unchanged rows at its edges, and no empty ones there."""
    changed = [at for at, line in enumerate(hunk.lines) if line.side != " "]
    if not changed:
        return hunk
    first, last = max(0, changed[0] - _BEFORE), min(len(hunk.lines), changed[-1] + 1 + _BEHIND)
    while first < changed[0] and not hunk.lines[first].text.strip():
        first += 1
    while last > changed[-1] + 1 and not hunk.lines[last - 1].text.strip():
        last -= 1
    return replace(hunk, lines=hunk.lines[first:last])


def _widened(
    trimmed: Sequence[Hunk],
    whole: Sequence[Hunk],
    enclosing: str,
    shown: Callable[[Iterable[HunkLine]], Iterable[HunkLine]],
) -> Sequence[Hunk]:
    """Put the rows of a definition around and between the hunks that touch it, which become one."""
    texts = enclosing.split("\n")
    start = _place(whole, texts) if enclosing else None
    if start is None:
        return trimmed
    end = start + len(texts)
    touching = [at for at, hunk in enumerate(trimmed) if _end(hunk) > start and _first(hunk) < end]
    if not touching:
        return trimmed

    def unchanged(first: int, behind: int) -> Iterator[HunkLine]:
        for number in range(max(first, start), min(behind, end)):
            yield HunkLine(" ", None, number, texts[number - start])

    lines: list[HunkLine] = []
    reached = start
    for at in touching:
        lines += unchanged(reached, _first(trimmed[at]))
        lines += trimmed[at].lines
        reached = _end(trimmed[at])
    lines += unchanged(reached, end)
    one = replace(trimmed[touching[0]], lines=tuple(shown(lines)))
    return [*trimmed[: touching[0]], one, *trimmed[touching[-1] + 1 :]]


def _near(rows: Iterable[HunkLine]) -> Iterator[HunkLine]:
    """Give the rows near to a change, and those with which their part begins; the others are a mark."""
    lines = list(rows)
    changed = {at for at, line in enumerate(lines) if line.side != " "}
    near = {at + by for at in changed for by in range(-_NEAR, _NEAR + 1)} | set(range(_BEGINNING))
    left_out = False
    for at, line in enumerate(lines):
        if at in near:
            yield line
        elif not left_out:
            yield HunkLine(" ", None, None, "…")
        left_out = at not in near


def _first(hunk: Hunk) -> int:
    return next((line.new for line in hunk.lines if line.new is not None), hunk.new_start + 1)


def _end(hunk: Hunk) -> int:
    """Give the number of the row behind a hunk in the new file; of rows that went, of the one behind them."""
    return max((line.new for line in hunk.lines if line.new is not None), default=hunk.new_start) + 1


def _place(hunks: Sequence[Hunk], texts: Sequence[str]) -> int | None:
    """Give the row at which a definition begins: where most rows of the hunks are its own, none another."""
    shown = {line.new: line.text for hunk in hunks for line in hunk.lines if line.new is not None}
    rows_with: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        rows_with.setdefault(text, []).append(at)
    votes = Counter(
        number - at for number, text in shown.items() if text.strip() for at in rows_with.get(text, ())
    )
    for start, _ in votes.most_common(_TRIED):
        inside = range(start, start + len(texts))
        if start > 0 and all(
            shown.get(number, texts[number - start]) == texts[number - start] for number in inside
        ):
            return start
    return None


def cut(text: str, most: int) -> str:
    """Give a text, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def spans(lines: Lines) -> str:
    """Give changed rows as they are cited, neighbours together: `-3 +4..+9`."""
    return " ".join(
        f"{sign}{first}" if first == last else f"{sign}{first}..{sign}{last}"
        for sign, numbers in (("-", lines.removed), ("+", lines.added))
        for first, last in _runs(numbers)
    )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


def rows_of(patch: str, lines: Lines) -> str:
    """Give the numbered rows of some changed lines."""
    removed, added = set(lines.removed), set(lines.added)
    return "\n".join(
        f"{line.side}{line.old if line.side == '-' else line.new}|{line.text}"
        for hunk in read_hunks(patch)
        for line in hunk.lines
        if (line.old in removed if line.side == "-" else line.side == "+" and line.new in added)
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """The numbers of the changed rows of a patch."""

    removed: frozenset[int]
    added: frozenset[int]

    @classmethod
    def of(cls, patch: str) -> "Changed":
        """Read them."""
        lines = [line for hunk in read_hunks(patch) for line in hunk.lines]
        return cls(
            frozenset(line.old for line in lines if line.side == "-" and line.old is not None),
            frozenset(line.new for line in lines if line.side == "+" and line.new is not None),
        )

    def cited(self, citations: Sequence[str]) -> Lines:
        """Give the changed rows among those that are cited."""
        found: dict[str, set[int]] = {"-": set(), "+": set()}
        for citation in citations:
            match = _CITED.fullmatch(citation.strip())
            if match is None:
                continue
            sign, first, last = match[1], int(match[2]), int(match[3] or match[2])
            known = self.removed if sign == "-" else self.added
            if last - first < _LONGEST:
                found[sign] |= known.intersection(range(first, last + 1))
        return Lines(removed=tuple(sorted(found["-"])), added=tuple(sorted(found["+"])))
