"""Every request and every JSON answer of the suite, checked against GitHub's own description.

`@octokit/openapi` is fetched by name in the test set-up, cut down to the paths below and kept in a
cache outside the project. Where it cannot be fetched nothing is checked, and one test says so by
skipping; with `DIFF_INSIGHT_REQUIRE_NPM` set that is a failure instead.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import requests

if TYPE_CHECKING:
    from openapi_core.testing import MockRequest

_PACKAGE = "@octokit/openapi@23.0.2"
_MEMBER = "package/generated/api.github.com.json"
_REPOSITORY_PATHS = (
    "", "/branches", "/branches/{branch}", "/commits", "/commits/{commit_sha}/pulls", "/commits/{ref}",
    "/compare/{basehead}", "/contents/{path}", "/git/blobs", "/git/blobs/{file_sha}", "/git/commits",
    "/git/commits/{commit_sha}", "/git/matching-refs/{ref}", "/git/ref/{ref}", "/git/refs", "/git/refs/{ref}", "/git/tags/{tag_sha}",  # noqa: E501
    "/git/trees", "/git/trees/{tree_sha}", "/issues/comments/{comment_id}", "/issues/{issue_number}/comments",
    "/issues/{issue_number}/labels", "/issues/{issue_number}/labels/{name}", "/releases/{release_id}",
    "/pulls", "/pulls/{pull_number}", "/releases", "/releases/latest", "/releases/tags/{tag}", "/tags",
)  # fmt: skip
_PATHS = ("/user", *(f"/repos/{{owner}}/{{repo}}{rest}" for rest in _REPOSITORY_PATHS))
_SERVER = "https://api.github.com"
_LONG = {"path", "ref", "basehead", "branch", "tag"}
"""Parameters that may hold slashes."""


def cache_folder() -> Path:
    """Where fetched packages are kept between runs."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(root) / "diff-insight-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class UnavailableError(Exception):
    """A package that cannot be fetched here."""


def npm_member(package: str, member: str) -> bytes:
    """One file of an npm package, fetched once by name.

    Raises:
        UnavailableError: npm is missing or does not reach the registry.
    """
    kept = cache_folder() / (re.sub(r"\W+", "-", f"{package}-{member}").strip("-"))
    with (cache_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.with_suffix(".part").write_bytes(_packed(package, member))
            kept.with_suffix(".part").rename(kept)
    return kept.read_bytes()


def _packed(package: str, member: str) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", package, "--silent", "--fetch-retries=0", "--fetch-timeout=60000"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=100)
        if done.returncode != 0:
            raise UnavailableError(f"npm cannot fetch {package}")
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            found = archive.extractfile(member)
            assert found is not None
            return found.read()


class Description:
    """The cut-down description and what did not fit it."""

    def __init__(self, document: dict[str, Any]) -> None:
        from openapi_core import Config, OpenAPI  # noqa: PLC0415 - slow to import, needed only here

        self._api = OpenAPI.from_dict(document, config=Config(spec_validator_cls=None))
        self._patterns = [
            (pattern, re.compile(_expression(pattern)), set(document["paths"][pattern]))
            for pattern in sorted(document["paths"], key=lambda path: path.count("{") * 100 - len(path))
        ]
        self._described = {
            (pattern, method): set(operation["responses"])
            for pattern, operations in document["paths"].items()
            for method, operation in operations.items()
            if isinstance(operation, dict)
        }
        self._found: dict[tuple[object, ...], list[str]] = {}
        self.checked = 0

    def faults(self, response: requests.Response) -> list[str]:
        """What of a request and its answer is not as described; nothing where no JSON is spoken."""
        sent = response.request
        split = urlsplit(sent.url or "")
        path = re.sub(r"^/api/v3(?=/|$)", "", split.path)
        method = (sent.method or "").lower()
        if path.startswith("/repositories/") or split.path == "/api/graphql" or response.status_code == 301:
            return []
        found = next(
            (
                (pattern, match)
                for pattern, expression, methods in self._patterns
                if (match := expression.fullmatch(path)) and method in methods
            ),
            None,
        )
        if found is None:
            return [f"{method.upper()} {path}: no such endpoint in the description (or in _REPOSITORY_PATHS)"]
        self.checked += 1
        body = sent.body.encode() if isinstance(sent.body, str) else sent.body
        name = f"{sent.method} {split.path} -> {response.status_code}"
        asked = "asked", sent.method, sent.path_url, tuple(sent.headers.items()), body
        if asked not in self._found:  # most of what a test says it says again and again
            pattern, match = found
            request = _request(response, pattern, match, dict(parse_qsl(split.query)))
            self._found[asked] = _complaints(lambda: self._api.validate_request(request), name)
        return self._found[asked] + self._answer(response, found[0], name)

    def _answer(self, response: requests.Response, pattern: str, name: str) -> list[str]:
        """What of an answer is not as described: its request counts by its method and its path alone."""
        sent = response.request
        described = self._described[pattern, (sent.method or "").lower()]
        kind = response.headers.get("Content-Type", "")
        if str(response.status_code) not in described or not kind.startswith("application/json"):
            return []
        port = urlsplit(sent.url or "").netloc.encode()  # each server has one of its own
        said = "said", sent.method, pattern, response.status_code, response.content.replace(port, b"")
        if said not in self._found:
            from openapi_core.testing import MockRequest, MockResponse  # noqa: PLC0415 - slow to import

            request = MockRequest(_SERVER, sent.method or "", pattern, path_pattern=pattern)
            answer = MockResponse(
                response.content, status_code=response.status_code, content_type="application/json"
            )
            self._found[said] = _complaints(lambda: self._api.validate_response(request, answer), name)
        return self._found[said]


def _request(
    response: requests.Response, pattern: str, match: re.Match[str], query: dict[str, str]
) -> "MockRequest":
    from openapi_core.testing import MockRequest  # noqa: PLC0415 - slow to import

    sent = response.request
    body = sent.body.encode() if isinstance(sent.body, str) else sent.body
    return MockRequest(
        _SERVER,
        sent.method or "",
        pattern,
        path_pattern=pattern,
        args=query,
        view_args={name: unquote(text) for name, text in match.groupdict().items()},
        headers=dict(sent.headers),
        data=body if isinstance(body, bytes) else None,
    )


def _complaints(check: Any, name: str) -> list[str]:
    from openapi_core.exceptions import OpenAPIError  # noqa: PLC0415 - slow to import

    try:
        check()
    except OpenAPIError as error:
        details = [str(each) for each in getattr(error.__cause__, "schema_errors", [])] or [str(error)]
        return [f"{name}: {type(error).__name__}: {'; '.join(details)[:2000]}"]
    return []


@cache
def description() -> Description:
    """The description, fetched and cut down at most once a process.

    Raises:
        UnavailableError: It cannot be had here.
    """
    mark = hashlib.sha256(json.dumps([_PACKAGE, _PATHS, 3]).encode()).hexdigest()[:12]
    kept = cache_folder() / f"openapi-{mark}.json"
    if not kept.exists():
        trimmed = _trimmed(json.loads(npm_member(_PACKAGE, _MEMBER)))
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(trimmed))
        part.rename(kept)
    return Description(json.loads(kept.read_text()))


