"""Names of Rust with and without the path that they are imported by: `io::Error` is `std::io::Error`."""

import re
from collections.abc import Callable, Mapping

from diff_insight.facts.entry import Entry
from diff_insight.facts.wider import close

SameName = Callable[[str, str], bool]
"""Tells whether a text before and one now name the same."""

_PATH = re.compile(r"(?<![\w:'])(?:::)?([A-Za-z_]\w*)((?:::[A-Za-z_]\w*)*)")
_ONE = re.compile(r"(?P<path>[\w:]{1,300}?)(?: as (?P<alias>\w{1,100}))?")


def no_other_name(_old: str, _new: str) -> bool:
    """Tell of no two names that they are one."""
    return False


def by_imports(before: Entry, after: Entry, language: str | None) -> SameName:
    """Give what compares names by the imports of both versions of a file.

    Args:
        before: Its root in the version before.
        after: Its root in the version after.
        language: Of it: in others a name without its path is told apart elsewhere.
    """
    if language != "rust":
        return no_other_name
    was, now = _imports(before), _imports(after)
    return lambda old, new: old != new and _whole(close(old), was) == _whole(close(new), now)


def _imports(root: Entry) -> Mapping[str, str]:
    """Give the paths that a file imports by the names that they have in it."""
    found: dict[str, str] = {}
    for statement in root.children:
        for one in statement.children if statement.node.thing in {"imports", "exports"} else ():
            said = _ONE.fullmatch(one.node.name)
            if said is not None and "::" in said["path"]:
                found[said["alias"] or said["path"].rpartition("::")[2]] = said["path"]
    return found


def _whole(written: str, imports: Mapping[str, str]) -> str:
    """Give a text with every path from where it begins."""
    return _PATH.sub(lambda path: f"{imports.get(path[1], path[1])}{path[2]}", written)
