"""The type of a change, by rule (docs/types.md): the same facts give the same type in every locale.

Each fact points to at most one rule, each rule to one type, and the most important type wins. The
rules are conservative: what the diff does not show to be new, gone, stricter or repaired is upkeep.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from diff_insight.facts.repairs import is_repaired_link, is_repaired_typo, is_repaired_value
from diff_insight.model import TYPE_RULES, Fact, FileChange, ModificationType, TypeRule

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
"""What each rule says, the more telling rule first where two say the same."""

_RANK: dict[ModificationType, int] = {"breaking change": 0, "new feature": 1, "bug fix": 2, "minor update": 3}
_ORDER = {rule: at for at, rule in enumerate(TYPES)}

_DATE_KEY = re.compile(
    r"(?:^|[._-])(?:date|lastmod|updated|modified|lastupdated|last_update\w*|timestamp)$", re.I
)
_UPKEEP = re.compile(
    r"(?:^|/)(?:\.github|\.vscode|\.devcontainer|tests?|__tests__|spec)/|(?:^|/)\.[^/]+$|\.lock$|-lock\.(?:json|yaml)$|[^/]_test\.\w+$|(?:^|/)test_[^/]+$",
    re.I,
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|mp4|webm|drawio|pdf)$", re.I)
_NAVIGATION = re.compile(
    r"(?:^|/)(?:toc|_toc|index|breadcrumb\w*|mkdocs|sidebars?|redirects?|\.openpublishing[^/]*|zone-pivot[^/]*)\.(?:ya?ml|json|toml)$",
    re.I,
)
_OFFERED = re.compile(
    r"support|availab|\b(?:models?|regions?|versions?|values|languages?|locales?|parameters?|options|skus?|tiers?)\b",
    re.I,
)
_PARAMETER = re.compile(
    r"param|propert|\b(?:fields?|arguments?|options?|settings?|attributes?|flags?|variables?|keys?)\b", re.I
)
_NOT_OFFERED = {
    "",
    "-",
    "–",
    "—",
    "❌",
    "✗",
    "✘",
    "x",
    "no",
    "n/a",
    "na",
    "none",
    "not available",
    "not supported",
    "unsupported",
}
_OFFERED_CELL = {"✅", "✓", "✔", "✔️", "☑", "☑️", "yes", "y", "available", "supported", "ga", "preview", "true"}
_MAXIMUM = re.compile(r"max|limit|quota|ceiling|timeout|retention|_cap\b|capacity|allowance", re.I)
_MINIMUM = re.compile(r"(?:^|[._\s-])min(?:imum)?(?:$|[._\s-])|min_|minLength|minItems", re.I)
_NUMBER = re.compile(r"\D{0,3}?(-?\d[\d,]*(?:\.\d+)?)\s*([A-Za-z%]*(?:[ /]\w+)?)\W*")


def type_of(
    change: FileChange, facts: Sequence[Fact], overrides: Mapping[TypeRule, ModificationType]
) -> tuple[ModificationType, TypeRule]:
    """Give a file's type and the rule that says it.

    Args:
        change: The file.
        facts: What its patch shows, moves recognised.
        overrides: Types that the file's category gives to rules instead of the usual ones.
    """
    rules = set(_rules(change, facts)) or {"file"}
    types = {**TYPES, **overrides}
    chosen = min(rules, key=lambda rule: (_RANK[types[rule]], _ORDER[rule]))
    return types[chosen], chosen


def _rules(change: FileChange, facts: Sequence[Fact]) -> Iterable[TypeRule]:
    upkeep = _UPKEEP.search(change.path) is not None
    if change.status == "removed":
        yield _removed_file(change, facts, upkeep=upkeep)
        return
    if change.status in {"added", "copied"}:
        yield "file" if upkeep else "images" if _IMAGE.search(change.path) else _added_file(facts)
        return
    kinds = {fact.kind for fact in facts}
    for fact in facts:
        rule = _rule(change, fact, kinds)
        if upkeep and rule in _NEEDS_A_READER:
            rule = (
                "values"
                if fact.kind.startswith("value")
                else "code"
                if fact.kind.startswith("symbol")
                else "wording"
            )
        yield rule


_NEEDS_A_READER = {rule for rule, kind in TYPES.items() if kind in {"breaking change", "new feature"}}


def _removed_file(change: FileChange, facts: Sequence[Fact], *, upkeep: bool) -> TypeRule:
    if upkeep:
        return "file"
    return "moved" if _mostly_moved(facts) else "removed_page"


def _added_file(facts: Sequence[Fact]) -> TypeRule:
    return "moved" if _mostly_moved(facts) else "new_page"


def _mostly_moved(facts: Sequence[Fact]) -> bool:
    moved = sum(len(fact.removed) + len(fact.added) for fact in facts if fact.kind == "moved")
    return moved > 0 and 2 * moved > sum(len(fact.removed) + len(fact.added) for fact in facts)


def _rule(change: FileChange, fact: Fact, kinds: set[str]) -> TypeRule:
    stem, _, verb = fact.kind.rpartition("_")
    if fact.kind in _FIXED:
        return _FIXED[fact.kind]
    if stem == "front_matter":
        return "dates" if fact.key and _DATE_KEY.search(fact.key) else "metadata"
    if stem in {"words", "paragraph", "list_item", "admonition", "include", "directive", "text", "heading"}:
        return _prose_rule(fact, stem, verb)
    if stem.startswith("table"):
        return _table_rule(fact, kinds)
    if stem == "value":
        return _value_rule(change, fact, verb)
    if stem in {"link", "image"}:
        repaired = verb == "changed" and is_repaired_link(fact.old or "", fact.new or "")
        return "repaired_link" if repaired else "links" if stem == "link" else "images"
    if stem == "symbol":
        public = bool(fact.key) and not str(fact.key).startswith("_")
        return ("new_parameter" if verb == "added" else "removed_parameter") if public else "code"
    if fact.kind == "code_changed" and is_repaired_value(fact.old or "", fact.new or "", fact.language):
        return "repaired_value"
    return "code"


_FIXED: dict[str, TypeRule] = {
    "heading_added": "new_section",
    "heading_removed": "removed_section",
    "moved": "moved",
    "whitespace_changed": "whitespace",
    "wrapping_changed": "whitespace",
    "final_newline_changed": "whitespace",
    "file_renamed": "file",
    "file_copied": "file",
    "mode_changed": "file",
    "binary_changed": "images",
    "submodule_changed": "dependency",
    "dependency_added": "dependency",
    "dependency_removed": "dependency",
    "dependency_changed": "dependency",
}


def _prose_rule(fact: Fact, stem: str, verb: str) -> TypeRule:
    if fact.token == "date":
        return "dates"
    if stem == "words" and fact.kind == "words_changed" and is_repaired_typo(fact.old or "", fact.new or ""):
        return "repaired_typo"
    if stem == "list_item" and verb != "changed" and fact.section and _OFFERED.search(fact.section):
        if len((fact.new or fact.old or "").split()) <= _SHORT:
            return "new_value" if verb == "added" else "removed_value"
    if fact.token == "url":
        return "repaired_link" if is_repaired_link(fact.old or "", fact.new or "") else "links"
    return "wording"


_SHORT = 12
"""Words of a list item that names a value; a longer one is a sentence."""


def _table_rule(fact: Fact, kinds: set[str]) -> TypeRule:
    if fact.kind == "table_cell_changed":
        return _cell_rule(fact)
    if fact.kind in {"table_added", "table_removed"}:
        if {"table_added", "table_removed"} <= kinds:
            return "values"
        return "new_row" if fact.kind == "table_added" else "removed_row"
    added = fact.kind.endswith("_added")
    if fact.kind.startswith("table_column"):
        return "new_value" if added else "removed_value"
    header = fact.cells[0][0] if fact.cells else ""
    if _PARAMETER.search(header):
        return "new_parameter" if added else "removed_parameter"
    return "new_row" if added else "removed_row"


def _cell_rule(fact: Fact) -> TypeRule:
    old, new = (fact.old or "").strip().lower(), (fact.new or "").strip().lower()
    if old in _NOT_OFFERED and new in _OFFERED_CELL:
        return "new_value"
    if old in _OFFERED_CELL and new in _NOT_OFFERED:
        return "removed_value"
    if _stricter(f"{fact.row or ''} {fact.column or ''}", fact.old or "", fact.new or ""):
        return "stricter_limit"
    if is_repaired_typo(fact.old or "", fact.new or ""):
        return "repaired_typo"
    return "values"


def _value_rule(change: FileChange, fact: Fact, verb: str) -> TypeRule:
    key = fact.key or ""
    if _DATE_KEY.search(key):
        return "dates"
    if _NAVIGATION.search(change.path):
        return "links"
    if key.startswith("metadata"):
        return "metadata"
    if verb == "changed":
        if _stricter(key, fact.old or "", fact.new or ""):
            return "stricter_limit"
        return "repaired_typo" if is_repaired_typo(fact.old or "", fact.new or "") else "values"
    entry = key.endswith("]")
    if verb == "added":
        return "new_value" if entry else "new_parameter"
    return "removed_value" if entry else "removed_parameter"


def _stricter(name: str, old: str, new: str) -> bool:
    """Say whether a limit that its name calls a maximum fell, or one that it calls a minimum rose."""
    one, two = _NUMBER.fullmatch(old.strip()), _NUMBER.fullmatch(new.strip())
    if not one or not two or one[2].lower() != two[2].lower():
        return False
    before, after = float(one[1].replace(",", "")), float(two[1].replace(",", ""))
    if _MINIMUM.search(name) and not _MAXIMUM.search(name):
        return after > before
    return after < before and _MAXIMUM.search(name) is not None


if set(TYPES) != set(TYPE_RULES):
    raise AssertionError("every rule has a type")
