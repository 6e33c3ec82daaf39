"""What only several files together show: a new thing with its tests and pages, a package in use."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diff_insight.diff.anchors import short_names
from diff_insight.diff.hunks import read_hunks
from diff_insight.diff.sides import sides
from diff_insight.facts.localised import sources_of
from diff_insight.languages import Messages, Plural
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.packages_of_files import Packaged
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import code
from diff_insight.telling.several_files import DEFINED

TESTED = Plural(
    "{names} comes with changes of tests that name it ({files}).",
    "{names} come with changes of tests that name them ({files}).",
)
DOCUMENTED = Plural(
    "{names} also stands in what pages say now ({files}).",
    "{names} also stand in what pages say now ({files}).",
)
BARE = Plural(
    "{names} stands in no changed line of a test or a page.",
    "{names} stand in no changed line of a test or a page.",
)
TRANSLATED = Plural(
    "{names} changes together with its translation ({languages}).",
    "{names} change together with their translations ({languages}).",
)
UNTRANSLATED = Plural(
    "{names} changes, and no translation of it ({languages}) is among the changed files.",
    "{names} change, and no translation of them ({languages}) is among the changed files.",
)
IMPORTED = Plural(
    "The new package {names} is imported in {files}.", "The new packages {names} are imported in {files}."
)
_TESTED_BY_NAME = frozenset({"function", "class"})
"""What a test calls by its name; a constant or a type may be used through what has it."""
_MOST_BARE = 2
"""Names that no test and no page has which are said before they are counted."""
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"\b\w+[?!]")
"""A name of Ruby's that ends with a mark: `insert!` is another method than `insert`."""
_PART = re.compile(r"[./:]")
_OWN = re.compile(r"[a-z][A-Z]|[^_]_+[^_]|[?!\d]$")
"""What a name has that nobody writes of another thing; `test` and `Options` stand anywhere."""
_OF_FOLDER = frozenset({"__init__", "index", "lib", "main", "mod"})
"""Stems of files that are called by their folder."""
_STEP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W_]+")
_LEAST = 4
"""Characters of a name that does not stand in a text by chance."""
_LONG = 400_000
"""Characters of a patch from which on its words are not looked at."""


def insights(
    new: Sequence[Told],
    files: Sequence[AnalyzedFile],
    words: Messages,
    moved: Sequence[Packaged] = (),
    again: Sequence[AnalyzedFile] = (),
) -> str:
    """Give what the files of a report show together; empty where that is nothing.

    Args:
        new: What is new.
        files: The files.
        words: The messages of the language.
        moved: Packages that only another file declares than before.
        again: Translations of which the report says already that they follow their pages.
    """
    known = {fact.name for fact, _ in moved}
    said = [*_defined(new, files, words), *_imported(files, known, words), *_translated(files, again, words)]
    return words.sentences(said[: BOUNDS.entries])


def _translated(
    files: Sequence[AnalyzedFile], again: Sequence[AnalyzedFile], words: Messages
) -> Iterator[str]:
    """Tell which pages changed with their translations, and which alone where others changed with theirs."""
    pages = {file.change.path: file.change.status for file in files if file.role == "docs"}
    paths = [path for path, status in pages.items() if status not in {"added", "removed"}]
    sources = sources_of(pages)
    changed: dict[str, set[str]] = defaultdict(set)
    trees: dict[tuple[str, str], set[str]] = defaultdict(set)  # by folder and suffix
    for path, (source, language) in sources.items():
        if pages[path] != "removed":
            changed[source].add(language)
        if _folder(path) != _folder(source):  # beside `README.ja.md` stands much that nobody translates
            trees[_folder(source), _suffix(source)].add(language)
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for path in paths:
        if path in sources:
            continue
        there = changed.get(path, set())
        if there - {sources[file.change.path][1] for file in again if sources[file.change.path][0] == path}:
            groups[True, tuple(sorted(there))].append(path)
        if left := trees.get((_folder(path), _suffix(path)), set()) - there:
            groups[False, tuple(sorted(left))].append(path)
    phrases = Phrases(words=words)
    for (together, languages), some in groups.items():
        yield words.plural(
            *(TRANSLATED if together else UNTRANSLATED),
            len(some),
            names=phrases.several([code(path) for path in some]),
            languages=phrases.several([code(language) for language in languages]),
        )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _suffix(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2]


