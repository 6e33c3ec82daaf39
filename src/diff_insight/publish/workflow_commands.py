"""Annotations, log groups and the runner's command files, written so that no text can become a command.

File names, diff lines and model texts come from strangers. What a single line may hold is for `printing` to
say; the rules of the files stand in actions/toolkit `packages/core/src/file-command.ts`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from diff_insight.errors import PublishError
from diff_insight.printing import command, log_text, one_line

Level = Literal["notice", "warning", "error", "debug"]

OUTPUT_UNITS = 900_000
"""UTF-16 units that all outputs of a job may take together, below the 1 MB that the runner allows."""

_OUTPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")


def annotation(
    level: Level, text: str, *, title: str = "", path: str | None = None, line: int | None = None
) -> str:
    """Give the command for an annotation, at a file and a 1-based line of it where they are known."""
    properties = {"title": title, "file": path or "", "line": "" if line is None else str(line)}
    return command(level, text, {key: value for key, value in properties.items() if value})


def log_group(title: str, body: str) -> str:
    """Give a folded group of log lines that holds any text as text."""
    return "\n".join([command("group", one_line(title)), log_text(body), command("endgroup")])


def output_lines(values: Mapping[str, str], *, random_token: Callable[[], str]) -> str:
    """Give what to append to the file of `GITHUB_OUTPUT`.

    Args:
        values: Output name to any text; texts that would pass the runner's limit are cut short.
        random_token: Gives a fresh, unguessable word at each call; it delimits the values.

    Raises:
        PublishError: A name is no output name, or the token stands in a value.
    """
    left = OUTPUT_UNITS
    blocks = []
    for name, value in values.items():
        if not _OUTPUT_NAME.match(name):
            raise PublishError(f"`{one_line(name)}` is not the name of a step output.")
        text = _cut(_encodable(value).replace("\x00", "\\x00"), left)
        left -= utf16_units(text)
        delimiter = f"diff_insight_{random_token()}"
        if delimiter in text:
            raise PublishError(f"The delimiter of the output {name} stands in its value.")
        blocks.append(f"{name}<<{delimiter}\n{text}\n{delimiter}\n")
    return "".join(blocks)


def utf16_units(text: str) -> int:
    """Count UTF-16 code units: what GitHub and its runner call characters at most."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, units: int) -> str:
    if utf16_units(text) <= units:
        return text
    return text[: max(0, units // 2 - 1)] + "…"


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
