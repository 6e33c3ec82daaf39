"""What the rules ask GitHub, and files read through the API, over real HTTP."""

import subprocess
from pathlib import Path

import pytest

from diff_insight.action.events import Trigger, plan_of
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.errors import InputError, SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.sources.github.compare import GitHubSource
from diff_insight.sources.github.contents import full_name, read_file
from diff_insight.sources.github.lookups import GitHubLookups, Pull
from tests.fakes.github import Answer, GitHubServer, Hosted, Release
from tests.repositories import Repository


@pytest.fixture
def lookups(client: GitHubClient) -> GitHubLookups:
    return GitHubLookups(client)


@pytest.fixture
def commits(repository: Repository) -> list[str]:
    """Three commits on main; a tag at each but the last."""
    made = []
    for number in range(3):
        made.append(repository.commit({"a.md": f"{number}\n", "docs/b.md": f"{number}\n"}))
        repository.git("tag", "-a", f"v{number + 1}", "-m", "release") if number < 2 else None
    return made


@pytest.fixture
def hosted(github: GitHubServer, repository: Repository, commits: list[str]) -> Hosted:
    assert commits
    return github.host("octo/docs", repository)


def test_where_a_branch_left_another(
    lookups: GitHubLookups, hosted: Hosted, repository: Repository, commits: list[str]
) -> None:
    repository.git("switch", "--quiet", "-c", "work", commits[1])
    work = repository.commit({"c.md": "c\n"})
    repository.git("switch", "--quiet", "--orphan", "pages")
    repository.commit({"index.html": "<p>"})

    assert lookups.merge_base(hosted.full_name, "main", work) == commits[1]
    assert lookups.merge_base(hosted.full_name, "f" * 40, work) is None
    assert lookups.merge_base(hosted.full_name, "pages", work) is None
    with pytest.raises(SourceError, match="shows no repository octo/none"):
        lookups.merge_base("octo/none", "main", work)


def test_commits_and_branches(lookups: GitHubLookups, hosted: Hosted, commits: list[str]) -> None:
    name = hosted.full_name
    assert lookups.parent(name, commits[1]) == commits[0]
    assert lookups.parent(name, commits[0]) is None
    assert lookups.default_branch(name) == "main"
    assert lookups.branch_head(name, "main") == commits[2]
    assert lookups.branch_head(name, "v1") is None
    assert lookups.commit(name, "v1") == commits[0]
    with pytest.raises(InputError, match="has no branch, tag or commit 'v9'"):
        lookups.commit(name, "v9")
    with pytest.raises(SourceError, match="shows no repository octo/none"):
        lookups.default_branch("octo/none")


def test_releases(lookups: GitHubLookups, hosted: Hosted) -> None:
    name = hosted.full_name
    assert lookups.last_release(name) is None

    for tag, day, more in [
        ("v1", "2026-01-01", {}),
        ("v1.1rc", "2026-01-02", {"prerelease": True}),
        ("v0.9", "2025-12-01", {}),
        ("v2rc", "2026-01-04", {"prerelease": True}),
        ("v2", "2026-01-05", {}),
    ]:
        hosted.releases.append(Release(tag=tag, published_at=f"{day}T00:00:00Z", **more))
    hosted.releases.append(Release(tag="v3", published_at=None, draft=True))

    assert lookups.last_release(name) == "v2"


def test_every_tag_is_seen_with_its_commit_also_beyond_a_page_and_without_a_release(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, repository: Repository, commits: list[str]
) -> None:
    for number in range(130):
        repository.git("tag", f"web-v{number}", commits[2])
    hosted.releases.append(Release(tag="v7", published_at="2026-01-01T00:00:00Z"))
    github.renamed["octo/old"] = hosted.full_name

    found = {tag.name: tag.commit for tag in lookups.tags("octo/old")}

    assert len(found) == 132
    assert (found["v1"], found["v2"], found["web-v129"]) == (commits[0], commits[1], commits[2])
    assert "v7" not in found


