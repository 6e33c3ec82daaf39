"""Running text of one place that was reworded, came or gave way to other text: told as one, not piecemeal."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.facts.wording import tokens
from diff_insight.languages import Plural, msgid
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS, weight
from diff_insight.telling.clause_order import other_order
from diff_insight.telling.kinds import Order, kind_of, order_of
from diff_insight.telling.led_in import LISTS, listing
from diff_insight.telling.marks import only_marks, says_the_same
from diff_insight.telling.point import Place, Point
from diff_insight.telling.quoting import bare, start_of
from diff_insight.telling.same_entry import may_give_way
from diff_insight.telling.stays import Stays
from diff_insight.telling.turns import turns
from diff_insight.telling.way import Way

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

REWORDED = Plural("one sentence is reworded", "{n} sentences are reworded")
REWORDED_ITEMS = Plural("one list item is reworded", "{n} list items are reworded")
REWORDS = Plural("Rewords one sentence", "Rewords {n} sentences")
REWORDS_ONE = msgid("Rewords a sentence")
REWORDS_AN_ITEM = msgid("Rewords a list item")
REWORDS_ITEMS = Plural("Rewords one list item", "Rewords {n} list items")
NEW_FIRST = msgid("{things} are new, the first {said}")
GONE_FIRST = msgid("{things} are gone, the first {said}")
LISTED = msgid("{things} are listed under {under}")
NO_LONGER_LISTED = msgid("{things} are no longer listed under {under}")
GIVES_WAY = msgid("{old} gives way to {new}")
GIVES_WAY_WITH = msgid("{gone} with {words} gives way to {said}")
GIVE_WAY = Plural("{gone} gives way to {come}", "{gone} give way to {come}")
GIVE_WAY_ONE = Plural("{gone} gives way to {come}: {said}", "{gone} give way to {come}: {said}")
GIVE_WAY_FIRST = Plural(
    "{gone} gives way to {come}, the first {said}", "{gone} give way to {come}, the first {said}"
)
AS_MANY = msgid("{things} give way to as many others")
AS_MANY_FIRST = msgid("{things} give way to as many others, the first {said}")
AS_MANY_BOTH = msgid("{things}, the first {went}, give way to as many others, the first {said}")
REPLACES_AS_MANY = msgid("Replaces {things}")
REPLACES = msgid("Replaces {gone} with {come}")
REPLACES_ONE = {
    "sentence": msgid("Replaces a sentence"),
    "paragraph": msgid("Replaces a paragraph"),
    "list_item": msgid("Replaces a list item"),
}
BEGINS = msgid("{clause}, which begins {said}")
SUCH_AS = msgid("{clause}, such as {old} → {new}")
NOW = msgid("{clause}, now {said}")
NOW_SAYS = msgid("Now says {said}")

SEVERAL = 3
"""Reworded sentences of one place that are told one by one; more of them are counted."""
_COMPARED = 10_000
"""Pairs of texts of one place beyond which they are not asked where they stand: time stays linear."""
_TIMES = "texts_alike"
_APART = "apart"
"""Detail of a sentence between which and those of the other version one stays."""
_TEXT = frozenset({"sentence", "paragraph", "list_item"})
_RUNNING = frozenset({"sentence", "paragraph"})
"""Text that may give way to the other kind of text: a paragraph of one sentence is one, too."""
REWORDED_TEXT = frozenset({"sentence_changed", "list_item_changed"})


def times(fact: Fact, n: int) -> Fact:
    """Give a fact that stands for several texts of which the same is told, each of which is counted."""
    return replace(fact, details={**fact.details, _TIMES: str(n)})


def _number(facts: Sequence[Fact]) -> int:
    return sum(int(fact.details.get(_TIMES, "1")) for fact in facts)


def many(merged: Sequence[tuple[tuple[Fact, ...], tuple[Place, ...]]]) -> frozenset[tuple[object, ...]]:
    """Give kind and places of the texts of which so many were reworded that they are counted."""
    times = Counter((facts[0].kind, where) for facts, where in merged if _is_reworded(facts[0]))
    return frozenset(key for key, number in times.items() if number > SEVERAL)


def _is_reworded(fact: Fact) -> bool:
    return fact.kind in REWORDED_TEXT and not (only_marks(fact) or other_order(fact))


def given_way(points: Sequence[Point], page: Sequence[Fact]) -> Iterator[Point]:
    """Give the points with what of one place went and what of the same kind came in its stead told as one.

    Args:
        points: Of the page.
        page: All that happened to the page: by its lines what stands far from each other is told apart.
    """
    stays = Stays(page)
    points = list(_across(points, stays))
    sides: dict[tuple[str, tuple[Place, ...]], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, point in enumerate(points):
        first = point.facts[0]
        if first.thing in _TEXT and first.action in {"added", "removed"} and point.order is Order.CONTENT:
            if first.thing == "list_item" and len(point.facts) > 1:
                continue  # entries of a list are news by themselves
            sides[first.thing, point.places][first.action].append(at)
    made: dict[int, list[Point]] = {}
    for both in sides.values():
        for old, new in _opposite(points, both["removed"], both["added"]):
            if old not in made and new not in made:
                made |= _beside(points, old, new, stays)
    for at, point in enumerate(points):
        yield from made.get(at, [point])


def _opposite(points: Sequence[Point], gone: Sequence[int], come: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Give the points that may stand side by side, first those that both lead to a list, or both do not.

    What leads to a list is a point of its own, so a place has several of one kind.
    """
    if len(gone) * len(come) > _COMPARED:
        return ()
    pairs = [(old, new) for old in gone for new in come]
    leads = {at: LISTS in points[at].facts[0].details for at in (*gone, *come)}
    return sorted(pairs, key=lambda pair: leads[pair[0]] != leads[pair[1]])


