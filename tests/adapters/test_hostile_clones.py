"""A clone that somebody else laid out: it is read like a fresh clone of the same commits, and runs nothing.

Each row lays one trap. The same file runs with any git: the first `git` of `PATH` is the one that is tried.
"""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diff_insight.errors import SourceError
from diff_insight.model import FileChange
from diff_insight.sources.git import GitSource
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_history import landed_in_clone
from tests.repositories import Repository

_BEFORE = {"a.py": "def one():\n    return 1\n", "b.md": "# Title\n\nold\n", "c.lock": "1\n"}
_AFTER = {"a.py": "def one():\n    return 2\n", "b.md": "# Title\n\nnew\n", "c.lock": "2\n"}


class Trap:
    """A clone with two commits, a program that leaves a mark, and what a test does to its files."""

    def __init__(self, folder: Path) -> None:
        self.mark = folder / "ran"
        self.program = folder / "program"
        self.program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{self.mark}'\nexit 1\n")
        self.program.chmod(0o755)
        self.clone = Repository.create(folder / "clone")
        self.old = self.clone.commit(dict(_BEFORE))
        self.new = self.clone.commit(dict(_AFTER))

    @property
    def git_dir(self) -> Path:
        return self.clone.folder / ".git"

    def configure(self, *pairs: tuple[str, str]) -> None:
        for name, value in pairs:
            self.clone.git("config", name, value)

    def lose(self, *names: str) -> None:
        """Leave out contents, as a partial clone does."""
        for name in names:
            blob = self.clone.git("rev-parse", f"{self.new}:{name}")
            (self.git_dir / "objects" / blob[:2] / blob[2:]).unlink()

    def read(self) -> tuple[FileChange, ...]:
        return GitSource(self.clone.folder, self.old, self.new).read().changes


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


def fsmonitor_hooks_and_pager(trap: Trap) -> None:
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        (trap.git_dir / "hooks" / hook).write_text(trap.program.read_text())
        (trap.git_dir / "hooks" / hook).chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "pager.diff-tree", "core.editor", "core.askPass"):
        trap.configure((name, str(trap.program)))


def drivers_of_the_clone(trap: Trap) -> None:
    for key in ("command", "textconv"):
        trap.configure((f"diff.spy.{key}", str(trap.program)), (f"diff.python.{key}", str(trap.program)))
    trap.configure(("diff.external", str(trap.program)), ("filter.spy.smudge", str(trap.program)))
    trap.configure(("filter.spy.clean", str(trap.program)), ("filter.spy.process", str(trap.program)))
    (trap.git_dir / "info" / "attributes").write_text("* diff=spy filter=spy\n")


def attributes_of_the_work_tree(trap: Trap) -> None:
    (trap.clone.folder / ".gitattributes").write_text("* -diff\n*.md binary\n")
    trap.clone.git("add", ".gitattributes")  # git looks in the index too


def attributes_of_the_clone(trap: Trap) -> None:
    (trap.git_dir / "info" / "attributes").write_text("* -diff -text\n")
    (trap.git_dir / "mine").write_text("* -diff\n")
    trap.configure(("core.attributesFile", str(trap.git_dir / "mine")), ("attr.tree", trap.new))


def a_driver_that_is_binary(trap: Trap) -> None:
    for name in ("python", "default"):
        trap.configure((f"diff.{name}.binary", "true"), (f"diff.{name}.xfuncname", "^.*$"))
        trap.configure((f"diff.{name}.algorithm", "patience"))


def replaced_objects(trap: Trap) -> None:
    old, new = (trap.clone.git("rev-parse", f"{each}:a.py") for each in (trap.old, trap.new))
    trap.clone.git("replace", old, new)


def a_replaced_commit(trap: Trap) -> None:
    trap.clone.git("replace", "--graft", trap.new)


def grafts(trap: Trap) -> None:
    (trap.git_dir / "info" / "grafts").write_text(f"{trap.new}\n")


