"""How a sentence sets what was against what is with any verb at all: only two the other way round are wrong.

What gives way stands ahead of what comes, unless a word turns it (`X, not Y`, `X where it took Y`, 取代).
"""

from diff_insight.grounding.wordings.pattern import NEW, OLD, pattern

_TURNS = (
    r"(?!\s(?:[a-z]+\s)?(?:stands?|steps?|fills?|substitut\w{1,5}|replac\w{1,3}|supersed\w{1,3}"
    r"|serv\w{1,3}|adds?)\b)"
)
ENGLISH_PAIRS = (
    pattern(OLD, _TURNS, r"(?:\s[a-z]+){1,3}\s(?:to|into|for)\s(?:an?\s|the\s)?", NEW, pair=True),
    pattern(NEW, r"(?:,|\sand|,?\sbut)\s(?:no longer|not)\s(?:[a-z]+\s){0,3}", OLD, pair=True),
    pattern(NEW, r",?\swhere\s(?:it|they|this|that)\s(?:[a-z]+\s){1,2}(?:an?\s|the\s)?", OLD, pair=True),
    pattern(OLD, r"(?:\s[a-zäöüß]+){1,2}\s(?:zu|auf|in|durch)\s", NEW, pair=True),
    pattern(NEW, r"(?:,| und) nicht (?:mehr )?(?:[a-zäöüß]+ )?", OLD, pair=True),
)
_GIVES = r"(?!取代|替代|代替|替换|顶替|来自|用于|对于|关于|属于|基于|位于|等于|传|作为|赋|加)[^□，。；\n]"
CHINESE_PAIRS = (
    pattern(OLD, rf" ?{_GIVES}{{0,8}}?(?:于|为|成|到|至|给) ?", NEW, pair=True),
    pattern(NEW, r" ?，?(?:而)?(?:不是|不再是|并非) ?", OLD, pair=True),
)
JAPANESE_PAIRS = (
    pattern(
        OLD,
        r" ?[はが][^□、。；\n]{0,10}",
        NEW,
        r" ?[にへと](?!代わって|代えて|取って|よ|つい|関|対)",
        pair=True,
    ),
    pattern(OLD, r" ?に(?:代えて|かえて)[^□。；\n]{0,12}", NEW, pair=True),
)
