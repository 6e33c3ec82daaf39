"""What a lock file holds, read in the plainest way that its format allows: nothing of the product is used.

Every reader gives the versions by name. Names are those that the format's own tool prints.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import yaml

Held = dict[str, set[str]]


def _held(pairs: Any) -> Held:
    held: Held = defaultdict(set)
    for name, version in pairs:
        held[name].add(version)
    return held


def npm(text: str) -> Held:
    """Read all three forms of `package-lock.json`: a tree by name, a table by folder, or both."""
    root = json.loads(text)
    found = []
    if "packages" in root:
        for folder, entry in root["packages"].items():
            if "node_modules/" in folder and not entry.get("link"):
                found.append((folder.rpartition("node_modules/")[2], entry.get("version", "")))
    else:
        pending = [root]
        while pending:
            for name, entry in pending.pop().get("dependencies", {}).items():
                found.append((name, entry["version"]))
                pending.append(entry)
    return _held(found)


def yarn(text: str) -> Held:
    """Read the first form by its lines, the later one as the YAML that it is."""
    if "__metadata:" in text:
        found = []
        for key, entry in yaml.load(text, Loader=yaml.CSafeLoader).items():
            if key == "__metadata" or "@workspace:" in entry["resolution"]:
                continue
            resolution = entry["resolution"]
            found.append((resolution[: resolution.index("@", 1)], str(entry["version"])))
        return _held(found)
    found = []
    name = ""
    for line in text.split("\n"):
        if line and not line.startswith((" ", "#")):
            first = line.rstrip(":").split(",")[0].strip().strip('"')
            own = first.partition("@npm:")[2]  # asked for under another name: `oats@npm:oat@^1.0.0`
            name = own[: own.index("@", 1)] if "@" in own[1:] else first[: first.index("@", 1)]
        elif line.startswith("  version "):
            found.append((name, line.split()[1].strip('"')))
    return _held(found)


def pnpm(text: str) -> Held:
    """Read the keys of the table `packages`, with the mark between name and version of each edition."""
    found = []
    documents = yaml.load_all(text, Loader=yaml.CSafeLoader)  # a first one may hold pnpm itself
    for key in (key for document in documents for key in (document or {}).get("packages", {})):
        own = re.sub(r"\(.*", "", key.removeprefix("/"))
        slash = re.fullmatch(r"((?:@[^/]+/)?[^/@]+)/(\d[^_]*)(?:_.*)?", own)
        if slash:
            found.append((slash[1], slash[2]))
            continue
        name, _, version = own[1:].partition("@")
        if not version.startswith("file:"):  # a folder of the project itself
            found.append((own[0] + name, version.removeprefix("runtime:").partition("_")[0]))
    return _held(found)


def bun(text: str) -> Held:
    """Read JSON that may have commas before a closing bracket."""
    root = json.loads(re.sub(r",(\s*[\]}])", r"\1", text))
    found = []
    for entry in root["packages"].values():
        name, _, version = entry[0][1:].partition("@")
        if not version.startswith("workspace:"):
            found.append((entry[0][0] + name, version))
    return _held(found)


def python(text: str) -> Held:
    """Read the tables `package` of poetry, pdm and uv."""
    found = []
    for package in tomllib.loads(text)["package"]:
        source = package.get("source", {})
        if not ({"editable", "virtual"} & source.keys()):
            found.append((package["name"], package.get("version", "")))
    return _held(found)


def cargo(text: str) -> Held:
    """Read `Cargo.lock`, without the crates of the workspace itself."""
    return _held(
        (package["name"], package["version"])
        for package in tomllib.loads(text)["package"]
        if "source" in package
    )


def pipfile(text: str) -> Held:
    """Read every section but the file's own."""
    return _held(
        (name, entry["version"].removeprefix("==") if "version" in entry else entry["ref"])
        for section, packages in json.loads(text).items()
        if section != "_meta"
        for name, entry in packages.items()
        if "version" in entry or "ref" in entry
    )


def go_sum(text: str) -> Held:
    """Read module and version of each line: a module's own, or that of its `go.mod` alone."""
    rows = (line.split() for line in text.splitlines() if line.strip())
    return _held((row[0], row[1].removesuffix("/go.mod")) for row in rows)


def gemfile(text: str) -> Held:
    """Read the lines of four blanks below `specs:`, without the platform of a version."""
    found = []
    section = ""
    for line in text.splitlines():
        if line and not line.startswith(" "):
            section = line
        spec = re.fullmatch(r" {4}(\S+) \(([^)]+)\)", line)
        if section == "BUNDLED WITH" and line.startswith("  "):
            found.append(("bundler", line.strip()))
        if spec and section != "PATH":
            found.append((spec[1], spec[2].partition("-")[0]))
    return _held(found)


def composer(text: str) -> Held:
    """Read both lists."""
    root = json.loads(text)
    return _held(
        (package["name"], package["version"])
        for key in ("packages", "packages-dev")
        for package in root.get(key) or ()
    )


