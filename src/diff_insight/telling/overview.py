"""What a range is and what its readers have to know: each once, merged over files, the important first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import AnalyzedFile, AnalyzedRange, Fact, FileSummary, ModificationType, Overview
from diff_insight.telling import authors, changelog_news
from diff_insight.telling.authors import Said
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.entries import Teller
from diff_insight.telling.glance import news as news_of
from diff_insight.telling.insights import insights
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.news import Told, by_use
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import code
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
_LEAST = 4
"""Characters of a name that does not stand in a commit's subject by chance."""
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
    types = {path: summary.modification_type for path, summary in summaries.items()}
    breaking, new, other = _parted(all_of_it, types)
    teller = Teller(words, files)
    names = teller.file_names(files) if len(files) <= BOUNDS.names else ""
    about = _range(analyzed, _size(analyzed, files, words), len(files), names, words)
    dated = [told for told in other if told.point.order is Order.DEPRECATED]
    bumps = [told for told in other if changelog_news.is_bump(told, analyzed.range)]
    other = [told for told in other if told not in bumps]
    mended, rest = authors.by_commit(other, analyzed.commits)
    if not changelog_news.is_step(analyzed.range):
        silent, quiet = authors.without_news(all_of_it.quiet, analyzed.commits, [*mended, *rest])
        rest, all_of_it = [*rest, *silent], replace(all_of_it, quiet=quiet)
    news = [
        *news_of(breaking, BREAKS, teller.phrases),
        *news_of(new, IS_NEW, teller.phrases),
        *news_of(dated, IS_DEPRECATED, teller.phrases),
    ]
    notes, older = changelog_news.parted(all_of_it.changelog, analyzed.range.base_name or "")
    if not news:
        rest = _widest_first(rest, len(files))
    fixes = list(teller.points(mended))
    points = list(
        teller.points([one for one in rest if not _is_line_of_upkeep(one)], beside=[*breaking, *new, *mended])
    )
    authored = list(authors.subject(analyzed, files, words))
    step = changelog_news.is_step(analyzed.range)
    leads = step or not authored or authors.names_advisory(notes)
    changelog, left = teller.changelog_says(notes) if leads else ([], notes)
    quoted = list(teller.changelog(left))
    tests, packages = list(teller.tests(all_of_it)), list(teller.packages(all_of_it))
    lines = list(teller.points([one for one in rest if _is_line_of_upkeep(one)]))
    told = [fixes, points, quoted, packages, tests, lines]
    alone = not (breaking or new or changelog or any(told))
    besides = list(teller.besides(all_of_it, older, bumps, alone=alone))
    named: list[str] = []
    if not (authored or changelog):
        named = list(authors.subjects(analyzed, files, _names([*breaking, *new, *dated]), teller.phrases))
    lead: list[str] = []
    if not (news or named):  # a changelog leads by its own sentence
        leading = next((some for some in (*told, [] if changelog else besides) if some), [])
        lead = [] if leading is quoted else [leading.pop(0) for _ in leading[:1]]
    entries = [*fixes, *points, *tests, *quoted, *packages, *lines]
    if step or len(quoted) > 1:
        entries = [*quoted, *fixes, *points, *packages, *lines, *tests]
    if lead and len(files) == 1 and len(analyzed.commits) < 2:  # noqa: PLR2004
        about = ""  # the one change names its file
    first = next(iter([*mended, *rest]), None)
    whole = len(first.files) == len(files) if first else not any(told)
    if lead and whole and not (analyzed.commits or names or analyzed.range.head_name):
        about = ""  # what happened to all files counts them
    around = list(filter(None, [*authored, about]))
    beside = [*named, *changelog, *lead]
    # what a single file tells stands in the list that follows, or nowhere else
    shown = [] if len(files) == 1 and (authored or beside) else news
    return Overview(
        summary=_plain(words.sentences([*around, *news, *beside])),
        highlights=words.sentences([*around, *shown, *beside, *authors.advisories(analyzed, words)]),
        new_features=tuple(teller.points(new, BOUNDS.news)),
        breaking_changes=tuple(teller.points(breaking, BOUNDS.news)),
        other_updates=(*entries, *besides),
        insights=insights(new, files, words),
    )


