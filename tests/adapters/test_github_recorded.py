"""Answers that GitHub really gave, as the test data of two other projects keep them.

Their source distributions are fetched by name, and nothing of them is kept in this project.
"""

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from diff_insight.diff.parse import parse_diff
from diff_insight.github_api.client import GitHubClient
from diff_insight.sources.github.compare import _agreed, _alone, _doubt
from diff_insight.sources.github.ranges import Comparison, compare
from tests.fakes.clock import FakeClock
from tests.fakes.github import Answer, GitHubServer
from tests.fakes.github.description import cache_folder

pytestmark = pytest.mark.slow


def member(package: str, name: str) -> bytes:
    """One file of a source distribution, fetched once."""
    folder = cache_folder() / re.sub(r"\W+", "-", package)
    pip = shutil.which("pip")
    if not folder.exists():
        if pip is None:
            unavailable("pip is not installed")
        part = folder.with_suffix(f".{os.getpid()}")
        command = [pip or "", "download", "--no-deps", "--no-binary", ":all:", "--dest", str(part), package]
        if subprocess.run(command, capture_output=True, check=False, timeout=100).returncode:
            unavailable(f"pip cannot fetch {package}")
        part.rename(folder)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        wanted = next(each for each in archive.getnames() if each.endswith(name))
        found = archive.extractfile(wanted)
        assert found is not None
        return found.read()


def unavailable(reason: str) -> None:
    if os.environ.get("DIFF_INSIGHT_REQUIRE_NPM"):
        pytest.fail(reason)
    pytest.skip(reason)


def replayed(name: str) -> list[dict[str, Any]]:
    """The comparisons in one of PyGithub's recordings."""
    lines = member("PyGithub==2.10.0", f"tests/ReplayData/{name}.txt").decode().split("\n")
    answers = [json.loads(line) for line in lines if line.startswith("{") and '"merge_base_commit"' in line]
    return [answer for answer in answers if answer.get("files")]


@pytest.fixture(scope="module")
def cassette() -> tuple[dict[str, Any], bytes]:
    """github3.py's: a comparison as JSON and as a diff."""
    recorded = json.loads(member("github3.py==4.0.1", "tests/cassettes/Comparison_diff.json"))
    bodies = []
    for interaction in recorded["http_interactions"]:
        body = interaction["response"]["body"]
        coded = body.get("base64_string")
        data = base64.b64decode(coded) if coded else body["string"].encode()
        bodies.append(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)
    (answer,) = [
        json.loads(body) for body in bodies if body.startswith(b"{") and b'"merge_base_commit"' in body
    ]
    (diff,) = [body for body in bodies if body.startswith(b"diff --git")]
    return answer, diff


@pytest.fixture
def client(github: GitHubServer) -> Iterator[GitHubClient]:
    with GitHubClient(token=None, api_url=github.api_url, clock=FakeClock(), paced=False) as client:
        yield client


def read(client: GitHubClient, github: GitHubServer, answer: dict[str, Any], asked: str) -> Comparison:
    github.fail("GET", "*/compare/*", Answer(json=answer))
    owner, name, base, head = re.fullmatch(r"(.*)/(.*) (.*)\.\.\.(.*)", asked).groups()  # type: ignore[union-attr]
    return compare(client, f"{owner}/{name}", base, head)


def test_a_real_range_of_four_files_proves_every_row(
    client: GitHubClient, github: GitHubServer, undescribed: list[str]
) -> None:
    (answer,) = replayed("Repository.testCompare")

    found = read(client, github, answer, "PyGithub/PyGithub v0.6...v0.7")

    undescribed.clear()  # recorded before GitHub's description promised what it does today
    assert (found.repository, found.base[:7], found.head[:7]) == ("PyGithub/PyGithub", "4303c5b", "ecda065")
    assert [_doubt(row, found.rows) for row in found.rows] == [None] * 4
    assert [_alone(row)[0] is not None for row in found.rows] == [True] * 4


def test_a_real_range_at_the_cap_leaves_most_open(
    client: GitHubClient, github: GitHubServer, undescribed: list[str]
) -> None:
    answer = replayed("CompletableGithubObjectWithPaginatedProperty.testRepoComparisonCommitsFilesDefault")[0]
    if not answer["permalink_url"].startswith("https"):  # some recordings were shortened by hand
        ends = [answer["base_commit"]["sha"][:7], answer["commits"][-1]["sha"][:7]]
        answer["permalink_url"] = f"{answer['html_url']}/x:{ends[0]}...x:{ends[1]}"

    found = read(client, github, answer, "PyGithub/PyGithub a...b")

    undescribed.clear()
    assert len(found.rows) == 300
    assert Counter(_alone(row)[1] for row in found.rows) == {
        "compare shows no patch of it": 207,
        "compare's patch and sums disagree": 93,  # the recording keeps three dots of each patch
    }


def test_a_real_comparison_as_json_and_as_a_diff(
    client: GitHubClient, github: GitHubServer, undescribed: list[str], cassette: tuple[dict[str, Any], bytes]
) -> None:
    answer, diff = cassette

    found = read(client, github, answer, "sigmavirus24/github3.py master...develop")
    shown = {change.path: change for change in parse_diff(diff)}

    undescribed.clear()
    assert (found.head[:7], found.base[:7], len(found.rows), len(shown)) == ("977560f", "749656b", 300, 533)
    agreed = [_agreed(row, shown[row.filename]) for row in found.rows]
    assert Counter(doubt for _, doubt in agreed) == {"": 137, "compare left its patch out": 163}
    assert [change.patch for change, _ in agreed if change] == [
        row.patch for row in found.rows if row.patch is not None
    ]
