"""What commit messages say, and what they do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.commits import (
    Header,
    advisories,
    closes,
    co_authors,
    description_of,
    footers,
    header_of,
    is_merge,
    is_noise,
    is_revert,
    ranked,
    read_commit,
    standing,
)
from diff_insight.model import Commit


def commit(message: str, author: str = "Ada") -> Commit:
    return read_commit("c" * 40, message, author=author)


def test_a_message_is_read_into_its_parts() -> None:
    message = "feat(parser)!: read tables (#12)\r\n\r\nNow with cells.\r\n\r\nFixes #7\r\n"
    assert read_commit(
        "a" * 40, message, author="Ada", date="2026-01-02T03:04:05+00:00", paths=("x",)
    ) == Commit(
        sha="a" * 40,
        subject="feat(parser)!: read tables (#12)",
        body="Now with cells.\n\nFixes #7",
        author="Ada",
        date="2026-01-02T03:04:05+00:00",
        type="feat",
        breaking=True,
        pull_request=12,
        paths=("x",),
    )


@pytest.mark.parametrize(
    ("subject", "header"),
    [
        ("feat: x", Header(type="feat", scope="", breaking=False, description="x")),
        ("Fix(api)!: drop y", Header(type="fix", scope="api", breaking=True, description="drop y")),
        (
            "build-ci:  two  blanks",
            Header(type="build-ci", scope="", breaking=False, description="two  blanks"),
        ),
        ("docs(a, b/c): 说明", Header(type="docs", scope="a, b/c", breaking=False, description="说明")),
        ("feat:no blank", None),
        ("feat : blank", None),
        ("feat(): no scope", None),
        ("feat(a(b)): nested", None),
        ("feat!", None),
        ("two words: x", None),
        ("https://example.com: x", None),
        ("feat: ", None),
        ("", None),
    ],
)
def test_a_header_is_one_only_by_the_grammar(subject: str, header: Header | None) -> None:
    assert header_of(subject) == header


@pytest.mark.parametrize(
    ("message", "breaking"),
    [
        ("feat: x\n\nBREAKING CHANGE: y is gone", True),
        ("x\n\nSome words.\n\nBREAKING-CHANGE: y\nis gone\n\nReviewed-by: B", True),
        ("x\n\n* feat: a\n\nBREAKING CHANGE: y\n\n* fix: b", True),
        ("x\n\nbreaking change: y", False),
        ("x\n\nThis is no BREAKING CHANGE: it only says so", False),
        ("x\n\nBREAKING CHANGE: None.", False),
        ("x\n\nBREAKING CHANGE:\n", False),
        ('Revert "feat!: x"', False),
        ("breaking(barn): drop the old gate", True),
        ("Breaking: drop the old gate", True),
        ("refactor(breaking): drop the old gate", True),
        ("fix: breaking of gates", False),
    ],
)
def test_what_breaks_is_what_the_message_says_to_break(message: str, *, breaking: bool) -> None:
    assert commit(message).breaking is breaking


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Read tables (#12)", 12),
        ("Backport tables (#12) (#34)", 34),
        ("Merge pull request #56 from ada/tables", 56),
        ("Merge #78", 78),
        ("Read tables #12", None),
        ("Read tables (#12) at last", None),
        ('Revert "Read tables (#12)"', None),
        ("Read tables (#1234567890123)", None),
    ],
)
def test_the_pull_request_is_the_one_that_the_subject_ends_with_or_merges(
    subject: str, number: int | None
) -> None:
    assert commit(subject).pull_request == number


def test_footers_are_read_over_lines_and_in_every_paragraph() -> None:
    body = "Words: and more\nof them\nFixes #3\n\nNo footer here\n\nAcked-by: B"
    assert list(footers(body)) == [("Words", "and more\nof them"), ("Fixes", "#3"), ("Acked-by", "B")]


def test_co_authors_are_names_each_once_and_not_the_author() -> None:
    message = (
        "x\n\nCo-authored-by: Bo Li <bo@example.com>\nCo-Authored-By: Ada <a@example.com>\n"
        "co-authored-by: Bo Li <b@example.com>\nCo-authored-by: <no@example.com>\n"
        "Co-authored-by: no address"
    )
    assert co_authors(commit(message)) == ("Bo Li",)


def test_issues_are_closed_by_githubs_words_alone() -> None:
    text = "Fixes #12, closes: #3. Resolved #12; see #4, prefixes #5, fixes other/repo#6, fix # 7"
    assert closes(text) == (12, 3)


def test_advisories_are_found_in_their_published_form() -> None:
    text = "CVE-2026-12345, cve-2026-0001 (ghsa-2c4f-9hjm-pqrv); not CVE-26-1 nor GHSA-aaaa-bbbb-cccc"
    assert advisories(text) == ("CVE-2026-12345", "CVE-2026-0001", "GHSA-2c4f-9hjm-pqrv")


@pytest.mark.parametrize(
    "message",
    [
        "Merge branch 'main' into feature",
        "Merge remote-tracking branch 'origin/main'",
        "Merge pull request #12 from ada/tables\n\nRead tables",
        "Merged in feature/tables (pull request #12)",
        "Merge tag 'v1.2'",
        f"Merge {'e' * 40} into {'f' * 40}",
        "wip",
        "WIP: tables",
        "[wip] tables",
        "fixup! feat: read tables",
        "squash! x",
        "fix",
        "chore: update",
        "Update README.md",
        "Create docs/api/index.md",
        "v1.2.3",
        "globset-0.4.20",
        "hay-bales-v1.2",
        "Release 1.2.0-rc.1",
        "chore(release): 1.2.0",
        "Bump version to 8.5.0 (#12)",
        "fix typos",
        "Fix tests.",
        "Some more changes...",
        "no visible change.",
        "No functional changes",
        "Fix typo in docstring",
        "Apply suggestions from code review",
        "Add files via upload",
        "Initial commit",
        "更新",
        ".",
        "",
    ],
)
def test_a_message_without_news_is_noise(message: str) -> None:
    assert is_noise(commit(message))


@pytest.mark.parametrize(
    "message",
    [
        "Merge two parsers into one",
        "Read tables",
        "fix: crash on an empty page",
        "Wipe the cache at start",
        "Update Python to 3.13",
        "Bump the default timeout to 30",
        "Fix login",
        "Add a retry",
        "更新文档",
        "テーブルを読む",
        "Remove the old parser",
        "Release the lock on error",
        "Robot arm support",
        "deps: @scope/name@3.0.0",
        "Update owner/name to 2",
        "docs: add `Client.get`",
        "Update page.Client",
    ],
)
def test_a_message_with_news_is_none(message: str) -> None:
    assert not is_noise(commit(message))


@pytest.mark.parametrize(
    ("author", "bot"),
    [
        ("dependabot[bot]", True),
        ("Renovate Bot", True),
        ("renovate-bot", True),
        ("Houston (Bot)", True),
        ("Kubernetes Prow Robot", True),
        ("PrometheusBot", True),
        ("github-actions", True),
        ("dependabot", True),
        ("Ada Talbot", False),
        ("Abbot", False),
        ("", False),
    ],
)
def test_a_bots_commit_is_noise_whatever_it_says(author: str, *, bot: bool) -> None:
    assert is_noise(commit("Bump requests from 2.1 to 2.2", author)) is bot


@pytest.mark.parametrize(
    ("body", "noise"),
    [
        ("Co-authored-by: Ada <ada@example.com>", False),
        ("Co-authored-by: helper[bot] <1+helper[bot]@example.com>", True),
        ("Signed-off-by: helper[bot] <h@example.com>\nCo-authored-by: Ada <ada@example.com>", True),
    ],
)
def test_what_people_made_with_a_bot_is_news_and_what_it_signs_itself_is_not(
    body: str, *, noise: bool
) -> None:
    made = read_commit("0" * 40, f"Ring the bell twice\n\n{body}", author="helper[bot]")
    assert is_noise(made) is noise


def test_merges_and_reverts_are_told_by_what_tools_write() -> None:
    assert is_merge(commit("Merge branch 'x'"))
    assert is_merge(commit("docs: sync main into translate-news"))
    assert is_merge(commit("Merged upstream/master into feed/oats"))
    assert not is_merge(commit("Merge the feeder into the stable"))
    assert not is_merge(commit("docs: sync main menu into the sidebar"))
    assert is_revert(commit('Revert "Read tables"'))
    assert is_revert(commit("revert: read tables"))
    assert not is_revert(commit("Reverting is possible now"))


def test_the_description_is_the_subject_without_its_marks() -> None:
    assert description_of(commit("feat(x): read tables (#12)")) == "read tables"
    assert description_of(commit("Read tables (#12)")) == "Read tables"


@given(st.text())
def test_any_message_is_read_and_nothing_of_its_first_line_is_lost(message: str) -> None:
    found = commit(message)
    lines = message.replace("\r\n", "\n").strip().split("\n")
    assert found.subject == lines[0].strip()[:1000]
    is_noise(found)
    co_authors(found)
    assert len(found.body) <= len(message)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "(#1) ",
        "a: ",
        "Fixes #",
        "a/",
        "a.",
        " ",
        "\n",
        "BREAKING CHANGE: a\n",
        "<",
        "GHSA-2c4f-",
        "Co-authored-by: a \n",
        "Merge ",
    ],
)
def test_long_hostile_messages_take_no_time(piece: str) -> None:
    message = "x\n\n" + piece * 200_000
    start = time.process_time()
    for found in (commit(message), commit(piece * 200_000, piece * 1000)):
        is_noise(found)
        co_authors(found)
        closes(message)
        advisories(message)
    assert time.process_time() - start < 3


def test_what_users_meet_first_is_listed_first() -> None:
    said = [
        "Merge branch 'pen' into main",
        "docs: name the gate",
        "fix: shut the gate",
        "Paint the barn",
        "wip",
        "feat: a bell",
        "fix!: refuse an open gate",
        "chore: sweep",
    ]
    listed = ranked([read_commit(str(at) * 40, subject) for at, subject in enumerate(said)])
    assert [commit.subject for commit in listed] == [
        "fix!: refuse an open gate",
        "feat: a bell",
        "fix: shut the gate",
        "Paint the barn",
        "docs: name the gate",
        "chore: sweep",
        "Merge branch 'pen' into main",
        "wip",
    ]


def test_what_begins_as_a_fix_is_ranked_as_one_whatever_grammar_its_project_keeps() -> None:
    told = [commit("Use another badge"), commit('Fix the plural of "cow" (#7)')]
    assert [one.subject for one in ranked(told)] == ['Fix the plural of "cow" (#7)', "Use another badge"]


def test_a_snapshot_of_a_version_is_no_news() -> None:
    assert is_noise(commit("bump snapshot 1.0.9-SNAPSHOT"))


@pytest.mark.parametrize(
    ("messages", "left"),
    [
        (["feat: a bell", 'Revert "feat: a bell"'], []),
        (["feat: a bell (#7)", 'Revert "feat: a bell (#7)" (#9)', "fix: a gate"], ["fix: a gate"]),
        (["feat: a bell", 'Revert "feat: a bell"', 'Revert "Revert "feat: a bell""'], ["feat: a bell"]),
        (["feat: a bell", "revert: feat: a bell"], []),
        (["feat: a bell", "revert: feat: a bell", "feat: a bell"], ["feat: a bell"]),
        (['Revert "feat: a bell"', "feat: a bell"], ['Revert "feat: a bell"', "feat: a bell"]),
        (["feat: a bell", 'Revert "feat: a gate"'], ["feat: a bell", 'Revert "feat: a gate"']),
        (["Ring the bell", f"Keep quiet\n\nThis reverts commit {0:040}."], []),
    ],
)
def test_what_a_later_commit_of_a_range_takes_back_is_no_news(messages: list[str], left: list[str]) -> None:
    commits = [read_commit(f"{at:040}", message) for at, message in enumerate(messages)]
    assert [one.subject for one in standing(commits)] == left
