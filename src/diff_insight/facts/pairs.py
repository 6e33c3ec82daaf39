"""What changed between a removed unit and the added unit that took its place."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from diff_insight.diff.hunks import HunkLine
from diff_insight.facts.draft import Draft, place, quote
from diff_insight.facts.marks import Role, Unit, squeezed
from diff_insight.facts.words import Link, Span, Text, read_code, read_prose, replacements, token_of_pair
from diff_insight.model import FactKind, Token

_PRECISE = 2
"""Replacements in one line of code up to which each is told on its own."""
_FEW_WORDS = 3
"""Replaced words up to which a text is never called rewritten."""
_MOST_FACTS = 8
"""More replacements than this in one unit are told as one rewritten unit."""
_MOST_LINKS = 24
"""Changed links in one unit up to which each is told on its own."""
_WHOLE: dict[str, FactKind] = {
    "heading": "heading_changed",
    "list": "list_item_changed",
    "admonition": "admonition_changed",
    "include": "include_changed",
    "image": "image_changed",
    "link": "link_changed",
    "directive": "directive_changed",
    "front": "front_matter_changed",
    "value": "value_changed",
    "dependency": "dependency_changed",
    "comment": "comment_changed",
    "code": "code_changed",
    "symbol": "code_changed",
    "fence": "code_changed",
    "punctuation": "code_changed",
}


def compare(old: Unit, new: Unit) -> list[Draft]:
    """State what changed between the two, as precisely as their kind allows; covers all their lines."""
    plain = _only_layout(old, new)
    if plain:
        return [plain]
    told = _TOLD_BY.get(new.mark.role) if new.mark.role == old.mark.role else None
    return (told or _prose)(old, new)


def _draft(kind: FactKind, old: Unit, new: Unit, /, **fields: Any) -> Draft:
    return Draft(kind, old.at, **{**place(new), **fields})


def _cover(draft: Draft, old: Unit, new: Unit) -> Draft:
    return draft.cover(old.lines).cover(new.lines)


def _only_layout(old: Unit, new: Unit) -> Draft | None:
    ours, theirs = old.raw, new.raw
    if ours == theirs:
        if old.lines[-1].final_newline != new.lines[-1].final_newline:
            return _cover(_draft("final_newline_changed", old, new), old, new)
        return _cover(_draft("moved", old, new, old=quote(ours), new=quote(theirs)), old, new)
    if squeezed(ours) != squeezed(theirs):
        return None
    same_breaks = len(old.lines) == len(new.lines) and all(
        "".join(one.text.split()) == "".join(two.text.split())
        for one, two in zip(old.lines, new.lines, strict=True)
    )
    return _cover(_draft("whitespace_changed" if same_breaks else "wrapping_changed", old, new), old, new)


def _whole(old: Unit, new: Unit, /, **fields: Any) -> Draft:
    kind = _WHOLE.get(new.mark.role, "paragraph_changed")
    if new.mark.role == "quote" and new.mark.container and old.mark.container:
        kind, fields = "admonition_changed", {"key": new.mark.key, **fields}
    ours, theirs = quote(old.content), quote(new.content)
    if ours == theirs:  # the markup around the text changed, or what lies beyond the quotable
        ours, theirs = quote(old.raw), quote(new.raw)
    return _cover(_draft(kind, old, new, old=ours, new=theirs, **fields), old, new)


def _heading(old: Unit, new: Unit) -> list[Draft]:
    return [_whole(old, new, level=new.mark.level)]


def _keyed(old: Unit, new: Unit) -> list[Draft]:
    mark = new.mark
    ours, theirs = quote(old.content), quote(new.content)
    if ours == theirs:  # the key has another name, or the markup around the value changed
        ours, theirs = _name(old), _name(new)
        if ours == theirs or ours not in old.raw or theirs not in new.raw:
            ours, theirs = quote(old.raw), quote(new.raw)
    return [_cover(_draft(_WHOLE[mark.role], old, new, key=mark.key, old=ours, new=theirs), old, new)]


def _name(unit: Unit) -> str:
    """Give the last part of a key path, as it stands in the line."""
    return (unit.mark.key or "").rpartition(".")[2]


def _target(old: Unit, new: Unit) -> list[Draft]:
    if old.mark.text == new.mark.text or not new.mark.text or not old.mark.text:
        return _prose(old, new, raw=True)
    kind = _WHOLE[new.mark.role]
    return [
        _cover(
            _draft(kind, old, new, key=new.mark.key, old=quote(old.content), new=quote(new.content)), old, new
        )
    ]


def _cells(old: Unit, new: Unit) -> list[Draft]:
    before, after, header = old.mark.cells, new.mark.cells, new.mark.header or old.mark.header
    row = new.mark.key if new.mark.role == "row" else None
    if len(before) != len(after):
        ours, theirs = quote(old.content), quote(new.content)
        return [_cover(_draft("table_cell_changed", old, new, row=row, old=ours, new=theirs), old, new)]
    changed = [at for at, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if old.mark.role == "rule":
        changed = [at for at in changed if before[at].replace("-", "") != after[at].replace("-", "")]
    if not changed:
        return [_cover(_draft("whitespace_changed", old, new), old, new)]
    drafts = []
    for at in changed:
        links = _links_of_cell(before[at], after[at], old, new)
        if links:
            drafts += links
            continue
        named: dict[str, Any] = {"row": row}
        if at < len(header) and header[at] and not new.mark.opens:
            named["column"] = header[at]
        drafts.append(
            _cover(
                _draft(
                    "table_cell_changed",
                    old,
                    new,
                    **named,
                    old=quote(before[at]) or None,
                    new=quote(after[at]) or None,
                ),
                old,
                new,
            )
        )
    return drafts


def _links_of_cell(before: str, after: str, old: Unit, new: Unit) -> list[Draft]:
    """Tell the links of a cell whose words stay as they are; none where more than links changed."""
    if "](" not in before and "](" not in after:
        return []
    ours, theirs = read_prose([before]), read_prose([after])
    return list(_links(ours, theirs, old, new)) if ours.words == theirs.words else []


def _code(old: Unit, new: Unit) -> list[Draft]:
    kind = _WHOLE[new.mark.role]
    ours, theirs = read_code([mark.text for mark in old.marks]), read_code([mark.text for mark in new.marks])
    changes = _merged(ours, replacements(ours.words, theirs.words))
    precise = 0 < len(changes) <= _PRECISE and all(a < b and c < d for a, b, c, d in changes)
    if not precise or new.mark.role == "comment":
        return [_whole(old, new)]
    return [
        _cover(_draft(kind, old, new, old=quote(ours.quote(a, b)), new=quote(theirs.quote(c, d))), old, new)
        for a, b, c, d in changes
    ]


def _prose(old: Unit, new: Unit, *, raw: bool = False) -> list[Draft]:
    before = [line.text for line in old.lines] if raw else [mark.text for mark in old.marks]
    after = [line.text for line in new.lines] if raw else [mark.text for mark in new.marks]
    same = 0
    if len(before) == len(after) == 1:
        same, before[0], after[0] = _middle(before[0], after[0])
    ours, theirs = read_prose(before), read_prose(after)
    changes = _merged(ours, replacements(ours.words, theirs.words))
    links = list(_links(ours, theirs, old, new))
    if not changes and not links:
        return [_markers(old, new)]
    if len(links) > _MOST_LINKS:
        return [_whole(old, new)]
    if _rewritten((len(ours.words) + same, len(theirs.words) + same), changes):
        return [_whole(old, new), *links]
    drafts = [*(_replaced(ours, theirs, change, old, new) for change in changes), *links]
    return _complete(drafts, old, new)


def _middle(old: str, new: str) -> tuple[int, str, str]:
    """Cut off what two lines begin and end with alike, but for one word, and count the words cut off.

    Nothing is cut inside inline code, a link or brackets, which only the whole line shows.
    """
    ours, theirs = old.split(" "), new.split(" ")
    most = min(len(ours), len(theirs))
    start = 0
    while start < most and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < most - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    start, end = max(start - 1, 0), max(end - 1, 0)
    head, tail = " ".join(ours[:start]), " ".join(ours[len(ours) - end :])
    if not _closed(head):
        start = 0
    if not _closed(tail):
        end = 0
    if not start and not end:
        return 0, old, new
    return start + end, " ".join(ours[start : len(ours) - end]), " ".join(theirs[start : len(theirs) - end])


def _closed(text: str) -> bool:
    return (
        text.count("`") % 2 == 0
        and "``" not in text
        and text.count("[") == text.count("]")
        and text.count("(") == text.count(")")
    )


def _markers(old: Unit, new: Unit) -> Draft:
    """Tell a change of list marker or quote sign alone."""
    before, after = old.mark.marker, new.mark.marker
    if old.mark.role == new.mark.role == "list" and before != after and old.content == new.content:
        sign: Token = "punctuation"
        return _cover(_draft("words_changed", old, new, old=before, new=after, token=sign), old, new)
    return _whole(old, new)


def _rewritten(words: tuple[int, int], changes: list[tuple[int, int, int, int]]) -> bool:
    """Say whether so much of a text was replaced that single replacements would say less than both texts."""
    if len(changes) > _MOST_FACTS:
        return True
    kept = words[0] - sum(b - a for a, b, _, _ in changes)
    longer = max(words)
    touched = max(sum(b - a for a, b, _, _ in changes), sum(d - c for _, _, c, d in changes))
    return bool(changes) and touched > _FEW_WORDS and kept < 0.4 * longer


def _merged(ours: Text, changes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Join replacements with no more than a word or some signs between them: people read them as one."""
    merged: list[tuple[int, int, int, int]] = []
    for change in changes:
        if merged:
            a, b, c, d = merged[-1]
            between = ours.words[b : change[0]]
            whole = (
                (a < b or c < d) and len(between) <= 1 and not any(sign in ".;:!?,()|" for sign in between)
            )
            if whole and (change[0] < change[1]) == (a < b) and (change[2] < change[3]) == (c < d):
                merged[-1] = (a, change[1], c, change[3])
                continue
        merged.append(change)
    return merged


