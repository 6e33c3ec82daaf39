"""Small files of every kind before and after, and what a report says of them: title, then explanation.

Each file of `told` holds cases: `=== name: path`, both versions (one where the file is new or gone; ␍ is a
carriage return) and a text for each language that is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, FileStatus, Locale, Versions
from diff_insight.telling.offline import summarize
from tests.unit.facts.patches import patch_of

TOLD = Path(__file__).parent / "told"
_CASE = re.compile(r"(?m)^=== (?P<name>[^:\n]+): (?P<path>.+)$")
_PART = re.compile(r"(?m)^--- (\w+)\n")


@dataclass(frozen=True)
class Case:
    """One file of a range, and the texts that are expected of it by locale."""

    name: str
    path: str
    old: str | None
    new: str | None
    texts: dict[Locale, str] = field(default_factory=dict)

    def analyzed(self) -> AnalyzedFile:
        """Give the file as the floor of facts hands it on, both versions known."""
        return _analyzed(self.path, self.old, self.new)

    def told(self, locale: Locale) -> str:
        """Give what a report says of it."""
        summary = summarize(self.analyzed(), locale)
        return f"{summary.modification_type} | {summary.modification_title}\n{summary.explanation}"


@lru_cache(maxsize=8)
def _analyzed(path: str, old: str | None, new: str | None) -> AnalyzedFile:
    """Read a file once for all languages that tell it, one after the other."""
    versions = Versions(before=old, after=new)
    (file,) = analyze([change_of(path, old, new)], Known(versions=lambda _change: versions))
    return file


def change_of(path: str, old: str | None, new: str | None) -> FileChange:
    """Give what git would say of a file: new where it had no version before, gone where it has none after."""
    status: FileStatus = "added" if old is None else "removed" if new is None else "modified"
    patch = patch_of(old, new) if old and new else _whole(new or old or "", added=bool(new))
    rows = patch.split("\n")
    return FileChange(
        path=path,
        status=status,
        patch=patch,
        additions=sum(row.startswith("+") for row in rows),
        deletions=sum(row.startswith("-") for row in rows),
    )


def cases(name: str) -> Iterator[Case]:
    """Read the cases of one file."""
    text = (TOLD / name).read_text(encoding="utf-8")
    found = list(_CASE.finditer(text))
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        pieces = _PART.split(text[match.end() + 1 : end])
        parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
        old, new = (parts.pop(side, None) for side in ("old", "new"))
        yield Case(
            name=match["name"],
            path=match["path"],
            old=old.replace("␍", "\r") if old is not None else None,
            new=new.replace("␍", "\r") if new is not None else None,
            texts={locale: said.rstrip("\n") for locale, said in parts.items()},  # type: ignore[misc]
        )


def _whole(text: str, *, added: bool) -> str:
    rows = text.removesuffix("\n").split("\n")
    sign, ranges = ("+", f"-0,0 +1,{len(rows)}") if added else ("-", f"-1,{len(rows)} +0,0")
    return "\n".join([f"@@ {ranges} @@", *(sign + row for row in rows)])
