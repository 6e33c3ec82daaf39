"""What was only added or only removed: whole blocks are told as one fact, lines that stay together too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from diff_insight.facts.draft import Draft, place, quote
from diff_insight.facts.marks import Unit

if TYPE_CHECKING:
    from diff_insight.model import FactKind

Verb = Literal["added", "removed"]

_KINDS = {
    "text": "paragraph",
    "quote": "paragraph",
    "list": "list_item",
    "heading": "heading",
    "row": "table_row",
    "front": "front_matter",
    "include": "include",
    "image": "image",
    "link": "link",
    "directive": "directive",
    "value": "value",
    "dependency": "dependency",
    "admonition": "admonition",
    "code": "code",
    "symbol": "symbol",
}
_NAMED = {"include", "image", "link", "directive", "front", "value", "dependency"}
_COMPANIONS = {"front_fence", "rule", "punctuation", "fence"}
"""Lines that say nothing on their own: they belong to what stands beside them."""


def tell(units: Sequence[Unit], verb: Verb) -> list[Draft]:
    """State what units without a partner add or take away, in order; covers all their lines.

    Args:
        units: Neighbours of one side, with nothing but blank lines between them.
        verb: Which side.
    """
    drafts: list[Draft] = []
    waiting: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        end = _end(units, at)
        group = units[at:end]
        at = end
        if unit.mark.role in _COMPANIONS and not unit.mark.opens:
            if drafts:
                drafts[-1].cover(unit.lines)
            else:
                waiting.append(unit)
            continue
        draft = _told(group, verb)
        for earlier in waiting:
            draft.cover(earlier.lines)
        waiting.clear()
        drafts.append(draft)
    if waiting:
        drafts.append(_alone(waiting, verb))
    return drafts


def _end(units: Sequence[Unit], at: int) -> int:
    """Find where the block that begins with a unit ends."""
    mark = units[at].mark
    end = at + 1
    if mark.opens and mark.container:
        while end < len(units) and units[end].mark.container == mark.container:
            end += 1
    elif mark.role in {"code", "comment"}:
        while (
            end < len(units)
            and units[end].mark.role == mark.role
            and units[end].mark.container == mark.container
            and units[end].mark.symbol == mark.symbol
        ):
            end += 1
    elif mark.role == "symbol":
        while (
            end < len(units)
            and units[end].mark.role in {"code", "comment"}
            and units[end].mark.symbol == mark.key
        ):
            end += 1
    return end


def _told(group: Sequence[Unit], verb: Verb) -> Draft:
    mark = group[0].mark
    if mark.role == "row":
        return _table(group, verb) if mark.opens else _row(group[0], verb)
    if mark.role == "comment" or (mark.role == "quote" and mark.container):
        return _part(group, verb)
    if mark.role == "fence":
        return _block(group, verb)
    if mark.role == "admonition":
        text = "\n".join(part for part in (other.content for other in group) if part)
        return _draft("admonition", group, verb, quoted=text, key=mark.key)
    if mark.role in {"code", "symbol"}:
        key = {"key": mark.key} if mark.role == "symbol" else {}
        count = sum(len(other.lines) for other in group)
        return _draft(mark.role, group, verb, quoted=mark.text, count=count, **key)
    fields: dict[str, Any] = {}
    if mark.role in _NAMED:
        fields["key"] = mark.key
    elif mark.role == "heading":
        fields["level"] = mark.level
    if len(group[0].lines) > 1:
        fields["count"] = len(group[0].lines)
    return _draft(_KINDS.get(mark.role, "paragraph"), group, verb, quoted=group[0].content, **fields)


def _table(group: Sequence[Unit], verb: Verb) -> Draft:
    mark = group[0].mark
    rows = sum(1 for other in group[1:] if other.mark.role == "row")
    cells = tuple((cell, "") for cell in mark.cells)
    return _draft("table", group, verb, quoted=mark.text, count=rows, cells=cells)


def _row(unit: Unit, verb: Verb) -> Draft:
    mark = unit.mark
    names = mark.header if len(mark.header) == len(mark.cells) else ("",) * len(mark.cells)
    cells = tuple(zip(names, mark.cells, strict=True))
    return _draft("table_row", [unit], verb, quoted=None, row=mark.key, cells=cells)


def _part(group: Sequence[Unit], verb: Verb) -> Draft:
    """Tell lines that came to or went from something that stays: a comment, an admonition."""
    unit = group[0]
    fields: dict[str, Any] = _one(verb, quote("\n".join(other.content for other in group)))
    kind: FactKind = "comment_changed"
    if unit.mark.role == "quote":
        kind = "admonition_changed"
        fields["key"] = unit.mark.key
    return _cover(Draft(kind, unit.at, **place(unit), **fields), group)


def _block(group: Sequence[Unit], verb: Verb) -> Draft:
    codes = [unit for unit in group if unit.mark.role != "fence"]
    first = codes[0].mark.text if codes else None
    return _draft("code_block", group, verb, quoted=first, count=sum(len(unit.lines) for unit in codes))


def _draft(stem: str, group: Sequence[Unit], verb: Verb, *, quoted: str | None, **fields: Any) -> Draft:
    kind: FactKind = f"{stem}_{verb}"  # type: ignore[assignment]
    draft = Draft(kind, group[0].at, **{**place(group[0]), **fields})
    if quoted:
        draft.fields.update(_one(verb, quote(quoted)))
    heading = group[0].mark.role == "heading"  # the same heading one level deeper is the same section
    return _cover(draft, group).identify(
        group[0].content if heading else "\n".join(unit.raw for unit in group)
    )


def _cover(draft: Draft, group: Sequence[Unit]) -> Draft:
    for unit in group:
        draft.cover(unit.lines)
    return draft


def _one(verb: Verb, text: str) -> dict[str, str]:
    return {"new" if verb == "added" else "old": text} if text else {}


def _alone(units: Sequence[Unit], verb: Verb) -> Draft:
    """Tell markup that stands alone: brackets and fences as code, anything else as plain text."""
    unit = units[0]
    code = unit.mark.role == "fence" or unit.mark.language is not None
    kind: FactKind = f"code_{verb}" if code else "text_changed"  # type: ignore[assignment]
    text = quote("\n".join(other.raw for other in units))
    return _cover(Draft(kind, unit.at, **place(unit), **_one(verb, text), count=len(units)), units)
