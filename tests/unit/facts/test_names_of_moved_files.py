"""Entries of lists that name a file or a folder which bears another name now."""

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions


def _told(path: str, old: str, new: str, *renames: tuple[str, str]) -> AnalyzedFile:
    """Give a list of names as analyzed beside files that bear other names now."""
    changes = [FileChange(path=path, patch=patch_of(old, new), additions=1, deletions=1)]
    changes += [
        FileChange(path=after, previous_path=before, status="renamed", patch=None)
        for before, after in renames
    ]
    versions = {path: Versions(before=old, after=new)}
    return analyze(changes, Known(versions=lambda change: versions.get(change.path, Versions())))[0]


JSON = '{\n\t"title": "Barns",\n\t"pages": [\n\t\t"hay",\n\t\t"%s",\n\t\t"cows"\n\t]\n}\n'
YAML = "pages:\n  - hay\n  - %s\n  - cows\n"


@pytest.mark.parametrize(("path", "form"), [("content/data.json", JSON), ("content/menu.yml", YAML)])
@pytest.mark.parametrize(
    ("was", "now", "rename"),
    [
        ("barns", "big-sheds", ("content/barns/data.json", "content/big-sheds/data.json")),
        ("barns.mdx", "big-sheds.mdx", ("content/barns.mdx", "content/big-sheds.mdx")),
        ("farm/barns", "farm/big-sheds", ("content/farm/barns.md", "content/farm/big-sheds.md")),
        ("./farm/barns.md", "./barns.md", ("content/farm/barns.md", "content/barns.md")),
    ],
)
def test_an_entry_follows_what_it_names(
    path: str, form: str, was: str, now: str, rename: tuple[str, str]
) -> None:
    file = _told(path, form % was, form % now, rename)
    (fact,) = file.facts
    assert (fact.kind, fact.old, fact.new, fact.breaking) == ("entry_changed", was, now, None)
    assert file.modification_type != "breaking change"


@pytest.mark.parametrize(
    "renames", [(), (("content/barns/a.md", "content/other/a.md"),), (("a/feed/a.md", "a/big-sheds/a.md"),)]
)
def test_an_entry_that_no_file_proves_to_be_another_is_gone(renames: tuple[tuple[str, str], ...]) -> None:
    file = _told("content/data.json", JSON % "barns", JSON % "big-sheds", *renames)
    assert {one.kind for one in file.facts} == {"entry_removed", "entry_added"}
    assert file.modification_type == "breaking change"
