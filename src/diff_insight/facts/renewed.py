"""What goes in one place and comes under the same name in another is neither gone nor new: it changed.

A definition whose signature is broken over several lines, or a key that moved and got another value,
shows as a removed and an added half that nothing else joins.
"""

from collections import defaultdict, deque
from collections.abc import Sequence

from diff_insight.facts.draft import Draft
from diff_insight.model import FactKind

_JOINED: dict[str, FactKind] = {
    "symbol": "code_changed",
    "front_matter": "front_matter_changed",
    "dependency": "dependency_changed",
}
"""Kinds whose key names one thing of the file."""


def renewed(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the halves of what a file still has under the same name."""
    gone: dict[tuple[str, str], deque[Draft]] = defaultdict(deque)
    for draft in drafts:
        base, _, way = draft.kind.rpartition("_")
        if way == "removed" and base in _JOINED and draft.fields.get("key"):
            gone[base, draft.fields["key"]].append(draft)
    if not gone:
        return list(drafts)
    dropped: set[int] = set()
    for draft in drafts:
        base, _, way = draft.kind.rpartition("_")
        halves = gone.get((base, draft.fields.get("key") or "")) if way == "added" else None
        if halves:
            _join(draft, halves.popleft(), base, dropped)
    return [draft for draft in drafts if id(draft) not in dropped]


def _join(added: Draft, removed: Draft, base: str, dropped: set[int]) -> None:
    dropped.add(id(removed))
    added.kind = _JOINED[base]
    added.at = min(added.at, removed.at)
    added.removed += removed.removed
    added.digest = 0
    added.fields.pop("count", None)
    if "old" in removed.fields:
        added.fields["old"] = removed.fields["old"]
    if base == "symbol":
        added.fields["symbol"] = added.fields.pop("key")
