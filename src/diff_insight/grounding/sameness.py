"""Whether what is told to be gone became fewer anywhere, and what is told to be new became more.

Absence needs absence: where every run of changed lines has a name as often after as before, and no fact is of
its going, it is not gone; the same of what is told to have come. What has another name left somewhere, and
its other name came somewhere. Where blanks alone are told to have changed, the words are the same.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from diff_insight.grounding.amounts import things_ending
from diff_insight.grounding.claims import Claim
from diff_insight.grounding.direction import told_alone
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import literal, paired
from diff_insight.grounding.lookup import pair_tests, plain_test
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.vocabulary import DECLARED
from diff_insight.grounding.wordings import DENIED, IF, LATER, LIST_STEP
from diff_insight.grounding.wordings.coming_and_going import (
    ABSENT,
    ELSEWHERE,
    HEADED,
    ITSELF,
    NOT_GONE,
    NOT_NEW,
    NOT_SO,
    NOVEL,
    ONLY_LAYOUT,
    ONLY_REMARKS,
    ONLY_WORDS,
    RENAMED,
    REPLACED,
    UNCHANGED,
)
from diff_insight.model import Fact

_SHORT = 3
"""Names of up to so many letters may stand anywhere."""
_NAME = re.compile(r"(?:--?|[.$@])?\w[\w.:$/@#-]*(?:\(\))?")
"""What names one thing; an expression may be spelt otherwise."""
_KEYWORD = re.compile(
    r"true|false|none|null|nil|undefined|async|await|static|const|public|private|return|import|default"
)
_OWNERS = re.compile(r"[.:#]+")
_WORD = re.compile(r"\w+")
_LISTED = re.compile(rf"(?:□{LIST_STEP.pattern}){{0,20}}$")
"""The names of a list that stand before one of it."""
_OWNED = re.compile(r"\w[.:#]+\w")
_ACTION = {"old": "removed", "new": "added"}
_PROSE = frozenset(
    (
        "sentence",
        "text",
        "paragraph",
        "comment",
        "docstring",
        "markup_text",
        "heading",
        "section",
        "list_item",
    )
) | frozenset(("plain_line", "table_cell", "changelog_entry", "whitespace", "metadata", "html", "admonition"))
"""Things that consist of words for readers."""
_REMARKS = frozenset(("comment", "docstring", "whitespace"))


def unlost(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names that are told to be gone or new, and are there as before.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    parts = _parts(shown)
    at = {id(claim): offset for offset, claim in places.items()}
    told = (
        (claim, role)
        for claim, role in told_alone(template, dict(places), shown)
        if ITSELF.match(template, at[id(claim)] + 1)
    )
    for claim, role in (*told, *_told_otherwise(template, places)):
        if _is_name(claim) and _stays(claim, role, parts, beside=True):
            yield claim


def misrenamed(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names that are told to have given way and stay, or to be there instead and did not come.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or DENIED.search(template):
        return
    for renames, wordings in ((True, RENAMED), (False, REPLACED)):
        for match in (found for one in wordings for found in one.finditer(template)):
            old, new = places.get(match.start("a")), places.get(match.start("b"))
            if old is None or new is None or not (_is_name(old) and _is_name(new)):
                continue
            if any(pair in shown.pairs for pair in paired(old.text, new.text)):
                continue
            if _stays(old, "old", (shown,), beside=True):
                yield old
            elif _is_beside(new, shown) or (
                renames and (_stays(new, "new", (shown,)) or not _meet(old, new, shown))
            ):
                yield new


def altered(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names that are told to be as they were, and stand on the lines of one time alone.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    for match in (found for one in UNCHANGED for found in one.finditer(template)):
        claim = places.get(match.start("a"))
        if claim is None or not _is_name(claim) or not isinstance(shown, Evidence):
            continue
        name = _plain(claim)
        sides = [side for side in _SIDES if _times(shown.lines[side].low, name)]
        if sides in (["removed"], ["added"]):
            yield claim


def denied(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give what is told not to have come, gone or changed, and did.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or IF.search(template):
        return
    for side, action, wordings in (("added", "added", NOT_NEW), ("removed", "removed", NOT_GONE)):
        for match in (found for one in wordings for found in one.finditer(template)):
            claim = places.get(match.start("a"))
            if claim is None or not claim.quoted or len(_plain(claim)) <= _SHORT:
                continue
            if shown.stands_only(plain_test(claim)) == side or shown.actions(claim.text) == {action}:
                yield claim
    for match in (found for one in NOT_SO for found in one.finditer(template)):
        old, new = places.get(match.start("a")), places.get(match.start("b"))
        if old is not None and new is not None and _gave_way(old, new, shown):
            yield new


def misheaded_by(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the name that a sentence begins with as the place of all, where it is none: a call, a type.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence):
        return
    for match in (found for one in HEADED for found in one.finditer(template)):
        claim = places.get(match.start("a"))
        if claim is None or not _is_name(claim) or claim.kind == "path":
            continue
        name = literal(claim.text).strip()
        known = any(_OWNED.search(fact.name) or fact.where for fact in shown.facts)
        if not known or shown.is_place(name) or shown.on("path", plain_test(claim)):
            continue
        if not any(name.lower() in (fact.previous_name or "").lower() for fact in _every(shown)):
            yield claim


def of_other_kind(template: str, places: Mapping[int, Claim], shown: Shown) -> Iterator[Claim]:
    """Give the names of what is told as a thing of a kind that came or went, where others of the kind did.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        places: Which claim stands at which offset of the template.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence):
        return
    at = {id(claim): offset for offset, claim in places.items()}
    for claim, role in told_alone(template, dict(places), shown):
        before = _LISTED.sub("", template[: at[id(claim)]])
        things = things_ending(before) if _is_name(claim) else None
        if not things or things.isdisjoint(DECLARED) or not _plain(claim)[-1:].isalpha():
            continue  # an entry or a package is also called by its value
        facts = [fact for outer in (*shown.facts, *shown.alone) for fact in outer.all()]
        alike = [fact for fact in facts if fact.thing in things and fact.action == _ACTION[role]]
        own = _OWNERS.split(_plain(claim))[-1]
        if alike and not any(own in said_of(fact) for fact in facts if fact.thing in things):
            yield claim


