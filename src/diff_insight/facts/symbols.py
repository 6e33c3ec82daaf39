"""Programs: what happened to definitions and to what is in their bodies.

Things and what their facts hold (`name` is dotted from the outermost owner that is code, `old` and `new` quote
the whole unit of either side, `details["signature"]` and `details["doc"]` its first lines):

- `function`, `method`, `test`, `property`, `macro`: added, removed, renamed, moved, changed (parts say what),
  layout. A `changed` one without parts changes in `lines` alone. `old`/`new`: signatures, where they differ.
- `class`, `interface`, `struct`, `enum`, `trait`, `type_alias`, `module`, `extension`, `suite`: the same, what
  is inside told beside them with them in `where`. `details["was"]`: the thing that it was before, where it is
  another one now.
- `field`, `constant`, `variable`, `enum_member`: the same; parts `type_*`, `value_*`.
- `parameter`: added (`details["required"]` yes or no), removed (`details["swallowed"]`: yes where `*args` or
  `**kwargs` still take it), renamed (`details["by_name"]`: yes where callers may name it), moved
  (`details["position"]`, `details["previous_position"]`: 1-based; `details["shifted"]`: yes where it only makes
  room), changed with parts `type_*`, `default_*`, `kind_*`, `optional_*`.
- of a definition's head, with `name` its own and `where` down to it: `returns_*`, `visibility_*`, `exported_*`,
  `modifiers_*`, `of_*` (the trait that is implemented). `details["hidden"]` of the definition's own fact: yes
  where users saw it before and no longer do.
- `overload`: a signature for type checkers alone; `attribute`: what a constructor sets on the object.
- `base`, `decorator`, `docstring`, `package`: added, removed, changed.
- `import`, `export`: one for each name, added, removed, changed; `details["module"]`; `imports_layout` for
  statements that name the same.
- in a body `condition`, `else`, `loop`, `with`, `try`, `catch`, `finally`, `switch`, `case`, `return`, `raise`,
  `assignment`, `call`, `statement`, `comment`: added, removed, moved, changed, layout; `old` and `new` are what
  they say (a condition, a returned value, a raised error, what is caught, else the statement).
  `details["around"]`: what was there before and now stands inside, or stood inside and is there still.
  `details["commented"]`: yes where it was, or became, a comment.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from diff_insight.facts.annotations import spelt
from diff_insight.facts.match import Entry, likeness
from diff_insight.facts.rule import Rule, Subject
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact, Lines, Role

_VARIADIC = frozenset({"variadic", "variadic by name", "block"})
_COMPOUND = frozenset({"condition", "else", "loop", "with", "try", "catch", "finally", "switch", "case"})
_SIMPLE = frozenset({"return", "raise", "assignment", "call", "statement"})
_RENAMED = 0.5
"""Share of words from which on a parameter in the place of another is that one renamed."""
_SAID = 3
"""Characters of code that a comment must hold to be that code."""


# -- definitions -----------------------------------------------------------------------------------------------


_SAME_FAMILY = {"overload": "overload"}


def _callable(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has parameters and a body."""
    parameters = _parameters(state, old, new)
    stated = [fact for fact in state.inside(old, new) if fact.thing != "parameter"]
    parts = (*state.attributes(old, new), *parameters, *_body(stated))
    lines = state.lines(old, new)
    renamed = old.node.name != new.node.name
    own = state.own(old, new)
    action = "renamed" if renamed else "changed" if own or parts else "layout"
    details = {**new.node.details, **_became(state, old, new)}
    return (state.fact(action, old, new, lines=lines, parts=parts, details=details),)


def _new_callable(state: State, entry: Entry) -> Sequence[Fact]:
    """State a function that only one version has; what it defines for itself is its own matter."""
    kept = [child for child in entry.children if child.partner is not None and not state.thing(child).inner]
    parts = [] if entry.old else [fact for one in kept for fact in _from_elsewhere(state, one)]
    return state.single_as_any(entry, parts=parts)