def the_look_of_a_diff(trap: Trap) -> None:
    trap.configure(
        ("diff.noprefix", "true"),
        ("diff.renames", "false"),
        ("diff.context", "0"),
        ("diff.orderFile", str(trap.program)),
        ("diff.ignoreSubmodules", "all"),
        ("diff.indentHeuristic", "false"),
        ("core.bigFileThreshold", "1"),
        ("core.quotePath", "false"),
        ("color.ui", "always"),
        ("core.commentChar", "d"),
    )


def signatures(trap: Trap) -> None:
    trap.configure(("log.showSignature", "true"), ("gpg.program", str(trap.program)))
    trap.configure(("gpg.ssh.program", str(trap.program)), ("format.pretty", "%h"))
    text = trap.clone.git("cat-file", "commit", trap.new)
    head, body = text.split("\n\n", 1)
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{body}\n"
    commit = trap.clone.git("hash-object", "-t", "commit", "-w", "--stdin", data=signed.encode())
    trap.clone.git("update-ref", "HEAD", commit)
    trap.new = commit


def included_files(trap: Trap) -> None:
    (trap.git_dir / "more").write_text(
        f'[diff]\n\texternal = {trap.program}\n[diff "python"]\n\tbinary = true\n'
    )
    trap.configure(("include.path", "more"), ("includeIf.gitdir:/.path", "more"))


def another_work_tree(trap: Trap) -> None:
    place = trap.git_dir.parent.parent / "elsewhere"
    place.mkdir()
    (place / ".gitattributes").write_text("* -diff\n")
    trap.configure(("core.worktree", str(place)), ("extensions.worktreeConfig", "true"))
    (trap.git_dir / "config.worktree").write_text('[diff "python"]\n\tbinary = true\n')


def objects_elsewhere(trap: Trap) -> None:
    place = trap.git_dir.parent.parent / "elsewhere"
    objects = trap.git_dir / "objects"
    objects.rename(place)
    (objects / "info").mkdir(parents=True)
    (objects / "info" / "alternates").write_text(f"{place}\n{trap.program}\n/dev/zero/x\n")
    (objects / "info" / "http-alternates").write_text("https://h.invalid/objects\n")
    trap.configure(("core.alternateRefsCommand", str(trap.program)), ("core.alternateRefsPrefixes", "refs"))


def promises_of_what_is_all_there(trap: Trap) -> None:
    trap.configure(("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"))
    trap.configure(("remote.origin.promisor", "true"), ("remote.origin.uploadpack", str(trap.program)))
    trap.configure(("remote.origin.url", f"ext::{trap.program}"), ("protocol.allow", "always"))
    trap.configure(("credential.helper", f"!{trap.program}"), ("alias.diff-tree", f"!{trap.program}"))


def submodules_beside(trap: Trap) -> None:
    (trap.clone.folder / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = b.md\n\turl = ext::{trap.program}\n\tupdate = !{trap.program}\n'
    )
    trap.configure(("submodule.x.update", f"!{trap.program}"), ("submodule.x.url", f"ext::{trap.program}"))
    trap.configure(("submodule.recurse", "true"), ("diff.submodule", "diff"), ("submodule.x.active", "true"))


TRAPS: list[Callable[[Trap], None]] = [
    fsmonitor_hooks_and_pager,
    drivers_of_the_clone,
    attributes_of_the_work_tree,
    attributes_of_the_clone,
    a_driver_that_is_binary,
    replaced_objects,
    a_replaced_commit,
    grafts,
    the_look_of_a_diff,
    signatures,
    included_files,
    another_work_tree,
    objects_elsewhere,
    promises_of_what_is_all_there,
    submodules_beside,
]


@pytest.mark.parametrize("lay", TRAPS, ids=lambda lay: lay.__name__)
def test_what_a_clone_says_changes_nothing_and_runs_nothing(trap: Trap, lay: Callable[[Trap], None]) -> None:
    expected = trap.read()
    lay(trap)
    assert trap.read() == expected
    landed = landed_in_clone(trap.clone.folder, "HEAD", since=datetime(2020, 1, 1, tzinfo=UTC))
    assert [(each.commit, each.parent) for each in landed] == [(trap.new, trap.old), (trap.old, None)]
    assert not trap.mark.exists()


