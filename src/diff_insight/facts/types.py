"""The type of a change, by rule (docs/types.md): the same facts give the same type in every locale.

Each fact points to one rule, each rule to one type, and the most important type wins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from diff_insight.facts.rules import rule_of
from diff_insight.model import Fact, FileChange, ModificationType, TypeRule

TYPES: dict[TypeRule, ModificationType] = {
    "removed_page": "breaking change",
    "removed_section": "breaking change",
    "removed_parameter": "breaking change",
    "removed_value": "breaking change",
    "removed_row": "breaking change",
    "stricter_limit": "breaking change",
    "new_page": "new feature",
    "new_section": "new feature",
    "new_parameter": "new feature",
    "new_value": "new feature",
    "new_row": "new feature",
    "repaired_link": "bug fix",
    "repaired_value": "bug fix",
    "repaired_typo": "bug fix",
    "values": "minor update",
    "code": "minor update",
    "wording": "minor update",
    "dependency": "minor update",
    "links": "minor update",
    "images": "minor update",
    "moved": "minor update",
    "metadata": "minor update",
    "dates": "minor update",
    "whitespace": "minor update",
    "file": "minor update",
}
"""What each rule says; where several rules say the same type, the first of them here is named."""

_RANK: dict[ModificationType, int] = {
    "breaking change": 0,
    "new feature": 1,
    "bug fix": 2,
    "minor update": 3,
}
_ORDER = {rule: at for at, rule in enumerate(TYPES)}
_FOR_READERS = {rule for rule, kind in TYPES.items() if kind in {"breaking change", "new feature"}}
"""Rules that say that something readers rely on came or went."""

_UPKEEP = re.compile(
    r"(?:^|/)(?:\.github|\.vscode|\.devcontainer|\.circleci|tests?|__tests__|specs?|testdata|fixtures)/|"
    r"(?:^|/)\.[^/]+$|\.lock$|-lock\.(?:json|ya?ml)$|(?:^|/)test_[^/]+$|_test\.\w+$|\.(?:test|spec)\.\w+$|"
    r"(?:^|/)(?:CODEOWNERS|CODE_OF_CONDUCT\.md|CONTRIBUTING\.md|LICENSE[^/]*|SECURITY\.md)$",
    re.IGNORECASE,
)
"""Files that keep the repository, not its readers."""
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|drawio|vsdx)$", re.IGNORECASE)
_NO_NAME = re.compile(r"[\W_]+")


def type_of(
    change: FileChange, facts: Sequence[Fact], overrides: Mapping[TypeRule, ModificationType]
) -> tuple[ModificationType, TypeRule]:
    """Give a file's type and the rule that says it.

    Args:
        change: The file.
        facts: What its patch shows, moves recognised.
        overrides: Types that the file's category gives to rules instead of the usual ones.
    """
    types = {**TYPES, **overrides}
    rules: set[TypeRule] = set(rules_of(change, facts)) or {"file"}
    chosen = min(rules, key=lambda rule: (_RANK[types[rule]], _ORDER[rule]))
    return types[chosen], chosen


def rules_of(change: FileChange, facts: Sequence[Fact]) -> Iterator[TypeRule]:
    """Give the rule that each fact points to, in order; one for all of a file that came or went."""
    upkeep = _UPKEEP.search(change.path) is not None
    if change.status in {"added", "removed", "copied"}:
        yield "file" if upkeep else _whole_file(change, facts)
        return
    kinds: set[str] = {fact.kind for fact in facts}
    kept = _rewritten(facts)
    for fact in facts:
        rule = rule_of(fact, change.path, kinds)
        if rule in _FOR_READERS and (upkeep or _name(fact) in kept):
            yield _quieter(fact)
        else:
            yield rule


def _whole_file(change: FileChange, facts: Sequence[Fact]) -> TypeRule:
    moved = sum(len(fact.removed) + len(fact.added) for fact in facts if fact.kind == "moved")
    if moved and 2 * moved > sum(len(fact.removed) + len(fact.added) for fact in facts):
        return "moved"
    if change.status == "removed":
        return "removed_page"
    return "images" if _IMAGE.search(change.path) else "new_page"


def _rewritten(facts: Iterable[Fact]) -> set[str]:
    """Give the names that both went and came in a file: what bears them was rewritten, not removed."""
    gone: set[str] = set()
    come: set[str] = set()
    for fact in facts:
        name = _name(fact)
        if name and fact.kind.endswith("_removed"):
            gone.add(name)
        elif name and fact.kind.endswith("_added"):
            come.add(name)
    return gone & come


def _name(fact: Fact) -> str:
    """Name the section, row, parameter or value of a one-sided fact without signs and case."""
    stem, _, verb = fact.kind.rpartition("_")
    if verb not in {"added", "removed"} or stem in {"paragraph", "words", "text", "code", "code_block"}:
        return ""
    shown = fact.row or fact.column or (fact.new if verb == "added" else fact.old) or fact.key or ""
    plain = shown.lower()
    if not plain.isalnum():
        plain = _NO_NAME.sub("", plain)
    return f"{stem} {plain}" if plain else ""


def _quieter(fact: Fact) -> TypeRule:
    stem = fact.kind.partition("_")[0]
    if stem in {"value", "table"}:
        return "values"
    return "code" if stem in {"symbol", "code"} else "wording"
