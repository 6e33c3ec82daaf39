"""Runs on one pull request or release in any order: nothing is lost, nothing doubled, the newest wins."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from diff_insight.errors import PublishError
from diff_insight.publish.comment import CommentWriter
from diff_insight.publish.comment_body import marker
from diff_insight.publish.commit import Committed
from diff_insight.publish.description import DescriptionWriter
from diff_insight.publish.labels import LabelWriter
from diff_insight.publish.marked_block import MarkedBlock
from diff_insight.publish.plan import Publication, Standing
from diff_insight.publish.refusals import NotAllowedError
from diff_insight.publish.release import RELEASE_LIMIT, ReleaseWriter
from diff_insight.publish.workflow_commands import utf16_units
from tests.adapters.publishing import NAME, World, die_at_every_write, publication, world
from tests.fakes.github import Answer, PullRequest, Release
from tests.fakes.github.routing import ApiError
from tests.fakes.github.writes import advance

__all__ = ["world"]
KEY = "Diff Insight\nreport\nen_US"
LABELS = {"breaking change": "breaks", "new feature": "feature", "bug fix": "fix"}
NOTES = "Thanks to *all*.\r\n\r\n<!-- kept -->\r\n- by hand  "


@dataclass
class Line:
    """Three heads of one pull request, oldest first; the branch stands at the last one."""

    world: World
    heads: list[str]

    def comment(self, head: str, *texts: str) -> CommentWriter:
        writer = CommentWriter(
            client=self.world.client(),
            repository=NAME,
            number=7,
            key=KEY,
            head=head,
            clock=self.world.clock,
        )
        writer.publish([f"{marker(KEY, head)}\n{text}" for text in texts or (f"# {head[:7]}",)])
        return writer

    def describe(self, head: str, content: str | None = None) -> DescriptionWriter:
        writer = DescriptionWriter(
            client=self.world.client(),
            repository=NAME,
            number=7,
            key=KEY,
            head=head,
            clock=self.world.clock,
        )
        writer.publish(f"# {head[:7]}" if content is None else content)
        return writer

    def label(self, head: str, *types: str) -> LabelWriter:
        writer = LabelWriter(
            client=self.world.client(),
            repository=NAME,
            number=7,
            head=head,
            names=LABELS,  # type: ignore[arg-type]
            clock=self.world.clock,
        )
        writer.publish(types)  # type: ignore[arg-type]
        return writer

    def release(self, head: str, content: str | None = None) -> ReleaseWriter:
        writer = ReleaseWriter(
            client=self.world.client(),
            repository=NAME,
            tag="v2",
            key=KEY,
            head=head,
            clock=self.world.clock,
        )
        writer.publish(f"# {head[:7]}" if content is None else content)
        return writer

    @property
    def pull(self) -> PullRequest:
        return self.world.hosted.pulls[0]

    @property
    def notes(self) -> str:
        return self.world.hosted.releases[0].body or ""

    def labels(self) -> list[str]:
        return sorted(self.world.hosted.labels.get(7, []))


@pytest.fixture
def line(world: World) -> Line:
    heads = [world.head(), *(advance(world.hosted, "main", {"a.md": f"{n}\n"}) for n in range(2))]
    world.hosted.pulls.append(
        PullRequest(number=7, base="main", head="main", head_repository=NAME, body=NOTES)
    )
    world.hosted.git("tag", "v2", heads[2])
    world.hosted.releases.append(Release(tag="v2", published_at="2026-01-01T00:00:00Z", body=NOTES))
    return Line(world, heads)


def body(head: str) -> str:
    return f"{marker(KEY, head)}\n# {head[:7]}"


def block(head: str) -> str:
    return MarkedBlock(key=KEY).place(NOTES, f"# {head[:7]}", head=head)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 2), (0, 2)])
def test_an_older_run_that_ends_last_leaves_the_newer_report(line: Line, first: int, second: int) -> None:
    older, newer = line.heads[first], line.heads[second]
    for write in (line.comment, line.describe, line.release):
        assert not write(newer).gave_way
        assert write(older).gave_way
    assert line.world.comments() == [body(newer)]
    assert line.pull.body == block(newer)
    assert line.notes == block(newer)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 2), (0, 2)])
def test_a_newer_run_takes_the_place_of_an_older_one(line: Line, first: int, second: int) -> None:
    older, newer = line.heads[first], line.heads[second]
    for write in (line.comment, line.describe, line.release):
        write(older)
        assert not write(newer).gave_way
    assert line.world.comments() == [body(newer)]
    assert line.pull.body == block(newer)
    assert line.notes == block(newer)


def test_the_head_of_a_branch_that_was_rewritten_is_newer_than_what_it_replaced(line: Line) -> None:
    line.comment(line.heads[2])
    line.world.hosted.git("update-ref", "refs/heads/main", line.heads[1])
    assert not line.comment(line.heads[1]).gave_way
    assert line.comment(line.heads[2]).gave_way
    assert line.world.comments() == [body(line.heads[1])]


def test_labels_are_left_to_the_run_on_the_branchs_head(line: Line) -> None:
    line.world.hosted.labels[7] = ["help wanted"]
    assert not line.label(line.heads[2], "new feature").gave_way
    assert line.label(line.heads[1], "breaking change").gave_way
    assert line.labels() == ["feature", "help wanted"]


def interleaved(line: Line, newer: Callable[[], object]) -> None:
    """Let the newer run come and go between the older run's last look and its first write."""

    def hook(_: object) -> None:
        line.world.github.lock.release()  # or the newer run would wait for the older one's answer
        try:
            newer()
        finally:
            line.world.github.lock.acquire()

    line.world.writes.before.append(hook)


