"""Ranges of real clones: what is read, and how every way not to read one is told."""

import os
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from diff_insight.diff.parse import parse_diff
from diff_insight.errors import DiffInsightError, InputError, SourceError
from diff_insight.model import CommitRange, FileChange
from diff_insight.sources.git import GitSource, parse_range
from diff_insight.sources.git_diff import changes_between
from tests.adapters import oddities
from tests.adapters.comparing import without_blobs
from tests.adapters.git_counts import numstat
from tests.repositories import Repository


def read(repository: Repository, text: str | None = None) -> tuple[FileChange, ...]:
    base, head, three_dots = parse_range(text)
    return without_blobs(GitSource(repository.folder, base, head, three_dots).read().changes)


def counts(changes: tuple[FileChange, ...]) -> dict[str, tuple[int, int]]:
    return {change.path: (change.additions, change.deletions) for change in changes}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, str, str]:
    """The repository of every oddity, the old and the new side; nobody changes it."""
    repository = Repository.create(tmp_path_factory.mktemp("odd") / "repository")
    return repository, *oddities.make(repository)


def test_every_oddity_at_once_is_read_right(odd: tuple[Repository, str, str]) -> None:
    repository, old, new = odd
    source = GitSource(repository.folder, old, new).read()
    assert without_blobs(source.changes) == oddities.EXPECTED
    assert source.range == CommitRange(
        base=old,
        head=new,
        base_name=old[:7],
        head_name=new[:7],
        merge_base=old,
        source="git",
        files=len(oddities.EXPECTED),
    )


def test_every_oddity_counts_as_git_counts(odd: tuple[Repository, str, str]) -> None:
    repository, old, new = odd
    assert counts(read(repository, f"{old}..{new}")) == numstat(repository, old, new)
    names = repository.git("diff", "--name-only", "-z", old, new).split("\0")[:-1]
    assert sorted(counts(read(repository, f"{old}..{new}"))) == sorted(names)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--no-prefix",),
        ("--src-prefix=i/", "--dst-prefix=w/"),
        ("--src-prefix=before/", "--dst-prefix=after/"),
        ("--src-prefix=old/side/", "--dst-prefix=new/"),
        ("--binary",),
        ("--full-index",),
        ("--stat", "--patch", "--summary"),
        ("--raw", "--patch"),
    ],
    ids=" ".join,
)
def test_every_oddity_is_the_same_from_any_form_of_the_diff(
    odd: tuple[Repository, str, str], options: tuple[str, ...]
) -> None:
    repository, old, new = odd
    text = repository.git(
        "-c", "core.quotePath=true", "diff", "-C", "--inter-hunk-context=1", *options, old, new, "--"
    )
    parsed = parse_diff(text.encode("utf-8", "surrogateescape"))

    # a patch has no mode for a pure rename or copy
    assert tuple(replace(change, old_mode=None, new_mode=None) for change in parsed) == tuple(
        replace(change, old_mode=None, new_mode=None) for change in oddities.EXPECTED
    )


def test_the_repository_of_a_fetch_is_read_like_a_clone(odd: tuple[Repository, str, str]) -> None:
    repository, old, new = odd
    found = changes_between(repository.folder / ".git", old, new).changes
    assert without_blobs(found) == oddities.EXPECTED


def test_empty_files_come_and_go_without_a_patch(repository: Repository) -> None:
    repository.commit({"gone": "", "keep": ""})
    repository.commit({"gone": None})
    assert read(repository) == (FileChange(path="gone", status="removed", old_mode="100644"),)
    repository.commit({"new": "", "keep": "text\n"})
    assert read(repository) == (
        FileChange(
            path="keep", additions=1, patch="@@ -0,0 +1 @@\n+text", old_mode="100644", new_mode="100644"
        ),
        FileChange(path="new", status="added", new_mode="100644"),
    )


