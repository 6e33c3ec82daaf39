"""What happened to the packages of a file, from whole files and from hunks alone."""

from pathlib import Path

import pytest
from tests.unit.facts.patches import patch_of
from tests.unit.trees.package_samples import SAMPLES
from tests.unit.trees.sections import sections

from diff_insight.facts.analyze import analyze, facts_of
from diff_insight.facts.rule import Subject
from diff_insight.facts.types import type_of
from diff_insight.model import AnalyzedFile, Fact, FileChange, FileStatus, Versions

PLAIN = {
    "conflict_marker",
    "text",
    "plain_line",
    "whitespace",
    "comment",
    "key",
    "entry",
    "instruction",
    "statement",
    "call",
}
EXPECTED = sections(Path(__file__).with_name("package_facts.txt"))


def told(fact: Fact, depth: int = 0) -> list[str]:
    """Write a fact as lines: kind, name, place, both sides, lines, details, rule."""
    sides = f"{fact.old!r} -> {fact.new!r}" if fact.old or fact.new else ""
    lines = f"-{list(fact.lines.removed)} +{list(fact.lines.added)}"
    details = [f"{key}={value}".replace("\n", "; ") for key, value in fact.details.items()]
    place = [f"in {' > '.join(fact.where)}"] if fact.where else []
    breaks = [f"breaks: {fact.breaking}"] if fact.breaking else []
    said = " ".join([fact.kind, fact.name, *place, sides, lines, *details, *breaks])
    return [f"{'  ' * depth}{said}", *(row for part in fact.parts for row in told(part, depth + 1))]


def written(facts: tuple[Fact, ...]) -> list[str]:
    return [row for fact in facts for row in told(fact)]


def between(old: str, new: str, path: str, *, whole: bool = True) -> tuple[Fact, ...]:
    """State what happened between two texts of a file."""
    versions = Versions(before=old, after=new) if whole else None
    return facts_of(FileChange(path=path, patch=patch_of(old, new)), versions)


