"""`GET /compare/{basehead}` with everything that it leaves out.

The limits are those seen in recorded real answers: 300 files, on the first page alone; one patch over
100 KiB is dropped and keeps its counts; once the patches shown pass 1 MiB, that file and all later ones
are 0/0/0 without a patch; unpaged, the newest 250 commits. Two dots are a 404.
"""

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tests.fakes.github.hosted import Hosted
from tests.fakes.github.routing import Answer, ApiError, Request

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer

MAX_FILES = 300
MAX_PATCH = 100 * 1024
MAX_PATCHES = 1024 * 1024
MAX_COMMITS = 250

_STATUS = {"A": "added", "D": "removed", "M": "modified", "R": "renamed", "C": "copied", "T": "changed"}
_DRIVERS = {
    "ada": "adb ads", "bash": "bash sh", "bibtex": "bib", "cpp": "c cc cpp cxx h hh hpp", "csharp": "cs",
    "css": "css", "dts": "dts dtsi", "elixir": "ex exs", "fortran": "f90", "golang": "go", "html": "html htm",
    "java": "java", "kotlin": "kt kts", "matlab": "m", "objc": "mm",
    "pascal": "pas", "perl": "pl pm", "php": "php", "python": "py",
    "ruby": "rb", "rust": "rs", "scheme": "scm", "tex": "tex",
}  # fmt: skip


def diff_of(hosted: Hosted, base: str, head: str) -> bytes:
    """The diff media type: plain `git diff`, so hunks and headings are not those of the JSON's patches."""
    return hosted.git_bytes(
        "-c", "core.quotePath=true", "diff", "--no-color", "--no-ext-diff", "-M", base, head, "--"
    )


def sections(hosted: Hosted, base: str, head: str) -> bytes:
    """The diff as the JSON's patches group it."""
    with tempfile.TemporaryDirectory() as folder:
        attributes = Path(folder, "attributes")
        attributes.write_text(
            "".join(f"*.{end} diff={name}\n" for name, ends in _DRIVERS.items() for end in ends.split())
        )
        return hosted.git_bytes(
            *("-c", f"core.attributesFile={attributes}", "-c", "core.quotePath=true"),
            *("diff", "--no-color", "--no-ext-diff", "--full-index", "-M", "--inter-hunk-context=1"),
            *(base, head, "--"),
        )


def _files(github: "GitHubServer", hosted: Hosted, base: str, head: str) -> list[dict[str, Any]]:
    texts = re.split(rb"(?m)^(?=diff --git )", sections(hosted, base, head))[1:]
    raw = hosted.git_bytes("diff", "--raw", "-z", "-M", "--no-abbrev", base, head, "--").split(b"\0")
    numbers = hosted.git_bytes("diff", "--numstat", "-z", "-M", base, head, "--").split(b"\0")
    files, shown = [], 0
    at, count_at = 0, 0
    while at < len(raw) - 1:
        _, _, old_id, new_id, letter = raw[at].decode().split(" ")
        renamed = letter[0] in "RC"
        names = [name.decode("utf-8", "replace") for name in raw[at + 1 : at + (3 if renamed else 2)]]
        at += 3 if renamed else 2
        counts = numbers[count_at].split(b"\t")
        count_at += 3 if renamed else 1
        additions, deletions = (0 if part == b"-" else int(part) for part in counts[:2])
        text = texts.pop(0) + (texts.pop(0) if letter[0] == "T" and texts else b"")
        gone = letter[0] == "D"
        status = "changed" if old_id == new_id and not renamed else _STATUS[letter[0]]
        row = _row(github, hosted, names, base if gone else head)
        row |= {"sha": old_id if gone else new_id, "status": status}
        patch = _patch(text)
        shown += len(patch.encode()) if patch and len(patch.encode()) <= MAX_PATCH else 0
        if shown > MAX_PATCHES or names[-1] in hosted.withheld:
            additions = deletions = 0
            patch = None
        row |= {"additions": additions, "deletions": deletions, "changes": additions + deletions}
        if patch and len(patch.encode()) <= MAX_PATCH:
            row["patch"] = patch
        files.append(row)
    return files


