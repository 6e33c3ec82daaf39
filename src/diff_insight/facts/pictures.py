"""Pictures with other words, or loaded from another place: neither new nor gone.

An image is known by the words that stand for it. Where these are others, or there are none, its address tells
which one it is, or the name of its file, or that one stands where another one stood.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, join, loose
from diff_insight.facts.shared_words import share, words_in

_MOSTLY = 0.6
"""Share of equal words from which on an image is the same, with other words."""
_FEW = 40
"""Images that are compared each with each: time stays linear."""


def same_pictures(before: Entry, after: Entry, changed: Changed) -> None:
    """Join images of one address, of files of one name, or in one place, where only one of a section is."""

    def place(image: Entry) -> Hashable:
        return _section(image), changed.spot(image.node.first, old=image.old)

    for known_by in (_address, _named_file, place):
        _by(known_by, before, after)
    _by_words(before, after)


def _by(known_by: Callable[[Entry], Hashable], before: Entry, after: Entry) -> None:
    places: dict[Hashable, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, root in enumerate((before, after)):
        for image in _loose(root):
            places[known_by(image)][side].append(image)
    for key, (olds, news) in places.items():
        if key is not None and len(olds) == len(news) == 1:
            join(olds[0], news[0])


def _by_words(before: Entry, after: Entry) -> None:
    """Join those of a section whose words are mostly the same."""
    olds, news = _loose(before)[:_FEW], _loose(after)[:_FEW]
    scores = [
        (-alike, at, to)
        for at, old in enumerate(olds)
        for to, new in enumerate(news)
        if _section(old) == _section(new)
        and (alike := share(words_in(old.node.name), words_in(new.node.name))) >= _MOSTLY
    ]
    for _, at, to in sorted(scores):
        if olds[at].partner is None and news[to].partner is None:
            join(olds[at], news[to])


def _loose(root: Entry) -> list[Entry]:
    """Give the images that have no partner yet."""
    return [one for one in loose(root) if one.node.thing == "image" and _file(one)]


def _address(image: Entry) -> Hashable:
    return _section(image), image.node.attributes.get("target", "")


def _named_file(image: Entry) -> Hashable:
    return _section(image), _file(image)


def _section(image: Entry) -> int:
    """Give what tells the section that an image stands in: of one that both versions have, the new one."""
    owner = next((one for one in image.owners() if one.node.thing in {"section", "release"}), None)
    if owner is None:
        return 0
    return id(owner.partner if owner.old and owner.partner is not None else owner)


def _file(image: Entry) -> str:
    return image.node.attributes.get("target", "").rpartition("/")[2]
