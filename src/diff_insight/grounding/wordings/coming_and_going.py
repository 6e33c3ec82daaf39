"""How a text says that something is gone or came, that it has another name, and that nothing else changed.

`□` is a claim; `a` is what it is said of, and `b` the name that it has now.
"""

import re

_A, _B = "(?P<a>□)", "(?P<b>□)"
_BE = r"\s(?:is|are|was|were|has been|have been)\s(?:now\s|also\s)?"


def _all(*wordings: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, wordings))


ITSELF = re.compile(
    r"\s?(?:$|[.,;:()、，。；：]|(?:to|from|in|is|are|was|were|has|have|and|or|as|on)\b"
    r"|(?:und|ist|sind|wird|wurde|entfällt|kommt)\b|[是被已在从到和与]|[がはをに]|から)"
)
"""What stands behind a name that is told of itself, and not as what something is about."""
ABSENT = _all(
    rf"{_A}\s(?:no longer (?:appears?|occurs?|exists?)|disappears?|vanish(?:es)?|drops? out)\b",
    rf"\b(?:lost|loses?)\s{_A}(?=\s?(?:[.;]|$))",
    rf"\b(?:no longer (?:uses?|contains?|mentions?)|stops? (?:us|contain|mention)ing)\s{_A}(?=\s?(?:[.;]|$))",
    rf"{_A}\s(?:kommt|steht|erscheint)(?: hier)? nicht mehr(?: vor)?\b",
    rf"{_A}\s(?:wird|werden)\snicht mehr (?:verwendet|benutzt|genutzt)(?=\s?(?:[.;]|$))",
    rf"(?:^|[.;]\s)(?:- )?entfernt:?\s{_A}(?=\s?(?:[.;]|$))",
    r"不再(?:使用|包含|提及|出现|提到) ?(?P<a>□)(?= ?(?:[。；]|$))",
    rf"{_A} ?不再(?:出现|存在)",
    rf"不再有 ?(?:[^□，。；]{{1,8}})?{_A}",
    rf"{_A} ?(?:は|が) ?(?:なくなりました|使われなくなりました|使用されなくなりました|消えました)",
    rf"{_A} ?(?:は|が) ?[^□、。；のに]{{1,12}}から(?:消え|外れ|なくな)",
    rf"から ?{_A} ?(?:が|は|も)(?:消え|外れ)",
)
"""What says that something is no longer there."""
NOVEL = _all(
    r"\bnow also (?:uses?|contains?|mentions?|has)\s(?P<a>□)(?=\s?(?:[.;]|$))",
    r"\ba new (?P<a>□)",
    rf"{_A}\s(?:kommt|tritt)\s(?:neu\s)?hinzu\b",
    rf"(?:多了|多出)(?:一个)?[^□，。；]{{0,8}}{_A}",
    rf"□ ?に[^□、。；]{{0,12}}{_A} ?が付き(?:まし|ます)",
    rf"{_A} ?への対応[がは](?:加わ|追加|入)",
    rf"\bsupport for {_A} (?:is|was|has been) (?:introduced|added|new)\b",
    rf"{_A} ?是新(?:增|加)?的",
    rf"(?:新しい|新たな) ?{_A} ?(?:が|を)(?:追加|導入|加わ)",
    rf"{_A} ?(?:が|は)(?:新しく|新たに)(?:追加|導入|加わ|でき|作ら|設け)",
)
"""What says that something is there that was not."""
RENAMED = _all(
    rf"\brenam(?:es?|ed|ing)\s(?:the\s)?(?:[a-z]+\s){{0,2}}{_A}\s(?:to|into|as)\s{_B}",
    rf"{_A}(?:\s[a-z]+){{0,2}}?{_BE}(?:renamed(?:\sto|\sas)?|called|named)\s{_B}",
    rf"{_A}\sheißt\s(?:jetzt|nun)\s{_B}",
    rf"{_A}\s(?:wurde|wird)\s(?:in|zu)\s{_B}\sumbenannt",
    rf"{_A} ?(?:已|被|已被)?(?:重命名|改名|更名)(?:为|成) ?{_B}",
    rf"{_A} ?の名(?:前|称)(?:が|を|は) ?{_B} ?に",
    rf"{_A} ?(?:は|が|を) ?{_B} ?(?:に|へ)(?:改名|名称変更|リネーム)",
)
"""What says that something has another name now."""
REPLACED = _all(
    rf"{_A}(?:\s[a-z]+){{0,2}}?{_BE}(?:replaced|superseded)\s(?:by|with)\s{_B}",
    rf"{_B}\s(?:replaces|supersedes|replaced)\s{_A}",
    rf"\breplac(?:es?|ed|ing)\s{_A}\s(?:by|with)\s{_B}",
    rf"{_A}\s(?:wurde|wird)\sdurch\s{_B}\sersetzt",
    rf"{_A} ?(?:已|被|已被)?(?:替换|更换)(?:为|成) ?{_B}",
    rf"{_A} ?(?:已|已经)?被 ?{_B} ?(?:取代|替换|代替)",
    rf"{_A} ?(?:は|が|を) ?{_B} ?に(?:置き換え|置換|差し替え)",
)
"""What says that something else is there in its place."""
UNCHANGED = _all(
    rf"{_A}\s(?:stays?|remains?)(?:\s(?:unchanged|as (?:it|they) (?:was|were)|the same))(?=\s?(?:[.;]|$))",
    rf"{_A}\s(?:is|are)\s(?:unchanged|the same as before)(?=\s?(?:[.;]|$))",
    rf"{_A}\s(?:bleibt|bleiben|ist|sind)\s(?:unverändert|gleich)(?=\s?(?:[.;]|$))",
    rf"{_A} ?(?:保持不变|没有变化|未变|没有改动)(?= ?(?:[。；]|$))",
    rf"{_A} ?(?:は|に) ?(?:変わりません|変更ありません|変更はありません|そのままです)(?= ?(?:[。；]|$))",
)
"""What says that something is as it was."""
_NOUN = r"(?:\s[a-z]+){0,2}?"
NOT_NEW = _all(
    rf"{_A}{_NOUN}\s(?:is|are|was|were)(?:\snot|n't)\s(?:new|added|introduced)\b",
    rf"{_A}{_NOUN}\s(?:was|were)\s(?:already\s)?there before\b",
    rf"{_A}\s(?:ist|sind)\snicht neu\b",
    rf"{_A}\s(?:wurde|wurden)\snicht (?:hinzugefügt|ergänzt)\b",
    rf"{_A} ?(?:不是|并非|并不是)新(?:增|加|的)",
    rf"{_A} ?(?:没有|未)(?:被)?(?:新增|添加)",
    rf"{_A} ?(?:は|が) ?(?:新しいものではありません|追加されていません|以前からありました)",
)
"""What says that something was there before."""
NOT_GONE = _all(
    rf"{_A}{_NOUN}\s(?:is|are|was|were)(?:\snot|n't)\s(?:gone|removed|deleted|dropped)\b",
    rf"{_A}\s(?:stays?|remains?)(?=\s?(?:[.;]|$))",
    rf"{_A}\s(?:entfällt|entfallen)\snicht\b",
    rf"{_A}\s(?:wurde|wurden)\snicht (?:entfernt|gelöscht)\b",
    rf"{_A} ?(?:没有|未)被?(?:删除|移除)",
    rf"{_A} ?(?:は|が) ?(?:削除されていません|残っています|残ります)",
)
"""What says that something is still there."""
NOT_SO = _all(
    rf"\b(?:does|do|did) not (?:go|change) from\s{_A}\sto\s{_B}",
    rf"{_A}\s(?:does|do|did) not become\s{_B}",
    rf"{_A}\swird nicht (?:zu|durch)\s{_B}",
    rf"{_A} ?(?:没有|并未|未)(?:改为|变为|变成) ?{_B}",
    rf"{_A} ?から ?{_B} ?に(?:は)?(?:変わっていません|変更されていません)",
)
"""What says that something is not there in another's place."""

