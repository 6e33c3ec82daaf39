"""How a text says what belongs to a name: its value, its default, its type, and from where to where it went.

`□` is a claim; `subject` is the name and `value` what is said to be its own.
"""

import re

_S, _V = "(?P<subject>□)", "(?P<value>□)"
_NOUN = (
    r"(?:\s(?:property|properties|option|parameter|argument|field|setting|key|flag|variable"
    r"|constant|attribute|input|row"
    r"|entry|value|column|header))?"
)
_NO = r"[^□;.:()\n]"
_ENGLISH = (
    # with the default `b`; defaults to `b`; of type `b`
    (
        rf"{_S}{_NOUN}{_NO}{{0,40}}?,?\s(?:with|and has|has|having)\s(?:a|an"
        rf"|the)\s(?:default(?: value)?|type|value)\s(?:of\s)?{_V}"
    ),
    rf"{_S}{_NOUN}\s(?:now\s|also\s)?(?:defaults? to|is of type|has the type|has type|has the default)\s{_V}",
    (
        rf"\b(?:default(?: value)?|type|value) (?:of|for) (?:the\s)?(?:[a-z]+\s)?{_S}{_NOUN}\s(?:is"
        rf"|stays|remains)\s(?:now\s|still\s)?{_V}"
    ),
    rf"{_S}{_NOUN}\sis\s(?:now\s)?(?:an?|of type)\s{_V}(?=\s?(?:[.,;]|$))",
    rf"{_S}{_NOUN}\sis\s(?:now\s)?(?:set to\s)?{_V}(?=\s?(?:[.,;]|and\b|$))",
)
_CHINESE = (
    rf"{_S}[^□。；]{{0,8}}，? ?(?:其)?(?:默认值?|类型|值)(?:是|为|设为|仍为|仍是) ?{_V}",
    rf"{_S} ?的?(?:现在)?(?:默认值?|类型|值)?(?:是|为|设为|仍为|仍是) ?{_V}(?=[，。；]|$)",
)
_JAPANESE = (
    (
        rf"{_S}[^□。；]{{0,16}}(?:、|で)?(?:その)?(?:既定値|デフォルト値?|初期値|型"
        rf"|値)は ?{_V}(?! ?(?:から|ではなく|に))"
    ),
    rf"{_S} ?の ?(?:既定値|デフォルト値?|初期値|型|値)は ?{_V}(?! ?(?:から|ではなく|に))",
    rf"{_S} ?は ?{_V} ?(?:です|型です|のままです)",
)
_GERMAN = (
    (
        rf"{_S}[^□;.]{{0,30}}?\b(?:mit (?:dem|der) (?:vorgabe|standardwert|wert|typ)|vom typ|hat (?:den"
        rf"|die) (?:standardwert|vorgabe|typ|wert))\s{_V}"
    ),
)
BELONGS = tuple(map(re.compile, (*_ENGLISH, *_CHINESE, *_JAPANESE, *_GERMAN)))
"""What says which value, default or type a name has."""

_P = "(?P<place>□)"
_MOVES = r"\bmove(?:s|d)?\b"
LEFT = tuple(
    map(
        re.compile,
        (
            rf"{_MOVES}[^;.\n]{{0,60}}?\b(?:from|out of)\s(?:the\s)?(?:(?!to\b|into\b)[a-z]+\s){{0,2}}?{_P}",
            rf"从 ?{_P}[^，。；]{{0,12}}(?:移|挪|迁)",
            rf"{_P} ?から[^。；、]{{0,40}}(?:移|移動)",
            rf"\b(?:wandert|zieht|verschoben)\b[^;.]{{0,40}}\b(?:aus|von)\s{_P}",
        ),
    )
)
"""From where something is told to have moved."""
REACHED = tuple(
    map(
        re.compile,
        (
            rf"{_MOVES}[^;.\n]{{0,80}}?\b(?:into|to)\s(?:the\s)?(?:(?!from\b|out\b)[a-z]+\s){{0,2}}?{_P}",
            rf"移(?:动)?(?:到|至|入)了? ?{_P}",
            rf"{_P} ?(?:の中)?(?:に|へ)(?:と)?(?:移|移動)",
            rf"\b(?:wandert|zieht|verschoben)\b[^;.]{{0,60}}\b(?:in|nach)\s(?:die\s|den\s|das\s)?{_P}",
        ),
    )
)
"""Whereto."""
ONLY_IN = tuple(
    map(
        re.compile,
        (
            rf"\bonly\s(?:[a-z]+\s){{0,2}}?(?:to|in|for|from|of)\s(?:the\s)?(?:[a-z]+\s)?{_P}",
            rf"\bonly\s(?:the\s)?{_P}\s(?:[a-z]+\s)?(?:gets|gains|loses|has|receives|is|now)\b",
            rf"(?:只有|仅|仅有|只在|仅在|只对|仅对|只为|仅为) ?{_P}",
            rf"{_P} ?(?:に|で|から)?(?:だけ|のみ)",
            rf"\bnur\s(?:in|für|bei|aus|zu|an)?\s?(?:der\s|die\s|das\s|dem\s|den\s)?{_P}",
        ),
    )
)
"""In what alone something is told to have happened."""
IMPORTED = tuple(
    map(
        re.compile,
        (
            r"(?P<name>□)(?:\s(?:is|are))?(?:\s(?:now|also))?\simported\sfrom\s(?:the\s)?(?:[a-z]+\s){0,2}?(?P<from>□)",
            r"\bimports\s(?:the\s)?(?:[a-z]+\s){0,2}?(?P<name>□)\s(?:now\s)?from\s(?:the\s)?(?:[a-z]+\s){0,2}?(?P<from>□)",
            r"(?P<name>□) ?(?:现在|现已|改为)?从 ?(?P<from>□) ?(?:中)?(?:导入|引入)",
            r"从 ?(?P<from>□) ?(?:中)?(?:导入|引入)了? ?(?P<name>□)",
            r"(?P<name>□) ?[はがを] ?(?P<from>□) ?から(?:インポート|読み込)",
            r"(?P<name>□)\swird\s(?:jetzt\s|nun\s)?aus\s(?P<from>□)\simportiert",
        ),
    )
)
"""From where a name is told to be imported."""
