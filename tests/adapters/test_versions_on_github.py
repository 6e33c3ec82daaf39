"""Both versions of each file from the loopback GitHub: in batches, checked by the patch, never an error."""

import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from diff_insight.github_api.client import GitHubClient
from diff_insight.model import FileChange, RangeDiff, Versions
from diff_insight.sources.git import GitSource
from diff_insight.sources.github import file_versions
from diff_insight.sources.github.compare import GitHubSource
from tests.fakes.clock import FakeClock
from tests.fakes.github import Answer, GitHubServer
from tests.repositories import Repository

ABOUT = "".join(f"Line {number} of the page.\n" for number in range(40))
MORE = ABOUT + "More.\n"


def read(client: GitHubClient, base: str, head: str) -> RangeDiff:
    return GitHubSource(client=client, repository="octo/docs", base=base, head=head).read()


def versions(diff: RangeDiff) -> dict[str, Versions]:
    return {change.path: diff.versions(change) for change in diff.changes}


def hosted(github: GitHubServer, repository: Repository, files: int = 1) -> tuple[str, str]:
    base = repository.commit({f"{number:03}.md": f"{number}\n{ABOUT}" for number in range(files)})
    head = repository.commit({f"{number:03}.md": f"{number}\n{MORE}" for number in range(files)})
    github.host("octo/docs", repository)
    return base, head


