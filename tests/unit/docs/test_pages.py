"""The documentation against the program: made parts, links, examples, patterns, messages."""

import re
from collections.abc import Iterator

import pytest
import yaml

from diff_insight.diff.classify import matcher
from diff_insight.facts.types import rule_names
from diff_insight.reports.naming import TITLE_FIELDS, filled_title, output_path
from diff_insight.settings.configuration import read_configuration
from tests.unit.docs.messages import texts
from tests.unit.docs.pages import PARTS, ROOT, made_anew, pages
from tests.unit.docs.picture import PICTURE, digest, digest_in

_BLOCK = re.compile(r"(?m)^```(\w+)\n(.*?)^```$", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_FENCED = re.compile(r"(?ms)^(`{3,}).*?^\1$")
_CODE = re.compile(r"`[^`\n]*`(?!\])")  # not the label of a link
_ELLIPSES = re.compile("…+")
REUSABLE = ".github/workflows/report.yml"
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
PAGES = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in pages()}


def blocks(page: str, language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(PAGES[page]) if name == language]


def anchors(text: str) -> set[str]:
    headings = re.findall(r"(?m)^#+ (.+)$", _FENCED.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def configurations() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for text in blocks(page, "yaml"):
            first = text.partition("\n")[0]
            if page == "docs/configuration.md" or "diff-insight.yml" in first or "categories:" in first:
                yield page, text


@pytest.mark.parametrize("page", PAGES)
def test_what_the_program_makes_is_as_it_makes_it_now(page: str) -> None:
    assert PAGES[page] == made_anew(PAGES[page]), "run `make docs`"


def test_every_part_that_can_be_made_stands_in_one_place() -> None:
    found = re.findall(r"<!-- (?:made: )?(\w+) -->", "".join(PAGES.values()))
    assert sorted(found) == sorted(PARTS)


def test_every_decision_is_headed_by_its_own_number() -> None:
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:4])}. "), page.name


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md", "README.zh.md"])
def test_the_readme_is_short_enough_to_be_read(readme: str) -> None:
    assert len(PAGES[readme].splitlines()) < 150


@pytest.mark.parametrize("readme", ["README.ja.md", "README.zh.md"])
def test_a_translated_readme_shows_the_commands_and_the_workflows_of_the_english_one(readme: str) -> None:
    for language in ("yaml", "console"):
        assert blocks(readme, language) == blocks("README.md", language)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_what_is_there(page: str) -> None:
    folder = (ROOT / page).parent
    for link in _LINK.findall(_CODE.sub("", _FENCED.sub("", PAGES[page]))):
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = folder / path if path else ROOT / page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize(("page", "text"), list(configurations()))
def test_configurations_that_are_shown_can_be_read(page: str, text: str) -> None:
    values = read_configuration(text.encode(), name=page)
    assert values
    if title := values.get("title"):
        assert filled_title(title, dict.fromkeys(TITLE_FIELDS, "x") | {"date": "2026-04-20"})
    if output := values.get("output"):
        assert output_path(output, date="2026-04-20", locale="en_US", category="all")


def steps(tree: object) -> Iterator[dict[str, object]]:
    if isinstance(tree, dict):
        if str(tree.get("uses", "")).startswith("diff-insight/"):
            yield tree
        for value in tree.values():
            yield from steps(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from steps(value)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if "uses: diff-insight/" in "".join(blocks(page, "yaml"))]
)
def test_workflows_that_are_shown_give_inputs_and_read_outputs_that_there_are(page: str) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    called = yaml.safe_load((ROOT / REUSABLE).read_text(encoding="utf-8"))[True]["workflow_call"]
    inputs = {
        "diff-insight/diff-insight@v0": action["inputs"],
        f"diff-insight/diff-insight/{REUSABLE}@v0": called["inputs"],
    }
    shown = [text for text in blocks(page, "yaml") if "uses:" in text]
    assert shown
    for text in shown:
        for step in steps(yaml.safe_load(text)):
            given = step.get("with", {})
            assert isinstance(given, dict)
            assert set(given) <= set(inputs[str(step["uses"])])
        assert set(re.findall(r"steps\.report\.outputs\.([\w-]+)", text)) <= set(action["outputs"])


@pytest.mark.parametrize("page", [*PAGES, *(f"examples/{path.name}" for path in EXAMPLES)])
def test_the_program_is_got_from_its_repository_as_long_as_no_index_has_it(page: str) -> None:
    assert "not on PyPI yet" in PAGES["README.md"]
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.findall(r"(?:pip install|pipx run|pipx install|uvx) +[\"']?diff-insight", text)


def test_patterns_match_what_the_table_says() -> None:
    table = PAGES["docs/configuration.md"].partition("| pattern |")[2].partition("\n\n")[0]
    rows = [[re.findall(r"`([^`]+)`", cell) for cell in row.split("|")] for row in table.splitlines()[2:]]
    assert len(rows) >= 5
    for _, patterns, matching, other, _ in rows:
        for pattern in patterns:
            matches = matcher([pattern])
            assert matching
            assert all(matches(path) for path in matching), pattern
            assert not any(matches(path) for path in other), pattern


def test_rules_that_are_shown_are_the_programs() -> None:
    shown = re.findall(r"types: \{([^}]*)\}", PAGES["docs/configuration.md"])
    rules = {pair.partition(":")[0].strip() for types in shown for pair in types.split(",")}
    assert rules
    assert rules <= set(rule_names())


def messages() -> list[str]:
    return re.findall(r"(?m)^\| `([^`]+)`", PAGES["docs/troubleshooting.md"])


def test_a_message_that_is_explained_is_one_that_the_program_has() -> None:
    said = [_ELLIPSES.sub("…", text) for text in texts()]
    wanted = {message: _ELLIPSES.sub("…", message).rstrip("…") for message in messages()}
    assert wanted
    assert [message for message, text in wanted.items() if not any(text in one for one in said)] == []


def test_the_picture_is_there_and_small() -> None:
    picture = ROOT / "docs" / "images" / "report.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000


def test_the_picture_shows_what_the_program_writes_now() -> None:
    assert digest_in(PICTURE.read_bytes()) == digest(), "run `make docs` where chromium is"
