"""What a range is and what its readers have to know: each once, merged over files, the important first."""

import re
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.diff.anchors import anchors, short_names
from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import AnalyzedFile, AnalyzedRange, Commit, FileSummary, ModificationType, Overview
from diff_insight.telling import authors
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.explanations import MORE_HERE
from diff_insight.telling.insights import insights
from diff_insight.telling.kinds import Order
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import bare, code, escaped
from diff_insight.telling.together import Together, Told, by_use

FILES = Plural("one file", "{n} files")
COMMITS = Plural("one commit", "{n} commits")
PEOPLE = Plural("one person", "{n} people")
COMMIT = msgid("Commit {head} changes {files}.")
COMPARED = msgid("From {base} to {head}: {size}.")
CHANGES = Plural("{size} changes.", "{size} change.")
NAMED = Plural("{names} changes.", "{names} change.")
IN_COMMITS = msgid("{files} in {commits}")
BY_PEOPLE = msgid("{size} by {people}")
BREAKS = msgid("Breaking: {names}.")
IS_NEW = msgid("New: {names}.")
IS_DEPRECATED = msgid("Deprecated: {names}.")
CHANGELOG = Plural("The changelog names one entry.", "The changelog names {n} entries.")
RELEASES = Plural(
    "The changelog of {releases} names one entry.", "The changelog of {releases} names {n} entries."
)
UPKEEP = Plural("One file changes in upkeep only.", "{n} files change in upkeep only.")
ONLY_KEY = Plural("One file changes in nothing but {key}.", "{n} files change in nothing but {key}.")
FIX = msgid('the author calls it "{subject}": {clause}')
MORE_CHANGE = Plural("One more file changes: {files}.", "{n} more files change: {files}.")
REST = Plural("One more: {names}.", "{n} more: {names}.")
TESTS_CHANGE = Plural("one test file changes", "{n} test files change")
CI = Plural("one workflow file changes", "{n} workflow files change")
GENERATED = Plural("one generated file changes", "{n} generated files change")
VENDORED = Plural("one vendored file changes", "{n} vendored files change")
LOCK = Plural("one lock file changes", "{n} lock files change")
ABOUT = msgid("{clause} ({files}).")
MORE_FILES = Plural("one more file", "{n} more files")
AND_MORE_FILES = msgid("{files} and {more}")
_ESCAPE = re.compile(r"\\([^\w\s])")
_RELEASE = re.compile(r"\d|unreleased", re.IGNORECASE)
"""What the heading of a release has, and none of a part of it ("Bugs fixed")."""
_COUNTED = {"test": TESTS_CHANGE, "ci": CI, "lock": LOCK, "generated": GENERATED, "vendored": VENDORED}


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
    teller = _Teller(words, files, analyzed.commits)
    names = teller.file_names(files) if len(files) <= BOUNDS.names else ""
    about = _range(analyzed, _size(analyzed, files, words), len(files), names, words)
    dated = [told for told in other if told.point.order is Order.DEPRECATED]
    named = [
        *teller.named(breaking, BREAKS),
        *teller.named(new, IS_NEW),
        *teller.named(dated, IS_DEPRECATED),
    ]
    changelog = list(_changelog(all_of_it, teller))
    points, counted = list(teller.points(other)), list(teller.counted(all_of_it))
    tests, quoted = list(teller.tests(all_of_it)), list(teller.points(all_of_it.changelog))
    lead: list[str] = []
    if not named:  # a changelog leads by its own sentence
        leading = next((some for some in (points, quoted, tests, counted) if some), [])
        lead = [] if leading is quoted else [leading.pop(0) for _ in leading[:1]]
    release = sum(len(told.point.facts) for told in all_of_it.changelog) > BOUNDS.entries
    entries = [*quoted, *points, *tests] if release else [*points, *tests, *quoted]
    if lead and names and len(files) == 1 and not analyzed.commits:
        about = ""  # the one change names its file
    said = [about, *named, *lead, *changelog]
    return Overview(
        summary=_plain(words.sentences(said)),
        highlights=words.sentences(
            [*authors.subject(analyzed, words), *said, *authors.advisories(analyzed, words)]
        ),
        new_features=tuple(teller.points(new)),
        breaking_changes=tuple(teller.points(breaking)),
        other_updates=(*entries, *counted),
        insights=insights(new, files, words),
    )


def _plain(said: str) -> str:
    """Give a text without its marks, and a link by its text."""
    return _ESCAPE.sub(r"\1", bare(said))