@pytest.mark.parametrize("name", SAMPLES)
def test_whole_files_tell_all(name: str) -> None:
    sample = SAMPLES[name]
    assert written(between(sample.old, sample.new, sample.path)) == EXPECTED[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_hunks_tell_what_they_show(name: str) -> None:
    sample = SAMPLES[name]
    found = written(between(sample.old, sample.new, sample.path, whole=False))
    assert found == EXPECTED.get(f"{name} hunks", EXPECTED[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_changed_line_is_in_a_fact(name: str) -> None:
    sample = SAMPLES[name]
    patch = patch_of(sample.old, sample.new)
    for whole in (True, False):
        facts = between(sample.old, sample.new, sample.path, whole=whole)
        assert len({n for fact in facts for n in fact.lines.removed}) == patch.count("\n-")
        assert len({n for fact in facts for n in fact.lines.added}) == patch.count("\n+")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_breaks_claims_lines_alone(name: str) -> None:
    sample = SAMPLES[name]
    facts = between(sample.broken, f"{sample.broken}>>>>>>> ours\n", sample.path)
    assert {fact.thing for one in facts for fact in one.all()} <= PLAIN


@pytest.mark.parametrize("name", SAMPLES)
def test_an_unchanged_set_tells_no_package(name: str) -> None:
    sample = SAMPLES[name]
    facts = between(sample.old, sample.old.replace("\n", "\n\n", 1), sample.path)
    assert [fact.kind for fact in facts if fact.thing == "package" and fact.action != "layout"] == []


def entry(folder: str, version: str) -> str:
    return (
        f'    "{folder}": {{\n      "version": "{version}",\n'
        f'      "resolved": "https://registry.example.com/{version}.tgz"\n    }}'
    )


def lock(*entries: tuple[str, str]) -> str:
    rows = ",\n".join(entry(f"node_modules/{folder}", version) for folder, version in entries)
    return f'{{\n  "lockfileVersion": 3,\n  "packages": {{\n{rows}\n  }}\n}}\n'


PLACES = ("hay", "barn/node_modules/hay", "door/node_modules/hay")


def test_a_package_of_several_places_is_told_once() -> None:
    old = lock(*((place, "7.5.4") for place in PLACES))
    new = lock(*((place, "7.5.5") for place in PLACES))
    (fact,) = between(old, new, "package-lock.json")
    assert (fact.kind, fact.old, fact.new, len(fact.lines.added)) == ("package_changed", "7.5.4", "7.5.5", 6)


def test_a_copy_that_goes_is_no_package_that_goes() -> None:
    old = lock(("hay", "7.5.4"), ("barn/node_modules/hay", "7.5.4"))
    facts = between(old, lock(("hay", "7.5.4")), "package-lock.json")
    assert [(fact.kind, fact.name, fact.old) for fact in facts if fact.action == "removed"] == [
        ("package_copy_removed", "hay", "7.5.4")
    ]


def test_a_second_version_is_told_beside_the_first() -> None:
    new = lock(("hay", "7.5.4"), ("barn/node_modules/hay", "6.0.0"))
    facts = between(lock(("hay", "7.5.4")), new, "package-lock.json")
    fact = next(fact for fact in facts if fact.action == "added")
    assert (fact.kind, fact.new, fact.details["versions_old"], fact.details["versions_new"]) == (
        "package_added",
        "6.0.0",
        "7.5.4",
        "7.5.4, 6.0.0",
    )


def test_a_package_that_moves_to_another_list_is_neither_new_nor_gone() -> None:
    old = '[project]\nname = "farm"\ndependencies = [\n  "hay>=7",\n  "straw",\n]\n'
    new = old.replace('  "hay>=7",\n', "") + '\n[dependency-groups]\ntest = [\n  "hay>=8",\n]\n'
    facts = [
        fact for one in between(old, new, "pyproject.toml") for fact in one.all() if fact.thing == "package"
    ]
    assert written(tuple(facts)) == [
        (
            "package_changed hay in dependency-groups > test '>=7' -> '>=8' -[4] +[9] "
            "ecosystem=pypi kind=development direct=yes previous_kind=runtime turns=development step=major"
        )
    ]


def files(*changes: tuple[str, str, str]) -> tuple[AnalyzedFile, ...]:
    """Analyze a range of files, each by its path and both texts; an empty text: there is no file."""
    made: list[FileChange] = []
    for path, old, new in changes:
        status: FileStatus = "modified" if old and new else "added" if new else "removed"
        patch = patch_of(old, new)
        added, removed = (patch.count(f"\n{sign}") for sign in "+-")
        made.append(FileChange(path=path, status=status, patch=patch, additions=added, deletions=removed))
    return analyze(made)


def test_a_lock_file_follows_its_manifest() -> None:
    manifest, locked = SAMPLES["package_json"], SAMPLES["npm_lock_3"]
    web = ("web/package-lock.json", locked.old, locked.new)
    found = files((locked.path, locked.old, locked.new), (manifest.path, manifest.old, manifest.new), web)
    told_by = [
        [(fact.kind, fact.name, fact.details.get("told_by")) for fact in file.facts if fact.name]
        for file in found
    ]
    assert told_by[0] == [
        ("package_changed", "hay", "package.json"),
        ("package_copy_removed", "moss", "package.json"),
        ("checksums_changed", "straw", "package.json"),
    ]
    assert {by for _, _, by in told_by[1]} == {None}
    assert {by for _, _, by in told_by[2]} == {None}


def test_names_of_python_packages_are_the_same_however_they_are_written() -> None:
    old = '[[package]]\nname = "Hay.Bale"\nversion = "1.0"\n'
    project = '[project]\nname = "farm"\ndependencies = [\n  "hay_bale>=1",\n]\n'
    found = files(
        ("pyproject.toml", project, project.replace(">=1", ">=2")),
        ("poetry.lock", old, old.replace("1.0", "2.0")),
    )
    assert found[1].facts[0].details["told_by"] == "pyproject.toml"


def test_a_manifest_of_a_workspace_tells_for_the_lock_file_above() -> None:
    manifest, locked = SAMPLES["package_json"], SAMPLES["npm_lock_3"]
    found = files(
        ("packages/farm/package.json", manifest.old, manifest.new), (locked.path, locked.old, locked.new)
    )
    assert found[1].facts[0].details["told_by"] == "packages/farm/package.json"


def test_a_vendored_file_with_another_version_in_its_name_is_one_change() -> None:
    package = '{\n  "dependencies": {\n    "cart": "1.2.0"\n  }\n}\n'
    found = files(
        ("vendor/cart-1.2.0.min.js", "one();\n", ""),
        ("vendor/cart-1.3.0.min.js", "", "one();two();\n"),
        ("package.json", package, package.replace("1.2.0", "1.3.0")),
    )
    assert [file.modification_type for file in found] == ["minor update"] * 3
    assert [written(file.facts) for file in found] == [
        [
            (
                "vendored_changed cart '1.2.0' -> '1.3.0' -[1] +[] step=minor from=vendor/cart-1.2.0.min.js "
                "to=vendor/cart-1.3.0.min.js told_by=vendor/cart-1.3.0.min.js"
            )
        ],
        [
            (
                "vendored_changed cart '1.2.0' -> '1.3.0' -[] +[1] step=minor from=vendor/cart-1.2.0.min.js "
                "to=vendor/cart-1.3.0.min.js told_by=package.json"
            )
        ],
        [
            (
                "package_changed cart in dependencies '1.2.0' -> '1.3.0' -[3] +[3] "
                "ecosystem=npm kind=runtime direct=yes step=minor"
            )
        ],
    ]


def test_a_vendored_file_that_git_calls_renamed_is_the_same() -> None:
    change = FileChange(
        path="static/cart-1.3.0.js",
        previous_path="static/cart-1.2.0.js",
        status="renamed",
        patch="@@ -1 +1 @@\n-one();\n+two();",
        additions=1,
        deletions=1,
    )
    assert written(facts_of(change)) == [
        (
            "vendored_changed cart '1.2.0' -> '1.3.0' -[1] +[1] step=minor from=static/cart-1.2.0.js "
            "to=static/cart-1.3.0.js"
        )
    ]


@pytest.mark.parametrize("path", ["docs/release-{}.md", "migrations/step-{}.sql", "vendor/other-{}.js"])
def test_pages_and_other_names_are_no_vendored_upgrade(path: str) -> None:
    new = path.format("1.3.0") if "other" not in path else "vendor/cart-1.3.0.js"
    found = files((path.format("1.2.0"), "one\n", ""), (new, "", "two\n"))
    assert "vendored" not in {fact.thing for file in found for fact in file.facts}


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("package.json", '"node": ">=18"', '"node": ">=20"', "runtime_raised"),
        ("package.json", '"node": ">=18"', '"node": ">=16"', "upkeep"),
        ("package.json", '"node": ">=18"', '"node": ">=18.2.1"', "runtime_raised"),
    ],
)
def test_a_runtime_that_is_raised_breaks(path: str, old: str, new: str, rule: str) -> None:
    text = f'{{\n  "engines": {{\n    {old}\n  }}\n}}\n'
    (file,) = files((path, text, text.replace(old, new)))
    assert file.rule == rule


def test_a_runtime_dependency_that_goes_breaks_nobody_by_itself() -> None:
    text = '{\n  "dependencies": {\n    "hay": "^1",\n    "moss": "^1"\n  }\n}\n'
    (file,) = files(("package.json", text, text.replace('    "hay": "^1",\n', "")))
    assert (file.modification_type, file.facts[0].kind) == ("minor update", "package_removed")


def test_a_lock_file_breaks_nobody() -> None:
    fact = Fact(kind="runtime_changed", name="python", old=">=3.9", new=">=3.11")
    change = FileChange(path="uv.lock")
    kind, _, _ = type_of(Subject(change=change, role="lock", language=None, facts=(fact,)))
    assert kind == "minor update"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (
            "Cargo.toml",
            'hay = { version = "1", features = ["dry"] }',
            'hay = { version = "1", features = ["wet"] }',
        ),
        ("Gemfile", 'gem "hay", "~> 1", require: false', 'gem "hay", "~> 1", require: true'),
        ("Cargo.lock", ' "straw 0.13.1",', ' "straw 0.13.2",'),
    ],
)
def test_what_else_an_entry_says_is_no_layout(path: str, old: str, new: str) -> None:
    text = {
        "Cargo.toml": f"[dependencies]\n{old}\n",
        "Gemfile": f"{old}\n",
        "Cargo.lock": (
            '[[package]]\nname = "hay"\nversion = "1.0.0"\nsource = "registry+x"\n'
            f'checksum = "aaaa"\ndependencies = [\n{old}\n]\n'
        ),
    }[path]
    (fact,) = between(text, text.replace(old, new), path)
    lines = (None, None) if path.endswith(".lock") else (old, new)
    assert (fact.kind, fact.name, (fact.old, fact.new)) == ("package_entry_changed", "hay", lines)