def test_a_file_that_becomes_a_link_to_its_own_text_counts_as_git_counts(repository: Repository) -> None:
    repository.commit({"x": "same"})
    (repository.folder / "x").unlink()
    (repository.folder / "x").symlink_to("same")
    repository.commit()
    (change,) = read(repository)
    assert numstat(repository, "HEAD~1", "HEAD") == counts((change,)) == {"x": (0, 0)}
    assert change.status == "changed"


def test_names_that_are_not_utf_8_stay_apart(repository: Repository) -> None:
    repository.commit({os.fsdecode(b"\xff"): "1\n", os.fsdecode(b"\xfe"): "2\n"})
    assert [change.path for change in read(repository)] == ["\ufffd", "\\xff"]


def test_three_dots_start_at_the_merge_base_and_two_dots_at_the_base(repository: Repository) -> None:
    root = repository.commit({"a": "1\n"})
    main = repository.commit({"main": "1\n"})
    repository.git("switch", "--quiet", "--create", "topic", root)
    topic = repository.commit({"topic": "2\n"})
    three = GitSource(repository.folder, "main", "topic", three_dots=True).read()
    names = {"base_name": "main", "head_name": "topic"}
    assert three.range == CommitRange(base=main, head=topic, merge_base=root, source="git", files=1, **names)
    assert [(change.path, change.status) for change in three.changes] == [("topic", "added")]
    two = GitSource(repository.folder, "main", "topic", three_dots=False).read()
    assert two.range == CommitRange(base=main, head=topic, source="git", files=2, **names)
    assert [(change.path, change.status) for change in two.changes] == [
        ("main", "removed"),
        ("topic", "added"),
    ]


def test_the_first_commit_is_everything_that_it_holds(repository: Repository) -> None:
    repository.git("remote", "add", "origin", "https://github.com/o/n")
    head = repository.commit({"a": "1\n"})
    source = GitSource(repository.folder, "HEAD~1", "HEAD").read()
    assert source.range == CommitRange(
        repository="o/n",
        head=head,
        head_name="main",
        permalink=f"https://github.com/o/n/commit/{head[:7]}",
        source="git",
        files=1,
    )
    assert without_blobs(source.changes) == (
        FileChange(path="a", status="added", additions=1, patch="@@ -0,0 +1 @@\n+1", new_mode="100644"),
    )


PATHSPECS = ("sub", "*.md", ":!sub", ":/sub/b", "../a", ":(glob)**/b", "s*", "-x", "a none", ":(bad)x")


@pytest.mark.parametrize("folder", ["", "sub/deep"])
def test_paths_restrict_the_range_as_git_diff_does(repository: Repository, folder: str) -> None:
    files = ("a", "b", "sub/b", "sub*", "sub/c.md", "sub/deep/d.md", "-x")
    for text in ("1\n", "2\n"):
        repository.commit({path: f"{path} {text}" for path in files}, message=f"Write {text}")
    place = repository.folder / folder
    for pathspecs in map(str.split, PATHSPECS):
        command = ["git", "diff", "--name-only", "-z", "HEAD~1", "HEAD", "--", *pathspecs]
        asked = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        source = GitSource(place, "HEAD~1", "HEAD", pathspecs=tuple(pathspecs))
        if asked.returncode:
            with pytest.raises(InputError, match="git does not take these paths"):
                source.read()
            continue
        expected = asked.stdout.split("\0")[:-1]
        diff = source.read()
        assert [change.path for change in diff.changes] == expected
        assert diff.range.files == len(expected)
        commits = [("Write 2", tuple(expected))] if expected else []
        assert [(each.subject, each.paths) for each in diff.commits] == commits


def test_paths_that_match_nothing_are_said(repository: Repository) -> None:
    repository.commit({"a": "1\n", "b": "1\n"})
    repository.commit({"a": "2\n", "b": "2\n"})
    diff = GitSource(repository.folder, "HEAD~1", "HEAD", pathspecs=("none", "x*")).read()
    assert (diff.changes, diff.warnings) == (
        (),
        ("No changed file of the range matches the paths `none x*`; 2 files change elsewhere.",),
    )
    assert GitSource(repository.folder, "HEAD", "HEAD", pathspecs=("none",)).read().warnings == ()


