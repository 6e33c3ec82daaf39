"""The tree of a file of values: keys, entries of lists, scalars, comments, whatever the notation.

The readers of YAML, JSON, TOML and their kin say what they meet in the order of the file and know nothing of
nodes; here it becomes a tree, within bounds. What the keys mean is said afterwards by
`diff_insight.trees.shapes`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diff_insight.trees.node import Node, UnreadableError

UNKNOWN = "\ue000"
"""The name of an owner that a text does not show: private use, so that no file has it as a key."""
MAX_DEPTH = 64
"""Levels of nesting. Files that people write have less than 20; every walk over a tree recurses so deep."""
MAX_NODES = 60_000
"""Keys, entries and lines. Files that people read have less than 10,000."""
MAX_BLOCK_LINES = 500
"""Lines of one text value that are told one by one; a longer one is a value as a whole."""


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is not closed yet, and the key or entry whose value it is."""

    listing: bool
    owner: Node | None
    children: list[Node] = field(default_factory=list)
    last: int = 0


class Values:
    """Grows the tree of one document.

    Args:
        loose: Whether the outermost mapping that is met is an entry of a list that nobody sees.
    """

    def __init__(self, *, loose: bool = False) -> None:
        self._loose = loose
        self._roots: list[Node] = []
        self._open: list[_Open] = []
        self._key: Node | None = None
        self._comments: list[Node] = []
        self._nodes = 0

    @property
    def depth(self) -> int:
        """How many mappings and lists are open."""
        return len(self._open)

    @property
    def in_list(self) -> bool:
        """Whether what comes next is an entry."""
        return bool(self._open) and self._open[-1].listing

    @property
    def wants_key(self) -> bool:
        """Whether what comes next is a key."""
        return bool(self._open) and not self._open[-1].listing and self._key is None

    @property
    def key_waits(self) -> bool:
        """Whether a key was met whose value comes next."""
        return self._key is not None

    def key(
        self, name: str, row: int, attributes: Mapping[str, str] | None = None, *, noun: str = ""
    ) -> None:
        """Take a key, which its notation may call something else; its value comes next, or it has none."""
        self.key_ends()
        details = {"noun": noun} if noun else {}
        self._key = Node(
            thing="key",
            name=name,
            first=row,
            last=row,
            attributes=attributes or {},
            details=details,
            heads=(row,),
        )

    def key_ends(self) -> None:
        """Close a key that has no value."""
        if self._key is not None:
            key, self._key = self._key, None
            self._put(replace(key, heads=()))

    def opens(self, row: int, *, listing: bool, attributes: Mapping[str, str] | None = None) -> None:
        """Begin a mapping or a list: the value of the key before, an entry, or the document."""
        if len(self._open) >= MAX_DEPTH:
            raise UnreadableError(f"more than {MAX_DEPTH} levels")
        owner = self._key
        self._key = None
        if owner is None and (self._open or self._loose):
            owner = Node(thing="entry", first=row, last=row)
        if owner is not None and attributes:
            owner = replace(owner, attributes={**owner.attributes, **attributes})
        self._open.append(_Open(listing=listing, owner=owner, last=row))

    def closes(self, row: int = 0) -> None:
        """End the innermost mapping or list, on this row where the notation has a sign for it."""
        self.key_ends()
        if not self._open:
            return
        done = self._open.pop()
        last = max(done.last, row)
        if done.owner is None:
            self._roots += done.children
            return
        owner = replace(done.owner, last=max(last, done.owner.last), children=tuple(done.children))
        if row and not done.children and owner.thing == "key":
            owner = replace(owner, details={**owner.details, "empty": "[]" if done.listing else "{}"})
        self._put(owner)

    def scalar(
        self,
        text: str,
        row: int,
        last: int = 0,
        *,
        same: str = "",
        attributes: Mapping[str, str] | None = None,
        lines: Sequence[Node] = (),
    ) -> None:
        """Take a value: of the key before, else an entry."""
        self._nodes += len(lines)
        owner = self._key
        self._key = None
        self._put(
            Node(  # as `replace` does, in half the time: there is one for every value
                thing=owner.thing if owner else "entry",
                name=owner.name if owner else "",
                first=owner.first if owner else row,
                last=max(row, last),
                text=text,
                same=same,
                attributes={**(owner.attributes if owner else {}), **(attributes or {})},
                details=owner.details if owner else {},
                children=tuple(lines),
                heads=(row,) if lines else (),
            )
        )

    def comment(self, text: str, row: int, thing: str = "comment") -> None:
        """Take a comment, or another line that is no value and may stand anywhere."""
        self._comments.append(Node(thing=thing, first=row, last=row, text=text))

    def document(self) -> Node:
        """Close what is open and give what was met: a node `document`."""
        self.key_ends()
        while self._open:
            self.closes()
        self._comments.sort(key=lambda comment: comment.first)
        children = with_comments(self._roots, without_banners(self._comments))
        first = min((child.first for child in children), default=1)
        last = max((child.last for child in children), default=first)
        return Node(thing="document", first=first, last=last, children=children)

    def _put(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise UnreadableError(f"more than {MAX_NODES} keys")
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].last = max(self._open[-1].last, node.last)
        else:
            self._roots.append(node)


def lines_of(rows: Iterable[tuple[int, str]], *, joined: bool = True) -> tuple[Node, ...]:
    """Give the lines of a text value, each a thing of its own; none of a very long one.

    Args:
        rows: Numbers and texts of the rows.
        joined: Whether what goes on behind a backslash is one line: a command is not told in pieces.
    """
    nodes: list[Node] = []
    goes_on = False
    for row, line in rows:
        said = line.strip()
        if not said:
            goes_on = False
            continue
        bare = said[:-1].rstrip() if (ends_open := joined and _is_continued(line)) else said
        before = nodes[-1] if goes_on and nodes else None
        if before is not None and before.last + 1 == row:
            nodes[-1] = replace(before, last=row, text=f"{before.text} {bare}".strip())
        else:
            nodes.append(Node(thing="line", first=row, last=row, text=bare))
        goes_on = ends_open
    return tuple(nodes) if len(nodes) <= MAX_BLOCK_LINES else ()


def _is_continued(line: str) -> bool:
    """Tell whether a line goes on in the next one: its last sign is a backslash that no other one escapes."""
    return line.endswith("\\") and not line.endswith("\\\\")


def without_banners(nodes: Sequence[Node]) -> list[Node]:
    """Give nodes with the comments that say nothing (a row of `#`) as part of the comment beside them."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        beside = (
            before is not None and before.thing == node.thing == "comment" and before.last + 1 == node.first
        )
        if before is not None and beside and not (before.text and node.text):
            made[-1] = replace(before, last=node.last, text=before.text or node.text)
        else:
            made.append(node)
    return [node for node in made if node.thing != "comment" or node.text]


def with_comments(nodes: Sequence[Node], comments: Sequence[Node]) -> tuple[Node, ...]:
    """Put each comment into the innermost node around it; both are in the order of the file."""
    if not comments:
        return tuple(nodes)
    placed: list[Node] = []
    at = 0
    for node in nodes:
        while at < len(comments) and comments[at].first < node.first:
            placed.append(comments[at])
            at += 1
        end = at
        while end < len(comments) and comments[end].first <= node.last:
            end += 1
        if end > at:
            placed.append(replace(node, children=with_comments(node.children, comments[at:end])))
            at = end
        else:
            placed.append(node)
    return (*placed, *comments[at:])