def test_the_nearest_of_some_commits_is_found_in_a_history(
    lookups: GitHubLookups, hosted: Hosted, commits: list[str]
) -> None:
    assert lookups.nearest(hosted.full_name, commits[2], commits) == commits[1]
    assert lookups.nearest(hosted.full_name, commits[1], {commits[2], "f" * 40}) is None


def test_a_lost_commit_is_told_from_one_that_no_branch_reaches(
    lookups: GitHubLookups, hosted: Hosted, repository: Repository, commits: list[str]
) -> None:
    repository.git("reset", "--quiet", "--hard", commits[1])

    assert lookups.exists(hosted.full_name, commits[2])
    assert not lookups.exists(hosted.full_name, "f" * 40)


@pytest.fixture
def fork(github: GitHubServer, hosted: Hosted, repository: Repository, tmp_path: Path) -> Repository:
    subprocess.run(["git", "clone", "-q", repository.folder, tmp_path / "fork"], check=True)
    fork = Repository(tmp_path / "fork")
    fork.commit({"a.md": "theirs\n"})
    github.host("grace/docs", fork, parent=hosted.full_name)
    return fork


def test_pull_requests(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, fork: Repository, commits: list[str]
) -> None:
    head = fork.git("rev-parse", "HEAD")
    github.open_pull(hosted.full_name, 7, head="grace/docs:main")
    github.open_pull(hosted.full_name, 8, head="grace/docs:main").state = "closed"
    pull = Pull(
        number=7, base=commits[2], base_branch="main", head=head, head_branch="main", head_owner="grace"
    )

    assert lookups.pull_request(hosted.full_name, 7) == pull
    assert lookups.pull_request(hosted.full_name, 9) is None
    assert lookups.pull_requests_of(hosted.full_name, head, owner="grace", branch="main") == (pull,)
    assert lookups.pull_requests_of(hosted.full_name, head, owner=None, branch=None) == (pull,)
    assert lookups.pull_requests_of(hosted.full_name, commits[0], owner="grace", branch="main") == ()


def test_a_merged_pull_request_names_its_merge_and_a_bots_its_bot(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, repository: Repository, commits: list[str]
) -> None:
    repository.git("branch", "work", commits[1])
    pull = github.open_pull(hosted.full_name, 7, head="work")
    pull.merge_commit, pull.author = commits[2], "renovate[bot]"
    open_one = lookups.pull_request(hosted.full_name, 7)
    pull.state, pull.merged_at = "closed", "2026-01-02T03:04:05Z"
    merged = lookups.pull_request(hosted.full_name, 7)

    assert open_one is not None
    assert merged is not None
    assert (open_one.merge_commit, merged.merge_commit) == (None, commits[2])
    assert merged.by_bot


class Watched:
    """The look-ups with a state of their own."""

    def __init__(self, lookups: GitHubLookups, state: dict[tuple[str, str], str]) -> None:
        self._lookups = lookups
        self._state = state

    def __getattr__(self, name: str) -> object:
        return getattr(self._lookups, name)

    def last_reported(self, repository: str, branch: str) -> str | None:
        return self._state.get((repository, branch))


def test_a_workflow_run_of_a_fork_is_read_to_the_end(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, fork: Repository, commits: list[str]
) -> None:
    head = fork.git("rev-parse", "HEAD")
    github.open_pull(hosted.full_name, 7, head="grace/docs:main")
    payload = {
        "workflow_run": {
            "head_sha": head,
            "head_branch": "main",
            "head_repository": {"full_name": "grace/docs", "owner": {"login": "grace"}},
        }
    }
    trigger = Trigger(
        event="workflow_run", payload=payload, workflow_repository="octo/docs", repository="octo/docs"
    )

    found = resolve(plan_of(trigger), Watched(lookups, {}))  # type: ignore[arg-type]

    assert not isinstance(found, Nothing)
    (request,) = found
    read = GitHubSource(
        client=lookups.client,
        repository=request.repository,
        base=request.base,
        head=request.head,
        head_owner=request.head_owner,
        chosen_by=request.rule,
    ).read()
    assert [change.path for change in read.changes] == ["a.md"]
    assert (read.range.chosen_by, read.range.head) == ("workflow run", head)
    assert read.range.permalink == f"{github.url}/octo/docs/compare/octo:{commits[2][:7]}...grace:{head[:7]}"


