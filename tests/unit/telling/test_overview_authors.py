"""What a report says in its authors' words: which commits and pull requests are quoted, and how often."""

from dataclasses import replace

import pytest

from diff_insight.model import (
    Locale,
    PullRequest,
)
from tests.unit.telling.overviews import analyzed, commit, told


def test_the_only_commit_leads_in_its_authors_words() -> None:
    commits = [commit("fix: no *crash* on @herd", "Ann", "a.py")]
    files = analyzed([("a.py", "X = 1\n", "X = 2\n")])
    assert told(files, commits=commits).highlights.startswith(
        'The author calls it "fix: no \\*crash\\* on \\@herd".'
    )


def test_the_only_file_of_the_only_commit_is_named_once() -> None:
    commits = [commit("docs: count cows", "Ann", "a.md")]
    said = told(analyzed([("a.md", "One cow eats hay.\n", "Two cows eat hay.\n")]), commits=commits)
    assert said.highlights == (
        'The author calls it "docs: count cows". "One cow eats hay." gives way to "Two cows eat hay." '
        "([`a.md`](#item-b00a1c))."
    )
    assert said.other_updates == ()


def test_a_pull_request_leads_in_its_authors_words() -> None:
    files = analyzed([("a.py", "X = 1\n", "X = 2\n")])
    said = told(files, pull_request=PullRequest(number=12, title="Ring louder")).highlights
    assert said.startswith('The author calls pull request `#12` "Ring louder".')


def test_advisories_that_authors_name_are_always_told() -> None:
    files = analyzed([("a.py", "X = 1\n", "X = 2\n")])
    commits = [commit("Bump hay, CVE-2026-12345", "Ann"), commit("Feed the cows", "Bob")]
    assert told(files, commits=commits).highlights.endswith("The authors name `CVE-2026-12345`.")


def test_a_report_on_some_files_of_a_range_does_not_count_the_commits_on_others() -> None:
    files = analyzed([("a.md", "One cow eats hay.\n", "Two cows eat hay.\n")])
    others = [commit("docs: cows", "Ada", "a.md"), commit("fix: dogs", "Bob", "b.py")]
    assert told(files, names=("1.0", "1.1"), among=2, commits=others).summary.startswith(
        "From 1.0 to 1.1: one file. "
    )
    own = [*others[:1], commit("docs: more cows", "Bob", "a.md")]
    made = told(files, names=("1.0", "1.1"), among=2, commits=own)
    assert made.summary.startswith("From 1.0 to 1.1: one file in 2 commits by 2 people. ")


def test_each_commit_leads_what_it_alone_does_and_stands_once() -> None:
    commits = [
        commit("perf: milk both cows at once", "Ann", "milk.py", "pail.py", kind="perf"),
        commit("docs: count cows", "Bob", "cows.md", "both.md"),
        commit("docs: count dogs", "Cy", "both.md"),
        commit("Merge branch 'milk'", "Cy", "milk.py"),
    ]
    files = analyzed(
        [
            ("milk.py", "def milk(cow):\n    return 1\n", "def milk(cow):\n    return 2\n"),
            ("pail.py", "def pail(cow):\n    return 1\n", "def pail(cow):\n    return 3\n"),
            ("cows.md", "One cow eats hay.\n", "Two cows eat hay.\n"),
            ("both.md", "One dog eats meat.\n", "Two dogs eat meat.\n"),
        ],
        commits,
    )
    said = told(files, names=("main", "milk"), commits=commits)
    assert said.highlights == (
        "From `main` to `milk`: 4 files in 4 commits by 3 people. "
        'One commit says "perf: milk both cows at once".'
    )
    assert said.other_updates == (
        (
            "In `milk`: `2` is returned instead of `1` ([`milk.py`](#item-c2f8b1)); in `pail`: "
            "`3` is returned instead of `1` ([`pail.py`](#item-170db7))."
        ),
        (
            'Commit "docs: count cows": "One cow eats hay." gives way to "Two cows eat hay." '
            "([`cows.md`](#item-5b68f3))."
        ),
        '"One dog eats meat." gives way to "Two dogs eat meat." ([`both.md`](#item-bf0161)).',
    )


