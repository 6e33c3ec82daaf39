"""What the facts of the files say in this program's own words, held beside what a text says.

The facts are worked out anew from patch and context, and told anew without a model. A sentence that is told
so is borne out as it stands. One that differs from such a sentence in a single name or number, or says that
what came went, says of these facts what is not so: the words around it leave no other reading.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from diff_insight.grounding.claims import Claim, claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.grounding.wordings import LIST_STEP, turns_in
from diff_insight.model import (
    AnalyzedFile,
    AnalyzedRange,
    Explained,
    FileChange,
    Locale,
    Overview,
    Report,
    RunResult,
)

Tell = Callable[[AnalyzedRange, Sequence[Locale]], Explained]
"""Tells what happened without a model."""
_MARK = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)、])\s+")
_PAIR = 2
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its claims out of it."""

    template: str
    said: tuple[str, ...]


class Retold:
    """The sentences that the facts say.

    Args:
        texts: Titles, explanations and parts of an overview.
        counts: Whether all that they count can be seen.
    """

    def __init__(self, texts: Iterable[str], *, counts: bool = True) -> None:
        self._texts = tuple(dict.fromkeys(filter(None, texts)))
        self._counts = counts

    @cached_property
    def _sentences(self) -> tuple[_Sentence, ...]:
        found = []
        for text in self._texts:
            every = claims(text)
            for start, end in sentences(text):
                inside = [claim for claim in every if start <= claim.start < end]
                found.append(_read(text, (start, end), inside))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _by_template(self) -> Mapping[str, Sequence[_Sentence]]:
        found = defaultdict(list)
        for sentence in self._sentences:
            found[sentence.template].append(sentence)
        return found

    @cached_property
    def _by_rest(self) -> Mapping[tuple[str, tuple[str, ...]], frozenset[tuple[str, ...]]]:
        """What is said to have come and gone, by all that a sentence says besides."""
        found: defaultdict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = defaultdict(set)
        for sentence in self._sentences:
            rest, turns = turns_in(sentence.template)
            found[rest, sentence.said].add(turns)
        return {key: frozenset(turns) for key, turns in found.items()}

    def says(self, text: str, span: tuple[int, int], found: Sequence[Claim]) -> bool:
        """Whether the facts say just this sentence."""
        sentence = _read(text, span, found)
        return sentence in self._by_template.get(sentence.template, ())

    def otherwise(self, text: str, span: tuple[int, int], found: Sequence[Claim]) -> Claim | None:
        """Give the claim for which the facts have another in a sentence that is the same but for it."""
        sentence = _read(text, span, found)
        for other in self._by_template.get(sentence.template, ()):
            apart = [
                at
                for at, pair in enumerate(zip(sentence.said, other.said, strict=True))
                if len(set(pair)) > 1
            ]
            if len(apart) == 1 and (len(found) > 1 or found[0].kind == "number"):
                unseen = found[apart[0]].kind == "number" and not self._counts
                return None if unseen else found[apart[0]]
            if len(apart) == _PAIR and _is_swapped(
                text, [found[at] for at in apart], sentence.said, other.said
            ):
                return found[apart[0]]
        return None

    def turned(self, text: str, span: tuple[int, int], found: Sequence[Claim]) -> bool:
        """Whether the facts say of the same things that they went where the text says that they came."""
        sentence = _read(text, span, found)
        rest, turns = turns_in(sentence.template)
        others = self._by_rest.get((rest, sentence.said))
        return others is not None and turns not in others


NOTHING_RETOLD = Retold(())


def _read(text: str, span: tuple[int, int], found: Sequence[Claim]) -> _Sentence:
    template, _ = template_of(text, span, found)
    return _Sentence(
        _BLANKS.sub(" ", _MARK.sub("", template)).strip(), tuple(claim.text.strip() for claim in found)
    )


def _is_swapped(text: str, two: Sequence[Claim], said: Sequence[str], told: Sequence[str]) -> bool:
    """Whether two claims stand in each other's place, and not in a list, whose order says nothing."""
    between = text[two[0].outer[1] : two[1].outer[0]]
    return sorted(said) == sorted(told) and not LIST_STEP.fullmatch(between)


class OfReport:
    """What is told anew of the files of one report and of all of them together.

    A file without a patch may have changed in its mode, which no line shows: how many files changed in some
    way cannot be said anew beside it.
    """

    def __init__(self, report: Report, told: Explained) -> None:
        overview = told.overviews.get((report.category, report.locale))
        seen = all(file.change.patch is not None or file.change.status != "modified" for file in report.files)
        self.overview = Retold(_texts(overview) if overview else (), counts=seen)
        self._told = told
        self._locale = report.locale

    def of(self, path: str) -> Retold:
        """Give what is told of one file."""
        summary = self._told.summaries.get(path, {}).get(self._locale)
        return Retold((summary.modification_title, summary.explanation) if summary else ())


def retold(result: RunResult, files: Mapping[FileChange, AnalyzedFile], tell: Tell) -> Iterator[OfReport]:
    """Tell the reports of a result anew.

    Args:
        result: Whose texts are not read.
        files: What happened in each file, worked out anew.
        tell: Tells it.
    """
    categories: dict[str, dict[str, AnalyzedFile]] = {}
    for report in result.reports:
        known = categories.setdefault(report.category, {})
        for file in report.files:
            analyzed = files[file.change]
            known.setdefault(
                file.change.path,
                replace(
                    analyzed,
                    role=file.role or analyzed.role,
                    modification_type=file.summary.modification_type,
                ),
            )
    told = tell(
        AnalyzedRange(
            range=result.range,
            categories={name: tuple(known.values()) for name, known in categories.items() if known},
            commits=result.commits,
            pull_request=result.pull_request,
        ),
        tuple(dict.fromkeys(report.locale for report in result.reports)),
    )
    for report in result.reports:
        yield OfReport(report, told)


def _texts(overview: Overview) -> Iterator[str]:
    yield from (overview.summary, overview.highlights, overview.insights)
    for entries in (overview.new_features, overview.breaking_changes, overview.other_updates):
        yield from (entries,) if isinstance(entries, str) else entries
