"""What of a page only leads to other pages or names people: no reader depends on it, and none gains by it."""

import re

from diff_insight.facts.entry import Entry, text_of
from diff_insight.facts.rule import Subject, is_introduction, is_of_repository
from diff_insight.late import late
from diff_insight.model import Fact

_ELSEWHERE = late(
    r"(?:see also|next steps?|related(?: content| articles| links| resources)?|learn more|more information"
    r"|references|further reading|additional resources|(?:table of )?contents|in this article|feedback"
    r"|后续步骤|下一步|相关(?:内容|链接)|参考(?:资料|链接)|目录|次のステップ|関連(?:コンテンツ|項目|リンク)|目次"
    r"|nächste schritte|siehe auch|inhaltsverzeichnis)[ :：]*",
    re.IGNORECASE,
)
"""Headings of sections that only lead to other pages."""
_PEOPLE = late(
    r"(?:our |the |current |former )?(?:contributors|sponsors|backers|supporters|maintainers"
    r"|acknowledge?ments|special thanks|thanks)"
    r"|(?:核心)?(?:贡献者|维护者|赞助商?|致谢)(?:列表|名单)?"
    r"|コントリビュータ(?:ー)?|スポンサー|貢献者|メンテナ(?:ー)?|謝辞"
    r"|mitwirkende|danksagung(?:en)?|sponsoren|unterstützer",
    re.IGNORECASE,
)
"""Headings of sections and tables that name people."""
_WORK = late(
    r"(?:how to |guide to )?(?:contribut(?:e|ing|ions?)(?: to [\w ]{1,40}| guide(?:lines)?)?|hacking"
    r"|develop(?:ment|ing|ers?)"
    r"|(?:pull|merge) requests?|commit messages?|cod(?:e|ing) style|code of conduct|issues?"
    r"|report(?:ing)? (?:a )?(?:bugs?|issues?|vulnerabilit(?:y|ies)|security issues?)"
    r"|(?:run(?:ning)?|running the) (?:unit )?tests?|local (?:development|setup)|release process|releasing"
    r"|(?:building|build) from source|development (?:setup|environment|notes)|setup for development)"
    r"|(?:参与|如何)?(?:贡献|开发)(?:指南|说明|流程|代码)?|行为准则|提交规范|本地开发"
    r"|(?:開発|貢献|コントリビュー(?:ト|ション))(?:の?方法|に参加|ガイド(?:ライン)?|環境)?|行動規範"
    r"|mitmachen|mitwirken|beitragen|entwicklung|verhaltenskodex",
    re.IGNORECASE,
)
"""Headings of sections for those who work on a repository, in what introduces it to everybody."""
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S{1,2000}")
_SAID = re.compile(r"\w")
_AHEAD = re.compile(r"\s*(?:[:：—–-]\s|——|$)")
"""What stands between a link and what is said of the page that it leads to."""
_UNSAID = frozenset({"blank", "comment", "link_target"})


def only_leads(fact: Fact) -> bool:
    """Tell whether a section or a row leads elsewhere or names people, and says nothing of the matter."""
    if _names_people(fact):
        return True
    if fact.thing == "table_row":
        cells = [part for part in fact.parts if part.thing == "table_cell"]
        return bool(cells) and all(map(_leads, cells))
    return fact.thing == "section" and (_ELSEWHERE.fullmatch(fact.name) is not None or _is_menu(fact))


def is_menu(subject: Subject) -> bool:
    """Tell whether a page is nothing but entries that lead to other pages, perhaps below what heads them."""
    held = [fact for fact in subject.facts if fact.thing not in {*_UNSAID, "file"}]
    return subject.role == "docs" and bool(held) and all(map(_only_entries, held))


def _only_entries(entry: Fact) -> bool:
    below = [part for part in entry.parts if part.thing == "list_item"]
    return entry.thing == "list_item" and (
        all(map(_only_entries, below)) if below else "leads" in entry.details
    )


def is_for_contributors(fact: Fact, subject: Subject) -> bool:
    """Tell whether a section says how to work on the repository: by its page, or by a heading."""
    if not is_of_repository(subject):
        return False
    places = (*fact.where, fact.name)
    work = any(_WORK.fullmatch(_MARKS.sub("", place)) for place in places[1:] or places)
    return work or not is_introduction(subject)


def _is_menu(section: Fact) -> bool:
    """Tell whether all that a section holds are links, or entries that begin with one."""
    held = [part for part in section.parts if part.thing not in _UNSAID]
    return bool(held) and all(
        _is_menu(part) if part.thing == "section" else "leads" in part.details for part in held
    )


def leads(entry: Entry) -> bool:
    """Tell whether a text is links alone, or an entry that begins with one and says what is there."""
    inside = [one for one in entry.all() if one.node.thing == "link"]
    said = entry.node.details.get("whole") or text_of(entry) or entry.node.name
    if entry.node.thing == "list_item" and inside:
        ahead, named, behind = said.partition(inside[0].node.name)
        if named and not ahead and _AHEAD.match(behind):
            return True
    for one in inside:
        said = said.replace(one.node.name, "", 1) if one.node.name else said
    return bool(inside or _ADDRESS.search(said)) and _SAID.search(_ADDRESS.sub("", said)) is None


def _names_people(fact: Fact) -> bool:
    places = fact.where if fact.thing != "section" else (*fact.where, fact.name)
    return any(_PEOPLE.fullmatch(_MARKS.sub("", place)) for place in places[1:])


def _leads(part: Fact) -> bool:
    """Tell whether a text, or a cell, is links alone; a picture may say that something is offered."""
    said = part.new or part.old or ""
    if _ADDRESS.fullmatch(said):
        return True
    links = [one for one in part.parts if one.thing == "link"]
    if not said or not links or len(links) < len(part.parts):
        return False
    for one in links:
        said = said.replace(one.name, "", 1) if one.name else said
    return _SAID.search(said) is None
