"""Small requests about files that lie near to each other, sent as one: the rules are paid for once.

A group is answered per path, and each answer is judged and kept as if the file had been asked about alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from .answers import GroupAnswer, schema_of
from .requests import MOST_TOKENS, THINKING_TOKENS, Request, Turn, Wishes, fence, unfenced


def packed(requests: Sequence[tuple[str, Request]], *, characters: int) -> list[list[int]]:
    """Say which requests go together: neighbours by path as there is room; the most important group first.

    Args:
        requests: Path and request of each, the most important first.
        characters: Most of the data of one group.
    """
    groups: list[list[int]] = []
    left: list[tuple[int, int]] = []
    for at in sorted(range(len(requests)), key=lambda at: _neighbourly(requests[at][0])):
        request = requests[at][1]
        length, tokens = len(request.turns[0].text), request.answer_tokens
        fitting = (one for one, (data, room) in enumerate(left) if length <= data and tokens <= room)
        one = next(fitting, len(groups))
        if one == len(groups):
            groups.append([])
            left.append((characters, MOST_TOKENS - THINKING_TOKENS[request.effort]))
        groups[one].append(at)
        left[one] = (left[one][0] - length, left[one][1] - tokens)
    return sorted((sorted(group) for group in groups), key=min)


def _neighbourly(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def together(requests: Sequence[Request], wishes: Wishes) -> Request:
    """Give one request for several, behind one fence: no data begins a line as the path of a file does."""
    first = requests[0]
    text = fence("\n".join(unfenced(request.turns[0].text) for request in requests), name="data")
    return replace(
        first,
        turns=(Turn(role="user", text=text),),
        schema=schema_of(GroupAnswer, wishes.locales),
        max_tokens=THINKING_TOKENS[first.effort] + sum(request.answer_tokens for request in requests),
    )
