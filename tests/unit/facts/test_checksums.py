"""`go.sum`: several versions of a module, of which the newest gives way to the newest."""

from tests.unit.facts.test_symbols import change_of

from diff_insight.facts.analyze import facts_of
from diff_insight.facts.state import State
from diff_insight.model import Lines, Versions

OLD = """\
farm.test/barn v1.7.1/go.mod h1:aa=
farm.test/barn v1.8.0/go.mod h1:bb=
farm.test/barn v1.8.1 h1:cc=
farm.test/barn v1.8.1/go.mod h1:dd=
farm.test/cow v0.1.0 h1:ee=
farm.test/cow v0.1.0/go.mod h1:ff=
"""
NEW = """\
farm.test/barn v1.8.2 h1:gg=
farm.test/cow v0.1.0/go.mod h1:ff=
farm.test/cow v0.2.0 h1:hh=
farm.test/cow v0.2.0/go.mod h1:ii=
"""


def test_the_newest_version_gives_way_to_the_newest() -> None:
    facts = facts_of(change_of("go.sum", OLD, NEW), Versions(before=OLD, after=NEW))
    assert {(fact.kind, fact.name, fact.old, fact.new, fact.details.get("step")) for fact in facts} == {
        ("module_checksum_changed", "farm.test/barn", "v1.8.1", "v1.8.2", "patch"),
        ("module_checksum_removed", "farm.test/barn", "v1.8.0", None, None),
        ("module_checksum_removed", "farm.test/barn", "v1.7.1", None, None),
        ("module_checksum_added", "farm.test/cow", None, "v0.2.0", None),
        ("checksums_changed", "farm.test/cow", None, None, None),
    }
    assert State.union(facts) == Lines(removed=(1, 2, 3, 4, 5), added=(1, 3, 4))
