"""Which page is the translation of which, by their paths: `docs/ja/hay.md` of `docs/hay.md`.

Projects put the language into a folder or into the name of the file, or keep translations in a tree apart.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from diff_insight.late import late
from diff_insight.model import Fact

_NAMED = re.compile(r"(.+?)[._-]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(\.[A-Za-z]+)$")
_NESTED = 50
"""Folders of a path that are looked at: the names of all together grow with the square of their number."""
_SOURCES = ("en", "en-us", "en_us", "en-US", "en_US")
"""Folders of the language that most projects write first."""
_TREES = (
    ("i18n", ("docusaurus-plugin-content-docs", "current")),
    ("i18n", ()),
    ("translations", ()),
    ("locales", ()),
)
"""Folders that hold a tree of translations, with what may stand between the language and the page."""


_TEXTS = late(
    r"(?:^|/)_?(?:locales?|i18n|l10n|lang|langs|languages|translations|messages)/(?:[^/]+/)*([^/.]+)[^/]*$",
    re.IGNORECASE,
)
"""Where programs keep what they say, a file a language."""
_FOLDERS = re.compile(r"(?:^|/)_?(?:locales?|i18n|l10n|translations)/([^/]+)/", re.IGNORECASE)
"""The same with a folder a language; one that is called `languages` may hold what a program knows of C#."""


def holds_texts(path: str) -> bool:
    """Tell whether a file holds what a program says in one language: its keys are the program's own."""
    names = [found[1] for form in (_TEXTS, _FOLDERS) if (found := form.search(path))]
    return any(map(_is_language, names))


def sources_of(paths: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give for each page that is a translation of another one of these its source and its language.

    Args:
        paths: Of all files of a range.
    """
    known = list(paths)
    there = set(known)
    found: dict[str, tuple[str, str]] = {}
    for path in known:
        for source, language in _candidates(path):
            if source in there and source != path:
                found[path] = (source, language)
                break
    return found


def translations(paths: Iterable[str]) -> frozenset[str]:
    """Give the pages that stand in another language's tree than English beside that of English.

    Their sources need not be among them: who translates a page does it later.

    Args:
        paths: Of all pages of a range.
    """
    known = list(paths)
    trees: dict[str, set[str]] = {}
    where: dict[str, list[tuple[str, str]]] = {}
    for path in known:
        folders = path.split("/", _NESTED)[:-1]
        where[path] = [("/".join(folders[:at]), one) for at, one in enumerate(folders) if _is_language(one)]
        for tree, language in where[path]:
            trees.setdefault(tree, set()).add(language.lower().partition("-")[0].partition("_")[0])
    beside = {
        path
        for path in known
        if any("en" in trees[tree] and not one.lower().startswith("en") for tree, one in where[path])
    }
    return frozenset(beside | sources_of(known).keys())


def loses_by_itself(path: str, facts: Sequence[Fact], standing: Callable[[str], str | None]) -> bool:
    """Tell whether a page that lost something is the translation of one that stands where the range ends.

    What that says decides, and the range takes nothing from it.

    Args:
        path: Of the page.
        facts: What happened to it.
        standing: Gives the text at a path there; None where nothing stands.
    """
    lost = any(one.action != "added" for fact in facts for one in fact.all())
    sources = (source for source, _ in _candidates(path) if source != path) if lost else ()
    return any(standing(source) is not None for source in sources)


def _candidates(path: str) -> Iterator[tuple[str, str]]:
    """Give the paths at which the source of a page may stand, with the page's language."""
    folders = path.split("/")
    for at, folder in enumerate(folders[:-1]):
        if not _is_language(folder) or folder.lower().startswith("en"):
            continue
        before, behind = folders[:at], folders[at + 1 :]
        yield "/".join((*before, *behind)), folder
        for source in _SOURCES:
            yield "/".join((*before, source, *behind)), folder
        for tree, between in _TREES:
            if before[-1:] == [tree] and tuple(behind[: len(between)]) == between:
                rest = behind[len(between) :]
                yield "/".join((*before[:-1], "docs", *rest)), folder
                yield "/".join((*before[:-1], *rest)), folder
    named = _NAMED.match(folders[-1])
    if named is not None and _is_language(named[2]) and not named[2].lower().startswith("en"):
        for name in (f"{named[1]}{named[3]}", *(f"{named[1]}.{source}{named[3]}" for source in _SOURCES)):
            yield "/".join((*folders[:-1], name)), named[2]


def _is_language(word: str) -> bool:
    """Tell whether a word is the code of a language (`ja`, `zh-cn`, `pt_BR`)."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", word):
        return False
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - few paths have such a word

    try:
        known = Locale.parse(word.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    behind = re.split("[-_]", word.casefold())[1:]  # what is no script and no territory was left out there
    return all(one in {str(known.script).casefold(), str(known.territory).casefold()} for one in behind)
