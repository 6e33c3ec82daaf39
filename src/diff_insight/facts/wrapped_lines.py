"""Lines of an example that only break in other places, beside others that say something else."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from diff_insight.facts.entry import Entry

_CLOSES = (")", "]", "}")


def only_broken_otherwise(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[Entry]:
    """Give the lines of a place of an example that say together what lines of the other version say.

    Args:
        olds: Lines that went from the place, in order.
        news: Lines that came to it.
    """
    first = _ahead(_said(olds), _said(news))
    yield from _told(olds[: first[0]], news[: first[1]])
    olds, news = olds[first[0] :], news[first[1] :]
    last = _ahead(_backwards(olds), _backwards(news))
    yield from _told(olds[len(olds) - last[0] :], news[len(news) - last[1] :])


def _told(olds: Sequence[Entry], news: Sequence[Entry]) -> Sequence[Entry]:
    """Give lines that say the same; as many of them as before are not wrapped, but set otherwise."""
    return (*olds, *news) if len(olds) != len(news) else ()


def _ahead(olds: Sequence[str], news: Sequence[str]) -> tuple[int, int]:
    """Give how many of the first lines of both sides say the same, put together: the most of each."""
    said = "".join(olds), "".join(news)
    differs = (at for at, (one, other) in enumerate(zip(*said, strict=False)) if one != other)
    same = next(differs, min(map(len, said)))
    was, now = (list(accumulate(map(len, side))) for side in (olds, news))
    ends = [end for end in {*was} & {*now} if end <= same]
    if not ends:
        return 0, 0
    end = max(ends)
    return tuple(len(side) - side[::-1].index(end) for side in (was, now))  # type: ignore[return-value]


def _said(lines: Sequence[Entry]) -> list[str]:
    """Give lines without what comes and goes with where they break: blanks, their ends, a last comma."""
    said = ["".join(line.node.text.split()).replace(";//", "//").rstrip(";") for line in lines]
    for at, following in enumerate(said[1:]):
        if said[at].endswith(",") and following.startswith(_CLOSES):
            said[at] = said[at][:-1]
    return said


def _backwards(lines: Sequence[Entry]) -> list[str]:
    return [text[::-1] for text in _said(lines)[::-1]]
