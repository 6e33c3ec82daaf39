"""What a clause says of things that it does not name: `one import is gone`, `the file is new`.

No token of such a clause stands anywhere, so it is held against the facts of things of that kind, and against
the status of the file: wrong where the contrary happened to all of them. Where a file only grew, or only
shrank, all that a clause says of it went one way.
"""

import re
from collections.abc import Iterator, Sequence

from diff_insight.grounding.amounts import Asked, things_ending, things_of
from diff_insight.grounding.evidence import Evidence
from diff_insight.grounding.folding import HAN, KANA, fold
from diff_insight.grounding.told_facts import Side
from diff_insight.grounding.union import Shown
from diff_insight.grounding.wordings import (
    DENIED,
    EVERY_FILE,
    FILE_ITSELF,
    LATER,
    OF_CHANGE,
    actions_in,
    all_actions_in,
    contradicts_itself,
    turns_in,
    turns_of,
)

_PARTICLE = re.compile(r"(?:[がをはもの]|された|した)?(?:新たに|新しく|新規に|また)?\s{0,9}$")
_PASSIVE = re.compile(
    r"(?:(?:被|已|已经|已被){1,4}|\b(?:was|were|is|are|has|have|had|been|being|also|now|then|newly|wird|werden|wurden?|ist|sind"
    r"|jetzt|nun|auch)(?: |$)){1,6}$"
)
"""What stands between a thing and the verb that says what was done to it."""
_OF_WHAT = re.compile(r"\b(?:about|regarding|concerning|that|über)\b.*")
"""What a thing is about."""
_BE = re.compile(r"(?:is|are|ist|sind)\s")
_DETERMINER = re.compile(r"^ ?(?:of )?(?:(?:the|an?|some|several|all|its|old|outdated) )*")
_NEAR = 60
"""Characters before a verb in which its subject stands."""
_LINE = re.compile(r"[^\n]+")
_STATEMENT = re.compile(r"(?:[^;；。.]|\.(?=\S))+")
_LEAD = re.compile(r"^(?:[^,、，:\d]{0,20}[,、，]|daneben:)")
"""`Beside that,` and the like."""
_NUMBERED = re.compile(r"\d|\b(?:one|an?|eine?[mnrs]?)\b")
_NAMED = re.compile(r"[`\"“”„「」『』:]")
_CLAUSE = re.compile(r"[^;；。\n、]+")
_COMMA = re.compile("[,，]")
_CONSEQUENCE = re.compile(r", (?:so|which|where|sodass|wodurch|was)\b.*")
"""What follows from a change is none."""
_ONE = re.compile(r"\b(?:one|an?|eine?[mnrs]?) |(?<!\d)1 ?(?=[^\d\s.,])")
_TOLD = {
    "added": re.compile(r"\badd|\bcreat|\bnew\b|\binsert|追加|新規|新し|新增|添加|hinzu|\bneu"),
    "removed": re.compile(r"delet|remov|drop|eliminat|retir|削除|廃止|删除|移除|entfern|lösch|entfall"),
}
"""Words of adding and removing, as pages have them."""
_OTHER_SIDE: dict[str, Side] = {"added": "removed", "removed": "added"}
_OF_LINES = re.compile(r"□|\blines?\b|行|zeile")
"""A name or a line may have changed in what is told beside."""
_BESIDE = frozenset({"metadata", "whitespace"})
"""What changes beside that of which a text says that it came or went."""
_CONTRARY = {"added": "removed", "removed": "added"}


def turned(template: str, shown: Shown, near: frozenset[str] = frozenset()) -> Iterator[str]:
    """Give the clauses of a sentence that say the contrary of what happened.

    Args:
        template: The sentence with its claims out of it, folded and in lower case.
        shown: The evidence.
        near: What is named in it and before it, which may be the place.
    """
    for clause in _CLAUSE.finditer(LATER.sub("", template)):
        told_of_each = any if EVERY_FILE.search(clause[0]) else all  # else it holds for one at least
        if told_of_each(_went_the_other_way(clause[0], part) for part in _parts(shown)):
            yield clause[0].strip()
            continue
        if contradicts_itself(clause[0]):
            yield clause[0].strip()
            continue
        if len(all_actions_in(clause[0]) - {"changed"}) == 1 and _went_of_such(clause[0], shown):
            yield clause[0].strip()
            continue
        actions = actions_in(clause[0])
        if actions is None:
            continue
        (action,) = actions
        itself = isinstance(shown, Evidence) and FILE_ITSELF.search(clause[0].strip())
        if itself and isinstance(shown, Evidence) and shown.change.status == _CONTRARY.get(action):
            yield clause[0].strip()
            continue
        for one in _ONE.finditer(said := _OF_WHAT.sub("", _CONSEQUENCE.sub("", clause[0]))):
            things = things_of(said[one.end() :])
            if things is not None and _is_denied(
                one[0], Asked(things=things, actions=actions, places=near), shown
            ):
                yield clause[0].strip()
                break


