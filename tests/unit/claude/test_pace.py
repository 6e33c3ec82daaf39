"""How many requests go at once, in which order, and when."""

import asyncio

import pytest

from diff_insight.claude.pace import Pace, TooLate
from diff_insight.claude.replies import Fault, Left
from tests.fakes.claude_runs import SkippingClock

LATER = 10_000.0


def pace(most: int = 8) -> tuple[Pace, SkippingClock, list[str]]:
    said: list[str] = []
    clock = SkippingClock()
    return Pace(most=most, clock=clock.clock(), notice=said.append), clock, said


def test_half_as_many_go_after_a_refusal_for_their_number_and_more_again_after_answers() -> None:
    slow, clock, _ = pace(8)
    for _ in range(5):  # all of them were on their way when the first came back: one refusal in truth
        slow.failed(Fault("busy", "", status=429, retry_after=1.0), tried=1, sent=clock.moment)
    assert slow.at_once == 4
    clock.moment += 1.0
    slow.failed(Fault("busy", "", status=429, retry_after=1.0), tried=1, sent=clock.moment)
    assert slow.at_once == 2
    grown = []
    for _ in range(40):
        slow.answered(())
        grown.append(slow.at_once)
    assert grown == sorted(grown)
    assert grown[-1] == 8


def test_an_overloaded_server_is_waited_for_longer_each_time() -> None:
    slow, clock, _ = pace()
    waits = []
    for tried in range(1, 9):
        waits.append(
            slow.failed(Fault("down", "", status=529), tried=tried, sent=clock.moment) - clock.moment
        )
        clock.moment += waits[-1]
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert slow.at_once == 8


def test_what_a_server_tells_one_request_holds_for_all_and_is_said_once() -> None:
    slow, clock, said = pace()
    slow.answered((Left(what="requests", wait=5.0),))

    async def go() -> float:
        async with slow.slot(slow.turn(), until=LATER):
            return clock.moment

    async def all_of_them() -> list[float]:
        return await asyncio.gather(go(), go(), go())

    assert asyncio.run(all_of_them()) == [1005.0, 1005.0, 1005.0]
    slow.answered((Left(what="requests", wait=50.0),))
    assert said == ["The model's server is busy (5 s to wait); requests go at the pace it bears."]


def test_a_connection_that_breaks_holds_up_its_own_request_alone() -> None:
    slow, clock, _ = pace()
    own = slow.failed(Fault("down", "cut"), tried=3, sent=clock.moment)

    async def go(earliest: float) -> float:
        async with slow.slot(slow.turn(), until=LATER, earliest=earliest):
            return clock.moment

    assert asyncio.run(go(0.0)) == 1000.0
    assert asyncio.run(go(own)) == own == 1002.0


def test_a_moment_behind_the_deadline_is_not_waited_for() -> None:
    slow, clock, _ = pace()
    slow.answered((Left(what="tokens", wait=100.0),))

    async def go() -> None:
        async with slow.slot(slow.turn(), until=1_050.0):
            raise AssertionError

    with pytest.raises(TooLate):
        asyncio.run(go())
    assert clock.slept == []


def test_the_first_to_ask_go_first_also_when_they_ask_again() -> None:
    slow, _, _ = pace(1)
    order: list[int] = []

    async def go(turn: int, times: int) -> None:
        for _ in range(times):
            async with slow.slot(turn, until=LATER):
                order.append(turn)
                await asyncio.sleep(0)

    async def all_of_them() -> None:
        await asyncio.gather(*(go(slow.turn(), 2) for _ in range(3)))

    asyncio.run(all_of_them())
    assert order[0] == 0
    assert order.index(1) < order.index(2)
    assert sorted(order) == [0, 0, 1, 1, 2, 2]


def test_a_place_that_is_called_off_is_free_again() -> None:
    slow, _, _ = pace(1)

    async def go() -> None:
        async with slow.slot(slow.turn(), until=LATER):
            await asyncio.sleep(10)

    async def held() -> bool:
        first, second = asyncio.create_task(go()), asyncio.create_task(go())
        await asyncio.sleep(0)
        second.cancel()
        first.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        async with slow.slot(slow.turn(), until=LATER):
            return True

    assert asyncio.run(asyncio.wait_for(held(), 2.0))
