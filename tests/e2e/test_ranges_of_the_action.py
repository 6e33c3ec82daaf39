"""The range that a step reports, and what it says where there is nothing to report."""

import json
from pathlib import Path

import pytest
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.e2e.action_step import NAME, PAGE, Step, pull_payload
from tests.e2e.action_step import step as step  # noqa: PLC0414 - a fixture
from tests.repositories import Repository


def test_a_deleted_branch_is_nothing_to_report(step: Step) -> None:
    done = step.run("push", step.push(step.world.head(), "0" * 40, deleted=True))
    assert (done.code, done.outputs["report-paths"], done.outputs["files"]) == (0, "[]", "0")
    assert "::notice" in done.log


def test_a_manual_run_takes_its_base_and_head(step: Step) -> None:
    base = step.world.head()
    head = step.repository.commit({"docs/new.md": "# New\n"})
    done = step.run("workflow_dispatch", {"inputs": {}}, base=base, head=head)
    assert (done.code, done.outputs["files"]) == (0, "1")
    result = json.loads(step.world.show(done.outputs["result-path"]))
    assert result["range"]["chosen_by"] == "inputs"


@pytest.mark.slow
def test_a_watched_repository_is_reported_from_the_state_file_and_only_once(
    step: Step, tmp_path: Path
) -> None:
    watched = Repository.create(tmp_path / "watched")
    watched.commit({"a.md": "# A\n"}, message="one")
    step.world.github.host("other/pages", watched)
    first = step.run("schedule", {}, repository="other/pages")
    assert first.code == 0, first.log
    state = json.loads(step.world.show(".diff-insight/state.json"))
    assert state["heads"] == {"other/pages": {"main": watched.git("rev-parse", "HEAD")}}
    nothing = step.run("schedule", {}, repository="other/pages")
    assert (nothing.code, nothing.outputs["commit-sha"]) == (0, "")
    base = watched.git("rev-parse", "HEAD")
    head = watched.commit({"b.md": "# B\n"}, message="two")
    second = step.run("schedule", {}, repository="other/pages")
    result = json.loads(step.world.show(second.outputs["result-path"]))
    assert (result["range"]["base"], result["range"]["head"]) == (base, head)
    assert result["range"]["repository"] == "other/pages"


def test_a_range_of_own_output_alone_names_no_file_that_was_not_written(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"reports/202601/en_US/report-20260101-1234567-all.md": "x\n"})
    done = step.run("push", step.push(before, after))
    named = {name: done.outputs[name] for name in ("report-paths", "result-path", "commit-sha")}
    assert (done.code, step.world.head()) == (0, after)
    assert named == {"report-paths": "[]", "result-path": "", "commit-sha": ""}
    assert "own output" in done.summary


def test_a_rewritten_branch_is_compared_tree_against_tree_and_the_report_says_so(step: Step) -> None:
    base = step.world.head()
    before = step.repository.commit({"docs/old.md": "# Old\n"})
    step.repository.git("reset", "--quiet", "--hard", base)
    after = step.repository.commit({"docs/new.md": "# New\n"})
    done = step.run("push", step.push(before, after, forced=True), publish="summary,files")
    assert done.code == 0, done.log
    result = json.loads((step.folder / "workspace" / done.outputs["result-path"]).read_text(encoding="utf-8"))
    assert (result["range"]["chosen_by"], result["range"]["merge_base"]) == ("rewritten branch", None)
    assert [file["path"] for file in result["reports"][0]["files"]] == ["docs/new.md", "docs/old.md"]
    said = f"The push to main rewrote it: {before[:7]} is no ancestor of {after[:7]}, so the two are compared"
    assert result["warnings"][0].startswith(said)
    assert said in done.summary.replace("\u200b", "")  # parts what looks like a commit
    assert f"{before[:7]}..{after[:7]}" in done.summary


def test_a_rewound_branch_shows_what_is_gone(step: Step) -> None:
    after = step.world.head()
    before = step.repository.commit({"docs/old.md": "# Old\n"})
    step.repository.git("reset", "--quiet", "--hard", after)
    done = step.run("push", step.push(before, after, forced=True), publish="summary")
    assert (done.code, done.outputs["files"]) == (0, "1")
    assert "old.md" in done.summary


def test_a_pull_request_is_compared_with_its_base_branch_as_it_is_now(step: Step) -> None:
    payload = pull_payload(step)
    head = payload["pull_request"]["head"]["sha"]
    step.repository.git("switch", "--quiet", "main")
    moved = step.repository.commit({"docs/on-main.md": "# Main\n"})
    step.repository.git("switch", "--quiet", "topic")
    step.repository.git("merge", "--quiet", "--no-edit", "main")
    payload["pull_request"]["head"]["sha"] = step.repository.git("rev-parse", "HEAD")
    assert payload["pull_request"]["base"]["sha"] not in {head, moved}  # stale: main has gone on since
    done = step.run("pull_request", payload)
    assert done.code == 0, done.log
    (comment,) = step.world.comments(7)
    assert "regions.md" in comment
    assert "on-main.md" not in comment


@pytest.mark.slow
def test_a_workflow_run_serves_every_pull_request_of_its_commit(step: Step) -> None:
    payload = pull_payload(step)["pull_request"]
    step.repository.git("branch", "next", "main")
    step.world.github.open_pull(NAME, 9, head="topic", base="next")
    run_of = {
        "head_sha": payload["head"]["sha"],
        "head_branch": "topic",
        "head_repository": {"full_name": NAME, "owner": {"login": "octo"}},
    }
    done = step.run("workflow_run", {"action": "completed", "workflow_run": run_of})
    assert done.code == 0, done.log
    assert (len(step.world.comments(7)), len(step.world.comments(9))) == (1, 1)
    assert done.summary.count("head of pull request #") == 2
    assert [
        line.rpartition("/")[2].partition("#")[0] for line in done.outputs["comment-url"].split("\n")
    ] == ["7", "9"]
    assert (done.outputs["files"], done.outputs["breaking"], done.outputs["cost-usd"]) == (
        "2",
        "true",
        "0.00",
    )


