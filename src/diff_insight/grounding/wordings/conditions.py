"""What a condition in words says: on what it depends, and the states that it may be of in code.

`CONDITIONS` have what is told in them as `told`, and `turned` where the contrary is the condition. Each state
stands with its wording: (wording, names of `branches`).
"""

import re

from diff_insight.grounding.wordings import DENIED

_ENGLISH_CONDITIONS = (
    r"\b(?:if|when|whenever|once|(?P<turned>unless))\b(?P<told>[^,;.]{1,120})",
    r"\bonly (?:for|on|at|with)\b(?P<told>(?: [a-z]+){0,3} □)(?=\s?(?:[,;.]|$))",
)
_ENGLISH_EVEN = r"\beven (?:if|when|though)\b|\botherwise\b|\bwhether\b|\belse\b|\bother (?:case|branch)"
_ENGLISH_OTHER_TIME = r"\b(?:previously|formerly|before|used to|until now|no longer|instead of (?:when|if))\b"
_ENGLISH_KIND = r"\b(?:is|are|isn't|aren't)\s+(?:not\s+)?(?:an?\s+)?(?:[a-z]+\s+)?"
_ENGLISH_STATES = (
    (rf"{_ENGLISH_KIND}(?:director(?:y|ies)|folders?)\b", ("directory",)),
    (rf"{_ENGLISH_KIND}files?\b", ("file",)),
    (rf"{_ENGLISH_KIND}strings?\b", ("string",)),
    (rf"{_ENGLISH_KIND}(?:lists?|arrays?)\b", ("list",)),
    (rf"{_ENGLISH_KIND}(?:numbers?|integers?|floats?)\b", ("number",)),
    (rf"{_ENGLISH_KIND}(?:functions?|callables?)\b", ("function",)),
    (r"(?<!□ is )(?<!□ is not )\bempty\b", ("empty",)),
    (r"\b(?:null|nil|none|undefined)\b", ("null",)),
    (r"\bfail(?:s|ed)?\b|\berrors? (?:occurs?|is returned|happens)\b", ("error",)),
    (r"\bvalid\b", ("valid",)),
    (r"\bexists?\b", ("exists",)),
    (r"\brequired\b", ("required",)),
    (r"\bdisabled\b", ("disabled",)),
    (r"\benabled\b", ("enabled",)),
    (r"\b(?:contains?|includes?)\b", ("contains",)),
)
_GERMAN_CONDITIONS = (r"\b(?:wenn|falls|sofern|sobald)\b(?P<told>[^,;.]{1,120})",)
_GERMAN_EVEN = (
    r"\b(?:auch|selbst|sogar),? (?:dann,? )?(?:wenn|falls)\b|\bsonst\b|\bandernfalls\b|\bansonsten\b|\bob\b"
)
_GERMAN_OTHER_TIME = r"\b(?:bisher|vorher|zuvor|früher|nicht mehr)\b"
_GERMAN_KIND = r"\bk?eine?n?\s+"
_GERMAN_STATES = (
    (rf"{_GERMAN_KIND}(?:verzeichnis|ordner)\b", ("directory",)),
    (rf"{_GERMAN_KIND}datei\b", ("file",)),
    (rf"{_GERMAN_KIND}(?:zeichenkette|string)\b", ("string",)),
    (rf"{_GERMAN_KIND}(?:liste|array)\b", ("list",)),
    (rf"{_GERMAN_KIND}zahl\b", ("number",)),
    (rf"{_GERMAN_KIND}funktion\b", ("function",)),
    (r"(?<!□ )(?<!□ nicht )\bleer\b", ("empty", "null")),
    (r"\b(?:fehlschlägt|scheitert|misslingt)\b", ("error",)),
    (r"\bgültig\b", ("valid",)),
    (r"\b(?:existiert|vorhanden)\b", ("exists",)),
    (r"\b(?:erforderlich|pflicht|verpflichtend)\b", ("required",)),
    (r"\b(?:deaktiviert|ausgeschaltet)\b", ("disabled",)),
    (r"\b(?:aktiviert|eingeschaltet)\b", ("enabled",)),
    (r"\b(?:enthält|enthalten)\b", ("contains",)),
)
_CHINESE_CONDITIONS = (
    r"(?:只有当|只有在|仅当|仅在|只当|只在|只有|只要|如果|若|当)(?P<told>[^，。；]{1,80}?)(?:的情况下|时|才|，|$)",
    r"(?P<turned>除非)(?P<told>[^，。；]{1,80}?)(?:，|$)",
)
_CHINESE_EVEN = r"即使|即便|哪怕|无论|不论|是否|否则"
_CHINESE_OTHER_TIME = r"以前|此前|之前|原来|原先|不再"
_CHINESE_KIND = r"(?:是|为|不是|并非|非)(?:一个|个)?"
_CHINESE_STATES = (
    (rf"{_CHINESE_KIND}(?:目录|文件夹)", ("directory",)),
    (rf"{_CHINESE_KIND}(?:普通)?文件(?!夹)", ("file",)),
    (rf"{_CHINESE_KIND}字符串", ("string",)),
    (rf"{_CHINESE_KIND}(?:列表|数组)", ("list",)),
    (rf"{_CHINESE_KIND}(?:数字|数值|整数)", ("number",)),
    (rf"{_CHINESE_KIND}函数", ("function",)),
    (r"(?<!□ )(?<!□)(?<!□ 不)(?:为空|非空|空的)", ("empty", "null")),
    (r"失败|出错|发生错误|报错", ("error",)),
    (r"有效|合法", ("valid",)),
    (r"存在", ("exists",)),
    (r"必需|必填|必须|必选", ("required",)),
    (r"禁用|停用", ("disabled",)),
    (r"启用|开启", ("enabled",)),
    (r"包含", ("contains",)),
)
_JAPANESE_CONDITIONS = (
    r"(?P<told>[^、。；\n]{1,80}?)(?:場合|とき|時|際)(?![もで])",
    r"(?P<told>[^、。；\n]{1,80}?)(?P<turned>なければ|ない限り)",
    r"(?P<told>[^、。；\n]{1,80}?)(?<!なけ)(?:れば|なら)(?=[、 □])",
)
_JAPANESE_EVEN = r"ても|でも|場合も|ときも|時も|かどうか|に(?:かかわ|関わ)らず|それ以外"
_JAPANESE_OTHER_TIME = r"以前|これまで|従来|なくな"
_JAPANESE_KIND = r"(?:である|で(?:は)?な|の$|だった|以外の$)"
_JAPANESE_STATES = (
    (rf"(?:ディレクトリー?|フォルダー?){_JAPANESE_KIND}", ("directory",)),
    (rf"ファイル{_JAPANESE_KIND}", ("file",)),
    (rf"文字列{_JAPANESE_KIND}", ("string",)),
    (rf"(?:リスト|配列){_JAPANESE_KIND}", ("list",)),
    (rf"(?:数値|数字|整数){_JAPANESE_KIND}", ("number",)),
    (rf"関数{_JAPANESE_KIND}", ("function",)),
    (r"(?<!□ が)(?<!□が)(?<!□ が )空(?:である|で(?:は)?な|の)", ("empty", "null")),
    (r"失敗|エラーが(?:発生|起き)", ("error",)),
    (r"有効(?:である|で(?:は)?な|な$)", ("valid", "enabled")),
    (r"存在", ("exists",)),
    (r"必須", ("required",)),
    (r"無効", ("disabled",)),
    (r"含(?:む|ま|み|んで)", ("contains",)),
)


