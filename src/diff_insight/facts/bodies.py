"""Bodies of programs: which statements came, went and changed, told by what they are."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.asked_first import join_chains
from diff_insight.facts.begun_guards import join_begun, one_of, one_way
from diff_insight.facts.blocks_within import put_inside, unwrapped
from diff_insight.facts.callbacks import only_given_inside
from diff_insight.facts.caught import caught_otherwise, is_caught_elsewhere
from diff_insight.facts.choices import put_into_choices
from diff_insight.facts.conditional_expressions import by_choice, in_choices, join_choices
from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.given_more import elsewhere
from diff_insight.facts.given_names import is_renamed
from diff_insight.facts.held_statements import put_together
from diff_insight.facts.kept_arms import kept_arm, without_what_others_define
from diff_insight.facts.kept_results import join_kept, kept_as
from diff_insight.facts.left_to_called import left_to_called
from diff_insight.facts.line_sets import minus
from diff_insight.facts.one_arm import put_in_place
from diff_insight.facts.one_expression import in_one_expression, told_whole
from diff_insight.facts.one_statement_blocks import given_by_block
from diff_insight.facts.other_homes import by_what_it_asks, says_as_often, still_says
from diff_insight.facts.parted_statements import in_places, part_exits, part_sets
from diff_insight.facts.passed_directly import join_passed, passed_directly
from diff_insight.facts.preferred import prefer_the_same
from diff_insight.facts.renamed_locals import rename_locals, renamed_from, sets_still
from diff_insight.facts.said_elsewhere import COMPOUND, ENDING, EXITS, FUNCTIONS, LEFT_OUT, SAID, SIMPLE
from diff_insight.facts.split_cases import does_otherwise, split_cases
from diff_insight.facts.spots import (
    asked_of,
    called,
    called_alike,
    given,
    passed_alike,
    result_kept,
    same_code,
    spots,
)
from diff_insight.facts.standing_under import asked_as_one, restated, unless_still, with_news
from diff_insight.facts.state import State
from diff_insight.facts.statement_marks import with_what_it_marks
from diff_insight.facts.switch_subjects import asked_in_case, of_another_subject
from diff_insight.facts.taken_out import taken_out
from diff_insight.facts.turned_round import LEAVES, put_behind, turned_round
from diff_insight.model import Action, Fact

REPLACED = frozenset({"return", "raise", "assignment", "condition", "call"})
"""Of which one may take the place of another, whatever either says."""
_NEVER = re.compile(r"assert[ (][Ff]alse\b")
"""What never holds, so that nothing behind it runs."""
_NAME = re.compile(r"\w+")
_FRAMES = frozenset({"with", "try"})
_BRANCHES = frozenset({"catch", "finally", "else"})
_GLANCE = 80
"""Characters of two statements that are told side by side."""


def rejoin(old: Entry, new: Entry) -> None:
    """Join statements of one body that say the same: what a guard was put around is neither new nor gone."""
    join_choices(old, new)
    rename_locals(old, new)
    prefer_the_same(old, new)
    part_exits(_loose(new), new)
    part_sets(_loose(old), _loose(new), new)
    found: dict[bytes, list[Entry]] = defaultdict(list)
    for entry in _loose(new):
        found[entry.digest].append(entry)
    for entry in _loose(old):
        same = [one for one in found.get(entry.digest, ()) if not _of_other_cases(entry, one)]
        if same and entry.partner is None:
            entry.partner, other = same[0], entry
            found[entry.digest].remove(same[0])
            entry.partner.partner = other
            for one, two in zip(entry.all(), entry.partner.all(), strict=True):
                one.partner, two.partner = two, one
    join_begun(old, new)
    join_passed(old, new)
    join_kept(old, new)
    put_inside(new)
    put_inside(old)
    for owner in [new, *(one for one in new.all() if one.children and one.node.thing in COMPOUND | SIMPLE)]:
        if owner.partner is not None:
            _replaced(owner.partner, owner)
    join_chains(old, new)


def _of_other_cases(old: Entry, new: Entry) -> bool:
    """Tell whether two statements stand in cases of which both sides have one: that does something else."""
    was, now = old.parent, new.parent
    if was is None or now is None or was.partner is now or {was.node.thing, now.node.thing} != {"case"}:
        return False
    return was.partner is not None or now.partner is not None


def _replaced(old: Entry, new: Entry) -> None:
    """Join the one statement of a kind that is gone at a spot of a block and the one that is new there."""
    for olds, news in (
        *spots(old, new, given, anywhere=True),
        *spots(old, new, same_code),
        *spots(old, new, asked_of),
        *spots(old, new, called),
        *spots(old, new, result_kept),
    ):
        if len(olds) == len(news) == 1 and olds[0].node.thing != news[0].node.thing:
            olds[0].partner, news[0].partner = news[0], olds[0]
            _keep(olds[0], news[0])
    for olds, news in spots(old, new, called_alike):
        for one, other in zip(olds, news, strict=True) if len(olds) == len(news) else ():
            one.partner, other.partner = other, one
    for olds, news in spots(old, new, passed_alike):
        if len(olds) == len(news) == 1 and olds[0].node.details != news[0].node.details:
            olds[0].partner, news[0].partner = news[0], olds[0]
    for olds, news in spots(old, new, _serving):
        if len(olds) == len(news) == 1:
            joined = _serves_as(olds[0], news[0]) and not _goes_on(olds[0], news[0])
        else:
            joined = len(olds) == len(news) and all(map(_guards_the_same, olds, news))
        for one, other in zip(olds, news, strict=True) if joined else ():
            one.partner, other.partner = other, one
            _keep(one, other)


def _keep(old: Entry, new: Entry) -> None:
    """Join what two statements hold alike."""
    found: dict[bytes, list[Entry]] = defaultdict(list)
    for child in new.children:
        if child.partner is None:
            found[child.digest].append(child)
    for child in old.children:
        if child.partner is None and found.get(child.digest):
            for one, two in zip(child.all(), found[child.digest].pop(0).all(), strict=True):
                one.partner, two.partner = two, one


def _goes_on(old: Entry, new: Entry) -> bool:
    """Tell whether what one of them says is said elsewhere still, or was before: then it has no successor."""
    if old.node.text == new.node.text or old.node.thing != new.node.thing:
        return False
    if old.node.thing == "catch":
        return is_caught_elsewhere(old, new)
    if old.node.thing in EXITS:
        return says_as_often(old)
    return old.node.thing == "condition" and (still_says(old) or still_says(new))


def _serving(entry: Entry) -> str:
    """Give what a statement does of which one may take the place of another; empty for all else."""
    node = entry.node
    leaves = node.thing in EXITS or (node.thing == "statement" and node.text in LEAVES)
    if node.details.get("about", "") in ENDING if node.thing == "call" else _NEVER.match(node.text):
        return "exit"
    if node.thing == "call":
        # one that others may call no more is spelt otherwise, in many languages
        return f"call {node.details['about'].replace('_', '').casefold()}" if "about" in node.details else ""
    if node.thing == "statement" and not leaves and node.first == node.last and LEFT_OUT not in node.text:
        return node.thing
    return "exit" if leaves else node.thing if node.thing in REPLACED or node.thing == "catch" else ""


def _serves_as(old: Entry, new: Entry) -> bool:
    """Tell whether a statement does what another one did: sets the same name, guards the same, leaves."""
    if old.node.thing == "assignment":
        about = old.node.details.get("about", "").strip("*& ")
        if about and about == new.node.details.get("about", "").strip("*& "):
            return True
        return old.node.text.partition("=")[0].split() == new.node.text.partition("=")[0].split()
    if old.node.thing == "condition":
        said, says = (set(_NAME.findall(entry.node.text)) for entry in (old, new))
        kept = {
            child.digest
            for child in old.children
            if child.node.thing != "comment" and (said & says or _serving(child) != "exit")
        }  # many guards leave alike
        alike = 2 * len(said & says) >= max(len(said), len(says), 1) or (bool(said) and said <= says)
        return alike or any(child.digest in kept for child in new.children)
    if old.node.thing == new.node.thing or old.node.text == new.node.text:
        return True
    return all(one.node.first == one.node.last for one in (old, new))


def _guards_the_same(old: Entry, new: Entry) -> bool:
    """Tell whether two conditions ask about anything in common and hold the very same."""
    if old.node.thing != "condition" or new.node.thing != "condition" or _goes_on(old, new):
        return False
    said, says = (set(_NAME.findall(entry.node.text)) for entry in (old, new))
    held, holds = ([child.digest for child in entry.children] for entry in (old, new))
    return bool(held) and held == holds and bool(said & says)


def _loose(entry: Entry) -> list[Entry]:
    kinds = COMPOUND | SIMPLE | {"comment"}
    return [one for one in entry.all() if one.partner is None and one.changed and one.node.thing in kinds]


def statement(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a statement: what changes inside is told where it stands."""
    bare = "return" in {old.node.text, new.node.text} and old.node.text != new.node.text
    if old.node.thing != new.node.thing or bare:
        return (by_choice(state, old, new) or kept_arm(state, old, new) or _left_otherwise(state, old, new),)
    wholes = (given_by_block, told_whole, taken_out)
    if (whole := next((fact for make in wholes if (fact := make(state, old, new))), None)) is not None:
        return (whole,)
    own = "text" in state.own(old, new)
    parts = tuple(split_cases(body(state.inside(old, new)), old, new))
    rows = state.long_text(old, new, old.node.text, new.node.text) if own and not parts else ()
    parts = () if own and only_given_inside(new, parts) else parts or rows
    case = old.node.thing == "case" and "noun" not in new.node.details
    if not own and case and (made := does_otherwise(state, old, new, parts)) is not None:
        return (made,)
    stays = old.parent is None or new.parent is None or old.parent.partner is new.parent
    action: Action = "changed" if own else "layout" if stays else "moved"
    if not own and parts and (stays or all(part.action == "changed" for part in parts)):
        return parts if stays else _beside_the_move(state, old, new, parts)
    made = state.fact(action, old, new, lines=state.lines(old, new), parts=parts)
    if rows:
        return (replace(made, old=None, new=None),)
    made = in_places(caught_otherwise(_called_instead(made, old, new), old, new), old, new)
    made = asked_in_case(of_another_subject(made, old, new), old, new)
    return (restated(turned_round(state, made, old, new), old, new),)


