"""A page that is gone breaks nobody where its address still leads to a page; an empty one is no news."""

from dataclasses import replace

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import FileChange

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
