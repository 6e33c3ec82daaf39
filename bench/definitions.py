"""Compares the definitions that facts call added or removed with those of universal-ctags on both versions.

    python -m bench.definitions GIT_DIR OLD NEW [--show]

Functions, methods, types and macros of every file of code that changed and that both know; prints what one
side finds alone and exits 1 where they agree on less than 97 %, either way. What ctags finds alone and users
cannot see is counted by the rule of `bench.explained_tags` that says why.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.explained_tags import rule_of
from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, Fact, FileChange, Versions
from diff_insight.trees.formats import format_of
from diff_insight.trees.languages import row_of

SHARE = 0.97
THINGS = frozenset(
    {
        "function",
        "method",
        "test",
        "overload",
        "class",
        "interface",
        "struct",
        "enum",
        "trait",
        "type_alias",
        "macro",
        "module",
    }
)
KINDS = {
    "go": {"func", "methodSpec", "struct", "interface", "type", "talias"},
    "java": {"method", "class", "interface", "enum", "annotation"},
    "rust": {"function", "method", "struct", "enum", "interface", "typedef", "macro", "module"},
    "c": {"function", "prototype", "struct", "enum", "union", "typedef", "macro"},
    "ruby": {"method", "singletonMethod", "class", "module"},
}


def git(directory: str, *arguments: str) -> bytes:
    """Run git."""
    return subprocess.run(["git", "-C", directory, *arguments], check=True, capture_output=True).stdout


def blob(directory: str, commit: str, path: str) -> str | None:
    """Give a file of a commit."""
    done = subprocess.run(
        ["git", "-C", directory, "show", f"{commit}:{path}"], check=False, capture_output=True
    )
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


_OF_SELF = re.compile(r"/\^\s*def self\.([^\s(;]+)")


def tags(text: str | None, path: str, language: str, kinds: Iterable[str] = ()) -> dict[str, list[int]]:
    """Give the names that ctags finds defined, each with its rows; of these kinds where some are named."""
    if not text:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, Path(path).name)
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        command = ["ctags", "--output-format=json", "--fields=+Kn", "--kinds-C=+p", "-f", "-", str(file)]
        done = subprocess.run(command, check=True, capture_output=True)
    found: dict[str, list[int]] = {}
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        tag = json.loads(line)
        if tag.get("kind") in (kinds or KINDS[language]) and not tag["name"].startswith("__anon"):
            # of `def self.feed; end` in one line ctags takes `self` for the name
            of_self = _OF_SELF.match(tag["pattern"]) if tag["name"] == "self" else None
            found.setdefault(of_self[1] if of_self else tag["name"], []).append(tag["line"])
    if language == "c":  # a typedef of a struct is one thing here
        found = {name: rows[:1] for name, rows in found.items()}
    return found


def counted(found: dict[str, list[int]]) -> Counter[str]:
    """Give how often each name is defined."""
    return Counter({name: len(rows) for name, rows in found.items()})


def outer(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give the facts that are not inside a function: ctags leaves most of what is local out."""
    for fact in facts:
        yield fact
        if fact.thing not in {"function", "method", "test", "field", "constant", "variable"}:
            yield from outer(fact.parts)


def stated(file: AnalyzedFile) -> tuple[Counter[str], Counter[str]]:
    """Give the names that the facts call gone and come."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for fact in outer(file.facts):
        if fact.thing not in THINGS or (fact.thing == "test" and " " in fact.name):
            continue
        name = fact.name.rpartition(".")[2]
        if fact.action == "added":
            come[name] += 1
        elif fact.action == "removed":
            gone[name] += 1
        elif fact.action in {"renamed", "moved"} and fact.previous_name:
            before = fact.previous_name.rpartition(".")[2]
            if before != name:
                gone[before] += 1
                come[name] += 1
    both = gone & come  # members of the same name in other types: ctags is asked for names alone
    return gone - both, come - both


def _is_read_as_code(path: str) -> bool:
    """Tell whether a file is of a language that both know; a migration of Rails is told by what it does."""
    row, known = row_of(path), format_of(path)
    return row is not None and row.language in KINDS and known is not None and known.module == "code"


def main() -> int:
    """Compare one range."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory")
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    diff = git(options.directory, "diff", "--no-renames", f"{options.old}", f"{options.new}")
    changes = [change for change in parse_diff(diff) if change.patch and _is_read_as_code(change.path)]

    def versions(change: FileChange) -> Versions:
        return Versions(
            before=blob(options.directory, options.old, change.path),
            after=blob(options.directory, options.new, change.path),
        )

    both = alone = missing = 0
    explained: Counter[str] = Counter()
    for change in changes:
        file = analyze([change], Known(versions=versions))[0]
        texts = versions(change)
        language = row_of(change.path).language  # type: ignore[union-attr]
        found = [tags(text, change.path, language) for text in (texts.before, texts.after)]
        before, after = map(counted, found)
        theirs = (before - after, after - before)
        ours = stated(file)
        for mine, text in zip(ours, (texts.before, texts.after), strict=True):
            for name in set(mine) & set(tags(text, change.path, language, {"alias"})):
                del mine[name]  # another name of a method is a method here and a kind of its own there
        facts = [fact for top in file.facts for fact in top.all()]
        for side, (mine, other, rows) in zip("-+", zip(ours, theirs, found, strict=True), strict=True):
            for name, count in (other - mine).items():
                asked = (rule_of(name, row, side, facts, language=language) for row in rows[name])
                rules = [rule for rule in asked if rule][:count]
                explained.update(rules)
                other[name] -= len(rules)
            both += (mine & other).total()
            alone += (mine - other).total()
            missing += (other - mine).total()
            if options.show and (mine - other or other - mine):
                print(change.path, side, "ours:", dict(mine - other), "theirs:", dict(other - mine))
    print(f"both {both}, ours alone {alone}, theirs alone {missing}; {len(changes)} files")
    for rule, count in explained.items():
        print(f"  {count:4}  of ctags alone: {rule}")
    shares = [both / (both + other) if both + other else 1.0 for other in (alone, missing)]
    print(f"of ours {shares[0]:.1%} are theirs, of theirs {shares[1]:.1%} are ours")
    return int(min(shares) < SHARE)


if __name__ == "__main__":
    sys.exit(main())
