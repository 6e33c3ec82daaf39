"""What standard output is, and how what was drawn for it gets there: through the pager where it is long."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from diff_insight.wiring.streams import Streams

_DUMB = {"", "dumb"}
_WITHOUT_LINKS = {"linux", "dumb", ""}  # the kernel's console prints what it does not know


def is_terminal(streams: Streams) -> bool:
    """Tell whether a person looks at standard output."""
    return streams.stdout.isatty() and not streams.workflow


def takes_colour(streams: Streams, environ: Mapping[str, str]) -> bool:
    """Tell whether to colour: on a terminal that can, where nobody said NO_COLOR (https://no-color.org)."""
    return is_terminal(streams) and not environ.get("NO_COLOR") and environ.get("TERM", "") not in _DUMB


def takes_links(streams: Streams, environ: Mapping[str, str]) -> bool:
    """Tell whether to write hyperlinks (OSC 8): a terminal that does not know them shows their words."""
    return takes_colour(streams, environ) and environ.get("TERM", "") not in _WITHOUT_LINKS


def width() -> int:
    """Give the columns of the terminal, else of `COLUMNS`, else 80."""
    return shutil.get_terminal_size().columns


def show(text: str, streams: Streams, environ: Mapping[str, str]) -> None:
    """Write what was drawn for a terminal, through the pager where it is longer than the screen.

    Its words are harmless already and its styles are our own, so it goes out as it is.
    """
    if not is_terminal(streams):
        streams.write(text)
        return
    data = text.encode("utf-8", "replace")
    if text.count("\n") < shutil.get_terminal_size().lines or not _paged(data, environ):
        streams.stdout.write(data)
        streams.stdout.flush()


def _paged(data: bytes, environ: Mapping[str, str]) -> bool:
    """Hand the text to the pager; tell whether there is one."""
    try:
        command = shlex.split(environ.get("PAGER", "less"), posix=os.name != "nt")
    except ValueError:  # a quotation mark that is never closed
        return False
    if not command or command == ["cat"] or shutil.which(command[0], path=environ.get("PATH")) is None:
        return False
    # as git does: end at once on a short text, show colours, leave the text on the screen
    own = {"LESS": "FRX", "LV": "-c"}
    # the pager is the person's own
    subprocess.run(command, input=data, check=False, env={**own, **environ})  # noqa: S603
    return True


def open_page(path: Path) -> bool:
    """Open a page in the person's browser; tell whether there is one."""
    import webbrowser  # noqa: PLC0415 - for `--open` alone

    return webbrowser.open(path.as_uri())
