"""Hostile text for every field of a report."""

from pathlib import Path

from hypothesis import strategies as st

from diff_insight.diff.anchors import anchors
from diff_insight.model import (
    MODIFICATION_TYPES,
    Commit,
    CommitRange,
    FileChange,
    FileSummary,
    Overview,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
)

PERMALINK = "https://github.com/o/n/compare/a...b"

FRAGMENTS = (
    *(Path(__file__).parent / "fragments.txt").read_text(encoding="utf-8").split(),
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "    ",
    "     code",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n    ",
    "\n\n        ",
    "\n---\n",
    "\n...\n",
    "\n===\n",
    "\n| a | b |\n|---|---|\n| c | d |\n",
    "\n  a   b\n---- ----\n c   d\n",
    "\n: definition",
    "\n| line",
    "\x00",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\xa0",
    "[x](#item-",
    "`a\nb`",
    "`@user`",
    "- [ ] ",
    "[x](" + PERMALINK + ")",
    PERMALINK,
)

HOSTILE = st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join)
PATHS = st.lists(HOSTILE.filter(bool), min_size=1, max_size=3, unique=True)
POINTS = st.lists(HOSTILE, max_size=3).map(tuple) | HOSTILE


@st.composite
def hostile_results(draw: st.DrawFn) -> RunResult:
    paths = draw(PATHS)
    names = anchors(paths)
    rows = tuple(
        ReportedFile(
            change=FileChange(path=path, patch=draw(st.none() | HOSTILE.map("@@ -1 +1 @@\n+".__add__))),
            facts=(),
            summary=FileSummary(
                modification_type=draw(st.sampled_from(MODIFICATION_TYPES)),
                modification_title=draw(HOSTILE),
                explanation=draw(HOSTILE),
                note=draw(st.none() | HOSTILE),
                dropped_claims=(draw(HOSTILE),),
            ),
            anchor=names[path],
            role=draw(st.none() | st.sampled_from(["source", "docs"])),
        )
        for path in paths
    )
    report = Report(
        title=draw(HOSTILE),
        date=draw(HOSTILE),
        permalink=draw(
            st.sampled_from([None, PERMALINK, "javascript:alert(1)", "https://h/a b)<x>\n[\"'&copy;"])
        ),
        locale="en_US",
        category=draw(HOSTILE),
        visuals=draw(st.booleans()),
        overview=Overview(
            summary=draw(HOSTILE),
            highlights=draw(HOSTILE),
            new_features=draw(POINTS),
            breaking_changes=draw(POINTS),
            other_updates=draw(POINTS),
            insights=draw(HOSTILE),
        ),
        files=rows,
    )
    skipped = tuple(
        SkippedFile(path=path, reason="ignored", detail=draw(HOSTILE)) for path in draw(st.just(()) | PATHS)
    )
    commits = tuple(
        Commit(sha="ab" * 20, subject=draw(HOSTILE), author=draw(HOSTILE), body=draw(HOSTILE))
        for _ in range(draw(st.integers(0, 2)))
    )
    return RunResult(
        range=CommitRange(
            repository=draw(st.none() | HOSTILE),
            base_name=draw(st.none() | HOSTILE),
            head_name=draw(st.none() | HOSTILE),
        ),
        commits=commits,
        reports=(report,),
        skipped=skipped,
        outside_categories=tuple(draw(st.just(()) | PATHS)),
        warnings=tuple(draw(st.lists(HOSTILE, max_size=2))),
    )
