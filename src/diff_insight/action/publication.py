"""From a run's result to the files, the message and the state that are published."""

from diff_insight.action.case import Case
from diff_insight.model import CommitRange, RunResult
from diff_insight.publish.index import entries_of, reports_folder
from diff_insight.publish.message import commit_message
from diff_insight.publish.plan import Feed, Publication, Reported, Standing, report_files
from diff_insight.reports.naming import output_path
from diff_insight.reports.result import dump
from diff_insight.settings.resolve import DEFAULT_OUTPUT
from diff_insight.wiring.delivery import Form, texts_of


def _form(case: Case) -> Form:
    settings = case.settings
    return Form(format=settings.format or "markdown", flavor=settings.flavor, own=case.own)


def _standing(case: Case, commits: CommitRange, paths: list[str]) -> Standing | None:
    """The files of this run that the next one writes again: their paths name no head."""
    head = commits.head
    if head is None:
        return None
    same = tuple(path for path in paths if head[:7] not in path)
    place = {"state": case.inputs.state_file, "repository": case.request.repository}
    return Standing(**place, head=head, paths=same) if same else None


def publication_of(case: Case, result: RunResult) -> Publication:
    """Give everything of one range that publishers may write, computed before any of them does."""
    settings, request = case.settings, case.request
    commits = result.range
    fields = {"date": settings.date, "base": commits.base or "", "head": commits.head or ""}
    template = settings.output or DEFAULT_OUTPUT
    paths = [
        output_path(template, locale=report.locale, category=report.category, **fields)
        for report in result.reports
    ]
    reports = report_files(zip(paths, texts_of(result, _form(case)), strict=True))
    saved = None
    if settings.result:
        saved = (
            output_path(settings.result, locale="", category="", **fields),
            dump(result).encode("utf-8", "replace"),
        )
    target = case.inputs.target_repository or case.runner.repository
    branch = case.inputs.target_branch or request.branch or "HEAD"
    moved = None
    if request.moves_state and request.branch and commits.head:
        moved = Reported(
            path=case.inputs.state_file,
            repository=request.repository,
            branch=request.branch,
            head=commits.head,
        )
    blob_url = f"{case.runner.server_url}/{target}/blob/{branch}"
    return Publication(
        reports=reports,
        message=commit_message(case.inputs.commit_message, result),
        result=saved,
        reported=moved,
        standing=_standing(case, commits, [*paths, *([saved[0]] if saved else [])]),
        folder=reports_folder(template),
        template=template,
        entries=entries_of(result, paths),
        index=case.inputs.index,
        feed=Feed(blob_url=blob_url, title=f"Diff Insight: {request.repository}")
        if case.inputs.feed
        else None,
    )
