"""Programs: what happened to definitions and to what is in their bodies.

Things and what their facts hold (`name` is dotted from the outermost owner that is code, `old` and `new`
quote the whole unit of either side, `details["signature"]` and `details["doc"]` its first lines):

- `function`, `method`, `test`, `property`, `macro`: added, removed, renamed, moved, changed (parts say
  what), layout. A `changed` one without parts changes in `lines` alone. `old`/`new`: signatures, where they
  differ.
- `class`, `interface`, `struct`, `enum`, `trait`, `type_alias`, `module`, `extension`, `suite`: the same,
  what is inside told beside them with them in `where`. `details["was"]`: the thing that it was before,
  where it is another one now; `details["read"]`: yes where it is read by its name alone before or after;
  `details["called"]`: yes where its name stood for a function that was defined beside it;
  `details["answered"]`: yes where its home's `__getattr__` still answers to the name that it had, or the
  file assigns it to that name; `details["kept"]` of what is renamed: yes where its old name stands for it,
  deprecated where that is not to be used any more, `details["says"]` what is said of that, variable where
  others may set it; `details["asked"]` of a `condition_moved`: what it asks is asked `otherwise`, or
  `at once`; `details["set_to"]` of a condition that only sets a name: to what;
  `details["inherited"]` of what is gone or moved: yes where a base of its type has it;
  `details["twice"]`: yes where another definition of its name stays, or of a macro stood before;
  `details["noun"]`: `override` of what is new in a type a base of which had it, of what is gone from a type
  a base of which has it still, and of a method that is gone and went on to that of its base. A `module`, or
  class, that any file may open (`details["reopened"]`) and that holds types alone is not told: they are.
- `field`, `constant`, `variable`, `enum_member`: the same; parts `type_*`, `value_*`
  (`details["member"]` of a value: the name of the `enum_member` that has it,
  `details["holds"]`: yes where it is what that holds).
- `parameter`: added (`details["required"]` yes or no; `details["taken"]`: yes where the function took any
  name before), removed (`details["swallowed"]`: yes where `*args`
  or `**kwargs` still take it, ignored where a call may give more than there are parameters),
  renamed (`details["by_name"]`: yes where callers may name it), moved
  (`details["position"]`, `details["previous_position"]`: 1-based; `details["shifted"]`: yes where it only
  makes room), changed with parts `type_*`, `default_*`, `kind_*` (`details["previous_kind"]`,
  `details["kind"]`), `optional_*`, `mark_*` (an annotation, attribute or decorator of it),
  `visibility_*` and `modifiers_*` (of the field that a parameter of a constructor is too).
  One that only stands in the place of another has `details["instead"]`: yes, or use where only the body
  tells.
  One of Python whose name begins with `_` breaks nobody by its name, nor where it may be left out.
  Those of a function whose decorator, annotation or attribute hands it to what calls it
  (`details["registered"]`: yes), or of a class whose constructor only its library calls
  (`details["kept_maker"]` of the class: yes) and that are no fields, are not public, and break nobody.
- of a definition's head, with `name` its own and `where` down to it: `returns_*`, `visibility_*`,
  `exported_*`, `modifiers_*`, `implied_*` (words that hold where they are not written too), `of_*` (the
  trait that is implemented), `raises_*` (the errors that it says it raises), `accessors_*` (how a property
  may be used), `runner_*` (what a test or a suite is declared with: `it`, `it.skip`), `generics_*` (what it
  is generic over; `details["demands"]`: yes where only what it demands of that differs,
  `details["of_type"]`: yes where who names it gives it types).
  `details["hidden"]` of the definition's own fact: yes where users saw it before and no
  longer do, `shown` where they did not; `narrowed` and `widened` of its visibility where both are seen.
  `details["abstract"]` of what is added: yes where who implements its owner has to define it;
  `details["required"]` of a field: yes where who makes its owner has to give it.
- `overload`: a signature for type checkers alone; `attribute`: what a constructor sets on the object.
- `notation`: layout: all that is only written in another way (`Optional[X]`, which is `X | None` now), its
  parts each at its place, `details["places"]` their number.
- `base`, `decorator`, `docstring`, `namespace`: added, removed, changed; details `closes` of a mark of Rust
  by which other crates no longer make a value by its fields, nor name all that it may be.
- `module_form`: the file hands out its names in the other form of modules, `details["from"]` and
  `details["to"]`: `CommonJS`, `ES module`.
- `import`, `export`: one for each name, added, removed, changed; `details["module"]`; `imports_layout` for
  statements that name the same.
- in a body `condition`, `else`, `loop`, `with`, `try`, `catch`, `finally`, `switch`, `case`, `return`,
  `raise`, `assignment`, `call`, `statement`, `comment`: added, removed, moved, changed, layout; `old` and
  `new` are what they say (a condition, a returned value, a raised error, what is caught, else the
  statement). `details["around"]`: what was there before and now stands inside, or stood inside and is there
  still. `details["asked_before"]` of a condition that moved: the one that its chain asked first before;
  `details["left_to"]` of one: what its function calls, which makes that check of what it is given.
  `details["wraps"]` of a call: that what was there is all that stands inside. `details["still"]`: yes where
  its function says elsewhere what is gone, or returned before what is new. `details["commented"]`: yes where
  it was, or became, a comment. `details["callback"]` of what returns in a function without a name: what the
  statement around that sets, or calls.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.access import THING, by_sections
from diff_insight.facts.answered import answered
from diff_insight.facts.bodies import alone, body, rejoin, statement
from diff_insight.facts.breaking import RULES
from diff_insight.facts.closed_types import closed
from diff_insight.facts.crowded import is_crowded
from diff_insight.facts.derived import derived, without_other_paths
from diff_insight.facts.docstrings import docstring
from diff_insight.facts.drawn_out import drawn_out
from diff_insight.facts.drawn_up import drawn_up, only_overrode
from diff_insight.facts.entry import Entry
from diff_insight.facts.handed_out import as_handed_out
from diff_insight.facts.handed_over import handed_over
from diff_insight.facts.heads import attributes, deprecated, is_marked_as_shared, rebased, redecorated
from diff_insight.facts.imports import each_imported, imported
from diff_insight.facts.left_to_macros import left_to_macros, passed_to_macros
from diff_insight.facts.literals import parted
from diff_insight.facts.made_of_others import made_of_others
from diff_insight.facts.member_values import of_member
from diff_insight.facts.module_forms import in_another_form
from diff_insight.facts.moved_tests import moved_tests
from diff_insight.facts.moved_words import reworded_elsewhere
from diff_insight.facts.other_body import holds_another
from diff_insight.facts.overloads import stands_twice, takes_of_overload
from diff_insight.facts.promoted import is_data, promoted
from diff_insight.facts.renamed_along import renamed_along
from diff_insight.facts.reopened_modules import inside_of_modules
from diff_insight.facts.said_elsewhere import COMPOUND, FUNCTIONS, SIMPLE
from diff_insight.facts.set_outside import set_outside
from diff_insight.facts.signatures import parameters
from diff_insight.facts.stands_for import found_as_before, stood_for_a_function, with_old_names
from diff_insight.facts.starred import starred
from diff_insight.facts.state import State, own_details
from diff_insight.facts.taken_names import serves_still
from diff_insight.facts.thing import Thing
from diff_insight.facts.through_alias import by_a_macro, through_alias
from diff_insight.facts.torn_names import without_torn
from diff_insight.facts.turned_types import with_methods_kept
from diff_insight.model import Action, Fact, Lines
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS, STATEMENTS

__all__ = ["ALIAS", "RULES", "THINGS"]

_SAME_FAMILY = {"overload": "overload"}
ALIAS = "alias_of_type"
"""The noun of another name of a type, where the language has types of their own beside it."""


def _callable(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has parameters and a body."""
    if state.family(old) != state.family(new):
        return _turned(state, old, new)
    rejoin(old, new)
    crowded = is_crowded(old, new)
    inside = state.inside(old, new, without=STATEMENTS if crowded else frozenset())
    stated = redecorated(_without_parameters(state, new, inside))
    stated = handed_over(state, old, new, stated)
    marks, stated = deprecated(state, old, new, stated)
    lines = state.lines(old, new)
    if not _head_changed(state, old, new):
        parts = (*marks, *body(stated))
        parts = (*parts, *(state.rest(old, new, lines, parts) if crowded else ()))
        made = _as_it_was(state, old, new, parts=parts, lines=lines)
        return _overloaded((made,), new)
    differs = attributes(state, old, new)
    if any(fact.thing == "default_body" for fact in differs):  # all that is in it comes, or goes, with it
        stated = [fact for fact in stated if fact.thing not in COMPOUND | SIMPLE]
    parts = (*differs, *parameters(state, old, new), *marks, *body(stated))
    parts = (*parts, *(state.rest(old, new, lines, parts) if crowded else ()))
    rehomed = state.rehomed(old, new)
    renamed = rehomed or (old.node.name != new.node.name and state.name(old) != state.name(new))
    own = state.own(old, new)
    other = bool(own or parts) or holds_another(old, new)
    action: Action = "renamed" if renamed else "changed" if other else "layout"
    home = state.home_details(old, new) if rehomed else new.node.details
    details = {**home, **_became(state, old, new)}
    made = state.fact(action, old, new, lines=lines, parts=parts, details=details)
    if parts and all(part.kind == "parameter_layout" for part in parts):  # its head says what it said
        made = replace(made, old=None, new=None)
    return _overloaded((made,), new)


