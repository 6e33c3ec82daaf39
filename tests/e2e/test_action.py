"""The action as the runner starts it: environment in; commit, comment, outputs, summary and a code out."""

import datetime as dt
import io
import json
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.adapters.publishing import World
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.repositories import Repository

from diff_insight.action.main import run
from diff_insight.github_api.pacing import SystemClock

NAME = "octo/docs"
ACTION = Path(__file__).resolve().parents[2] / "action.yml"
PAGE = "# Regions\n\n| Region | model-a |\n|---|---|\n| east | yes |\n"


@dataclass
class Step:
    """One step of a workflow: what it gets and what it leaves behind."""

    world: World
    folder: Path
    repository: Repository
    events: dict[str, Any] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, event: str, payload: dict[str, Any], **inputs: str) -> "Outcome":
        self.folder.mkdir(exist_ok=True)
        paths = {name: self.folder / name for name in ("event.json", "output", "summary", "workspace")}
        for name in ("output", "summary"):
            paths[name].write_bytes(b"")
        paths["event.json"].write_text(json.dumps(payload), encoding="utf-8")
        paths["workspace"].mkdir(exist_ok=True)
        defaults = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
        environ = {f"INPUT_{name.upper()}": str(entry["default"]) for name, entry in defaults.items()}
        environ |= {"INPUT_GITHUB-TOKEN": "loopback-token", "INPUT_REPOSITORY": NAME}
        environ |= {f"INPUT_{name.upper().replace('_', '-')}": value for name, value in inputs.items()}
        environ |= self.world.github.environment | {
            "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(paths["event.json"]),
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_ACTOR": "ada",
            "GITHUB_RUN_ID": "42",
            "GITHUB_WORKFLOW": "Diff Insight",
            "GITHUB_WORKSPACE": str(paths["workspace"]),
            "GITHUB_OUTPUT": str(paths["output"]),
            "GITHUB_STEP_SUMMARY": str(paths["summary"]),
        }
        environ |= self.environ
        log = io.StringIO()
        code = run(environ, stdout=log, clock=self.world.clock)
        return Outcome(
            code, log.getvalue(), _outputs(paths["output"]), paths["summary"].read_text(encoding="utf-8")
        )

    def push(self, before: str, after: str, **more: Any) -> dict[str, Any]:
        repository = {"full_name": NAME, "default_branch": "main"}
        return {"ref": "refs/heads/main", "before": before, "after": after, "repository": repository} | more


@dataclass
class Outcome:
    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def _outputs(path: Path) -> dict[str, str]:
    found, lines = {}, iter(path.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if "<<" in line:
            name, _, delimiter = line.partition("<<")
            value = []
            while (text := next(lines)) != delimiter:
                value.append(text)
            found[name] = "\n".join(value)
    return found


@pytest.fixture
def step(world: World, tmp_path: Path) -> Step:
    repository = Repository(tmp_path / "hosted")
    repository.commit({"docs/regions.md": PAGE})
    return Step(world, tmp_path / "runner", repository)


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


def test_a_deleted_branch_is_nothing_to_report(step: Step) -> None:
    done = step.run("push", step.push(step.world.head(), "0" * 40, deleted=True))
    assert (done.code, done.outputs["report-paths"], done.outputs["files"]) == (0, "[]", "0")
    assert "::notice" in done.log


def pull_payload(step: Step, *, fork: bool = False, user: str = "ada") -> dict[str, Any]:
    base = step.world.head()
    step.repository.git("switch", "--quiet", "--create", "topic")
    head = step.repository.commit({"docs/regions.md": PAGE.replace("yes", "no")})
    step.world.github.open_pull(NAME, 7, head="topic")
    place = {
        "full_name": "stranger/docs" if fork else NAME,
        "owner": {"login": "stranger" if fork else "octo"},
    }
    side = {"full_name": NAME, "owner": {"login": "octo"}}
    return {
        "action": "synchronize",
        "pull_request": {
            "number": 7,
            "user": {"login": user, "type": "Bot" if user.endswith("[bot]") else "User"},
            "base": {"sha": base, "ref": "main", "repo": side},
            "head": {"sha": head, "ref": "topic", "repo": place},
        },
    }


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


def test_breaking_changes_fail_the_step_after_publishing_if_asked(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": None})
    done = step.run("push", step.push(before, after), fail_on="breaking")
    assert (done.code, done.outputs["breaking"]) == (1, "true")
    assert done.outputs["commit-sha"] == step.world.head()
    assert "::notice" in done.log


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"docs/regions.md": PAGE + "| south | yes |\n"})
    done = step.run("push", step.push(before, after), dry_run="true")
    assert (done.code, step.world.head(), done.outputs["commit-sha"]) == (0, after, "")
    assert "+| south | yes |" in done.log


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


def test_a_page_called_index_is_nobodys_list_where_no_list_is_kept_beside_it(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"index.md": PAGE})
    done = step.run("push", step.push(before, after), output="{head}.md", publish="summary")
    assert "1 changed: 1 reported" in done.summary


def test_a_range_of_own_output_alone_names_no_file_that_was_not_written(step: Step) -> None:
    before = step.world.head()
    after = step.repository.commit({"reports/202601/en_US/report-20260101-1234567-all.md": "x\n"})
    done = step.run("push", step.push(before, after))
    named = {name: done.outputs[name] for name in ("report-paths", "result-path", "commit-sha")}
    assert (done.code, step.world.head()) == (0, after)
    assert named == {"report-paths": "[]", "result-path": "", "commit-sha": ""}
    assert "own output" in done.summary


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
