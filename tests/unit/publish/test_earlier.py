"""The day of an earlier report on the same commits."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from diff_insight.publish.earlier import earlier_day

TEMPLATE = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
HEAD = "1234567890abcdef1234567890abcdef12345678"


@dataclass
class Tree:
    paths: tuple[str, ...]

    def paths_below(self, folder: str) -> Iterator[str]:
        return (path for path in self.paths if path.startswith(folder))


@pytest.mark.parametrize(
    ("paths", "day"),
    [
        ((), None),
        (("reports/202602/en_US/report-20260203-1234567-all.md",), "2026-02-03"),
        (("reports/202602/en_US/report-20260203-7654321-all.md",), None),
        (("reports/202602/en_US/report-20260203-1234567-other.md",), None),
        (("reports/202602/ja_JP/report-20260203-1234567-all.md",), None),
        (("reports/202601/en_US/report-20260203-1234567-all.md",), None),
        (("reports/202613/en_US/report-20261399-1234567-all.md",), None),
        (
            (
                "reports/202603/en_US/report-20260301-1234567-all.md",
                "reports/202602/en_US/report-20260203-1234567-all.md",
            ),
            "2026-02-03",
        ),
    ],
)
def test_a_report_of_the_same_head_tells_its_day(paths: tuple[str, ...], day: str | None) -> None:
    reports = [("en_US", "all")]
    assert earlier_day(Tree(paths), TEMPLATE, reports=reports, base=None, head=HEAD) == day


@pytest.mark.parametrize(
    "template", ["reports/{head}.md", "reports/{date}.md", "reports/{date:%Y}-{head}.md"]
)
def test_a_template_without_day_and_head_tells_none(template: str) -> None:
    tree = Tree(("reports/1234567.md", "reports/2026-02-03.md", "reports/2026-1234567.md"))
    assert earlier_day(tree, template, reports=[("en_US", "all")], base=None, head=HEAD) is None
