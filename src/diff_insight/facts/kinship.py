"""Whether two things that bear no common name may be one and the same at all, whatever words they share.

Brackets, dots and keywords make any two statements alike: what counts is what they name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice

from diff_insight.facts.derived import bare_trait
from diff_insight.facts.differs import TEXT
from diff_insight.facts.entry import Entry, likeness
from diff_insight.facts.shared_words import share

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\b\d[\w.]*")
_PATH = re.compile(r"[\w@+-]*[/.][\w@+./-]*[A-Za-z]", re.ASCII)
"""A path, or a name of a file: it ends with a letter, as no version does."""
_LONGEST = 400
"""Characters of a path beyond which nobody compares its letters."""
_STEM = 0.6
"""Share of the letters of two names of files from which on one may have become the other."""
_SAYING = frozenset({"assignment", "call", "statement"})
"""Statements of which one becomes another only where both say much the same."""
_SHARE = 0.5
"""Share of their words that such two have in common, and more than that where nothing else joins them."""
_OTHERS = 200
"""Definitions that are looked at for one that a name tells of more than its place."""
_LETTERS = 0.5
"""Share of letters that two entries of a list have in words of both, unless they begin with one term."""


def by_what_it_runs(entry: Entry) -> bool:
    """Tell whether a step has no name but its first command."""
    name = entry.node.name
    runs = (child for child in entry.children if child.node.name == "run" and child.children)
    return entry.node.details.get("run") == name or any(run.children[0].node.text == name for run in runs)


def form_of(entry: Entry) -> str:
    """Give what tells a thing from others of its name: what a block implements for a type, by any path."""
    implements = entry.node.details.get("implements")
    return bare_trait(implements) if implements else ""


def of_one_trait(olds: Iterable[Entry], news: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give the blocks that implement what bears the same name with the same path, each with its like."""
    sides: list[dict[tuple[str, str], list[Entry]]] = [{}, {}]
    for found, entries in zip(sides, (olds, news), strict=True):
        for entry in entries:
            if said := entry.node.details.get("implements"):
                found.setdefault((entry.node.name, said), []).append(entry)
    for head, of_old in sides[0].items():
        if len(of_old) == len(sides[1].get(head, ())) == 1:
            yield of_old[0], sides[1][head][0]


def are_other_files(was: str, now: str) -> bool:
    """Tell whether two values are paths to files of unlike names: their folder makes them no one file."""
    if max(len(was), len(now)) > _LONGEST or not (_PATH.fullmatch(was) and _PATH.fullmatch(now)):
        return False
    old, new = (value.rpartition("/")[2].partition(".")[0] for value in (was, now))
    return SequenceMatcher(None, old, new, autojunk=False).ratio() < _STEM


def slug(heading: str) -> str:
    """Give the letters of the anchor that a renderer of Markdown makes of a heading, or of one that is given.

    Of `import.meta` one makes `import-meta`, another `importmeta`.
    """
    return "".join(_WORD.findall(heading.lower()))


def still(entry: Entry) -> bool:
    """Tell whether a thing of one line stands in the other version too: it became nothing else."""
    return not entry.changed and entry.node.first == entry.node.last and not entry.children


def shares_enough(old: Entry, new: Entry) -> bool:
    """Tell whether two statements share what is asked, set or called, or most of their words."""
    was, now = old.node, new.node
    if old.parent is not None and new.parent is not None and form_of(old.parent) != form_of(new.parent):
        return False  # what is implemented says what its methods are called
    if was.name != now.name and "signature" in was.details:
        return _share_of_words(old, new) >= _SHARE and bool(old.children or new.children)
    if was.thing == now.thing == "case" and was.text != now.text:
        return _is_case_of(old, new)
    return _asks_the_same(old, new) if was.thing == now.thing == "condition" else _says_the_same(old, new)


