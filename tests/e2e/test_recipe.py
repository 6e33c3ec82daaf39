"""The recipe for MkDocs, built from the files that `docs/recipes.md` shows, on reports of the program."""

import html
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest
from tests.unit.docs.pages import EXAMPLE, ROOT

from diff_insight.diff.parse import parse_diff

pytestmark = pytest.mark.slow

_FILE = re.compile(r"<!-- recipe: (\S+) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HOSTILE = b"""\
diff --git "a/notes/_a_ {#item-000000} <b>.md" "b/notes/_a_ {#item-000000} <b>.md"
new file mode 100644
--- /dev/null
+++ "b/notes/_a_ {#item-000000} <b>.md"
@@ -0,0 +1,6 @@
+# A heading in a patch
+
+`````
+<details>
+<summary>Diff</summary>
+</details>
"""


@dataclass(frozen=True)
class Site:
    pages: dict[str, lxml.html.HtmlElement]
    reports: dict[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    folder = tmp_path_factory.mktemp("site")
    for name, content in _FILE.findall((ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Reports\n", encoding="utf-8")
    (folder / "hostile.diff").write_bytes(HOSTILE)
    for diff, name in ((EXAMPLE, "example-{locale}"), (folder / "hostile.diff", "hostile-{locale}")):
        run(
            *("diff_insight", "report", "--diff", str(diff), "--engine", "offline"),
            *("--locale", "en_US,zh_CN,ja_JP,de_DE", "--date", "2026-04-20"),
            *("--permalink", "https://github.com/o/n/compare/a...b", "--output", f"docs/{name}.md"),
            folder=folder,
        )
    run("mkdocs", "build", "--quiet", "--strict", folder=folder)
    names = [path.stem for path in (folder / "docs").glob("*-*.md")]
    assert len(names) == 8
    return Site(
        {name: lxml.html.parse(str(folder / "site" / name / "index.html")).getroot() for name in names},
        {name: (folder / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in names},
    )


def run(module: str, *arguments: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def article(page: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    return found(page, "//article")[0]


def found(page: lxml.html.HtmlElement, path: str) -> list[lxml.html.HtmlElement]:
    return list(page.xpath(path))


def test_every_page_has_one_title_and_the_headings_of_the_report_below_it(site: Site) -> None:
    for name, page in site.pages.items():
        titles = [heading.text_content().removesuffix("¶") for heading in found(article(page), ".//h1")]
        assert titles == [f"[{name[-5:]}] Diff Insight Report - all"]
        headings = [heading.text_content() for heading in found(article(page), ".//h2")]
        assert headings == ["Highlights", "Insights", "Summary Table", "Modified Contents"]


def test_every_link_within_a_page_leads_to_a_file(site: Site) -> None:
    for page in site.pages.values():
        anchors = [link.get("href") for link in found(article(page), ".//a[starts-with(@href, '#item-')]")]
        assert anchors
        files = {
            f"#{heading.get('id')}" for heading in found(article(page), ".//h3[starts-with(@id, 'item-')]")
        }
        assert files == set(anchors)


def test_the_link_to_the_diff_opens_beside(site: Site) -> None:
    for page in site.pages.values():
        (link,) = found(article(page), ".//a[@target='_blank']")
        assert link.get("href") == "https://github.com/o/n/compare/a...b"


def test_no_attribute_of_the_layout_shows(site: Site) -> None:
    for name, page in site.pages.items():
        headings = [heading.text_content() for heading in found(article(page), ".//h3")]
        if name.startswith("example"):
            assert not [text for text in headings if "{" in text]
        else:
            assert headings[-1] == "notes/_a_ {#item-000000} <b>.md"
        assert "target=" not in article(page).text_content()
        assert "markdown=" not in html.unescape(article(page).text_content())


@pytest.mark.parametrize(
    ("name", "diff"), [("example", EXAMPLE.read_bytes()), ("hostile", HOSTILE)], ids=["example", "hostile"]
)
def test_every_patch_stands_whole_in_its_own_closed_block(site: Site, name: str, diff: bytes) -> None:
    patches = [change.patch for change in parse_diff(diff) if change.patch]
    for locale in ("en_US", "zh_CN", "ja_JP", "de_DE"):
        blocks = found(article(site.pages[f"{name}-{locale}"]), ".//details")
        shown = [found(block, ".//code")[0].text_content() for block in blocks]
        assert [lines(text) for text in shown] == [lines(patch) for patch in patches]


def lines(text: str) -> list[str]:
    """Give the lines; the highlighter takes the blank of an empty context line."""
    return [line.rstrip() for line in text.rstrip().split("\n")]
