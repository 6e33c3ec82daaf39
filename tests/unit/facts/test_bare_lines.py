"""Lines that nothing of a file holds."""

from diff_insight.facts.bare_lines import line_by_line
from diff_insight.facts.changed import Changed
from diff_insight.model import Fact


def test_new_lines_are_quoted_beside_a_last_line_that_gained_its_newline() -> None:
    changed = Changed({2: "/white /kilns"}, {1: "/blue /kilns", 3: "/white /kilns"}, newline=True)
    facts = line_by_line(Fact(kind="text_changed", lines=changed.lines), changed)
    assert [(fact.kind, fact.new, fact.lines.removed, fact.lines.added) for fact in facts] == [
        ("plain_line_added", "/blue /kilns", (), (1,)),
        ("whitespace_changed", None, (2,), (3,)),
    ]


def test_a_last_line_that_only_gained_its_newline_is_told_as_it_was() -> None:
    changed = Changed({1: "/white /kilns"}, {1: "/white /kilns"}, newline=True)
    (fact,) = line_by_line(Fact(kind="text_changed", lines=changed.lines), changed)
    assert (fact.kind, fact.lines) == ("plain_line_changed", changed.lines)


def test_a_last_line_is_not_new_where_another_one_ends_the_file_without_a_newline_now() -> None:
    changed = Changed({2: "cow"}, {2: "cow", 3: "goat"}, newline=True)
    facts = line_by_line(Fact(kind="text_changed", lines=changed.lines), changed)
    assert [(fact.kind, fact.new, fact.lines.removed, fact.lines.added) for fact in facts] == [
        ("plain_line_added", "goat", (), (3,)),
        ("whitespace_changed", None, (2,), (2,)),
    ]


def test_a_last_line_is_not_gone_where_it_stood_before_others() -> None:
    changed = Changed({2: "cow", 3: "goat"}, {2: "cow"}, newline=True)
    facts = line_by_line(Fact(kind="text_changed", lines=changed.lines), changed)
    assert [(fact.kind, fact.old, fact.lines.removed, fact.lines.added) for fact in facts] == [
        ("plain_line_removed", "goat", (3,), ()),
        ("whitespace_changed", None, (2,), (2,)),
    ]
