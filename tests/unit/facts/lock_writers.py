"""Writes lock files that hold given packages, in the layout of each tool."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256

Packages = Sequence[tuple[str, str]]
"""Name and version, in the order of the names; a name may stand there twice."""


def _sum(name: str, version: str) -> str:
    return sha256(f"{name} {version}".encode()).hexdigest()[:40]


def npm_1(packages: Packages) -> str:
    held: dict[str, object] = {}
    for name, version in packages:
        entry = {
            "version": version,
            "resolved": f"https://example.com/{name}.tgz",
            "integrity": _sum(name, version),
        }
        if name in held:  # a second version lies below the package that asks for it
            owner = held[min(held)]
            assert isinstance(owner, dict)
            owner.setdefault("dependencies", {})[name] = entry
        else:
            held[name] = entry
    root = {"name": "farm", "version": "1.0.0", "lockfileVersion": 1, "requires": True, "dependencies": held}
    return json.dumps(root, indent=2) + "\n"


def npm_3(packages: Packages, *, edition: int = 3) -> str:
    folders: dict[str, object] = {"": {"name": "farm", "version": "1.0.0"}}
    for name, version in packages:
        folder = f"node_modules/{name}"
        if folder in folders:
            folder = f"node_modules/{packages[0][0]}/{folder}"
        folders[folder] = {"version": version, "integrity": _sum(name, version)}
    root = {
        "name": "farm",
        "version": "1.0.0",
        "lockfileVersion": edition,
        "requires": True,
        "packages": folders,
    }
    if edition == 2:
        root["dependencies"] = json.loads(npm_1(packages))["dependencies"]
    return json.dumps(root, indent=2) + "\n"


def npm_2(packages: Packages) -> str:
    return npm_3(packages, edition=2)


def yarn_1(packages: Packages) -> str:
    return "# yarn lockfile v1\n\n" + "".join(
        f'\n"{name}@^{version[0]}", "{name}@~{version}":\n  version "{version}"\n'
        f'  resolved "https://example.com/{name}.tgz#{_sum(name, version)}"\n'
        for name, version in packages
    )


def yarn_berry(packages: Packages) -> str:
    return "__metadata:\n  version: 8\n  cacheKey: 10\n" + "".join(
        f'\n"{name}@npm:^{version}":\n  version: {version}\n  resolution: "{name}@npm:{version}"\n'
        f"  checksum: 10/{_sum(name, version)}\n  languageName: node\n  linkType: hard\n"
        for name, version in packages
    )


def pnpm_5(packages: Packages) -> str:
    return "lockfileVersion: 5.4\n\npackages:\n" + "".join(
        f"\n  /{name}/{version}:\n    resolution: {{integrity: sha512-{_sum(name, version)}}}\n"
        "    dev: true\n"
        for name, version in packages
    )


def pnpm_9(packages: Packages) -> str:
    return (
        "lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n\npackages:\n"
        + "".join(
            f"\n  '{name}@{version}':\n    resolution: {{integrity: sha512-{_sum(name, version)}}}\n"
            for name, version in packages
        )
        + "\nsnapshots:\n"
        + "".join(f"\n  '{name}@{version}': {{}}\n" for name, version in packages)
    )


def bun(packages: Packages) -> str:
    rows, seen = [], set()
    for name, version in packages:
        key = f"{packages[0][0]}/{name}" if name in seen else name
        seen.add(name)
        rows.append(f'    "{key}": ["{name}@{version}", "", {{}}, "sha512-{_sum(name, version)}"],\n')
    return '{\n  "lockfileVersion": 1,\n  "packages": {\n' + "\n".join(rows) + "  }\n}\n"


def _files(name: str, version: str) -> str:
    return f'files = [\n    {{file = "{name}.whl", hash = "sha256:{_sum(name, version)}"}},\n]\n'


def poetry(packages: Packages) -> str:
    return (
        "".join(
            f'[[package]]\nname = "{name}"\nversion = "{version}"\ndescription = "Tool"\noptional = false\n'
            f'python-versions = ">=3.9"\n{_files(name, version)}\n'
            for name, version in packages
        )
        + f'[metadata]\nlock-version = "2.1"\ncontent-hash = "{_sum("", str(packages))}"\n'
    )


def uv(packages: Packages) -> str:
    own = '[[package]]\nname = "aaa-farm"\nversion = "1.0.0"\nsource = { editable = "." }\n\n'
    return (
        'version = 1\nrequires-python = ">=3.9"\n\n'
        + own
        + "\n".join(
            f'[[package]]\nname = "{name}"\nversion = "{version}"\n'
            'source = { registry = "https://example.com/simple" }\n'
            f'sdist = {{ url = "https://example.com/{name}", hash = "sha256:{_sum(name, version)}" }}\n'
            for name, version in packages
        )
    )


def pdm(packages: Packages) -> str:
    return (
        '[metadata]\ngroups = ["default"]\nlock_version = "4.5.0"\n'
        f'content_hash = "{_sum("", str(packages))}"\n'
        + "".join(
            f'\n[[package]]\nname = "{name}"\nversion = "{version}"\nrequires_python = ">=3.9"\n'
            f'groups = ["default"]\n{_files(name, version)}'
            for name, version in packages
        )
    )


def pipfile(packages: Packages) -> str:
    entries = {
        name: {"hashes": [f"sha256:{_sum(name, version)}"], "index": "pypi", "version": f"=={version}"}
        for name, version in packages
    }
    root = {"_meta": {"hash": {"sha256": _sum("", str(packages))}}, "default": entries, "develop": {}}
    return json.dumps(root, indent=4) + "\n"


def cargo(packages: Packages) -> str:
    return "version = 4\n" + "".join(
        f'\n[[package]]\nname = "{name}"\nversion = "{version}"\n'
        f'source = "registry+https://example.com/index"\nchecksum = "{_sum(name, version)}"\n'
        for name, version in packages
    )


def go_sum(packages: Packages) -> str:
    return "".join(
        f"example.com/{name} v{version} h1:{_sum(name, version)}=\n"
        f"example.com/{name} v{version}/go.mod h1:{_sum(version, name)}=\n"
        for name, version in packages
    )


def gemfile(packages: Packages) -> str:
    specs = "".join(
        f"    {name} ({version})\n      rake (>= 1.0)\n    {name} ({version}-x86_64-linux)\n"
        for name, version in packages
    )
    return (
        f"GEM\n  remote: https://example.com/\n  specs:\n{specs}\nPLATFORMS\n  ruby\n  x86_64-linux\n\n"
        "DEPENDENCIES\n  rake\n\nBUNDLED WITH\n   2.5.3\n"
    )


def composer(packages: Packages) -> str:
    entries = [
        {
            "name": f"barn/{name}",
            "version": version,
            "dist": {"shasum": _sum(name, version)},
            "type": "library",
        }
        for name, version in packages
    ]
    root = {"content-hash": _sum("", str(packages)), "packages": entries, "packages-dev": []}
    return json.dumps(root, indent=4) + "\n"


def pubspec(packages: Packages) -> str:
    return (
        "# Generated by pub\npackages:\n"
        + "".join(
            f"  {name.replace('-', '_')}:\n    dependency: transitive\n    description:\n"
            f'      name: {name.replace("-", "_")}\n      sha256: "{_sum(name, version)}"\n'
            f'      url: "https://example.com"\n    source: hosted\n    version: "{version}"\n'
            for name, version in packages
        )
        + 'sdks:\n  dart: ">=3.0.0 <4.0.0"\n'
    )


def mix(packages: Packages) -> str:
    rows = (
        f'  "{(key := name.replace("-", "_"))}": {{:hex, :{key}, "{version}", "{_sum(name, version)}", '
        f'[:mix], [], "hexpm", "{_sum(version, name)}"}},\n'
        for name, version in packages
    )
    return "%{\n" + "".join(rows) + "}\n"


def swift_1(packages: Packages) -> str:
    pins = [
        {
            "package": name.title(),
            "repositoryURL": f"https://example.com/barn/{name}.git",
            "state": {"branch": None, "revision": _sum(name, version), "version": version},
        }
        for name, version in packages
    ]
    return json.dumps({"object": {"pins": pins}, "version": 1}, indent=2) + "\n"


def swift_2(packages: Packages) -> str:
    pins = [
        {
            "identity": name,
            "kind": "remoteSourceControl",
            "location": f"https://example.com/barn/{name}.git",
            "state": {"revision": _sum(name, version), "version": version},
        }
        for name, version in packages
    ]
    return json.dumps({"pins": pins, "version": 2}, indent=2) + "\n"


def chart(packages: Packages) -> str:
    rows = (
        f"- name: {name}\n  repository: https://example.com/charts\n  version: {version}\n"
        for name, version in packages
    )
    return (
        f"dependencies:\n{''.join(rows)}digest: sha256:{_sum('', str(packages))}\n"
        'generated: "2026-01-02T03:04:05Z"\n'
    )


def terraform(packages: Packages) -> str:
    return "# Maintained by init.\n" + "".join(
        f'\nprovider "registry.terraform.io/barn/{name}" {{\n  version     = "{version}"\n'
        f'  constraints = "~> 1.0"\n  hashes = [\n    "h1:{_sum(name, version)}",\n  ]\n}}\n'
        for name, version in packages
    )


def flake(packages: Packages) -> str:
    nodes: dict[str, object] = {
        name: {
            "locked": {"owner": "barn", "repo": name, "rev": _sum(name, version), "type": "github"},
            "original": {"owner": "barn", "repo": name, "type": "github"},
        }
        for name, version in packages
    }
    nodes["root"] = {"inputs": {name: name for name, _ in packages}}
    return json.dumps({"nodes": nodes, "root": "root", "version": 7}, indent=2) + "\n"


def nuget(packages: Packages) -> str:
    targets: dict[str, dict[str, object]] = {"net8.0": {}, "net10.0": {}}
    for name, version in packages:  # of several versions each target has its own
        for target in targets.values():
            if name not in target:
                target[name] = {
                    "type": "Transitive",
                    "resolved": version,
                    "contentHash": _sum(name, version),
                }
                if sum(one == name for one, _ in packages) > 1:
                    break
    return json.dumps({"version": 1, "dependencies": targets}, indent=2) + "\n"


def gradle(packages: Packages) -> str:
    rows = [f"org.farm:{name}:{version}=compileClasspath,runtimeClasspath" for name, version in packages]
    return "\n".join(["# This is a Gradle generated file.", *rows, "empty=annotationProcessor", ""])


def conda_lock(packages: Packages) -> str:
    rows = ["version: 1", "metadata:", "  platforms:", "  - linux-64", "  - osx-arm64", "package:"]
    for name, version in packages:
        for platform in ("linux-64", "osx-arm64"):
            rows += [
                f"- name: {name}",
                f"  version: {version}",
                "  manager: conda",
                f"  platform: {platform}",
                "  dependencies:",
                "    python: '>=3.8'",
                f"  url: https://conda.example.com/{platform}/{name}-{version}-0.conda",
                "  hash:",
                f"    md5: {_sum(name, version)}",
                f"    sha256: {_sum(name, platform)}",
                "  category: main",
                "  optional: false",
            ]
    return "\n".join([*rows, ""])


def conda_list(packages: Packages) -> str:
    rows = [
        f"https://conda.example.com/linux-64/{name}-{version}-h0_1.conda#{_sum(name, version)}"
        for name, version in packages
    ]
    return "\n".join(["# platform: linux-64", "# input_hash: 0" + str(len(rows)), "@EXPLICIT", *rows, ""])


def pins(packages: Packages) -> str:
    return "\n".join(
        ["# made from conda-linux-64.lock", *(f"{name}=={version}" for name, version in packages), ""]
    )


ONE_VERSION, SEVERAL = False, True
"""Whether a lock file of the format may hold several versions of a package."""

WRITERS: tuple[tuple[str, Callable[[Packages], str], bool], ...] = (
    ("package-lock.json", npm_1, SEVERAL),
    ("package-lock.json", npm_2, SEVERAL),
    ("npm-shrinkwrap.json", npm_3, SEVERAL),
    ("yarn.lock", yarn_1, SEVERAL),
    ("yarn.lock", yarn_berry, SEVERAL),
    ("pnpm-lock.yaml", pnpm_5, SEVERAL),
    ("pnpm-lock.yaml", pnpm_9, SEVERAL),
    ("bun.lock", bun, SEVERAL),
    ("poetry.lock", poetry, ONE_VERSION),
    ("uv.lock", uv, SEVERAL),
    ("pdm.lock", pdm, ONE_VERSION),
    ("Pipfile.lock", pipfile, ONE_VERSION),
    ("Cargo.lock", cargo, SEVERAL),
    ("go.sum", go_sum, SEVERAL),
    ("Gemfile.lock", gemfile, ONE_VERSION),
    ("composer.lock", composer, ONE_VERSION),
    ("app/pubspec.lock", pubspec, ONE_VERSION),
    ("mix.lock", mix, ONE_VERSION),
    ("Package.resolved", swift_1, ONE_VERSION),
    ("Package.resolved", swift_2, ONE_VERSION),
    ("charts/barn/Chart.lock", chart, ONE_VERSION),
    ("infra/.terraform.lock.hcl", terraform, ONE_VERSION),
    ("flake.lock", flake, ONE_VERSION),
    ("packages.lock.json", nuget, ONE_VERSION),
    ("gradle.lockfile", gradle, ONE_VERSION),
    ("conda-lock.yml", conda_lock, SEVERAL),
    ("conda-linux-64.lock", conda_list, ONE_VERSION),
    ("barn/packages.txt", pins, ONE_VERSION),
)
"""Each lock file with its writer."""