@pytest.mark.slow
def test_what_fails_for_one_pull_request_keeps_no_other_from_its_report(step: Step) -> None:
    payload = pull_payload(step)["pull_request"]
    step.world.github.open_pull(NAME, 9, head="topic")
    step.world.hosted.locked.add(7)
    run_of = {"head_sha": payload["head"]["sha"], "head_branch": "topic", "head_repository": None}
    done = step.run("workflow_run", {"action": "completed", "workflow_run": run_of}, publish="comment")
    assert done.code == 1
    assert (len(step.world.comments(7)), len(step.world.comments(9))) == (0, 1)
    assert "the conversation is locked" in done.log


@pytest.mark.slow
def test_a_release_is_reported_since_the_release_before_of_its_own_package(step: Step) -> None:
    from tests.fakes.github.hosted import Release  # noqa: PLC0415

    step.repository.git("tag", "@x/a@1.0.0")
    step.repository.commit({"docs/b.md": "# B\n"})
    step.repository.git("tag", "@x/b@1.0.0")
    step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    step.repository.git("tag", "@x/a@1.1.0")
    notes = "By hand.\n"
    step.world.hosted.releases.append(
        Release(tag="@x/a@1.1.0", published_at="2026-02-01T00:00:00Z", body=notes)
    )
    payload = {"action": "published", "release": {"tag_name": "@x/a@1.1.0", "draft": False}}
    for _ in range(2):  # the event comes twice
        done = step.run("release", payload, publish="release,files")
        assert done.code == 0, done.log
    body = step.world.hosted.releases[0].body or ""
    assert body.startswith(f"{notes}\n\n<!-- diff-insight:block:")
    assert body.count("<!-- diff-insight:block:") == 1
    result = json.loads((step.folder / "workspace" / done.outputs["result-path"]).read_text(encoding="utf-8"))
    assert (result["range"]["base_name"], result["range"]["head_name"]) == ("@x/a@1.0.0", "@x/a@1.1.0")
    assert result["range"]["files"] == 2


def test_a_pushed_tag_is_reported_like_a_release_and_commits_nothing(step: Step) -> None:
    step.repository.git("tag", "v1.0.0")
    head = step.repository.commit({"docs/b.md": "# B\n"})
    step.repository.git("tag", "-a", "v1.1.0", "-m", "release")
    tag = step.repository.git("rev-parse", "v1.1.0")
    payload = step.push("0" * 40, tag, ref="refs/tags/v1.1.0", head_commit={"id": head})
    done = step.run("push", payload)
    assert (done.code, done.outputs["files"], step.world.head()) == (0, "1", head), done.log
    assert "since the release before (v1.0.0)" in done.summary


def test_the_first_release_says_that_it_is_the_first(step: Step) -> None:
    step.repository.git("tag", "v1.0.0")
    done = step.run("release", {"action": "published", "release": {"tag_name": "v1.0.0"}})
    assert done.code == 0, done.log
    assert "Release v1.0.0 has none before it in its history: from the first commit." in done.summary
    assert f"`start...{step.world.head()[:7]}`" in done.summary


def test_an_empty_repository_ends_well_and_says_so(step: Step, tmp_path: Path) -> None:
    step.world.github.host("octo/empty", Repository.create(tmp_path / "empty"))
    done = step.run("schedule", {}, repository="octo/empty")
    assert done.code == 0
    assert "octo/empty is empty: it has no commit yet" in done.log
    assert "octo/empty is empty: it has no commit yet" in done.summary


def test_a_first_commit_is_reported_against_the_empty_tree(step: Step, tmp_path: Path) -> None:
    first = Repository.create(tmp_path / "first")
    first.commit({"a.md": "# A\n"})
    step.world.github.host("octo/first", first)
    done = step.run("schedule", {}, repository="octo/first")
    assert (done.code, done.outputs["files"]) == (0, "1"), done.log


def test_files_that_are_all_ignored_are_said_in_log_and_summary(step: Step) -> None:
    before = step.repository.commit({".github/diff-insight.yml": "ignore: ['**/*.md']\n"})
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = step.run("push", step.push(before, after))
    assert (done.code, step.world.head()) == (0, after)
    for place in (done.log, done.summary):
        assert "1 file changes, and there is nothing to report:" in place
        assert "ignored" in place


@pytest.mark.parametrize(
    ("configuration", "files", "said"),
    [
        (
            "categories:\n  api: {paths: [api/]}\n",
            {"docs/regions.md": PAGE + "| south | yes |\n"},
            "1 file changes, and there is nothing to report: `docs/regions.md`: outside the categories.",
        ),
        (
            "ignore: ['**/*.md']\n",
            {"a.md": "# A\n", "b.md": "# B\n"},
            "2 files change, and there is nothing to report: `a.md`, `b.md`: ignored (`**/*.md`).",
        ),
        ("", {}, "The range is empty: it holds no changed file, so there is no report."),
    ],
    ids=["outside the categories", "ignored", "an empty diff"],
)
def test_a_range_without_a_report_says_why_in_log_and_summary(
    step: Step, configuration: str, files: dict[str, str], said: str
) -> None:
    before = step.repository.commit({".github/diff-insight.yml": configuration or "# nothing\n"})
    after = step.repository.commit(dict(files))
    done = step.run("push", step.push(before, after))
    assert (done.code, step.world.head()) == (0, after)
    assert f"::notice::{said}" in done.log
    assert f"\n\n{said}\n" in done.summary
