"""What holds for the facts of any two texts, diffed at any context width."""

import difflib
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diff_insight.facts.analyze import analyze, facts_of
from diff_insight.model import FileChange
from tests.repositories import Repository
from tests.unit.facts.evidence import assert_true_and_complete

_MARKDOWN = [
    "---", "title: Limits", "ms.date: 01/02/2026", "author: x", "# Title", "## Models", "### API (`v1`)",
    "Title", "=====", "", "", " ", "Some words about `code` and 2024-12-17.",
    "Some words about `code` and 2025-04-01-preview.", "Some other words.", "- item one", "- item two",
    "  - nested", "1. first", "2. second", "* [link](a.md)", "See [the docs](../a/b.md#c) now.",
    "See [the docs](../a/b.md#d) now.", "![alt](media/x.png)", '![alt](media/y.png "t")',
    "| Region | a | b |", "|---|:--|---|", "| east | 1 | - |", "| east | 1 | ✅ |", "| west \\| x | 2 |",
    "a | b", "--|--", "```python", "```", "````md", "~~~", "   ```json", "x = 1", "x = 2", "> quote",
    "> [!NOTE]", "> more `x`", ':::zone pivot="a"', ":::zone-end",
    ':::image type="content" source="a.png" alt-text="A":::',
    ':::image type="content" source="b.png" alt-text="B":::', "[!INCLUDE [x](includes/x.md)]",
    "{% include y.md %}", "{% ifversion a %}", '!!! note "T"', "    text", "<!-- note", "end -->", "<br/>",
    "[ref]: https://example.com/a", "https://example.com/a.", "a\tb", "a  b", "a b", "\ufeffx", "\u200b",
    "x\r", "x\u2028y",
    "\x0c", "東京の価格は 100 円です。", "大阪の価格は 200 円です。", "\x00\x01", "\u202eabc", "`` ` ``",
    "[[[a](b](c)", "***", "||||", "-", "#", ">",
]  # fmt: skip
_DATA = [
    "a:", "  b: 1", "  b: 2", "  c:", "    - name: x", "      href: y.md", "    - name: z", "- k: v",
    "- plain", "text: |", "  more words", "{", "}", '  "key": "value",', '  "key": {', "  },",
    '  "list": [1, 2],', "[section]", "key = 1", "key=2", "# comment", "; c", "deps = [", '  "pkg>=1.0",',
    '  "pkg>=2.0",', "]", "", "uses: a/b@v4", "- uses: a/b@v5", "---", "max: 10", '"x": "', "\t", "%",
    "- - - a",
]  # fmt: skip
_CODE = [
    "def f(x):", "    return x", "class A:", "    def g(self):", "        pass", "# c", "// c", "/* c",
    "*/", "func (r *T) M() error {", "}", "", "pub fn f() -> u8 {", "const a = (x) => {", "  foo(bar, 1);",
    "  foo(bar, 2);", "public static int F(int a) {", "FROM python:3.12", "FROM python:3.13",
    "requests==2.0", "requests>=3", "require x.io/y v1.0.0", "\tx.io/y v1.1.0", "<version>1</version>",
    "<artifactId>a</artifactId>", '"""', "'",
]  # fmt: skip
_PATHS = [
    "a.md", "toc.yml", "a.json", "pyproject.toml", "package.json", "requirements.txt", "a.py", "a.ts",
    "a.go", "a.java", "Dockerfile", "pom.xml", "go.mod", ".github/workflows/ci.yml", "a.ini", "a.unknown",
    "Makefile", "poetry.lock", "a.rst", "a.sql", "a.html", "a.c", "a.csv",
]  # fmt: skip

