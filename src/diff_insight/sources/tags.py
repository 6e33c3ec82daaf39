"""Tags as releases: which package a tag releases, which version, and which versions come before it.

A repository may release many packages (`@x/a@1.2.0`, `api-v3.1`), may number by SemVer, by date or by the
rules of its language, and may change from `1.0` to `v1.1`. So a tag is read as a prefix and a version, and
versions are compared within one prefix only.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

_NUMBERS = re.compile(r"\d{1,18}(?:\.\d{1,18}){0,9}")
_DATE_REST = re.compile(r"(?:-\d{1,2}){1,2}\Z")
_REVISION = re.compile(r"[-.]\d{1,18}\Z")
_REST = re.compile(r"(?:[-._+]|(?:alpha|beta|preview|post|dev|pre|rc|a|b|c)[-._]?\d)", re.IGNORECASE)
_TOKEN = re.compile(r"\d{1,18}|[A-Za-z]+")
_YEARS = range(1970, 2200)
_FINAL = frozenset({"final", "ga", "release"})
_LATER = frozenset({"post", "patch", "p", "sp", "hotfix"})
_BEFORE, _RELEASE, _AFTER = 0, 1, 2

Key = tuple[tuple[int, ...], int, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the commit that it leads to."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a tag says about order.

    Attributes:
        key: Grows with the version.
    """

    key: Key

    @property
    def is_prerelease(self) -> bool:
        """Whether it comes before a release of the same numbers (`-rc.1`, `b2`)."""
        return self.key[1] == _BEFORE


def split_tag(name: str) -> tuple[str, Version | None]:
    """Read a tag as a prefix, without a `v` before the numbers, and a version; None where it holds none."""
    start = max(name.rfind("/"), name.rfind("@")) + 1
    places = [at.start() for at in re.finditer(r"(?<!\d)\d", name[start:])]
    bounded = [at for at in places if _is_bounded(name, start + at)]
    for at in (*bounded, *places):
        version = _version(name[start + at :])
        if version is not None:
            return _family(name[: start + at]), version
    return name, None


def versions_before(tag: str, names: Collection[str], *, prefix: str | None = None) -> tuple[str, ...] | None:
    """Give the tags of lower versions of the same package, the highest first.

    A prerelease follows whatever was lower; a release follows a release, as its readers know no candidate.

    Args:
        tag: The tag of the release.
        names: All tags.
        prefix: Which of them are releases of this package; None: those that are named like the tag.

    Returns:
        None where the tag says no version.
    """
    this = _of_package(tag, prefix) if prefix is not None else split_tag(tag)[1]
    if this is None:
        return None
    family = split_tag(tag)[0]
    found = []
    for name in names:
        if prefix is not None:
            version = _of_package(name, prefix)
        else:
            own, version = split_tag(name)
            version = version if own == family else None
        if version and version.key < this.key and (this.is_prerelease or not version.is_prerelease):
            found.append((version.key, name))
    return tuple(name for _, name in sorted(found, reverse=True))


def releases_of(names: Collection[str], *, prefix: str) -> tuple[str, ...]:
    """Give the tags that begin with a prefix and go on with a full version, the highest first."""
    found = [(version.key, name) for name in names if (version := _of_package(name, prefix))]
    return tuple(name for key, name in sorted(found, reverse=True) if key[1] != _BEFORE)


def _of_package(name: str, prefix: str) -> Version | None:
    if not name.startswith(prefix):
        return None
    rest = name.removeprefix(prefix)
    return _version(rest[1:] if rest[:1] in {"v", "V"} else rest)


def _is_bounded(name: str, at: int) -> bool:
    before = name[:at]
    if before[-1:] in {"v", "V"}:
        before = before[:-1]
    return not before or before[-1] in "-_/@"


def _family(prefix: str) -> str:
    return prefix[:-1] if prefix[-1:] in {"v", "V"} and not prefix[-2:-1].isalnum() else prefix


def _version(text: str) -> Version | None:
    numbers = _NUMBERS.match(text)
    if numbers is None:
        return None
    parts = [int(part) for part in numbers[0].split(".")]
    rest = text[numbers.end() :].partition("+")[0]
    is_date = parts[0] in _YEARS
    if is_date and len(parts) == 1 and _DATE_REST.match(rest):
        parts, rest = [*parts, *(int(part) for part in rest[1:].split("-"))], ""
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()  # 1.0 and 1.0.0 are the same
    if not rest:
        return Version((tuple(parts), _RELEASE, ()))
    if not _REST.match(rest):
        return None
    tokens = _TOKEN.findall(rest)
    words = {token.lower() for token in tokens}
    order = tuple(_ordered(token) for token in tokens)
    if words & _LATER or (is_date and _REVISION.match(rest)):
        return Version((tuple(parts), _AFTER, order))
    if words & _FINAL:
        return Version((tuple(parts), _RELEASE, ()))
    return Version((tuple(parts), _BEFORE, order))


def _ordered(token: str) -> tuple[int, int, str]:
    """SemVer's order: numbers before words; a development build comes before every other candidate."""
    if token.isdigit():
        return 1, int(token), ""
    return (0, 0, "") if token.lower() == "dev" else (2, 0, token.lower())
