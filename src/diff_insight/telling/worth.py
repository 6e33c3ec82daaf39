"""How much what a commit says is worth to a reader, by what it touches: a program, pages, or their upkeep."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum

from diff_insight import commits as messages_of_commits
from diff_insight.facts.localised import translations
from diff_insight.facts.mended import mends_words
from diff_insight.model import AnalyzedFile, AnalyzedRange, Commit, Fact, Role
from diff_insight.telling import changelog_news
from diff_insight.telling.news import ROLES, Told, is_of_pages, place

_PROGRAM: frozenset[Role] = frozenset({"source", "schema"})
_KEEPS: frozenset[Role] = frozenset({"build", "test", "ci", "lock", "generated", "vendored"})
"""Roles of files that no reader of a repository meets."""
_BLOCKS = frozenset(
    {"file", "section", "heading", "paragraph", "table", "table_row", "table_column", "list", "code_block"}
    | {"admonition", "definition", "list_item", "key"}
)
"""What a page holds that says something new when it comes, and takes something away when it goes."""
_SPELLING = re.compile(r"\b(?:typos?|typing errors?)\b|错别字|誤字|Tippfehler", re.IGNORECASE)
"""What a subject calls a change of letters: no user of a program meets it."""
_SENTENCES = frozenset({"sentence", "text"})


class Worth(IntEnum):
    """What a commit is about."""

    PROGRAM = 0
    SAYS = 1
    """What users meet beside the program: settings, data, what pages newly say."""
    KEEPS = 2
    """Other words for what pages said before, translations, and how the repository is kept."""
    NONE = 3


def weightiest_first(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], said: Iterable[Commit], news: Sequence[Told]
) -> list[tuple[Worth, Commit]]:
    """Order what commits say: by what their files are for, of a program by what it is called, then by size.

    A fix of a page is a typing error as often as not, so its size tells more. The commit that only makes the
    release says no more than the range does, one on other files than the report's is told in another.

    Args:
        analyzed: The range.
        files: Those of the report.
        said: The commits that say something.
        news: What the report has told already.
    """
    of = {path: file for file in files for path in (file.change.path, file.change.previous_path) if path}
    shared = Counter(path for commit in analyzed.commits for path in commit.paths or ())
    told = {file.change.path for one in news for file in one.files if file.role == "docs"}
    translated = translations(path for path, file in of.items() if file.role == "docs")
    head = changelog_news.number(analyzed.range.head_name or "")
    pages = is_of_pages(files)
    untyped = messages_of_commits.place(Commit(sha="", subject=""))
    found = []
    for commit in messages_of_commits.ranked(said):
        touched = [path for path in commit.paths or () if path in of]
        release = head and changelog_news.number(commit.subject) == head
        if release or (commit.paths and not touched):
            continue
        some = [of[path] for path in touched if path not in translated]
        much = _worth(commit, some, told, pages=pages) if commit.paths else Worth.PROGRAM
        role = min((place(file.role, pages=pages) for file in some), default=len(ROLES))
        size = sum((of[path].change.additions + of[path].change.deletions) / shared[path] for path in touched)
        called = messages_of_commits.place(commit) if 0 <= role <= ROLES.index("schema") else 0
        mended = any(map(_is_mended, some)) and not mends_words(commit)
        if messages_of_commits.is_fix(commit) and not mended:
            called = messages_of_commits.place(replace(commit, type="docs"))
        elif not commit.type:  # the rest of such a range has no word for what it is: size says more
            called = min(called, untyped)
        breaks = (
            commit.breaking and much < Worth.KEEPS and role not in {place("docs"), place("docs", pages=True)}
        )
        found.append(((not breaks, much, role, called, -size), much, commit))
    return [(much, commit) for _, much, commit in sorted(found, key=lambda one: one[0])]


def _worth(commit: Commit, files: Sequence[AnalyzedFile], told: set[str], *, pages: bool) -> Worth:
    """Tell what a commit is about, by the best of its files.

    Args:
        commit: The commit.
        files: Those that it touches and that are no translations.
        told: Pages of which the report tells what is new.
        pages: Whether the repository is one of pages: a program only makes them.
    """
    keeps = _KEEPS | _PROGRAM if pages else _KEEPS
    if commit.type == "style" and not any(file.language == "css" for file in files):
        return Worth.KEEPS  # it says itself that nothing but the layout changes
    if not pages and any(file.role in _PROGRAM for file in files):
        if _SPELLING.search(commit.subject):
            return Worth.KEEPS
        upkeep = messages_of_commits.is_called_upkeep(commit.subject)
        return Worth.SAYS if upkeep else Worth.PROGRAM
    beside = [file for file in files if file.role not in keeps]
    fresh = [file for file in beside if file.change.path not in told]
    return Worth.SAYS if any(file.role != "docs" or _says_more(file.facts) for file in fresh) else Worth.KEEPS


def _says_more(facts: Sequence[Fact]) -> bool:
    """Tell whether a page says something that it did not, or no longer says it, beside other words for it."""
    inner = [one for fact in facts for one in fact.all()]
    moves = [one for one in inner if one.action in {"added", "removed"}]
    reworded = sum(one.action == "changed" and one.thing in _SENTENCES for one in inner)
    sentences = sum(one.thing in _SENTENCES for one in moves)
    return any(one.thing in _BLOCKS for one in moves) or sentences > reworded


def _is_mended(file: AnalyzedFile) -> bool:
    """Tell whether something that a file does changed: a mended spelling of a comment is no fix."""
    return file.modification_type != "minor update"