def _without_parameters(state: State, new: Entry, inside: Sequence[Fact]) -> list[Fact]:
    """Give what a definition holds without its own parameters, not without those of a class within it."""
    depth = len(state.where(new, inclusive=True))
    return [fact for fact in inside if fact.thing != "parameter" or len(fact.where) > depth]


def _head_changed(state: State, old: Entry, new: Entry) -> bool:
    """Tell whether a line of a definition's head changed; what differs else is how well it was read."""
    removed, added = state.changed.removed, state.changed.added
    return any(line in removed for line in old.node.heads) or any(line in added for line in new.node.heads)


def _as_it_was(state: State, old: Entry, new: Entry, *, parts: Sequence[Fact], lines: Lines) -> Fact:
    """State a definition whose head stays."""
    action: Action = "changed" if parts or state.own(old, new) else "layout"
    return replace(state.fact(action, old, new, lines=lines, parts=parts), old=None, new=None)


def _single(state: State, entry: Entry) -> Sequence[Fact]:
    """State a definition that only one version has.

    Where its head is no changed line, the other version has it too and could not be read there.
    """
    return _unread(state, entry) or _told_alone(state, entry)


def _macro(state: State, entry: Entry) -> Sequence[Fact]:
    """State a definition of a macro that is new or gone; it may be defined for other cases all the same."""
    made = _single(state, entry)
    home = entry.parent.partner if entry.parent is not None else None
    if home is None or entry.node.thing not in home.named(entry.node.name):
        return made
    return [replace(fact, details={**fact.details, "twice": "yes"}) for fact in made]


