"""What the authors say of the range: quoted, said to be theirs, never evidence of what changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diff_insight import commits as messages_of_commits
from diff_insight.languages import Messages, msgid
from diff_insight.model import AnalyzedFile, AnalyzedRange, Commit, Role
from diff_insight.telling import runtime_words, worth
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import code, escaped, word_of
from diff_insight.telling.worth import Worth

AUTHOR = msgid('The author calls it "{subject}".')
PULL = msgid('The author calls pull request {number} "{subject}".')
COMMITS_SAY = msgid("The commits say {subjects}.")
ONE_SAYS = msgid("One commit says {subjects}.")
ADVISORIES = msgid("The authors name {numbers}.")
_WORD = re.compile(r"\w+")
_PROGRAM: frozenset[Role] = frozenset({"source", "schema"})
_LEAST = 4
"""Characters of a name that does not stand in a commit's subject by chance."""


def telling(commits: Sequence[Commit]) -> list[Commit]:
    """Give the commits that say something of what stands; merges, bots and words of any commit do not."""
    standing = messages_of_commits.standing(commits)
    return [commit for commit in standing if _fits(commit) and not messages_of_commits.is_noise(commit)]


def subject(analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], words: Messages) -> Iterator[str]:
    """Give what the authors call the one change of a report; where it has several, what they say of them."""
    if analyzed.pull_request is not None and analyzed.pull_request.title:
        number = f"#{analyzed.pull_request.number}"
        yield words.text(PULL, number=code(number), subject=quotable(analyzed.pull_request.title, words))
        return
    said = telling(analyzed.commits)
    alone = sum(not messages_of_commits.is_merge(commit) for commit in analyzed.commits) == 1
    if len(said) == 1 and (alone or _is_all(said[0], files)):
        yield words.text(AUTHOR, subject=quotable(said[0].subject, words))


def called(analyzed: AnalyzedRange) -> str:
    """Give what `subject` quotes: the title of the pull request, or the first subject that says something."""
    if analyzed.pull_request is not None and analyzed.pull_request.title:
        return analyzed.pull_request.title
    return next((commit.subject for commit in telling(analyzed.commits)), "")


def quotable(subject: str, words: Messages) -> str:
    """Give a subject as it stands in a sentence of ours, whose stop and quotation marks hold it."""
    said = subject[:-1] if subject.endswith(".") and not subject.endswith("..") else subject
    ours = words.text('"{text}"', text="")
    return escaped(words.inner(said).replace('"', "'") if '"' in ours else words.inner(said))


def names_advisory(changelog: Sequence[Told]) -> bool:
    """Tell whether an entry of a changelog names an advisory, which is always told first."""
    return any(
        messages_of_commits.advisories(fact.new or "") for one in changelog for fact in one.point.facts
    )


def subjects(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], news: Sequence[Told], phrases: Phrases
) -> Iterator[str]:
    """Give what the commits of a range say, those first that matter most to a reader.

    Only the commits of the highest worth are quoted: beside a new function nobody asks which badge
    went. Where there is news, what only keeps the repository is none, nor what is on the pages of it.

    Args:
        analyzed: The range.
        files: Those of the report.
        news: What the report has told already: a commit that names one of its names says it again.
        phrases: How it is said.
    """
    fresh, many = _weightiest(analyzed, files, news, phrases)
    if fresh and many:
        said_by = COMMITS_SAY if len(fresh) > 1 else ONE_SAYS
        yield phrases.words.text(said_by, subjects=phrases.several([shown for _, shown in fresh]))


def of_program(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], news: Sequence[Told], phrases: Phrases
) -> Iterator["Said"]:
    """Give the commits that `subjects` counts, each with the files of a program that it changes.

    Args:
        analyzed: The range.
        files: Those of the report.
        news: What the report has told already.
        phrases: How it is said.
    """
    fresh, _ = _weightiest(analyzed, files, news, phrases)
    for commit, _ in fresh:
        touched = {*(commit.paths or ())}
        own = tuple(
            file
            for file in files
            if file.role in _PROGRAM and touched & {file.change.path, file.change.previous_path}
        )
        if own:
            yield Said(commit, own)


