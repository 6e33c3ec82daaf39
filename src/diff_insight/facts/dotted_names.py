"""Names of what things stand in, joined by dots: a suite whose own name begins with one has no second."""

from collections.abc import Iterable


def dotted(names: Iterable[str]) -> str:
    """Give names from the outermost on as one: `barn.milk`, and `barn.milk()` of `barn` and `.milk()`."""
    said = ""
    for name in names:
        said += name if not said or name.startswith(".") else f".{name}"
    return said
