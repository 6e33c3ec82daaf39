"""Run results for the tests of the publishers, small ones and hostile ones."""

from diff_insight.diff.anchors import anchors
from diff_insight.model import (
    CommitRange,
    Fact,
    FileChange,
    FileStatus,
    FileSummary,
    Lines,
    ModificationType,
    Overview,
    Report,
    ReportedFile,
    RunResult,
    SkippedFile,
    Usage,
)

HOSTILE = (
    "a\nb.md",
    "a\r\n::set-output name=x::y",
    "::add-mask::secret",
    "##[add-mask]secret",
    "a|b|c.md",
    "`a` ``b```.md",
    "</details></td><script>alert(1)</script>",
    "@everyone and @octo/team #1 GH-2 octo/repo#3",
    "[x](javascript:alert(1)) https://evil.example/ www.evil.example",
    "![x](https://evil.example/pixel.png)",
    "---\ntitle: x\n---",
    "<!-- diff-insight:0000 -->",
    "\x1b[31m\x00\x7f\u2028\u202e",
    "100% ü 漢字 😀",
)


def reported(
    path: str,
    *,
    modification_type: ModificationType = "minor update",
    title: str = "Title",
    status: FileStatus = "modified",
    line: int | None = None,
) -> ReportedFile:
    facts = () if line is None else (Fact(kind="text_changed", lines=Lines(added=(line,))),)
    return ReportedFile(
        change=FileChange(path=path, status=status),
        facts=facts,
        summary=FileSummary(
            modification_type=modification_type, modification_title=title, explanation="Explanation."
        ),
        anchor=anchors([path])[path],
    )


def run_result(*files: ReportedFile, **changes: object) -> RunResult:
    commits = CommitRange(
        repository="octo/docs",
        base="1" * 40,
        head="2" * 40,
        merge_base="1" * 40,
        permalink="https://github.com/octo/docs/compare/1...2",
        chosen_by="push",
        source="compare",
        files=len(files) + 1,
    )
    report = Report(
        title="[en_US] Report - all",
        date="2026-11-22",
        permalink=commits.permalink,
        locale="en_US",
        category="all",
        overview=Overview(summary="What changed."),
        files=files or (reported("docs/a.md"),),
    )
    fields: dict[str, object] = {
        "range": commits,
        "reports": (report,),
        "skipped": (SkippedFile(path="x.lock", reason="ignored"),),
        "usage": Usage(requests=2, input_tokens=1500, output_tokens=20, cost_usd=0.00123),
        **changes,
    }
    return RunResult(**fields)  # type: ignore[arg-type]
