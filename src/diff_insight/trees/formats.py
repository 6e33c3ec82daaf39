"""Which parser reads which file: one row a format, the first that takes a file reads it."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

from diff_insight.trees import dated_log
from diff_insight.trees.languages import row_of, written_as
from diff_insight.trees.node import Node, UnreadableError
from diff_insight.trees.package_files import table as package_files
from diff_insight.trees.text import Text

DEEP = 100
"""Nesting of nodes beyond which a text is told as plain lines."""
_PARTS = 32
"""Parts of a text that were read by themselves which are kept."""
LARGE = 4_000_000
"""Characters beyond which a text is told as plain lines, so that no file takes long."""
LONG = 60_000
"""Rows beyond which a page is told as plain lines: nobody wrote it, and each row may be a block."""


class Parse(Protocol):
    """Reads one version of a file.

    A parser takes any text, whole or with gaps, in time linear in its length, and raises nothing but
    `UnreadableError`. First and last of its nodes are rows of `text.source`, 1-based.
    """

    def __call__(self, text: Text) -> Node:
        """Give the root, a node of the thing `file` whose children are what the file holds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row: a format and how its files are known.

    Attributes:
        module: Name of the module beside this one that holds `parse`; imported when a file is read.
        takes: Tells by path and first line (empty where unknown) whether a file is of this format.
        language: Tells a file's language by its path and first line; None where it has none of its own.
        families: Modules of `diff_insight.facts` that hold the things of the format.
    """

    module: str
    families: tuple[str, ...] = ()
    takes: Callable[[str, str], bool]
    language: Callable[[str, str], str | None] = lambda _path, _line: None


def named(pattern: str) -> Callable[[str, str], bool]:
    """Take files by their path: a regular expression, searched without regard to case."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda path, _line: compiled.search(path) is not None


def _is_code(path: str, first_line: str) -> bool:
    return row_of(path, first_line) is not None


def _language(path: str, first_line: str) -> str | None:
    row = row_of(path, first_line)
    return row.language if row else None


def _by_suffix(**names: str) -> Callable[[str, str], str | None]:
    """Tell a file's language by the end of its name; the end itself where no name is given."""

    def language(path: str, _line: str) -> str | None:
        name = path.rpartition("/")[2].lower()
        suffix = name.rpartition(".")[2]
        return names.get(suffix) or names.get(suffix := written_as(name).rpartition(".")[2], suffix)

    return language


def _always(name: str) -> Callable[[str, str], str | None]:
    return lambda _path, _line: name


_MARKUP = {
    "vue": "vue",
    "svelte": "svelte",
    "astro": "astro",
    "svg": "svg",
    **dict.fromkeys(("xml", "pom", "targets", "props", "csproj", "fsproj", "vbproj"), "xml"),
}
_TEMPLATES = (
    *("html", "htm", "xhtml", "erb", "jinja", "jinja2", "j2", "hbs", "handlebars", "mustache"),
    *("wxml", "axml"),  # of mini programs
)
_PAGES = ("literals", "held_programs", "prose")
_VALUES = ("values", "infrastructure", "schemas")

_is_rst = named(r"\.rst$")
_is_markdown = named(r"\.(?:md|mdx|markdown|mdown|mkdn?|qmd|rmd)$")
_is_bare_log = named(r"(?:^|/)(?:change(?:s|log)|history|news)(?:\.txt)?$")
_is_debian_log = named(r"(?:^|/)debian/changelog$")
_is_dated_log = named(r"(?:^|/)changelog(?:[-.]\w{1,20})?$")
_is_plain_text = named(
    r"^(?!.*(?:^|/)(?:CMakeLists|requirements[^/]*|constraints[^/]*|robots)\.txt$).*\.txt$"
)
_is_named_page = named(
    r"(?:^|/)(?:readme|install|contributing|hacking|authors|thanks|todo|upgrading|faq|security)$"
    r"|^(?=(?:.*/)?doc(?:s|umentation)?/)(?:.*/)"
    r"(?!(?:GNU)?Makefile$|Dockerfile$|Gemfile$|Rakefile$|Jenkinsfile$|justfile$)[a-z]+$"
)
_is_meson = named(r"(?:^|/)meson(?:\.build|_options\.txt|\.options)$")
_is_bazel = named(r"(?:^|/)(?:BUILD|BUILD\.bazel|(?:WORKSPACE|MODULE)(?:\.bazel|\.bzlmod)?)$")
_NO_SOURCE = (
    r"^(?!.*\.(?:py|js|ts|go|rs|rb|java|php|c|h|cs|txt|md|rst|html?|json|ya?ml|toml|sh|j2|tmpl|tpl|erb)$).*"
)
"""A module that is called `makefile.py` is none, nor is a template of one."""