def _told_alone(state: State, entry: Entry, *, parts: Sequence[Fact] | None = None) -> Sequence[Fact]:
    """State a definition that is new or gone, and whether its home still answers to the name."""
    found = state.single_as_any(entry, parts=parts)
    home = entry.parent.partner if entry.parent is not None else None
    if not entry.old:
        if _is_borne(entry, home):
            return tuple(_annotated(fact, entry) for fact in found)
        had = {"noun": "override"} if "noun" not in entry.node.details and drawn_up(entry, home) else {}
        return tuple(replace(fact, details={**fact.details, **had}) for fact in found) if had else found
    said = {"noun": "override"} if only_overrode(entry, home) else {}
    if answered(entry.node.name, home):
        said = {"answered": "yes"}
    elif drawn_up(entry, home):
        overrode = "noun" not in entry.node.details and drawn_up(entry, entry.parent)
        said = {**({"noun": "override"} if overrode else {}), "inherited": "yes"}
    return tuple(replace(fact, details={**fact.details, **said}) for fact in found) if said else found


def _is_borne(entry: Entry, home: Entry | None) -> bool:
    """Tell whether a field only says the type of what the methods of its class knew already."""
    node = entry.node
    bare = node.thing == "field" and "type" in node.attributes and "value" not in node.attributes
    if not bare or home is None or home.node.thing not in HOLDERS:
        return False
    made = entry.parent is not None and is_data(entry.parent)  # its constructor takes it
    return not made and _bears(home.node, node.name)


