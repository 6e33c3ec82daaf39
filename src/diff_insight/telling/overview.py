"""What a range is and what its readers have to know: each thing once, merged over files, the important first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diff_insight import commits as messages_of_commits
from diff_insight.diff.anchors import anchors, short_names
from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import (
    AnalyzedFile,
    AnalyzedRange,
    Commit,
    FileSummary,
    ModificationType,
    Overview,
    Role,
)
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import Point
from diff_insight.telling.quoting import bare, clean, code, escaped
from diff_insight.telling.story import points

FILES = Plural("one file", "{n} files")
COMMITS = Plural("one commit", "{n} commits")
PEOPLE = Plural("one person", "{n} people")
FOLLOWS = msgid("{head} comes after {base}: {size}.")
CHANGES = msgid("{size} changed.")
IN_COMMITS = msgid("{files} in {commits}")
BY_PEOPLE = msgid("{size} by {people}")
BREAKS = msgid("Breaking: {names}.")
IS_NEW = msgid("New: {names}.")
NOTHING_BREAKS = msgid("Nothing breaks by the facts of the diff.")
UPKEEP = Plural("One file changes in upkeep only.", "{n} files change in upkeep only.")
AUTHOR = msgid('The author calls it "{subject}".')
PULL = msgid('The author calls pull request {number} "{subject}".')

_ROLES: tuple[Role, ...] = (
    "source", "schema", "docs", "config", "data", "build", "asset", "example", "test", "ci", "lock", "generated", "vendored",
)  # fmt: skip
"""Most important first: what its users see of a repository, then how it is kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """One point of an overview.

    Attributes:
        point: What happened.
        files: The files in which it did, in order.
    """

    point: Point
    files: tuple[AnalyzedFile, ...]


def overview(
    analyzed: AnalyzedRange,
    files: Sequence[AnalyzedFile],
    summaries: Mapping[str, FileSummary],
    words: Messages,
) -> Overview:
    """Give the overview of one report.

    Args:
        analyzed: The range and what its authors say.
        files: The report's files, in diff order.
        summaries: What the report says of each, by path: their types are the report's.
        words: The messages of the language.
    """
    types = {path: summary.modification_type for path, summary in summaries.items()}
    told = _told(files)
    breaking = [
        one for one in told if one.point.order is Order.BREAKING and _typed(one, types, "breaking change")
    ]
    new = [
        one
        for one in told
        if one.point.order is Order.NEW
        and (_typed(one, types, "new feature") or _typed(one, types, "breaking change"))
    ]
    listed = {file.change.path for one in (*breaking, *new) for file in one.files}
    rest = [
        one for one in told if one not in breaking and one not in new and one.point.order is not Order.UPKEEP
    ]
    other = _one_per_file(rest, listed)
    teller = _Teller(words, files)
    size = _size(analyzed, len(files), words)
    about = _range(analyzed, size, words)
    named = [*teller.named(breaking, BREAKS), *teller.named(new, IS_NEW)]
    spoken = {file.change.path for one in (*breaking, *new, *other) for file in one.files}
    quiet = sum(file.change.path not in spoken for file in files)
    upkeep = [words.plural(*UPKEEP, quiet)] if quiet else []
    return Overview(
        summary=clean(bare(words.sentences([about, *teller.plain(named)]))),
        highlights=words.sentences([*_authors(analyzed, words), about, *named]),
        new_features=tuple(teller.entries(new)),
        breaking_changes=tuple(teller.entries(breaking)),
        other_updates=(*teller.entries(other), *upkeep),
        insights="",
    )


def _told(files: Sequence[AnalyzedFile]) -> list[Told]:
    """Give the points of all files, equal ones together, the important first."""
    groups: dict[tuple[object, ...], list[tuple[Point, AnalyzedFile]]] = {}
    for at, file in enumerate(files):
        for nth, point in enumerate(points(file)):
            first = point.facts[0]
            same = len(point.facts) == 1 and first.name and first.thing not in {"text", "file"}
            key = (first.kind, first.name, first.old, first.new, point.order) if same else (at, nth)
            groups.setdefault(key, []).append((point, file))
    made = [Told(found[0][0], tuple(file for _, file in found)) for found in groups.values()]
    return sorted(
        made,
        key=lambda one: (one.point.order, _ROLES.index(one.files[0].role), -len(one.files), one.point.rank),
    )


