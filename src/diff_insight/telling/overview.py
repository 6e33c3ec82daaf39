"""What a range is and what its readers have to know: each once, merged over files, the important first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from diff_insight import commits as messages_of_commits
from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import AnalyzedFile, AnalyzedRange, FileSummary, Overview
from diff_insight.telling import (
    archived_versions,
    authors,
    changelog_entries,
    changelog_news,
    documentation,
    removed_folders,
)
from diff_insight.telling.authors import Said
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.changelog_entries import Listed
from diff_insight.telling.entries import ALONE, OF_PAGES, Teller
from diff_insight.telling.glance import news as news_of
from diff_insight.telling.insights import insights
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told, says_little
from diff_insight.telling.news_parts import Parts, is_line_of_upkeep, of_bodies, parts_of
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import code
from diff_insight.telling.subject_entries import without_subject
from diff_insight.telling.together import Together

FILES = Plural("one file", "{n} files")
COMMITS = Plural("one commit", "{n} commits")
PEOPLE = Plural("one person", "{n} people")
COMMIT = msgid("Commit {head} changes {files}.")
COMPARED = msgid("From {base} to {head}: {size}.")
CHANGES = Plural("{size} changes.", "{size} change.")
NAMED = Plural("{names} changes.", "{names} change.")
IN_COMMITS = msgid("{files} in {commits}")
BY_PEOPLE = msgid("{size} by {people}")
BREAKS = msgid("Breaking: {clauses}.")
IS_NEW = msgid("New: {clauses}.")
IS_DEPRECATED = msgid("Deprecated: {clauses}.")
_MANY = 4
"""Files from which on what most of them are about is what a range is about."""
_MARKS = re.compile(
    r"(?<!`)(?P<ticks>`++)(?P<code>[^\n`](?:[^\n]{0,400}?[^\n`])??)(?P=ticks)(?!`)"
    r"|\\(?P<char>[!-/:-@\[-`{-~])|\]\(#item-[0-9a-f]{6,96}\)|\[(?=`)"
)
"""What our own Markdown marks: code, an escape, the ends of a link to a row."""


def overview(
    analyzed: AnalyzedRange,
    files: Sequence[AnalyzedFile],
    all_of_it: Together,
    summaries: Mapping[str, FileSummary],
    words: Messages,
) -> Overview:
    """Give the overview of one report.

    Args:
        analyzed: The range and what its authors say.
        files: The report's files, in diff order.
        all_of_it: What they tell, put together.
        summaries: What the report says of each, by path: their types are the report's.
        words: The messages of the language.
    """
    teller = Teller(words, files)
    types = {path: summary.modification_type for path, summary in summaries.items()}
    parts = parts_of(analyzed, files, all_of_it, types, teller)
    step = changelog_news.is_step(analyzed.range)
    breaks = list(news_of(parts.breaking, BREAKS, teller.phrases, done=True))
    is_news = bool(breaks or parts.new or parts.offered or parts.dated or parts.archived)
    rest = parts.rest if is_news else _widest_first(parts.rest, len(files))
    authored = list(authors.subject(analyzed, files, words))
    parts = _without_subject(parts, analyzed) if authored and len(files) > 1 else parts
    leads = step or not authored or authors.names_advisory(parts.notes)
    room = 0 if not leads else BOUNDS.unit if is_news else BOUNDS.bullet
    changelog, left = changelog_entries.sentences(teller, parts.notes, room, analyzed.range.head_name or "")
    if changelog and step:
        authored = []  # what the only commit of a release is called stands there
    named: list[str] = []
    if not (authored or changelog):
        told_of = [*parts.breaking, *parts.new, *parts.dated]
        named = list(authors.subjects(analyzed, files, told_of, teller.phrases))
    teller.quoted = " ".join(named)
    counted = _counted(analyzed, files, parts, teller) if named and step else []
    listed = changelog_entries.listed(teller, left, [*parts.breaking, *parts.new], release=step)
    quoted = [*listed.mended, *listed.other]
    fresh = [one for one in parts.new if not changelog_entries.names_all_of(" ".join(changelog), one)]
    news = [*news_of(fresh, IS_NEW, teller.phrases), *news_of(parts.dated, IS_DEPRECATED, teller.phrases)]
    fixes, folders = list(teller.points(parts.mended)), list(_folders(parts, teller))
    room = max(BOUNDS.points - len(quoted), BOUNDS.entries)
    points = list(_points(rest, parts, room, teller, release=step))
    of_pages = list(teller.points([*parts.gone, *parts.pages], template=OF_PAGES))
    tests, updates = list(teller.tests(parts.found)), list(teller.packages(parts.found))
    lines = [*teller.points([one for one in rest if is_line_of_upkeep(one)]), *teller.upkeep(parts.upkeep)]
    told = [folders, fixes, points, quoted, of_pages, updates, tests, lines]
    alone = not (parts.breaking or parts.new or parts.offered or changelog or parts.archived or any(told))
    besides = list(teller.besides(parts, alone=alone))
    lead: list[str] = []
    if not (breaks or news or named or changelog or parts.archived):  # a changelog leads by its own sentence
        first_of = [some for some in told if some is not of_pages]
        leading = next((some for some in (*first_of, besides) if some), [])
        unsaid = leading is quoted or (leading is points and authored and _says_little(rest))
        lead = [leading.pop(0) for _ in leading[: not unsaid]]
    first = (
        [*quoted, *counted, *fixes, *points, *of_pages, *updates, *lines, *tests]
        if step or len(quoted) > 1
        else [*fixes, *points, *of_pages, *tests, *quoted, *updates, *lines]
    )
    names = teller.file_names(files) if len(files) <= BOUNDS.names else ""
    about = _range(analyzed, _size(analyzed, files, words), len(files), names, words)
    if lead and _says_all(analyzed, files, parts, told=any(told), names=names):
        about = ""
    around = list(filter(None, [*authored, about]))
    beside = [*named, *lead, *documentation.said(parts.gone, parts.pages, teller.phrases)]

    news = [*_first([*breaks, *_versions(parts, teller)], changelog, parts), *news]
    # what a single file tells stands in the list that follows, or nowhere else
    shown = changelog if len(files) == 1 and (authored or beside or changelog) else news
    return Overview(
        summary=_plain(words.sentences([*around, *news, *beside])),
        highlights=words.sentences([*around, *shown, *beside, *authors.advisories(analyzed, words)]),
        new_features=(*listed.new, *_beside(parts.new, listed, teller), *teller.points(parts.offered)),
        breaking_changes=(*listed.breaking, *_beside(parts.breaking, listed, teller)),
        other_updates=(*folders, *first, *besides),
        insights=insights(parts.new, files, words, all_of_it.moved, all_of_it.again),
    )


def _counted(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], parts: Parts, teller: Teller
) -> list[str]:
    """Quote the commits of a release without a changelog that its sentence counts and no entry tells.

    They changed files that others changed too: what stands there is told without a word of theirs.
    """
    of = authors.of_program(analyzed, files, [*parts.breaking, *parts.new, *parts.dated], teller.phrases)
    said = [one for one in (*parts.mended, *parts.rest, *parts.offered) if isinstance(one, Said)]
    told = {one.commit.sha for one in (*said, *parts.upkeep)}
    return list(teller.commits([one for one in of if one.commit.sha not in told]))


def _without_subject(parts: Parts, analyzed: AnalyzedRange) -> Parts:
    return replace(parts, notes=list(without_subject(parts.notes, authors.called(analyzed))))


def _first(breaks: list[str], changelog: list[str], parts: Parts) -> list[str]:
    """Give what breaks and what the changelog says, which leads where it says itself what breaks.

    A runtime that is asked for is what the changelog says too: it is told by the manifest, and leads.
    """
    asked = any(fact.kind == "runtime_changed" for one in parts.breaking for fact in one.point.facts)
    leads = not asked and changelog_news.says_breaking(parts.notes)
    return [*changelog, *breaks] if leads else [*breaks, *changelog]


def _says_little(rest: Sequence[Said | Told]) -> bool:
    """Tell whether what would lead only counts changes or quotes none: its author's subject says more."""
    first = rest[0] if rest else None
    return isinstance(first, Told) and (first.spread or says_little(first.point))