def _annotated(fact: Fact, entry: Entry) -> Fact:
    """Give what says the type of a field as that: the field is not new."""
    where = (*fact.where, entry.node.name)
    said = entry.node.attributes["type"]
    return replace(fact, kind="type_added", name=entry.node.name, where=where, new=said, details={})


def _unread(state: State, entry: Entry) -> Sequence[Fact]:
    """State by its lines what the other version has too; nothing where its head is new or gone."""
    changed = state.changed.removed if entry.old else state.changed.added
    if any(line in changed for line in entry.node.heads):
        return ()
    old, new = (entry, None) if entry.old else (None, entry)
    found = [] if entry.old else state.moved_into(entry)
    return (*found, *state.rest(old, new, state.lines(old, new), found))


def _attribute(state: State, entry: Entry) -> Sequence[Fact]:
    """State what a constructor alone sets or set; the statement where its class has it all the same."""
    found = state.single_as_any(entry)
    holder = next((owner for owner in entry.owners() if owner.node.thing in HOLDERS), None)
    if holder is None or holder.partner is None or not _bears(holder.partner.node, entry.node.name):
        return found
    about = {"about": entry.node.text.partition(" =")[0]}
    return tuple(
        replace(fact, kind=f"assignment_{fact.action}", name="", details=about, public=False)
        for fact in found
    )


def _bears(holder: Node, name: str) -> bool:
    """Tell whether a class declares an attribute, or a method of it says it of the object.

    A property in its place is told as what the attribute became.
    """
    said = re.compile(rf"\bself\.{re.escape(name)}\b")
    same = [one for one in holder.children if one.name == name]
    if any(one.thing in FUNCTIONS for one in same):
        return False
    return bool(same) or any(said.search(one.text) for one in holder.all())


def _new_callable(state: State, entry: Entry) -> Sequence[Fact]:
    """State a function that only one version has; what it defines for itself is its own matter."""
    parts = () if entry.old else state.moved_into(entry)
    made = _unread(state, entry) or _told_alone(state, entry, parts=parts)
    if entry.old and stands_twice(entry):
        return [replace(fact, details={**fact.details, "twice": "yes"}) for fact in made]
    return _overloaded(made, entry)


def _overloaded(made: Sequence[Fact], entry: Entry) -> Sequence[Fact]:
    """Give what is stated of a function, with what a call of it takes where others bear its name."""
    takes = takes_of_overload(entry)
    return [
        replace(fact, details={**fact.details, **takes}) if takes and fact.thing in FUNCTIONS else fact
        for fact in made
    ]