def _parted(
    found: Together, types: Mapping[str, ModificationType]
) -> tuple[list[Told], list[Told], list[Told]]:
    """Sort what is told by the types of its files: each breaking or new one has an entry that says why."""
    breaking: list[Told] = []
    new: list[Told] = []
    other: list[Told] = []
    silent = _of_type("breaking change", types) - _with_order(Order.BREAKING, found)
    silent |= _of_type("new feature", types) - _with_order(Order.NEW, found)
    for told in found.told:
        paths = {file.change.path for file in told.files}
        kinds = {types[path] for path in paths}
        only = {types[path] for path in paths & silent}  # an author, a rule of the user's or a model said so
        if (told.point.order is Order.BREAKING and "breaking change" in kinds) or "breaking change" in only:
            breaking.append(told)
            silent -= paths
        elif (told.point.order is Order.NEW and kinds & {"new feature", "breaking change"}) or only:
            new.append(told)
            silent -= paths
        else:
            other.append(told)
    return breaking, new, sorted(other, key=by_use)


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


def _changelog(found: Together, teller: "_Teller") -> Iterator[str]:
    entries = [fact for told in found.changelog for fact in told.point.facts]
    if not entries:
        return
    releases = list(dict.fromkeys(name for fact in entries for name in fact.where if _RELEASE.search(name)))
    named = teller.phrases.several([teller.phrases.shown(name, quoted=False) for name in releases])
    if named:
        yield teller.words.plural(*RELEASES, len(entries), releases=named)
    else:
        yield teller.words.plural(*CHANGELOG, len(entries))


class _Teller:
    """Says the points of one report."""

    def __init__(
        self, words: Messages, files: Sequence[AnalyzedFile], commits: Sequence[Commit] = ()
    ) -> None:
        self.words = words
        self._commits = commits
        self.phrases = Phrases(words=words, short=True)
        self._names = short_names(file.change.path for file in files)
        self._links = anchors(file.change.path for file in files)

    def points(self, told: Sequence[Told]) -> Iterator[str]:
        """Give one entry per point, with the files that it is about as links; what is left by its names."""
        most = BOUNDS.points if len(told) <= BOUNDS.points else BOUNDS.points - 1
        quoted: set[str] = set()
        for one in told[:most]:
            clause = self.phrases.placed(one.point.places, self.phrases.clause(one.point.facts))
            if one.more:
                clause = self.words.plural(*MORE_HERE, one.more, clauses=clause)
            subject = authors.fix_of(one.files[0], self._commits) if one.point.order > Order.NEW else ""
            if subject and subject not in quoted:
                quoted.add(subject)
                clause = self.words.text(FIX, clause=clause, subject=escaped(subject))
            yield self.words.text(ABOUT, clause=Phrases.raised(clause), files=self.files(one.files))
        left = told[most:]
        if left:
            files = list({file.change.path: file for one in left for file in one.files}.values())
            called = "" if left[0].point.order > Order.NEW else self._called(left)
            if called:
                yield self.words.plural(*REST, len(left), names=called)
            else:
                yield self.words.plural(*MORE_CHANGE, len(files), files=self.files(files))

    def file_names(self, files: Sequence[AnalyzedFile]) -> str:
        """Give the names of files."""
        return self.phrases.series([code(self._names[file.change.path]) for file in files])

    def files(self, files: Sequence[AnalyzedFile]) -> str:
        """Give links to the rows of files, the first by name."""
        shown = [
            f"[{code(self._names[f.change.path])}](#{self._links[f.change.path]})"
            for f in files[: BOUNDS.names]
        ]
        left = len(files) - len(shown)
        if left:
            more = self.words.plural(*MORE_FILES, left)
            return self.words.text(AND_MORE_FILES, files=self.phrases.comma(shown), more=more)
        return self.phrases.series(shown)

    def named(self, told: Sequence[Told], template: str) -> Iterator[str]:
        """Name the most important things of a list in one sentence."""
        names = self._called(told)
        if names:
            yield self.words.text(template, names=names)

    def _called(self, told: Sequence[Told]) -> str:
        names = dict.fromkeys(
            name
            for one in told
            for fact in one.point.facts
            if fact.name and (name := self.phrases.known(fact, one.point.places))
        )
        return self.phrases.several(list(names))

    def tests(self, found: Together) -> Iterator[str]:
        """Count the tests that came, went and changed."""
        if found.tests:
            of = list({file.change.path: file for _, file in found.tests}.values())
            clause = Phrases.raised(
                self.phrases.counted([fact for fact, _ in found.tests if fact.thing == "test"])
            )
            yield self.words.text(ABOUT, clause=clause, files=self.files(of))

    def counted(self, found: Together) -> Iterator[str]:
        """Count what is not told point by point: packages, workflows, upkeep."""
        for facts, files in found.packages:
            clause = self.phrases.clause(facts)
            yield self.words.text(ABOUT, clause=Phrases.raised(clause), files=self.files(files))
        for role, files in found.by_role:
            clause = Phrases.raised(self.words.plural(*_COUNTED[role], len(files)))
            yield self.words.text(ABOUT, clause=clause, files=self.files(files))
        for key, files in found.only_key:
            yield self.words.plural(*ONLY_KEY, len(files), key=code(key))
        if found.quiet:
            yield self.words.plural(*UPKEEP, len(found.quiet))
