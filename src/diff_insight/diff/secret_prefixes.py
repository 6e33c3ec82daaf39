"""Secrets that a prefix tells, as forms: most providers give theirs one, and a row of a table is all of it.

`secret_prefixes.toml` has the rows. What no such row can say (a variable before a key, a mark in its middle,
a login in an address) stands in `secret_forms`.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from diff_insight.diff.secret_forms import Form

_ALPHABETS = {
    "letters": "[A-Za-z0-9]",
    "words": r"[\w-]",
    "lower": "[a-z0-9]",
    "upper": "[A-Z0-9]",
    "hex": "[a-f0-9]",
    "digits": "[0-9]",
    "base64": "[A-Za-z0-9+/=]",
}
_PIECES = {
    "uuid": "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
    "name": "[a-z]{2,12}",
}


_TELLING = 5
"""Letters of a prefix that no other word ends with by chance."""

_MIXED = r"(?=\S{0,200}\d)"
"""What is random holds a digit; a name made of words seldom does."""


@lru_cache(maxsize=1)
def prefixed() -> tuple[Form, ...]:
    """Give the rows of the table as forms, the longest prefix first: it may end as another begins."""
    table = tomllib.loads(Path(__file__).with_name("secret_prefixes.toml").read_text(encoding="utf-8"))
    named = sorted((row for rows in table.values() for row in rows.items()), key=lambda row: -len(row[0]))
    return tuple(_form(prefix, [bodies] if isinstance(bodies, str) else bodies) for prefix, bodies in named)


def _form(prefix: str, bodies: list[str]) -> Form:
    either = "|".join(map(_body, bodies))
    return Form(
        (prefix.lower(),),
        rf"{re.escape(prefix)}{_MIXED}(?:{either})(?![\w-])",
        bounded=len(prefix) < _TELLING,
    )


def _body(pieces: str) -> str:
    words = iter(pieces.split())
    return "".join(_piece(word, words) for word in words)


def _piece(word: str, rest: Iterator[str]) -> str:
    if word not in _ALPHABETS:
        return _PIECES.get(word) or re.escape(word)
    least = next(rest)
    return f"{_ALPHABETS[word]}{{{least.replace('+', ',')}}}"
