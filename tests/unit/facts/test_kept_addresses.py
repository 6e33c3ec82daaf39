"""A page that is gone breaks nobody where its address still leads to a page; an empty one is no news."""

from dataclasses import replace

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange
from diff_insight.telling.offline import summarize

_PAGE = (
    "# Barns\n\n## Doors\n\nCall `open(barn)`.\n\n| Option | Meaning |\n| --- | --- |\n| `wide` | both |\n"
)


@pytest.mark.parametrize(
    ("path", "standing", "breaks"),
    [
        ("content/en/barns/doors.md", {}, True),
        ("content/en/barns/doors.md", {"content/en/barns/doors/_index.md": "# Doors\n"}, False),
        ("docs/barns.md", {"docs/barns/index.md": "# Barns\n"}, False),
        ("docs/barns.md", {"docs/barns/README.md": "# Barns\n"}, False),
        ("docs/barns.md", {"docs/barns/doors.md": "# Doors\n"}, True),
        ("docs/barns/index.md", {"docs/barns.md": "# Barns\n"}, False),
        ("docs/barns/index.md", {"docs/barns/index.mdx": "# Barns\n"}, False),
        ("docs/index.md", {"docs/other.md": "# Other\n"}, True),
        ("content/en/barns/doors.md", {"static/_redirects": "/barns/doors  /barns/gates  301!\n"}, False),
        ("content/en/barns/doors.md", {"static/_redirects": "/doors  /barns/gates  301\n"}, True),
        ("content/en/barns/doors.md", {"static/_redirects": "/barns/doors  /none  410\n"}, True),
        ("content/en/barns/doors.md", {"static/_redirects": "# /barns/doors  /barns/gates\n"}, True),
        ("docs/barns.md", {"netlify.toml": '[[redirects]]\nfrom = "/barns/"\nto = "/cows"\n'}, False),
        (
            "docs/barns.md",
            {"vercel.json": '{"redirects": [{"source": "/barns", "destination": "/cows"}]}'},
            False,
        ),
    ],
)
def test_an_address_is_kept_by_another_file_or_a_redirect(
    path: str, standing: dict[str, str], *, breaks: bool
) -> None:
    (file,) = analyze([replace(change_of(path, _PAGE, ""), status="removed")], Known(standing=standing.get))
    assert (file.modification_type == "breaking change") == breaks


@pytest.mark.parametrize(
    ("metadata", "breaks"),
    [
        ("aliases: [/barns/doors]", False),
        ("aliases:\n  - /cows\n  - /barns/doors/", False),
        ("redirect_from: /barns/doors.html", False),
        ("title: /barns/doors", True),
        ("aliases:\n  - /barns/windows", True),
    ],
)
def test_a_page_of_the_range_names_the_addresses_that_lead_to_it(metadata: str, *, breaks: bool) -> None:
    gone = replace(change_of("content/barns/doors.md", _PAGE, ""), status="removed")
    came = change_of("content/barns/gates.md", "", f"---\n{metadata}\n---\n\n# Gates\n\nA gate opens.\n")
    file, _ = analyze([gone, came], Known())
    assert (file.modification_type == "breaking change") == breaks


@pytest.mark.parametrize(("blob", "kind"), [("e69de29", "minor update"), ("e69de2a", "new feature")])
def test_a_new_page_without_a_byte_is_nothing_new(blob: str, kind: str) -> None:
    (file,) = analyze([FileChange(path="docs/barns.md", status="added", new_blob=blob)], Known())
    assert file.modification_type == kind
    assert ("empty" in file.facts[0].details) == (kind == "minor update")


@pytest.mark.parametrize(
    ("path", "other", "alias", "breaks"),
    [
        ("docs/modules/barn/pages/doors.adoc", "docs/modules/barn/pages/gates.adoc", "doors.adoc", False),
        ("docs/modules/barn/pages/a/doors.adoc", "modules/cows/pages/gates.adoc", "barn:a/doors.adoc", False),
        ("docs/modules/barn/pages/doors.adoc", "docs/modules/cows/pages/gates.adoc", "doors.adoc", True),
        ("docs/doors.adoc", "docs/gates.adoc", "windows.adoc, doors.adoc", False),
        ("docs/doors.adoc", "docs/gates.adoc", "windows.adoc", True),
    ],
)
def test_a_page_of_antora_names_the_pages_that_it_stands_for(
    path: str, other: str, alias: str, *, breaks: bool
) -> None:
    page = "= Doors\n\nA door opens to the yard, and nobody has to hold it while the cows go out.\n"
    gone = replace(change_of(path, page, ""), status="removed")
    came = change_of(other, "", f"= Gates\n:page-aliases: {alias}\n\nThe clock shuts them at nine.\n")
    file = analyze([gone, came], Known())[0]
    assert (file.modification_type == "breaking change") == breaks


def test_a_page_that_is_gone_says_that_its_address_stays() -> None:
    gone = replace(change_of("docs/barns.md", _PAGE, ""), status="removed")
    (file,) = analyze([gone], Known(standing={"docs/barns/index.md": "# Barns\n"}.get))
    assert summarize(file, "en_US").modification_title.endswith("whose address leads to another page")
