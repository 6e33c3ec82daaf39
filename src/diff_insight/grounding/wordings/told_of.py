"""How a sentence tells of names that something happened to them, or that the one does something with another.

`□` is a claim. Names are left aside that say where, when or of what something happened.
"""

import re


def _all(*wordings: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, wordings))


HAPPENED = re.compile(
    r"\b(?:now|no longer|any ?more|new|newly|gone|instead|rather than|became|got|lost|gives way|as well"
    r"|(?:add|remove|delete|drop|introduce|change|rename|replace|become|gain|lose|reset|extend|disappear|move"
    r"|turn|switch|convert|rewrite|tighten|loosen|widen|narrow|shrink|grow|raise|lower|declare|mark)(?:s|e?d)?)\b"
    r"|\b(?:jetzt|nun|nicht mehr|neu|hinzugefügt|entfernt|entfällt|geändert|ändert|ersetzt|umbenannt"
    r"|wurden?)\b"
    r"|现在|不再|新增|新的|添加|增加|删除|移除|去掉|改[为成用名动]|变[为成化更]|换成|换为|取代|引入|重置|移[到至]|消失"
    r"|ように(?:なり|な[っる])|なくな|追加|加わ|削除|変わ|変更|置き換|になりま|導入|改名|移り|移さ|消え|外れ|戻さ|戻り|新し"
)
"""What says that something happened, and not only how it is."""
ASIDE_BEFORE = re.compile(
    r"\b(?:of|in|on|at|to|into|onto|for|from|with|within|without|by|via|through|under|inside|outside|before"
    r"|after|behind|ahead|beside|next|near|between|among|against|around|over|above|below|across|like|as|than"
    r"|per|where|when|while|if|unless|that|which|whose|besides|despite|about|along|alongside|until|since|not"
    r"|von|im?|am?|auf|zu[mr]?|für|aus|mit|bei[m]?|durch|unter|vor|nach|neben|zwischen|über|als|wie|statt)"
    r"\s(?:the\s|an?\s|its\s|each\s|every\s|all\s|der\s|die\s|das\s|dem\s|den\s|eine[mnr]?\s)?(?:[a-zäöüß]+\s){0,2}$"
    r"|[在从由于向对用经通过按与和跟像比被把将以给为到自的]\s?$|(?:取代|代替|而不是|不是|通过|作为|根据|基于|来自)\s?$"
)
"""What stands before a name that says where, from what or of what something happened."""
ASIDE_BEHIND = re.compile(
    r"^'s\b|^\s?(?:[中里内上下处时前后的]|之[前后间]|以[前后外]|[でにへのと]|から|より|まで|前|後|内|以外|では|には)"
)
"""The same behind a name."""
BESIDE_BEHIND = re.compile(r"\s?(?:の(?:直|すぐ)?[前後]|之[前后]|[前后]的)")
"""What stands behind a name beside which something happened."""
OBJECT = re.compile(r"\b(?:no longer [a-z]+(?: (?!in)[a-z]+){0,2}|nicht mehr (?:auf|mit|für|von|zu))\s$")
"""What stands before a name that something is no longer done with."""
SUBJECT = _all(
    r"^\s?(?:the\s)?(?P<a>□)\s(?:(?:is|are|was|were|has|have|now|no longer|also|gets?|got|becomes?|became"
    r"|changes|disappears|gains|loses)\b)",
    r"^\s?(?P<a>□)\s?(?:现在|现已|已|被|不再|也|改|变)",
    r"^\s?(?P<a>□)\s?(?:は|が|も)",
    r"^\s?(?P<a>□)\s(?:ist|sind|wird|werden|wurde|wurden|entfällt|ändert|hat)\b",
)
"""The name that a clause begins with, and tells something of."""
MOVED = re.compile(
    r"\b(?:mov\w+|before|after|ahead|behind|earlier|later|first|last|verschob\w*|vor|nach)\b|移|前|后|先|後|末尾|位置"
)
"""What says that something stands elsewhere, which lines that move around it show."""
DOES = _all(
    r"^\s?(?:the\s(?:[a-z]+\s)?)?(?P<a>□)\s(?:(?:now|also|always|only)\s){0,2}"
    r"(?!is\b|was\b|has\b|becomes\b|replaces\b|supersedes\b|follows\b|precedes\b|means\b|resembles\b)[a-z]+[^s\W]s\s"
    r"(?:now\s)?(?:(?:the|an?|its|on|to|through|with)\s){0,2}(?P<b>□)",
    r"^\s?(?P<a>□)\s?(?:现在|也|会|仅|只|都|将)?"
    r"(?:调用|使用|读取|返回|抛出|接收|检查|指向|对应|设置|取自|采用|得到|依赖|继承|重写|通过)\s?(?P<b>□)",
    r"^\s?(?P<a>□)\s?は\s?(?P<b>□)\s?[をにでと](?!代|かわ|置き|改|名|なり|変)",
    r"^\s?(?P<a>□)\s(?!ist|wird|hat|ersetzt|heißt|folgt|weicht)[a-zäöü]+t\s(?:jetzt\s|nun\s|auch\s)?(?:(?:die|den|das|eine?n?)\s)?(?P<b>□)",
)
"""The one does something with the other: they stand together, or the other in the one's body."""
BY_MEANS = _all(
    r"(?P<a>□)\s(?:through|via|using|by means of)\s(?P<b>□)(?=\s?(?:[.;,]|$))",
    r"(?:通过|使用|用|经由)\s?(?P<b>□)\s?[^□，。；]{1,6}?(?P<a>□)(?=\s?(?:[。；，]|$))",
    r"(?P<b>□)\s?で\s?(?P<a>□)\s?を",
    r"(?P<a>□)\s(?:über|durch|mittels)\s(?P<b>□)(?=\s?(?:[.;,]|$|(?:ge)?[a-zäöü]+t\b))",
)
"""Something is done to the one by means of the other."""
OF_CASE = re.compile(
    r"\b(?:for|in|bei|für|im)\s(?:the\s|an?\s)?□(?=\s(?:case|branch|arm)\b|\s?(?:[.,;]|$))"
    r"|(?:对于|在)\s?□|□\s?(?:の場合|に対し|のとき)"
)
"""Of which case something is told."""
CONTRASTED = _all(
    r"(?P<new>□)\s(?:rather than|instead of|in place of)\s(?:(?:with|through|via|the|an?)\s)?"
    r"(?:[a-z]+\s)?(?P<old>□)",
    r"(?P<new>□)(?:,|\sand|,\sand)\s(?:not|no longer)\s(?:[a-z]+\s){0,3}(?P<old>□)",
    r"(?P<new>□),?\swhere\s(?:it|they|this|that)\s[a-z]+\s(?:an?\s|the\s)?(?P<old>□)",
    r"(?P<new>□)\s?，?\s?(?:而不是|而非|不再是|不是)\s?(?:[^□，。；]{1,4})?(?P<old>□)",
    r"(?P<old>□)\s?(?:ではなく|に代えて|の代わりに)\s?(?:[^□、。；]{1,4})?(?P<new>□)",
    r"(?P<new>□)\s(?:statt|anstelle von|und nicht(?: mehr)?)\s(?:(?:mit|durch|von|die|der|das)\s)?(?P<old>□)",
)
"""The new is there, and the old is not: neither stands on the lines of the other time alone."""
DECLARED_NEW = _all(
    r"(?P<a>□)\s(?:is|are)\s(?:now\s)?(?:an?\s)?new\s(?P<noun>[a-z]+(?:\s[a-z]+)?)(?=\s?(?:[.,;]|$))",
    r"(?P<a>□)\s?是(?:一个)?新(?:增|加)?的(?P<noun>[^□，。；的]{2,6})(?=[。，；]|$)",
    r"新(?:增|加)了?(?:一个)?(?P<noun>[^□，。；的]{2,6})\s?(?P<a>□)(?=[。，；]|$)",
    r"(?P<noun>[^□、。；のはが\s]{2,12})\s?(?P<a>□)\s?(?:が|も)(?:新しく|新たに)?(?:追加|導入|加わ|でき|作ら|設け)",
    r"(?P<a>□)\s(?:ist|sind)\s(?:jetzt\s)?(?:eine?\s)?neue[rs]?\s(?P<noun>[a-zäöüß]+)(?=\s?(?:[.,;]|$))",
)
"""Something is a new thing of a kind."""
KEEPS = _all(
    r"(?P<a>□)\s(?:stays|remains|is still)\s(?:at\s)?(?P<b>□)",
    r"(?P<a>□)\s?(?:仍为|仍是|仍然是|保持为|依然是)\s?(?P<b>□)",
    r"(?P<a>□)\s?(?:は|が)\s?(?P<b>□)\s?のまま",
    r"(?P<a>□)\s(?:bleibt|ist weiterhin)\s(?:bei\s)?(?P<b>□)",
)
"""Something has the value that it had."""
COMMENTED = _all(
    r"(?P<a>□)\s(?:is|are|was|were)\s(?:now\s)?commented out\b",
    r"(?P<a>□)\s?(?:现在|已)?被?注释掉",
    r"(?P<a>□)\s?(?:は|が)\s?コメントアウトされ(?:ました|ます|るように)",
    r"(?P<a>□)\s(?:ist|wird|wurde)\s(?:jetzt\s)?auskommentiert",
)
"""Something became a comment."""
