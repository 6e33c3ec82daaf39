"""Which new file of a range takes the place of one that is gone, where git calls it no rename.

Git pairs files that share half of their bytes. Beside that, a page of the same name in another format
(`README.rst`, `README.md`), a file of the same name in another folder that says mostly the same, and a file
that shares half of its lines are no files gone and new. Of a program that holds only where no name that
others may use is lost and no signature differs: such a loss must be told.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from diff_insight.facts.entry import even
from diff_insight.facts.shared_words import share
from diff_insight.model import Fact, FileChange, Role

SAMPLE = 40_000
"""Characters of a patch whose words likeness looks at."""
LINES = 4 * SAMPLE
"""The same of its lines, by which a long page is found again in several ones."""
WIDE = 2_000
"""Pairs of files beyond which only those of one name are compared, so that time stays linear."""
SAME_NAME = 0.5
"""Share of equal words from which on a file of the same name in another folder is the same."""
SETTINGS = 0.3
"""The same for settings and builds, whose names say what they are."""
OTHER_NAME = 0.5
"""Share of equal lines from which on a file of another name is the same."""
_SAYS = 8
"""Characters of a line that say anything; shorter ones recur in every file."""
_FEW = 6
"""Lines that say anything which a file must have to be recognised by them."""

_HEAD = 60
"""Rows within which a page says where it was."""
_FORMERLY = re.compile(r"(:page-aliases:|redirect_from:|aliases:)(.*)")
"""What says so in Antora, Jekyll and Hugo."""
_ADDRESS = re.compile(r"[\w./:-]+")

_WORD = re.compile(r"\w+")
_SETTINGS: frozenset[Role] = frozenset({"config", "build", "ci"})
_PROGRAMS: frozenset[Role] = frozenset({"source", "schema"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file that is new or gone says, as far as likeness needs it."""

    words: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    formerly: frozenset[str] = frozenset()
    """Addresses that a page says it was at: from there readers are led to it."""

    @classmethod
    def of(cls, change: FileChange) -> "Content":
        """Read it from the patch of a file; nothing of one that both versions have."""
        if change.status not in {"added", "removed"} or change.patch is None:
            return cls()
        shown = change.patch[:LINES]
        rows = [row[1:].strip() for row in shown.split("\n") if row[:1] in {"+", "-"}]
        most = shown.count("\n", 0, SAMPLE) + 1
        return cls(
            words=Counter(chain.from_iterable(map(_WORD.findall, rows[:most]))),
            lines=Counter(row for row in rows if len(row) >= _SAYS),
            formerly=frozenset(_formerly(rows[:_HEAD])),
        )


def _formerly(rows: Sequence[str]) -> Iterator[str]:
    """Give the addresses that the head of a page names as former ones, without slashes around and ending."""
    listed = False
    for row in rows:
        found = _FORMERLY.fullmatch(row)
        listed = bool(found) or (listed and row.startswith("- "))
        for said in _ADDRESS.findall(found[2] if found else row[2:]) if listed else ():
            address = said.rpartition(":")[2].strip("/")  # `ROOT:page.adoc` names a module first
            folder, _, name = address.rpartition("/")
            if stem := name.partition(".")[0]:
                yield f"{folder}/{stem}".strip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A file of a range and what is said of it so far."""

    path: str
    role: Role
    facts: tuple[Fact, ...]
    content: Content = field(default_factory=Content)

    @property
    def name(self) -> str:
        """Its name without its folder."""
        return self.path.rpartition("/")[2]


def successors(files: Sequence[Told], *, without: Collection[int] = ()) -> list[tuple[int, int]]:
    """Give the places of files that are gone, each with that of the one which takes its place.

    Args:
        files: All files of a range.
        without: Places of those of which that is told already.
    """
    kinds = {at: file.facts[0].kind for at, file in enumerate(files) if file.facts and at not in without}
    gone = [at for at, kind in kinds.items() if kind == "file_removed"]
    come = [at for at, kind in kinds.items() if kind == "file_added"]
    if not gone or not come:
        return []
    found = list(_other_format(files, gone, come))
    found += _of_one_title(files, gone, come, set(chain.from_iterable(found)))
    found += _led_here(files, gone, come, set(chain.from_iterable(found)))
    taken = set(chain.from_iterable(found))
    scores = []
    for old, new in _candidates(files, gone, come):
        score = 0.0 if {old, new} & taken else _score(files[old], files[new])
        if score:
            scores.append((-score, old, new))
    for _, old, new in sorted(scores):
        if not {old, new} & taken:
            taken |= {old, new}
            found.append((old, new))
    return found


def _led_here(
    files: Sequence[Told], gone: Sequence[int], come: Sequence[int], taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of a page that is gone and a new one which says that it was at the path of that."""
    led = {address: at for at in come if at not in taken for address in files[at].content.formerly}
    for old in gone if led else ():
        stem = files[old].path.rpartition(".")[0].split("/")
        ends = ("/".join(stem[at:]) for at in range(len(stem)))
        new = next((led[end] for end in ends if end in led), None)
        if new is not None and stem[-1] in files[new].content.formerly:  # a name alone: of a page nearby
            new = new if files[new].path.startswith("/".join((*stem[:-1], ""))) else None
        if files[old].role == "docs" and old not in taken and new is not None:
            led = {address: at for address, at in led.items() if at != new}
            yield old, new