def test_a_file_that_several_fixes_touch_tells_its_own_news_and_is_credited_to_none() -> None:
    commits = [
        commit("fix: shut the gate", "Ann", "gate.py", kind="fix"),
        commit("fix: oil the gate", "Bob", "gate.py", kind="fix"),
    ]
    files = analyzed(
        [
            ("gate.py", "def shut(g):\n    return 1\n", "def shut(g):\n    return 2\n"),
            ("a.md", "One cow.\n", "Two cows.\n"),
        ],
        commits,
    )
    said = told(files, commits=commits)
    assert said.highlights == (
        "2 files in 2 commits by 2 people change. "
        'The commits say "fix: shut the gate" and "fix: oil the gate".'
    )
    assert said.other_updates[0] == "In `shut`: `2` is returned instead of `1` ([`gate.py`](#item-a80981))."
    assert not any(commit.subject in entry for commit in commits for entry in said.other_updates)


def test_what_several_commits_say_alike_is_quoted_once_and_what_says_nothing_never() -> None:
    commits = [
        commit("Feed hay to the cows", "Ann", "a.md"),
        commit("no visible change.", "Bob", "a.md"),
        commit("feed hay to the cows", "Bob", "b.md"),
        commit("Count the dogs at night", "Ann", "b.md"),
    ]
    files = analyzed([("a.md", "One cow.\n", "Two cows.\n"), ("b.md", "One dog.\n", "Two dogs.\n")], commits)
    assert told(files, commits=commits).highlights.endswith(
        'The commits say "Feed hay to the cows" and "Count the dogs at night".'
    )


def test_fixes_of_a_program_are_named_first_also_where_its_files_tell_their_own_news() -> None:
    commits = [
        commit("Fix the hinge of the gate", "Ann", "gate.py"),
        commit("Fix a spelling of the trough", "Bob", "gate.py"),
        commit("Fixes the latch, finally", "Ann", "latch.py"),
        commit("Oil the gate", "Ann", "gate.py"),
    ]
    files = analyzed(
        [
            ("gate.py", "def shut(g):\n    return 1\n", "def shut(g):\n    return 2\n"),
            ("latch.py", "A = 1\n", "A = 1\n\n\ndef lift(g):\n    return g\n"),
        ],
        commits,
    )
    assert told(files, commits=commits).summary.endswith(
        'The commits say "Fixes the latch, finally", "Fix the hinge of the gate", '
        '"Oil the gate" and "Fix a spelling of the trough".'
    )


@pytest.mark.parametrize(
    ("subject", "summary"),
    [
        ("fix `milk_it` in [barn]", 'The author calls it "fix `milk_it` in [barn]".'),
        (r"escape \* and `\_`", r'The author calls it "escape \* and `\_`".'),
    ],
)
def test_a_summary_is_plain_text(subject: str, summary: str) -> None:
    files = analyzed([("a.py", "X = 1\n", "X = 2\n")])
    said = told(files, commits=[commit(subject, "Ann", "a.py")])
    assert said.summary == f"{summary} One file in one commit changes. Breaking: X: 1 → 2."


def test_a_commit_beside_those_of_a_program_is_not_what_the_range_is_about() -> None:
    files = analyzed([(f"{name}.md", "One cow.\n", "Two cows.\n") for name in "abcd"])
    bump = commit("Bump hay from 1 to 2", "farm[bot]", "a.md", "b.md", "c.md")
    assert '"Count d' not in told(files, commits=[commit("Count d", "Ann", "d.md"), bump]).highlights
    merge = commit("Merge branch 'd'", "Ann", "a.md", "b.md", "c.md")
    assert '"Count d' in told(files, commits=[commit("Count d", "Ann", "d.md"), merge]).highlights


def test_what_happened_alike_in_many_files_is_what_the_only_commit_on_all_of_them_did() -> None:
    texts = [(f"v{n}/feed.md", "Cows eat hay in winter.\n", "Cows eat oats in winter.\n") for n in range(4)]
    paths = [path for path, _, _ in texts]
    commits = [commit("Say oats", "Ann", *paths), commit("Tidy up the old feed page", "Bob", "v0/feed.md")]
    said = told(analyzed(texts, commits), commits=commits)
    assert said.other_updates == (
        (
            '"Cows eat hay in winter." becomes "Cows eat oats in winter." '
            "([`feed.md`](#item-2c7a0d) in 4 folders)."
        ),
    )


