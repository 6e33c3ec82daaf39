"""What is told of programs: whole facts of small changes, with both versions and from the hunks alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diff_insight.facts.analyze import facts_of
from diff_insight.facts.state import State
from diff_insight.model import Fact, FileChange, Lines, Versions
from tests.unit.facts.patches import patch_of
from tests.unit.trees.test_code import NAMES, sample


def change_of(path: str, old: str, new: str, *, context: int = 3) -> FileChange:
    patch = patch_of(old, new, context=context)
    rows = patch.split("\n")
    return FileChange(
        path=path,
        status="modified",
        additions=sum(row.startswith("+") for row in rows),
        deletions=sum(row.startswith("-") for row in rows),
        patch=patch,
    )


def outline(facts: tuple[Fact, ...], depth: int = 0) -> str:
    found = ""
    for fact in facts:
        said = f"{'  ' * depth}{fact.kind}"
        said += f" {fact.name}" if fact.name else ""
        said += f" (was {fact.previous_name})" if fact.previous_name else ""
        said += f" BREAKS {fact.breaking}" if fact.breaking else ""
        if fact.old is not None or fact.new is not None:
            said += ": " + " ".join(filter(None, (fact.old, "->", fact.new)))
        found += said + "\n" + outline(fact.parts, depth + 1)
    return found


def told(path: str, old: str, new: str, *, whole: bool = True) -> str:
    versions = Versions(before=old, after=new) if whole else Versions()
    return outline(facts_of(change_of(path, old, new, context=20), versions))


CASES = {
    "a test is new, its attribute with it": (
        "test/HerdTests.cs",
        "class HerdTests\n{\n    [Fact]\n    public void Moos()\n    {\n        Say();\n    }\n}\n",
        "class HerdTests\n{\n    [Fact]\n    public void Moos()\n    {\n        Say();\n    }\n\n    [Fact]\n    public void Rests()\n    {\n        Sleep();\n    }\n}\n",
        "test_added HerdTests.Rests: -> public void Rests()\nwhitespace_changed\n",
    ),
    "code that was a comment": (
        "herd_test.go",
        "package herd\n\nfunc TestMoo(t *testing.T) {\n\t// if cow != nil {\n\t// \tt.Fatal(cow)\n\t// }\n\tmoo()\n}\n",
        "package herd\n\nfunc TestMoo(t *testing.T) {\n\tif cow != nil {\n\t\tt.Fatal(cow)\n\t}\n\tmoo()\n}\n",
        "test_changed TestMoo\n"
        "  comment_removed: if cow != nil { t.Fatal(cow) } ->\n"
        "  condition_added: -> cow != nil\n",
    ),
    "a guard around what was there": (
        "barn.ts",
        "export function close(door) {\n  lock(door)\n  shut(door)\n}\n",
        "export function close(door) {\n  lock(door)\n  if (door.open || force) {\n    shut(door)\n  }\n}\n",
        "function_changed close\n  condition_added: -> door.open || force\n    call_moved\n",
    ),
    "a guard that is gone": (
        "barn.ts",
        "export function close(door) {\n  if (door.open) {\n    shut(door)\n  }\n}\n",
        "export function close(door) {\n  shut(door)\n}\n",
        "function_changed close\n  condition_removed: door.open ->\n    call_moved\n",
    ),
    "imports are sets of names, however they are wrapped": (
        "herd.ts",
        "import {\n  Cow, Hay, Straw,\n  Barn\n} from 'farm';\nconst a: Cow = 1;\n",
        "import {\n  Cow, Straw, Barn\n} from 'farm';\nconst a: Cow = 1;\n",
        "import_removed Hay: import { Cow, Hay, Straw, Barn } from 'farm' ->\n",
    ),
    "imports in another order": (
        "herd.py",
        "import hay\nimport barn\n\nx = 1\n",
        "import barn\nimport hay\n\nx = 1\n",
        "imports_layout\n",
    ),
    "braces around one statement": (
        "Sink.cs",
        "class Sink\n{\n    public Sink(string name)\n    {\n        if (name == null) name = Own();\n        Use(name);\n    }\n}\n",
        "class Sink\n{\n    public Sink(string name)\n    {\n        if (name == null)\n        {\n            name = Own();\n        }\n        Use(name);\n    }\n}\n",
        "method_layout Sink.Sink\n",
    ),
    "a statement that is wrapped": (
        "Cow.java",
        'class Cow {\n  void moo() {\n    say("a  b", 1);\n  }\n}\n',
        'class Cow {\n  void moo() {\n    say(\n        "a  b",\n        1);\n  }\n}\n',
        "method_layout Cow.moo\n",
    ),
    "white space in a text is no layout": (
        "Cow.java",
        'class Cow {\n  void moo() {\n    say("a  b");\n  }\n}\n',
        'class Cow {\n  void moo() {\n    say("a b");\n  }\n}\n',
        "method_changed Cow.moo\n  call_changed\n",
    ),
    "quotes and trailing commas": (
        "cow.py",
        "def moo(a, b):\n    return say('x', [a, b])\n",
        'def moo(\n    a,\n    b,\n):\n    return say("x", [a, b,])\n',
        "function_layout moo\n",
    ),
    "new methods of a class, and nothing of their neighbour": (
        "cows_controller.rb",
        "class CowsController < Base\n  def destroy\n    redirect_to root\n  end\n\n  private\n\n  def cow\n    @cow\n  end\nend\n",
        "class CowsController < Base\n  def destroy\n    redirect_to root\n  end\n\n  def milk\n    @litres = cow.milk\n  end\n\n  private\n\n  def cow\n    @cow\n  end\nend\n",
        "method_added CowsController.milk: -> def milk\nwhitespace_changed\n",
    ),
    "a type of a parameter": (
        "Herd.php",
        "<?php\nclass Herd\n{\n    protected function drive(Dog $dog, $where = null)\n    {\n        return $this->go($where);\n    }\n}\n",
        "<?php\nclass Herd\n{\n    protected function drive(Dog $dog, Field $where = null)\n    {\n        return $this->go($where);\n    }\n}\n",
        "method_changed Herd.drive: protected function drive(Dog $dog, $where = null) -> "
        "protected function drive(Dog $dog, Field $where = null)\n"
        "  parameter_changed where: $where = null -> Field $where = null\n"
        "    type_added where BREAKS type changed: -> Field\n",
    ),
    "an optional parameter": (
        "range.js",
        "field.range = function range(size) {\n  return parse(size);\n};\n",
        "field.range = function range(size, options) {\n  return parse(size, options);\n};\n",
        "method_changed field.range: field.range = function range(size) -> field.range = function range(size, options)\n"
        "  parameter_added options: -> options\n"
        "  return_changed: parse(size) -> parse(size, options)\n",
    ),
    "a signature, its decorator and a body": (
        "herd.py",
        'class Herd:\n    def milk(self, litres, cold=False):\n        """Milk it."""\n        return self.all.get(litres)\n',
        'class Herd:\n    @cached\n    def milk(self, litres: float, *, cold: bool = True) -> Pail:\n        """Milk it."""\n        return self.all[litres]\n',
        "method_changed Herd.milk: def milk(self, litres, cold=False) -> "
        "def milk(self, litres: float, *, cold: bool = True) -> Pail\n"
        "  returns_added milk: -> Pail\n"
        "  parameter_changed litres: litres -> litres: float\n"
        "    type_added litres: -> float\n"
        "  parameter_changed cold: cold=False -> cold: bool = True\n"
        "    default_changed cold BREAKS parameter default changed: False -> True\n"
        "    kind_changed cold BREAKS parameter kind changed: positional or keyword -> keyword-only\n"
        "    type_added cold: -> bool\n"
        "  decorator_added cached: -> cached\n"
        "  return_changed: self.all.get(litres) -> self.all[litres]\n",
    ),
    "a function that only its file sees": (
        "pump.h",
        "int attach(pump *it) {\n  return 1;\n}\n",
        "static int attach(pump *it) {\n  return 1;\n}\n",
        "function_changed attach BREAKS object hidden: int attach(pump *it) -> static int attach(pump *it)\n"
        "  modifiers_added attach: -> static\n",
    ),
    "what is defined inside a test is its own matter": (
        "tests/test_herd.py",
        "def test_moo():\n    assert moo()\n",
        "def test_moo():\n    assert moo()\n\n\ndef test_run():\n    def cow():\n        return 1\n\n    assert run(cow)\n",
        "test_added test_run: -> def test_run()\nwhitespace_changed\n",
    ),
    "a renamed class": (
        "src/test/java/farm/AtomTest.java",
        "package farm;\n\npublic class LockTest extends TestCase {\n  private Farm farm;\n  private Barn barn;\n}\n",
        "package farm;\n\npublic class AtomTest extends TestCase {\n  private Farm farm;\n  private Barn barn;\n}\n",
        "class_renamed AtomTest (was LockTest): public class LockTest extends TestCase -> "
        "public class AtomTest extends TestCase\n",
    ),
    "a raised and a caught error": (
        "cow.py",
        "def moo():\n    try:\n        say()\n    except OSError:\n        raise ValueError('no')\n",
        "def moo():\n    try:\n        say()\n    except (OSError, KeyError):\n        raise TypeError('no')\n",
        "function_changed moo\n  catch_changed: OSError -> OSError, KeyError\n"
        "    raise_changed: ValueError('no') -> TypeError('no')\n",
    ),
    "enum members, constants and fields": (
        "color.ts",
        "export const LEGS = 4;\nexport enum Color { Red = 1, Blue = 2 }\nexport interface Cow {\n  name: string;\n}\n",
        "export const LEGS = 5;\nexport enum Color { Red = 1, Green = 3 }\nexport interface Cow {\n  name: string;\n"
        "  age: number;\n}\n",
        "constant_changed LEGS: export const LEGS = 4 -> export const LEGS = 5\n"
        "  value_changed LEGS BREAKS value changed: 4 -> 5\n"
        "enum_member_removed Color.Blue BREAKS object removed: Blue = 2 ->\n"
        "enum_member_added Color.Green: -> Green = 3\n"
        "field_added Cow.age: -> age: number\n",
    ),
    "the first imports": (
        "cow.py",
        "x = 1\n",
        "import hay\nfrom barn import Door, Roof as Top\n\nx = 1\n",
        "import_added hay: -> import hay\n"
        "import_added Door: -> from barn import Door, Roof as Top\n"
        "import_added Roof: -> from barn import Door, Roof as Top\n"
        "whitespace_changed\n",
    ),
    "a method that goes to another class": (
        "cow.py",
        "class Cow:\n    def moo(self):\n        return self.voice.loud(3)\n\n    def run(self):\n        return 1\n\n\nclass Dog:\n    def bark(self):\n        return 2\n",
        "class Cow:\n    def run(self):\n        return 1\n\n\nclass Dog:\n    def bark(self):\n        return 2\n\n    def moo(self):\n        return self.voice.loud(3)\n",
        "whitespace_changed\nmethod_moved Dog.moo (was Cow.moo)\nwhitespace_changed\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_of_code_is_told_whole(name: str) -> None:
    path, old, new, expected = CASES[name]
    assert told(path, old, new) == expected


@pytest.mark.parametrize("name", CASES)
def test_the_hunks_alone_tell_the_same(name: str) -> None:
    path, old, new, expected = CASES[name]
    assert told(path, old, new, whole=False).replace(" BREAKS", "") == expected.replace(" BREAKS", "")


def test_lines_that_change_in_their_end_alone_are_one_fact() -> None:
    old = "class Num {\r\n  int a;\r\n\r\n  int get() {\r\n    return 1;\r\n  }\r\n}\r\n"
    new = old.replace("\r", "").replace("  }\n}\n", "  }\n\n  int more() {\n    return 2;\n  }\n}\n")
    assert told("Num.java", old, new) == (
        "line_ends_changed: CRLF -> LF\nmethod_added Num.more: -> int more()\nwhitespace_changed\nwhitespace_changed\n"
    )


edits = st.lists(
    st.tuples(
        st.integers(0, 50),
        st.sampled_from(["drop", "swap", "indent", "word", "double", "blank", "brace"]),
    ),
    max_size=6,
)


def edited(text: str, changes: list[tuple[int, str]]) -> str:
    rows = text.split("\n")
    for at, what in changes:
        at %= len(rows)  # noqa: PLW2901 - any number is a row
        if what == "drop" and len(rows) > 1:
            del rows[at]
        elif what == "swap":
            rows[at], rows[at - 1] = rows[at - 1], rows[at]
        elif what == "indent":
            rows[at] = f"  {rows[at]}"
        elif what == "word":
            rows[at] = rows[at].replace("a", "o", 1)
        elif what == "double":
            rows.insert(at, rows[at])
        elif what == "blank":
            rows.insert(at, "")
        elif what == "brace":
            rows[at] += " }"
    return "\n".join(rows)


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(NAMES), one=edits, two=edits, context=st.integers(0, 6), whole=st.booleans())
def test_any_change_is_told_with_all_its_lines(
    name: str, one: list[tuple[int, str]], two: list[tuple[int, str]], context: int, whole: bool
) -> None:
    old, new = edited(sample(name), one), edited(sample(name), two)
    if old == new:
        return
    change = change_of(name, old, new, context=context)
    facts = facts_of(change, Versions(before=old, after=new) if whole else None)
    rows = (change.patch or "").split("\n")
    removed = sum(row.startswith("-") for row in rows)
    added = sum(row.startswith("+") for row in rows)
    union = State.union(facts)
    assert (len(union.removed), len(union.added)) == (removed, added)
    for top in facts:
        for fact in top.all():
            assert fact.lines
            inside = State.union(fact.parts)
            assert set(inside.removed) <= set(fact.lines.removed)
            assert set(inside.added) <= set(fact.lines.added)
            for quote, text in ((fact.old, old), (fact.new, new)):
                assert words(quote or "") <= words(text)
    sides = [
        {(fact.thing, fact.name, fact.where, fact.old or fact.new) for top in facts for fact in top.all() if fact.action == action}
        for action in ("added", "removed")
    ]
    named = {one for one in sides[0] & sides[1] if one[1]}
    assert named == set()


def words(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in text).split())
