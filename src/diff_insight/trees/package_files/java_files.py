"""Packages of Maven's `pom.xml` and of Gradle's build files, version catalogues and lock files.

https://maven.apache.org/pom.html, https://docs.gradle.org/current/userguide/declaring_dependencies.html
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.package_files import outline_toml, outline_xml
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    ELSEWHERE,
    OPTIONAL,
    RUNTIME,
    lock,
    package,
    project_version,
    referred,
    runtime,
)
from diff_insight.trees.text import Text

_ARTIFACTS = frozenset({"dependency", "plugin", "parent", "extension"})
_SCOPES = {
    "test": DEVELOPMENT,
    "provided": RUNTIME,
    "runtime": RUNTIME,
    "compile": RUNTIME,
    "import": RUNTIME,
}
_JAVA = frozenset(
    {"java.version", "maven.compiler.release", "maven.compiler.source", "maven.compiler.target"}
)
_JAVA_VERSION = re.compile(r"(?:1\.)?\d{1,2}")
_CONFIGURATION = re.compile(
    r"""(\w*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|classpath|kapt|ksp"""
    r"""|[aA]nnotationProcessor|[cC]ompile|[rR]untime))[\s(]+(?:(?:enforcedPlatform|platform|testFixtures)\()?["']([^"'\s]+)["']"""
)
_ALIAS = re.compile(
    r"""(\w+)[\s(]+(?:(?:enforcedPlatform|platform|testFixtures)\()?((?:libs|\w+Libs)(?:\.\w+)+)(?![\w.(])(.*)"""
)
"""A package by its name in a version catalogue: `implementation(libs.hay)`, `alias(libs.plugins.hay)`."""
ALIAS = re.compile(r"(?:libs|\w+Libs)\.")
"""Begins such a name."""
_NO_PACKAGES = frozenset({"val", "def", "version", "return", "import", "versions"})
_MAPPED = re.compile(
    r"""(\w+)[\s(]+group\s?[:=]\s?["']([^"']+)["'],\s?name\s?[:=]\s?["']([^"']+)["']"""
    r"""(?:,\s?version\s?[:=]\s?["']([^"']+)["'])?"""
)
_PLUGINS = re.compile(r"(?:plugins\s*+\{|id\b|kotlin\b)")
_PLUGIN = re.compile(r"""\b(id|kotlin)[\s(]+["']([^"']+)["']\)?\s+version[\s(]+["']([^"']+)["']""")
_BARE_PLUGIN = re.compile(r"""(id|kotlin)\("([^"]+)"\)(?: apply false)?""")
_OWN = re.compile(r"""version\s*+(?:=\s*+)?["']([^"']+)["']""")
_JVM = re.compile(
    r"""(?:sourceCompatibility|targetCompatibility|jvmTarget|jvmToolchain)\s*[=(]\s*["']?([\w.]+?)["')]*"""
)
_LOCKED = re.compile(r"([\w.-]+:[\w.-]+):([^=\s:]+)=(\S*)")


def pom(text: Text) -> Iterator[Node]:
    """Give the packages, plugins, parent, Java and version of a `pom.xml`."""
    root = outline_xml.outline(text)
    project = root.part("project") or root
    version = project.part("version")
    if version is not None and version.known and project is not root:
        stands = referred(version.value)
        yield project_version(project.says("artifactId"), version.value, version.rows, inherits=stands)
    for entry in root.all():
        if entry.key in _ARTIFACTS and (artifact := _coordinate(entry, "artifactId")) and not _unseen(entry):
            group = _coordinate(entry, "groupId") or (
                "org.apache.maven.plugins" if entry.key == "plugin" else ""
            )
            kind = BUILD if entry.key != "dependency" else _SCOPES.get(entry.says("scope") or "compile", "")
            kind = OPTIONAL if entry.says("optional") == "true" else "" if entry.cut else kind
            name = f"{group}:{artifact}" if group else artifact
            inner = [
                part for part in entry.parts if part.key in {"dependencies", "configuration", "executions"}
            ]
            last = min((part.first - 1 for part in inner), default=entry.last)
            rows = (entry.first, max(entry.first, last))
            said = [part for part in entry.parts if part not in inner]
            yield package(
                name,
                entry.says("version"),
                rows,
                ecosystem="maven",
                kind=kind,
                direct=DIRECT,
                inherits=_inherits(entry.says("version")),
                rest=said,
            )
        elif entry.key in _JAVA and entry.value:
            yield runtime("java", entry.value, entry.rows)
        elif entry.key == "properties" and entry.known:
            yield from (_property(part) for part in entry.parts if _is_property(part))
        elif "." in entry.key and not entry.known and _is_property(entry):  # no element of Maven has a dot
            yield _property(entry)
        elif entry.key == "configuration":
            for part in entry.parts:  # of the compiler's plugin
                if part.key in {"source", "target", "release"} and _JAVA_VERSION.fullmatch(part.value):
                    yield runtime("java", part.value, part.rows)


def _is_property(entry: Entry) -> bool:
    return bool(entry.value) and not entry.parts and entry.key not in _JAVA


def _property(entry: Entry) -> Node:
    """Give a property, which other places of the file refer to by its name."""
    return Node(thing="key", name=entry.key, first=entry.first, last=entry.last, text=entry.value)


def _coordinate(entry: Entry, key: str) -> str:
    """Give a part of an artifact's name; a slip in the letters of its tag makes no other artifact of it."""
    return next((part.value for part in entry.parts if part.key.lower() == key.lower()), "")


def _inherits(version: str) -> str:
    """Tell where a version stands that an artifact does not have: with a parent or a platform."""
    return referred(version) if version else ELSEWHERE


def _unseen(entry: Entry) -> bool:
    """Tell whether a gap hides the version of an artifact."""
    return entry.cut and not entry.says("version")


def gradle(text: Text) -> Iterator[Node]:
    """Give the packages, plugins, Java and version of a build file of Gradle, Groovy or Kotlin."""
    for row, raw in enumerate(text.source.split("\n"), 1):
        line, rows = raw.strip(), (row, row)
        if line.startswith(("//", "*", "/*")):
            continue
        if found := _MAPPED.match(line):
            configuration, group, name, version = found.groups()
            yield _gradle(configuration, f"{group}:{name}", version or "", rows)
        elif (
            (found := _CONFIGURATION.match(line))
            and found[2].count(":") >= 1
            and not found[2].startswith(":")
        ):
            group, name, *rest = found[2].split(":")
            yield _gradle(found[1], f"{group}:{name}", rest[0] if rest else "", rows)
        elif (found := _ALIAS.match(line)) and found[1] not in _NO_PACKAGES:
            yield from _aliased(found, rows)
        elif _PLUGINS.match(line) and (plugins := list(_plugins(line, rows, text.path))):
            yield from plugins
        elif raw[:1] not in " \t" and (found := _OWN.fullmatch(line)):
            yield project_version("", found[1], rows)
        elif found := _JVM.fullmatch(line):
            yield runtime("java", found[1].rpartition("VERSION_")[2].replace("_", "."), rows)


def _plugins(line: str, rows: tuple[int, int], path: str) -> Iterator[Node]:
    """Give the plugins of a row; one without a version where only a Kotlin script writes it so."""
    found = [(by, said, version, "") for by, said, version in _PLUGIN.findall(line)]
    if not found and path.endswith(".kts") and (bare := _BARE_PLUGIN.fullmatch(line)):
        found = [(bare[1], bare[2], "", line.rpartition(")")[2])]
    for by, said, version, applied in found:
        yield package(
            said if by == "id" else f"org.jetbrains.kotlin.{said}",
            version,
            rows,
            ecosystem="gradle plugin",
            kind=BUILD,
            direct=DIRECT,
            inherits="" if version else ELSEWHERE,
            rest=[Entry("applied", applied)] if applied else [],
        )


def _aliased(found: re.Match[str], rows: tuple[int, int]) -> Iterator[Node]:
    """Give what a build file asks for by its name in a version catalogue, which has its version."""
    configuration, name, rest = found.groups()
    _, first, *_ = name.split(".")
    if first == "plugins":
        said = [Entry("applied", rest.strip(" )"))]
        yield package(
            name,
            "",
            rows,
            ecosystem="gradle plugin",
            kind=BUILD,
            direct=DIRECT,
            inherits=ELSEWHERE,
            rest=said,
        )
    elif first != "versions":
        yield _gradle(configuration, name, "", rows)


def _gradle(configuration: str, name: str, version: str, rows: tuple[int, int]) -> Node:
    lower = configuration.lower()
    kind = DEVELOPMENT if "test" in lower or lower.startswith("debug") else RUNTIME
    kind = BUILD if lower in {"classpath", "kapt", "ksp"} or "annotationprocessor" in lower else kind
    said = [Entry("configuration", configuration)]
    made = package(
        name,
        version,
        rows,
        ecosystem="maven",
        kind=kind,
        direct=DIRECT,
        inherits=_inherits(version),
        rest=said,
    )
    handed_on = lower.endswith("api")  # what callers compile against as well: `api`, `compileOnlyApi`
    return replace(made, details={**made.details, "handed_on": "yes"}) if handed_on else made


def catalogue(text: Text) -> Iterator[Node]:
    """Give the packages of `libs.versions.toml`; a version that several share has a name of its own."""
    root = outline_toml.outline(text)
    for part in (root.part("versions") or Entry()).parts:
        wanted = _rich(part)
        yield package(part.key, wanted, part.rows, ecosystem="version catalogue", direct=DIRECT)
    for table, ecosystem in (("libraries", "maven"), ("plugins", "gradle plugin")):
        for part in (root.part(table) or Entry()).parts:
            name, version = _library(part)
            kind = BUILD if table == "plugins" else ""
            yield package(
                name or part.key,
                version,
                part.rows,
                ecosystem=ecosystem,
                kind=kind,
                direct=DIRECT,
                inherits=_inherits(version),
            )


def _rich(part: Entry) -> str:
    said = outline_toml.table_of(part) if part.value.startswith("{") or part.parts else {}
    return (
        next((said[key] for key in ("strictly", "require", "prefer") if key in said), "")
        if said
        else part.value
    )


def _library(part: Entry) -> tuple[str, str]:
    """Give name and version of `"group:name:1"` or `{ module = "group:name", version = "1" }`."""
    if not part.value.startswith("{"):
        group, _, rest = part.value.partition(":")
        name, _, version = rest.partition(":")
        return (f"{group}:{name}", version) if version else (group, name)
    found = outline_toml.read(part.value)
    said = found if isinstance(found, dict) else {}
    version = said.get("version", "")
    if isinstance(version, dict):
        version = (
            f"version.ref {version['ref']}" if "ref" in version else next(map(str, version.values()), "")
        )
    name = (
        said.get("module") or said.get("id") or ":".join(str(said[k]) for k in ("group", "name") if k in said)
    )
    return str(name), str(version)


def parse_gradle_lock(text: Text) -> Node:
    """Read `gradle.lockfile`."""
    nodes: list[Node] = []
    for row, line in enumerate(text.source.split("\n"), 1):
        found = _LOCKED.fullmatch(line.strip())
        if found is not None:
            tests = all("test" in name.lower() for name in found[3].split(","))
            kind = DEVELOPMENT if tests else RUNTIME
            nodes.append(package(found[1], found[2], (row, row), ecosystem="maven", kind=kind))
    return lock(text, nodes)
