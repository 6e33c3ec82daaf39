import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree as ET  # noqa: N812 - the name everybody knows it by

from diff_insight.errors import PublishError
from diff_insight.publish.feed import MOST_ENTRIES, feed
from diff_insight.publish.index import Entry, entries_of, index_page, reports_folder, web_page
from diff_insight.publish.plan import Publication, changed_files
from diff_insight.reports.view import verdict
from diff_insight.reports.words import words_of
from tests.unit.publish.examples import HOSTILE, run_result
from tests.unit.publish.test_job_summary import seen

TEMPLATE = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
OLD = "reports/{category}.md"
BLOB = "https://github.com/octo/docs/blob/main"
ATOM = "{http://www.w3.org/2005/Atom}"


def entry(path: str = "reports/202611/a.md", **more: str) -> Entry:
    return Entry(
        path=path,
        **{"date": "2026-11-22", "title": "[en_US] A", "locale": "en_US", "category": "all", **more},
    )


def page(new: list[Entry], *, old: str = "", present: tuple[str, ...] = ()) -> str:
    return index_page(old, folder="reports", present=present, new=new, template=OLD)


def atom(new: list[Entry], old: bytes = b"") -> bytes:
    return feed(old, blob_url=BLOB, feed_path="reports/feed.xml", title="Reports on octo/docs", new=new)


def test_the_folder_of_a_template_is_what_stands_before_its_first_field() -> None:
    assert reports_folder(TEMPLATE) == "reports"
    assert reports_folder("{locale}/x.md") == ""
    assert reports_folder("a/b-{locale}/x.md") == "a"
    assert reports_folder("a/b/report.md") == "a/b"


def test_entries_take_what_the_reports_say() -> None:
    assert entries_of(run_result(), ["a.md"]) == (
        Entry(
            path="a.md",
            date="2026-11-22",
            title="[en_US] Report - all",
            locale="en_US",
            category="all",
            summary="What changed.",
        ),
    )


def test_a_title_that_all_reports_share_gives_way_to_what_was_compared() -> None:
    result = run_result()
    report = replace(result.reports[0], title="[en_US] Diff Insight Report - all")
    (made,) = entries_of(replace(result, reports=(report,)), ["a.md"])
    assert made.title == verdict(result, report, words_of(report))


def test_the_index_lists_every_report_the_newest_first() -> None:
    known = page([entry(), entry("reports/b c.md", date="2026-11-23", title="B | C")])
    assert known == (
        "# Diff Insight reports\n\n| Date | Report | Language | Category |\n| --- | --- | --- | --- |\n"
        "| 2026-11-23 | [B \\| C](b%20c.md) | en_US | all |\n"
        "| 2026-11-22 | [\\[en_US\\] A](202611/a.md) | en_US | all |\n"
    )
    present = (
        "README.md",
        "reports/index.md",
        "reports/202611/a.md",
        "reports/old-20250102.md",
        "reports/undated.md",
        "reports/notes/not-a-report.md",
        "reports/x.json",
    )
    assert page([], old=known, present=present) == (
        "# Diff Insight reports\n\n| Date | Report | Language | Category |\n| --- | --- | --- | --- |\n"
        "| 2026-11-22 | [\\[en_US\\] A](202611/a.md) | en_US | all |\n"
        "| 2025-01-02 | [old-20250102](old-20250102.md) |  |  |\n"
        "|  | [undated](undated.md) |  |  |\n"
    )


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text()), min_size=1, max_size=5))
def test_index_and_feed_are_the_same_after_a_second_run(texts: list[str]) -> None:
    new = [
        entry(f"reports/{number}{text}.md".replace("\ud800", ""), title=text, category=text, summary=text)
        for number, text in enumerate(texts)
    ]
    paths = ("reports/index.md", *(one.path for one in new))
    once = page(new)
    assert page(new, old=once, present=paths) == once
    assert page([], old=once, present=paths) == once
    assert len(once.split("\n")) == 5 + len(new)
    first = atom(new)
    assert atom(new, first) == first
    assert atom([], first) == first


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_show_as_text_in_the_index(text: str) -> None:
    shown = seen(page([entry(title=text, category=text)]))
    assert shown.tags.count("a") == 1
    assert not set(shown.tags) - {"h1", "table", "thead", "tbody", "tr", "th", "td", "a", "code"}
    assert not re.search(r"@\w", "".join(shown.loose))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_index_for_a_web_server_links_to_the_reports_and_shows_every_text_as_text(text: str) -> None:
    markdown = index_page(
        "",
        folder="reports",
        present=[],
        new=[entry("reports/a b.html", title=text, category=text)],
        feed="feed.xml",
    )
    tree = lxml.html.document_fromstring(web_page(markdown, feed="feed.xml"))
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= {
        *("html", "head", "meta", "title", "link", "style", "body", "main", "h1", "p", "a"),
        *("table", "thead", "tbody", "tr", "th", "td", "code", "br"),
    }
    assert tree.xpath("//link/@href") == ["feed.xml"]
    assert tree.xpath("//a/@href") == ["feed.xml", "a%20b.html"]
    assert not tree.xpath("//@src | //script")


def test_reports_that_are_pages_get_an_index_that_is_one() -> None:
    pages = Publication(
        reports={"reports/a.html": b"<p>"},
        message="m",
        folder="reports",
        entries=(entry("reports/a.html"),),
        index=True,
    )
    assert pages.paths() == ("reports/a.html", "reports/index.md", "reports/index.html")
    assert set(changed_files(pages, Nowhere(), is_newer=lambda _one, _other: False)) == set(pages.paths())
    markdown = replace(pages, reports={"reports/a.md": b"#"})
    assert markdown.paths() == ("reports/a.md", "reports/index.md")


class Nowhere:
    """A place where nothing stands yet."""

    def holds(self, _path: str, _content: bytes) -> bool:
        return False

    def read(self, _path: str) -> bytes:
        return b""

    def paths_below(self, _folder: str) -> tuple[str, ...]:
        return ()


def test_the_feed_is_atom_with_the_dates_of_the_reports() -> None:
    root = ET.fromstring(atom([entry(summary="S <b>"), entry("reports/b.md", date="2026-11-23")]))
    assert root.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"
    assert root.findtext(f"{ATOM}id") == f"{BLOB}/reports/feed.xml"
    assert [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")] == [
        f"{BLOB}/reports/b.md",
        f"{BLOB}/reports/202611/a.md",
    ]
    assert root.findtext(f"{ATOM}entry[2]/{ATOM}summary") == "S <b>"


def test_the_feed_keeps_the_newest_entries_only() -> None:
    many = [
        entry(f"reports/{number}.md", date=f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}")
        for number in range(120)
    ]
    written = atom(many[60:], atom(many[:60]))
    found = [one.findtext(f"{ATOM}id") for one in ET.fromstring(written).iter(f"{ATOM}entry")]
    assert found == [f"{BLOB}/reports/{number}.md" for number in range(119, 119 - MOST_ENTRIES, -1)]


def test_a_feed_that_is_not_ours_is_neither_expanded_nor_overwritten() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><feed>&a;</feed>'
    unseen = bomb.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
    unknown = b'<?xml version="1.0" encoding="foo"?><feed>\xff</feed>'
    for old in (bomb, unseen, unknown, b"<feed", b"not xml"):
        with pytest.raises(PublishError, match="feed in the target branch"):
            atom([entry()], old)


def test_a_feed_needs_an_address_to_link_to() -> None:
    with pytest.raises(PublishError, match="no web address"):
        feed(b"", blob_url="file:///x", feed_path="f", title="t", new=[replace(entry())])
