"""A heading in which nothing but a version changed: the section bears its name on, for another version."""

import re
from typing import TYPE_CHECKING

from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.telling.fields import Fields

_VERSION = re.compile(
    r"(?<![\w.])v?\d{1,9}(?:\.\d{1,9}){1,4}(?:-?(?:alpha|beta|rc|pre|dev)[.-]?\d{0,9})?(?![\w.])"
    r"|(?<![\w.])(?:19|20)\d\d(?![\w.])"
)
"""A version, or the year that is one."""
_PARTS = 2
"""Of a heading with one version: what is before it and what is behind it."""
_AROUND = " ()[]（）【】:：-–—"


def without(fields: "Fields", fact: Fact) -> str:
    """Give the heading without the version; empty where it has several, or nothing else."""
    was, parts = (_VERSION.split(said) for said in (fact.previous_name or "", fact.name))
    around = [part.strip(_AROUND) for part in parts]
    if was != parts or len(parts) != _PARTS or all(around):  # in the middle it leaves a hole
        return ""
    return fields.shown("".join(around), quoted=True)


def before(fields: "Fields", fact: Fact) -> str:
    """Give the version that a heading had."""
    return _version(fields, fact.previous_name or "")


def after(fields: "Fields", fact: Fact) -> str:
    """Give the version that a heading has."""
    return _version(fields, fact.name)


def _version(fields: "Fields", said: str) -> str:
    found = _VERSION.search(said)
    return fields.shown(found[0], quoted=False) if found else ""
