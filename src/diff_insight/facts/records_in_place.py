"""Records of a list that are one although the value which names them is another now: the rest of them stays.

`text: Community, url: /a/` that says `url: /b/` is no other entry, whichever of its keys gives it its name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_LEAST = 4
"""Characters of a value that tells a record from others: `true` is that of many."""
_MOST = 400
"""Records beyond which a list is not searched: time stays linear."""
_Value = tuple[str, str]


def of_one_record(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give pairs of records that hold the same keys, of which at least half have the value that they had.

    Args:
        olds: Of one owner, without a partner.
        news: Of its partner.
    """
    sides = [[one for one in some if _values(one)] for some in (olds, news)]
    if not all(0 < len(some) <= _MOST for some in sides):
        return
    times = [Counter(value for one in some for value in _values(one)) for some in sides]
    own = {
        value: one
        for one in sides[1]
        for value in _values(one)
        if len(value[1]) > _LEAST and times[0][value] == times[1][value] == 1
    }
    taken: set[int] = set()
    for old in sides[0]:
        new = next((own[value] for value in _values(old) if value in own), None)
        if new is not None and id(new) not in taken and _is_one(old, new):
            taken.add(id(new))
            yield old, new


def _is_one(old: Entry, new: Entry) -> bool:
    was, now = _values(old), _values(new)
    keys = [sorted(name for name, _ in side) for side in (was, now)]
    return keys[0] == keys[1] and 2 * len({*was} & {*now}) >= len(was)


def _values(entry: Entry) -> list[_Value]:
    """Give what the keys of a record say, each with its name; nothing where it is none."""
    keys = [one for one in entry.children if one.node.thing != "comment"]
    plain = all(one.node.thing == "key" and one.node.text for one in keys)
    return [(one.node.name, one.node.text) for one in keys] if entry.node.thing == "entry" and plain else []
