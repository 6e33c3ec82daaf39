"""How sharp the grounding check is over texts: false alarms one way, misses the other.

    python -m bench.grounding [RESULT ...] [--show flagged|missed-digit|missed-letter|missed-swap|missed-verb]

RESULT is a saved run result, such as one with a model's texts; without any, the offline texts on the pairs of
files of the tests are taken, in every language. Original texts are mostly true, so their flagged share bounds
the false alarms from above; claims are then falsified one by one.
"""

import argparse
import collections
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests.pairs import result_of_pairs

from diff_insight.grounding.check import Ungrounded, check
from diff_insight.grounding.claims import Claim, claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.evidence import SIDES, Evidence, evidence_of
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import checkable, standing
from diff_insight.model import LOCALES, FileChange
from diff_insight.report.load import load

TITLES = {
    "flagged": "flagged on original texts (with a patch)",
    "unpatched": "flagged on original texts (without a patch)",
}
BEHIND, BEFORE = 12, 6
"""How near a claim stands by its verb, in characters, for the verb to be turned into its contrary."""
VERBS = {
    "en_US": (
        ("added", "removed"), ("adds", "removes"), ("adding", "removing"), ("addition of", "removal of"),
        ("introduced", "deleted"), ("introduces", "deletes"), ("introducing", "deleting"),
    ),
    "zh_CN": (("新增", "删除"), ("添加", "移除"), ("增加", "删除"), ("引入", "删除")),
    "ja_JP": (("追加", "削除"), ("導入", "削除"), ("挿入", "削除")),
    "de_DE": (("ist neu", "entfällt"), ("sind neu", "entfallen"), ("hinzugefügt", "entfernt")),
}  # fmt: skip
_GAP = r"[^□.]{0,40}"
PAIRS = {
    "en_US": re.compile(rf"\bfrom {_GAP}(□){_GAP}\bto {_GAP}(□)|\breplac\w+ {_GAP}(□){_GAP}\bwith {_GAP}(□)"),
    "zh_CN": re.compile(
        r"(?:从|由|将|把)[^□。]{0,30}(□)[^□。]{0,20}(?:更改|修改|更新|变更|替换|改|调整)[^□。]{0,2}(?:为|成|到)"
        r"[^□。]{0,20}(□)"
    ),
    "ja_JP": re.compile(
        r"(□)[^□。]{0,20}から[^□。]{0,30}(□)[^□。]{0,10}(?:に|へ)[^□。]{0,20}(?:変更|更新|修正|改)"
    ),
    "de_DE": re.compile(rf"\bvon {_GAP}(□){_GAP}\b(?:zu|auf|nach) {_GAP}(□)|(□) {_GAP}\bwird zu (□)"),
}


def rows(results: list[Path]) -> Iterator[tuple[str, FileChange, str, str]]:
    loaded = [load(path.read_text(encoding="utf-8")) for path in results]
    for result in loaded or [result_of_pairs(*LOCALES)]:
        for report in result.reports:
            for file in report.files:
                told = file.summary
                yield report.locale, file.change, told.modification_title, told.explanation


def falsified(claim: Claim, *, digit: bool, random_: random.Random) -> str | None:
    pattern = r"[0-9]" if digit else r"[A-Za-z]"
    places = [match.start() for match in re.finditer(pattern, claim.text)]
    if not places:
        return None
    at = random_.choice(places)
    pool = "0123456789" if digit else "abcdefghijklmnopqrstuvwxyz"
    other = random_.choice([character for character in pool if character != claim.text[at].lower()])
    if claim.text[at].isupper():
        other = other.upper()
    return claim.text[:at] + other + claim.text[at + 1 :]


def in_evidence(token: str, evidence: Evidence) -> bool:
    needle = literal(token).lower()
    return any(needle in evidence.sides[side].low for side in SIDES)


def caught(text: str, start: int, end: int, evidence: Evidence) -> bool:
    return any(item.start < end and item.end > start for item in check(text, evidence).ungrounded)


class Tally:
    def __init__(self) -> None:
        self.hits: collections.Counter[tuple[str, str]] = collections.Counter()
        self.all: collections.Counter[tuple[str, str]] = collections.Counter()

    def add(self, key: tuple[str, str], *, hit: bool) -> None:
        for each in (key, (key[0], "all"), ("all", key[1]), ("all", "all")):
            self.all[each] += 1
            self.hits[each] += hit

    def show(self, title: str) -> None:
        print(f"\n{title}")
        kinds = sorted({kind for _, kind in self.all})
        for locale in sorted({locale for locale, _ in self.all}):
            cells = [
                f"{kind} {self.hits[locale, kind]}/{self.all[locale, kind]}"
                f"={self.hits[locale, kind] / self.all[locale, kind]:.3f}"
                for kind in kinds
                if self.all[locale, kind]
            ]
            print(f"  {locale}: " + "  ".join(cells))


