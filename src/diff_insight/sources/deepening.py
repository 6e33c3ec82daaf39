"""More history for a shallow clone, from its remote, without a change to the clone.

Where a history is cut off, a merge base cannot be proved: an older commit may look like the newest common
one. So a repository of our own borrows the clone's objects and refs, and is deepened from the address of the
clone's remote, step by step, until the question is answered. Of the clone's configuration only that address
is taken, and the header that actions/checkout keeps for it; what it would let git run is not.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from weakref import finalize

from diff_insight.errors import SourceError
from diff_insight.sources.git_command import Git, process_environment
from diff_insight.sources.git_view import View, common_directory

_STEPS = ("--deepen=50", "--deepen=1000", "--unshallow")
"""Most branches leave their base within 50 commits; the last step asks for all there is."""

_SECONDS = 300.0
_TAGS = "+refs/tags/*:refs/tags/*"
_KEPT = frozenset(
    {
        "ALL_PROXY", "CURL_CA_BUNDLE", "GIT_ASKPASS", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "HOME",
        "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSH_ASKPASS", "SSH_AUTH_SOCK", "SSL_CERT_DIR",
        "SSL_CERT_FILE", "XDG_CONFIG_HOME", "all_proxy", "http_proxy", "https_proxy", "no_proxy",
    }
)  # fmt: skip
"""How the person who runs this reaches a server; nothing of the clone's."""

_ADDRESS = re.compile(
    r"(?:https?|ssh|git|file)://[^\s]+|(?:[\w.-]+@)?[\w.-]+:(?!:)[^\s]+|/.*|\.{1,2}/.*", re.DOTALL
)


def deepenings(git: Git, directory: Path, *, tags: bool) -> Iterator[Git]:
    """Give git in a copy with more and more history; nothing where the clone has no remote.

    Args:
        git: Git in the shallow clone.
        directory: The clone, or a folder inside it.
        tags: Whether the remote's tags are wanted too: a shallow clone mostly has none.

    Raises:
        SourceError: The remote does not give more.
    """
    git_dir = Path(git.must("rev-parse", "--absolute-git-dir").text)
    shared = common_directory(git_dir)
    address = _address(git, shared, directory)
    if address is None:
        return
    folder = Path(tempfile.mkdtemp(prefix="diff-insight-"))
    copy = _borrowed(git, shared, folder, directory)
    environment = _environment(git, shared, address)
    boundary = (shared / "shallow").read_text("ascii").split()
    wanted = [*boundary, *([_TAGS] if tags else [])]
    for step in _STEPS:
        seconds = min(_SECONDS, max(1.0, git.seconds_left()))
        _fetch((folder, step, address), wanted, environment, seconds=seconds)
        yield copy


def _address(git: Git, shared: Path, directory: Path) -> str | None:
    listed = git.run("config", "--file", str(shared / "config"), "--get-regexp", r"^remote\..*\.url$").text
    urls = dict(line.partition(" ")[::2] for line in listed.split("\n") if line)
    url = urls.get("remote.origin.url") or next(iter(urls.values()), None)
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    return str((directory / url).resolve()) if url.startswith(".") else url


def _borrowed(git: Git, shared: Path, folder: Path, directory: Path) -> Git:
    """Make a repository with the clone's objects, refs, HEAD and cut, and nothing else of it."""
    view = View({"GIT_DIR": str(folder), "GIT_WORK_TREE": str(folder / "empty")}, partial=False)
    # the folder goes with the last user of the view: contents are read after the range is
    finalize(view, shutil.rmtree, folder, ignore_errors=True)
    made = Git.of(folder, seconds_left=git.seconds_left)
    form = git.must("rev-parse", "--show-object-format").text
    made.must("init", "--quiet", "--bare", f"--object-format={form}", "--template=", str(folder))
    made.must("config", "core.bare", "false")
    for name in ("empty", "objects/info"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "objects" / "info" / "alternates").write_bytes(os.fsencode(shared / "objects") + b"\n")
    shutil.copyfile(shared / "shallow", folder / "shallow")
    refs = git.must("for-each-ref", "--format=create %(refname) %(objectname)").text
    made.must("update-ref", "--stdin", data=f"{refs}\n".encode("utf-8", "surrogateescape") if refs else b"")
    branch = git.run("symbolic-ref", "--quiet", "HEAD")
    head = f"ref: {branch.text}" if not branch.code else git.run("rev-parse", "--verify", "HEAD").text
    (folder / "HEAD").write_bytes(f"{head}\n".encode("utf-8", "surrogateescape"))
    return Git.seen(directory, view, seconds_left=git.seconds_left)


def _environment(git: Git, shared: Path, address: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    asked = ("config", "--file", str(shared / "config"), "--get-urlmatch", "http.extraheader", address)
    header = git.run(*asked).text if address.startswith("http") else ""
    settings = [(f"http.{address}.extraheader", header)] if header and "\n" not in header else []
    settings += [("protocol.file.allow", "always"), ("http.followRedirects", "false")]
    numbered = {f"GIT_CONFIG_KEY_{number}": key for number, (key, _) in enumerate(settings)}
    numbered |= {f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in enumerate(settings)}
    own = {
        "GIT_CONFIG_COUNT": str(len(settings)),
        "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LANGUAGE": "",
        "LC_ALL": "C",
    }
    return process_environment() | kept | numbered | own


def _fetch(
    asked: tuple[Path, str, str], objects: list[str], environment: dict[str, str], *, seconds: float
) -> None:
    """Ask for what lies behind the cut: by its commits, else, where a server serves none, by branches."""
    folder, step, address = asked
    command = (
        *("git", f"--git-dir={folder}", "-c", "gc.auto=0", "-c", "maintenance.auto=false"),
        *(
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-write-fetch-head",
            "--recurse-submodules=no",
            step,
            "--",
            address,
        ),
    )
    said = ""
    for wanted in (objects, ["+refs/heads/*:refs/diff-insight/*", _TAGS]):
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the address was checked and follows `--`
                [*command, *wanted],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                env=environment,
                timeout=seconds,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SourceError(f"git fetch could not be done: {error}.") from error
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        if not done.returncode or "--unshallow on a complete repository" in said:
            return
    raise SourceError(f"git fetch from the clone's remote failed: {said}")
