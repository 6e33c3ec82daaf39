"""What is shown and translated: style sheets, elements of pages and templates, notebooks, messages.

Things and what their facts fill:

- `style_rule` and `at_rule`: places; added and removed with their declarations inside; renamed where the
  selector changes, of a list of them with `details["rule"]`, those that stay, `gains` and `loses`; part
  `parameters_changed` of what takes some; `around` of an at-rule as of an element.
- `declaration`: `name` the property, `old`/`new` its value, `where` the at-rules and the selector.
- `style_statement`: what is neither, as `@import`: `old`/`new`.
- `element`: `name` is tag, id and classes (`div#top.cta`); `details["around"]`: what stands in a new one and
  was there before, or stood in one that is gone; `details["shows"]`: its text, `details["bears"]`: else what
  tells it from others of its tag. Its attributes are parts of a changed one:
  `html_attribute` with `name` (`href`), `old`/`new`.
- `markup_text`: what an element says, or a label of a drawing: `old`/`new`; `template`: an action of a
  template language that is no text.
- The same of what a program shows in JSX: `details["within"]` is the function that shows it.
  `shown_expression`: what works out a part of it, in braces: `old`/`new`; `shown_if` and `shown_unless`: the
  condition of an element: `name` the element, `old`/`new`.
- `code_cell`, `markdown_cell`, `raw_cell` of a notebook (`details["says"]`: its first line); `cell_line`: a
  line of one: `old`/`new`. `notebook_data`: outputs, counts and metadata.
- `translation`: `name` is the message, `old`/`new` its translation; `details["translated"]`: yes where it
  had none, `says`: its translation where no other message has it, `brief`: that both names of a renamed one
  are short, else `was`/`is`: what differs in them. `message_reference`: where it stands in the source.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.line_sets import lines_of_all, plus
from diff_insight.facts.rule import Rule
from diff_insight.facts.selector_lists import selectors
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.facts.values import place, unread, unread_alone
from diff_insight.facts.wording import stretch
from diff_insight.model import Fact
from diff_insight.trees.held_values import IN_CODE

_SHORT = 64
"""Characters of the name of a message that is said whole."""


def _element(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of an element: its attributes by their own names, then what is inside."""
    found = [_named(fact) for fact in state.pair_as_any(old, new)]
    return _with_signs(state, found) if IN_CODE in new.node.details else found