def names(repository: Repository, base: str, head: str = "HEAD") -> tuple[str | None, str | None]:
    found = GitSource(repository.folder, base, head).read().range
    return found.base_name, found.head_name


def test_both_sides_are_called_by_the_tag_or_branch_that_names_them(repository: Repository) -> None:
    base = repository.commit({"a": "1\n"})
    repository.git("tag", "-a", "v1.0", "-m", "One")
    head = repository.commit({"a": "2\n"})
    repository.git("update-ref", "refs/remotes/origin/main", base)
    repository.git("branch", "topic/x")
    assert names(repository, "v1.0") == ("v1.0", "main")
    assert names(repository, "refs/tags/v1.0", "refs/heads/main") == ("v1.0", "main")
    assert names(repository, "origin/main", "topic/x") == ("origin/main", "topic/x")
    assert names(repository, "HEAD~1", "@") == (base[:7], "main")
    assert names(repository, base, head[:12]) == (base[:7], head[:7])
    assert names(repository, "v1.0^{commit}", "main^0") == (base[:7], head[:7])


def test_a_detached_head_is_called_by_the_tag_or_branch_at_its_commit(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    head = repository.commit({"a": "2\n"})
    repository.git("switch", "--quiet", "--detach")
    assert names(repository, "HEAD~1")[1] == "main"
    for tag in ("v1.9", "v1.10"):
        repository.git("tag", tag)
    assert names(repository, "HEAD~1")[1] == "v1.10"
    repository.git("tag", "--delete", "v1.9", "v1.10")
    repository.git("branch", "--delete", "--force", "main")
    assert names(repository, "HEAD~1")[1] == head[:7]


def test_an_empty_range_has_no_files(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    assert read(repository, "HEAD...HEAD") == ()


def test_a_folder_inside_the_clone_gives_the_whole_range(repository: Repository) -> None:
    repository.commit({"a": "1\n", "sub/b": "1\n"})
    repository.commit({"a": "2\n", "sub/b": "2\n"})
    source = GitSource(repository.folder / "sub", "HEAD~1", "HEAD").read()
    assert [change.path for change in source.changes] == ["a", "sub/b"]


def test_a_bare_repository_with_sha_256_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    work = Repository(folder)
    work.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    work.commit({"a": "1\n"})
    work.commit({"a": "2\n", "empty": ""})
    work.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert [change.path for change in GitSource(tmp_path / "bare.git", "HEAD~1", "HEAD").read().changes] == [
        "a",
        "empty",
    ]


def test_nobodys_settings_change_the_diff(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old, new = oddities.make(repository)
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(0o755)
    settings = {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.renames": "false",
        "diff.renameLimit": "1",
        "diff.algorithm": "patience",
        "diff.context": "0",
        "diff.interHunkContext": "20",
        "diff.ignoreSubmodules": "all",
        "diff.submodule": "log",
        "diff.suppressBlankEmpty": "true",
        "diff.orderFile": str(program),
        "diff.relative": "true",
        "diff.external": str(program),
        "diff.spy.command": str(program),
        "diff.spy.textconv": str(program),
        "diff.indentHeuristic": "false",
        "color.ui": "always",
        "color.diff": "always",
        "core.quotePath": "false",
        "core.abbrev": "5",
        "core.pager": str(program),
        "core.fsmonitor": str(program),
        "core.hooksPath": str(tmp_path),
        "core.attributesFile": str(tmp_path / "attributes"),
        "core.bigFileThreshold": "1",
        "core.warnAmbiguousRefs": "false",
        "submodule.vendor/module.ignore": "all",
    }
    for name, value in settings.items():
        repository.git("config", name, value)
    (tmp_path / "attributes").write_text("* -diff\n")
    (repository.folder / ".git" / "info" / "attributes").write_text("*.md diff=spy\n")
    for name, value in {
        "GIT_EXTERNAL_DIFF": str(program),
        "GIT_PAGER": str(program),
        "GIT_DIFF_OPTS": "-u0",
        "GIT_DIR": str(tmp_path),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "diff.noprefix",
        "GIT_CONFIG_VALUE_0": "true",
        "LC_ALL": "de_DE.UTF-8",
        "LANGUAGE": "de",
    }.items():
        monkeypatch.setenv(name, value)
    assert without_blobs(GitSource(repository.folder, old, new).read().changes) == oddities.EXPECTED
    assert not mark.exists()


def test_an_attribute_that_hides_a_text_hides_nothing(repository: Repository) -> None:
    repository.commit({"a.lock": "1\n", ".gitattributes": "*.lock -diff\n"})
    repository.commit({"a.lock": "2\n"})
    (change,) = read(repository)
    assert (change.path, change.binary, change.additions, change.deletions) == ("a.lock", False, 1, 1)


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://github.com/Owner/na.me.git", "Owner/na.me"),
        ("https://user:secret@github.com/o/n", "o/n"),
        ("https://x-access-token:secret@github.com:443/o/n/", "o/n"),
        ("git@github.com:o/n.git", "o/n"),
        ("ssh://git@github.com/o/n.git", "o/n"),
        ("ssh://git@ssh.github.com:443/o/n.git", "o/n"),
        ("git://GitHub.com/o/n", "o/n"),
        ("https://gitlab.com/o/n", None),
        ("https://github.com.evil.example/o/n", None),
        ("https://github.com/o", None),
        ("https://github.com/o/n/tree", None),
        ("https://github.com/o/..", None),
        ("https://github.com/o/n](javascript:x)", None),
        ("https://[broken/o/n", None),
        ("/srv/git/o/n.git", None),
        ("../o/n", None),
    ],
)
def test_the_remote_gives_the_repository_and_never_its_credentials(
    repository: Repository, remote: str, expected: str | None
) -> None:
    base = repository.commit({"a": "1\n"})
    head = repository.commit({"a": "2\n"})
    repository.git("remote", "add", "origin", remote)
    source = GitSource(repository.folder, "HEAD~1", "HEAD").read()
    owner = (expected or "").partition("/")[0]
    link = expected and f"https://github.com/{expected}/compare/{owner}:{base[:7]}...{owner}:{head[:7]}"
    assert (source.range.repository, source.range.permalink) == (expected, link)
    assert "secret" not in repr(source)


def test_two_dots_and_another_server_have_their_own_link(repository: Repository) -> None:
    base = repository.commit({"a": "1\n"})
    head = repository.commit({"a": "2\n"})
    repository.git("remote", "add", "origin", "git@git.example.com:o/n")
    source = GitSource(
        repository.folder, "HEAD~1", "HEAD", three_dots=False, server_url="https://git.example.com/"
    )
    assert source.read().range.permalink == f"https://git.example.com/o/n/compare/{base[:7]}..{head[:7]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ("HEAD~1", "HEAD", True)),
        ("a...b", ("a", "b", True)),
        ("v1.2..v1.3", ("v1.2", "v1.3", False)),
        ("main...", ("main", "HEAD", True)),
        ("..topic", ("HEAD", "topic", False)),
        ("origin/main...HEAD~2^{commit}", ("origin/main", "HEAD~2^{commit}", True)),
    ],
)
def test_a_range_is_read(text: str | None, expected: tuple[str, str, bool]) -> None:
    assert parse_range(text) == expected


