"""Where words of Chinese begin and end, as far as it shows without a dictionary: no blanks part them."""

import re
from collections.abc import Sequence

from diff_insight.late import late

_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]")
_SAID = re.compile(r"\w")
_JOINS = frozenset(
    "的地得了着在是和与及或而并来去会被把将对从到中上下里这那其也都就很更最不没要可能以为于由让使给向等所仅只又再才"
)
"""Characters that stand between words of Chinese, where no blank does."""
_PARTICLES = frozenset("的地得了着是和与及或而在被把将对从到这那其也都就")
"""Those of them that are of no longer word."""
_WORD = 2
"""Characters of most words."""
_ENDINGS = tuple("的地得了着们")
_PARTICLE = re.compile("[\u3041-\u309f]{1,3}")
_STOPS = "，；。：！？、"
_UNITS = frozenset(
    "分钟 小时 毫秒 微秒 纳秒 星期 个月 公斤 公里 千克 厘米 毫米 像素 字节 字符 "  # noqa: SIM905 - reads as a list
    "分間 時間 か月 ヶ月 週間".split()
)
"""What is counted by two characters."""


def is_eastern(piece: str) -> bool:
    """Tell whether a token is one character of Chinese or of Japanese."""
    return len(piece) == 1 and _HAN.match(piece) is not None


def is_joint(piece: str) -> bool:
    """Tell whether a character stands between words."""
    return piece in _JOINS


def is_of_word(piece: str) -> bool:
    """Tell whether a character of Chinese may be one of a longer word: none that only joins words."""
    return is_eastern(piece) and piece not in _JOINS


def is_clause_part(text: str) -> bool:
    """Tell whether a piece of Chinese reaches over a mark that parts clauses, or begins with an ending."""
    return text[:1] in _ENDINGS or any(mark in text for mark in _STOPS)


def only_joints(text: str) -> bool:
    """Tell whether a piece of Chinese has no word that says something."""
    return bool(text) and all(sign in _PARTICLES for sign in text)


def only_particles(pieces: Sequence[str]) -> bool:
    """Tell whether some tokens are an ending or a particle of Japanese, which says nothing by itself."""
    return bool(pieces) and _PARTICLE.fullmatch("".join(pieces)) is not None


def are_torn(was: str, now: str) -> bool:
    """Tell whether one of two pieces begins with an ending of the word before it, and the other with none."""
    return bool(was and now) and (was[0] in _ENDINGS) != (now[0] in _ENDINGS)


def suffix_behind(pieces: Sequence[str]) -> bool:
    """Tell whether what stands behind a character ends its word: `们` of `他们`."""
    return pieces[:1] == ["们"]


def word_behind(before: Sequence[str], after: Sequence[str]) -> int:
    """Give how many tokens the word has that stands on both sides behind what came or went.

    Args:
        before: The tokens behind it in the old text.
        after: Those in the new one.
    """
    same = 0
    for one, other in zip(before[:_WORD], after, strict=False):
        if one != other or not is_eastern(one) or one in _PARTICLES:
            break
        same += 1
    return same if same == _WORD else 0


def unit_behind(before: Sequence[str], after: Sequence[str]) -> int:
    """Give how many tokens what a figure counts has, with the blank before it: `秒`, `分钟`, `rows`."""
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other or is_joint(one):
            return 0 if same == 0 or one == other else same
        same += 1
        if _SAID.search(one):
            break
    two = "".join(before[max(same - 1, 0) : same + 1])
    return same + (two in _UNITS and before[: same + 1] == after[: same + 1])
