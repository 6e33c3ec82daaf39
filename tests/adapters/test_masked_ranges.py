"""Secrets in what is read of a range besides its patches."""

from diff_insight.diff.hunks import read_hunks
from diff_insight.diff.secrets import mask_range
from diff_insight.github_api.client import GitHubClient
from diff_insight.sources.git import GitSource
from diff_insight.sources.github.compare import GitHubSource
from diff_insight.sources.unified import DiffSource
from tests.fakes.github import GitHubServer
from tests.repositories import Repository

OLD, NEW, OTHER = (f"ghp_{letters * 6}" for letters in ("aB3dE6", "gH9jK2", "mN5pQ8"))
KEY = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEow7qWx3zT9vB\n" * 3 + "-----END RSA PRIVATE KEY-----\n"
PAGE = "".join(f"Line {number} of the page.\n" for number in range(20))


def made(repository: Repository) -> tuple[str, str]:
    base = repository.commit({"a": f"{OTHER}\n{PAGE}first {OTHER}\nsecond {OLD}\n", "key": f"x\n{PAGE}{KEY}"})
    head = repository.commit(
        {"a": f"{OTHER}\n{PAGE}first {OTHER}\nsecond {NEW}\n", "key": f"y\n{PAGE}{KEY}"},
        message=f"Use {NEW}\n\nInstead of {OLD}",
    )
    return base, head


def test_whole_files_are_masked_as_their_patches_are(repository: Repository) -> None:
    base, head = made(repository)
    data = repository.git("diff", base, head).encode() + b"\n"
    for source in (GitSource(repository.folder, base, head), DiffSource(data, clone=repository.folder)):
        masked = mask_range(source.read())
        diff = masked.diff
        assert masked.secrets >= 3
        for change in diff.changes:
            found = diff.versions(change)
            assert found.before is not None
            assert found.after is not None
            assert not [text for text in (OLD, NEW, OTHER, "MIIE") if text in found.before + found.after]
            before, after = found.before.split("\n"), found.after.split("\n")
            for line in (line for hunk in read_hunks(change.patch) for line in hunk.lines):
                assert line.old is None or before[line.old - 1] == line.text
                assert line.new is None or after[line.new - 1] == line.text
            assert before[0] in {"x", "MASKED_SECRET_1"}


def test_messages_are_masked(repository: Repository) -> None:
    (commit,) = mask_range(GitSource(repository.folder, *made(repository)).read()).diff.commits
    assert (commit.subject, commit.body) == ("Use MASKED_SECRET_1", "Instead of MASKED_SECRET_2")


def test_a_pull_request_is_masked(github: GitHubServer, client: GitHubClient, repository: Repository) -> None:
    base, head = made(repository)
    github.host("octo/docs", repository)
    pull = github.open_pull("octo/docs", 7, head="main")
    pull.title, pull.body = f"Use {NEW}", f"Not {OLD}"
    source = GitHubSource(client=client, repository="octo/docs", base=base, head=head, pull_request=7)
    found = mask_range(source.read()).diff
    assert found.pull_request is not None
    said = (found.pull_request.title, found.pull_request.body)
    assert said == ("Use MASKED_SECRET_1", "Not MASKED_SECRET_2")
    assert [commit.subject for commit in found.commits] == ["Use MASKED_SECRET_1"]
    assert OTHER not in str(found.versions(found.changes[0]))
