"""Which page is the translation of which, however a project keeps its translations."""

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.localised import holds_texts, sources_of
from diff_insight.model import Versions


@pytest.mark.parametrize(
    ("translation", "source", "language"),
    [
        ("docs/ja/hay.md", "docs/hay.md", "ja"),
        ("content/zh-cn/barn/hay.md", "content/en/barn/hay.md", "zh-cn"),
        ("docs/pt_BR/hay.md", "docs/en_US/hay.md", "pt_BR"),
        ("README.zh-CN.md", "README.md", "zh-CN"),
        ("README_ja.md", "README.md", "ja"),
        ("README_sr-Latn.md", "README.md", "sr-Latn"),
        ("guide.de.rst", "guide.en.rst", "de"),
        ("i18n/fr/docusaurus-plugin-content-docs/current/hay.md", "docs/hay.md", "fr"),
        ("translations/ko/hay.md", "hay.md", "ko"),
    ],
)
def test_a_translation_is_told_by_its_path(translation: str, source: str, language: str) -> None:
    assert sources_of([source, translation]) == {translation: (source, language)}


@pytest.mark.parametrize(
    "paths",
    [
        ["docs/ja/hay.md"],
        ["docs/hay.md", "docs/qq/hay.md"],
        ["src/io/reader.md", "src/main/reader.md"],
        ["docs/en/hay.md", "docs/hay.md"],
        ["a/barn-api.md", "a/barn.md"],
        ["docs/herding.adoc", "docs/herding_to_hills.adoc"],
        ["docs/herding.adoc", "docs/herding_to_barn.adoc"],
        ["docs/hay.md", "docs/hay.is-dry.md"],
    ],
)
def test_what_has_no_source_here_is_no_translation(paths: list[str]) -> None:
    assert sources_of(paths) == {}


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("web/locales/pt-br.json", True),
        ("i18n/ja/barn.json", True),
        ("public/locales/de/translation.json", True),
        ("_locales/en/messages.json", True),
        ("i18n/tools/barn.json", False),
        ("languages/cs/barn.json", False),
        ("i18n/barns/cow.json", False),
        ("public/locales/zh-CN/common.json", True),
        ("_locales/de/messages.json", True),
        ("src/lang/de.yml", True),
        ("data/de.json", False),
        ("locales/barns.json", False),
    ],
)
def test_a_file_of_a_language_among_texts_holds_what_a_program_says(path: str, *, holds: bool) -> None:
    assert holds_texts(path) is holds


@pytest.mark.parametrize(
    ("standing", "expected"),
    [({"docs/en/hay.md": "# Hay\n"}, "minor update"), ({}, "breaking change")],
)
def test_a_translation_that_changes_alone_breaks_nobody(standing: dict[str, str], expected: str) -> None:
    old = "# Heu\n\nIl est sec.\n\n## Presser\n\nLa presse attend derrière la grange.\n"
    new = "# Heu\n\nIl est sec.\n"
    change = change_of("docs/fr/hay.md", old, new)
    known = Known(versions=lambda _change: Versions(before=old, after=new), standing=standing.get)
    (file,) = analyze([change], known)
    assert file.modification_type == expected
