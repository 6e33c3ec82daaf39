"""What says that a number grows or shrinks by another one, or that one is larger than the other.

Each wording is over a sentence in lower case with its claims out of it; `a` is what grows.
"""

import re

_A = r"(?P<a>□)"
_B = r"(?P<b>□)"
_N = r"(?:□|one|two|eins|zwei)"
_EN = r"\s(?:is\s|are\s|gets\s)?(?:now\s)?"

GROWS = tuple(
    map(
        re.compile,
        (
            rf"{_A}{_EN}(?:grows?|rises?|goes\sup|increases?|increased|raised|incremented|extended)\sby\s{_N}",
            rf"\b(?:increments?|increases?|raises?)\s{_A}(?:\sby\s{_N}|(?=\s?[.,;]|$))",
            rf"\b(?:adds?|adding)\s{_N}\sto\s{_A}",
            rf"{_N}\sis\s(?:now\s)?added\sto\s{_A}",
            rf"{_A}\s(?:wächst|steigt|erhöht\ssich)\s(?:jetzt\s|nun\s)?um\s{_N}",
            rf"{_A} ?(?:会|将|现在)?(?:增加|加|递增|增大|增长)(?:了|上)? ?{_N}",
            rf"{_A} ?[がはに](?: ?{_N} ?(?:だけ|が|を|ずつ)?)? ?(?:増え|増や|増加|加算|足さ|足し|加え)",
        ),
    )
)
"""What says that something grows."""
SHRINKS = tuple(
    map(
        re.compile,
        (
            rf"{_A}{_EN}(?:shrinks?|drops?|falls?|goes\sdown|decreases?|decreased|lowered|reduced|decremented)\sby\s{_N}",
            rf"\b(?:decrements?|decreases?|lowers?|reduces?)\s{_A}(?:\sby\s{_N}|(?=\s?[.,;]|$))",
            rf"\b(?:subtracts?|takes?)\s{_N}\sfrom\s{_A}",
            rf"{_N}\sis\s(?:now\s)?subtracted\sfrom\s{_A}",
            rf"{_A}\s(?:sinkt|fällt|schrumpft|verringert\ssich|vermindert\ssich)\s(?:jetzt\s|nun\s)?um\s{_N}",
            rf"{_A} ?(?:会|将|现在)?(?:减少|减去|减|递减|减小)(?:了)? ?{_N}",
            rf"{_A} ?(?:が|は|から)(?: ?{_N} ?(?:だけ|が|を|ずつ)?)? ?(?:減[りっるら算少]|引[かき])",
        ),
    )
)
"""What says that something shrinks."""
MORE = tuple(
    map(
        re.compile,
        (
            rf"{_A} (?:is (?:more|greater|larger|bigger|longer|higher) than|exceeds) {_B}",
            rf"{_A} (?:größer|länger|höher|mehr) als {_B}",
            rf"{_A} ?(?:大于|超过|多于|高于) ?{_B}",
            rf"{_A} ?[がは] ?{_B} ?(?:より(?:も)?(?:大き|多|長)|を(?:超え|上回))",
        ),
    )
)
LESS = tuple(
    map(
        re.compile,
        (
            rf"{_A} is (?:less|smaller|fewer|shorter|lower|below)(?: than)? {_B}",
            rf"{_A} (?:kleiner|kürzer|niedriger|weniger) als {_B}",
            rf"{_A} ?(?:小于|少于|低于) ?{_B}",
            rf"{_A} ?[がは] ?{_B} ?(?:より(?:も)?(?:小さ|少な|短)|を下回|未満)",
        ),
    )
)
"""How two names stand to each other in a condition that compares them."""
