"""What the files of a report have in common: the same for every language.

An overview says once what happened in many files. This finds it: replacements made in several files,
names that are new or gone in several, files with nothing but metadata or white space, the folder most
of them lie in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from diff_insight.engines.digest import Digest
from diff_insight.engines.quoting import clean
from diff_insight.engines.upkeep import is_date_key
from diff_insight.model import Fact, ModificationType

_SHARED = 3
_LONGEST_TERM = 60
_NAMING = frozenset({"code", "name", "version"})
_REPLACING = frozenset(
    {
        "words_changed",
        "code_changed",
        "value_changed",
        "dependency_changed",
        "link_changed",
        "table_cell_changed",
    }
)
_NAMED = frozenset({"table_row", "symbol", "value", "dependency", "heading"})
_BOILERPLATE = frozenset(
    {
        "clean up resources",
        "conclusion",
        "contributing",
        "example",
        "examples",
        "faq",
        "installation",
        "introduction",
        "limitations",
        "next step",
        "next steps",
        "overview",
        "prerequisites",
        "references",
        "related content",
        "see also",
        "summary",
        "usage",
    }
)
"""Headings that many pages have, so that sharing one says nothing about a range."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that several files have in common.

    Attributes:
        old: Text that is gone, or empty.
        new: Text that is there now, or empty.
        files: Places of the files in the report, in its order.
    """

    old: str
    new: str
    files: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The files of a report seen together; files are told by their place in the report.

    Attributes:
        types: Files of each type.
        dates: Files in which nothing but the date changes.
        date_key: The metadata key of those dates, where it is one.
        metadata: Files in which nothing but metadata changes, dates among it.
        spacing: Files in which nothing but white space changes.
        replaced: The same words replaced in several files, most files first.
        new_terms: Names that are new in several files.
        gone_terms: Names that are gone in several files.
        folder: The folder that holds most of the files, without those that all share; or empty.
        in_folder: How many files it holds.
    """

    types: dict[ModificationType, tuple[int, ...]]
    dates: tuple[int, ...]
    date_key: str
    metadata: tuple[int, ...]
    spacing: tuple[int, ...]
    replaced: tuple[Shared, ...]
    new_terms: tuple[Shared, ...]
    gone_terms: tuple[Shared, ...]
    folder: str
    in_folder: int


def survey(digests: Sequence[Digest], types: Sequence[ModificationType]) -> Survey:
    """See the files of a report together; `types` has one per file."""
    by_type: dict[ModificationType, list[int]] = {}
    dates: list[int] = []
    metadata: list[int] = []
    spacing: list[int] = []
    for at, found in enumerate(digests):
        by_type.setdefault(types[at], []).append(at)
        if found.points or found.whole or not found.upkeep:
            continue
        kinds = {fact.kind for fact in found.upkeep}
        if all(kind.startswith("front_matter") for kind in kinds):
            metadata.append(at)
            if all(map(is_date_key, found.upkeep)):
                dates.append(at)
        elif kinds <= {"whitespace_changed", "wrapping_changed", "final_newline_changed"}:
            spacing.append(at)
    keys = {fact.key for at in dates for fact in digests[at].upkeep}
    folder, in_folder = _main_folder([found.change.path for found in digests])
    replaced, new, gone = _shared(digests)
    return Survey(
        types={kind: tuple(found) for kind, found in by_type.items()},
        dates=tuple(dates),
        date_key=next(iter(keys)) or "" if len(keys) == 1 else "",
        metadata=tuple(metadata),
        spacing=tuple(spacing),
        replaced=replaced,
        new_terms=new,
        gone_terms=gone,
        folder=folder,
        in_folder=in_folder,
    )


def _shared(digests: Sequence[Digest]) -> tuple[tuple[Shared, ...], tuple[Shared, ...], tuple[Shared, ...]]:
    replaced: dict[tuple[str, str], list[int]] = {}
    new: dict[tuple[str, str], list[int]] = {}
    gone: dict[tuple[str, str], list[int]] = {}
    for at, found in enumerate(digests):
        facts = [fact for point in (*found.points, *found.inside) for fact in point.facts]
        for pair in _once(replacement(fact) for fact in facts):
            replaced.setdefault(pair, []).append(at)
        terms = [_terms(fact) for fact in facts]
        came = {("", name) for name, _ in terms if name}
        went = {(name, "") for _, name in terms if name}
        for pair in sorted(came):
            if (pair[1], "") not in went:
                new.setdefault(pair, []).append(at)
        for pair in sorted(went):
            if ("", pair[0]) not in came:
                gone.setdefault(pair, []).append(at)
    return _most(replaced), _most(new), _most(gone)


def _most(found: dict[tuple[str, str], list[int]]) -> tuple[Shared, ...]:
    shared = [Shared(old, new, tuple(files)) for (old, new), files in found.items() if len(files) >= 2]  # noqa: PLR2004 - several
    return tuple(sorted(shared, key=lambda one: (-len(one.files), one.files))[:_SHARED])


def _once(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return dict.fromkeys(pair for pair in pairs if any(pair))


def replacement(fact: Fact) -> tuple[str, str]:
    """Give the short texts of which one takes the place of the other; empty where a fact is no such thing."""
    if fact.kind not in _REPLACING or fact.token == "punctuation":  # noqa: S105 - a kind of word
        return "", ""
    old, new = clean(fact.old or ""), clean(fact.new or "")
    short = 1 < len(old) <= _LONGEST_TERM and 1 < len(new) <= _LONGEST_TERM
    return (old, new) if short else ("", "")


def _terms(fact: Fact) -> tuple[str, str]:
    """Give the name that a fact brings and the name that it takes away."""
    base, _, action = fact.kind.rpartition("_")
    text = fact.new or fact.old
    if action in {"added", "removed"} and base in _NAMED:
        name = _short({"table_row": fact.row, "value": fact.key, "dependency": fact.key}.get(base, text))
        return (name, "") if action == "added" else ("", name)
    if fact.token in _NAMING:
        return _short(fact.new), _short(fact.old)
    return "", ""


def _short(text: str | None) -> str:
    shown = clean(text or "").strip("`")
    telling = 2 < len(shown) <= _LONGEST_TERM  # noqa: PLR2004 - shorter says nothing
    return shown if telling and shown.lower() not in _BOILERPLATE else ""


def _main_folder(paths: Sequence[str]) -> tuple[str, int]:
    """Give the deepest folder that holds more than half of the files but not all of them."""
    counts: Counter[str] = Counter()
    for path in paths:
        counts.update(str(folder) for folder in PurePosixPath(path).parents)
    telling = [
        (folder, n) for folder, n in counts.items() if len(paths) / 2 < n < len(paths) and folder != "."
    ]
    return max(telling, key=lambda found: (found[0].count("/"), found[1], found[0]), default=("", 0))
