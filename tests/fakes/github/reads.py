"""The endpoints that read: commits, comparisons, contents, branches, tags, releases, pull requests."""

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from tests.fakes.github.comparison import compare
from tests.fakes.github.hosted import Hosted
from tests.fakes.github.routing import Answer, ApiError, Request, Routes

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer

READS = Routes()
READS.add("GET", "/repos/{owner}/{repo}/compare/{basehead:path}")(compare)

_INLINE_CONTENT = 1_000_000


def paged(github: "GitHubServer", request: Request, rows: list[Any]) -> Answer:
    """One page of a list, with the `Link` header."""
    size = min(int(request.query.get("per_page", 30)), 100)
    page = int(request.query.get("page", 1))
    last = max(1, -(-len(rows) // size))
    links = []
    for name, number in (("prev", page - 1), ("next", page + 1), ("last", last), ("first", 1)):
        if 1 <= number <= last and number != page:
            query = urlencode({**request.query, "page": number})
            links.append(f'<{github.api_url}{quote(request.path)}?{query}>; rel="{name}"')
    return Answer(
        json=rows[(page - 1) * size : page * size], headers={"Link": ", ".join(links)} if links else {}
    )


@READS.add("GET", "/repos/{owner}/{repo}")
def repository(github: "GitHubServer", request: Request) -> Answer:
    return Answer(json=github.shapes.repository(github.repository(request)))


@READS.add("GET", "/repos/{owner}/{repo}/commits")
def commits(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    try:
        start = hosted.commit_id(request.query.get("sha", hosted.default_branch))
    except ApiError as error:
        raise ApiError(404, "Not Found") from error
    limits = [
        f"--{option}={request.query[name]}"
        for name, option in (("since", "since"), ("until", "until"))
        if name in request.query
    ]
    paths = ["--", request.query["path"]] if request.query.get("path") else ["--"]
    return paged(github, request, github.shapes.commits(hosted, *limits, start, *paths))


@READS.add("GET", "/repos/{owner}/{repo}/commits/{sha}/pulls")
def pulls_of_commit(github: "GitHubServer", request: Request) -> Answer:
    """The pull requests that a commit belongs to (GitHub lists open ones whose head branch contains it)."""
    hosted = github.repository(request)
    wanted = request.parameters["sha"]
    rows = []
    for pull in hosted.pulls:
        head = github.repositories[pull.head_repository.lower()]
        reachable = head.git("rev-list", head.commit_id(pull.head)).split("\n")
        if wanted in reachable:
            rows.append(github.shapes.pull(hosted, pull, head))
    return paged(github, request, rows)


@READS.add("GET", "/repos/{owner}/{repo}/commits/{ref:path}")
def commit(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    if not hosted.git("for-each-ref", "--count=1"):
        raise ApiError(409, "Git Repository is empty.")
    commit_id = hosted.commit_id(request.parameters["ref"])
    if request.header("Accept") == "application/vnd.github.sha":
        return Answer(body=commit_id.encode(), headers={"Content-Type": "application/vnd.github.sha"})
    return Answer(json=github.shapes.commit(hosted, commit_id))


@READS.add("GET", "/repos/{owner}/{repo}/branches")
def branches(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    api = f"{github.api_url}/repos/{hosted.full_name}"
    rows = [
        {
            "name": name,
            "commit": {"sha": sha, "url": f"{api}/commits/{sha}"},
            "protected": name in hosted.protected,
        }
        for name, sha in hosted.branches().items()
    ]
    return paged(github, request, rows)


@READS.add("GET", "/repos/{owner}/{repo}/branches/{branch:path}")
def branch(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    name = request.parameters["branch"]
    commit_id = hosted.branches().get(name)
    if commit_id is None:
        raise ApiError(404, "Branch not found")
    api = f"{github.api_url}/repos/{hosted.full_name}/branches/{quote(name)}"
    return Answer(
        json={
            "name": name,
            "commit": github.shapes.commit(hosted, commit_id),
            "_links": {"self": api, "html": f"{github.url}/{hosted.full_name}/tree/{name}"},
            "protected": name in hosted.protected,
            "protection": {"enabled": name in hosted.protected},
            "protection_url": f"{api}/protection",
        }
    )


@READS.add("GET", "/repos/{owner}/{repo}/tags")
def tags(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    api, web = f"{github.api_url}/repos/{hosted.full_name}", f"{github.url}/{hosted.full_name}"
    rows = [
        {
            "name": name,
            "commit": {"sha": sha, "url": f"{api}/commits/{sha}"},
            "zipball_url": f"{web}/zipball/{name}",
            "tarball_url": f"{web}/tarball/{name}",
            "node_id": f"REF_{name}",
        }
        for name, sha in sorted(hosted.tags().items(), reverse=True)
    ]
    return paged(github, request, rows)


@READS.add("GET", "/repos/{owner}/{repo}/git/ref/{ref:path}")
def ref(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    name = f"refs/{request.parameters['ref']}"
    found = hosted.objects.find(name)
    if found is None:
        raise ApiError(404, "Not Found")
    api = f"{github.api_url}/repos/{hosted.full_name}/git"
    return Answer(
        json={
            "ref": name,
            "node_id": f"REF_{name}",
            "url": f"{api}/{quote(name)}",
            "object": {"type": found.kind, "sha": found.id, "url": f"{api}/{found.kind}s/{found.id}"},
        }
    )


@READS.add("GET", "/repos/{owner}/{repo}/releases")
def releases(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    rows = [
        github.shapes.release(hosted, release, number)
        for number, release in enumerate(hosted.releases, start=1)
        if not release.draft or request.token in hosted.writers
    ]
    rows.sort(key=lambda row: row["created_at"], reverse=True)
    return paged(github, request, rows)


@READS.add("GET", "/repos/{owner}/{repo}/releases/latest")
def latest_release(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    published = [
        (release.published_at or "", number, release)
        for number, release in enumerate(hosted.releases, start=1)
        if not release.draft and not release.prerelease
    ]
    if not published:
        raise ApiError(404, "Not Found")
    _, number, release = max(published, key=lambda row: row[:2])
    return Answer(json=github.shapes.release(hosted, release, number))


@READS.add("GET", "/repos/{owner}/{repo}/releases/tags/{tag:path}")
def release_of_tag(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    for number, release in enumerate(hosted.releases, start=1):
        if release.tag == request.parameters["tag"] and not release.draft:
            return Answer(json=github.shapes.release(hosted, release, number))
    raise ApiError(404, "Not Found")


@READS.add("GET", "/repos/{owner}/{repo}/pulls")
def pulls(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    state, head, base = (request.query.get(name) for name in ("state", "head", "base"))
    rows = []
    for pull in reversed(hosted.pulls):
        other = github.repositories[pull.head_repository.lower()]
        if state != "all" and pull.state != (state or "open"):
            continue
        if (head and f"{other.owner}:{pull.head}" != head) or (base and pull.base != base):
            continue
        rows.append(github.shapes.pull(hosted, pull, other))
    return paged(github, request, rows)


@READS.add("GET", "/repos/{owner}/{repo}/pulls/{number}")
def pull(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    for each in hosted.pulls:
        if str(each.number) == request.parameters["number"]:
            head = github.repositories[each.head_repository.lower()]
            return Answer(json=github.shapes.full_pull(hosted, each, head))
    raise ApiError(404, "Not Found")


@READS.add("GET", "/repos/{owner}/{repo}/contents/{path:path}")
def contents(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    path = request.parameters["path"]
    wanted = request.query.get("ref", hosted.default_branch)
    try:
        commit_id = hosted.commit_id(wanted)
    except ApiError as error:
        raise ApiError(404, f"No commit found for the ref {wanted}") from error
    row = hosted.git_bytes("ls-tree", "-z", commit_id, "--", path).rstrip(b"\0")
    if not row:
        raise ApiError(404, "Not Found")
    mode, kind, object_id = row.split(b"\t")[0].decode().split(" ")
    if kind == "tree":
        below = hosted.git_bytes("ls-tree", "-z", f"{commit_id}:{path}").split(b"\0")
        return Answer(json=[_entry(github, hosted, path, line, wanted) for line in below if line])
    data = hosted.git_bytes("cat-file", "blob", object_id)
    if "raw" in request.header("Accept"):
        return Answer(body=data, headers={"Content-Type": "application/vnd.github.raw; charset=utf-8"})
    small = len(data) <= _INLINE_CONTENT
    if mode == "120000":
        entry = _entry(github, hosted, "", row, wanted) | {"type": "symlink", "target": data.decode()}
        return Answer(json=entry | {"size": len(data)})
    entry = _entry(github, hosted, "", row, wanted) | {
        "size": len(data),
        "encoding": "base64" if small else "none",
        "content": base64.encodebytes(data).decode() if small else "",
    }
    return Answer(json=entry)


def _entry(github: "GitHubServer", hosted: Hosted, folder: str, row: bytes, wanted: str) -> dict[str, Any]:
    head, name = row.split(b"\t", 1)
    mode, kind, object_id = head.decode().split(" ")
    path = f"{folder}/{name.decode()}".lstrip("/")
    api, web = f"{github.api_url}/repos/{hosted.full_name}", f"{github.url}/{hosted.full_name}"
    own = f"{api}/contents/{quote(path)}?ref={quote(wanted)}"
    html = f"{web}/blob/{quote(wanted)}/{quote(path)}"
    git = f"{api}/git/{kind}s/{object_id}"
    word = {"tree": "dir", "commit": "submodule", "blob": "symlink" if mode == "120000" else "file"}[kind]
    return {
        "type": word,
        "size": 0,
        "name": path.rpartition("/")[2],
        "path": path,
        "sha": object_id,
        "url": own,
        "git_url": git,
        "html_url": html,
        "download_url": f"{web}/raw/{quote(wanted)}/{quote(path)}" if kind == "blob" else None,
        "_links": {"self": own, "git": git, "html": html},
    }
