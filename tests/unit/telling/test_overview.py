"""What a report says before its files, whole: each thing once, the important first."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diff_insight.facts.analyze import Known, analyze
from diff_insight.languages import messages
from diff_insight.model import (
    LOCALES,
    AnalyzedFile,
    AnalyzedRange,
    Commit,
    CommitRange,
    FileChange,
    FileStatus,
    Locale,
    Overview,
    PullRequest,
    Versions,
)
from diff_insight.telling.entries import left_out
from diff_insight.telling.offline import summarize
from diff_insight.telling.overview import overview
from diff_insight.telling.story import points
from diff_insight.telling.together import together
from tests.unit.facts.patches import patch_of


def analyzed(
    texts: Sequence[tuple[str, str | None, str | None]], commits: Sequence[Commit] = ()
) -> list[AnalyzedFile]:
    versions = {path: Versions(before=old, after=new) for path, old, new in texts}
    changes = []
    for path, old, new in texts:
        patch = patch_of(old or "", new or "")
        if old is None or new is None:
            patch = patch.replace("-1 +", "-0,0 +") if old is None else patch
        status: FileStatus = "added" if old is None else "removed" if new is None else "modified"
        rows = patch.split("\n")
        changes.append(
            FileChange(
                path=path,
                status=status,
                patch=patch,
                additions=sum(row.startswith("+") for row in rows),
                deletions=sum(row.startswith("-") for row in rows),
            )
        )
    return list(analyze(changes, Known(versions=lambda change: versions[change.path], commits=commits)))


def told(
    files: Sequence[AnalyzedFile],
    locale: Locale = "en_US",
    *,
    names: tuple[str, str] | None = None,
    among: int | None = None,
    commits: Sequence[Commit] = (),
    pull_request: PullRequest | None = None,
) -> Overview:
    base, head = names or (None, None)
    whole = AnalyzedRange(
        range=CommitRange(base_name=base, head_name=head, files=among or len(files)),
        categories={"all": tuple(files)},
        commits=tuple(commits),
        pull_request=pull_request,
    )
    summaries = {file.change.path: summarize(file, locale) for file in files}
    told = together({file.change.path: points(file) for file in files}, files)
    return overview(whole, files, told, summaries, messages(locale))


def commit(subject: str, author: str, *paths: str, kind: str | None = None) -> Commit:
    return Commit(sha=subject, subject=subject, author=author, type=kind, paths=paths)


PAGE = "---\nms.date: {date}\n---\n\n# Page {n}\n\nText.\n"
DATES = [
    (f"docs/page{n}.md", PAGE.format(date="01/01/2026", n=n), PAGE.format(date="02/02/2026", n=n))
    for n in range(3)
]
REGIONS = "# Regions\n\n| Region | model-a |\n|---|---|\n| east | ✅ |\n{more}"


def test_pages_that_change_in_a_date_alone_are_counted_after_what_a_reader_has_to_know() -> None:
    files = analyzed(
        [
            *DATES,
            ("docs/regions.md", REGIONS.format(more=""), REGIONS.format(more="| south | ✅ |\n")),
            (
                "docs/start.md",
                "# Start\n\n## API support\n\nSupport was added.\n\n## Go\n\nGo.\n",
                "# Start\n\n## Go\n\nGo.\n",
            ),
        ]
    )
    assert told(files) == Overview(
        summary='5 files change. Breaking: removes the section "API support" (Start). New: the row south.',
        highlights=(
            '5 files change. Breaking: removes the section "API support" (Start). New: the row `south`.'
        ),
        new_features=(
            'Under "Regions": the row `south` is new (model-a: ✅) ([`regions.md`](#item-4b0676)).',
        ),
        breaking_changes=(
            (
                'Under "Start": the section "API support" is gone: "Support was added." '
                "([`start.md`](#item-e2348c))."
            ),
        ),
        other_updates=("Besides, 3 files change in nothing but `ms.date`.",),
    )


def test_one_change_in_many_files_is_told_once() -> None:
    example = "# Request\n\n```http\nGET /{name}?api-version={version}\n```\n"
    texts = [
        (
            f"docs/{name}.md",
            example.format(name=name, version="2029-04-01"),
            example.format(name=name, version="2029-05-01"),
        )
        for name in ("api", "chat", "embed")
    ]
    made = told(analyzed(texts))
    assert made.highlights == (
        "`api.md`, `chat.md` and `embed.md` change. "
        "In an example `api-version` goes from `2029-04-01` to `2029-05-01` "
        "([`api.md`](#item-0f4263), [`chat.md`](#item-e395a0) and [`embed.md`](#item-77dc1d))."
    )
    assert made.other_updates == ()


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
        summary="From 1.0 to 1.1: 4 files in 3 commits by 2 people. New: the class Bell. "
        'The changelog of 1.1 says "A bell." and "Gate shuts." (CHANGELOG.md).',
        highlights="From `1.0` to `1.1`: 4 files in 3 commits by 2 people. New: the class `Bell`. "
        'The changelog of `1.1` says "A bell." and "Gate shuts." ([`CHANGELOG.md`](#item-4ac32a)).',
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


@pytest.mark.parametrize("locale", LOCALES)
def test_no_entry_stands_twice(locale: Locale) -> None:
    files = analyzed(
        [
            *DATES,
            *((f"src/m{n}.py", "A = 1\n", f"A = 1\n\n\ndef f{n}(x):\n    return x\n") for n in range(30)),
        ]
    )
    made = told(files, locale)
    entries = [*made.new_features, *made.breaking_changes, *made.other_updates]
    assert len(entries) == len(set(entries))
    assert len(made.new_features) == 24
    assert not any(entry in made.highlights for entry in entries)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_list_only_counts_can_be_counted_with_it(locale: Locale) -> None:
    texts = [(f"src/m{n}.py", "A = 1\n", f"A = 1\n\n\ndef f{n}(x):\n    return x\n") for n in range(30)]
    *points, last = told(analyzed(texts), locale).new_features
    assert left_out(last, messages(locale)) == 7
    assert {left_out(entry, messages(locale)) for entry in points} == {0}


def new_files(n: int) -> list[tuple[str, str | None, str | None]]:
    return [(f"src/m{at}.py", None, f"def f{at}(x):\n    return x\n") for at in range(n)]


def test_a_few_new_files_are_told_one_by_one() -> None:
    made = told(analyzed(new_files(5)))
    assert [entry.partition(" (")[0] for entry in made.new_features] == [
        f"The function `f{n}` is new" for n in range(5)
    ]


def test_many_new_files_of_one_folder_or_else_of_one_use_are_one_entry() -> None:
    links = "[`m0.py`](#item-afe4c3), [`m1.py`](#item-26000d), [`m2.py`](#item-c9ca9c) and 3 more files"
    made = told(analyzed(new_files(6)))
    assert made.new_features == (f"In `src/`: 6 files are new ({links}).",)
    assert made.summary == "6 files change. New: 6 files (src/)."
    old = ("src/z.py", "def g(x):\n    return 1\n", "def g(x):\n    return 2\n")
    assert told(analyzed([*new_files(6), old])).new_features == (f"6 files are new ({links}).",)


def test_the_one_change_of_a_range_is_its_summary() -> None:
    files = analyzed(
        [("tests/test_gate.py", "import gate\n", "import gate\n\n\ndef test_it():\n    assert gate\n")]
    )
    assert told(files) == Overview(
        summary="The test test_it is new (test_gate.py).",
        highlights="The test `test_it` is new ([`test_gate.py`](#item-e56785)).",
    )


def test_of_few_files_even_upkeep_is_told() -> None:
    files = analyzed([("gate.py", "import os\nimport re\n\nx = re\n", "import re\n\nx = re\n")])
    assert told(files).highlights == "The import `os` is gone ([`gate.py`](#item-a80981))."
    many = analyzed(
        [(f"gate_{at}.py", "import os\nimport re\n\nx = re\n", "import re\n\nx = re\n") for at in range(4)]
    )
    assert told(many).highlights == (
        "4 imports are gone ([`gate_0.py`](#item-fcff17), [`gate_1.py`](#item-7f2446), "
        "[`gate_2.py`](#item-515ae7) and one more file)."
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
    assert one.other_updates == ()
    assert 'The changelog of `1.1` says "New." ([`CHANGELOG.md`](#item-4ac32a)).' in one.highlights
    assert "`gate.half()` becomes `gate.full()`" in one.highlights
    entries = "".join(f"- Entry {at}.\n" for at in range(7))
    release = told(
        analyzed([("CHANGELOG.md", "# Changes\n", f"# Changes\n\n## 1.1\n\n{entries}"), code]),
        names=("1.0", "1.1"),
    )
    assert "`gate.full()`" in release.highlights
    assert (
        'The changelog of `1.1` says "Entry 0.", "Entry 1." and 5 more ([`CHANGELOG.md`]'
        in release.highlights
    )
    assert release.other_updates == tuple(
        f'"Entry {at}." ([`CHANGELOG.md`](#item-4ac32a)).' for at in range(2, 7)
    )


def test_what_a_program_keeps_to_itself_breaks_nobody_with_its_file() -> None:
    inner = (
        'package bytes\n\nimport "unsafe"\n\n// String gives b as text.\n'
        "func String(b []byte) string {\n\treturn string(b)\n}\n"
    )
    gone = analyzed(
        [("internal/bytes/bytes.go", inner, None), ("bytes/bytes.go", inner.replace("String", "Text"), None)]
    )
    assert [file.modification_type for file in gone] == ["minor update", "breaking change"]


def test_what_breaks_by_its_authors_word_alone_stands_under_breaking_changes() -> None:
    commits = [replace(commit("feat!: count the hay", "Ada", "a.py", kind="feat"), breaking=True)]
    files = analyzed(
        [("a.py", "HAY = 1\n", "HAY = 2\n"), ("b.md", "One dog barks.\n", "Two dogs bark.\n")],
        commits,
    )
    assert [file.modification_type for file in files] == ["breaking change", "minor update"]
    made = told(files, commits=commits)
    assert [len(made.breaking_changes), len(made.new_features), len(made.other_updates)] == [1, 0, 1]
    assert "[`a.py`]" in made.breaking_changes[0]


def test_a_report_on_some_files_of_a_range_does_not_count_the_commits_on_others() -> None:
    files = analyzed([("a.md", "One cow eats hay.\n", "Two cows eat hay.\n")])
    others = [commit("docs: cows", "Ada", "a.md"), commit("fix: dogs", "Bob", "b.py")]
    assert told(files, names=("1.0", "1.1"), among=2, commits=others).summary.startswith(
        "From 1.0 to 1.1: one file. "
    )
    own = [*others[:1], commit("docs: more cows", "Bob", "a.md")]
    made = told(files, names=("1.0", "1.1"), among=2, commits=own)
    assert made.summary.startswith("From 1.0 to 1.1: one file in 2 commits by 2 people. ")


def test_a_runtime_that_is_asked_of_everybody_leads_what_breaks() -> None:
    project = '[project]\nname = "barn"\nversion = "1.0"\nrequires-python = ">=3.{}"\n'
    files = analyzed(
        [
            ("src/barn.py", "def milk(cow):\n    return cow\n", "def feed(cow):\n    return cow\n"),
            ("pyproject.toml", project.format(9), project.format(11)),
        ]
    )
    assert ["`python`" in said for said in told(files).breaking_changes] == [True, False]


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
        'The commits say "perf: milk both cows at once", "docs: count cows" and "docs: count dogs".'
    )
    assert said.other_updates == (
        (
            "In `milk`: `2` is returned instead of `1` ([`milk.py`](#item-c2f8b1)); in `pail`: "
            "`3` is returned instead of `1` ([`pail.py`](#item-170db7))."
        ),
        ('"One cow eats hay." gives way to "Two cows eat hay." ([`cows.md`](#item-5b68f3)).'),
        '"One dog eats meat." gives way to "Two dogs eat meat." ([`both.md`](#item-bf0161)).',
    )


def test_what_gave_way_in_several_sections_of_a_page_is_told_as_one() -> None:
    names = ["Red", "White", "Grey", "Brown"]
    pairs = [
        ("Cows eat hay in winter.", "Water comes from a well nearby."),
        ("Bulls stay out.", "Gates shut."),
    ]
    old, new = (
        "".join(
            f"# {name}\n\n{name} {pair[side]}\n\n{pair[side]} It is {name}.\n\n"
            for name in names
            for pair in pairs
        )
        for side in (0, 1)
    )
    said = told(analyzed([("clay.md", old, new)]))
    assert said.highlights == (
        'Under "Red", "White", "Grey" and "Brown": 8 sentences, the first "Cows eat hay in winter.", '
        'give way to as many others, the first "Water comes from a well nearby." '
        "([`clay.md`](#item-9aa0ef))."
    )
    assert said.other_updates == (
        (
            'Under "Red", "White", "Grey" and "Brown": 8 paragraphs, the first '
            '"Red Cows eat hay in winter.", give '
            'way to as many others, the first "Red Water comes from a well nearby." '
            "([`clay.md`](#item-9aa0ef))."
        ),
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


def test_packages_without_versions_that_come_and_go_are_named() -> None:
    old = '[dependency-groups]\ndocs = ["hay", "oats"]\n'
    new = '[dependency-groups]\ndocs = ["oats", "straw", "clover"]\n'
    said = told(analyzed([("pyproject.toml", old, new), ("a.md", "One cow.\n", "Two cows.\n")]))
    assert [entry for entry in said.other_updates if "hay" in entry] == [
        "`straw` and `clover` are new; `hay` is gone ([`pyproject.toml`](#item-522adf))."
    ]


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
        '"Fix a spelling of the trough" and "Oil the gate".'
    )


@pytest.mark.parametrize("placeholder", ["*none*", "TBD", "*Coming soon.*", "N/A"])
def test_what_stands_in_a_changelog_until_something_does_is_no_entry(placeholder: str) -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    new = f"# Changes\n\n## 1.1\n\n{placeholder}\n\n## 1.0\n\n- Hay.\n"
    gate = ("gate.py", "WIDTH = 1\n", "WIDTH = 2\n")
    said = told(analyzed([("CHANGELOG.md", old, new), gate]))
    assert said.other_updates == ()
    assert said.summary == "CHANGELOG.md and gate.py change. Breaking: WIDTH: 1 → 2."


def test_the_rest_of_a_list_is_counted_by_points_and_things_of_one_kind_by_their_names() -> None:
    old = "".join(f"def f{n}(x):\n    return x\n\n\n" for n in range(2))
    files = [
        (f"farm{at}/herd{at}.py", old, old + "".join(f"def g{at}_{n}(x):\n    pass\n\n\n" for n in (1, 2)))
        for at in range(30)
    ]
    made = told(analyzed(files))
    *_, rest = made.new_features
    assert len(made.new_features) == 24
    assert made.summary.endswith("New: the functions g0_1, g0_2, g1_1 and 57 more.")
    assert rest == "7 more, among them `g23_1`, `g23_2` and `g24_1`."


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


def test_a_file_that_stands_in_many_folders_is_named_once() -> None:
    texts = [(f"v{n}/feed.md", "Cows eat hay in winter.\n", "Cows eat oats in winter.\n") for n in range(5)]
    said = told(analyzed([*texts, ("a.md", "One dog.\n", "Two dogs.\n")]))
    assert "([`feed.md`](#item-2c7a0d) in 5 folders)" in "".join((said.highlights, *said.other_updates))


def test_a_package_that_went_is_named_without_where_it_was_wanted() -> None:
    project = '[project]\nname = "barn"\nversion = "1"\ndependencies = ["oats"{}]\n'
    asked = project.format(", \"hay; platform_system == 'Windows'\"")
    said = told(analyzed([("pyproject.toml", asked, project.format(""))]))
    assert said.summary == "The package hay is gone (pyproject.toml)."


def test_packages_that_users_install_are_told_before_those_of_workflows() -> None:
    workflow = "on: push\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@{}\n"
    project = '[project]\nname = "barn"\nversion = "1"\ndependencies = ["hay=={}"]\n'
    files = analyzed(
        [
            (".github/workflows/t.yml", workflow.format("v4"), workflow.format("v5")),
            ("pyproject.toml", project.format("1.0"), project.format("2.0")),
            *DATES,
        ]
    )
    said = told(files)
    assert "`hay`" in said.highlights
    assert "`actions/checkout` goes from `v4` to `v5`" in said.other_updates[0]


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


def test_what_is_new_under_one_name_in_a_program_its_schema_and_a_page_is_told_once() -> None:
    schema = '{{"type": "object", "properties": {{"hay": {{"type": "object", "properties": {{{}}}}}}}}}\n'
    page = "# Values\n\n| Name | Use |\n|---|---|\n| `hay.bales` | Number |\n{}"
    files = analyzed(
        [
            (
                "chart/values.schema.json",
                schema.format('"bales": {"type": "integer"}'),
                schema.format('"bales": {"type": "integer"}, "wrapped": {"type": "boolean"}'),
            ),
            ("chart/VALUES.md", page.format(""), page.format("| `hay.wrapped` | Wrapped |\n")),
        ]
    )
    (entry,) = told(files).new_features
    assert entry == (
        "In `hay`: the property `wrapped` is new (`boolean`) ([`values.schema.json`](#item-089234) and "
        "[`VALUES.md`](#item-faca31))."
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


def test_a_mode_which_no_patch_shows_is_not_counted_among_the_other_changes_of_a_file() -> None:
    old, new = ("".join(f"size_{n} = {n * by}\n\n" for n in range(1, 13)) for by in (2, 3))
    plain = analyzed([("run.toml", old, new)])[0]
    modes = replace(plain.change, old_mode="100644", new_mode="100755")
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    file = analyze([modes], known)[0]
    both = [together({one.change.path: points(one)}, [one]) for one in (plain, file)]
    assert len(points(file)) == len(points(plain)) + 1
    left = [sum(one.more for one in each.told) for each in both]
    assert left[0] == left[1]


def test_what_can_be_quoted_is_told_before_what_is_too_long_for_it() -> None:
    page = "def page():\n    return [{}]\n\n\ndef cows():\n    return {}\n"
    long = [", ".join(f'"{name} {n}"' for n in range(20)) for name in ("a cow in the barn", "hay")]
    files = analyzed([("a.py", page.format(long[0], 1), page.format(long[1], 2))])
    assert told(files).highlights.startswith("In `cows`: `2` is returned instead of `1` (")


@pytest.mark.parametrize(
    "path", [".github/ISSUE_TEMPLATE.md", "docs/PULL_REQUEST_TEMPLATE/bug.md", "news/+hay-2.1.vendor.rst"]
)
def test_a_page_for_those_who_keep_the_repository_breaks_nobody_when_it_goes(path: str) -> None:
    page = "# Cows\n\n## Hay\n\nTell which hay it was.\n"
    assert told(analyzed([(path, page, None)])).breaking_changes == ()
    assert len(told(analyzed([("docs/hay.md", page, None)])).breaking_changes) == 1


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


def test_what_breaks_with_a_statement_that_goes_is_named() -> None:
    old = "if VERSION < 4:\n    def feed(cow):\n        return cow\n\n\ndef milk(cow):\n    return cow\n"
    new = "def milk(cow):\n    return cow\n"
    assert told(analyzed([("a.py", old, new)])).breaking_changes == (
        "The function `feed` is gone ([`a.py`](#item-4503e1)).",
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


def test_what_several_pages_say_otherwise_is_said_of_none_of_them() -> None:
    texts = [
        ("docs/a.md", "# A\n\nSet the copper of a pot.\n", "# A\n\nSet the bronze of a pot.\n"),
        ("docs/b.md", "# B\n\nNo bowl has copper yet.\n", "# B\n\nNo bowl has bronze yet.\n"),
    ]

    assert told(analyzed(texts)).summary == (
        'a.md and b.md change. "copper" becomes "bronze" (a.md and b.md).'
    )


def test_links_of_several_pages_are_said_by_what_changes_in_all_of_their_targets() -> None:
    texts = [
        (
            f"docs/{name}.md",
            f"# P\n\nSee [Fire]({ahead}/fire.md) now.\n",
            f"# P\n\nSee [Fire]({ahead}/heat.md) now.\n",
        )
        for name, ahead in (("a", "../kiln"), ("b", "https://kiln.example/pots"))
    ]

    assert told(analyzed(texts)).summary == (
        'a.md and b.md change. The link "Fire" now leads to …/heat.md (was …/fire.md) (a.md and b.md).'
    )


def test_markers_of_conflicts_that_were_settled_in_several_files_are_summed() -> None:
    old = "# {name}\n\n<<<<<<< HEAD\nTwo locks.\n=======\nThree locks.\n>>>>>>> 1a2b3c4d\n"
    files = analyzed(
        [
            (f"docs/{name}.md", old.format(name=name), f"# {name}\n\nTwo locks.\n")
            for name in ("door", "lid", "vent")
        ]
    )
    said = told(files)
    assert "9 conflict markers are gone (door.md, lid.md and vent.md)." in said.summary
    assert said.other_updates == ()


def renamed(*pairs: tuple[str, str]) -> list[AnalyzedFile]:
    changes = [
        FileChange(path=new, previous_path=old, status="renamed", patch=None, additions=0, deletions=0)
        for old, new in pairs
    ]
    return list(analyze(changes, Known()))


def test_files_that_have_new_names_are_told_once_and_all_counted() -> None:
    files = renamed(
        *((f"docs/{name}/hay.en.md", f"docs/{name}/hay.md") for name in "abc"),
        *((f"docs/{name}.en.md", f"docs/{name}.md") for name in "defgh"),
    )
    assert told(files).summary == (
        "8 files have new names: hay.en.md → hay.md, d.en.md → d.md, e.en.md → e.md and 3 more "
        "(hay.md in 3 folders, d.md, e.md and 3 more files)."
    )


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", "5 files move from guide/ to docs/guide/ (a.md, b.md, c.md and 2 more files)."),
        ("zh_CN", "5 个文件从 guide/ 移到 docs/guide/（a.md、b.md、c.md 及另外 2 个文件）。"),
    ],
)
def test_a_folder_that_moved_is_told_with_where_it_went(locale: Locale, said: str) -> None:
    files = renamed(*((f"guide/{name}.md", f"docs/guide/{name}.md") for name in "abcde"))
    assert told(files, locale).summary.endswith(said)


def test_files_that_went_to_several_folders_are_counted() -> None:
    files = renamed(*((f"guide/{name}.md", f"{name}/{name}.md") for name in "abcde"))
    assert "5 files move to other folders" in told(files).summary


def test_what_most_files_are_about_leads() -> None:
    gone = [(f"examples/{name}/{name}.txt", "Hay.\n", None) for name in "abcdefg"]
    note = ("docs/feed.md", "# Feed\n\nSee a.\n\nSee b.\n", "# Feed\n\nSee b.\n")
    assert "7 files are gone" in told(analyzed([note, *gone])).highlights


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


def test_types_that_only_bear_the_new_name_of_another_are_told_with_its_renaming() -> None:
    old = "export declare class {0} {{\n  put(it: {0} | string): {0};\n  take(): {0};\n}}\n"
    files = analyzed([("index.d.ts", old.format("InnerBarn"), old.format("Barn"))])
    assert told(files).breaking_changes == (
        "The class `InnerBarn` is now called `Barn` ([`index.d.ts`](#item-b52768)).",
    )


def test_a_parameter_is_no_function_of_the_same_name() -> None:
    old = "def shut(gate, lock=None):\n    return gate(lock)\n"
    new = "def lock(gate):\n    return gate\n\n\ndef shut(gate):\n    return gate(lock)\n"
    said = told(analyzed([("gate.py", old, new)]))
    assert "is now the function" not in repr(said)
    assert (
        said.summary
        == "gate.py changes. Breaking: removes the parameter lock (shut). New: the function lock."
    )


def test_files_of_which_only_lines_are_known_are_counted_together() -> None:
    method = "public static function shut(): iterable\n    {{\n        yield 1;\n    }}\n"
    body = f"<?php\n\nclass Gate\n{{{{\n    {{}}\n    {method}}}}}\n"
    long, short = "/**\n     * @return Gate[]\n     */", "/** @return Gate[] */"
    texts = [(f"src/g{n}/Gate.php", body.format(long), body.format(short)) for n in range(6)]
    said = told(analyzed([*texts, ("a.py", "X = 1\n", "X = 2\n")]))
    assert said.other_updates == (
        "Besides, lines of 6 files change ([`Gate.php`](#item-d82f98) in 6 folders).",
    )


def test_white_space_never_leads() -> None:
    texts = [
        ("pyproject.toml", "[a]\nb = 1\n", "[a]\n\nb = 1\n"),
        ("guide/feed.md", "One cow.\n", "Two cows.\n"),
    ]
    assert "Two cows" in told(analyzed(texts)).highlights


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
        'The commits say "Oil the gate", "Count the cows again (\\#5)" and "Fix a typing error (\\#4)".'
    )


OTHERS = [
    (f"barn{n}.py", f"def oil{n}(g):\n    g.a({n})\n", f"def oil{n}(g):\n    g.b({n}{n})\n")
    for n in range(13)
]


def test_many_changes_without_names_in_several_functions_are_told_by_where_they_are() -> None:
    old = "def morning(a, b):\n    if a:\n        b()\n    c = 1\n    x(1)\n    return 1\n"
    new = "def morning(a, b):\n    while a:\n        b()\n    c = 2\n    y(1)\n    return 2\n"
    day, changed = (one + "\n\n" + one.replace("morning", "evening") for one in (old, new))
    changed = changed.replace("return 2", "return 3", 1).replace("c = 2", "c = 5", 1)
    files = analyzed([("day.py", day, changed), *OTHERS[:4]])
    said = told(files).highlights
    assert "There are 12 changes in `morning` and `evening` ([`day.py`]" in said
    alone = told(analyzed([("day.py", day, changed)]))
    assert "There are" not in "\n".join([alone.highlights, *alone.other_updates])


def test_the_rest_of_a_list_names_no_file_that_the_list_tells_already() -> None:
    latch = ("latch.py", "class Latch:\n    pass\n", "class Latch:\n    def lift(self):\n        pass\n")
    made = told(analyzed([latch, *OTHERS]))
    *_, last = made.other_updates
    assert last.startswith("2 more files change: [`barn11.py`]")
    many = [
        (
            path,
            f"{old}\n\n{old.replace('oil', 'dry')}",
            f"{new}\n\n{old.replace('oil', 'dry')}".replace("g.a", "g.c"),
        )
        for path, old, new in OTHERS[:12]
    ]
    assert not any("more files change" in entry for entry in told(analyzed(many)).other_updates)


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


def test_lines_of_which_one_can_quote_none_are_counted_after_what_is_told() -> None:
    rows = "".join(f"word{n} {{}}\n" for n in range(9))
    files = analyzed([("NEWS.rdoc", rows.replace("{}", "a"), rows.replace("{}", "b")), *OTHERS[:4]])
    assert told(files).other_updates[-1] == "Besides, lines of one file change ([`NEWS.rdoc`](#item-035a79))."


def test_sections_of_one_name_in_two_pages_are_named_once() -> None:
    page = "# {title}\n\nText.\n"
    files = analyzed(
        [
            (path, page.format(title=path), f"{page.format(title=path)}\n## Hay\n\nHay for the {path}.\n")
            for path in ("cows.md", "dogs.md")
        ]
    )
    assert told(files).highlights.endswith(' New: the section "Hay".')


def test_entries_that_make_up_for_what_several_old_releases_lack_are_no_news() -> None:
    old = "# Changes\n\n## 2.0.0\n\n- Hay.\n\n## 1.0.0\n\n- Gates.\n"
    new = "# Changes\n\n## 2.0.0\n\n- Hay.\n- Straw for dogs.\n\n## 1.0.0\n\n- Gates.\n- Bells for cows.\n"
    made = told(analyzed([("CHANGELOG.md", old, new)]))
    assert "2 more entries under older releases" in made.highlights


def test_what_only_sums_up_what_breaks_is_told_as_that() -> None:
    table = "## Supported regions\n\n| Region | model-a |\n|---|---|\n| east | ✅ |\n| west | ✅ |\n\n"
    old = f"# Barn\n\n{table}A cow eats hay at noon.\n"
    made = told(analyzed([("barn.md", old, "# Barn\n\nA dog eats meat at night.\n")]))
    assert len(made.breaking_changes) == 1
    assert "Supported regions" in made.breaking_changes[0]


def test_entries_that_maintainers_call_breaking_lead_what_the_changelog_says() -> None:
    old = "# Changes\n\n## 1.0\n\n- Hay.\n"
    said = "- Bells for cows.\n- Straw for dogs.\n- Oil for gates.\n- **Breaking:** hay costs.\n"
    new = old.replace("## 1.0", f"## 2.0\n\n{said}\n## 1.0")
    made = told(analyzed([("CHANGELOG.md", old, new)]), names=("1.0", "2.0"))
    assert made.highlights.endswith(
        'The changelog of `2.0` says "Breaking: hay costs.", "Bells for cows." and 2 more '
        "([`CHANGELOG.md`](#item-4ac32a))."
    )


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


def test_keys_that_a_schema_names_too_are_told_once() -> None:
    schema = '{{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {{"hay": {{}}{more}}}}}\n'
    files = analyzed(
        [
            ("charts/barn/values.yaml", "hay: 1\n", "hay: 1\nstraw: 2\n"),
            ("charts/barn/values.schema.json", schema.format(more=""), schema.format(more=', "straw": {}')),
        ]
    )
    assert len(told(files).new_features) == 1


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


def test_lines_of_a_build_that_nobody_reads_follow_its_packages() -> None:
    script = "rootProject.feed {}\n\ndependencies {{\n    api 'org.barn:hay:{}'\n}}\n"
    files = analyzed([("build.gradle", script.format("'noon'", "1.0.0"), script.format("'night'", "1.1.0"))])
    assert "`org.barn:hay` goes from `1.0.0` to `1.1.0`" in told(files).highlights


def test_a_new_file_of_one_class_is_named_by_it() -> None:
    files = analyzed([("bell.py", None, 'class Bell:\n    """Rings."""\n'), ("a.py", "A = 1\n", "A = 1\n\n")])
    assert told(files).highlights.endswith("New: the class `Bell`.")


def test_things_of_one_kind_are_said_together_and_points_of_others_counted() -> None:
    new = "\n\nclass {0}:\n    pass\n\n\ndef {1}(a):\n    pass\n\n\n{2}_SIZE = 1\n"
    files = analyzed(
        [
            (f"{name}.py", "A = 1\n", "A = 1\n" + new.format(name.title(), f"feed_{name}", name.upper()))
            for name in ("cows", "dogs", "hens")
        ]
    )
    assert told(files).summary.endswith(
        "New: the classes Cows, Dogs and Hens; the functions feed_cows, feed_dogs and feed_hens; "
        "the constants COWS_SIZE, DOGS_SIZE and HENS_SIZE."
    )


def test_a_fix_of_words_alone_is_named_after_what_changes_something() -> None:
    files = analyzed(
        [
            ("gate.py", "# A gat.\ndef shut(g):\n    g.a()\n", "# A gate.\ndef shut(g):\n    g.a()\n"),
            ("latch.py", "def lift(g):\n    g.a()\n", "def lift(g):\n    g.b()\n"),
        ]
    )
    commits = [commit("Fix grammar", "Ann", "gate.py"), commit("Lift latches slowly", "Ann", "latch.py")]
    assert 'say "Lift latches slowly" and "Fix grammar"' in told(files, commits=commits).highlights


def test_a_section_gone_from_the_pages_of_a_program_is_said_to_be_documentation() -> None:
    gate = ("gate.py", "def shut(gate):\n    return 1\n", "def shut(gate):\n    return 2\n")
    page = ("docs/gate.md", "# Gate\n\nIt shuts.\n\n## Old hinges\n\nThey creak.\n", "# Gate\n\nIt shuts.\n")
    made = told(analyzed([gate, page]), names=("1.0", "1.1"))
    assert made.breaking_changes == ()
    assert "Breaking" not in made.highlights
    assert 'Documentation: removes the section "Old hinges"' in made.highlights
    assert any(entry.startswith("Documentation: ") for entry in made.other_updates)
    alone = told(analyzed([page]), names=("1.0", "1.1"))
    assert [entry[:12] for entry in alone.breaking_changes] == ['Under "Gate"']


def test_a_name_with_a_mark_is_found_where_a_test_names_it() -> None:
    old = "def cut\n  1\nend\n"
    sheet = ("lib/sheet.rb", old, f"{old}\ndef fold!\n  2\nend\n")
    made = told(analyzed([sheet, ("spec/sheet_spec.rb", "cut\n", "cut\nfold!\n")]))
    assert made.insights == "`fold!` comes with changes of tests that name it (`sheet_spec.rb`)."
    made = told(analyzed([sheet, ("spec/sheet_spec.rb", "cut\n", "cut\nfold(1)\n")]))
    assert made.insights == "`fold!` stands in no changed line of a test or a page."


def test_upkeep_by_its_own_word_stands_in_one_entry() -> None:
    gates = [
        (f"gate{n}.py", f"def shut{n}(gate):\n    return 1\n", f"def shut{n}(gate):\n    return {n + 2}\n")
        for n in range(4)
    ]
    commits = [
        commit("feat: shut gates", "Ann", "gate0.py"),
        commit("style: set quotes", "Bob", "gate1.py", kind="style"),
        commit("refactor: cut gates", "Bob", "gate2.py", kind="refactor"),
        commit("fix: shut the last gate", "Bob", "gate3.py", kind="fix"),
    ]
    made = told(analyzed(gates, commits), names=("1.0", "1.1"), commits=commits)
    upkeep = [entry for entry in made.other_updates if entry.startswith("Upkeep, as the commits call it")]
    assert upkeep == [
        (
            'Upkeep, as the commits call it: "style: set quotes" and "refactor: cut gates" '
            "([`gate1.py`](#item-1c47d9) and [`gate2.py`](#item-b3a824))."
        )
    ]


def test_a_program_that_loads_something_else_is_named_not_called_upkeep() -> None:
    texts = [
        ("lib/kiln.rb", "require 'set'\n", "require 'set'\nrequire 'json'\n"),
        ("lib/glaze.rb", "# A glaze.\nrequire 'set'\n", "# One glaze.\nrequire 'set'\n"),
        *((f"docs/{name}.md", "One kiln.\n", f"Two kilns {name}.\n") for name in ("a", "b")),
    ]
    assert told(analyzed(texts)).other_updates[-1] == (
        "Besides, one import is new ([`kiln.rb`](#item-302574)); one file changes in upkeep only."
    )


def test_what_a_program_loads_under_a_new_condition_is_news() -> None:
    old = "require 'set'\n"
    new = old + "require 'kiln/cold' if Clay::MAJOR > 6\n"
    texts = [
        ("lib/kiln.rb", old, new),
        *((f"ci/{n}.rb", f"# One {n}.\n", f"# Two {n}.\n") for n in range(3)),
    ]
    made = told(analyzed(texts))
    assert "The condition `Clay::MAJOR > 6` is new ([`kiln.rb`](#item-302574))." in made.highlights


def test_imports_for_a_type_checker_alone_stay_upkeep() -> None:
    old = "from typing import TYPE_CHECKING\n"
    new = old + "\nif TYPE_CHECKING:\n    from clay import Kiln\n"
    texts = [
        ("kiln.py", old, new),
        *((f"docs/{n}.md", "One kiln.\n", f"Two kilns {n}.\n") for n in range(3)),
    ]
    made = told(analyzed(texts))
    assert "TYPE_CHECKING" not in " ".join((made.highlights, *made.other_updates))


def test_all_files_that_are_gone_are_counted_together_whatever_they_were_for() -> None:
    texts = [
        *((f"words/de/{n}.po", f'msgid "Pot {n}"\nmsgstr "Topf {n}"\n', None) for n in range(7)),
        ("words/yarn.lock", "# yarn lockfile v1\n", None),
        ("dist/app.min.js", "var a=1\n", None),
    ]
    made = told(analyzed(texts))
    assert made.highlights.startswith("9 files are gone (")
    assert made.other_updates == ()


def test_a_generated_file_that_is_gone_is_not_said_to_change() -> None:
    texts = [
        ("dist/app.min.js", "var a=1\n", None),
        *((f"docs/{n}.md", "One kiln.\n", f"Two kilns {n}.\n") for n in range(3)),
    ]
    assert told(analyzed(texts)).other_updates[-1] == (
        "Besides, one file is gone ([`app.min.js`](#item-38504c))."
    )


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
