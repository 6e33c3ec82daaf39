"""Pages that were put into another language, and pages that were not."""

import pytest

from diff_insight.facts.translated import is_of_translation, translated_into
from diff_insight.model import Fact


def sentences(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(kind="sentence_changed", old=old, new=new) for old, new in pairs)


@pytest.mark.parametrize(
    ("pairs", "language"),
    [
        ((("One door.", "一扇门。"), ("Close it.", "请关门。"), ("Light it.", "点火。")), "zh"),
        ((("One door.", "扉は 1 つ。"), ("Close it.", "閉めます。"), ("Light it.", "火を付けます。")), "ja"),
        ((("One door.", "문은 하나다."), ("Close it.", "문을 닫는다."), ("Light it.", "불을 붙인다.")), "ko"),
        (
            (
                ("Open a door.", "打开一扇门，然后点火。"),
                ("Close it, then light it.", "请关门，然后再点火。"),
                ("Read on in other languages.", "其他语言：한국어、かな。"),
                ("Close a barn.", "请关上谷仓的门。"),
            ),
            "zh",
        ),
        ((("One door.", "一扇门。"), ("Close it.", "请关门。")), ""),
        ((("一扇门。", "两扇门。"), ("请关门。", "请开门。"), ("点火。", "请点火。")), ""),
        ((("一扇门。", "One door."), ("请关门。", "Close it."), ("点火。", "Light it.")), ""),
        ((("A.", "B."), ("Close it.", "请关门。"), ("One.", "Two."), ("Three.", "Four.")), ""),
    ],
)
def test_a_page_is_translated_where_its_texts_change_their_script(
    pairs: tuple[tuple[str, str], ...], language: str
) -> None:
    assert translated_into(sentences(*pairs)) == language


@pytest.mark.parametrize(
    ("fact", "part"),
    [
        (Fact(kind="paragraph_removed", old="Close the door."), True),
        (Fact(kind="paragraph_added", new="请先关门，然后点火。"), True),
        (Fact(kind="paragraph_added", new="Close the door."), False),
        (Fact(kind="section_renamed", previous_name="Usage", name="用法"), True),
        (Fact(kind="code_block_added", new="print('门')"), False),
    ],
)
def test_what_went_or_came_in_its_script_is_of_the_translation(fact: Fact, *, part: bool) -> None:
    assert is_of_translation(fact) is part
