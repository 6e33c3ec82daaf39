"""What the authors of a range say, from real clones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.model import Commit
from diff_insight.sources import git_commits
from diff_insight.sources import told as told_module
from diff_insight.sources.git import GitSource
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_commits import commits_between
from diff_insight.sources.told import Told
from tests.repositories import Repository
from tests.trials import trials

DATE = "2026-01-02T03:04:05+00:00"


def told(repository: Repository, base: str | None, head: str = "HEAD", *paths: str) -> Told:
    base = base and repository.git("rev-parse", base)
    return commits_between(
        Git.inside(repository.folder), base, repository.git("rev-parse", head), pathspecs=paths
    )


def test_a_range_has_its_commits_oldest_first_with_what_they_touch(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    first = repository.commit(
        {"docs/ü\n.md": "1\n", "a": None}, message="feat!: read tables (#3)\n\nBody.\n\nFixes #1"
    )
    second = repository.commit({"b": "1\n"}, message="Second", date="2026-02-03T04:05:06+09:00")
    diff = GitSource(repository.folder, "HEAD~2", "HEAD").read()
    assert diff.commits == (
        Commit(
            sha=first,
            subject="feat!: read tables (#3)",
            body="Body.\n\nFixes #1",
            author="Ada",
            date=DATE,
            type="feat",
            breaking=True,
            pull_request=3,
            paths=("a", "docs/ü\n.md"),
        ),
        Commit(sha=second, subject="Second", author="Ada", date="2026-02-03T04:05:06+09:00", paths=("b",)),
    )
    assert diff.warnings == ()


def test_without_authors_nothing_is_read_of_them(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"})
    diff = GitSource(repository.folder, "HEAD~1", "HEAD", authors=False).read()
    assert (diff.commits, diff.pull_request, len(diff.changes)) == ((), None, 1)


def test_merges_touch_nothing_and_both_of_their_sides_are_told(repository: Repository) -> None:
    root = repository.commit({"a": "1\n"}, date="2026-01-01T00:00:00Z")
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit({"b": "1\n"}, message="On the side", date="2026-01-02T00:00:00Z")
    repository.git("switch", "--quiet", "main")
    repository.commit({"c": "1\n"}, message="On main", date="2026-01-03T00:00:00Z")
    repository.git("merge", "--quiet", "--no-edit", "topic", date="2026-01-04T00:00:00Z")
    assert [(each.subject, each.paths) for each in told(repository, root).commits] == [
        ("On the side", ("b",)),
        ("On main", ("c",)),
        ("Merge branch 'topic'", ()),
    ]


@pytest.mark.parametrize("dots", [True, False])
def test_a_range_has_the_commits_of_git_log_whatever_its_dots(repository: Repository, *, dots: bool) -> None:
    root = repository.commit({"a": "1\n"})
    repository.commit({"main": "1\n"}, message="On main")
    repository.git("switch", "--quiet", "--create", "topic", root)
    repository.commit({"topic": "2\n"}, message="On topic")
    found = GitSource(repository.folder, "main", "topic", dots).read()
    assert [each.subject for each in found.commits] == ["On topic"]


def test_the_first_commit_is_told_where_there_is_no_base(repository: Repository) -> None:
    repository.commit({"a": "1\n", "b/c": "1\n"}, message="All of it")
    found = GitSource(repository.folder, "HEAD~1", "HEAD").read()
    assert [(each.subject, each.paths) for each in found.commits] == [("All of it", ("a", "b/c"))]


def test_paths_restrict_the_commits_as_git_log_does(repository: Repository) -> None:
    base = repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"}, message="Outside")
    repository.commit({"a": "3\n", "sub/b": "1\n"}, message="Both")
    repository.commit({"sub/c": "1\n"}, message="Inside")
    assert [(each.subject, each.paths) for each in told(repository, base, "HEAD", "sub").commits] == [
        ("Both", ("sub/b",)),
        ("Inside", ("sub/c",)),
    ]


def test_a_range_beyond_the_bound_has_its_newest_commits_and_counts_the_rest(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (git_commits, told_module):
        monkeypatch.setattr(module, "MOST_COMMITS", 3)
    monkeypatch.setattr(git_commits, "MOST_WITH_PATHS", 2)
    base = repository.commit({"a": "0\n"})
    for number in range(5):
        repository.commit({"a": f"{number}\n", f"{number}": ""}, message=f"Number {number}")
    found = told(repository, base)
    assert [(each.subject, each.paths) for each in found.commits] == [
        ("Number 2", None),
        ("Number 3", ("3", "a")),
        ("Number 4", ("4", "a")),
    ]
    assert found.warnings == ("The range has 5 commits; the newest 3 are told and the other 2 are not.",)
    assert told(repository, "HEAD~3").warnings == ()


def test_a_message_in_another_encoding_is_read(repository: Repository) -> None:
    base = repository.commit({"a": "1\n"})
    repository.git("config", "i18n.commitEncoding", "ISO-8859-1")
    repository.git("commit", "--quiet", "--allow-empty", "--file=-", data="Grüße".encode("latin-1"))
    assert [each.subject for each in told(repository, base).commits] == ["Grüße"]


@pytest.mark.parametrize(
    "written",
    [
        b"tree %s\nparent %s\n\nNo people\n",
        b"tree %s\nparent %s\nauthor <> 99999999999999999999 +9999\ncommitter x\n\nNo people\n",
        b"tree %s\nparent %s\nauthor \x00 <\xff> 0 +0000\n\nNo people\n",
    ],
)
def test_a_commit_that_no_git_wrote_is_no_error(repository: Repository, written: bytes) -> None:
    base = repository.commit({"a": "1\n"})
    tree = repository.git("rev-parse", "HEAD^{tree}")
    content = written % (tree.encode(), base.encode())
    made = repository.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", data=content)
    good = repository.git("commit-tree", tree, "-p", made, data=b"Good")
    found = told(repository, base, good).commits
    assert [each.sha for each in found] == [made, good]
    assert (found[-1].subject, found[-1].author, found[-1].date) == ("Good", "Ada", DATE)
    assert all(each.author in {"", "Ada"} for each in found)


def test_a_clone_that_cannot_list_its_commits_gives_a_warning(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    lost = repository.commit({"a": "2\n"})
    repository.commit({"a": "3\n"})
    base, head = (repository.git("rev-parse", name) for name in ("HEAD~2", "HEAD"))
    (repository.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    found = commits_between(Git.inside(repository.folder), base, head)
    assert found.commits == ()
    (warning,) = found.warnings
    assert warning.startswith("The commits of the range are not told. git rev-list failed:")


def test_a_clone_without_the_trees_between_gives_commits_without_paths(repository: Repository) -> None:
    base = repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"}, message="Between")
    repository.commit({"a": "3\n"}, message="Last")
    tree = repository.git("rev-parse", "HEAD~1^{tree}")
    (repository.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert [(each.subject, each.paths) for each in told(repository, base).commits] == [
        ("Between", None),
        ("Last", None),
    ]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository.create(tmp_path_factory.mktemp("messages") / "repository")
    repository.commit({"a": "1\n"}, message="base")
    return repository


@pytest.mark.slow
@trials(25)
@given(
    messages=st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1, max_size=4)
)
def test_any_messages_are_told_each_whole(shared: Repository, messages: list[str]) -> None:
    tree, parent = (shared.git("rev-parse", name) for name in ("main^{tree}", "main"))
    made = []
    for message in messages:
        parent = shared.git("commit-tree", tree, "-p", parent, data=message.encode())
        made.append(parent)
    found = told(shared, "main", parent).commits
    assert [each.sha for each in found] == made
    for each, message in zip(found, messages, strict=True):
        whole = message.replace("\r\n", "\n").strip()
        assert each.subject == whole.split("\n")[0].strip()[:1000]
        assert each.body in whole
