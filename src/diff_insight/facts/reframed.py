"""Text of a page that stays and is set in another way: a fence was mended, an indentation, a link.

The matcher compares things of one kind, so what is another kind of block now is left over on both sides. It
says what it said, in the same place: that is layout, and nothing is gone or new. A link whose target was
none (a blank stood in it) was shown as its own source; where it is a link now, its target changed.
"""

import re
from collections.abc import Iterator

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.line_sets import plus
from diff_insight.facts.relaid import relaid
from diff_insight.facts.relisted import relisted
from diff_insight.model import Fact

_BLOCKS = frozenset({"paragraph", "code_block", "quote", "list_item"})
_TEXTS = frozenset({"paragraph", "list_item", "sentence"})
_FEW = 300
"""Blocks that came or went beyond which a page is not searched: time stays linear."""
_DEEPEST = 6
"""Marks of the lowest heading."""
_BROKEN = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\[\]\n]{1,400})\)")
"""The source of a link that is shown as text."""


def reframed(facts: tuple[Fact, ...], _before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give a page's facts with what only stands in another kind of block now, or is a link now, told so."""
    found = list(facts)
    texts = [fact for fact in facts if fact.thing in _BLOCKS | _TEXTS]
    gone = [fact for fact in texts if fact.action == "removed" and fact.old]
    come = [fact for fact in texts if fact.action == "added" and fact.new]
    headings = [fact for fact in facts if fact.kind == "heading_added"]
    widened = [fact for fact in texts if fact.action == "changed" and fact.old and fact.new]
    if max(len(gone), len(come), len(widened), len(headings)) > _FEW:
        return facts
    for old in gone:
        if (new := next((one for one in come if _is_other_block(old, one)), None)) is not None:
            _as_one(found, old, new, f"{new.thing}_layout")
            come.remove(new)
        elif (mended := next(_mended(after, old, come), None)) is not None:
            _link(found, old, *mended)
            come.remove(mended[0])
        else:
            _inside(found, old, headings, widened)
    for new in come:
        if (one := next((one for one in widened if _takes_in(one, new, "was")), None)) is not None:
            _as_one(found, one, new, f"{new.thing}_layout")
            widened.remove(one)
    for one in widened:
        for mended in _mended(after, one, [one]):
            _link(found, one, *mended)
    return relaid(relisted(tuple(found)))


def _inside(found: list[Fact], old: Fact, headings: list[Fact], widened: list[Fact]) -> None:
    """Tell as layout a paragraph that is a heading now, or a part of a text that stays."""
    for others, is_now, kind in (
        (headings, _was_to_be, "heading_layout"),
        (widened, _takes_in, f"{old.thing}_layout"),
    ):
        one = next((one for one in others if is_now(one, old)), None)
        if one is not None:
            _as_one(found, old, one, kind)
            others.remove(one)
            return


def _is_other_block(old: Fact, new: Fact) -> bool:
    """Tell whether one block says in the same place what another kind of block said."""
    return (
        old.where == new.where  # first: of most others this is not so
        and old.thing != new.thing
        and {old.thing, new.thing} <= _BLOCKS
        and "code_block" in {old.thing, new.thing}
        and not (old.parts or new.parts)
        and _said(old.old) == _said(new.new) != ""
    )


def _takes_in(changed: Fact, block: Fact, side: str = "is") -> bool:
    """Tell whether all that a text says besides is a block that stood, or stands now, in the same section."""
    other = {"is": "was", "was": "is"}[side]
    said, where = changed.details.get(side), changed.where
    return (
        bool(said)
        and block.thing == "paragraph"
        and other not in changed.details
        and not (changed.parts or block.parts)
        and where[: len(block.where)] == block.where
        and _said(said) == _said(block.old or block.new)
    )


def _was_to_be(heading: Fact, old: Fact) -> bool:
    """Tell whether a paragraph was the source of a heading, which lacked the blank behind its marks."""
    said = old.old or ""
    words = said.lstrip("#")
    return (
        old.thing == "paragraph"
        and old.where == heading.where
        and 1 <= len(said) - len(words) <= _DEEPEST
        and _said(words.rstrip("#")) == _said(heading.name)
    )


def _mended(after: Entry, old: Fact, come: list[Fact]) -> Iterator[tuple[Fact, str, str, str]]:
    """Give the text in which a link that was shown as its source is one, with its words and both targets."""
    broken = _BROKEN.findall(old.old or "")
    if len(broken) != 1 or old.thing not in _TEXTS:
        return
    ((words, was),) = broken
    shown = _said(_BROKEN.sub(r"\1", old.old or ""))
    for new in come:
        if (new.thing, new.where) != (old.thing, old.where) or _said(new.new) != shown:
            continue
        targets = {
            entry.node.attributes.get("target", "")
            for entry in _links(after)
            if folded(entry.node.name) == folded(words) and entry.node.first in new.lines.added
        }
        if len(targets) == 1 and (now := targets.pop()) and now != was:
            yield new, words, was, now


def _links(root: Entry) -> Iterator[Entry]:
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if entry.changed:
            waiting += entry.children
            if entry.node.thing == "link":
                yield entry


def _link(found: list[Fact], old: Fact, new: Fact, name: str, was: str, now: str) -> None:
    told = Fact(
        kind="link_changed",
        name=name,
        where=new.where,
        public=new.public,
        old=was,
        new=now,
        lines=plus(old.lines, new.lines),
    )
    _put(found, old, new, told)


def _as_one(found: list[Fact], old: Fact, new: Fact, kind: str) -> None:
    heading = {key: said for key, said in new.details.items() if key == "heading"}
    told = Fact(
        kind=kind, where=new.where, public=new.public, lines=plus(old.lines, new.lines), details=heading
    )
    _put(found, old, new, told)


def _put(found: list[Fact], old: Fact, new: Fact, told: Fact) -> None:
    """Put one fact in the place of two."""
    at = next(at for at, fact in enumerate(found) if fact is new)
    found[at] = told
    found[:] = [fact for fact in found if fact is not old]


def _said(text: str | None) -> str:
    """Give the words of a block without the marks that make it one."""
    return folded((text or "").replace("`", " ")).strip()
