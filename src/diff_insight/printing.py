r"""The one way out to a log or a terminal: whatever is printed is text there, and nothing but text.

Names, paths, subjects, keys, values, answers and errors hold what strangers wrote. A terminal obeys escapes
and bidirectional marks; the runner of a workflow reads every line: `::name key=value::data` at its start
(after white space) and the older `##[name]data` anywhere in it are commands. Rules: actions/toolkit
`packages/core/src/command.ts`, actions/runner `ActionCommand.cs`.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import TextIO

_COMMAND = re.compile(r"^([^\S\n]*)::", re.MULTILINE)


def say(stream: TextIO, text: str) -> None:
    """Print text of any origin on lines of its own."""
    print(log_text(text), file=stream, flush=True)


def tell_runner(stream: TextIO, written: str) -> None:
    """Print what `command` has written, one command a line."""
    print(written, file=stream, flush=True)


def printable(text: str) -> str:
    r"""Show what a terminal would obey as escapes (`\x1b`, `\u202e`); line breaks and tabs stay."""
    text = text.replace("\r\n", "\n")
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def one_line(text: str) -> str:
    r"""Show text on one line: as `printable`, and line breaks and tabs as `\n` and `\t`."""
    return printable(text).replace("\n", "\\n").replace("\t", "\\t")


def log_text(text: str) -> str:
    r"""Give the text for a log: as `printable`, with a backslash in what the runner takes for a command."""
    return _COMMAND.sub(r"\1\\::", printable(text).replace("##[", "#\\#["))


def json_log_text(text: str) -> str:
    """Give JSON for a log: the same value, with what a log would obey as JSON's own escapes."""
    if not text.isprintable():
        text = "".join(char if _shown(char) == char else json.dumps(char)[1:-1] for char in text)
    return text.replace("##[", "##\\u005b")


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


def _shown(char: str) -> str:
    if char in "\n\t" or char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
