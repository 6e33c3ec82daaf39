"""What was removed in one place and added in another, word for word: it moved.

Within a file the two halves become one fact; across the files of a range each half becomes a `moved`
fact that names the other file. Found by hashing: linear in the number of facts.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diff_insight.facts.draft import Draft
from diff_insight.model import Fact

_WITHIN = 20
"""Characters a block has at least to count as moved within its file."""
_ACROSS = 40
"""The same across files, where equal short lines are chance."""
_DISTINCT = (
    "heading_", "front_matter_", "table_row_", "include_", "image_", "value_", "dependency_", "list_item_",
)  # fmt: skip
"""Kinds that name something: in one file even short ones are recognised."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The facts of one file; for each one-sided fact what its text is (0: none) and how long."""

    facts: tuple[Fact, ...]
    digests: tuple[int, ...]
    weights: tuple[int, ...]


def within_file(drafts: Sequence[Draft]) -> list[Draft]:
    """Join the two halves of what only changed its place in a file."""
    gone: dict[tuple[str, int, object], deque[Draft]] = defaultdict(deque)
    for draft in drafts:
        if draft.digest and draft.kind.endswith("_removed") and _distinct(draft):
            gone[_what(draft)].append(draft)
    if not gone:
        return list(drafts)
    dropped: set[int] = set()
    for draft in drafts:
        if not draft.digest or not draft.kind.endswith("_added"):
            continue
        halves = gone.get(_what(draft))
        if halves:
            half = halves.popleft()
            dropped.add(id(half))
            draft.kind = "moved"
            draft.at = min(draft.at, half.at)
            draft.removed += half.removed
            draft.digest = 0
            if "old" in half.fields:
                draft.fields["old"] = half.fields["old"]
    return [draft for draft in drafts if id(draft) not in dropped]


def _distinct(draft: Draft) -> bool:
    return draft.weight >= _WITHIN or draft.kind.startswith(_DISTINCT)


def _what(draft: Draft) -> tuple[str, int, object]:
    """Tell what a fact is about; short list items are the same thing only within their section."""
    name = draft.kind.rpartition("_")[0]
    short = name == "list_item" and draft.weight < _WITHIN
    return name, draft.digest, draft.fields.get("section") if short else None


def across_files(paths: Sequence[str], files: Sequence[Traced]) -> list[tuple[Fact, ...]]:
    """Recognise what was removed in one file and added in another.

    Args:
        paths: The path of each file.
        files: Its facts.

    Returns:
        The facts of each file, with `moved` (and the other file's path) where something moved.
    """
    gone: dict[int, list[int]] = {}
    come: dict[int, list[int]] = {}
    for number, file in enumerate(files):
        for fact, digest, weight in zip(file.facts, file.digests, file.weights, strict=True):
            if digest and weight >= _ACROSS:
                side = gone if fact.removed and not fact.added else come
                side.setdefault(digest, []).append(number)
    shared = gone.keys() & come.keys()
    if not shared:
        return [file.facts for file in files]
    return [_moved(number, file, paths, (gone, come)) for number, file in enumerate(files)]


def _moved(
    number: int, file: Traced, paths: Sequence[str], sides: tuple[dict[int, list[int]], dict[int, list[int]]]
) -> tuple[Fact, ...]:
    gone, come = sides
    facts: list[Fact] = []
    sections: dict[str, str] = {}
    for fact, digest, weight in zip(file.facts, file.digests, file.weights, strict=True):
        partner = None
        if digest and weight >= _ACROSS:
            others = come if fact.removed and not fact.added else gone
            partner = next((other for other in others.get(digest, ()) if other != number), None)
        if partner is None:
            facts.append(fact)
            continue
        if fact.section:
            sections.setdefault(fact.section, paths[partner])
        facts.append(replace(fact, kind="moved", path=paths[partner]))
    if not sections:
        return tuple(facts)
    return tuple(  # a heading goes with the text under it
        replace(fact, kind="moved", path=sections[text])
        if fact.kind in {"heading_added", "heading_removed"}
        and (text := fact.new or fact.old or "") in sections
        else fact
        for fact in facts
    )
