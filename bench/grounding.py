"""How sharp the grounding check is over real model texts: false alarms one way, misses the other.

    python bench/grounding.py REFERENCE [--show flagged|missed-digit|missed-letter|missed-swap|missed-verb] [--locale ja_JP]

REFERENCE is a folder with corpus/reports/*.json and corpus/labels.jsonl. Original texts are mostly
true, so their flagged share bounds the false alarms from above; claims are then falsified one by one.
"""

import argparse
import collections
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diff_insight.grounding.check import check
from diff_insight.grounding.claims import Claim, claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.evidence import SIDES, Evidence, evidence_of
from diff_insight.grounding.folding import literal
from diff_insight.grounding.lookup import checkable, standing
from diff_insight.model import FileChange

VERBS = {
    "en_US": (("added", "removed"), ("adds", "removes"), ("adding", "removing"), ("addition of", "removal of"), ("introduced", "deleted"), ("introduces", "deletes"), ("introducing", "deleting"), ("deleted", "added"), ("deletion of", "addition of")),
    "zh_CN": (("新增", "删除"), ("添加", "移除"), ("增加", "删除"), ("引入", "删除")),
    "ja_JP": (("追加", "削除"), ("導入", "削除"), ("挿入", "削除")),
}  # fmt: skip
PAIRS = {
    "en_US": re.compile(r"\bfrom [^□.]{0,40}(□)[^□.]{0,40}\bto [^□.]{0,40}(□)|\breplac\w+ [^□.]{0,40}(□)[^□.]{0,40}\bwith [^□.]{0,40}(□)"),
    "zh_CN": re.compile(r"(?:从|由|将|把)[^□。]{0,30}(□)[^□。]{0,20}(?:更改|修改|更新|变更|替换|改|调整)[^□。]{0,2}(?:为|成|到)[^□。]{0,20}(□)"),
    "ja_JP": re.compile(r"(□)[^□。]{0,20}から[^□。]{0,30}(□)[^□。]{0,10}(?:に|へ)[^□。]{0,20}(?:変更|更新|修正|改)"),
}  # fmt: skip


def rows(folder: Path) -> Iterator[tuple[str, FileChange, str, str]]:
    for path in sorted((folder / "corpus" / "reports").glob("*.json")):
        for report in json.loads(path.read_text(encoding="utf-8"))["reports"]:
            for file in report["files"]:
                yield report["locale"], change_of(file), file["modification_title"], file["explanation"]