def _points(
    rest: Sequence[Said | Told], parts: Parts, room: int, teller: Teller, *, release: bool
) -> Iterator[str]:
    """Tell what is left by its names and its authors' words, of a release much of it by its places."""
    said = [one for one in rest if not is_line_of_upkeep(one)]
    said, inner = of_bodies(said, room) if release else (said, [])
    yield from teller.points(said, room, beside=[*parts.breaking, *parts.new, *parts.mended])
    yield from teller.inside(inner)


def _beside(told: Sequence[Told], listed: Listed, teller: Teller) -> Iterator[str]:
    """Tell what no entry of the changelog says by its names already."""
    yield from teller.points([one for one in told if one not in listed.named], BOUNDS.news)


def _folders(parts: Parts, teller: Teller) -> Iterator[str]:
    """Say of which folders many files are gone."""
    for said in removed_folders.said(parts.folders, teller.phrases):
        yield teller.words.text(ALONE, clauses=Phrases.raised(said))


def _versions(parts: Parts, teller: Teller) -> Iterator[str]:
    """Say which versions of a documentation came or went as a whole."""
    counted = partial(teller.words.plural, *FILES)
    for said in archived_versions.said(parts.archived, teller.phrases, counted):
        yield teller.words.text(ALONE, clauses=Phrases.raised(said))


