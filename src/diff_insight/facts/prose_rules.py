"""Which changes of a page break its readers and which are new to them (docs/types.md).

Conservative: only what a page said was offered can be taken away. A heading that was renamed, a row that
leaves a table of what is not supported and a date of a changelog break nobody.
"""

import re
from collections.abc import Callable, Iterator

from diff_insight.facts.entry import even
from diff_insight.facts.index_rows import lists_a_new_page
from diff_insight.facts.limit_words import bound_of, compared
from diff_insight.facts.merged_sections import became_another, only_refers
from diff_insight.facts.pages import RESTRICTS
from diff_insight.facts.pointers import is_for_contributors, only_leads
from diff_insight.facts.resettled import stands_elsewhere
from diff_insight.facts.rule import STOPS, Rule, Subject, is_fragment, is_of_repository, is_post, is_snapshot
from diff_insight.facts.steps import is_step
from diff_insight.late import late
from diff_insight.model import Fact, Role
from diff_insight.trees.changelog import is_changelog

_PAGES: frozenset[Role] = frozenset({"docs"})
_OFFERED = late(
    r"\b(?:supported|available|allowed|valid|accepted|possible|availability|support|supports)\b"
    r"|支持的|可用的|サポートされ(?:る|ている)|利用可能な|unterstützte|verfügbare",
    re.IGNORECASE,
)
"""Words of a heading or a sentence that say that what stands below is offered."""
_EXCEPTED = late(
    r"\b(?:except(?:ed|ing|ions?)?|exclud(?:es?|ed|ing)|other than|apart from|all but|but not)\b"
    r"|\b(?:außer|ausgenommen)\b"
    r"|除了?[^。]{0,40}(?:外|之外)|例外|不包括|以外|を除[くい]",
    re.IGNORECASE,
)
"""Words of a sentence before a list that say that its entries are those to which it does not apply."""
_QUESTIONS = late(
    r"(?<![^\W_])faqs?(?![^\W_])|\bfrequently asked\b|常见问题|常見問題|よくある(?:ご)?質問"
    r"|häufige Fragen|häufig gestellte",
    re.IGNORECASE,
)
"""What a page, or a section of it, is called that answers questions."""
_PARAMETER = late(
    r"param|propert|\b(?:fields?|arguments?|options?|settings?|attributes?|flags?|variables?|keys?)\b"
    r"|参数|属性|パラメータ|プロパティ|eigenschaft",
    re.IGNORECASE,
)
"""Words of the header of a first column whose rows are parameters."""
_YES = late(
    r"(?:yes|y|true|available|supported|ga|preview|是|支持|はい|対応|ja)\b.*|[✅✓✔☑]\ufe0f?.*", re.IGNORECASE
)
_NO = late(
    r"[-–—]?|[❌✗✘✖×]\ufe0f?.*|x|no|n|n/a|na|none|false|not (?:available|supported)|un(?:supported|available)"
    r"|否|不支持|いいえ|非対応|nein",
    re.IGNORECASE,
)
PLACEHOLDER = late(
    r"tb[acd]|to be (?:added|announced|confirmed|decided|determined|done)|todo|fixme|wip|coming soon|n/a|none"
    r"|\.{3}|…",
    re.IGNORECASE,
)
"""What stands in a list until something does."""
_SENTENCE_END = (".", "!", "?", ":", ";", "。", "！", "？", "：", "；")
_UNCOUNTED = frozenset({"result", "twin"})
"""Details of a row that stands in the table twice, or in one that shows what an example gives."""
_SHORT = 8
"""Words of a list item that names a value; a longer one is a sentence."""