def _beside_the_move(state: State, old: Entry, new: Entry, parts: Sequence[Fact]) -> Sequence[Fact]:
    """State what changes in a block that stands elsewhere now, each by itself: that is more than the move."""
    made = state.fact("moved", old, new, lines=state.lines(old, new))
    rest = minus(made.lines, state.union(parts))
    return (*parts, replace(made, lines=rest)) if rest else parts


def _called_instead(fact: Fact, old: Entry, new: Entry) -> Fact:
    """Give a call with what was called in its place before, a variable of another name with that it had."""
    was, now = (entry.node.details.get("about", "") for entry in (old, new))
    if details := renamed_from(old):
        return replace(fact, details={**fact.details, **details})
    if not was or not now or was == now or "(" in was + now:
        return fact
    if fact.kind == "assignment_changed":
        renamed = is_renamed(fact) and not sets_still(old, was) and not sets_still(new, now)
        return replace(fact, details={**fact.details, "set_before": was}) if renamed else fact
    if fact.kind != "call_changed":
        return fact
    return replace(fact, details={**fact.details, "in_place_of": was})


def _left_otherwise(state: State, old: Entry, new: Entry) -> Fact:
    """State that a function, or a loop, is left in another way, both as they are written.

    What is returned now and was raised or only called before, or the other way round, is said by that.
    """
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    kept = {old.node.thing, new.node.thing} == {"call", "assignment"} and result_kept(old) == result_kept(new)
    if kept or ("" != called_alike(old) == called_alike(new)):
        # both whole, however long: what differs is what is done with it, no part of the call
        return replace(fact, kind="exit_changed", old=old.node.text, new=new.node.text, details={})
    if old.node.text == new.node.text and old.node.text not in EXITS:
        about = {"about": old.node.details.get("about", "") or new.node.details.get("about", "")}
        details = {"served": old.node.thing, "turned": new.node.thing, **about}
        return replace(fact, kind="exit_changed", old=None, new=new.node.text, details=details)
    was, now = state.changed.removed.get(old.node.first, ""), state.changed.added.get(new.node.first, "")
    was, now = (line.strip().rstrip(";") for line in (was, now))
    details = kept_as(old, new)
    return replace(fact, kind="exit_changed", old=was or None, new=now or None, details=details)


def alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State a statement that only one version has; the tests under one of a file stand beside it."""
    made = _alone(state, entry)
    tests = [part for fact in made for part in fact.parts if part.thing == "test"]
    if not tests or any(owner.node.thing in FUNCTIONS for owner in entry.owners()):
        return made
    rest = [
        replace(
            fact,
            parts=tuple(part for part in fact.parts if part.thing != "test"),
            lines=minus(fact.lines, state.union(tests)),
        )
        for fact in made
    ]
    return (*rest, *tests) if all(fact.lines for fact in rest) else made


def _alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State a statement that only one version has, with what it was put around, or taken from."""
    kept: list[Entry] = []
    parts: list[Fact] = []
    for child in _deep(state, entry):
        if child.partner is None:
            parts += state.single(child)
        else:
            kept += [] if child.node.thing == "comment" else [child]
            parts += [] if entry.old else from_elsewhere(state, child)
    parts = without_what_others_define(entry, parts)
    made = by_what_it_asks(entry, with_what_it_marks(entry, state.single_as_any(entry, parts=parts)))
    if (other := elsewhere(entry, made) or left_to_called(state.called, entry, made)) is not None:
        return with_news(state, entry, other)
    made = unless_still(state, entry, made)
    left = entry.node.thing in EXITS and entry.node.text not in EXITS
    still = {"still": "yes"} if (entry.old or left) and still_says(entry) else one_of(entry)
    made = [replace(fact, details={**fact.details, **still}) for fact in made] if still else made
    held = [child for child in kept if child in entry.children and _says_what_it_said(child)]
    if any(child.node.thing == "else" for child in entry.children):
        return made  # something alike runs where it does not hold
    if not kept and not entry.old and entry.node.thing in _FRAMES:
        return [replace(fact, details={**fact.details, **_run_inside(entry)}) for fact in made]
    if not held:  # what stands in another branch of it, or in a guard of its own, does not hang on it alone
        return made
    if not all(_stood_around(child, entry) for child in held):  # it came from, or went under, another guard
        return made
    around = {"around": held[0].node.text, "kept": str(len(kept))}
    if held[0].node.thing in {"return", "raise"}:  # of the others one may say that they run
        around["held"] = held[0].node.thing
    if entry.node.thing == "call" and len([*entry.all()]) == len([*held[0].all()]) + 1:
        around["wraps"] = "this alone"
    return tuple(replace(fact, details={**fact.details, **around}) for fact in made)


