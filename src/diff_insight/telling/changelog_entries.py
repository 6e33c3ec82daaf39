"""The entries of a changelog as an overview quotes them: each once, the release of the range first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diff_insight.facts.changelog_parts import Part, part_of
from diff_insight.languages import Plural, msgid
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling import changelog_news
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.gather import quoted_entry
from diff_insight.telling.glance import MOST
from diff_insight.telling.news import Told

if TYPE_CHECKING:
    from diff_insight.telling.entries import Teller

RELEASE_SAYS = msgid("{release}: {entry}")
RELEASE_QUOTED = msgid("the changelog of {release} says {entries}")
CHANGELOG_QUOTED = msgid("the changelog says {entries}")
CHANGELOG_NAMES = Plural("the changelog names one entry", "the changelog names {n} entries")
RELEASE_NAMES = Plural(
    "the changelog of {release} names one entry", "the changelog of {release} names {n} entries"
)
MORE_ENTRIES = Plural("the changelog names one more entry", "the changelog names {n} more entries")
_WORD = re.compile(r"\w+")
_LEAST = 4
"""Characters of a name that does not stand in an entry by chance."""
_MOVES = frozenset({"added", "removed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What an overview's lists quote of a changelog.

    Attributes:
        breaking: Entries of which the maintainers say that they break.
        new: Those that they call new.
        mended: Those that they call fixes.
        other: All others; the last one counts what there is no room for.
        named: Points that an entry says by all their names: its links are theirs too.
    """

    breaking: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    named: tuple[Told, ...] = ()


def listed(teller: "Teller", told: Sequence[Told], beside: Sequence[Told] = (), *, release: bool) -> Listed:
    """Quote the first entries of each part of the changelog, which is the maintainers' own summary.

    What there is no room for is counted.

    Args:
        teller: Who tells it.
        told: The entries.
        beside: What breaks or is new, as the facts have it.
        release: Whether the range is one, whose entries say what breaks and what is new in it; of another
            range those of a release that it brings say what breaks.
    """
    entries = changelog_news.in_order(told)
    roomy = replace(teller.phrases, unit=BOUNDS.bullet)
    quoted = [
        (one, fact, said)
        for one, fact in entries
        if (said := quoted_entry(teller.phrases, fact) or quoted_entry(roomy, fact))
        and any(map(str.isalpha, said))  # no bare number
    ]
    several = len({changelog_news.of(fact) for _, fact in entries}) > 1
    quoted = [one for one in quoted if not changelog_news.is_upkeep(one[1])]
    parts: dict[Part, list[str]] = {"breaking": [], "new": [], "mended": [], "": []}
    named: list[Told] = []
    left = len(entries)
    for one, fact, said in quoted:
        part = part_of(fact)
        part = part if release or (part == "breaking" and changelog_news.is_of_new(one, fact)) else ""
        if len(parts[part]) == BOUNDS.entries:
            continue
        left -= 1
        name = several and teller.phrases.shown(changelog_news.of(fact), quoted=False)
        clause = teller.words.text(RELEASE_SAYS, release=name, entry=said) if name else said
        same = [some for some in beside if part and some not in named and names_all_of(said, some)]
        named += same
        files = {file.change.path: file for some in (one, *same) for file in some.files}
        parts[part].append(teller.about(clause, tuple(files.values())))
    if left:
        files = {file.change.path: file for one in told for file in one.files}
        parts[""].append(teller.about(teller.words.plural(*MORE_ENTRIES, left), tuple(files.values())))
    return Listed(
        breaking=tuple(parts["breaking"]),
        new=tuple(parts["new"]),
        mended=tuple(parts["mended"]),
        other=tuple(parts[""]),
        named=tuple(named),
    )


def names_all_of(said: str, told: Told) -> bool:
    """Tell whether a text says all names of what came or went: they say nothing more."""
    words = {word for word in _WORD.findall(said) if len(word) >= _LEAST}
    return all(fact.action in _MOVES and words.issuperset(_names(fact)) for fact in told.point.facts)


def _names(fact: Fact) -> Iterator[str]:
    """Give the words that name what came or went: of what a type implements also the last of that."""
    for path in filter(None, (fact.name, fact.details.get("implements"))):
        named = _WORD.findall(path.partition("<")[0])
        yield named[-1] if named else path


def sentences(teller: "Teller", told: Sequence[Told], room: int, head: str) -> tuple[list[str], list[Told]]:
    """Quote the first entries of the changelog in a sentence a release, as many as a glance takes in.

    Where one changelog of several has the release that the range leads to, it speaks for the range; the
    others are those of its packages. Gives the sentences, and the entries that are left for a list.

    Args:
        teller: Who tells it.
        told: The entries.
        room: Characters of all that are quoted; the first may be as long as an entry of a list.
            0: none leads.
        head: What the range leads to is called.
    """
    if not room:
        return [], [*told]
    said: dict[str, tuple[list[str], list[AnalyzedFile], int]] = {}
    left: list[Told] = []
    leading, most = changelog_news.leading(told, head), MOST
    roomy = replace(teller.phrases, unit=BOUNDS.bullet)
    for one, fact in changelog_news.in_order(told):
        leads = not leading or leading in {file.change.path for file in one.files}
        quoted, files, unsaid = said.get(changelog_news.of(fact), ([], [], 0))
        entry = quoted_entry(teller.phrases, fact)
        if not entry and leads and most == MOST:  # one that leads may be as long as an entry of a list
            entry = quoted_entry(roomy, fact)
        fits = leads and len(entry) <= (BOUNDS.bullet if most == MOST else room)
        if most > 0 and fits and any(map(str.isalpha, entry)):
            room, most = room - len(entry), most - 1
            quoted = [*quoted, entry]
            if part_of(fact) == "breaking":  # as all that breaks, it stands in its list as well
                left.append(replace(one, point=replace(one.point, facts=(fact,))))
        else:
            most = 0 if leads else most  # in their order: what comes first is what matters
            unsaid += leads
            left.append(replace(one, point=replace(one.point, facts=(fact,))))
        if leads:
            said[changelog_news.of(fact)] = quoted, [*files, *one.files], unsaid
    if not any(quoted for quoted, _, _ in said.values()):
        return [_of_release(teller, *one) for one in said.items()], left
    made = [_of_release(teller, *one) for one in said.items() if one[1][0]]
    rest = [one for one in said.values() if not one[0]]
    if rest:  # releases of which no entry matters as much are counted together
        counted = teller.words.plural(*MORE_ENTRIES, sum(n for _, _, n in rest))
        of = {file.change.path: file for _, some, _ in rest for file in some}
        made.append(teller.about(counted, tuple(of.values())))
    return made, left


def _of_release(teller: "Teller", release: str, said: tuple[list[str], list[AnalyzedFile], int]) -> str:
    quoted, files, unsaid = said
    name = teller.phrases.shown(release, quoted=False)
    if not quoted:
        clause = (
            teller.words.plural(*RELEASE_NAMES, unsaid, release=name)
            if name
            else teller.words.plural(*CHANGELOG_NAMES, unsaid)
        )
    else:
        entries = teller.phrases.several(quoted, most=len(quoted), unsaid=unsaid)
        template = RELEASE_QUOTED if name else CHANGELOG_QUOTED
        clause = teller.words.text(template, release=name, entries=entries)
    return teller.about(clause, tuple({file.change.path: file for file in files}.values()))
