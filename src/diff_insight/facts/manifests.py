"""Dependencies in the usual manifests: which package, which version."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from diff_insight.facts.marks import Mark

_VERSION = r"[^\s\"'<>,;#()]++"
_REQUIREMENT = re.compile(
    r"([A-Za-z0-9][\w.-]*+)\s*+(?:\[[^\]]*+\])?\s*+((?:===?|~=|!=|<=?|>=?|@)[^;#]*+)?(?:;[^#]*+)?(?:\s*+#.*)?$"
)
_GO = re.compile(r"(?:require\s++)?([\w.-]++\.[\w.-]++/\S++|[\w-]++\.[\w.-]++(?:/\S++)?)\s++(v[\w.+-]++)")
_GEM = re.compile(
    r"\s*+(?:gem|\w++\.add_(?:\w++_)?dependency)\s*+\(?\s*+[\"']([^\"']++)[\"'](?:\s*+,\s*+[\"']([^\"']++)[\"'])?"
)
_GRADLE = re.compile(
    r"\s*+(?:\w*(?:[iI]mplementation|[aA]pi|[cC]ompile\w*|[rR]untime\w*|classpath|kapt|annotationProcessor|platform))"
    r"\s*+\(?\s*+(?:platform\()?[\"']([\w.-]++:[\w.-]++)(?::([^\"'@:]++))?"
)
_GRADLE_PLUGIN = re.compile(r"\s*+id\s*+\(?\s*+[\"']([\w.-]++)[\"']\)?\s++version\s*+\(?\s*+[\"']([^\"']++)")
_NUGET = re.compile(
    r"\s*+<(?:PackageReference|PackageVersion|package)\s++(?:Include|Update|id)=\"([^\"]++)\"(?:\s++[Vv]ersion=\"([^\"]++)\")?"
)
_FROM = re.compile(
    r"\s*+FROM\s++(?:--\w++=\S++\s++)?([^\s:@]++(?::\d++/[^\s:@]++)?)(?:[:@](\S++))?", re.IGNORECASE
)
_USES = re.compile(r"([\w.-]++/[^\s@\"']++|\./\S++)@([^\s\"'#]++)")
_IMAGE = re.compile(r"([^\s:@\"']++(?::\d++/[^\s:@]++)?)[:@]([^\s\"']++)$")
_RANGE = re.compile(r"\s*+(?:[\^~]|[<>=]{1,2}\s*+\d|\d++\.\d++\.|workspace:|npm:|\*$)")
_CARGO_TABLE = re.compile(r"\{.*?version\s*=\s*\"([^\"]++)\"", re.DOTALL)
_IN_SECTION = re.compile(
    r"(?:^|\.)(?:(?:dev|peer|optional|build|bundled?|workspace)?[-_.]?dependencies|require(?:-dev)?|devDependencies|"
    r"peerDependencies|optionalDependencies|resolutions|overrides|tool\.poetry\.group\.[\w-]+\.dependencies)\.([^.].*)$",
    re.IGNORECASE,
)
_PYTHON_LISTS = re.compile(
    r"(?:^|\.)(?:dependencies|requires|install_requires|extras_require\S*|optional-dependencies\.[\w-]+|"
    r"dependency-groups\.[\w-]+|dev-dependencies)\[\]$|^(?:project|dependency-groups|build-system)?\[\]$"
)
_ARTIFACT = re.compile(r"\s*+<artifactId>([^<]++)</artifactId>")
_XML_VERSION = re.compile(r"\s*+<version>([^<]++)</version>")
_LOCKS = re.compile(
    r"(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.ya?ml|yarn\.lock|bun\.lockb?|go\.sum|composer\.lock|"
    r"Gemfile\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|packages\.lock\.json|[^/]+\.lock|"
    r"gradle\.lockfile|flake\.lock|\.terraform\.lock\.hcl)$"
)
_WORKFLOW = re.compile(r"(?:^|/)\.github/(?:workflows|actions)/.*\.ya?ml$|(?:^|/)action\.ya?ml$")
_COMPOSE = re.compile(r"(?:^|/)(?:docker-)?compose[\w.-]*\.ya?ml$")
_CONDA = re.compile(r"(?:^|/)environment[\w.-]*\.ya?ml$")
_REQUIREMENTS = re.compile(
    r"(?:^|/)(?:requirements|constraints)[\w.-]*\.(?:txt|in)$|(?:^|/)requirements/[^/]+\.(?:txt|in)$"
)

_LINES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (_REQUIREMENTS, (_REQUIREMENT,)),
    (re.compile(r"(?:^|/)go\.mod$"), (_GO,)),
    (re.compile(r"(?:^|/)Gemfile$|\.gemspec$"), (_GEM,)),
    (re.compile(r"\.gradle(?:\.kts)?$"), (_GRADLE, _GRADLE_PLUGIN)),
    (
        re.compile(r"\.(?:cs|fs|vb)proj$|(?:^|/)Directory\.Packages\.props$|(?:^|/)packages\.config$"),
        (_NUGET,),
    ),
    (re.compile(r"(?:^|/)(?:Docker|Container)file[\w.-]*$|\.[Dd]ockerfile$"), (_FROM,)),
)


def is_lock(path: str) -> bool:
    """Say whether a file is a lock file, whose lines nobody reads one by one."""
    return _LOCKS.search(path) is not None


def mark_dependencies(path: str, lines: Sequence[str], marks: list[Mark]) -> None:
    """Turn the marks of lines that name a dependency into dependency marks, in place.

    Args:
        path: Of the file; only manifests are looked at.
        lines: One side of a hunk.
        marks: What the file's own reader made of them, key paths included.
    """
    for pattern, shapes in _LINES:
        if pattern.search(path):
            _by_line(lines, marks, shapes)
            return
    if PurePosixPath(path).name == "pom.xml":
        _maven(lines, marks)
        return
    shape = _keyed(path)
    if shape is None:
        return
    for mark in marks:
        if mark.role == "value" and mark.key and (found := shape(mark.key, mark.text)):
            _turn(mark, found)


def _turn(mark: Mark, found: tuple[str, str]) -> None:
    mark.role, mark.key, mark.text, mark.symbol = "dependency", found[0], found[1], None


def _by_line(lines: Sequence[str], marks: list[Mark], shapes: Sequence[re.Pattern[str]]) -> None:
    for line, mark in zip(lines, marks, strict=True):
        if mark.role in {"blank", "comment"}:
            continue
        for shape in shapes:
            if match := shape.match(line.strip() if shape is _REQUIREMENT or shape is _GO else line):
                _turn(mark, (match[1], (match[2] or "").strip()))
                break


def _maven(lines: Sequence[str], marks: list[Mark]) -> None:
    artifact: str | None = None
    for line, mark in zip(lines, marks, strict=True):
        if match := _ARTIFACT.match(line):
            artifact = match[1].strip()
        elif "</dependency>" in line or "</plugin>" in line or "</parent>" in line:
            artifact = None
        elif artifact and (match := _XML_VERSION.match(line)):
            _turn(mark, (artifact, match[1].strip()))


def _keyed(path: str) -> Callable[[str, str], tuple[str, str] | None] | None:
    name = PurePosixPath(path).name
    if name in {"package.json", "composer.json", "bower.json", "deno.json"}:
        return _package
    if name in {"pyproject.toml", "setup.cfg", "Pipfile"}:
        return _python
    if name == "Cargo.toml":
        return _cargo
    if _WORKFLOW.search(path):
        return _action
    if _COMPOSE.search(path):
        return _image
    return _conda if _CONDA.search(path) else None


def _package(key: str, value: str) -> tuple[str, str] | None:
    if match := _IN_SECTION.search(key):
        return match[1], value
    known = "." in key.lstrip("@") and not key.startswith("@")
    return (
        (key, value) if not known and key not in {"version", "node", "npm"} and _RANGE.match(value) else None
    )


def _python(key: str, value: str) -> tuple[str, str] | None:
    if match := _IN_SECTION.search(key):
        return match[1], value
    if _PYTHON_LISTS.search(key) and (match := _REQUIREMENT.match(value)):
        unknown = key == "[]" or key.startswith(("project[]", "dependency-groups[]", "build-system[]"))
        return (match[1], (match[2] or "").strip()) if match[2] or not unknown else None
    return None


def _cargo(key: str, value: str) -> tuple[str, str] | None:
    match = _IN_SECTION.search(key)
    if not match:
        return None
    name, _, field = match[1].partition(".")
    if field:
        return (name, value) if field == "version" else None
    table = _CARGO_TABLE.match(value)
    return (name, table[1]) if table else (name, value)


def _action(key: str, value: str) -> tuple[str, str] | None:
    match = _USES.match(value) if key == "uses" or key.endswith((".uses", "]uses")) else None
    return (match[1], match[2]) if match else None


def _image(key: str, value: str) -> tuple[str, str] | None:
    match = _IMAGE.match(value) if key == "image" or key.endswith(".image") else None
    return (match[1], match[2]) if match else None


def _conda(key: str, value: str) -> tuple[str, str] | None:
    name, _, version = value.partition("=")
    return (name.strip(), version.strip("= ")) if key.endswith("dependencies[]") and version else None
