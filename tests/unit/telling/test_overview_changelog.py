"""What a report takes from the changelog of a range."""

import pytest

from diff_insight.model import (
    Overview,
)
from tests.unit.telling.overviews import analyzed, commit, told


def test_a_range_of_two_versions_is_said_with_its_commits_people_fixes_and_changelog() -> None:
    commits = [
        commit("feat: a bell", "Ann", "bell.py", kind="feat"),
        commit("fix: close the gate (#7)", "Bob", "gate.py", kind="fix"),
        commit("Merge branch 'gate'", "Bob"),
    ]
    files = analyzed(
        [
            (
                "CHANGELOG.md",
                "# Changes\n\n## 1.0\n\n- Hay.\n",
                "# Changes\n\n## 1.1\n\n- A bell.\n- Gate shuts.\n\n## 1.0\n\n- Hay.\n",
            ),
            ("bell.py", "X = 1\n", 'X = 1\n\n\nclass Bell:\n    """A bell."""\n'),
            (
                "gate.py",
                "def shut(gate):\n    return gate.half()\n",
                "def shut(gate):\n    return gate.full()\n",
            ),
            (
                "tests/test_bell.py",
                "def test_a():\n    assert 1\n",
                "def test_a():\n    assert 1\n\n\ndef test_bell():\n    assert Bell()\n",
            ),
        ],
        commits,
    )
    assert told(files, names=("1.0", "1.1"), commits=commits) == Overview(
        summary="From 1.0 to 1.1: 4 files in 3 commits by 2 people. "
        'The changelog of 1.1 says "A bell." and "Gate shuts." (CHANGELOG.md). New: the class Bell.',
        highlights="From `1.0` to `1.1`: 4 files in 3 commits by 2 people. "
        'The changelog of `1.1` says "A bell." and "Gate shuts." ([`CHANGELOG.md`](#item-4ac32a)). '
        "New: the class `Bell`.",
        new_features=('The class `Bell` is new: "A bell." ([`bell.py`](#item-dc1867)).',),
        other_updates=(
            (
                'Commit "fix: close the gate (\\#7)": in `shut`: `gate.full()` is returned instead of '
                "`gate.half()` ([`gate.py`](#item-a80981))."
            ),
            "One test is new ([`test_bell.py`](#item-39db0b)).",
        ),
        insights="`Bell` comes with changes of tests that name it (`test_bell.py`).",
    )


def test_entries_of_a_changelog_lead_and_those_that_a_sentence_has_no_room_for_are_listed() -> None:
    code = ("gate.py", "def shut(gate):\n    gate.half()\n", "def shut(gate):\n    gate.full()\n")
    one = told(
        analyzed(
            [
                (
                    "CHANGELOG.md",
                    "# Changes\n\n## 1.1\n\n- Old.\n",
                    "# Changes\n\n## 1.1\n\n- Old.\n- New.\n",
                ),
                code,
            ]
        )
    )
    shut = "In `shut`: `gate.half()` becomes `gate.full()` ([`gate.py`](#item-a80981))."
    assert one.other_updates == (shut,)
    assert 'The changelog of `1.1` says "New." ([`CHANGELOG.md`](#item-4ac32a)).' in one.highlights
    entries = "".join(f"- Entry {at}.\n" for at in range(7))
    release = told(
        analyzed([("CHANGELOG.md", "# Changes\n", f"# Changes\n\n## 1.1\n\n{entries}"), code]),
        names=("1.0", "1.1"),
    )
    assert (
        'The changelog of `1.1` says "Entry 0.", "Entry 1." and 5 more ([`CHANGELOG.md`]'
        in release.highlights
    )
    assert release.other_updates == (
        *(f'"Entry {at}." ([`CHANGELOG.md`](#item-4ac32a)).' for at in range(2, 7)),
        shut,
    )


def test_a_paragraph_below_an_entry_only_goes_with_it() -> None:
    entries = "".join(f"- Entry {at}, by ann.\n\n  *PRs and issues:* #{at}\n\n" for at in range(4))
    new = f"# Changes\n\n## 1.1\n\n### Features\n\n{entries}"
    made = told(analyzed([("CHANGELOG.md", "# Changes\n", new)]), names=("1.0", "1.1"))
    assert 'The changelog of `1.1` says "Entry 0, by ann.", "Entry 1, by ann." and 2 more' in made.highlights
    assert [entry.partition(" (")[0] for entry in made.new_features] == [
        '"Entry 2, by ann."',
        '"Entry 3, by ann."',
    ]


