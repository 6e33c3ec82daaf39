"""Which side of the change a text says that a token stands on, and whether it does.

Each sentence becomes a template in which every claim is one placeholder; the patterns below read roles
off the template: `from □ to □`, `将 □ 改为 □`, `□ から □ に変更`, `adds □`, `删除了 □`, `□ が追加`. Gaps are
bounded, so that a hostile text costs no more than its length.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diff_insight.grounding.claims import Claim
from diff_insight.grounding.folding import fold, literal, paired, words
from diff_insight.grounding.lookup import pair_tests, stands_on
from diff_insight.grounding.sidetext import SideText
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import (
    ABOUT_WHAT,
    IF,
    LATER,
    NEGATED_AFTER,
    WHAT_OF,
    all_actions_in,
    patterns_for,
)
from diff_insight.grounding.wordings.pattern import Pattern

Role = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Said:
    """A role that a sentence gives to a claim; firm where the wording leaves no other reading.

    Where the wording is open, it says nothing but that the two are set against each other. Where it is about
    the claim, something that speaks of it came or went, and not itself.
    """

    claim: Claim
    role: Role
    firm: bool
    open: bool = False
    about: bool = False


_BRACKETS = frozenset("()[]{},;:.'\"` ")
"""Signs that any line has for reasons of its own."""


def misplaced(
    text: str,
    span: tuple[int, int],
    *,
    found: Sequence[Claim],
    present: Mapping[int, frozenset[Side]],
    shown: Shown,
) -> tuple[Claim, ...]:
    """Give the claims of a sentence that stand in the evidence, but not where the sentence says."""
    if not present:
        return ()
    template, places = template_of(text, span, found)
    present = _without_kept(template, present, found)
    wrong: dict[int, Claim] = {}
    sure: set[int] = set()
    right: set[int] = set()
    moves = "moved" in all_actions_in(template)
    for said, partner in _roles(template, places, shown):
        start = said.claim.start
        if (
            start not in present
            or _BRACKETS.issuperset(said.claim.text)
            or (moves and partner is not None and _are_places(said, partner, shown))
        ):
            continue
        if partner is not None and (_is_pair(said, partner, shown) or _is_done_by_code(said, partner, shown)):
            right.add(start)
            continue
        both = partner is not None and partner.claim.start in present
        if said.open:
            if both and partner is not None and _swapped(said, partner, shown):
                wrong[start] = said.claim
            continue
        if both and partner is not None and _was_never_so(said, partner, shown):
            wrong[start] = said.claim
            sure.add(start)
        elif (both and partner is not None and _swapped(said, partner, shown)) or _contradicted(
            said, present[start], shown, alone=partner is None
        ):
            wrong[start] = said.claim
        elif said.firm or (both and partner is not None and _meet(said, partner, shown)):
            right.add(start)
    return tuple(claim for start, claim in wrong.items() if start in sure or start not in right)


def _without_kept(
    template: str, present: Mapping[int, frozenset[Side]], found: Sequence[Claim]
) -> Mapping[int, frozenset[Side]]:
    """Leave out values on unchanged lines where a condition is told: they stay, and that changes."""
    if not IF.search(template):
        return present
    switches = {claim.start for claim in found if _is_switch(claim)}
    return {at: sides for at, sides in present.items() if "context" not in sides or at not in switches}


def template_of(text: str, span: tuple[int, int], found: Sequence[Claim]) -> tuple[str, dict[int, Claim]]:
    """Give the text with every claim as one `□`, and which claim each `□` is, by offset."""
    parts: list[str] = []
    places: dict[int, Claim] = {}
    at, length = span[0], 0
    for claim in found:
        start, end = max(claim.outer[0], at), claim.outer[1]
        piece = _plain(text[at:start])
        parts.append(piece)
        length += len(piece)
        places[length] = claim
        parts.append("□")
        length += 1
        at = end
    parts.append(_plain(text[at : span[1]]))
    return "".join(parts), places


def _plain(text: str) -> str:
    return fold(text).lower().replace("*", "").replace("□", " ").replace("\n", " ")


def _roles(template: str, places: dict[int, Claim], shown: Shown) -> Iterator[tuple[Said, Said | None]]:
    for pattern in patterns_for(template):
        for match in pattern.regex.finditer(template):
            if pattern.needs is not None and not pattern.needs.search(template):
                continue
            if not pattern.pair and _DENIED.search(match[0]):
                continue
            if NEGATED_AFTER.match(template, match.end()) or any(
                later.start() < match.start() < later.end() for later in LATER.finditer(template)
            ):
                continue
            groups: dict[Role, list[Claim]] = {"old": [], "new": []}
            for role in ("old", "new"):
                if role in pattern.regex.groupindex:
                    start, end = match.span(role)
                    spoken = [places[at] for at in range(start, end) if at in places]
                    if pattern.code and any(shown.has_body(literal(claim.text)) for claim in spoken):
                        continue
                    if len(spoken) > 1 and (
                        _OF_ONE.match(template, end)
                        or _VALUE_OF.search(template, max(0, start - _REMARK), start)
                    ):
                        spoken = spoken[-1:]
                    groups[role] = [claim for claim in spoken if not pattern.figures or _is_figure(claim)]
            about = _is_about(template, match)  # it is named as what something else is about
            own = replace(pattern, firm_old=False, firm_new=False) if about else pattern
            yield from _paired(groups["old"], groups["new"], own)


def _is_about(template: str, match: re.Match[str]) -> bool:
    """Whether what came or went is a comment on what is named, or a test of it."""
    for role, at in match.re.groupindex.items():
        if match.start(at) >= 0 and role in {"old", "new"}:
            before = template[max(0, match.start(at) - _REMARK) : match.start(at)]
            if ABOUT_WHAT.search(before) or WHAT_OF.match(template, match.end(at)):
                return True
    return False


_DENIED = re.compile(r"没有|并未|未被|\bnicht\b(?! mehr)")
"""A denial within a wording, which is where Chinese and German have it."""
_REMARK = 48
"""Characters before a name in which stands what it is a remark on."""
_OF_ONE = re.compile(r"\s+(?:is|was|has been|ist|wird|wurde|entfällt)\b")
"""A verb of one thing: what stands before the last of several has another verb."""
_VALUE_OF = re.compile(r"□[^□;。:：\n]{1,24}[:：]\s?$")
"""Behind this stands the value of what came or went before it (`removed x: 1, added y`)."""
_SWITCH = re.compile(r"true|false|none|null|nil|undefined|on|off|yes|no|enabled|disabled", re.IGNORECASE)
"""Values of which a thing has one: told as new, they are on an added line."""


def _is_switch(claim: Claim) -> bool:
    return claim.quoted and _SWITCH.fullmatch(claim.text) is not None


def _is_figure(claim: Claim) -> bool:
    if _is_switch(claim):
        return True
    return claim.kind in {"date", "number", "version"} or claim.day is not None or bool(claim.numbers)


def _paired(old: list[Claim], new: list[Claim], pattern: Pattern) -> Iterator[tuple[Said, Said | None]]:
    before = [Said(claim, "old", pattern.firm_old, pattern.pair, pattern.about) for claim in old]
    after = [Said(claim, "new", pattern.firm_new, pattern.pair, pattern.about) for claim in new]
    pair = len(before) == len(after) == 1
    for said in before:
        yield said, after[0] if pair else None
    for said in after:
        yield said, before[0] if pair else None


_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_CONTRARY: dict[Side, Side] = {"removed": "added", "added": "removed"}


def _contradicted(said: Said, sides: frozenset[Side], shown: Shown, *, alone: bool) -> bool:
    """Whether a claim stands on the other side alone, or a fact says that the contrary happened to it.

    Args:
        said: What is said of the claim.
        sides: Where it stands.
        shown: The evidence.
        alone: Whether nothing is set against it, so that it is itself what came or went.
    """
    right: Side = "removed" if said.role == "old" else "added"
    if said.about and alone and _speaks_only(said, shown, right, _CONTRARY[right]):
        return True
    named = said.claim.kind == "code" or (said.claim.quoted and " " in said.claim.text)
    if said.firm and alone and named:
        if shown.actions(said.claim.text) == {_CONTRARY[right]}:
            return True
        if said.claim.quoted and (
            shown.stays(said.claim.text)
            or _only_grew(said, shown)
            or shown.rewraps(literal(said.claim.text).strip())
            or (
                shown.actions(said.claim.text) == {"changed"} and _is_as_often(said.claim.text.strip(), shown)
            )
            or (_CALL.search(said.claim.text) and _is_as_often(literal(said.claim.text).strip(), shown))
        ):
            return True
    if right in sides or "path" in sides:
        return False
    if (not said.firm and "context" in sides) or shown.quotes(right, said.claim.text):
        return False
    return not stands_on(said.claim, shown, right)


def _speaks_only(said: Said, shown: Shown, right: Side, contrary: Side) -> bool:
    """Whether lines of the contrary side speak of it, and none of the side on which one has to."""
    low = literal(said.claim.text).strip().lower()
    return len(low) > _TELLING and shown.count(contrary, low) > 0 and shown.count(right, low) == 0


_TELLING = 2
"""Names of up to so many letters may stand in any line."""
_CALL = re.compile(r"\w\([^()\s]")
"""Code that calls something with something."""


def _is_as_often(code: str, shown: Shown) -> bool:
    """Whether changed lines have it, and each run of them as often after as before."""
    return shown.count("removed", code.lower()) > 0 and shown.changes_of(code) == {0}


def _only_grew(said: Said, shown: Shown) -> bool:
    """Whether what is said to have gone went nowhere, and came somewhere; or the other way round."""
    needle = literal(said.claim.text).strip()
    needle = needle.removesuffix(">") if _TAG.fullmatch(needle) else needle  # a file has it with attributes
    changes = shown.changes_of(needle) if needle else ()
    grew, shrank = (any(change > 0 for change in changes), any(change < 0 for change in changes))
    return grew and not shrank if said.role == "old" else shrank and not grew


_TAG = re.compile(r"<[A-Za-z][\w.:-]*>")


def _gave_way(old: str, new: str, shown: Shown) -> bool:
    """Whether a line has the one and another in its place has the other, and most of its words as well."""
    for removed, added in shown.blocks:
        for line in removed.lines:
            was = {*words(line)}.difference(words(old))
            for other in added.lines if old in line.lower() else ():
                now = {*words(other)}.difference(words(new))
                if new in other.lower() and old not in other.lower() and len(was & now) >= len(was | now) / 2:
                    return True
    return False


def _stay(old: str, new: str, shown: Shown) -> bool:
    """Whether nowhere the one became fewer nor the other more, though changed lines have both."""
    if not all(
        shown.count("removed", one.lower()) and shown.count("added", one.lower()) for one in (old, new)
    ):
        return False
    return min(shown.changes_of(old), default=0) >= 0 and max(shown.changes_of(new), default=0) <= 0


def _is_pair(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether a fact has the two as what stood and what stands in one place."""
    old, new = (said, partner) if said.role == "old" else (partner, said)
    return any(pair in shown.pairs for pair in paired(old.claim.text, new.claim.text))


