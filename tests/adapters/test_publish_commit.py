import json
import threading

import pytest

from diff_insight.errors import PublishError
from diff_insight.publish import git_data, graphql_calls
from diff_insight.publish.commit import BranchWriter, Committed
from diff_insight.publish.index import Entry
from diff_insight.publish.plan import Feed, Publication, Reported
from diff_insight.publish.refusals import NotAllowedError, ProtectedError
from tests.adapters.publishing import NAME, World, die_at_every_write, publication, world
from tests.fakes.github import Answer
from tests.fakes.github.routing import ApiError
from tests.fakes.github.writes import advance

__all__ = ["world"]
STATE = ".diff-insight/state.json"
GRAPHQL, GIT_DATA = True, False
graphql_first = pytest.mark.parametrize(
    "mutation",
    [pytest.param(GRAPHQL, id="graphql"), pytest.param(GIT_DATA, id="git data", marks=pytest.mark.slow)],
)
both_ways = pytest.mark.parametrize("mutation", [GRAPHQL, GIT_DATA], ids=["graphql", "git data"])


def no_graphql(world: World) -> None:
    world.github.fail("POST", "/graphql", *[ApiError(404, "Not Found").answer] * 50)


def heads(world: World, branch: str = "main") -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(world.show(STATE, branch))["heads"]
    return found