@pytest.mark.parametrize("placeholder", ["*none*", "TBD", "*Coming soon.*", "N/A"])
def test_what_stands_in_a_changelog_until_something_does_is_no_entry(placeholder: str) -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    new = f"# Changes\n\n## 1.1\n\n{placeholder}\n\n## 1.0\n\n- Hay.\n"
    gate = ("gate.py", "WIDTH = 1\n", "WIDTH = 2\n")
    said = told(analyzed([("CHANGELOG.md", old, new), gate]))
    assert said.other_updates == ()
    assert said.summary == "CHANGELOG.md and gate.py change. Breaking: WIDTH: 1 → 2."


def test_an_edited_section_of_a_release_that_the_base_has_is_no_news() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    new = "# Changes\n\n## 1.1\n\n- A bell.\n\n## 1.0\n\n- Hay.\n- Straw.\n- Oats.\n"
    files = analyzed([("CHANGELOG.md", old, new)])
    for names in (("v1.0", "v1.1"), ("main", "bell")):
        said = told(files, names=names)
        assert said.highlights.endswith(
            'The changelog of `1.1` says "A bell." ([`CHANGELOG.md`](#item-4ac32a)).'
        )
        assert said.other_updates == (
            (
                "Besides, the changelog has 2 more entries under older releases "
                "([`CHANGELOG.md`](#item-4ac32a))."
            ),
        )


def test_the_step_of_a_release_itself_is_counted() -> None:
    files = analyzed(
        [
            ("a.py", '__version__ = "1.0.0"\n', '__version__ = "1.1.0"\n'),
            ("b.json", '{"version": "1.0.0"}\n', '{"version": "1.1.0"}\n'),
            ("c.md", "One cow.\n", "Two cows.\n"),
            ("d.md", "One cow eats.\n", "Two cows graze there.\n"),
        ]
    )
    said = told(files, names=("v1.0.0", "v1.1.0"))
    assert said.other_updates[-1] == (
        "Besides, the version becomes `1.1.0` ([`a.py`](#item-4503e1) and [`b.json`](#item-3165ba))."
    )


def test_people_named_by_a_release_are_no_entries_of_its_changelog() -> None:
    new = "# Changes\n\n## 1.1\n\n### Fixes\n\n- Gate shuts.\n\n### Contributors\n\n- Ada\n- Bob\n"
    said = told(analyzed([("CHANGELOG.md", "# Changes\n", new)]), names=("1.0", "1.1"))
    assert said.highlights == (
        'From `1.0` to `1.1`: one file. The changelog of `1.1` says "Gate shuts." '
        "([`CHANGELOG.md`](#item-4ac32a))."
    )


def test_a_pull_request_that_a_changelog_links_is_shown_as_github_shows_it() -> None:
    entry = "- Gate shuts https://github.com/barn/gate/pull/7\n"
    files = analyzed([("CHANGELOG.md", "# Changes\n", f"# Changes\n\n## 1.1\n\n{entry}")])
    assert '"Gate shuts barn/gate#7"' in told(files, names=("1.0", "1.1")).summary


def test_the_step_of_a_release_is_counted_wherever_a_file_writes_it() -> None:
    files = analyzed(
        [
            ("hay.py", 'def url():\n    return "h/1.0.4"\n', 'def url():\n    return "h/1.1.0"\n'),
            ("README.md", "# Hay\n\nInstall hay 1.0.4.\n", "# Hay\n\nInstall hay 1.1.0.\n"),
            ("gate.py", "def shut(g):\n    g.half()\n", "def shut(g):\n    g.full()\n"),
            ("latch.py", "def lift(g):\n    g.half()\n", "def lift(g):\n    g.whole()\n"),
        ]
    )
    said = told(files, names=("v1.0.4", "v1.1.0")).other_updates
    assert said[-1] == (
        "Besides, the version becomes `1.1.0` ([`hay.py`](#item-51eeab) and [`README.md`](#item-04c6e9))."
    )


def test_entries_that_make_up_for_what_several_old_releases_lack_are_no_news() -> None:
    old = "# Changes\n\n## 2.0.0\n\n- Hay.\n\n## 1.0.0\n\n- Gates.\n"
    new = "# Changes\n\n## 2.0.0\n\n- Hay.\n- Straw for dogs.\n\n## 1.0.0\n\n- Gates.\n- Bells for cows.\n"
    made = told(analyzed([("CHANGELOG.md", old, new)]))
    assert "2 more entries under older releases" in made.highlights


def test_entries_that_maintainers_call_breaking_lead_what_the_changelog_says() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    said = "- Bells for cows.\n- Straw for dogs.\n- Oil for gates.\n- **Breaking:** hay costs.\n"
    new = old.replace("## 1.0", f"## 2.0\n\n{said}\n## 1.0")
    made = told(analyzed([("CHANGELOG.md", old, new)]), names=("1.0", "2.0"))
    assert made.highlights.endswith(
        'The changelog of `2.0` says "Breaking: hay costs.", "Bells for cows." and 2 more '
        "([`CHANGELOG.md`](#item-4ac32a))."
    )