def test_a_push_is_chosen_and_read_with_four_requests_one_of_them_free(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, commits: list[str]
) -> None:
    payload = {
        "ref": "refs/heads/main",
        "before": commits[0],
        "after": commits[2],
        "repository": {"full_name": "octo/docs", "default_branch": "main"},
    }
    trigger = Trigger(event="push", payload=payload, workflow_repository="octo/docs", repository="octo/docs")

    found = resolve(plan_of(trigger), Watched(lookups, {}))  # type: ignore[arg-type]
    assert not isinstance(found, Nothing)
    (request,) = found
    read = GitHubSource(
        client=lookups.client, repository="octo/docs", base=request.base, head=request.head
    ).read()

    assert (hosted.full_name, read.range.files, read.range.source) == ("octo/docs", 2, "compare")
    assert [bool(request.header("If-None-Match")) for request in github.requests] == [
        False,
        True,
        False,
        False,
    ]


def test_nothing_new_costs_three_requests(
    lookups: GitHubLookups, github: GitHubServer, hosted: Hosted, commits: list[str]
) -> None:
    trigger = Trigger(
        event="schedule", payload={}, workflow_repository="octo/reports", repository=hosted.full_name
    )

    found = resolve(
        plan_of(trigger),
        Watched(lookups, {("octo/docs", "main"): commits[2]}),  # type: ignore[arg-type]
    )

    assert isinstance(found, Nothing)
    assert len(github.requests) == 2


def test_a_file_is_read_at_the_commit_that_is_named(
    client: GitHubClient, hosted: Hosted, commits: list[str]
) -> None:
    assert read_file(client, hosted.full_name, "docs/b.md", ref=commits[0]) == b"0\n"
    assert read_file(client, hosted.full_name, "/docs/b.md", ref="main") == b"2\n"
    assert read_file(client, hosted.full_name, "docs/none.md", ref="main") is None
    assert read_file(client, hosted.full_name, "docs/b.md", ref="none") is None


def test_a_renamed_repositorys_file_is_read_at_the_commit_that_is_named(
    client: GitHubClient, github: GitHubServer, hosted: Hosted, commits: list[str]
) -> None:
    github.renamed["octo/old"] = hosted.full_name

    assert full_name(client, "octo/old") == "octo/docs"
    assert read_file(client, "octo/old", "a.md", ref=commits[0]) == b"0\n"


def test_what_is_no_file_says_what_it_is(
    client: GitHubClient, hosted: Hosted, repository: Repository
) -> None:
    (repository.folder / "link").symlink_to("a.md")
    repository.commit({"large.md": "x" * 1_000_001})

    for path, text in [
        ("docs", "docs in octo/docs at main is a folder."),
        ("link", "link in octo/docs at main is a symlink."),
        ("large.md", "large.md in octo/docs at main has 1000001 bytes. It may have at most 1000000."),
    ]:
        with pytest.raises(InputError) as caught:
            read_file(client, hosted.full_name, path, ref="main")
        assert text in str(caught.value)


@pytest.mark.parametrize("answer", [{"full_name": 1}, [], {"type": "file"}, None])
def test_an_answer_of_another_shape_is_malformed(
    client: GitHubClient, github: GitHubServer, hosted: Hosted, undescribed: list[str], answer: object
) -> None:
    github.fail("GET", "/repos/octo/docs*", *[Answer(json=answer, body=None if answer else b"null")] * 9)

    with pytest.raises(GitHubError) as caught:
        full_name(client, hosted.full_name)
    assert caught.value.kind == "malformed"
    with pytest.raises(GitHubError) as caught:
        GitHubLookups(client).default_branch(hosted.full_name)
    assert caught.value.kind == "malformed"
    with pytest.raises(GitHubError) as caught:
        GitHubSource(client=client, repository="octo/docs", base="v1", head="v2").read()
    assert caught.value.kind == "malformed"
    undescribed.clear()
