"""A section that is gone from one page of a range and stands, with changes, on another one: it moved."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.entry import even
from diff_insight.facts.line_sets import lines_of_all, minus
from diff_insight.facts.shared_words import share, words_in
from diff_insight.model import Fact

_ALIKE = 0.6
"""Share of equal words from which on a section of the same title is the same."""
_TITLE = 8
"""Characters of a title that tells which section it is: `Options` and `Usage` recur."""
_FEW = 20
"""Words that a section says at least to be recognised by them."""
_SECTION = "section"


def resettle(files: Sequence[tuple[str, tuple[Fact, ...]]]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file, in order, with the sections that went to another one told as moved.

    What such a section holds under a heading that it did not have is new on the page where it is now.

    Args:
        files: The path and the facts of each file.
    """
    found: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = defaultdict(lambda: ([], []))
    for at, (_, facts) in enumerate(files):
        for spot, fact in enumerate(facts):
            if fact.thing == _SECTION and fact.action in {"added", "removed"} and len(fact.name) >= _TITLE:
                found[even(fact.name)][fact.action == "added"].append((at, spot))
    told = [list(facts) for _, facts in files]
    news: dict[int, list[Fact]] = defaultdict(list)
    for gone, come in found.values():
        if len(gone) != 1 or len(come) != 1 or gone[0][0] == come[0][0]:
            continue
        (source, left), (goal, reached) = gone[0], come[0]
        old, new = told[source][left], told[goal][reached]
        if _alike(old, new) < _ALIKE:
            continue
        names = {even(one.name) for one in old.all() if one.thing == _SECTION}
        own = list(_new_sections(new, names))
        lines = minus(new.lines, lines_of_all(own))
        whole = [next((one.kind for one in told[at]), "") for at in (source, goal)]
        if whole[0] != "file_removed":
            told[source][left] = _moved(old, "to", files[goal][0])
        if whole[1] == "file_added":  # which tells what it says
            continue
        told[goal][reached] = replace(_moved(new, "from", files[source][0]), lines=lines)
        news[goal] += own
    return [(*facts, *news[at]) for at, facts in enumerate(told)]


def _new_sections(fact: Fact, names: set[str]) -> Iterator[Fact]:
    """Give the sections in one whose titles are not among those of before, without such as are."""
    for part in fact.parts:
        if part.thing != _SECTION or even(part.name) in names:
            yield from _new_sections(part, names)
            continue
        kept = tuple(one for one in part.parts if one.thing != _SECTION or even(one.name) not in names)
        stays = [one for one in part.parts if one not in kept]
        yield replace(part, parts=kept, lines=minus(part.lines, lines_of_all(stays)))
        for one in stays:
            yield from _new_sections(one, names)


def _moved(fact: Fact, end: str, path: str) -> Fact:
    return replace(fact, kind=f"{fact.thing}_moved", parts=(), details={**fact.details, end: path})


def _alike(old: Fact, new: Fact) -> float:
    was, now = _words(old), _words(new)
    return share(was, now) if min(was.total(), now.total()) >= _FEW else 0.0


def _words(fact: Fact) -> Counter[str]:
    """Give the words that a section says: of its titles, its texts, its examples."""
    said = [text for one in fact.all() for text in (one.name, one.old or one.new or "")]
    return words_in(" ".join(said))
