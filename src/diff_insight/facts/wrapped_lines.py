"""Lines of an example that only break in other places, beside others that say something else."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from diff_insight.facts.entry import Entry


def only_broken_otherwise(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[Entry]:
    """Give the lines of a place of an example that say together what lines of the other version say.

    Args:
        olds: Lines that went from the place, in order.
        news: Lines that came to it.
    """
    first = _ahead([_said(one) for one in olds], [_said(one) for one in news])
    yield from _told(olds[: first[0]], news[: first[1]])
    olds, news = olds[first[0] :], news[first[1] :]
    last = _ahead([_said(one)[::-1] for one in olds[::-1]], [_said(one)[::-1] for one in news[::-1]])
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


def _said(line: Entry) -> str:
    return "".join(line.node.text.split())