def test_a_newer_run_in_the_middle_of_an_older_ones_write_wins(line: Line) -> None:
    zero, older, newer = line.heads
    for write in (line.comment, line.describe):
        write(zero)
        interleaved(line, lambda write=write: write(newer))  # type: ignore[misc]
        assert write(older).gave_way
    assert line.world.comments() == [body(newer)]
    assert line.pull.body == block(newer)


def test_a_newer_run_in_the_middle_of_an_older_ones_first_write_wins(line: Line) -> None:
    older, newer = line.heads[1:]
    for write in (line.comment, line.describe):
        interleaved(line, lambda write=write: write(newer))  # type: ignore[misc]
        assert write(older).gave_way
    assert line.world.comments() == [body(newer)]
    assert line.pull.body == block(newer)


def test_a_newer_report_of_more_parts_is_put_back_whole(line: Line) -> None:
    zero, older, newer = line.heads
    three = ("# One", "# Two", "# Three")
    line.comment(newer, *three)
    whole = line.world.comments()
    line.world.hosted.comments[7].clear()
    line.comment(zero, *three)
    interleaved(line, lambda: line.comment(newer, *three))
    assert line.comment(older, "# One").gave_way
    assert line.world.comments() == whole


def test_labels_that_a_newer_run_set_meanwhile_stay_as_it_set_them(line: Line) -> None:
    older, newer = line.heads[1:]
    line.world.hosted.git("update-ref", "refs/heads/main", older)
    line.world.hosted.labels[7] = ["help wanted", "breaks"]

    def push_and_run() -> None:
        line.world.hosted.git("update-ref", "refs/heads/main", newer)
        line.label(newer, "bug fix")

    interleaved(line, push_and_run)
    assert line.label(older, "new feature").gave_way
    assert line.labels() == ["fix", "help wanted"]


def test_what_a_person_writes_in_the_middle_of_our_write_is_kept(line: Line) -> None:
    head = line.heads[2]

    def edit() -> None:
        shown = line.world.github.shapes.full_pull(line.world.hosted, line.pull, line.world.hosted)
        line.world.hosted.edit(shown["node_id"], line.pull.body, "Written meanwhile.")
        line.pull.body = "Written meanwhile."

    interleaved(line, edit)
    line.describe(head)
    assert line.pull.body == MarkedBlock(key=KEY).place("Written meanwhile.", f"# {head[:7]}", head=head)