FORMATS: tuple[Format, ...] = (
    Format(module="package_files.table", takes=package_files.is_lock),
    Format(
        module="licence",
        families=_PAGES,
        takes=named(r"(?:^|/)(?:licen[cs]e|copying|unlicense|copyright)(?:[-_.][^/]*)?$"),
    ),
    Format(
        module="dated_log",
        families=_PAGES,
        takes=lambda path, line: (
            _is_debian_log(path, line) or (_is_dated_log(path, line) and dated_log.begins(line))
        ),
    ),
    Format(
        module="restructuredtext",
        families=_PAGES,
        takes=lambda path, line: (
            _is_rst(path, line) or (_is_bare_log(path, line) and not line.startswith("#"))
        ),
        language=_always("restructuredtext"),
    ),
    Format(
        module="asciidoc", families=_PAGES, takes=named(r"\.(?:adoc|asciidoc)$"), language=_always("asciidoc")
    ),
    Format(
        module="markdown",
        families=("markup", *_PAGES),  # of things of one name the last is meant
        takes=lambda path, line: _is_markdown(path, line) or _is_bare_log(path, line),
        language=_always("markdown"),
    ),
    Format(
        module="man_page",
        families=("markup", *_PAGES),
        takes=named(r"(?<!\.so)(?<=[a-z_-])\.[1-9](?:\.in)?$|\.(?:man|mdoc)$"),
        language=_always("roff"),
    ),
    Format(module="build_calls", families=_VALUES, takes=_is_meson, language=_always("meson")),
    Format(module="build_calls", families=_VALUES, takes=_is_bazel, language=_always("starlark")),
    Format(
        module="plain_text",
        families=_PAGES,
        takes=lambda path, line: (
            _is_plain_text(path, line) or (_is_named_page(path, line) and not line.startswith("#!"))
        ),
    ),
    Format(module="go_template", families=_VALUES, takes=named(r"(?:^|/)templates/.*\.tpl$")),
    Format(
        module="dockerfile",
        families=_VALUES,
        takes=named(
            _NO_SOURCE
            + r"(?:(?:^|/)(?:Dockerfile|Containerfile)(?:[.-][^/]*)?|\.(?:dockerfile|containerfile))$"
        ),
        language=_always("dockerfile"),
    ),
    Format(
        module="make",
        families=_VALUES,
        takes=named(_NO_SOURCE + r"(?:(?:^|/)(?:GNU)?Makefile(?:\.[^/]*)?|\.(?:mk|mak|make))$"),
        language=_always("makefile"),
    ),
    Format(
        module="justfile",
        families=_VALUES,
        takes=named(r"(?:^|/)\.?justfile$|\.just$"),
        language=_always("just"),
    ),
    Format(
        module="jenkinsfile",
        families=_VALUES,
        takes=named(_NO_SOURCE + r"(?:^|/)Jenkinsfile(?:\.[^/]*)?$|\.jenkinsfile$"),
        language=_always("groovy"),
    ),
    Format(
        module="cmake",
        families=_VALUES,
        takes=named(r"(?:^|/)CMakeLists\.txt$|\.cmake$"),
        language=_always("cmake"),
    ),
    Format(module="delimited", families=("prose",), takes=named(r"\.(?:csv|tsv)$"), language=_by_suffix()),
    Format(
        module="hcl",
        families=_VALUES,
        takes=named(r"\.(?:tf|tfvars|hcl|tofu|nomad)$"),
        language=_always("hcl"),
    ),
    Format(module="ignored", families=_VALUES, takes=named(r"(?:^|/)\.[a-z]{1,40}ignore$")),
    Format(
        module="keyed",
        families=_VALUES,
        takes=named(
            r"\.(?:ya?ml|cff|json[c5]?|webmanifest|geojson|avsc|avpr|toml|ini|cfg|properties|plist)"
            r"(?:\.(?:j2|jinja2?|erb))?$"
            r"|(?:^|/)(?:\.env[^/]*|[^/]*\.env|\.editorconfig|\.gitconfig|\.prettierrc|robots\.txt)$"
        ),
        language=_by_suffix(
            yml="yaml", cff="yaml", webmanifest="json", geojson="json", avsc="avro", avpr="avro", cfg="ini"
        ),
    ),
    Format(module="notebook", families=("markup",), takes=named(r"\.ipynb$"), language=_always("notebook")),
    Format(
        module="message_catalogues",
        families=("markup",),
        takes=named(r"\.(?:pot?|strings|resx|arb)$"),
    ),
    Format(
        module="hypertext",
        families=("literals", "symbols", "markup", "components"),
        takes=named(
            r"\.(?:html?|xhtml|svg|hbs|handlebars|mustache|vue|svelte|astro|wxml|axml|xml|pom|targets|props|(?:cs|fs|vb)proj)$"
            r"|(?:(?:^|/)[^/.]+|\.(?:html?|xhtml|svg|xml))\.(?:erb|jinja2?|j2)$"  # not of another language
        ),
        language=_by_suffix(**_MARKUP, **dict.fromkeys(_TEMPLATES, "html")),
    ),
    Format(
        module="style_sheet",
        families=("markup",),
        takes=named(r"\.(?:css|scss|less|pcss|wxss|acss)$"),
        language=_by_suffix(pcss="css", wxss="css", acss="css"),
    ),
    Format(
        module="protocol_buffers",
        families=("interfaces",),
        takes=named(r"\.proto$"),
        language=_always("protobuf"),
    ),
    Format(
        module="graphql",
        families=("interfaces",),
        takes=named(r"\.(?:graphqls?|gql)$"),
        language=_always("graphql"),
    ),
    Format(
        module="rails",
        families=("interfaces",),
        takes=named(r"(?:^|/)db/(?:\w+_)?schema\.rb$|(?:^|/)db/(?:\w+_)?migrate/[^/]+\.rb$"),
        language=_always("ruby"),
    ),
    Format(module="snapshots", families=("markup",), takes=named(r"\.snap$")),
    Format(module="sql", families=("interfaces",), takes=named(r"\.sql$"), language=_always("sql")),
    Format(
        module="code",
        families=("markup", "components", "literals", "symbols"),
        takes=_is_code,
        language=_language,
    ),
)
"""The rows, special formats before general ones (a lock file is read as packages before it is JSON)."""


