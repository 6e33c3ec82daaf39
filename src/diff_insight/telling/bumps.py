"""What happened to packages, in one clause: each new version once, with all that it replaces."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.one_by_one import joined
from diff_insight.telling.quoting import clean

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

UPDATED = Plural("one package is updated: {bumps}", "{n} packages are updated: {bumps}")
UPDATED_AT_RUN_TIME = Plural(
    "one run-time package is updated: {bumps}", "{n} run-time packages are updated: {bumps}"
)
UPDATED_TITLE = Plural("Updates {bumps}", "Updates {n} packages: {bumps}")
COUNTED_TITLE = Plural("Updates one package", "Updates {n} packages")
DOWNGRADED = Plural("one package is downgraded: {bumps}", "{n} packages are downgraded: {bumps}")
DOWNGRADED_TITLE = Plural("Downgrades {bumps}", "Downgrades {n} packages: {bumps}")
COUNTED_DOWNGRADES = Plural("Downgrades one package", "Downgrades {n} packages")
BUMP = msgid("{name} {old} → {new}")
BUMP_MAJOR = msgid("{name} {old} → {new} (major)")
BUMP_BACK = msgid("{name} {old} → {new} (back)")
OLDS = " / "
"""Between versions that one new one replaces: a comma, or a word, parts packages from each other."""
MORE_BUMPS = msgid("{bumps} and {n} more")
VERSION = msgid("{name} {version}")
COME = Plural("{names} is new", "{names} are new")
WENT = Plural("{names} is gone", "{names} are gone")
COME_BESIDE = Plural("{names} comes beside another version", "{names} come beside other versions")
WENT_BESIDE = Plural("{names} goes, another version stays", "{names} go, other versions stay")
ADDS = msgid("adds {names}")
REMOVES = msgid("removes {names}")
CHANGES_LISTS = Plural("one package changes lists", "{n} packages change lists")
TITLE_NEXT = msgid("{first}; {other}")
_STEPS = {"major": 0, "downgrade": 1, "minor": 2, "other": 3, "patch": 4}


def packages(phrases: "Phrases", facts: Sequence[Fact], *, parted: bool = False) -> str:
    """Say what happened to several packages.

    Args:
        phrases: How it is said.
        facts: Of each package.
        parted: Whether other packages of the same files are told elsewhere: those of run time are called so,
            or their count would be read as that of all.
    """
    changed, come, went, rest = _sorted(facts)
    parts = []
    if changed:
        ran = {fact.name for fact in facts if _is_at_run_time(fact)}  # where another file tests with it, too
        table = UPDATED_AT_RUN_TIME if parted and ran.issuperset(fact.name for fact in facts) else UPDATED
        table = DOWNGRADED if _all_go_back(changed) else table
        parts.append(phrases.words.plural(*table, _packages(changed), bumps=_bumps(phrases, changed)))
    parts += [
        phrases.words.plural(*table, len(some), names=_versions(phrases, some))
        for table, some in (
            (COME, [fact for fact in come if not is_beside(fact)]),
            (COME_BESIDE, [fact for fact in come if is_beside(fact)]),
            (WENT, [fact for fact in went if not is_beside(fact)]),
            (WENT_BESIDE, [fact for fact in went if is_beside(fact)]),
        )
        if some
    ]
    instead = [fact for fact in rest if fact.previous_name]
    parts += [phrases.clause((fact,)) for fact in instead]
    if len(rest) > len(instead):
        parts.append(phrases.words.plural(*CHANGES_LISTS, len(rest) - len(instead)))
    return joined(phrases, parts)


def is_beside(fact: Fact) -> bool:
    """Tell whether a version came or went while the file held, or holds, another one of the package."""
    other = {"package_added": "versions_old", "package_removed": "versions_new"}.get(fact.kind, "")
    return bool(fact.details.get(other))


def packages_title(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Say the same as a title, the richest first."""
    changed, come, went, _ = _sorted(facts)
    whole, counted = UPDATED_TITLE, COUNTED_TITLE
    if _all_go_back(changed):
        whole, counted = DOWNGRADED_TITLE, COUNTED_DOWNGRADES
    updates = (
        [phrases.words.plural(*whole, _packages(changed), bumps=_bumps(phrases, changed))] if changed else []
    )
    others = [
        phrases.words.text(template, names=_versions(phrases, some))
        for template, some in ((ADDS, come), (REMOVES, went))
        if some
    ]
    ways = [updates + others]
    if phrases.names == 1:  # all that is left to leave out is what came and went
        ways += [updates + others[:1], updates, others[:1]]
        if changed:  # whose names may be longer than a title
            ways.append([phrases.words.plural(*counted, _packages(changed))])
    for parts in ways:
        if parts:
            yield phrases.raised(joined(phrases, parts, TITLE_NEXT))


