"""From the files of a range to what happened in them: the one way into this floor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from diff_insight.diff.hunks import Hunk, read_hunks
from diff_insight.diff.sides import sides
from diff_insight.facts.across import Traced, across
from diff_insight.facts.aliases import aliases
from diff_insight.facts.base_types import Bases
from diff_insight.facts.beside_tests import beside_tests
from diff_insight.facts.build_scripts import rewritten
from diff_insight.facts.changed import Changed
from diff_insight.facts.changelog_parts import type_said
from diff_insight.facts.commented import commented
from diff_insight.facts.conflicts import holds_conflict, markers, settled
from diff_insight.facts.copies import of_a_copy
from diff_insight.facts.crowded import bounded
from diff_insight.facts.documented import documented
from diff_insight.facts.encoding import apart, composed, without
from diff_insight.facts.entry import Entry
from diff_insight.facts.entry_points import with_entry_points
from diff_insight.facts.families import finished, things
from diff_insight.facts.files import lfs_object, submodule, whole_file
from diff_insight.facts.hidden_types import without_callers
from diff_insight.facts.imported_paths import by_imports
from diff_insight.facts.index_rows import new_pages
from diff_insight.facts.kept_addresses import at_its_address, kept_addresses
from diff_insight.facts.kept_arms import keep_arms
from diff_insight.facts.kept_terms import keep_terms
from diff_insight.facts.leaning import Version, context_of
from diff_insight.facts.localised import loses_by_itself, translations
from diff_insight.facts.match import Matcher
from diff_insight.facts.names_of_moved_files import with_files
from diff_insight.facts.other_headers import in_other_headers
from diff_insight.facts.other_language import retyped
from diff_insight.facts.package_names import for_users
from diff_insight.facts.page_sections import with_sections
from diff_insight.facts.parallel import each
from diff_insight.facts.pictures import same_pictures
from diff_insight.facts.put_around import keep_what_was_framed
from diff_insight.facts.rejoined import rejoin
from diff_insight.facts.resettled import come
from diff_insight.facts.resettled_sections import resettle
from diff_insight.facts.respelt import respelt
from diff_insight.facts.roles import role_of
from diff_insight.facts.rule import Subject
from diff_insight.facts.set_in_branches import kept_in_branches
from diff_insight.facts.side_by_side import LONGEST, as_one_file
from diff_insight.facts.state import State
from diff_insight.facts.still_inherited import still_inherited
from diff_insight.facts.still_said import typed
from diff_insight.facts.successors import Content, Told
from diff_insight.facts.text_roles import by_other_roles
from diff_insight.facts.told_once import told_once
from diff_insight.facts.unreached import unreached
from diff_insight.model import (
    AnalyzedFile,
    Commit,
    Context,
    Fact,
    FileChange,
    Lines,
    ModificationType,
    Role,
    Versions,
    no_versions,
    nothing_stands,
)
from diff_insight.trees.formats import Format, format_of, read_both
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text

ENCLOSING = 60
"""Lines of the definition around a change that a model is shown at most."""
_DRAWN = ".svg"
"""Drawings, of whose lines nobody reads the coordinates."""
_A_FILE = 40_000
"""What reading both versions of a file of usual size costs, in characters of a patch."""
SMALLEST = 3
"""Lines that a definition has at least to say more than the hunk does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a range beside its patches.

    Attributes:
        versions: Gives both versions of a file, as far as they can be had; called in any process.
        standing: Gives the text at a path where the range ends, whether or not it changed.
        contexts: Lines outside the hunks that are known without the versions, by path.
        roles: Patterns of the configuration.
        overrides: For a path, the types that its category gives to rules.
        commits: Of the range.
        checked: Whether others are to find the same facts: each file carries what they need for it.
    """

    versions: Callable[[FileChange], Versions] = no_versions
    standing: Callable[[str], str | None] = nothing_stands
    contexts: Mapping[str, Context] = field(default_factory=dict)
    roles: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    overrides: Callable[[str], Mapping[str, ModificationType]] = lambda _path: {}
    commits: Sequence[Commit] = ()
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    traced: Traced
    role: Role
    language: str | None
    context: Context
    enclosing: str
    families: tuple[str, ...] = ()
    whole: bool = True


def analyze(changes: Sequence[FileChange], known: Known | None = None) -> tuple[AnalyzedFile, ...]:
    """State what happened in every file, recognise what moved between them, and give each its type.

    Args:
        changes: The files, in diff order.
        known: What is known beside their patches; None: nothing.
    """
    known = known or Known()
    more = 0 if known.versions is no_versions else _A_FILE
    stated = each(
        lambda change: _state(change, known), changes, size=lambda change: len(change.patch or "") + more
    )
    for_tests = beside_tests((change.path for change in changes), known.roles)
    stated = [
        replace(one, role="test") if change.path in for_tests and one.role == "source" else one
        for change, one in zip(changes, stated, strict=True)
    ]
    moved = in_other_headers(
        changes, across([one.traced for one in stated], partial(_apart_files, changes, known))
    )
    moved = with_sections(
        [(change.path, one.role, facts) for change, one, facts in zip(changes, stated, moved, strict=True)]
    )
    resettled = resettle([(change.path, facts) for change, facts in zip(changes, moved, strict=True)])
    traced = zip(changes, stated, with_files(changes, resettled), strict=True)
    told = [
        Told(path=change.path, role=one.role, facts=facts, content=Content.of(change))
        for change, one, facts in traced
    ]
    analyzed = []
    sections = any(
        fact.kind in {"section_removed", "file_removed"}
        for file in told
        for top in file.facts
        for fact in top.all()
    )
    pages = [change for change, one in zip(changes, stated, strict=True) if one.role == "docs"]
    gained = come(pages) if sections else frozenset()
    alone = sum(one.role == "source" for one in stated) == 1
    logs = (fact for file in told if file.role == "docs" for fact in file.facts)
    logged = type_said(logs) if alone and known.commits else None
    pages_new = new_pages(change.path for change in pages if change.status == "added")
    named = aliases((one.language, fact) for one, facts in zip(stated, moved, strict=True) for fact in facts)
    hides = unreached(changes, known.standing, lambda change: known.versions(change).before)
    bases = Bases(known.standing)
    continues = any(change.status != "added" for change in changes)
    gone = [change.path for change in pages if change.status == "removed"]
    kept = kept_addresses(changes, gone, known.standing) if gone else frozenset()
    following = translations(change.path for change in pages)
    known_names = told_once(for_users(documented(told), known.standing))
    for change, found, facts in zip(changes, stated, known_names, strict=True):
        if change.path in kept:
            facts = tuple(map(at_its_address, facts))  # noqa: PLW2901 - told with what is known of it
        facts = still_inherited(facts, change.path, bases.give)  # noqa: PLW2901 - as the line above
        facts = with_entry_points(facts, change.path, known.standing)  # noqa: PLW2901 - as the line above
        facts = without_callers(facts, change.path, bases.tree)  # noqa: PLW2901 - as the line above
        subject = Subject(
            whole=found.whole,
            change=change,
            role=found.role,
            language=found.language,
            facts=facts,
            families=found.families,
            come=gained,
            follows=change.path in following
            or (found.role == "docs" and loses_by_itself(change.path, facts, known.standing)),
            logged=logged,
            pages_new=pages_new,
            served=change.path in kept,
            aliases=named.get(found.language or "", {}),
            continues=continues,
            hides=hides,
            is_kind=bases.is_kind,
        )
        kind, rule, marked = typed(subject, known.commits, known.overrides(change.path))
        analyzed.append(
            AnalyzedFile(
                change=change,
                role=found.role,
                language=found.language,
                facts=marked,
                context=found.context,
                enclosing=found.enclosing,
                modification_type=kind,
                rule=rule,
            )
        )
    return tuple(analyzed)


def facts_of(
    change: FileChange, versions: Versions | None = None, context: Context | None = None
) -> tuple[Fact, ...]:
    """State what happened in one file, apart from all others.

    The union of the facts' lines is exactly the added and removed lines of the patch. `old` is quoted from
    the file before and `new` from the file after.
    """
    contexts = {change.path: context} if context else {}
    known = Known(versions=lambda _change: versions or Versions(), contexts=contexts)
    return analyze([change], known)[0].facts


def _state(change: FileChange, known: Known) -> _Stated:
    hunks = read_hunks(change.patch)
    previous_path = change.previous_path or change.path
    moved = submodule(change) or lfs_object(change)
    if moved is not None or not hunks:
        return _as_one(change, moved, role_of(change.path, roles=known.roles))
    versions = known.versions(change)
    shown = sides(hunks)
    given = known.contexts.get(change.path, Context())
    ends, changed = apart(Changed.of(hunks))
    before, after = _texts(change, hunks, changed, versions, given)
    same = [fact.lines for fact in ends if fact.kind == "normal_form_changed"]
    before = composed(before, {number for lines in same for number in lines.removed})
    after = composed(after, {number for lines in same for number in lines.added})
    first_line = _first_line(shown_text := after if after.source else before)
    row = format_of(change.path, first_line)
    earlier = _row_before(change, before, row)
    known_things = things(tuple(name for one in (earlier, row) if one for name in one.families))
    page = row is not None and "prose" in row.families
    keys = row is not None and not page and not {"values", "packages"}.isdisjoint(row.families)
    one_version = settled(before, after, changed, page=page, keys=keys)
    in_conflict = not one_version and any(holds_conflict(one.source, page=page) for one in (before, after))
    if one_version:
        before, after, changed = one_version.before, one_version.after, one_version.changed
        ends = (*ends, *one_version.facts)
    elif in_conflict:
        marks = markers(changed)
        ends, changed = (*ends, *marks), without(changed, State.union(marks))
    roots = bounded(read_both(before, after, *((None, None) if in_conflict else (earlier, row))), changed)
    matched = keep_arms(*Matcher(known_things, changed).match(roots[0], roots[1]))
    if page:
        _find_again(*matched, changed)
    whole = before.whole and after.whole
    state = State(
        known_things,
        changed,
        whole_lines=(row is None or whole) and not change.path.lower().endswith(_DRAWN),
        read=row is not None,
        gaps=not (whole or page),
    )
    language = row.language(change.path, first_line) if row else None
    stated = rewritten(finished(state.facts(*matched), *matched), changed, change.path)
    was = earlier.language(previous_path, _first_line(before)) if earlier else None
    found = respelt(retyped(stated, was, language), language, by_imports(*matched, language))
    found = commented(found, changed, row.families if row is not None else ())
    found = by_other_roles(kept_in_branches(found, matched[1]), changed)
    facts = of_a_copy((*whole_file(change), *ends, *found))
    sources = tuple(_mark(state.traces.of(fact)) for fact in facts)
    context = given
    if one_version:
        facts = (*whole_file(change), *ends, *map(one_version.in_file, found))
        if known.checked and not given.old and not given.new:
            context = one_version.context(versions, state.heads)
    elif known.checked and versions.before is not None and versions.after is not None and whole:
        old, new = (
            Version(text=text, root=root, heads=frozenset(heads), shown=side)
            for text, root, heads, side in zip((before, after), roots, state.heads, shown, strict=True)
        )
        context = context_of(
            old,
            new,
            changed,
            facts,
            lambda one: _state(change, Known(contexts={change.path: one})).traced.facts,
        )
    enclosing = "" if one_version else _enclosing(matched[1], versions.after, changed)
    for entry in matched:
        entry.let_go()
    return _Stated(
        traced=Traced(
            path=change.path,
            previous_path=previous_path,
            facts=facts,
            marks=sources,
        ),
        role=role_of(change.path, shown_text.source, roles=known.roles),
        language=language,
        context=context,
        enclosing=enclosing,
        families=row.families if row else (),
        whole=whole or all(map(_is_from_the_top, (before, after))),
    )


def _apart_files(
    changes: Sequence[FileChange], known: Known, source: int, target: int, old: Fact, new: Fact
) -> Sequence[Fact]:
    """State what differs between a definition of one file and what it is in another one."""
    before, after = known.versions(changes[source]).before, known.versions(changes[target]).after
    if before is None or after is None:
        return ()
    lines = Lines(removed=old.lines.removed, added=new.lines.added)
    within = bool(new.where)
    sizes = (before.count("\n"), after.count("\n")) if within else map(len, (lines.removed, lines.added))
    if max(sizes) > LONGEST:
        return ()
    change = replace(changes[target], previous_path=changes[source].previous_path or changes[source].path)
    one, versions = as_one_file(change, (before, after), None if within else lines)
    return _state(one, Known(versions=lambda _change: versions, checked=False)).traced.facts


def _is_from_the_top(text: Text) -> bool:
    """Whether nothing above the lines that are known is left out: what they stand in is known too."""
    return text.whole or text.numbers == tuple(range(1, len(text.numbers) + 1))


def _as_one(change: FileChange, moved: Fact | None, role: Role) -> _Stated:
    """State a file without lines, or one whose lines are its stand-in's: what it stands for has moved."""
    facts = whole_file(change)
    if moved is not None:
        kept = (fact for fact in facts if fact.kind not in {"file_added", "file_removed"})
        facts = (*kept, moved)
    previous_path = change.previous_path or change.path
    traced = Traced(path=change.path, previous_path=previous_path, facts=facts, marks=(None,) * len(facts))
    return _Stated(traced=traced, role=role, language=None, context=Context(), enclosing="")


