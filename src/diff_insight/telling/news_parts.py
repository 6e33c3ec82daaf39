"""What of a report breaks, is new, is mended and is left: each point in one of these parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diff_insight.model import AnalyzedFile, AnalyzedRange, Fact, ModificationType, Role
from diff_insight.telling import (
    archived_versions,
    authors,
    changelog_news,
    documentation,
    documented_names,
    own_versions,
    runtime_words,
)
from diff_insight.telling.archived_versions import Archived
from diff_insight.telling.authors import Said
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.news import Told, by_use
from diff_insight.telling.point import is_private
from diff_insight.telling.removed_folders import Removed, removed
from diff_insight.telling.spread import is_inner
from diff_insight.telling.together import Together

if TYPE_CHECKING:
    from diff_insight.telling.entries import Teller

_PROGRAM: frozenset[Role] = frozenset({"source", "schema"})
_ROLE = 4
"""How much of the order of what is told is decided when the role of its files is."""
_GOES = frozenset({"removed", "loses"})
_FEW = 4
"""Points about statements that are told one by one: each says more than a list of their places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The points of a report.

    Attributes:
        breaking: What breaks.
        new: What is new.
        offered: Commits that offer something by their author's word, of which only statements tell.
        dated: What is deprecated; it stands in `mended` or `rest` too.
        gone: What would break, but only readers of a program's pages miss it.
        pages: What is new on a program's pages.
        mended: Fixes by their authors' word.
        rest: All else that is told point by point.
        upkeep: What its authors call upkeep.
        notes: New entries of a changelog that are news.
        older: Those that are none.
        bumps: What only gives the version that the range leads to.
        whole: Files of which all that can be said is that they came, or went.
        found: What is counted: packages, tests, files without news.
        archived: Versions of a documentation whose pages came, or went, as a whole.
        folders: Those of which many files are gone, and none is left in the range.
    """

    breaking: list[Told]
    new: list[Told]
    offered: list[Said]
    dated: list[Told]
    gone: list[Told]
    pages: list[Told]
    mended: list[Said]
    rest: list[Said | Told]
    upkeep: list[Said]
    notes: list[Told]
    older: list[Told]
    bumps: list[Told]
    whole: list[Told]
    found: Together
    archived: list[Archived]
    folders: list[Removed]


def parts_of(
    analyzed: AnalyzedRange,
    files: Sequence[AnalyzedFile],
    found: Together,
    types: Mapping[str, ModificationType],
    teller: "Teller",
) -> Parts:
    """Give each point of a report its part.

    Args:
        analyzed: The range and what its authors say.
        files: The report's files.
        found: What they tell, put together.
        types: The types of the files, by path.
        teller: Who tells it.
    """
    archived = archived_versions.archived(files)
    found = archived_versions.without(found, archived)
    versions = {file.change.path for one in archived for file in one.files}
    folders = removed([file for file in files if file.change.path not in versions], types)
    found = archived_versions.without(found, [Archived("removed", (), one.files) for one in folders])
    breaking, new, other = _parted(found, types, authors.shared(analyzed.commits))
    if any(file.role in _PROGRAM for file in files):
        made = [one for one in new if _is_made_with(one)]
        new, other = [one for one in new if one not in made], [*other, *made]
    if not found.pages and any(documented_names.is_of_program(one) for one in (*breaking, *new)):
        named = documented_names.names_on_pages(files)
        breaking, new = documented_names.first(breaking, named), documented_names.first(new, named)
    bumps = [told for told in other if changelog_news.is_bump(told, analyzed.range)]
    packages, own = changelog_news.without_own_version(found.packages, analyzed.range)
    found, bumps = replace(found, packages=tuple(packages)), [*bumps, *own]
    if not bumps and (step := own_versions.step_of(files)):
        own = [one for one in other if all(map(step.takes, one.point.facts))]
        other = [one for one in other if not step.brings(one)]
        packages = [
            (left, some)
            for facts, some in found.packages
            if (left := tuple(fact for fact in facts if not step.takes(fact)))
        ]
        found, bumps = replace(found, packages=tuple(packages)), [step.told, *own]
    _, said = authors.by_commit([one for one in new if is_inner(one.point)], analyzed.commits)
    offered = [one for one in said if isinstance(one, Said)]
    inner = [told for one in offered for told in one.told]
    gone: list[Told] = []
    pages: list[Told] = []
    release = bool(bumps) or changelog_news.is_step(analyzed.range)
    if documentation.is_beside(files, release=release):
        (breaking, gone), (new, pages) = documentation.parted(breaking), documentation.parted(new)
    whole = [told for told in other if teller.says_nothing(told)] if len(other) > 1 else []
    other = [told for told in other if told not in bumps and told not in whole]
    mended, rest = authors.by_commit(other, analyzed.commits)
    if not changelog_news.is_step(analyzed.range):
        silent, quiet = authors.without_news(found.quiet, analyzed.commits, [*mended, *rest])
        rest, found = [*rest, *silent], replace(found, quiet=quiet)
    rest, upkeep = authors.without_upkeep(rest)
    notes, older = changelog_news.parted(
        found.changelog, analyzed.range.base_name or "", analyzed.range.head_name or ""
    )
    return Parts(
        breaking=breaking,
        new=[one for one in new if one not in inner],
        offered=offered,
        dated=list(_dated(other)),
        gone=gone,
        pages=pages,
        mended=mended,
        rest=rest,
        upkeep=upkeep,
        notes=list(runtime_words.without_restated(notes, breaking)),
        older=older,
        bumps=bumps,
        whole=whole,
        found=found,
        archived=archived,
        folders=folders,
    )


def _parted(
    found: Together, types: Mapping[str, ModificationType], shared: frozenset[str]
) -> tuple[list[Told], list[Told], list[Told]]:
    """Sort what is told by the types of its files: each breaking or new one has an entry that says why.

    Of a file that several commits change nobody knows which statement is of the one that adds something.
    """
    breaking: list[Told] = []
    new: list[Told] = []
    other: list[Told] = []
    breaks = _of_type("breaking change", types) - _with_order(Order.BREAKING, found)
    silent = breaks | (_of_type("new feature", types) - _with_order(Order.NEW, found))
    hold = {file.change.path for told in found.told if _holds_break(told) for file in told.files}
    takes = {
        file.change.path for told in found.told if not _comes(told.point.facts[0]) for file in told.files
    }
    come = {file.change.path for told in found.told if _comes(told.point.facts[0]) for file in told.files}
    for told in found.told:
        paths = {file.change.path for file in told.files}
        kinds = {types[path] for path in paths}
        only = {types[path] for path in paths & silent}  # an author, a rule of the user's or a model said so
        if any(file.change.path in hold for file in told.files) and not _holds_break(told):
            only.discard("breaking change")
        if paths & shared and is_inner(told.point):
            only.discard("new feature")
        if _comes(told.point.facts[0]) and paths & takes:  # what else the file does is what breaks
            only.discard("breaking change")
        if (told.point.order is Order.BREAKING and "breaking change" in kinds) or "breaking change" in only:
            breaking.append(told)
            silent -= paths
        elif (told.point.order is Order.NEW and kinds & {"new feature", "breaking change"}) or (
            only
            and (_comes(told.point.facts[0]) or ("new feature" in only and not paths & come))
            and told.point.facts[0].action not in _GOES  # what is gone is nothing new, whoever calls it so
        ):
            new.append(told)
            silent -= paths - breaks
        else:
            other.append(told)
    return breaking, new, sorted(other, key=lambda told: _by_use(told, found))


def _is_made_with(told: Told) -> bool:
    """Tell whether a new file is only what a program is made with: it gives its users nothing."""
    return told.point.facts[0].kind == "file_added" and all(file.role == "build" for file in told.files)


def _dated(other: Sequence[Told]) -> Iterator[Told]:
    """Give what is deprecated that users of a program can call: nobody else has to replace it."""
    for told in other:
        facts = tuple(
            fact
            for fact in told.point.facts
            if fact.public and fact.action != "removed" and not is_private(fact)  # taken back: none has to
        )
        if told.point.order is Order.DEPRECATED and facts:
            yield replace(told, point=replace(told.point, facts=facts))


def _by_use(told: Told, found: Together) -> tuple[object, ...]:
    """Order what neither breaks nor is new: of pages those first that others say again."""
    again = all(file.change.path in found.translated for file in told.files)
    place = by_use(told, pages=found.pages)
    return (*place[:_ROLE], again, *place[_ROLE:])


def of_bodies(told: Sequence[Said | Told], room: int) -> tuple[list[Said | Told], list[Told]]:
    """Give what has a name or an author's word, and where there is much of it the statements beside."""
    inner = [
        one for one in told if isinstance(one, Told) and one.files[0].role == "source" and is_inner(one.point)
    ]
    if len(told) <= room or len(inner) < _FEW:
        return list(told), []
    return [one for one in told if one not in inner], inner


def is_line_of_upkeep(told: Said | Told) -> bool:
    """Tell whether a point is a line of a build or a setting that says little, or how a lock is written."""
    if isinstance(told, Said):
        return False
    if told.point.facts[0].thing == "lock_format":
        return True
    return told.point.facts[0].thing == "plain_line" and told.files[0].role in {"build", "config"}


def _holds_break(told: Told) -> bool:
    """Tell whether something breaks in what a point only sums up: a column of a table that is gone."""
    return any(inner.breaking for fact in told.point.facts for inner in fact.all())


def _comes(fact: Fact) -> bool:
    """Tell whether a fact says that something came, not that something has an attribute now."""
    return fact.action in {"added", "gains"} and kind_of(fact).style != "of"


def _of_type(kind: ModificationType, types: Mapping[str, ModificationType]) -> set[str]:
    return {path for path, one in types.items() if one == kind}


def _with_order(order: Order, found: Together) -> set[str]:
    return {file.change.path for told in found.told if told.point.order is order for file in told.files}
