"""Pages that were put into another language, and pages that were not."""

import pytest

from diff_insight.facts.translated import translation_of
from diff_insight.model import Fact

COWS = Fact(kind="paragraph_removed", where=("Barn",), old="Cows eat hay twice a day.")
IN_CHINESE = Fact(kind="paragraph_added", where=("Barn",), new="奶牛每天吃两次干草。")


def sentences(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(kind="sentence_changed", old=old, new=new) for old, new in pairs)


WHOLE = sentences(("One door.", "一扇门。"), ("Close it.", "请关门。"), ("Light it.", "点火。"))


@pytest.mark.parametrize(
    ("pairs", "language", "whole"),
    [
        ((("One door.", "一扇门。"), ("Close it.", "请关门。"), ("Light it.", "点火。")), "zh", True),
        (
            (("One door.", "扉は 1 つ。"), ("Close it.", "閉めます。"), ("Light it.", "火を付けます。")),
            "ja",
            True,
        ),
        (
            (("One door.", "문은 하나다."), ("Close it.", "문을 닫는다."), ("Light it.", "불을 붙인다.")),
            "ko",
            True,
        ),
        (
            (
                ("Open a door.", "打开一扇门，然后点火。"),
                ("Close it, then light it.", "请关门，然后再点火。"),
                ("Read on in other languages.", "其他语言：한국어、かな。"),
                ("Close a barn.", "请关上谷仓的门。"),
            ),
            "zh",
            True,
        ),
        ((("One door.", "一扇门。"), ("Close it.", "请关门。")), "zh", False),
        ((("A.", "B."), ("Close it.", "请关门。"), ("One.", "Two."), ("Three.", "Four.")), "zh", False),
        ((("一扇门。", "两扇门。"), ("请关门。", "请开门。"), ("点火。", "请点火。")), "", False),
        ((("一扇门。", "One door."), ("请关门。", "Close the door."), ("点火。", "Light it.")), "en", True),
        ((("请关门。", "Close the door."),), "en", False),
        ((("请用 `bolt` 关门。", "Close the door."),), "", False),
        ((("请用 `bolt` 关门。", "Close the door with `bolt`."),), "en", False),
        ((("一扇门。", "Eine Tür."), ("请关门。", "Macht sie zu."), ("点火。", "Macht Feuer.")), "", False),
    ],
)
def test_a_page_is_translated_where_its_texts_change_their_script(
    pairs: tuple[tuple[str, str], ...], language: str, *, whole: bool
) -> None:
    found = translation_of(sentences(*pairs))
    assert (found.language, found.whole) == (language, whole)


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
    assert translation_of((*WHOLE, fact)).holds(fact) is part


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("HMR Partial Accept (Experimental)", "HMR Partial Accept（实验性）"),
        ("Graph of open issues and pull requests in Vite", "Vite 未解决 issue 和 Pull Request 数量图"),
        ("Type: `oxide`", "类型： `oxide`"),
    ],
)
def test_a_text_that_keeps_names_is_translated(old: str, new: str) -> None:
    (fact,) = facts = sentences((old, new))
    assert translation_of(facts).holds(fact)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Barn", "Barn 牛棚"),
        ("Use Hay for cows.", "使用 Milk、Straw 和 Barley 喂养所有的 Calves。"),
        (
            "Open it.",
            "本页面介绍牛棚的全部内容，包括如何喂养、如何清洁、如何通风，以及在冬天和夏天分别应当注意的各种事项。",
        ),
        ("https://barn.example/docs", "请参阅文档。"),
        ("`feed()`", "喂牛。"),
    ],
)
def test_a_text_in_place_of_another_is_no_translation_of_it(old: str, new: str) -> None:
    assert not translation_of(sentences((old, new))).language


def test_a_link_that_bears_another_name_is_not_translated() -> None:
    link = Fact(kind="link_renamed", previous_name="Barn", name="这里")
    assert not translation_of((link,)).language


def test_as_many_texts_in_one_place_are_translated() -> None:
    found = translation_of((COWS, IN_CHINESE))
    assert (found.holds(COWS), found.holds(IN_CHINESE)) == (True, True)


def test_one_text_of_two_in_one_place_may_be_new() -> None:
    assert not translation_of(
        (COWS, IN_CHINESE, Fact(kind="paragraph_added", where=("Barn",), new="请关门。"))
    ).language


def test_a_text_elsewhere_is_not_the_translation() -> None:
    assert not translation_of((COWS, Fact(kind="paragraph_added", where=("Cow",), new="请关门。"))).language


def test_beside_a_translated_text_others_of_one_side_are_news() -> None:
    new = Fact(kind="list_item_added", where=("Barn",), new="请关门。")
    assert not translation_of((COWS, IN_CHINESE, new)).holds(new)


def test_a_page_that_says_much_more_in_english_is_not_only_put_into_it() -> None:
    gone = (("一扇门。", "One door."), ("请关门。", "Close the door."), ("点火。", "Light it."))
    more = tuple(Fact(kind="paragraph_added", new=f"The cow {name} is new.") for name in "abcdef")
    found = translation_of((*sentences(*gone), *more))
    assert found.language == "en"
    assert not any(map(found.holds, more))
