"""What differs in two long values."""

import pytest

from diff_insight.facts.differs import differing


@pytest.mark.parametrize(
    ("old", "new", "middle"),
    [
        ("registry.example.org/farm/web:1.4.0", "registry.example.org/farm/web:1.5.0", ("1.4.0", "1.5.0")),
        ("https://a.example/v1/x?y=1", "https://a.example/v2/x?y=1", ("v1", "v2")),
        (
            "https://a.example/tool-1.2.tar.gz",
            "https://a.example/tool-2.0.tar.gz",
            ("tool-1.2.tar.gz", "tool-2.0.tar.gz"),
        ),
        ("a/b", "x-y", None),
        ("f(cow.feed())", "f(barn, cow.milk(), cow.sell())", ("cow.feed()", "barn, cow.milk(), cow.sell()")),
        ("a: b", "a: b c", None),
        ("the end", "the end.", None),
        ("a a a", "a a", None),
    ],
)
def test_values_that_begin_or_end_alike_differ_in_whole_tokens(
    old: str, new: str, middle: tuple[str, str] | None
) -> None:
    assert differing(old, new) == middle