@pytest.mark.parametrize("text", ["", "...", "..", "a....b", "a...b...c", "a..b..c"])
def test_what_is_no_range_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(InputError, match=r"is no commit range\. Write BASE\.\.\.HEAD"):
        parse_range(text)


def failure(folder: Path, base: str = "HEAD~1", head: str = "HEAD") -> DiffInsightError:
    with pytest.raises(DiffInsightError) as caught:
        GitSource(folder, base, head).read()
    return caught.value


def test_an_unknown_ref_is_named(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    error = failure(repository.folder, "nowhere")
    assert (type(error), str(error)) == (
        InputError,
        (
            "'nowhere' names no commit here. "
            "See `git branch --all` and `git tag`, or fetch it first; a path stands behind `--`."
        ),
    )


@pytest.mark.parametrize("name", ["--all", "-h", "--output=x", "", "a\nb", "a\0b"])
def test_a_name_that_git_could_take_for_something_else_is_refused(repository: Repository, name: str) -> None:
    repository.commit({"a": "1\n"})
    for error in (failure(repository.folder, name), failure(repository.folder, "HEAD", name)):
        assert (type(error), str(error)) == (
            InputError,
            f"{name!r} cannot name a commit. Name a branch, a tag or a commit id.",
        )
    assert [path.name for path in repository.folder.iterdir() if path.name != ".git"] == ["a"]


def test_unrelated_histories_are_told_and_two_dots_offered(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit({"b": "1\n"})
    assert str(failure(repository.folder, "main", "other")) == (
        "'main' and 'other' have no merge base: their histories are unrelated. "
        "Compare them tree against tree: `main..other`."
    )


def test_a_name_of_two_commits_is_refused_and_of_one_is_not(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"})
    repository.git("branch", "v1", "HEAD~1")
    repository.git("tag", "v1", "HEAD~1")
    assert len(read(repository, "v1...HEAD")) == 1
    repository.git("tag", "--force", "v1", "HEAD")
    assert str(failure(repository.folder, "v1")) == (
        "'v1' names more than one thing: refs/tags/v1, refs/heads/v1. Write the one you mean in full."
    )
    assert len(read(repository, "refs/heads/v1...HEAD")) == 1


def test_the_beginning_of_two_commit_ids_is_refused(repository: Repository) -> None:
    # among so many commits two begin with the same four digits, the fewest that git takes
    commits = "".join(
        f"commit refs/heads/main\ncommitter Ada <ada@example.com> {number} +0000\ndata 0\n\n"
        for number in range(900)
    )
    repository.git("fast-import", "--quiet", data=commits.encode())
    ids = repository.git("rev-list", "main").split()
    starts = Counter(id_[:4] for id_ in ids)
    start = starts.most_common(1)[0][0]
    both = ", ".join(
        repository.git("rev-parse", "--short", id_) for id_ in sorted(ids) if id_.startswith(start)
    )
    assert str(failure(repository.folder, start)) == (
        f"{start!r} is the beginning of more than one commit id ({both}). Write more digits."
    )


def test_a_name_of_no_commit_says_what_it_names(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    assert (
        str(failure(repository.folder, "HEAD^{tree}"))
        == "'HEAD^{tree}' names a tree, not a commit. Name a commit."
    )


def test_a_folder_that_is_no_repository_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    error = failure(tmp_path)
    assert (type(error), str(error)) == (
        InputError,
        f"{str(tmp_path)!r} is no git repository. Name a clone with `--git DIR`, or give `--diff FILE`.",
    )


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert str(failure(missing)) == f"There is no folder {str(missing)!r}. Name a clone with `--git DIR`."


def test_a_foreign_clone_tells_how_to_trust_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert len(read(repository)) == 1  # git's own testing aid is no way in: our git never sees it
    monkeypatch.setattr(
        "diff_insight.sources.git_command._KEPT", {"GIT_TEST_ASSUME_DIFFERENT_OWNER", "GIT_CONFIG_GLOBAL"}
    )
    error = failure(repository.folder)
    assert isinstance(error, InputError)
    assert str(error) == (
        f"git does not read {str(repository.folder)!r}, because another user owns it. "
        f"If you trust it: `git config --global --add safe.directory '{repository.folder}'`."
    )
    configuration = tmp_path / "gitconfig"
    configuration.write_text(f"[safe]\n\tdirectory = {repository.folder}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    assert len(read(repository)) == 1


def test_a_machine_without_git_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    error = failure(repository.folder)
    assert (type(error), str(error)) == (
        SourceError,
        "git could not be started: No such file or directory. Install git and put it on PATH.",
    )


def test_a_broken_repository_carries_what_git_said(repository: Repository) -> None:
    repository.commit({"a": "1\n"})
    repository.commit({"a": "2\n"})
    blob = repository.git("rev-parse", "HEAD:a")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (repository.folder / "a").unlink()  # else git would read the content there
    error = failure(repository.folder)
    assert type(error) is SourceError
    assert str(error).startswith("git diff-tree failed: fatal: unable to read")


@pytest.mark.parametrize(
    ("own", "status", "lines"), [(1, "copied", (1, 1)), (10, "added", (30, 0))], ids=["near", "far"]
)
def test_a_page_made_from_the_template_of_another_is_no_copy_of_it(
    repository: Repository, own: int, status: str, lines: tuple[int, int]
) -> None:
    template = [f"a line that every board has, number {number}\n" for number in range(30)]
    repository.commit({"one.md": "".join(template)})
    theirs = [f"what this board alone has, as number {number}\n" for number in range(own)]
    repository.commit({"one.md": "".join([*template, "more\n"]), "two.md": "".join(theirs + template[own:])})
    (made,) = (change for change in read(repository) if change.path == "two.md")
    assert (made.status, made.additions, made.deletions) == (status, *lines)
    source = ("one.md", "100644") if status == "copied" else (None, None)
    assert (made.previous_path, made.old_mode) == source


def test_of_equal_files_each_becomes_the_one_in_its_own_folder(repository: Repository) -> None:
    names = [f"| name {number} of a setting | what it means to those who set it |\n" for number in range(12)]
    folders = ("docs", "versions/2.1")
    pages = {f"{folder}/{page}.md": f"{page}\n" for folder in folders for page in ("one", "two", "six")}
    repository.commit(pages | {f"{folder}/slots/names.md": "".join(names) for folder in folders})
    gone: dict[str, str | bytes | None] = {f"{folder}/slots/names.md": None for folder in folders}
    more = {path: f"{text}more\n" for path, text in pages.items()}
    less = {f"{folder}/slots/args.md": "".join([*names[:9], "other\n" * 3]) for folder in folders}
    repository.commit(gone | more | less)
    found = {change.path: change.previous_path for change in read(repository) if change.previous_path}
    assert found == {f"{folder}/slots/args.md": f"{folder}/slots/names.md" for folder in folders}


def test_more_renames_than_git_looks_for_are_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    repository.commit({f"old-{name}": f"{text}{name}\n" for name in "abc"})
    repository.git("rm", "--quiet", "--", *(f"old-{name}" for name in "abc"))
    repository.commit({f"new-{name}": f"first\n{text}{name}\n" for name in "abc"})
    assert {change.status for change in read(repository)} == {"renamed"}
    monkeypatch.setattr("diff_insight.sources.git_diff._COPIES", ("-M", "-C", "-l2"))
    source = GitSource(repository.folder, "HEAD~1", "HEAD").read()
    assert {change.status for change in source.changes} == {"added", "removed"}
    assert source.warnings == (
        (
            "Too many files were added and removed for git to look for renames whose content changed too; "
            "such files stand in the report as one removed and one added file."
        ),
    )


def test_an_unreadable_clone_carries_what_git_said(repository: Repository) -> None:
    repository.git("config", "core.repositoryFormatVersion", "99")
    error = failure(repository.folder)
    assert type(error) is SourceError
    assert str(error).startswith(f"git cannot read {str(repository.folder)!r}: fatal: ")
