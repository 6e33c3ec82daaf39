"""The endpoints that write: git data, refs, issue comments, pull requests; GraphQL is beside it.

Each `Writes` counts what was written and can be told to do something just before a write is served: to
move the branch as another run would, or to end the process that asks.
"""

import base64
import os
import subprocess
import tempfile
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.fakes.github.hosted import Hosted, PullRequest
from tests.fakes.github.reads import paged
from tests.fakes.github.routing import Answer, ApiError, Handler, Request, Routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.github.server import GitHubServer

_WHEN = "2026-01-02T03:04:05Z"
_IDENTITY = ("-c", "user.name=GitHub", "-c", "user.email=noreply@github.com")
MOST_BODY = 65_536
MOST_RELEASE = 125_000
PROTECTED = (
    "Protected branch update failed for refs/heads/{}.\n- Changes must be made through a pull request."
)


class Writes(Routes):
    """Write endpoints with a memory of their own.

    Attributes:
        served: Method and path of every write that reached its handler, in order.
        before: Called one by one before the next writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.served: list[str] = []
        self.before: deque[Callable[[Request], None]] = deque()
        for method, pattern, handler in _TABLE:
            self.add(method, pattern)(handler if method == "GET" else self._noted(handler))

    def _noted(self, handler: Handler) -> Handler:
        def serve(github: "GitHubServer", request: Request) -> Answer:
            if self.before:
                self.before.popleft()(request)
            self.served.append(f"{request.method} {request.path}")
            return handler(github, request)

        return serve


def advance(hosted: Hosted, branch: str, files: dict[str, bytes | str], message: str = "Another hand") -> str:
    """Commit files to a branch, as somebody else would, and give the commit."""
    head = hosted.branches()[branch]
    rows = []
    for path, data in files.items():
        content = data.encode() if isinstance(data, str) else data
        rows.append(("100644", path, hosted.git("hash-object", "-w", "--stdin", data=content)))
    commit = commit_tree(hosted, write_tree(hosted, head, rows), [head], message)
    hosted.git("update-ref", f"refs/heads/{branch}", commit, head)
    return commit


def write_tree(hosted: Hosted, base: str | None, rows: list[tuple[str, str, str]]) -> str:
    """Make a tree from another one and (mode, path, id) rows, with a throw-away index."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"GIT_INDEX_FILE": str(Path(folder, "index"))}

        def git(*arguments: str, data: bytes = b"") -> str:
            command = ["git", f"--git-dir={hosted.git_dir}", "-c", "core.bare=true", *arguments]
            done = subprocess.run(command, input=data, env=environment, check=True, capture_output=True)
            return done.stdout.decode().strip()

        git("read-tree", base or "--empty")
        lines = "".join(f"{mode} {object_id}\t{path}\0" for mode, path, object_id in rows)
        git("update-index", "-z", "--add", "--replace", "--index-info", data=lines.encode())
        return git("write-tree")


def commit_tree(hosted: Hosted, tree: str, parents: list[str], message: str) -> str:
    arguments = [part for parent in parents for part in ("-p", parent)]
    return hosted.git(*_IDENTITY, "commit-tree", tree, *arguments, data=message.encode())


