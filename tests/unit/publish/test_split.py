import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.publish.commands import utf16_units
from diff_insight.publish.comment_body import COMMENT_LIMIT, comment_parts, marker, same_body
from diff_insight.publish.split import blocks, pack, shorten

HEAD = "1" * 40
FENCED = "````json\n{}\n````\n"
SECTION = """## <a id="item-{n}"></a>file-{n}.md

<details>
<summary>Patch</summary>

`````diff
@@ -1 +1 @@
-</details>
+````
+# not a heading

`````

</details>

### Summary

````json
{{"n": {n}}}
````

### Explanation
Explanation {n} with `code`.

- one

- two

"""
TABLE = "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n"


def report(files: int) -> str:
    return (
        "# Title\n\n[View changes](https://x/)\n\n# Summary Table\n"
        + TABLE
        + "\n# Modified Contents\n"
        + "".join(SECTION.format(n=n) for n in range(files))
    )


PIECES = st.lists(
    st.sampled_from(
        [
            "# A\n\n",
            "text\n\n",
            "text\nmore 😀\n\n",
            "- a\n\n- b\n\n  c\n\n",
            FENCED + "\n",
            TABLE + "\n",
            "~~~\n\n# no\n\n~~~\n\n",
            "<details>\n<summary>x</summary>\n\n```\n</details>\n```\n\n</details>\n\n",
            '## <a id="x"></a>B\ntext\n',
            "\n",
            "```\nnever closed\n\n# no\n",
            "</details>\n\n",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(PIECES, st.text(alphabet="`~# \n<>/details-1.|a", max_size=200)))
def test_blocks_joined_are_the_text(text: str) -> None:
    assert "".join(blocks(text)) == text


@given(PIECES, st.integers(1, 200))
def test_packed_texts_keep_the_limit_and_lose_nothing(text: str, limit: int) -> None:
    pieces = blocks(text)
    packed = pack(pieces, limit=limit)
    assert "".join(packed) == text
    assert all(utf16_units(part) <= limit or part in pieces for part in packed)


@given(PIECES, st.integers(60, 400))
def test_a_shortened_text_keeps_its_limit_and_whole_blocks(text: str, limit: int) -> None:
    short = shorten(text, limit=limit, left_out="_left out_", end="_end_")
    assert utf16_units(short) <= limit
    allowed = {*blocks(text), "_left out_\n\n", "_end_\n"}
    assert set(blocks(short)) <= allowed | {
        f"{piece}_end_\n" for piece in allowed if not piece.endswith("\n\n")
    }
    if utf16_units(text) <= limit:
        assert short == text


def test_a_report_is_cut_between_blocks_and_nowhere_inside() -> None:
    section = SECTION.format(n=0)
    patch = section[section.index("<details>") : section.index("### Summary")]
    assert blocks(report(1)) == (
        "# Title\n\n",
        "[View changes](https://x/)\n\n",
        "# Summary Table\n",
        TABLE + "\n",
        "# Modified Contents\n",
        '## <a id="item-0"></a>file-0.md\n\n',
        patch,
        "### Summary\n\n",
        '````json\n{"n": 0}\n````\n\n',
        "### Explanation\n",
        "Explanation 0 with `code`.\n\n",
        "- one\n\n- two\n\n",
    )


def test_a_section_is_not_spread_over_two_parts() -> None:
    parts = pack(blocks(report(9)), limit=700)
    assert len(parts) > 3
    assert all(
        part.count("file-") == part.count("</details>\n\n###") == part.count("- two") for part in parts[1:]
    )
    assert all(part.startswith(("# Title", "# Modified", "## <a id=")) for part in parts)


def test_a_section_too_long_for_one_part_is_cut_between_its_own_sections() -> None:
    parts = pack(blocks("# A\n" + SECTION.format(n=1)), limit=220)
    assert [part.partition("\n")[0] for part in parts] == ["# A", "### Explanation"]


def test_the_longest_patches_are_left_out_first() -> None:
    big = "<details>\n\n````\n" + "x" * 900 + "\n````\n\n</details>\n\n"
    small = "<details>\n\n````\ny\n````\n\n</details>\n\n"
    text = f"# A\n\none\n\n{big}two\n\n{small}three\n"
    assert (
        shorten(text, limit=300, left_out="_gone_", end="_end_")
        == f"# A\n\none\n\n_gone_\n\ntwo\n\n{small}three\n"
    )


def test_no_heading_is_left_without_what_it_heads() -> None:
    text = "# A\n\none\n\n## B\n\n" + "x" * 100 + "\n"
    assert shorten(text, limit=30, left_out="_gone_", end="_end_") == "# A\n\none\n\n## B\n\n_gone_\n\n"
    assert shorten(text, limit=22, left_out="_gone_", end="_end_") == "# A\n\none\n\n_end_\n"


def test_one_small_report_is_one_comment_without_a_number() -> None:
    assert comment_parts(["# A\n"], key="x", head=HEAD, full_report=None) == (f"{marker('x', HEAD)}\n# A",)


def test_no_report_is_no_comment() -> None:
    assert comment_parts([], key="x", head=HEAD, full_report=None) == ()
    assert comment_parts(["\n"], key="x", head=HEAD, full_report=None) == ()


def test_reports_follow_one_another_with_a_rule_between() -> None:
    (body,) = comment_parts(["# A\n", "# B\n"], key="x", head=HEAD, full_report=None)
    assert body == f"{marker('x', HEAD)}\n# A\n\n---\n\n# B"


def test_a_report_of_300_kb_becomes_numbered_parts_below_the_limit() -> None:
    text = report(1) + SECTION.format(n=7).replace("Explanation 7", "word " * 800) * 75
    assert len(text) > 300_000
    parts = comment_parts([text], key="x", head=HEAD, full_report="https://x/run")
    assert len(parts) > 4
    assert all(utf16_units(part) <= COMMENT_LIMIT for part in parts)
    head = marker("x", HEAD)
    for number, part in enumerate(parts, start=1):
        assert part.startswith(f"{head}\n**Part {number} of {len(parts)}**\n\n")
    joined = "".join(part.split("\n\n", 1)[1] + "\n\n" for part in parts)
    assert joined.strip() == text.strip()


@pytest.mark.parametrize("filler", ["x", "😀"])
def test_a_report_beyond_all_parts_is_shortened_with_a_link(filler: str) -> None:
    patch = SECTION.format(n=3).replace("# not a heading", filler * 50_000)
    parts = comment_parts([patch * 40], key="x", head=HEAD, full_report="https://x/run")
    assert 1 <= len(parts) <= 8
    assert all(utf16_units(part) <= COMMENT_LIMIT for part in parts)
    whole = "".join(parts)
    assert "left out here. [Full report](https://x/run)._" in whole
    assert whole.count("Explanation 3") == 40
    assert all(
        len(re.findall("(?m)^<details>", part)) == len(re.findall("(?m)^</details>", part)) for part in parts
    )


def test_text_without_any_border_is_left_out_rather_than_cut() -> None:
    (body,) = comment_parts(["x" * 700_000], key="x", head=HEAD, full_report=None)
    assert body == f"{marker('x', HEAD)}\n_Too long for a comment; left out here._"


def test_line_ends_white_space_at_the_end_and_the_run_do_not_make_a_body_another() -> None:
    assert same_body("a\r\nb\n", "a\nb")
    assert same_body("[x](https://h/o/r/actions/runs/12)", "[x](https://h/o/r/actions/runs/345/attempts/2)")
    assert not same_body("a", "b")


def test_keys_have_marks_of_their_own_that_show_nothing_of_them() -> None:
    assert marker("a --> <b>") != marker("b")
    assert re.fullmatch(r"<!-- diff-insight:[0-9a-f]{16} 1{40} -->", marker("a --> <b>\ud800", HEAD))
