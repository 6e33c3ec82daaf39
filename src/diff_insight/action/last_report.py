"""What was reported last, joined to what GitHub knows: the look-ups that the rules for ranges need.

The state file lies in the target branch and moves in the same commit as the reports (`publish.state_file`
reads and writes it), so a run that dies leaves both or neither, and the next one begins where the last
complete one ended.
"""

from dataclasses import dataclass
from typing import Protocol

from diff_insight.sources.github.lookups import GitHubLookups


class Reported(Protocol):
    """The content of a state file."""

    def head_of(self, repository: str, branch: str) -> str | None:
        """The last head that was reported, or None."""
        ...


@dataclass(frozen=True, slots=True)
class WatchedLookups(GitHubLookups):
    """GitHub's look-ups with the state file; implements `ranges.Lookups`.

    Attributes:
        state: The state file as the target branch has it when the run begins.
    """

    state: Reported

    def last_reported(self, repository: str, branch: str) -> str | None:
        """The head in the state file."""
        return self.state.head_of(repository, branch)
