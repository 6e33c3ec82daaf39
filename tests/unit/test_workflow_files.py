"""What linters cannot know about the workflows: our own action's inputs, and what the release relies on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from diff_insight import __version__

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.name


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("workflow", EXAMPLES + OWN, ids=name_of)
def test_a_workflow_gives_our_action_inputs_that_it_has(workflow: Path) -> None:
    for step in steps(workflow):
        if step.get("uses") in {"diff-insight/diff-insight@v0", "./"}:
            assert set(step.get("with", {})) <= set(ACTION["inputs"])


@pytest.mark.parametrize("workflow", EXAMPLES + OWN, ids=name_of)
def test_a_workflow_asks_for_outputs_that_our_action_has(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert set(re.findall(r"steps\.report\.outputs\.([\w-]+)", text)) <= set(ACTION["outputs"])


@pytest.mark.parametrize("workflow", EXAMPLES, ids=name_of)
def test_an_example_starts_from_no_permission_at_all_and_from_a_group(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content["permissions"] == {}
    assert content["concurrency"]["group"].startswith("diff-insight-")
    for job in content["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"]


@pytest.mark.parametrize("workflow", EXAMPLES, ids=name_of)
def test_an_example_is_driven_in_the_container_tests(workflow: Path) -> None:
    driven = (ROOT / "tests" / "container" / "test_workflows.py").read_text(encoding="utf-8")
    assert f'EXAMPLES / "{workflow.name}"' in driven


def test_an_action_has_one_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for workflow in EXAMPLES + OWN:
        for used in re.findall(r"uses: ([\w-]+/[\w-]+)@(.+)", workflow.read_text(encoding="utf-8")):
            pins.setdefault(used[0], set()).add(used[1])
    assert {action: len(found) for action, found in pins.items()} == dict.fromkeys(pins, 1)


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md", "README.zh.md"])
def test_the_quick_start_of_the_readme_is_the_example_and_writes_to_no_branch(readme: str) -> None:
    example = (ROOT / "examples" / "quick-start.yml").read_text(encoding="utf-8")
    workflow = example[example.index("name:") :]
    assert f"```yaml\n{workflow}```" in (ROOT / readme).read_text(encoding="utf-8")
    assert "contents: write" not in workflow


def test_the_tag_that_users_are_told_is_the_one_that_the_release_moves() -> None:
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"), *EXAMPLES]
    told = {
        tag for page in pages for tag in re.findall(r"/diff-insight@(\w+)", page.read_text(encoding="utf-8"))
    }
    assert told == {f"v{__version__.partition('.')[0]}"}


def test_what_the_release_rewrites_is_there_to_be_rewritten() -> None:
    """The release replaces these lines; if their form changes, it would have to change, too."""
    action = (ROOT / "action.yml").read_text(encoding="utf-8").splitlines()
    assert action.count("  image: Dockerfile") == 1
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert len(set(re.findall(r"^FROM ([^ \n]*)", dockerfile, re.MULTILINE))) == 1
    package = (ROOT / "src" / "diff_insight" / "__init__.py").read_text(encoding="utf-8")
    assert re.findall(r'^__version__ = "(.*)"$', package, re.MULTILINE) == [__version__]


def test_the_release_moves_no_tag_but_that_of_the_major_version() -> None:
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert 'major="${GITHUB_REF_NAME%%.*}"' in release
    assert set(re.findall(r"refs/tags/(\S+?)\"", release)) == {"$major"}
