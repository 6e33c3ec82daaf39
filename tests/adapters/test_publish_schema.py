"""Our part of the GraphQL schema, held against the one that GitHub publishes."""

import os

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

from diff_insight.publish import graphql_calls
from tests.fakes.github.description import UnavailableError, npm_member
from tests.fakes.github.graphql import schema

PACKAGE = "@octokit/graphql-schema@15.26.1"
REQUESTS = [
    graphql_calls.CREATE_COMMIT,
    graphql_calls.UPDATE_REF,
    graphql_calls.VIEWER,
    graphql_calls.VERSIONS,
]


@pytest.fixture(scope="module")
def published() -> GraphQLSchema:
    try:
        text = npm_member(PACKAGE, "package/schema.graphql")
    except UnavailableError as error:
        if os.environ.get("DIFF_INSIGHT_REQUIRE_NPM"):
            raise
        pytest.skip(str(error))
    return build_schema(text.decode(), assume_valid=True)


@pytest.mark.parametrize("request_text", REQUESTS)
def test_every_request_is_valid_by_our_part(request_text: str) -> None:
    assert validate(schema(), parse(request_text)) == []


@pytest.mark.slow
@pytest.mark.parametrize("request_text", REQUESTS)
def test_every_request_is_valid_by_the_published_schema(published: GraphQLSchema, request_text: str) -> None:
    assert validate(published, parse(request_text)) == []


@pytest.mark.slow
def test_our_part_says_what_the_published_schema_says(published: GraphQLSchema) -> None:
    def fields(whole: GraphQLSchema, name: str) -> set[str]:
        found = getattr(whole.type_map[name], "fields", {})
        arguments = {
            f"{field}({argument}: {one.type})"
            for field, shape in found.items()
            for argument, one in getattr(shape, "args", {}).items()
        }
        return {f"{field}: {shape.type}" for field, shape in found.items()} | arguments

    for name in schema().type_map:
        if name.startswith("__") or name in {"Query", "Mutation"}:
            continue
        assert name in published.type_map
        assert fields(schema(), name) <= fields(published, name)
