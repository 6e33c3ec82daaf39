"""From a model's answer about a file to what the report says: cleaned, and cut to what the diff bears out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from diff_insight.model import AnalyzedFile, Fact, FileSummary, Locale, ModificationType

from .answers import NO_TITLE, FileAnswer, FileText
from .assembly import Assembly
from .form import EXPLANATION_CHARACTERS, TITLE_CHARACTERS, clean_file_text, file_text_faults
from .importance import RANK
from .notes import Reason, note
from .repair import Doubt, drop

_RESTRICTING = re.compile(
    r"\b(?:no longer|not (?:supported|available|allowed)|unsupported|deprecated|retir(?:ed?|ing|ement)|must|"
    r"only|required?|limited|disabled|removed|discontinued|end of life)\b"
    r"|不再|不支持|弃用|停用|必须|仅|只能|限制|廃止|非推奨|必須|のみ|できません|できなく|サポートされ(?:ません|なく)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Check(Protocol):
    """Holds a text against what the diff shows."""

    def __call__(
        self, text: str, files: Sequence[AnalyzedFile], heading: ModificationType | None = None
    ) -> Sequence[Doubt]:
        """Give the claims of the text that these files do not bear out.

        Args:
            text: Cleaned.
            files: With the types that the report shows.
            heading: The type of the list that the text is a point of.
        """
        ...


def type_of_answer(file: AnalyzedFile, claimed: ModificationType) -> ModificationType:
    """Give the rules' type, raised where the model sees a break and the facts remove or restrict."""
    if claimed == "breaking change" and any(
        _removes_or_restricts(fact) for outer in file.facts for fact in outer.all()
    ):
        return claimed
    return file.modification_type


def _removes_or_restricts(fact: Fact) -> bool:
    if fact.breaking or fact.action == "removed":
        return True
    if fact.new is not None and _RESTRICTING.search(fact.new) and not _RESTRICTING.search(fact.old or ""):
        return True
    old, new = (_NUMBER.findall(text or "") for text in (fact.old, fact.new))
    numbers = len(old) == 1 and len(new) == 1 and fact.action == "changed"
    return numbers and float(new[0].replace(",", "")[:15]) < float(old[0].replace(",", "")[:15])


@dataclass(frozen=True, slots=True)
class FileVerdicts:
    """Judges answers about one file.

    Attributes:
        file: What they are about.
        check: Holds a text against the file.
        assembly: Puts the parts of an answer together.
        parts: In how many parts the file is asked about; bounds on length are of one part.
    """

    file: AnalyzedFile
    check: Check
    assembly: Assembly
    parts: int = 1

    def faults(self, answer: FileAnswer) -> tuple[str, ...]:
        """Give what is wrong with an answer, each as a sentence for the model."""
        typed = self._typed(answer)
        found: list[str] = []
        for locale, given in answer.texts.items():
            text = clean_file_text(self.assembly.text(given, locale))
            found += [f"{locale}: {fault}" for fault in self.assembly.faults(given)]
            found += [
                f"{locale}: {fault}" for fault in file_text_faults(text, locale=locale, parts=self.parts)
            ]
            found += [
                f"{locale}: {name}: {doubt.said}"
                for name, part in (("title", text.title), ("explanation", text.explanation))
                for doubt in self.check(part, typed)
            ]
        return tuple(dict.fromkeys(found))

    def _typed(self, answer: FileAnswer) -> list[AnalyzedFile]:
        """Give the file with the type that it gets by this answer."""
        return [replace(self.file, modification_type=type_of_answer(self.file, answer.modification_type))]

    def settle(
        self, answers: Sequence[FileAnswer], offline: Mapping[Locale, FileSummary]
    ) -> tuple[dict[Locale, FileSummary], tuple[Reason, ...]]:
        """Give each locale the model's text as far as it stands, else the offline one; and why, if so.

        Args:
            answers: One for each part of the patch; the gravest gives type and title.
            offline: What stands where no answer does.
        """
        gravest = min(answers, key=lambda answer: RANK[answer.modification_type])
        typed = self._typed(gravest)
        settled: dict[Locale, FileSummary] = {}
        reasons: list[Reason] = []
        for locale, stand_in in offline.items():
            text = FileText(
                title=gravest.texts[locale].title,
                explanation="\n\n".join(
                    self.assembly.text(answer.texts[locale], locale).explanation for answer in answers
                ),
            )
            told = self._told(clean_file_text(text), locale, typed, stand_in)
            if not any(answer.texts[locale].what for answer in answers):
                told = _Rejected("ungrounded")  # a second look has left nothing
            if isinstance(told, _Rejected):
                reasons.append(told.reason)
                told = replace(
                    stand_in,
                    modification_type=typed[0].modification_type,
                    note=note(told.reason, locale),
                    dropped_claims=told.dropped,
                )
            settled[locale] = told
        return settled, tuple(dict.fromkeys(reasons))

    def _told(
        self, text: FileText, locale: Locale, typed: list[AnalyzedFile], stand_in: FileSummary
    ) -> "FileSummary | _Rejected":
        title = _shortened(text.title)
        bounded = FileText(title=title, explanation=text.explanation)
        if file_text_faults(bounded, locale=locale, parts=self.parts):
            return _Rejected("form")
        kept, dropped = drop(text.explanation, lambda part: self.check(part, typed))
        if title == NO_TITLE:
            title = stand_in.modification_title
        elif self.check(title, typed):
            title, dropped = stand_in.modification_title, (title, *dropped)
        if len(kept) < EXPLANATION_CHARACTERS[0]:
            return _Rejected("ungrounded", dropped)
        return FileSummary(
            modification_type=typed[0].modification_type,
            modification_title=title,
            explanation=kept,
            explained_by="claude",
            dropped_claims=dropped,
        )


@dataclass(frozen=True, slots=True)
class _Rejected:
    """A text that cannot stand, and what of it was not borne out."""

    reason: Reason
    dropped: tuple[str, ...] = ()


def _shortened(title: str) -> str:
    """Cut a title that is too long between words, as a last resort."""
    if len(title) <= TITLE_CHARACTERS:
        return title
    room = title[: TITLE_CHARACTERS - 1]
    words = room.rsplit(" ", 1)[0] if " " in room[TITLE_CHARACTERS // 2 :] else room
    return (
        f"{words.rstrip(' ,;:、，；：')}…"
        if words.count("`") % 2 == 0
        else f"{words.rsplit('`', 1)[0].rstrip()}…"
    )


def offline_summaries(offline: Mapping[Locale, FileSummary], reason: Reason) -> dict[Locale, FileSummary]:
    """Give the offline summaries with a note that says why they stand there."""
    return {locale: replace(summary, note=note(reason, locale)) for locale, summary in offline.items()}
