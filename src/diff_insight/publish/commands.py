"""Workflow commands and the runner's command files, written so that no text can become a command.

The runner reads every line of standard output: `::name key=value::data` at the start of a line (after
white space) and the older `##[name]data` anywhere in it are commands. File names, diff lines and model
texts come from strangers, so everything that is printed in a workflow passes through here. Rules:
actions/toolkit `packages/core/src/command.ts` and `file-command.ts`, actions/runner `ActionCommand.cs`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from diff_insight.errors import PublishError

Level = Literal["notice", "warning", "error", "debug"]

OUTPUT_UNITS = 900_000
"""UTF-16 units that all outputs of a job may take together, below the 1 MB that the runner allows."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_OUTPUT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")


def escape_data(text: str) -> str:
    r"""Escape the data of a command: `%`, carriage return and newline."""
    return _encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape the value of a command's property: as data, and `:` and `,`."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def command(name: str, data: str = "", properties: Mapping[str, str] | None = None) -> str:
    """Give one workflow command without its line end.

    Args:
        name: One of the runner's command names, never a text from outside.
        data: Any text.
        properties: Any texts; an empty one is left out.
    """
    given = [f"{key}={escape_property(value)}" for key, value in (properties or {}).items() if value]
    return f"::{' '.join([name, ','.join(given)]).strip()}::{escape_data(data)}"


def annotation(
    level: Level, text: str, *, title: str = "", path: str | None = None, line: int | None = None
) -> str:
    """Give the command for an annotation, at a file and a 1-based line of it where they are known."""
    properties = {"title": title, "file": path or "", "line": "" if line is None else str(line)}
    return command(level, text, {key: value for key, value in properties.items() if value})


def log_group(title: str, body: str) -> str:
    """Give a folded group of log lines that holds any text as text."""
    return "\n".join([command("group", one_line(title)), log_text(body), command("endgroup")])


def log_text(text: str) -> str:
    r"""Give the text for the log: as it stands, with nothing in it that the runner would take for a command.

    Every line separator is a newline, other control characters show as escapes (`\x1b`), and a
    backslash stands before what would begin a command.
    """
    shown = _visible(text.replace("\r\n", "\n"))
    shown = shown.replace("##[", "#\\#[")
    return re.sub(r"^(\s*)::", r"\1\\::", shown, flags=re.MULTILINE)


def one_line(text: str) -> str:
    r"""Give the text on one line, with newlines and control characters as escapes (`\n`, `\x1b`)."""
    return _visible(text).replace("\n", "\\n").replace("\t", "\\t")


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


def _visible(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        if match[0] == "\r":
            return "\\r"
        return f"\\u{code:04x}" if code >> 8 else f"\\x{code:02x}"

    return _CONTROL.sub(escape, text)
