"""Under which conditions a line of code stands after a change, and whether each of them holds there.

Read off the lines of a hunk by their indentation: what a line is indented under, the arms of `c ? a : b` and
`a if c else b`, and an `else` by the condition that it belongs to. What stands outside the hunk is not known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_insight.diff.hunks import Hunk

_HEAD = re.compile(
    r"^[\s})]*(?:(?:else|\belse\s)\s*)?(?P<word>if|elif|elsif|unless|while|guard)\b\s*(?P<condition>[^\n]{1,300})$"
)
_ELSE = re.compile(r"^[\s}]*+else\b\s*+[:{]?\s*+$")
_INLINE = re.compile(
    r"^(?P<condition>\((?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,80}\)){0,80}\)){1,200}\))\s*(?P<behind>[^\s{&|][^\n]*)$"
)
"""A condition in brackets and what comes of it on the same line."""
_CHOICE = re.compile(
    r"(?:^|=(?!=)|\breturn\b|[(,{])\s*(?P<condition>[^?=(,{\n]{1,120}?|\([^\n?]{1,120}?\))\s\?\s"
    r"(?P<first>[^\n]{1,160}?)\s:\s(?P<second>[^\n]{1,160})$"
)
_PYTHON_CHOICE = re.compile(
    r"(?:=|\breturn\b|[(,])\s*(?P<first>[^=\n]{1,120}?)\sif\s(?P<condition>[^\n]{1,120}?)\selse\s(?P<second>[^\n]{1,120})$"
)
_BEHIND = re.compile(
    r"^(?P<first>\s*(?:return|raise|next|break|continue)\b[^\n]{0,120}?)\s(?P<word>if|unless)\s(?P<condition>[^\n]{1,120})$"
)
_DEEPEST = 400
"""Lines above one that are looked through for what it stands under."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition as the code has it, and whether what stands under it is reached where it holds."""

    code: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Guarded:
    """A piece of a line and the conditions that it stands under, the nearest first."""

    code: str
    guards: tuple[Guard, ...]
    changed: bool


def guarded(hunks: Sequence[Hunk]) -> Iterator[Guarded]:
    """Give the lines after a change, whole or by their arms, with the conditions above them."""
    for hunk in hunks:
        lines = [line for line in hunk.lines if line.side != "-"]
        texts = [line.text for line in lines]
        depths = [_depth(text) for text in texts]
        added = {line.new for line in lines if line.side == "+" and line.new is not None}
        for at, line in enumerate(lines):
            if line.text.strip():
                above = tuple(_above(texts, depths, at))
                touched = line.side == "+" or _is_near(line.new, added)
                for code, own in _arms(line.text):
                    yield Guarded(code, (*own, *above), touched)


def _is_near(number: int | None, added: set[int]) -> bool:
    return number is not None and not added.isdisjoint((number - 1, number, number + 1))


def _arms(text: str) -> Iterator[tuple[str, tuple[Guard, ...]]]:
    head = _HEAD.match(text)
    if head is not None:
        inline = _INLINE.match(head["condition"])
        if inline is not None:
            yield inline["behind"], (Guard(inline["condition"], head["word"] != "unless"),)
        return
    for pattern in (_CHOICE, _PYTHON_CHOICE):
        match = pattern.search(text)
        if match is not None:
            yield match["first"], (Guard(match["condition"], holds=True),)
            yield match["second"], (Guard(match["condition"], holds=False),)
            return
    behind = _BEHIND.match(text)
    if behind is not None:
        yield behind["first"], (Guard(behind["condition"], behind["word"] == "if"),)
        return
    yield text, ()


def _above(texts: Sequence[str], depths: Sequence[int], at: int) -> Iterator[Guard]:
    """Give the conditions that a line is indented under, the nearest first."""
    depth = depths[at]
    for row in range(at - 1, max(0, at - _DEEPEST) - 1, -1):
        if not depth:
            return
        own = depths[row]
        if own < depth and (text := texts[row]).strip() and not text.strip().startswith((")", "]")):
            depth = own
            head = _HEAD.match(text)
            if head is not None:
                yield Guard(_plain(head["condition"]), head["word"] != "unless")
            elif _ELSE.match(text):
                other = next((one for one in _heads_at(texts, depths, row)), None)
                if other is not None:
                    yield Guard(_plain(other["condition"]), other["word"] == "unless")


def _heads_at(texts: Sequence[str], depths: Sequence[int], row: int) -> Iterator[re.Match[str]]:
    """Give what begins the block that an `else` belongs to, where it has one condition alone."""
    for at in range(row - 1, max(0, row - _DEEPEST) - 1, -1):
        if depths[at] <= depths[row] and (text := texts[at]).strip():
            head = _HEAD.match(text)
            if head is not None and "el" not in text[: head.start("condition")].split("if")[0]:
                yield head
            if not _ELSE.match(text) and text.strip() not in {"}", "{"}:
                return


def _plain(condition: str) -> str:
    return condition.strip().removesuffix("{").removesuffix(":").removesuffix("then").strip()


def _depth(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
