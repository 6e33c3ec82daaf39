"""Whether two texts differ in nothing but a blank beside a mark: "old.New" and "old. New" say the same."""

import re

_BESIDE_MARK = re.compile(r"(?<=\W)\s|\s(?=\W)")
_CODE = re.compile(r"`[^`]*`")


def only_blanks(was: str, now: str) -> bool:
    """Tell whether two texts are one but for blanks beside marks; those of code and between words count."""
    return _CODE.findall(was) == _CODE.findall(now) and _squeezed(was) == _squeezed(now)


def _squeezed(text: str) -> str:
    return _BESIDE_MARK.sub("", text)
