"""A step that fails, or is to fail: one clear error, and what was published before it."""

import threading
import time

import pytest
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.e2e.action_step import PAGE, Step, pull_payload
from tests.e2e.action_step import step as step  # noqa: PLC0414 - a fixture

from diff_insight.github_api.pacing import SystemClock


def test_breaking_changes_fail_the_step_after_publishing_if_asked(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": None})
    done = step.run("push", step.push(before, after), fail_on="breaking")
    assert (done.code, done.outputs["breaking"]) == (1, "true")
    assert done.outputs["commit-sha"] == step.world.head()
    assert "::notice" in done.log


def test_bad_inputs_are_one_annotation_and_exit_2(step: Step) -> None:
    done = step.run("push", {}, engine="gpt", publish="email")
    assert (done.code, done.log.count("::error")) == (2, 1)
    assert "engine: is 'gpt'" in done.log
    assert "publish: is 'email'" in done.log
    assert "engine: is 'gpt'" in done.summary


@pytest.mark.parametrize("template", ["/abs.md", "a/../../{head}.md"])
def test_a_place_outside_the_repository_is_refused_before_anything_is_read(step: Step, template: str) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = step.run("push", step.push(before, after), output=template)
    assert (done.code, step.world.head()) == (2, after)
    assert f"::error::The output template '{template}' leads to" in done.log
    assert "Reading the range" not in done.log


def test_a_faulty_configuration_is_named_with_all_its_faults(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({".github/diff-insight.yml": "enigne: auto\nlocales: [fr]\n"})
    done = step.run("push", step.push(before, after))
    assert done.code == 2
    assert "enigne" in done.log
    assert "locales" in done.log
    assert "enigne" in done.summary


@pytest.mark.slow
def test_a_missing_permission_asked_for_by_name_fails_and_by_default_does_not(step: Step) -> None:
    step.world.hosted.writers = {"another-token"}
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    by_default = step.run("push", step.push(before, after))
    assert (by_default.code, by_default.outputs["commit-sha"]) == (0, "")
    assert "contents: write" in by_default.log
    assert "regions.md" in by_default.summary
    by_name = step.run("push", step.push(before, after), publish="commit")
    assert by_name.code == 1
    assert "::error" in by_name.log


def test_an_archived_repository_is_told_in_log_and_summary_and_fails_what_was_asked_for_by_name(
    step: Step,
) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    step.world.hosted.archived = True
    said = "the repository is archived, and nobody can write to it. Unarchive it, or write elsewhere"
    done = step.run("push", step.push(before, after))
    assert (done.code, "::warning" in done.log, said in done.log) == (0, True, True), done.log
    assert said.partition(".")[0] in done.summary
    assert "regions.md" in done.summary
    named = step.run("push", step.push(before, after), publish="commit")
    assert (named.code, "::error" in named.log, said in named.log) == (1, True, True), named.log
    assert step.world.head() == after


def test_a_fault_of_our_own_is_one_annotation_and_a_summary(
    step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError("100%\n::set-output name=files::9")

    monkeypatch.setattr("diff_insight.action.main.plan_of", broken)
    done = step.run("push", step.push(step.world.head(), step.world.head()))
    assert (done.code, done.log.count("::error")) == (1, 1)
    assert "fault of Diff Insight itself: ZeroDivisionError: 100%25%0A" in done.log
    assert "\n::set-output" not in done.log
    assert "ZeroDivisionError" in done.summary
    assert "Traceback" not in done.log
    assert "Traceback" in step.run("push", {}, debug="true").log
    assert step.run("push", {}, fail_on="never").code == 0


def test_a_wrong_template_fails_before_anything_is_published(step: Step) -> None:
    step.repository.commit(
        {".github/diff-insight.yml": "template: look\n", "look/entry.md.jinja": "\n{{ x | safe }}"}
    )
    done = step.run("pull_request", pull_payload(step))
    assert done.code == 2
    assert "entry.md.jinja, line 2: No filter named 'safe'" in done.summary
    assert step.world.comments(7) == []


def test_a_folder_of_templates_that_is_not_there_is_named(step: Step) -> None:
    step.repository.commit({".github/diff-insight.yml": "template: nowhere\n"})
    done = step.run("pull_request", pull_payload(step))
    assert done.code == 2
    assert "The folder of templates nowhere does not stand in octo/docs" in done.summary


@pytest.mark.slow
@pytest.mark.parametrize("event", ["pull_request", "push"])
def test_a_write_that_is_never_answered_costs_no_more_than_the_deadline(step: Step, event: str) -> None:
    over = threading.Event()
    step.world.clock = SystemClock()  # type: ignore[assignment] # a real one: this is about real waiting
    if event == "pull_request":
        payload = pull_payload(step)
    else:
        before = step.world.head()
        payload = step.push(before, step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"}))
    step.world.writes.before.extend([lambda _: over.wait(60)] * 20)
    start = time.monotonic()
    done = step.run(event, payload, deadline="3")
    took = time.monotonic() - start
    over.set()
    assert (done.code, took < 3 + 5) == (1, True), done.log
    assert "GitHub gave no answer to POST" in done.log
    assert "Published: job summary." in done.log
