"""Hostile names and texts through the real renderer into everything that is published."""

import re
from dataclasses import replace
from itertools import count

import pytest

from diff_insight.model import FileChange, Overview, RunResult, SkippedFile
from diff_insight.publish.comment_body import comment_body
from diff_insight.publish.index import entries_of, index_page
from diff_insight.publish.job_summary import job_summary
from diff_insight.publish.outputs import Published, breaking_notices, outputs
from diff_insight.publish.pull_request import pull_request_body
from diff_insight.publish.workflow_commands import log_group, output_lines
from tests.unit.publish.examples import HOSTILE, reported, run_result
from tests.unit.publish.test_job_summary import seen
from tests.unit.publish.test_workflow_commands import is_command, read_outputs, runner_lines

ALLOWED = {
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "a",
        "ul",
        "ol",
        "li",
        "code",
        "pre",
        "details",
        "summary",
        "table",
        "thead",
    ),
    *("tbody", "tr", "th", "td", "em", "strong", "hr", "br", "span"),
}


def hostile_run(text: str) -> RunResult:
    file = reported(text or "x", modification_type="breaking change", title=text)
    file = replace(
        file,
        change=FileChange(path=text, patch=f"@@ -1 +1 @@\n-{text}\n+````\n+</details>"),
        summary=replace(file.summary, explanation=f"{text}\n\n- {text}\n"),
    )
    result = run_result(file)
    overview = Overview(
        summary=text, highlights=text, new_features=(text,), breaking_changes=(text,), insights=text
    )
    report = replace(result.reports[0], title=text, category="all", overview=overview)
    return replace(
        result,
        reports=(report,),
        outside_categories=(text,),
        skipped=(SkippedFile(path=text, reason="unreadable", detail=text),),
        warnings=(text,),
    )


def pages(text: str) -> dict[str, str]:
    result = hostile_run(text)
    return {
        "summary": job_summary(result, published=Published(), warnings=[text]),
        "comment": comment_body(result, key=text, head="1" * 40, full_report=None),
        "pull request": pull_request_body([text]),
        "index": index_page("", folder="r", present=[], new=entries_of(result, ["r/x.md"])),
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_text_is_live_on_any_page(text: str) -> None:
    for name, markdown in pages(text).items():
        page = seen(markdown)
        assert set(page.tags) <= ALLOWED, name
        assert not re.search(r"@\w|#\d|\bGH-\d|://", "".join(page.loose)), name


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_that_is_printed_is_a_command_of_the_text(text: str) -> None:
    result = hostile_run(text)
    numbers = count()
    written = output_lines(
        outputs(result, Published(report_paths=(text,)), engine="offline"),
        random_token=lambda: f"t{next(numbers)}",
    )
    assert list(read_outputs(written)) == list(outputs(result, Published(), engine="offline"))
    assert len([line for notice in breaking_notices(result) for line in runner_lines(notice)]) == 1
    for name, markdown in pages(text).items():
        assert len([line for line in runner_lines(log_group(name, markdown)) if is_command(line)]) == 2
