"""The state file: the last head reported, per repository and branch.

Runs that have no range of their own (a schedule, a dispatch) begin where the last one ended. The file
lies in the target branch and is written in the same commit as the reports, so that the two never
disagree.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from diff_insight.errors import PublishError

_OBJECT_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Commit ids by `owner/name`, then by branch."""

    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def head_of(self, repository: str, branch: str) -> str | None:
        """Give the last head that was reported, or None."""
        return self.heads.get(repository, {}).get(branch)

    def with_head(self, repository: str, branch: str, head: str) -> "State":
        """Give the state after a report up to `head`."""
        branches = {**self.heads.get(repository, {}), branch: head}
        return State(heads={**self.heads, repository: branches})


def dump_state(state: State) -> bytes:
    """Write the state file: JSON with sorted keys, so that equal states are equal bytes."""
    heads = {name: dict(branches) for name, branches in state.heads.items()}
    document = {"schema_version": 1, "heads": heads}
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def load_state(data: bytes) -> State:
    """Read a state file; entries that are no commit ids are left out.

    Raises:
        PublishError: The file is not a state file, so that writing would lose what it holds.
    """
    try:
        document = json.loads(data)
        heads = document["heads"]
        return State(
            heads={
                str(name): {str(branch): head for branch, head in branches.items() if _is_object_id(head)}
                for name, branches in heads.items()
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PublishError(
            "The state file in the target branch cannot be read as JSON with a `heads` object.",
            remedy="Mend or delete it, or name another with `state-file`.",
        ) from error


def _is_object_id(value: object) -> bool:
    return isinstance(value, str) and _OBJECT_ID.match(value) is not None