def test_a_new_list_tells_its_packages() -> None:
    old = '{\n  "name": "farm"\n}\n'
    new = '{\n  "name": "farm",\n  "dependencies": {\n    "hay": "^1.0.0",\n    "straw": "^2.0.0"\n  }\n}\n'
    facts = [
        fact for one in between(old, new, "package.json") for fact in one.all() if fact.thing == "package"
    ]
    assert written(tuple(facts)) == [
        "package_added hay in dependencies None -> '^1.0.0' -[] +[4] ecosystem=npm kind=runtime direct=yes",
        "package_added straw in dependencies None -> '^2.0.0' -[] +[5] ecosystem=npm kind=runtime direct=yes",
    ]


def test_a_package_in_the_place_of_another_is_new_and_the_other_gone() -> None:
    old = '[[package]]\nname = "hay"\nversion = "1.0"\nfiles = []\n'
    facts = between(old, old.replace("hay", "straw"), "poetry.lock")
    assert sorted((fact.kind, fact.name) for fact in facts) == [
        ("package_added", "straw"),
        ("package_removed", "hay"),
    ]


def test_hunks_alone_do_not_tell_whether_other_copies_stay() -> None:
    straws = [(f"straw{number}", "1.0.0") for number in range(9)]
    old = lock(("hay", "7.5.4"), *straws, ("barn/node_modules/hay", "7.5.4"))
    new = lock(("hay", "7.5.4"), *straws)
    facts = between(old, new, "package-lock.json", whole=False)
    assert [(fact.kind, fact.old) for fact in facts if fact.name == "hay"] == [
        ("package_copy_removed", "7.5.4")
    ]