def _replaced(ours: Text, theirs: Text, change: tuple[int, int, int, int], old: Unit, new: Unit) -> Draft:
    a, b, c, d = change
    if b == a + 1 and c == d and a and c and ours.words[a - 1] == ours.words[a] == theirs.words[c - 1]:
        a, c = a - 1, c - 1  # a doubled word: show both, and the one that stays
    before, after = quote(ours.quote(a, b)), quote(theirs.quote(c, d))
    kind: FactKind = "words_changed" if b > a and d > c else "words_removed" if b > a else "words_added"
    code = any(span.code for span in (*ours.spans[a:b], *theirs.spans[c:d])) and b - a <= 1 and d - c <= 1
    token = token_of_pair(before, after, code=code)
    draft = _draft(kind, old, new, old=before or None, new=after or None, token=token)
    _touch(draft, old.lines, ours.spans, (a, b))
    _touch(draft, new.lines, theirs.spans, (c, d))
    return draft


def _touch(draft: Draft, lines: list[HunkLine], spans: list[Span], area: tuple[int, int]) -> None:
    """Count the lines of some words among the fact's; for none, the line that they would stand in."""
    first, end = area
    if len(lines) == 1 or not spans:
        draft.cover(lines[:1])
    elif first < end:
        draft.cover(lines[spans[first].line : spans[end - 1].line + 1])
    else:
        draft.cover([lines[spans[min(first, len(spans) - 1)].line]])