@pytest.mark.slow
def test_a_run_killed_at_any_write_and_started_again_ends_the_same(line: Line) -> None:
    older, head = line.heads[1:]

    def run() -> None:
        line.comment(head)
        line.describe(head)
        line.release(head)
        line.label(head, "bug fix", "new feature")

    def restore() -> None:
        line.world.hosted.comments.clear()
        line.world.hosted.edits.clear()
        line.pull.body = block(older)
        line.world.hosted.releases[0].body = block(older)
        line.world.hosted.labels[7] = ["help wanted", "breaks"]

    deaths = 0
    for _ in die_at_every_write(run, restore):
        run()
        assert line.world.comments() == [body(head)]
        assert (line.pull.body, line.notes) == (block(head), block(head))
        assert line.labels() == ["feature", "fix", "help wanted"]
        deaths += 1
    assert deaths == 5


def test_a_second_run_writes_nothing(line: Line) -> None:
    head = line.heads[2]
    for _ in range(2):
        line.world.writes.served.clear()
        line.comment(head)
        line.describe(head)
        line.release(head)
        line.label(head, "bug fix")
    assert [one for one in line.world.writes.served if "graphql" not in one] == []


def test_nothing_to_say_takes_the_block_away_and_leaves_the_text_as_it_was(line: Line) -> None:
    head = line.heads[2]
    for write in (line.describe, line.release):
        write(head)
        write(head, "")
    assert (line.pull.body, line.notes) == (NOTES, NOTES)


@pytest.mark.parametrize("notes", ["", "x" * 110_000, "\U0001f600" * 60_000])
def test_a_release_stays_within_githubs_limit_and_keeps_its_notes(line: Line, notes: str) -> None:
    line.world.hosted.releases[0].body = notes
    room = line.release(line.heads[2], "").room()
    for content in ("y" * room, "z" * room):
        line.release(line.heads[2], content)
        assert line.notes.startswith(notes)
        assert content in line.notes
        assert utf16_units(line.notes) <= RELEASE_LIMIT
        assert line.release(line.heads[2], content).room() == room


@pytest.mark.parametrize("answer", [Answer(cut=0, handled=True), Answer(cut=0), Answer(status=502, json={})])
def test_a_lost_answer_is_looked_up(line: Line, answer: Answer, undescribed: list[str]) -> None:
    head = line.heads[2]
    for method, pattern in (("PATCH", "*/pulls/7"), ("PATCH", "*/releases/*"), ("POST", "*/labels")):
        line.world.github.fail(method, pattern, answer)
    line.describe(head)
    line.release(head)
    line.label(head, "bug fix")
    assert (line.pull.body, line.notes, line.labels()) == (block(head), block(head), ["fix"])
    undescribed.clear()  # an empty answer is none that GitHub describes


def test_a_token_that_can_only_read_is_named_for_each(line: Line) -> None:
    line.world.hosted.writers.clear()
    head = line.heads[2]
    for write, name in (
        (lambda: line.describe(head), "The description of #7 in octo/docs failed"),
        (lambda: line.release(head), "The notes of the release v2 in octo/docs failed"),
        (lambda: line.label(head, "bug fix"), "The labels of #7 in octo/docs failed"),
    ):
        with pytest.raises(NotAllowedError, match=name):
            write()


def test_a_label_that_somebody_else_took_away_is_no_fault(line: Line) -> None:
    line.world.hosted.labels[7] = ["breaks"]
    line.world.github.fail("DELETE", "*/labels/breaks", ApiError(404, "Label does not exist").answer)
    line.world.writes.before.append(lambda _: None)  # type: ignore[arg-type]
    line.label(line.heads[2])
    assert line.labels() == []


def test_labels_are_told_without_regard_to_case_as_github_does(line: Line) -> None:
    line.world.hosted.labels[7] = ["BREAKS", "Fix"]
    line.label(line.heads[2], "bug fix")
    assert line.labels() == ["Fix"]


