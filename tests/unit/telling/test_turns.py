"""What differs in a long sentence, piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.telling.quoting import bare
from diff_insight.telling.turns import LONG, turns

_WORDS = st.lists(
    st.sampled_from(
        ["barn", "hay", "50", "60", "the", "/var/log", "`gate`", "(open)", "干草", "Windows,", "."]
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "The agent needs at least 50 MB of space and writes its log into `/var/log` every night.",
            "The agent needs at least 70 MB of space and writes its log into `/var/logs` every night.",
            [("50 MB", "70 MB"), ("/var/log", "/var/logs")],
        ),
        (
            "The herd that stands behind the gate is counted once a day by its keeper.",
            "The herd that stands behind the lower gate is counted once a day by its first keeper.",
            [("the", "the lower"), ("its", "its first")],
        ),
        (
            "The herd stands behind the gate and and waits until its keeper comes with hay.",
            "The herd stands behind the gate and waits until its keeper comes with hay.",
            [("and and", "and")],
        ),
        (
            "饲养员每天检查温度和op的数量，由barn发出提醒。",
            "饲养员每天检查温度以及Op的数量，由barn发出提醒。",
            [("和op", "以及Op")],
        ),
        (
            "请确保您已经安装好了依赖，单击保存，然后等待完成。",
            "请确保你已经安装好了依赖，点击保存，再等待完成。",
            [("请确保您已经安装", "请确保你已经安装"), ("单击保存", "点击保存"), ("然后", "再")],
        ),
    ],
)
def test_each_piece_is_given_with_what_it_is_about(old: str, new: str, said: list[tuple[str, str]]) -> None:
    assert turns(old, new) == (said, True)


def test_a_sentence_of_which_little_stays_has_no_pieces() -> None:
    assert turns("The gate closes at dusk.", "Every cow is counted when the rack is empty.") == ([], False)


@given(_WORDS, _WORDS)
def test_a_piece_stands_on_its_side_and_can_be_read_at_a_glance(old: str, new: str) -> None:
    for was, now in turns(old, new)[0]:
        assert was in bare(old)
        assert now in bare(new)
        assert was != now
        assert max(len(was), len(now)) <= LONG
