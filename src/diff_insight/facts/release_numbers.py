"""Values that are the number of a release, or the moment of one: they are there to change."""

import re

from diff_insight.model import Fact

_VERSION = re.compile(
    r"[\"'`]v?\d{1,9}(?:\.\w{1,40}){1,9}[-+.\w]{0,80}[\"'`]|\d{1,9}(?:\.\d{1,9}){2,9}[-+\w]{0,80}"
)
"""The number of a release, as a program keeps its own; what has two dots is no other number."""
_MOMENT = re.compile(r"[\"'`]\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}[^\"'`]{0,20}[\"'`]")
"""A day with the time of it (ISO 8601), as a build or a release writes when it was made."""
_PART = re.compile(r"(?:\w{0,80}_)?(?:VERSION|MAJOR|MINOR|PATCH)(?:_\w{0,80})?|\w{0,80}[a-z]Version")
"""What holds one of the numbers that https://semver.org names, by what it is called."""
_NUMBER = re.compile(r"\d{1,12}|\(?[\"'`]v?\d{1,12}[\"'`]\)?")
_WRITTEN = re.compile(r"\(?[\"'`]v?(\d{1,6}(?:\.\d{1,6}){0,4})[\"'`]\)?")
"""The same in quotes, and in the brackets behind a member of an enum."""


def is_release_number(fact: Fact) -> bool:
    """Tell whether both values are numbers of releases: by what they look like, or by the name they have.

    A single number may be any: then what holds it is called a version, or ends in the number that it had.
    """
    sides = (fact.old or "", fact.new or "")
    if all(map(_MOMENT.fullmatch, sides)):
        return True
    part = _PART.fullmatch(fact.name.rpartition(".")[2]) is not None
    if all(_VERSION.fullmatch(side) or (part and _NUMBER.fullmatch(side)) for side in sides):
        return True
    was, now = map(_WRITTEN.fullmatch, sides)
    return was is not None and now is not None and _ends_in(fact.name, was[1].replace(".", "_"))


def _ends_in(name: str, number: str) -> bool:
    """Tell whether a name is one of letters with a number behind it: `JAVA_21`, `Python3_9`."""
    head = name.removesuffix(number)
    return head != name and not head[-1:].isdigit() and any(map(str.isalpha, head))
