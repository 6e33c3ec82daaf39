"""A range read from GitHub, over real HTTP and from real git, against the same range of the clone."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from diff_insight.errors import SourceError
from diff_insight.github_api.client import GitHubClient
from diff_insight.model import SkippedFile
from diff_insight.sources.github.compare import GitHubSource
from tests.adapters.comparing import ABOUT, IMAGE, TOKEN, from_clone, paths, read, without_blobs
from tests.fakes.github import Answer, GitHubServer, Hosted
from tests.repositories import Repository

ORDINARY: dict[str, dict[str, str | bytes | None]] = {
    "edits": {"about.md": ABOUT.replace("Line 7 ", "Line seven ").replace("Line 12 ", "Line twelve ")},
    "a new page": {"new.md": "# New\n\nA page.\n"},
    "a page less": {"old.md": None},
    "an image": {"logo.png": IMAGE[::-1]},
    "a new image": {"photo.png": IMAGE},
    "an empty file": {"empty.md": ""},
    "no final newline": {"about.md": ABOUT.rstrip("\n")},
    "odd line ends": {
        "about.md": ABOUT.replace("Line 3 ", "Line\r3 ").replace("Line 9 ", "Line\x0c9\u20289 ")
    },
    "not UTF-8": {"about.md": ABOUT.encode() + b"caf\xe9\n"},
    "odd names": {"a b.md": "x\n", "\u00e9\u4e2d.md": "y\n", 'quo"te\t.md': "z\n"},
    "headings of code": {"tool.py": "def f():\n" + "    pass\n" * 30 + "    return 1\n"},
}


@pytest.mark.parametrize("files", ORDINARY.values(), ids=ORDINARY)
def test_an_ordinary_range_takes_two_requests_and_one_for_its_texts_and_gives_what_git_gives(
    github: GitHubServer,
    client: GitHubClient,
    repository: Repository,
    files: dict[str, str | bytes | None],
) -> None:
    base = repository.commit(
        {
            "about.md": ABOUT,
            "old.md": "# Old\n",
            "logo.png": IMAGE,
            "tool.py": "def f():\n" + "    pass\n" * 30,
        }
    )
    head = repository.commit(files)
    github.host("octo/docs", repository)

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert (found.range.source, found.range.files) == ("compare", len(files))
    texts = any(change.patch for change in found.changes)
    assert (len(github.requests), github.git_requests) == (2 + texts, [])


def chmod(repository: Repository) -> None:
    repository.git("update-index", "--chmod=+x", "about.md")


def rename(repository: Repository) -> None:
    repository.git("mv", "about.md", "docs.md")


def rename_and_edit(repository: Repository) -> None:
    rename(repository)
    repository.write("docs.md", ABOUT.replace("Line 7 ", "Line seven "))


def copy(repository: Repository) -> None:
    repository.write("copy.md", ABOUT + "And more.\n")
    repository.write("about.md", ABOUT.replace("Line 7 ", "Line seven "))


def link(repository: Repository) -> None:
    (repository.folder / "link.md").symlink_to("about.md")


def link_instead(repository: Repository) -> None:
    (repository.folder / "about.md").unlink()
    (repository.folder / "about.md").symlink_to("old.md")


def submodule(repository: Repository) -> None:
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},vendored")


ODD = [chmod, rename, rename_and_edit, copy, link, link_instead, submodule]


@pytest.mark.parametrize("oddity", ODD, ids=lambda each: each.__name__)
def test_what_compare_cannot_tell_comes_from_git(
    github: GitHubServer, client: GitHubClient, repository: Repository, oddity: object
) -> None:
    base = repository.commit({"about.md": ABOUT, "old.md": "# Old\n"})
    assert callable(oddity)
    if oddity in {chmod, submodule}:
        oddity(repository)
    else:
        oddity(repository)
        repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "odd")
    head = repository.git("rev-parse", "HEAD")
    github.host("octo/docs", repository)

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert len(github.requests) <= 3


@pytest.fixture
def large(repository: Repository) -> tuple[Repository, str, str]:
    """1,200 files with renames, binaries and a text file of 2 MB."""
    files: dict[str, str | bytes | None] = {f"docs/{n:04}.md": f"# Page {n}\n\n{ABOUT}" for n in range(1150)}
    files |= {f"moved/{n:02}.md": f"{ABOUT * (n + 1)}{n}\n" for n in range(20)}
    files |= {f"img/{n:02}.png": IMAGE + bytes([n]) for n in range(29)}
    files["big.txt"] = "".join(f"{n} is a number\n" for n in range(130_000))
    base = repository.commit(files)
    assert len(str(files["big.txt"])) > 2_000_000
    for n in range(20):
        repository.git("mv", f"moved/{n:02}.md", f"moved/to-{n:02}.md")
    changed: dict[str, str | bytes | None] = {
        f"docs/{n:04}.md": f"# Page {n}\n\n{ABOUT.replace('Line 5 ', f'Line five of {n} ')}"
        for n in range(1150)
    }
    changed |= {f"moved/to-{n:02}.md": f"{ABOUT * (n + 1)}{n} moved\n" for n in range(10)}
    changed |= {f"img/{n:02}.png": IMAGE[::-1] + bytes([n]) for n in range(29)}
    changed["big.txt"] = "".join(f"{n} was a number\n" for n in range(130_000))
    return repository, base, repository.commit(changed)


@pytest.mark.slow
def test_a_range_of_1200_files_is_read_whole(
    github: GitHubServer, client: GitHubClient, large: tuple[Repository, str, str]
) -> None:
    repository, base, head = large
    github.host("octo/docs", repository)

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert found.range.files == len(repository.git("diff", "--name-only", base, head).split("\n")) == 1200
    assert (found.range.source, paths(github)) == ("git", [f"/compare/{base}...{head}"])


@pytest.mark.parametrize("count", [pytest.param(299, marks=pytest.mark.slow), 300, 301])
def test_the_cap_is_not_taken_for_the_end(
    github: GitHubServer, client: GitHubClient, repository: Repository, count: int
) -> None:
    base = repository.commit({"about.md": ABOUT})
    head = repository.commit({f"{n:03}.md": f"Page {n}\n" for n in range(count)})
    github.host("octo/docs", repository)

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert found.range.source == ("compare" if count < 300 else "git")


@pytest.mark.parametrize("kind", ["withheld", "over 100 KiB", "over 1 MiB together"])
def test_a_patch_that_compare_leaves_out_comes_from_git(
    github: GitHubServer, client: GitHubClient, repository: Repository, kind: str
) -> None:
    long = ABOUT * (120 if kind == "over 100 KiB" else 80)
    base = repository.commit({"about.md": ABOUT, "z.md": ABOUT})
    files = {"about.md": ABOUT + "More.\n", "z.md": ABOUT + "More.\n"}
    files |= {f"n{n:02}.md": long for n in range(1 if kind == "over 100 KiB" else 20)}
    head = repository.commit(files)
    hosted = github.host("octo/docs", repository)
    if kind == "withheld":
        hosted.withheld = frozenset({"z.md"})

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert found.range.source == "git"


@pytest.mark.parametrize(
    "lie",
    [
        {"additions": 2},
        {"additions": 2, "changes": 2},
        {"patch": "@@ -1,1 +1,1 @@\n-a\n+b"},
        {"status": "added"},
        {"filename": "other.md"},
        {"patch": ""},
    ],
    ids=str,
)
def test_an_answer_that_contradicts_itself_is_not_believed(
    github: GitHubServer, client: GitHubClient, repository: Repository, lie: dict[str, object]
) -> None:
    base = repository.commit({"about.md": ABOUT})
    head = repository.commit({"about.md": ABOUT + "More.\n"})
    hosted = github.host("octo/docs", repository)
    truth = answered(github, hosted, base, head)
    truth["files"][0] |= lie
    github.fail("GET", "*/compare/*", Answer(json=truth))

    found = read(client, base, head)

    assert without_blobs(found.changes) == from_clone(repository, base, head)
    assert found.range.source == "git"


def answered(github: GitHubServer, hosted: Hosted, base: str, head: str) -> dict:  # type: ignore[type-arg]
    """What the server would say, without a trace in its records."""
    from tests.fakes.github import Request  # noqa: PLC0415
    from tests.fakes.github.comparison import compare  # noqa: PLC0415

    owner, name = hosted.full_name.split("/")
    parameters = {"owner": owner, "repo": name, "basehead": f"{base}...{head}"}
    return compare(github, Request(method="GET", path="", parameters=parameters)).json  # type: ignore[no-any-return]


def test_where_neither_road_shows_a_file_it_is_listed_with_the_reason(
    github: GitHubServer, client: GitHubClient, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = repository.commit({"about.md": ABOUT, "z.md": ABOUT})
    head = repository.commit({"about.md": ABOUT + "More.\n", "z.md": ABOUT + "More.\n"})
    hosted = github.host("octo/docs", repository)
    hosted.withheld = frozenset({"z.md"})
    monkeypatch.setenv("PATH", "/nowhere")
    full = GitHubSource(client=client, repository="octo/docs", base=base, head=head)
    reply = Answer(json=answered_without_git(github, hosted, base, head, monkeypatch))
    diff = Answer(body=b"not a diff", headers={"Content-Type": "text/plain"})
    github.fail("GET", "*/compare/*", reply, diff)

    found = full.read()

    assert [change.path for change in found.changes] == ["about.md"]
    assert found.skipped == (
        SkippedFile(
            path="z.md",
            reason="unreadable",
            detail="compare shows no patch of it, and git could not be started: No such file or directory",
        ),
    )
    assert found.range.files == 2
    (warning,) = found.warnings
    assert warning == (
        "GitHub's comparison leaves something open, and git could not be asked. git could not be started: "
        "No such file or directory. Install git and put it on PATH."
    )


def answered_without_git(
    github: GitHubServer, hosted: Hosted, base: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> dict:  # type: ignore[type-arg]
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "/usr/local/bin:/usr/bin:/bin")
        return answered(github, hosted, base, head)


def test_a_server_without_the_diff_media_type_is_believed_where_rows_prove_themselves(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"about.md": ABOUT})
    head = repository.commit({"about.md": ABOUT + "More.\n"})
    hosted = github.host("octo/docs", repository)
    reply = Answer(json=answered(github, hosted, base, head))
    github.fail("GET", "*/compare/*", reply, Answer(status=415, json={"message": "Unsupported"}))

    found = read(client, base, head)

    (change,) = from_clone(repository, base, head)
    assert without_blobs(found.changes) == (replace(change, old_mode=None, new_mode=None),)
    assert found.range.source == "compare"


def test_git_gets_the_token_and_leaves_it_nowhere(
    github: GitHubServer,
    client: GitHubClient,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    base = repository.commit({"about.md": ABOUT})
    repository.git("mv", "about.md", "new.md")
    head = repository.commit({})
    github.host("octo/docs", repository, private=True)
    seen: list[str] = []
    run = subprocess.run

    def watched(command: list[str], *arguments: object, **more: object) -> object:
        done = run(command, *arguments, **more)  # type: ignore[call-overload]
        seen.extend(map(str, command))
        seen.extend(each.read_text("utf-8", "replace") for each in tmp_path.glob("diff-insight-*/**/config"))
        return done

    monkeypatch.setattr(subprocess, "run", watched)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    found = read(client, base, head)

    assert [change.status for change in found.changes] == ["renamed"]
    assert {request.token for request in github.git_requests} == {TOKEN}
    assert any("[core]" in text for text in seen)
    assert not any(TOKEN in text or "eC1hY2Nlc3M" in text for text in seen)
    del found  # whole files are read from there as long as the range is
    assert not list(tmp_path.glob("diff-insight-*"))


def test_a_server_that_knows_no_filter_is_read_too(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"about.md": ABOUT})
    rename_and_edit(repository)
    head = repository.commit()
    github.host("octo/docs", repository)
    github.git_settings |= {
        "uploadpack.allowFilter": "false",
        "uploadpack.allowAnySHA1InWant": "false",
        "uploadpack.allowReachableSHA1InWant": "true",
        "protocol.version": "0",
    }

    assert without_blobs(read(client, base, head).changes) == from_clone(repository, base, head)


@pytest.mark.parametrize("kept", ["uploadpack.allowFilter", ""])
def test_commits_that_git_does_not_serve_are_one_clear_error(
    github: GitHubServer, client: GitHubClient, repository: Repository, kept: str
) -> None:
    base = repository.commit({"about.md": ABOUT})
    rename_and_edit(repository)
    head = repository.commit()
    repository.commit({"later.md": "x\n"})
    github.host("octo/docs", repository)
    for name in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        github.git_settings[name] = str(name == kept).lower()
    github.git_settings["protocol.version"] = "0"

    found = read(client, base, head)

    assert (found.range.source, found.skipped) == ("compare", ())
    assert "git fetch failed: " in found.warnings[0]
    with pytest.raises(SourceError, match=r"^git fetch failed: .*(not our ref|unadvertised object)"):
        read(client, base, head, dots=2)


def test_a_wrong_token_for_git_is_one_clear_error(
    github: GitHubServer, client: GitHubClient, repository: Repository
) -> None:
    base = repository.commit({"about.md": ABOUT})
    head = repository.commit({"about.md": ABOUT + "More.\n"})
    hosted = github.host("octo/docs", repository, private=True)
    github.fail(
        "GET",
        "*/commits/*",
        *(Answer(body=each.encode(), headers={"Content-Type": "text/plain"}) for each in (base, head)),
    )
    hosted.writers.clear()

    with pytest.raises(
        SourceError, match=r"git fetch failed: .* Check GITHUB_SERVER_URL, and that"
    ) as caught:
        read(client, base, head, dots=2)

    assert TOKEN not in str(caught.value)
