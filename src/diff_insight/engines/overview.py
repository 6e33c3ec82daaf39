"""What a report says before its files: the most important facts, and what many files have in common.

Bounded however many files there are: what is not told one by one is counted. Every file of the type
"new feature" or "breaking change" is told or counted under its own heading, and no other file is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diff_insight.catalog import Messages, Plural, messages
from diff_insight.diff.anchors import anchors, short_names
from diff_insight.engines.blocks import blocks_of
from diff_insight.engines.digest import Digest, digest
from diff_insight.engines.explanations import paragraph
from diff_insight.engines.quoting import clean, code, escaped, shorten
from diff_insight.engines.survey import Shared, Survey, replacement, survey
from diff_insight.engines.upkeep import upkeep_clauses
from diff_insight.engines.whole_files import is_prose, whole_clauses
from diff_insight.engines.wording import Wording
from diff_insight.model import AnalyzedFile, FileSummary, Locale, Overview

_BULLETS = 10
_HIGHLIGHTS = 4
_LINKS = 3
_ROOM = 60
_TERMS = 3
_IN_SUMMARY = 3
_LEADING = 3

Said = frozenset[tuple[str, str]]

_MORE_FEATURES = Plural("one more file has something new", "{n} more files have something new")
_MORE_BREAKING = Plural("one more file takes something away", "{n} more files take something away")
_MORE_UPDATES = Plural("one more file has smaller changes", "{n} more files have smaller changes")
_REST = Plural("the one other file has smaller changes", "the other {n} files have smaller changes")
_OF_THEM = Plural("in one of them only {key}", "in {n} of them only {key}")
_REST_DATES = Plural("nothing but {key} changes in one file", "nothing but {key} changes in {n} files")
_DATES = Plural("nothing but the date changes in one file", "nothing but the date changes in {n} files")
_METADATA = Plural("nothing but metadata changes in one file", "nothing but metadata changes in {n} files")
_SPACING = Plural(
    "nothing but white space changes in one file", "nothing but white space changes in {n} files"
)
_FILES_MORE = Plural("{files} and one more file", "{files} and {n} more files")
_REPLACED = Plural("{old} becomes {new} in one file", "{old} becomes {new} in {n} files")
_NEW_TERM = Plural("{name} is new in one file", "{name} is new in {n} files")
_GONE_TERM = Plural("{name} is gone from one file", "{name} is gone from {n} files")
_ADDED = Plural("one line added", "{n} lines added")
_REMOVED = Plural("one line removed", "{n} lines removed")
_NONE_LARGER = Plural("no file has more than one changed line", "no file has more than {n} changed lines")
_QUIET = Plural(
    "one file changes, without new features or breaking changes",
    "{n} files change, without new features or breaking changes",
)
_FILES = Plural("one file changes", "{n} files change")
_COUNT_FEATURES = Plural("one with something new", "{n} with something new")
_COUNT_BREAKING = Plural("one with a breaking change", "{n} with breaking changes")
_COUNT_FIXES = Plural("one with a repair", "{n} with a repair")
_COUNT_UPDATES = Plural("one with smaller changes", "{n} with smaller changes")


def overview(files: Sequence[tuple[AnalyzedFile, FileSummary]], *, locale: Locale, category: str) -> Overview:
    """Give the overview of a report: `files` are its rows in order, with their summaries."""
    del category  # the title of the report names it
    return overview_of([(digest(file), summary) for file, summary in files], messages(locale))


def overview_of(files: Sequence[tuple[Digest, FileSummary]], words: Messages) -> Overview:
    """Give the overview of digested files."""
    return _Overview(files, words).made()


class _Overview:
    def __init__(self, files: Sequence[tuple[Digest, FileSummary]], words: Messages) -> None:
        self.digests = [found for found, _ in files]
        self.summaries = [summary for _, summary in files]
        self.words = words
        self.wording = Wording(words, markdown=True, room=_ROOM)
        self.plain = Wording(words, markdown=False, room=_ROOM)
        paths = [found.change.path for found in self.digests]
        self.paths = paths
        self.anchors = anchors(paths)
        self.names: Mapping[str, str] = short_names(paths)
        self.survey: Survey = survey(self.digests, [summary.modification_type for summary in self.summaries])

    def made(self) -> Overview:
        features = self.survey.types.get("new feature", ())
        breaking = self.survey.types.get("breaking change", ())
        return Overview(
            summary=self.summary(features, breaking),
            highlights=self.highlights(features, breaking),
            new_features=self.bullets(features, _MORE_FEATURES),
            breaking_changes=self.bullets(breaking, _MORE_BREAKING),
            other_updates=self.other_updates(),
            insights=self.insights(breaking),
        )

    def link(self, at: int) -> str:
        path = self.paths[at]
        return f"[{code(self.names[path], 120)}](#{self.anchors[path]})"

    def linked(self, files: Sequence[int]) -> str:
        links = [self.link(at) for at in files[:_LINKS]]
        if len(files) > _LINKS:
            return self.words.plural(*_FILES_MORE, len(files) - _LINKS, files=self.wording.comma(links))
        return self.wording.series(links)

    def clause(self, at: int, said: Said = frozenset()) -> tuple[str, str]:
        """Say the most important thing about a file that has not been said, without and with its place."""
        summary, found = self.summaries[at], without(self.digests[at], said)
        clauses = lead_clauses(found, self.words) if summary.explained_by == "offline" else ("", "")
        return clauses if clauses[0] else (escaped(summary.modification_title),) * 2

    def told(self, files: Sequence[int], limit: int, said: Said = frozenset()) -> tuple[list[str], int]:
        """Say files one by one, those of which the same is true together; give the number of the others.

        Replacements that have been `said` are passed over.
        """
        same: dict[str, list[int]] = {}
        placed: dict[str, str] = {}
        for at in files:
            clause, with_place = self.clause(at, said)
            placed[clause] = with_place if placed.get(clause, with_place) == with_place else clause
            same.setdefault(clause, []).append(at)
        shown = [(placed[clause], found) for clause, found in same.items()][:limit]
        told = [
            self.words.text("{clause} ({files})", clause=clause, files=self.linked(found))
            for clause, found in shown
        ]
        return told, len(files) - sum(len(found) for _, found in shown)

    def bullets(self, files: Sequence[int], more: Plural) -> tuple[str, ...]:
        told, left = self.told(files, _BULLETS)
        if left:
            told.append(self.words.plural(*more, left))
        return tuple(map(self.sentence, told))

    def sentence(self, clause: str) -> str:
        return paragraph([clause], self.words)

    def highlights(self, features: Sequence[int], breaking: Sequence[int]) -> str:
        half = _HIGHLIGHTS // 2
        most = max(half, _HIGHLIGHTS - len(breaking)), max(half, _HIGHLIGHTS - len(features))
        said, more_features = self.told(features, most[0])
        gone, more_breaking = self.told(breaking, most[1])
        said += gone
        if not said:
            said, _ = self.told(self.telling(), _HIGHLIGHTS)
        if more_features:
            said.append(self.words.plural(*_MORE_FEATURES, more_features))
        if more_breaking:
            said.append(self.words.plural(*_MORE_BREAKING, more_breaking))
        shared = [self.replaced(one) for one in self.survey.replaced if len(one.files) > 2]  # noqa: PLR2004 - many
        rest = len(self.paths) - len(features) - len(breaking)
        closing = []
        if rest and (features or breaking):
            closing.append(self.words.plural(*_REST, rest))
        closing += self.quiet()
        parts = [paragraph(said, self.words), paragraph([*shared[:1], *closing], self.words)]
        return "\n\n".join(part for part in parts if part)

    def telling(self) -> list[int]:
        """Give the files in which more than upkeep changes, the most important first."""
        found = [at for at, one in enumerate(self.digests) if one.points or one.whole]
        return sorted(
            found, key=lambda at: (self.summaries[at].modification_type != "bug fix", self.rank(at))
        )

    def different(self, files: Sequence[int]) -> list[int]:
        """Give the first few files of which not the same is to be said."""
        first: dict[str, int] = {}
        for at in files:
            first.setdefault(self.clause(at)[0], at)
            if len(first) == _IN_SUMMARY:
                break
        return list(first.values())

    def rank(self, at: int) -> float:
        found = self.digests[at]
        return 0.0 if found.whole else found.points[0].rank

    def quiet(self) -> list[str]:
        """Say once what happened to the files in which hardly anything changed."""
        seen, said = self.survey, []
        key = self.wording.name(seen.date_key)
        if seen.metadata and seen.metadata != seen.dates:
            said.append(self.words.plural(*_METADATA, len(seen.metadata)))
        elif seen.dates and key:
            said.append(self.words.plural(*_REST_DATES, len(seen.dates), key=key))
        elif seen.dates:
            said.append(self.words.plural(*_DATES, len(seen.dates)))
        if seen.dates and key and seen.metadata != seen.dates:
            said[-1] = self.words.text(
                "{clause}, {part}",
                clause=said[-1],
                part=self.words.plural(*_OF_THEM, len(seen.dates), key=key),
            )
        if seen.spacing:
            said.append(self.words.plural(*_SPACING, len(seen.spacing)))
        return said

    def other_updates(self) -> tuple[str, ...]:
        seen = self.survey
        quiet = {*seen.dates, *seen.metadata, *seen.spacing}
        said = frozenset((one.old, one.new) for one in seen.replaced)
        telling = self.telling()
        others = [
            at
            for at in dict.fromkeys((*telling, *range(len(self.paths))))
            if at not in quiet
            and self.summaries[at].modification_type in {"bug fix", "minor update"}
            and not (said and self.digests[at].points and not without(self.digests[at], said).points)
        ]
        lines = [self.replaced(one) for one in seen.replaced]
        told, left = self.told(others, _BULLETS - len(lines), said)
        lines += told
        if left:
            lines.append(self.words.plural(*_MORE_UPDATES, left))
        return tuple(map(self.sentence, (*lines, *self.quiet())))

    def replaced(self, one: Shared) -> str:
        old, new = self.wording.value(one.old), self.wording.value(one.new)
        if old == new:  # only the marks around it differ
            old, new = self.wording.code(one.old), self.wording.code(one.new)
        clause = self.words.plural(*_REPLACED, len(one.files), old=old, new=new)
        return self.words.text("{clause} ({files})", clause=clause, files=self.linked(one.files))

    def insights(self, breaking: Sequence[int]) -> str:
        return "\n\n".join(
            part
            for part in (
                paragraph(self.terms(), self.words),
                paragraph(self.spread(), self.words),
                paragraph(self.to_do(breaking), self.words),
            )
            if part
        )

    def terms(self) -> list[str]:
        said = []
        for shared, template in ((self.survey.new_terms, _NEW_TERM), (self.survey.gone_terms, _GONE_TERM)):
            for one in shared[:_TERMS]:
                name = self.wording.name(one.new or one.old)
                clause = self.words.plural(*template, len(one.files), name=name)
                said.append(
                    self.words.text("{clause} ({files})", clause=clause, files=self.linked(one.files))
                )
        return said

    def spread(self) -> list[str]:
        said = []
        total = len(self.paths)
        if self.survey.folder and total > _TERMS:
            said.append(
                self.words.text(
                    "{n} of the {total} files lie in {folder}",
                    n=self.words.number(self.survey.in_folder),
                    total=self.words.number(total),
                    folder=code(self.survey.folder, 120),
                )
            )
        largest = max(range(total), key=lambda at: (self.digests[at].change.changes, -at))
        change = self.digests[largest].change
        alone = sum(found.change.changes >= change.changes for found in self.digests) == 1
        if total > 1 and alone:
            parts = [
                self.words.plural(*template, n)
                for template, n in ((_ADDED, change.additions), (_REMOVED, change.deletions))
                if n
            ]
            said.append(
                self.words.text(
                    "the largest change is in {file}, with {parts}",
                    file=self.link(largest),
                    parts=self.words.text("{added} and {removed}", added=parts[0], removed=parts[1])
                    if len(parts) > 1
                    else parts[0],
                )
            )
        elif total > 1 and change.changes:
            said.append(self.words.plural(*_NONE_LARGER, change.changes))
        return said

    def to_do(self, breaking: Sequence[int]) -> list[str]:
        if not breaking:
            return []
        return [
            self.words.text(
                "readers who rely on what is gone or stricter will find it in {files}",
                files=self.linked(breaking),
            )
        ]

    def summary(self, features: Sequence[int], breaking: Sequence[int]) -> str:
        types = self.survey.types
        counts = [
            self.words.plural(*template, len(types[kind]))
            for kind, template in (
                ("new feature", _COUNT_FEATURES),
                ("breaking change", _COUNT_BREAKING),
                ("bug fix", _COUNT_FIXES),
                ("minor update", _COUNT_UPDATES),
            )
            if kind in types
        ]
        if types.keys() <= {"minor update"}:
            text = self.words.plural(*_QUIET, len(self.paths))
        else:
            text = self.words.text(
                "{files}: {counts}",
                files=self.words.plural(*_FILES, len(self.paths)),
                counts=self.plain.comma(counts),
            )
        said = [paragraph([text], self.words)]
        told = [*breaking[:_IN_SUMMARY], *features[:_IN_SUMMARY]] or self.different(self.telling())
        titles = dict.fromkeys(shorten(clean(self.summaries[at].modification_title), 120) for at in told)
        said += [self.words.text("{sentence}.", sentence=title) for title in titles]
        return self.words.sentences(said)


def lead_clauses(found: Digest, words: Messages) -> tuple[str, str]:
    """Say the most important thing about a file in one clause, without and with its place; or nothing."""
    wording = Wording(words, markdown=True, room=_ROOM, prose_file=is_prose(found.change.path))
    for clause in whole_clauses(found, wording):
        return clause, clause
    for block in blocks_of(replace(found, points=found.points[:_LEADING]), wording):
        return block.clauses[0], block.first(wording)
    for clause in upkeep_clauses(found, wording):
        return clause, clause
    return "", ""


def without(found: Digest, said: Said) -> Digest:
    """Give a digest without the replacements that have been said of many files at once."""
    if not said:
        return found
    points = []
    for point in found.points:
        facts = tuple(fact for fact in point.facts if replacement(fact) not in said)
        if facts:
            points.append(point if len(facts) == len(point.facts) else replace(point, facts=facts))
    return replace(found, points=tuple(points))
