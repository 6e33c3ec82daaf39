"""What comments and docstrings say, without the marks that make them comments."""

import re

_FRONT = re.compile(r"^\s*(?:/\*+!?|\*+/|\*(?!\*)|//+[/!]?|#+(?!\w*\()|;+|--)[ \t]?")
_STRING = re.compile(r"^[A-Za-z]{0,2}(\"\"\"|'''|\"|')")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+(?=[^\sa-z])")


def doc_text(raw: str) -> str:
    """Give the text of a comment or docstring, its lines kept."""
    raw = raw.strip()
    opened = _STRING.match(raw)
    if opened:
        quote = opened[1]
        text = raw[opened.end() :].removesuffix(quote)
        return "\n".join(line.strip() for line in text.split("\n")).strip()
    text = raw[:-2].rstrip("*").rstrip() if raw.endswith("*/") else raw
    return "\n".join(_FRONT.sub("", line).strip() for line in text.split("\n")).strip()


def first_sentence(text: str) -> str:
    """Give the first sentence of a text on one line."""
    return _SENTENCE.split(text, maxsplit=1)[0]
