"""What holds for any two trees: counts and names are git's, and the patches make the new tree."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff.parse import parse_diff
from diff_insight.model import FileChange
from diff_insight.sources.git_command import Git
from diff_insight.sources.git_diff import compare_trees
from tests.adapters.git_counts import numstat
from tests.quoting import quoted
from tests.repositories import Repository
from tests.trials import trials


class File(NamedTuple):
    mode: str
    content: bytes


Tree = dict[bytes, File]

ODD_NAMES = [
    "a",
    "b",
    " ",
    " b/",
    "a/",
    "/",
    '"',
    "\\",
    "\t",
    "\n",
    "\r",
    "é",
    "文",
    "-",
    "--- ",
    "@@",
    "->",
    ".",
    "{}",
    "\x7f",
]
ODD_LINES = [
    "",
    " ",
    "a",
    "b",
    "c",
    "-",
    "--",
    "-- x",
    "++ y",
    "+",
    "@@ -1 +1 @@",
    "diff --git a/x b/x",
    "\\ No newline",
]
ODD_LINES += [
    "\r",
    "one\rtwo",
    "\f",
    "\x0b",
    "\u2028",
    "\x85",
    "\ufeff",
    "\u200b",
    "\x1b[31m",
    "é",
    "文",
    "😀",
    "Binary files a and b differ",
]


def named(parts: list[str | bytes]) -> bytes:
    """Make a path of segments; folders end in d and files in f, so that no file is a folder."""
    raw = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    segments = [segment for segment in raw.split(b"/") if segment] or [b""]
    return b"/".join([*(segment + b"d" for segment in segments[:-1]), segments[-1] + b"f"])


def trees(
    names: list[str | bytes], lines: list[str | bytes], modes: list[str]
) -> st.SearchStrategy[tuple[Tree, Tree]]:
    """Two trees that share some of their files, whole or nearly."""
    name = st.lists(st.sampled_from(names), min_size=1, max_size=4).map(named)
    line = st.sampled_from([line if isinstance(line, bytes) else line.encode() for line in lines])
    content = st.builds(
        lambda rows, end: b"\n".join(rows) + (end if rows else b""),
        st.one_of(st.lists(line, max_size=6), st.lists(line, min_size=15, max_size=30)),
        st.sampled_from([b"\n", b"", b"\r\n"]),
    )
    file = st.builds(File, st.sampled_from(modes), content)

    @st.composite
    def pair(draw: st.DrawFn) -> tuple[Tree, Tree]:
        old: Tree = draw(st.dictionaries(name, file, max_size=5))
        new: Tree = draw(st.dictionaries(name, file, max_size=3))
        for path, kept in old.items():
            fate = draw(st.sampled_from(["keep", "edit", "mode", "move", "copy", "drop", "empty"]))
            if fate in {"keep", "copy"}:
                new[path] = kept
            if fate in {"move", "copy"}:
                new[draw(name)] = kept._replace(
                    content=kept.content + draw(st.sampled_from([b"", b"tail\n"]))
                )
            if fate == "edit":
                rows = kept.content.split(b"\n")
                rows[draw(st.integers(0, len(rows) - 1))] = draw(line)
                new[path] = kept._replace(content=b"\n".join(rows))
            if fate == "mode":
                new[path] = kept._replace(mode=draw(st.sampled_from(modes)))
            if fate == "empty":
                new[path] = kept._replace(content=b"")
        return old, new

    return pair().map(lambda both: (without_empty_links(both[0]), without_empty_links(both[1])))


def without_empty_links(tree: Tree) -> Tree:
    """A link leads somewhere: git takes one without a target, nobody has one."""
    return {
        path: file._replace(content=file.content or b"x") if file.mode == "120000" else file
        for path, file in tree.items()
    }


def commit(repository: Repository, old: Tree, new: Tree) -> None:
    """Write the trees as branches `old` and `new` in one process, whatever a file system would say."""
    stream = b""
    for branch, tree in (("old", old), ("new", new)):
        ref = f"refs/heads/{branch}"
        stream += f"reset {ref}\ncommit {ref}\ncommitter A <a@example.com> 0 +0000\ndata 0\n\n".encode()
        for path, (mode, content) in tree.items():
            stream += b"M %s inline %s\ndata %d\n%s\n" % (mode.encode(), quoted(path), len(content), content)
        stream += b"\n"
    repository.git("fast-import", "--quiet", "--force", data=stream)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One repository for all examples: each writes its two branches anew."""
    return Repository.create(tmp_path_factory.mktemp("trees") / "repository")


