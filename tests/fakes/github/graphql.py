"""GraphQL as GitHub answers it: checked by the schema, status 200 for almost every trouble."""

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError, GraphQLSchema, build_schema, graphql_sync

from tests.fakes.github.hosted import Hosted
from tests.fakes.github.routing import Answer, ApiError, Handler, Request, Routes
from tests.fakes.github.writes import PROTECTED, Writes, commit_tree, write_tree

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer

MAX_TEXT = 512_000
"""Bytes of a blob that are shown; GitHub's own bound is not documented, so tests lean on the flag alone."""

SCHEMA = Path(__file__).with_name("schema.graphql")


@cache
def schema() -> GraphQLSchema:
    return build_schema(SCHEMA.read_text("utf-8"))


class GraphQLWrites(Writes):
    """The write endpoints with GraphQL."""

    def __init__(self) -> None:
        super().__init__()
        mutation = self._noted(serve)

        def route(github: "GitHubServer", request: Request) -> Answer:
            handler: Handler = mutation if "mutation" in request.json["query"] else serve
            return handler(github, request)

        self.add("POST", "/graphql")(route)


def serve(github: "GitHubServer", request: Request) -> Answer:
    """Answer one GraphQL request."""
    if request.token not in github.tokens:
        raise ApiError(401, "Bad credentials")
    root = _Root(github, request)
    result = graphql_sync(
        schema(), request.json["query"], root_value=root, variable_values=request.json.get("variables")
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [
            {"message": error.message, "path": error.path, **(error.extensions or {})}
            for error in result.errors
        ]
    return Answer(json=answer)


QUERIES = Routes()
"""GraphQL where nothing is written."""
QUERIES.add("POST", "/graphql")(serve)


class _Root:
    def __init__(self, github: "GitHubServer", request: Request) -> None:
        self.github, self.request = github, request

    def viewer(self, _info: Any) -> dict[str, str]:
        return {"login": self.github.tokens[self.request.token or ""]}

    def repository(self, _info: Any, owner: str, name: str, followRenames: bool) -> "_Objects":  # noqa: N803 - GitHub's names
        assert followRenames
        full_name = self.github.renamed.get(f"{owner}/{name}", f"{owner}/{name}")
        hosted = self.github.repositories.get(full_name.lower())
        if hosted is None or (hosted.private and self.request.token not in hosted.readers | hosted.writers):
            raise _error("NOT_FOUND", f"Could not resolve to a Repository with the name '{full_name}'.")
        return _Objects(hosted)

    def node(self, _info: Any, id: str) -> dict[str, Any] | None:  # noqa: A002 - GitHub's name
        for hosted in self.github.repositories.values():
            if id in hosted.edits:
                kind = "PullRequest" if id.startswith("PR_") else "IssueComment"
                newest_first = [{"diff": text} for text in reversed(hosted.edits[id])]
                return {"__typename": kind, "userContentEdits": {"nodes": newest_first}}
        return None

    def createCommitOnBranch(self, _info: Any, input: dict[str, Any]) -> Any:  # noqa: A002, N802 - GitHub's names
        branch = input["branch"]["branchName"]
        hosted = self._writable(input["branch"]["repositoryNameWithOwner"])
        head = hosted.branches().get(branch)
        if head is None:
            raise _error("NOT_FOUND", f'A branch named "{branch}" could not be found.')
        if branch in hosted.protected:
            raise _error("BRANCH_PROTECTION_RULE_VIOLATION", PROTECTED.format(branch))
        if input["expectedHeadOid"] != head:
            message = f'Expected branch to point to "{input["expectedHeadOid"]}" but it points to "{head}".'
            raise _error("STALE_DATA", f"{message} Pull and try again.")
        rows = []
        for addition in input["fileChanges"]["additions"]:
            content = base64.b64decode(addition["contents"], validate=True)
            rows.append(
                ("100644", addition["path"], hosted.git("hash-object", "-w", "--stdin", data=content))
            )
        message = "\n\n".join(filter(None, (input["message"]["headline"], input["message"].get("body"))))
        commit = commit_tree(hosted, write_tree(hosted, head, rows), [head], message)
        hosted.git("update-ref", f"refs/heads/{branch}", commit, head)
        return {"commit": {"oid": commit}}

    def updateRefs(self, _info: Any, input: dict[str, Any]) -> Any:  # noqa: A002, N802 - GitHub's names
        found = [one for one in self.github.repositories.values() if f"R_{one.id}" == input["repositoryId"]]
        if not found:
            raise _error("NOT_FOUND", "Could not resolve to a node with the global id.")
        hosted = self._writable(found[0].full_name)
        for update in input["refUpdates"]:
            branch = update["name"].removeprefix("refs/heads/")
            head = hosted.branches().get(branch)
            if head != update.get("beforeOid", head):
                raise _error(
                    "STALE_DATA", f"{update['name']} is at {head} but expected {update['beforeOid']}"
                )
            if not update["force"] and head and hosted.git("merge-base", head, update["afterOid"]) != head:
                raise _error("UNPROCESSABLE", "Update is not a fast forward")
            hosted.git("update-ref", update["name"], update["afterOid"])
        return {"clientMutationId": None}

    def _writable(self, full_name: str) -> Hosted:
        hosted = self.github.repositories.get(full_name.lower())
        if hosted is None or (hosted.private and self.request.token not in hosted.readers | hosted.writers):
            raise _error("NOT_FOUND", f"Could not resolve to a Repository with the name '{full_name}'.")
        if self.request.token not in hosted.writers:
            raise _error("FORBIDDEN", "Resource not accessible by integration")
        if hosted.archived:
            raise _error("FORBIDDEN", "Repository was archived so is read-only.")
        return hosted


class _Objects:
    """The objects of one repository, as `Repository.object` gives them."""

    def __init__(self, hosted: Hosted) -> None:
        self.hosted = hosted

    def object(
        self, _info: Any, oid: str | None = None, expression: str | None = None
    ) -> dict[str, Any] | None:
        found = self.hosted.objects.find(oid or expression or "")
        if found is None:
            return None
        content = found.content
        shown = content[:MAX_TEXT]
        binary = b"\0" in content[:8000]
        return {
            "__typename": found.kind.capitalize(),
            "oid": found.id,
            "byteSize": len(content),
            "isBinary": binary,
            "isTruncated": len(content) > MAX_TEXT,
            "text": None if binary else shown.decode("utf-8", "replace"),
        }


def _error(kind: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"type": kind})
