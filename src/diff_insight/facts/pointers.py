"""What of a page only leads to other pages or names people: no reader depends on it, and none gains by it."""

import re

from diff_insight.model import Fact

_ELSEWHERE = re.compile(
    r"(?:see also|next steps?|related(?: content| articles| links| resources)?|learn more|more information"
    r"|references|further reading|additional resources|(?:table of )?contents|in this article|feedback"
    r"|后续步骤|下一步|相关(?:内容|链接)|参考(?:资料|链接)|目录|次のステップ|関連(?:コンテンツ|項目|リンク)|目次"
    r"|nächste schritte|siehe auch|inhaltsverzeichnis)[ :：]*",
    re.IGNORECASE,
)
"""Headings of sections that only lead to other pages."""
_PEOPLE = re.compile(
    r"(?:our |the |current |former )?(?:contributors|sponsors|backers|supporters|maintainers"
    r"|acknowledge?ments|special thanks|thanks)"
    r"|(?:核心)?(?:贡献者|维护者|赞助商?|致谢)(?:列表|名单)?"
    r"|コントリビュータ(?:ー)?|スポンサー|貢献者|メンテナ(?:ー)?|謝辞"
    r"|mitwirkende|danksagung(?:en)?|sponsoren|unterstützer",
    re.IGNORECASE,
)
"""Headings of sections and tables that name people."""
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S{1,2000}")
_SAID = re.compile(r"\w")


def only_leads(fact: Fact) -> bool:
    """Tell whether a section or a row leads elsewhere or names people, and says nothing of the matter."""
    if _names_people(fact):
        return True
    if fact.thing == "table_row":
        cells = [part for part in fact.parts if part.thing == "table_cell"]
        return bool(cells) and all(map(_leads, cells))
    return fact.thing == "section" and _ELSEWHERE.fullmatch(fact.name) is not None


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
