"""What a file is for: by path and name, and by the marks that generated files carry; one row a rule."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from diff_insight.diff.classify import matcher
from diff_insight.model import Role

_HEAD = 40
"""Lines at the beginning of a file in which a generator says so."""
_MINIFIED = 1_000
"""Characters of a line from which on no person wrote it."""

_BY_PATH: tuple[tuple[Role, str], ...] = (
    (
        "vendored",
        r"(?:^|/)(?:vendor|vendors|vendored|_vendor|node_modules|third[_-]?party|bower_components)/",
    ),
    (
        "lock",
        (
            r"(?:^|/)(?:[^/]*\.lock|[^/]*-lock\.(?:json|ya?ml)|npm-shrinkwrap\.json|bun\.lockb?|go\.sum|packages\.lock\.json|"
            r"Package\.resolved|gradle\.lockfile|\.terraform\.lock\.hcl|mix\.lock|Chart\.lock)$"
        ),
    ),
    (
        "generated",
        r"(?:^|/)[^/]*(?:\.min\.(?:js|css)|\.map|_pb2(?:_grpc)?\.pyi?|\.pb\.(?:go|cc|h)|\.g\.dart|\.designer\.cs)$",
    ),
    ("generated", r"(?:^|/)(?:dist|__snapshots__|__generated__|generated)/"),
    (
        "ci",
        (
            r"(?:^|/)(?:\.github/(?:workflows|actions)/|\.circleci/|\.gitlab/|\.buildkite/|\.drone\.yml$|\.gitlab-ci\.ya?ml$|"
            r"\.travis\.yml$|azure-pipelines[^/]*\.ya?ml$|Jenkinsfile$|appveyor\.yml$|bitbucket-pipelines\.yml$)"
        ),
    ),
    (
        "test",
        (
            r"(?:^|/)(?:tests?|__tests__|specs?|testdata|fixtures|testing|fuzz(?:ing|ers?)?|[^/]+[._-]tests?|[^/]+Tests?)/|"
            r"(?:^|/)(?:test_[^/]+|[^/]+_(?:test|spec)\.\w+|[^/]+\.(?:test|spec)\.\w+|conftest\.py|[^/]+Tests?\.(?:java|cs|kt|swift|scala|php))$"
        ),
    ),
    ("example", r"(?:^|/)(?:examples?|samples?|demos?)/"),
    (
        "build",
        r"(?:^|/)(?:(?:requirements|constraints)[^/]*\.(?:txt|in)|requirements/[^/]+\.(?:txt|in)|MANIFEST\.in)$",
    ),
    ("config", r"(?:^|/)docs?/(?:source/)?conf\.py$"),
    (
        "docs",
        (
            r"(?:^|/)(?:README|CHANGE(?:S|LOG)|HISTORY|NEWS|RELEASE[-_]?NOTES|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AUTHORS|LICEN[CS]E|COPYING|NOTICE)"
            r"(?:\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|html?|\d[\w.]*))?$|(?:^|/)[^/]+\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|ipynb)$|(?:^|/)docs?/[^/]+\.(?:html?)$|"
            r"(?:^|/)(?:newsfragments|changelog\.d|changes\.d)/|(?:^|/)toc\.ya?ml$"
        ),
    ),
    (
        "schema",
        r"(?:^|/)[^/]+\.(?:proto|graphqls?|gql|avsc|xsd|thrift|prisma|sql)$|(?:^|/)(?:openapi|swagger)[^/]*\.(?:ya?ml|json)$|(?:^|/)schema\.rb$|\.schema\.json$",
    ),
    (
        "build",
        (
            r"(?:^|/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.(?:txt|in)|Pipfile|package\.json|Cargo\.toml|go\.mod|Gemfile|[^/]+\.gemspec|"
            r"composer\.json|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gradle\.properties|[^/]+\.versions\.toml|[^/]+\.(?:cs|fs|vb)proj|[^/]+\.sln|"
            r"Directory\.[^/]+\.props|pubspec\.yaml|mix\.exs|Package\.swift|Makefile|CMakeLists\.txt|[^/]+\.cmake|Dockerfile[^/]*|Containerfile|"
            r"[^/]+\.dockerfile|meson\.build|BUILD(?:\.bazel)?|WORKSPACE|tox\.ini|noxfile\.py|justfile|Rakefile|Chart\.yaml|flake\.nix|\.gitmodules)$"
        ),
    ),
    (
        "asset",
        r"(?:^|/)[^/]+\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|drawio|vsdx|psd|ai|woff2?|ttf|otf|eot|mp[34]|webm|wav|ogg|pdf|zip|gz|jar)$",
    ),
    (
        "config",
        (
            r"(?:^|/)\.[^/]+$|(?:^|/)\.(?:github|vscode|devcontainer|idea)/|(?:^|/)[^/]+\.(?:ya?ml|toml|ini|cfg|conf|properties|env|tf|tfvars|hcl|plist|editorconfig)$|"
            r"(?:^|/)(?:tsconfig|jsconfig|[^/]+\.config\.[cm]?[jt]sx?$|\.eslintrc)[^/]*$|(?:^|/)docs?/(?:source/)?conf\.py$|(?:^|/)CODEOWNERS$"
        ),
    ),
    ("data", r"(?:^|/)[^/]+\.(?:json5?|jsonl|csv|tsv|xml|parquet|po|pot|arb|resx|strings|xliff?|lock)$"),
)
"""The first that matches says the role; a file that none takes is source."""

_ROWS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _BY_PATH)
_GENERATED = re.compile(
    r"@generated|\bDO NOT EDIT\b|\bauto[- ]?generated\b|\bautomatically generated\b|"
    r"\bgenerated (?:by|from|file|code)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _overrides(roles: tuple[tuple[Role, tuple[str, ...]], ...]) -> list[tuple[Role, object]]:
    return [(role, matcher(patterns)) for role, patterns in roles]


def role_of(path: str, text: str | None = None, *, roles: Mapping[Role, Iterable[str]] | None = None) -> Role:
    """Tell what a file is for.

    Args:
        path: Its path.
        text: Its content, as far as it is known: generators say there what they made.
        roles: Patterns of the configuration; the first match wins over every other rule.
    """
    if roles:
        for role, matches in _overrides(tuple((role, tuple(patterns)) for role, patterns in roles.items())):
            if matches(path):  # type: ignore[operator]
                return role
    found = next((role for role, row in _ROWS if row.search(path)), None)
    if found in {None, "config", "data", "asset", "schema"} and text and _is_generated(text):
        return "generated"
    return found or "source"


def _is_generated(text: str) -> bool:
    head = text[: _HEAD * 200].split("\n", _HEAD)[:_HEAD]
    comments = [row for row in head if row.lstrip()[:1] in set("#/*<;-!%\"'")]
    return any(_GENERATED.search(row[:400]) for row in comments) or any(
        len(row) > _MINIFIED for row in head[:5] if row.count(" ") < len(row) // 20
    )
