"""Workspaces of several packages by the examples as they stand, with the configuration that each shows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.adapters.publishing import World
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.e2e.action_step import NAME, Outcome, Step
from tests.fakes.github.hosted import Release
from tests.repositories import Repository

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Example:
    """An example workflow: what its step gets, and the configuration that its first lines show."""

    def __init__(self, name: str, step: Step) -> None:
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        (job,) = yaml.safe_load(text)["jobs"].values()
        (used,) = [each for each in job["steps"] if "diff-insight/" in each.get("uses", "")]
        self.matrix: dict[str, list[str]] = job.get("strategy", {}).get("matrix", {})
        self.step = step
        self._inputs = {key: value for key, value in used["with"].items() if "secrets." not in str(value)}
        shown = re.findall(r"^#   (.*)$", text, re.MULTILINE)
        self.configuration = "\n".join(shown) + "\n"

    def run(self, event: str, payload: dict[str, Any], **matrix: str) -> Outcome:
        inputs = {
            key.replace("-", "_"): re.sub(r"\$\{\{ matrix\.(\w+) }}", lambda found: matrix[found[1]], value)
            for key, value in self._inputs.items()
        }
        return self.step.run(event, payload, **inputs)


@pytest.fixture
def step(world: World, tmp_path: Path) -> Step:
    return Step(world, tmp_path / "runner", Repository(tmp_path / "hosted"))


def manifest(name: str, version: str, **dependencies: str) -> str:
    fields = {"name": name, "version": version, "dependencies": dependencies}
    return json.dumps(fields, indent=2) + "\n"


def test_npm_each_release_has_the_reports_since_the_release_before_of_its_package(step: Step) -> None:
    example = Example("monorepo-npm.yml", step)
    workspace = json.dumps({"private": True, "workspaces": ["packages/*"]}) + "\n"

    def commit(client: str, server: str, **more: str) -> str:
        return step.repository.commit(
            {
                "package.json": workspace,
                ".github/diff-insight.yml": example.configuration,
                "packages/client/package.json": manifest("@acme/client", client),
                "packages/server/package.json": manifest(
                    "@acme/server", server, **{"@acme/client": f"^{client}"}
                ),
                **more,
            }
        )

    for client, server, tags in (
        ("1.0.0", "3.0.0", ("@acme/client@1.0.0", "@acme/server@3.0.0")),
        ("1.0.0", "3.1.0", ("@acme/server@3.1.0",)),
        ("1.10.0", "3.1.1", ("@acme/client@1.10.0", "@acme/server@3.1.1")),
    ):
        commit(client, server, **{"tsconfig.json": f'{{"comment": "{client} {server}"}}\n'})
        for tag in tags:
            step.repository.git("tag", tag)
    commit("2.0.0", "3.1.2")
    step.repository.git("tag", "@acme/client@2.0.0")
    step.repository.git("tag", "@acme/server@3.1.2")
    for tag, before in (
        ("@acme/client@2.0.0", "@acme/client@1.10.0"),
        ("@acme/server@3.1.2", "@acme/server@3.1.1"),
    ):
        step.world.hosted.releases.append(
            Release(tag=tag, published_at="2026-01-01T00:00:00Z", body="By hand\n")
        )
        done = example.run("release", {"action": "published", "release": {"tag_name": tag, "draft": False}})
        assert (done.code, f"Release {tag}: since the release before ({before})" in done.log) == (0, True), (
            done.log
        )
        notes = step.world.hosted.releases[-1].body or ""
        assert notes.startswith("By hand\n\n\n<!-- diff-insight:block:")
        assert re.findall(r"^## docs (\w+) ", notes, re.MULTILINE) == ["client", "server"]
        assert "packages/client/package.json" in notes
        assert "packages/server/package.json" in notes
        assert "1.10.0" in notes


def test_cargo_one_crate_has_its_report_and_the_jobs_of_the_others_say_why_not(step: Step) -> None:
    example = Example("monorepo-cargo.yml", step)

    def commit(**versions: str) -> str:
        files: dict[str, str | bytes | None] = {"Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n'}
        for crate, version in versions.items():
            files |= {
                f"crates/{crate}/Cargo.toml": f'[package]\nname = "acme-{crate}"\nversion = "{version}"\n',
                f"crates/{crate}/src/lib.rs": f'pub fn version() -> &\'static str {{\n    "{version}"\n}}\n',
                f"crates/{crate}/diff-insight.yml": example.configuration.replace("core", crate),
            }
        return step.repository.commit(files)

    commit(core="0.9.0", cli="0.1.0")
    for tag in ("core-v0.9.0", "cli-v0.1.0"):
        step.repository.git("tag", tag)
    commit(core="0.10.0", cli="0.1.0")
    step.repository.git("tag", "core-v0.10.0")
    head = commit(core="1.0.0", cli="0.2.0")
    step.repository.git("tag", "core-v1.0.0")
    payload = {
        "ref": "refs/tags/core-v1.0.0",
        "before": "0" * 40,
        "after": head,
        "head_commit": {"id": head},
        "repository": {"full_name": NAME, "default_branch": "main"},
    }
    assert example.matrix == {"crate": ["core", "cli"]}
    core, cli = (example.run("push", payload, crate=crate) for crate in example.matrix["crate"])
    assert "Release core-v1.0.0: since the release before (core-v0.10.0)." in core.log
    (report,) = json.loads(core.outputs["report-paths"])
    text = (step.folder / "workspace" / report).read_text(encoding="utf-8")
    assert "crates/core/Cargo.toml" in text
    assert "crates/cli" not in text.partition("outside")[0].partition("Outside")[0]
    assert cli.code == 0
    assert "is a release of another package: it does not begin with cli-v" in cli.log
    assert "is a release of another package" in cli.summary
    assert json.loads(cli.outputs.get("report-paths", "[]")) == []


def test_python_a_pull_request_has_one_comment_with_a_report_per_package_and_its_labels(step: Step) -> None:
    example = Example("monorepo-python.yml", step)

    def project(name: str, version: str, body: str) -> dict[str, str | bytes | None]:
        return {
            f"packages/{name}/pyproject.toml": f'[project]\nname = "acme-{name}"\nversion = "{version}"\n',
            f"packages/{name}/src/acme_{name}/__init__.py": body,
        }

    base = step.repository.commit(
        {
            "pyproject.toml": '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
            ".github/diff-insight.yml": example.configuration,
            **project("api", "1.0.0", "def serve(port, host):\n    return port\n"),
            **project("worker", "1.0.0", "def work():\n    return 1\n"),
        }
    )
    step.repository.git("switch", "--quiet", "--create", "topic")
    head = step.repository.commit(
        {
            "pyproject.toml": '[tool.uv.workspace]\nmembers = ["packages/*", "tools/*"]\n',
            **project("api", "2.0.0", "def serve(port):\n    return port\n"),
            **project("worker", "1.1.0", "def work():\n    return 1\n\n\ndef rest():\n    return 2\n"),
        }
    )
    step.world.github.open_pull(NAME, 7, head="topic")
    step.world.hosted.labels[7] = ["help wanted", "fix"]
    side = {"full_name": NAME, "owner": {"login": "octo"}}
    payload = {
        "action": "synchronize",
        "pull_request": {
            "number": 7,
            "user": {"login": "ada", "type": "User"},
            "base": {"sha": base, "ref": "main", "repo": side},
            "head": {"sha": head, "ref": "topic", "repo": side},
        },
    }
    for _ in range(2):
        done = example.run("pull_request", payload)
        assert done.code == 0, done.log
    (comment,) = step.world.comments()
    for package in ("api", "worker", "workspace"):
        assert re.search(rf"^##? .*\b{package}\b", comment, re.MULTILINE), comment
    assert "`host`" in comment
    assert sorted(step.world.hosted.labels[7]) == ["breaking", "feature", "help wanted"]
