"""Parameters: a call gives them by place or by name, so both are compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from diff_insight.facts.bound_otherwise import bound_otherwise, taken_in_another_order
from diff_insight.facts.entry import Entry, likeness
from diff_insight.facts.heads import redecorated
from diff_insight.facts.in_order import longest_rise
from diff_insight.facts.not_passed import as_named, bares_its_name, listed, one_of_any_number, took_one
from diff_insight.facts.overloads import bears_no_name
from diff_insight.facts.said_elsewhere import COMPOUND, SIMPLE
from diff_insight.facts.stands_for import is_other_name
from diff_insight.facts.state import State
from diff_insight.model import Action, Fact, Lines
from diff_insight.trees.parameters import LABELLED, PROPERTY

_PASSED = frozenset({"final", "in", "ref", "out"})
"""Words of a parameter that say how it is passed, or bind the body alone, and make no field of it."""
_VARIADIC = frozenset({"variadic", "variadic by name", "block"})
_UNSEEN = frozenset({"private", "protected", "internal"})
"""Words of what those who make an object do not see."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_ANYTHING = frozenset({"any", "never"})
"""Types of TypeScript that say nothing of how many are taken."""
USED_OTHERWISE = "use"
"""Of what stands in the place of another parameter: that the body does something else with it."""
_RENAMED = 0.5
"""Share of words from which on a parameter in the place of another is that one renamed."""


def parameters(state: State, old: Entry, new: Entry) -> list[Fact]:
    """State what happened to the parameters of a function, in the order of its new version."""
    if any(is_other_name(one.node) or bears_no_name(one.node) for one in (old, new)):
        return []  # it takes what the other takes
    olds, news = listed(old, new)
    was = _paired(olds, news)
    bound = bound_otherwise(olds, news, was)
    kept = {*(id(one) for one in was.values()), *bound}
    lines = _head_lines(state, old, new)
    takes = {entry.node.attributes.get("kind", "") for entry in news}
    took_any = any(entry.node.attributes.get("kind") == "variadic by name" for entry in olds)
    found: list[Fact] = []
    olds, news = (_without_its_object(some, other) for some, other in ((olds, news), (news, olds)))
    instead = _in_place(olds, news, was) or one_of_any_number(olds, news, was)
    kept |= {id(one) for one in instead.values()}
    for entry in olds:
        if id(entry) not in kept:
            details = {**entry.node.details, "swallowed": _swallowed(entry, takes)}
            where = state.where(new, inclusive=True)  # the function may have another name now
            gone = state.fact("removed", entry, None, lines=lines, details=details, where=where)
            found.append(_told_apart(as_named(gone, entry), entry))
    for entry in news:
        if id(entry) in bound:
            continue
        before = was.get(id(entry))
        if before is None and (gives_way := instead.get(id(entry))) is not None:
            way = USED_OTHERWISE if took_one(gives_way) else "yes"
            details = {**entry.node.details, "instead": way}
            found.append(state.fact("changed", gives_way, entry, lines=lines, details=details))
            continue
        if before is None:
            details = {**entry.node.details, "required": "yes" if _required(entry) else "no"}
            details |= {"taken": "yes"} if took_any and "by_name" in details else {}
            come = state.fact("added", None, entry, lines=lines, details=details)
            found.append(_told_apart(as_named(come, entry), entry))
            continue
        seen = _seen_otherwise(before, entry)
        attributes = [replace(part, lines=part.lines or lines) for part in state.attributes(before, entry)]
        parts = _passed_otherwise([_unquoted(part, seen) for part in attributes])
        stated = redecorated(state.inside(before, entry))
        parts += [_mark(one, entry) for one in stated if one.action in {"added", "removed", "changed"}]
        renamed = before.node.name != entry.node.name
        if renamed or parts or state.own(before, entry):
            own = state.lines(before, entry) or lines
            details = {**before.node.details}
            if renamed and _is_used_otherwise(before, entry):
                details["instead"] = USED_OTHERWISE
            action: Action = "renamed" if renamed and "instead" not in details else "changed"
            made = state.fact(action, before, entry, lines=own, parts=parts, details=details)
            found.append(as_named(made, before))
    found += [
        replace(state.fact("moved", before, entry, lines=lines, details=places), previous_name=None)
        for before, entry, places in _moved(olds, news, was)
    ]
    found = found or taken_in_another_order(state, olds, news, lines)
    return _for_callers([one for one in found if one.lines], (old, new), (*olds, *news))


