"""Types that a language lets one write in several ways: `Array<T>` and `T[]`, `interface{}` and `any`."""

import re
from collections.abc import Mapping

from diff_insight.facts.annotations import LONG, spelt
from diff_insight.facts.wider import close

_GENERIC: Mapping[str, Mapping[str, str]] = {
    "typescript": {"Array": "{}[]", "ReadonlyArray": "readonly {}[]"},
    "c#": {"Nullable": "{}?"},
    "swift": {"Array": "[{}]", "Optional": "{}?", "Dictionary": "[{}:{}]"},
    "rust": {"io::Result": "Result<{},io::Error>"},
}
"""The other form of a type with arguments, by its name."""
_NAMES: Mapping[str, Mapping[str, str]] = {
    "go": {"interface{}": "any"},  # an alias since Go 1.18
    "c#": {"Int32": "int", "String": "string", "Object": "object", "Boolean": "bool"},
}
_UNIONS = frozenset({"php", "typescript"})
"""Languages in which a type may be one of several, in whatever order these are written."""
_BRACKETS = re.compile(r"[<({\[\]})>]|=>|\|")
_OPENS = re.compile(r"([\w.:]{1,100})<")
_JOINED = re.compile(r"[|&? ]|=>")


def written(kind: str, language: str | None) -> str:
    """Give a type in one way of writing, without the white space that says nothing."""
    if len(kind) > LONG:
        return kind
    if language == "python":
        return spelt(kind)
    made = _in_order(close(kind)) if language in _UNIONS else close(kind)
    for name, other in _NAMES.get(language or "", {}).items():
        made = re.sub(rf"(?<!\w)(?<!\w\.){re.escape(name)}(?!\w)", other, made)
    forms = _GENERIC.get(language or "")
    return _with_forms(made, forms) if forms else made


def _with_forms(kind: str, forms: Mapping[str, str]) -> str:
    """Give a type with each generic type in its other form, the inner ones first."""
    open_types: list[tuple[str, list[str]]] = [("", [""])]
    at = 0
    while at < len(kind):
        opens = _OPENS.match(kind, at)
        if opens:
            open_types.append((opens[1], [""]))
            at = opens.end()
            continue
        sign = kind[at]
        at += 1
        name, arguments = open_types[-1]
        if sign == ">" and len(open_types) > 1 and not arguments[-1].endswith("="):
            open_types.pop()
            open_types[-1][1][-1] += _formed(name, arguments, forms)
        elif sign == "," and len(open_types) > 1 and _is_even(arguments[-1]):
            arguments.append("")
        else:
            arguments[-1] += sign
    while len(open_types) > 1:  # cut short: as it stands
        name, arguments = open_types.pop()
        open_types[-1][1][-1] += f"{name}<{','.join(arguments)}"
    return open_types[0][1][0]


def _formed(name: str, arguments: list[str], forms: Mapping[str, str]) -> str:
    form = forms.get(name.removeprefix("std::"))
    stripped = [argument.strip() for argument in arguments]
    if form is None or form.count("{}") not in {0, len(stripped)}:
        return f"{name}<{','.join(arguments)}>"
    wrapped = (f"({one})" if form == "{}[]" and _JOINED.search(one) else one for one in stripped)
    return form.format(*wrapped)


def _is_even(text: str) -> bool:
    """Tell whether every bracket in a piece of a type has its other half."""
    return all(text.count(one) == text.count(other) for one, other in ("()", "[]", "{}"))


def _in_order(kind: str) -> str:
    """Give the types of which one is meant in one order; what is written inside of them stays."""
    depth, begin, found = 0, 0, []
    for sign in _BRACKETS.finditer(kind):
        if sign[0] == "=>" and not depth:  # what a function gives reaches to the end
            return kind
        if sign[0] in {"|", "=>"}:
            if sign[0] == "|" and not depth:
                found.append(kind[begin : sign.start()])
                begin = sign.end()
            continue
        depth += 1 if sign[0] in "<({[" else -1
    return "|".join(sorted([*found, kind[begin:]])) if found else kind