def standing(head: str) -> Publication:
    """A run whose files have the same path in every run."""
    place = {"state": ".diff-insight/state.json", "repository": NAME}
    return publication(
        reports={"reports/latest.md": f"# {head[:7]}\n".encode()},
        result=("reports/latest.json", f'"{head}"\n'.encode()),
        reported=None,
        standing=Standing(**place, head=head, paths=("reports/latest.md", "reports/latest.json")),
    )


def test_a_report_at_a_path_that_stays_is_that_of_the_newest_head(line: Line) -> None:
    world, (_, older, newer) = line.world, line.heads
    assert world.writer().commit(standing(older)).sha
    assert world.writer().commit(standing(newer)).sha
    written = world.log()
    assert world.writer().commit(standing(older)) == Committed(sha=None, overtaken=True)
    assert (world.log(), world.show("reports/latest.md")) == (written, f"# {newer[:7]}\n")
    assert json.loads(world.show(".diff-insight/state.json"))["written"] == {
        "reports/latest.json": newer,
        "reports/latest.md": newer,
    }


def test_a_newer_commit_in_the_middle_of_an_older_ones_wins(line: Line) -> None:
    world, (_, older, newer) = line.world, line.heads
    interleaved(line, lambda: world.writer().commit(standing(newer)))
    assert world.writer().commit(standing(older)).overtaken
    assert world.show("reports/latest.md") == f"# {newer[:7]}\n"
    assert len(world.log()) == len(line.heads) + 1


def test_a_commit_killed_at_any_write_and_made_again_is_there_once(line: Line) -> None:
    world, (_, older, newer) = line.world, line.heads
    world.writer().commit(standing(older))
    start = world.head()

    def run() -> None:
        world.writer().commit(standing(newer))

    deaths = 0
    for _ in die_at_every_write(run, lambda: world.hosted.git("update-ref", "refs/heads/main", start)):
        run()
        assert world.show("reports/latest.md") == f"# {newer[:7]}\n"
        assert world.hosted.git("rev-list", "--count", f"{start}..main") == "1"
        deaths += 1
    assert deaths == 1


def test_two_events_of_one_release_at_once_leave_one_block(line: Line) -> None:
    head = line.heads[2]
    interleaved(line, lambda: line.release(head))
    line.release(head)
    assert line.notes == block(head)


def test_a_newer_run_in_the_middle_of_an_older_ones_write_to_a_release_is_told(line: Line) -> None:
    older, newer = line.heads[1:]
    line.world.hosted.git("update-ref", "refs/tags/v2", older)

    def move_and_run() -> None:
        line.world.hosted.git("update-ref", "refs/tags/v2", newer)
        line.release(newer)

    interleaved(line, move_and_run)
    with pytest.raises(PublishError, match=r"may be out of date\. The tag was moved"):
        line.release(older)
    line.release(newer)
    assert line.notes == block(newer)
    assert line.release(older).gave_way


@pytest.mark.slow
@pytest.mark.parametrize("round_number", range(4))
def test_three_runs_at_once_end_with_the_newest_whole_and_once(line: Line, round_number: int) -> None:
    """Threads against a real server: the order is whatever the machine makes of it."""
    if round_number % 2:  # what the branch was before stands there already
        line.comment("1" * 40)
        line.describe("1" * 40)
    start = threading.Barrier(len(line.heads))

    def run(head: str) -> None:
        start.wait()
        line.comment(head)
        line.describe(head)
        line.label(head, *(["bug fix"] if head == line.heads[2] else ["breaking change", "new feature"]))
        line.world.writer("reports").commit(standing(head))

    with ThreadPoolExecutor(len(line.heads)) as pool:
        for done in [pool.submit(run, head) for head in line.heads]:
            done.result()

    newest = line.heads[2]
    assert line.world.comments() == [body(newest)]
    assert line.pull.body == block(newest)
    assert line.labels() == ["fix"]
    assert line.world.show("reports/latest.md", "reports") == f"# {newest[:7]}\n"
