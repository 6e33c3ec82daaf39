"""Titles of the files of one range: each says which file it is of where another one would be told alike."""

from diff_insight.languages import messages
from diff_insight.telling.story import points
from diff_insight.telling.titles import Titles
from tests.unit.telling.overviews import analyzed


def _titles(*texts: tuple[str, str | None, str | None]) -> list[str]:
    titles = Titles(messages("en_US"))
    return [titles.of(file, points(file)) for file in analyzed(texts)]


def _page(folder: str, gone: str) -> tuple[str, str, str]:
    kept = "# Kiln\n\nThe kiln is hot.\n"
    return f"docs/{folder}/guide/kiln.md", f"{kept}\n{gone}\n", kept


def test_of_files_of_one_name_the_folder_tells_which_one_a_title_is_of() -> None:
    found = _titles(
        _page("1.0", "Old red fires."), _page("2.0", "Old red\nfires."), _page("3.0", "Old\nred\nfires.")
    )

    assert found == [
        'Removes the paragraph "Old red fires." (Kiln)',
        'Removes the paragraph "Old red fires." (Kiln) (2.0/…/kiln.md)',
        'Removes the paragraph "Old red fires." (Kiln) (3.0/…/kiln.md)',
    ]
