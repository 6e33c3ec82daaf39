"""Many points as one: files of a new folder, many of one kind, one mark on many parameters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.news import Told
from diff_insight.telling.point import BY_SIDES, FILE, Place

_WHOLE = frozenset({"file_added", "file_removed"})
_OF_FILES = _WHOLE | {"file_renamed", "file_moved", "binary_changed", "submodule_changed"}
"""Kinds of what happened to a file as such: to many of one use it is told once."""
_NESTED = 50
"""Folders of a path that are looked at: the names of all together grow with the square of their number."""
FILES = 5
"""Files of one use that are new, or gone, from which on they are told as one."""
_PAIR = 2
"""Files that are otherwise told one by one, as those whose content cannot be compared."""
MANY = 3
"""Points of one kind in one file from which on they are told as one."""
MARKS = 2
"""Names of parameters that get one mark, from which on the mark is the news and not each of the names."""
_MARKED = frozenset({"mark_added", "mark_removed"})


def of_one_mark(told: Iterable[Told]) -> Iterator[Told]:
    """Give as one the parameters of many names that get, or lose, the same mark: an annotation, a keyword.

    Args:
        told: Points, in their order.
    """
    groups: dict[object, list[Told]] = {}
    for at, one in enumerate(told):
        first = one.point.facts[0]
        marked = first.kind in _MARKED and not any(fact.breaking for fact in one.point.facts)
        mark = (first.kind, first.old, first.new, one.point.order, one.files[0].role) if marked else at
        groups.setdefault(mark, []).append(one)
    for some in groups.values():
        if len(some) <= MARKS:
            yield from some
            continue
        facts = {fact.name: fact for one in some for fact in one.point.facts}
        places = tuple(dict.fromkeys(place for one in some for place in one.point.places))
        files = {file.change.path: file for one in some for file in one.files}
        known = places if all(place.name for place in places) else (FILE,)
        point = replace(some[0].point, facts=tuple(facts.values()), places=known)
        yield replace(some[0], point=point, files=tuple(files.values()))


def by_folder(told: Sequence[Told], files: Sequence[AnalyzedFile]) -> Iterator[Told]:
    """Give the new files of a folder in which all is new as one: the folder is the news."""
    old = {
        folder
        for file in files
        if file.change.status != "added"
        for folder in _folders(file.change.previous_path or file.change.path)
    }
    groups: dict[str, list[Told]] = {}
    for one in told:
        path = one.files[0].change.path
        alone = one.point.facts[0].kind == "file_added" and len(one.files) == 1
        new = next((folder for folder in _folders(path) if folder not in old), "") if alone else ""
        groups.setdefault(new, []).append(one)
    for folder, some in groups.items():
        if not folder or len(some) <= FILES:
            yield from some
            continue
        facts = tuple(fact for one in some for fact in one.point.facts)
        point = replace(
            some[0].point, facts=facts, places=(Place(folder),), order=min(one.point.order for one in some)
        )
        yield Told(point, tuple(file for one in some for file in one.files))


def _folders(path: str) -> Iterator[str]:
    """Give the folders that a file is in, outermost first, as far as people nest them."""
    parts = path.split("/", _NESTED)[:-1]
    return ("/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1))


def _of_one_thing(facts: Sequence[Fact], places: Sequence[Place]) -> Iterator[Fact]:
    """Give each changed thing of a file once: what a value lost and what it gained is one change of it."""
    groups: dict[object, list[Fact]] = {}
    for at, fact in enumerate(facts):
        same = fact.action == "changed" and fact.name and len(places) == 1
        groups.setdefault((fact.name, fact.where) if same else at, []).append(fact)
    for some in groups.values():
        yield some[0] if len(some) == 1 else replace(some[0], old=None, new=None, details={})


def _where(places: tuple[Place, ...], paths: Iterable[str], *, known: bool) -> tuple[Place, ...]:
    """Give the place of many files: the folder that all share, but of pages, known by their titles."""
    folder = "" if known else _folder_of(paths)
    if folder:
        return (Place(folder),)
    return places if all(place.name for place in places) else (FILE,)


def _folder_of(paths: Iterable[str]) -> str:
    """Give the folder that files share; the outermost, which holds much else, where it is their very own."""
    folders = [list(_folders(path)) for path in paths]
    shared = [same[0] for same in zip(*folders, strict=False) if len(set(same)) == 1]
    own = all(len(some) == len(shared) for some in folders)
    return shared[-1] if shared and (own or len(shared) > 1) else ""


def _times(one: Told) -> int:
    """Tell in how many places stands what is said once of all of them."""
    return len(one.point.places) if len(one.point.facts) == 1 and len(one.files) == 1 else 1


def summed(told: Iterable[Told], translated: frozenset[str]) -> list[Told]:
    """Give as one what happened to many things of one kind in one file, and to many files of one use.

    A page and the translations of others are not of one use: it says something, they say it again.
    """
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        first = one.point.facts[0]
        whole = first.kind in _OF_FILES and not first.details.get("copied")
        of = one.files[0].role if whole else one.files[0].change.path
        again = whole and one.files[0].change.path in translated
        sides = (first.old, first.new) if first.kind in BY_SIDES else ()
        stays = "still" in first.details  # it went from one of several places: not gone as the others are
        key = (of, again, 0 if whole else len(one.files), first.kind, one.point.order, sides, stays)
        groups.setdefault(key, []).append(one)
    found = []
    for some in groups.values():
        kind = some[0].point.facts[0].kind
        whole = kind in _OF_FILES and not some[0].point.facts[0].details.get("copied")
        count = sum(len(one.files) if whole else 1 for one in some)
        again = kind in _WHOLE and translated.issuperset(
            file.change.path for one in some for file in one.files
        )
        stays = "still" in some[0].point.facts[0].details
        few = stays or count <= (FILES if kind in _WHOLE and not again else _PAIR if whole else MANY)
        if few or kind.startswith(("text_", "parameter_")):
            found += some
            continue
        facts = tuple(
            fact  # one a file, where several say the same of themselves
            for one in some
            for fact in one.point.facts * (len(one.files) // len(one.point.facts) if whole else _times(one))
        )
        places = tuple(dict.fromkeys(place for one in some for place in one.point.places))
        files = {file.change.path: file for one in some for file in one.files}
        facts = facts if whole else tuple(_of_one_thing(facts, places))
        if kind in _WHOLE:
            places = _where(places, files, known=some[0].files[0].role == "docs")
        point = replace(some[0].point, facts=facts, places=places)
        found.append(replace(some[0], point=point, files=tuple(files.values())))
    return found
