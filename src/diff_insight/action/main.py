"""The container's entry point: inputs and event in, reports out, one exit code.

Everything is computed first and published last; whatever fails says what was and was not published.
"""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TextIO

from diff_insight import pipeline
from diff_insight.action.case import Case, case_of, prices_of
from diff_insight.action.destinations import Desk, assignment_of, publish, show
from diff_insight.action.events import Trigger, plan_of
from diff_insight.action.inputs import Inputs, read_inputs
from diff_insight.action.last_report import WatchedLookups
from diff_insight.action.plans import Nothing
from diff_insight.action.publication import publication_of
from diff_insight.action.range_lookup import resolve
from diff_insight.action.range_request import RangeRequest
from diff_insight.action.rerun import day_of_report
from diff_insight.action.runner import Log, Runner, read_runner, write_outputs, write_summary
from diff_insight.action.temporary import find_room, make_room
from diff_insight.errors import DiffInsightError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.pacing import Clock, SystemClock
from diff_insight.model import CommitRange, EngineName, RunResult
from diff_insight.publish.degrade import is_bot
from diff_insight.publish.feed import FEED_NAME
from diff_insight.publish.index import INDEX_NAME, INDEX_PAGE_NAME, in_folder, reports_folder
from diff_insight.publish.job_summary import failure_summary, nothing_summary, usage_line
from diff_insight.publish.message import check_template
from diff_insight.publish.outcome import Outcome, step_error
from diff_insight.publish.outputs import Published, breaking_notices, outputs, together
from diff_insight.publish.state_file import load_state
from diff_insight.reports.no_report import why_no_report
from diff_insight.settings.checks import DEFAULTS
from diff_insight.settings.resolve import DEFAULT_OUTPUT
from diff_insight.sources.github.compare import GitHubSource
from diff_insight.sources.github.contents import read_file
from diff_insight.wiring.engines import engine_of, forecast
from diff_insight.wiring.jobs import job_of

_LISTS = (INDEX_NAME, INDEX_PAGE_NAME, FEED_NAME)

_BOT = "A bot opened this pull request; `include-bots: true` reports on it all the same."

_MODEL_SHARE = 0.9
"""Part of the time that is left when a model is asked; publishing has the rest."""


def run(environ: Mapping[str, str], *, stdout: TextIO, clock: Clock | None = None) -> int:
    """Run the action and give its exit code; every failure is one annotation and one summary."""
    log = Log(stdout)
    runner: Runner | None = None
    fail_on, debug = "error", environ.get("INPUT_DEBUG") == "true"
    try:
        runner = read_runner(environ)  # first: what is wrong with the inputs has to stand in the summary too
        inputs = read_inputs(environ)
        fail_on = inputs.fail_on
        log.mask(inputs.github_token)
        log.mask(inputs.anthropic_api_key)
        find_room(environ)
        return _run(inputs, runner, environ, log, clock or SystemClock())
    except DiffInsightError as error:
        log.error(str(error))  # noqa: TRY400 - a workflow command, no logging
        if debug:
            log.line(traceback.format_exc())
        if runner:
            write_summary(runner, failure_summary(error.what, remedy=error.remedy))
        return 0 if fail_on == "never" and error.exit_code == 1 else error.exit_code
    except Exception as error:  # noqa: BLE001 - whatever it is, the run's page has to say it
        fault = DiffInsightError(
            f"This is a fault of Diff Insight itself: {type(error).__name__}: {error}",
            remedy="Set the input `debug: true`, and report what the log shows then.",
        )
        log.error(str(fault))  # noqa: TRY400 - a workflow command, no logging
        if debug:
            log.line(traceback.format_exc())
        if runner:
            write_summary(runner, failure_summary(fault.what, remedy=fault.remedy))
        return 0 if fail_on == "never" else 1


def _run(inputs: Inputs, runner: Runner, environ: Mapping[str, str], log: Log, clock: Clock) -> int:
    check_template(inputs.commit_message)
    if is_bot(runner.payload) and not inputs.include_bots:
        log.notice(_BOT)
        write_outputs(runner, outputs(RunResult(range=CommitRange()), Published(), engine="offline"))
        write_summary(runner, nothing_summary(_BOT))
        return 0
    client = GitHubClient(
        token=inputs.github_token or environ.get("GITHUB_TOKEN"),
        api_url=runner.api_url,
        server_url=runner.server_url,
        deadline=inputs.values.get("deadline", DEFAULTS["deadline"]),
        clock=clock,
    )
    client.on_wait = log.notice
    with client:
        found = _requests(inputs, runner, client)
        if isinstance(found, Nothing):
            log.notice(found.why)
            write_outputs(runner, outputs(RunResult(range=CommitRange()), Published(), engine="offline"))
            write_summary(runner, nothing_summary(found.why))
            return 0
        codes, told = [], list[Mapping[str, str]]()
        for number, request in enumerate(found, start=1):
            log.line(request.words)
            try:
                case = case_of(inputs, runner, request, client, number=number)
                case = replace(case, told=told)
                codes.append(_report(case, environ, client, log, client))  # a clock that keeps the deadline
            except DiffInsightError as error:
                if len(found) == 1:
                    raise
                # what fails for one pull request keeps no other from its report
                codes.append(_failed(error, runner, log, fail_on=inputs.fail_on, number=number))
        return max(codes)


