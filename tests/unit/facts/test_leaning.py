"""Patch and context say what the whole file says."""

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze, facts_of
from diff_insight.model import AnalyzedFile, Context, FileChange, Versions

_LINES = "\n".join(f"        step_{at}(self)" for at in range(40))
_PROSE = "\n\n".join(f"Sentence {at} of a long page." for at in range(40))
_KEYS = "\n".join(f"  key_{at}: {at}" for at in range(40))
LONG = {
    "gate.py": (
        'class Gate:\n    """Opens.\n\n    And shuts.\n    """\n\n    def open(self, key):\n'
        + _LINES + "\n        shut(key)\n        return key\n\n    def shut(self):\n" + _LINES + "\n",
        "shut(key)", "lock(key)",
    ),
    "gate.ts": (
        "export class Gate {\n  open(key: string) {\n    if (key) {\n"
        + _LINES.replace("(self)", "();") + "\n      shut(key);\n    }\n  }\n}\n",
        "shut(key)", "lock(key)",
    ),
    "gate.rb": (
        "module Yard\n  class Gate\n    def open(key)\n"
        + _LINES + "\n      shut(key)\n    end\n  end\nend\n",
        "shut(key)", "lock(key)",
    ),
    "guide.md": (f"# Guide\n\n{_PROSE}\n\n## Limits\n\n{_PROSE}\n\nThe limit is ten.\n", "ten", "twenty"),
    "example.md": (
        "# Guide\n\n```sh\n" + _LINES + "\nrun --slow\n```\n", "run --slow", "run --fast"
    ),
    "gate.c": (
        "int turn(int key)\n{\n    if (key) {\n        switch (key) {\n        case 1:\n"
        + _LINES.replace("(self)", "();") + "\n            break;\n        default:\n"
        + _LINES.replace("(self)", "();") + "\n        }\n    }\n    turned(key);\n    return 0;\n}\n\n"
        "int shut(int key)\n{\n" + _LINES.replace("(self)", "();") + "\n    bar(key);\n    return 0;\n}\n",
        "(key);\n    return 0", "(key, 1);\n    return 0",
    ),
    "compose.yaml": (f"services:\n web:\n{_KEYS}\n  image: web:1\n", "web:1", "web:2"),
    "limits.toml": ("[limits]\n" + _KEYS.replace(":", " =") + "\nlast = 1\n", "last = 1", "last = 2"),
}  # fmt: skip
"""A long file of each way to hold things, and what is changed far from its head."""


def _analyzed(name: str) -> tuple[AnalyzedFile, str]:
    old, was, now = LONG[name]
    new = old.replace(was, now)
    assert old != new
    change = FileChange(path=name, additions=1, deletions=1, patch=patch_of(old, new))
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    return analyze([change], known)[0], old


@pytest.mark.parametrize("name", LONG)
def test_facts_of_patch_and_context_are_those_of_the_whole_file(name: str) -> None:
    file, _ = _analyzed(name)
    assert any(fact.where for outer in file.facts for fact in outer.all())
    assert facts_of(file.change, context=file.context) == file.facts


@pytest.mark.parametrize("name", LONG)
def test_the_context_is_a_small_part_of_the_file_and_says_the_same_on_both_sides(name: str) -> None:
    file, old = _analyzed(name)
    rows = old.split("\n")
    assert all(rows[number - 1] == line for number, line in file.context.old.items())
    assert file.context.old == file.context.new
    assert len(file.context.old) < len(rows) / 3


@pytest.mark.parametrize("name", LONG)
def test_where_nobody_asks_for_a_context_the_facts_are_the_same(name: str) -> None:
    old, was, now = LONG[name]
    new = old.replace(was, now)
    file, _ = _analyzed(name)
    known = Known(versions=lambda _change: Versions(before=old, after=new), checked=False)
    unchecked = analyze([file.change], known)[0]
    assert (unchecked.facts, unchecked.context) == (file.facts, Context())


_ROWS = "\n".join(f"| `size_{at}` | how many of {at} |" for at in range(450))
_INPUTS = "\n".join(f'variable "size_{at}" {{}}' for at in range(450))
APART = {
    "README.md": (
        f"# Sizes\n\n| Name | Meaning |\n| --- | --- |\n{_ROWS}\n| `last` | the end |\n\nThat is all.\n",
        (("| `size_240` |", "| `middle` | half of all |\n| `size_240` |"), ("| `last` |", "| `end` |")),
    ),
    "guide.md": (
        "---\ntitle: Guide\n---\n\n# Guide\n"
        + "".join(f"\n## Part {at}\n\nText {at}.\n" for at in range(1_100))
        + '\n```json\n{\n  "size": 1\n}\n```\n',
        (('"size": 1', '"size": 2'), ("Text 700.", "Words 700.")),
    ),
    "variables.tf": (
        f'variable "first" {{\n  type = string\n\n  default = ""\n}}\n\n{_INPUTS}\n',
        (('variable "size_30"', 'variable "more" {\n  default = true\n}\n\nvariable "size_30"'),),
    ),
    "package.json": (
        '{\n  "name": "gate",\n  "version": "1.0.0",\n  "scripts": {\n'
        + "".join(f'    "step{at}": "run {at}",\n' for at in range(250))
        + '    "last": "run"\n  },\n  "devDependencies": {\n'
        + "".join(f'    "part-{at}": "^1.0.{at}",\n' for at in range(250))
        + '    "tool": "^2.0.0"\n  }\n}\n',
        (('"1.0.0",', '"1.1.0",'), ('"tool": "^2.0.0"', '"tool": "^3.0.0"')),
    ),
    "package-lock.json": (
        '{\n  "name": "gate",\n  "version": "1.0.0",\n  "lockfileVersion": 1,\n  "requires": true,\n'
        '  "dependencies": {\n'
        + "".join(
            f'    "part-{at}": {{\n      "version": "1.0.{at}",\n'
            f'      "resolved": "https://example.com/part-{at}-1.0.{at}.tgz"\n    }},\n'
            for at in range(1_200)
        )
        + '    "tool": {\n      "version": "2.0.0",\n      "dependencies": {\n        "bolt": {\n'
        '          "version": "3.0.0"\n        }\n      }\n    }\n  }\n}\n',
        (('    "part-20": {', '    "bolt": {\n      "version": "3.0.0"\n    },\n    "part-20": {'),),
    ),
}  # fmt: skip
"""A file, and what is changed far from what says how to read it: a head, a first line, an opening brace."""


@pytest.mark.parametrize("name", APART)
def test_the_lines_that_say_how_to_read_a_change_are_carried_however_far_they_stand(name: str) -> None:
    old, changes = APART[name]
    new = old
    for was, now in changes:
        assert was in new
        new = new.replace(was, now)
    change = FileChange(path=name, patch=patch_of(old, new))
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    file = analyze([change], known)[0]
    assert facts_of(change, context=file.context) == file.facts
