"""Which thing of the old version is which of the new one: one matcher for every format.

First what did not change and what bears the same name in the same owner; then what says the same
elsewhere; then what says nearly the same. A thing that has a partner is neither new nor gone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from diff_insight.facts.across_languages import across_languages
from diff_insight.facts.called_sections import called_with_others
from diff_insight.facts.changed import Changed
from diff_insight.facts.entries_in_place import in_its_place
from diff_insight.facts.entry import Entry, even, folded, free, join, likeness, loose, outermost, text_of
from diff_insight.facts.grown import grown
from diff_insight.facts.inflected import in_another_form
from diff_insight.facts.kinship import (
    are_other_files,
    are_unlike,
    by_what_it_runs,
    form_of,
    has_nearer,
    of_one_trait,
    shares_enough,
    slug,
    still,
)
from diff_insight.facts.labelled_values import of_one_label
from diff_insight.facts.longer_names import named_longer
from diff_insight.facts.menu_entries import are_two, leads_to, of_one_page
from diff_insight.facts.misspelt_keys import misspelt
from diff_insight.facts.moved_whole import held_by_both
from diff_insight.facts.moved_whole import is_another as is_second
from diff_insight.facts.namesakes import (
    is_kind_alone,
    may_be_renamed,
    once_on_both_sides,
    pairs,
    seen_alike,
    values_of,
    without,
)
from diff_insight.facts.other_body import is_another
from diff_insight.facts.other_macros import is_other_macro
from diff_insight.facts.overloads import are_two as are_two_overloads
from diff_insight.facts.overloads import of_one_call
from diff_insight.facts.records_in_place import of_one_record
from diff_insight.facts.references import reached
from diff_insight.facts.registry_names import of_one_package
from diff_insight.facts.renamed_in_place import renamed_in_place
from diff_insight.facts.renamed_keys import renamed_alike
from diff_insight.facts.renamed_rows import renamed_rows
from diff_insight.facts.renamed_variables import renamed_variables
from diff_insight.facts.reshaped_steps import reshaped
from diff_insight.facts.respelt_titles import respelt_titles
from diff_insight.facts.retitled import retitled
from diff_insight.facts.same_modules import of_one_module
from diff_insight.facts.same_stages import of_one_base
from diff_insight.facts.same_targets import same_targets
from diff_insight.facts.section_matter import are_other_sections
from diff_insight.facts.selector_lists import of_longer_list, of_one_list
from diff_insight.facts.shown_elsewhere import shown_elsewhere
from diff_insight.facts.stands_for import named_otherwise
from diff_insight.facts.subcommands import of_one_subcommand
from diff_insight.facts.taken_names import under_other_names
from diff_insight.facts.thing import Thing
from diff_insight.facts.unmoved import join_unmoved
from diff_insight.facts.without_headings import without_their_headings
from diff_insight.facts.wrapped_elements import wrapped, wrapped_whole
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import HOLDERS

MOVED_WEIGHT = 12
"""Characters that a thing must say to be recognised in another owner: shorter ones recur by chance."""
MOVED_VALUES_WEIGHT = 80
"""The same for a block of values: `type: string` and what is around it recur in every file of data."""
WIDE = 2_000
"""Pairs of candidates beyond which only neighbours are compared, so that time stays linear."""
ELSEWHERE = 0.7
"""Share of equal words from which on a nameless thing in another owner is the same, changed on its way."""
IN_PLACE = 0.2
"""What it counts, in shares of equal words, that one thing came where another one went."""
NEAR_LINES = 12
"""Lines between two keys of one hunk, at most."""
NEAR = 4
"""How far apart in order candidates may be where there are too many to compare each with each."""


class Matcher:
    """Finds partners. After `match`, every entry below the roots knows its partner, if it has one."""

    def __init__(self, things: Mapping[str, Thing], changed: Changed) -> None:
        self._things = things
        self._changed = changed
        self._names: frozenset[str] = frozenset()
        self._held: tuple[frozenset[bytes], frozenset[bytes]] = (frozenset(), frozenset())

    def match(self, old: Node, new: Node) -> tuple[Entry, Entry]:
        """Give the roots of both trees, matched.

        Args:
            old: The tree of the version before, its lines numbered as in the old file.
            new: The tree of the version after.
        """
        before = Entry(old, None, old=True, changed=self._changed)
        after = Entry(new, None, old=False, changed=self._changed)
        join(before, after)
        self._names = once_on_both_sides(before, after)
        self._held = held_by_both(before, after)
        self._inside(before, after)
        self._elsewhere(before, after)
        self._each(same_targets(before))
        for olds, news in without_their_headings(before, after):
            self._named(free(olds), free(news))
        return before, after

    def family(self, entry: Entry) -> str:
        """Give the family of things that an entry is of."""
        thing = self._things.get(entry.node.thing)
        return (thing and thing.family) or entry.node.thing

    def _unknown_owners(self, before: Entry, after: Entry) -> None:
        """Join what bears one name where a text with gaps does not show what one of them stands in."""
        if "partial" not in {*before.node.details, *after.node.details}:
            return
        groups: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, root in enumerate((before, after)):
            for entry in loose(root):
                thing = self._things.get(entry.node.thing)
                if thing is not None and thing.dotted and entry.node.name:
                    groups[self.family(entry), entry.node.name][side].append(entry)
        for olds, news in groups.values():
            if len(olds) == len(news) == 1 and (olds[0].parent is before or news[0].parent is after):
                self._partners(olds[0], news[0])

    def _dotted(self, entry: Entry) -> bool:
        thing = self._things.get(entry.node.thing)
        return thing is not None and thing.dotted

    def _stays(self, entry: Entry) -> bool:
        thing = self._things.get(entry.node.thing)
        if thing is None or not thing.at_once:
            return (thing is not None and thing.stays) or entry.weight < MOVED_WEIGHT
        return not entry.children or entry.weight < MOVED_VALUES_WEIGHT

    def _alike(self, entry: Entry) -> float:
        thing = self._things.get(entry.node.thing)
        return thing.alike if thing else Thing(name="").alike

    def _inside(self, old: Entry, new: Entry) -> None:
        """Match what two partners hold."""
        if old.node.thing == "file" or old.node.thing in HOLDERS:
            self._each(named_otherwise(old, new))
        self._unchanged(old.children, new.children)
        self._same_text(self._numbered(old), self._numbered(new))
        self._of_one_page(old.children, new.children)
        self._each(wrapped_whole(free(old.children), free(new.children)))
        self._each(under_other_names(old.children, new.children))
        self._named(free(old.children), free(new.children))
        self._each([*of_one_package(free(old.children), free(new.children))])
        self._each(renamed_rows(old.children, new.children, self._changed))
        self._each(wrapped(free(old.children), free(new.children)))
        self._anchored(free(old.children), free(new.children))
        self._each(
            [
                *in_another_form(free(old.children), free(new.children)),
                *called_with_others(old.children, new.children),
            ]
        )
        self._turned(free(old.children), free(new.children))
        self._equal(free(old.children), free(new.children))
        self._each(of_one_subcommand(free(old.children), free(new.children)))
        self._recased(free(old.children), free(new.children))
        self._same_text(free(old.children), free(new.children))
        self._each(renamed_in_place(free(old.children), free(new.children), self._changed))
        self._same_head(free(old.children), free(new.children))
        self._in_place(free(old.children), free(new.children))
        self._each(of_one_label(free(old.children), free(new.children)))
        self._each(of_one_record(free(old.children), free(new.children)))
        self._each(renamed_variables(free(old.children), free(new.children), self._changed))
        self._similar(without(free(old.children), self._names), without(free(new.children), self._names))
        self._each(of_one_module(free(old.children), free(new.children), self._changed))
        self._each(of_one_base(old.children, new.children))
        self._only(free(old.children), free(new.children))
        beside = old.children, new.children
        self._each(across_languages(*beside))
        self._each([*grown(*beside), *retitled(*beside, self._changed), *renamed_alike(new)])
        self._each([*respelt_titles(*beside)])
        self._each([*of_one_list(*beside), *reshaped(*beside, self._changed)])
        self._each([*of_longer_list(*beside)])
        self._each([*named_longer(new)])
        self._each([*misspelt(*beside)])
        self._each([*in_its_place(*beside)])

    def _each(self, found: Iterable[tuple[Entry, Entry]]) -> None:
        for one, other in found:
            self._partners(one, other)

    def _partners(self, old: Entry, new: Entry) -> None:
        if is_second(old, new, self._held):
            return
        join(old, new)
        if old.changed or new.changed:
            self._inside(old, new)

    def _unchanged(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what no changed line touches: the same content at the line where it has come to stand."""
        places: dict[tuple[int, bytes], list[Entry]] = defaultdict(list)
        for entry in news:
            if not entry.changed:
                places[entry.node.first, entry.digest].append(entry)
        for entry in olds:
            if entry.changed:
                continue
            line = self._changed.new_line(entry.node.first)
            found = places.get((line or 0, entry.digest))
            if found:
                join(entry, found.pop(0))

    def _named(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what bears one name; of several that do, what says the same or stands at the same line."""
        for one, other in of_one_trait(olds, news):
            self._partners(one, other)
        olds, news = free(olds), free(news)
        groups: dict[tuple[str, str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, entries in enumerate((olds, news)):
            for entry in entries:
                if entry.node.name and not is_kind_alone(entry.node):
                    groups[self.family(entry), entry.node.name, form_of(entry)][side].append(entry)
        for of_old, of_new in groups.values():
            if len(of_old) > 1 or len(of_new) > 1:
                self._equal(of_old, of_new)
                for old, new in seen_alike(free(of_old), free(of_new)):
                    self._partners(old, new)
                self._overloads(free(of_old), free(of_new))
                self._same_head(free(of_old), free(of_new))
                self._likeliest(free(of_old), free(of_new))
                of_old, of_new = free(of_old), free(of_new)  # noqa: PLW2901 - what is left of them
            for old, new in zip(of_old, of_new, strict=False):
                if not (self._apart(old, new) or are_two_overloads(old, new)):
                    self._partners(old, new)

    def _of_one_page(self, olds: Iterable[Entry], news: Iterable[Entry]) -> None:
        for old, new in of_one_page(olds, news):
            self._partners(old, new)

    def _anchored(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join sections whose headings bear one anchor, given or made of their words."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in news:
            if anchor := entry.node.attributes.get("heading_anchor"):
                found[slug(anchor)].append(entry)
        for entry in olds if found else ():
            anchor = slug(entry.node.attributes.get("heading_anchor") or entry.node.name)
            if entry.node.thing == "section" and len(found[anchor]) == 1 and found[anchor][0].partner is None:
                self._partners(entry, found[anchor][0])

    def _apart(self, old: Entry, new: Entry) -> bool:
        """Tell whether two keys of unseen objects stand so far apart that they are of two objects."""
        loose = old.parent is not None and "loose" in old.parent.node.details
        return loose and abs(self._changed.place(old.node.first) - new.node.first) > NEAR_LINES

    def _overloads(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what one name calls in several ways: what takes the same, then what has the same names."""
        if not olds or not news or "signature" not in olds[0].node.details:
            return
        for old, new in of_one_call(olds, news):
            self._partners(old, new)

    def _likeliest(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what of the things that one name calls in several ways is most alike."""
        several = 1 < len(olds) * len(news) <= WIDE
        if not several or "signature" not in olds[0].node.details:
            return
        scores = [(-likeness(old, new), at, to) for at, old in enumerate(olds) for to, new in enumerate(news)]
        for _, at, to in sorted(scores):
            apart = are_two_overloads(olds[at], news[to])
            if olds[at].partner is None and news[to].partner is None and not apart:
                self._partners(olds[at], news[to])

    def _turned(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what bears one name and is of another kind now; what they hold is not compared."""
        groups: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, entries in enumerate((olds, news)):
            for entry in entries:
                thing = self._things.get(entry.node.thing)
                if thing is not None and thing.turns and entry.node.name and self._head(entry):
                    groups[entry.node.name][side].append(entry)
        for of_old, of_new in groups.values():
            if len(of_old) == len(of_new) == 1 and not are_two_overloads(of_old[0], of_new[0]):
                join(of_old[0], of_new[0])

    def _of_values(self, entries: Iterable[Entry]) -> bool:
        return any(
            (thing := self._things.get(one.node.thing)) is not None and thing.at_once for one in entries
        )

    def _head(self, entry: Entry) -> bool:
        """Tell whether any line that names a thing changed."""
        changed = self._changed.removed if entry.old else self._changed.added
        return any(line in changed for line in entry.node.heads)

    def _equal(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what says the same, in order."""
        found: dict[bytes, list[Entry]] = defaultdict(list)
        for entry in news:
            found[entry.digest].append(entry)
        for entry in olds:
            same = found.get(entry.digest)
            if same:
                self._partners(entry, same.pop(0))

    def _same_text(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what says the same itself, in order, of those kinds that are known by that."""
        found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in news:
            if (said := self._said(entry)) is not None:
                found[said].append(entry)
        for entry in olds:
            same = found.get(said) if (said := self._said(entry)) is not None else None
            if same and not are_two(entry, same[0]):
                self._partners(entry, same.pop(0))

    def _numbered(self, owner: Entry) -> list[Entry]:
        """Give what its text is known by before its name: that is a number, which another may have now."""
        return [
            entry for entry in free(owner.children) if entry.node.name.isdecimal() and self._by_text(entry)
        ]

    def _by_text(self, entry: Entry) -> bool:
        thing = self._things.get(entry.node.thing)
        return thing is not None and thing.by_text

    def _said(self, entry: Entry) -> tuple[str, str] | None:
        thing = self._things.get(entry.node.thing)
        if thing is not None and thing.by_detail and (said := entry.node.details.get(thing.by_detail)):
            return self.family(entry), said
        if thing is None or not thing.by_text or not entry.node.text:
            return None
        return self.family(entry), folded(entry.node.same or entry.node.text)

    def _recased(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what says the same in other capitals or with other blanks, of kinds known by that."""
        found: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        for side in (news, olds):
            for entry in side:
                thing = self._things.get(entry.node.thing)
                name, said = even(entry.node.name), even(text_of(entry))
                if thing is None or not (thing.at_once or thing.recased) or not (name or said):
                    continue
                place = found[self.family(entry), name, said]
                if side is news:
                    place.append(entry)
                elif place:
                    self._partners(entry, place.pop(0))

    def _same_head(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what begins at the same unchanged line, where one thing of its family does."""
        places: dict[tuple[str, int], list[Entry]] = defaultdict(list)
        starts: Counter[tuple[str, int]] = Counter((self.family(old), old.node.first) for old in olds)
        for entry in news:
            places[self.family(entry), entry.node.first].append(entry)
        for entry in olds:
            line = self._changed.new_line(entry.node.first)
            found = places.get((self.family(entry), line or 0), [])
            if found and self._by_name(entry) and found[0].node.name != entry.node.name:
                continue
            alone = len(found) == 1 == starts[self.family(entry), entry.node.first]
            if (
                alone
                and not self._renamed_past_likeness(entry, found[0])
                and not is_other_macro(entry, found[0])
                and not has_nearer(entry, found[0], news)
            ):
                self._partners(entry, found[0])

    def _renamed_past_likeness(self, old: Entry, new: Entry) -> bool:
        """Tell whether a definition of another name only begins where one did: with the sign of a comment."""
        named = old.node.heads[:1], new.node.heads[:1]
        if old.node.name == new.node.name or not all(named) or "signature" not in old.node.details:
            return False
        own = named[0][0] in self._changed.removed and named[0][0] != old.node.first
        return own and likeness(old, new) < self._alike(old)

    def _in_place(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join lines in whose place as many others stand, each with that in its place if they are alike."""
        places = {entry.node.first: entry for entry in news if self._is_line(entry)}
        for old in olds if places else ():
            new = places.get(self._changed.counterpart(old.node.first) or 0) if self._is_line(old) else None
            if new is None or new.partner is not None or self.family(new) != self.family(old):
                continue
            if likeness(old, new, self._alike(old)) >= self._alike(old):
                self._partners(old, new)

    def _is_line(self, entry: Entry) -> bool:
        thing = self._things.get(entry.node.thing)
        return thing is not None and thing.stays and thing.ordered and entry.node.first == entry.node.last

    def _by_name(self, entry: Entry) -> bool:
        """Tell whether a thing of another name is another: its first line may be its owner's."""
        thing = self._things.get(entry.node.thing)
        return self._alike(entry) > 1 or (thing is not None and thing.at_once and bool(entry.node.name))

    def _similar(self, olds: Sequence[Entry], news: Sequence[Entry], *, elsewhere: bool = False) -> None:
        """Join what says nearly the same, the most alike first; of values elsewhere what bears one name."""
        for of_old, of_new in self._comparable(olds, news, elsewhere=elsewhere):
            wide = len(of_old) * len(of_new) > WIDE
            times = values_of(of_old, of_new) if self._of_values(of_old[:1]) else Counter()
            scores: list[tuple[float, int, int, int]] = []
            ranks = self._in_runs(of_old), self._in_runs(of_new)
            for at, old in enumerate(of_old):
                if self._alike(old) > 1:  # nothing is so much alike
                    continue
                bound = max(self._alike(old), ELSEWHERE if elsewhere and not old.node.name else 0.0)
                near = (
                    range(max(0, at - NEAR), min(len(of_new), at + NEAR + 1)) if wide else range(len(of_new))
                )
                for to in near:
                    score = likeness(old, of_new[to], bound) if self._may_be(old, of_new[to]) else 0.0
                    named = score >= bound and may_be_renamed(old, of_new[to], times)
                    named = named and not are_other_sections(old, of_new[to])
                    if named and not (self._dotted(old) and is_another(old, of_new[to])):
                        together = self._changed.together(old.node.first, of_new[to].node.first)
                        apart = abs(ranks[0][at] - ranks[1][to]) if together else abs(at - to)
                        scores.append((-score - (IN_PLACE if together else 0.0), apart, at, to))
            for _, _, at, to in sorted(scores):
                if of_old[at].partner is None and of_new[to].partner is None:
                    self._partners(of_old[at], of_new[to])

    def _in_runs(self, entries: Sequence[Entry]) -> list[int]:
        """Give for each entry how many of them stand before it in its run of changed lines."""
        seen: Counter[int | None] = Counter()
        found = []
        for entry in entries:
            spot = self._changed.spot(entry.node.first, old=entry.old)
            found.append(seen[spot])
            seen[spot] += 1
        return found

    def _only(self, olds: Sequence[Entry], news: Sequence[Entry]) -> None:
        """Join what is left alone of its kind on both sides, of those kinds that are known by that."""
        groups: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, entries in enumerate((olds, news)):
            for entry in entries:
                thing = self._things.get(entry.node.thing)
                if thing is not None and thing.only and not still(entry):
                    groups[self.family(entry)][side].append(entry)
        for of_old, of_new in groups.values():
            if len(of_old) != 1 or len(of_new) != 1:
                continue
            (old,), (new,) = of_old, of_new
            if old.node.name == new.node.name or (by_what_it_runs(old) and by_what_it_runs(new)):
                self._partners(old, new)

    def _comparable(
        self, olds: Sequence[Entry], news: Sequence[Entry], *, elsewhere: bool
    ) -> Iterable[tuple[list[Entry], list[Entry]]]:
        """Give both sides by what may be one thing at all."""
        groups: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
        for side, entries in enumerate((olds, news)):
            for entry in entries:
                thing = self._things.get(entry.node.thing)
                name = entry.node.name if elsewhere and thing is not None and thing.at_once else ""
                groups[self.family(entry), name][side].append(entry)
        return groups.values()

    def _rooted(self, root: Entry) -> list[Entry]:
        """Give the loose entries that are known by their first line."""
        return [entry for entry in loose(root) if (t := self._things.get(entry.node.thing)) and t.rooted]

    def _may_be(self, old: Entry, new: Entry) -> bool:
        """Tell whether one may be the other: where the line that names a thing stays, so does its name."""
        if still(old) or still(new) or not shares_enough(old, new) or self._apart_in_list(old, new):
            return False
        if old.node.name == new.node.name:
            return not are_two_overloads(old, new)
        named = old.node.name and new.node.name
        if (named and old.node.thing != new.node.thing) or is_other_macro(old, new):
            return False
        if not old.node.heads or not new.node.heads:
            return True
        stays = self._changed.new_line(old.node.heads[0])
        if stays is not None and new.node.heads[0] < stays <= new.node.heads[-1]:
            return new.node.heads[0] in self._changed.added  # it is part of a longer head now
        return old.node.heads[0] in self._changed.removed and new.node.heads[0] in self._changed.added

    def _apart_in_list(self, old: Entry, new: Entry) -> bool:
        """Tell whether two entries are two: by their pages, or as what stays stands between two values."""
        if are_two(old, new) or are_unlike(old, new):
            return True
        thing = self._things.get(old.node.thing)
        value = thing is not None and thing.beside and not old.node.name and not old.children
        together = self._changed.together(old.node.first, new.node.first)
        return value and (not together or are_other_files(old.node.text, new.node.text))

    def _elsewhere(self, before: Entry, after: Entry) -> None:
        """Join what went from one owner to another: first what says the same, then what nearly does."""
        self._same_head(self._rooted(before), self._rooted(after))
        self._of_one_page(loose(before), loose(after))
        for old, new in list(pairs(loose(before), loose(after), self._names)):
            self._partners(old, new)
        self._unknown_owners(before, after)
        for old, new in list(reached(before, after)):
            if old.partner is None and new.partner is None:
                self._partners(old, new)
        join_unmoved(before, after, self._changed, lambda one: self._dotted(one) or bool(leads_to(one)))
        for old, new in shown_elsewhere(before, after):
            self._partners(old, new)
        for weigh in (False, True):
            olds = [entry for entry in loose(before) if not self._stays(entry)]
            news = [entry for entry in loose(after) if not self._stays(entry)]
            if not olds or not news:
                return
            if weigh:
                self._similar(
                    [e for e in olds if e.children], [e for e in news if e.children], elsewhere=True
                )
            else:
                self._equal(outermost(olds, news), news)
                self._same_text(free(olds), free(news))