def get_tree(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    recursive = ["-r", "-t"] if request.query.get("recursive") else []
    try:
        listed = hosted.git_bytes("ls-tree", "-z", *recursive, request.parameters["sha"])
        tree = hosted.git("rev-parse", f"{request.parameters['sha']}^{{tree}}")
    except subprocess.CalledProcessError as error:
        raise ApiError(404, "Not Found") from error
    api = f"{github.api_url}/repos/{hosted.full_name}/git"
    rows = []
    for line in listed.split(b"\0"):
        if line:
            head, name = line.decode().split("\t", 1)
            mode, kind, object_id = head.split(" ")
            rows.append(
                {
                    "path": name,
                    "mode": mode,
                    "type": kind,
                    "sha": object_id,
                    "url": f"{api}/{kind}s/{object_id}",
                }
            )
    return Answer(json={"sha": tree, "url": f"{api}/trees/{tree}", "tree": rows, "truncated": False})


def get_blob(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    object_id = request.parameters["sha"]
    data = hosted.git_bytes("cat-file", "blob", object_id)
    return Answer(
        json={
            "sha": object_id,
            "node_id": f"B_{object_id}",
            "url": f"{github.api_url}/repos/{hosted.full_name}/git/blobs/{object_id}",
            "size": len(data),
            "encoding": "base64",
            "content": base64.encodebytes(data).decode(),
        }
    )


def get_git_commit(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    shown = github.shapes.commit(hosted, hosted.commit_id(request.parameters["sha"]))
    kept = ("sha", "node_id", "url", "html_url", "parents")
    return Answer(json=shown["commit"] | {name: shown[name] for name in kept})


def post_blob(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    content = request.json["content"]
    data = base64.b64decode(content) if request.json.get("encoding") == "base64" else content.encode()
    sha = hosted.git("hash-object", "-w", "--stdin", data=data)
    return _created({"sha": sha, "url": f"{github.api_url}/repos/{hosted.full_name}/git/blobs/{sha}"})


def post_tree(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    rows = [(row["mode"], row["path"], row["sha"]) for row in request.json["tree"]]
    sha = write_tree(hosted, request.json.get("base_tree"), rows)
    return _created(
        {
            "sha": sha,
            "url": f"{github.api_url}/repos/{hosted.full_name}/git/trees/{sha}",
            "tree": [],
            "truncated": False,
        }
    )


def post_commit(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    sha = commit_tree(hosted, request.json["tree"], request.json["parents"], request.json["message"])
    return _created(get_git_commit(github, _with(request, sha=sha)).json)


def post_ref(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    name, sha = request.json["ref"], request.json["sha"]
    if not name.startswith("refs/heads/"):
        raise ApiError(422, f"{name} is not a valid ref name.")
    if name.removeprefix("refs/heads/") in hosted.branches():
        raise ApiError(422, "Reference already exists")
    hosted.git("update-ref", name, sha)
    return _created(_ref(github, hosted, name, sha))


def patch_ref(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    branch, sha = request.parameters["branch"], request.json["sha"]
    head = hosted.branches().get(branch)
    if head is None:
        raise ApiError(422, "Reference does not exist")
    if branch in hosted.protected:
        raise ApiError(422, PROTECTED.format(branch))
    if not request.json.get("force") and hosted.git("merge-base", head, sha) != head:
        raise ApiError(422, "Update is not a fast forward")
    hosted.git("update-ref", f"refs/heads/{branch}", sha)
    return Answer(json=_ref(github, hosted, f"refs/heads/{branch}", sha))


def get_comments(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    return paged(github, request, hosted.comments.get(int(request.parameters["number"]), []))


def post_comment(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    number = int(request.parameters["number"])
    if number in hosted.locked:
        raise ApiError(403, "Unable to create comment because issue is locked.")
    login = github.tokens[request.token or ""]
    return _created(add_comment(github, hosted, number, login, _body(request)))


def add_comment(github: "GitHubServer", hosted: Hosted, number: int, login: str, body: str) -> dict[str, Any]:
    """Put a comment under a pull request, as the login."""
    hosted.last_comment_id += 1  # never given twice
    comment_id = hosted.last_comment_id
    web = f"{github.url}/{hosted.full_name}/pull/{number}"
    api = f"{github.api_url}/repos/{hosted.full_name}/issues"
    comment = {
        "id": comment_id,
        "node_id": f"IC_{comment_id}",
        "url": f"{api}/comments/{comment_id}",
        "html_url": f"{web}#issuecomment-{comment_id}",
        "issue_url": f"{api}/{number}",
        "body": body,
        "user": github.shapes.user(login),
        "author_association": "NONE",
        "created_at": _WHEN,
        "updated_at": _WHEN,
    }
    hosted.comments.setdefault(number, []).append(comment)
    return comment


def patch_comment(github: "GitHubServer", request: Request) -> Answer:
    comment = _comment(github, request)[1]
    github.repository(request).edit(comment["node_id"], comment["body"], _body(request))
    comment["body"] = _body(request)
    return Answer(json=comment)


def delete_comment(github: "GitHubServer", request: Request) -> Answer:
    comments, comment = _comment(github, request)
    comments.remove(comment)
    return Answer(status=204, body=b"")


def post_pull(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    wanted = request.json
    if not hosted.actions_may_open_pulls:
        raise ApiError(403, "GitHub Actions is not permitted to create or approve pull requests.")
    open_pulls = [pull for pull in hosted.pulls if pull.state == "open"]
    if any((pull.head, pull.base) == (wanted["head"], wanted["base"]) for pull in open_pulls):
        raise ApiError(
            422,
            "Validation Failed",
            errors=[
                {"resource": "PullRequest", "code": "custom", "message": "A pull request already exists"}
            ],
        )
    if hosted.commit_id(wanted["head"]) == hosted.commit_id(wanted["base"]):
        raise ApiError(422, "Validation Failed", errors=[{"message": "No commits between"}])
    pull = PullRequest(
        number=1 + max((pull.number for pull in hosted.pulls), default=0),
        base=wanted["base"],
        head=wanted["head"],
        head_repository=hosted.full_name,
        title=wanted["title"],
        body=wanted.get("body"),
        author=github.tokens[request.token or ""],
    )
    hosted.pulls.append(pull)
    return _created(github.shapes.full_pull(hosted, pull, hosted))


def patch_pull(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    pull = next(pull for pull in hosted.pulls if str(pull.number) == request.parameters["number"])
    if "body" in request.json:
        shown = github.shapes.full_pull(hosted, pull, github.repositories[pull.head_repository.lower()])
        hosted.edit(shown["node_id"], pull.body, _body(request))
    for name in ("title", "body", "state"):
        if name in request.json:
            setattr(pull, name, request.json[name])
    return Answer(json=github.shapes.full_pull(hosted, pull, hosted))


def get_labels(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request)
    names = hosted.labels.get(int(request.parameters["number"]), [])
    return paged(github, request, [github.shapes.label(hosted, name) for name in names])


def post_labels(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    names = hosted.labels.setdefault(int(request.parameters["number"]), [])
    for name in request.json["labels"]:
        if name.casefold() not in {one.casefold() for one in names}:
            names.append(name)
    return Answer(json=[github.shapes.label(hosted, name) for name in names])


def delete_label(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    names = hosted.labels.get(int(request.parameters["number"]), [])
    found = [name for name in names if name.casefold() == request.parameters["name"].casefold()]
    if not found:
        raise ApiError(404, "Label does not exist")
    names.remove(found[0])
    return Answer(json=[github.shapes.label(hosted, name) for name in names])


def patch_release(github: "GitHubServer", request: Request) -> Answer:
    hosted = github.repository(request, write=True)
    number = int(request.parameters["number"])
    release = hosted.releases[number - 1]
    if len(request.json["body"]) > MOST_RELEASE:
        raise ApiError(422, "Validation Failed", errors=[{"message": "body is too long"}])
    release.body = request.json["body"]
    return Answer(json=github.shapes.release(hosted, release, number))


def _comment(github: "GitHubServer", request: Request) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    hosted = github.repository(request, write=True)
    for comments in hosted.comments.values():
        for comment in comments:
            if str(comment["id"]) == request.parameters["id"]:
                return comments, comment
    raise ApiError(404, "Not Found")


def _body(request: Request) -> str:
    body = request.json["body"]
    if not isinstance(body, str) or not body.strip():
        raise ApiError(422, "Validation Failed")
    if len(body) > MOST_BODY:
        raise ApiError(422, f"Body is too long (maximum is {MOST_BODY} characters)")
    return body


def _ref(github: "GitHubServer", hosted: Hosted, name: str, sha: str) -> dict[str, Any]:
    api = f"{github.api_url}/repos/{hosted.full_name}/git"
    target = {"type": "commit", "sha": sha, "url": f"{api}/commits/{sha}"}
    return {"ref": name, "node_id": f"REF_{name}", "url": f"{api}/{name}", "object": target}


def _created(document: Any) -> Answer:
    return Answer(status=201, json=document)


def _with(request: Request, **parameters: str) -> Request:
    return Request(
        method="GET", path=request.path, token=request.token, parameters={**request.parameters, **parameters}
    )


_REPO = "/repos/{owner}/{repo}"
_TABLE: tuple[tuple[str, str, Handler], ...] = (
    ("GET", f"{_REPO}/git/trees/{{sha}}", get_tree),
    ("GET", f"{_REPO}/git/blobs/{{sha}}", get_blob),
    ("GET", f"{_REPO}/git/commits/{{sha}}", get_git_commit),
    ("POST", f"{_REPO}/git/blobs", post_blob),
    ("POST", f"{_REPO}/git/trees", post_tree),
    ("POST", f"{_REPO}/git/commits", post_commit),
    ("POST", f"{_REPO}/git/refs", post_ref),
    ("PATCH", f"{_REPO}/git/refs/heads/{{branch:path}}", patch_ref),
    ("GET", f"{_REPO}/issues/{{number}}/comments", get_comments),
    ("POST", f"{_REPO}/issues/{{number}}/comments", post_comment),
    ("PATCH", f"{_REPO}/issues/comments/{{id}}", patch_comment),
    ("DELETE", f"{_REPO}/issues/comments/{{id}}", delete_comment),
    ("GET", f"{_REPO}/issues/{{number}}/labels", get_labels),
    ("POST", f"{_REPO}/issues/{{number}}/labels", post_labels),
    ("DELETE", f"{_REPO}/issues/{{number}}/labels/{{name}}", delete_label),
    ("PATCH", f"{_REPO}/releases/{{number}}", patch_release),
    ("POST", f"{_REPO}/pulls", post_pull),
    ("PATCH", f"{_REPO}/pulls/{{number}}", patch_pull),
)
