"""Two versions of an invented outline format: what the one matcher and the one stater make of them."""

from tests.unit.facts.patches import patch_of

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.changed import Changed
from diff_insight.facts.match import Matcher
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact
from diff_insight.trees.node import Node

THINGS = {
    thing.name: thing
    for thing in (
        Thing(name="file", frame=True),
        Thing(name="box", frame=True, dotted=True, ordered=True),
        Thing(name="item", ordered=True),
    )
}


def parse(text: str) -> Node:
    """Read `[box]` lines and below each its `key: value` items."""
    boxes: list[tuple[int, str, list[Node]]] = []
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        if row.startswith("["):
            boxes.append((number, row.strip("[]"), []))
        elif ":" in row and boxes:
            key, _, value = row.partition(": ")
            item = Node(thing="item", name=key, first=number, last=number, text=value, heads=(number,))
            boxes[-1][2].append(item)
    nodes = [
        Node(
            thing="box",
            name=name,
            first=first,
            last=items[-1].last if items else first,
            children=tuple(items),
            heads=(first,),
        )
        for first, name, items in boxes
    ]
    return Node(thing="file", first=1, last=len(rows), children=tuple(nodes))


def facts(old: str, new: str) -> tuple[Fact, ...]:
    changed = Changed.of(read_hunks(patch_of(old, new)))
    before, after = Matcher(THINGS, changed).match(parse(old), parse(new))
    found = State(THINGS, changed).facts(before, after)
    assert State.union(found) == changed.lines
    return found


def told(old: str, new: str) -> list[tuple[str, str, tuple[str, ...], str | None, str | None]]:
    return [(f.kind, f.name, f.where, f.old, f.new) for f in facts(old, new)]


OLD = "[barn]\ncows: 3\nhay: much\n[field]\ngrass: green\nfence: a long wooden one\n"


def test_a_changed_value_is_told_where_it_stands() -> None:
    assert told(OLD, OLD.replace("3", "4")) == [("item_changed", "cows", ("barn",), "3", "4")]


def test_a_new_and_a_gone_item_are_told_in_the_order_of_the_file() -> None:
    new = OLD.replace("cows: 3\n", "").replace("grass: green\n", "grass: green\nbees: some\n")
    assert told(OLD, new) == [
        ("item_removed", "cows", ("barn",), "3", None),
        ("item_added", "bees", ("field",), None, "some"),
    ]


def test_an_item_that_went_to_another_box_is_neither_new_nor_gone() -> None:
    new = "[barn]\ncows: 3\nhay: much\nfence: a long wooden one\n[field]\ngrass: green\n"
    assert [(f.kind, f.name, f.where) for f in facts(OLD, new)] == [("item_moved", "fence", ("barn",))]


def test_an_item_that_keeps_its_text_under_another_name_is_renamed() -> None:
    new = OLD.replace("fence: a long", "hedge: a long")
    found = facts(OLD, new)
    assert [(f.kind, f.name, f.previous_name) for f in found] == [("item_renamed", "hedge", "fence")]


def test_a_box_that_is_renamed_keeps_its_items() -> None:
    assert [(f.kind, f.name, f.previous_name) for f in facts(OLD, OLD.replace("[field]", "[meadow]"))] == [
        ("box_renamed", "meadow", "field")
    ]


def test_a_new_box_is_one_fact_with_its_items_inside() -> None:
    found = facts(OLD, OLD + "[pond]\nducks: 7\n")
    assert [(f.kind, f.name, [(p.kind, p.name) for p in f.parts]) for f in found] == [
        ("box_added", "pond", [("item_added", "ducks")])
    ]


def test_white_space_alone_is_layout() -> None:
    assert [f.kind for f in facts(OLD, OLD.replace("hay: much", "hay: much  "))] == ["item_layout"]


def test_items_in_another_order_are_moved_as_few_as_can_be() -> None:
    new = OLD.replace("cows: 3\nhay: much\n", "hay: much\ncows: 3\n")
    found = facts(OLD, new)
    assert [f.kind for f in found if f.action == "moved"] == ["item_moved"]


def test_lines_that_nothing_holds_are_told_as_plain_lines() -> None:
    found = facts("one\ntwo\n", "one\n2\n")
    assert [(f.kind, f.lines.removed, f.lines.added) for f in found] == [("text_changed", (2,), (2,))]