def change_of(file: dict[str, Any]) -> FileChange:
    keys = ("path", "previous_path", "status", "additions", "deletions", "patch")
    return FileChange(**{key: file[key] for key in keys if key in file})


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

    def add(self, key: tuple[str, str], hit: bool) -> None:
        for each in (key, (key[0], "all"), ("all", key[1]), ("all", "all")):
            self.all[each] += 1
            self.hits[each] += hit

    def show(self, title: str) -> None:
        print(f"\n{title}")
        kinds = sorted({kind for _, kind in self.all})
        for locale in sorted({locale for locale, _ in self.all}):
            cells = [
                f"{kind} {self.hits[locale, kind]}/{self.all[locale, kind]}={self.hits[locale, kind] / self.all[locale, kind]:.3f}"
                for kind in kinds
                if self.all[locale, kind]
            ]
            print(f"  {locale}: " + "  ".join(cells))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("reference", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--locale", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random_ = random.Random(options.seed)  # noqa: S311 - a benchmark
    tallies = {name: Tally() for name in ("flagged", "digit", "letter", "swap", "verb")}
    shown: list[str] = []
    unpatched = Tally()
    seconds = 0.0
    texts = list(rows(options.reference))

    def note(name: str, locale: str, line: str) -> None:
        if options.show == name and options.locale in ("", locale):
            shown.append(line)

    for locale, change, title, explanation in texts:
        evidence = evidence_of(change)
        for text in (title, explanation):
            began = time.perf_counter()
            done = check(text, evidence)
            seconds += time.perf_counter() - began
            wrong = {(item.start, item.end): item for item in done.ungrounded}
            tally = tallies["flagged"] if change.patch is not None else unpatched
            found = [claim for claim in claims(text) if checkable(claim, evidence)]
            for claim in found:
                hit = next(
                    (item for span, item in wrong.items() if span[0] < claim.end and span[1] > claim.start),
                    None,
                )
                tally.add((locale, claim.kind), hit is not None)
                if hit is not None and change.patch is not None:
                    note(
                        "flagged",
                        locale,
                        f"[{locale}] {hit.reason}/{hit.kind} {hit.text!r} <- {text[slice(*hit.sentence)]!r} ({change.path} {change.status} +{change.additions}-{change.deletions})",
                    )
                if hit is not None or change.patch is None or not standing(claim, evidence):
                    continue
                for name in ("digit", "letter"):
                    token = falsified(claim, digit=name == "digit", random_=random_)
                    if token is None or in_evidence(token, evidence):
                        continue
                    altered = text[: claim.start] + token + text[claim.end :]
                    good = caught(altered, claim.start, claim.start + len(token), evidence)
                    tallies[name].add((locale, claim.kind), good)
                    if not good:
                        near = text[max(0, claim.start - 50) : claim.end + 40]
                        note(
                            f"missed-{name}",
                            locale,
                            f"[{locale}] {claim.kind} {claim.text!r} -> {token!r} in {near!r} ({change.path})",
                        )
            if change.patch is None:
                continue
            template, places = template_of(text, (0, len(text)), claims(text))
            for match in PAIRS[locale].finditer(template):
                one, two = (
                    places[match.start(group)]
                    for group in range(1, (match.lastindex or 0) + 1)
                    if match[group]
                )
                if one.text == two.text or any(
                    span[0] < claim.end and span[1] > claim.start for span in wrong for claim in (one, two)
                ):
                    continue
                if not (checkable(one, evidence) and checkable(two, evidence)):
                    continue
                altered = (
                    text[: one.start] + two.text + text[one.end : two.start] + one.text + text[two.end :]
                )
                good = caught(altered, one.start, two.end, evidence)
                tallies["swap"].add((locale, one.kind), good)
                if not good:
                    note(
                        "missed-swap",
                        locale,
                        f"[{locale}] {altered[max(0, one.start - 60) : two.end + 40]!r} R={standing(one, evidence)} A={standing(two, evidence)} ({change.path})",
                    )
            for one, two in VERBS[locale]:
                for before, after in ((one, two), (two, one)):
                    for match in re.finditer(rf"{re.escape(before)}", text):
                        altered = text[: match.start()] + after + text[match.end() :]
                        near = [
                            c
                            for c in found
                            if 0 <= c.start - match.end() < 12 or 0 <= match.start() - c.end < 6
                        ]
                        near = [
                            c
                            for c in near
                            if c.kind in {"code", "name", "date"}
                            and len(standing(c, evidence) & {"added", "removed"}) == 1
                        ]
                        near = [c for c in near if not any(s[0] < c.end and s[1] > c.start for s in wrong)]
                        if not near:
                            continue
                        good = len(check(altered, evidence).ungrounded) > len(wrong)
                        tallies["verb"].add((locale, near[0].kind), good)
                        if not good:
                            note(
                                "missed-verb",
                                locale,
                                f"[{locale}] {altered[max(0, match.start() - 60) : match.end() + 60]!r} {near[0].text} {standing(near[0], evidence)}",
                            )
    for name, tally in tallies.items():
        tally.show({"flagged": "flagged on original texts (with a patch)"}.get(name, f"caught: {name}"))
    unpatched.show("flagged on original texts (without a patch)")
    print(f"\n{len(texts)} files, {seconds:.2f} s for the originals")
    labels(options.reference)
    if shown:
        random_.shuffle(shown)
        print("\n".join(shown[: options.limit]))
        print(len(shown))


def labels(folder: Path) -> None:
    good = bad = 0
    for line in (folder / "corpus" / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        wrong = check(label["sentence"], evidence_of(change_of(label))).ungrounded
        hit = [item for item in wrong if label["text"] in item.text or item.text in label["text"]]
        right = bool(hit) == (label["borne_out"] == "no" or label["direction"] == "wrong")
        good += right
        bad += not right
        if not right:
            print("label", label["id"], label["text"], label["why"], label["sentence"], wrong)
    print(f"labels: {good} right, {bad} wrong")


if __name__ == "__main__":
    main()
