"""What a file is for: by path and name, and by the marks that generated files carry; one row a rule."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from diff_insight.diff.classify import matcher
from diff_insight.late import late
from diff_insight.model import Role
from diff_insight.trees.comments import GENERATORS_MARK

_HEAD = 40
"""Lines at the beginning of a file in which a generator says so."""
_MINIFIED = 1_000
"""Characters of a line from which on no person wrote it."""

_BY_PATH: tuple[tuple[Role, str], ...] = (
    (
        "vendored",
        r"(?:^|/)(?:vendor|vendors|vendored|_vendor|node_modules|(?:third|3rd)[_-]?party|bower_components)/",
    ),
    (
        "vendored",  # a library of C or C++ keeps there what users may take from their system instead
        r"(?:^|/)bundled/(?:[^/]+/){0,4}[^/]+\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inl|ipp)$",
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
    ("generated", r"(?:^|/)(?:dist|__snapshots?__|__generated__|generated|BenchmarkDotNet\.Artifacts)/"),
    (
        "generated",  # what javadoc, Scaladoc, Dokka and Doxygen write, not what they are told by
        (
            r"^(?=.*(?:\.(?:html?|css|js|xml)|/(?:package|element)-list)$)"
            r"(?:.*/)?(?:javadocs?|apidocs|scaladocs?|dokka|doxygen/html|doxygen/xml)/"
        ),
    ),
    (
        "ci",
        (
            r"(?:^|/)(?:\.github/(?:workflows|actions|scripts)/|\.circleci/|\.gitlab/|\.buildkite/|\.drone\.yml$|\.gitlab-ci\.ya?ml$|"
            r"\.travis\.yml$|azure-pipelines[^/]*\.ya?ml$|Jenkinsfile$|appveyor\.yml$|bitbucket-pipelines\.yml$)"
        ),
    ),
    (
        "asset",  # pictures of a site, whatever the folder in which it keeps them is called
        (
            r"^(?:(?!(?:tests?|__tests__|specs?|testdata|fixtures|examples?|samples?|demos?)/)[^/]+/)"
            r"{0,4}(?:static|public|assets|images?|img)/"
            r"(?:[^/]+/){0,8}[^/]+\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif)$"
        ),
    ),
    (
        "test",
        (
            r"(?:^|/)(?:tests?|__tests__|specs?|testdata|test[-_]?suite|fixtures|testing|fuzz(?:ing|ers?)?|[^/]+[._-]tests?|(?-i:[^/]+Tests?)|(?-i:[^/]+\.(?:Unit|Integration)?Specs?))/|"
            r"(?:^|/)(?-i:[^/]{1,80}\.Tests?[ .][^/]{1,80})/|"
            r"(?:^|/)bench(?:es|marks?)?/(?!.*\.(?:mdx?|rst|adoc|txt|csv|tsv|json|html?|png|jpe?g|gif|svg|webp|avif)$)|"
            r"(?:^|/)(?:test_[^/]+|[^/]+_(?:test|spec)\.\w+|[^/]+\.(?:test(?:-d)?|spec)\.\w+|conftest\.py|[^/]+-tests\.[cm]?[jt]sx?|(?-i:[^/]+Tests?)\.(?:java|cs|kt|swift|scala|php))$|"
            r"(?:^|/)(?:integration|e2e|acceptance)/(?:[^/]+/){0,8}[^/]+-(?:test|spec)\.[cm]?[jt]sx?$|"
            r"(?:^|/)(?<!packages/)(?:[^/]+[._-])?test[._-]?(?:apps?|helpers?|support|util(?:s|ities)?)/|"
            r"(?:^|/)(?-i:[A-Z][A-Za-z0-9]*Test(?:Helpers?|Support|Util(?:s|ities)?))/"
        ),
    ),  # what a monorepo publishes as `packages/test-utils` is a product
    ("example", r"(?:^|/)_?(?:examples?|samples?|demos?)/"),
    (
        "example",
        r"^(?:play\.[cm]?[jt]sx?|(?:playground|sandbox|scratch(?:pad)?)\.[^./]+)$",
    ),  # where things are tried out
    (
        "build",
        r"(?:^|/)(?:CMakeLists\.txt|meson(?:_options\.txt|\.options)|(?:requirements|constraints)[^/]*\.(?:txt|in)|requirements/[^/]+\.(?:txt|in)|MANIFEST\.in)$",
    ),
    (
        "config",
        r"(?:^|/)docs?/(?:source/)?conf\.py$|(?:^|/)(?:docfx|typedoc|mint|lerna|nx|turbo|renovate|vercel|netlify|firebase|biome|nodemon|angular|cypress|[^/]+[-_.]config)\.json$",
    ),
    (
        "build",
        (
            r"^(?:build|scripts?|tools?)/(?:[^/]+/)*[^/]+\.(?:sh|bash|ps1|py|rb|pl|rs|[cm]?[jt]s)$|(?:^|/)build\.rs$|"
            r"^(?=.*\.(?:kts?|java|groovy|gradle)$)(?:.*/)?(?:buildSrc|build-logic)/|^project/[^/]+\.(?:scala|sbt)$|\.sbt$"
        ),
    ),
    (
        "docs",
        (
            r"(?:^|/)(?:README|CHANGE(?:S|LOG)|HISTORY|NEWS|RELEASE[-_]?NOTES|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AUTHORS|LICEN[CS]E|COPYING|NOTICE)"
            r"(?:\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|html?|\d[\w.]*))?$|(?:^|/)CITATION\.cff$|(?:^|/)[^/]+\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|ipynb)$|^(?=.*\.html?$)(?:.*/)?docs?/|"
            r"(?:^|/)(?:newsfragments|changelog\.d|changes\.d)/|(?:^|/)(?:toc|_category_)\.(?:ya?ml|json)$|"
            r"(?:^|/)(?:content|docs?|website)/(?:[^/]+/){0,8}(?:_?meta|nav(?:igation)?|_?sidebars?)\.(?:ya?ml|json)$"
        ),
    ),
    (
        "schema",
        r"(?:^|/)[^/]+\.(?:proto|graphqls?|gql|avsc|xsd|thrift|prisma|sql)$|(?:^|/)(?:openapi|swagger)[^/]*\.(?:ya?ml|json)$|(?:^|/)schema\.rb$|\.schema\.json$",
    ),
    (
        "build",
        (
            r"(?:^|/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.(?:txt|in)|Pipfile|package\.json|Cargo\.toml|go\.mod|Gemfile|[^/]+\.gem(?:file|spec)|"
            r"composer\.json|pom\.xml|build\.xml|[^/]+\.targets|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gradle\.properties|dotnet-tools\.json|[^/]+\.versions\.toml|[^/]+\.(?:cs|fs|vb)proj|[^/]+\.sln|"
            r"Directory\.[^/]+\.props|pubspec\.yaml|mix\.exs|Package\.swift|Makefile|CMakeLists\.txt|[^/]+\.cmake|Dockerfile[^/]*|Containerfile|"
            r"[^/]+\.dockerfile|meson\.build|BUILD(?:\.bazel)?|(?:WORKSPACE|MODULE)(?:\.bazel)?|tox\.ini|noxfile\.py|justfile|Rakefile|Chart\.yaml|flake\.nix|\.gitmodules)$"
        ),
    ),
    (
        "asset",
        r"(?:^|/)[^/]+\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|drawio|vsdx|psd|ai|woff2?|ttf|otf|eot|mp[34]|webm|wav|ogg|pdf|docx?|xlsx?|pptx?|od[tspg]|epub|zip|gz|jar)$",
    ),
    (
        "config",
        (
            r"(?:^|/)\.[^/]+$|(?:^|/)\.(?:github|vscode|devcontainer|idea)/|(?:^|/)[^/]+\.(?:ya?ml|toml|ini|cfg|conf|properties|env|tf|tfvars|hcl|plist|editorconfig)(?:\.(?:j2|jinja2?|erb))?$|"
            r"(?:^|/)(?:tsconfig|jsconfig|[^/]+\.config\.[cm]?[jt]sx?$|gatsby-(?:browser|config|node|ssr)\.[cm]?[jt]sx?$|\.eslintrc)[^/]*$|(?:^|/)docs?/(?:source/)?conf\.py$|(?:^|/)(?:CODEOWNERS|CNAME)$|(?:^|/)\.well-known/"
        ),
    ),
    ("data", r"(?:^|/)[^/]+\.(?:json5?|jsonl|csv|tsv|xml|parquet|po|pot|arb|resx|strings|xliff?|lock)$"),
)
"""The first that matches says the role; a file that none takes is source."""

_ROWS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _BY_PATH)
_TOKEN, _TOKEN_WORDS = 200, 2
"""Characters and words of what a service asks for: `google-site-verification: google1f.html`."""
_GENERATED = late(rf"\bgenerated (?:by|from|file|code)\b|{GENERATORS_MARK}", re.IGNORECASE)
_GOES_ON = re.compile(r"[\w,]\s*$")
"""A line of a comment whose sentence goes on in the next one: what that says is no mark of a generator."""
_HTML = re.compile(r"\.html?$", re.IGNORECASE)
_YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)
_PAGE_MARK = re.compile(r"\s*### YamlMime:")
_PAGE_KEY = re.compile(
    r"^(title|metadata|summary|description|sections|landingContent|ms\.[a-z]+):", re.MULTILINE
)
"""Top-level keys of a page that is written in YAML: https://learn.microsoft.com/contribute has such."""
_PAGE_KEYS = frozenset({"metadata", "summary", "sections", "landingContent"})