def _complete(drafts: list[Draft], old: Unit, new: Unit) -> list[Draft]:
    """Add what of the lines no replacement speaks of: they hold the same words in other places."""
    told = Draft("wrapping_changed", old.at)
    for draft in drafts:
        told.removed += draft.removed
        told.added += draft.added
    removed, added = set(told.removed), set(told.added)
    rest = [line for line in old.lines if line.old not in removed] + [
        line for line in new.lines if line.new not in added
    ]
    if rest:
        drafts.append(_draft("wrapping_changed", old, new).cover(rest))
    return drafts


def _links(ours: Text, theirs: Text, old: Unit, new: Unit) -> Iterator[Draft]:
    """Tell which links and images came, went or lead elsewhere."""
    if not ours.links and not theirs.links:
        return
    left, right = _without_partner(ours.links, theirs.links, lambda link: (link.image, link.target), [])
    retargeted: list[tuple[Link, Link]] = []
    left, right = _without_partner(left, right, lambda link: (link.image, link.text), retargeted)
    if len(left) == len(right) and all(a.image == b.image for a, b in zip(left, right, strict=True)):
        retargeted += zip(left, right, strict=True)
        left, right = [], []
    for link, partner in retargeted:
        yield _link("changed", link, partner, old, new)
    for link in left:
        yield _link("removed", link, None, old, new)
    for link in right:
        yield _link("added", None, link, old, new)


def _without_partner(
    left: list[Link],
    right: list[Link],
    name: Callable[[Link], tuple[bool, str]],
    pairs: list[tuple[Link, Link]],
) -> tuple[list[Link], list[Link]]:
    """Pair links of the same name in order; give those of both sides that have no partner."""
    waiting: dict[tuple[bool, str], deque[Link]] = {}
    for link in right:
        waiting.setdefault(name(link), deque()).append(link)
    rest: list[Link] = []
    taken: set[int] = set()
    for link in left:
        partners = waiting.get(name(link))
        if partners:
            partner = partners.popleft()
            taken.add(id(partner))
            pairs.append((link, partner))
        else:
            rest.append(link)
    return rest, [link for link in right if id(link) not in taken]


def _link(verb: str, link: Link | None, partner: Link | None, old: Unit, new: Unit) -> Draft:
    shown = partner or link
    kind = f"{'image' if shown and shown.image else 'link'}_{verb}"
    draft = _draft(
        kind,  # type: ignore[arg-type]
        old,
        new,
        key=quote(shown.text) or None if shown else None,
        old=quote(link.target) or None if link else None,
        new=quote(partner.target) or None if partner else None,
    )
    draft.cover([old.lines[link.line if link else 0]])
    return draft.cover([new.lines[partner.line if partner else 0]])


_TOLD_BY: dict[Role, Callable[[Unit, Unit], list[Draft]]] = {
    "row": _cells,
    "rule": _cells,
    "code": _code,
    "symbol": _code,
    "fence": _code,
    "punctuation": _code,
    "comment": _code,
    "heading": _heading,
    "image": _target,
    "link": _target,
    "front": _keyed,
    "value": _keyed,
    "dependency": _keyed,
    "include": _keyed,
    "directive": _keyed,
}
"""How units of one kind are compared; everything else is prose."""