def _parts(shown: Shown) -> Sequence[Evidence]:
    return (shown,) if isinstance(shown, Evidence) else shown.parts


def _went_of_such(clause: str, shown: Shown) -> bool:
    """Whether a clause says of a kind of thing that it went, of which all came; or the other way."""
    if DENIED.search(clause):
        return False
    for action, start, end in turns_of(clause):
        passive = _BE.match(clause, start)
        things = _subject(clause[: passive.end() if passive else start], clause[end:])
        if things is None or "line" in things:
            continue
        happened, contrary = (
            shown.amounts(Asked(things=things, actions=frozenset({one})))
            for one in (action, _CONTRARY[action])
        )
        if happened == frozenset() and contrary:
            return not any(_speaks_of(action, part) for part in _parts(shown))
    return False


def _subject(before: str, behind: str) -> frozenset[str] | None:
    """Give what is said to have come or gone: what stands before the verb or behind it."""
    if KANA.search(behind) or KANA.search(before):
        return things_ending(_PARTICLE.sub("", before[-_NEAR:]))
    if HAN.search(before + behind):
        passive = _PASSIVE.search(before[-_NEAR:])
        return things_ending(before[-_NEAR:][: passive.start()] if passive else behind.strip(" ,，."))
    said = _PASSIVE.search(before[-_NEAR:])
    if said is not None:
        return things_ending(_OF_WHAT.sub("", before[-_NEAR:][: said.start()]))
    return things_of(_DETERMINER.sub("", behind))


def _is_denied(one: str, asked: Asked, shown: Shown) -> bool:
    """Whether the facts know such things, and that this happened to none, or not to one."""
    known = shown.amounts(asked)
    return known is not None and (not known or (one.startswith("one") and 1 not in known))


def repeated(text: str) -> Iterator[tuple[int, int]]:
    """Give where a clause that names nothing says again what came or went: a text counts a thing once.

    A sentence that opens with a name may speak of another place, and begins anew.

    Args:
        text: The whole text.
    """
    for line in _LINE.finditer(text):
        said: set[tuple[str, tuple[str, ...]]] = set()
        for clause in _STATEMENT.finditer(text, *line.span()):
            folded = fold(clause[0]).lower()
            if _NAMED.search(folded) and text[: clause.start()][-1:] not in {";", "；"}:
                said.clear()
            rest, turns = turns_in(_LEAD.sub("", folded).strip(" ."))
            if not turns or not _NUMBERED.search(rest) or _NAMED.search(rest):
                continue
            if (rest, turns) in said:
                yield clause.span()
            said.add((rest, turns))


def _went_the_other_way(clause: str, shown: Evidence) -> bool:
    """Whether a clause says of a file that only grew that something went, or the other way round."""
    if any(_is_of_change_the_other_way(part, shown) for part in _COMMA.split(clause)):
        return True
    said = all_actions_in(clause) & _CONTRARY.keys()
    if len(said) != 1 or DENIED.search(clause):
        return False
    (action,) = said
    went = _went_one_way(shown) or (None if _OF_LINES.search(clause) else _all_told_of(shown))
    return went == _CONTRARY[action] and not _speaks_of(action, shown)


def _is_of_change_the_other_way(part: str, shown: Evidence) -> bool:
    """Whether it says so of the change itself, so that no page may have said it."""
    said = all_actions_in(part) & _CONTRARY.keys()
    if len(said) != 1 or not OF_CHANGE.search(part) or DENIED.search(part):
        return False
    (action,) = said
    return _went_one_way(shown) == _CONTRARY[action]


def _all_told_of(shown: Evidence) -> str | None:
    """Give what happened to all that facts tell but a page's date and the like, where that is one thing."""
    facts = [fact for outer in shown.facts for fact in outer.all() if not fact.parts]
    actions = {fact.action for fact in facts if fact.thing not in _BESIDE}
    if len(actions) != 1 or not actions <= _CONTRARY.keys():
        return None
    (action,) = actions
    others = [line for line in shown.lines[_OTHER_SIDE[action]].lines if line.strip()]
    return action if len(others) <= sum(fact.thing in _BESIDE for fact in facts) else None


def _went_one_way(shown: Evidence) -> str | None:
    """Give what happened to all that changed in a file, where that is one thing."""
    change = shown.change
    if not shown.hunks:
        return change.status if change.status in _CONTRARY else None
    if change.additions and not change.deletions:
        return "added"
    return "removed" if change.deletions and not change.additions else None


def _speaks_of(action: str, shown: Evidence) -> bool:
    """Whether the page itself tells of adding or removing: a text may repeat it."""
    low = "\n".join(shown.sides[side].low for side in ("removed", "added", "path"))
    return bool(_TOLD[action].search(low))
