"""Offline texts over a folder of diffs: how often titles are equal, how long texts get, how fast they come.

    python bench/words.py FOLDER_OR_DIFF... [--locale en_US] [--show N] [--overview]

Prints one line per measure; `--show` adds samples to read. A command, not a test.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.corpus import reference
from diff_insight.diff.parse import parse_diff
from diff_insight.engines.offline import OfflineEngine
from diff_insight.facts.analyze import analyze
from diff_insight.model import LOCALES, AnalyzedFile, Explained, FileChange, Locale
from diff_insight.ports import Step

UPKEEP_RULES = {"metadata", "dates", "whitespace"}


class Silent:
    @contextmanager
    def step(self, title: str, *, total: int | None = None) -> Iterator[Step]:
        del title, total
        yield self

    def advance(self, units: int = 1) -> None: ...
    def notice(self, text: str) -> None: ...
    def warning(self, text: str) -> None: ...


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--locale", choices=LOCALES, action="append")
    parser.add_argument("--show", type=int, default=0, help="files to show per diff")
    parser.add_argument("--every", type=int, default=1, help="show only every n-th diff")
    parser.add_argument("--repeated", type=int, default=0, help="repeated titles to show")
    parser.add_argument("--overview", action="store_true")
    arguments = parser.parse_args()
    locales: list[Locale] = arguments.locale or list(LOCALES)
    diffs = [
        diff
        for path in arguments.paths or [reference() / "corpus" / "diffs"]
        for diff in (sorted(path.glob("*.diff")) if path.is_dir() else [path])
    ]
    files = equal = 0
    seconds = 0.0
    lengths: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    worst: Counter[str] = Counter()
    for at, diff in enumerate(diffs):
        analyzed = analyze(parse_diff(diff.read_bytes()), overrides=lambda _: {})
        start = time.perf_counter()
        explained = OfflineEngine().explain({"all": analyzed}, locales=locales, progress=Silent())
        seconds += time.perf_counter() - start
        for locale in locales:
            found = equal_titles(analyzed, explained, locale)
            repeated.update(found)
            same = sum(found.values())
            equal += same
            files += len(analyzed)
            if same:
                worst[f"{diff.name} {locale}"] = same
            for file in analyzed:
                summary = explained.summaries[file.change.path][locale]
                for name, text in (
                    ("title", summary.modification_title),
                    ("explanation", summary.explanation),
                ):
                    lengths[name] = max(lengths[name], len(text))
        if at % arguments.every == 0:
            show(diff, analyzed, explained, locales[0], arguments)
    print(f"diffs {len(diffs)}, texts {files}, locales {', '.join(locales)}")
    print(
        f"equal titles of different changes: {equal} = {equal / max(1, files):.1%};"
        f" most in {worst.most_common(3)}"
    )
    for title, count in repeated.most_common(arguments.repeated):
        print(f"  {count}x {title}")
    print(f"longest: {dict(lengths)}")
    print(f"{seconds:.2f} s, {files / max(seconds, 1e-9):,.0f} texts a second")


def equal_titles(analyzed: tuple[AnalyzedFile, ...], explained: Explained, locale: Locale) -> Counter[str]:
    """Count files by title whose title is that of a different change, metadata and white space aside."""
    changes: dict[str, set[str]] = {}
    for file in analyzed:
        if file.rule not in UPKEEP_RULES:
            title = explained.summaries[file.change.path][locale].modification_title
            changes.setdefault(title, set()).add(changed_lines(file.change))
    return Counter({title: len(patches) for title, patches in changes.items() if len(patches) > 1})


def changed_lines(change: FileChange) -> str:
    """Give what a change is, wherever it stands: its removed and added lines in order."""
    rows = (change.patch or change.path).split("\n")
    return "\n".join(row for row in rows if row[:1] in {"+", "-"})


def show(
    diff: Path,
    analyzed: tuple[AnalyzedFile, ...],
    explained: Explained,
    locale: Locale,
    arguments: argparse.Namespace,
) -> None:
    if not (arguments.show or arguments.overview):
        return
    print(f"\n=== {diff.name} ({len(analyzed)} files)")
    for file in analyzed[: arguments.show]:
        summary = explained.summaries[file.change.path][locale]
        print(f"\n--- {file.change.path} +{file.change.additions} -{file.change.deletions}")
        print(f"[{summary.modification_type} / {file.rule}] {summary.modification_title}")
        print(summary.explanation)
    if arguments.overview:
        overview = explained.overviews["all", locale]
        print(f"\n## summary\n{overview.summary}\n## highlights\n{overview.highlights}")
        for name in ("new_features", "breaking_changes", "other_updates"):
            print(f"## {name}")
            print("\n".join(f"* {line}" for line in getattr(overview, name)))
        print(f"## insights\n{overview.insights}\n")


if __name__ == "__main__":
    main()
