"""Sections whose titles differ in nothing but small words, in order between the same two sections.

`Open the gate` is `Open a gate` now, whatever stands below it. That a title came in the place of another one
is not enough: `Log in` and `Log out` are two, and so are `Install on Linux` and `Install on Windows`. So only
what tells nothing about the matter may differ: articles and what stands for them, particles, the ending that
makes a verb of a Chinese noun in Japanese, signs between words.
"""

from collections.abc import Iterator, Sequence

from diff_insight.facts.entry import Entry, even
from diff_insight.facts.replaced_sections import is_called, slots
from diff_insight.late import late

_WORD = late(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+[+#]{0,2}|[\u3040-\u30ff\u3400-\u9fff]+")
"""A word, with the signs that some names end with: `C#` is not `C++`."""
_SMALL = frozenset(
    {"the", "a", "an", "your"}
    | {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"}
)
"""Words that point at a thing and do not say which: English and German ones."""
_PARTICLE = late(r"(?:する|します|しましょう)\Z|(?<=[\u30a0-\u9fff])(?:[をのがは]|的|了)")
"""What joins Japanese and Chinese words and tells nothing about the matter."""
_TELLING_SIGNS = 2
"""Signs of a title without blanks that tell which it is."""


def respelt_titles(olds: Sequence[Entry], news: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the sections of one owner that stand where as many did, each with the title of the one there."""
    now = slots(news)
    for around, of_old in slots(olds).items():
        of_new = now.get(around, [])
        if len(of_old) == len(of_new):
            yield from (pair for pair in zip(of_old, of_new, strict=True) if _bear_one_title(*pair))


def _bear_one_title(old: Entry, new: Entry) -> bool:
    """Tell whether two sections are as deep and what tells about the matter is the same in both titles."""
    if old.node.details.get("level") != new.node.details.get("level"):
        return False
    if is_called(old.node.name) or is_called(new.node.name):
        return False
    was, now = _telling(old.node.name), _telling(new.node.name)
    return len("".join(was)) >= _TELLING_SIGNS and was == now


def _telling(title: str) -> list[str]:
    """Give the words of a title without the small ones, in order; nothing for a title of small ones alone."""
    words = (_PARTICLE.sub("", word) for word in _WORD.findall(even(title)))
    return [word for word in words if word and word not in _SMALL]
