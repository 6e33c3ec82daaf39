"""What the authors of a range on GitHub say: its commits and its pull request."""

import pytest

from diff_insight.github_api.client import GitHubClient
from diff_insight.model import Commit, PullRequest, RangeDiff
from diff_insight.sources import told
from diff_insight.sources.git import GitSource
from diff_insight.sources.github import range_commits
from diff_insight.sources.github.compare import GitHubSource
from tests.fakes.github import Answer, GitHubServer
from tests.repositories import Repository


def read(client: GitHubClient, base: str | None, head: str, **more: object) -> RangeDiff:
    return GitHubSource(client=client, repository="octo/docs", base=base, head=head, **more).read()  # type: ignore[arg-type]


def line(repository: Repository, commits: int) -> tuple[str, list[str]]:
    """A base and commits behind it, made fast."""
    base = repository.commit({"a": "0\n"})
    stream = b"".join(
        b"commit refs/heads/main\ncommitter Ada <ada@example.com> %d +0000\ndata %d\n%s\n"
        % (1_800_000_000 + number, len(b"Number %d" % number), b"Number %d" % number)
        + (b"from refs/heads/main^0\n" if number == 0 else b"")
        + b"M 100644 inline a\ndata 4\n%03d\n\n" % (number % 1000)
        for number in range(commits)
    )
    repository.git("fast-import", "--quiet", data=stream)
    made = repository.git("rev-list", "--reverse", f"{base}..main").split("\n")
    return base, made


def test_the_commits_are_those_of_the_clone_but_for_what_github_does_not_tell(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"}, message="feat!: read tables (#3)\n\nBody.", date="2026-02-03T04:05:06Z")
    head = repository.commit({"a": "3\n"}, message="Second", date="2026-02-04T04:05:06Z")
    github.host("octo/docs", repository)
    clone = GitSource(repository.folder, base, head).read()
    found = read(client, base, head)
    assert [(each.subject, each.type, each.breaking, each.pull_request) for each in found.commits] == [
        ("feat!: read tables (#3)", "feat", True, 3),
        ("Second", None, False, None),
    ]
    assert found.commits == tuple(
        Commit(**{name: getattr(each, name) for name in Commit.__slots__ if name != "paths"})
        for each in clone.commits
    )
    assert found.pull_request is None


def test_a_range_of_more_than_250_commits_is_paged_and_each_is_told_once(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base, made = line(repository, 473)
    github.host("octo/docs", repository)
    found = read(client, base, made[-1])
    assert [each.sha for each in found.commits] == made
    assert found.warnings == ()
    pages = [request.query.get("page") for request in github.requests if "page" in request.query]
    assert pages == ["1", "2", "3"]


def test_a_range_beyond_the_bound_has_its_newest_commits_and_counts_the_rest(
    github: GitHubServer, client: GitHubClient, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (told, range_commits):
        monkeypatch.setattr(module, "MOST_COMMITS", 310)
    base, made = line(repository, 473)
    github.host("octo/docs", repository)
    found = read(client, base, made[-1])
    assert [each.sha for each in found.commits] == made[-310:]
    assert found.warnings == (
        "The range has 473 commits; the newest 310 are told and the other 163 are not.",
    )
    pages = [request.query.get("page") for request in github.requests if "page" in request.query]
    assert pages == ["2", "3"]


def test_two_dots_have_the_commits_of_git_log(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    root = repository.commit({"a": "1\n"})
    base = repository.commit({"main": "1\n"}, message="On main")
    repository.git("switch", "--quiet", "--create", "topic", root)
    head = repository.commit({"topic": "2\n"}, message="On topic")
    github.host("octo/docs", repository)
    found = read(client, base, head, three_dots=False)
    assert [each.subject for each in found.commits] == ["On topic"]


def test_without_a_base_all_that_the_head_has_is_told(
    github: GitHubServer, client: GitHubClient, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, made = line(repository, 230)
    github.host("octo/docs", repository)
    found = read(client, None, made[-1])
    assert [each.sha for each in found.commits] == [base, *made]
    monkeypatch.setattr(range_commits, "MOST_COMMITS", 120)
    found = read(client, None, made[-1])
    assert [each.sha for each in found.commits] == made[-120:]
    assert found.warnings == ("The range has more than 120 commits; the newest 120 are told.",)


def test_the_pull_request_of_the_range_is_told(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"a": "1\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    head = repository.commit({"a": "2\n"})
    hosted = github.host("octo/docs", repository)
    pull = github.open_pull("octo/docs", 12, head="topic")
    pull.title, pull.body, pull.author = " Read tables ", "Now with cells.\r\n\r\nFixes #7\r\n", "bo"
    hosted.labels[12] = ["feature", "docs: api"]
    found = read(client, base, head, pull_request=12)
    assert found.pull_request == PullRequest(
        number=12,
        title="Read tables",
        body="Now with cells.\n\nFixes #7",
        labels=("feature", "docs: api"),
        author="bo",
    )
    pull.body = None
    found = read(client, base, head, pull_request=12)
    assert found.pull_request is not None
    assert found.pull_request.body == ""


def test_without_authors_nothing_is_asked_of_them(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base, made = line(repository, 260)
    github.host("octo/docs", repository)
    github.open_pull("octo/docs", 12, head="main")
    found = read(client, base, made[-1], pull_request=12, authors=False)
    assert (found.commits, found.pull_request, len(found.changes)) == ((), None, 1)
    assert not [each for each in github.requests if "page" in each.query or "pulls" in each.path]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=404, json={"message": "Not Found"}),
        Answer(body=b"<html>", headers={"Content-Type": "text/html"}),
    ],
)
def test_what_cannot_be_read_of_the_authors_is_a_warning(
    github: GitHubServer, client: GitHubClient, repository: Repository, answer: Answer
) -> None:
    base, made = line(repository, 260)
    github.host("octo/docs", repository)
    passed = github.answer
    github.answer = lambda request: (  # type: ignore[method-assign]
        answer if "page" in request.query or "/pulls/" in request.path else passed(request)
    )
    found = read(client, base, made[-1], pull_request=12)
    assert [each.sha for each in found.commits] == made[-250:]
    assert found.pull_request is None
    pages, pull = found.warnings
    assert pages.startswith("Not all commits of the range are told. ")
    assert pull.startswith("What pull request #12 says is not told. ")


def test_a_commit_without_an_author_is_told(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"a": "1\n"})
    head = repository.commit({"a": "2\n"}, message="Second")
    github.host("octo/docs", repository)
    shapes = type(github.shapes)
    listed = shapes.commits

    def nobody(self: object, *arguments: object) -> object:
        rows = listed(self, *arguments)  # type: ignore[arg-type]
        for row in rows:
            row["commit"]["author"] = None
        return rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shapes, "commits", nobody)
        found = read(client, base, head)
    assert [(each.subject, each.author, each.date) for each in found.commits] == [("Second", "", "")]
