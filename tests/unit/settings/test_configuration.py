"""The configuration file: everything it may say, and every way in which it may be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.errors import ConfigurationError
from diff_insight.settings.configuration import MAX_BYTES, read_configuration

NAME = ".github/diff-insight.yml"


def faults_in(content: str | bytes) -> list[str]:
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(content.encode() if isinstance(content, str) else content, name=NAME)
    assert str(raised.value).startswith(f"{NAME} has ")
    return raised.value.faults


def test_every_key_of_the_contract_is_read() -> None:
    values = read_configuration(
        b"""
categories:
  openai: {paths: [articles/ai-services/openai]}
  search: {paths: [articles/search], types: {removed_section: minor update}}
ignore: ["**/*.lock"]
locales: [zh_CN, en_US]
timezone: Asia/Tokyo
headings: localized
title: "[{locale}] Diff Insight Report - {category}"
visuals: false
glossary: {provisioned throughput: {zh_CN: "\xe9\xa2\x84\xe7\xbd\xae\xe5\x90\x9e\xe5\x90\x90\xe9\x87\x8f"}}
engine: auto
overview_model: claude-opus-5-5
max_cost: 0.25
date: 2026-02-03
""",
        name=NAME,
    )
    assert values == {
        "categories": {
            "openai": {"paths": ("articles/ai-services/openai",), "types": {}},
            "search": {"paths": ("articles/search",), "types": {"removed_section": "minor update"}},
        },
        "ignore": ("**/*.lock",),
        "locales": ("zh_CN", "en_US"),
        "timezone": "Asia/Tokyo",
        "headings": "localized",
        "title": "[{locale}] Diff Insight Report - {category}",
        "visuals": False,
        "glossary": {"provisioned throughput": {"zh_CN": "预置吞吐量"}},
        "engine": "auto",
        "overview_model": "claude-opus-5-5",
        "max_cost": 0.25,
        "date": "2026-02-03",
    }


def test_all_faults_come_at_once_each_with_its_key_and_what_is_allowed() -> None:
    faults = faults_in(
        """
categories:
  openai: {paths: [articles], types: {removed_sectio: minor update, moved: feature}}
  2025: {paths: x, foo: 1}
locales: [zh_CN, fr]
timezone: Mars/One
max_cost: -3
enigne: auto
engine: autos
concurrency: many
date: 2026-01-32
"""
    )
    assert [fault.partition(":")[0] for fault in faults] == [
        "categories.openai.types.removed_sectio",
        "categories.openai.types.moved",
        "categories.2025.foo",
        "categories.2025.paths",
        "locales",
        "timezone",
        "max_cost",
        "enigne",
        "engine",
        "concurrency",
        "date",
    ]
    assert all("allowed: " in fault for fault in faults)
    assert "did you mean removed_section?" in faults[0]
    assert faults[4] == "locales: names 'fr'; allowed: en_US, zh_CN, ja_JP"
    assert "did you mean engine?" in faults[7]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("a: 1\na: 2", "line 2, column 1: not YAML: the key 'a' stands twice"),
        ("a: [", "line 1, column 5: not YAML: expected the node content, but found '<stream end>'"),
        ("- 1", "the document is not a mapping; allowed: `key: value` lines"),
        (b"x" * (MAX_BYTES + 1), f"the file is larger than {MAX_BYTES} bytes, which is what is allowed"),
        ("[" * 5000, "not YAML: maximum recursion depth exceeded"),
        ("locale: en_US\nlocales: [en_US]", "locale: stands beside locales; allowed: one of them"),
        ("locales: []", "locales: is a list; allowed: a list of en_US, zh_CN, ja_JP"),
        ("categories: {}", "categories: is a mapping; allowed: a mapping of at least one name to its paths"),
        ("date: '20250522'", "date: is '20250522'; allowed: a day as YYYY-MM-DD"),
        ("title: ''", "title: is ''; allowed: text that is not empty"),
        ("max_cost: yes", "max_cost: is True; allowed: US dollars of 0 or more, or none"),
        ("max_cost: .nan", "max_cost: is nan; allowed: US dollars of 0 or more, or none"),
    ],
)
def test_a_fault_names_the_place(content: str | bytes, fault: str) -> None:
    assert faults_in(content) == [fault]


def test_a_misspelt_key_is_named_beside_the_missing_one() -> None:
    assert faults_in("categories: {a: {path: [x]}}") == [
        "categories.a.path: unknown key (did you mean paths?); allowed: paths, types",
        "categories.a.paths: is missing; allowed: a list of prefixes and globs",
    ]


def test_key_and_value_of_one_entry_are_both_named() -> None:
    faults = faults_in("glossary: {term: {fr: 3}}")
    assert [fault.partition("; ")[0] for fault in faults] == [
        "glossary.term.fr: unknown locale",
        "glossary.term.fr: is 3",
    ]


def test_an_alias_bomb_costs_no_more_than_an_error() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{'*' + chr(97 + i) + ','}]\n" for i in range(20)
    )
    assert "more than 100 aliases" in faults_in(bomb + "z: [" + "*a," * 200 + "]")[0]


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"---\n"])
def test_an_empty_file_sets_nothing(content: bytes) -> None:
    assert read_configuration(content, name=NAME) == {}


@given(st.binary(max_size=200))
def test_any_bytes_give_values_or_one_error(content: bytes) -> None:
    try:
        read_configuration(content, name=NAME)
    except ConfigurationError as error:
        assert error.faults
