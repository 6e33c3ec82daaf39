"""Git over HTTP, served by git's own `http-backend`, with what GitHub allows: filters and any SHA."""

import os
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tests.fakes.github.routing import Answer, Request

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer

DEFAULTS = {
    "uploadpack.allowFilter": "true",
    "uploadpack.allowAnySHA1InWant": "true",
    "safe.directory": "*",
    "http.receivepack": "false",
    "protocol.version": "2",  # which lets any object be asked for by itself
}


def answer(github: "GitHubServer", request: Request, query: str) -> Answer:
    """Serve one git request; a repository that the token may not see asks for credentials, as GitHub does."""
    _, owner, name, *rest = (*request.path.split("/"), "", "", "")
    full_name = f"{owner}/{name.removesuffix('.git')}"
    if full_name in github.renamed:
        target = f"{github.url}/{github.renamed[full_name]}.git/{'/'.join(rest).rstrip('/')}"
        return Answer(status=301, body=b"", headers={"Location": f"{target}?{query}" if query else target})
    hosted = github.repositories.get(full_name.lower())
    may = hosted is not None and (
        not hosted.private or (request.token or "") in hosted.readers | hosted.writers
    )
    if (request.token is not None and request.token not in github.tokens) or not may or hosted is None:
        return Answer(
            status=401,
            body=b"Repository not found.",
            headers={"Content-Type": "text/plain", "WWW-Authenticate": 'Basic realm="GitHub"'},
        )
    return _backend(str(hosted.git_dir), request, query, github.git_settings)


def _backend(git_dir: str, request: Request, query: str, settings: Mapping[str, str]) -> Answer:
    below = request.path.split("/", 3)[3]
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": str(len(settings)),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_TRANSLATED": f"{git_dir}/{below}",
        "PATH_INFO": f"/{below}",
        "REQUEST_METHOD": request.method,
        "QUERY_STRING": query,
        "CONTENT_TYPE": request.header("Content-Type"),
        "CONTENT_LENGTH": str(len(request.body)),
        "GIT_PROTOCOL": request.header("Git-Protocol") if settings["protocol.version"] == "2" else "",
        "HTTP_CONTENT_ENCODING": request.header("Content-Encoding"),
    }
    for number, (key, value) in enumerate(settings.items()):
        environment |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    done = subprocess.run(
        ["git", "http-backend"], input=request.body, capture_output=True, check=False, env=environment
    )
    if not done.stdout:
        return Answer(status=500, body=done.stderr, headers={"Content-Type": "text/plain"})
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    status = int(headers.pop("Status", "200").split(" ")[0])
    return Answer(status=status, body=body, headers=headers)
