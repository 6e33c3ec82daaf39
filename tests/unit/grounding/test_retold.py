"""A text held against what the facts say in the program's own words."""

import re
from dataclasses import replace

import pytest

from diff_insight import api
from diff_insight.grounding.verify import Verification, verify
from diff_insight.model import LOCALES, Fact, FileChange, Lines, Locale, Report, RunResult
from diff_insight.telling.offline import tell
from tests.pairs import result_of_pairs

PATCH = """@@ -1,9 +1,10 @@
 class Gate:
-    def open(self, key, timeout=3):
+    def open(self, key, timeout=5, *, slowly=False):
         pass

-    def shut(self):
-        pass
+    def lock(self):
+        return True

     def name(self):
         pass
+    side = "left\""""
CHANGE = FileChange(path="gate.py", additions=4, deletions=3, patch=PATCH)


def _verified(locale: Locale, old: str, new: str) -> Verification:
    """Verify a result of one file with a part of its explanation replaced."""
    result = _told(locale)
    (report,) = result.reports
    (file,) = report.files
    text = file.summary.explanation
    assert old in text, text
    lie = replace(file.summary, explanation=text.replace(old, new, 1))
    return verify(replace(result, reports=(replace(report, files=(replace(file, summary=lie),)),)), tell)


def _told(locale: Locale) -> RunResult:
    diff = f"diff --git a/gate.py b/gate.py\n--- a/gate.py\n+++ b/gate.py\n{PATCH}\n"
    return api.report(diff, locales=(locale,))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_this_program_tells_of_all_pairs_of_every_format_is_borne_out(locale: Locale) -> None:
    verification = verify(result_of_pairs(locale), tell)
    assert verification.checked > 500
    assert verification.ungrounded == ()


def test_what_this_program_tells_of_some_pairs_is_borne_out() -> None:
    verification = verify(result_of_pairs("en_US", each=5), tell)
    assert verification.checked > 100
    assert verification.ungrounded == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_another_value_in_a_told_sentence_is_caught_in_every_language(locale: Locale) -> None:
    assert _verified(locale, "`5`", "`5`").ungrounded == ()
    assert [one.text for one in _verified(locale, "`5`", "`6`").ungrounded] == ["6"]


def test_stated_facts_prove_nothing() -> None:
    result = _told("en_US")
    (report,) = result.reports
    (file,) = report.files
    hostile = Fact(kind="method_removed", name="Gate.name", where=("Gate",), lines=Lines(removed=(5,)))
    text = "The method `Gate.name` is gone."
    lying = replace(file, facts=(hostile,), summary=replace(file.summary, explanation=text))
    lies = replace(result, reports=(replace(report, files=(lying,)),))
    assert [one.text for one in verify(lies, tell).ungrounded] == ["Gate.name"]


def _ungrounded(report: Report, result: RunResult, text: str) -> list[str]:
    (file,) = report.files
    told = replace(file, summary=replace(file.summary, explanation=text))
    found = verify(replace(result, reports=(replace(report, files=(told,)),)), tell).ungrounded
    return [one.text for one in found]


@pytest.mark.parametrize(("locale", "came", "went"), [
    ("en_US", "is new", "is gone"),
    ("zh_CN", "新增", "删除"),
    ("ja_JP", "追加されました", "削除されました"),
    ("de_DE", "ist neu", "entfällt"),
])  # fmt: skip
def test_what_came_told_as_gone_is_caught_in_every_language(locale: Locale, came: str, went: str) -> None:
    result = _told(locale)
    (report,) = result.reports
    text = report.files[0].summary.explanation
    assert came in text, text
    for found in re.finditer(re.escape(came), text):
        turned = text[: found.start()] + went + text[found.end() :]
        assert _ungrounded(report, result, turned), turned


def test_two_names_of_a_list_may_stand_in_any_order() -> None:
    result = _told("en_US")
    (report,) = result.reports
    assert _ungrounded(report, result, "`lock` and `slowly` are new.") == []
    assert _ungrounded(report, result, "`slowly` and `lock` are new.") == []
