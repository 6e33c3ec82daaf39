import pytest

from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import marker
from diff_insight.publish.refusals import NotAllowedError
from tests.adapters.publishing import NAME, World, die_at_every_write, world
from tests.fakes.github import Answer, PullRequest
from tests.fakes.github.routing import ApiError
from tests.fakes.github.writes import add_comment

__all__ = ["world"]
PULL = 7
HEAD = "1" * 40
KEY = "Diff Insight\nreport\nen_US"
_PROFILE = {
    **dict.fromkeys(("name", "company", "blog", "location", "email", "hireable", "bio")),
    **dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0),
    **dict.fromkeys(("created_at", "updated_at"), "2026-01-02T03:04:05Z"),
}


def publish(world: World, *texts: str, key: str = KEY, number: int = PULL, head: str = HEAD) -> str | None:
    parts = [body(text.strip(), key, head) for text in texts]
    writer = CommentWriter(
        client=world.client(), repository=NAME, number=number, key=key, head=head, clock=world.clock
    )
    return writer.publish(parts)


def body(text: str, key: str = KEY, head: str = HEAD) -> str:
    return f"{marker(key, head)}\n{text}"


def add(world: World, login: str, text: str) -> int:
    return int(add_comment(world.github, world.hosted, PULL, login, text)["id"])


@pytest.fixture(autouse=True)
def _pull(world: World) -> None:
    world.hosted.pulls.append(PullRequest(number=PULL, base="main", head="main", head_repository=NAME))


def test_the_first_run_writes_one_comment(world: World) -> None:
    url = publish(world, "# A\n")
    assert world.comments() == [body("# A")]
    assert url == f"{world.github.url}/{NAME}/pull/7#issuecomment-5001"


def test_a_second_run_leaves_the_comment_alone(world: World) -> None:
    publish(world, "# A\n")
    world.writes.served.clear()
    assert publish(world, "# A\n") == f"{world.github.url}/{NAME}/pull/7#issuecomment-5001"
    assert world.writes.served == []


def test_what_changed_is_updated_in_place(world: World) -> None:
    add(world, "ada", "first")
    publish(world, "# A\n")
    add(world, "ada", "last")
    publish(world, "# B\n")
    assert world.comments() == ["first", body("# B"), "last"]


def test_each_key_has_a_comment_of_its_own(world: World) -> None:
    publish(world, "# A\n")
    publish(world, "# B\n", key="other.yml")
    publish(world, "# C\n")
    assert world.comments() == [body("# C"), body("# B", "other.yml")]


def test_a_mark_in_another_authors_comment_is_text(world: World) -> None:
    for login in ("mallory", "github-actions", "other-app[bot]"):
        add(world, login, body("forged"))
    publish(world, "# A\n")
    assert world.comments() == [*[body("forged")] * 3, body("# A")]


def test_a_mark_inside_our_own_text_is_no_mark(world: World) -> None:
    add(world, "github-actions[bot]", f"A diff shows {body('x')}")
    publish(world, "# A\n")
    assert len(world.comments()) == 2


def test_ours_is_found_behind_250_other_comments(world: World) -> None:
    for number in range(120):
        add(world, "ada", f"{number}")
    publish(world, "# A\n")
    for number in range(130):
        add(world, "ada", f"{number}")
    publish(world, "# B\n")
    assert len(world.comments()) == 251
    assert world.comments()[120] == body("# B")


def test_a_deleted_comment_is_written_anew(world: World) -> None:
    publish(world, "# A\n")
    world.hosted.comments[PULL].clear()
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]


def test_a_comment_deleted_while_it_is_updated_is_written_anew(world: World) -> None:
    publish(world, "# A\n")
    world.writes.before.append(lambda _: world.hosted.comments[PULL].clear())
    publish(world, "# B\n")
    assert world.comments() == [body("# B")]


def test_surplus_parts_are_deleted_and_missing_ones_put_in_order(world: World) -> None:
    parts = [f"Part {number}" for number in range(6)]  # as older versions wrote a long report
    publish(world, *parts)
    whole = world.comments()
    del world.hosted.comments[PULL][2]
    publish(world, *parts)
    assert world.comments() == whole
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]
    publish(world)
    assert world.comments() == []


@pytest.mark.parametrize("answer", [Answer(cut=0, handled=True), Answer(cut=40, handled=True)])
def test_a_lost_answer_after_a_success_makes_no_second_comment(world: World, answer: Answer) -> None:
    world.github.fail("POST", "*/comments", answer)
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]


def test_an_answer_lost_before_the_work_is_tried_again(world: World) -> None:
    world.github.fail("POST", "*/comments", Answer(status=502, json={}), Answer(cut=0))
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]


def test_a_secondary_limit_in_the_middle_is_waited_out(world: World) -> None:
    limited = ApiError(403, "You have exceeded a secondary rate limit.").answer
    world.github.fail(
        "POST", "*/comments", Answer(status=403, json=limited.json, headers={"Retry-After": "7"})
    )
    publish(world, "# A\n", "# B\n")
    assert len(world.comments()) == 2
    assert world.clock.slept == [7]


def test_a_token_that_can_only_read_is_named(world: World) -> None:
    world.hosted.writers.clear()
    with pytest.raises(NotAllowedError, match="comment on #7 in octo/docs failed"):
        publish(world, "# A\n")


def test_an_update_refused_as_not_found_is_no_success(world: World) -> None:
    publish(world, "# A\n")
    world.github.fail("PATCH", "*", *[ApiError(404, "Not Found").answer] * 9)
    with pytest.raises(NotAllowedError, match="comment 5001 on #7 in octo/docs cannot be changed"):
        publish(world, "# B\n")


def test_without_graphql_the_token_is_asked_over_rest_or_taken_for_the_workflows(world: World) -> None:
    publish(world, "# A\n")
    world.github.fail("POST", "/graphql", *[ApiError(404, "Not Found").answer] * 9)
    world.github.fail(
        "GET",
        "/user",
        Answer(json=world.github.shapes.user("ada") | _PROFILE),
        ApiError(403, "Resource not accessible by integration").answer,
    )
    publish(world, "# B\n")  # who wrote the comment is known better from the comment itself
    assert world.comments() == [body("# B")]
    publish(world, "# C\n")
    assert world.comments() == [body("# C")]


def test_two_runs_at_once_leave_one_whole_report(world: World) -> None:
    # The other run comes between our look at the comments and our first write.
    world.writes.before.append(lambda _: add(world, "github-actions[bot]", body("# Other")))  # type: ignore[arg-type, return-value]
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]


def test_a_list_that_lags_behind_makes_no_second_comment(world: World) -> None:
    world.github.fail("GET", "*/comments", *[Answer(json=[])] * 2)
    publish(world, "# A\n")
    assert world.comments() == [body("# A")]


def test_a_run_killed_at_any_write_and_started_again_ends_the_same(world: World) -> None:
    old = [f"Part {number}" for number in range(4)]
    new = [f"New {number}" for number in range(3)]
    publish(world, *old)
    start = [dict(comment) for comment in world.hosted.comments[PULL]]
    publish(world, *new)
    end = world.comments()
    assert (len(start), len(end)) == (4, 3)

    for before, text, after in ((start, new, end), ([], new, end)):

        def restore(before: list[dict[str, object]] = before) -> None:
            world.hosted.comments[PULL] = [dict(comment) for comment in before]

        deaths = 0
        for _ in die_at_every_write(lambda text=text: publish(world, *text), restore):  # type: ignore[misc]
            publish(world, *text)
            assert world.comments() == after
            deaths += 1
        assert deaths == (4 if before else 3)
