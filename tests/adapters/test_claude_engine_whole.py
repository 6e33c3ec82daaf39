"""The engine with the real offline engine and the real check: whatever a model says, the report verifies."""

import random
import re

import pytest

from diff_insight.claude.truth import Truth
from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import analyze
from diff_insight.grounding.verify import verify
from diff_insight.model import AnalyzedFile, CommitRange, Explained, RangeDiff, RunResult
from diff_insight.reports.assemble import Layout, Sorted, assemble
from diff_insight.telling.offline import OfflineEngine
from tests.fakes.claude_runs import run_engine
from tests.fakes.messages_server import (
    Body,
    Response,
    Script,
    answer,
    data_of,
    is_overview,
    message,
    messages_server,
)

DIFF = b"""diff --git a/docs/limits.md b/docs/limits.md
--- a/docs/limits.md
+++ b/docs/limits.md
@@ -1,7 +1,9 @@
 # Limits
 
-The client `client-a` uploads at most 4000 parts in version 2025-01-01.
+The client `client-a` uploads at most 1000 parts in version 2026-04-01 when the region allows it.
 Parts are never stored.
 
-## Support
-Write to support@example.com for help with the old client.
+## Regions
+
+The region `north` has model-b and model-c from 11/02/2026.
+See https://example.com/regions for all 12 regions.
diff --git a/docs/start.md b/docs/start.md
--- a/docs/start.md
+++ b/docs/start.md
@@ -1,2 +1,3 @@
 # Start
-Install `tool` 1.2 and run it with the default settings of your machine.
+Install `tool` 1.4 and run it with `--fast`, which needs Python 3.12 or later on your machine.
+Nothing else has to be installed before the first run of the tool.
"""  # noqa: W293 - a diff marks an unchanged empty line with a blank
MADE_UP = [
    "`client-z`",
    "9.81",
    "5,000",
    "2031-07-09",
    "`--slow`",
    "https://evil.test/x",
    "model-q",
    "docs/other.md",
]
PATTERNS = [
    "The value goes from {} to {}.",
    "{} is added, and {} is removed.",
    "{} is new.",
    "`limits.md` now says {}.",
    "There are {} changes about {}.",
    "{} stays, but {} is a breaking change.",
]


def rambling(seed: int) -> Script:
    dice = random.Random(seed)  # noqa: S311 - a test's dice

    def sentence(said: str) -> str:
        tokens = [*re.findall(r"`[^`\n]+`|[\w.:/-]*\d[\w./-]*|\b[a-z]+-[a-z]\b", said), *MADE_UP]
        pattern = dice.choice(PATTERNS)
        return pattern.format(*(dice.choice(tokens) for _ in range(pattern.count("{}"))))

    def script(body: Body, number: int) -> Response:
        del number
        said = data_of(body)
        text = " ".join(sentence(said) for _ in range(dice.randint(1, 6)))
        if is_overview(body):
            points = {
                name: [sentence(said)] for name in ("new_features", "breaking_changes", "other_updates")
            }
            parts = {"summary": text, "highlights": text, "insights": text, **points}
        else:
            parts = {"title": sentence(said)[:80], "explanation": text}
        return Response(body=message(answer(body, kind="breaking change", en_US=parts)))

    return script


def result_of(files: tuple[AnalyzedFile, ...], explained: Explained) -> RunResult:
    layout = Layout(locales=("en_US",), date="2026-11-22")
    return assemble(
        RangeDiff(range=CommitRange(files=len(files)), changes=tuple(file.change for file in files)),
        Sorted(categories={"all": files}),
        explained,
        layout=layout,
    )


@pytest.mark.parametrize(
    "seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))]
)
def test_a_report_on_a_rambling_model_is_complete_and_holds_nothing_that_the_diff_does_not_show(
    seed: int,
) -> None:
    files = tuple(analyze(parse_diff(DIFF)))
    with messages_server(rambling(seed)) as server:
        run = run_engine(server, files, check=Truth(), explain="all", fallback=OfflineEngine())
    result = result_of(files, run.explained)
    assert [file.change.path for file in result.reports[0].files] == ["docs/limits.md", "docs/start.md"]
    assert verify(result).ungrounded == ()
