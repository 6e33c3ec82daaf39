"""Values: keys, entries of lists, lines of text values, in whatever notation.

Things and what their facts fill:

- `key`: `name` dotted (`upload.max_size_mb`), `where` its owners, `old`/`new` the values; `details`:
  `differs_old`/`differs_new` (what differs in two long values or versions, whole tokens), `direction`
  (`lower`, `higher`, `on`, `off`), `digest` (of an image that one pins: `alone`, where the rest, `kept`,
  is the same, or `too`), `limit` (`maximum`, `minimum`: by the key's words), `of` (what it is a
  key of: `step`, `api_parameter`, ...), `keys` (all that one that is new or gone holds, a line each:
  `port: 5`), `in` (where that parameter stands), `record` (`yes`: one of an
  entry; `perhaps`), `records` (`_renamed`: in how many entries of one owner), `entry` (of a
  package of npm: `gone`, `form`: what its users lose, see `facts/entry_points.py`). A key that holds
  others is a place.
- `entry`: of a list; `name` where it has one (its `name`, `id`, ...), else `old`/`new` its value; `where`
  the list;
  `details` its values by key where they are few. A list whose entries all gave way to others is one `key`:
  `details`: `entries_old`, `entries`. One that is a key now, or was one (`details["mapping"]`: yes or no), is
  changed: `new`, or `old`, is what that holds. `details["follows"]` is `file` where it names a file or a
  folder of the range by the name that this bears now.
- `line`: of a text value (a script): `old`/`new`.
- `metadata`: of a page in YAML: `name`, `old`, `new`.
- `toc_entry`: of a table of contents: `name` (its title), `where` the entries around it, `details["href"]`.
- `document`: one of several in a file; `template`: a line of a template that is no value: `old`/`new`.
- `unseen`: what stands between a key and what it holds, where no line shows it: a place without a name.
- `ignore_pattern`, `ignore_exception`: a line of a list of what a program passes over.
- `quoted` (`_added`: what looks like a number or a switch is text now), `anchor`, `tag`, `style` (of a block
  of text): beside a value that did not change.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts import entry_points
from diff_insight.facts.differs import differing
from diff_insight.facts.entries_made_keys import with_entries
from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.image_digests import apart_from_digests
from diff_insight.facts.keys_put_under import put_under
from diff_insight.facts.limit_words import bound_of, compared
from diff_insight.facts.line_sets import minus, plus
from diff_insight.facts.localised import holds_texts
from diff_insight.facts.renamed_keys import together
from diff_insight.facts.rule import Rule, Subject, is_snapshot
from diff_insight.facts.shared_words import share, words_in
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.facts.written_values import as_written, is_notation, without_style
from diff_insight.model import Fact, Lines, Role
from diff_insight.trees.node import Node

SHORT = 100
"""Characters of a text of several lines that is told as one value where it was one line, or is; of two values
together that are told whole, though they differ in a word alone."""
_DIGIT = re.compile(r"\d")
_REFERENCE = re.compile(r"(?=[^:/]*[:/])[\w./:@%+~=&?#,$-]+")
FEW = 3
"""Entries up to which each is told by itself, though all of a list were replaced."""
_DIFFERS = frozenset({"differs_old", "differs_new"})
_BARE = frozenset({"text_changed", "whitespace_changed"})
_PLAIN = frozenset({"key", "entry", "document", "file", "unseen"})
_OF_ONE = 0.5
"""Share of the words that a command has in common with the one that it became."""
_SWITCHES = {"true": "on", "yes": "on", "on": "on", "false": "off", "no": "off", "off": "off"}


def stated(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a value, or of a place that holds values."""
    if whole := _as_one(state, old, new) or _unfolded(state, old, new):
        return whole
    facts = without_style(state.pair_as_any(old, new))
    plain = [fact for fact in facts if fact.kind in _BARE]
    rest = [fact for fact in facts if fact.kind not in _BARE]
    lines, others = state.union(plain), state.union(rest)
    if {*lines.removed} <= {*others.removed} and {*lines.added} <= {*others.added}:
        return rest
    if rest and _of_nothing(old, new, lines):
        return [replace(rest[0], lines=plus(rest[0].lines, lines)), *rest[1:]]
    if not plain or not is_notation(state, old, new, lines):
        return facts
    same = old.digest == new.digest or len(plain) < len(facts)  # else it is another thing of this name
    layout = state.fact("layout" if same else "changed", old, new, lines=lines)
    return [layout if fact is plain[0] else fact for fact in facts if fact is plain[0] or fact not in plain]