def said_of(fact: Fact) -> str:
    """Give all by which a fact may call its thing, and what it lists of it."""
    return " ".join(
        filter(None, (fact.name, fact.previous_name, fact.old, fact.new, *fact.details.values()))
    ).lower()


def _every(shown: Evidence) -> Iterator[Fact]:
    return (fact for outer in shown.facts for fact in outer.all())


def _gave_way(old: Claim, new: Claim, shown: Evidence) -> bool:
    """Whether a fact or lines that stand against each other have the one in the other's place."""
    was, now = pair_tests(old, new, loose=False)
    return any(pair in shown.pairs for pair in paired(old.text, new.text)) or any(
        was(removed) and now(added) for removed, added in shown.blocks
    )


def more_than_told(template: str, shown: Shown) -> bool:
    """Whether a sentence that names nothing says that layout, words or comments alone changed, and more did.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
    """
    if not isinstance(shown, Evidence) or "□" in template or not shown.hunks:
        return False
    if ELSEWHERE.search(template) or DENIED.search(template):
        return False
    if ONLY_LAYOUT.search(template):
        was, now = (Counter(_WORD.findall(shown.lines[side].low)) for side in _CHANGED)
        return was != now
    for told, things in ((ONLY_WORDS, _PROSE), (ONLY_REMARKS, _REMARKS)):
        if told.search(template):
            leaves = (fact for outer in shown.facts for fact in outer.all() if not fact.parts)
            return any(fact.action != "layout" and fact.thing not in things for fact in leaves)
    return False


_CHANGED: tuple[Side, Side] = ("removed", "added")
_SIDES: tuple[Side, ...] = (*_CHANGED, "context")


def _parts(shown: Shown) -> Sequence[Evidence]:
    return (shown,) if isinstance(shown, Evidence) else shown.parts


def _told_otherwise(template: str, places: Mapping[int, Claim]) -> Iterator[tuple[Claim, str]]:
    """Give what is told to be no more or to be there now in wordings that say nothing of where."""
    if IF.search(template) or LATER.search(template):
        return
    for role, wordings in (("old", ABSENT), ("new", NOVEL)):
        for match in (found for one in wordings for found in one.finditer(template)):
            claim = places.get(match.start("a"))
            if claim is not None:
                yield claim, role


def _plain(claim: Claim) -> str:
    return literal(claim.text).strip().removesuffix("()").lower()


def _is_name(claim: Claim) -> bool:
    name = _plain(claim)
    return (
        claim.quoted
        and claim.kind in {"code", "path"}
        and not claim.cut
        and len(name) > _SHORT
        and _NAME.fullmatch(name) is not None
        and _KEYWORD.fullmatch(name) is None
    )


def _times(low: str, name: str) -> int:
    """How often a name stands in a text as a whole; `max_size` is no part of `max_size_of`."""
    if name not in low:
        return 0
    before = r"(?<![a-z0-9_])" if name[0].isalnum() or name[0] == "_" else ""
    return len(re.findall(rf"{before}{re.escape(name)}(?![a-z0-9_])", low))


def _changes(name: str, shown: Evidence) -> list[int]:
    """How many more of it each run of changed lines that has it has afterwards."""
    found = [(_times(old.low, name), _times(new.low, name)) for old, new in shown.changed_runs]
    return [now - was for was, now in found if was or now]


def _stays(claim: Claim, role: str, parts: Sequence[Evidence], *, beside: bool = False) -> bool:
    """Whether changed lines have it (or those beside them), and in no run fewer, or more, as is told."""
    name, known = _plain(claim), False
    for part in parts:
        changes = _changes(name, part)
        if any(change < 0 if role == "old" else change > 0 for change in changes):
            return False
        if changes or (beside and _is_beside(claim, part)):
            known = True
        if _happened(name, _ACTION[role], part):
            return False
    return known


def _is_beside(claim: Claim, shown: Evidence) -> bool:
    """Whether unchanged lines of a hunk have it, and no changed line nor fact has."""
    name = _plain(claim)
    standing = [side for side in _SIDES if _times(shown.lines[side].low, name)]
    return standing == ["context"] and not any(_happened(name, one, shown) for one in ("added", "removed"))


def _happened(name: str, action: str, shown: Evidence) -> bool:
    """Whether a fact tells that a thing of the name came or went; another name is both."""
    for fact in (fact for outer in (*shown.facts, *shown.alone) for fact in outer.all()):
        if fact.action not in {action, "renamed", "moved"}:
            continue
        for own in filter(None, (fact.name, fact.previous_name, fact.old, fact.new)):
            low = own.lower()
            if name in {low, _OWNERS.split(low)[-1]} or low.endswith((f".{name}", f"/{name}")):
                return True
    return False


def _meet(old: Claim, new: Claim, shown: Evidence) -> bool:
    """Whether a run of changed lines has what has another name on one side and this name on the other."""
    one, two = _plain(old), _plain(new)
    return any(_times(was.low, one) and _times(now.low, two) for was, now in shown.changed_runs)
