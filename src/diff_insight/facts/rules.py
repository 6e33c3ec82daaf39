"""Which rule of docs/types.md one fact points to.

Conservative: what the diff does not show to be new, gone, stricter or repaired is upkeep.
"""

import re

from diff_insight.facts.limits import is_stricter
from diff_insight.facts.repairs import is_repaired_link, is_repaired_typo, is_repaired_value
from diff_insight.model import Fact, TypeRule

_FIXED: dict[str, TypeRule] = {
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

_DATE_KEY = re.compile(
    r"(?:^|[._-])(?:date|lastmod|updated|modified|lastupdated|last_update\w*|last[_-]?modified|timestamp)$",
    re.IGNORECASE,
)
_NAVIGATION_FILE = re.compile(
    r"(?:^|/)(?:_?toc|index|breadcrumbs?|mkdocs|sidebars?|nav(?:igation)?|redirects?|docfx|"
    r"\.openpublishing[^/]*|zone-pivot[^/]*)\.(?:ya?ml|json|toml)$",
    re.IGNORECASE,
)
_NAVIGATION_HEADINGS = {
    "see also", "next steps", "next step", "related content", "related articles", "related links",
    "related", "learn more", "more information", "references", "further reading", "additional resources",
    "contents", "table of contents", "in this article", "feedback",
}  # fmt: skip
_OFFERED = re.compile(
    r"^(?:supported|available|allowed|valid|accepted|possible)\b|\b(?:supported|availability|support)\b|"
    r"\b(?:models?|regions?|versions?|values|languages?|locales?|parameters?|options|skus?|tiers?)$",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"(?:about|add|build|call|choose|configure|connect|create|customi[sz]e|define|delete|deploy|edit|enable|get|how|"
    r"import|install|manage|migrate|open|prepare|query|review|run|select|send|set|sign|start|test|train|try|update|"
    r"upload|use|using|verify|view|what|when|why|work)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|no longer|cannot|can['’]t|n['’]t|isn['’]t|aren['’]t|doesn['’]t|don['’]t)\s+"
    r"(?:(?:yet|currently|be)\s+)?(?:supported?|available)|"
    r"\bunsupported\b|\bunavailable\b|known (?:issues|limitations)|retire|deprecat",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    r"param|propert|\b(?:fields?|arguments?|options?|settings?|attributes?|flags?|variables?|keys?)\b",
    re.IGNORECASE,
)
_NOT_OFFERED = {
    "", "-", "–", "—", "❌", "✗", "✘", "✖", "x", "no", "n/a", "na", "none", "not available",
    "not supported", "unsupported", "unavailable",
}  # fmt: skip
_OFFERED_CELL = {
    "✅", "✓", "✔", "✔️", "☑", "☑️", "✅️", "yes", "y", "available", "supported", "ga", "preview",
    "✓ (preview)",
}  # fmt: skip
_FOOTNOTE = re.compile(r"<sup>[^<>]*+</sup>", re.IGNORECASE)
_TICKED = re.compile(r"^[✅✓✔☑❌✗✘✖]\ufe0f?\s*+(?=\w)")
_ONLY_LINK = re.compile(r"\[[^\[\]]*+\]\([^()]*+\)[.]?")
_SHORT = 8
"""Words of a list item that names a value; a longer one is a sentence."""
_PROSE = {"words", "paragraph", "list_item", "admonition", "include", "directive", "text"}


def rule_of(fact: Fact, path: str, kinds: set[str]) -> TypeRule:  # noqa: PLR0911  a list of cases, one return each
    """Give the rule that a fact of a modified file points to.

    Args:
        fact: The fact.
        path: Of the file.
        kinds: The kinds of all the file's facts.
    """
    if fact.kind in _FIXED:
        return _FIXED[fact.kind]
    stem, _, verb = fact.kind.rpartition("_")
    if stem == "front_matter":
        return "dates" if fact.key and _DATE_KEY.search(fact.key) else "metadata"
    if stem == "comment":  # on a page only front matter has comments in YAML
        return "metadata" if fact.language == "yaml" and path.endswith((".md", ".mdx")) else "wording"
    if stem in _PROSE:
        return _prose(fact, stem, verb)
    if stem.startswith("table"):
        return _table(fact, kinds)
    if stem in {"link", "image"}:
        return _target(fact, stem, verb)
    by_stem = {"heading": _heading, "symbol": _symbol}.get(stem)
    if by_stem:
        return by_stem(fact, verb)
    return _value(fact, path, verb) if stem == "value" else _code(fact)


def _target(fact: Fact, stem: str, verb: str) -> TypeRule:
    if verb == "changed" and is_repaired_link(fact.old or "", fact.new or ""):
        return "repaired_link"
    return "links" if stem == "link" else "images"


def _heading(fact: Fact, verb: str) -> TypeRule:
    if verb == "changed":
        return "wording"
    if (fact.new or fact.old or "").strip(" :").lower() in _NAVIGATION_HEADINGS:
        return "links"
    return "new_section" if verb == "added" else "removed_section"


def _prose(fact: Fact, stem: str, verb: str) -> TypeRule:
    if fact.token == "date":  # noqa: S105  a kind of word, no secret
        return "dates"
    if fact.token == "url":  # noqa: S105
        return "repaired_link" if is_repaired_link(fact.old or "", fact.new or "") else "links"
    if fact.kind == "words_changed" and is_repaired_typo(fact.old or "", fact.new or ""):
        return "repaired_typo"
    if stem == "list_item" and verb != "changed":
        if _names_a_value(fact):
            return "new_value" if verb == "added" else "removed_value"
        if _ONLY_LINK.fullmatch(fact.new or fact.old or ""):
            return "links"
    return "wording"


def _names_a_value(fact: Fact) -> bool:
    """Say whether a list item names one value of those that its section says are offered."""
    text, section = fact.new or fact.old or "", fact.section or ""
    if len(text.split()) > _SHORT or text.endswith((".", ":", ";")) or _TASK.match(text):
        return False
    return bool(_OFFERED.search(section)) and not _TASK.match(section) and not _REFUSED.search(section)


def _table(fact: Fact, kinds: set[str]) -> TypeRule:  # noqa: PLR0911  a list of cases, one return each
    if fact.kind == "table_cell_changed":
        return _cell(fact)
    texts = (fact.section or "", *(text for pair in fact.cells for text in pair))
    if any(_REFUSED.search(text) for text in texts):
        return "values"  # what is not offered, or no longer: to remove it takes nothing away
    added = fact.kind.endswith("_added")
    if fact.kind in {"table_added", "table_removed"}:
        if {"table_added", "table_removed"} <= kinds:
            return "values"
        return "new_row" if added else "removed_row"
    if fact.kind.startswith("table_column"):
        return "new_value" if added else "removed_value"
    if fact.cells and _PARAMETER.search(fact.cells[0][0]):
        return "new_parameter" if added else "removed_parameter"
    return "new_row" if added else "removed_row"


def _cell(fact: Fact) -> TypeRule:
    old, new = _offer(fact.old or ""), _offer(fact.new or "")
    if old in _NOT_OFFERED and new in _OFFERED_CELL:
        return "new_value"
    if old in _OFFERED_CELL and new in _NOT_OFFERED:
        return "removed_value"
    if is_stricter(
        f"{fact.row or ''} {fact.column or ''} {fact.section or ''}", fact.old or "", fact.new or ""
    ):
        return "stricter_limit"
    if is_repaired_typo(fact.old or "", fact.new or ""):
        return "repaired_typo"
    return "values"


def _offer(cell: str) -> str:
    """Give a cell without case, footnote marks and, where words follow, the tick in front of them."""
    text = _FOOTNOTE.sub("", cell).strip().lower()
    return _TICKED.sub("", text) or text


def _value(fact: Fact, path: str, verb: str) -> TypeRule:  # noqa: PLR0911  a list of cases, one return each
    key = fact.key or ""
    if _DATE_KEY.search(key):
        return "dates"
    if _NAVIGATION_FILE.search(path):
        return "links"
    if key.partition(".")[0] in {"metadata", "ms"}:
        return "metadata"
    if verb == "changed":
        if is_stricter(key, fact.old or "", fact.new or ""):
            return "stricter_limit"
        return "repaired_typo" if is_repaired_typo(fact.old or "", fact.new or "") else "values"
    if not key or key.startswith("["):
        return "values"  # the hunk does not show what it is an entry of
    if key.endswith("]"):
        return "new_value" if verb == "added" else "removed_value"
    return "new_parameter" if verb == "added" else "removed_parameter"


def _symbol(fact: Fact, verb: str) -> TypeRule:
    if not _is_public(fact):
        return "code"
    return "new_parameter" if verb == "added" else "removed_parameter"


def _is_public(fact: Fact) -> bool:
    """Say whether a definition can be used from outside its file, as far as its own line shows."""
    name, line = fact.key or "", fact.new or fact.old or ""
    match fact.language:
        case "python" | "ruby" | "php" | "shell" | "sql":
            return not name.startswith("_") and not re.match(r"\s*(?:private|protected)\b", line)
        case "go":
            return name[:1].isupper()
        case "rust":
            return line.startswith("pub")
        case "javascript" | "typescript":
            return line.startswith("export")
        case _:
            return re.search(r"\b(?:public|export|open)\b", line) is not None


def _code(fact: Fact) -> TypeRule:
    if fact.kind == "code_changed" and is_repaired_value(fact.old or "", fact.new or "", fact.language):
        return "repaired_value"
    return "code"