def test_a_commit_on_comments_alone_is_named_where_there_is_room() -> None:
    texts = [(f"{name}.py", f"# One {name}.\nX = 1\n", f"# Two {name}s.\nX = 1\n") for name in ("cow", "dog")]
    page = ("a.md", "One goat eats.\n", "Two goats graze there.\n")
    commits = [
        commit("Count cows", "Ann", "cow.py"),
        commit("Count goats", "Bob", "a.md"),
        commit("Merge branch 'dog'", "Bob", "dog.py"),
    ]
    many = [(f"e{n}.py", f"# One e{n}.\nX = 1\n", f"# Two e{n}.\nX = 1\n") for n in range(2)]
    said = told(analyzed([*texts, page, *many], commits), commits=commits).other_updates
    assert said[1:] == (
        'Commit "Count cows" ([`cow.py`](#item-3bee80)).',
        "Besides, 3 files change in upkeep only.",
    )


def test_what_a_commit_without_words_may_have_done_is_said_of_no_other() -> None:
    files = analyzed(
        [
            ("hay.toml", 'version = "1.0"\nsize = 1\n', 'version = "1.1"\nsize = 2\n'),
            ("a.md", "One cow.\n", "Two cows.\n"),
        ]
    )
    commits = [
        commit("Pack more hay", "Ann", "hay.toml"),
        commit("hay-1.1.0", "Ann", "hay.toml"),
        commit("Count cows", "Bob", "a.md"),
    ]
    said = told(files, commits=commits)
    assert '"Count cows" and "Pack more hay"' in said.highlights
    assert [entry.startswith("Commit ") for entry in said.other_updates].count(True) == 0


def test_a_single_file_says_nothing_twice() -> None:
    commits = [commit("feat: a bell", "Ann", "bell.py")]
    said = told(
        analyzed([("bell.py", "X = 1\n", "X = 1\n\n\ndef ring(it):\n    return it\n")]), commits=commits
    )
    assert (
        said.summary
        == 'The author calls it "feat: a bell". One file in one commit changes. New: the function ring.'
    )
    assert said.highlights == 'The author calls it "feat: a bell". One file in one commit changes.'
    assert said.new_features == ("The function `ring` is new ([`bell.py`](#item-dc1867)).",)


def test_commits_are_named_by_what_they_are_about_and_alike_ones_once() -> None:
    commits = [
        commit("Fix a typing error (#4)", "Ann", "barn.md"),
        commit("Count the cows again (#5)", "Cy", "cows.md"),
        commit("[Bot] Count the cows again", "Bob", "cows.md"),
        commit("Oil the gate", "Cy", "gate.py"),
        commit("Lift the latch with hinge_of", "Cy", "gate.py"),
        commit("milk 2.1, merge pull request #3 from barn/latch", "Cy", "gate.py"),
        commit("[release-tool] prepare release milk-2.1.0", "Cy", "gate.py"),
    ]
    cows = "".join(f"Cow {n} eats hay at noon.\n\n" for n in range(9))
    files = analyzed(
        [
            ("barn.md", "# Barn\n\nA red brn.\n", "# Barn\n\nA red barn.\n"),
            ("cows.md", "# Cows\n\n", f"# Cows\n\n{cows}"),
            ("gate.py", "A = 1\n", "A = 1\n\n\ndef hinge_of(gate):\n    return gate\n"),
        ],
        commits,
    )
    assert told(files, names=("main", "cows"), commits=commits).highlights == (
        "From `main` to `cows`: 3 files in 7 commits by 3 people. New: the function `hinge_of`. "
        'One commit says "Oil the gate".'
    )
    pages = told(files[:2], names=("main", "cows"), commits=commits[:4])
    assert pages.highlights.endswith('One commit says "Count the cows again (\\#5)".')


