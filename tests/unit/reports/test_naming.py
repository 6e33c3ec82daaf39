import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import InputError
from diff_insight.reports.naming import filled_title, output_path, refuse_clashes, segment

DEFAULT = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
NASTY = st.text(st.sampled_from("./\\:~- \n\0é漢{}%*aux\u202e\u2028"), max_size=12) | st.sampled_from(
    ["..", "../../etc/passwd", "/etc/passwd", "C:\\x", "CON", "nul.txt", "x" * 500, "漢" * 200, "", "{head}"]
)


def test_default_template_gives_the_documented_path() -> None:
    path = output_path(
        DEFAULT, date="2025-05-22", locale="zh_CN", category="openai", base="f0211650", head="aedda4912345"
    )
    assert path == "reports/202505/zh_CN/report-20250522-aedda49-openai.md"


@given(NASTY, NASTY, NASTY)
def test_no_value_leaves_its_segment(category: str, base: str, head: str) -> None:
    path = output_path(
        "reports/{base}/x-{head}/{category}.md",
        date="2025-05-22",
        locale="en_US",
        category=category,
        base=base,
        head=head,
    )
    assert re.fullmatch(r"reports/[^/\\]+/x-[^/\\]*/[^/\\]+\.md", path)
    assert not re.search(r"(^|/)\.|[\x00-\x20:*?\"<>|\u202e\u2028]", path)
    assert all(len(part.encode()) <= 255 for part in path.split("/"))


@given(NASTY)
def test_a_segment_is_safe_alone_and_stays_as_it_is_when_reduced_again(text: str) -> None:
    once = segment(text)
    assert once
    assert segment(once) == once
    assert not once.startswith((".", "-", "~"))


def test_long_values_stay_apart() -> None:
    assert segment("x" * 300 + "a") != segment("x" * 300 + "b")
    assert segment("...") != segment("---")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "{locale}/{user}/{x.y}.md",
            (
                "The template '{locale}/{user}/{x.y}.md' has unknown fields: {user}, {x.y}. "
                "Allowed are {date}, {locale}, {category}, {base}, {head}."
            ),
        ),
        ("{locale", "The template '{locale' is malformed: expected '}' before end of string."),
        ("{}", "The template '{}' has unknown fields: {}. Allowed are"),
        ("{locale:>9}", "has a format behind {locale} that means nothing. Only a date takes one"),
        ("{date!r}", "has a format behind {date} that means nothing."),
        ("{date:{head}}", "has a format behind {date} that means nothing."),
        ("/tmp/{locale}", "no file below its folder. Name a relative path without `..`."),  # noqa: S108
        ("../{locale}", "no file below its folder."),
        ("a/../../{locale}", "no file below its folder."),
        ("C:/{locale}", "no file below its folder."),
        ("a\\..\\{locale}", "no file below its folder."),
        ("{locale}/", "no file below its folder."),
        ("", "no file below its folder."),
    ],
)
def test_a_template_that_is_wrong_or_leads_outside_is_refused(template: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        output_path(template, date="2025-05-22", locale="en_US")
    assert message in str(caught.value)


def test_a_date_that_is_no_day_is_refused() -> None:
    with pytest.raises(InputError, match=r"The date 'x\\n---' is no day\. Write it as YYYY-MM-DD\."):
        output_path(DEFAULT, date="x\n---", locale="en_US")


def test_a_slash_in_a_date_format_makes_no_folder() -> None:
    assert output_path("{date:%Y/%m}.md", date="2025-05-22", locale="en_US") == "2025-05.md"


def test_missing_ref_and_empty_category_still_give_a_file() -> None:
    assert output_path("{head}-{category}.md", date="2025-05-22", locale="en_US") == "none-none.md"


def test_two_reports_in_one_file_are_refused() -> None:
    refuse_clashes(["a.md", "b.md"])
    with pytest.raises(InputError, match=r"Two reports would be written to 'A\.md'"):
        refuse_clashes(["a.md", "b.md", "A.md"])


def test_values_of_a_title_are_not_scanned_for_fields() -> None:
    values = {"locale": "en_US", "category": "{head}", "date": "2025-05-22", "base": "a", "head": "b"}
    assert filled_title("[{locale}] {category} {date:%d} {{x}}", values) == "[en_US] {head} 22 {x}"


def test_a_field_without_a_value_leaves_no_gap_in_a_title() -> None:
    values = {
        "locale": "en_US",
        "category": "all",
        "date": "2025-05-22",
        "repository": "",
        "base": "a",
        "head": "b",
    }
    assert filled_title("[{locale}] {repository} {base}..{head}", values) == "[en_US] a..b"
    assert filled_title("{base}  {head}", values) == "a  b"