def told_alone(template: str, places: dict[int, Claim], shown: Shown) -> Iterator[tuple[Claim, Role]]:
    """Give what a sentence surely says to have come or gone, with nothing that took its place.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for said, partner in _roles(template, places, shown):
        if partner is None and said.firm and not said.about and not said.open:
            yield said.claim, said.role


def _are_places(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether both have statements of their own, so that something may move from the one to the other."""
    return all(shown.has_body(literal(one.claim.text)) for one in (said, partner))


def _is_done_by_code(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether a line that came has both, and none that went has the old one: the code does or sets it."""
    old, new = (said, partner) if said.role == "old" else (partner, said)
    was, now = pair_tests(old.claim, new.claim, loose=True)
    gives = re.compile(rf"(?<!\w){re.escape(literal(old.claim.text).strip())}\s*:?=(?![=>])")
    return not shown.on("removed", was) and any(
        (_REPLACES.search(text) or gives.search(text)) and was(line) and now(line)
        for _, added in shown.blocks
        for text in added.lines
        for line in (SideText((text,)),)
    )


_REPLACES = re.compile(r"\b(?:replace\w{0,6}|sub|gsub|translate|swap|strtr|rename\w{0,6})\(")
"""Code that puts one thing in another's place."""


def _swapped(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether changed lines have the two the other way round, and none as the text says."""
    old, new = (said, partner) if said.role == "old" else (partner, said)
    if literal(old.claim.text) == literal(new.claim.text):
        return False
    if any(pair in shown.pairs for pair in paired(new.claim.text, old.claim.text)):
        return True
    for loose in (False, True):
        was, now = pair_tests(old.claim, new.claim, loose=loose)
        reversed_ = False
        for removed, added in shown.blocks:
            if was(removed) and now(added):
                return False
            reversed_ = reversed_ or (now(removed) and was(added))
        if reversed_:
            return _more(added=old.claim, than=new.claim, shown=shown)
    return False


def _was_never_so(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether figures or code are said to have changed so, and the one came nowhere in the other's place.

    Nor did it where what is said to have given way became more alone.
    """
    old, new = (said, partner) if said.role == "old" else (partner, said)
    if not all(_is_exact(one.claim) for one in (old, new)):
        return False
    one, two = literal(old.claim.text).strip(), literal(new.claim.text).strip()
    if one == two:
        return False
    kept = old.claim.quoted and old.firm and one.lower() not in two.lower()
    if kept and (_only_grew(old, shown) or _stay(one, two, shown)):
        return not _gave_way(one.lower(), two.lower(), shown)
    return said.firm and partner.firm and not _meet(old, new, shown)


def _meet(said: Said, partner: Said, shown: Shown) -> bool:
    """Whether a block of changed lines has what was and what is said to be instead."""
    old, new = (said, partner) if said.role == "old" else (partner, said)
    was, now = pair_tests(_last_name(old.claim), _last_name(new.claim), loose=True)
    return any(was(removed) and now(added) for removed, added in shown.blocks)


def _last_name(claim: Claim) -> Claim:
    """Give a name without its owners, which stand on other lines."""
    return replace(claim, text=claim.text.rpartition(".")[2]) if _DOTTED.fullmatch(claim.text) else claim


def _is_exact(claim: Claim) -> bool:
    return claim.kind in {"version", "number", "date"} or (claim.quoted and claim.kind == "code")


def _more(*, added: Claim, than: Claim, shown: Shown) -> bool:
    """Whether the change brings more of the one and takes away of the other."""
    one, two = literal(added.text).strip(), literal(than.text).strip()
    exact = one.lower() == two.lower()
    if not exact:
        one, two = one.lower(), two.lower()
    grew = shown.count("added", one, exact=exact) - shown.count("removed", one, exact=exact)
    shrank = shown.count("removed", two, exact=exact) - shown.count("added", two, exact=exact)
    if one in two:
        return shrank > 0
    return grew > 0 and (shrank > 0 or two in one)