def _across(points: Sequence[Point], stays: Stays) -> Iterator[Point]:
    """Give the points with a sentence and a paragraph of which one came where the other went as one.

    Each is alone there: of several nobody knows which one took the place of which.
    """
    went: dict[tuple[Place, ...], list[Fact]] = defaultdict(list)
    came: dict[tuple[Place, ...], list[Fact]] = defaultdict(list)
    for point in points:
        first = point.facts[0]
        side = {"removed": went, "added": came}.get(first.action)
        if side is not None and first.thing in _RUNNING and point.order is Order.CONTENT:
            side[point.places] += [fact for fact in point.facts if _APART not in fact.details]
    heirs: dict[int, Fact] = {}
    for places, gone in went.items():
        if len(gone) * len(came.get(places, ())) > _COMPARED:
            continue
        pairs = [
            (one, other) for one in gone for other in came.get(places, ()) if stays.in_one_run(one, other)
        ]
        times = Counter(id(fact) for pair in pairs for fact in pair)
        heirs |= {
            id(one): other
            for one, other in pairs
            if one.thing != other.thing and times[id(one)] == times[id(other)] == 1
        }
    taken = set(map(id, heirs.values()))
    for point in points:
        for fact in point.facts:
            if id(fact) in heirs:
                yield replace(point, facts=(_replaced([fact], [heirs[id(fact)]]),))
        rest = tuple(fact for fact in point.facts if id(fact) not in heirs and id(fact) not in taken)
        if rest:
            yield point if len(rest) == len(point.facts) else replace(point, facts=rest)


def _beside(points: Sequence[Point], old: int, new: int, stays: Stays) -> dict[int, list[Point]]:
    """Give two points as they are told: what stands side by side as one, the rest of each by itself."""
    gone, come = points[old].facts, points[new].facts
    went, came = gone, come
    if len(gone) * len(come) <= _COMPARED:
        pairs = [(one, other) for one in gone for other in come if _gives_way_to(one, other, stays)]
        went = tuple(one for one in gone if any(one is pair[0] for pair in pairs))
        came = tuple(one for one in come if any(one is pair[1] for pair in pairs))
    if not went:
        return {}
    near = {id(one) for one in (*went, *came)}
    left = {
        at: [replace(points[at], facts=rest)]
        for at in (old, new)
        if (rest := tuple(one for one in points[at].facts if id(one) not in near))
    }
    one = replace(points[old], facts=(_replaced(went, came),))
    return {old: [one, *left.get(old, ())], new: left.get(new, [])}


def _gives_way_to(gone: Fact, come: Fact, stays: Stays) -> bool:
    if _APART in gone.details or _APART in come.details:
        return False
    return stays.beside(gone, come) and (gone.thing != "list_item" or may_give_way(gone, come))


def _replaced(gone: Sequence[Fact], come: Sequence[Fact]) -> Fact:
    alone = len(gone) == len(come) == 1
    first = gone[0]
    if alone and first.old and come[0].new and says_the_same(first.old, come[0].new):
        return Fact(kind=f"{first.thing}_layout", where=first.where, parts=())
    return Fact(
        kind=f"{first.thing}_replaced",
        where=first.where,
        old=first.old or first.name or None if alone else None,
        new=come[0].new or come[0].name or None if alone else None,
        parts=(*gone, *come),
    )


