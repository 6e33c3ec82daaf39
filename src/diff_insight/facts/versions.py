"""How far one version is from another, and what the least version of a requirement is.

The words are those of https://semver.org: of `1.2.3` the first number is the major one, the second the minor
one, also while the first is 0, where a minor step may break as well. A version that starts with a year
(https://calver.org) says nothing by its numbers, nor does a commit id.
"""

import re
from itertools import zip_longest
from typing import Literal

Step = Literal["major", "minor", "patch", "downgrade", "other"]

_YEAR = range(1970, 2200)
_NAMES: tuple[Step, ...] = ("major", "minor")
"""What the numbers of a version are called; all that follow are patches."""
_TELLING = 2
"""Numbers of a platform's version that decide what runs on it: 3.11 of 3.11.4."""
_VERSION = re.compile(r"[vV=]?\s?(\d{1,12}(?:\.\d{1,12}){0,7})(?:\.[xX*])?(.*)", re.DOTALL)
_LITERAL = re.compile(r"(?<![\w.])v?\d+(?:\.[\w*]+){0,7}(?:[-+][\w.+-]+)?")
_BOUND = re.compile(r"(===?|~=|!=|<=|>=|<|>|\^|~>|~|=|@)?\s{0,4}v?(\d{1,9}(?:\.\d{1,9}){0,7})")
_FRAMEWORK = re.compile(r"([a-z]+)(\d{1,4}(?:\.\d{1,4}){0,3})(?:-[\w.]+)?")
_PROPERTY = re.compile(r"\$\([\w.]{1,80}\)")
"""What MSBuild puts in from elsewhere: as much on both sides."""
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_CANDIDATE = re.compile(r"[-._]?(?:a|b|c|rc|alpha|beta|pre|preview|dev)(?:[.-]?\d[\d.-]*)?", re.IGNORECASE)
_UPPER = frozenset({"<", "<=", "!="})


def step(old: str, new: str) -> Step:
    """Tell how far a version or a requirement went.

    Of requirements with several bounds one alone may differ, and no upper one: all else is `other`.
    """
    if _COMMIT.fullmatch(old) or _COMMIT.fullmatch(new):
        return "other"
    one, other = _VERSION.fullmatch(old.strip()), _VERSION.fullmatch(new.strip())
    if one is None or other is None or _LITERAL.search(one[2].lstrip("-+.")) or "," in old + new:
        return _bounded(old, new)
    return _between(_numbers(one[1]), _numbers(other[1]), one[2], other[2])


def raised(old: str, new: str) -> bool:
    """Tell whether the least version that a requirement takes rose, or a platform is gone."""
    frameworks = _frameworks(old), _frameworks(new)
    if frameworks[0] and frameworks[1]:
        return any(
            family not in frameworks[1] or frameworks[1][family] > least
            for family, least in frameworks[0].items()
        )
    one, other = least(old), least(new)
    return one is not None and other is not None and one[:_TELLING] < other[:_TELLING]


def least(requirement: str) -> tuple[int, ...] | None:
    """Give the least version that a requirement takes; None where it has no lower bound.

    `>=3.9,<4` gives 3.9, `18 || >=20` gives 18, `^8.1` gives 8.1.
    """
    found: list[tuple[int, ...]] = []
    for choice in re.split(r"\|\|?", requirement):
        bounds = [_numbers(number) for sign, number in _BOUND.findall(choice) if sign not in _UPPER]
        if not bounds:
            return None
        found.append(max(bounds))
    return min(found)


def _frameworks(said: str) -> dict[str, tuple[int, ...]]:
    """Give the least version by family of target frameworks as `net8.0;netstandard2.0`."""
    least_: dict[str, tuple[int, ...]] = {}
    for piece in said.split(";"):
        if _PROPERTY.fullmatch(piece.strip()):
            continue
        found = _FRAMEWORK.fullmatch(piece.strip())
        if found is None:
            return {}
        version = _numbers(found[2])
        least_[found[1]] = min(version, least_.get(found[1], version))
    return least_


def _bounded(old: str, new: str) -> Step:
    """Compare two requirements whose signs are the same and of whose versions one differs."""
    if _LITERAL.sub("#", old) != _LITERAL.sub("#", new):
        return "other"
    pairs = list(zip(_LITERAL.finditer(old), _LITERAL.finditer(new), strict=False))
    differ = [(one, other) for one, other in pairs if one.group() != other.group()]
    if len(differ) != 1:
        return "other"
    (one, other), sign = differ[0], old[: differ[0][0].start()].rstrip(' "')
    if sign.endswith(("<", "!=", "<=")):
        return "other"
    was, now = _VERSION.fullmatch(one.group()), _VERSION.fullmatch(other.group())
    if was is None or now is None:
        return "other"
    return _between(_numbers(was[1]), _numbers(now[1]), was[2], now[2])


def _between(old: tuple[int, ...], new: tuple[int, ...], old_rest: str, new_rest: str) -> Step:
    pairs = list(zip_longest(old, new, fillvalue=0))
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), None)
    if at is None:
        return _suffix(old_rest, new_rest)
    if pairs[at][1] < pairs[at][0]:
        return "downgrade"
    if old[0] in _YEAR and new[0] in _YEAR:
        return "other"
    return _NAMES[at] if at < len(_NAMES) else "patch"


def _suffix(old: str, new: str) -> Step:
    """Compare what follows equal numbers: a release comes after its candidates."""
    if not old and _CANDIDATE.fullmatch(new):
        return "downgrade"
    return "patch" if not new and _CANDIDATE.fullmatch(old) else "other"


def _numbers(said: str) -> tuple[int, ...]:
    return tuple(int(number) for number in said.split("."))
