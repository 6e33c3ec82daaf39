"""Small ranges of files, and what a report says of them: each title, then what stands before the files.

Each file of `ranges` holds cases: `=== name`, then both versions of each file (`--- old: PATH` and
`--- new: PATH`; one of them where the file is new or gone), the commits (`--- commit: SUBJECT; AUTHOR; PATH,
PATH`), the names of both ends (`--- names: BASE HEAD`) and a text for each language that is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diff_insight.commits import read_commit
from diff_insight.facts.analyze import Known, analyze
from diff_insight.languages import messages
from diff_insight.model import LOCALES, AnalyzedRange, Commit, CommitRange, Locale, Versions
from diff_insight.telling.offline import summarize
from diff_insight.telling.overview import overview
from diff_insight.telling.story import points
from diff_insight.telling.together import together
from tests.unit.telling.told_files import change_of

RANGES = Path(__file__).parent / "ranges"
_CASE = re.compile(r"(?m)^=== (.+)$")
_PART = re.compile(r"(?m)^--- (.+)$\n")


@dataclass(frozen=True)
class Range:
    """One range, and the texts that are expected of it by locale."""

    name: str
    versions: dict[str, Versions]
    commits: tuple[Commit, ...]
    names: tuple[str, ...]
    texts: dict[Locale, str]

    def told(self, locale: Locale) -> str:
        """Give the title of each file, then each part of the overview that holds something."""
        changes = [change_of(path, both.before, both.after) for path, both in self.versions.items()]
        known = Known(versions=lambda change: self.versions[change.path], commits=self.commits)
        files = tuple(analyze(changes, known))
        base, head = self.names or (None, None)
        whole = AnalyzedRange(
            range=CommitRange(base_name=base, head_name=head, files=len(files)),
            categories={"all": files},
            commits=self.commits,
        )
        summaries = {file.change.path: summarize(file, locale) for file in files}
        put = together({file.change.path: points(file) for file in files}, files)
        made = overview(whole, files, put, summaries, messages(locale))
        rows = [f"{path} | {one.modification_title}" for path, one in summaries.items()]
        for part in (
            "summary",
            "highlights",
            "breaking_changes",
            "new_features",
            "other_updates",
            "insights",
        ):
            held = getattr(made, part)
            said = [held] if isinstance(held, str) else [f"- {one}" for one in held]
            rows += [f"[{part}]", *said] if held else []
        return "\n".join(rows)


def ranges(name: str) -> Iterator[Range]:
    """Read the cases of one file."""
    _, *pieces = _CASE.split((RANGES / name).read_text(encoding="utf-8"))
    for case, text in zip(pieces[::2], pieces[1::2], strict=True):
        _, *parts = _PART.split(text)
        held = list(zip(parts[::2], parts[1::2], strict=True))
        sides: dict[str, dict[str, str]] = {}
        for mark, said in held:
            side, _, path = mark.partition(": ")
            if side in {"old", "new"}:
                sides.setdefault(path, {})[side] = said
        yield Range(
            name=case,
            versions={
                path: Versions(before=both.get("old"), after=both.get("new")) for path, both in sides.items()
            },
            commits=tuple(_commit(mark) for mark, _ in held if mark.startswith("commit: ")),
            names=next((tuple(mark.split()[1:]) for mark, _ in held if mark.startswith("names: ")), ()),
            texts={mark: said.rstrip("\n") for mark, said in held if mark in LOCALES},
        )


def _commit(mark: str) -> Commit:
    subject, author, paths = mark.removeprefix("commit: ").split("; ")
    return read_commit(subject, subject, author=author, paths=tuple(paths.split(", ")))
