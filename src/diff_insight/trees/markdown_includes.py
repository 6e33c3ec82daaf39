"""Lines of Markdown that put another file here: each processor of pages has its own way to say so."""

import re

_WAYS = tuple(
    re.compile(rf"{pattern}[ \t]*$")
    for pattern in (
        r"\{!([^!{}]{1,300})!\}",  # markdown-include
        r";?-{1,10}8<-{1,10}[ \t]+[\"']([^\"']{1,300})[\"']",  # snippets of PyMdown
        r"\{\{#(?:include|rustdoc_include|playground)[ \t]+([^{}]{1,300})\}\}",  # mdBook
        r"<!-{2,3}@include:([^<>]{1,300}?)-->",  # VitePress
        r"<<<[ \t]+(\S{1,300})[^\n]{0,100}",  # VitePress
        r"@@include\([\"']([^\"']{1,300})[\"'][^()]{0,300}\)",  # gulp-file-include
    )
)
_BEGINS = ("{!", "-", ";-", "{{#", "<!--", "<<<", "@@")
_PAGE = re.compile(r"import[ \t]+\w{1,100}[ \t]+from[ \t]+[\"']([^\"']{1,300}\.mdx?)[\"'];?[ \t]*$")
"""An import of MDX that makes another page a component."""


def included_by(line: str) -> str:
    """Give the file that a line puts in its place; empty where it is no such line."""
    if not line.startswith(_BEGINS):
        return ""
    found = next(filter(None, (way.match(line) for way in _WAYS)), None)
    return found[1].strip() if found is not None else ""


def page_imported_by(line: str) -> str:
    """Give the page that an import of MDX makes a component; empty where it is none."""
    found = _PAGE.match(line)
    return found[1] if found is not None else ""