def test_a_submodule_is_told_by_its_commits_and_never_entered(trap: Trap) -> None:
    inner = Repository.create(trap.clone.folder / "barn")
    ids = [inner.commit({"a": f"{number}\n"}) for number in range(2)]
    for each in ids:
        trap.clone.git("update-index", "--add", "--cacheinfo", f"160000,{each},barn")
        trap.clone.git("commit", "--quiet", "--message", "barn")
    trap.old, trap.new = trap.clone.git("rev-parse", "HEAD~1", "HEAD").split("\n")
    expected = trap.read()
    assert [(change.path, change.patch) for change in expected] == [
        ("barn", f"@@ -1 +1 @@\n-Subproject commit {ids[0]}\n+Subproject commit {ids[1]}")
    ]
    submodules_beside(trap)
    for name in ("core.fsmonitor", "diff.external", "core.sshCommand"):
        inner.git("config", name, str(trap.program))
    inner.write("a", "not committed\n")  # git would run a status in it
    assert trap.read() == expected
    assert not trap.mark.exists()


@pytest.mark.parametrize(
    "remote",
    [
        (("remote.origin.url", "ext::{program}"), ("protocol.ext.allow", "always")),
        (("remote.origin.url", "{folder}"), ("remote.origin.uploadpack", "{program}")),
        (("remote.origin.url", "ssh://h.invalid/x"), ("core.sshCommand", "{program}")),
        (("remote.origin.url", "git://h.invalid/x"), ("core.gitProxy", "{program}")),
        (("remote.origin.vcs", "spy"), ("remote.origin.url", "spy::x")),
    ],
    ids=["ext", "uploadpack", "sshCommand", "gitProxy", "helper"],
)
def test_a_partial_clone_fetches_nothing_and_says_how_to_complete_it(
    trap: Trap, remote: tuple[tuple[str, str], ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git-remote-spy").symlink_to(trap.program)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    trap.lose("a.py")
    trap.configure(("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"))
    trap.configure(("remote.origin.promisor", "true"))
    for name, value in remote:
        trap.configure((name, value.format(program=trap.program, folder=trap.clone.folder)))
    with pytest.raises(SourceError, match="This clone is partial, and nothing is fetched") as caught:
        trap.read()
    assert "`git fetch --refetch --no-filter`" in str(caught.value)
    assert not trap.mark.exists()


def test_a_partial_clone_that_was_completed_as_told_is_read(trap: Trap, tmp_path: Path) -> None:
    expected = trap.read()
    trap.clone.git("config", "uploadpack.allowFilter", "true")
    partial = Repository(tmp_path / "partial")
    trap.clone.git(
        "clone", "--quiet", "--no-checkout", "--filter=blob:none", trap.clone.folder.as_uri(), "../partial"
    )
    source = GitSource(partial.folder, trap.old, trap.new)
    with pytest.raises(SourceError, match="This clone is partial"):
        source.read()
    partial.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert source.read().changes == expected


def test_names_that_a_user_knows_from_git_still_name_commits(trap: Trap, tmp_path: Path) -> None:
    trap.clone.git("clone", "--quiet", ".", "../mine")
    mine = Repository(tmp_path / "mine")
    mine.git("tag", "--annotate", "v1", "--message", "one", trap.old)
    mine.git("pack-refs", "--all")
    mine.git("switch", "--quiet", "--create", "topic", "--track", "origin/main")
    mine.commit({"d": "1\n"})
    mine.git("worktree", "add", "--quiet", "--detach", "../linked", trap.old)
    git, linked = Git.inside(mine.folder), Git.inside(tmp_path / "linked")

    def names(place: Git, name: str) -> str:
        return place.must("rev-parse", "--verify", f"{name}^{{commit}}").text

    assert {name: names(git, name) for name in ("v1", "origin/main", "@{upstream}", "HEAD@{1}")} == {
        "v1": trap.old,
        "origin/main": trap.new,
        "@{upstream}": trap.new,
        "HEAD@{1}": trap.new,
    }
    assert names(linked, "HEAD") == trap.old
    assert names(linked, "topic") == names(git, "HEAD")
    assert git.must("config", "--get", "remote.origin.url").text == f"{trap.clone.folder}/."


def test_refs_are_found_in_a_table_too(tmp_path: Path) -> None:
    kept = Repository(tmp_path / "kept")
    kept.folder.mkdir()
    try:
        kept.git("init", "--quiet", "--initial-branch=main", "--ref-format=reftable")
    except subprocess.CalledProcessError:
        pytest.skip("this git has no reftable (2.45 has)")
    old, new = kept.commit({"a": "1\n"}), kept.commit({"a": "2\n"})
    kept.git("worktree", "add", "--quiet", "--detach", "../linked", old)
    assert Git.inside(kept.folder).must("rev-parse", "HEAD", "main").text == f"{new}\n{new}"
    assert Git.inside(tmp_path / "linked").must("rev-parse", "HEAD", "main").text == f"{old}\n{new}"
    assert [each.path for each in GitSource(kept.folder, "HEAD~1", "HEAD").read().changes] == ["a"]


def test_a_clone_whose_name_and_branches_are_odd_is_read(tmp_path: Path) -> None:
    odd = Repository.create(tmp_path / 'a"b\n\\c é')
    odd.commit({"a": "1\n"})
    odd.commit({"a": "2\n"})
    odd.git("config", 'branch.x"]\\y.merge', 'refs/heads/"a\\b\n[core]')
    odd.git("config", "remote.origin.url", 'https://example.com/"o\\/n\n[diff]')
    assert [each.path for each in GitSource(odd.folder, "HEAD~1", "HEAD").read().changes] == ["a"]
    copied = Git.inside(odd.folder).must("config", "--null", "--list").text.split("\0")
    assert 'branch.x"]\\y.merge\nrefs/heads/"a\\b\n[core]' in copied
    assert 'remote.origin.url\nhttps://example.com/"o\\/n\n[diff]' in copied


def test_git_gets_what_it_needs_of_the_environment_and_no_more(
    trap: Trap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spy = tmp_path / "bin" / "git"
    spy.parent.mkdir()
    spy.write_text(f"#!/bin/sh\nenv >> '{tmp_path}/environment'\nexec '{_real_git()}' \"$@\"\n")
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(spy.parent), os.environ["PATH"]]))
    for name in ("GITHUB_TOKEN", "INPUT_GITHUB-TOKEN", "ANTHROPIC_API_KEY", "GIT_SSH_COMMAND", "LD_PRELOAD"):
        monkeypatch.setenv(name, "secret-of-the-run")
    trap.read()
    text = (tmp_path / "environment").read_text()
    assert "secret-of-the-run" not in text
    paths = [line for line in text.splitlines() if line.startswith("PATH=")]
    assert paths
    assert all(
        Path(each).is_absolute() for line in paths for each in line.removeprefix("PATH=").split(os.pathsep)
    )


def _real_git() -> str:
    return next(
        str(Path(place, "git"))
        for place in os.environ["PATH"].split(os.pathsep)
        if Path(place, "git").exists()
    )


def test_a_clone_that_keeps_git_waiting_is_given_up(trap: Trap) -> None:
    (trap.git_dir / "packed-refs").unlink(missing_ok=True)
    os.mkfifo(trap.git_dir / "refs" / "heads" / "waits")
    git = Git.inside(trap.clone.folder, seconds_left=lambda: 1.0)
    with pytest.raises(SourceError) as caught:
        git.run("rev-parse", "--verify", "waits^{commit}")
    assert str(caught.value) == "git took longer than the run may. Raise --deadline."


def test_the_view_of_a_clone_goes_with_its_reader(trap: Trap) -> None:
    git = Git.inside(trap.clone.folder)
    place = Path(git.must("rev-parse", "--show-toplevel").text).parent
    assert place.is_dir()
    del git
    assert not place.exists()