def _for_callers(found: list[Fact], both: Sequence[Entry], listed: Sequence[Entry]) -> list[Fact]:
    """Give what happened to parameters as those meet it who may make the call."""
    if all("registered" in entry.node.details for entry in both):
        return list(map(_passed_by_framework, found))
    if all("kept_maker" in entry.node.details for entry in both):
        return [fact if _is_field(fact, listed) else _passed_by_framework(fact) for fact in found]
    return found


def _is_field(fact: Fact, listed: Sequence[Entry]) -> bool:
    """Tell whether what users read of an object is gone or another one: its maker they do not call."""
    read = {one.node.name for one in listed if _is_read(one.node.attributes)}
    return fact.action not in {"added", "moved"} and not {fact.name, fact.previous_name}.isdisjoint(read)


def _passed_by_framework(fact: Fact) -> Fact:
    """Give a parameter that no caller passes, but what the function was handed to: it fails for nobody."""
    details = {key: said for key, said in fact.details.items() if key not in {"required", "swallowed"}}
    parts = tuple(map(_passed_by_framework, fact.parts))
    return replace(fact, details=details, parts=parts, public=False)


def _told_apart(fact: Fact, entry: Entry) -> Fact:
    """Name a parameter that has no name by all that is written of it: others may be called `_` too.

    TypeScript's `this` is none: it says what type the body's own is of.
    """
    if "receiver" in entry.node.details:
        said = entry.node.attributes.get("type")
        sides = (None, said) if fact.action == "added" else (said, None)
        return replace(fact, kind=f"type_{fact.action}", old=sides[0], new=sides[1], details={}, public=False)
    return replace(fact, name=entry.node.text) if _nameless(entry) else fact


def _seen_otherwise(old: Entry, new: Entry) -> dict[str, str]:
    """Tell whether users can no longer read the field that a parameter is too, or can now."""
    was, now = (_is_read(one.node.attributes) for one in (old, new))
    return {} if was == now else {"hidden": "yes"} if was else {"shown": "yes"}


def _is_read(attributes: Mapping[str, str]) -> bool:
    words = attributes.get("visibility", "").split()
    held = "visibility" in attributes or bool({*attributes.get("modifiers", "").split()} - _PASSED)
    return held and not _UNSEEN & set(words)


def _unquoted(fact: Fact, seen: dict[str, str]) -> Fact:
    """Give how a parameter is passed in details: no file says it in these words."""
    if fact.thing in {"visibility", "modifiers"}:
        inner = {fact.old, fact.new} <= {"final", None}  # of which callers see nothing
        return replace(fact, details=seen, public=fact.public and not inner)
    if fact.thing == "type":
        return replace(fact, details={"of": "parameter"})
    if fact.thing not in {"kind", "optional"}:
        return fact
    sides = {"previous_kind": fact.old, "kind": fact.new} if fact.thing == "kind" else {}
    return replace(fact, old=None, new=None, details={key: said for key, said in sides.items() if said})


def _passed_otherwise(parts: list[Fact]) -> list[Fact]:
    """Leave out what only follows where a parameter is taken out of an object now, or no longer is."""
    ways = {said for part in parts for key, said in part.details.items() if key.endswith("kind")}
    if PROPERTY not in ways:
        return parts
    return [part for part in parts if part.thing not in {"type", "optional"}]


def _mark(fact: Fact, entry: Entry) -> Fact:
    """Give what marks a parameter by the parameter's name: a definition's own marks are decorators."""
    return replace(fact, kind=f"mark_{fact.action}", name=entry.node.name, details={})


def _paired(olds: Sequence[Entry], news: Sequence[Entry]) -> dict[int, Entry]:
    """Give for a parameter, by its identity, what it was: of the same name, else alike at the same place."""
    named = {entry.node.name: entry for entry in olds if not _nameless(entry)}
    found = {id(entry): named[entry.node.name] for entry in news if entry.node.name in named}
    names = {entry.node.name for entry in news if not _nameless(entry)}
    found |= _in_order(olds, news, found)
    for old, new in zip(*(_places(some) for some in (olds, news)), strict=False):
        free = id(new) not in found and old.node.name not in names and _collects(old) == _collects(new)
        same = _collects(old) != "" or bares_its_name(old, new)
        free = free and (same or not _is_another(old, new))
        if free and (same or likeness(old, new, _RENAMED) >= _RENAMED):
            found[id(new)] = old
    left = [entry for entry in news if id(entry) not in found]
    if len(left) == 1 and len(olds) == len(news) and "by_name" not in left[0].node.details:
        old = olds[news.index(left[0])]  # where calls give no names, the place says which it is
        if (
            old.node.name not in names
            and "by_name" not in old.node.details
            and _collects(old) == _collects(left[0])
            and not _is_another(old, left[0])
        ):
            found[id(left[0])] = old
    return found


