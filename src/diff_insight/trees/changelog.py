"""Changelogs and release notes: which sections are releases, and which items and paragraphs their entries.

Works on the tree of any format of prose: Keep a Changelog, HISTORY, CHANGES, NEWS, release notes, and
fragments of news that have a file each.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.late import late
from diff_insight.trees.changelog_headings import lists_headed, released_apart
from diff_insight.trees.node import Node

_PATH = re.compile(
    r"(?:^|/)(?:change[-_]?logs?|changes|history|news|releases?|release[-_]?notes?|whats[-_]?new|breaking[-_]?changes)"
    r"(?:[-_.]?v?\d[\w.-]*)?\.(?:md|mdx|markdown|rst|txt|adoc|asciidoc)$"
    r"|(?:^|/)(?:change[-_]?logs?|changes|history|news)$"
    r"|(?:^|/)(?:change[-_]?logs?|changes|rel(?:ease)?[-_]?notes?|releases|whats[-_]?new)/v?\d[\w.-]*\.(?:md|mdx|rst|adoc|txt)$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:^|/)(?P<folder>newsfragments?|news|changes|changelog(?:\.d|[-_]?fragments?|[-_]?entries)?|towncrier|fragments|"
    r"upcoming[-_]?changes|\.changeset|\.changes|release[-_]?notes\.d)/(?:[\w.-]+/)?"
    r"(?P<name>\+?[\w-]+?)(?:[./](?P<type>[a-z_-]+))?(?:\.\d+)?\.(?:md|rst|txt|adoc)$",
    re.IGNORECASE,
)
_VERSION = late(
    r"(?:^|[\s\[(@/])v?(\d{1,5}(?:\.(?:\d{1,8}|x)){1,4}"
    r"(?:[-.+]?(?:a|b|c|rc|alpha|beta|dev|pre|post|preview|snapshot|final|m|canary|next)[-.]?\d{0,8}(?:\.\d{1,8})?)?"
    r"|\d{1,5}(?:-(?:alpha|beta|rc)[.\d]*))(?=$|[\s\])(,:@-])",
    re.IGNORECASE,
)
"""A version in a heading: `8.5.0`, `v2.0.0-rc.1`, `[1.2.0] - 2030-01-01`, `pkg@1.0.0`."""
_COMING = late(
    r"(?:unreleased|upcoming|next(?: release| version)?|head|master|main|dev(?:elopment)?|in progress"
    r"|not yet released)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?\d{4}",
    re.IGNORECASE,
)
_RELEASED = late(
    rf"(?:un|not yet )released\.?$|(?:released?(?: date| on)?|date)?:?\s*(?:{_DATE.pattern})\.?$",
    re.IGNORECASE,
)
"""A paragraph that only says when a release was made."""
_LEAST = 3
"""Letters of a type: those of a line of releases (`1.x`) are fewer."""
_ISSUE = re.compile(r"#?\d+$")


def is_changelog(path: str) -> bool:
    """Tell by its path whether a page says what changed, release by release."""
    return _PATH.search(path) is not None and not _is_of_an_issue(path)


def _is_of_an_issue(path: str) -> bool:
    """Tell a fragment that names its issue and its type (`2849.bugfix.rst`) from the page of a release."""
    fragment = _FRAGMENT.search(path)
    return bool(fragment and len(fragment["type"] or "") >= _LEAST and _ISSUE.match(fragment["name"]))


def is_coming(name: str) -> bool:
    """Tell whether a heading is that of what no release holds yet."""
    return _COMING.match(name.strip("[]( ")) is not None


def entries(root: Node, path: str) -> Node:
    """Give the tree of a page, with the releases and entries of a changelog as things of their own."""
    if is_changelog(path):
        children = _gathered([_release_or_more(child) for child in released_apart(_headed(root.children))])
        if any(child.thing == "release" for child in children):  # what stands before the first is to come
            children = [_entry(child) if child.thing == "list_item" else child for child in children]
        return replace(root, children=tuple(children))
    fragment = _FRAGMENT.search(path)
    if fragment is not None and _is_of_a_release(fragment):
        details = {"type": fragment["type"].lower()} if fragment["type"] else {}
        if _ISSUE.match(fragment["name"]):
            details["issue"] = fragment["name"].lstrip("#")
        return replace(root, children=tuple(_entry(child, details) for child in root.children))
    return root


def _is_of_a_release(fragment: re.Match[str]) -> bool:
    """Tell a fragment of a changelog from a page beside it, and from a post among the news of a site."""
    name = fragment["name"].lower()
    if name.startswith(("readme", "template", "_template", "index")):
        return False
    shared = fragment["folder"].lower() in {"news", "changes", "fragments"}
    return not shared or bool(fragment["type"] or _ISSUE.match(name)) or name.startswith("+")


def _headed(nodes: Sequence[Node]) -> Sequence[Node]:
    """Give the nodes with sections made of what stands below paragraphs that are the headings of releases.

    Such a paragraph is a version with the day on which it came, and no section has one.
    """
    if any(_VERSION.search(node.name) for node in nodes if node.thing == "section"):
        return nodes
    made: list[Node] = []
    for node in nodes:
        if node.thing == "section":
            made.append(replace(node, children=tuple(_headed(node.children))))
        elif node.thing == "paragraph" and _HEADING.fullmatch(said := _said(node)):
            heads = tuple(range(node.first, node.last + 1))
            made.append(Node(thing="section", name=said, first=node.first, last=node.last, heads=heads))
        elif made and made[-1].thing == "section" and made[-1].heads and _HEADING.fullmatch(made[-1].name):
            made[-1] = replace(made[-1], last=node.last, children=(*made[-1].children, node))
        else:
            made.append(node)
    return made


_HEADING = late(
    rf"(?:version |release )?v?\d{{1,5}}(?:\.\w{{1,8}}){{1,4}}:?\s{{0,3}}"
    rf"(?:[-–(\[]?\s{{0,3}}(?:un|not yet )?(?:released)?(?:{_DATE.pattern})?[)\]]?)?:?",
    re.IGNORECASE,
)
"""A paragraph that names a release and nothing else."""
_BEGINS = re.compile(r"\[?v?\d{1,9}\.\d")
"""How the heading of a release begins that names nothing else."""


def _release_or_more(node: Node) -> Node:
    """Read a section of a changelog: a release holds entries, another section perhaps releases."""
    if node.thing != "section":
        return node
    found, coming = _VERSION.search(node.name), is_coming(node.name)
    if (found is None and not coming) or any(map(_begins_with_version, node.children)):
        children = tuple(_gathered([_release_or_more(child) for child in released_apart(node.children)]))
        if node.children == children and not node.heads:
            children = tuple(map(_entry, node.children))  # part of a release whose own heading is not shown
        return replace(node, children=children)
    date = _DATE.search(node.name)
    told = next((child for child in node.children if _RELEASED.match(_said(child))), None)
    if told is not None:
        date = date or _DATE.search(_said(told))
        node = replace(
            node,
            heads=(*node.heads, *range(told.first, told.last + 1)),
            children=tuple(child for child in node.children if child is not told),
        )
    attributes = {key: value for key, value in node.attributes.items() if key != "level"}
    return replace(
        node,
        thing="release",
        details={},
        name=found[1] if found else node.name.strip("[] "),
        attributes={**attributes, **({"date": date[0]} if date else {})},
        children=_inside(node.children, listed=any(one.thing == "list_item" for one in node.all())),
    )


def _begins_with_version(node: Node) -> bool:
    """Tell a release inside a section, whose heading is then that of a series of them."""
    return node.thing == "section" and _BEGINS.match(node.name) is not None


_PEOPLE = late(
    r"\b(?:contributors|committers|acknowledge?ments|special thanks|danksagung(?:en)?)\b|"
    r"贡献者|致谢|コントリビュータ|貢献者|謝辞",
    re.IGNORECASE,
)
"""Parts of a release that name people: GitHub, Lerna and release-it write such below what changed."""
_HEADS = frozenset({"release_section", "link"})
"""What a release may hold without saying anything of itself: sections, and the link of its heading."""


def _gathered(nodes: Sequence[Node]) -> list[Node]:
    """Put sections whose headings are as high as that of a release into it, where it holds nothing else."""
    made: list[Node] = []
    for node in nodes:
        release = made[-1] if made and made[-1].thing == "release" else None
        bare = release is not None and all(one.thing in _HEADS for one in release.children)
        if release is None or not bare or node.thing != "section":
            made.append(node)
            continue
        listed = any(one.thing == "list_item" for one in node.all())
        inner = _inside((node,), listed=listed)
        made[-1] = replace(release, last=node.last, children=(*release.children, *inner))
    return made


def _inside(nodes: tuple[Node, ...], *, listed: bool) -> tuple[Node, ...]:
    """Read what a release holds: entries, in sections or by themselves.

    Args:
        nodes: Of the release.
        listed: Whether its entries are items of lists, so that paragraphs only go with them.
    """
    found: list[Node] = []
    for node in lists_headed(nodes):
        if node.thing == "section" and _PEOPLE.search(node.name):
            found.append(replace(node, thing="release_section"))
        elif node.thing == "section":
            inner = _inside(node.children, listed=listed)
            found.append(replace(node, thing="release_section", children=inner))
        else:
            found.append(node if listed and node.thing == "paragraph" else _entry(node))
    return tuple(found)


def _said(node: Node) -> str:
    """Give all that an item or a paragraph says."""
    if node.thing not in {"list_item", "paragraph"}:
        return ""
    return node.details.get("whole") or " ".join(
        child.text for child in node.children if child.thing == "sentence"
    )


def _entry(node: Node, details: "dict[str, str] | None" = None) -> Node:
    """Make an entry of an item or a paragraph: quoted whole, so its sentences are no things of their own."""
    if node.thing not in {"list_item", "paragraph"}:
        return node
    said = _said(node)
    if not said:
        return node
    kept: list[Node] = []
    for child in node.children:  # a paragraph below what an item says only goes with it, as who wrote it
        goes_with = node.thing == "list_item" and child.thing == "paragraph"
        kept += child.children if child.thing == "sentence" else [child if goes_with else _entry(child)]
    return replace(
        node,
        thing="changelog_entry",
        name="",
        text=said,
        children=tuple(kept),
        attributes={},
        details=details or {},
    )
