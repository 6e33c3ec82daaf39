"""A function or a type that a name stands for on one side and is on the other.

Where `module.exports = function (url) {…}` becomes `function got(url) {…}` with `module.exports = got`, the
same function has a name of its own now, and users find it where they did: what its body says is compared,
and nothing is gone. So it is where `Herd` is called `Flock` now and `Herd = Flock` keeps the old name.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.facts.said_elsewhere import FUNCTIONS
from diff_insight.model import Fact
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS

_EXPORTED = ("module.exports", "exports.")
"""What others know a function by, whatever its name is inside."""
_ASSIGNED = frozenset({"variable_added", "variable_removed"})
_MACRO = re.compile(r"#\s{0,8}define\s{1,8}\w{1,200}\s{1,40}(\w{1,200})")
_NAMED = FUNCTIONS | HOLDERS
_FIELDS = frozenset({"field", "variable", "constant"})
_MADE_BY = re.compile(r"([A-Za-z_]\w{0,100})\([^()]{0,200}\)")
_ALIAS = re.compile(r"alias(?:_method)?\b[ (]{0,4}:?[\w]{1,200}[?!=]?,? {0,4}:?([\w]{1,200}[?!=]?)\)?")
"""How Ruby gives a method another name."""


def named_otherwise(before: Entry, after: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Give each function or type that a name beside it stands for on the other side only, with its partner.

    Args:
        before: What holds them, a file or a type.
        after: The same in the new version.
    """
    for olds, news in ((before, after), (after, before)):
        plain = {one.node.name: one for one in olds.children if _is_written(one)}
        theirs = {one.node.name: one for one in news.children} if plain else {}
        for one in news.children if plain else ():
            if (old := plain.get(one.node.name)) is None or _is_written(one):
                continue
            other = _stands_for(one.node)
            new = theirs.get(other) if other and other not in plain else None
            if new is not None and _is_written(new) and is_function(old) == is_function(new):
                yield (old, new) if olds is before else (new, old)


def is_other_name(node: Node) -> bool:
    """Tell whether a method of Ruby is written nowhere: it is another by a name of its own."""
    return _ALIAS.fullmatch(node.text) is not None


def found_as_before(facts: tuple[Fact, ...], _before: Entry, _after: Entry) -> tuple[Fact, ...]:
    """Mark functions that others know by what the module exports, whatever their name is inside."""
    renamed = {(fact.previous_name, fact.name): fact for fact in facts if fact.action == "renamed"}
    found: dict[int, Fact] = {}
    for fact in facts:
        if fact.kind not in _ASSIGNED or not fact.name.startswith(_EXPORTED):
            continue
        named = _assigned(fact.old or fact.new or "")
        other = renamed.get((fact.name, named) if fact.action == "added" else (named, fact.name))
        if other is not None:
            details = {key: value for key, value in other.details.items() if key != "was"}  # a function still
            found[id(other)] = replace(other, details={**details, "answered": "yes"})
            found[id(fact)] = replace(
                fact, kind=f"assignment_{fact.action}", name="", details={"about": fact.name}
            )
    return tuple(found.get(id(fact), fact) for fact in facts)


def with_old_names(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """State once that something has a new name and that its old name still stands for it.

    `details["kept"]` of what is renamed says so, `variable` where the old name is one that others may set,
    `details["says"]` what is said where that is deprecated; its lines are those of both.
    """
    come: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.action == "added" and not fact.parts:
            come.setdefault(fact.name, []).append(fact)
    found: dict[int, Fact] = {}
    spoken: set[int] = set()
    for fact in facts:
        if fact.action != "renamed" or not fact.previous_name or fact.thing not in _NAMED:
            continue
        name = fact.name.rpartition(".")[2]
        said = next((one for one in come.get(fact.previous_name, ()) if _names(one, name)), None)
        if said is not None and id(said) not in spoken:
            about = said.details.get("deprecation")
            words = (said.new or "").partition("=")[0].split()
            hidden = fact.thing == "function" and fact.details.get("hidden") == "yes"
            set_anew = hidden and said.thing == "variable" and "const" not in words
            kept = {"kept": "variable" if set_anew else "yes"}
            kept = {"kept": "deprecated", "says": about} if about else kept
            found[id(fact)] = replace(
                fact,
                details={**fact.details, **kept},
                parts=tuple(part for part in fact.parts if part.kind != "exported_removed"),
                lines=lines_of_all((fact, said)),
            )
            spoken.add(id(said))
    return tuple(found.get(id(fact), fact) for fact in facts if id(fact) not in spoken)


def _names(fact: Fact, name: str) -> bool:
    """Tell whether something that is new is another name of a thing."""
    said = fact.new or ""
    if fact.thing == "export":
        return re.search(rf"(?<![\w$]){re.escape(name)} as {re.escape(fact.name)}(?![\w$])", said) is not None
    alias = _ALIAS.fullmatch(said)
    return (alias[1] if alias is not None else _assigned(said)) == name


def stood_for_a_function(entry: Entry) -> bool:
    """Tell whether a name was that of a function beside it: `__getitem__ = __getattr__`.

    Python itself calls what has underscores around its name.
    """
    other = _stands_for(entry.node)
    if _is_made_function(entry):
        return True
    if not other or is_function(entry) or entry.parent is None:
        return False
    special = entry.node.name.rpartition(".")[2]
    beside = entry.parent.named(other)
    return not FUNCTIONS.isdisjoint(beside) or all(
        name.startswith("__") and name.endswith("__") for name in (special, other)
    )


def _is_made_function(entry: Entry) -> bool:
    """Tell whether a field is a function that one of the file made: `milk = counted("milk")`."""
    made = _MADE_BY.fullmatch(entry.node.attributes.get("value", ""))
    root = next((one.parent for one in (entry, *entry.owners()) if _is_outermost(one)), None)
    if made is None or root is None or entry.node.thing not in _FIELDS:
        return False
    makers = [one for one in root.children if one.node.name == made[1] and one.node.thing in FUNCTIONS]
    held = {one.node.name for maker in makers for one in maker.children if one.node.thing in FUNCTIONS}
    given = [one.node.text for maker in makers for one in maker.children if one.node.thing == "return"]
    return len(makers) == 1 and bool(given) and set(given) <= held


def _is_outermost(entry: Entry) -> bool:
    return entry.parent is not None and entry.parent.parent is None


def is_function(entry: Entry) -> bool:
    """Tell whether something is called, and what a call of it takes is written there."""
    return "signature" in entry.node.details and not is_other_name(entry.node)


def _is_written(entry: Entry) -> bool:
    return is_function(entry) or entry.node.thing in HOLDERS


def _stands_for(node: Node) -> str:
    alias = _ALIAS.fullmatch(node.text)
    return alias[1] if alias is not None else _assigned(node.text)


def _assigned(said: str) -> str:
    """Give the one name that an assignment gives to another: `got` in `module.exports = got`."""
    macro = _MACRO.fullmatch(said)
    name = macro[1] if macro is not None else said.partition("=")[2].rstrip("; ").lstrip()
    return name if name.replace("$", "_").isidentifier() else ""
