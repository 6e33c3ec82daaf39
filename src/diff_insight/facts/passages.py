"""How text is stated: paragraphs by their sentences, links by their targets, examples by their lines.

A sentence that stands in another paragraph of the same section than before is neither new nor gone: one
paragraph was split, or two were merged.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from diff_insight.facts.bare_lines import QUOTE
from diff_insight.facts.entry import Entry, even, folded
from diff_insight.facts.example_lines import code_lines, in_several_places, only_wrapped, reordered
from diff_insight.facts.example_names import turnover
from diff_insight.facts.inflected import same_but_for_forms
from diff_insight.facts.itemised import other_form, with_term
from diff_insight.facts.joined_sentences import joined_anew
from diff_insight.facts.kept_place import keeps_its_place
from diff_insight.facts.labelled_values import same_label
from diff_insight.facts.last_sentences import pair_the_last
from diff_insight.facts.line_sets import minus
from diff_insight.facts.menu_entries import leads_to
from diff_insight.facts.nested_entries import nested, taken_over
from diff_insight.facts.page_frames import stands_inside
from diff_insight.facts.pages import held, part, quiet, restricted_by
from diff_insight.facts.pointers import leads
from diff_insight.facts.sentence_gaps import far_from_others
from diff_insight.facts.state import State
from diff_insight.facts.worded_links import are_two_links, shows_its_address, worded_links
from diff_insight.facts.wording import segments, stretch
from diff_insight.model import Action, Fact, Lines
from diff_insight.trees.fence_info import same_lines_highlighted
from diff_insight.trees.sentence_ends import sentences

_WORD = re.compile(r"\w+")
_SENTENCE = frozenset({"sentence"})
_OF_ITS_TEXT = frozenset({"sentence", "link"})
_PARTING = " :\uff1a-\u2013\u2014"
"""What stands between the name of an entry and what is said of it."""
_VALUE = 2
"""Words of a list item that is a value and no sentence."""


def text(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a paragraph or a list item."""
    if new.node.thing == "list_item" and _only_wrapped(old, new):
        inside = state.inside(old, new, without=_OF_ITS_TEXT)
        return quiet(state, old, new, (*inside, state.fact("layout", old, new, lines=state.lines(old, new))))
    if new.node.thing == "list_item" and _two_values(old, new):
        part(old, new)
        return lone_text(state, new)
    if new.node.thing == "list_item" and (explained := _explained(state, old, new)):
        return quiet(state, old, new, explained)
    pair_the_last(old, new)
    facts = _sentences(state, old, new)
    if old.node.first == old.node.last and new.node.first == new.node.last:
        facts = [replace(fact, lines=state.lines(old, new)) for fact in facts]
    whole = _one_sentence(old), _one_sentence(new)
    if new.node.thing == "list_item" and all(whole):
        facts = [_lifted(state, old, new, fact) for fact in facts]
    if new.node.thing == "list_item" and old.node.attributes != new.node.attributes:
        (own,) = [
            state.fact("changed", old, new, lines=state.lines(old, new), parts=state.attributes(old, new))
        ]
        facts.append(own)
    elif new.node.thing == "list_item" and not facts:
        facts += _relabelled(state, old, new)
    facts += state.inside(old, new, without=_SENTENCE)
    facts += nested(state, old, new, state.lines(old, new)) if facts else ()
    rest = minus(minus(state.lines(old, new), State.union(facts)), _of_items_elsewhere(state, old, new))
    taken = list(taken_over(state, new, rest))
    facts += taken
    if rest and not taken:
        facts.append(state.fact("layout", old, new, lines=rest))
    return quiet(state, old, new, facts)


def lone_text(state: State, entry: Entry) -> Sequence[Fact]:
    """State a paragraph or a list item that only one version has, whole.

    Of one that has sentences of another, only what is new or gone.
    """
    inside = held(state, entry, without="sentence")
    action: Action = "removed" if entry.old else "added"
    sides = (entry, None) if entry.old else (None, entry)
    said = [child for child in entry.children if child.node.thing == "sentence"]
    if entry.node.thing == "paragraph" and not said:  # nothing but images and includes
        inside = tuple(map(stands_inside, inside))
        return (*inside, *state.rest(sides[0], sides[1], state.lines(*sides), inside))
    if not any(child.partner for child in said):
        quoted = (
            entry.node.details.get("whole") or folded(" ".join(child.node.text for child in said)) or None
        )
        if quoted is not None and len(quoted) > QUOTE:
            quoted = None
        fact = state.fact(action, *sides, lines=state.lines(*sides), parts=inside)
        fact = replace(
            fact,
            old=quoted if entry.old else None,
            new=None if entry.old else quoted,
            details={
                **{key: text for key, text in fact.details.items() if key != "whole"},
                **({"says": about} if (about := _about(entry, said, quoted or "")) else {}),
                **({"leads": leads_to(entry) or "yes"} if leads(entry) else {}),
            },
        )
        restriction = restricted_by(entry) if entry.node.thing == "list_item" else ""
        if restriction:
            fact = replace(fact, details={**fact.details, "restricted_by": restriction})
        state.traces.note(fact, entry)
        return (fact,)
    facts = [fact for child in said for fact in _sentence(state, child, entry)]
    facts += inside
    rest = minus(state.lines(*sides), State.union(facts))
    if rest:
        parted = state.fact("layout", *sides, lines=rest)
        facts.append(replace(parted, old=None, new=None, details={**parted.details, **other_form(entry)}))
    return quiet(state, entry, None, facts)