def test_forty_files_take_one_request_more_and_are_what_the_clone_gives(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base, head = hosted(github, repository, 40)
    found = read(client, base, head)
    assert [request.path for request in github.requests][2:] == ["/graphql"]
    clone = GitSource(repository.folder, base, head).read()
    assert versions(found) == versions(clone)
    assert [(each.old_blob, each.new_blob) for each in found.changes] == [
        (each.old_blob, each.new_blob) for each in clone.changes
    ]
    assert found.warnings == ()


def test_a_range_of_any_size_asks_for_a_hundred_contents_at_once(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base, head = hosted(github, repository, 120)
    found = read(client, base, head)
    asked = [request.json["query"].count("...blob }") for request in github.requests[2:]]
    assert asked == [100, 100, 40]
    assert versions(found) == versions(GitSource(repository.folder, base, head).read())


def test_each_kind_of_change_has_the_sides_that_it_has(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit(
        {"a b\u00e9.md": "1", "gone.md": "was\n", "logo.png": b"\0" * 99, "filled": "", "latin": b"caf\xe9\n"}
    )
    head = repository.commit(
        {
            "a b\u00e9.md": "2\r\n",
            "gone.md": None,
            "new.md": "# New\n",
            "logo.png": b"\0" * 98,
            "filled": "1\n",
            "latin": b"caf\xe8\n",
        }
    )
    github.host("octo/docs", repository)
    assert versions(read(client, base, head)) == {
        "a b\u00e9.md": Versions(before="1", after="2\r\n"),
        "gone.md": Versions(before="was\n"),
        "new.md": Versions(after="# New\n"),
        "logo.png": Versions(),
        "filled": Versions(before="", after="1\n"),
        "latin": Versions(before="caf\ufffd\n", after="caf\ufffd\n"),
    }
    (request,) = github.requests[2:]
    assert "logo.png" not in str(request.json)


def test_a_range_that_git_has_to_read_has_its_versions_from_there(
    github: GitHubServer,
    client: GitHubClient,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    base = repository.commit({"old.md": ABOUT, "other.md": "1\n"})
    repository.git("mv", "old.md", "new.md")
    head = repository.commit({"new.md": MORE, "other.md": "2\n"})
    github.host("octo/docs", repository)
    found = read(client, base, head)
    assert found.range.source == "git"
    assert [request.path for request in github.requests if request.path == "/graphql"] == []
    expected = {"new.md": Versions(before=ABOUT, after=MORE), "other.md": Versions(before="1\n", after="2\n")}
    assert versions(found) == expected
    INHERITED["diff"] = found
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(read_in_a_fork, found.changes) == list(expected.values())
    assert versions(found) == expected
    INHERITED.clear()
    del found
    assert list(tmp_path.glob("diff-insight-*")) == []


INHERITED: dict[str, RangeDiff] = {}


def read_in_a_fork(change: FileChange) -> Versions:
    return INHERITED["diff"].versions(change)


FAULTS: dict[str, Answer] = {
    "down": Answer(status=502, body=b"Bad Gateway"),
    "no GraphQL": Answer(status=404, json={"message": "Not Found"}),
    "forbidden": Answer(status=403, json={"message": "Resource not accessible by integration"}),
    "errors": Answer(
        json={"data": None, "errors": [{"message": "Something went wrong", "type": "INTERNAL"}]}
    ),
    "no repository": Answer(json={"data": {"repository": None}, "errors": [{"type": "NOT_FOUND"}]}),
    "no JSON": Answer(body=b"<html>", headers={"Content-Type": "text/html"}),
    "another shape": Answer(json={"data": {"repository": {"o0": {"oid": 3}}}}),
    "a list": Answer(json=[]),
}


@pytest.mark.parametrize("answer", FAULTS.values(), ids=FAULTS)
def test_a_request_that_fails_leaves_the_hunks_and_one_warning(
    github: GitHubServer, client: GitHubClient, repository: Repository, clock: FakeClock, answer: Answer
) -> None:
    base, head = hosted(github, repository, 120)
    github.fail("POST", "/graphql", answer)
    found = read(client, base, head)
    assert versions(found) == {change.path: Versions() for change in found.changes}
    assert (len(found.changes), found.range.source) == (120, "compare")
    (warning,) = found.warnings
    assert warning.startswith("Whole files could not be read from GitHub")
    assert clock.monotonic() < 10
    assert len(github.requests) == 3


def test_a_second_request_that_fails_leaves_what_the_first_one_gave(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base, head = hosted(github, repository, 60)
    passed = github.answer
    count = 0

    def failing(request: Any) -> Answer:
        nonlocal count
        count += request.path == "/graphql"
        return FAULTS["down"] if request.path == "/graphql" and count == 2 else passed(request)

    github.answer = failing  # type: ignore[method-assign]
    found = read(client, base, head)
    assert [each != Versions() for each in versions(found).values()] == [True] * 50 + [False] * 10
    assert len(found.warnings) == 1


@pytest.mark.parametrize(
    "row",
    [
        None,
        {"text": None},
        {"isTruncated": True},
        {"isBinary": True},
        {"byteSize": (1 << 20) + 1},
        {"text": ABOUT + "Other.\n"},
        {"text": MORE.removesuffix("\n")},
    ],
)
def test_a_content_that_is_not_the_whole_text_counts_as_none(
    github: GitHubServer, client: GitHubClient, repository: Repository, row: dict[str, Any] | None
) -> None:
    base = repository.commit({"about.md": ABOUT})
    head = repository.commit({"about.md": MORE})
    github.host("octo/docs", repository)
    whole = {"byteSize": 1000, "isBinary": False, "isTruncated": False}
    before = {"oid": "a" * 40, "text": ABOUT, **whole}
    after = row and {"oid": "b" * 40, "text": MORE, **whole, **row}
    github.fail("POST", "/graphql", Answer(json={"data": {"repository": {"o0": before, "n0": after}}}))
    found = read(client, base, head)
    assert (versions(found), found.warnings) == ({"about.md": Versions()}, ())


def test_what_is_kept_is_bounded(
    github: GitHubServer, client: GitHubClient, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_versions, "MOST_KEPT", 700)
    base, head = hosted(github, repository, 5)
    found = versions(read(client, base, head))
    read_whole = [each != Versions() for each in found.values()]
    assert read_whole == sorted(read_whole, reverse=True)
    assert 0 < sum(read_whole) < 5


def anonymous(github: GitHubServer, clock: FakeClock) -> GitHubClient:
    return GitHubClient(
        token=None, api_url=github.api_url, server_url=github.url, deadline=300, clock=clock, paced=False
    )


def test_without_a_token_git_reads_the_files(
    github: GitHubServer, clock: FakeClock, repository: Repository
) -> None:
    base, head = hosted(github, repository, 2)
    with anonymous(github, clock) as client:
        found = read(client, base, head)
    assert (found.range.source, len(github.requests), found.warnings) == ("git", 1, ())
    assert versions(found) == versions(GitSource(repository.folder, base, head).read())


def test_without_a_token_and_without_git_the_hunks_are_left(
    github: GitHubServer, clock: FakeClock, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, head = hosted(github, repository, 2)
    monkeypatch.setattr("diff_insight.sources.github.fetch._ATTEMPTS", 1)
    with anonymous(github, clock) as client:
        monkeypatch.setattr(client, "server_url", "http://127.0.0.1:1")
        found = read(client, base, head)
    assert (found.range.source, len(github.requests)) == ("compare", 2)
    assert set(versions(found).values()) == {Versions()}
    (warning,) = found.warnings
    assert warning.startswith("Files are told from their changed lines alone")
