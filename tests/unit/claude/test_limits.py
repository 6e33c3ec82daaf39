"""What headers say about waiting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.claude.limits import left, retry_after
from diff_insight.claude.replies import Left, Tokens

DATE = {"date": "Sun, 22 Nov 2026 10:00:00 GMT"}


def limit(what: str, most: int, remaining: int, reset: str = "2026-11-22T10:01:00Z") -> dict[str, str]:
    values = {"limit": str(most), "remaining": str(remaining), "reset": reset}
    return {f"anthropic-ratelimit-{what}-{name}": value for name, value in values.items()}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "7", "retry-after-ms": "1500"}, 1.5),
        ({**DATE, "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT"}, 30.0),
        ({**DATE, "retry-after": "Sun, 22 Nov 2026 09:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "inf"}, None),
        ({**DATE, **limit("requests", 50, 0)}, 1.2),
        ({**DATE, **limit("requests", 50, 0), "retry-after": "9"}, 9.0),
    ],
)
def test_the_pause_that_a_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (limit("requests", 50, 1), ()),
        (limit("requests", 60, 0), (Left(what="requests", wait=1.0),)),
        (limit("tokens", 60_000, 2_000), ()),
        (limit("tokens", 61_500, 1_500), (Left(what="tokens", wait=0.5),)),
        (limit("input-tokens", 30_000, 0), (Left(what="input-tokens", wait=3.0),)),
        (limit("output-tokens", 10_000, 0), (Left(what="output-tokens", wait=3.0),)),
        (limit("output-tokens", 100, 0), (Left(what="output-tokens", wait=60.0),)),
        (limit("requests", 60, 0, reset="tomorrow"), ()),
        (limit("requests", 0, 0), ()),
    ],
)
def test_a_limit_is_waited_for_until_another_request_of_that_size_fits(
    headers: dict[str, str], expected: tuple[Left, ...]
) -> None:
    used = Tokens(input=1_000, cache_creation=500, cache_read=9_000, output=500)
    assert left({**DATE, **headers}, used) == expected


@given(st.lists(st.text(max_size=30), min_size=4, max_size=4))
def test_headers_of_any_text_cost_at_most_a_day(values: list[str]) -> None:
    names = (
        "retry-after",
        *(f"anthropic-ratelimit-requests-{name}" for name in ("limit", "remaining", "reset")),
    )
    headers = dict(zip(names, values, strict=True))
    assert all(0 <= one.wait <= 86_400 for one in left(headers, None))
    assert (retry_after(headers) or 0.0) >= 0.0
