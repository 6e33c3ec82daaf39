"""What the runner tells the container, and how the container speaks back: files, log lines, exit code."""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from diff_insight.diff.secrets import mask
from diff_insight.errors import InputError
from diff_insight.ports import Step
from diff_insight.printing import command, one_line, say, tell_runner
from diff_insight.publish.job_summary import with_summary
from diff_insight.publish.workflow_commands import annotation, output_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """The runner's variables (GitHub's documented defaults where one is missing).

    Attributes:
        event: `GITHUB_EVENT_NAME`.
        payload: The JSON of `GITHUB_EVENT_PATH`; hostile, as strangers write parts of it.
        actor: `GITHUB_ACTOR`.
        repository: `GITHUB_REPOSITORY`, where the workflow is.
        workflow: `GITHUB_WORKFLOW`; with `job` it tells one job's comments from another's.
        job: `GITHUB_JOB`, the job's id in the workflow.
        workspace: `GITHUB_WORKSPACE`; `files` are written there, and its repository is never opened.
        run_url: The page of this run, which holds the job summary.
        output_file: `GITHUB_OUTPUT`.
        summary_file: `GITHUB_STEP_SUMMARY`.
    """

    event: str
    payload: Mapping[str, Any]
    actor: str
    repository: str
    workflow: str
    job: str
    workspace: Path
    api_url: str
    server_url: str
    run_url: str | None
    output_file: Path | None
    summary_file: Path | None


def read_runner(environ: Mapping[str, str]) -> Runner:
    """Read the runner's variables.

    Raises:
        InputError: There is no event, or its payload is no JSON object.
    """
    event, repository = environ.get("GITHUB_EVENT_NAME", ""), environ.get("GITHUB_REPOSITORY", "")
    if not event or not repository:
        raise InputError(
            "GITHUB_EVENT_NAME or GITHUB_REPOSITORY is not set, so this is no workflow run.",
            remedy="Use `diff-insight report` outside of a workflow.",
        )
    server = environ.get("GITHUB_SERVER_URL") or "https://github.com"
    run_id = environ.get("GITHUB_RUN_ID", "")
    output, summary = environ.get("GITHUB_OUTPUT"), environ.get("GITHUB_STEP_SUMMARY")
    return Runner(
        event=event,
        payload=_payload(environ.get("GITHUB_EVENT_PATH")),
        actor=environ.get("GITHUB_ACTOR", ""),
        repository=repository,
        workflow=environ.get("GITHUB_WORKFLOW", ""),
        job=environ.get("GITHUB_JOB", ""),
        workspace=Path(environ.get("GITHUB_WORKSPACE") or "."),
        api_url=environ.get("GITHUB_API_URL") or "https://api.github.com",
        server_url=server,
        run_url=f"{server}/{repository}/actions/runs/{run_id}" if run_id.isdecimal() else None,
        output_file=Path(output) if output else None,
        summary_file=Path(summary) if summary else None,
    )


def _payload(path: str | None) -> Mapping[str, Any]:
    if not path:
        return {}
    try:
        payload = json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"The event payload in GITHUB_EVENT_PATH cannot be read: {error}.") from None
    if not isinstance(payload, dict):
        raise InputError("The event payload in GITHUB_EVENT_PATH is no JSON object.")
    return payload


class Log:
    """The step's log on standard output; nothing printed here can be taken for a command by the runner.

    It is also the run's progress display (`ports.Progress`).
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.warnings: list[str] = []

    def line(self, text: str) -> None:
        """Print text from anywhere."""
        say(self._stream, mask(text)[0])

    def raw(self, commands: str) -> None:
        """Print workflow commands that have been escaped already."""
        tell_runner(self._stream, commands)

    def mask(self, secret: str) -> None:
        """Have the runner hide a secret in every later line."""
        if secret:
            self.raw(command("add-mask", secret))

    def notice(self, text: str) -> None:
        """Say something worth knowing."""
        self.raw(annotation("notice", mask(text)[0]))

    def warning(self, text: str) -> None:
        """Say something to act on; the job summary repeats it."""
        self.warnings.append(text)
        self.raw(annotation("warning", mask(text)[0]))

    def error(self, text: str) -> None:
        """Say why the step fails."""
        self.raw(annotation("error", mask(text)[0]))

    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        """Fold a step's lines into a group."""
        count = f" ({total})" if total is not None else ""
        self.raw(command("group", one_line(title) + count))
        try:
            yield _Silent()
        finally:
            self.raw(command("endgroup"))


class _Silent:
    def advance(self, units: int = 1) -> None:
        """Show nothing: a log has no bar."""


def write_outputs(runner: Runner, values: Mapping[str, str]) -> None:
    """Append the step's outputs to the runner's file."""
    if runner.output_file:
        with runner.output_file.open("a", encoding="utf-8", newline="\n") as file:
            file.write(output_lines(values, random_token=lambda: secrets.token_hex(16)))


def write_summary(runner: Runner, text: str) -> None:
    """Put the job summary into the runner's file, once however often it is called."""
    if runner.summary_file:
        file = runner.summary_file
        existing = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        file.write_bytes(with_summary(existing, text).encode("utf-8", "replace"))
