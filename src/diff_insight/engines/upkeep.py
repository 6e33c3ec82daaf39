"""Metadata, white space and what else a reader of the page hardly sees, said briefly."""

import re
from collections.abc import Iterator, Sequence

from diff_insight.catalog import Plural
from diff_insight.engines.digest import Digest
from diff_insight.engines.wording import Wording
from diff_insight.model import Fact

_KEYS = 4
_DATE_KEY = re.compile(r"(?:^|[._-])(?:date|updated|lastmod|last_?modified|reviewed)$|date$", re.IGNORECASE)
_BLANK_GONE = Plural("one blank line is removed", "{n} blank lines are removed")
_BLANK_NEW = Plural("one blank line is added", "{n} blank lines are added")
_BLANK_GONE_TITLE = Plural("Removes a blank line", "Removes {n} blank lines")
_BLANK_NEW_TITLE = Plural("Adds a blank line", "Adds {n} blank lines")


def is_date_key(fact: Fact) -> bool:
    """Tell whether a piece of metadata is the page's date."""
    return fact.kind.startswith("front_matter") and bool(_DATE_KEY.search(fact.key or ""))


def metadata_of(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts on metadata, dates last."""
    return tuple(sorted((f for f in facts if f.kind.startswith("front_matter")), key=is_date_key))


def upkeep_title(digest: Digest, wording: Wording) -> str:
    """Give the title of a file in which nothing but upkeep changes."""
    messages, facts = wording.messages, digest.upkeep
    metadata = metadata_of(facts)
    if metadata:
        return _metadata_title(metadata, wording)
    gone, new = _blank_lines(facts)
    kinds = {fact.kind for fact in facts}
    if kinds == {"whitespace_changed"} and bool(gone) != bool(new):
        return messages.plural(*(_BLANK_GONE_TITLE if gone else _BLANK_NEW_TITLE), gone or new)
    if "mode_changed" in kinds:
        return _mode_title(digest, wording)
    if kinds == {"final_newline_changed"}:
        return messages.text("Changes the newline at the end of the file")
    if "wrapping_changed" in kinds:
        return messages.text("Wraps lines differently")
    return messages.text("Changes white space only") if kinds else ""


def _metadata_title(metadata: Sequence[Fact], wording: Wording) -> str:
    messages = wording.messages
    first = metadata[0]
    if all(is_date_key(fact) for fact in metadata) and first.new:
        return messages.text("Sets the date to {new}", new=wording.value(first.new))
    if len(metadata) == 1 and first.kind == "front_matter_changed":
        return wording.change(first)
    if len({fact.kind for fact in metadata}) == 1 and first.kind != "front_matter_changed":
        things, _ = wording.things(metadata)
        if first.kind == "front_matter_added":
            return messages.text("Adds {things}", things=things)
        return messages.text("Removes {things}", things=things)
    names = [wording.name(fact.key) for fact in metadata if fact.key]
    shown = wording.comma(names[:_KEYS])
    if not shown:
        return messages.text("Changes the metadata")
    return messages.text("Changes the metadata {names}", names=shown)


def _mode_title(digest: Digest, wording: Wording) -> str:
    runnable = _becomes_executable(digest)
    if runnable is None:
        return wording.messages.text("Changes the file mode")
    if runnable:
        return wording.messages.text("Makes the file executable")
    return wording.messages.text("Makes the file no longer executable")


def upkeep_clauses(digest: Digest, wording: Wording) -> Iterator[str]:
    """Say the upkeep, one clause a sentence."""
    messages, facts = wording.messages, digest.upkeep
    if digest.small:
        yield messages.text("wording or punctuation differs slightly in other places")
    metadata = metadata_of(facts)
    for fact in metadata[:_KEYS]:
        yield _metadata_clause(fact, wording)
    if len(metadata) > _KEYS:
        yield messages.text("other metadata changes as well")
    kinds = {fact.kind for fact in facts}
    if "mode_changed" in kinds:
        yield _mode_clause(digest, wording)
    yield from _spacing_clauses(facts, wording)


def _spacing_clauses(facts: Sequence[Fact], wording: Wording) -> Iterator[str]:
    messages, kinds = wording.messages, {fact.kind for fact in facts}
    gone, new = _blank_lines(facts)
    if gone:
        yield messages.plural(*_BLANK_GONE, gone)
    if new:
        yield messages.plural(*_BLANK_NEW, new)
    if any(fact.removed and fact.added for fact in facts if fact.kind == "whitespace_changed"):
        yield messages.text("white space changes in lines whose words stay the same")
    if "wrapping_changed" in kinds:
        yield messages.text("lines are wrapped differently, with the same words")
    if "final_newline_changed" in kinds:
        yield messages.text("the newline at the end of the file changes")


def _metadata_clause(fact: Fact, wording: Wording) -> str:
    if fact.kind == "front_matter_changed":
        return wording.change(fact)
    key, value = wording.name(fact.key), wording.value(fact.new or fact.old)
    if fact.kind == "front_matter_added":
        if value:
            return wording.messages.text(
                "the metadata key {key} is new, with the value {value}", key=key, value=value
            )
        return wording.messages.text("the metadata key {key} is new", key=key)
    if value:
        return wording.messages.text("the metadata key {key} is gone; it was {value}", key=key, value=value)
    return wording.messages.text("the metadata key {key} is gone", key=key)


def _mode_clause(digest: Digest, wording: Wording) -> str:
    runnable = _becomes_executable(digest)
    if runnable is None:
        return wording.messages.text("the mode of the file changes")
    if runnable:
        return wording.messages.text("the file is now executable")
    return wording.messages.text("the file is no longer executable")


def _becomes_executable(digest: Digest) -> bool | None:
    modes = (digest.change.old_mode, digest.change.new_mode)
    return {("100644", "100755"): True, ("100755", "100644"): False}.get(modes)  # type: ignore[arg-type]


def _blank_lines(facts: Sequence[Fact]) -> tuple[int, int]:
    """Count blank lines that go and come: white space that stands on one side only is a blank line."""
    found = [f for f in facts if f.kind == "whitespace_changed"]
    gone = sum(len(f.removed) for f in found if not f.added)
    new = sum(len(f.added) for f in found if not f.removed)
    return gone, new
