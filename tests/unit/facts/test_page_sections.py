"""Pages that became sections, and sections that became pages: told as moved where nearly all words stand."""

from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions

BODY = (
    "Milk the cows at five in the morning and at four in the afternoon.\n\nShut the door of the barn then.\n"
)
GUIDE = "# Guide\n\nFeed the hens.\n"
WITH = f"{GUIDE}\n## By hand\n\n{BODY}"
PAGE = f"# Milking cows\n\n{BODY}"


def told(versions: dict[str, tuple[str, str]]) -> tuple[AnalyzedFile, ...]:
    changes = [
        FileChange(
            path=path,
            status="removed" if not new else "modified" if old else "added",
            patch=patch_of(old, new),
        )
        for path, (old, new) in versions.items()
    ]
    known = Known(
        versions=lambda change: Versions(
            before=versions[change.path][0] or None, after=versions[change.path][1] or None
        )
    )
    return analyze(changes, known)


def test_a_page_that_is_a_section_now_breaks_nothing() -> None:
    page, guide = told({"docs/milk.md": (PAGE, ""), "docs/guide.md": (GUIDE, WITH)})
    (fact,) = page.facts
    assert (fact.kind, fact.details) == (
        "file_changed",
        {"page": "section", "into": "docs/guide.md", "section": "By hand"},
    )
    assert (page.modification_type, guide.modification_type) == ("minor update", "minor update")
    assert [(one.kind, one.details["from"]) for one in guide.facts if one.thing == "section"] == [
        ("section_moved", "docs/milk.md")
    ]


def test_a_section_that_is_a_page_now_is_no_news() -> None:
    page, guide = told({"docs/milk.md": ("", PAGE), "docs/guide.md": (WITH, GUIDE)})
    (fact,) = page.facts
    assert (fact.previous_name, fact.details) == (
        "docs/guide.md",
        {"page": "of_section", "section": "By hand"},
    )
    assert (page.modification_type, guide.modification_type) == ("minor update", "minor update")


def test_a_page_of_which_several_sections_say_the_same_is_none_of_them() -> None:
    page, _, _ = told(
        {"docs/milk.md": (PAGE, ""), "docs/guide.md": (GUIDE, WITH), "docs/other.md": (GUIDE, WITH)}
    )
    assert page.facts[0].kind == "file_removed"


def test_a_page_of_few_words_is_no_section() -> None:
    few = "Shut the door of the barn then, and the windows.\n"
    page, _ = told(
        {
            "docs/milk.md": (f"# Milk\n\n{few}", ""),
            "docs/guide.md": (GUIDE, f"{GUIDE}\n## By hand\n\n{few}"),
        }
    )
    assert page.facts[0].kind == "file_removed"