def _find_again(before: Entry, after: Entry, changed: Changed) -> None:
    """Join what of a page was matched by neither its name nor its place."""
    keep_what_was_framed(before, after, changed)
    keep_terms(before, after, changed)
    rejoin(before, after, changed)
    same_pictures(before, after, changed)


def trees_of(change: FileChange, context: Context) -> tuple[Node, Node]:
    """Give what patch and context show of the file before and after."""
    hunks = read_hunks(change.patch)
    before, after = _texts(change, hunks, Changed.of(hunks), Versions(), context)
    shown_text = after if after.source else before
    row = format_of(change.path, _first_line(shown_text))
    return read_both(before, after, _row_before(change, before, row), row)


def _row_before(change: FileChange, before: Text, row: Format | None) -> Format | None:
    """Give the format of the version before: a file that bears another name may have been of another one.

    Where the two hold other things nothing of them is compared, so both are read as the file is now.
    """
    was = format_of(change.previous_path, _first_line(before)) if change.previous_path else None
    alike = row is not None and was is not None and was.families[-1:] == row.families[-1:]
    return was if alike else row


def _texts(
    change: FileChange, hunks: Sequence[Hunk], changed: Changed, versions: Versions, given: Context
) -> tuple[Text, Text]:
    """Give both versions as far as they are known."""
    previous_path = change.previous_path or change.path
    shown = sides(hunks)
    lines = {**given.old, **shown[0]}, {**given.new, **shown[1]}
    all_of_it = change.status in {"added", "removed"} and len(hunks) == 1
    framed = (bool(given.old or given.new) or all_of_it) and all(1 in side for side in lines if side)
    before = _whole(versions.before, lines[0], changed, path=previous_path, old=True) or Text.sparse(
        lines[0],
        headings={hunk.old_start: hunk.heading for hunk in hunks if _now(hunk, changed)},
        path=previous_path,
        framed=framed,
        still=partial(changed.still, old=True),
    )
    after = _whole(versions.after, lines[1], changed, path=change.path, old=False) or Text.sparse(
        lines[1],
        headings={hunk.new_start: heading for hunk in hunks if (heading := _now(hunk, changed))},
        path=change.path,
        framed=framed,
        still=partial(changed.still, old=False),
    )
    return before, after


