"""Finds and fills the templates; the only module that knows Jinja2.

The templates hold the layout alone. What reaches one for Markdown has been made harmless for its flavor
before, or stands inside a fence that it cannot close; one for HTML escapes by itself.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates


def filled(name: str, values: Mapping[str, Any], own: OwnTemplates = NO_TEMPLATES) -> str:
    """Fill a template.

    Args:
        name: Of the template (`comment.md.jinja`).
        values: What it shows.
        own: Templates of the user's in place of shipped ones; they are filled in a process of their own.

    Raises:
        InputError: A template of the user's is wrong or takes too long; names it, with the line.
    """
    if own.sources:
        return own.filled({**shipped(), **own.sources}, name, values)
    return _environment().get_template(name).render(values)


@cache
def shipped() -> Mapping[str, str]:
    """Give the source of every template that ships."""
    folder = Path(__file__).with_name("templates")
    return {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.is_file()}


@cache
def _environment() -> jinja2.Environment:
    # only a template for HTML escapes: see above
    return jinja2.Environment(loader=jinja2.DictLoader(shipped()), **OPTIONS)  # noqa: S701


def fingerprint(text: str) -> str:
    """Give what a content security policy knows a script or a style of the page itself by."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _escapes(name: str | None) -> bool:
    return name is not None and name.endswith(".html.jinja")


OPTIONS: Mapping[str, Any] = {
    "autoescape": _escapes,
    "undefined": jinja2.StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
