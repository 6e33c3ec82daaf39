"""The blank between Han or kana and Latin, which both house styles want and no template can foresee.

A template says `由{old}改为{new}`; whether a blank stands at a joint depends on the value that comes
in, which may be Latin, a number, a code span or Han itself. So joints are spaced here, and only
joints: what stands inside a template or a value is never touched.
"""

from functools import lru_cache

from diff_insight.late import late

_CJK = late("[\u3005\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLOSED = late(r"[\s‘’“”\u3000-\u3004\u3006\u3008-\u303f\u30fb\ufe30-\ufe4f\uff00-\uffef]")
_OPENING = frozenset("([{")
_CLOSING = frozenset(",;:!?)]}…")
UNSPACED = frozenset({"zh", "ja"})
"""Languages that set no blank between words and sentences, and say as much with half the characters."""


@lru_cache(maxsize=4096)
def needs_blank(left: str, right: str) -> bool:
    """Tell whether a blank belongs between two characters that meet at a joint.

    True where one is Han or kana and the other is Latin, a digit, a mark or an emoji; never next to
    white space, quotation marks, full-width punctuation or the inner side of a bracket.
    """
    if left.isascii() and right.isascii():
        return False
    if _CJK.match(left):
        return not (_CJK.match(right) or _CLOSED.match(right) or right in _CLOSING)
    return bool(_CJK.match(right)) and not (_CLOSED.match(left) or left in _OPENING)


NESTED = {
    "zh": str.maketrans("“”", "‘’"),
    "ja": str.maketrans("「」", "『』"),
    "de": str.maketrans("„“", "‚‘"),
}
"""How quotation marks are written inside others of the same kind, by language."""
SECOND_STOP = {
    "zh": late(r"(?<=[。！？]”)。(?![“‘])"),
    "ja": late(r"(?<=[。！？]」)。(?![「『])"),
    "de": late(r"(?<=[.!?]“)\.(?=\s)"),
}
"""A stop behind a quotation that ends with one, by language; between two quotations it parts them."""
_LIST_MARK, _ARROW = "、", " → "
_QUOTE_ENDS = frozenset("”」")
_QUOTE_BEGINS = frozenset("“「")


def _quotes(before: str, after: str) -> bool:
    """Tell whether what stands on both sides of a mark is nothing but quotations, no pair with an arrow."""
    return after[:1] in _QUOTE_BEGINS and _ARROW not in before and _ARROW not in after


def join_spaced(parts: list[str]) -> str:
    """Put pieces together with a blank at each joint that needs one.

    Between two quotations that are listed the quotation marks part them: neither language sets a mark there.
    """
    made: list[str] = []
    last = ""
    for at, part in enumerate(parts):
        if not part or (part == _LIST_MARK and last in _QUOTE_ENDS and _quotes(parts[at - 1], parts[at + 1])):
            continue
        if last and needs_blank(last, part[0]):
            made.append(" ")
        made.append(part)
        last = part[-1]
    return "".join(made)
