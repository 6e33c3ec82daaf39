"""What a range of a clone may be: one ref, a tag's prefix, paths, an empty or a shallow repository."""

import subprocess
from pathlib import Path

import pytest

from diff_insight.errors import InputError
from diff_insight.model import CommitRange, RangeDiff
from diff_insight.sources.git import GitSource, parse_range
from tests.repositories import Repository

DEEPEN = "Fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout."


def read(folder: Path, text: str | None = None, **more: object) -> RangeDiff:
    return GitSource(folder, *parse_range(text), **more).read()  # type: ignore[arg-type]


def paths(diff: RangeDiff) -> list[str]:
    return [change.path for change in diff.changes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("v1.0", ("v1.0", "HEAD", True)),
        ("HEAD~3", ("HEAD~3", "HEAD", True)),
        ("a.b", ("a.b", "HEAD", True)),
        ("v1..", ("v1", "HEAD", False)),
        ("...v2", ("HEAD", "v2", True)),
        (None, ("HEAD~1", "HEAD", True)),
    ],
)
def test_one_ref_is_the_base_of_head(text: str | None, expected: tuple[str, str, bool]) -> None:
    assert parse_range(text) == expected


def test_one_ref_alone_compares_from_the_merge_base(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.git("branch", "topic")
    repository.commit({"main-only": "1\n"})
    repository.git("switch", "--quiet", "topic")
    repository.commit({"topic-only": "1\n"})

    assert paths(read(repository.folder, "main")) == ["topic-only"]


def test_since_tag_begins_at_the_nearest_tag_of_a_prefix_in_heads_history(repository: Repository) -> None:
    first = repository.commit({"a": "1\n"})
    repository.git("tag", "-a", "api-v1", "-m", "one")
    second = repository.commit({"b": "1\n"})
    repository.git("tag", "web-v1")
    repository.git("switch", "--quiet", "--create", "old", first)
    repository.commit({"x": "1\n"})
    repository.git("tag", "api-v1.1")
    repository.git("switch", "--quiet", "main")
    repository.commit({"c": "1\n"})

    nearest = read(repository.folder, since_tag="")
    api = read(repository.folder, since_tag="api-")

    assert (nearest.range.base, nearest.range.base_name, paths(nearest)) == (second, "web-v1", ["c"])
    assert (api.range.base, api.range.base_name, paths(api)) == (first, "api-v1", ["b", "c"])
    for prefix in ("cli-", "web*"):
        with pytest.raises(InputError, match="No tag in the history of this commit begins with"):
            read(repository.folder, since_tag=prefix)


def test_since_tag_on_a_tagged_commit_begins_at_the_tag_before(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.git("tag", "v1")
    repository.commit({"b": "1\n"})
    repository.git("tag", "v2")

    found = read(repository.folder, since_tag="v")

    assert (found.range.base_name, paths(found)) == ("v1", ["b"])


def test_a_tag_is_meant_also_where_a_branch_has_its_name(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.git("tag", "v1")
    repository.commit({"b": "1\n"})
    repository.git("branch", "v1")
    repository.commit({"c": "1\n"})

    assert paths(read(repository.folder, since_tag="v")) == ["b", "c"]


@pytest.mark.parametrize(
    ("pathspecs", "expected"),
    [
        (("docs",), ["docs/a.md", "docs/deep/b.md"]),
        (("docs/",), ["docs/a.md", "docs/deep/b.md"]),
        (("*.md",), ["docs/a.md", "docs/deep/b.md", "top.md"]),
        (("docs/a.md", "src"), ["docs/a.md", "src/c.py"]),
        ((":!docs",), ["src/c.py", "top.md"]),
        (("docs", ":(exclude)docs/deep"), ["docs/a.md"]),
        ((".",), ["docs/a.md", "docs/deep/b.md", "src/c.py", "top.md"]),
        ((":(glob)*.md",), ["top.md"]),
    ],
)
def test_paths_restrict_a_range_as_gits_do(
    repository: Repository, pathspecs: tuple[str, ...], expected: list[str]
) -> None:
    repository.commit({"x": "1\n"})
    repository.commit(dict.fromkeys(("docs/a.md", "docs/deep/b.md", "src/c.py", "top.md"), "1\n"))
    shown = repository.git("diff", "--name-only", "HEAD~1", "HEAD", "--", *pathspecs).split("\n")

    found = read(repository.folder, pathspecs=pathspecs)

    assert paths(found) == expected == shown
    assert found.range.files == len(expected)
    assert [commit.subject for commit in found.commits] == ["change"]


def test_paths_are_read_from_the_folder_that_one_is_in(repository: Repository) -> None:
    repository.commit({"docs/x": "1\n"})
    repository.commit({"docs/a.md": "1\n", "docs/b.txt": "1\n", "src/c.py": "1\n"})
    docs = repository.folder / "docs"

    assert paths(read(docs, pathspecs=("a.md",))) == ["docs/a.md"]
    assert paths(read(docs, pathspecs=("../src", "*.txt"))) == ["docs/b.txt", "src/c.py"]
    assert paths(read(docs, pathspecs=(":/src",))) == ["src/c.py"]
    assert paths(read(docs, pathspecs=(".",))) == ["docs/a.md", "docs/b.txt"]
    with pytest.raises(InputError, match="git does not take these paths"):
        read(docs, pathspecs=("../../etc",))


def test_paths_that_match_nothing_are_said_with_what_changes_elsewhere(repository: Repository) -> None:
    repository.commit({"x": "1\n"})
    repository.commit({"a": "1\n", "b": "1\n"})

    found = read(repository.folder, pathspecs=("docs", "*.md"))

    assert found.changes == ()
    assert found.warnings == (
        "No changed file of the range matches the paths `docs *.md`; 2 files change elsewhere.",
    )


@pytest.mark.parametrize("text", [None, "HEAD~1...HEAD", "HEAD", "HEAD~3..HEAD"])
def test_an_empty_repository_gives_an_empty_range_that_says_so(
    repository: Repository, text: str | None
) -> None:
    found = read(repository.folder, text)

    assert (found.range, found.changes) == (CommitRange(source="git"), ())
    assert found.warnings == ("This repository has no commit yet: there is nothing to report.",)


def test_a_branch_that_an_empty_repository_does_not_have_is_named(repository: Repository) -> None:
    with pytest.raises(InputError, match="names no commit: this repository has none yet"):
        read(repository.folder, "main...HEAD")


def test_the_first_commit_is_compared_with_the_empty_tree(repository: Repository) -> None:
    head = repository.commit({"a": "1\n"})

    found = read(repository.folder)

    assert (found.range.base, found.range.head, paths(found)) == (None, head, ["a"])


def shallow(repository: Repository, folder: Path, *more: str) -> Path:
    repository.git("clone", "--quiet", *more, f"file://{repository.folder}", str(folder))
    return folder


@pytest.fixture
def forked(repository: Repository) -> Repository:
    """A base branch of many commits, a topic that left it early, and a merge that makes histories short."""
    repository.commit({f"old{number}": "1\n" for number in range(9)})
    repository.git("branch", "topic")
    for number in range(5):
        repository.commit({f"old{number}": "2\n"})
    repository.git("switch", "--quiet", "topic")
    repository.commit({"new0": "1\n"})
    repository.commit({"new1": "1\n"})
    return repository


def test_a_shallow_clone_is_deepened_from_its_remote_and_left_as_it_is(
    forked: Repository, tmp_path: Path
) -> None:
    clone = shallow(forked, tmp_path / "clone", "--depth=2", "--no-single-branch")
    before = sorted(path.as_posix() for path in clone.rglob("*"))

    found = read(clone, "origin/main...origin/topic")

    assert paths(found) == ["new0", "new1"]
    assert found.range.merge_base == forked.git("merge-base", "main", "topic")
    assert found.range.base_name == "origin/main"
    assert [found.versions(change).after for change in found.changes] == ["1\n", "1\n"]
    assert sorted(path.as_posix() for path in clone.rglob("*")) == before


def test_a_merge_base_that_only_the_cut_makes_is_not_believed(repository: Repository, tmp_path: Path) -> None:
    """The history that is here has a common commit, and the one behind the cut a newer one."""
    root = repository.commit({"a": "1\n"})
    repository.git("branch", "side", root)
    middle = repository.commit({f"m{number}": "1\n" for number in range(9)})
    repository.git("switch", "--quiet", "side")
    repository.commit({"s": "1\n"})
    repository.git("merge", "--quiet", "--no-edit", middle)
    topic = repository.commit({"t": "1\n"})
    repository.git("switch", "--quiet", "main")
    main = repository.commit({"z": "1\n"})
    clone = shallow(repository, tmp_path / "clone", "--no-single-branch")
    # as a fetch with --shallow-exclude leaves it: main's last commit is cut from the commit before it
    (clone / ".git" / "shallow").write_text(f"{middle}\n{main}\n")

    found = read(clone, f"{main}...{topic}")

    assert found.range.merge_base == middle
    assert paths(found) == ["s", "t"]


def test_a_missing_base_is_fetched_too(repository: Repository, tmp_path: Path) -> None:
    base = repository.commit({"a": "1\n"})
    repository.commit({"b": "1\n"})
    clone = shallow(repository, tmp_path / "clone", "--depth=1")

    assert paths(read(clone)) == ["b"]
    assert paths(read(clone, base)) == ["b"]


def test_the_tags_that_a_range_begins_at_are_fetched_too(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": "1\n"})
    repository.git("tag", "-a", "v1", "-m", "one")
    repository.commit({"b": "1\n"})
    repository.commit({"c": "1\n"})
    clone = shallow(repository, tmp_path / "clone", "--depth=1")

    found = read(clone, since_tag="v")

    assert (found.range.base_name, paths(found)) == ("v1", ["b", "c"])


def test_without_a_remote_the_command_that_deepens_is_named(forked: Repository, tmp_path: Path) -> None:
    clone = shallow(forked, tmp_path / "clone", "--depth=2", "--no-single-branch")
    subprocess.run(["git", "-C", clone, "branch", "-q", "base", "origin/main"], check=True)
    subprocess.run(["git", "-C", clone, "remote", "remove", "origin"], check=True)

    with pytest.raises(InputError) as caught:
        read(clone, "base...topic")

    assert str(caught.value) == (
        f"This clone is shallow and does not hold the merge base of 'base' and 'topic'. {DEEPEN}"
    )


@pytest.mark.parametrize("address", ["file:///nowhere/at-all", "ext::sh -c touch% pwned", "--upload-pack=x"])
def test_a_remote_that_gives_nothing_is_named_and_runs_nothing(
    forked: Repository, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clone = shallow(forked, tmp_path / "clone", "--depth=1")
    subprocess.run(["git", "-C", clone, "config", "remote.origin.url", address], check=True)

    with pytest.raises(InputError, match="This clone is shallow and does not hold 'HEAD~1'") as caught:
        read(clone)

    assert DEEPEN in str(caught.value)
    assert not list(tmp_path.rglob("pwned"))


def test_nothing_of_a_shallow_clones_configuration_runs(forked: Repository, tmp_path: Path) -> None:
    clone = shallow(forked, tmp_path / "clone", "--depth=1")
    mark = tmp_path / "pwned"
    for name in ("remote.origin.uploadpack", "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand"):
        subprocess.run(["git", "-C", clone, "config", name, f"touch {mark}; git-upload-pack"], check=True)
    subprocess.run(["git", "-C", clone, "config", "credential.helper", f"!touch {mark}"], check=True)

    assert paths(read(clone)) == ["new1"]
    assert not mark.exists()


def test_two_dots_need_no_history(forked: Repository, tmp_path: Path) -> None:
    clone = shallow(forked, tmp_path / "clone", "--depth=1", "--no-single-branch")
    subprocess.run(["git", "-C", clone, "remote", "remove", "origin"], check=True)
    main = forked.git("rev-parse", "main")

    assert len(paths(read(clone, f"{main}..HEAD"))) == 7


@pytest.mark.parametrize("step", ["~1", "~", "^", "^1"])
@pytest.mark.parametrize("three_dots", [True, False])
def test_what_precedes_the_first_commit_is_the_empty_tree(
    repository: Repository, step: str, three_dots: bool
) -> None:
    first = repository.commit({"a.md": "# A\n"})
    repository.commit({"b.md": "# B\n"})
    found = GitSource(repository.folder, f"{first}{step}", "HEAD", three_dots).read()
    assert [(change.path, change.status) for change in found.changes] == [
        ("a.md", "added"),
        ("b.md", "added"),
    ]
    assert (found.range.base, found.range.base_name, len(found.commits)) == (None, None, 2)
