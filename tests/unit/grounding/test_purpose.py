"""Purpose, benefit and praise in a model's sentence, in each language."""

import pytest

from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.purpose import unsaid
from diff_insight.model import FileChange

CHANGE = FileChange(
    path="limits.md",
    additions=1,
    deletions=1,
    patch="@@ -1 +1 @@\n-`size` is 10\n+`size` is 20 and optimierbar",
)


@pytest.mark.parametrize(
    "text",
    [
        "`size` is 20 now. This ensures better throughput.",
        "`size` is 20 now, which improves the reading.",
        "`size` 由 10 改为 20，旨在减少错误。",
        "提升了可读性。`size` 为 20。",
        "`size` が 20 になり、使い勝手が向上しました。",
        "`size` ist jetzt 20. Das verbessert die Leistung.",
    ],
)
def test_purpose_and_praise_are_found(text: str) -> None:
    assert len(list(unsaid(text, evidence_of(CHANGE)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "`size` is 20 now (was 10).",
        'The commit calls it "Improve the limits", which improves the reading.',
        'The sentence "This ensures order." is new.',
        "`size` 由 10 改为 20。",
        "提交说明写道“提升性能”。",
        "コミットは「性能を改善」と述べています。",
        "`size` ist jetzt 20.",
        "Der Wert ist optimierbar.",
    ],
)
def test_plain_telling_attribution_and_quotations_are_left_alone(text: str) -> None:
    assert list(unsaid(text, evidence_of(CHANGE))) == []