def test_what_maintainers_call_breaking_stands_before_what_the_facts_say_breaks() -> None:
    old = "# Changes\n\n## 1.0\n\n* Docs\n  * Hay.\n"
    new = old.replace("## 1.0", "## 2.0\n\n* Breaking changes\n  * Hay costs.\n\n## 1.0")
    gates = ("gate.py", "def shut(g):\n    g.half()\n", "")
    made = told(analyzed([("History.md", old, new), gates]), names=("1.0", "2.0"))
    assert (
        'The changelog of `2.0` says "Hay costs." ([`History.md`](#item-e1bbd4)). '
        "Breaking: removes the function `shut`." in made.highlights
    )
    assert made.breaking_changes[0] == '"Hay costs." ([`History.md`](#item-e1bbd4)).'


def test_what_a_changelog_takes_away_comes_before_details_and_nothing_is_said_again() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    entries = (
        "- Bells ring otherwise.\n  - Added a clapper.\n- Bells for cows in #12\n"
        "- feat: bells #12\n- Yokes are deprecated.\n- Remove old gates.\n"
    )
    made = told(
        analyzed([("CHANGELOG.md", old, old.replace("## 1.0", f"## 2.0\n\n{entries}\n## 1.0"))]),
        names=("1.0", "2.0"),
    )
    assert 'says "Remove old gates.", "Yokes are deprecated." and 3 more' in made.highlights
    assert "feat: bells" not in f"{made.new_features} {made.other_updates}"
    assert [entry.partition('" (')[0][1:] for entry in made.other_updates[:3]] == [
        "Bells ring otherwise.",
        "Added a clapper.",
        "Bells for cows in \\#12",
    ]


def test_an_advisory_that_a_changelog_names_leads_beside_what_the_author_says() -> None:
    notes = "# Changes\n\n## Unreleased\n\n"
    files = analyzed(
        [
            ("CHANGELOG.md", notes, f"{notes}- CVE-2031-12345 Gates open by themselves.\n"),
            ("gate.py", "def shut(g):\n    g.half()\n", "def shut(g):\n    g.full()\n"),
        ]
    )
    assert 'says "CVE-2031-12345 Gates open by themselves."' in (
        told(files, commits=[commit("Shut gates.", "Ann", "gate.py", "CHANGELOG.md")]).highlights
    )


def test_an_index_that_lists_a_release_is_no_entry_under_an_older_one() -> None:
    index = "# Release notes\n\n## 8.5\n\n{}- [8.5.4](release-8.5.4.md): 2025-11-27\n"
    line = "- [8.5.5](release-8.5.5.md): 2026-01-15\n"
    listed = ("releases/release-notes.md", index.format(""), index.format(line))
    page = (
        "releases/release-8.5.5.md",
        None,
        "# Barn 8.5.5 Release Notes\n\nReleased.\n\n## Fixes\n\n- Hay.\n",
    )
    assert not any("older" in said for said in told(analyzed([listed, page])).other_updates)
    between = told(analyzed([listed]), names=("8.5.4", "8.5.5"))
    assert not any("older" in said for said in between.other_updates)


def test_what_does_something_else_by_itself_comes_before_what_is_taken_away_and_what_is_new() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    entries = (
        "- Drop the old gates, which nobody used.\n- Removed old yokes.\n- Add bells instead of horns.\n"
        "- Fix cows that no longer moo.\n- `Pail.most` defaults to 500 instead of as much as it holds.\n"
        "- Cows are no longer milked twice.\n"
    )
    made = told(
        analyzed([("CHANGELOG.md", old, old.replace("## 1.0", f"## 2.0\n\n{entries}\n## 1.0"))]),
        names=("1.0", "2.0"),
    )
    assert (
        'says "`Pail.most` defaults to 500 instead of as much as it holds.", '
        '"Cows are no longer milked twice." and 4 more' in made.highlights
    )


def test_two_entries_of_one_pull_request_with_a_word_of_their_own_are_both_told() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    entries = "- Breaking: gates open (#12)\n- Breaking: yokes are gone (#12)\n- feat: bells (#12)\n"
    made = told(
        analyzed([("CHANGELOG.md", old, old.replace("## 1.0", f"## 2.0\n\n{entries}\n## 1.0"))]),
        names=("1.0", "2.0"),
    )
    assert [entry.partition(" (")[0] for entry in (*made.breaking_changes, *made.new_features)] == [
        '"Breaking: gates open',
        '"Breaking: yokes are gone',
        '"feat: bells',
    ]
