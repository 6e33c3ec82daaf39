"""How well texts of a model are judged: real ones in run results, and claims that people judged.

    python -m bench.model_texts FOLDER [--flagged N] [--seed N] [--locale LOCALE]

Every run result of the folder is verified; what is flagged is a sentence that would have been dropped. A
random part of these is printed beside the patch, to be read. Claims judged by hand stand in `labels.jsonl`,
in the folder or above it, one JSON object a line: the file's path, status, counts and patch, the sentence,
the token and whether it is borne out (`yes`, `no`) and said of the right side (`right`, `wrong`, `none`).
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diff_insight.grounding.check import ungrounded
from diff_insight.grounding.evidence import evidence_of
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.grounding.verify import verify
from diff_insight.model import FileChange, Report, RunResult
from diff_insight.reports.load import load
from diff_insight.telling.offline import tell

PATCH = 1_200
"""Characters of a patch that are printed beside a sentence."""


def texts_of(report: Report, path: str | None, name: str) -> Iterator[str]:
    """Give the texts that a finding may stand in."""
    if path is None:
        said = getattr(report.overview, name)
        yield from (said,) if isinstance(said, str) else said
    else:
        for file in report.files:
            if file.change.path == path:
                yield getattr(file.summary, name)


def sentence_of(texts: Iterator[str], token: str) -> str:
    """Give the first sentence that has the token."""
    for text in texts:
        for start, end in sentences(text):
            if token in text[start:end]:
                return text[start:end]
    return token


def count(result: RunResult) -> int:
    """Count the sentences of the files' explanations and titles."""
    return sum(
        sum(1 for _ in sentences(text))
        for report in result.reports
        for file in report.files
        for text in (file.summary.explanation, file.summary.modification_title)
    )


def read(folder: Path, options: argparse.Namespace) -> None:
    """Verify every result of a folder and print a part of what is flagged."""
    total, flagged, reasons = 0, [], Counter[str]()
    for file in sorted(folder.glob("*.json")):
        result = load(file.read_text(encoding="utf-8"))
        if options.locale and all(report.locale != options.locale for report in result.reports):
            continue
        total += count(result)
        seen: set[tuple[str | None, str]] = set()
        for finding in verify(result, tell).ungrounded:
            report = result.reports[finding.report]
            sentence = sentence_of(texts_of(report, finding.path, finding.field), finding.text)
            if (finding.path, sentence) in seen:
                continue
            seen.add((finding.path, sentence))
            reasons[f"{finding.kind} {finding.reason}"] += 1
            patch = next((one.change.patch for one in report.files if one.change.path == finding.path), "")
            flagged.append((file.name, report.locale, finding, sentence, patch or ""))
    print(f"{total} sentences, {len(flagged)} flagged ({len(flagged) / max(total, 1):.2%})")
    print(", ".join(f"{reason}: {times}" for reason, times in reasons.most_common()))
    dice = random.Random(options.seed)  # noqa: S311 - a benchmark
    for name, locale, finding, sentence, patch in dice.sample(flagged, min(options.flagged, len(flagged))):
        print(f"\n== {name} {locale} {finding.path} {finding.field}")
        print(f"[{finding.kind} {finding.reason}] {finding.text!r}\n{sentence}")
        print(patch[:PATCH])


def judge(rows: list[dict[str, Any]], *, show: bool) -> None:
    """Print how many of the claims that people judged are judged alike."""
    tally: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        change = FileChange(
            path=row["path"],
            status=row["status"],
            additions=row["additions"],
            deletions=row["deletions"],
            patch=row["patch"],
        )
        said = (
            "false" if row["borne_out"] == "no" else "wrong side" if row["direction"] == "wrong" else "true"
        )
        found = [
            one
            for one in ungrounded(row["sentence"], evidence_of(change))
            if row["text"] in one.text or one.text in row["text"]
        ]
        tally[said, bool(found)] += 1
        if show and bool(found) == (said == "true"):
            print(f"{said}: {row['text']!r} in {row['sentence']!r} ({row.get('why', '')})")
    for said in sorted({said for said, _ in tally}):
        print(f"judged {said}: {tally[said, True]} of {tally[said, True] + tally[said, False]} flagged")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--flagged", type=int, default=0, help="print so many flagged sentences")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locale", default="")
    options = parser.parse_args()
    read(options.folder, options)
    for labels in (options.folder / "labels.jsonl", options.folder.parent / "labels.jsonl"):
        if labels.exists():
            lines = labels.read_text(encoding="utf-8").splitlines()
            judge([json.loads(line) for line in lines if line], show=bool(options.flagged))
            break


if __name__ == "__main__":
    main()