def _widest_first(told: Sequence[Said | Told], files: int) -> list[Said | Told]:
    """Give first what most of the files are about, where anything is."""
    return sorted(told, key=lambda one: files < _MANY or 2 * len(one.files) < files)


def _plain(said: str) -> str:
    """Give a text without its marks, and a link by its text."""
    return _MARKS.sub(lambda mark: (mark["code"] or mark["char"] or "").strip(), said)


def _parted(
    found: Together, types: Mapping[str, ModificationType]
) -> tuple[list[Told], list[Told], list[Told]]:
    """Sort what is told by the types of its files: each breaking or new one has an entry that says why."""
    breaking: list[Told] = []
    new: list[Told] = []
    other: list[Told] = []
    silent = _of_type("breaking change", types) - _with_order(Order.BREAKING, found)
    silent |= _of_type("new feature", types) - _with_order(Order.NEW, found)
    hold = {file.change.path for told in found.told if _holds_break(told) for file in told.files}
    for told in found.told:
        paths = {file.change.path for file in told.files}
        kinds = {types[path] for path in paths}
        only = {types[path] for path in paths & silent}  # an author, a rule of the user's or a model said so
        if any(file.change.path in hold for file in told.files) and not _holds_break(told):
            only.discard("breaking change")
        if (told.point.order is Order.BREAKING and "breaking change" in kinds) or "breaking change" in only:
            breaking.append(told)
            silent -= paths
        elif (told.point.order is Order.NEW and kinds & {"new feature", "breaking change"}) or (
            only and _comes(told.point.facts[0])
        ):
            new.append(told)
            silent -= paths
        else:
            other.append(told)
    return breaking, new, sorted(other, key=by_use)


def _is_line_of_upkeep(told: Said | Told) -> bool:
    """Tell whether a point is a line of a build or a setting, of which nobody knows what it means."""
    if isinstance(told, Said):
        return False
    return told.point.facts[0].thing == "plain_line" and told.files[0].role in {"build", "config"}


def _holds_break(told: Told) -> bool:
    """Tell whether something breaks in what a point only sums up: a column of a table that is gone."""
    return any(inner.breaking for fact in told.point.facts for inner in fact.all())


def _comes(fact: Fact) -> bool:
    """Tell whether a fact says that something came, not that something has an attribute now."""
    return fact.action in {"added", "gains"} and kind_of(fact).style != "of"


def _of_type(kind: ModificationType, types: Mapping[str, ModificationType]) -> set[str]:
    return {path for path, one in types.items() if one == kind}


def _with_order(order: Order, found: Together) -> set[str]:
    return {file.change.path for told in found.told if told.point.order is order for file in told.files}


def _size(analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], words: Messages) -> str:
    """Say how much there is; without the commits where some of them are on other files than the report."""
    size = words.plural(*FILES, len(files))
    paths = {path for file in files for path in (file.change.path, file.change.previous_path)}
    of_others = [commit for commit in analyzed.commits if commit.paths and not paths & set(commit.paths)]
    if analyzed.commits and not (of_others and len(files) < analyzed.range.files):
        size = words.text(IN_COMMITS, files=size, commits=words.plural(*COMMITS, len(analyzed.commits)))
        people = len({commit.author for commit in analyzed.commits if commit.author})
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


def _names(news: Sequence[Told]) -> frozenset[str]:
    """Give the names that news says, as a commit would write them."""
    names = {fact.name.rpartition(".")[2] for told in news for fact in told.point.facts}
    return frozenset(name for name in names if len(name) >= _LEAST)