def _in_place(olds: Sequence[Entry], news: Sequence[Entry], was: Mapping[int, Entry]) -> dict[int, Entry]:
    """Give for a parameter, by its identity, the one of another name and type that its place was for.

    Only where all calls give both by their place, and no call may leave one of them out.
    """
    kept = {id(one) for one in was.values()}
    if len(olds) != len(news):
        return {}
    if _is_tuple(news[-1:]) and id(news[-1]) not in was and id(olds[-1]) not in kept:
        return {id(news[-1]): olds[-1]}
    return {
        id(new): old
        for old, new in zip(olds, news, strict=True)
        if id(old) not in kept and id(new) not in was and _is_given(old) and _is_given(new)
    }


def _is_tuple(entries: Sequence[Entry]) -> bool:
    """Tell whether a type says how many are taken of what is left: TypeScript's `...cows: Pair<Cow>`."""
    text = entries[0].node.text if entries else ""
    said = entries[0].node.attributes.get("type", "") if entries else ""
    many = said.endswith("[]") or said.startswith(("Array<", "ReadonlyArray<", "readonly "))
    return text.startswith("...") and ":" in text and bool(said) and not many and said not in _ANYTHING


def _is_given(entry: Entry) -> bool:
    """Tell whether every call gives a parameter, which has a type, by its place."""
    node = entry.node
    return (
        "type" in node.attributes and "by_name" not in node.details and _required(entry) and _by_place(entry)
    )


def _in_order(olds: Sequence[Entry], news: Sequence[Entry], was: Mapping[int, Entry]) -> dict[int, Entry]:
    """Give what those that have no name were, or became: by the order of types, else by place."""
    kept = {id(one) for one in was.values()}
    was_of, now_of = (
        [one.node.attributes.get("type", one.node.text) for one in side] for side in (olds, news)
    )
    found = {}
    for how, one, two, three, four in SequenceMatcher(None, was_of, now_of, autojunk=False).get_opcodes():
        if how not in {"equal", "replace"} or two - one != four - three:
            continue
        for old, new in zip(olds[one:two], news[three:four], strict=True):
            free = id(old) not in kept and id(new) not in was and _collects(old) == _collects(new)
            if free and (_nameless(old) or _nameless(new)):
                found[id(new)] = old
    return found


def _is_another(old: Entry, new: Entry) -> bool:
    """Tell whether what stands in the place of a parameter has nothing of it, no word and no type."""
    was, now = old.node, new.node
    if _nameless(old) or _nameless(new) or _words(was.name) & _words(now.name):
        return False
    types, defaults = (
        (was.attributes.get(key, ""), now.attributes.get(key, "")) for key in ("type", "default")
    )
    if _words(types[0]) & _words(types[1]):
        return False
    return (types[0] != types[1] or defaults[0] != defaults[1]) and not _serves_as(old, new)


def _is_used_otherwise(old: Entry, new: Entry) -> bool:
    """Tell whether what a body does with a parameter has nothing of what it did with the one in its place.

    Of what calls may pass by its name that is said by the name.
    """
    was, now = old.node, new.node
    if _nameless(old) or _nameless(new) or "by_name" in was.details or _words(was.name) & _words(now.name):
        return False
    sides = [(old, was.name), (new, now.name)]
    return all(_is_said_in_body(one, name) for one, name in sides) and not _serves_as(old, new)


def _is_said_in_body(entry: Entry, name: str) -> bool:
    used = re.compile(rf"(?<![\w.>]){re.escape(name)}(?!\w)")
    held = entry.parent.all() if entry.parent is not None else ()
    return any(used.search(one.node.text) for one in held if one.node.thing in COMPOUND | SIMPLE)


def _serves_as(old: Entry, new: Entry) -> bool:
    """Tell whether a statement is the same but for the one parameter in the place of the other.

    A field of the same name says nothing: it comes and goes with its parameter.
    """
    if old.parent is None or new.parent is None:
        return False
    used = re.compile(rf"(?<![\w.>]){re.escape(old.node.name)}(?!\w)")
    says = {one.node.text for one in new.parent.all() if one.node.thing != "parameter"} - {
        new.parent.node.text  # its head has the one in the place of the other anyhow
    }
    said = (one.node.text for one in old.parent.all() if one.node.thing != "parameter")
    return any(used.sub(lambda _: new.node.name, text) in says for text in said if used.search(text))


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)}