def pubspec(text: str) -> Held:
    """Read the table `packages`."""
    packages = yaml.load(text, Loader=yaml.CSafeLoader)["packages"]
    return _held((name, str(entry["version"])) for name, entry in packages.items())


def mix(text: str) -> Held:
    """Read one row a package: of Hex by version, of git by commit."""
    found = []
    for row in text.splitlines():
        of_hex = re.match(r'\s*"?([\w.]+)"?: \{:hex, :\w+, "([^"]+)"', row)
        of_git = re.match(r'\s*"?([\w.]+)"?: \{:git, "[^"]+", "([^"]+)"', row)
        if of_hex:
            found.append((of_hex[1], of_hex[2]))
        elif of_git:
            found.append((of_git[1], of_git[2]))
    return _held(found)


def swift(text: str) -> Held:
    """Read the pins of the first and the later forms."""
    root = json.loads(text)
    found = []
    for pin in root.get("pins") or root["object"]["pins"]:
        state = pin["state"]
        where = pin.get("location") or pin["repositoryURL"]
        name = pin.get("identity") or re.sub(r".*/|\.git$", "", where).lower()
        version = state.get("version") or state.get("branch") or state["revision"]
        found.append((name, version))
    return _held(found)


def chart(text: str) -> Held:
    """Read the list `dependencies`."""
    root = yaml.load(text, Loader=yaml.CSafeLoader)
    return _held((entry["name"], str(entry["version"])) for entry in root["dependencies"])


def terraform(text: str) -> Held:
    """Read the version in each block `provider`."""
    return _held(
        re.findall(
            r'^provider "(?:registry\.terraform\.io/)?([^"]+)" \{\n\s*version\s*=\s*"([^"]+)"',
            text,
            re.MULTILINE,
        )
    )


def flake(text: str) -> Held:
    """Read the commit of each node that is locked."""
    return _held(
        (name, node["locked"]["rev"][:12])
        for name, node in json.loads(text)["nodes"].items()
        if "rev" in node.get("locked", {})
    )


def nuget(text: str) -> Held:
    """Read what was resolved for each target framework; a project of the same solution has no version."""
    return _held(
        (name, entry["resolved"])
        for packages in json.loads(text)["dependencies"].values()
        for name, entry in packages.items()
        if "resolved" in entry
    )


def gradle(text: str) -> Held:
    """Read the coordinates in front of each line's `=`."""
    rows = (
        line.partition("=")[0]
        for line in text.splitlines()
        if line[:1] != "#" and not line.startswith("empty=")
    )
    return _held((row.rpartition(":")[0], row.rpartition(":")[2]) for row in rows if row)


def conda_lock(text: str) -> Held:
    """Read the list, which names a package once for each platform."""
    packages = yaml.load(text, Loader=yaml.CBaseLoader)["package"]  # noqa: S506 - texts alone
    return _held((package["name"], package["version"]) for package in packages)


def conda_list(text: str) -> Held:
    """Read the name of the file that each address ends in."""
    files = (line.split("#")[0].split("/")[-1] for line in text.splitlines() if line.startswith("http"))
    return _held(tuple(re.sub(r"\.(?:conda|tar\.bz2)$", "", file).rsplit("-", 2)[:2]) for file in files)


def pins(text: str) -> Held:
    """Read the lines `name==version`."""
    rows = (line.strip().split("==") for line in text.splitlines() if line[:1] != "#")
    return _held((row[0], row[1]) for row in rows if len(row) == 2)


ORACLES: dict[str, Callable[[str], Held]] = {
    "package-lock.json": npm,
    "npm-shrinkwrap.json": npm,
    "yarn.lock": yarn,
    "pnpm-lock.yaml": pnpm,
    "bun.lock": bun,
    "poetry.lock": python,
    "uv.lock": python,
    "pdm.lock": python,
    "Pipfile.lock": pipfile,
    "Cargo.lock": cargo,
    "go.sum": go_sum,
    "Gemfile.lock": gemfile,
    "composer.lock": composer,
    "pubspec.lock": pubspec,
    "mix.lock": mix,
    "Package.resolved": swift,
    "Chart.lock": chart,
    ".terraform.lock.hcl": terraform,
    "flake.lock": flake,
    "packages.lock.json": nuget,
    "gradle.lockfile": gradle,
    "conda-lock.yml": conda_lock,
    "conda-linux-64.lock": conda_list,
    "packages.txt": pins,
}


def oracle_of(path: str, text: str) -> Held:
    """Read a lock file by its name."""
    return ORACLES[path.rpartition("/")[2]](text)


def known_as(path: str, name: str) -> str:
    """Give the name that a package is known by: PyPI has one package for all spellings of a name."""
    if ORACLES[path.rpartition("/")[2]] in {python, pipfile}:
        return re.sub(r"[-_.]+", "-", name).lower()
    return name
