"""A page whose text is a section of another one now, and a section whose text is a page of its own now.

Both are known by their words: nearly all of what one said, beside its title, stands in the other. Neither is
gone or new then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.facts.entry import even
from diff_insight.facts.shared_words import share, words_in
from diff_insight.model import Fact, Lines, Role

_ALIKE = 0.9
"""Share of equal words from which on a page and a section are one."""
_FEW = 20
"""Words that a page says at least to be recognised by them."""
_LONG = 40
"""Characters of a text that does not recur by chance."""
_SECTION = "section"
_HEAD = frozenset({"front_matter", "metadata", "metadata_entry", "metadata_record"})
"""What a page says of itself: no section has it."""
_ENDS = {"file_removed": "added", "file_added": "removed"}
"""By what happened to a page what happened to the section that has its text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A section: in which file, of which of its outermost facts."""

    file: int
    spot: int
    fact: Fact


def with_sections(files: Sequence[tuple[str, Role, tuple[Fact, ...]]]) -> list[tuple[Fact, ...]]:
    """Give the facts of each file, in order, with pages that are sections now, and sections that are pages.

    Such a page is `file_changed`: `details["page"]` is `section` of one that is gone (`into` the page whose
    section it is, `section` its heading) or `of_section` of a new one (`previous_name` the page whose section
    it was). The section moved, where it is no part of a page that is new or gone itself.

    Args:
        files: The path, the role and the facts of each file.
    """
    told = [facts for _, _, facts in files]
    pages = [
        at for at, (_, role, facts) in enumerate(files) if role == "docs" and facts and facts[0].kind in _ENDS
    ]
    if not pages:
        return told
    where: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for at, (_, role, facts) in enumerate(files):
        for place in _sections(at, facts) if role == "docs" else ():
            for text in _texts(place.fact):
                where[place.fact.action, text].append(place)
    taken: set[tuple[int, int, str]] = set()
    paths = {path: at for at, (path, _, _) in enumerate(files)}
    for at in pages:
        path, _, facts = files[at]
        kind = facts[0].kind
        gone = kind == "file_removed"
        if known := _moved_whole(facts, "to" if gone else "from"):
            other = known.details["to" if gone else "from"]
            its = paths.get(other)
            if its is not None and told[its] and told[its][0].kind not in _ENDS:
                told[at] = (_page(path, facts, other, known.name),)
                told[its] = tuple(_told_by(fact, known.name, path) for fact in told[its])
            continue
        found = _section_of(facts, _ENDS[kind], where, at)
        if found is None or (found.file, found.spot, found.fact.name) in taken:
            continue
        taken.add((found.file, found.spot, found.fact.name))
        other, _, its_facts = files[found.file]
        told[at] = (_page(path, facts, other, found.fact.name),)
        if its_facts[0].kind not in _ENDS and its_facts[found.spot] is found.fact:
            end = "from" if gone else "to"
            details = {**found.fact.details, end: path, "told_by": path}
            moved = replace(found.fact, kind="section_moved", parts=(), details=details)
            told[found.file] = (*told[found.file][: found.spot], moved, *told[found.file][found.spot + 1 :])
    return told


def _page(path: str, facts: Sequence[Fact], other: str, section: str) -> Fact:
    """State of a page which section of which other one it is now, or was."""
    gone = facts[0].kind == "file_removed"
    details = {"page": "section", "into": other} if gone else {"page": "of_section"}
    return Fact(
        kind="file_changed",
        name=path,
        previous_name=None if gone else other,
        lines=_lines(facts),
        details={**details, "section": section},
    )


def _moved_whole(facts: Sequence[Fact], end: str) -> Fact | None:
    """Give the section that is all of a page, where it stands word for word in another file: it moved."""
    rest = [fact for fact in facts[1:] if fact.thing not in _HEAD]
    alone = len(rest) == 1 and rest[0].kind == "section_moved" and end in rest[0].details
    return rest[0] if alone else None


def _told_by(fact: Fact, section: str, path: str) -> Fact:
    """Mark the section that moved: the page says so."""
    ends = {fact.details.get("from"), fact.details.get("to")}
    if fact.kind != "section_moved" or fact.name != section or path not in ends:
        return fact
    return replace(fact, details={**fact.details, "told_by": path})


def _sections(file: int, facts: Sequence[Fact]) -> Iterator[_Place]:
    """Give the sections of a page that are new or gone, but for the one that a new page begins with."""
    whole = bool(facts) and facts[0].kind in _ENDS
    if whole and facts[0].kind == "file_removed":
        return  # what of such a page stands on several ones is told of it
    for spot, fact in enumerate(facts):
        for one in fact.all():
            if one.thing == _SECTION and one.action in {"added", "removed"} and not (whole and one is fact):
                yield _Place(file, spot, one)


def _section_of(
    facts: Sequence[Fact], action: str, where: dict[tuple[str, str], list[_Place]], at: int
) -> _Place | None:
    """Give the section that says what a page says; None where none does, or several do."""
    texts = {text for fact in facts[1:] for text in _texts(fact)}
    near = {
        (place.file, id(place.fact)): place
        for text in texts
        for place in where.get((action, text), ())
        if place.file != at
    }
    said = _said(facts[1:])
    if said.total() < _FEW:
        return None
    alike = [place for place in near.values() if share(said, _said(place.fact.parts)) >= _ALIKE]
    return alike[0] if len(alike) == 1 else None


def _texts(fact: Fact) -> set[str]:
    said = ((one.old or one.new or "") for one in fact.all())
    return {even(text) for text in said if len(text) >= _LONG}


def _said(facts: Sequence[Fact]) -> Counter[str]:
    """Give the words of texts, without those of the title that they stand under."""
    top = [fact for fact in facts if fact.thing not in _HEAD]
    if len(top) == 1 and top[0].thing == _SECTION:
        top = list(top[0].parts)
    said = [
        text
        for fact in top
        for one in fact.all()
        for text in (one.name if one.thing == _SECTION else "", one.old or one.new or "")
    ]
    return words_in(" ".join(said))


def _lines(facts: Sequence[Fact]) -> Lines:
    return Lines(
        removed=tuple(sorted({number for fact in facts for number in fact.lines.removed})),
        added=tuple(sorted({number for fact in facts for number in fact.lines.added})),
    )
