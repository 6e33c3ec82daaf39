"""How sharp the check of texts is: our own results must pass, and the same texts falsified must be caught.

    python -m bench.grounding [PLACE ...] [--commits N] [--misses] [--without-retelling]

Results are made offline in every language: of small diffs that stand here and of each place (this repository
where none is named), which is a clone of whose last commits one report each is made, a folder of diffs, or a
folder of run results that were made before. Then each explanation is falsified in one place at a time and
checked anew: a digit, a letter, two sides swapped, added and removed turned round, another thing's name,
another place, a count off by one (of what is left untold, only where texts are told anew), a condition
inverted. What was not caught is listed on demand.
"""

import argparse
import collections
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diff_insight.facts.analyze import Known, analyze
from diff_insight.grounding.check import check
from diff_insight.grounding.claims import Claim, claims
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.grounding.folding import literal
from diff_insight.grounding.retold import NOTHING_RETOLD, Tell, retold
from diff_insight.grounding.told_facts import SIDES
from diff_insight.grounding.verify import verify
from diff_insight.grounding.wordings import DENIED
from diff_insight.model import LOCALES, Locale, ReportedFile, RunResult
from diff_insight.reports.load import load
from diff_insight.telling.offline import tell

INVENTED = {
    "limits.py": (
        "-def take(size, retries=3):\n-    if size > 10:\n-        raise ValueError(size)\n"
        "+def take(size, retries=5, strict=True):\n+    if size >= 10:\n+        raise RangeError(size)\n"
    ),
    "server.toml": "-port = 8080\n-debug = true\n+port = 9090\n+debug = false\n",
    "guide.md": (
        "-The service runs in two regions.\n-\n-Ask `old_support` for help.\n"
        "+The service runs in three regions.\n+\n+Write to `new_support` for help.\n"
    ),
    "rows.md": "-| east | 10 |\n-| west | 20 |\n+| east | 30 |\n+| west | 20 |\n+| north | 5 |\n",
}
"""File name to changed lines: one block each."""
TURNS: dict[Locale, tuple[tuple[str, str], ...]] = {
    "en_US": (("is new", "is gone"), ("are new", "are gone"), ("Adds", "Removes"), ("adds", "removes")),
    "zh_CN": (("新增", "删除"),),
    "ja_JP": (("追加されました", "削除されました"), ("を追加", "を削除"), ("追加", "削除")),
    "de_DE": (("ist neu", "entfällt"), ("sind neu", "entfallen"), ("Neu:", "Entfernt:")),
}
PAIR = re.compile(
    r"`([^`\n]+)` (?:→|becomes|改为|wird zu|から) `([^`\n]+)`"
    r"|(?:from|由|von) `([^`\n]+)` (?:to|改为|zu|auf) `([^`\n]+)`"
    r"|`([^`\n]+)` が `([^`\n]+)` (?:に|へ)|`([^`\n]+)` \((?:was|bisher|原为) `([^`\n]+)`\)"
)
PLACE = re.compile(
    r"(?:- )?(?:In|Under|Unter) ([`\"„])(?P<en>.+?)[`\"“]:|(?:- )?([`“])(?P<zh>.+?)[`”] [中下]："
    r"|(?:- )?([`「])(?P<ja>.+?)[`」] ?では"
)
UNTOLD = re.compile(r" (?:more|weitere\w*|mehr)\b"), re.compile(r"(?:ほかに?|他に?|另有|另外|及另外) ?$")
"""What stands behind and before the number of what a text leaves untold."""
OTHER_LINES = re.compile(r"(?:Beside that|Daneben|此外|そのほか)[^.。]*?\d+ ?(?:lines?|Zeilen?|行)")
_SHORT = 3
"""Names of up to so many letters may stand anywhere."""
CONDITION = {
    ">=": ">", "<=": "<", " > ": " >= ", " < ": " <= ", "==": "!=", "!=": "==", " is not ": " is ",
    " not in ": " in ", " and ": " or ", " or ": " and ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lie:
    """One falsified text: what was done to it, and where."""

    kind: str
    text: str
    start: int
    end: int


def results(places: Sequence[Path], commits: int) -> Iterator[RunResult]:
    """Give offline results in every language, of the invented diffs and of what is named."""
    with tempfile.TemporaryDirectory() as folder:
        diff = Path(folder, "invented.diff")
        diff.write_text("".join(_diff(name, lines) for name, lines in INVENTED.items()), encoding="utf-8")
        yield _report("--diff", str(diff))
    for place in places:
        for file in sorted(place.glob("*.json")):
            yield load(file.read_text(encoding="utf-8"))
        for file in sorted(place.glob("*.diff")):
            yield _report("--diff", str(file))
        if not any(place.joinpath(name).exists() for name in (".git", "HEAD")):
            continue
        log = subprocess.run(
            ["git", "-C", str(place), "log", "--no-merges", "--format=%H %P", f"-{commits}"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for line in log.splitlines():
            head, _, base = line.partition(" ")
            if base:
                yield _report(f"{base}..{head}", "--git", str(place))


def _diff(name: str, lines: str) -> str:
    old, new = (sum(line.startswith(sign) for line in lines.splitlines()) for sign in "-+")
    return f"diff --git a/{name} b/{name}\n--- a/{name}\n+++ b/{name}\n@@ -1,{old} +1,{new} @@\n{lines}"


def _report(*arguments: str) -> RunResult:
    command = [
        "python", "-m", "diff_insight", "report", *arguments,
        "--engine", "offline", "--format", "json", "--locale", ",".join(LOCALES),
    ]  # fmt: skip
    return load(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def lies(
    text: str, evidence: Evidence, locale: Locale, others: Sequence[str], dice: random.Random
) -> Iterator[Lie]:
    """Falsify a text, one thing at a time."""
    found = [claim for claim in claims(text) if not claim.mute]
    for claim in found:
        yield from _misspelt(text, claim, evidence, dice)
        yield from _miscounted(text, claim, dice)
        yield from _inverted(text, claim, evidence)
    yield from _swapped(text)
    for pair in TURNS[locale]:
        for was, turned in (pair, pair[::-1]):
            for match in re.finditer(rf"(?<![A-Za-z]){re.escape(was)}(?![A-Za-z])", text):
                if _is_told(text, match, evidence):
                    yield _put(text, "turned", match.start(), match.end(), turned)
    strange = [name for name in others if _is_strange(name, evidence)]
    if strange:
        named = [claim for claim in found if claim.quoted and claim.kind in {"code", "name"}]
        for claim in named[:3]:
            yield _put(text, "other name", claim.start, claim.end, dice.choice(strange))
        place = PLACE.match(text)
        if place is not None:
            group = next(name for name in ("en", "zh", "ja") if place[name])
            yield _put(text, "other place", place.start(group), place.end(group), dice.choice(strange))


def _swapped(text: str) -> Iterator[Lie]:
    for match in PAIR.finditer(text):
        one, two = (group for group in range(1, (match.lastindex or 0) + 1) if match[group])
        if literal(match[one]) != literal(match[two]):
            turned = match[two] + text[match.end(one) : match.start(two)] + match[one]
            yield _put(text, "swapped", match.start(one), match.end(two), turned)


def _miscounted(text: str, claim: Claim, dice: random.Random) -> Iterator[Lie]:
    counts = claim.kind == "number" and not claim.quoted and claim.text.isdecimal()
    if counts and re.match(r"[ ]?[^\W\d_]", text[claim.end : claim.end + 2]):
        other = int(claim.text) + (1 if claim.text == "1" else dice.choice((1, -1)))
        line = text[text.rfind("\n", 0, claim.start) + 1 : claim.end + 8]
        untold = UNTOLD[0].match(text, claim.end) or UNTOLD[1].search(text[: claim.start][-8:])
        untold = untold or OTHER_LINES.search(line)
        yield _put(text, "untold" if untold else "count", claim.start, claim.end, str(other))


def _inverted(text: str, claim: Claim, evidence: Evidence) -> Iterator[Lie]:
    was = next((one for one in CONDITION if one in claim.text), None)
    if claim.quoted and claim.kind == "code" and was is not None:
        said = claim.text.replace(was, CONDITION[was], 1)
        if not _shown(said, evidence):
            yield _put(text, "condition", claim.start, claim.end, said)


def _misspelt(text: str, claim: Claim, evidence: Evidence, dice: random.Random) -> Iterator[Lie]:
    for kind, pattern, pool in (
        ("digit", "[0-9]", "0123456789"),
        ("letter", "[a-z]", "abcdefghijklmnopqrstuvwxyz"),
    ):
        if kind == "digit" and claim.kind == "number" and not claim.quoted:
            continue  # what counts is falsified as a count
        places = [match.start() for match in re.finditer(pattern, claim.text)]
        if not places:
            continue
        at = dice.choice(places)
        other = dice.choice([one for one in pool if one != claim.text[at]])
        said = claim.text[:at] + other + claim.text[at + 1 :]
        if not _shown(said, evidence):
            yield _put(text, kind, claim.start, claim.end, said)


def _shown(token: str, evidence: Evidence) -> bool:
    needle = literal(token).lower()
    return any(needle in evidence.sides[side].low for side in SIDES)


def _is_told(text: str, said: re.Match[str], evidence: Evidence) -> bool:
    """Whether a clause tells what came or went: denied, quoted, said of both or of the page it is no such."""
    begin = max(text.rfind(mark, 0, said.start()) for mark in "。.;；\n") + 1
    end = min((at for mark in "。.;；\n" if (at := text.find(mark, said.end())) >= 0), default=len(text))
    clause = text[begin:end]
    both = {one for pairs in TURNS.values() for pair in pairs for one in pair}
    others = [one for one in both if one in clause and one not in said[0] and said[0] not in one]
    quoted = any(
        quote.start() < said.start() < quote.end()
        for quote in re.finditer(r"[`\"“「『][^`\"”」』\n]*[`\"”」』]", text)
    )
    of_page = re.match(
        r"(?:操作|或更新[^，。]{0,8}时)|に関|的(?:说明|方法|步骤)|する(?:方法|際|場合)|方法|手順",
        text[said.end() :],
    )
    before, behind = text[: said.start()][-2:], text[said.end() : said.end() + 1]
    of_page = of_page or before in {"如何", "怎样"} or (before[-1:] == "更" and behind == "强")
    return not (quoted or of_page or (others and not evidence.hunks) or DENIED.search(clause))


def _is_strange(name: str, evidence: Evidence) -> bool:
    """Whether a word of the name stands nowhere: else it may well be a name of this file in other marks."""
    words = re.findall(r"[^\W_]+", literal(name).lower())
    return any(all(word not in evidence.sides[side].low for side in SIDES) for word in words)


def _put(text: str, kind: str, start: int, end: int, said: str) -> Lie:
    return Lie(kind, text[:start] + said + text[end:], start, start + len(said))


class Tally:
    """What was caught, by kind and language."""

    def __init__(self) -> None:
        self.all: collections.Counter[tuple[str, str]] = collections.Counter()
        self.caught: collections.Counter[tuple[str, str]] = collections.Counter()

    def add(self, kind: str, locale: str, *, caught: bool) -> None:
        for key in ((kind, locale), (kind, "all"), ("all", locale), ("all", "all")):
            self.all[key] += 1
            self.caught[key] += caught

    def table(self) -> Iterator[str]:
        columns = [*LOCALES, "all"]
        yield f"| caught | {' | '.join(columns)} |\n| --- |{' --- |' * len(columns)}"
        for kind in [*sorted({kind for kind, _ in self.all} - {"all"}), "all"]:
            cells = [
                f"{self.caught[kind, one] / total:.1%} of {total}" if (total := self.all[kind, one]) else "-"
                for one in columns
            ]
            yield f"| {kind} | {' | '.join(cells)} |"


def falsify(result: RunResult, tally: Tally, dice: random.Random, tell: Tell | None) -> Iterator[str]:
    """Falsify what a result says of its files, tally what is caught and give what is not."""
    files = {file.change: file for report in result.reports for file in report.files}
    contexts = {change.path: file.context for change, file in files.items()}
    analyzed = {file.change: file for file in analyze(tuple(files), Known(contexts=contexts))}
    told = list(retold(result, analyzed, tell)) if tell else []
    for index, report in enumerate(result.reports):
        for file in report.files:
            change = file.change
            evidence = evidence_of(
                change, context=file.context, in_range=lambda change: analyzed[change].facts
            )
            others = [name for other in report.files if other is not file for name in _names(other)]
            anew = told[index].of(change.path) if told else NOTHING_RETOLD
            text = file.summary.explanation
            honest = len(check(text, evidence, retold=anew).ungrounded)
            for lie in lies(text, evidence, report.locale, others, dice):
                if lie.kind == "untold" and not told:
                    continue  # how many that is no diff shows, but only what else the text has told
                caught = len(check(lie.text, evidence, retold=anew).ungrounded) > honest
                tally.add(lie.kind, report.locale, caught=caught)
                if not caught:
                    said = lie.text[max(0, lie.start - 80) : lie.end + 60]
                    yield f"{lie.kind}\t{report.locale}\t{change.path}\t{said!r}"


def _names(file: ReportedFile) -> list[str]:
    return [fact.name for outer in file.facts for fact in outer.all() if len(fact.name) > _SHORT][:5]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("place", type=Path, nargs="*", default=[Path(__file__).resolve().parents[1]])
    parser.add_argument("--commits", type=int, default=12)
    parser.add_argument("--misses", action="store_true", help="list what is flagged or not caught")
    parser.add_argument("--without-retelling", action="store_true", help="as a model's text is checked")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice, tally = random.Random(options.seed), Tally()  # noqa: S311 - a benchmark
    retelling = None if options.without_retelling else tell
    checked: collections.Counter[str] = collections.Counter()
    flagged: collections.Counter[str] = collections.Counter()
    missed: list[str] = []
    for result in results(options.place, options.commits):
        verification = verify(result, retelling)
        checked["all"] += verification.checked
        for finding in verification.ungrounded:
            locale = result.reports[finding.report].locale
            flagged[locale] += 1
            missed.append(f"flagged\t{locale}\t{finding.path}\t{finding.field} {finding.text!r}")
        missed.extend(falsify(result, tally, dice, retelling))
    print(f"own results: {checked['all']} claims checked, flagged {dict(flagged) or 'none'}\n")
    print(*tally.table(), sep="\n")
    if options.misses:
        print("", *missed, sep="\n")


if __name__ == "__main__":
    main()