def test_of_pages_what_only_keeps_them_is_not_quoted_beside_their_news() -> None:
    commits = [
        commit("Describe the new gate", "Ann", "docs/en/gate.md"),
        commit("Fix typos", "Bo", "docs/en/gate.md"),
        commit("Copy edits for the barn page", "Cy", "docs/en/barn.md"),
        commit("Translate the gate page, all of it, with care", "Di", "docs/ja/hinge.md"),
        commit("Hay is sold on Mondays only", "Ed", "docs/en/hay.md"),
    ]
    more = "".join(f"\n扉は{n}回開く。\n" for n in range(20))
    files = analyzed(
        [
            ("docs/en/gate.md", "# Gate\n\nIt shuts.\n", "# Gate\n\nIt shuts.\n\n## New gate\n\nIt opens.\n"),
            ("docs/en/barn.md", "# Barn\n\nIts red doors is open.\n", "# Barn\n\nIts red doors are open.\n"),
            ("docs/ja/hinge.md", None, f"# 蝶番\n{more}"),
            (
                "docs/en/hay.md",
                "# Hay\n\nIt is dry.\n",
                "# Hay\n\nIt is dry.\n\nIt is sold on Mondays only.\n",
            ),
        ],
        commits,
    )
    made = told(files, names=("main", "gate"), commits=commits)
    assert made.highlights.endswith('One commit says "Hay is sold on Mondays only".')


def test_the_one_commit_that_says_more_than_what_is_told_is_quoted() -> None:
    files = analyzed([("gate.py", "A = 1\n", "A = 1\n\n\ndef hinge_of(gate):\n    return gate\n")])
    commits = [commit("Add hinge_of", "Ann", "gate.py"), commit("Oil the gate", "Ann", "gate.py")]
    assert told(files, commits=commits).highlights.endswith('One commit says "Oil the gate".')


@pytest.mark.parametrize(
    "subject", ["Prepare next development version.", "prepare for next development iteration"]
)
def test_what_only_prepares_a_release_is_not_what_a_range_is_about(subject: str) -> None:
    files = analyzed([("gate.py", "def a(g):\n    g.b()\n", "def a(g):\n    g.c()\n")])
    commits = [commit(subject, "Ann", "gate.py"), commit("Oil the gate", "Ann", "gate.py")]
    assert told(files, commits=commits).highlights.startswith('The author calls it "Oil the gate".')


def test_a_fix_of_words_alone_is_named_after_what_changes_something() -> None:
    files = analyzed(
        [
            ("gate.py", "# A gat.\ndef shut(g):\n    g.a()\n", "# A gate.\ndef shut(g):\n    g.a()\n"),
            ("latch.py", "def lift(g):\n    g.a()\n", "def lift(g):\n    g.b()\n"),
        ]
    )
    commits = [commit("Fix grammar", "Ann", "gate.py"), commit("Lift latches slowly", "Ann", "latch.py")]
    assert 'say "Lift latches slowly" and "Fix grammar"' in told(files, commits=commits).highlights


def test_what_one_file_of_a_commit_tells_is_not_said_of_the_other() -> None:
    texts = [
        ("play.py", "mix(1)\nstir(2)\n", "mix(1)\n"),
        ("bake.py", "def bake():\n    return 1\n", "def bake():\n    return 2\n"),
        ("cool.py", "def cool():\n    rest()\n", "def cool():\n    wait()\n"),
        ("d.md", "One cow eats.\n", "Two cows graze there.\n"),
    ]
    commits = [commit("Stir less", "Ann", "play.py", "bake.py", "cool.py"), commit("Count", "Bob", "d.md")]
    said = told(analyzed(texts, commits), commits=commits).other_updates
    assert said[0] == (
        "In `bake`: `2` is returned instead of `1` ([`bake.py`](#item-370cf6)); "
        "the call `stir(2)` is gone ([`play.py`](#item-6f8e4e)); "
        "one more file changes ([`cool.py`](#item-7323d0))."
    )