def _sorted(facts: Sequence[Fact]) -> tuple[list[list[Fact]], list[Fact], list[Fact], list[Fact]]:
    """Give what is updated, each with all that a new version replaces, what came, went and the rest."""
    by_action: dict[str, list[Fact]] = {}
    facts = list({(fact.kind, fact.name, fact.old, fact.new): fact for fact in facts}.values())
    for fact in facts:  # of one that stands in several places the first
        by_action.setdefault(
            "other" if fact.action == "changed" and fact.old == fact.new else fact.action, []
        ).append(fact)
    bumps: dict[tuple[str, str | None], list[Fact]] = {}
    for fact in sorted(by_action.get("changed", []), key=_weight):
        bumps.setdefault((fact.name, fact.new), []).append(fact)
    come, went = by_action.get("added", []), by_action.get("removed", [])
    told = {id(fact) for fact in (*by_action.get("changed", []), *come, *went)}
    return list(bumps.values()), come, went, [fact for fact in facts if id(fact) not in told]


def _is_at_run_time(fact: Fact) -> bool:
    return fact.details.get("kind") == "runtime" and fact.details.get("direct") == "yes"


def _packages(bumps: Sequence[Sequence[Fact]]) -> int:
    return len({facts[0].name for facts in bumps})


def _all_go_back(bumps: Sequence[Sequence[Fact]]) -> bool:
    """Tell whether every package has an older version now."""
    return all(fact.details.get("step") == "downgrade" for facts in bumps for fact in facts)


def _weight(fact: Fact) -> tuple[bool, int]:
    return fact.details.get("direct") != "yes", _STEPS.get(fact.details.get("step", "other"), 3)


def _bumps(phrases: "Phrases", bumps: Sequence[Sequence[Fact]]) -> str:
    by_name: dict[str, list[Sequence[Fact]]] = {}
    for facts in bumps:
        by_name.setdefault(facts[0].name, []).append(facts)
    told = list(by_name.values())[: max(phrases.names, phrases.enumerated)]
    marked = not _all_go_back(bumps)  # else it is said of all of them together
    said = [_bump(phrases, some, marked=marked) for some in told]
    left = len(by_name) - len(told)
    return phrases.words.text(MORE_BUMPS, bumps=phrases.comma(said), n=left) if left else phrases.series(said)


def _bump(phrases: "Phrases", bumps: Sequence[Sequence[Fact]], *, marked: bool) -> str:
    """Name a package with all that its versions became, in a title with the first alone."""
    templates = {"major": BUMP_MAJOR, "downgrade": BUMP_BACK} if marked else {}
    name = phrases.name(bumps[0][0]) or clean(bumps[0][0].name)
    said: list[str] = []
    for facts in bumps if phrases.markdown else bumps[:1]:
        olds = [phrases.side(one.old, one) for one in facts]
        old, new = OLDS.join(olds) if all(olds) else "", phrases.side(facts[0].new, facts[0])
        steps = {one.details.get("step", "") for one in facts}
        template = templates.get(steps.pop(), BUMP) if len(steps) == 1 else BUMP
        if old and new:
            step = phrases.words.text(template, name="" if said else name, old=old, new=new)
            said.append(step.strip())
    return OLDS.join(said) or name


def _versions(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    said = []
    for fact in facts:
        version = phrases.side((fact.new or fact.old or "").partition(";")[0].strip(), fact)
        name = phrases.name(fact) or clean(fact.name)
        said.append(phrases.words.text(VERSION, name=name, version=version) if version else name)
    return phrases.several(said)
