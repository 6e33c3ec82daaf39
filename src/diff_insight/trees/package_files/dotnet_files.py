"""NuGet in project files, `Directory.Packages.props`, `packages.config` and lock files; manifests of tools.

https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files,
https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use
"""

from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files import outline_json, outline_xml
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.package import (
    DEVELOPMENT,
    DIRECT,
    ELSEWHERE,
    INDIRECT,
    RUNTIME,
    checksums,
    lock,
    lock_formats,
    package,
    project_version,
    referred,
    runtime,
)
from diff_insight.trees.text import Text

_PACKAGES = frozenset(
    {"PackageReference", "PackageVersion", "GlobalPackageReference", "package", "DotNetCliToolReference"}
)
_VERSIONS = frozenset({"Version", "VersionPrefix", "PackageVersion"})


def packages(text: Text) -> Iterator[Node]:
    """Give the packages, the target framework and the version of a project file."""
    pending = [outline_xml.outline(text)]
    while pending:
        entry = pending.pop()
        if not entry.says("@Include") and not entry.says("@Update"):
            pending.extend(reversed(entry.parts))
        if entry.key in _PACKAGES and (name := _said(entry, "@Include", "@Update", "@id")):
            version = _said(entry, "@Version", "@VersionOverride", "@version", "Version")
            if entry.cut and not version:
                continue
            private = _said(entry, "PrivateAssets", "@PrivateAssets").lower() == "all"
            private = private or _said(entry, "@developmentDependency") == "true"
            yield package(
                name,
                version,
                entry.rows,
                ecosystem="nuget",
                kind=DEVELOPMENT
                if private
                else ""
                if entry.key == "PackageVersion" or entry.cut
                else RUNTIME,
                direct=DIRECT,
                inherits=referred(version) if version else ELSEWHERE,
                rest=[entry],
            )
        elif entry.key in {"TargetFramework", "TargetFrameworks", "TargetFrameworkVersion"} and entry.value:
            yield runtime("target framework", entry.value, entry.rows)
        elif entry.key in _VERSIONS and entry.value and "$(" not in entry.value:
            yield project_version("", entry.value, entry.rows)


def _said(entry: Entry, *keys: str) -> str:
    return next((value for key in keys if (value := entry.says(key))), "")


def tools(text: Text) -> Iterator[Node]:
    """Give the programs that `dotnet tool restore` installs beside a project (`dotnet-tools.json`)."""
    listed = outline_json.outline(text).part("tools")
    for entry in listed.parts if listed is not None else ():
        if version := entry.says("version"):
            yield package(
                entry.key,
                version,
                entry.rows,
                ecosystem="nuget",
                kind=DEVELOPMENT,
                direct=DIRECT,
                rest=[entry],
            )


def parse_lock(text: Text) -> Node:
    """Read `packages.lock.json`."""
    top = outline_json.outline(text)
    nodes: list[Node] = []
    for entry in top.all():
        kind, version = entry.says("type"), entry.part("resolved")
        if version is None or not entry.key:
            continue
        direct = {"Direct": DIRECT, "Transitive": INDIRECT, "CentralTransitive": INDIRECT}.get(kind, "")
        nodes.append(
            package(
                entry.key,
                version.value,
                entry.rows,
                ecosystem="nuget",
                direct=direct,
                children=checksums([part for part in entry.parts if part.key == "contentHash"]),
                rest=[part for part in entry.parts if part.key != "contentHash"],
            )
        )
    return lock(text, [*nodes, *lock_formats(top.parts, "version")])