def _patch(section: bytes) -> str | None:
    hunks = re.search(rb"(?m)^@@ ", section)
    if hunks is None:
        return None
    return section[hunks.start() :].decode("utf-8", "replace").removesuffix("\n")


def _row(github: "GitHubServer", hosted: Hosted, names: list[str], commit: str) -> dict[str, Any]:
    web, path = f"{github.url}/{hosted.full_name}", quote(names[-1])
    row = {
        "filename": names[-1],
        "blob_url": f"{web}/blob/{commit}/{path}",
        "raw_url": f"{web}/raw/{commit}/{path}",
        "contents_url": f"{github.api_url}/repos/{hosted.full_name}/contents/{path}?ref={commit}",
    }
    return row | ({"previous_filename": names[0]} if len(names) > 1 else {})


def _side(github: "GitHubServer", hosted: Hosted, text: str) -> tuple[str, str]:
    """Owner and commit id of one side: `ref`, `owner:ref` or `owner:repository:ref`."""
    owner, ref, other = hosted.owner, text, hosted
    if ":" in text:
        *place, ref = text.split(":")
        owner = place[0]
        wanted = f"{owner}/{place[1] if len(place) > 1 else hosted.name}".lower()
        found = github.repositories.get(wanted)
        if found is None:
            raise ApiError(404, "Not Found")
        other = found
    try:
        commit = other.commit_id(ref)
    except ApiError as error:
        raise ApiError(404, "Not Found") from error
    hosted.take(other, commit)
    return owner, commit


def compare(github: "GitHubServer", request: Request) -> Answer:
    """Serve one comparison."""
    hosted = github.repository(request)
    base_text, dots, head_text = request.parameters["basehead"].partition("...")
    if not dots or not base_text or not head_text:
        raise ApiError(404, "Not Found")
    base_owner, base = _side(github, hosted, base_text)
    head_owner, head = _side(github, hosted, head_text)
    try:
        merge_base = hosted.git("merge-base", base, head)
    except subprocess.CalledProcessError as error:
        raise ApiError(404, f"No common ancestor between {base_text} and {head_text}.") from error
    if "vnd.github.diff" in request.header("Accept") or "v3.diff" in request.header("Accept"):
        return Answer(
            body=diff_of(hosted, merge_base, head),
            headers={"Content-Type": "application/vnd.github.diff; charset=utf-8"},
        )
    shapes = github.shapes
    ahead = int(hosted.git("rev-list", "--count", f"{base}..{head}"))
    behind = int(hosted.git("rev-list", "--count", f"{head}..{base}"))
    paged = "per_page" in request.query or "page" in request.query
    page = int(request.query.get("page", 1))
    size = int(request.query.get("per_page", 250))
    commits = shapes.commits(hosted, f"{base}..{head}")[::-1]
    span = slice((page - 1) * size, page * size) if paged else slice(-MAX_COMMITS, None)
    api = f"{github.api_url}/repos/{hosted.full_name}/compare"
    web = f"{github.url}/{hosted.full_name}/compare"
    range_text = f"{quote(base_text)}...{quote(head_text)}"
    files = _files(github, hosted, merge_base, head)[:MAX_FILES] if page == 1 else []
    return Answer(
        json={
            "url": f"{api}/{range_text}",
            "html_url": f"{web}/{range_text}",
            "permalink_url": f"{web}/{base_owner}:{base[:7]}...{head_owner}:{head[:7]}",
            "diff_url": f"{web}/{range_text}.diff",
            "patch_url": f"{web}/{range_text}.patch",
            "base_commit": shapes.commit(hosted, base),
            "merge_base_commit": shapes.commit(hosted, merge_base),
            "status": _standing(ahead, behind),
            "ahead_by": ahead,
            "behind_by": behind,
            "total_commits": ahead,
            "commits": commits[span],
            "files": files,
        }
    )


def _standing(ahead: int, behind: int) -> str:
    if ahead and behind:
        return "diverged"
    return "ahead" if ahead else "behind" if behind else "identical"
