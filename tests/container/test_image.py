"""The image itself: small, quick to start, and at home where GitHub puts it."""

import datetime as dt
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.adapters.publishing import World
from tests.container.conftest import NAME, PAGE
from tests.container.engine import IMAGE, say, size_above_base
from tests.container.engine import docker as run_docker
from tests.repositories import Repository

pytestmark = [
    pytest.mark.slow,
    pytest.mark.container,
    pytest.mark.timeout(600, func_only=True),
]  # building takes its own time

MOST_BYTES = 150_000_000
MOST_SECONDS = 1.0


def image_config(docker: Mapping[str, str]) -> dict[str, object]:
    return dict(
        json.loads(
            run_docker("image", "inspect", "--format", "{{json .Config}}", IMAGE, environment=dict(docker))
        )
    )


def test_it_adds_at_most_150_megabytes_to_its_base(docker: Mapping[str, str], base: str) -> None:
    size = size_above_base(base, dict(docker))
    say(f"the image is {size / 1e6:.0f} MB above its base")
    assert size <= MOST_BYTES


def test_it_sets_neither_user_nor_folder_and_starts_by_an_absolute_path(docker: Mapping[str, str]) -> None:
    config = image_config(docker)
    assert (config.get("User", ""), config.get("WorkingDir", "")) == ("", "")
    assert config["Entrypoint"] == ["/opt/diff-insight/bin/diff-insight"]
    labels = config["Labels"]
    assert isinstance(labels, dict)
    assert {"title", "description", "source", "licenses"} <= {name.rpartition(".")[2] for name in labels}


def test_it_holds_git_and_no_tools_to_build_or_install(docker: Mapping[str, str]) -> None:
    imported = "/opt/diff-insight/bin/python -c 'import pip' 2>&1"
    look = f"git --version; command -v gcc make hatchling; {imported}; true"
    found = run_docker("run", "--rm", "--entrypoint", "sh", IMAGE, "-c", look, environment=dict(docker))
    version, *others = found.splitlines()
    assert version.startswith("git version")
    assert others[0].startswith("Traceback")
    assert others[-1].endswith("No module named 'pip'")


