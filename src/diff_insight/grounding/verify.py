"""The check of a whole run result: every text against evidence worked out anew from the files themselves.

What a run result says in `facts` proves nothing here; the patch, the paths, the status and the counts do.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.parallel import WORTH_IT, each
from diff_insight.grounding.check import Reason, Ungrounded, check
from diff_insight.grounding.claims import Kind, claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.evidence import Evidence, FactsInRange, evidence_of
from diff_insight.grounding.folding import fold
from diff_insight.grounding.line_counting import REST
from diff_insight.grounding.placing import placed
from diff_insight.grounding.retold import NOTHING_RETOLD, OfReport, Retold, Tell, retold
from diff_insight.grounding.testimony import Said, said_of
from diff_insight.grounding.type_claims import is_entry, untyped
from diff_insight.grounding.union import union
from diff_insight.model import (
    AnalyzedFile,
    Context,
    Fact,
    FileChange,
    Overview,
    Report,
    ReportedFile,
    RunResult,
)

_Verdict = tuple[str | None, str, int, tuple[Ungrounded, ...]]
"""File, or None for the overview; name of the text; how many claims were checked; those not borne out."""
_LINK = re.compile(r"(?:\[`?([^`\[\]\n]{1,4096})`?\])?\(#(item-[0-9a-f]{1,40})\)")
"""A link to a file of the report, with the name that it shows."""
_POINTS = frozenset({"new_features", "breaking_changes", "other_updates"})
_MODES = frozenset({"100644", "100755", "120000", "160000"})
"""What git knows a file by: plain, executable, symbolic link, submodule."""
_COSTLIER = 8
"""How much more work a character of a text is than one of a patch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One claim of a run result that is not borne out.

    Attributes:
        report: Index of the report, from 0.
        path: The file, or None for the overview.
        field: Name of the text, as the run result names it.
        kind: What is claimed.
        reason: Why it is not borne out.
        text: The token, as the text has it.
    """

    report: int
    path: str | None
    field: str
    kind: Kind
    reason: Reason
    text: str

    def as_json(self) -> dict[str, object]:
        """Give the finding as `diff-insight verify` prints it."""
        return {
            "report": self.report,
            "path": self.path,
            "field": self.field,
            "kind": self.kind,
            "reason": self.reason,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Verification:
    """How many claims were checked, and those that are not borne out, in report order."""

    checked: int
    ungrounded: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """Give the answer of the command `verify`."""
        return {"checked": self.checked, "ungrounded": [finding.as_json() for finding in self.ungrounded]}


def verify(result: RunResult, tell: Tell | None = None) -> Verification:
    """Check every title, explanation and overview text of a run result against its files.

    Args:
        result: The run result.
        tell: Tells facts without a model; None: texts are not held against what it tells.
    """
    result = _with_modes(result)
    analyzed = _analyzed(result)

    def in_range(change: FileChange) -> tuple[Fact, ...]:
        return analyzed()[change].facts

    anew = [None] * len(result.reports) if tell is None else list(retold(result, analyzed(), tell))
    said = said_of(result)
    known: dict[FileChange, Evidence] = {}
    shown = [_Shown.of(report, known, in_range) for report in result.reports]
    overviews = [
        list(_overview_texts(report, its, said, told.overview if told else NOTHING_RETOLD))
        for report, its, told in zip(result.reports, shown, anew, strict=True)
    ]
    files = _files_texts(result.reports, shown, in_range, anew, said)
    checked = 0
    findings: list[Finding] = []
    for index, overview in enumerate(overviews):
        for path, name, total, wrong in (*overview, *files[index]):
            checked += total
            findings.extend(
                Finding(
                    report=index, path=path, field=name, kind=item.kind, reason=item.reason, text=item.text
                )
                for item in wrong
            )
    return Verification(checked, tuple(findings))


def _with_modes(result: RunResult) -> RunResult:
    """Give the result with the modes that it tells of, which a diff has in its header and no patch shows.

    A mode proves nothing about any line, and what is counted beside it cannot be told anew without it.
    """
    return replace(
        result,
        reports=tuple(
            replace(report, files=tuple(map(_with_mode, report.files))) for report in result.reports
        ),
    )


def _with_mode(file: ReportedFile) -> ReportedFile:
    for fact in file.facts:
        if fact.kind == "mode_changed" and {fact.old, fact.new} <= _MODES:
            return replace(file, change=replace(file.change, old_mode=fact.old, new_mode=fact.new))
    return file


def _contexts(result: RunResult) -> dict[str, Context]:
    """Give the lines outside the hunks that the result brings along, by path."""
    return {file.change.path: file.context for report in result.reports for file in report.files}


def _analyzed(result: RunResult) -> Callable[[], Mapping[FileChange, AnalyzedFile]]:
    """Give what happened in each file beside the others of the range, worked out when first asked."""

    @cache
    def files() -> dict[FileChange, AnalyzedFile]:
        changes = tuple(dict.fromkeys(file.change for report in result.reports for file in report.files))
        return {file.change: file for file in analyze(changes, Known(contexts=_contexts(result)))}

    return files


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the files of a report show."""

    parts: tuple[Evidence, ...]
    by_path: Mapping[str, Evidence]
    own: tuple[str, ...]

    @classmethod
    def of(cls, report: Report, known: dict[FileChange, Evidence], in_range: FactsInRange) -> "_Shown":
        parts = tuple(
            known.setdefault(
                file.change,
                evidence_of(file.change, context=file.context, in_range=in_range),
            )
            for file in report.files
        )
        by_path = {file.change.path: part for file, part in zip(report.files, parts, strict=True)}
        return cls(parts, by_path, (report.permalink,) if report.permalink else ())


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a report the files are to which its overview links."""

    by_anchor: Mapping[str, int]
    by_name: Mapping[str, Sequence[int]]
    by_path: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, report: Report) -> "_Places":
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        for at, file in enumerate(report.files):
            by_name[file.change.path.rpartition("/")[2]].append(at)
        return cls(
            {file.anchor: at for at, file in enumerate(report.files)},
            by_name,
            {file.change.path: (at,) for at, file in enumerate(report.files)},
        )

    def linked(self, anchor: str, shown: str) -> Iterator[int]:
        """Give the file, and with it those of its name where the link shows no more of them than this."""
        if anchor in self.by_anchor:
            yield self.by_anchor[anchor]
            yield from self.by_name.get(shown, ())

    def named(self, text: str) -> dict[int, None]:
        """Give the files that a text names as where it happened."""
        found: dict[int, None] = {}
        quoted = [claim for claim in claims(text) if claim.quoted]
        template, offsets = template_of(text, (0, len(text)), quoted)
        for claim in placed(template, offsets):
            found |= dict.fromkeys(self.by_path.get(claim.text) or self.by_name.get(claim.text, ()))
        return found


def _overview_texts(report: Report, shown: _Shown, said: Said, told: Retold) -> Iterator[_Verdict]:
    files = report.files
    types = tuple(file.summary.modification_type for file in files)
    together = union(shown.parts, types=types, said=said)
    places = _Places.of(report)
    for name, text, heading in _overview(report.overview):
        links = list(_LINK.finditer(text)) if name in _POINTS and "\n" not in text else []
        linked = dict.fromkeys(at for link in links for at in places.linked(link[2], link[1] or ""))
        alone = linked and not any(map(str.isdecimal, text[links[-1].end() :]))  # else about more than these
        if not linked and name in _POINTS and "\n" not in text and not REST.search(fold(text).lower()):
            linked = places.named(text)
            alone = linked
        about = together
        if alone:
            about = union([shown.parts[at] for at in linked], types=[types[at] for at in linked], said=said)
        done = check(text, about, own_links=shown.own, retold=told)
        if heading and links and is_entry(text, links[0].start(), (files[at].change.path for at in linked)):
            heading = None  # noqa: PLW2901 - by the word of its maintainers, whatever facts alone say
        claimed = untyped(text, about, heading=heading)
        yield None, name, done.claims + (1 if claimed.claims else 0), (*done.ungrounded, *claimed.ungrounded)


def _files_texts(
    reports: Sequence[Report],
    shown: Sequence[_Shown],
    in_range: FactsInRange,
    anew: Sequence[OfReport | None],
    said: Said,
) -> list[list[_Verdict]]:
    """Check the texts of all files, those of one change together so that it is looked up once; by report."""
    places: dict[FileChange, list[tuple[int, int]]] = {}
    for index, report in enumerate(reports):
        for at, file in enumerate(report.files):
            places.setdefault(file.change, []).append((index, at))

    def size(change: FileChange) -> int:
        told = sum(len(reports[index].files[at].summary.explanation) for index, at in places[change])
        return len(change.patch or "") + told * _COSTLIER

    def checked(change: FileChange) -> list[list[_Verdict]]:
        return [
            list(_file_texts(reports[index].files[at], at, shown[index], anew[index], said))
            for index, at in places[change]
        ]

    changes = list(places)
    if sum(map(size, changes)) >= WORTH_IT:
        in_range(changes[0])  # worked out here once, and not in every process
    files: list[list[_Verdict]] = [[] for _ in reports]
    verdicts = dict(zip(changes, each(checked, changes, size=size), strict=True))
    told = {
        place: texts
        for change, found in places.items()
        for place, texts in zip(found, verdicts[change], strict=True)
    }
    for index, report in enumerate(reports):
        for at in range(len(report.files)):
            files[index] += told[index, at]
    return files


def _file_texts(
    file: ReportedFile, at: int, shown: _Shown, anew: OfReport | None, said: Said
) -> Iterator[_Verdict]:
    evidence = shown.parts[at]
    told = anew.of(file.change.path) if anew else NOTHING_RETOLD
    alone = union((evidence,), types=(file.summary.modification_type,))
    for name, text in (
        ("modification_title", file.summary.modification_title),
        ("explanation", file.summary.explanation),
    ):
        done = check(text, evidence, neighbours=shown.by_path, own_links=shown.own, retold=told, said=said)
        claimed = untyped(text, alone, heading=None)
        yield (
            file.change.path,
            name,
            done.claims + claimed.claims,
            (*done.ungrounded, *claimed.ungrounded),
        )


def _overview(overview: Overview) -> Iterator[tuple[str, str, str | None]]:
    yield "summary", overview.summary, None
    yield "highlights", overview.highlights, None
    for name, heading in (
        ("new_features", "new feature"),
        ("breaking_changes", "breaking change"),
        ("other_updates", None),
    ):
        entries = getattr(overview, name)
        for text in (entries,) if isinstance(entries, str) else entries:
            yield name, text, heading
    yield "insights", overview.insights, None