def _failed(error: DiffInsightError, runner: Runner, log: Log, *, fail_on: str, number: int = 1) -> int:
    """Say once what failed, in the log and in the summary, and give the exit code."""
    log.error(str(error))
    write_summary(runner, failure_summary(error.what, remedy=error.remedy, number=number))
    return 0 if fail_on == "never" and error.exit_code == 1 else error.exit_code


def _trigger(inputs: Inputs, runner: Runner) -> Trigger:
    return Trigger(
        event=runner.event,
        payload=runner.payload,
        workflow_repository=runner.repository,
        repository=inputs.repository or runner.repository,
        base=inputs.base,
        head=inputs.head,
        pull_request=inputs.pull_request,
        tag_prefix=inputs.tag_prefix,
    )


def _requests(inputs: Inputs, runner: Runner, client: GitHubClient) -> tuple[RangeRequest, ...] | Nothing:
    lookups = WatchedLookups(client, _StateFile(inputs, runner, client))
    found = resolve(plan_of(_trigger(inputs, runner)), lookups)
    if isinstance(found, Nothing) or inputs.include_bots:
        return found
    return tuple(request for request in found if not request.by_bot) or Nothing(why=_BOT)


@dataclass(frozen=True, slots=True)
class _StateFile:
    """The state file of the target branch, read only where a rule asks for it."""

    inputs: Inputs
    runner: Runner
    client: GitHubClient

    def head_of(self, repository: str, branch: str) -> str | None:
        place = self.inputs.target_repository or self.runner.repository
        ref = self.inputs.target_branch or "HEAD"
        content = read_file(self.client, place, self.inputs.state_file, ref=ref)
        return load_state(content).head_of(repository, branch) if content else None


def _report(case: Case, environ: Mapping[str, str], client: GitHubClient, log: Log, clock: Clock) -> int:
    settings = case.settings
    job = job_of(settings, own_paths=_own_paths(case))
    key = case.inputs.anthropic_api_key
    make_room(settings.cache)
    read = partial(prices_of, case, client)
    environ = {**environ, "ANTHROPIC_API_KEY": key} if key else environ
    engine = engine_of(
        settings, environ, log, read_bytes=read, seconds_left=lambda: client.seconds_left * _MODEL_SHARE
    )
    source = GitHubSource(
        client=client,
        repository=case.request.repository,
        base=case.request.base,
        head=case.request.head,
        three_dots=case.request.three_dots,
        chosen_by=case.request.rule,
        head_owner=case.request.head_owner,
        base_name=case.request.base_name,
        head_name=case.request.head_name,
        notes=case.request.notes,
        pull_request=case.request.pull_request,
        authors=settings.authors,
    )
    reading = pipeline.read(job, source=source, progress=log)
    if settings.estimate:
        log.line(forecast(settings, reading, read_bytes=read))
        return 0
    desk = Desk(
        inputs=case.inputs,
        runner=case.runner,
        trigger=_trigger(case.inputs, case.runner),
        request=case.request,
        settings=settings,
        client=client,
        log=log,
        clock=clock,
        number=case.number,
    )
    day = day_of_report(desk, reading.diff.range)
    case = replace(case, settings=replace(settings, date=day))
    job = replace(job, layout=replace(job.layout, date=day))
    result = pipeline.explain(job, reading, engine=engine, progress=log)
    for warning in result.warnings:
        log.warning(warning)
    if why := why_no_report(result):
        log.notice(why)
    log.line(f"Usage: {usage_line(result)}.")
    publication = publication_of(case, result)
    assignment = assignment_of(desk, publication, result=result, own=case.own)
    if case.inputs.dry_run:
        show(desk, assignment)
        outcome = Outcome()
    else:
        outcome = publish(desk, assignment)
    return _finish(case, result, outcome, log=log)


def _own_paths(case: Case) -> tuple[str, ...]:
    folder = reports_folder(case.settings.output or DEFAULT_OUTPUT)
    if not folder and not (
        case.inputs.index or case.inputs.feed
    ):  # an `index.md` at the top is somebody's page
        return (case.inputs.state_file,)
    return (case.inputs.state_file, *(in_folder(folder, name) for name in _LISTS))


def _finish(case: Case, result: RunResult, outcome: Outcome, *, log: Log) -> int:
    """Tell what was done, in the outputs, the notices and the exit code."""
    case.told.append(outputs(result, outcome.published, engine=_engine_name(result)))
    write_outputs(case.runner, together(case.told))
    for notice in breaking_notices(result):
        log.raw(notice)
    failed = outcome.error()
    if failed and case.inputs.fail_on == "never":
        log.warning(str(failed))
    error = step_error(case.inputs.fail_on, result, outcome)
    if error:
        log.error(str(error))
    return error.exit_code if error else 0


def _engine_name(result: RunResult) -> EngineName:
    by_model = any(
        file.summary.explained_by == "claude" for report in result.reports for file in report.files
    )
    return "claude" if by_model else "offline"
