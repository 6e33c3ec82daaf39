"""A workflow as GitHub's runner would run it: `act` runs the file word for word, and tells what came of it.

`act` is given a folder in place of each action that a workflow names, so the examples run as they stand in
the documentation, and the containers talk to servers on this machine's loopback interface.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.container.engine import ROOT, docker, say

EXAMPLES = ROOT / "examples"
TOKEN = "loopback-token"
_STAND_INS = Path(__file__).with_name("actions")
_SECONDS = 300
_COMMIT = ("commit", "--quiet", "--allow-empty", "--message", "Workflow")


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A notice, a warning or an error on the run's page."""

    level: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run left behind.

    Attributes:
        code: 0 where the job succeeded.
        outputs: Of all steps together.
        summary: What the job's page shows.
        annotations: In order of appearance.
        text: The log as a person reads it.
    """

    code: int
    outputs: Mapping[str, str]
    summary: str
    annotations: tuple[Annotation, ...]
    text: str

    def errors(self) -> list[str]:
        return [each.text for each in self.annotations if each.level == "error"]

    def warnings(self) -> list[str]:
        return [each.text for each in self.annotations if each.level == "warning"]


@dataclass
class Runner:
    """A runner with a workspace.

    Attributes:
        folder: An empty folder of its own.
        docker: The environment in which `docker` answers.
        image: What the job runs in; it needs a shell.
        act: The program.
        environment: Set for every step: which servers to talk to.
        secrets: By name.
        action: A folder with the action; stands for `diff-insight/diff-insight@v0`.
        repository: Where the workflow lives, `OWNER/NAME`.
    """

    folder: Path
    docker: Mapping[str, str]
    image: str
    act: str
    environment: dict[str, str]
    action: Path
    repository: str
    secrets: dict[str, str] = field(default_factory=dict)

    def run(self, workflow: Path, event: str, payload: Mapping[str, Any]) -> Outcome:
        """Run a workflow on an event, as it would run from the default branch.

        A workflow that uses the action of its own repository (`./`) finds it in the workspace.
        """
        workspace = self._workspace(workflow)
        own = "uses: ./" in workflow.read_text(encoding="utf-8")
        event_file = self.folder / "event.json"
        event_file.write_text(json.dumps(payload), encoding="utf-8")
        command = [
            *(self.act, event, "--json", "--rm", "--pull=false", "--no-cache-server", "--actor", "ada"),
            *("--workflows", str(workspace / ".github" / "workflows" / workflow.name)),
            *("--eventpath", str(event_file), "--platform", f"ubuntu-latest={self.image}"),
            *("--container-daemon-socket", "-", "--artifact-server-addr", "127.0.0.1"),
            *([] if own else ["--rebuild=false"]),  # the image is there, and act's layers are not docker's
            *self._given(),
        ]
        # act reads and writes its settings and its cache below the home folder
        environment = {**self.docker, "HOME": str(self.folder), "XDG_CACHE_HOME": str(self.folder / "cache")}
        try:
            done = subprocess.run(
                command, cwd=workspace, env=environment, capture_output=True, check=False, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            self._remove_containers()
            raise AssertionError((error.stdout or b"").decode("utf-8", "replace")) from error
        return _outcome(done.returncode, done.stdout.decode("utf-8", "replace") + done.stderr.decode())

    def _remove_containers(self) -> None:
        """Remove the jobs that a run left behind when it was ended."""
        listed = docker("ps", "--quiet", "--filter", f"ancestor={self.image}", environment=dict(self.docker))
        if listed:
            docker("rm", "--force", *listed.split(), environment=dict(self.docker))

    def _workspace(self, workflow: Path) -> Path:
        workspace = self.folder / "workspace"
        if "uses: ./" in workflow.read_text(encoding="utf-8"):
            shutil.copytree(self.action, workspace, dirs_exist_ok=True)
        place = workspace / ".github" / "workflows"
        place.mkdir(parents=True, exist_ok=True)
        (place / workflow.name).write_bytes(workflow.read_bytes())
        for command in (
            ["init", "--quiet", "--initial-branch=main"],
            ["add", "--all"],
            ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", *_COMMIT],
        ):
            subprocess.run(["git", *command], cwd=workspace, check=True, capture_output=True)
        return workspace

    def _given(self) -> Iterator[str]:
        for name, value in {"GITHUB_REPOSITORY": self.repository, **self.environment}.items():
            yield from ("--env", f"{name}={value}")
        for name, value in {"GITHUB_TOKEN": TOKEN, **self.secrets}.items():
            yield from ("--secret", f"{name}={value}")
        yield from ("--local-repository", f"diff-insight/diff-insight@v0={self.action}")
        for action, reference in _pinned():
            yield from ("--local-repository", f"{action}@{reference}={_STAND_INS / action}")


def _pinned() -> Iterator[tuple[str, str]]:
    """The actions of others that the examples use, for which a stand-in is at hand."""
    found = set()
    for example in sorted(EXAMPLES.glob("*.yml")):
        for line in example.read_text(encoding="utf-8").splitlines():
            if "uses: actions/" in line:
                action, _, reference = line.split("uses: ")[1].split(" ")[0].partition("@")
                found.add((action, reference))
    yield from sorted(found)


def _outcome(code: int, log: str) -> Outcome:
    outputs: dict[str, str] = {}
    summary: list[str] = []
    annotations: list[Annotation] = []
    lines: list[str] = []
    for line in log.splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            lines.append(line)
            continue
        lines.append(str(entry.get("msg", "")).rstrip())
        match entry.get("command"):
            case "set-output":
                outputs[entry["name"]] = entry["arg"]
            case "summary":
                summary.append(entry["content"])
            case "notice" | "warning" | "error" as level:
                annotations.append(Annotation(level=level, text=entry["arg"]))
            case _:
                pass
    return Outcome(
        code=code,
        outputs=outputs,
        summary="\n".join(summary),
        annotations=tuple(annotations),
        text="\n".join(lines),
    )


def tell(workflow: str, what: str) -> None:
    """Say in one line of the log what a workflow brought about."""
    say(f"act {workflow}: {what}")