def _section(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a section is one of the matter itself: no "Next steps", nothing under "Not supported"."""
    twice = "copy" in fact.details or "around" in fact.details  # what it holds was there
    return not twice and not only_leads(fact) and not _restricted(fact)


def _news(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section is one of the matter itself, and none for those who work on the repository.

    One that took the place of another one of its matter is that one, written anew.
    """
    own = _section(fact, subject) and "in_place_of" not in fact.details
    return own and not is_for_contributors(fact, subject) and not _was_entry(fact, subject)


def _was_entry(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section is a heading alone that says what an entry of a list said: its form changed."""
    alone = fact.thing == "section" and not any(part.action == "added" for part in fact.parts)
    return alone and even(fact.name).rstrip(STOPS) in subject.entries_gone


def _missed(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section of the matter itself, no step, answer or part of a changelog, is nowhere now.

    A page that says something else in its place was written anew: its readers are led there.
    """
    log = is_changelog(subject.change.path)
    own = _section(fact, subject) and not is_of_repository(subject) and not log
    if not own or is_step(fact) or {"gives_way_to", "makes_room_for"} & fact.details.keys():
        return False
    if _answers(fact, subject):
        return False
    if only_refers(fact, subject) or became_another(fact, subject):
        return False
    return not stands_elsewhere(subject.change, fact.lines, subject.come)


def _answers(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section answers a question: what its page explains is offered as before."""
    asked = fact.name.rstrip().endswith(("?", "？"))
    return asked or any(map(_QUESTIONS.search, (*fact.where, fact.name, subject.change.path)))


def _restricted(fact: Fact) -> bool:
    """Tell whether a thing stands among what is not offered, or says that it is not."""
    if "restricted_by" in fact.details:
        return True
    said = [*fact.where, fact.name, fact.old, fact.new]
    if fact.kind == "table_row_removed":  # a new row with a cell that says no offers what the others say
        said += [text for part in fact.parts for text in (part.name, part.old, part.new)]
    return any(text and RESTRICTS.search(text) for text in said)


def _value(fact: Fact, subject: Subject) -> bool:
    """Tell whether a list item names one of the values that its page says are offered."""
    said = fact.new or fact.old or ""
    if not _names_value(said) or PLACEHOLDER.fullmatch(said) or _restricted(fact):
        return False
    if any(not _names_value(other.new or "") for other in _beside(fact, subject)):
        return False  # a list of sentences
    places = (fact.where[-1] if fact.where else "", fact.details.get("under", ""))
    return any(_OFFERED.search(place) for place in places) and not any(map(_EXCEPTED.search, places))


def _names_value(said: str) -> bool:
    return bool(said) and len(said.split()) <= _SHORT and not said.endswith(_SENTENCE_END)


def _beside(fact: Fact, subject: Subject) -> Iterator[Fact]:
    """Give the new items of the list that an item which is gone was in."""
    if fact.kind != "list_item_removed":
        return
    yield from subject.items_come.get((fact.where, fact.details.get("under")), ())


def _row(fact: Fact, subject: Subject) -> bool:
    """Tell whether a row stands in a table of what is offered, none of parameters, and lists no new page."""
    offered = not is_changelog(subject.change.path) and not is_of_repository(subject)
    offered = offered and not lists_a_new_page(fact, subject)
    offered = offered and not _restates(fact, subject)
    return offered and _counts(fact) and not _PARAMETER.search(fact.details.get("column", ""))


def _counts(fact: Fact) -> bool:
    """Tell whether a row is the only one that says this in a table of what is offered, not of an outcome."""
    return _UNCOUNTED.isdisjoint(fact.details) and not only_leads(fact) and not _restricted(fact)


def _restates(fact: Fact, subject: Subject) -> bool:
    """Tell whether a row or a column came with a table for what its section said otherwise."""
    return fact.action == "added" and not subject.rewritten_as_tables.isdisjoint(fact.lines.added)


def _parameter(fact: Fact, subject: Subject) -> bool:
    """Tell whether a row stands in a table of parameters that are offered."""
    return (
        _counts(fact)
        and not _restates(fact, subject)
        and bool(_PARAMETER.search(fact.details.get("column", "")))
    )


def _column(fact: Fact, subject: Subject) -> bool:
    """Tell whether nothing around it says that it is not offered, names people or is an outcome."""
    return (
        "result" not in fact.details
        and not _restates(fact, subject)
        and not only_leads(fact)
        and not any(map(RESTRICTS.search, (*fact.where, fact.name)))
    )


def _no_longer(fact: Fact, subject: Subject) -> bool:
    """Tell whether a cell says no where it said yes."""
    return _is(_YES, fact.old) and _is(_NO, fact.new) and _column(fact, subject)


def _now(fact: Fact, subject: Subject) -> bool:
    """Tell whether a cell says yes where it said no."""
    return _is(_NO, fact.old) and _is(_YES, fact.new) and _column(fact, subject)


def _is(pattern: re.Pattern[str], cell: str | None) -> bool:
    return cell is not None and pattern.fullmatch(cell) is not None


def _stricter(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a cell that its row or column calls a limit became stricter."""
    if "result" in fact.details:
        return False
    names = (*fact.where[-1:], fact.name)
    bounds = {bound for name in names if (bound := bound_of(name)) is not None}
    direction = compared(fact.old or "", fact.new or "")
    return (bounds == {"maximum"} and direction == "lower") or (
        bounds == {"minimum"} and direction == "higher"
    )


def _rule(name: str, *kinds: str, breaks: str, when: Callable[[Fact, Subject], bool]) -> Rule:
    def of_a_page(fact: Fact, subject: Subject) -> bool:
        kept = is_fragment(subject) or (bool(breaks) and (is_snapshot(subject) or is_post(subject)))
        return when(fact, subject) and not kept

    return Rule(
        name=name,
        type="breaking change" if breaks else "new feature",
        kinds=frozenset(kinds),
        breaks=breaks or None,
        when=of_a_page,
        roles=_PAGES,
    )


RULES: tuple[Rule, ...] = (
    _rule("removed_section", "section_removed", breaks="section removed", when=_missed),
    _rule("removed_parameter", "table_row_removed", breaks="parameter removed", when=_parameter),
    _rule("removed_value", "list_item_removed", breaks="value removed", when=_value),
    _rule("removed_value", "table_column_removed", breaks="value removed", when=_column),
    _rule("removed_value", "table_cell_changed", breaks="no longer offered", when=_no_longer),
    _rule("stricter_limit", "table_cell_changed", breaks="stricter limit", when=_stricter),
    _rule("removed_row", "table_row_removed", breaks="row removed", when=_row),
    _rule("new_section", "section_added", "zone_added", "tab_added", breaks="", when=_news),
    _rule("new_parameter", "table_row_added", breaks="", when=_parameter),
    _rule("new_value", "list_item_added", breaks="", when=_value),
    _rule("new_value", "table_column_added", breaks="", when=_column),
    _rule("new_value", "table_cell_changed", breaks="", when=_now),
    _rule("new_row", "table_row_added", breaks="", when=_row),
)