def _is_case_of(old: Entry, new: Entry) -> bool:
    """Tell whether two cases of other labels do the same, or one of them asks for more than the other."""
    within = old.node.text in new.node.text or new.node.text in old.node.text
    return within or not (old.children or new.children) or _holds_the_same(old, new)


def _asks_the_same(old: Entry, new: Entry) -> bool:
    """Tell whether two conditions have a word in common, and neither stands on both sides."""
    was, now = old.node, new.node
    if was.text != now.text and (now.text in _asked_in(old) or was.text in _asked_in(new)):
        return False  # the branch behind it, or in it, that stands on both sides is no successor of it
    return bool({*_WORD.findall(was.text)} & {*_WORD.findall(now.text)})


def _says_the_same(old: Entry, new: Entry) -> bool:
    """Tell whether two statements are of one shape or share most of their words."""
    was, now = old.node, new.node
    about = was.details.get("about")
    other = {was.thing, now.thing} <= _SAYING and not (about and about == now.details.get("about"))
    if not other or _shape(was.text) == _shape(now.text) or _holds_the_same(old, new):
        return True
    said, says = _WORD.findall(was.text), _WORD.findall(now.text)
    common = share(Counter(said), Counter(says))
    of_one = was.thing == now.thing == "call" and said[:1] == says[:1]  # two methods of one object
    return common >= _SHARE if of_one else common > _SHARE


def _share_of_words(old: Entry, new: Entry) -> float:
    """Give the share of names and numbers that two definitions have in common, without signs."""
    words, theirs = (
        Counter({word: n for word, n in one.words.items() if word.isalnum()}) for one in (old, new)
    )
    return share(words, theirs)


def has_nearer(old: Entry, new: Entry, others: Iterable[Entry]) -> bool:
    """Tell whether a definition is more like another one than that whose comment begins where its own does.

    What others are called has a beginning or an end in common with it.
    """
    named = old.node.name.rpartition(".")[2], new.node.name.rpartition(".")[2]
    if not all(named) or named[0] == named[1] or old.node.heads[:1] in ((), (old.node.first,)):
        return False
    bound = likeness(old, new)
    return any(
        other is not new
        and other.node.thing == old.node.thing
        and _share_an_end(named[0], other.node.name.rpartition(".")[2])
        and not _share_an_end(*named)
        and likeness(old, other, bound) > bound
        for other in islice(others, _OTHERS)
    )


def _share_an_end(one: str, other: str) -> bool:
    """Tell whether one name begins or ends with the other: `prefixUrl` and `prefix`."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long.startswith(short) or long.endswith(short))


def are_unlike(old: Entry, new: Entry) -> bool:
    """Tell whether two entries of a list have another term and other words: side by side is not the same."""
    entries = old.node.thing == new.node.thing == "list_item"
    return entries and not (old.node.name == new.node.name != "" or says_alike(old, new))


def says_alike(old: Entry, new: Entry) -> bool:
    """Tell whether two entries of a list, or the sentences of two, say so much alike that they may be one."""
    return letters_alike(old.words, new.words) >= _LETTERS


def letters_alike(one: Counter[str], other: Counter[str]) -> float:
    """Give the share of letters that stand in words of both: short words recur in whatever is said."""
    common, every = one & other, one + other
    return 2 * sum(map(_long, common.items())) / max(sum(map(_long, every.items())), 1)


def _long(word: tuple[str, int]) -> int:
    return len(word[0]) * word[1]


def _asked_in(entry: Entry) -> Iterator[str]:
    """Give what the conditions ask that stand in a condition right away: the next branches among them."""
    pending = list(entry.children)
    while pending:
        child = pending.pop()
        if child.node.thing == "condition":
            yield child.node.text
            pending += child.children


def _shape(code: str) -> str:
    """Give code with its texts and numbers made equal."""
    return _NUMBER.sub("0", TEXT.sub('""', code))


def _holds_the_same(old: Entry, new: Entry) -> bool:
    """Tell whether two statements are put around anything in common."""
    return bool({one.digest for one in old.children} & {one.digest for one in new.children})