HEADED = _all(
    rf"^\s?(?:- )?(?:in|within|inside|under|unter) (?:the |der |dem )?(?:(?!of |to |von )[a-z]+ )?{_A} ?[:,]",
    r"^\s?(?:- )?在? ?(?P<a>□) ?(?:函数|方法|类|中|里|内){1,2} ?[:，]",
    r"^\s?(?:- )?(?P<a>□) ?では",
)
"""Where a sentence says at its beginning that all of it happened."""
_THE = r"(?:the |its )?"
ONLY_LAYOUT = re.compile(
    rf"\b(?:only|just|merely) {_THE}(?:layout|formatting|format|white ?space|indentation|line breaks?)\b"
    r"|\b(?:purely|only|just|merely) (?:a )?(?:reformatting|cosmetic)\b"
    r"|\bnur (?:das layout|die formatierung|(?:der )?leerraum|leerzeichen|umbrüche)\b"
    r"|\bnur (?:die )?einrückung(?:en)?\b"
    r"|(?:只|仅)(?:有|是|调整了?|修改了?|改了)?(?:排版|格式|空白|缩进|换行)"
    r"|(?:レイアウト|書式|空白|インデント|改行|体裁)(?:だけ|のみ)"
)
"""What says that nothing but blanks, line breaks and signs changed."""
ONLY_WORDS = re.compile(
    rf"\b(?:only|just|merely) {_THE}(?:wording|phrasing|text|prose)\b"
    r"|\b(?:purely|only|just|merely) (?:a )?(?:rewording|rephrasing)\b"
    r"|\bnur (?:die formulierung|der wortlaut|der text)\b"
    r"|(?:只|仅)(?:有|是|调整了?|修改了?|改了)?(?:措辞|文字|表述|行文)"
    r"|(?:言い回し|文言|表現|文章)(?:だけ|のみ)"
)
"""What says that nothing but the words of texts changed."""
ONLY_REMARKS = re.compile(
    rf"\b(?:only|just|merely) {_THE}(?:comments?|docstrings?)\b"
    r"|\bnur (?:die )?(?:kommentare?|docstrings?)\b"
    r"|(?:只|仅)(?:有|是|调整了?|修改了?|改了)?(?:注释|文档字符串)"
    r"|(?:コメント|ドキュメンテーション文字列)(?:だけ|のみ)"
)
"""What says that nothing but comments changed."""
ELSEWHERE = re.compile(
    r"\b(?:beside|besides|otherwise|else|elsewhere|here|there|rest|others?|both|each"
    r"|daneben|sonst|hier|dort|ansonsten|übrigen)\b"
    r"|\b(?:of|in|under) (?!the (?:file|page|code|document|change)\b)"
    r"|此外|其余|其他|另外|这里|这些|处|的[^。，]{0,8}$|そのほか|ほか|ここ|以外|では|で、|の(?:レイアウト|書式|空白)"
)
"""What says that it is so of a part alone."""