def everywhere(points: Sequence[Point], least: int = SEVERAL + 1) -> Sequence[Point]:
    """Give as one point what a title can say of a page that was reworded in many places.

    Args:
        points: Of the page, the important first.
        least: Reworded texts from which on they are counted.
    """
    first = points[0].facts[0] if points else None
    if first is None or first.kind not in REWORDED_TEXT | {"changelog_entry_added"}:
        return ()
    if first.kind not in REWORDED_TEXT:
        least = 2  # a title counts entries, and quotes none of several
    same = [point for point in points if point.facts[0].kind == first.kind]
    if sum(len(point.facts) for point in same) < least:
        return ()
    places = tuple(dict.fromkeys(place for point in same for place in point.places))
    facts = tuple(fact for point in same for fact in point.facts)
    return (Point(facts, places, min(map(order_of, facts))),)


def _reworded(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    table = REWORDED_ITEMS if facts[0].thing == "list_item" else REWORDED
    return _with_example(phrases, phrases.words.plural(*table, _number(facts)), facts)


def _with_example(phrases: "Phrases", clause: str, facts: Sequence[Fact]) -> str:
    for fact in facts:
        was, now = phrases.value(fact, "was_words"), phrases.value(fact, "is_words")
        if was and now:
            return phrases.words.text(SUCH_AS, clause=clause, old=was, new=now)
    for fact in facts:
        for was, now in turns(fact.old or "", fact.new or "")[0]:
            old, new = phrases.shown(was, quoted=True), phrases.shown(now, quoted=True)
            if old and new:
                return phrases.words.text(SUCH_AS, clause=clause, old=old, new=new)
    return clause


def _rewords(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    table = REWORDS_ITEMS if facts[0].thing == "list_item" else REWORDS
    yield phrases.words.plural(*table, _number(facts))


def unplaced(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    """Give titles of several texts that have no known place: by an example, or by what they say now."""
    told = way(facts)
    if told is _REPLACING:
        _, come = _sides(_one(facts))
        said = [phrases.shown(one.new or "", quoted=True) for one in come]
        if 1 < len(said) <= SEVERAL and all(said):
            clause, now = list(told.title(phrases, facts))[-1], phrases.series(said)
            yield phrases.words.text(NOW, clause=clause, said=now)
            yield phrases.words.text(NOW_SAYS, said=now)
    elif told is _REWORDING:
        clause = next(_rewords(phrases, facts))
        if (said_with := _with_example(phrases, clause, facts)) != clause:
            yield said_with


def _came(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    things, _ = phrases.things(facts)
    said = _first(phrases, facts)
    if not said or said in things:
        return ""
    template = NEW_FIRST if facts[0].action == "added" else GONE_FIRST
    return phrases.words.text(template, things=things, said=said)


def _listed(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say which list several items came to or went from; empty where they are not of one."""
    lists = {fact.details.get("under", "") for fact in facts}
    under = phrases.value(facts[0], "under") if len(lists) == 1 else ""
    template = {"added": LISTED, "removed": NO_LONGER_LISTED}.get(facts[0].action)
    if not under or template is None:
        return ""
    return phrases.words.text(template, things=phrases.things(facts)[0], under=under)


def _first(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Give the beginning of a text as far as it is a sentence that can be quoted."""
    first = facts[0]
    said = phrases.shown((first.new or first.old or ""), quoted=True)
    return said or phrases.shown(first.details.get("says", ""), quoted=True)


def _begins(phrases: "Phrases", facts: Sequence[Fact], clause: str) -> str:
    """Say a clause with the words that the first of several texts begins with, where those can be quoted."""
    first = facts[0]
    begins = start_of(first.details.get("says") or first.new or first.old or "")
    said = phrases.shown(begins, quoted=True) if begins else ""
    return phrases.words.text(BEGINS, clause=clause, said=said) if said else clause


def _gave_way(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    fact = _one(facts)
    old, new = phrases.side(fact.old, fact), phrases.side(fact.new, fact)
    gone, come = _sides(fact)
    if old and new:
        clause = phrases.words.text(GIVES_WAY, old=old, new=new)
        return listing(phrases, come[0], clause) or clause
    said = _first(phrases, come)
    if len(gone) == len(come) == 1 and said:
        old = phrases.words.plural(*kind_of(fact).counted, 1)
        if went := _what_went(phrases, gone[0].old or "", come[0].new or ""):
            return phrases.words.text(GIVES_WAY_WITH, gone=old, words=went, said=said)
        return phrases.words.text(GIVES_WAY, old=old, new=said)
    if whole := _whole_sides(phrases, gone, come):
        return whole
    counted = kind_of(fact).counted
    if len(gone) == len(come) > 1:
        things = phrases.words.plural(*counted, len(come))
        template = AS_MANY_BOTH if (went := _first(phrases, gone)) and said else AS_MANY_FIRST
        return phrases.words.text(template if said else AS_MANY, things=things, said=said, went=went)
    table = GIVE_WAY if not said else GIVE_WAY_ONE if len(come) == 1 else GIVE_WAY_FIRST
    clause = phrases.words.plural(
        *table,
        len(gone),
        gone=phrases.words.plural(*counted, len(gone)),
        come=phrases.words.plural(*counted, len(come)),
        said=said,
    )
    return clause if said or len(come) > 1 else _begins(phrases, come, clause)


def _whole_sides(phrases: "Phrases", gone: Sequence[Fact], come: Sequence[Fact]) -> str:
    """Quote all that went and all that came in its stead; empty where that is no reading."""
    if max(len(gone), len(come)) > SEVERAL:
        return ""
    went, came = (
        [phrases.shown(fact.old or fact.new or "", quoted=True) for fact in side] for side in (gone, come)
    )
    if not all((*went, *came)) or weight([*went, *came]) > BOUNDS.cells:
        return ""
    return phrases.words.plural(*GIVE_WAY, len(went), gone=phrases.series(went), come=phrases.series(came))


def _what_went(phrases: "Phrases", old: str, new: str) -> str:
    """Give the first words of what is too long to be quoted that the other version does not begin with."""
    before, after = tokens(bare(old)), tokens(bare(new))
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        same += 1
    begins = start_of("".join(before[same:]).strip())
    return phrases.shown(begins, quoted=True) if begins and begins not in new else ""


def _gives_way(phrases: "Phrases", facts: Sequence[Fact]) -> Iterator[str]:
    fact = _one(facts)
    gone, come = _sides(fact)
    if len(gone) == len(come) == 1:
        old, new = phrases.side(fact.old, fact), phrases.side(fact.new, fact)
        if old and new:
            yield phrases.words.text("{old} → {new}", old=old, new=new)
        yield phrases.words.text(REPLACES_ONE[facts[0].thing])
        return
    counted = kind_of(facts[0]).counted
    if len(gone) == len(come):
        yield phrases.words.text(REPLACES_AS_MANY, things=phrases.words.plural(*counted, len(come)))
        return
    yield phrases.words.text(
        REPLACES,
        gone=phrases.words.plural(*counted, len(gone)),
        come=phrases.words.plural(*counted, len(come)),
    )


def _one(facts: Sequence[Fact]) -> Fact:
    """Give as one what gave way in several places of a page, as an overview tells it."""
    if len(facts) == 1:
        return facts[0]
    sides = [_sides(fact) for fact in facts]
    return _replaced(
        [fact for gone, _ in sides for fact in gone], [fact for _, come in sides for fact in come]
    )


def _sides(fact: Fact) -> tuple[Sequence[Fact], Sequence[Fact]]:
    return tuple(
        tuple(part for part in fact.parts if part.action == action) for action in ("removed", "added")
    )  # type: ignore[return-value]


_REWORDING = Way(_reworded, _rewords)
_REPLACING = Way(_gave_way, _gives_way)


def way(facts: Sequence[Fact]) -> Way | None:
    """Give how running text is told together; None where each piece of it is told by itself."""
    first = facts[0]
    if first.thing not in _TEXT:
        return None
    if first.action == "replaced":
        return _REPLACING
    return _REWORDING if len(facts) > 1 and first.kind in REWORDED_TEXT else None


def beginning(phrases: "Phrases", facts: Sequence[Fact]) -> str:
    """Say of several new texts, or several that are gone, how the first begins or where they are listed."""
    if len(facts) > 1 and facts[0].thing == "list_item":
        return _listed(phrases, facts)
    prose = len(facts) > 1 and facts[0].thing in {"sentence", "paragraph", "admonition"}
    return _came(phrases, facts) if prose and facts[0].action in {"added", "removed"} else ""
