"""Steps of a job that run much the same where they stood: one line of commands is several now, say.

Their names tell nothing of that: a step without one is known by all that it runs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry
from diff_insight.facts.shared_words import share, words_in

_SHARE = 0.6
"""Share of the words that two runs have in common from which on they are one."""


def reshaped(olds: Sequence[Entry], news: Sequence[Entry], changed: Changed) -> Iterator[tuple[Entry, Entry]]:
    """Give the steps of which one came where the only other one went, with what both run."""
    runs: dict[int, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if entry.node.thing == "step" and entry.partner is None:
                runs[changed.kept_before(entry.node.first, old=entry.old)][side].append(entry)
    for of_old, of_new in runs.values():
        if len(of_old) == len(of_new) == 1 and share(_run(of_old[0]), _run(of_new[0])) >= _SHARE:
            yield of_old[0], of_new[0]


def _run(entry: Entry) -> Counter[str]:
    """Give the words of what a step runs; none where it runs nothing."""
    found = (child for child in entry.children if child.node.name == "run")
    return words_in("\n".join(one.node.text for child in found for one in child.all()))