def test_it_knows_the_time_zones_of_its_base(docker: Mapping[str, str]) -> None:
    told = "import zoneinfo; print(zoneinfo.ZoneInfo('Asia/Tokyo').key)"
    python = ["--entrypoint", "/opt/diff-insight/bin/python", IMAGE, "-c", told]
    assert run_docker("run", "--rm", *python, environment=dict(docker)).strip() == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("provider", "variables"),
    [
        ("bedrock", {"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}),
        ("vertex", {"CLOUD_ML_REGION": "global", "GOOGLE_APPLICATION_CREDENTIALS": "/none"}),
    ],
)
def test_it_has_what_signs_in_at_the_clouds(
    docker: Mapping[str, str], provider: str, variables: Mapping[str, str]
) -> None:
    """Without a network nobody is reached; the library that signs in is there all the same."""
    diff = "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-old\n+new\n"
    given = [part for name, value in variables.items() for part in ("--env", f"{name}={value}")]
    made = subprocess.run(
        ["docker", "run", "--rm", "--interactive", "--network", "none", *given, IMAGE, "report",
         "--diff", "-", "--provider", provider, "--explain", "all", "--deadline", "20"],
        input=diff.encode(), capture_output=True, check=False, env=dict(docker),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr.decode()
    assert "missing required dependency" not in made.stderr.decode()
    assert "No module named" not in made.stderr.decode()


@pytest.mark.parametrize("locale", ["en_US", "ja_JP", "zh_CN", "de_DE"])
def test_it_writes_every_language(docker: Mapping[str, str], locale: str) -> None:
    """Babel's locale data is cut down to the languages of the reports."""
    diff = "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-old\n+new\n"
    made = subprocess.run(
        ["docker", "run", "--rm", "--interactive", IMAGE, "report", "--diff", "-", "--locale", locale],
        input=diff.encode(), capture_output=True, check=False, env=dict(docker),
    )  # fmt: skip
    assert made.returncode == 0, made.stderr.decode()
    assert f"[{locale}] Diff Insight Report" in made.stdout.decode()


def test_its_first_log_line_comes_within_a_second(docker: Mapping[str, str]) -> None:
    """Docker's own clock: from the moment the process starts to the first line it wrote."""
    environment = dict(docker)
    took = []
    for _ in range(3):
        container = run_docker(
            "run",
            "--detach",
            "--network",
            "host",
            "--env",
            "INPUT_ENGINE=wrong",
            IMAGE,
            "action",
            environment=environment,
        )
        try:
            run_docker("wait", container, environment=environment)
            started = run_docker(
                "inspect", "--format", "{{.State.StartedAt}}", container, environment=environment
            )
            first = run_docker("logs", "--timestamps", container, environment=environment).split(" ")[0]
        finally:
            run_docker("rm", "--force", container, environment=environment)
        took.append((moment(first) - moment(started)).total_seconds())
    say(f"first log line after {min(took):.2f} s")
    assert min(took) < MOST_SECONDS, took


def moment(text: str) -> dt.datetime:
    """Docker's nanoseconds are more than a datetime holds."""
    return dt.datetime.fromisoformat(text[:26] + "+00:00")


class Step:
    """One `docker run` as the runner does it: mounts, variables, a workspace that another user owns."""

    def __init__(self, docker: Mapping[str, str], world: World, folder: Path) -> None:
        self.docker, self.world, self.folder = dict(docker), world, folder
        self.workspace = folder / "workspace"
        for place in (self.workspace, folder / "command", folder / "event"):
            place.mkdir()
        clone = Repository.create(self.workspace / "clone")
        clone.commit({"docs/regions.md": PAGE})
        if os.geteuid() == 0:  # anybody else is foreign enough to the container's root
            subprocess.run(["chown", "--recursive", "1001:121", str(self.workspace)], check=True)

    def run(self, before: str, after: str, *options: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        repository = {"full_name": NAME, "default_branch": "main"}
        payload = {"ref": "refs/heads/main", "before": before, "after": after, "repository": repository}
        (self.folder / "event" / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        variables = self.world.github.environment | {
            "GITHUB_EVENT_NAME": "push",
            "GITHUB_EVENT_PATH": "/github/workflow/event.json",
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_ACTOR": "ada",
            "GITHUB_WORKSPACE": "/github/workspace",
            "GITHUB_OUTPUT": "/github/file_commands/output",
            "GITHUB_STEP_SUMMARY": "/github/file_commands/summary",
            "HOME": "/github/home",
            "INPUT_REPOSITORY": NAME,
            "INPUT_GITHUB-TOKEN": "loopback-token",
            **{f"INPUT_{name.upper()}": value for name, value in inputs.items()},
        }
        given = [part for name, value in variables.items() for part in ("--env", f"{name}={value}")]
        return subprocess.run(
            ["docker", "run", "--rm", "--network", "host", "--workdir", "/github/workspace", *options, *given,
             "--volume", f"{self.workspace}:/github/workspace",
             "--volume", f"{self.folder}/event:/github/workflow",
             "--volume", f"{self.folder}/command:/github/file_commands", IMAGE, "action"],
            capture_output=True, text=True, check=False, env=self.docker,
        )  # fmt: skip


@pytest.fixture
def step(docker: Mapping[str, str], world: World, tmp_path: Path) -> Step:
    return Step(docker, world, tmp_path)


@pytest.fixture
def change(world: World) -> tuple[str, str]:
    """A change that the API shows in part only, so that git itself has to fetch the range."""
    repository = Repository(world.hosted.git_dir.parent)
    before = repository.commit({"docs/regions.md": PAGE})
    after = repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    world.hosted.withheld = frozenset({"docs/regions.md"})
    return before, after


def test_a_read_only_root_with_a_tmp_is_enough(step: Step, world: World, change: tuple[str, str]) -> None:
    done = step.run(*change, "--read-only", "--tmpfs", "/tmp")  # noqa: S108 - inside the container
    assert done.returncode == 0, done.stdout + done.stderr
    assert world.log()[0].startswith("docs: diff insight report")
    assert "regions.md" in (step.folder / "command" / "summary").read_text(encoding="utf-8")


def test_a_read_only_root_with_nothing_but_the_mounts_is_enough(
    step: Step, world: World, change: tuple[str, str]
) -> None:
    done = step.run(*change, "--read-only")
    assert done.returncode == 0, done.stdout + done.stderr
    assert world.log()[0].startswith("docs: diff insight report")
    assert sorted(path.name for path in step.workspace.iterdir()) == ["clone"]


def test_files_land_in_a_workspace_that_somebody_else_owns(
    step: Step, world: World, change: tuple[str, str]
) -> None:
    head = world.head()
    done = step.run(*change, publish="files", output="report.md", result="")
    assert (done.returncode, world.head()) == (0, head), done.stdout + done.stderr
    assert "| south | yes |" in (step.workspace / "report.md").read_text(encoding="utf-8")
