"""The small pairs of files of every format (tests/unit/facts/pairs), as one range."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from diff_insight.diff.classify import Category
from diff_insight.model import Locale, RunResult
from diff_insight.pipeline import Job, run
from diff_insight.reports.assemble import Layout
from diff_insight.sources.unified import DiffSource
from diff_insight.telling.offline import OfflineEngine
from tests.fakes.engines import RecordedProgress
from tests.unit.facts.patches import patch_of

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "docs" / "images" / "example.diff"
_PAIRS = Path(__file__).parent / "unit" / "facts" / "pairs"


def pairs() -> Iterator[tuple[str, str, str]]:
    """Give path, old and new version of each pair; every path has its pair's name in front."""
    for file in sorted(_PAIRS.glob("*.txt")):
        head, _, rest = file.read_text(encoding="utf-8").partition("=== before\n")
        old, _, rest = rest.partition("=== after\n")
        new = rest.partition("=== facts\n")[0]
        yield f"{file.stem}/{head.split()[1]}", old, new


def diff_of_pairs(each: int = 1) -> bytes:
    """Give one diff of all pairs, or of each so-many-th, as git would print it."""
    parts = [
        f"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n{patch}\n"
        for path, old, new in islice(pairs(), 0, None, each)
        if (patch := patch_of(old, new))
    ]
    return "".join(parts).encode()


@cache
def result_of_pairs(*locales: Locale, each: int = 1) -> RunResult:
    """Give the offline run result on all pairs, or on each so-many-th."""
    layout = Layout(
        locales=locales, title="Diff Insight Report", date="2026-01-02", headings="english", visuals=False
    )
    job = Job(categories=(Category(name="all"),), layout=layout)
    source = DiffSource(diff_of_pairs(each), None)
    return run(job, source=source, engine=OfflineEngine(), progress=RecordedProgress())