def _says_what_it_said(entry: Entry) -> bool:
    """Tell whether a statement is the same in the other version, not another one with its target."""
    same = entry.partner is not None and folded(entry.partner.node.text) == folded(entry.node.text)
    return same and entry.node.thing in SIMPLE


def _run_inside(entry: Entry) -> dict[str, str]:
    """Give the one statement that a block around new ones holds, or the first of several."""
    held = [child for child in entry.children if child.node.thing in SIMPLE | COMPOUND - _BRANCHES]
    if not held or held[0].node.thing not in SIMPLE - EXITS or still_says(held[0]):
        return {}
    said = held[0].node.text
    if not said or LEFT_OUT in said or len(said) > _GLANCE:
        return {}
    return {"runs" if len(held) == 1 else "first_run": said}


def _stood_around(child: Entry, guard: Entry) -> bool:
    """Tell whether what a guard holds stands in the other version where the guard itself would."""
    assert child.partner is not None  # noqa: S101 - asked only then
    assert guard.parent is not None  # noqa: S101 - a statement stands in something
    around = child.partner.parent
    asks = around is not None and around.node.thing in COMPOUND and guard.node.text in around.node.text
    return around is guard.parent.partner and not asks


def _deep(state: State, entry: Entry) -> list[Entry]:
    """Give the outermost things in a statement that the other version has too, and the definitions."""
    found: list[Entry] = []
    pending = list(reversed(entry.children))
    while pending:
        child = pending.pop()
        if child.partner is not None or not state.thing(child).inner:
            found.append(child)
        else:
            pending += reversed(child.children)
    return found


def body(facts: Sequence[Fact]) -> list[Fact]:
    """Put together what is one change: a guard with what it held, code that is a comment on one side."""
    facts = put_in_place(
        put_behind(
            put_together(
                put_into_choices(
                    in_one_expression(in_choices(one_way(passed_directly(unwrapped(asked_as_one(facts))))))
                )
            )
        )
    )
    comments = [
        fact for fact in facts if fact.thing == "comment" and fact.action in {"added", "removed", "changed"}
    ]
    if not comments:
        return list(facts)
    was = " ".join("".join((fact.old or "").split()) for fact in comments)
    now = " ".join("".join((fact.new or "").split()) for fact in comments)
    found = []
    for fact in facts:
        said = "".join((fact.new or fact.old or "").split()).rstrip(";")
        other = was if fact.action == "added" else now
        if (
            fact.action in {"added", "removed"}
            and fact.thing in COMPOUND | SIMPLE
            and len(said) > SAID
            and said in other
        ):
            fact = replace(fact, details={**fact.details, "commented": "yes"})  # noqa: PLW2901 - the same one
        found.append(fact)
    return found


def from_elsewhere(state: State, entry: Entry) -> Sequence[Fact]:
    """State what came here from another place."""
    assert entry.partner is not None  # noqa: S101 - asked only then
    return state.pair(entry.partner, entry, moved=True)
