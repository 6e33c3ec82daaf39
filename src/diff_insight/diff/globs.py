"""Whether a path fits a pattern, in time that grows with both and no faster.

A regular expression made of a configuration's stars tries every way to share a path out among them: nine
stars and a path of eighty letters take minutes. Here each step of a pattern turns the set of places that the
steps before it can reach into the set that it can reach itself.
"""

import re
from collections.abc import Callable, Sequence

Step = Callable[[str, set[int]], set[int]]
"""From a path and the places reached in it to the places reached behind the step."""

_PART = re.compile(r"(?:\*\*/)+|\*{2,}|\*|\?|[^*?]+")


def fits(path: str, steps: Sequence[Step]) -> bool:
    """Tell whether the steps lead from the start of a path to its end."""
    at = {0}
    for step in steps:
        at = step(path, at)
        if not at:
            return False
    return len(path) in at


def glob(pattern: str) -> Callable[[str], bool]:
    """Give a predicate for a glob: `*` and `?` stay within a segment of the path, `**` crosses segments."""
    parts = _PART.findall(pattern)
    steps = [_step(part) for part in parts]
    first, last = (part if not set(part) & set("*?") else "" for part in (parts[0], parts[-1]))
    return lambda path: path.startswith(first) and path.endswith(last) and fits(path, steps)


def one_of(*texts: str) -> Step:
    """Step over one of these texts."""
    return lambda path, at: {
        place + len(text) for text in texts for place in at if path.startswith(text, place)
    }


def letter(path: str, at: set[int]) -> set[int]:
    """Step over one letter of a segment."""
    return {place + 1 for place in at if place < len(path) and path[place] != "/"}


def letters(path: str, at: set[int]) -> set[int]:
    """Step over any letters of a segment, or none."""
    reached: set[int] = set()
    for place in sorted(at):
        if place not in reached:
            end = path.find("/", place)
            reached.update(range(place, (len(path) if end < 0 else end) + 1))
    return reached


def _step(part: str) -> Step:
    if part.startswith("**/"):  # a run of them says no more than one
        return _folders
    if part.startswith("**"):
        return lambda path, at: set(range(min(at), len(path) + 1))
    return {"*": letters, "?": letter}.get(part) or one_of(part)


def _folders(path: str, at: set[int]) -> set[int]:
    first = min(at)
    return at | {place + 1 for place in range(first, len(path)) if path[place] == "/"}
