from dataclasses import replace

import pytest

from diff_insight.model import Usage
from diff_insight.publish.outputs import Published, breaking_notices, dollars, is_breaking, outputs
from tests.unit.publish.examples import HOSTILE, reported, run_result


def test_every_output_is_given() -> None:
    result = run_result(reported("a", modification_type="breaking change"), reported("b"))
    published = Published(
        report_paths=("reports/漢.md",),
        result_path="reports/result.json",
        commit_sha="c" * 40,
        comment_url="https://x/c",
        pull_request_url="https://x/p",
    )
    assert outputs(result, published, engine="claude") == {
        "report-paths": '["reports/漢.md"]',
        "result-path": "reports/result.json",
        "summary": "What changed.",
        "breaking": "true",
        "files": "3",
        "explained": "0",
        "commit-sha": "c" * 40,
        "comment-url": "https://x/c",
        "pull-request-url": "https://x/p",
        "engine": "claude",
        "input-tokens": "1500",
        "output-tokens": "20",
        "cost-usd": "0.00123",
    }


def test_what_was_not_done_is_empty() -> None:
    result = run_result(reports=(), usage=Usage(cost_usd=None))
    given = outputs(result, Published(), engine="offline")
    assert [name for name, value in given.items() if not value] == [
        "result-path",
        "summary",
        "commit-sha",
        "comment-url",
        "pull-request-url",
        "cost-usd",
    ]
    assert given["report-paths"] == "[]"
    assert given["breaking"] == "false"


def test_a_file_explained_in_two_languages_counts_once() -> None:
    file = reported("a")
    by_claude = replace(file, summary=replace(file.summary, explained_by="claude"))
    report = run_result(by_claude, reported("b")).reports[0]
    both = run_result(reports=(report, replace(report, locale="ja_JP")))
    assert outputs(both, Published(), engine="claude")["explained"] == "1"


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.0, "0.00"), (1.0, "1.00"), (0.1234567, "0.123457"), (1e-9, "0.00"), (12.5, "12.50"), (None, "")],
)
def test_dollars_are_plain_numbers(amount: float | None, text: str) -> None:
    assert dollars(amount) == text


def test_each_breaking_file_gets_one_notice_at_its_line() -> None:
    result = run_result(
        reported("a,b.md", modification_type="breaking change", title="Removes x: y", line=7),
        reported("b.md"),
        reported("gone.md", modification_type="breaking change", status="removed", line=1),
    )
    both = replace(result, reports=result.reports * 2)
    assert is_breaking(both)
    assert breaking_notices(both) == [
        "::notice title=Breaking change,file=a%2Cb.md,line=7::Removes x: y",
        "::notice title=Breaking change,file=gone.md::Title",
    ]


def test_no_more_notices_are_given_than_are_shown() -> None:
    files = [reported(f"{n}.md", modification_type="breaking change") for n in range(25)]
    notices = breaking_notices(run_result(*files))
    assert len(notices) == 10
    assert (
        notices[-1]
        == "::notice title=Breaking changes::16 more files hold breaking changes; the report lists them."
    )
    assert len(breaking_notices(run_result(*files[:10]))) == 10
    assert "more files" not in breaking_notices(run_result(*files[:10]))[-1]


def test_no_name_or_title_adds_a_command() -> None:
    files = [
        reported(f"{n}{name}", modification_type="breaking change", title=name)
        for n, name in enumerate(HOSTILE[:9])
    ]
    for notice in breaking_notices(run_result(*files)):
        assert notice.startswith("::notice title=Breaking change,file=")
        assert "\n" not in notice
        assert "\r" not in notice
