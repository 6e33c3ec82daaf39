"""Small requests about files that lie near to each other, sent as one: the rules are paid for once.

A group is answered per path, and each answer is judged and kept as if the file had been asked about alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from .answers import GroupAnswer, schema_of
from .requests import FILE_TOKENS, MOST_TOKENS, THINKING_TOKENS, Request, Turn, Wishes


def packed(requests: Sequence[tuple[str, Request]], wishes: Wishes, *, characters: int) -> list[list[int]]:
    """Say which requests go together: neighbours by path, as many as fit; the most important group first.

    Args:
        requests: Path and request of each, the most important first.
        wishes: The languages, which share the room for an answer.
        characters: Most of the data of one group.
    """
    groups: list[list[int]] = []
    size = 0
    for at in sorted(range(len(requests)), key=lambda at: _neighbourly(requests[at][0])):
        request = requests[at][1]
        length = len(request.turns[0].text)
        if not groups or size + length > characters or len(groups[-1]) >= most_files(request, wishes):
            groups.append([])
            size = 0
        groups[-1].append(at)
        size += length
    return sorted((sorted(group) for group in groups), key=min)


def _neighbourly(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def most_files(request: Request, wishes: Wishes) -> int:
    """Give how many answers fit what a server gives at once."""
    return max(1, (MOST_TOKENS - THINKING_TOKENS[request.effort]) // (FILE_TOKENS * len(wishes.locales)))


def together(requests: Sequence[Request], wishes: Wishes) -> Request:
    """Give one request for several."""
    first = requests[0]
    text = "\n".join(request.turns[0].text for request in requests)
    return replace(
        first,
        turns=(Turn(role="user", text=text),),
        schema=schema_of(GroupAnswer, wishes.locales),
        max_tokens=THINKING_TOKENS[first.effort] + FILE_TOKENS * len(wishes.locales) * len(requests),
    )
