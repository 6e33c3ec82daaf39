"""A count is of the things that its noun names: those listed beside it, in the place named, on that side."""

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.model import FileChange, Versions
from tests.unit.facts.patches import patch_of

OLD = '''"""Yard."""

import os


# opens
def open_gate(key):
    return key


class Yard:
    def paint(self):
        return 1
'''
NEW = '''"""Yard."""


def open_gate(key):
    return key


def lock_gate(key):
    with key:
        return key.lock()


def watch_gate(eyes, hours):
    for eye in eyes:
        eye.look(hours)


class Yard:
    def paint(self):
        return 1

    def mow(self):
        self.grass.cut()

    def weed(self):
        for weed in self.weeds:
            weed.pull()

    def water(self):
        while self.dry:
            self.hose.run(1)
'''
CHANGE = FileChange(path="yard.py", patch=patch_of(OLD, NEW))
FILE = analyze([CHANGE], Known(versions=lambda _change: Versions(before=OLD, after=NEW)))[0]
EVIDENCE = evidence_of(CHANGE, context=FILE.context)
TRUE = (
    "Two functions (`lock_gate`, `watch_gate`) are new.",
    "2 functions (`lock_gate`, `watch_gate`) are new.",
    "3 methods (`Yard.mow`, …) are new.",
    "In `Yard`: 3 methods are new.",
    "2 new public functions are added.",
    "新增 2 个函数（`lock_gate`、`watch_gate`）。",
    "新增 3 个方法（`Yard.mow` 等）。",
    "関数が 2 つ追加されました。",
    "3 個のメソッド (`Yard.mow` など) が追加されました。",
    "2 Funktionen (`lock_gate`, `watch_gate`) sind neu.",
    "3 Methoden (`Yard.mow`, …) sind neu.",
    "Beside that, one import is gone; one comment is gone.",
)
FALSE = (
    ("Three functions (`lock_gate`, `watch_gate`) are new.", "Three"),
    ("3 functions (`lock_gate`, `watch_gate`) are new.", "3"),
    ("2 methods (`Yard.mow`, …) are new.", "2"),
    ("In `Yard`: 4 methods are new.", "4"),
    ("2 methods (`Yard.mow`, `Yard.weed` and 1 more) are new.", "2"),
    ("新增 3 个函数（`lock_gate`、`watch_gate`）。", "3"),
    ("新增 2 个方法（`Yard.mow` 等）。", "2"),
    ("関数が 3 つ追加されました。", "3"),
    ("4 個のメソッド (`Yard.mow` など) が追加されました。", "4"),
    ("3 Funktionen (`lock_gate`, `watch_gate`) sind neu.", "3"),
    ("2 Methoden (`Yard.mow`, …) sind neu.", "2"),
    ("Beside that, one comment is gone; one comment is gone.", " one comment is gone"),
)


@pytest.mark.parametrize("text", TRUE)
def test_a_true_count_is_borne_out(text: str) -> None:
    assert ungrounded(text, EVIDENCE) == ()


@pytest.mark.parametrize(("text", "token"), FALSE)
def test_a_false_count_is_not(text: str, token: str) -> None:
    assert [item.text for item in ungrounded(text, EVIDENCE)] == [token]
