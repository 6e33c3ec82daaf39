"""Lines of an example that only break in other places, beside others that say something else."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from diff_insight.facts.comment_marks import parted
from diff_insight.facts.entry import Entry

_CLOSES = (")", "]", "}")
_MARKS = ("//", "#", "*")
"""What each line of a comment of several begins with, before a blank."""
_PROSE = {"", "adoc", "asciidoc", "markdown", "md", "mdx", "plaintext", "rst", "text", "txt"}
"""Languages of examples in which a line that begins so is no comment."""


def only_broken_otherwise(
    olds: Sequence[Entry], news: Sequence[Entry], language: str = ""
) -> Iterator[Entry]:
    """Give the lines of a place of an example that say together what lines of the other version say.

    Args:
        olds: Lines that went from the place, in order.
        news: Lines that came to it.
        language: The language of the example: in a program the lines of one comment are one text.
    """
    code = language not in _PROSE
    first = _ahead(_said(olds, code=code), _said(news, code=code))
    yield from _told(olds[: first[0]], news[: first[1]], code=code)
    olds, news = olds[first[0] :], news[first[1] :]
    last = _ahead(_said(olds, code=code, back=True), _said(news, code=code, back=True))
    yield from _told(olds[len(olds) - last[0] :], news[len(news) - last[1] :], code=code)
    olds, news = olds[: len(olds) - last[0]], news[: len(news) - last[1]]
    if code:
        yield from _with_comment_above(olds, news)


def _told(olds: Sequence[Entry], news: Sequence[Entry], *, code: bool) -> Sequence[Entry]:
    """Give lines that say the same; as many of them as before are not wrapped, but set otherwise."""
    comment = code and all(_mark(one) for one in (*olds, *news))
    return (*olds, *news) if len(olds) != len(news) or comment else ()


def _with_comment_above(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[Entry]:
    """Give statements whose comment stood behind them and stands above them now, with that comment."""
    rows = {"".join(one.node.text.split()): one for one in news}
    texts = ["".join(one.node.text.split()) for one in news]
    for old in olds:
        statement, comment = ("".join(part.split()) for part in parted(old.node.text))
        if not statement or texts.count(statement) != 1 or texts.count(comment) != 1:
            continue
        above, now = rows[comment], rows[statement]
        if above.node.first + 1 == now.node.first:
            yield from (old, above, now)


def _mark(line: Entry) -> str:
    """Give the mark that a line of a comment begins with; empty for another line."""
    said = line.node.text.lstrip()
    return next((mark for mark in _MARKS if said.startswith((f"{mark} ", f"{mark}\t"))), "")


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


def _said(lines: Sequence[Entry], *, code: bool, back: bool = False) -> list[str]:
    """Give lines without what comes and goes with where they break: blanks, their ends, a last comma.

    In a program the mark of a comment that goes on goes as well.
    """
    said = ["".join(line.node.text.split()).replace(";//", "//").rstrip(";") for line in lines]
    for at, following in enumerate(said[1:]):
        if said[at].endswith(",") and following.startswith(_CLOSES):
            said[at] = said[at][:-1]
        mark = _mark(lines[at + 1]) if code else ""
        if mark and mark == _mark(lines[at]) and lines[at].node.first + 1 == lines[at + 1].node.first:
            said[at + 1] = following.removeprefix(mark)
    return [text[::-1] for text in said[::-1]] if back else said
