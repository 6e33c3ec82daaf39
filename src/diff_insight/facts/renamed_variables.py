"""Variables of a style sheet that bear another name in the place of one with the same value."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry, folded

_MARKS = ("--", "$", "@")
"""What the name of a variable begins with in CSS, Sass and Less; a property of a browser is another one."""


def renamed_variables(
    olds: Sequence[Entry], news: Sequence[Entry], changed: Changed
) -> Iterator[tuple[Entry, Entry]]:
    """Give each variable with the one that took its place, where both have a value that no other one has.

    Args:
        olds: What is left without a partner of what a rule held.
        news: What is left of what it holds.
        changed: The changed lines.
    """
    sides: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == "declaration" and _is_variable(entry.node.name):
                sides[folded(entry.node.text)][side].append(entry)
    for of_old, of_new in sides.values():
        if len(of_old) == len(of_new) == 1 and changed.together(of_old[0].node.first, of_new[0].node.first):
            yield of_old[0], of_new[0]


def _is_variable(name: str) -> bool:
    return name.startswith(_MARKS) or "#{" in name
