"""Holds a model's text against the diff, with the same check that `verify` runs on a finished report."""

from collections.abc import Sequence

from diff_insight.grounding.check import NOTHING_SAID, Reason, Ungrounded, ungrounded
from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.grounding.purpose import Unsaid, unsaid
from diff_insight.grounding.testimony import Said
from diff_insight.grounding.type_claims import untyped
from diff_insight.grounding.union import Union, union
from diff_insight.model import AnalyzedFile, ModificationType

from .repair import Doubt
from .second_look import is_looked_at

_SAID: dict[Reason, str] = {
    "absent": "{text} stands nowhere in the patch",
    "side": "{text} is not on the side that is said (+ lines are added, - removed, others unchanged)",
    "count": "{text}: it is not so many, or the contrary happened to them",
    "place": "{text} does not hold what is said to have changed there",
    "type": "{text}: no file has such a change by its type",
}


_Files = tuple[tuple[str, ModificationType], ...]


class Truth:
    """The evidence of a run, worked out once for each file; a text is judged once and then looked up.

    Args:
        said: What commits and the pull request say, which a text may repeat as theirs.
        judged: Whether a second look decides on conditions that the lines of a file leave open.
    """

    def __init__(self, said: Said = NOTHING_SAID, *, judged: bool = False) -> None:
        self._said = said
        self._judged = judged
        self._alone: dict[str, Evidence] = {}
        self._together: dict[_Files, Union] = {}
        self._told: dict[tuple[str, _Files, ModificationType | None], tuple[Doubt, ...]] = {}

    def __call__(
        self, text: str, files: Sequence[AnalyzedFile], heading: ModificationType | None = None
    ) -> tuple[Doubt, ...]:
        """Give the claims of a text that these files, with the types they have, do not bear out."""
        key = (text, tuple((file.change.path, file.modification_type) for file in files), heading)
        if key not in self._told:
            together = self._union(files)
            shown = self._evidence(files[0]) if len(files) == 1 and heading is None else together
            judged = self._judged and heading is None and all(map(is_looked_at, files))
            found = (
                *ungrounded(text, shown, said=self._said),
                *untyped(text, together, heading=heading).ungrounded,
            )
            self._told[key] = (
                *(_doubt(claim) for claim in found),
                *map(_beyond, unsaid(text, shown, by_somebody=self._said.by_somebody, judged=judged)),
            )
        return self._told[key]

    def _evidence(self, file: AnalyzedFile) -> Evidence:
        path = file.change.path
        if path not in self._alone:
            self._alone[path] = evidence_of(file.change, context=file.context)
        return self._alone[path]

    def _union(self, files: Sequence[AnalyzedFile]) -> Union:
        key = tuple((file.change.path, file.modification_type) for file in files)
        if key not in self._together:
            self._together[key] = union(
                [self._evidence(file) for file in files], types=[file.modification_type for file in files]
            )
        return self._together[key]


def _beyond(sentence: Unsaid) -> Doubt:
    if sentence.conditional:
        said = (
            f'"{sentence.words}" tells a condition in words alone: quote its changed line to the letter in'
            " backticks in the same row, or leave it out"
        )
        return Doubt(start=sentence.start, end=sentence.end, said=said)
    said = (
        f'"{sentence.words}" tells a purpose, a benefit or praise, which a patch does not show: leave it out'
    )
    return Doubt(start=sentence.start, end=sentence.end, said=said)


def _doubt(claim: Ungrounded) -> Doubt:
    quoted = f'"{claim.text}"'
    return Doubt(start=claim.sentence[0], end=claim.sentence[1], said=_SAID[claim.reason].format(text=quoted))
