"""Measure the facts over the corpus of real diffs: coverage, speed, kinds, rules, labelled types.

Run it from the project's folder: `PYTHONPATH=src:. python bench/facts.py`. The corpus lies beside the
project, in `../shared/reference`; without it only the made-up texts and the labelled cases are measured.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.unit.facts.cases import labelled

from diff_insight.diff.hunks import read_hunks
from diff_insight.facts.analyze import analyze, facts_of
from diff_insight.model import Fact, FileChange

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "reference" / "corpus" / "reports"
LEAST_SPEED = 20_000
"""Changed lines a second on one core that the project promises."""
MOST_FALLBACK = 0.10
"""Share of changed lines that may stand in facts of the fallback kind."""


def corpus() -> list[FileChange]:
    changes = []
    for report in sorted(CORPUS.glob("*.json")):
        for section in json.loads(report.read_text("utf-8"))["reports"]:
            for row in section["files"]:
                names = (
                    "path",
                    "previous_path",
                    "status",
                    "additions",
                    "deletions",
                    "patch",
                )
                changes.append(FileChange(**{name: row[name] for name in names}))
    return changes


def changed_lines(change: FileChange) -> tuple[set[int], set[int]]:
    removed: set[int] = set()
    added: set[int] = set()
    for hunk in read_hunks(change.patch):
        for line in hunk.lines:
            if line.new is None and line.old is not None:
                removed.add(line.old)
            elif line.old is None and line.new is not None:
                added.add(line.new)
    return removed, added


def is_complete(change: FileChange, facts: Sequence[Fact]) -> bool:
    removed = {number for fact in facts for number in fact.removed}
    added = {number for fact in facts for number in fact.added}
    return (removed, added) == changed_lines(change)


def over_corpus(changes: list[FileChange]) -> bool:
    total = sum(len(side) for change in changes for side in changed_lines(change))
    seconds = float("inf")
    for _ in range(3):  # the best of three: other work on the machine only makes it slower
        began = time.process_time()
        found = [facts_of(change) for change in changes]
        seconds = min(seconds, time.process_time() - began)
    count = sum(map(len, found))
    complete = sum(is_complete(change, facts) for change, facts in zip(changes, found, strict=True))
    print(f"files                    {len(changes):>9,}")
    print(f"changed lines            {total:>9,}")
    print(f"facts                    {count:>9,}")
    print(f"files covered completely {complete / len(changes):>9.2%}")
    print(f"changed lines a second   {total / seconds:>9,.0f}   (promised: {LEAST_SPEED:,})")
    print(f"facts a second           {count / seconds:>9,.0f}")
    lines: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for fact in (fact for facts in found for fact in facts):
        kinds[fact.kind] += 1
        lines[fact.kind] += len(fact.removed) + len(fact.added)
    fallback = lines["text_changed"] / total
    print(f"lines in the fallback    {fallback:>9.2%}   (allowed: {MOST_FALLBACK:.0%})")
    print("\nkind                     facts  lines")
    for kind, number in lines.most_common():
        print(f"{kind:<24} {kinds[kind]:>5} {number:>6}")
    analyzed = analyze(changes, overrides=lambda _: {})
    print("\nrule                     files")
    for (rule, kind), number in Counter(
        (file.rule, file.modification_type) for file in analyzed
    ).most_common():
        print(f"{rule:<24} {number:>5}  {kind}")
    return complete == len(changes) and fallback < MOST_FALLBACK and total / seconds >= LEAST_SPEED


def over_made_up_pages() -> None:
    """Show that the time grows with the size and not faster."""
    words = [
        "the",
        "pump",
        "valve",
        "region",
        "opens",
        "each",
        "`code`",
        "1.2.3",
        "[link](a.md)",
        "and",
        "not",
    ]
    chance = random.Random(7)  # noqa: S311  no secret, the same pages every time
    print("\nchanged lines   seconds   lines a second")
    for size in (5_000, 20_000, 80_000):
        old = [" ".join(chance.choices(words, k=chance.randint(3, 14))) for _ in range(size // 2)]
        new = [line.replace("pump", "valve", 1) + chance.choice(("", " more")) for line in old]
        rows = [row for one, two in zip(old, new, strict=True) for row in (f"-{one}", f"+{two}", " ")]
        patch = "\n".join([f"@@ -1,{size} +1,{size} @@", *rows])
        began = time.process_time()
        facts_of(FileChange(path="a.md", patch=patch))
        seconds = time.process_time() - began
        print(f"{size:>13,} {seconds:>9.2f} {size / seconds:>16,.0f}")


def over_labelled_cases() -> bool:
    cases = labelled()
    wrong = []
    for case in cases:
        (analyzed,) = analyze([case.change], overrides=lambda _: {})
        if (analyzed.modification_type, analyzed.rule) != (case.modification_type, case.rule):
            wrong.append(f"{case.name}: {analyzed.rule} instead of {case.rule}")
    print(f"\nlabelled types           {len(cases) - len(wrong)} of {len(cases)} as labelled")
    for line in wrong:
        print(line)
    return not wrong


def main() -> int:
    changes = corpus()
    if changes:
        good = over_corpus(changes)
    else:
        good = True
        print(f"skipped: no corpus at {CORPUS}")
    over_made_up_pages()
    return 0 if over_labelled_cases() and good else 1


if __name__ == "__main__":
    sys.exit(main())
