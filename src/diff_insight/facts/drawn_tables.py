"""Tables drawn in an example with bars and dashes: their rows are what their cells say, however wide."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, folded

_BORDER = frozenset("+-=|")


def even_row(line: str) -> str:
    """Give a row of a drawn table, or a border of one, without what makes it as wide as the others."""
    said = folded(line)
    if len(said) > 1 and said[0] == said[-1] == "|":
        return said
    if len(said) > 1 and said[0] == said[-1] == "+" and _BORDER.issuperset(said):
        return "+" + "+".join("-" for _ in said.strip("+").split("+")) + "+"
    return ""


def same_rows(gone: Sequence[Entry], come: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the rows of an example that say what they said, in order, and the borders around them.

    A border stands where a row beside it does; how many columns it has is all that it says.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, one in enumerate(come):
        if said := even_row(one.node.text):
            places[said].append(at)
    reached = -1
    for one in gone:
        found = places.get(even_row(one.node.text))
        while found and found[0] <= reached:
            found.popleft()
        if found:
            reached = found.popleft()
            yield one, come[reached]


def is_border(line: str) -> bool:
    """Tell whether a line only draws a drawn table, above, below or between its rows."""
    return even_row(line).startswith("+")


def rows_of_one_name(gone: Sequence[Entry], come: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the rows that begin with a cell which no other row of its side begins with."""
    sides: tuple[dict[tuple[str, int], list[Entry]], ...] = (defaultdict(list), defaultdict(list))
    for side, entries in zip(sides, (gone, come), strict=True):
        for one in entries:
            cells = even_row(one.node.text).split("|")
            if len(cells) > 3 and (name := cells[1].strip()):  # noqa: PLR2004 - two cells between three bars
                side[name, len(cells)].append(one)
    for key, olds in sides[0].items():
        news = sides[1].get(key, [])
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]
