"""Types of functions without the names of their parameters, which no caller writes."""

import re

_TOKEN = re.compile(r"[\w$]+|\s+|\.\.\.|=>|.", re.DOTALL)
_NAMED = re.compile(r"\??\s{0,40}:")
_BLANK = re.compile(r"\s")
_BEGINS = {
    "go": re.compile(r"func\("),
    "rust": re.compile(r"(?:unsafe )?(?:extern \"[^\"]{1,20}\" )?fn\("),
    "kotlin": re.compile(r"(?:suspend )?\("),
    "swift": re.compile(r"\("),
}
"""How the type of a function begins."""
_LISTS = re.compile(r"\(([^()]{0,2000})\)")
"""What a function of Go takes, or gives: lists within lists are not taken apart."""
_OF_TYPES = frozenset({"chan", "<-chan", "func", "interface", "struct", "map"})
"""Words of Go behind which a type goes on."""
_OPENS, _CLOSES = "([{<", ")]}>"


def nameless(said: str) -> str:
    """Give a type with one name for all parameters of the functions in it.

    Args:
        said: The type as it is written.
    """
    made: list[str] = []
    inside: list[str] = []
    before = ""
    for token in _TOKEN.finditer(said):
        text = token[0]
        begins = bool(inside) and inside[-1] == "(" and before in {"(", ",", "..."}
        named = begins and (text[0].isalnum() or text[0] in "_$") and _NAMED.match(said, token.end())
        made.append("_" if named else text)
        if text in _OPENS:
            inside.append(text)
        elif text in _CLOSES and inside:
            inside.pop()
        if not text.isspace():
            before = text
    return "".join(made)


def other_function(old: str, new: str, language: str | None) -> bool | None:
    """Tell whether a name stands for functions that take or give something else; None where for none.

    Who calls one or hands one over has to follow either way.

    Args:
        old: What the name stood for.
        new: What it stands for.
        language: Of both.
    """
    begins = _BEGINS.get(language or "")
    if begins is None or not (begins.match(old) and begins.match(new)):
        return None
    bare = _without_names if language == "go" else _nameless_path
    was, now = (_BLANK.sub("", bare(side)) for side in (old, new))
    return was != now


def _nameless_path(said: str) -> str:
    return nameless(said.replace("::", "\0")).replace("\0", "::")


def _without_names(said: str) -> str:
    """Give a type of Go with the types of all that its functions take and give, each by itself."""
    made, at = [], 0
    for place in _LISTS.finditer(said):
        parts = [part.split(None, 1) for part in place[1].split(",")]
        if not any(len(part) > 1 and part[0] not in _OF_TYPES for part in parts):
            continue
        types: list[str] = []
        for part in reversed(parts):  # `a, b string`: what has no type has that of the next
            types.append(part[1] if len(part) > 1 else types[-1] if types else part[0] if part else "")
        made += [said[at : place.start(1)], ",".join(reversed(types))]
        at = place.end(1)
    return "".join([*made, said[at:]])
