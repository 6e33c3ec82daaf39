"""Which of the records of a list one is that bears no name: by the values that it keeps and no other has."""

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry

_RECORDS = frozenset({"entry", "matrix_entry", "metadata_record"})
_KEYS = frozenset({"key", "metadata"})
_MOST = 64
"""Records beyond which one is told by its list alone, and characters beyond which values are no name."""


def record_name(entry: "Entry") -> str:
    """Give the fewest first values by which a record is known in both versions, as YAML.

    Nothing for what bears a name, stands in one version only, or is like another record of its list.
    """
    partner = entry.partner
    if entry.node.thing not in _RECORDS or entry.node.name or partner is None or entry.parent is None:
        return ""
    new = partner if entry.old else entry
    assert new.partner is not None  # noqa: S101 - one of two that are paired
    values, before = _values(new), _values(new.partner)
    kept = [(key, said) for key, said in values.items() if before.get(key) == said]
    sides = [one.parent.children for one in (new, new.partner) if one.parent is not None]
    if not kept or max(map(len, sides)) > _MOST:
        return ""
    others = [_values(other) for side in sides for other in side if other not in (new, new.partner)]
    shown: dict[str, str] = {}
    for key, said in kept:
        left = [other for other in others if other.get(key) == said]
        if len(left) < len(others) or not others:
            shown[key] = said
        others = left
        if not others:
            name = "{" + ", ".join(f"{one}: {value}" for one, value in shown.items()) + "}"
            return name if len(name) <= _MOST else ""
    return ""


def _values(entry: "Entry") -> Mapping[str, str]:
    keys = (child.node for child in entry.children if child.node.thing in _KEYS)
    return {node.name: node.text for node in islice(keys, _MOST) if node.text and "\n" not in node.text}
