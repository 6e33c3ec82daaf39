"""A run that is run again: it takes the day of the report that stands, so that it writes the same files."""

from diff_insight.action.destinations import Desk, publishers
from diff_insight.model import CommitRange
from diff_insight.publish.branch import Snapshot, head_of, read_repository
from diff_insight.publish.earlier import Place, earlier_day
from diff_insight.publish.folder import Workspace
from diff_insight.settings.resolve import DEFAULT_OUTPUT


def day_of_report(desk: Desk, found: CommitRange) -> str:
    """Give the day for the reports: that of an earlier one on the same commits where nobody has named one."""
    settings = desk.settings
    names = publishers(desk.inputs, desk.trigger)
    if "date" in desk.inputs.values or not {"commit", "pull-request", "files"} & set(names):
        return settings.date
    place = _place(desk) if "files" not in names else Workspace(desk.runner.workspace)
    if place is None:
        return settings.date
    reports = [(locale, category.name) for locale in settings.locales for category in settings.categories]
    template = settings.output or DEFAULT_OUTPUT
    day = earlier_day(place, template, reports=reports, base=found.base, head=found.head)
    return day or settings.date


def _place(desk: Desk) -> Place | None:
    branch = desk.branch or read_repository(desk.client, desk.target).default_branch
    head = head_of(desk.client, desk.target, branch)
    return None if head is None else Snapshot(desk.client, desk.target, head)