def _of_one_title(
    files: Sequence[Told], gone: Sequence[int], come: Sequence[int], taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of pages that alone bear one title, and say alike or describe themselves alike."""
    titles: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, places in enumerate((gone, come)):
        for at in places:
            if (
                files[at].role == "docs"
                and at not in taken
                and len(title := _head(files[at], "title")) >= _SAYS
            ):
                titles[even(title)][side].append(at)
    for olds, news in titles.values():
        if len(olds) == len(news) == 1:
            old, new = files[olds[0]], files[news[0]]
            described = _head(old, "description")
            alike = share(old.content.words, new.content.words) >= SAME_NAME
            if alike or (described and even(described) == even(_head(new, "description"))):
                yield olds[0], news[0]


def _head(file: Told, key: str) -> str:
    """Give title or description of a page that is new or gone: of its metadata, else its first heading."""
    found = [one for top in file.facts for one in top.all()]
    metadata = (
        one for one in found if one.kind in {"metadata_added", "metadata_removed"} and one.name == key
    )
    first = next(metadata, None)
    if first is not None and (said := first.old or first.new):
        return said
    sections = (one.name for one in found if one.thing == "section" and not one.where)
    return next(sections, "") if key == "title" else ""


def _other_format(
    files: Sequence[Told], gone: Sequence[int], come: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of pages that bear one name with other endings."""
    stems: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, places in enumerate((gone, come)):
        for at in places:
            if files[at].role == "docs":
                stems[files[at].path.rpartition(".")[0]][side].append(at)
    for stem, (olds, news) in stems.items():
        if stem and len(olds) == len(news) == 1:
            yield olds[0], news[0]


def _candidates(files: Sequence[Told], gone: Sequence[int], come: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs that are worth comparing."""
    if len(gone) * len(come) <= WIDE:
        yield from ((old, new) for old in gone for new in come)
        return
    names: dict[str, list[int]] = defaultdict(list)
    for at in come:
        names[files[at].name].append(at)
    for old in gone:
        same = names.get(files[old].name, ())
        yield from ((old, new) for new in same[: max(1, WIDE // len(gone))])


def _score(old: Told, new: Told) -> float:
    """Give how surely one file takes the place of the other; 0: it does not."""
    if old.role != new.role or not _holds_all(old, new):
        return 0.0
    if old.name == new.name:
        alike = share(old.content.words, new.content.words)
        return 1 + alike if alike >= (SETTINGS if old.role in _SETTINGS else SAME_NAME) else 0.0
    if min(old.content.lines.total(), new.content.lines.total()) < _FEW:
        return 0.0
    alike = share(old.content.lines, new.content.lines)
    return alike if alike >= OTHER_NAME else 0.0


def _holds_all(old: Told, new: Told) -> bool:
    """Tell whether a program still has every name that others may use, to be used as before."""
    if old.role not in _PROGRAMS:
        return True
    return _names(old) <= _names(new)


def _names(file: Told) -> set[tuple[str, str]]:
    return {
        (fact.name, "".join(fact.details.get("signature", "").split()))
        for top in file.facts[1:]
        for fact in top.all()
        if fact.public and fact.name
    }
