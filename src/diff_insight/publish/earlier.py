"""Finds the day on which a range was reported before: a run that is run again writes no more files.

The path of a report holds the day of its run. Without this, a push that is run again on the next day would
leave a second report of the same commits beside the first.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from diff_insight.errors import InputError
from diff_insight.publish.index import reports_folder
from diff_insight.reports.naming import output_path, path_parts, short

_DAY = re.compile(r"(?<!\d)(\d{4})[-_./]?(\d{2})[-_./]?(\d{2})(?!\d)")


class Place(Protocol):
    """A branch or a folder, as far as it is looked through."""

    def paths_below(self, folder: str) -> Iterable[str]:
        """Give the paths of all files below a folder."""
        ...


def earlier_day(
    place: Place, template: str, *, reports: Iterable[tuple[str, str]], base: str | None, head: str | None
) -> str | None:
    """Give the day (ISO 8601) of an earlier report on the same commits; the first where there are several.

    Args:
        place: Where the reports are.
        template: Of their paths; one without a whole day and the head tells nothing.
        reports: Locale and category of each report that this run may write.
        base: Of the range.
        head: Of the range.
    """
    names = {name for _, name, _ in path_parts(template)}
    if not head or not {"date", "head"} <= names:
        return None
    wanted = list(reports)
    found = set()
    for path in place.paths_below(reports_folder(template)):
        day = _DAY.search(path) if short(head) in path else None
        if day and any(
            path == _filled(template, "-".join(day.groups()), locale, category, base, head)
            for locale, category in wanted
        ):
            found.add("-".join(day.groups()))
    return min(found, default=None)


def _filled(template: str, day: str, locale: str, category: str, base: str | None, head: str) -> str | None:
    try:
        return output_path(template, date=day, locale=locale, category=category, base=base, head=head)
    except InputError:  # digits that are no day
        return None
