"""What says in a model's sentence that something happens on a condition, in each language.

Each wording is over a sentence in lower case with its claims out of it.
"""

import re

_ENGLISH = (
    r"\b(?:if|unless|whenever|otherwise|as long as|provided that|in case|only (?:for|in|on"
    r"|after|while))\b"
    r"|\bwhen\b(?! [a-z]+ing\b)|\bexcept (?:for|if|when|in)\b"
)
_GERMAN = (
    r"\b(?:wenn|falls|sofern|sobald|solange|andernfalls|ansonsten|es sei denn"
    r"|außer(?:,? wenn| bei)?|nur (?:bei|in|für))\b"
)
_CHINESE = (
    r"如果|只有在?当?|仅当|仅在|仅对|只要|除非|否则|若(?!干)|的情况下"
    r"|当(?![前中作时年日天地初然于成下场事])[^，。；\n]{1,60}?时"
    r"|(?<![同小当那此届临按定及随暂平实])时(?=，|。|$|返回|才|抛|会|将|不|则|跳|使|仍|也)"
)
_JAPANESE = (
    r"場合|(?<![同一])とき(?!どき)|(?:る|た|い|の)時(?![間点刻期代])"
    r"|(?:れば|限り|たら|なら)(?=、)|それ以外(?:で|は)|以外の"
)
CONDITIONAL = re.compile(f"{_ENGLISH}|{_GERMAN}|{_CHINESE}|{_JAPANESE}")
"""On what condition something is so."""
OMITTED = re.compile(
    r"\b(?:not|no|isn't|without|omit\w*|left out|unset|nicht|kein\w{0,2}|fehlt|ohne)\b|未"
    r"|没有|省略|缺省|なけれ|ない|なし"
)
"""What says of a parameter that nobody gives it."""
