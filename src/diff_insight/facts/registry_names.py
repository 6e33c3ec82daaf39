"""Names of packages as their registries compare them: in another spelling they are the same package.

PyPI knows no case and no difference of `-`, `_` and `.` (https://peps.python.org/pep-0503/); Packagist and
NuGet know no case.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry

_PARTED = re.compile(r"[-_.]+")
_NO_CASE = frozenset({"composer", "nuget", "pypi"})
_ONE_MARK = frozenset({"pypi"})


def registry_name(name: str, ecosystem: str) -> str:
    """Give a name in the spelling by which the registry of its ecosystem finds it."""
    if ecosystem not in _NO_CASE:
        return name
    return (_PARTED.sub("-", name) if ecosystem in _ONE_MARK else name).lower()


def of_one_package(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give what a list holds of one package in another spelling, where it holds that once on each side."""
    found: defaultdict[tuple[str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            ecosystem = entry.node.details.get("ecosystem", "")
            if entry.node.thing == "package" and ecosystem in _NO_CASE:
                found[ecosystem, registry_name(entry.node.name, ecosystem)][side].append(entry)
    for gone, come in found.values():
        if len(gone) == len(come) == 1:
            yield gone[0], come[0]