def format_of(path: str, first_line: str = "") -> Format | None:
    """Give the format that takes a file; None where its lines are all that is known."""
    return next((row for row in FORMATS if row.takes(path, first_line)), None)


_PROSE = format_of("a.rst")


def read(text: Text, row: Format | None) -> Node:
    """Read a text into a tree, its lines numbered as in the file; where that fails, a root alone."""
    return _finished(text, _tree(text, row), row)


def read_both(before: Text, after: Text, was: Format | None, row: Format | None) -> tuple[Node, Node]:
    """Read both versions of a file.

    Where one of them cannot be read nothing of the other can be told to be new or gone: both are told as
    lines. What is called `.txt` is prose where one of its versions is.
    """
    trees = [_tree(before, was), _tree(after, row)]
    if before.source and after.source and sum(tree is None for tree in trees) == 1:
        other = _PROSE if row is not None and row.module == "plain_text" else None
        trees = [_tree(before, other), _tree(after, other)]
    return _finished(before, trees[0], was), _finished(after, trees[1], row)


def _tree(text: Text, row: Format | None) -> Node | None:
    """Read a text, its rows numbered as they stand; None where it is not read."""
    rows = text.source.count("\n") + 1
    too_long = len(text.source) > LARGE or (row is not None and "prose" in row.families and rows > LONG)
    if row is not None and text.source and not too_long:
        with suppress(UnreadableError):
            return tree_of(text, row)
    return None


def _finished(text: Text, tree: Node | None, row: Format | None) -> Node:
    """Give a root with the packages that a text names, and the numbers of its lines in the file."""
    root = tree or Node(thing="file", first=1, last=text.source.count("\n") + 1)
    if text.source and len(text.source) <= LARGE:
        root = package_files.grafted(root, text)
    if text.numbers:
        root = root.renumbered(text.numbers)
    return replace(root, first=0, again=_again(text, row) if text.whole else None)


def _again(text: Text, row: Format | None) -> Callable[[int, int], Node]:
    """Give what reads some lines of a text by themselves."""

    @cache
    def numbered() -> dict[int, str]:
        lines = text.source.split("\n")
        return dict(zip(text.numbers or range(1, len(lines) + 1), lines, strict=False))

    @lru_cache(_PARTS)
    def part(first: int, last: int) -> Node:
        lines = numbered()
        known = {number: lines[number] for number in range(first, last + 1) if number in lines}
        return read(Text.sparse(known, path=text.path), row)

    return part


def tree_of(text: Text, row: Format) -> Node:
    """Read a text in a format, its rows numbered as they stand.

    Raises:
        UnreadableError: It is not of the format, or beyond its bounds.
    """
    root = _parser(row.module)(text)
    if _deeper(root, DEEP):
        raise UnreadableError(text.path)
    return root


@cache
def _parser(module: str) -> Parse:
    parse: Parse = import_module(f"diff_insight.trees.{module}").parse
    return parse


def _deeper(root: Node, bound: int) -> bool:
    level = [root]
    for _ in range(bound):
        level = [child for node in level for child in node.children]
        if not level:
            return False
    return True