def _holder(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has members: itself where it changes itself, its members beside it."""
    if state.family(old) != state.family(new):
        return _turned(state, old, new)
    own = state.own(old, new)
    said = _without_parameters(state, new, state.inside(old, new))
    said = list(by_sections(state, old, new, said))
    headed = closed(state, old, redecorated(rebased(body(said))))
    marks, stated = deprecated(state, old, new, headed)
    given = parameters(state, old, new) if _head_changed(state, old, new) else ()
    found = (*marks, *given, *stated)
    lines = state.lines(old, new)
    inside = state.union(found)
    mine: tuple[Fact, ...] = ()
    became = _became(state, old, new)
    differs = without_other_paths(attributes(state, old, new))
    left = Lines(
        removed=tuple(sorted(set(lines.removed) - set(inside.removed))),
        added=tuple(sorted(set(lines.added) - set(inside.added))),
    )
    if not (set(own) - {"text"} or differs or became) and (based := _with_head(old, new, found, left)):
        found = based
    elif (set(own) - {"attributes"} or differs or became) and _head_changed(state, old, new):
        renamed = old.node.name != new.node.name
        mine = (
            state.fact(
                "renamed" if renamed else "changed",
                old,
                new,
                lines=left or lines,
                parts=differs,
                details={**new.node.details, **became},
            ),
        )
    return (*mine, *found, *state.rest(old, new, lines, (*mine, *found)))


def _with_head(old: Entry, new: Entry, found: Sequence[Fact], left: Lines) -> tuple[Fact, ...]:
    """Give what a type is based on with the lines of its head; empty where that is no news of it."""
    at = next((at for at, fact in enumerate(found) if fact.thing == "base"), None)
    if at is None:
        return ()
    head = Lines(
        removed=tuple(line for line in left.removed if line in old.node.heads),
        added=tuple(line for line in left.added if line in new.node.heads),
    )
    lines = State.union((found[at], replace(found[at], lines=head)))
    return (*found[:at], replace(found[at], lines=lines), *found[at + 1 :])


def _value(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has a type and a value."""
    if state.family(old) != state.family(new):
        return _turned(state, old, new)
    headed = closed(state, old, redecorated(body(state.inside(old, new))))
    marks, stated = deprecated(state, old, new, headed)
    if not _head_changed(state, old, new):
        differs, stated = parted(state, old, new, _of_value(attributes(state, old, new), new), stated)
        parts = (*(fact for fact in differs if fact.thing == "value" and fact.parts), *marks, *stated)
        return (_as_it_was(state, old, new, parts=parts, lines=state.lines(old, new)),)
    differs = without_torn(_of_value(attributes(state, old, new), new), old, new)
    differs, stated = parted(state, old, new, differs, stated)
    values = (entry.node.attributes.get("value", "") for entry in (old, new))
    comments = [fact for fact in stated if fact.thing == "comment"]
    told = any(fact.thing == "value" and fact.parts for fact in differs)
    if not told and (rows := state.long_text(old, new, *values, beside=comments)):
        differs = (*(part for part in differs if part.kind != "value_changed"), *rows)
    parts = (*differs, *marks, *stated)
    if any(fact.kind == "value_added" for fact in differs) and new.node.thing == "type_alias":
        parts = made_of_others(parts)
    rehomed = state.rehomed(old, new)
    renamed = old.node.name != new.node.name or rehomed
    home = state.home_details(old, new) if rehomed else own_details(new)
    became = _became(state, old, new)
    differs_itself = parts or became or state.own(old, new)
    action: Action = "renamed" if renamed else "changed" if differs_itself else "layout"
    details = {**home, **became}
    lines = state.lines(old, new)
    return (state.fact(action, old, new, lines=lines, parts=parts, details=details),)


def _of_value(parts: Sequence[Fact], new: Entry) -> Sequence[Fact]:
    """Give what differs of a value, marked where it is a constant, or one of several."""
    owner = new.parent
    node = new.node
    words = set(node.attributes.get("modifiers", "").split())
    fixed = "const" in words or ("static" in words and words & {"final", "readonly"})
    constant = node.thing in {"constant", "enum_member", "macro"} or fixed or node.name.isupper()
    marks = {"one_of": "several"} if owner is not None and len(owner.named(node.name)) > 1 else {}
    marks |= {"fixed": "yes"} if constant else {}
    if node.name == "__all__" and owner is not None and owner.partner is not None:
        names = (one.node.name for one in owner.partner.children)
        marks["had"] = " ".join(name for name in names if name and not name.startswith("_"))
    return [
        replace(part, details={**part.details, **marks, **of_member(node, part)})
        if part.thing == "value"
        else part
        for part in parts
    ]


def _turned(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State a definition that is of another kind now, whole: what either held is not compared."""
    details = {**own_details(new), **_became(state, old, new)}
    if any("read" in entry.node.details for entry in (old, new)) or "property" in {
        old.node.thing,
        new.node.thing,
    }:
        details["read"] = "yes"
    if stood_for_a_function(old) and new.node.thing in FUNCTIONS:
        details["called"] = "yes"
    return (state.fact("changed", old, new, lines=state.lines(old, new), details=details),)


def _became(state: State, old: Entry, new: Entry) -> dict[str, str]:
    """Tell what else a definition became: another thing, hidden from users."""
    found: dict[str, str] = {}
    called, was = (entry.node.details.get("noun", entry.node.thing) for entry in (new, old))
    if old.node.thing != new.node.thing:
        found["was"] = old.node.thing
    elif called != was and ALIAS in {called, was}:
        found["was"] = was
    other = state.public(old) != state.public(new) and not is_marked_as_shared(old, new)
    if other and not _with_its_owner(state, old, new):
        found["hidden" if state.public(old) else "shown"] = "yes"
    if old.node.name != new.node.name and (answered(old.node.name, new.parent) or serves_still(old, new)):
        found["answered"] = "yes"
    return found


def _with_its_owner(state: State, old: Entry, new: Entry) -> bool:
    """Tell whether users see or lose the owner in the same way: its fact says so for all that it holds."""
    was, now = old.parent, new.parent
    if was is None or now is None or was.partner is not now:
        return False
    return was.node.thing in HOLDERS and state.public(was) != state.public(now)


_THINGS = (
    *(
        Thing(
            name=name,
            dotted=True,
            turns=True,
            family=_SAME_FAMILY.get(name, "callable"),
            pair=_callable,
            single=_new_callable,
            alike=0.8 if name == "test" else 0.6,  # tests of one thing set it up alike
        )
        for name in sorted(FUNCTIONS)
    ),
    Thing(name="macro", pair=_value, single=_macro),
    *(
        Thing(name=name, turns=True, frame=True, dotted=True, family="type", pair=_holder, single=_single)
        for name in ("class", "interface", "struct", "enum", "trait")
    ),
    *(
        Thing(name=name, frame=True, dotted=True, pair=_holder, single=_single, alike=0.7)
        for name in ("module", "suite")
    ),
    Thing(name="extension", frame=True, dotted=True, pair=_holder, single=_single, alike=1.1),
    Thing(name="type_alias", turns=True, dotted=True, family="type", pair=_value, single=_single),
    *(
        Thing(name=name, turns=True, dotted=True, family="value", pair=_value, single=_single)
        for name in ("field", "constant", "variable", "enum_member")
    ),
    Thing(name="attribute", inner=True, stays=True, pair=statement, single=_attribute),
    Thing(name="parameter", inner=True, stays=True, alike=0.5),
    Thing(name="base", inner=True, stays=True, alike=1.1),
    Thing(name="decorator", inner=True, stays=True),
    Thing(name="docstring", inner=True, stays=True, alike=0.0, pair=docstring),
    Thing(name="namespace", alike=0.0),
    Thing(name=THING, inner=True, stays=True, alike=1.1),
    Thing(name="imports", alike=0.0, pair=imported, single=each_imported, quoted=False),
    Thing(name="exports", alike=0.0, pair=imported, single=each_imported, quoted=False),
    Thing(name="import", alike=1.1),
    Thing(name="export", alike=1.1),
    *(
        Thing(
            name=name,
            inner=True,
            ordered=True,
            alike=0.5,
            by_text=name == "case",  # it is known by what it is for, whatever is done then
            pair=statement,
            single=alone,
        )
        for name in sorted(COMPOUND | SIMPLE)
    ),
    Thing(name="comment", inner=True, alike=0.5),
)
_EXACT = FUNCTIONS | COMPOUND | SIMPLE | {"class", "interface", "struct", "enum", "trait", "parameter"}
THINGS = tuple(
    replace(thing, exact=thing.name in _EXACT, placed=thing.dotted or thing.name == "macro")
    for thing in _THINGS
)


def _finished(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    found = with_old_names(found_as_before(renamed_along(facts, before, after), before, after))
    found = drawn_out(moved_tests(set_outside(inside_of_modules(with_methods_kept(found)))), after)
    handed = in_another_form(as_handed_out(found, before, after), before, after)
    found = passed_to_macros(left_to_macros(reworded_elsewhere(handed)))
    return starred(promoted(by_a_macro(through_alias(derived(found), before, after)), before, after))


FINISH = _finished
