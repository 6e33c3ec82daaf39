"""What a component or a shortcode of a page is told, by name: one value that changed, not all of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from diff_insight.model import Fact

_PAIR = re.compile(
    r"\s*+([\w@:.-]++)(?:\s?=\s?(?:\"([^\"]*+)\"|'([^']*+)'|\{([^{}]*+)\}|([^\s\"'{}=<>]++)))?(?=\s|$)"
)
_MOST = 30
"""Attributes of one tag; what has more is told whole."""


def by_attribute(fact: Fact) -> Fact:
    """Give a fact of a component with each attribute of it that changed, where they have names."""
    if not any(part.thing == "block_options" and part.name for part in fact.parts):
        return fact
    return replace(fact, parts=tuple(one for part in fact.parts for one in _attributes(part)))


def _attributes(part: Fact) -> Iterator[Fact]:
    was, now = read(part.old or ""), read(part.new or "")
    known = part.thing == "block_options" and part.name and was is not None and now is not None
    if not known or was is None or now is None or not (part.old or part.new):
        yield part
        return
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) == now.get(key):
            continue
        action = "added" if key not in was else "removed" if key not in now else "changed"
        yield replace(
            part,
            kind=f"html_attribute_{action}",
            name=key,
            where=part.where[:-1],
            old=was.get(key) or None,
            new=now.get(key) or None,
            details={"tag": part.name},
        )


def read(said: str) -> Mapping[str, str] | None:
    """Give what stands in a tag behind its name as keys and values; None where not all of it has names."""
    found: dict[str, str] = {}
    at = 0
    while match := _PAIR.match(said, at):
        at = match.end()
        value = next((one for one in match.groups()[1:] if one is not None), None)
        found[match[1]] = "" if value is None else value
        if len(found) > _MOST:
            return None
    named = not said.strip() or "=" in said
    return found if named and not said[at:].strip() else None
