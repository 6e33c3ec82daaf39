"""Statements that a language lets one write in several ways: `array(1)` and `[1]`, `<T>x` and `x as T`."""

import re
from collections.abc import Callable, Mapping

from diff_insight.facts.annotations import LONG
from diff_insight.facts.format_macros import with_names

_TOKEN = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\w+|\s+|.""", re.DOTALL)
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_DIAMOND = re.compile(
    r"((?:(?:public|private|protected|static|final|volatile|transient) ){0,6})"
    r"([\w.]{1,100})<(.{1,200})> (\w{1,100}) = new ([\w.]{1,100})<(.{0,200})>\("
)
_FINAL = re.compile(r"(^|\()final ")
_ISSET = re.compile(r"(.{0,200}?)isset\((\$[\w$'\"\[\]>-]{1,100})\) \? (.{1,100}) : (.{1,100})", re.DOTALL)
_CAST = re.compile(r"((?:\w[^=<]{0,100}= |return )?)<([\w\[\], .|]{1,100})>(.{1,200})", re.DOTALL)
_KEY = re.compile(r"(?<!:):(\w{1,100}) => ")
_NAMES = re.compile(r"[\w.]+")
_BEFORE = frozenset({"", "(", "[", ",", "=", ":", "?", ">", "return", "throw", "await", "yield"})
"""What may stand in front of a text that nothing is put before."""
_AFTER = frozenset({")", "]", "}", ",", ";", ":", "?"})
"""What may stand behind the last piece of one."""
_TYPEDEF = re.compile(r"typedef ([^()\[\]]{1,200}) (\w{1,100})")


def in_one_way(statement: str, language: str) -> str | None:
    """Give a statement in the newer of its ways; None where a language has one way of each."""
    rule = _RULES.get(language)
    if rule is None or len(statement) > LONG:
        return None
    return rule("".join(" " if one.isspace() else one for one in _TOKEN.findall(statement.strip())))


def _closing(tokens: list[str], at: int) -> int | None:
    """Give the place of the bracket that closes one."""
    opens, depth = tokens[at], 0
    for place in range(at, len(tokens)):
        depth += (tokens[place] == opens) - (tokens[place] == _CLOSES[opens])
        if depth == 0:
            return place
    return None


def _php(text: str) -> str:
    """Write `array(…)` as `[…]`, and `isset($a) ? $a : b` as `$a ?? b`."""
    tokens = _TOKEN.findall(text)
    for at, word in enumerate(tokens[:-1]):
        before = next((one for one in reversed(tokens[:at]) if not one.isspace()), "")
        if word != "array" or tokens[at + 1] != "(" or before in {"function", "->", ">", ":", "new", "$"}:
            continue
        if (end := _closing(tokens, at + 1)) is not None:
            tokens[at], tokens[at + 1], tokens[end] = "", "[", "]"
    made = "".join(tokens)
    found = _ISSET.fullmatch(made)
    if found is None or found[2] != found[3] or not _is_start(found[1]):
        return made
    return f"{found[1]}{found[2]} ?? {found[4]}"


def _is_start(text: str) -> bool:
    """Tell whether what stands in front of a value is no part of it."""
    return not text or text.endswith(("= ", "return "))


def _ruby(text: str) -> str:
    """Write `:name => value` as `name: value`, outside of texts."""
    pieces = re.split(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", text)
    return "".join(piece if at % 2 else _KEY.sub(r"\1: ", piece) for at, piece in enumerate(pieces))


def _rust(text: str) -> str:
    """Write the names that a text takes in their places in it (`"{x}"`), and `try!(…)` as `…?`."""
    tokens = _TOKEN.findall(with_names(text))
    for at, word in enumerate(tokens[:-2]):
        if word == "try" and tokens[at + 1 : at + 3] == ["!", "("] and (end := _closing(tokens, at + 2)):
            tokens[at : at + 3], tokens[end] = ["", "", ""], "?"
    return "".join(tokens)


def _java(text: str) -> str:
    """Leave out `final` of a local variable, and the types that `<>` stands for."""
    found = _DIAMOND.match(text)
    if found is not None and found[3] == found[6]:
        text = f"{found[1]}{found[2]}<{found[3]}> {found[4]} = new {found[5]}<>({text[found.end() :]}"
    return _FINAL.sub(r"\1", text, count=1)


def _typescript(text: str) -> str:
    """Write `<T>x` as `x as T`, and texts as JavaScript does."""
    text = _ecmascript(text)
    found = _CAST.fullmatch(text)
    if found is None or not _is_one(found[3]):
        return text
    return f"{found[1]}{found[3]} as {found[2]}"


def _ecmascript(text: str) -> str:
    """Write texts that are put together with `+`, of which the first is one, as a template."""
    tokens = _TOKEN.findall(text)
    made: list[str] = []
    at = 0
    while at < len(tokens):
        before = next((one for one in reversed(made) if not one.isspace()), "")
        found = _template(tokens, at) if before in _BEFORE and "`" not in made else None
        if found is None:
            made.append(tokens[at])
            at += 1
        else:
            made.append(found[0])
            at = found[1]
    return "".join(made)


def _template(tokens: list[str], at: int) -> tuple[str, int] | None:
    """Give the template that texts and values from one place on are, and where they end; None of others."""
    pieces: list[str] = []
    while True:
        start = at
        if tokens[at][0] in "\"'" and len(tokens[at]) > 1:
            if any(sign in tokens[at] for sign in "\\`$"):
                return None
            pieces.append(tokens[at][1:-1])
            at += 1
        elif not pieces:
            return None
        else:
            while at < len(tokens) and (tokens[at] in {"(", "["} or _NAMES.fullmatch(tokens[at])):
                opens = tokens[at] in _CLOSES
                end = _closing(tokens, at) if opens else at
                if end is None:
                    return None
                at = end + 1
            if at == start:
                return None
            value = "".join(tokens[start:at])
            whole = tokens[start] == "(" and _closing(tokens, start) == at - 1
            pieces.append(f"${{{value[1:-1] if whole else value}}}")
        follows = _behind(tokens, at)
        if tokens[follows : follows + 1] != ["+"]:
            ended = follows >= len(tokens) or tokens[follows] in _AFTER
            return (f"`{''.join(pieces)}`", at) if ended and len(pieces) > 1 else None
        at = _behind(tokens, follows + 1)
        if at >= len(tokens):
            return None


def _behind(tokens: list[str], at: int) -> int:
    """Give the place of the first token from one on that is no white space."""
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    return at


def _is_one(value: str) -> bool:
    """Tell whether a value is a name, or a call, with nothing beside it."""
    depth = 0
    for sign in value:
        depth -= sign in ")]"
        if depth == 0 and not (sign.isalnum() or sign in "_$.()[]"):
            return False
        depth += sign in "(["
    return depth == 0


def _c_plus_plus(text: str) -> str:
    """Write `NULL` as `nullptr`, and `typedef A B` as `using B = A`."""
    made = "".join("nullptr" if word == "NULL" else word for word in _TOKEN.findall(text))
    found = _TYPEDEF.fullmatch(made.rstrip(";"))
    return f"using {found[2]} = {found[1]}" if found else made.rstrip(";")


def _kotlin(text: str) -> str:
    """Write the call that sets a property of Gradle as an assignment; `build_scripts` joins the two."""
    name, given = set_by_call(text)
    return f"{name} = {given}" if name else text


def set_by_call(text: str) -> tuple[str, str]:
    """Give the property that a call sets, `jvmTarget.set(17)`, and the value; nothing of another text."""
    name, call, given = text.partition(".set(")
    known = bool(call) and given.endswith(")") and _NAMES.fullmatch(name) is not None
    return (name, given[:-1]) if known else ("", "")


_RULES: Mapping[str, Callable[[str], str]] = {
    "php": _php,
    "ruby": _ruby,
    "rust": _rust,
    "java": _java,
    "typescript": _typescript,
    "javascript": _ecmascript,
    "c++": _c_plus_plus,
    "kotlin": _kotlin,
}