def _weightiest(
    analyzed: AnalyzedRange, files: Sequence[AnalyzedFile], news: Sequence[Told], phrases: Phrases
) -> tuple[list[tuple[Commit, str]], bool]:
    """Give the commits of the highest worth with what is shown of them; whether there are several in all."""
    said = worth.weightiest_first(analyzed, files, telling(analyzed.commits), news)
    once = {messages_of_commits.gist(commit): (commit, much) for much, commit in reversed(said)}
    quoted = [
        (one, much, shown)
        for one, much in reversed(once.values())
        if (shown := phrases.shown(one.subject, quoted=True))
    ]
    known = _names(news)
    fresh = [
        (much, one, shown)
        for one, much, shown in quoted
        if known.isdisjoint(_WORD.findall(one.subject)) and not runtime_words.restates(one.subject, news)
    ]
    most = min((much for much, _, _ in fresh), default=Worth.NONE)
    kept = [(one, shown) for much, one, shown in fresh if much == most and (most < Worth.KEEPS or not news)]
    return kept, len(quoted) > 1


def _names(news: Sequence[Told]) -> frozenset[str]:
    """Give the names that news says, as a commit would write them."""
    names = {word_of(fact.name) for told in news for fact in told.point.facts}
    return frozenset(name for name in names if len(name) >= _LEAST)


def _is_all(commit: Commit, files: Sequence[AnalyzedFile]) -> bool:
    """Tell whether a commit is what a report is about: it touches more of its files than it does not."""
    if commit.paths is None:
        return True
    touched = [file for file in files if {file.change.path, file.change.previous_path} & {*commit.paths}]
    return 2 * len(touched) > len(files)


def advisories(analyzed: AnalyzedRange, words: Messages) -> Iterator[str]:
    """Give the advisories that the authors name."""
    numbers = dict.fromkeys(
        number
        for commit in analyzed.commits
        for number in messages_of_commits.advisories(f"{commit.subject}\n{commit.body}")
    )
    if numbers:
        named = ""
        for number in list(numbers)[: BOUNDS.entries]:
            named = words.text("{first}, {next}", first=named, next=code(number)) if named else code(number)
        yield words.text(ADVISORIES, numbers=named)


@dataclass(frozen=True, slots=True)
class Said:
    """What an author says of some of what is told.

    Attributes:
        commit: The commit that says it.
        files: Those of the report that it is said of, in order.
        told: What changes there, where no other commit touches the same file.
    """

    commit: Commit
    files: tuple[AnalyzedFile, ...]
    told: tuple[Told, ...] = ()


def by_commit(other: Sequence[Told], commits: Sequence[Commit]) -> tuple[list[Said], list[Said | Told]]:
    """Give the fixes of a range, then all else that is told, each commit once with all that it is told of.

    A file that several commits touch shows what all of them did: none of it is said to be what one of them
    is about, so it tells its own news.

    Args:
        other: What neither breaks nor is new, in order.
        commits: Those of the range; the only one that says something leads the report.
    """
    saying = [commit for commit in telling(commits) if commit.paths]
    if len(saying) < 2:  # noqa: PLR2004
        return [], list(other)
    changing, known = _changing(commits), {commit.sha for commit in saying}
    mended: dict[str, Said] = {}
    found: dict[object, Said | Told] = {}
    for at, one in enumerate(other):
        touching = _touching(changing, one.files[0])
        for file in one.files[1:]:  # where the same happened, the same commit did it
            others = _touching(changing, file)
            touching = {sha: commit for sha, commit in touching.items() if sha in others}
        only = next(iter(touching.values())) if len(touching) == 1 else None
        if only is None or only.sha not in known:
            found[at] = one
        elif (
            messages_of_commits.is_fix(only)
            and one.point.order is not Order.DEPRECATED  # a notice to users, whatever it came with
            and (one.files[0].modification_type == "bug fix" or only.sha in mended)
        ):
            mended[only.sha] = _with(mended.get(only.sha), only, one)
        else:
            before = found.get(only.sha)
            found[only.sha] = _with(before if isinstance(before, Said) else None, only, one)
    for sha, fix in mended.items():  # what it did elsewhere goes with it, wherever that stood
        if isinstance(beside := found.pop(sha, None), Said):
            for one in beside.told:
                fix = _with(fix, fix.commit, one)  # noqa: PLW2901 - grows by what was beside it
        mended[sha] = fix
    return list(mended.values()), list(found.values())


