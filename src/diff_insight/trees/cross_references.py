"""Roles of Sphinx and MyST: which of them make a reference, what is shown of one and where it leads.

Both mark-ups write the same roles, `:func:`~farm.open`` and `{func}`~farm.open``. A role that leads nowhere
only sets its words in another type (https://www.sphinx-doc.org/en/master/usage/referencing.html and
https://www.sphinx-doc.org/en/master/usage/domains/).
"""

import re
from dataclasses import dataclass

_TARGETED = re.compile(r"(.{0,480}?)\s*<([^<>]{1,480})>$", re.DOTALL)
_ESCAPE = re.compile(r"\\(\S)")
"""A mark that stands for itself, as the backslashes of a PHP name in a role."""
_TO_PAGES = frozenset({"ref", "doc", "download", "numref", "any", "term"})
_TO_OBJECTS = frozenset(
    {
        *("func", "meth", "class", "mod", "attr", "exc", "data", "const", "obj", "type", "deco"),
        *("envvar", "option", "keyword", "token", "confval", "setting", "djadmin", "ttag", "tfilter"),
        *("member", "macro", "struct", "union", "enum", "enumerator", "var", "concept", "fixture", "rst"),
    }
)
"""Roles of the domains that a project may take for granted: what they show is set as code."""
_TO_TRACKERS = frozenset({"issue", "pr", "pull", "gh", "bug", "user", "commit", "ghsa", "cve"})
_ADVISORIES = frozenset({"ghsa", "cve"})
"""Roles whose name begins the name of what they lead to: `GHSA-cpwx-vrp4-4pq7`."""
_STANDARDS = frozenset({"pep", "rfc"})
"""Roles whose number is shown with their name in front: `PEP 8`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown of a role.

    Attributes:
        words: As a reader sees them.
        code: Whether they are set as code.
        target: Where they lead, as the file writes it; None: nowhere.
    """

    words: str
    code: bool
    target: str | None


def shown(role: str, said: str) -> Shown:
    """Read a role with what it is given.

    Args:
        role: Its name, with the domain where it has one: `py:func`.
        said: What stands between its backticks: `title <target>`, `~target`, `!no.target`.
    """
    domain, _, name = role.rpartition(":")
    targeted = _TARGETED.match(said)
    words, target = (targeted[1], targeted[2]) if targeted else (said, said)
    words = _ESCAPE.sub(r"\1", words)
    if name in _TO_PAGES:
        return Shown(words=words, code=False, target=target)
    if name in _STANDARDS | _TO_TRACKERS:  # the number says where it leads
        number = f"{name.upper()} {words}" if name in _STANDARDS else f"#{words}"
        named = name in _ADVISORIES and not targeted and not words.upper().startswith(name.upper())
        known = f"{name.upper()}-{words}" if named else words
        return Shown(words=number if words.isdigit() else known, code=False, target=None)
    leads = (name in _TO_OBJECTS or domain not in {"", "std"}) and not said.startswith("!")
    if not leads:
        return Shown(words=words.removeprefix("~").lstrip("!"), code=True, target=None)
    last = not targeted and words.startswith("~")
    words = words.removeprefix("~")
    return Shown(
        words=words.rpartition(".")[2] if last else words.lstrip("."),
        code=True,
        target=target.removeprefix("~").lstrip("."),
    )


def is_reference(role: str) -> bool:
    """Tell whether a role of this name leads anywhere."""
    domain, _, name = role.rpartition(":")
    return domain not in {"", "std"} or name in _TO_PAGES | _TO_OBJECTS | _TO_TRACKERS | _STANDARDS