def compared(repository: Repository) -> tuple[FileChange, ...]:
    return compare_trees(Git.inside(repository.folder), "refs/heads/old", "refs/heads/new").changes


ANYTHING = trees(
    [*ODD_NAMES, b"\xff", b"\xc3"],
    [*ODD_LINES, b"\xff\xfe", b"\xed\xa0\x80", b"\0"],
    ["100644", "100755", "120000"],
)


@pytest.mark.slow
@trials(20)
@given(both=ANYTHING)
def test_counts_and_names_are_gits_own(shared: Repository, both: tuple[Tree, Tree]) -> None:
    commit(shared, *both)
    changes = compared(shared)
    expected = numstat(shared, "old", "new")
    assert [(change.additions, change.deletions) for change in changes] == list(expected.values())
    readable = [path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for path in expected]
    assert len({change.path for change in changes}) == len(changes)
    for change, path in zip(changes, readable, strict=True):
        assert change.path == path or "\ufffd" in path
    names = shared.git("diff", "--name-only", "-z", "-C", "old", "new", "--").split("\0")[:-1]
    assert len(changes) == len(names)


@pytest.mark.slow
@trials(12)
@given(both=ANYTHING)
def test_the_text_of_a_diff_says_what_the_clone_says(shared: Repository, both: tuple[Tree, Tree]) -> None:
    commit(shared, *both)
    options = ("-C", "--inter-hunk-context=1", "--no-prefix")
    text = shared.git("diff", *options, "old", "new", "--").encode("utf-8", "surrogateescape")
    for parsed, compared_ in zip(parse_diff(text), compared(shared), strict=True):
        assert (parsed.path, parsed.patch, parsed.binary) == (
            compared_.path,
            compared_.patch,
            compared_.binary,
        )


def rebuilt(change: FileChange) -> bytes:
    """Put the headers back that a patch has not."""
    old = quoted(("a/" + (change.previous_path or change.path)).encode())
    new = quoted(("b/" + change.path).encode())
    lines = [b"diff --git %s %s" % (old, new)]
    if change.status == "added":
        lines.append(b"new file mode %s" % str(change.new_mode).encode())
    elif change.status == "removed":
        lines.append(b"deleted file mode %s" % str(change.old_mode).encode())
    elif change.old_mode != change.new_mode:
        lines += [
            b"old mode %s" % str(change.old_mode).encode(),
            b"new mode %s" % str(change.new_mode).encode(),
        ]
    if change.previous_path is not None:
        word = b"rename" if change.status == "renamed" else b"copy"
        lines += [b"%s from %s" % (word, quoted(change.previous_path.encode()))]
        lines += [b"%s to %s" % (word, quoted(change.path.encode()))]
    if change.patch is not None:
        lines.append(b"--- " + (b"/dev/null" if change.status == "added" else old + b"\t"))
        lines.append(b"+++ " + (b"/dev/null" if change.status == "removed" else new + b"\t"))
        lines.append(change.patch.encode())
    return b"\n".join(lines) + b"\n"


@pytest.mark.slow
@trials(15)
@given(both=trees(ODD_NAMES, ODD_LINES, ["100644", "100755"]))
def test_the_patches_make_the_new_tree_of_the_old(shared: Repository, both: tuple[Tree, Tree]) -> None:
    commit(shared, *both)
    changes = compared(shared)
    shared.git("read-tree", "old")
    if changes:
        shared.git("apply", "--cached", "--unidiff-zero", "-", data=b"".join(map(rebuilt, changes)))
    assert shared.git("write-tree") == shared.git("rev-parse", "new^{tree}")
