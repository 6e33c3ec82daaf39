"""What people say of a range beside its diff: its names, its commits and its pull request.

Their words prove nothing of what changed. A text may repeat them as theirs, and a sentence that says whose
words they are is held against these.
"""

from dataclasses import dataclass
from functools import cached_property

from diff_insight.commits import people
from diff_insight.grounding.sidetext import SideText
from diff_insight.model import AnalyzedRange, RunResult


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is known of a range beside its files: who says what, and how much it is.

    Attributes:
        texts: Names of both sides; commits' and pull request's words, which are quoted as their authors'.
        numbers: How many commits, authors and files there are.
        by_somebody: Whether a commit or a pull request says anything.
    """

    texts: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    by_somebody: bool = False

    @cached_property
    def side(self) -> SideText:
        """The words, to look something up in."""
        return SideText(self.texts)


def said_of(told: RunResult | AnalyzedRange) -> Said:
    """Give what is known of a range beside its files."""
    texts = [name for name in (told.range.base_name, told.range.head_name) if name]
    for commit in told.commits:
        texts += (commit.subject, commit.body, commit.author, commit.sha)
    request = told.pull_request
    if request is not None:
        texts += (request.title, request.body, request.author, f"#{request.number}")
    authors = {commit.author for commit in told.commits if commit.author}
    return Said(
        texts=tuple(filter(None, texts)),
        numbers=frozenset({len(told.commits), len(authors), people(told.commits), told.range.files}),
        by_somebody=bool(told.commits) or request is not None,
    )
