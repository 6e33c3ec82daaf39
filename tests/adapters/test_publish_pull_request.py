import pytest

from diff_insight.publish.pull_request import Opened, PullRequestWriter, pull_request_body
from diff_insight.publish.refusals import NotAllowedError
from tests.adapters.publishing import NAME, World, die_at_every_write, publication, world
from tests.fakes.github import Answer
from tests.fakes.github.routing import ApiError
from tests.fakes.github.writes import advance
from tests.unit.publish.examples import HOSTILE
from tests.unit.publish.test_job_summary import seen

__all__ = ["world"]
BRANCH = "diff-insight/main"


def publish(world: World, name: str = "a", markdown: str = "# A\n", target: str | None = None) -> Opened:
    writer = PullRequestWriter(client=world.client(), repository=NAME, target=target, clock=world.clock)
    return writer.publish(publication(name, markdown, result=None, reported=None))


def pulls(world: World) -> list[tuple[int, str, str]]:
    return [(pull.number, pull.state, pull.title) for pull in world.hosted.pulls]


def close(world: World) -> None:
    """Close the only open pull request: its head stands still from now on."""
    pull = next(pull for pull in world.hosted.pulls if pull.state == "open")
    pull.state, pull.head_sha = "closed", world.head(BRANCH)


def test_a_protected_branch_gets_its_reports_through_one_pull_request(world: World) -> None:
    world.hosted.protected.add("main")
    opened = publish(world)
    assert opened.url == f"{world.github.url}/{NAME}/pull/1"
    assert opened.committed.sha == world.head(BRANCH)
    assert world.log(BRANCH) == ["docs: report a", "First"]
    assert world.log() == ["First"]
    (pull,) = world.hosted.pulls
    assert (pull.base, pull.head, pull.title) == ("main", BRANCH, "docs: report a")
    assert pull.body == "Reports on what changed, made by Diff Insight.\n\n- `reports/a.md`\n"


def test_a_second_run_updates_the_same_pull_request(world: World) -> None:
    publish(world)
    assert publish(world, "b").url == f"{world.github.url}/{NAME}/pull/1"
    assert pulls(world) == [(1, "open", "docs: report b")]
    assert world.log(BRANCH) == ["docs: report b", "docs: report a", "First"]


def test_the_same_run_again_writes_nothing(world: World) -> None:
    publish(world)
    world.writes.served.clear()
    assert publish(world).url == f"{world.github.url}/{NAME}/pull/1"
    assert world.writes.served == []


def test_reports_that_the_target_has_need_no_pull_request(world: World) -> None:
    advance(world.hosted, "main", {"reports/a.md": "# A\n"})
    assert publish(world).url is None
    assert world.writes.served == []


def test_after_the_pull_request_was_closed_the_branch_begins_again(world: World) -> None:
    publish(world)
    close(world)
    advance(world.hosted, "main", {"docs/a.md": "b\n"})
    assert publish(world, "b").url == f"{world.github.url}/{NAME}/pull/2"
    assert world.log(BRANCH) == ["docs: report b", "Another hand", "First"]


def test_what_no_pull_request_has_shown_is_kept(world: World) -> None:
    publish(world)
    close(world)
    advance(world.hosted, BRANCH, {"reports/c.md": "# C\n"}, "docs: report c")
    publish(world, "b")
    assert world.log(BRANCH) == ["docs: report b", "docs: report c", "docs: report a", "First"]


def test_a_branch_that_moves_while_it_begins_again_is_kept(world: World) -> None:
    publish(world)
    close(world)
    advance(world.hosted, "main", {"docs/a.md": "b\n"})
    world.writes.before.append(lambda _: advance(world.hosted, BRANCH, {"reports/c.md": "# C\n"}))  # type: ignore[arg-type, return-value]
    publish(world, "b")
    assert {"reports/a.md", "reports/b.md", "reports/c.md"} <= set(world.files(BRANCH))


def test_a_pull_request_that_another_run_opened_meanwhile_is_updated(world: World) -> None:

    world.github.fail("POST", "*/pulls", Answer(cut=0, handled=True))
    assert publish(world).url == f"{world.github.url}/{NAME}/pull/1"
    assert pulls(world) == [(1, "open", "docs: report a")]


def test_a_refusal_that_stays_says_where_the_reports_are(world: World) -> None:
    refusal = ApiError(
        422, "Validation Failed", errors=[{"resource": "PullRequest", "code": "custom", "message": "No"}]
    )
    world.github.fail("POST", "*/pulls", *[refusal.answer] * 9)
    with pytest.raises(
        Exception, match="reports are on the branch `diff-insight/main` of octo/docs, but no pull"
    ):
        publish(world)


def test_a_setting_that_forbids_pull_requests_is_named(world: World) -> None:
    message = "GitHub Actions is not permitted to create or approve pull requests."
    world.github.fail("POST", "*/pulls", ApiError(403, message).answer)
    with pytest.raises(NotAllowedError, match="not permitted to create or approve"):
        publish(world)


def test_a_run_killed_at_any_write_and_started_again_ends_the_same(world: World) -> None:
    advance(world.hosted, "main", {"docs/a.md": "b\n"})

    def restore() -> None:
        world.hosted.pulls.clear()
        if BRANCH in world.hosted.branches():
            world.hosted.git("update-ref", "-d", f"refs/heads/{BRANCH}")

    deaths = 0
    for _ in die_at_every_write(lambda: publish(world), restore):
        publish(world)
        assert pulls(world) == [(1, "open", "docs: report a")]
        assert world.log(BRANCH) == ["docs: report a", "Another hand", "First"]
        deaths += 1
    assert deaths == 3  # the branch, the commit, the pull request


def test_no_path_is_live_in_the_body() -> None:
    page = seen(pull_request_body(HOSTILE))
    assert set(page.tags) == {"p", "ul", "li", "code"}
    assert "@" not in "".join(page.loose)


def test_the_body_lists_so_many_paths_and_no_more() -> None:
    assert pull_request_body([f"{n}" for n in range(250)]).endswith("- `99`\n- and 150 more\n")