def _says_all(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], parts: Parts, *, told: bool, names: str
) -> bool:
    """Tell whether what leads says what the range is: the one change names its file, or counts all files."""
    if len(files) == 1 and len(analyzed.commits) < 2:  # noqa: PLR2004
        return True
    first = next(iter([*parts.mended, *parts.rest]), None)
    whole = len(first.files) == len(files) if first else not told
    return whole and not (analyzed.commits or names or analyzed.range.head_name)


def _widest_first(told: Sequence[Said | Told], files: int) -> list[Said | Told]:
    """Give first what most of the files are about, where anything is."""
    return sorted(told, key=lambda one: files < _MANY or 2 * len(one.files) < files or _is_upkeep(one))


def _is_upkeep(told: Said | Told) -> bool:
    return isinstance(told, Told) and told.point.order is Order.UPKEEP


def _plain(said: str) -> str:
    """Give a text without its marks, and a link by its text."""
    return _MARKS.sub(lambda mark: (mark["code"] or mark["char"] or "").strip(), said)


def _size(analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], words: Messages) -> str:
    """Say how much there is; without the commits where some of them are on other files than the report."""
    size = words.plural(*FILES, len(files))
    paths = {path for file in files for path in (file.change.path, file.change.previous_path)}
    of_others = [commit for commit in analyzed.commits if commit.paths and not paths & set(commit.paths)]
    if analyzed.commits and not (of_others and len(files) < analyzed.range.files):
        size = words.text(IN_COMMITS, files=size, commits=words.plural(*COMMITS, len(analyzed.commits)))
        people = messages_of_commits.people(analyzed.commits)
        if people > 1:
            size = words.text(BY_PEOPLE, size=size, people=words.plural(*PEOPLE, people))
    return size


def _range(analyzed: AnalyzedRange, size: str, files: int, names: str, words: Messages) -> str:
    base, head = analyzed.range.base_name, analyzed.range.head_name
    if base and head and len(analyzed.commits) == 1 and analyzed.commits[0].sha.startswith(head):
        return words.text(COMMIT, head=code(head), files=names or words.plural(*FILES, files))
    if base and head and base != head:
        return words.text(COMPARED, head=code(head), base=code(base), size=size)
    if names and not analyzed.commits:
        return words.plural(*NAMED, files, names=names)
    return Phrases.raised(words.plural(*CHANGES, files, size=size))
