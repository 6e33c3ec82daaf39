"""Entries of a changelog that say what the author's subject says: the report has quoted that already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight.telling.news import Told

_TYPE = re.compile(r"\A[a-z]{2,12}(?:\([^()\n]{1,40}\))?!?: ")
"""How a conventional commit begins."""
_NUMBER = re.compile(r"\(?#\d{1,9}\)?")
_WORD = re.compile(r"[^\W_]+")
_LEAST = 3
"""Words from which on two texts are not the same by chance."""


def without_subject(notes: Sequence[Told], subject: str) -> Iterator[Told]:
    """Give the entries of changelogs without those that are the subject in the same words.

    Args:
        notes: The entries.
        subject: What the author calls the only change.
    """
    words = _words(subject)
    for one in notes:
        facts = tuple(
            fact for fact in one.point.facts if len(words) < _LEAST or _words(fact.new or "") != words
        )
        if len(facts) == len(one.point.facts):
            yield one
        elif facts:
            yield replace(one, point=replace(one.point, facts=facts))


def _words(said: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("", _TYPE.sub("", said.strip())).casefold())