_line = st.one_of(
    st.sampled_from(_MARKDOWN),
    st.sampled_from(_DATA),
    st.sampled_from(_CODE),
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=12),
)
_lines = st.one_of(
    st.lists(_line, max_size=14),
    st.lists(st.sampled_from(_MARKDOWN), max_size=20),
    st.lists(st.sampled_from(_DATA), max_size=20),
    st.lists(st.sampled_from(_CODE), max_size=20),
)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two texts, mostly the second one an edited first one."""
    old = draw(_lines)
    if draw(st.booleans()):
        return old, draw(_lines)
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(new)))
        match draw(st.integers(0, 3)):
            case 0:
                new.insert(at, draw(_line))
            case 1 if at < len(new):
                del new[at]
            case 2 if at < len(new):
                new[at] = draw(_line)
            case _ if at < len(new):
                new[at] = new[at].replace(" ", draw(st.sampled_from(["  ", " x ", ""])), 1)
    return old, new


def _patch(old: list[str], new: list[str], *, context: int) -> str:
    rows = list(difflib.unified_diff(old, new, n=context, lineterm=""))
    return "\n".join(rows[2:])


@settings(max_examples=250)
@given(texts=_pairs(), context=st.integers(0, 5), path=st.sampled_from(_PATHS))
@example(texts=(["a"], ["a\r"]), context=0, path="a.md")
@example(texts=(["/* c", "class A:", "title: Limits"], ["class A:", "*/"]), context=1, path="a.ts")
@example(texts=(["a:", "a:", "  b: 1"], ["a:", "a:", " x  b: 1"]), context=1, path="toc.yml")
@example(texts=(["```", "x", "```"], ["````", "```", "x", "````"]), context=1, path="a.md")
def test_facts_cover_every_changed_line_and_quote_their_own_side(
    texts: tuple[list[str], list[str]], context: int, path: str
) -> None:
    patch = _patch(*texts, context=context)
    change = FileChange(path=path, patch=patch or None)
    facts = facts_of(change)
    assert_true_and_complete(change, facts)
    assert facts_of(change) == facts
    (analyzed,) = analyze([change], overrides=lambda _: {})
    assert analyzed.facts == facts


@settings(max_examples=100)
@given(texts=st.lists(_pairs(), min_size=2, max_size=4), context=st.integers(0, 3))
def test_moves_between_files_keep_every_promise(
    texts: list[tuple[list[str], list[str]]], context: int
) -> None:
    changes = [
        FileChange(path=f"{at}.md", patch=_patch(old, new, context=context) or None)
        for at, (old, new) in enumerate([*texts, *((new, old) for old, new in texts)])
    ]
    for analyzed in analyze(changes, overrides=lambda _: {}):
        assert_true_and_complete(analyzed.change, analyzed.facts)
        assert all(fact.path != analyzed.change.path for fact in analyzed.facts)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    files=st.lists(
        st.tuples(_pairs(), st.sampled_from(_PATHS), st.booleans(), st.booleans()), min_size=4, max_size=8
    ),
    context=st.integers(0, 5),
)
def test_patches_made_by_git_are_covered_too(
    tmp_path_factory: pytest.TempPathFactory,
    files: list[tuple[tuple[list[str], list[str]], str, bool, bool]],
    context: int,
) -> None:
    repository = Repository.create(tmp_path_factory.mktemp("any") / "repository")
    for side in (0, 1):
        for at, (texts, path, *ends) in enumerate(files):
            text = "\n".join(texts[side]) + ("\n" if ends[side] else "")
            repository.write(f"{at}/{path}", text.encode("utf-8", "surrogateescape"))
        repository.git("add", "--all")
        repository.git("commit", "--quiet", "--allow-empty", "--message", "change")
    for at, (_, path, *_ends) in enumerate(files):
        shown = repository.git(
            "diff", "--text", f"--unified={context}", "HEAD~1", "HEAD", "--", f"{at}/{path}"
        )
        begin = shown.find("\n@@ ")
        change = FileChange(path=path, patch=shown[begin + 1 :] if begin >= 0 else None)
        assert_true_and_complete(change, facts_of(change))


def _hostile() -> dict[str, tuple[list[str], list[str]]]:
    long_line = "word `code` [a](b.md) 1.2.3 " * 800
    return {
        "long line, one word": ([long_line], [long_line.replace("code", "kode", 1)]),
        "long line, every word": ([long_line], [long_line.replace("word", "term")]),
        "long line, nothing in common": (["x " * 9_000], ["y " * 9_000]),
        "open brackets": (["[" * 12_000], ["[" * 2_000 + "a"]),
        "half links": (["[a](" * 2_500], ["[a](b" * 2_000]),
        "links": (["[a](b.md) " * 1_500], ["[a](c.md) " * 1_500]),
        "nested links": (["[a [b] " * 2_500], ["[a [b] " * 2_500 + "](c)"]),
        "backticks": (["`" * 9 + "` `` ``` " * 2_500], ["`` ` ``` " * 2_500]),
        "pipes": (["|" * 12_000], ["|" * 12_001]),
        "escaped pipes": (["\\|" * 7_000], ["|\\" * 7_000]),
        "dashes": (["- " * 7_000], ["-" * 12_000]),
        "colons": (["a:" * 7_000], [":" * 12_000]),
        "quotes": (['"' * 12_000], ["'" * 12_000]),
        "parentheses": (["f(" * 7_000], ["(" * 7_000 + ")" * 7_000]),
        "blanks": ([" " * 12_000 + "x"], ["\t" * 12_000 + "x"]),
        "numbers": (["1.1." * 4_000], ["1/1:" * 4_000]),
        "short lines": ([f"a{at % 7}" for at in range(7_000)], [f"b{at % 5}" for at in range(7_000)]),
        "rows": ([f"| {at} | a |" for at in range(2_500)], [f"| {at} | b |" for at in range(2_500)]),
        "items": (
            [f"- entry {at} of many" for at in range(2_500)],
            [f"- entry {at} of all" for at in range(2_500)],
        ),
        "nested fences": (
            ["`" * (3 + at % 40) + "x" for at in range(2_500)],
            ["~" * (3 + at % 40) for at in range(2_500)],
        ),
        "quotes in quotes": ([">" * 200 for _ in range(500)], ["> " * 200 for _ in range(500)]),
        "deep yaml": (
            [f"{' ' * at}k{at}:" for at in range(700)],
            [f"{' ' * at}j{at}: 1" for at in range(700)],
        ),
        "entries in entries": (["- " * 2_000 + "a"] * 5, ["- " * 2_000 + "b"] * 5),
        "braces": (["{" * 7_000], ["}" * 7_000]),
        "open comment": (["<!--"] * 2_000, ["-->"] * 2_000),
    }


@pytest.mark.parametrize("path", ["a.md", "a.yml", "a.ts"])
@pytest.mark.parametrize("name", _hostile())
def test_hostile_texts_take_time_in_proportion_to_their_size(name: str, path: str) -> None:
    old, new = _hostile()[name]
    rows = [f"-{row}" for row in old] + [f"+{row}" for row in new]
    change = FileChange(path=path, patch="\n".join([f"@@ -1,{len(old)} +1,{len(new)} @@", *rows]))
    began = time.process_time()
    facts = facts_of(change)
    assert time.process_time() - began < 4  # some 0.3 s; anything quadratic takes minutes
    assert_true_and_complete(change, facts)


def test_the_real_diffs_are_covered(reference: Path) -> None:
    import json  # noqa: PLC0415  only this test needs it

    for report in sorted((reference / "corpus" / "reports").glob("*.json"))[::6]:
        for section in json.loads(report.read_text("utf-8"))["reports"]:
            for row in section["files"]:
                change = FileChange(path=row["path"], status=row["status"], patch=row["patch"])
                assert_true_and_complete(change, facts_of(change))
