"""Packages in another spelling of their name, by the rules of their registries."""

import pytest
from tests.unit.facts.test_symbols import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_PROJECT = (
    '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n'
    "    <PackageReference {} />\n  </ItemGroup>\n</Project>\n"
)


@pytest.mark.parametrize(
    ("path", "around", "old", "new", "kinds"),
    [
        ("requirements.txt", "{}\n", "Hay==1.0", "hay==2.0", ["package_changed"]),
        ("requirements.txt", "{}\n", "hay.bale==1.0", "hay_bale==2.0", ["package_changed"]),
        ("requirements.txt", "{}\n", "Hay==1.0", "hay==1.0", ["package_entry_changed"]),
        (
            "pyproject.toml",
            '[project]\nname = "barn"\ndependencies = [\n  "{}",\n]\n',
            "hay.bale>=1",
            "hay-bale>=2",
            ["package_changed"],
        ),
        (
            "Barn.csproj",
            _PROJECT,
            'Include="hay.bale" Version="1.0.0"',
            'Include="Hay.Bale" Version="2.0.0"',
            ["package_changed"],
        ),
        (
            "Barn.csproj",
            _PROJECT,
            'Include="hay.bale" Version="1.0.0"',
            'Include="hay-bale" Version="2.0.0"',
            ["package_added", "package_removed"],
        ),
        (
            "package.json",
            '{{\n  "name": "barn",\n  "dependencies": {{\n    {}\n  }}\n}}\n',
            '"Hay": "^1.0.0"',
            '"hay": "^1.0.0"',
            ["package_added", "package_removed"],
        ),
    ],
)
def test_a_package_in_another_spelling_is_the_same_where_its_registry_says_so(
    path: str, around: str, old: str, new: str, kinds: list[str]
) -> None:
    before, after = around.format(old), around.format(new)
    known = Known(versions=lambda _change: Versions(before=before, after=after))
    (file,) = analyze([change_of(path, before, after)], known)
    assert sorted(fact.kind for fact in file.facts) == kinds
    assert all(fact.previous_name is None for fact in file.facts)
