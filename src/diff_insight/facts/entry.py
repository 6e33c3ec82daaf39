"""A node in its tree with what matching knows of it: its digest, its words, its partner on the other side."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from diff_insight.facts.changed import Changed
from diff_insight.late import late
from diff_insight.trees.blocks_of_text import BESIDE_EASTERN
from diff_insight.trees.node import Node

SAMPLE = 4_000
"""Characters of a thing that similarity looks at."""

_WORDS = r"[\u3400-\u9fff]|[\u3041-\u309f]+|[^\W_\u3041-\u309f\u3400-\u9fff]+|[^\w\s]|_"
_WORD = late(_WORDS)
"""A character of Chinese is a word, and so is what stands in hiragana between two of them."""
_SPOKEN = late(r"\d+(?:\.\d+)+|" + _WORDS)
"""The same in running text: a version is one word there, whose digits and stops recur in others."""
_RUNNING = frozenset({"sentence", "paragraph", "list_item"})
_UNIT = re.compile(r"(?<=\d) (?=[A-Za-z%\u00b5\u00b0])")
"""The blank between a number and its unit."""


class Entry:
    """A node in its tree, with what matching knows of it.

    Attributes:
        node: The node.
        parent: Its owner, or None for the root.
        old: Whether it stands in the old version.
        children: Entries of the node's children, in order.
        partner: The same thing in the other version, where it was found.
        joined: Sentences of its version that are parts of its partner too; their partner is the same.
        changed: Whether any of its lines changed.
        digest: Of all that it says, names and layout of its parts apart from white space.
        weight: Characters of that.
    """

    __slots__ = (
        "body_",
        "changed",
        "children",
        "digest",
        "joined",
        "named_",
        "node",
        "old",
        "parent",
        "partner",
        "spoken_",
        "weight",
        "words_",
    )

    def __init__(self, node: Node, parent: "Entry | None", *, old: bool, changed: Changed) -> None:
        self.digest: bytes
        self.weight: int
        self.node = node
        self.parent = parent
        self.old = old
        self.partner: Entry | None = None
        self.joined: tuple[Entry, ...] = ()
        self.changed: bool = (parent is None or parent.changed) and changed.within(
            node.first, node.last, old=old
        )
        self.children = [Entry(child, self, old=old, changed=changed) for child in node.children]
        self.words_: Counter[str] | None = None
        self.spoken_ = -1
        self.body_: str | None = None
        self.named_: dict[str, list[str]] | None = None
        self.digest, self.weight = self._said(self.children)

    def _said(self, children: Sequence["Entry"]) -> tuple[bytes, int]:
        """Give the digest of what it says with some of its children, and how many characters that are."""
        node = self.node
        said = folded(node.same or node.text)
        marks = f"{node.thing}\0{node.name}\0{said}"
        if node.attributes:
            marks = "\0".join((marks, *(f"{key}={value}" for key, value in sorted(node.compared.items()))))
        state = blake2b(marks.encode("utf-8", "replace"), digest_size=16)
        for child in children:
            state.update(child.digest)
        own = len(node.name) + len(said)
        if node.thing == "element":  # a tag alone recurs by chance, not with all that is said in it
            own += sum(map(len, node.attributes.values()))
        return state.digest(), own + sum(child.weight for child in children)

    def say_anew(self) -> None:
        """Work out the digest again, where its node, or one that it holds, is another one now."""
        self.digest, self.weight = self._said(self.children)

    def undocumented(self) -> tuple[bytes, int]:
        """Give digest and weight without its documentation: a definition that moves often gets one."""
        if not any(child.node.thing == "docstring" for child in self.children):
            return self.digest, self.weight
        return self._said([child for child in self.children if child.node.thing != "docstring"])

    def all(self) -> Iterator["Entry"]:
        """Give this entry and all below it, in order."""
        waiting = [self]
        while waiting:
            entry = waiting.pop()
            yield entry
            if entry.children:
                waiting += entry.children[::-1]

    def let_go(self) -> None:
        """Forget what it and all below it belong to once facts are made: nothing is left for a collector."""
        for entry in self.all():
            entry.parent = entry.partner = None
            entry.joined = ()

    def owners(self) -> Iterator["Entry"]:
        """Give what it stands in, innermost first, without the root."""
        at = self.parent
        while at is not None and at.parent is not None:
            yield at
            at = at.parent

    def named(self, name: str) -> Sequence[str]:
        """Give the things of a name right in it, gathered once: each of thousands may be looked for."""
        if self.named_ is None:
            self.named_ = {}
            for each in self.children:
                self.named_.setdefault(each.node.name, []).append(each.node.thing)
        return self.named_.get(name, ())

    @property
    def words(self) -> Counter[str]:
        """The words that it says, with what it holds; a text has those of its links already."""
        if self.words_ is None:
            said: list[str] = []
            room = SAMPLE
            for entry in self.all():
                owner = entry.parent if entry is not self else None
                said_by = owner is not None and (owner.node.text or _named_by(owner, entry))
                if said_by and "target" in entry.node.attributes:
                    continue
                piece = f"{entry.node.name} {entry.node.text} {' '.join(entry.node.attributes.values())}"
                said.append(piece[:room])
                room -= len(piece)
                if room <= 0:
                    break
            text = " ".join(said)
            self.words_ = spoken(text) if self.node.thing in _RUNNING else Counter(_WORD.findall(text))
        return self.words_

    @property
    def spoken(self) -> int:
        """How many words it says, each as often as it does."""
        if self.spoken_ < 0:
            self.spoken_ = self.words.total()
        return self.spoken_


def _named_by(owner: Entry, entry: Entry) -> bool:
    """Tell whether a list item bears the words of a link in it as its name."""
    return owner.node.thing == "list_item" and entry.node.name == owner.node.name != ""


def folded(text: str) -> str:
    """Give a text with its white space made equal."""
    return " ".join(text.split())


def spoken(text: str) -> Counter[str]:
    """Give the words of running text, each as often as it stands there."""
    return Counter(_SPOKEN.findall(text))


def even(text: str) -> str:
    """Give a text without capitals, and without blanks beside scripts that set none between words."""
    said = folded(text).casefold()
    return said if said.isascii() else BESIDE_EASTERN.sub("", said)


def only_spaced(old: str, new: str) -> bool:
    """Tell whether two texts differ only in blanks before a unit or beside eastern scripts."""
    if "`" in old or "".join(old.split()) != "".join(new.split()):
        return False
    return even(_UNIT.sub("", old)) == even(_UNIT.sub("", new))


def text_of(entry: Entry) -> str:
    """Give what a thing says itself, or what its sentences do, with its white space made equal."""
    if entry.node.text:
        return folded(entry.node.text)
    return folded(" ".join(one.node.text for one in entry.children if one.node.thing == "sentence"))


def likeness(one: Entry, other: Entry, least: float = 0.0) -> float:
    """Give the share of words that two things have in common: 0 none, 1 all.

    Args:
        one: A thing.
        other: Another.
        least: The share that is looked for: where the numbers of words alone forbid it, 0 will do.
    """
    total = one.spoken + other.spoken
    if not total or 2 * min(one.spoken, other.spoken) < least * total:
        return 0.0
    words, theirs = one.words, other.words
    common = words.keys() & theirs.keys()
    if len(words) == one.spoken or len(theirs) == other.spoken:  # one says each of its words once
        return 2 * len(common) / total
    return 2 * sum([min(words[word], theirs[word]) for word in common]) / total


def join(old: Entry, new: Entry) -> None:
    """Make two things of both versions one, with all inside where they say the same."""
    old.partner, new.partner = new, old
    if old.digest == new.digest:  # all inside is the same, each in its place
        for one, other in zip(old.children, new.children, strict=True):
            join(one, other)


def free(entries: Iterable[Entry]) -> list[Entry]:
    """Give the entries without a partner."""
    return [entry for entry in entries if entry.partner is None]


def loose(root: Entry) -> list[Entry]:
    """Give all changed entries without a partner, outer ones first."""
    found: list[Entry] = []
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if entry.changed:  # nothing inside an unchanged one changed
            waiting += entry.children[::-1]
            if entry.partner is None:
                found.append(entry)
    return found


def outermost(olds: Sequence[Entry], news: Sequence[Entry]) -> list[Entry]:
    """Give the entries whose content stands in the other version, without what lies inside such ones."""
    known = {entry.digest for entry in news}
    found: list[Entry] = []
    inside: set[int] = set()
    for entry in olds:
        if id(entry) in inside:
            continue
        if entry.digest in known:
            found.append(entry)
            inside.update(map(id, entry.all()))
    return found
