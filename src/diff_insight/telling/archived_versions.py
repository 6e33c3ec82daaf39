"""The pages of a version of a documentation that came, or went, as a whole: copies of what stands beside.

Tools of documentation keep a folder for each version (`versioned_docs/version-2.26`, `content/v1.12-docs`),
with files beside it that bear its name. Who archives a version, or takes an old one away, changes hundreds of
files and one thing: that is said once, and breaks nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from diff_insight.languages import Plural
from diff_insight.model import AnalyzedFile
from diff_insight.telling.news import Told
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.quoting import bare, code
from diff_insight.telling.together import Together

CAME = Plural(
    "version {versions} of the documentation: {files} are new",
    "versions {versions} of the documentation: {files} are new",
)
WENT = Plural(
    "version {versions} of the documentation: {files} are gone",
    "versions {versions} of the documentation: {files} are gone",
)
_FOLDER = re.compile(
    r"(?:version|release|v)?[-_]?(\d{1,4}(?:\.\d{1,4}){1,3}|\d{1,4}\.x)(?:[-_](?:docs?|stable))?"
)
_LEAST = 10
"""Files of a folder from which on they are no pages that somebody wrote one by one."""
_NESTED = 50
"""Folders of a path that are looked at."""
_WHOLE = {"added": "added", "copied": "added", "removed": "removed"}
"""What happened to a file as a whole, by its status."""


@dataclass(frozen=True, slots=True)
class Archived:
    """Versions whose files came, or went.

    Attributes:
        status: `added` or `removed`.
        versions: As their folders write them, the first of the range first.
        files: All of their files, in order.
    """

    status: str
    versions: tuple[str, ...]
    files: tuple[AnalyzedFile, ...]


def archived(files: Sequence[AnalyzedFile]) -> list[Archived]:
    """Give the versions of a documentation whose files came or went, at most one entry for each of both."""
    of: dict[tuple[str, str], list[AnalyzedFile]] = defaultdict(list)
    for file in files:
        version, status = _version(file.change.path), _WHOLE.get(file.change.status)
        if version and status:
            of[status, version].append(file)
    kept = {key: some for key, some in of.items() if len(some) >= _LEAST and _are_pages(some)}
    found = []
    for status in sorted({status for status, _ in kept}):
        versions = [version for one, version in kept if one == status]
        paths = {file.change.path for version in versions for file in kept[status, version]}
        held = tuple(
            file
            for file in files
            if file.change.path in paths
            or (
                _WHOLE.get(file.change.status) == status
                and any(_bears(file, version) for version in versions)
            )
        )
        found.append(Archived(status, tuple(versions), held))
    return found


def without(found: Together, of: Sequence[Archived]) -> Together:
    """Give what a report tells without the files of archived versions, and the entries that list these."""
    if not of:
        return found
    paths = {file.change.path for one in of for file in one.files}
    listed = {(one.status, version) for one in of for version in one.versions}
    return replace(
        found,
        told=tuple(_left(found.told, paths, listed)),
        changelog=tuple(_left(found.changelog, paths, listed)),
        tests=tuple(one for one in found.tests if one[1].change.path not in paths),
        by_role=tuple((role, kept) for role, some in found.by_role if (kept := _others(some, paths))),
        quiet=_others(found.quiet, paths),
        plain=tuple(_left(found.plain, paths, listed)),
    )


def said(of: Sequence[Archived], phrases: Phrases, counted: Callable[[int], str]) -> Iterator[str]:
    """Say how many files of which versions came or went.

    Args:
        of: The versions.
        phrases: How it is said.
        counted: Says a number of files.
    """
    for one in of:
        versions = phrases.several([code(version) for version in one.versions])
        template = CAME if one.status == "added" else WENT
        yield phrases.words.plural(
            *template, len(one.versions), versions=versions, files=counted(len(one.files))
        )


def _version(path: str) -> str:
    """Give the version that the innermost folder with one is for; empty where none is."""
    folders = path.split("/", _NESTED)[:-1]
    return next((found[1] for name in reversed(folders) if (found := _FOLDER.fullmatch(name))), "")


def _are_pages(files: Sequence[AnalyzedFile]) -> bool:
    return 2 * sum(file.role == "docs" for file in files) > len(files)


def _bears(file: AnalyzedFile, version: str) -> bool:
    """Tell whether a file beside the folder is named after a version (`version-2.26-sidebars.json`)."""
    name = file.change.path.rpartition("/")[2]
    found = re.search(rf"(?<![\d.]){re.escape(version)}(?![\d]|\.\d)", name)
    return found is not None and file.role in {"docs", "config", "data"}


def _others(files: Sequence[AnalyzedFile], paths: set[str]) -> tuple[AnalyzedFile, ...]:
    return tuple(file for file in files if file.change.path not in paths)


def _left(told: Sequence[Told], paths: set[str], listed: set[tuple[str, str]]) -> Iterator[Told]:
    """Give points on other files; of one that counts files, those that are left."""
    for one in told:
        files = _others(one.files, paths)
        facts = one.point.facts
        if not files or all((_status(fact.kind), _entry(fact.new or fact.old)) in listed for fact in facts):
            continue
        if len(files) < len(one.files) and facts[0].thing == "file":
            names = {file.change.path for file in files}
            facts = tuple(fact for fact in facts if fact.name in names)
            one = replace(one, point=replace(one.point, facts=facts), files=files)  # noqa: PLW2901
        if facts:
            yield one


def _status(kind: str) -> str:
    return kind.rpartition("_")[2]


def _entry(said: str | None) -> str:
    return bare(said or "").strip("\"'")
