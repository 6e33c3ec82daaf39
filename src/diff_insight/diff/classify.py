"""Which category a path belongs to, and which paths no report covers.

Patterns are those of the configuration (docs/configuration.md): a prefix that ends at a `/`, or a glob
in which `*` and `?` stay within a path segment and `**` crosses segments. A glob matches the whole
path. The first category that matches wins.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from diff_insight.diff.globs import glob
from diff_insight.model import FileChange, ModificationType, SkippedFile

Matcher = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One report's share of the range.

    Attributes:
        name: Stands in titles and file names.
        paths: Patterns; a file belongs here if any matches. None takes every path.
        types: Types that take the place of a rule's own.
    """

    name: str
    paths: tuple[str, ...] | None = None
    types: Mapping[str, ModificationType] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """Every file of a range in exactly one place, each place in diff order."""

    categories: Mapping[str, tuple[FileChange, ...]]
    outside: tuple[str, ...]
    skipped: tuple[SkippedFile, ...]


def matcher(patterns: Iterable[str]) -> Matcher:
    """Give a predicate that tells whether any of the patterns matches a path."""
    each = [_matcher(pattern) for pattern in patterns]
    return lambda path: any(matches(path) for matches in each)


def _matcher(pattern: str) -> Matcher:
    if any(wildcard in pattern for wildcard in "*?"):
        return glob(pattern)
    prefix = pattern.rstrip("/")
    return lambda path: not prefix or path == prefix or path.startswith(f"{prefix}/")


def classify(
    changes: Sequence[FileChange],
    *,
    categories: Sequence[Category],
    ignore: Sequence[str],
    own_output: Matcher,
) -> Classified:
    """Put every file where it belongs; nothing is lost.

    Args:
        changes: The files of the range, in diff order.
        categories: In the order of the configuration; the first match wins.
        ignore: Patterns of files that no report covers.
        own_output: Tells a file that this program wrote itself.

    Returns:
        The files by category (categories without files are left out), the paths outside of all of
        them, and the skipped files with the reason.
    """
    places = [(category.name, _category_matcher(category)) for category in categories]
    ignored = [(pattern, matcher([pattern])) for pattern in ignore]
    chosen: dict[str, list[FileChange]] = {category.name: [] for category in categories}
    outside: list[str] = []
    skipped: list[SkippedFile] = []
    for change in changes:
        if own_output(change.path):
            skipped.append(SkippedFile(path=change.path, reason="own output"))
        elif pattern := next((pattern for pattern, matches in ignored if matches(change.path)), None):
            skipped.append(SkippedFile(path=change.path, reason="ignored", detail=pattern))
        elif name := next((name for name, matches in places if matches(change.path)), None):
            chosen[name].append(change)
        else:
            outside.append(change.path)
    return Classified(
        categories={name: tuple(files) for name, files in chosen.items() if files},
        outside=tuple(outside),
        skipped=tuple(skipped),
    )


def _category_matcher(category: Category) -> Matcher:
    return (lambda _path: True) if category.paths is None else matcher(category.paths)
