"""What comments and docstrings say, without the marks that make them comments."""

import re

_FRONT = re.compile(r"^\s*(?:/\*+!?|\*+/|\*(?!\*)|//+[/!]?|#+(?!\w*\()|;+|--)[ \t]?")
_STRING = re.compile(r"^[A-Za-z]{0,2}(\"\"\"|'''|\"|')")
_OPENING = re.compile(r"^(?:<(?:summary|para|remarks|p)>\s*)+")
_TAG = re.compile(
    r"(?:^|(?<=\s))@[a-z]|\{@inheritdoc\b|</?(?:summary|para|remarks|inheritdoc|p|param)\b"
    r"|(?:^|(?<=\s)):[a-z]+(?: [^:\s]+)?: |(?<=\s)([=~^*#-])\1{3,}(?=\s|$)"
)
"""Where the prose of a documentation ends: a Javadoc tag, an element of C#, a field or underline of reST."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])|(?<=[。！？])\s*+(?=[^\s」』”’）)】])")


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


def unmarked(raw: str) -> str:
    """Give the text of a comment with its lines as deep as they stand in it."""
    raw = raw.strip()
    text = raw[:-2].rstrip("*") if raw.endswith("*/") else raw
    return "\n".join(_FRONT.sub("", line) for line in text.split("\n"))


def first_sentence(text: str) -> str:
    """Give the first sentence of a text on one line, without its tags; empty where it has tags alone."""
    begun = _OPENING.sub("", text)
    tag = _TAG.search(begun)
    said = begun[: tag.start()] if tag else begun
    return _SENTENCE.split(said.strip(), maxsplit=1)[0]