_OF_PAGES = frozenset({"content", "doc", "docs", "documentation", "guide", "guides", "manual"})
_PAGES = frozenset({"adoc", "markdown", "md", "mdx", "rst"})
_OF_TESTS = frozenset({"__tests__", "fixtures", "spec", "specs", "test", "testdata", "tests"})
"""Folders that hold tests or what these read, whatever stands around them."""


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
    if found == "test" and _is_about_tests(path):
        return "docs"
    if found == "config" and text and _YAML.search(path) and _is_page(text):
        return "docs"
    if found in {None, "docs"} and text and _HTML.search(path) and _is_token(text):
        return "config"
    page = found == "docs" and _HTML.search(path)
    if (page or found in {None, "config", "data", "asset", "schema"}) and text and _is_generated(text):
        return "generated"
    return found or "source"


def _is_page(text: str) -> bool:
    """Tell whether a file of YAML is a page: it says so itself, or has a title and what a page holds."""
    if _PAGE_MARK.match(text):
        return True
    keys = set(_PAGE_KEY.findall(text[: _HEAD * 200]))
    return "title" in keys and bool(keys & _PAGE_KEYS)


def _is_token(text: str) -> bool:
    """Tell a file that only shows a service whose the site is: one line without any mark-up or sentence."""
    line = text.strip()
    return 0 < len(line) <= _TOKEN and "<" not in line and len(line.split()) <= _TOKEN_WORDS


def _is_generated(text: str) -> bool:
    head = text[: _HEAD * 200].split("\n", _HEAD)[:_HEAD]
    comments = [row for row in head if row.lstrip()[:1] in set("#/*<;-!%\"'")]
    begins = [row for before, row in pairwise(["", *comments]) if not _GOES_ON.search(before)]
    return any(_GENERATED.search(row[:400]) for row in begins) or any(
        len(row) > _MINIFIED for row in head[:5] if row.count(" ") < len(row) // 20
    )


def _is_about_tests(path: str) -> bool:
    """Tell a page about testing, in a folder of pages, from one that tests read."""
    *folders, name = path.casefold().split("/")
    page = name.rpartition(".")[2] in _PAGES and not _OF_PAGES.isdisjoint(folders)
    return page and _OF_TESTS.isdisjoint(folders)
