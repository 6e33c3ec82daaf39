"""Which new entries of a changelog are news: those of releases that the base of a range did not have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight import commits as messages_of_commits
from diff_insight.facts import changelog_parts
from diff_insight.model import AnalyzedFile, CommitRange, Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order
from diff_insight.telling.news import Told
from diff_insight.telling.point import FILE, Point

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,12}){1,7}")
_LISTED = re.compile(r"v?\d{1,12}(?:\.\d{1,12}){1,7}(?![\w.])")
"""An entry that begins with a release."""
_WHITE = re.compile(r"\s+")
_VERSION = re.compile(r"v?\d[\w.+-]{0,80}")
_NUMBERED = re.compile(r"(?:#|/pull/)(\d{1,9})\b")
"""The pull request or issue that an entry names."""
_LAST = 7
"""The place of what is no news."""
_RELEASE = frozenset({"release_added", "release_section_added"})


def of(fact: Fact) -> str:
    """Give the release that an entry of a changelog stands under; empty where it stands under none."""
    return next((name for name in fact.where if _names_one(name)), "")


def _names_one(name: str) -> bool:
    """Tell the heading of a release from a part of it ("Bugs fixed")."""
    return any(char.isdigit() for char in name) or "unreleased" in name.casefold()


def parted(changelog: Sequence[Told], base: str, head: str) -> tuple[list[Told], list[Told]]:
    """Give the entries that are news and those under older releases, which somebody only edited.

    Who adds to several releases at once that are there already makes up for what was left out of them. That
    an index lists a release which the range brings is neither.

    Args:
        changelog: New entries of changelogs, by the place that they stand at.
        base: What the range starts at is called: a version says which releases it has, of the changelog that
            has the release which the range leads to; other packages count on their own.
        head: What it leads to is called.
    """
    leads = leading(changelog, head)
    news: list[Told] = []
    older: list[Told] = []
    new = [number(name) for told in changelog for file in told.files for name in _new_releases(file.facts)]
    edited = {_release(one.point.facts[0]) for one in changelog}.difference([(), *new])
    for one in changelog:
        if all((release := _listed(fact)) and release in new for fact in one.point.facts):
            continue  # the release is told by its own page
        several = not number(base) and len(edited) > 1 and _release(one.point.facts[0]) in edited
        own = base if not leads or leads in {file.change.path for file in one.files} else ""
        (older if several or _is_older(one, own, new) else news).append(one)
    return news, older


def in_order(changelog: Sequence[Told]) -> list[tuple[Told, Fact]]:
    """Give the entries one by one, first what breaks, names an advisory or is changed, then what is offered.

    What the maintainers call pages, tests or upkeep stands last; the words for that are theirs. What names
    the pull request of one before it is left out: its subject, told once more. What introduces the entries
    under it is told with them, what stands under another one comes no sooner than that, what says of the one
    above it that it breaks is none itself, and what the changelogs of several packages say alike is one.
    """
    entries: dict[tuple[str, str], tuple[Told, Fact]] = {}
    every = [fact for told in changelog for fact in told.point.facts]
    remarks = {(of(one), one.new) for fact in every for one in changelog_parts.remarks(fact)}
    remarks |= {(of(one), one.new) for fact in every if _introduces(fact) for one in _under(fact)}
    for told in changelog:
        for each in told.point.facts:
            if (of(each), each.new) in remarks or (_introduces(each) and not _under(each)):
                continue
            fact = _with_those_under(each) if _introduces(each) else each
            key = of(fact), fact.new or ""
            before, first = entries.get(key, (told, fact))
            files = {file.change.path: file for file in (*before.files, *told.files)}
            entries[key] = replace(before, files=tuple(files.values())), first
    owners = {(of(one), one.new): fact for fact in every for one in _under(fact)}
    again = _said_again([fact for _, fact in entries.values()])
    once = [one for one in entries.values() if (of(one[1]), one[1].new) not in again]
    return sorted(once, key=lambda entry: _place(entry[1], owners))


def says_breaking(changelog: Sequence[Told]) -> bool:
    """Tell whether the entry that comes first is one of which its maintainers say that it breaks."""
    return any(changelog_parts.breaks(fact) for _, fact in in_order(changelog)[:1])


def _said_again(facts: Sequence[Fact]) -> set[tuple[str, str | None]]:
    """Give subjects of commits whose only pull request is that of words of the same release before them."""
    seen: set[tuple[str, str]] = set()
    again: set[tuple[str, str | None]] = set()
    for fact in facts:
        numbers = set(_NUMBERED.findall(fact.new or ""))
        mark = of(fact), numbers.pop() if len(numbers) == 1 else ""
        subject = messages_of_commits.header_of(changelog_parts.words_of(fact))
        if mark[1] and mark in seen and subject and not changelog_parts.breaks(fact):
            again.add((of(fact), fact.new))
        if not subject:  # of two subjects of one pull request each says something of its own
            seen.add(mark)
    return again


def leading(changelog: Sequence[Told], head: str) -> str:
    """Give the path of the changelog that has the release which a range leads to, the outermost of several.

    Empty where none has it: then no one speaks for the others.
    """
    version = number(head)
    having = {
        file.change.path
        for told in changelog
        for file in told.files
        if version and any(number(of(fact)) == version for fact in told.point.facts)
    }
    return min(having, key=lambda path: (not _is_named(path, head), path.count("/"), path), default="")


def _is_named(path: str, head: str) -> bool:
    """Tell whether a release is named after the folder of a changelog: `axle-v1.0` after `axle`."""
    folder = path.rpartition("/")[0].rpartition("/")[2]
    return bool(folder) and head.startswith(folder) and not head[len(folder) :][:1].isalpha()


def _introduces(fact: Fact) -> bool:
    return (fact.new or "").rstrip().endswith((":", "："))


def _under(fact: Fact) -> list[Fact]:
    """Give the new entries that stand under an entry."""
    return [one for part in fact.parts for one in part.all() if one.kind == fact.kind]


def _with_those_under(fact: Fact) -> Fact:
    """Give an entry with those that it introduces; where these are too long, what it says of them."""
    said = [_WHITE.sub(" ", one.new or "").strip(" ;.,") for one in _under(fact)]
    first = (fact.new or "").rstrip()
    whole = f"{first} {'; '.join(said)}"
    return replace(fact, new=whole if len(whole) <= BOUNDS.unit else first.rstrip(": \uff1a"))


def _place(fact: Fact, owners: Mapping[tuple[str, str | None], Fact]) -> int:
    said = of(fact), fact.new
    owner = owners.get(said)
    return max(_rank(fact), _rank(owner) if owner else 0)


def _rank(fact: Fact) -> int:
    if changelog_parts.breaks(fact):
        return 0
    if messages_of_commits.advisories(fact.new or ""):
        return 1
    if is_upkeep(fact) or _listed(fact):
        return _LAST
    if changelog_parts.is_internal(fact):
        return 6
    offers, otherwise = changelog_parts.offers(fact), changelog_parts.does_otherwise(fact)
    if otherwise or changelog_parts.changes(fact):
        return 2 if otherwise or offers else 3
    return 4 if offers else 5


def is_upkeep(fact: Fact) -> bool:
    """Tell whether an entry is a commit's subject that calls itself upkeep."""
    return messages_of_commits.is_called_upkeep(changelog_parts.words_of(fact))