@both_ways
def test_the_first_run_makes_one_commit_with_all_files(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    before = world.head()
    done = world.writer().commit(publication())
    assert done == Committed(sha=world.head(), paths=("reports/a.md", "reports/a.json", STATE))
    assert world.hosted.git("rev-parse", "main^") == before
    assert world.files() == [STATE, "README.md", "docs/a.md", "reports/a.json", "reports/a.md"]
    assert world.show("reports/a.md") == "# A\n"
    assert heads(world) == {"octo/other": {"a": "a" * 40}}
    assert world.log() == ["docs: report a", "First"]


@graphql_first
def test_a_second_run_with_the_same_markdown_writes_nothing(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    world.writer().commit(publication())
    served = list(world.writes.served)
    again = publication(result=("reports/a.json", b'{"usage": 2}\n'))
    assert world.writer().commit(again) == Committed(sha=None)
    assert world.writes.served == served


def test_a_run_without_reports_writes_nothing(world: World) -> None:
    assert world.writer().commit(publication(reports={})) == Committed(sha=None)
    assert world.writes.served == []


@graphql_first
def test_changed_markdown_brings_its_result_and_state_along(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    world.writer().commit(publication())
    done = world.writer().commit(publication(markdown="# B\n", result=("reports/a.json", b"[]\n")))
    assert done.paths == ("reports/a.md", "reports/a.json")
    assert (world.show("reports/a.md"), world.show("reports/a.json")) == ("# B\n", "[]\n")


@graphql_first
def test_a_head_that_moves_three_times_is_read_again_each_time(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    moves = iter(range(3))

    def move(_request: object) -> None:
        number = next(moves, None)
        if number is not None:
            state = {"schema_version": 1, "heads": {"octo/docs": {f"b{number}": "f" * 40}}}
            advance(world.hosted, "main", {f"other-{number}.md": "x", STATE: json.dumps(state)})

    # With the git data API the last of the four writes moves the branch.
    world.writes.before.extend([move] if mutation else [lambda _: None] * 3 + [move])
    for _ in range(2):
        world.writes.before.extend([move] if mutation else [lambda _: None] * 5 + [move])
    done = world.writer().commit(publication())
    assert done.sha == world.head()
    assert world.log() == ["docs: report a", "Another hand", "Another hand", "Another hand", "First"]
    assert heads(world) == {"octo/docs": {"b2": "f" * 40}, "octo/other": {"a": "a" * 40}}
    assert len(world.clock.slept) == 3
    assert world.clock.slept == sorted(world.clock.slept)


def test_a_head_that_never_rests_ends_in_an_error_that_says_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diff_insight.publish.commit.MOST_ATTEMPTS", 4)
    world.writes.before.extend([lambda _: advance(world.hosted, "main", {"x": str(len(world.log()))})] * 9)  # type: ignore[list-item]
    with pytest.raises(PublishError, match="Nothing was committed to `main` in octo/docs in 4 attempts"):
        world.writer().commit(publication())
    assert "reports/a.md" not in world.files()


@both_ways
def test_a_protected_branch_is_named(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    world.hosted.protected.add("main")
    with pytest.raises(ProtectedError, match=r"(?s)commit to `main` in octo/docs failed: .*pull request"):
        world.writer().commit(publication())
    assert world.log() == ["First"]


def test_a_ruleset_says_it_in_other_words(world: World) -> None:
    message = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n"
    answer = {
        "data": {"createCommitOnBranch": None},
        "errors": [{"type": "UNPROCESSABLE", "message": message}],
    }
    world.github.fail("POST", "/graphql", Answer(json=answer))
    with pytest.raises(ProtectedError):
        world.writer().commit(publication())


@both_ways
def test_a_token_that_can_only_read_is_named(world: World, *, mutation: bool) -> None:
    if not mutation:
        no_graphql(world)
    world.hosted.writers.clear()
    with pytest.raises(NotAllowedError, match="Resource not accessible by integration"):
        world.writer().commit(publication())


def test_a_repository_that_the_token_cannot_see_is_named(world: World) -> None:
    world.hosted.private = True
    world.hosted.writers.clear()
    with pytest.raises(NotAllowedError, match="repository octo/docs cannot be read"):
        world.writer().commit(publication())


@pytest.mark.parametrize("status", [None, 502])
def test_a_lost_answer_after_a_success_makes_no_second_commit(world: World, status: int | None) -> None:
    if status is None:
        world.github.fail("POST", "/graphql", Answer(cut=10, handled=True))
    else:
        # The mutation is done, then a proxy answers in its place.
        done = world.writer().commit(publication())
        world.hosted.git("update-ref", "refs/heads/main", "main^")
        commit = done.sha or ""
        world.writes.before.append(lambda _: world.hosted.git("update-ref", "refs/heads/main", commit))  # type: ignore[arg-type, return-value]
        world.github.fail("GET", "/none")
        world.writes.served.clear()
        answer = {"data": None, "errors": [{"message": "Something went wrong while executing your query."}]}
        world.github.fail("POST", "/graphql", Answer(json=answer))
    committed = world.writer().commit(publication())
    assert world.log() == ["docs: report a", "First"]
    assert committed.sha == world.head()


def test_a_lost_answer_of_the_git_data_api_makes_no_second_commit(world: World) -> None:
    no_graphql(world)
    world.github.fail("PATCH", "*", *[Answer(cut=0, handled=True)] * 5)
    committed = world.writer().commit(publication())
    assert world.log() == ["docs: report a", "First"]
    assert committed.sha == world.head()


def test_an_answer_lost_before_the_work_is_tried_again(world: World) -> None:
    world.github.fail("POST", "/graphql", Answer(cut=0), Answer(status=502, json={}))
    committed = world.writer().commit(publication())
    assert world.log() == ["docs: report a", "First"]
    assert committed.sha == world.head()


def test_a_secondary_limit_in_the_middle_is_waited_out(world: World) -> None:
    no_graphql(world)
    limited = ApiError(403, "You have exceeded a secondary rate limit. Please wait a few minutes.").answer
    world.github.fail(
        "POST", "*/git/trees", Answer(status=403, json=limited.json, headers={"Retry-After": "60"})
    )
    assert world.writer().commit(publication()).sha == world.head()
    assert 60 in world.clock.slept


def test_a_new_branch_begins_at_the_default_branch(world: World) -> None:
    done = world.writer("reports/of-docs").commit(publication())
    assert done.sha == world.head("reports/of-docs")
    assert world.log("reports/of-docs") == ["docs: report a", "First"]
    assert world.log() == ["First"]


def test_a_branch_made_by_another_run_meanwhile_is_taken(world: World) -> None:
    world.writes.before.append(lambda _: world.hosted.git("update-ref", "refs/heads/new", "main"))  # type: ignore[arg-type, return-value]
    world.writer("new").commit(publication())
    assert world.log("new") == ["docs: report a", "First"]


def test_an_empty_repository_is_named(world: World) -> None:
    world.hosted.git("update-ref", "-d", "refs/heads/main")
    with pytest.raises(PublishError, match="`main` has no commit to begin from"):
        world.writer("new").commit(publication())


def test_a_payload_too_large_for_the_mutation_goes_through_the_git_data_api(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphql_calls, "MOST_PAYLOAD", 10)
    done = world.writer().commit(publication(markdown="# Long\n"))
    assert done.sha == world.head()
    assert not [served for served in world.writes.served if "graphql" in served]
    assert git_data.create_commit


class MeetingWriter(BranchWriter):
    """Writes for the first time only when the other run is about to as well."""

    gate: threading.Barrier
    met: bool = False

    def _write(self, commit: graphql_calls.NewCommit) -> str:
        if not self.met:
            self.met = True
            self.gate.wait()
        return super()._write(commit)


def test_two_runs_at_once_end_with_both_reports(world: World) -> None:
    gate = threading.Barrier(2, timeout=20)

    def run(name: str) -> None:
        writer = MeetingWriter(client=world.client(), repository=NAME, branch="main", clock=world.clock)
        writer.gate = gate
        entries = (Entry(path=f"reports/{name}.md"),)
        writer.commit(publication(name, index=True, folder="reports", entries=entries))

    threads = [threading.Thread(target=run, args=name) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {"reports/a.md", "reports/b.md"} <= set(world.files())
    assert heads(world) == {"octo/other": {"a": "a" * 40, "b": "b" * 40}}
    assert world.show("reports/index.md").count("](") == 2
    assert len(world.log()) == 3


@both_ways
def test_a_run_killed_at_any_write_and_started_again_ends_the_same(world: World, *, mutation: bool) -> None:
    start = world.head()

    def run() -> None:
        world.writer("new", _mutation=mutation).commit(publication(result=None))

    run()
    tree = world.hosted.git("rev-parse", "new^{tree}")
    deaths = 0
    for _ in die_at_every_write(run, lambda: world.hosted.git("update-ref", "-d", "refs/heads/new")):
        run()
        assert world.hosted.git("rev-parse", "new^{tree}") == tree
        assert world.hosted.git("rev-parse", "new^") == start
        deaths += 1
    assert deaths == (2 if mutation else 6)


def test_state_is_not_taken_back_by_a_run_that_was_overtaken(world: World) -> None:
    older = world.head()
    newer = advance(world.hosted, "main", {"docs/a.md": "b\n"})

    def run(name: str, head: str) -> None:
        reported = Reported(path=STATE, repository=NAME, branch="main", head=head)
        world.writer("reports").commit(publication(name, reported=reported))

    run("b", newer)
    run("a", older)
    assert heads(world, "reports") == {NAME: {"main": newer}}
    run("c", "e" * 40)  # what the state holds is no descendant of a head that GitHub does not know
    assert heads(world, "reports") == {NAME: {"main": "e" * 40}}


def test_index_and_feed_come_with_the_commit_and_stay_the_same(world: World) -> None:
    entry = Entry(path="reports/a.md", date="2026-11-22", title="A", locale="en_US", category="all")
    feed = Feed(blob_url="https://github.com/octo/docs/blob/main", title="Reports")
    full = publication(
        index=True, feed=feed, folder="reports", template="reports/{category}/{date}.md", entries=(entry,)
    )
    advance(world.hosted, "main", {"reports/old/2025-01-02.md": "old"})
    assert set(world.writer().commit(full).paths) == {
        "reports/a.md", "reports/a.json", "reports/index.md", "reports/feed.xml", STATE,
    }  # fmt: skip
    assert "| 2025-01-02 | [2025-01-02](old/2025-01-02.md) |  |  |" in world.show("reports/index.md")
    assert world.writer().commit(full) == Committed(sha=None)


@pytest.mark.parametrize(
    ("there", "what"),
    [
        ({"reports": "a file"}, "`reports` is no folder there"),
        ({"reports/a.md/x": "x"}, "a folder stands there"),
        ({STATE: "not json"}, "state file in the target branch cannot be read"),
    ],
)
def test_what_stands_in_the_way_is_not_overwritten(
    world: World, there: dict[str, bytes | str], what: str
) -> None:
    head = advance(world.hosted, "main", there)
    with pytest.raises(PublishError, match=what):
        world.writer().commit(publication())
    assert world.head() == head


def test_a_link_in_the_branch_is_no_folder(world: World) -> None:
    target = world.hosted.git("hash-object", "-w", "--stdin", data=b"docs")
    world.hosted.git("read-tree", "main")
    world.hosted.git("update-index", "--add", "--cacheinfo", f"120000,{target},reports")
    commit = world.hosted.git(
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit-tree",
        "-p",
        "main",
        "-m",
        "x",
        world.hosted.git("write-tree"),
    )
    world.hosted.git("update-ref", "refs/heads/main", commit)
    with pytest.raises(PublishError, match="`reports` is no folder there"):
        world.writer().commit(publication())


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", ".git/hooks/x", "a/../../x.md", "a\nb.md"])
def test_no_path_leaves_the_branch(path: str) -> None:
    with pytest.raises(PublishError, match="not a path to write to"):
        Publication(reports={path: b""}, message="m")


def test_two_files_never_share_a_path() -> None:
    with pytest.raises(PublishError, match="same path"):
        Publication(reports={"a.md": b"", "A.md": b""}, message="m")
    with pytest.raises(PublishError, match="a file and a folder at once"):
        Publication(reports={"a": b"", "a/b.md": b""}, message="m")


def test_the_preview_writes_nothing_and_shows_what_a_commit_would_write(world: World) -> None:
    shown = world.writer("new").preview(publication())
    assert world.writes.served == []
    done = world.writer("new").commit(publication())
    assert tuple(shown) == done.paths
    assert all(world.show(path, "new").encode() == data for path, data in shown.items())