def _with_signs(state: State, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the first fact with the lines that only end what came or went around it: `)}`, a fragment."""
    ends = [fact for fact in facts if _is_signs(state, fact, _ENDS)]
    others = [fact for fact in facts if fact not in ends and fact.action != "layout"]
    if not ends or not others:
        return facts
    first = replace(others[0], lines=plus(others[0].lines, lines_of_all(ends)))
    return [first if fact is others[0] else fact for fact in facts if fact not in ends]


def _named(fact: Fact) -> Fact:
    parts = tuple(map(_named, fact.parts))
    if not fact.kind.startswith("attribute "):
        return replace(fact, parts=parts) if parts != fact.parts else fact
    name, _, action = fact.kind.removeprefix("attribute ").rpartition("_")
    return replace(fact, kind=f"html_attribute_{action}", name=name)


def _message(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a message; one that had no translation is translated now."""
    found = state.pair_as_any(old, new)
    if old.node.name != new.node.name:
        short = max(len(old.node.name), len(new.node.name)) <= _SHORT
        turned = {"brief": "yes"} if short else stretch(old.node.name, new.node.name)
        return [replace(fact, details={**fact.details, **turned}) for fact in found]
    if old.node.text and old.node.text != new.node.text:  # what it says and what is marked, side by side
        return [one for fact in found for one in (replace(fact, parts=()), *fact.parts)]
    if old.node.text or not new.node.text:
        return found
    return [replace(fact, details={**fact.details, "translated": "yes"}) for fact in found]


def _lone_message(state: State, entry: Entry) -> Sequence[Fact]:
    """State a message of one version; a new one may wait for its translation."""
    found = state.single_as_any(entry)
    if entry.old or entry.node.text:
        return found
    return [replace(fact, details={**fact.details, "translated": "no"}) for fact in found]


def _lone(state: State, entry: Entry) -> Sequence[Fact]:
    """State an element of one version, with what it was put around or taken away from."""
    known = [child for child in entry.children if child.partner is not None or not child.changed]
    around = [child.node.name for child in known if child.node.name]
    return [
        replace(fact, details={**fact.details, "around": ", ".join(around)}) if around else fact
        for fact in state.single_as_any(entry)
    ]


def _style_rule(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a rule; of a list of selectors what came to it and went."""
    found = state.pair_as_any(old, new)
    was, now = (selectors(one.node.name) for one in (old, new))
    stay = [one for one in was if one in now]
    sides = {"gains": [one for one in now if one not in was], "loses": [one for one in was if one not in now]}
    if not stay or not any(sides.values()):
        return found
    details = {key: ", ".join(some) for key, some in sides.items() if some}
    return [
        replace(fact, details={**fact.details, "rule": ", ".join(stay), **details})
        if fact.kind == "style_rule_renamed"
        else fact
        for fact in found
    ]


_SIGNS = re.compile(r"[\s{}\[\],]*")
_ENDS = re.compile(r"[\s{}()\[\],;:]*+(?:</?>)?[\s{}()\[\],;:]*")


def _cell(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a cell; brackets alone that changed around it are layout."""
    return [
        state.fact("layout", old, new, lines=fact.lines) if _is_signs(state, fact) else fact
        for fact in state.pair_as_any(old, new)
    ]


def _is_signs(state: State, fact: Fact, signs: re.Pattern[str] = _SIGNS) -> bool:
    rows = [
        *(state.changed.removed[number] for number in fact.lines.removed),
        *(state.changed.added[number] for number in fact.lines.added),
    ]
    return fact.kind == "text_changed" and all(signs.fullmatch(row) for row in rows)


THINGS = (
    Thing(name="at_rule", frame=True, ordered=True, single=_lone),
    Thing(name="style_rule", frame=True, ordered=True, alike=0.8, pair=_style_rule),
    Thing(name="declaration", inner=True, alike=2.0),
    Thing(name="style_statement", inner=True, ordered=True),
    Thing(name="element", frame=True, alike=0.7, rooted=True, pair=_element, single=_lone),
    Thing(name="html_attribute"),
    Thing(name="markup_text", inner=True, alike=0.5, only=True),
    Thing(name="shown_expression", inner=True, ordered=True, alike=0.5, only=True),
    Thing(name="code_cell", frame=True, ordered=True, alike=0.5, pair=_cell),
    Thing(name="markdown_cell", frame=True, ordered=True, alike=0.5, pair=_cell),
    Thing(name="raw_cell", frame=True, ordered=True, alike=0.5, pair=_cell),
    Thing(name="cell_line", ordered=True, alike=0.5),
    Thing(name="snapshot", alike=0.7, quoted=False),
    Thing(name="notebook_data", inner=True, alike=2.0),
    Thing(name="translation", alike=0.8, at_once=True, by_detail="says", pair=_message, single=_lone_message),
    Thing(name="header_field", inner=True, alike=2.0),
    Thing(name="message_reference", inner=True, alike=0.5, stays=True, quoted=False),
    place("key", dotted=True, family="key", alike=0.8),  # of a file of messages: what is said of the file
    place("entry", ordered=True, alike=0.7),
    Thing(name="comment", inner=True, alike=0.5, stays=True),
    Thing(name="template", inner=True, ordered=True, stays=True),
    Thing(name="text", inner=True, alike=0.0, stays=True, pair=unread, single=unread_alone),
)

RULES: tuple[Rule, ...] = ()