def is_step(commits: CommitRange) -> bool:
    """Tell whether a range is what one version brings after another."""
    return bool(number(commits.base_name or "") and number(commits.head_name or ""))


def is_bump(told: Told, commits: CommitRange) -> bool:
    """Tell whether a point is no more than the step from one version of a range to the other."""
    step = [number(commits.base_name or ""), number(commits.head_name or "")]
    return all(step) and all(
        fact.action == "changed" and any(_steps(*sides, step) for sides in _sides(fact))
        for fact in told.point.facts
    )


def without_own_version(
    packages: Sequence[tuple[tuple[Fact, ...], tuple[AnalyzedFile, ...]]], commits: CommitRange
) -> tuple[list[tuple[tuple[Fact, ...], tuple[AnalyzedFile, ...]]], list[Told]]:
    """Give packages without those that take the very step of the range: they are the repository's own.

    Gives these as points of their own too.
    """
    kept, own = [], []
    for facts, files in packages:
        points = [Told(Point((fact,), (FILE,), Order.PACKAGES), files) for fact in facts]
        bumps = [one for one in points if is_bump(one, commits)]
        own += bumps
        left = tuple(fact for fact in facts if all(fact is not one.point.facts[0] for one in bumps))
        if left:
            kept.append((left, files))
    return kept, own


def version_of(told: Told) -> str:
    """Give the version that a step leads to, as the file writes it."""
    fact = told.point.facts[0]
    new = (fact.new or "").strip("\"'")
    found = _NUMBER.search(fact.details.get("is", "") or new)
    return new if _VERSION.fullmatch(new) else found[0] if found else ""


def _sides(fact: Fact) -> Sequence[tuple[str, str]]:
    return (fact.details.get("was", ""), fact.details.get("is", "")), (fact.old or "", fact.new or "")


def _steps(old: str, new: str, step: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether two texts are the same but for the number of the version."""
    return [number(old), number(new)] == list(step) and _NUMBER.sub("", old) == _NUMBER.sub("", new)


def _is_older(told: Told, base: str, new: Sequence[tuple[int, ...]]) -> bool:
    under = _release(told.point.facts[0])
    if not under:
        return False
    start = number(base)
    if start:
        return under < start or (under == start and base.endswith(".".join(map(str, start))))
    return bool(new) and under < max(new) and under not in new


def _release(fact: Fact) -> tuple[int, ...]:
    """Give the numbers of the release that an entry is of: the one that it lists, or stands under."""
    return _listed(fact) or number(of(fact))


def _listed(fact: Fact) -> tuple[int, ...]:
    """Give the numbers of a release that an index lists under its line: `8.5.5: 2026-01-15` under `8.5`."""
    entry = _LISTED.match(fact.new or "")
    line = number(of(fact)) if entry else ()
    own = number(entry[0]) if entry else ()
    return own if line and len(own) > len(line) and own[: len(line)] == line else ()


def _new_releases(facts: Sequence[Fact]) -> list[str]:
    return [fact.name for outer in facts for fact in outer.all() if fact.kind in _RELEASE]


def is_of_new(told: Told, fact: Fact) -> bool:
    """Tell whether an entry stands under a release that the changelog did not have."""
    release = of(fact)
    return bool(release) and any(release in _new_releases(file.facts) for file in told.files)


def number(name: str) -> tuple[int, ...]:
    """Give the numbers of the version that a name holds; empty where it holds none."""
    found = _NUMBER.search(name)
    return tuple(map(int, found[0].split("."))) if found else ()
