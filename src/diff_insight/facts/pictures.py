"""Pictures without words whose path changed: one that is loaded from another folder is neither new nor gone.

An image is known by the words that stand for it. Where it has none, and several of a section changed, the
name of its file tells which one it is.
"""

from collections import defaultdict
from collections.abc import Iterator

from diff_insight.facts.entry import Entry, join


def same_files(before: Entry, after: Entry) -> None:
    """Join images without words whose files bear one name, where only one of a section does."""
    places: dict[tuple[int, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, root in enumerate((before, after)):
        for image in _unnamed(root):
            places[_section(image), _file(image)][side].append(image)
    for olds, news in places.values():
        if len(olds) == len(news) == 1:
            join(olds[0], news[0])


def _unnamed(root: Entry) -> Iterator[Entry]:
    waiting = [root]
    while waiting:
        entry = waiting.pop()
        if not entry.changed:
            continue
        waiting += entry.children
        if entry.node.thing == "image" and entry.partner is None and not entry.node.name and _file(entry):
            yield entry


def _section(image: Entry) -> int:
    """Give what tells the section that an image stands in: of one that both versions have, the new one."""
    owner = next((one for one in image.owners() if one.node.thing in {"section", "release"}), None)
    if owner is None:
        return 0
    return id(owner.partner if owner.old and owner.partner is not None else owner)


def _file(image: Entry) -> str:
    return image.node.attributes.get("target", "").rpartition("/")[2]
