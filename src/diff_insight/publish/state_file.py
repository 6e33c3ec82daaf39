"""The state file: the last head reported, per repository and branch, and whose report stands where.

Runs that have no range of their own (a schedule, a dispatch) begin where the last one ended. A report whose
path stays the same from run to run says nowhere which head it is of, so that is kept here too, and an older
run leaves it alone. The file lies in the target branch and is written in the same commit as the reports, so
that the two never disagree.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diff_insight.errors import PublishError

_OBJECT_ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was reported.

    Attributes:
        heads: Commit ids by `owner/name`, then by branch.
        written: The commit id that a file was written for, by its path; only files whose path stays the same.
    """

    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    def head_of(self, repository: str, branch: str) -> str | None:
        """Give the last head that was reported, or None."""
        return self.heads.get(repository, {}).get(branch)

    def with_head(self, repository: str, branch: str, head: str) -> "State":
        """Give the state after a report up to `head`."""
        branches = {**self.heads.get(repository, {}), branch: head}
        return State(heads={**self.heads, repository: branches}, written=self.written)

    def with_written(self, paths: Iterable[str], head: str) -> "State":
        """Give the state after files were written for `head`."""
        return State(heads=self.heads, written={**self.written, **dict.fromkeys(paths, head)})


def dump_state(state: State) -> bytes:
    """Write the state file: JSON with sorted keys, so that equal states are equal bytes."""
    heads = {name: dict(branches) for name, branches in state.heads.items()}
    document: dict[str, object] = {"schema_version": 1, "heads": heads}
    if state.written:
        document["written"] = dict(state.written)
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
            },
            written={
                str(path): head for path, head in document.get("written", {}).items() if _is_object_id(head)
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PublishError(
            "The state file in the target branch cannot be read as JSON with a `heads` object.",
            remedy="Mend or delete it, or name another with `state-file`.",
        ) from error


def _is_object_id(value: object) -> bool:
    return isinstance(value, str) and _OBJECT_ID.match(value) is not None