def _trimmed(whole: dict[str, Any]) -> dict[str, Any]:
    document = {
        "openapi": whole["openapi"],
        "info": whole["info"],
        "servers": [{"url": _SERVER}],
        "paths": {path: whole["paths"][path] for path in _PATHS},
        "components": {},
    }
    pending = set(_references(document["paths"]))
    while pending:
        kind, name = pending.pop()
        kept = document["components"].setdefault(kind, {})
        if name not in kept and kind != "examples":
            kept[name] = whole["components"][kind][name]
            pending |= set(_references(kept[name]))
    _mend(document)
    return document


def _references(node: Any) -> list[tuple[str, str]]:
    text = json.dumps(node)
    return [(kind, name) for kind, name in re.findall(r'"#/components/(\w+)/([^"]+)"', text)]


def _mend(node: Any) -> None:
    """Repair what openapi-core takes more literally than GitHub means it; drop the examples."""
    below = node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else []
    for each in below:
        _mend(each)
    if not isinstance(node, dict):
        return
    if "type" not in node.get("examples", {}):  # else it is a property of that name
        node.pop("examples", None)
    if "propertyName" in (node.get("discriminator") or {}):
        node.pop("discriminator")  # a folder is a list, which has no property to tell it by
    if node.get("nullable") is True:
        _mend_nullable(node)


def _mend_nullable(node: dict[str, Any]) -> None:
    if isinstance(node.get("enum"), list) and None not in node["enum"]:
        node["enum"].append(None)
    if "type" not in node and not {"oneOf", "anyOf", "allOf", "$ref"} & node.keys():
        node["type"] = "object"
    for several in {"oneOf", "anyOf"} & node.keys():
        node[several] = [*node[several], {"type": "object", "nullable": True, "enum": [None]}]


def _expression(pattern: str) -> str:
    return re.sub(
        r"\\\{(\w+)\\\}",
        lambda found: f"(?P<{found[1]}>{'.+' if found[1] in _LONG else '[^/]+'})",
        re.escape(pattern),
    )
