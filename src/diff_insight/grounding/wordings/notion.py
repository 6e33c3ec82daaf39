"""What a notion is: its words in a text, and what a file has that is about it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notion:
    """One notion.

    Attributes:
        said: Its words in every language, over a sentence in lower case with its claims out of it.
        shown: What a file has that is about it, in lower case, beside these words.
        beyond: Whether it is why something changed, or what comes of it: what no patch shows, unless its
            changed lines speak of it.
        changed: Whether changed lines or the path have to be about it, as what came or is no longer so.
        contrary: What changed lines have where the contrary is so; without it, that a file shows nothing of
            the notion proves enough.
    """

    said: re.Pattern[str]
    shown: re.Pattern[str]
    beyond: bool = False
    changed: bool = False
    contrary: re.Pattern[str] | None = None


def notion(
    *said: str, shown: str, beyond: bool = False, changed: bool = False, contrary: str | None = None
) -> Notion:
    """Give a notion from its words, language by language, and what files have of it."""
    against = re.compile(contrary) if contrary else None
    return Notion(re.compile("|".join(said)), re.compile(shown), beyond, changed, against)
