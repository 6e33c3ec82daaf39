"""As much of a report as a place holds: put together with less until it fits, never cut.

Tables and lists come first, explanations get the rest, patches what is left then; each search is a
bisection, and what does not fit is counted in its place.
"""

import html
import re
from collections.abc import Callable
from dataclasses import replace

from diff_insight.model import Report, RunResult
from diff_insight.reports.escaping import Surroundings
from diff_insight.reports.github import WITHOUT_PATCHES, Drawn, Limits
from diff_insight.reports.long_texts import plain_text
from diff_insight.reports.own_templates import NO_TEMPLATES, OwnTemplates
from diff_insight.reports.view import verdict
from diff_insight.reports.words import words_of

_LISTS_SHARE = 0.6
"""Of a limited place, what table and lists may fill before the explanations get the rest."""

Measure = Callable[[str], int]


def utf16_units(text: str) -> int:
    """Measure a text as GitHub measures a comment."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """Measure a text as a runner measures a job summary."""
    return len(text.encode("utf-8", "surrogatepass"))


def fitting(
    result: RunResult,
    *,
    limit: int,
    measure: Measure = utf16_units,
    patches: bool = False,
    full_report: str | None = None,
    own: OwnTemplates = NO_TEMPLATES,
) -> str:
    """Give the reports of a run as one text that fits; empty where there is none.

    One report stands open; of several each is folded behind its verdict, the first of them opened.

    Args:
        result: The run.
        limit: What `measure` may give.
        measure: Counts what the place counts.
        patches: Whether the patches are folded in, as far as they fit.
        full_report: Address of a place that shows what does not fit, or None.
        own: Templates of the user's.
    """
    texts: list[str] = []
    several = len(result.reports) > 1
    for index, report in enumerate(result.reports):
        left = (limit - sum(map(measure, texts))) // (len(result.reports) - index)
        drawn = Drawn(result, report, own, full_report=full_report)
        before, after = _fold(result, report, opened=index == 0) if several else ("", "")
        room = left - measure(before + after)
        texts.append(before + _fitted(drawn, room, measure, patches=patches) + after)
    return "".join(texts).rstrip("\n") + "\n" if texts else ""


def _fold(result: RunResult, report: Report, *, opened: bool) -> tuple[str, str]:
    line = html.escape(plain_text(verdict(result, report, words_of(report)), _PLAIN), quote=False)
    # the words stand in HTML, where a backslash escapes nothing
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line)
    language = f" [{report.locale}]" if len({one.locale for one in result.reports}) > 1 else ""
    state = " open" if opened else ""
    return f"<details{state}><summary>{shown}{language}</summary>\n\n", "\n\n</details>\n\n"


_PLAIN = Surroundings(flavor="github")


def _fitted(drawn: "Drawn", limit: int, measure: Measure, *, patches: bool) -> str:
    """Give as much of a report as fits: the lists first, then explanations, then patches."""

    def text(limits: Limits) -> str:
        return drawn.text(limits, level="##")

    if patches and drawn.patch_sizes and sum(drawn.patch_sizes) < limit:
        whole = text(Limits())
        if measure(whole) <= limit:
            return whole
    whole = text(WITHOUT_PATCHES)
    listed: int | None = None
    explained: int | None = None
    if measure(whole) > limit:
        few = replace(WITHOUT_PATCHES, explained=0)
        listed = _most(
            drawn.longest_list,
            lambda number: measure(text(replace(few, listed=number))) <= limit * _LISTS_SHARE,
        )
        explained = _most(
            drawn.files_in_all,
            lambda number: measure(text(Limits(listed=listed, explained=number, patches=0))) <= limit,
        )
        return text(Limits(listed=listed, explained=explained, patches=0))
    if not patches:
        return whole
    room, first = limit - measure(whole), 0
    for size in drawn.patch_sizes:
        room -= size
        first += room >= 0
        if room < 0:
            break
    shown = _most(first, lambda number: measure(text(Limits(patches=number))) <= limit)
    return text(Limits(patches=shown))


def _most(number: int, fits: Callable[[int], bool]) -> int:
    """Give the largest number that fits, 0 if none does."""
    low, high = 0, number
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