def _defined(new: Sequence[Told], files: Sequence[AnalyzedFile], words: Messages) -> Iterator[str]:
    defined = _names(new)
    names = list(defined)
    if not names or len(files) < 2:  # noqa: PLR2004 - one file shows nothing together
        return
    phrases = Phrases(words=words)
    known = [
        (file, _added_words(file))
        for file in files
        if file.role in {"test", "docs", "example"} and not _is_changelog(file)
    ]
    called = short_names(file.change.path for file in files)
    spoken: set[str] = set()
    for tests, table in ((True, TESTED), (False, DOCUMENTED)):
        found: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            naming = [
                (file, said)
                for file, said in known
                if (file.role == "test") is tests and name.rpartition(".")[2] in said
            ]
            spoken.update([name] if naming else [])
            where = tuple(
                called[file.change.path]
                for file, said in naming
                if not defined[name].beside or defined[name].beside in _in_small_letters(file, said)
            )
            if where:
                found.setdefault(where, []).append(name)
        for where, some in found.items():
            yield words.plural(
                *table,
                len(some),
                names=phrases.several([code(name) for name in some]),
                files=phrases.several([code(path) for path in where]),
            )
    bare = [name for name, one in defined.items() if name not in spoken and one.thing in _TESTED_BY_NAME]
    if bare:
        yield words.plural(
            *BARE, len(bare), names=phrases.several([code(name) for name in bare], most=_MOST_BARE)
        )


def _is_changelog(file: AnalyzedFile) -> bool:
    return any(fact.thing == "changelog_entry" for fact in _all(file))


@dataclass(frozen=True, slots=True)
class _Defined:
    """What a program newly has that users can call.

    Attributes:
        thing: What it is.
        beside: What has to stand beside a name of one word, in small letters, for it to be this one.
    """

    thing: str
    beside: str


def _names(new: Sequence[Told]) -> dict[str, _Defined]:
    """Give the names of what a program newly has that users can call, each with what it is."""
    found: dict[str, _Defined] = {}
    for told in new:
        if told.files[0].role != "source" or told.point.order is not Order.NEW:
            continue
        for fact in told.point.facts:
            owner, _, last = fact.name.rpartition(".")
            if fact.thing in DEFINED and fact.public and not last.startswith("_") and len(last) >= _LEAST:
                holder = owner.rpartition(".")[2] or _module_of(told.files[0].change.path)
                found[fact.name] = _Defined(fact.thing, "" if _OWN.search(last) else holder.lower())
    return dict(list(found.items())[: BOUNDS.points])


def _module_of(path: str) -> str:
    """Give the name by which others call the module that a file is."""
    *folders, file = path.split("/")
    stem = file.partition(".")[0]
    return folders[-1] if folders and stem in _OF_FOLDER else stem


def _in_small_letters(file: AnalyzedFile, said: Collection[str]) -> frozenset[str]:
    """Give the words of a file and of its path: `test_bell.py` tests the module `bell`."""
    path = _STEP.sub(" ", file.change.path).lower()
    return frozenset((*(word.lower() for word in said), *_LETTERS.findall(path)))


def _added_words(file: AnalyzedFile) -> frozenset[str]:
    patch = file.change.patch or ""
    if len(patch) > _LONG:
        return frozenset()
    added = {number for fact in file.facts for number in fact.lines.added}
    new = sides(read_hunks(patch))[1]
    lines = [line for number, line in new.items() if number in added]
    return frozenset(word for line in lines for word in (*_WORD.findall(line), *_MARKED.findall(line)))


def _imported(files: Sequence[AnalyzedFile], known: Collection[str], words: Messages) -> Iterator[str]:
    """Tell what imports a package that its own manifest newly asks for: an example has one of its own."""
    phrases = Phrases(words=words)
    called = short_names(file.change.path for file in files)
    packages: dict[str, list[str]] = defaultdict(list)
    importing: dict[str, dict[str, str]] = defaultdict(dict)
    for file in files:
        before = {_module(fact) for fact in _all(file) if fact.kind == "import_removed"}
        for fact in _all(file):
            new = fact.kind == "package_added" and not fact.details.get("versions_old")  # of a lock
            if new and fact.details.get("direct") == "yes":
                packages[fact.name].append(_folder(file.change.path))
            elif fact.kind == "import_added" and _module(fact) not in before:  # else it was in use before
                importing[_module(fact)][file.change.path] = called[file.change.path]
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, folders in packages.items():
        importers = importing[name.replace("-", "_").lower()].items() if name not in known else ()
        inside = (shown for path, shown in importers if any(_is_in(path, folder) for folder in folders))
        together[tuple(inside)].append(name)
    for where, some in together.items():
        if where:
            names = phrases.several([code(name) for name in some])
            shown = phrases.several([code(each) for each in where])
            yield words.plural(*IMPORTED, len(some), names=names, files=shown)


def _is_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _module(fact: Fact) -> str:
    """Give the outermost module of an import, in small letters."""
    return _PART.split(fact.details.get("module", "") or fact.name, maxsplit=1)[0].lower()


def _all(file: AnalyzedFile) -> Iterator[Fact]:
    return (inner for fact in file.facts for inner in fact.all())