def _nameless(entry: Entry) -> bool:
    """Tell whether a parameter has no name that tells it from others: `_` in many languages."""
    return "nameless" in entry.node.details


def _without_its_object(entries: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    """Leave out the object that parameters are taken out of which the other version passes by themselves."""
    alone = {one.node.name for one in _places(others)}
    taken = {one.node.name for one in entries if one.node.attributes.get("kind") == PROPERTY}
    return [one for one in entries if not (taken & alone and one.node.name == "{}")]


def _collects(entry: Entry) -> str:
    """Give what a parameter takes all of that is left; empty for one that takes one thing."""
    kind = entry.node.attributes.get("kind", "")
    return kind if kind in _VARIADIC else ""


def _places(entries: Sequence[Entry]) -> list[Entry]:
    """Give what a call gives by place; what is taken out of an object has none, a receiver neither."""
    given = (one for one in entries if one.node.attributes.get("kind") != PROPERTY)
    return [one for one in given if "receiver" not in one.node.details]


def _moved(
    olds: Sequence[Entry], news: Sequence[Entry], was: Mapping[int, Entry]
) -> Iterator[tuple[Entry, Entry, dict[str, str]]]:
    """Give the parameters that a call by place gives at another place, with both places, 1-based.

    One that only makes room for those that came, went or moved in front of it is `shifted`: where most keep
    their order, the few others moved. Of two that changed places, both did.
    """
    olds, news = _places(olds), _places(news)
    places = {id(entry): at for at, entry in enumerate(olds)}
    kept = {id(one) for one in was.values()}
    gone = [0, *accumulate(id(entry) not in kept for entry in olds)]
    come = [0, *accumulate(id(entry) not in was for entry in news)]
    unnamed_gone = [0, *accumulate(id(one) not in kept and not _is_labelled(one) for one in olds)]
    unnamed_come = [0, *accumulate(id(one) not in was and not _is_labelled(one) for one in news)]
    both = [
        (was[id(entry)], entry, places[id(was[id(entry)])], at)
        for at, entry in enumerate(news)
        if id(entry) in was and _by_place(was[id(entry)]) and _by_place(entry)
    ]
    rise = longest_rise([place for _, _, place, _ in both])
    elsewhere = sum(place != at for _, _, place, at in both)
    stay = rise if elsewhere > 2 and 2 * len(rise) > len(both) else set()  # noqa: PLR2004 - two change places
    for number, (before, entry, place, at) in enumerate(both):
        if place != at:
            details = {**entry.node.details, "position": str(at + 1), "previous_position": str(place + 1)}
            if number in stay or place - gone[place] == at - come[at]:
                named = _is_labelled(before) and _is_labelled(entry)
                if named or unnamed_gone[place] == unnamed_come[at]:
                    continue
                details["shifted"] = "yes"
            yield before, entry, details


def _is_labelled(entry: Entry) -> bool:
    """Tell whether each call has to name a parameter, at its place among the others."""
    return entry.node.attributes.get("kind") == LABELLED


def _required(entry: Entry) -> bool:
    """Tell whether a call must give a parameter."""
    attributes = entry.node.attributes
    given = "default" in attributes or "optional" in attributes
    return not given and attributes.get("kind") not in {PROPERTY, *_VARIADIC}


def _swallowed(entry: Entry, takes: set[str]) -> str:
    """Tell whether a call that still gives a parameter that is gone is taken by another, or ignored."""
    if _taken(entry, takes):
        return "yes"
    by_name = "by_name" in entry.node.details and "variadic by name" in takes
    return "ignored" if by_name or "surplus" in entry.node.details else "no"


def _taken(entry: Entry, takes: set[str]) -> bool:
    kind = entry.node.attributes.get("kind", "")
    if kind in {PROPERTY, "implicit"}:  # what Scala gives by itself is seldom given by hand
        return True
    if kind in {"keyword-only", "variadic by name"}:
        return "variadic by name" in takes
    if kind == "positional-only":
        return "variadic" in takes
    if "by_name" in entry.node.details:
        return {"variadic", "variadic by name"} <= takes
    return "variadic" in takes


def _by_place(entry: Entry) -> bool:
    return entry.node.attributes.get("kind") not in {"keyword-only", PROPERTY, *_VARIADIC}


def _head_lines(state: State, old: Entry, new: Entry) -> Lines:
    """Give the changed lines of two heads; of the whole where the heads' own did not change."""
    removed, added = state.changed.removed, state.changed.added
    lines = Lines(
        removed=tuple(line for line in old.node.heads if line in removed),
        added=tuple(line for line in new.node.heads if line in added),
    )
    return lines or state.lines(old, new)
