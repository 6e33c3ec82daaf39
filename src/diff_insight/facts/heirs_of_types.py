"""Types of Python of which one is a kind of the other: who takes the one may be given the other.

See https://docs.python.org/3/library/collections.abc.html and https://peps.python.org/pep-0673/.
"""

import re

from diff_insight.facts.annotations import spelt

_PARENTS = {
    "Iterator": "Iterable",
    "Generator": "Iterator",
    "Collection": "Iterable",
    "Sequence": "Collection",
    "MutableSequence": "Sequence",
    "list": "MutableSequence",
    "Mapping": "Collection",
    "MutableMapping": "Mapping",
    "dict": "MutableMapping",
    "AsyncIterator": "AsyncIterable",
    "AsyncGenerator": "AsyncIterator",
}
"""Of what each is a kind. What the kinds hold stands first among what stands between their brackets."""
_MODULES = re.compile(r"\b(?:[A-Za-z_]\w{0,100}\.){1,9}(?=[A-Za-z_])")


def is_heir(new: str, old: str, owner: str) -> bool:
    """Tell whether a type is a kind of another one.

    Args:
        new: The type.
        old: The other one.
        owner: The class that both stand in, which `Self` means; empty: none.
    """
    now, was = (_MODULES.sub("", spelt(said)) for said in (new, old))
    if now == "Self":
        return was == owner
    kind, _, held = now.partition("[")
    other, _, holds = was.partition("[")
    same = held == holds or (bool(holds) and held.startswith(f"{holds.removesuffix(']')},"))
    return same and other in _above(kind)


def _above(kind: str) -> list[str]:
    found: list[str] = []
    while kind in _PARENTS:
        kind = _PARENTS[kind]
        found.append(kind)
    return found
