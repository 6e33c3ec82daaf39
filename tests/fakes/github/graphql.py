"""GraphQL as GitHub answers it: checked by the schema, status 200 for almost every trouble."""

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError, GraphQLSchema, build_schema, graphql_sync

from tests.fakes.github.hosted import Hosted
from tests.fakes.github.routing import Answer, ApiError, Handler, Request
from tests.fakes.github.writes import PROTECTED, Writes, commit_tree, write_tree

if TYPE_CHECKING:
    from tests.fakes.github.server import GitHubServer

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


class _Root:
    def __init__(self, github: "GitHubServer", request: Request) -> None:
        self.github, self.request = github, request

    def viewer(self, _info: Any) -> dict[str, str]:
        return {"login": self.github.tokens[self.request.token or ""]}

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
        return hosted


def _error(kind: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"type": kind})
