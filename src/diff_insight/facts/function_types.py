"""Types of functions in TypeScript without the names of their parameters, which no caller writes."""

import re

_TOKEN = re.compile(r"[\w$]+|\s+|\.\.\.|=>|.", re.DOTALL)
_NAMED = re.compile(r"\??\s{0,40}:")
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
