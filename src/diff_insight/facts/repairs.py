"""What the diff itself shows to be a repair: a misspelt word, a broken link, unbalanced code.

Strict on purpose: without a dictionary only shapes can tell, so a replacement that could as well be
another word, another form or another spelling is wording, not a repair.
"""

import re

_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST = 4
"""Letters of a word that can be told from its neighbours."""
_LONG = 7
"""Letters of a word in which a wrong letter hardly makes another word."""
_SWAPPED = 2
_ENDING = 2
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ly", "ing", "n", "al", "y", "e")
_BROKEN = re.compile(
    r"^(?:htps?|hhttps?|htttps?|http|https|ttps?)(?::/(?!/)|//|:(?!/)|;//)|"
    r"^(?:htps|htp|hhttps?|htttps?|ttps?)://|"
    r"^https?://https?:|(?<!:)(?<!^)//|\.(?:md|html?|png|ya?ml)\.(?:md|html?|png|ya?ml)\b|"
    r"[\s\"'`]|\.(?:dm|mdd|mmd)\b|^www\.|\]|##"
)
_OPPOSITE = {")": "(", "]": "[", "}": "{"}
_CONFUSED_WORDS = """
there/three quite/quiet trail/trial casual/causal angel/angle diary/dairy model/modal adapt/adopt
affect/effect accept/except desert/dessert device/devise advice/advise practice/practise license/licence
color/colour center/centre analyze/analyse behavior/behaviour catalog/catalogue principal/principle
complement/compliment course/coarse united/untied inserts/inverts detect/defect detail/derail
contact/contract contract/contrast addition/edition command/commend conform/confirm extend/extent
intent/indent insert/invert export/expert import/impart expect/except region/legion session/section
mission/fission filter/falter stores/scores stored/scored action/auction parent/patent create/crate
access/assess reverse/revere resource/recourse setting/sitting listing/lasting loading/leading
reading/heading hosting/hasting testing/resting called/culled passed/parsed deployed/employed public/pubic
"""
_CONFUSED = {frozenset(pair.split("/")) for pair in _CONFUSED_WORDS.split()}
"""Words one slip apart that are both right."""


def is_repaired_typo(old: str, new: str) -> bool:
    """Say whether one misspelt word was mended, or a doubled one made single.

    Misspelt: one letter inside the word missing, doubled, wrong or swapped with its neighbour.
    """
    old, new = old.strip(), new.strip()
    if old == f"{new} {new}" and new.isalpha():
        return True
    if old == new or not _WORD.fullmatch(old) or not _WORD.fullmatch(new):
        return False
    if old[0] != new[0] or old[1:] != old[1:].lower() or new[1:] != new[1:].lower():
        return False
    one, two = old.lower(), new.lower()
    if min(len(one), len(two)) < _SHORTEST or one[0] != two[0] or frozenset((one, two)) in _CONFUSED:
        return False
    if abs(len(one) - len(two)) > 1 or _other_form(one, two):
        return False
    return _one_slip(one, two)


def _other_form(one: str, two: str) -> bool:
    """Say whether the two may be forms or spellings of one word."""
    short, long = sorted((one, two), key=len)
    if any(long == short + ending for ending in _ENDINGS):
        return True
    if one.replace("s", "z") == two.replace("s", "z") or one.replace("our", "or") == two.replace("our", "or"):
        return True
    if one.replace("ll", "l") == two.replace("ll", "l") and one.endswith(("ed", "ing", "er")):
        return True
    stem = 0
    while stem < len(short) and short[stem] == long[stem]:
        stem += 1
    return len(short) - stem <= 1 and len(long) - stem <= _ENDING  # only the ending differs


def _one_slip(one: str, two: str) -> bool:
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    if len(left) == len(right) == _SWAPPED and left == right[::-1]:
        return True
    if not left or not right:  # a letter missing or too many, inside the word
        return len(left) + len(right) == 1
    return len(left) == len(right) == 1 and len(one) >= _LONG and end > 1


def is_repaired_link(old: str, new: str) -> bool:
    """Say whether a target that could not work became one that can, and is otherwise much the same."""
    if not old or not new or _BROKEN.search(old) is None or _BROKEN.search(new) is not None:
        return False
    plain_old, plain_new = re.sub(r"\W+", "", old).lower(), re.sub(r"\W+", "", new).lower()
    shared = 0
    for one, two in zip(reversed(plain_old), reversed(plain_new), strict=False):
        if one != two:
            break
        shared += 1
    return 2 * shared >= len(plain_new) or plain_old.startswith(plain_new) or plain_new in plain_old


def is_repaired_value(old: str, new: str, language: str | None) -> bool:
    """Say whether a line of code lacked a quote or bracket that it has now, and nothing else changed."""
    if language is None or re.findall(r"\w+", old) != re.findall(r"\w+", new):
        return False
    return not _balanced(old) and _balanced(new)


def _balanced(code: str) -> bool:
    if code.count('"') % 2:
        return False
    waiting: list[str] = []
    for sign in code:
        if sign in "([{":
            waiting.append(sign)
        elif sign in _OPPOSITE and (not waiting or waiting.pop() != _OPPOSITE[sign]):
            return False
    return not waiting
