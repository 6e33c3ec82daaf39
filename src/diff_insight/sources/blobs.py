"""Which files are read before and after, and what text a blob is: the same for every source.

A file of which one side cannot be had gives neither: half of a pair would read as a file that is new or gone.
"""

from collections.abc import Callable

from diff_insight.model import FileChange, Versions

MOST_BYTES = 1 << 20
"""A larger file is not read: its hunks serve."""

_SUBMODULE = "160000"


def is_read(change: FileChange) -> bool:
    """Tell whether both versions say more than the change by itself.

    Binary files and submodules have no text; a pure rename and a change of mode have no other one.
    """
    return (
        change.patch is not None
        and not change.binary
        and _SUBMODULE not in {change.old_mode, change.new_mode}
    )


def versions_of(change: FileChange, read: Callable[[str], bytes | None]) -> Versions:
    """Give a file before and after, by the blob ids of the change.

    Args:
        change: The file.
        read: Gives the content of a blob, None where it cannot be had or is over `MOST_BYTES`.
    """
    if not is_read(change):
        return Versions()
    texts: list[str | None] = []
    for there, blob in (
        (change.status != "added", change.old_blob),
        (change.status != "removed", change.new_blob),
    ):
        if not there:
            texts.append(None)
            continue
        content = read(blob) if blob else None
        if content is None:
            return Versions()
        texts.append(content.decode("utf-8", "replace"))
    return Versions(before=texts[0], after=texts[1])
