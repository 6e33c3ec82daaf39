"""Where a file of Python finds what it imports by its name, as far as the paths of a repository say it."""

from collections.abc import Iterator

from diff_insight.trees.node import Node

_PACKAGE = "__init__"


def imported_from(path: str, name: str, root: Node) -> Iterator[str]:
    """Give the paths at which the module may stand that a file imports a name from, most likely first.

    Args:
        path: That of the file.
        name: A name that is imported as it is, by no other one.
        root: What the file holds.
    """
    brought = [one for one in root.all() if one.thing == "import" and one.name == name]
    if len(brought) != 1 or "alias" in brought[0].attributes:
        return
    module = brought[0].details.get("module", "")
    folder = _folder(path.split("/")[:-1], module)
    if folder is not None:
        at = "/".join(folder)
        yield f"{at}.py"
        yield f"{at}/{_PACKAGE}.py"


def _folder(around: list[str], module: str) -> list[str] | None:
    """Give the parts of the path to a module, without its ending; None for one of another package."""
    names = module.lstrip(".")
    up = len(module) - len(names)
    parts = names.split(".") if names else []
    if up:
        found = [*around[: len(around) - up + 1], *parts] if up <= len(around) + 1 else None
        return found or None
    if not parts or parts[0] not in around:
        return None
    top = len(around) - 1 - around[::-1].index(parts[0])
    return [*around[:top], *parts]
