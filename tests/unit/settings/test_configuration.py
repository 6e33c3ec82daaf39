"""The configuration file: everything it may say, and every way in which it may be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.processor import processor_seconds

from diff_insight.errors import ConfigurationError
from diff_insight.settings.configuration import MAX_BYTES, MAX_DEPTH, MAX_NODES, read_configuration

NAME = ".github/diff-insight.yml"


def faults_in(content: str | bytes) -> list[str]:
    with pytest.raises(ConfigurationError) as raised:
        read_configuration(content.encode() if isinstance(content, str) else content, name=NAME)
    assert str(raised.value).startswith(f"{NAME} has ")
    return raised.value.faults


def test_every_key_is_read() -> None:
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
authors: false
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
        "authors": False,
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
  openai: {paths: [articles], types: {removed_sectio: minor update, new_page: feature}}
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
        "categories.openai.types.new_page",
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
    assert faults[4] == "locales: names 'fr'; allowed: en_US, zh_CN, ja_JP, de_DE"
    assert "did you mean engine?" in faults[7]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("a: 1\na: 2", "line 2, column 1: not YAML: the key 'a' stands twice"),
        ("a: [", "line 1, column 5: not YAML: expected the node content, but found '<stream end>'"),
        ("- 1", "the document is not a mapping; allowed: `key: value` lines"),
        (b"x" * (MAX_BYTES + 1), f"the file is larger than {MAX_BYTES} bytes, which is what is allowed"),
        ("[" * 5000, f"line 1, column {MAX_DEPTH + 1}: not YAML: more than {MAX_DEPTH} levels"),
        ("locale: en_US\nlocales: [en_US]", "locale: stands beside locales; allowed: one of them"),
        ("locales: []", "locales: is a list; allowed: a list of en_US, zh_CN, ja_JP, de_DE"),
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


def bomb(floors: int, form: str) -> str:
    """Each floor stands for the one below it twice."""
    return "a0: &a0 {x: y}\n" + "".join(
        f"a{number}: &a{number} " + form.format(f"*a{number - 1}") + "\n" for number in range(1, floors)
    )


@pytest.mark.parametrize("form", ["[{0},{0}]", "{{a: {0}, b: {0}}}", "{{<<: [{0},{0}]}}"])
@pytest.mark.parametrize("floors", [15, 49])
def test_an_alias_bomb_costs_no_more_than_an_error(floors: int, form: str) -> None:
    (fault,) = faults_in(bomb(floors, form))
    assert f"aliases that stand for more than {MAX_NODES} values" in fault or "more than 20 levels" in fault


def test_aliases_that_stand_for_little_are_fine() -> None:
    content = b"ignore: &a [x, y]\ncategories: {one: {paths: *a}, two: &t {paths: [z]}, three: {<<: *t}}"
    assert read_configuration(content, name=NAME)["categories"]["three"]["paths"] == ("z",)


@pytest.mark.parametrize("content", ["a: &a [*a]", "a: &a {b: *a}", "a: &a {<<: *a}", "? &a [*a]\n: 1"])
def test_an_alias_of_itself_is_a_fault(content: str) -> None:
    (fault,) = faults_in(content)
    assert "an alias stands inside what it stands for" in fault


KEYS = ("concurrency", "title", "? 1\n: x\ndeadline")
LONG = ("0x" + "f" * 200_000, "0b" + "1" * 200_000, "1" + ":1" * 100_000, "1" * 9000 + ".0")


@pytest.mark.parametrize(
    ("key", "number"),
    [
        *(("max_cost", number) for number in ("9" * 5000, *LONG)),
        *((key, "9" * 5000) for key in KEYS),
        *(pytest.param(key, number, marks=pytest.mark.slow) for key in KEYS for number in LONG),
    ],
)
def test_a_number_of_too_many_digits_is_a_fault(key: str, number: str) -> None:
    (fault,) = faults_in(f"{key}: {number}")
    assert "a number of too many digits" in fault


@pytest.mark.parametrize(
    "value",
    [
        *("!!bool x", "!!int x", "!!float x", "!!timestamp 2025-99-99", "!!timestamp x", "!!null x"),
        *("!!binary x", "!!set [a]", "!!omap x", "!!pairs {a: 1}", "!!python/name:os.system ''", "!!map x"),
    ],
)
def test_a_tag_that_does_not_fit_is_a_fault(value: str) -> None:
    assert faults_in(f"title: {value}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        "a: [" + "a," * 131_000 + "]",
        "".join(f"k{number}: 1\n" for number in range(25_000)),
        "".join(f"k{number}: &k{number} x\n" for number in range(12_000)),
        "categories: {" + "a: {b: 1}," * 20_000 + "}",
        'title: "' + "\\n" * 120_000 + '"',
        "title: " + "x y " * 60_000,
        "- " * 120_000,
        "a" + ":" * 250_000,
        '"' + "x" * 250_000 + '": 1',
    ],
    ids=["list", "keys", "anchors", "nested", "quoted", "plain", "dashes", "colons", "long"],
)
def test_a_file_of_the_full_size_is_read_or_refused_in_seconds(content: str) -> None:
    start = processor_seconds()
    try:
        read_configuration(content.encode(), name=NAME)
    except ConfigurationError as error:
        assert len(str(error)) < 20_000
    assert processor_seconds() - start < 5.0


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"---\n"])
def test_an_empty_file_sets_nothing(content: bytes) -> None:
    assert read_configuration(content, name=NAME) == {}


@given(st.binary(max_size=200))
def test_any_bytes_give_values_or_one_error(content: bytes) -> None:
    try:
        read_configuration(content, name=NAME)
    except ConfigurationError as error:
        assert error.faults


def test_words_to_a_model_are_one_line_of_bounded_length() -> None:
    content = b"audience: |\n  people who run\n  clusters\ninstructions: Name every flag.\n"
    assert read_configuration(content, name=NAME) == {
        "audience": "people who run clusters",
        "instructions": "Name every flag.",
    }
    allowed = "text of at most 400 characters, all of which print"
    assert faults_in(f"audience: {'x' * 401}") == [f"audience: is '{'x' * 59}…; allowed: {allowed}"]
    assert faults_in('audience: "a\\u202eb"') == [f"audience: is 'a\\u202eb'; allowed: {allowed}"]
    assert faults_in("audience: ''") == [f"audience: is ''; allowed: {allowed}"]


def test_roles_are_read_as_patterns_and_wrong_ones_are_named() -> None:
    assert read_configuration(b"roles: {schema: ['api/**'], generated: [dist]}", name="c.yml")["roles"] == {
        "schema": ("api/**",),
        "generated": ("dist",),
    }
    assert any("shema" in fault for fault in faults_in("roles: {shema: ['api/**']}"))
