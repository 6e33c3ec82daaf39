"""A step of a workflow that runs the action, on a GitHub on loopback."""

import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.adapters.publishing import World
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.repositories import Repository

from diff_insight.action.main import run

NAME = "octo/docs"
ACTION = Path(__file__).resolve().parents[2] / "action.yml"
PAGE = "# Regions\n\n| Region | model-a |\n|---|---|\n| east | yes |\n"


@dataclass
class Step:
    """One step of a workflow: what it gets and what it leaves behind."""

    world: World
    folder: Path
    repository: Repository
    events: dict[str, Any] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, event: str, payload: dict[str, Any], **inputs: str) -> "Outcome":
        self.folder.mkdir(exist_ok=True)
        paths = {name: self.folder / name for name in ("event.json", "output", "summary", "workspace")}
        for name in ("output", "summary"):
            paths[name].write_bytes(b"")
        paths["event.json"].write_text(json.dumps(payload), encoding="utf-8")
        paths["workspace"].mkdir(exist_ok=True)
        defaults = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
        environ = {f"INPUT_{name.upper()}": str(entry["default"]) for name, entry in defaults.items()}
        environ |= {"INPUT_GITHUB-TOKEN": "loopback-token", "INPUT_REPOSITORY": NAME}
        environ |= {f"INPUT_{name.upper().replace('_', '-')}": value for name, value in inputs.items()}
        environ |= self.world.github.environment | {
            "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(paths["event.json"]),
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_ACTOR": "ada",
            "GITHUB_RUN_ID": "42",
            "GITHUB_WORKFLOW": "Diff Insight",
            "GITHUB_WORKSPACE": str(paths["workspace"]),
            "GITHUB_OUTPUT": str(paths["output"]),
            "GITHUB_STEP_SUMMARY": str(paths["summary"]),
        }
        environ |= self.environ
        log = io.StringIO()
        code = run(environ, stdout=log, clock=self.world.clock)
        return Outcome(
            code, log.getvalue(), _outputs(paths["output"]), paths["summary"].read_text(encoding="utf-8")
        )

    def push(self, before: str, after: str, **more: Any) -> dict[str, Any]:
        repository = {"full_name": NAME, "default_branch": "main"}
        return {"ref": "refs/heads/main", "before": before, "after": after, "repository": repository} | more


@dataclass
class Outcome:
    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def _outputs(path: Path) -> dict[str, str]:
    found, lines = {}, iter(path.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if "<<" in line:
            name, _, delimiter = line.partition("<<")
            value = []
            while (text := next(lines)) != delimiter:
                value.append(text)
            found[name] = "\n".join(value)
    return found


@pytest.fixture
def step(world: World, tmp_path: Path) -> Step:
    repository = Repository(tmp_path / "hosted")
    repository.commit({"docs/regions.md": PAGE})
    return Step(world, tmp_path / "runner", repository)


def pull_payload(step: Step, *, fork: bool = False, user: str = "ada") -> dict[str, Any]:
    base = step.world.head()
    step.repository.git("switch", "--quiet", "--create", "topic")
    head = step.repository.commit({"docs/regions.md": PAGE.replace("yes", "no")})
    step.world.github.open_pull(NAME, 7, head="topic")
    place = {
        "full_name": "stranger/docs" if fork else NAME,
        "owner": {"login": "stranger" if fork else "octo"},
    }
    side = {"full_name": NAME, "owner": {"login": "octo"}}
    return {
        "action": "synchronize",
        "pull_request": {
            "number": 7,
            "user": {"login": user, "type": "Bot" if user.endswith("[bot]") else "User"},
            "base": {"sha": base, "ref": "main", "repo": side},
            "head": {"sha": head, "ref": "topic", "repo": place},
        },
    }