def test_in_a_repository_of_pages_these_are_told_before_the_scripts_that_make_them() -> None:
    pages = [
        (f"docs/hay{n}.md", f"# Hay {n}\n\nDry.\n", f"# Hay {n}\n\nDry.\n\nIt is cut in month {n}.\n")
        for n in range(5)
    ]
    commits = [
        commit("feat: list the links", "Ann", "links.py", kind="feat"),
        commit("Say when hay is cut", "Bo", *(path for path, _, _ in pages)),
        commit("perf: links", "Ann", "build.py", kind="perf"),
    ]
    page = ("docs/barn.md", None, "# Barn\n\nIt is red.\n")
    links = ("links.py", None, "class Links:\n    pass\n")
    build = ("build.py", "def build():\n    return 1\n", "def build():\n    return 2\n")
    made = told(analyzed([links, build, page, *pages], commits), names=("a", "b"), commits=commits)
    assert made.highlights.endswith(
        'New: the page "Barn"; the class `Links`. One commit says "Say when hay is cut".'
    )
    assert [("hay0.md" in entry, "build.py" in entry) for entry in made.other_updates] == [
        (True, False),
        (False, True),
    ]
    program = told(analyzed([links, build, pages[0]], commits), names=("a", "b"), commits=commits)
    assert "New: the class `Links`." in program.highlights
    assert "build.py" in program.other_updates[0]


def test_what_a_fix_did_on_pages_stands_with_what_it_did_in_the_program() -> None:
    commits = [
        commit("fix: links", "Ann", "build.py", "docs/hay0.md", kind="fix"),
        commit("Say when hay is cut", "Bo", *(f"docs/hay{n}.md" for n in range(1, 6))),
    ]
    pages = [
        (f"docs/hay{n}.md", f"# Hay {n}\n\nDry.\n", f"# Hay {n}\n\nDry.\n\nIt is cut in month {n}.\n")
        for n in range(6)
    ]
    build = ("build.py", "def build():\n    return 1\n", "def build():\n    return 2\n")
    made = told(analyzed([build, *pages], commits), names=("a", "b"), commits=commits)
    fix = [entry for entry in made.other_updates if "build.py" in entry or "hay0.md" in entry]
    assert fix == [
        (
            "In `build`: `2` is returned instead of `1` ([`build.py`](#item-2955d5)); "
            'under "Hay 0": the paragraph "It is cut in month 0." is new ([`hay0.md`](#item-20d3ef)).'
        )
    ]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", "The author calls it \"Call the 'hay' row straw\"."),
        ("zh_CN", '作者的说明为“Call the "hay" row straw”。'),
    ],
)
def test_the_quotation_marks_of_a_subject_are_not_those_around_it(locale: Locale, said: str) -> None:
    files = analyzed([("feed.md", "# Feed\n\nHay is fed.\n", "# Feed\n\nStraw is fed.\n")])
    commits = [commit('Call the "hay" row straw', "Ann", "feed.md")]
    assert told(files, locale, commits=commits).summary.startswith(said)


def test_a_commit_that_only_moved_a_file_is_not_said_to_have_changed_it() -> None:
    commits = [
        commit("Shut it twice", "Ann", "gate.py"),
        commit("Keep all of the yard in a folder", "Bob", "gate.py", "yard/gate.py"),
        commit("Oil the hinge", "Ann", "hinge.py"),
    ]
    gate, *others = analyzed(
        [
            ("yard/gate.py", "def shut(g):\n    g.half()\n", "def shut(g):\n    g.full()\n"),
            ("hinge.py", "def oil(h):\n    h.half()\n", "def oil(h):\n    h.full()\n"),
            ("CHANGES.md", "# Changes\n", "# Changes\n\n## 1.1.0\n\n- Nothing squeaks.\n"),
        ],
        commits,
    )
    gate = replace(gate, change=replace(gate.change, status="renamed", previous_path="gate.py"))
    said = told([gate, *others], commits=commits, names=("1.0.0", "1.1.0"))
    assert not any("Keep all of the yard" in entry for entry in said.other_updates)
    assert any(entry.startswith("In `shut`") for entry in said.other_updates)


def test_programs_are_no_people() -> None:
    files = analyzed([("a.py", "X = 1\n", "X = 2\n")])
    names = ["Ann", "Bob", "dependabot[bot]", "github-actions", "Renovate Bot"]
    commits = [commit(f"Set X to {at}", name, "a.py") for at, name in enumerate(names)]
    assert "in 5 commits by 2 people" in told(files, commits=commits).summary
    assert "people" not in told(files, commits=commits[1:]).summary
