"""Which files a run takes for what it wrote itself: only what its templates can really give."""

import pytest

from diff_insight.reports.own_output import own_output


@pytest.mark.parametrize(
    ("template", "path", "own"),
    [
        ("{date}.md", "2026-02-03.md", True),
        ("{date}.md", "README.md", False),
        ("reports/{date:%Y%m}/r-{date:%Y%m%d}-{head}.md", "reports/202602/r-20260203-0123abc.md", True),
        ("reports/{date:%Y%m}/r-{date:%Y%m%d}-{head}.md", "reports/guide/r-20260203-0123abc.md", False),
        ("reports/{date:%Y/%j}.md", "reports/2026-034.md", True),
        ("{date:%d %B %Y}.md", "03-February-2026.md", True),  # words: any segment may be one
        ("{locale}/{category}.md", "en_US/all.md", True),
        ("{locale}/{category}.md", "en_US/intro.md", False),
        ("{head}.md", "readmes.md", False),
    ],
)
def test_a_path_is_own_output_where_a_template_can_give_it(template: str, path: str, own: bool) -> None:
    assert own_output([template], categories=["all"])(path) is own
