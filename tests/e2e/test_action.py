"""What the action publishes: environment in; commit, comment, outputs, summary and a code out."""

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.e2e.action_step import ACTION, PAGE, Step, pull_payload
from tests.e2e.action_step import step as step  # noqa: PLC0414 - a fixture


def test_a_push_commits_its_report_and_result_in_one_commit(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = step.run("push", step.push(before, after), date="2026-02-03")
    assert (done.code, done.log.count("::error")) == (0, 0), done.log
    head = after[:7]
    assert json.loads(done.outputs["report-paths"]) == [f"reports/202602/en_US/report-20260203-{head}-all.md"]
    assert done.outputs["result-path"] == f"reports/202602/result-20260203-{head}.json"
    assert done.outputs["commit-sha"] == step.world.head()
    assert step.world.log()[0] == f"docs: diff insight report for {before[:7]}...{head}"
    result = json.loads(step.world.show(done.outputs["result-path"]))
    assert (result["range"]["chosen_by"], result["range"]["files"]) == ("push", 1)
    assert "| south | yes |" in step.world.show(json.loads(done.outputs["report-paths"])[0])
    assert done.outputs | {"summary": ""} == done.outputs | {
        "summary": "",
        "breaking": "false",
        "files": "1",
        "explained": "0",
        "engine": "offline",
        "cost-usd": "0.00",
    }
    assert "regions.md" in done.summary


def test_a_second_run_on_the_same_push_changes_nothing(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    step.run("push", step.push(before, after), date="2026-02-03")
    head = step.world.head()
    again = step.run("push", step.push(before, after), date="2026-02-03")
    assert (again.code, again.outputs["commit-sha"], step.world.head()) == (0, "", head)


def test_a_pull_request_gets_one_comment_that_stays_one(step: Step) -> None:
    payload = pull_payload(step)
    done = step.run("pull_request", payload)
    assert done.code == 0, done.log
    again = step.run("pull_request", payload)
    assert again.outputs["comment-url"] == done.outputs["comment-url"] != ""
    (comment,) = step.world.comments(7)
    assert "docs/regions.md" in comment
    assert "{#item" not in comment
    assert done.outputs["commit-sha"] == ""


def test_a_cache_without_a_key_is_a_folder_that_a_later_step_can_keep(
    step: Step, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    done = step.run("pull_request", pull_payload(step), cache=".kept")
    assert (done.code, done.log.count("::warning"), list(tmp_path.joinpath(".kept").iterdir())) == (0, 0, [])


def test_a_forks_pull_request_ends_in_the_summary_with_the_missing_permission(step: Step) -> None:
    quick_start = (ACTION.parent / "examples" / "quick-start.yml").read_text(encoding="utf-8")
    given = yaml.safe_load(quick_start)["jobs"]["comment"]["steps"][-1]["with"] | {"anthropic-api-key": ""}
    done = step.run("pull_request", pull_payload(step, fork=True), **given)
    assert (done.code, step.world.comments(7)) == (0, [])
    assert "pull-requests: write" in done.log
    assert "docs/regions.md" in done.summary


@pytest.mark.slow
def test_a_bots_pull_request_is_left_alone_unless_asked_for(step: Step) -> None:
    payload = pull_payload(step, user="renovate[bot]")
    done = step.run("pull_request", payload)
    assert (done.code, step.world.comments(7)) == (0, [])
    asked = step.run("pull_request", payload, include_bots="true")
    assert (asked.code, len(step.world.comments(7))) == (0, 1)


def test_the_configuration_comes_from_the_base_and_never_from_the_pull_request(step: Step) -> None:
    step.repository.commit({".github/diff-insight.yml": "locales: [ja_JP]\nheadings: localized\n"})
    payload = pull_payload(step)
    step.repository.commit({".github/diff-insight.yml": "locales: [zh_CN]\nmax_cost: 1000000\n"})
    payload["pull_request"]["head"]["sha"] = step.repository.git("rev-parse", "HEAD")
    done = step.run("pull_request", payload)
    assert done.code == 0, done.log
    (comment,) = step.world.comments(7)
    assert "<summary>ファイル (" in comment


@pytest.mark.slow
def test_a_push_that_is_run_again_on_another_day_finds_its_report(
    step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = dt.datetime.now(dt.UTC)

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Later":
            return cls.fromtimestamp(today.timestamp() + 3 * 86_400, tz)

    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    first = step.run("push", step.push(before, after))
    head, files = step.world.head(), step.world.files()
    monkeypatch.setattr("diff_insight.action.case.dt.datetime", Later)
    second = step.run("push", step.push(before, after))
    assert (first.code, second.code) == (0, 0), second.log
    assert (step.world.head(), step.world.files()) == (head, files)
    assert second.outputs["report-paths"] == first.outputs["report-paths"]
    asked = step.run("push", step.push(before, after), date="2030-01-02")
    assert "20300102" in asked.outputs["report-paths"]


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = step.run("push", step.push(before, after), dry_run="true")
    assert (done.code, step.world.head(), done.outputs["commit-sha"]) == (0, after, "")
    assert "+| south | yes |" in done.log


def test_a_page_called_index_is_nobodys_list_where_no_list_is_kept_beside_it(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"index.md": PAGE})
    done = step.run("push", step.push(before, after), output="{head}.md", publish="summary")
    assert "1 changed: 1 reported" in done.summary


def test_a_release_writes_files_to_the_workspace(step: Step) -> None:
    step.repository.git("tag", "v1")
    step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    step.repository.git("tag", "v2")
    from tests.fakes.github.hosted import Release  # noqa: PLC0415

    step.world.hosted.releases += [
        Release(tag="v1", published_at="2026-01-01T00:00:00Z"),
        Release(tag="v2", published_at="2026-02-01T00:00:00Z"),
    ]
    payload = {"action": "published", "release": {"tag_name": "v2", "draft": False}}
    done = step.run("release", payload)
    assert done.code == 0, done.log
    (path,) = json.loads(done.outputs["report-paths"])
    assert "south" in (step.folder / "workspace" / path).read_text(encoding="utf-8")


def test_the_token_is_masked_and_never_shown(step: Step) -> None:
    done = step.run("workflow_dispatch", {}, base="no-such-branch", head="main")
    assert done.code == 2
    shown = [line for line in done.log.splitlines() if "loopback-token" in line]
    assert shown == ["::add-mask::loopback-token"]
    assert "loopback-token" not in done.summary


def test_prices_come_through_the_api_and_never_from_the_workspace(step: Step) -> None:
    priced = "date = 2026-01-02\n[models.a-model]\ninput = 1000.0\noutput = 2000.0\n"
    before = step.repository.commit({".github/prices.toml": priced})
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    asked = {
        "prices": ".github/prices.toml",
        "estimate": "true",
        "model": "a-model",
        "overview_model": "a-model",
    }
    done = step.run("push", step.push(before, after), **asked)
    assert (done.code, "about $" in done.log) == (0, True), done.log
    (step.folder / "workspace" / "prices.toml").write_text(priced, encoding="utf-8")
    missing = step.run("push", step.push(before, after), **{**asked, "prices": "prices.toml"})
    assert missing.code == 2
    assert "The price file prices.toml does not stand in octo/docs at" in missing.log


@pytest.mark.slow
def test_with_a_pull_request_given_nothing_is_committed_unless_asked_for_by_name(step: Step) -> None:
    pull_payload(step)
    before = step.world.head()
    done = step.run("workflow_dispatch", {"ref": "refs/heads/main"}, pull_request="7")
    assert (done.code, step.world.head(), len(step.world.comments(7))) == (0, before, 1), done.log
    named = step.run("workflow_dispatch", {"ref": "refs/heads/main"}, pull_request="7", publish="commit")
    assert (named.code, named.outputs["commit-sha"]) == (0, step.world.head())


@pytest.mark.slow
def test_two_jobs_keep_a_comment_each_and_one_job_keeps_its_own(step: Step) -> None:
    payload = pull_payload(step)
    for environ, inputs in (
        ({"GITHUB_JOB": "docs"}, {}),
        ({"GITHUB_JOB": "api"}, {}),
        ({"GITHUB_JOB": "docs"}, {}),
        ({"GITHUB_JOB": "docs"}, {"locale": "zh_CN"}),
        ({"GITHUB_JOB": "docs"}, {"comment_key": "mine"}),
        ({"GITHUB_JOB": "api"}, {"comment_key": "mine"}),
    ):
        step.environ = environ
        assert step.run("pull_request", payload, **inputs).code == 0
    assert len(step.world.comments(7)) == 4


@pytest.mark.slow
def test_description_and_labels_are_kept_beside_what_people_wrote(step: Step) -> None:
    payload = pull_payload(step)
    pull = step.world.hosted.pulls[0]
    pull.body = "What I did.\n"
    step.world.hosted.labels[7] = ["help wanted", "fix"]
    step.repository.git("switch", "--quiet", "main")
    step.repository.commit({".github/diff-insight.yml": "labels: {bug fix: fix}\n"})
    for _ in range(2):
        done = step.run("pull_request", payload, publish="description,labels")
        assert done.code == 0, done.log
    assert pull.body.startswith("What I did.\n\n\n<!-- diff-insight:block:")
    assert "regions.md" in pull.body
    assert "fix" not in step.world.hosted.labels[7]
    assert "help wanted" in step.world.hosted.labels[7]


@pytest.mark.slow
def test_a_run_on_an_older_head_leaves_the_newer_comment_and_says_so(step: Step) -> None:
    old = pull_payload(step)
    new = json.loads(json.dumps(old))
    new["pull_request"]["head"]["sha"] = step.repository.commit({"docs/c.md": "# C\n"})
    assert step.run("pull_request", new).code == 0
    (comment,) = step.world.comments(7)
    late = step.run("pull_request", old)
    assert (late.code, step.world.comments(7)) == (0, [comment])
    assert "left to the run on a newer head" in late.summary


@pytest.mark.slow
def test_pages_and_templates_of_ones_own_come_from_the_base(step: Step) -> None:
    heading = {"look/heading.md.jinja": "{{ level }} Ours\n", "look/README.md": "not a template\n"}
    step.repository.commit({".github/diff-insight.yml": "format: html\ntemplate: look\n", **heading})
    payload = pull_payload(step)
    step.repository.commit({"look/heading.md.jinja": "{{ level }} Theirs\n"})
    payload["pull_request"]["head"]["sha"] = step.repository.git("rev-parse", "HEAD")
    done = step.run("pull_request", payload, publish="comment,files", index="true")
    assert done.code == 0, done.log
    (comment,) = step.world.comments(7)
    assert "\n## Ours\n" in comment
    (path,) = json.loads(done.outputs["report-paths"])
    folder = step.folder / "workspace"
    assert path.endswith("-all.html")
    assert (folder / path).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    index = (folder / "reports" / "index.html").read_text(encoding="utf-8")
    assert f'href="{path.removeprefix("reports/")}"' in index
