"""The two sides of a range on GitHub: names, forks, first commits, and what is not there."""

import subprocess
from pathlib import Path

import pytest

from diff_insight.errors import InputError, SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.sources.github.compare import GitHubSource
from tests.adapters.comparing import ABOUT, IMAGE, from_clone, paths, read, without_blobs
from tests.fakes.github import GitHubServer
from tests.repositories import Repository


def test_branches_tags_and_ids_name_the_same_range(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"about.md": ABOUT})
    repository.git("tag", "-a", "v1.0", "-m", "One")
    repository.git("switch", "-c", "feature/new page".replace(" ", "-"))
    head = repository.commit({"about.md": ABOUT + "More.\n"})
    repository.git("switch", "main", "--quiet")
    moved = repository.commit({"other.md": "Other\n"})
    github.host("octo/docs", repository)

    found = [read(client, b, h) for b, h in [("v1.0", "feature/new-page"), (base[:10], head), ("main", head)]]

    link = f"{github.url}/octo/docs/compare/octo:{{}}...octo:{head[:7]}"
    assert [without_blobs(each.changes) for each in found] == [from_clone(repository, base, head)] * 3
    assert [each.range.permalink for each in found] == [
        link.format(base[:7]),
        link.format(base[:7]),
        link.format(moved[:7]),
    ]
    assert [each.range.base for each in found] == [base, base, moved]
    assert {(each.range.repository, each.range.head, each.range.merge_base) for each in found} == {
        ("octo/docs", head, base)
    }


