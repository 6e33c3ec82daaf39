"""How the texts without a model read: what is cut, repeated, said of both sides or says nothing.

    python -m bench.words CLONE [--commits 60] [--locale en_US]
    python -m bench.words FOLDER_OF_DIFFS [--locale en_US] [--show cut|both|function|equal]

A clone is read commit by commit, newest first; a folder gives one report a diff. Without an argument the
project's own clone is read.
"""

import argparse
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from tests.fakes.engines import RecordedProgress

from diff_insight.facts.analyze import Known, analyze
from diff_insight.languages import messages
from diff_insight.model import AnalyzedFile, AnalyzedRange, FileSummary, Locale, Overview, RangeDiff
from diff_insight.sources.git import GitSource
from diff_insight.sources.unified import DiffSource
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.offline import OfflineEngine
from diff_insight.telling.titles import fallback, said_of

_QUOTED = re.compile(r'`([^`]+)`|"([^"]+)"')
_BECOMES = re.compile(r'(`[^`]+`|"[^"]+") (?:becomes|gives way to) (`[^`]+`|"[^"]+")')
_CONTENT = re.compile(r"[^\W\d_]{4,}|\d|[^\x00-\x7f]|_|[A-Z]{2}")
_BULLETS = BOUNDS.bullets + 1
"""The list, and what is only counted."""


@dataclass
class Figures:
    """What was counted over all files of all reports."""

    files: int = 0
    reports: int = 0
    entries: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    shown: dict[str, list[str]] = field(default_factory=dict)

    def fault(self, name: str, said: str) -> None:
        """Count one, with its text."""
        self.faults[name] += 1
        self.shown.setdefault(name, []).append(said)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("place", nargs="?", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--commits", type=int, default=60)
    parser.add_argument("--locale", choices=get_args(Locale), default="en_US")
    parser.add_argument("--show", default="")
    told = parser.parse_args()
    figures = Figures()
    for diff in _diffs(told.place, told.commits):
        _count(figures, diff, told.locale)
    _print(figures)
    for said in figures.shown.get(told.show, ()):
        print(" ", said)


def _diffs(place: Path, commits: int) -> Iterator[RangeDiff]:
    if not (place / ".git").exists() and not (place / "HEAD").exists():
        for path in sorted(place.glob("*.diff")):
            yield DiffSource(path.read_bytes()).read()
        return
    listed = subprocess.run(
        ["git", "-C", str(place), "rev-list", "--no-merges", f"--max-count={commits}", "HEAD"],
        check=True,
        capture_output=True,
        text=True,
    )
    for commit in listed.stdout.split():
        yield GitSource(directory=place, base=f"{commit}~1", head=commit, three_dots=False).read()


def _count(figures: Figures, diff: RangeDiff, locale: Locale) -> None:
    files = analyze(diff.changes, Known(versions=diff.versions, commits=diff.commits))
    if not files:
        return
    figures.reports += 1
    whole = AnalyzedRange(
        range=diff.range, categories={"all": files}, commits=diff.commits, pull_request=diff.pull_request
    )
    explained = OfflineEngine().explain(whole, locales=[locale], progress=RecordedProgress())
    summaries = {path: texts[locale] for path, texts in explained.summaries.items()}
    titles: dict[str, AnalyzedFile] = {}
    for file in files:
        _file(figures, file, summaries[file.change.path], locale)
        twin = titles.setdefault(summaries[file.change.path].modification_title, file)
        if twin is not file and said_of(twin) != said_of(file):
            figures.fault("equal", f"{file.change.path}: {summaries[file.change.path].modification_title}")
    _overview(figures, explained.overviews["all", locale])


def _file(figures: Figures, file: AnalyzedFile, summary: FileSummary, locale: Locale) -> None:
    figures.files += 1
    path, title, said = file.change.path, summary.modification_title, summary.explanation
    if "…" in title.replace(", …)", ""):
        figures.fault("cut", f"{path}: {title}")
    if title == fallback(file, messages(locale)):
        figures.fault("fallback", f"{path}: {title}")
    if len(said) > BOUNDS.explanation or sum(row.startswith("- ") for row in said.split("\n")) > _BULLETS:
        figures.fault("long", f"{path}: {len(said)} characters")
    gone, come = set[str](), set[str]()
    for clause in re.split(r"[;\n]|\. ", said):
        words = {one or other for one, other in _QUOTED.findall(clause)}
        if re.search(r"\b(?:is|are) gone\b", clause):
            gone |= words
        elif re.search(r"\b(?:is|are) new\b", clause):
            come |= words
    if gone & come:
        figures.fault("both", f"{path}: {', '.join(sorted(gone & come))[:200]}")
    for old, new in _BECOMES.findall(said):
        if not (_CONTENT.search(old) and _CONTENT.search(new)):
            figures.fault("function", f"{path}: {old} becomes {new}")


def _overview(figures: Figures, made: Overview) -> None:
    entries = [
        *made.new_features,
        *made.breaking_changes,
        *made.other_updates,
    ]
    figures.entries += len(entries)
    for entry, times in Counter(entries).items():
        if times > 1:
            figures.fault("twice", entry)
        if entry in made.highlights:
            figures.fault("repeated", entry)


_ROWS = (
    ("cut", "titles with a cut", "files"),
    ("fallback", "titles that only count lines", "files"),
    ("equal", "titles equal to that of another change of the range", "files"),
    ("long", "explanations beyond the bounds", "files"),
    ("both", "explanations with the same words new and gone", "files"),
    ("function", "replacements of function words or marks alone", "files"),
    ("repeated", "entries that stand in the highlights again", "entries"),
    ("twice", "entries that stand twice", "entries"),
)


def _print(figures: Figures) -> None:
    print(f"{figures.reports} reports, {figures.files} files, {figures.entries} entries of overviews\n")
    print("| what | count | share |\n|---|---|---|")
    for name, meaning, of in _ROWS:
        n, whole = figures.faults[name], max(1, getattr(figures, of))
        print(f"| {meaning} (`{name}`) | {n} | {100 * n / whole:.1f} % |")


if __name__ == "__main__":
    main()
