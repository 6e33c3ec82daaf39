"""What documentation in a program writes for code and for names, as its readers see it.

Javadoc, JSDoc and PHPDoc write `{@link Cow the cow}` and `{@code moo()}`, C# `<see cref="Cow"/>` and
`<c>moo</c>`, Sphinx ``:func:`the door <farm.door>` ``, KDoc and rustdoc ``[the door][Door]`` and
``[`Door`]``. All of them become words, or code between backticks.
"""

import re

_INLINE = re.compile(r"\{@([a-z]{1,20})(\s[^{}]{1,400})\}")
_CODE = frozenset({"code", "value"})
_LINKS = frozenset({"link", "linkplain", "linkcode", "see"})
_SEE = re.compile(
    r"<(?:see|seealso|paramref|typeparamref)\s+(?:cref|name|langword)=\"(?:[A-Z]:)?([^\"<>]{1,300})\"\s?"
    r"(?:/>|>([^<>]{0,300})</(?:see|seealso)>)"
)
_SET = re.compile(r"<(c|code|tt)>([^<>`]{1,300})</\1>")
_NAMED = re.compile(r":[a-z]{1,20}(?::[a-z]{1,20})?:`([^`<>]{1,300}?)\s?<[^`<>]{1,300}>`")
_SHORT = re.compile(r"(?<=[a-z]:`)~(?=\w)")
_REFERENCE = re.compile(r"(?<![\w`\]])\[([^\[\]`]{1,300})\]\[[^\[\]`]{0,300}\]")
_TO_CODE = re.compile(r"(?<![\w`\]])\[(`[^\[\]`]{1,300}`)\](?![\[(:])")
_TARGET = re.compile(r"[^\s(|]{1,300}(?:\([^()]{0,300}\))?")


def read(text: str) -> str:
    """Give a text of documentation with its marks read."""
    if "{@" in text:
        text = _INLINE.sub(_of_inline, text)
    if "</" in text or "/>" in text:
        text = _SET.sub(r"`\2`", _SEE.sub(lambda found: found[2] or _as_code(found[1]), text))
    if "[" in text:
        text = _TO_CODE.sub(r"\1", _REFERENCE.sub(r"\1", text))
    return _SHORT.sub("", _NAMED.sub(r"\1", text)) if ":`" in text else text


def _of_inline(found: re.Match[str]) -> str:
    kind, said = found[1], " ".join(found[2].split())
    if kind in _CODE:
        return _as_code(said)
    if kind == "literal":
        return said
    if kind not in _LINKS:
        return found[0]
    target = _TARGET.match(said)
    label = said[target.end() :].lstrip(" |") if target else ""
    named = target[0].lstrip("#") if target else said
    return label or (named if "://" in named else _as_code(named))


def _as_code(said: str) -> str:
    return said if "`" in said else f"`{said}`"
