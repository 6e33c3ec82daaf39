import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import PublishError
from diff_insight.publish.folder import Workspace
from diff_insight.publish.plan import workspace_files
from tests.adapters.publishing import publication
from tests.unit.publish.examples import HOSTILE


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept.md").write_text("kept")
    (tmp_path / "workspace").mkdir()
    return Workspace(tmp_path / "workspace")


def everything(folder: Path) -> dict[str, str]:
    return {
        found.relative_to(folder).as_posix(): found.read_text("utf-8")
        for found in folder.rglob("*")
        if found.is_file()
    }


def test_files_are_written_below_the_folder(workspace: Workspace) -> None:
    workspace.write(workspace_files(publication(), workspace))
    assert everything(workspace.root) == {"reports/a.md": "# A\n", "reports/a.json": "{}\n"}
    assert sorted(workspace.paths_below("reports")) == ["reports/a.json", "reports/a.md"]


def test_a_second_run_writes_nothing(workspace: Workspace) -> None:
    workspace.write(workspace_files(publication(), workspace))
    before = (workspace.root / "reports/a.md").stat().st_mtime_ns
    assert workspace_files(publication(), workspace) == {}
    workspace.write({})
    assert (workspace.root / "reports/a.md").stat().st_mtime_ns == before


def test_a_folder_that_is_a_link_is_not_followed(workspace: Workspace) -> None:
    (workspace.root / "reports").symlink_to("../outside", target_is_directory=True)
    with pytest.raises(PublishError, match="`reports` is a symbolic link"):
        workspace_files(publication(), workspace)
    with pytest.raises(PublishError, match="`reports` is a symbolic link"):
        workspace.write({"first.md": b"x", "reports/kept.md": b"x"})
    assert everything(workspace.root.parent) == {"outside/kept.md": "kept"}


@pytest.mark.parametrize("target", ["../../outside/kept.md", "/nowhere/at/all"])
def test_a_link_at_the_file_is_replaced_and_not_written_through(workspace: Workspace, target: str) -> None:
    (workspace.root / "reports").mkdir()
    (workspace.root / "reports" / "a.md").symlink_to(target)
    assert not workspace.holds("reports/a.md", b"kept")
    assert workspace.read("reports/a.md") == b""
    workspace.write({"reports/a.md": b"# A\n"})
    assert not (workspace.root / "reports/a.md").is_symlink()
    assert everything(workspace.root.parent) == {"outside/kept.md": "kept", "workspace/reports/a.md": "# A\n"}


@pytest.mark.parametrize("path", ["../outside/x.md", "/etc/x.md", ".git/config", "a/../../x", "a\nb"])
def test_a_path_that_leaves_the_folder_writes_nothing_at_all(workspace: Workspace, path: str) -> None:
    with pytest.raises(PublishError, match="not a path to write to"):
        workspace.write({"first.md": b"x", path: b"x"})
    assert everything(workspace.root) == {}


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20), st.text(alphabet="./\\~ab", max_size=12)))
def test_whatever_the_path_nothing_is_written_outside(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    place = tmp_path_factory.mktemp("place")
    workspace = Workspace(place / "workspace")
    try:
        workspace.write({path: b"x"})
    except PublishError:
        assert not any(found.is_file() for found in place.rglob("*"))
    else:
        assert [found.read_bytes() for found in (place / "workspace").rglob("*") if found.is_file()] == [b"x"]
    assert [found.name for found in place.iterdir()] in ([], ["workspace"])


def test_a_file_or_a_folder_in_the_way_is_named(workspace: Workspace) -> None:
    (workspace.root / "reports").write_text("a file")
    with pytest.raises(PublishError, match="`reports` is no folder"):
        workspace.write({"reports/a.md": b"x"})
    (workspace.root / "b.md").mkdir()
    with pytest.raises(PublishError, match="a folder stands there"):
        workspace.write({"b.md": b"x"})


def test_a_file_system_that_refuses_says_what_was_written(workspace: Workspace) -> None:
    files = {"a.md": b"a", f"{'x' * 250}.md": b"b", "b/c.md": b"c"}
    workspace.write(files)
    assert len(everything(workspace.root)) == 3
    (workspace.root / "b").chmod(0o500)
    try:
        (workspace.root / "b" / "probe").write_text("")
    except PermissionError:
        with pytest.raises(
            PublishError, match=r"`b/d.md` cannot be written .*: Permission denied\. Written before: `e.md`"
        ):
            workspace.write({"e.md": b"e", "b/d.md": b"d"})
    finally:
        (workspace.root / "b").chmod(0o700)


def test_what_a_killed_run_left_is_taken_away(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(Killed):
            workspace.write({"a.md": b"half"})
    (left,) = everything(workspace.root)
    os.utime(workspace.root / left, (0, 0))  # it was some time ago
    workspace.write({"a.md": b"whole"})
    assert everything(workspace.root) == {"a.md": "whole"}
