"""What the authors say of the range: quoted, said to be theirs, never evidence of what changed."""

from collections.abc import Iterator, Sequence

from diff_insight import commits as messages_of_commits
from diff_insight.languages import Messages, msgid
from diff_insight.model import AnalyzedFile, AnalyzedRange, Commit
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.quoting import code, escaped

AUTHOR = msgid('The author calls it "{subject}".')
PULL = msgid('The author calls pull request {number} "{subject}".')
ADVISORIES = msgid("The authors name {numbers}.")


def subject(analyzed: AnalyzedRange, words: Messages) -> Iterator[str]:
    """Give what the authors call the one change of a range; nothing where it has several."""
    if analyzed.pull_request is not None and analyzed.pull_request.title:
        number = f"#{analyzed.pull_request.number}"
        yield words.text(PULL, number=code(number), subject=escaped(analyzed.pull_request.title))
    else:
        telling = [commit for commit in analyzed.commits if not messages_of_commits.is_noise(commit)]
        if len(telling) == 1 and _fits(telling[0]):
            yield words.text(AUTHOR, subject=escaped(telling[0].subject))


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


def fix_of(file: AnalyzedFile, commits: Sequence[Commit]) -> str:
    """Give the subject of the commit by which a file is a fix; empty where it is none."""
    if file.modification_type != "bug fix" or len(commits) < 2:  # noqa: PLR2004 - the only one leads
        return ""
    path = file.change.path
    return next(
        (
            commit.subject
            for commit in commits
            if commit.paths is not None
            and path in commit.paths
            and _fits(commit)
            and (commit.type == "fix" or messages_of_commits.names_a_fix(commit))
        ),
        "",
    )


def _fits(commit: Commit) -> bool:
    return 0 < len(commit.subject) <= BOUNDS.unit
