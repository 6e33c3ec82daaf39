"""Which command of a shell is which: by its program and what that is to do, whatever its options are now."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from diff_insight.facts.entry import Entry, free

_COMMANDS = frozenset({"call", "shell_command", "script_command", "recipe_line", "line"})
"""Things that may be a command: of code only those whose program stands apart from what it gets."""
_WORD = re.compile(r"[A-Za-z][\w:@./+-]*", re.ASCII)
_PROGRAM = re.compile(r"@?(?:sudo\s+)?([a-z][\w.+-]*)\s+(?=\S)", re.ASCII)
_DEEPEST = 3
_LONGEST = 400
"""Characters of a command that are looked at."""


def of_one_subcommand(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the commands of which each side has one that does this: `yarn publish --tag next`, `git add page`.

    The more words of them are the same the better, so those are paired first.
    """
    for words in range(_DEEPEST, 1, -1):
        sides: list[dict[tuple[str, ...], list[Entry]]] = [{}, {}]
        for found, entries in zip(sides, (olds, news), strict=True):
            for entry in free(entries):
                if len(said := _subcommand(entry)) >= words:
                    found.setdefault((entry.node.thing, *said[:words]), []).append(entry)
        for key, of_old in sides[0].items():
            if len(of_old) == len(sides[1].get(key, ())) == 1:
                yield of_old[0], sides[1][key][0]


def _subcommand(entry: Entry) -> tuple[str, ...]:
    """Give the program and the words behind it, without options; nothing of no command."""
    if entry.node.thing not in _COMMANDS or entry.node.name:
        return ()
    text = entry.node.text[:_LONGEST]
    program = _PROGRAM.match(text)
    if program is None:
        return ()
    words = iter(text[program.end() :].split())
    first = next((word for word in words if not word.startswith("-")), "")
    said = []
    for word in (first, *islice(words, _DEEPEST)):
        if not _WORD.fullmatch(word):
            break
        said.append(word)
    return (program[1], *said)
