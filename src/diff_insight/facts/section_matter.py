"""Whether two sections of other titles may be one: their examples alone make any two of a page alike.

The code around a call recurs in every example of a program. What a section is about is told by its title,
by what its text names and by the sentences that it keeps.
"""

from collections import Counter
from collections.abc import Iterator

from diff_insight.facts.entry import Entry, even, spoken
from diff_insight.facts.kinship import letters_alike
from diff_insight.facts.merged_sections import GENERAL
from diff_insight.late import late

_WORD = late(r"[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
_TELLING = 4
"""Letters of a word that tells what a section is about, at least."""
_KEPT = 20
"""Characters of a text that stands in both: a shorter one recurs by chance."""
_ALIKE = 0.5
"""Share of letters in words of both texts from which on they say the same, changed."""
_SHORT = 8
"""Words of text below which a section says nothing but its examples."""
_CODE = frozenset(
    {"code_block", "code_line", "image", "import", "html", "comment", "definition", "link_target"}
)
_TEXT = frozenset({"sentence", "table_cell"})
_LONGEST = 8_000
"""Characters of a section's text that are looked at."""


def are_other_sections(old: Entry, new: Entry) -> bool:
    """Tell whether two sections have neither title nor text in common, whatever their examples share."""
    if not old.node.thing == new.node.thing == "section" or old.node.name == new.node.name:
        return False
    if _titles_agree(old.node.name, new.node.name):
        return False
    was, now = _texts(old), _texts(new)
    said, says = spoken(even(" ".join(was))), spoken(even(" ".join(now)))
    if min(_words(said), _words(says)) < _SHORT:
        return False
    if {text for text in was if len(text) >= _KEPT} & {*now}:
        return False
    if _begins_with(now, old.node.name) or _begins_with(was, new.node.name):
        return False
    return letters_alike(said, says) < _ALIKE


def _titles_agree(was: str, now: str) -> bool:
    """Tell whether two titles have a telling word in common, or one word of which one begins the other."""
    old, new = _telling(was), _telling(now)
    if set(_HAN.findall(was)) & set(_HAN.findall(now)):
        return True
    return any(one.startswith(other) or other.startswith(one) for one in old for other in new)


def _telling(title: str) -> set[str]:
    return {word for word in _WORD.findall(even(title)) if len(word) >= _TELLING} - GENERAL


def _begins_with(texts: list[str], title: str) -> bool:
    """Tell whether the first text of a section names all that tells another title."""
    told = _telling(title)
    return bool(told and texts) and told <= {*_WORD.findall(even(texts[0]))}


def _words(said: Counter[str]) -> int:
    return sum(n for word, n in said.items() if word.isalnum())


def _texts(entry: Entry) -> list[str]:
    """Give the sentences and cells that a section holds, in order, without those of its examples."""
    room = _LONGEST
    found: list[str] = []
    for one in _outside_examples(entry):
        if one.node.thing in _TEXT:
            found.append(one.node.text)
            room -= len(one.node.text)
            if room <= 0:
                break
    return found


def _outside_examples(entry: Entry) -> Iterator[Entry]:
    waiting = [entry]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [child for child in one.children[::-1] if child.node.thing not in _CODE]
