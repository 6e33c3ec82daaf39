"""Keys of a file of values, and variables of a style sheet, that keep their value under another name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, folded

_MARKS = ("--", "$", "@")
"""What the name of a variable begins with in CSS, Sass and Less; a property of a browser is another one."""
_VALUES = frozenset(
    {
        *("key", "metadata", "ci_variable", "environment_variable", "build_variable", "local"),
        *("input", "output", "secret", "option", "input_variable", "feature"),
    }
)
"""Things that hold a value under a name which somebody chose."""
_SAYS_LITTLE = re.compile(r"(?i:true|false|yes|no|on|off|null|none|\W{0,3}|\d{1,2})")
"""Values that recur by chance: that another key has one of them too shows nothing."""
_WORD = re.compile(r"[^\W_]+")


def renamed_variables(
    olds: Sequence[Entry], news: Sequence[Entry], changed: Changed
) -> Iterator[tuple[Entry, Entry]]:
    """Give each variable or key with the one that took its place and has its value, which no other one has.

    Args:
        olds: What is left without a partner of what an owner held.
        news: What is left of what it holds.
        changed: The changed lines.
    """
    sides: dict[tuple[str, ...], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if (value := _value(entry)) is not None:
                sides[value][side].append(entry)
    for value, (of_old, of_new) in sides.items():
        if len(of_old) != 1 or len(of_new) != 1:
            continue
        (old,), (new,) = of_old, of_new
        if changed.together(old.node.first, new.node.first) and _is_renamed(old, new, value):
            yield old, new


def _value(entry: Entry) -> tuple[str, ...] | None:
    """Give what a variable or key says besides its name; None of what is neither."""
    node = entry.node
    if node.thing == "declaration" and _is_variable(node.name):
        return "declaration", folded(node.text)
    if node.thing in _VALUES and node.name:
        return node.thing, folded(node.same or node.text), *(child.digest.hex() for child in entry.children)
    return None


def _is_variable(name: str) -> bool:
    return name.startswith(_MARKS) or "#{" in name


def _is_renamed(old: Entry, new: Entry, value: tuple[str, ...]) -> bool:
    """Tell whether a key is the other: no third one of their owners says the same, and it says something."""
    if old.node.thing == "declaration":
        return True
    owners = (entry.parent.children if entry.parent is not None else [] for entry in (old, new))
    if any(sum(_value(beside) == value for beside in beside_it) > 1 for beside_it in owners):
        return False
    if any(_tells(said) for said in _said(old)):
        return True
    was, now = (Counter(_WORD.findall(entry.node.name.casefold())) for entry in (old, new))
    return bool(_said_at_all(old)) and (was <= now or now <= was)


def _said(entry: Entry) -> Iterable[str]:
    return (folded(one.node.same or one.node.text) for one in entry.all())


def _said_at_all(entry: Entry) -> bool:
    return any(_said(entry))


def _tells(said: str) -> bool:
    return not _SAYS_LITTLE.fullmatch(said)