def _about(entry: Entry, said: Sequence[Entry], quoted: str) -> str:
    """Give the first of several sentences, or what one sentence of an entry says behind its name."""
    if len(said) > 1:
        return folded(said[0].node.text)
    name, text = entry.node.name, quoted.removeprefix("`")
    named = entry.node.thing == "list_item" and name != "" and text.startswith(name)
    behind = text[len(name) :].removeprefix("`") if named else ""
    return behind.lstrip(_PARTING) if behind[:1] in _PARTING else ""


def sentence(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a sentence; where its words stay, only what its links lead to.

    One that is a part of another now, or was, is stated with that.
    """
    if old.partner is not new or new.partner is not old:
        return ()
    if old.joined or new.joined:
        return (joined_anew(state, old, new),)
    worded = worded_links(state, old, new)
    inside = worded or _relinked(state, old, new, state.inside(old, new))
    if not worded and folded(old.node.text) == folded(new.node.text):
        inside = [fact for fact in inside if not shows_its_address(fact)]
    if worded or folded(old.node.text) == folded(new.node.text):
        return inside or (state.fact("layout", old, new, lines=state.lines(old, new)),)
    fact = state.fact("changed", old, new, lines=state.lines(old, new), parts=inside)
    if fact.old is None or fact.new is None:  # one is too long to be quoted: neither is
        return (replace(fact, old=None, new=None),)
    things = {one.parent.node.thing for one in (old, new) if one.parent is not None}
    if len(things) > 1:  # a paragraph is an item of a list now, or was one
        fact = replace(fact, old=with_term(old), new=with_term(new))
    differs = stretch(fact.old or "", fact.new or "")
    if not inside and (
        _heads(differs.get("was"), differs.get("is"), new)
        or _heads(differs.get("is"), differs.get("was"), old)
    ):
        return (state.fact("layout", old, new, lines=state.lines(old, new)),)
    same = len(things) > 1 and folded(fact.old or "") == folded(fact.new or "")
    return inside if same else (replace(fact, details={**fact.details, **differs}),)


def _relinked(state: State, old: Entry, new: Entry, inside: Sequence[Fact]) -> Sequence[Fact]:
    """Give what changed in a sentence with its only link that went and its only one that came as one."""
    found = [fact for fact in inside if fact.action != "layout"]
    sides = [[one for one in side.children if one.node.thing == "link"] for side in (old, new)]
    gone, come = ([one for one in side if one.partner is None] for side in sides)
    if len(gone) != 1 or len(come) != 1 or not (gone[0].node.name and come[0].node.name):
        return found
    others = [fact for fact in found if fact.kind not in {"link_added", "link_removed"}]
    return [*others, *target(state, gone[0], come[0])]


def _heads(left_out: str | None, put_in: str | None, entry: Entry) -> bool:
    """Tell whether what one version of a sentence says besides is the heading above the other."""
    if not left_out or put_in:
        return False
    owner = next((one for one in entry.owners() if one.node.thing == "section"), None)
    return owner is not None and owner.changed and _WORD.findall(left_out) == _WORD.findall(owner.node.name)


def target(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a link, an image, an include: where it leads, under which words."""
    was, now = old.node.attributes.get("target"), new.node.attributes.get("target")
    names = folded(old.node.name), folded(new.node.name)
    renamed = names[0] != names[1] and all(names)
    if renamed and was != now and new.node.thing == "link" and are_two_links(old, new):
        part(old, new)
        return (*lone_target(state, old), *lone_target(state, new))
    if was == now and not renamed:
        if names[0] != names[1]:  # an image without words took the place of the words, or the other way
            return (state.fact("layout", old, new, lines=state.lines(old, new)),)
        return _by_another_role(state, old, new) or state.pair_as_any(old, new)
    explained = state.inside(old, new) if new.node.thing == "definition" else ()  # what its term means
    parts = [part for part in explained if part.action != "layout"]
    action: Action = "renamed" if renamed else "changed"
    fact = state.fact(action, old, new, lines=state.lines(old, new), parts=parts)
    if was != now:
        fact = replace(fact, old=was, new=now, details={**fact.details, **segments(was or "", now or "")})
    return (fact,)


def _by_another_role(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State that one target is referred to by another role: a page where it was a label, say."""
    was, now = (entry.node.attributes.get("role") for entry in (old, new))
    if not was or not now or was == now:
        return ()
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    roles = {"was_role": was, "by_role": now}
    return (replace(fact, kind="reference_role_changed", details={**fact.details, **roles}),)


def lone_target(state: State, entry: Entry) -> Sequence[Fact]:
    """State a link that only one version has, with where it leads, unless its words say that."""
    target = entry.node.attributes.get("target")
    leads = target if target != entry.node.name.strip("`") else None
    found = state.single_as_any(entry)
    return [replace(fact, old=leads) if entry.old else replace(fact, new=leads) for fact in found]


def worded(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a text that is quoted whole, with the stretch of it that gave way to another."""
    (fact,) = state.pair_as_any(old, new)
    if fact.action == "changed" and folded(old.node.text) == folded(new.node.text):
        rest = minus(fact.lines, State.union(fact.parts))
        return (*fact.parts, *((state.fact("layout", old, new, lines=rest),) if rest else ()))
    if fact.old and fact.new:
        fact = replace(fact, details={**fact.details, **stretch(fact.old, fact.new)})
    return (fact,)


def footnote(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a footnote; one that only bears another number says what it said."""
    numbers = old.node.name.isdecimal() and new.node.name.isdecimal()
    if numbers and folded(old.node.text) == folded(new.node.text) and old.node.name != new.node.name:
        inside = [fact for fact in state.inside(old, new) if fact.action not in {"moved", "layout"}]
        rest = minus(state.lines(old, new), State.union(inside))
        return (*inside, *((state.fact("layout", old, new, lines=rest),) if rest else ()))
    return worded(state, old, new)


def lone_footnote(state: State, entry: Entry) -> Sequence[Fact]:
    """State a footnote that only one version has, with the sentence that it begins with."""
    (fact,) = state.single_as_any(entry)
    first = next(iter(sentences(entry.node.text, ())), None)
    says = {"says": folded(entry.node.text[slice(*first)])} if first else {}
    stated = replace(fact, details={**fact.details, **says})
    state.traces.note(stated, entry)
    return (stated,)


def example(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of an example: its language, then the lines of it that gave way to others."""
    lines = state.lines(old, new)
    marks = tuple(_of_one_line(fact) for fact in state.attributes(old, new))
    if same_lines_highlighted(old.node, new.node):
        marks = tuple(fact for fact in marks if fact.thing != "highlighted_lines")
    parts = [*marks, *code_lines(state, old, new)]
    details = dict(new.node.attributes)
    parts = parts or reordered(state, old, new)
    if not parts or only_wrapped(old, new, parts):
        return (state.fact("layout", old, new, lines=lines),)
    fact = state.fact("changed", old, new, lines=lines, parts=parts)
    names = {} if state.gaps else turnover(old, new)
    apart = {"apart": "yes"} if in_several_places(state, parts) else {}
    return (replace(fact, old=None, new=None, details={**fact.details, **details, **names, **apart}),)


def _of_one_line(fact: Fact) -> Fact:
    """Give the fact of highlighted lines with whether these are one."""
    one = fact.thing == "highlighted_lines" and (fact.new or fact.old or "").isdecimal()
    return replace(fact, details={"single": "yes"}) if one else fact


def _sentences(state: State, old: Entry, new: Entry) -> list[Fact]:
    found: list[tuple[float, Fact]] = []
    apart = far_from_others(old, new)
    for child in new.children:
        if child.node.thing == "sentence":
            stated = _sentence(state, child, old)
            found += [(child.node.first, fact) for fact in _apart(child, stated, apart)]
    for child in old.children:
        if child.node.thing == "sentence" and child.partner is None:
            where = state.changed.place(child.node.first)
            found += [(where, fact) for fact in _apart(child, state.single(child), apart)]
    return [fact for _, fact in sorted(found, key=lambda one: one[0])]


def _apart(child: Entry, facts: Sequence[Fact], apart: Collection[int]) -> Sequence[Fact]:
    """Mark a sentence in whose stead none of the other version stands, though the text has such."""
    if id(child) not in apart:
        return facts
    return [replace(fact, details={**fact.details, "apart": "yes"}) for fact in facts]


def _sentence(state: State, child: Entry, owner: Entry) -> Sequence[Fact]:
    """State one sentence of a text, seen from the version that the text is of."""
    if child.partner is None:
        return state.single(child)
    if child.old:
        return ()  # stated where it stands now
    partner = child.partner
    if child.digest != partner.digest:
        return state.pair(partner, child)
    if partner.parent is owner or state.where(partner) == state.where(child):
        return ()
    action: Action = "layout" if keeps_its_place(partner, child) else "moved"
    return (state.fact(action, partner, child, lines=state.lines(partner, child)),)


def _of_items_elsewhere(state: State, old: Entry, new: Entry) -> Lines:
    """Give the removed lines of the items that were under an item and are told where they are now."""
    left = [one for one in old.children if one.node.thing == "list_item" and one.partner is not None]
    lines = [state.lines(one, None) for one in left if one.partner and one.partner.parent is not new]
    return Lines(removed=tuple(sorted({number for one in lines for number in one.removed})))


def _only_wrapped(old: Entry, new: Entry) -> bool:
    """Tell whether an item says what it said, and a row that ends elsewhere parts its first words."""
    was, now = (even(_whole(entry)) for entry in (old, new))
    return bool(was) and was == now and old.node.name != new.node.name and _leads_to(old) == _leads_to(new)


def _whole(entry: Entry) -> str:
    said = " ".join(one.node.text for one in entry.children if one.node.thing == "sentence")
    return entry.node.details.get("whole") or said


def _leads_to(entry: Entry) -> list[tuple[str, dict[str, str]]]:
    """Give the links of an item's own text, in order."""
    own = [one for one in entry.children if one.node.thing in _OF_ITS_TEXT]
    links = [one for each in own for one in each.all() if one.node.thing == "link"]
    return [(folded(one.node.name), dict(one.node.attributes)) for one in links]


def _two_values(old: Entry, new: Entry) -> bool:
    """Tell whether two items are values of a list, each a word or two: one went and another one came."""
    names = (old.node.name, new.node.name)
    return (
        not (same_but_for_forms(*names) or same_label(old, new))
        and even(names[0]) != even(names[1])
        and all(entry.weight <= 2 * len(entry.node.name) for entry in (old, new))
        and not (leads_to(old) and leads_to(old) == leads_to(new))
        and all(name and len(name.split()) <= _VALUE for name in names)
    )


def _one_sentence(entry: Entry) -> bool:
    return sum(child.node.thing == "sentence" for child in entry.children) == 1


def _relabelled(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State an item of which nothing but the label in front says something else."""
    sides = [entry.node.details.get("whole", "") for entry in (old, new)]
    if folded(old.node.name) == folded(new.node.name) or not all(sides) or max(map(len, sides)) > QUOTE:
        return ()
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    details = {key: said for key, said in fact.details.items() if key != "whole"}
    return (replace(fact, old=sides[0], new=sides[1], details={**details, **stretch(*sides)}),)


def _explained(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State an item that was a name alone and says something of it now, or the other way."""
    wholes = [entry.node.details.get("whole", "") for entry in (old, new)]
    alike = old.node.name == new.node.name and old.node.attributes == new.node.attributes
    if not (alike and old.node.name) or all(wholes) or not any(wholes):
        return ()
    said = [
        whole or next((one.node.text for one in entry.children if one.node.thing == "sentence"), "")
        for whole, entry in zip(wholes, (old, new), strict=True)
    ]
    if not all(said) or max(map(len, said)) > QUOTE or not (_one_sentence(old) and _one_sentence(new)):
        return ()
    fact = state.fact("changed", old, new, lines=state.lines(old, new))
    details = {key: text for key, text in fact.details.items() if key != "whole"}
    fact = replace(fact, old=said[0], new=said[1], details={**details, **stretch(*said)})
    return [fact, *state.inside(old, new, without=_SENTENCE)]


def _lifted(state: State, old: Entry, new: Entry, fact: Fact) -> Fact:
    """Tell a list item of one sentence as itself, whole: of a table of contents where that stands."""
    if fact.kind != "sentence_changed":
        return fact
    listed = new.parent is not None and leads_to(new.parent).startswith("#")
    heading = state.fact("changed", old, new, lines=fact.lines).details.get("heading") if listed else None
    under = {key: said for key, said in new.node.details.items() if key != "whole"}
    differs = {key: said for key, said in fact.details.items() if key != "heading"}
    return replace(
        fact,
        kind="list_item_changed",
        name=state.name(new),
        where=state.where(new),
        old=old.node.details.get("whole", fact.old) if fact.old else None,
        new=new.node.details.get("whole", fact.new) if fact.new else None,
        details={**under, **differs, **({} if heading is None else {"heading": heading})},
    )
