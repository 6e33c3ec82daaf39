"""What a page newly gives to users is theirs, whatever the list of exports says."""

from collections.abc import Sequence

import pytest
from tests.unit.facts.patches import patch_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions

OLD = '__all__ = ["Barn"]\n\n\nclass Barn:\n    """A barn."""\n'
NEW = f'{OLD}\n\ndef open_barn():\n    """Open it."""\n    return Barn()\n'
API = "API\n===\n\n.. autoclass:: Barn\n"
NOTES = "# Changes\n\n## Unreleased\n\n- Hay.\n"


def analyzed(*texts: tuple[str, str, str]) -> Sequence[AnalyzedFile]:
    versions = {path: Versions(before=old, after=new) for path, old, new in texts}
    changes = [
        FileChange(path=path, status="modified", patch=patch_of(old, new), additions=1, deletions=0)
        for path, old, new in texts
    ]
    return analyze(changes, Known(versions=lambda change: versions[change.path]))


@pytest.mark.parametrize(
    ("page", "public"),
    [
        (("api.rst", API, f"{API}\n.. autofunction:: open_barn\n"), True),
        (("CHANGELOG.md", NOTES, f"{NOTES}- `barns.open_barn()` opens a barn.\n"), True),
        (("CHANGELOG.md", NOTES, f"{NOTES}- A way to open_barn.\n"), False),
        (("api.rst", API, f"{API}\n.. autofunction:: shut_barn\n"), False),
    ],
)
def test_a_name_that_no_list_exports_is_public_where_a_page_newly_documents_it(
    page: tuple[str, str, str], *, public: bool
) -> None:
    *_, program = analyzed(page, ("barns.py", OLD, NEW))
    new = next(fact for fact in program.facts if fact.name == "open_barn")
    assert new.public is public
    assert (program.modification_type == "new feature") is public


def test_what_is_private_by_its_name_stays_so() -> None:
    new = NEW.replace("open_barn", "_open_barn")
    page = ("api.rst", API, f"{API}\n.. autofunction:: _open_barn\n")
    *_, program = analyzed(page, ("barns.py", OLD, new))
    assert not next(fact for fact in program.facts if fact.name == "_open_barn").public


def test_what_only_the_program_itself_looks_up_breaks_nobody_when_it_goes() -> None:
    texts = '{"cow": "Kuh", "dog": "Hund"}\n'
    styles = ".cow { color: red; }\n.dog { color: blue; }\n"
    gone = patch_of(styles, "")
    kinds = {
        file.change.path: file.modification_type
        for file in [
            *analyzed(
                ("web/locales/de.json", texts, '{"cow": "Kuh"}\n'),
                ("data/animals.json", texts, '{"cow": "Kuh"}\n'),
            ),
            *analyze([FileChange(path="a.css", status="removed", patch=gone, additions=0, deletions=2)]),
        ]
    }
    assert kinds == {
        "web/locales/de.json": "minor update",
        "data/animals.json": "breaking change",
        "a.css": "minor update",
    }