def _now(hunk: Hunk, changed: Changed) -> str:
    """Give the heading that git took from the version before as it is now; empty where it is gone."""
    gone = (
        old for old, said in changed.removed.items() if old < hunk.old_start and said.startswith(hunk.heading)
    )
    old = next(gone, None) if hunk.heading else None
    if old is None:
        return hunk.heading
    new = changed.counterpart(old)
    return changed.added[new].rstrip() if new is not None else ""


def _whole(
    whole: str | None, lines: Mapping[int, str], changed: Changed, *, path: str, old: bool
) -> Text | None:
    """Give a version where all of it is known; a whole text without the patch's lines is not believed."""
    rows = whole.split("\n") if whole is not None else []
    if whole is None or any(number > len(rows) or rows[number - 1] != line for number, line in lines.items()):
        return None
    return Text.of(whole, path=path, still=partial(changed.still, old=old))


def _first_line(text: Text) -> str:
    """Give the first line of the file where it is known, else nothing."""
    known = text.whole or text.numbers[:1] == (1,)
    return text.source.split("\n", 1)[0] if known else ""


def _mark(entry: Entry | None) -> tuple[bytes, int] | None:
    return entry.undocumented() if entry is not None else None


def _enclosing(after: Entry, whole: str | None, changed: Changed) -> str:
    """Give the innermost thing of a few lines that holds all changed lines, where it is short enough."""
    if whole is None or not changed.added:
        return ""
    first, last = min(changed.added), max(changed.added)
    found: Entry | None = None
    inside: list[Entry] = after.children
    while inside:
        holder = next((c for c in inside if c.node.first <= first and c.node.last >= last), None)
        if holder is None:
            break
        length = holder.node.last - holder.node.first + 1
        if holder.node.heads and SMALLEST <= length <= ENCLOSING:
            found = holder
        inside = holder.children
    if found is None:
        return ""
    return "\n".join(whole.split("\n")[found.node.first - 1 : found.node.last])