def _from_elsewhere(state: State, entry: Entry) -> Sequence[Fact]:
    assert entry.partner is not None  # noqa: S101 - asked only then
    return state.pair(entry.partner, entry, moved=True)


def _holder(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has members: itself where it changes itself, its members beside it."""
    own = state.own(old, new)
    found = tuple(_body(state.inside(old, new)))
    became = _became(state, old, new)
    lines = state.lines(old, new)
    inside = state.union(found)
    mine: tuple[Fact, ...] = ()
    if own or became:
        left = Lines(
            removed=tuple(sorted(set(lines.removed) - set(inside.removed))),
            added=tuple(sorted(set(lines.added) - set(inside.added))),
        )
        renamed = old.node.name != new.node.name
        mine = (
            state.fact(
                "renamed" if renamed else "changed",
                old,
                new,
                lines=left or lines,
                parts=state.attributes(old, new),
                details={**new.node.details, **became},
            ),
        )
    elif not found:
        mine = (state.fact("layout", old, new, lines=lines),)
    return (*mine, *found, *state.rest(old, new, lines, (*mine, *found)))


def _value(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of what has a type and a value."""
    parts = (*state.attributes(old, new), *_body(state.inside(old, new)))
    renamed = old.node.name != new.node.name
    action = "renamed" if renamed else "changed" if parts or state.own(old, new) else "layout"
    details = {**new.node.details, **_became(state, old, new)}
    lines = state.lines(old, new)
    return (state.fact(action, old, new, lines=lines, parts=parts, details=details),)


def _became(state: State, old: Entry, new: Entry) -> dict[str, str]:
    """Tell what else a definition became: another thing, hidden from users."""
    found: dict[str, str] = {}
    if old.node.thing != new.node.thing:
        found["was"] = old.node.thing
    if state.public(old) and not state.public(new):
        found["hidden"] = "yes"
    return found


# -- parameters ------------------------------------------------------------------------------------------------


def _parameters(state: State, old: Entry, new: Entry) -> list[Fact]:
    """State the parameters of a function: a call gives them by place or by name, so both are compared."""
    olds, news = _listed(old), _listed(new)
    takes = {entry.node.attributes.get("kind", "") for entry in news}
    lines = _head_lines(state, old, new)
    found: list[Fact] = []
    pairs = _paired(olds, news)
    kept = {id(one) for one in pairs.values()}
    gone = [one for one in olds if id(one) not in kept]
    come = [one for one in news if id(one) not in pairs]
    for entry in gone:
        details = {**entry.node.details, "swallowed": "yes" if _swallowed(entry, takes) else "no"}
        found.append(_stated(state, "removed", entry, None, lines=lines, details=details))
    for at, entry in enumerate(news):
        if entry in come:
            details = {**entry.node.details, "required": "yes" if _required(entry) else "no"}
            found.append(_stated(state, "added", None, entry, lines=lines, details=details))
            continue
        before = pairs[id(entry)]
        was = olds.index(before)
        parts = state.attributes(before, entry)
        renamed = before.node.name != entry.node.name
        if renamed or parts or before.node.text != entry.node.text:
            if renamed or parts:
                action = "renamed" if renamed else "changed"
                own = _own_lines(state, before, entry) or lines
                details = {**before.node.details}
                made = _stated(state, action, before, entry, lines=own, parts=parts, details=details)
                found.append(made)
        if was != at and _by_place(before) and _by_place(entry):
            shifted = _shifts(was, at, olds, news, gone, come)
            details = {
                **entry.node.details,
                "position": str(at + 1),
                "previous_position": str(was + 1),
                **({"shifted": "yes"} if shifted else {}),
            }
            found.append(_stated(state, "moved", before, entry, lines=lines, details=details))
    return found


def _listed(entry: Entry) -> list[Entry]:
    return [child for child in entry.children if child.node.thing == "parameter"]


def _paired(olds: Sequence[Entry], news: Sequence[Entry]) -> dict[int, Entry]:
    """Give for each parameter, by its identity, what it was: of the same name, else alike at the same place."""
    named = {entry.node.name: entry for entry in olds}
    found = {id(entry): named[entry.node.name] for entry in news if entry.node.name in named}
    come = {entry.node.name for entry in news}
    for old, new in zip(olds, news, strict=False):
        if id(new) not in found and old.node.name not in come and likeness(old, new) >= _RENAMED:
            found[id(new)] = old
    return found


def _stated(
    state: State,
    action: str,
    old: Entry | None,
    new: Entry | None,
    *,
    lines: Lines,
    parts: Sequence[Fact] = (),
    details: dict[str, str],
) -> Fact:
    fact = state.fact(action, old, new, lines=lines, parts=parts, details=details)  # type: ignore[arg-type]
    if action == "moved" and old is not None and new is not None:
        return replace(fact, previous_name=None)
    return fact


def _required(entry: Entry) -> bool:
    """Tell whether a call must give a parameter."""
    attributes = entry.node.attributes
    given = "default" in attributes or "optional" in attributes
    return not given and attributes.get("kind") not in _VARIADIC


def _swallowed(entry: Entry, takes: set[str]) -> bool:
    """Tell whether a call that still gives a parameter that is gone is taken by what takes any."""
    kind = entry.node.attributes.get("kind", "")
    if kind == "keyword-only":
        return "variadic by name" in takes
    if kind == "positional-only":
        return "variadic" in takes
    if "by_name" in entry.node.details:
        return {"variadic", "variadic by name"} <= takes
    return "variadic" in takes


def _by_place(entry: Entry) -> bool:
    return entry.node.attributes.get("kind") not in {"keyword-only", *_VARIADIC}


def _shifts(
    was: int,
    at: int,
    olds: Sequence[Entry],
    news: Sequence[Entry],
    gone: Sequence[Entry],
    come: Sequence[Entry],
) -> bool:
    """Tell whether a parameter stands elsewhere only since others in front of it came or went."""
    return was - sum(one in gone for one in olds[:was]) == at - sum(one in come for one in news[:at])


def _own_lines(state: State, old: Entry, new: Entry) -> Lines:
    return state.lines(old, new)


def _head_lines(state: State, old: Entry, new: Entry) -> Lines:
    """Give the changed lines of two heads; of the whole where the heads' own did not change."""
    removed, added = state.changed.removed, state.changed.added
    lines = Lines(
        removed=tuple(line for line in old.node.heads if line in removed),
        added=tuple(line for line in new.node.heads if line in added),
    )
    return lines or state.lines(old, new)


# -- bodies ----------------------------------------------------------------------------------------------------


def _statement(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a statement: what changes inside is told where it stands."""
    own = "text" in state.own(old, new) or old.node.thing != new.node.thing
    parts = tuple(_body(state.inside(old, new)))
    if not own and parts:
        return parts
    return (state.fact("changed" if own else "layout", old, new, lines=state.lines(old, new), parts=parts),)


def _alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State a statement that only one version has, with what it was put around, or taken from."""
    kept: list[Entry] = []
    parts: list[Fact] = []
    for child in _deep(state, entry):
        if child.partner is None:
            parts += state.single(child)
        elif child.node.thing != "comment":
            kept.append(child)
            parts += [] if entry.old else _from_elsewhere(state, child)
    made = state.single_as_any(entry, parts=parts)
    if not kept:
        return made
    around = {"around": kept[0].node.text, "kept": str(len(kept))}
    return tuple(replace(fact, details={**fact.details, **around}) for fact in made)


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


def _body(facts: Sequence[Fact]) -> list[Fact]:
    """Put together what is one change: what a guard was taken from, and code that is a comment on one side."""
    facts = _unwrapped(facts)
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
            and fact.thing in _COMPOUND | _SIMPLE
            and len(said) > _SAID
            and said in other
        ):
            fact = replace(fact, details={**fact.details, "commented": "yes"})  # noqa: PLW2901 - the same one
        found.append(fact)
    return found


def _unwrapped(facts: Sequence[Fact]) -> list[Fact]:
    """Put what stood in a guard that is gone into the fact that says so."""
    guards = [at for at, fact in enumerate(facts) if fact.action == "removed" and "around" in fact.details]
    if not guards:
        return list(facts)
    found = list(facts)
    taken: set[int] = set()
    for at in guards:
        guard = found[at]
        inside = [
            one
            for one, fact in enumerate(found)
            if fact.action in {"moved", "layout"}
            and one not in taken
            and fact.lines.removed
            and set(fact.lines.removed) <= set(guard.lines.removed)
        ]
        taken.update(inside)
        parts = tuple(found[one] for one in inside)
        union = State.union((guard, *parts))
        found[at] = replace(guard, parts=(*guard.parts, *parts), lines=union)
    return [fact for at, fact in enumerate(found) if at not in taken]


# -- imports ---------------------------------------------------------------------------------------------------


def _imports(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of import statements that follow one another: the names that came and went."""
    stated = state.inside(old, new)
    told = [fact for fact in stated if fact.action not in {"layout", "moved"}]
    lines = state.lines(old, new)
    if not told:
        return (state.fact("layout", old, new, lines=lines),)
    union = state.union(told)
    left = Lines(
        removed=tuple(line for line in lines.removed if line not in set(union.removed)),
        added=tuple(line for line in lines.added if line not in set(union.added)),
    )
    if not left:
        return told
    among = next((at for at, fact in enumerate(told) if _touches(fact, stated)), None)
    if among is None:
        return (*told, state.fact("layout", old, new, lines=left))
    told[among] = replace(told[among], lines=state.union((told[among], Fact(kind="", lines=left))))
    return told


def _touches(fact: Fact, stated: Sequence[Fact]) -> bool:
    """Tell whether a name came or went in a statement that names others still."""
    kept = {
        line for one in stated if one.action == "layout" for line in (*one.lines.removed, *one.lines.added)
    }
    return any(line in kept for line in (*fact.lines.removed, *fact.lines.added))


def _each(state: State, entry: Entry) -> Sequence[Fact]:
    """State what only one version has by what it holds."""
    found = state.parts_of(entry)
    lines = state.lines(entry if entry.old else None, None if entry.old else entry)
    old, new = (entry, None) if entry.old else (None, entry)
    return (*found, *state.rest(old, new, lines, found))


# -- rows ------------------------------------------------------------------------------------------------------

THINGS = (
    *(
        Thing(
            name=name,
            dotted=True,
            family=_SAME_FAMILY.get(name, "callable"),
            pair=_callable,
            single=_new_callable,
        )
        for name in ("function", "method", "property", "test", "overload")
    ),
    Thing(name="macro", pair=_value),
    *(
        Thing(name=name, frame=True, dotted=True, family="type", pair=_holder)
        for name in ("class", "interface", "struct", "enum", "trait")
    ),
    *(
        Thing(name=name, frame=True, dotted=True, pair=_holder, alike=0.7)
        for name in ("module", "extension", "suite")
    ),
    Thing(name="type_alias", dotted=True, family="type", pair=_value),
    *(
        Thing(name=name, dotted=True, family="value", pair=_value)
        for name in ("field", "constant", "variable", "enum_member")
    ),
    Thing(name="attribute", inner=True, stays=True, pair=_statement),
    Thing(name="parameter", inner=True, stays=True, alike=0.5),
    Thing(name="base", inner=True, stays=True, alike=1.1),
    Thing(name="decorator", inner=True, stays=True),
    Thing(name="docstring", inner=True, stays=True, alike=0.0),
    Thing(name="package"),
    Thing(name="imports", alike=0.0, pair=_imports, single=_each, quoted=False),
    Thing(name="exports", alike=0.0, pair=_imports, single=_each, quoted=False),
    Thing(name="import", inner=True, alike=1.1),
    Thing(name="export", alike=1.1),
    *(
        Thing(name=name, inner=True, ordered=True, alike=0.5, pair=_statement, single=_alone)
        for name in sorted(_COMPOUND | _SIMPLE)
    ),
    Thing(name="comment", inner=True, alike=0.5),
)

_API: frozenset[Role] = frozenset({"source", "schema"})
_OBJECTS = (
    "function",
    "method",
    "property",
    "macro",
    "class",
    "interface",
    "struct",
    "enum",
    "trait",
    "type_alias",
    "field",
    "constant",
    "variable",
    "enum_member",
    "export",
)
_ATTRIBUTES = frozenset({"field", "constant", "variable", "enum_member"})
_UNTYPED = frozenset({"python", "javascript", "ruby", "shell"})
"""Languages in which a type that is written down is a hint and rejects nothing."""


def _kinds(action: str) -> frozenset[str]:
    return frozenset(f"{thing}_{action}" for thing in _OBJECTS)


def _says(key: str, value: str) -> Callable[[Fact, Subject], bool]:
    return lambda fact, _subject: fact.details.get(key) == value


def _typed(fact: Fact, subject: Subject) -> bool:
    return subject.language not in _UNTYPED and not _wider(fact)


def _wider(fact: Fact) -> bool:
    """Tell whether a type takes what it took before and more: `A` in `A | B`."""
    if fact.old is None or fact.new is None:
        return False
    return {one.strip() for one in fact.old.split("|")} < {one.strip() for one in fact.new.split("|")}


def _renamed_by_name(fact: Fact, _subject: Subject) -> bool:
    return fact.details.get("by_name") == "yes"


def _narrower_kind(fact: Fact, _subject: Subject) -> bool:
    return fact.new is not None and fact.new != "positional or keyword"


def _other_type(fact: Fact, subject: Subject) -> bool:
    """Tell whether a type is another one, not the same written in another way."""
    return subject.language != "python" or spelt(fact.old or "") != spelt(fact.new or "")


def _told_value(fact: Fact, _subject: Subject) -> bool:
    """Tell whether users knew the value; names such as `__version__` are there to change."""
    return fact.old is not None and not fact.name.startswith("__")


def _breaks(
    breaks: str,
    kinds: frozenset[str],
    when: Callable[[Fact, Subject], bool] = lambda _fact, _subject: True,
    *,
    public: bool = True,
) -> Rule:
    return Rule(
        name=breaks.replace(" ", "_"),
        type="breaking change",
        kinds=kinds,
        breaks=breaks,
        when=when,
        roles=_API,
        public=public,
    )


BREAKING = (
    _breaks("object hidden", _kinds("changed") | _kinds("renamed"), _says("hidden", "yes"), public=False),
    _breaks("object removed", _kinds("removed")),
    _breaks("object renamed", _kinds("renamed")),
    _breaks("object kind changed", _kinds("changed"), lambda fact, _subject: "was" in fact.details),
    _breaks("parameter removed", frozenset({"parameter_removed"}), _says("swallowed", "no")),
    _breaks("parameter renamed", frozenset({"parameter_renamed"}), _renamed_by_name),
    _breaks("parameter moved", frozenset({"parameter_moved"})),
    _breaks("parameter kind changed", frozenset({"kind_changed", "kind_added"}), _narrower_kind),
    _breaks("parameter added required", frozenset({"parameter_added"}), _says("required", "yes")),
    _breaks("parameter made required", frozenset({"default_removed", "optional_removed"})),
    _breaks("parameter default changed", frozenset({"default_changed"})),
    _breaks("return type changed", frozenset({"returns_changed"}), _other_type),
    _breaks("return type removed", frozenset({"returns_removed"}), _typed),
    _breaks("type changed", frozenset({"type_changed", "type_added"}), _typed),
    _breaks("value changed", frozenset({"value_changed", "value_removed"}), _told_value),
    _breaks("object removed", frozenset({"attribute_removed"})),
    _breaks("base removed", frozenset({"base_removed"})),
)
"""How a public thing breaks those who use it."""

RULES = (
    *BREAKING,
    Rule(name="new_definition", type="new feature", kinds=_kinds("added"), roles=_API),
    Rule(
        name="new_parameter",
        type="new feature",
        kinds=frozenset({"parameter_added"}),
        when=_says("required", "no"),
        roles=_API,
    ),
)