def test_two_dots_compare_tree_against_tree_by_git(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    repository.commit({"about.md": ABOUT})
    repository.git("switch", "--quiet", "-c", "feature")
    head = repository.commit({"about.md": ABOUT + "More.\n"})
    repository.git("switch", "--quiet", "main")
    base = repository.commit({"other.md": "Other\n"})
    github.host("octo/docs", repository)

    found = read(client, "main", "feature", dots=2)

    assert without_blobs(found.changes) == from_clone(repository, "main", "feature", dots=2)
    assert [change.path for change in found.changes] == ["about.md", "other.md"]
    assert found.range.permalink == f"{github.url}/octo/docs/compare/{base[:7]}..{head[:7]}"
    assert (found.range.source, found.range.merge_base, found.range.files) == ("git", None, 2)
    assert paths(github) == ["/commits/main", "/commits/feature", f"/compare/{base}...{head}"]
    assert [commit.sha for commit in found.commits] == [head]


def test_the_first_commit_is_all_that_it_holds(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    head = repository.commit({"about.md": ABOUT, "logo.png": IMAGE})
    github.host("octo/docs", repository)

    found = GitHubSource(client=client, repository="octo/docs", base=None, head="main").read()

    assert [(change.path, change.status) for change in found.changes] == [
        ("about.md", "added"),
        ("logo.png", "added"),
    ]
    assert (found.range.base, found.range.head, found.range.merge_base) == (None, head, None)
    assert found.range.permalink == f"{github.url}/octo/docs/commit/{head[:7]}"


def test_a_forks_branch_is_read_from_the_network(
    github: GitHubServer, client: GitHubClient, repository: Repository, tmp_path: Path
) -> None:
    base = repository.commit({"about.md": ABOUT})
    github.host("octo/docs", repository)
    subprocess.run(["git", "clone", "-q", repository.folder, tmp_path / "fork"], check=True)
    fork = Repository(tmp_path / "fork")
    head = fork.commit({"about.md": ABOUT + "More.\n", "img.png": IMAGE})
    fork.git("mv", "about.md", "new.md")
    head = fork.commit({})
    github.host("grace/docs", fork, parent="octo/docs")

    found = read(client, "main", "grace:main")

    assert without_blobs(found.changes) == from_clone(fork, base, head)
    assert found.range.permalink == f"{github.url}/octo/docs/compare/octo:{base[:7]}...grace:{head[:7]}"


def test_a_fork_that_the_original_does_not_serve_is_fetched_itself(
    github: GitHubServer, client: GitHubClient, repository: Repository, tmp_path: Path
) -> None:
    base = repository.commit({"about.md": ABOUT})
    github.host("octo/docs", repository)
    subprocess.run(["git", "clone", "-q", repository.folder, tmp_path / "fork"], check=True)
    fork = Repository(tmp_path / "fork")
    head = fork.commit({"about.md": ABOUT + "More.\n"})
    github.host("grace/docs", fork, parent="octo/docs")

    found = read(client, "main", "grace:main", dots=2)

    assert without_blobs(found.changes) == from_clone(fork, base, head)
    assert {request.path.split("/")[1] for request in github.git_requests} == {"octo", "grace"}


def test_an_empty_range_has_no_files(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    head = repository.commit({"about.md": ABOUT})
    github.host("octo/docs", repository)

    found = read(client, "main", "main")

    assert (found.changes, found.skipped, found.warnings) == ((), (), ())
    assert (found.range.base, found.range.head, found.range.files) == (head, head, 0)
    assert len(github.requests) == 1


def test_a_renamed_repository_is_read_and_named_anew(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"about.md": ABOUT})
    repository.git("mv", "about.md", "new.md")
    head = repository.commit({})
    github.host("octo/pages", repository)
    github.renamed["octo/docs"] = "octo/pages"

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert found.warnings == ("octo/docs is now octo/pages: name it so.",)
    assert found.range.repository == "octo/pages"
    assert found.range.permalink == f"{github.url}/octo/pages/compare/octo:{base[:7]}...octo:{head[:7]}"


NOWHERE = [
    ("nowhere", "main", "octo/docs has no branch, tag or commit 'nowhere'. See `git ls-remote"),
    ("main", "nowhere", "octo/docs has no branch, tag or commit 'nowhere'. See `git ls-remote"),
    ("b" * 40, "main", f"octo/docs holds no commit {'b' * 40}. Check the id; a force push may have"),
    ("grace:main", "main", "shows no repository grace/docs. Check the name, and that the token may"),
]


@pytest.mark.parametrize("dots", [2, 3])
@pytest.mark.parametrize("sides", NOWHERE, ids=lambda sides: f"{sides[0][:10]}-{sides[1]}")
def test_a_side_that_is_not_there_is_named(
    github: GitHubServer, client: GitHubClient, repository: Repository, dots: int, sides: tuple[str, str, str]
) -> None:
    repository.commit({"about.md": ABOUT})
    github.host("octo/docs", repository)
    base, head, text = sides

    with pytest.raises((InputError, SourceError)) as caught:
        read(client, base, head, dots=dots)

    assert text in str(caught.value)


def test_unrelated_histories_point_to_two_dots(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    repository.commit({"about.md": ABOUT})
    repository.git("switch", "--quiet", "--orphan", "pages")
    repository.commit({"index.html": "<p>"})
    github.host("octo/docs", repository)

    with pytest.raises(InputError, match=r"'main' and 'pages' have no merge base .* `main\.\.pages`"):
        read(client, "main", "pages")


def test_a_private_repository_without_rights_is_told_with_the_remedy(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    repository.commit({"about.md": ABOUT})
    github.host("octo/docs", repository, private=True).writers.clear()
    nobody = GitHubClient(token=None, api_url=github.api_url, server_url=github.url, paced=False)

    with pytest.raises(SourceError) as caught:
        read(client, "main", "main")
    with pytest.raises(SourceError) as without:
        read(nobody, "main", "main")
    nobody.close()

    said = f"{github.url} shows no repository octo/docs. Check the name"
    assert str(caught.value) == f"{said}, and that the token may read its contents."
    assert str(without.value) == (
        f"{said}; if it is private, set GITHUB_TOKEN to a token that may read its contents."
    )


@pytest.mark.parametrize("name", ["docs", "octo/", "octo/docs/x", "octo docs/x", "octo/docs?x=1", "octo/.."])
def test_a_name_that_is_none_is_refused_before_anything_is_asked(
    github: GitHubServer, client: GitHubClient, name: str
) -> None:
    with pytest.raises(InputError, match="OWNER/NAME"):
        GitHubSource(client=client, repository=name, base="a", head="b").read()

    assert github.requests == []
