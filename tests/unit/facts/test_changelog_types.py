"""Which type the entries of a changelog give the only source file of a range."""

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.commits import read_commit
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange, Versions

_LOG = "# Changes\n\n## Unreleased\n\n"
_GATE = "def shut(gate):\n    gate.half()\n"


@pytest.mark.parametrize(
    ("entry", "beside", "said"),
    [
        ("- **fixed:** The gate shuts all the way\n", (), "bug fix"),
        ("- Fix the gate that stood open\n", (), "bug fix"),
        ("### Fixed\n\n- The gate shuts all the way\n", (), "bug fix"),
        ("- **added:** The gate can be shut all the way\n", (), "new feature"),
        ("- **changed:** The gate shuts all the way\n", (), "minor update"),
        ("- Fix a typo in the tale of the gate\n", (), "minor update"),
        ("- **fixed:** The gate shuts all the way\n", ("hinge.py",), "minor update"),
    ],
)
def test_a_changelog_gives_the_only_source_file_its_type(
    entry: str, beside: tuple[str, ...], said: str
) -> None:
    sides = {
        path: Versions(before=_GATE, after=_GATE.replace("half", "full")) for path in ("gate.py", *beside)
    }
    sides["CHANGELOG.md"] = Versions(before=_LOG, after=_LOG + entry)
    changes = [
        FileChange(path=path, patch=patch_of(both.before or "", both.after or ""))
        for path, both in sides.items()
    ]
    commits = (read_commit("a" * 40, "Shut the gate", paths=tuple(sides)),)
    known = Known(versions=lambda change: sides[change.path], commits=commits)
    assert analyze(changes, known)[0].modification_type == said
    assert analyze(changes, Known(versions=known.versions))[0].modification_type == "minor update"


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        (("fix: shut the gate all the way",), "bug fix"),
        (("fix: shut the gate all the way", "fix: hold the hinge"), "bug fix"),
        (("fix: shut the gate all the way", "Hold the hinge"), "new feature"),
        (("Shut the gate all the way",), "new feature"),
    ],
)
def test_commits_that_are_all_fixes_speak_before_the_changelog(subjects: tuple[str, ...], said: str) -> None:
    sides = {
        "gate.py": Versions(before=_GATE, after=_GATE.replace("half", "full")),
        "CHANGELOG.md": Versions(before=_LOG, after=_LOG + "### Added\n\n- A bell rings at noon\n"),
    }
    changes = [
        FileChange(path=path, patch=patch_of(both.before or "", both.after or ""))
        for path, both in sides.items()
    ]
    commits = tuple(read_commit(str(at) * 40, one, paths=("gate.py",)) for at, one in enumerate(subjects))
    known = Known(versions=lambda change: sides[change.path], commits=commits)
    assert analyze(changes, known)[0].modification_type == said
