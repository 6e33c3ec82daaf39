"""Macros of Rust that format a text: the values that are names, written in their places in it.

`format!("{:4} of {}", row, rows.len())` and `format!("{row:4} of {}", rows.len())` come to the same.
"""

import re

_TOKEN = re.compile(
    r"""[bc]?r"[^"]*"|"(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\[^'\n]{1,9}|\\')'|\w+|\s+|.""",
    re.DOTALL,
)
"""A text, a character, a word, white space, or one sign; the mark of a lifetime (`'a`) is a sign."""
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}:]*)(:[^{}]*)?\}")
_OUTSIDE = re.compile(r"\b(\w{1,50})\$")
"""A width, or a precision, that is a value: `{:width$}`, `{:1$}`."""
_NAMED = re.compile(r"([^\W\d]\w*) = ([^\W\d]\w*)")
_NAME = re.compile(r"[^\W\d]\w*")
_NO_NAMES = frozenset({"true", "false"})
_RAW = 'r#"'
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")


def with_names(statement: str) -> str:
    """Give a statement with the names that its macros take in their texts, white space in one way."""
    if _RAW in statement:
        return statement
    tokens = [" " if one.isspace() else one for one in _TOKEN.findall(statement.strip())]
    for at in range(len(tokens) - 3, -1, -1):  # those inside others first
        if tokens[at + 1] != "!" or tokens[at + 2] not in _OPENS or not _NAME.fullmatch(tokens[at]):
            continue
        end = _end(tokens, at + 2)
        inside = None if end is None else _in_places(_pieces(tokens[at + 3 : end]))
        if inside is not None:
            tokens[at + 3 : end] = [", ".join(inside)]
    return "".join(tokens)


def _end(tokens: list[str], at: int) -> int | None:
    """Give the place of the bracket that closes one."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += (tokens[place] in _OPENS) - (tokens[place] in _CLOSES)
        if depth == 0:
            return place
    return None


def _pieces(tokens: list[str]) -> list[str]:
    """Give what a macro is given, piece by piece; a comma behind the last is none."""
    pieces: list[list[str]] = [[]]
    depth = 0
    for one in tokens:
        depth += (one in _OPENS) - (one in _CLOSES)
        if one == "," and depth == 0:
            pieces.append([])
        else:
            pieces[-1].append(one)
    said = ["".join(piece).strip() for piece in pieces]
    return said if said[-1] else said[:-1]


def _in_places(pieces: list[str]) -> list[str] | None:
    """Give the pieces with each name in the field that takes it; None where not each value has a field."""
    at = next((at for at, one in enumerate(pieces) if _is_text(one)), None)
    if at is None or at + 1 == len(pieces):
        return None
    text, given = pieces[at], pieces[at + 1 :]
    named = {found[1]: found[2] for one in given if (found := _NAMED.fullmatch(one))}
    placed = [one for one in given if not _NAMED.fullmatch(one)]
    taken: set[str] = set()
    count = -1

    def value(said: str) -> str | None:
        """Give the name that a field, or its width, stands for; None of a value that is no name."""
        taken.add(said)
        if not said.isdecimal():
            return named.get(said, said)
        one = placed[int(said)] if int(said) < len(placed) else ""
        return one if _NAME.fullmatch(one) and one not in _NO_NAMES else None

    def field(found: re.Match[str]) -> str:
        nonlocal count
        if found[1] is None:
            return found[0]
        said, spec = found[1].strip(), found[2] or ""
        count += not said
        name = value(said or str(count))
        sizes = [(size, value(size)) for size in _OUTSIDE.findall(spec)]
        if (said and name is None) or ".*" in spec or any(new is None for _, new in sizes):
            raise ValueError(found[0])
        for size, new in sizes:
            spec = spec.replace(f"{size}$", f"{new}$")
        return f"{{{name or ''}{spec}}}"

    try:
        made = _FIELD.sub(field, text)
    except ValueError:
        return None
    if not taken.issuperset({*named, *map(str, range(len(placed)))}) or count >= len(placed):
        return None
    left = [one for one in placed if not _NAME.fullmatch(one) or one in _NO_NAMES]
    return [*pieces[:at], made, *left]


def _is_text(piece: str) -> bool:
    """Tell whether a piece is one text that has fields."""
    return "{" in piece and piece.endswith('"') and _TOKEN.fullmatch(piece) is not None
