"""Components and blocks of HTML that were put around what a page has, or taken away from it.

What stands in them is neither new nor gone: only its frame is. HTML that holds text of Markdown is two
blocks, the one that opens it and the one that closes it, which are told as one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, folded, join
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact

_FRAMES = frozenset({"component", "directive", "tab", "zone", "admonition"})
_SMALL = frozenset({"component", "image", "include", "html", "paragraph", "code_block"})
"""What is too short to be looked for elsewhere, and stands in a new frame where it stood."""
_OPENS = re.compile(r"<([a-zA-Z][\w-]*+)")
_CLOSES = re.compile(r"\s*+</([a-zA-Z][\w-]*+)\s*+>\s*+\Z")
_FEW = 300
"""Blocks beyond which a page is not searched: time stays linear."""


def keep_what_was_framed(before: Entry, after: Entry, changed: Changed) -> None:
    """Join what stands in a component, a tab or a note of one version with what stands bare in the other."""
    for side, other in ((after, before), (before, after)):
        frames = [one for one in _changed(side) if one.node.thing in _FRAMES]
        if not 0 < len(frames) <= _FEW:
            continue
        for frame in frames:
            _let_go_of_its_content(frame)
        _find_inside([one for one in frames if one.partner is None], _bare(other), changed)


def _let_go_of_its_content(frame: Entry) -> None:
    """Part a frame from what it holds: a component of another name is the one around it."""
    was = frame.partner
    if was is None or was.node.name == frame.node.name:
        return
    inner = [one for one in frame.all() if one is not frame and one.digest == was.digest]
    if len(inner) == 1 and inner[0].partner is None:
        frame.partner = was.partner = None
        join(inner[0], was) if frame.old else join(was, inner[0])


def _bare(root: Entry) -> dict[bytes, list[Entry]]:
    found: dict[bytes, list[Entry]] = defaultdict(list)
    for one in _changed(root):
        if one.partner is None and one.node.thing in _SMALL:
            found[one.digest].append(one)
    return found


def _find_inside(frames: Sequence[Entry], bare: dict[bytes, list[Entry]], changed: Changed) -> None:
    for frame in frames if bare else ():
        for one in frame.all():
            there = bare.get(one.digest, ()) if one.partner is None and one is not frame else ()
            for same in there:
                olds = (one, same) if one.old else (same, one)
                if same.partner is None and changed.together(olds[0].node.first, olds[1].node.first):
                    join(*olds)
                    break


def _changed(root: Entry) -> Iterator[Entry]:
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if entry.changed:
            yield entry
            waiting += entry.children[::-1]


def framed_in_html(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    """Give a page's facts with the block that opens an element and the one that closes it as one."""
    facts = tuple(map(_tag_of_image, facts))
    blocks = [fact for fact in facts if fact.thing == "html" and fact.action in {"added", "removed"}]
    if not 1 < len(blocks) <= _FEW:
        return facts
    gone: set[int] = set()
    told: dict[int, Fact] = {}
    open_: list[tuple[str, Fact]] = []
    for block in blocks:
        said = (block.new if block.action == "added" else block.old) or ""
        closed = _CLOSES.match(said)
        if closed is None:
            name = _left_open(said)
            open_ += [(name, block)] if name else []
            continue
        first = next((one for one in reversed(open_) if one[0] == closed[1].lower()), None)
        if first is None or first[1].action != block.action or not _is_around(first[1], block):
            continue
        del open_[open_.index(first) :]
        gone.add(id(block))
        told[id(first[1])] = _as_one(first[1], block, after if block.action == "added" else before)
    return tuple(told.get(id(fact), fact) for fact in facts if id(fact) not in gone)


def _tag_of_image(fact: Fact) -> Fact:
    """Give an image that is written as a tag now, where it stood in the marks of the page, as layout."""
    stood = fact.thing == "html" and len(fact.parts) == 1 and fact.parts[0].kind == "image_moved"
    if not stood or fact.name != "img" or "from_heading" in fact.parts[0].details:
        return fact
    return replace(fact.parts[0], kind="image_layout", lines=fact.lines, details={})


def _is_around(opens: Fact, closes: Fact) -> bool:
    """Tell whether an element begins where what ends it stands, or above the sections before that."""
    return closes.where[: len(opens.where)] == opens.where


def _left_open(said: str) -> str:
    """Give the name of the first tag of a block that does not close it itself; empty for others."""
    found = _OPENS.match(said.lstrip())
    name = found[1].lower() if found else ""
    return name if name and f"</{name}" not in said.lower() and not said.rstrip().endswith("/>") else ""


def _as_one(opens: Fact, closes: Fact, root: Entry) -> Fact:
    old = opens.action == "removed"
    sides = [fact.lines.removed if old else fact.lines.added for fact in (opens, closes)]
    held = _held(root, sides[0][-1], sides[1][0]) if all(sides) else []
    stays = [one for one in held if one.partner is not None or not one.changed]
    around = {"around": begins_with(stays[0])} if stays else {}
    return replace(
        opens, lines=lines_of_all((opens, closes)), details={**opens.details, **around}, old=None, new=None
    )


def _held(root: Entry, first: int, last: int) -> list[Entry]:
    """Give the blocks between two lines, outermost ones alone."""
    found: list[Entry] = []
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        for child in entry.children:
            if first < child.node.first and child.node.last < last:
                found.append(child)
            elif child.node.first < last and child.node.last > first:
                waiting.append(child)
    return sorted(found, key=lambda one: one.node.first)


def begins_with(entry: Entry) -> str:
    """Give the words by which a reader knows what stands in a frame; empty where it has none."""
    if entry.node.thing in {"code_block", "html", "table"}:
        return ""
    said = entry.node.details.get("says", "") or entry.node.name
    if said and not said.isupper():
        return folded(said)
    return next((folded(one.node.text) for one in entry.all() if one.node.thing == "sentence"), folded(said))