def _of_all(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings))


CONDITIONS = tuple(
    map(
        re.compile,
        (*_ENGLISH_CONDITIONS, *_GERMAN_CONDITIONS, *_CHINESE_CONDITIONS, *_JAPANESE_CONDITIONS),
    )
)
"""On what condition something is so."""
EVEN_IF = tuple(
    map(
        re.compile,
        (
            r"\beven (?:if|when)\b(?P<told>[^,;.]{1,120})",
            r"\b(?:selbst|sogar),? (?:dann,? )?(?:wenn|falls)\b(?P<told>[^,;.]{1,120})",
            r"(?:即使|即便|哪怕)(?P<told>[^，。；]{1,80})",
            r"(?P<told>[^、。；\n]{1,80}?)(?:て|で)も(?=、)",
        ),
    )
)
"""What does not keep something from being so."""
EVEN = _of_all(_ENGLISH_EVEN, _GERMAN_EVEN, _CHINESE_EVEN, _JAPANESE_EVEN)
"""What says that something is so either way."""
OTHER_TIME = _of_all(_ENGLISH_OTHER_TIME, _GERMAN_OTHER_TIME, _CHINESE_OTHER_TIME, _JAPANESE_OTHER_TIME)
"""What speaks of how it was."""
NOT = _of_all(DENIED.pattern, r"\b(?:nicht|kein\w{0,3}|ohne|nie)\b", "以外")
"""What denies a condition, or what comes of it."""
STATES = tuple(
    (re.compile(wording), names)
    for wording, names in (*_ENGLISH_STATES, *_GERMAN_STATES, *_CHINESE_STATES, *_JAPANESE_STATES)
)
"""What a condition says of something, and the states that it may be in code."""
RAISES = _of_all(
    r"\b(?:raises?|throws?|raised|thrown|propagates?)\b",
    r"\b(?:wirft|werfen|geworfen|ausgelöst)\b|\blöst\b[^,;.]{0,60}\baus\b",
    "抛出|引发|抛给",
    "送出|投げ|スロー|発生させ",
)
"""What says that an exception is raised."""
CATCHES = _of_all(
    r"\b(?:catch(?:es|ing)?|caught|rescues?|handles?|handled|swallow(?:s|ed)?|suppress(?:es|ed)?)\b",
    r"\b(?:fängt|fangen|gefangen|abgefangen|behandelt)\b",
    "捕获|捕捉|处理",
    "捕捉|捕まえ|キャッチ|捕らえ|処理",
)
"""What says that it is caught."""
RAISES_ANY = _of_all(
    r"\b(?:raises?|throws?)\s(?:an?\s)?(?:exception|error)\b|\b(?:exception|error)\sis\s(?:now\s)?(?:raised|thrown)\b",
    r"\b(?:wirft|löst)\b[^,;.□]{0,20}\b(?:ausnahme|fehler)\b",
    "(?:抛出|引发)(?:一个)?(?:异常|错误)",
    "(?:例外|エラー)(?:を|が)(?:送出|投げ|発生|スロー)",
)
"""What says that some exception is raised, and not which."""
