"""What a file that is new says of itself: a program in its docstring, values in a key, a page at its head."""

from diff_insight.model import Fact
from diff_insight.telling.quoting import is_prose
from diff_insight.trees.comments import first_sentence, is_mark_of_generator

_METADATA = frozenset({"metadata_added", "metadata_removed"})
HEADINGS = frozenset({"section", "heading"})
_SAYING_WHAT = frozenset(
    {"about", "comment", "description", "displayname", "doc", "docs", "help", "label", "name", "purpose"}
    | {"shortdescription", "subject", "summary", "title"}
)
"""Keys whose value says what the file is: any other value may happen to be words."""
_FIRST_KEYS = 4
"""Keys at the beginning of a file of values among which one may say what it is."""


def documented(fact: Fact) -> str:
    """Give what a program or a file of values says of itself at its beginning: a sentence."""
    first = next((part for part in fact.parts if part.thing != "comment"), None)
    if first is not None and first.thing == "docstring":
        return first_sentence(first.new or "")
    values = [
        part.new or ""
        for part in fact.parts[:_FIRST_KEYS]
        if part.thing == "key" and _of_itself(part.name) in _SAYING_WHAT
    ]
    return next((said for said in values if is_prose(said) and " " in said.strip()), "")


def _of_itself(name: str) -> str:
    """Give a key as it is compared: formats differ in marks and capitals alone."""
    return "".join(filter(str.isalpha, name.casefold()))


def first_said(fact: Fact) -> str:
    """Give what the metadata of a page says of it, else its first sentence, whatever stands before that."""
    metadata = (one for part in fact.parts for one in part.all() if one.kind in _METADATA)
    described = next((one for one in metadata if one.name.lower() == "description"), None)
    if described is not None and is_prose(said := described.new or described.old or ""):
        return first_sentence(said)
    for part in fact.parts:
        for inner in part.all():
            said = inner.details.get("says", "") if inner.thing in HEADINGS | {"paragraph"} else ""
            if not said and inner.thing == "paragraph":
                said = first_sentence(inner.new or inner.old or "")
            if said and not is_mark_of_generator(said):
                return said
    return ""