def without_upkeep(told: Sequence[Said | Told]) -> tuple[list[Said | Told], list[Said]]:
    """Give what is told without the commits that call themselves upkeep of a program, and these.

    On a page `chore` may be all that its authors ever write, and a notice to users stands by itself.
    """
    upkeep = [
        one
        for one in told
        if isinstance(one, Said)
        and messages_of_commits.is_called_upkeep(one.commit.subject)
        and not any(file.role == "docs" for file in one.files)
        and not any(some.point.order is Order.DEPRECATED for some in one.told)
    ]
    return [one for one in told if one not in upkeep], upkeep


def without_news(
    files: Sequence[AnalyzedFile], commits: Sequence[Commit], told: Sequence[Said | Told]
) -> tuple[list[Said], tuple[AnalyzedFile, ...]]:
    """Give the commits that touch nothing but files without news, as far as a list has room, and other files.

    Args:
        files: Those without news: what changes there is a comment, an import, the layout.
        commits: Those of the range; the only one that says something leads the report.
        told: What stands in the list already.
    """
    saying = [commit for commit in telling(commits) if commit.paths]
    changing, known = _changing(commits), {commit.sha for commit in saying}
    named = {one.commit.sha for one in told if isinstance(one, Said)}
    found: dict[str, Said] = {}
    left: list[AnalyzedFile] = []
    for file in files:
        touching = list(_touching(changing, file).values())
        sure = len(touching) == 1 and touching[0].sha in known and len(saying) > 1
        sha = touching[0].sha if sure else ""
        if sha and sha not in named and (sha in found or len(told) + len(found) < BOUNDS.points):
            before = found.get(sha, Said(touching[0], ()))
            found[sha] = Said(touching[0], (*before.files, file))
        else:
            left.append(file)
    return list(found.values()), tuple(left)


def shared(commits: Sequence[Commit]) -> frozenset[str]:
    """Give the paths that several commits change: what changes there is the work of none of them alone."""
    return frozenset(path for path, some in _changing(commits).items() if len(some) > 1)


def _changing(commits: Sequence[Commit]) -> Mapping[str, Mapping[str, Commit]]:
    """Give the commits that change each file: also those that say nothing do, merges only what others did."""
    found: dict[str, dict[str, Commit]] = {}
    for commit in commits:
        for path in () if messages_of_commits.is_merge(commit) else commit.paths or ():
            found.setdefault(path, {})[commit.sha] = commit
    return found


def _touching(changing: Mapping[str, Mapping[str, Commit]], file: AnalyzedFile) -> Mapping[str, Commit]:
    """Give the commits that change a file, also those that did before it moved: who only moved it did not."""
    change = file.change
    before = changing.get(change.previous_path, {}) if change.previous_path else {}
    return {**changing.get(change.path, {}), **before}


def _with(said: Said | None, commit: Commit, told: Told) -> Said:
    """Add what is told of some of its files to what a commit says."""
    before = said or Said(commit, ())
    files = {file.change.path: file for file in (*before.files, *told.files)}
    return Said(commit, tuple(files.values()), (*before.told, told))


def _fits(commit: Commit) -> bool:
    return 0 < len(commit.subject) <= BOUNDS.unit