def _typed(one: Told, types: Mapping[str, ModificationType], kind: ModificationType) -> bool:
    return any(types[file.change.path] == kind for file in one.files)


def _one_per_file(told: Sequence[Told], listed: set[str]) -> list[Told]:
    """Give for each file that is not told yet its most important point."""
    chosen: list[Told] = []
    seen = set(listed)
    for one in told:
        paths = {file.change.path for file in one.files}
        if not paths <= seen:
            chosen.append(one)
            seen |= paths
    return chosen


def _size(analyzed: AnalyzedRange, files: int, words: Messages) -> str:
    size = words.plural(*FILES, files)
    if analyzed.commits:
        size = words.text(IN_COMMITS, files=size, commits=words.plural(*COMMITS, len(analyzed.commits)))
        people = len({commit.author for commit in analyzed.commits if commit.author})
        if people > 1:
            size = words.text(BY_PEOPLE, size=size, people=words.plural(*PEOPLE, people))
    return size


def _range(analyzed: AnalyzedRange, size: str, words: Messages) -> str:
    base, head = analyzed.range.base_name, analyzed.range.head_name
    if base and head and base != head:
        return words.text(FOLLOWS, head=code(head), base=code(base), size=size)
    return Phrases.raised(words.text(CHANGES, size=size))


def _authors(analyzed: AnalyzedRange, words: Messages) -> Iterator[str]:
    """Say what the authors call the change, where it is one change: their words, said to be theirs."""
    if analyzed.pull_request is not None and analyzed.pull_request.title:
        number = f"#{analyzed.pull_request.number}"
        yield words.text(PULL, number=code(number), subject=escaped(analyzed.pull_request.title))
        return
    telling = [commit for commit in analyzed.commits if not messages_of_commits.is_noise(commit)]
    if len(telling) == 1 and _fits(telling[0]):
        yield words.text(AUTHOR, subject=escaped(telling[0].subject))


def _fits(commit: Commit) -> bool:
    return 0 < len(commit.subject) <= BOUNDS.unit


@dataclass(frozen=True)
class _Teller:
    """Says the points of one report.

    Attributes:
        words: The messages of the language.
        files: Of the report.
    """

    words: Messages
    files: Sequence[AnalyzedFile]

    def entries(self, told: Sequence[Told]) -> Iterator[str]:
        """Give one entry per point, with the files that it is about as links."""
        names = short_names(file.change.path for file in self.files)
        links = anchors(file.change.path for file in self.files)
        phrases = Phrases(words=self.words)
        for one in told:
            shown = [
                f"[{code(names[f.change.path])}](#{links[f.change.path]})" for f in one.files[: BOUNDS.names]
            ]
            left = len(one.files) - len(shown)
            if left:
                shown.append(self.words.plural("one more file", "{n} more files", left))
            clause = Phrases.raised(phrases.sentence(one.point))
            yield self.words.text("{clause} ({files}).", clause=clause, files=phrases.comma(shown))

    def named(self, told: Sequence[Told], template: str) -> Iterator[str]:
        """Name the most important things of a list in one sentence, without saying again what the list says."""
        phrases = Phrases(words=self.words)
        names = dict.fromkeys(
            name for one in told for fact in one.point.facts if (name := phrases.name(fact)) and fact.name
        )
        if not names:
            return
        some = list(names)[: BOUNDS.names]
        left = len(names) - len(some)
        series = phrases.series(some)
        if left:
            series = self.words.text("{places} and {n} more", places=phrases.comma(some), n=left)
        yield self.words.text(template, names=series)

    def plain(self, sentences: Sequence[str]) -> list[str]:
        """Give sentences without marks."""
        return [bare(sentence).replace("\\", "") for sentence in sentences]