def _of_nothing(old: Entry, new: Entry, lines: Lines) -> bool:
    """Tell whether lines only say that one side holds nothing (`[]`), of which the other side tells."""
    return any(
        numbers == (entry.node.first,) and not others and _leaf(entry) and "empty" in entry.node.details
        for entry, numbers, others in ((old, lines.removed, lines.added), (new, lines.added, lines.removed))
    )


def _as_one(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two values that are one change: single ones, one in the place of several, a list made anew."""
    if _leaf(old) and _leaf(new):
        return (_changed(state.fact("changed", old, new, lines=state.lines(old, new)), state, old, new),)
    if _folded(old) and _folded(new):
        was, now = old.node.same, new.node.same
        fact = state.fact("layout" if was == now else "changed", old, new, lines=state.lines(old, new))
        return (
            fact if was == now else replace(fact, old=was, new=now, details={**fact.details, **_of(new)}),
        )
    if _gives_way(old, new):
        return (state.fact("changed", old, new, lines=state.lines(old, new)),)
    if _gives_way(new, old):
        fact = state.fact("changed", old, new, lines=state.lines(old, new))
        return (replace(fact, details={**fact.details, "value": "one"}),)
    if _replaced(old, new):
        details = {**new.node.details, "entries_old": ", ".join(child.node.text for child in old.children)}
        return (state.fact("changed", old, new, lines=state.lines(old, new), details=details),)
    return ()


def _unfolded(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State a text of one line that stands among others now, or is the only one left of them."""
    leaf, several = (old, new) if _leaf(old) else (new, old)
    folds = several.node.attributes.get("style", "").startswith(">")  # no line of it says anything by itself
    same = [one for one in several.children if one.node.text == leaf.node.text and not folds]
    if not _leaf(leaf) or any(child.node.thing != "line" for child in several.children):
        return ()
    if folded(" ".join(child.node.text for child in several.children)) == folded(leaf.node.text):
        apart = several.node.attributes.get("style", ">")[:1] == "|"  # each line is one by itself there
        fact = state.fact("changed" if apart else "layout", old, new, lines=state.lines(old, new))
        return [replace(fact, old=None, new=None)]
    if not same and leaf.node.text and several.node.attributes.get("style", ">")[:1] == "|":
        return _in_lines(state, leaf, several)
    if not same:
        said = " ".join(child.node.text for child in several.children)
        return (
            _shown(state, old, new, leaf, several) if leaf.node.text and said and len(said) <= SHORT else ()
        )
    found = [fact for child in several.children if child is not same[0] for fact in state.single(child)]
    if not found:  # the others stand in another text now, without a line of them being touched
        return _shown(state, old, new, leaf, several)
    rest = minus(state.lines(old, new), state.union(found))
    return [*([state.fact("layout", old, new, lines=rest)] if rest else []), *found]


def _shown(state: State, old: Entry, new: Entry, leaf: Entry, several: Entry) -> Sequence[Fact]:
    """State the change of a text between one line and some, with what of it is short enough."""
    said = " ".join(child.node.text for child in several.children)
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    if len(said) > SHORT and leaf is new:
        return [replace(fact, new=leaf.node.text, details={**fact.details, "value": "one"})]
    if len(said) > SHORT:
        return [fact]
    return [replace(fact, old=said) if several is old else replace(fact, new=said)]


def _by_commands(state: State, leaf: Entry, several: Entry) -> Sequence[Fact]:
    """State commands of one line that are lines of their own on the other side, without those that stay."""
    commands = [one.strip() for one in leaf.node.text.split(" && ")]
    texts = [child.node.text for child in several.children]
    if len(commands) == 1 or set(commands).isdisjoint(texts):
        return ()
    said = [one for one in commands if one not in texts]
    lines = [child for child in several.children if child.node.text not in commands]
    where = state.where(several, inclusive=True)
    paired = len(said) == len(lines) and all(
        share(words_in(one), words_in(child.node.text)) >= _OF_ONE
        for one, child in zip(said, lines, strict=True)
    )
    found: list[Fact] = []
    for at, child in enumerate(lines):
        stated = state.single(child)
        sides = (said[at], child.node.text) if paired else None
        old, new = (sides[::-1] if several.old else sides) if sides else (None, None)
        found += [replace(fact, kind="line_changed", old=old, new=new) if sides else fact for fact in stated]
    way = "added" if several.old else "removed"
    for one in () if paired else said:
        old, new = (None, one) if several.old else (one, None)
        found.append(Fact(kind=f"line_{way}", where=where, old=old, new=new, lines=Lines()))
    rest = minus(state.lines(*((several, leaf) if several.old else (leaf, several))), state.union(found))
    if not found:
        both = (several, leaf) if several.old else (leaf, several)
        return [replace(state.fact("changed", *both, lines=rest), old=None, new=None)]
    return [replace(found[0], lines=plus(found[0].lines, rest)), *found[1:]] if rest else found


def _in_lines(state: State, leaf: Entry, several: Entry) -> Sequence[Fact]:
    """State the one command of a script that has several on the other side, one of which it became."""
    if parted := _by_commands(state, leaf, several):
        return parted
    words = set(leaf.node.text.split())
    nearest = max(several.children, key=lambda child: len(words & set(child.node.text.split())))
    others = [child for child in several.children if child is not nearest]
    found = [fact for child in others for fact in state.single(child)]
    old, new = (nearest, leaf) if several.old else (leaf, nearest)
    rest = minus(state.lines(*((several, leaf) if several.old else (leaf, several))), state.union(found))
    where = state.where(several, inclusive=True)
    said = Fact(kind="line_changed", where=where, old=old.node.text, new=new.node.text, lines=rest)
    return [said, *found]


def _folded(entry: Entry) -> bool:
    """Tell whether several lines are one of a text: where they break says nothing."""
    return bool(entry.node.same) and all(child.node.thing == "line" for child in entry.children)


def _gives_way(one: Entry, several: Entry) -> bool:
    """Tell whether one value stands on one side and several on the other."""
    if not _leaf(one) or not one.node.text or _leaf(several):
        return False
    return all(child.node.thing != "line" for child in several.children)


def _replaced(old: Entry, new: Entry) -> bool:
    """Tell whether every entry of a list gave way to another: several at once are told as one change."""
    entries = (*old.children, *new.children)
    if len(old.children) + len(new.children) <= FEW or not old.children or not new.children:
        return False
    plain = all(entry.node.thing == "entry" and _leaf(entry) and entry.node.text for entry in entries)
    return plain and all(entry.partner is None for entry in entries)


def unread(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State lines that nobody could read as that."""
    return _lines(state, new, state.lines(old, new))


def unread_alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State lines of one version that nobody could read as that."""
    return _lines(state, entry, state.lines(entry, None) if entry.old else state.lines(None, entry))


def _lines(state: State, entry: Entry, lines: Lines) -> Sequence[Fact]:
    return (Fact(kind="text_changed", where=state.where(entry), lines=lines),)


def _leaf(entry: Entry) -> bool:
    return not any(child.node.thing != "comment" for child in entry.children)


def _changed(fact: Fact, state: State, old: Entry, new: Entry) -> Fact:
    """Give the fact of a value with what differs in it, which way, and what happened beside it."""
    own = state.own(old, new)
    written = as_written(state, old, new) if "text" not in own else None
    beside = [
        part
        for part in state.attributes(old, new)
        if part.thing != "quoted" or not (written or "text" in own)
    ]
    parts = [*state.inside(old, new), *beside]
    renamed = "name" in own
    action = "renamed" if renamed else "changed" if "text" in own or parts or written else "layout"
    if renamed:
        fact = replace(fact, previous_name=state.name(old))
    details = dict(fact.details)
    if fact.old is not None and fact.new is not None:
        middle = (
            differing(fact.old, fact.new) if _is_reference(fact.old) and _is_reference(fact.new) else None
        )
        if middle and (_DIGIT.search("".join(middle)) or len(fact.old) + len(fact.new) > SHORT):
            details["differs_old"], details["differs_new"] = middle
        if pinned := apart_from_digests(fact.old, fact.new):
            details = {key: said for key, said in details.items() if key not in _DIFFERS} | pinned
        details |= _direction(fact.name, fact.old, fact.new)
    said, says = ((one.node.text or one.node.details.get("empty", "")) for one in (old, new))
    if action == "changed" and bool(said) != bool(says):
        details["value"] = "new" if says else "gone"
    details |= _of(new)
    if written and not renamed:
        fact = replace(fact, old=written[0], new=written[1])
        details.pop("direction", None)
    made = replace(fact, kind=f"{fact.thing}_{action}", parts=tuple(parts), details=details)
    return (
        replace(made, old=fact.old or said, new=fact.new or says) if "text" in own and said and says else made
    )


def alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State a value that only one version has."""
    return [
        replace(
            _written(fact, entry),
            details={**fact.details, **_of(entry), **_again(entry), **_instead(entry)},
        )
        if entry.node.thing in {"key", "entry"}
        else fact
        for fact in state.single_as_any(entry)
    ]


def _written(fact: Fact, entry: Entry) -> Fact:
    """Give the fact of a key that holds nothing, and says so, with its value as it is written."""
    said = entry.node.details.get("empty")
    if said is None or entry.node.text:
        return fact
    return replace(fact, old=said) if entry.old else replace(fact, new=said)


def _again(entry: Entry) -> dict[str, str]:
    """Tell whether a key is gone that its owner has still: it was there twice."""
    owner, node = entry.parent, entry.node
    if not entry.old or owner is None or owner.partner is None or node.thing != "key":
        return {}
    return {"still": "yes"} if "key" in owner.partner.named(node.name) else {}


def _instead(entry: Entry) -> dict[str, str]:
    """Tell whether a key says in one word, or with nothing, what the other version names one by one."""
    held, owner = entry.node.details.get("holds"), entry.parent
    if not held or owner is None or owner.partner is None:
        return {}
    named = any(one.node.thing == held and one.partner is None for one in owner.partner.children)
    return {"instead": "yes" if entry.node.text else "empty"} if named else {}


def _of(entry: Entry) -> dict[str, str]:
    """Tell what a key is one of, where that is more than a key: a step, a parameter and where it stands.

    One of an entry, and an entry that holds keys, is of a record.
    """
    owners = [owner.node for owner in entry.owners()]
    owner = next((owner for owner in owners if owner.thing not in _PLAIN), None)
    if owner is None and "loose" in _root(entry).details:
        return {"record": "perhaps"}
    if owner is None:
        record = entry.node.thing == "entry" and entry.children
        return {"record": "yes"} if record or any(one.thing == "entry" for one in owners) else {}
    if entry.node.thing != "key":
        return {}
    return {"of": owner.thing} | ({"in": owner.details["in"]} if "in" in owner.details else {})


def _root(entry: Entry) -> Node:
    """Give what an entry stands in outermost."""
    while entry.parent is not None:
        entry = entry.parent
    return entry.node


def _is_reference(value: str) -> bool:
    """Tell whether a value is an address or the like, one word with parts of its own."""
    return _REFERENCE.fullmatch(value) is not None


def _direction(name: str, old: str, new: str) -> dict[str, str]:
    """Tell which way a value went: of a number, or of a switch."""
    way = compared(old, new)
    was, now = _SWITCHES.get(old.lower()), _SWITCHES.get(new.lower())
    if way is None:
        return {"direction": now} if was and now and was != now else {}
    bound = bound_of(name)
    return {"direction": way, "limit": bound} if bound else {"direction": way}


def place(name: str, **more: object) -> Thing:
    """Make the row of a thing that holds values."""
    row: dict[str, object] = {
        "frame": True,
        "inner": True,
        "pair": stated,
        "single": alone,
        "at_once": True,
    } | more
    return Thing(name=name, **row)  # type: ignore[arg-type]


THINGS = (
    place("key", dotted=True, family="key", alike=0.8),
    place("metadata", family="key", alike=0.8),
    place("feature", family="key", alike=0.8),
    place("entry", ordered=True, alike=0.7, beside=True),
    place("toc_entry", ordered=True, alike=0.85, by_detail="href"),
    place("document", inner=False),
    place("unseen", inner=False, alike=2.0),
    Thing(name="text", inner=True, alike=0.0, stays=True, pair=unread, single=unread_alone),
    Thing(name="line", inner=True, ordered=True, stays=True),
    Thing(name="template", inner=True, ordered=True, stays=True),
    Thing(name="comment", inner=True, alike=0.5, stays=True),
    Thing(name="ignore_pattern", alike=0.8, beside=True),
    Thing(name="ignore_exception", alike=0.8, beside=True),
)

_TOLD_TO_USERS: frozenset[Role] = frozenset({"data", "config", "schema", "source", "docs"})
_CHART_VALUES = re.compile(r"(?:^|/)values[^/]*\.ya?ml$", re.IGNORECASE)

_NAME = re.compile(r"[\d.-]{0,40}[^\W\d][\w.-]{0,200}")
"""A value that is a name: no number, no address and no text."""
_OF_UPKEEP = re.compile(
    r"(?:^|/)(?:\.(?:github|gitlab|vscode|idea|devcontainer)/|(?:\.?renovate|dependabot)[^/]{0,40}$)",
    re.IGNORECASE,
)
"""Settings of what keeps a repository: how many requests a robot opens is no limit of its users."""


def _stricter(fact: Fact, subject: Subject) -> bool:
    """Tell whether a maximum fell or a minimum rose, by the words of its key, and of no record of data."""
    if _OF_UPKEEP.search(subject.change.path):
        return False
    if fact.details.get("record") == "yes" and subject.role == "data":
        return False
    told = fact.details.get("limit"), fact.details.get("direction")
    return told in {("maximum", "lower"), ("minimum", "higher")}


def _offered(fact: Fact, subject: Subject) -> bool:
    """Tell whether a file's keys are what its users set or read: data but its records, a chart's values."""
    if holds_texts(subject.change.path) or is_snapshot(subject):
        return False
    if fact.details.get("record"):  # what is known of one of many: a person's company, a route's comment
        return False
    return subject.role == "data" or _CHART_VALUES.search(subject.change.path) is not None


def _offered_before(fact: Fact, subject: Subject) -> bool:
    """Tell whether an entry that users name has another name now."""
    follows = "follows" in fact.details  # a file of this range, which bears that name now
    return not follows and _NAME.fullmatch(fact.old or "") is not None and _offered(fact, subject)


RULES = (
    *entry_points.RULES,
    Rule(
        name="stricter_limit",
        type="breaking change",
        kinds=frozenset({"key_changed"}),
        breaks="stricter limit",
        when=_stricter,
        roles=_TOLD_TO_USERS,
    ),
    Rule(
        name="removed_parameter",
        type="breaking change",
        kinds=frozenset({"key_removed"}),
        breaks="key removed",
        when=_offered,
        roles=_TOLD_TO_USERS,
    ),
    Rule(
        name="removed_value",
        type="breaking change",
        kinds=frozenset({"entry_removed"}),
        breaks="value removed",
        when=_offered,
        roles=_TOLD_TO_USERS,
    ),
    Rule(
        name="renamed_value",
        type="breaking change",
        kinds=frozenset({"entry_changed"}),
        breaks="value renamed",
        when=_offered_before,
        roles=_TOLD_TO_USERS,
    ),
    Rule(
        name="new_parameter",
        type="new feature",
        kinds=frozenset({"key_added"}),
        when=_offered,
        roles=_TOLD_TO_USERS,
    ),
    Rule(
        name="new_value",
        type="new feature",
        kinds=frozenset({"entry_added"}),
        when=_offered,
        roles=_TOLD_TO_USERS,
    ),
)


def _finished(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:
    return with_entries(put_under(together(facts, before, after), before, after))


FINISH = _finished