class Bench:
    """Runs every text through the check, as it is and falsified, and keeps the tallies."""

    def __init__(self, *, show: str, locale: str, seed: int) -> None:
        self.show, self.locale = show, locale
        self.random = random.Random(seed)  # noqa: S311 - a benchmark
        self.tallies = {name: Tally() for name in ("flagged", "unpatched", "digit", "letter", "swap", "verb")}
        self.shown: list[str] = []
        self.seconds = 0.0

    def note(self, name: str, locale: str, line: str) -> None:
        if self.show == name and self.locale in ("", locale):
            self.shown.append(f"[{locale}] {line}")

    def text(self, locale: str, text: str, evidence: Evidence) -> None:
        began = time.perf_counter()
        wrong = check(text, evidence).ungrounded
        self.seconds += time.perf_counter() - began
        found = [claim for claim in claims(text) if checkable(claim, evidence)]
        patched = evidence.change.patch is not None
        clean = []
        for claim in found:
            hit = next((item for item in wrong if overlap(item, claim)), None)
            self.tallies["flagged" if patched else "unpatched"].add((locale, claim.kind), hit=hit is not None)
            if hit is None:
                clean.append(claim)
            elif patched:
                where = f"{text[slice(*hit.sentence)]!r} ({evidence.change.path})"
                self.note("flagged", locale, f"{hit.reason}/{hit.kind} {hit.text!r} <- {where}")
        if patched:
            for claim in clean:
                self.falsify(locale, text, claim, evidence)
            self.swap(locale, text, clean, evidence)
            self.turn(locale, text, clean, evidence, len(wrong))

    def falsify(self, locale: str, text: str, claim: Claim, evidence: Evidence) -> None:
        if not standing(claim, evidence):
            return
        for name in ("digit", "letter"):
            token = falsified(claim, digit=name == "digit", random_=self.random)
            if token is None or in_evidence(token, evidence):
                continue
            altered = text[: claim.start] + token + text[claim.end :]
            good = caught(altered, claim.start, claim.start + len(token), evidence)
            self.tallies[name].add((locale, claim.kind), hit=good)
            if not good:
                near = text[max(0, claim.start - 50) : claim.end + 40]
                self.note(f"missed-{name}", locale, f"{claim.kind} {claim.text!r} -> {token!r} in {near!r}")

    def swap(self, locale: str, text: str, clean: list[Claim], evidence: Evidence) -> None:
        template, places = template_of(text, (0, len(text)), claims(text))
        for match in PAIRS[locale].finditer(template):
            groups = [group for group in range(1, (match.lastindex or 0) + 1) if match[group]]
            one, two = (places[match.start(group)] for group in groups)
            if one.text == two.text or one not in clean or two not in clean:
                continue
            altered = text[: one.start] + two.text + text[one.end : two.start] + one.text + text[two.end :]
            good = caught(altered, one.start, two.end, evidence)
            self.tallies["swap"].add((locale, one.kind), hit=good)
            if not good:
                self.note("missed-swap", locale, repr(altered[max(0, one.start - 60) : two.end + 40]))

    def turn(self, locale: str, text: str, clean: list[Claim], evidence: Evidence, before: int) -> None:
        for one, two in [pair for verbs in VERBS[locale] for pair in (verbs, verbs[::-1])]:
            for match in re.finditer(re.escape(one), text):
                near = next((claim for claim in clean if turns(claim, match, evidence)), None)
                if near is None:
                    continue
                altered = text[: match.start()] + two + text[match.end() :]
                good = len(check(altered, evidence).ungrounded) > before
                self.tallies["verb"].add((locale, near.kind), hit=good)
                if not good:
                    self.note(
                        "missed-verb", locale, repr(altered[max(0, match.start() - 60) : match.end() + 60])
                    )


def overlap(item: Ungrounded, claim: Claim) -> bool:
    return item.start < claim.end and item.end > claim.start


def turns(claim: Claim, verb: re.Match[str], evidence: Evidence) -> bool:
    """Whether the claim stands right by the verb and on one side alone, so that the other verb is wrong."""
    by = 0 <= claim.start - verb.end() < BEHIND or 0 <= verb.start() - claim.end < BEFORE
    one_side = len(standing(claim, evidence) & {"added", "removed"}) == 1
    return by and claim.kind in {"code", "name", "date"} and one_side


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("results", type=Path, nargs="*", metavar="RESULT")
    parser.add_argument("--show", default="")
    parser.add_argument("--locale", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bench = Bench(show=options.show, locale=options.locale, seed=options.seed)
    texts = list(rows(options.results))
    for locale, change, title, explanation in texts:
        evidence = evidence_of(change)
        for text in (title, explanation):
            bench.text(locale, text, evidence)
    for name, tally in bench.tallies.items():
        tally.show(TITLES.get(name, f"caught: {name}"))
    print(f"\n{len(texts)} files, {bench.seconds:.2f} s for the originals")
    bench.random.shuffle(bench.shown)
    print(*bench.shown[: options.limit], sep="\n")


if __name__ == "__main__":
    main()
