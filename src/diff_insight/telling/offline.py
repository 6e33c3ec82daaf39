"""The engine that needs no network: every text is built from the facts of the diff.

Deterministic and pure: the same facts give the same bytes in every run.
"""

from collections.abc import Iterator, Sequence

from diff_insight.languages import Messages, messages
from diff_insight.model import AnalyzedFile, AnalyzedRange, Explained, Fact, FileSummary, Locale, Overview
from diff_insight.ports import Progress

_BULLETS = 7


class OfflineEngine:
    """Explains every file and every report from facts alone."""

    def explain(self, analyzed: AnalyzedRange, *, locales: Sequence[Locale], progress: Progress) -> Explained:
        """Give summaries and overviews, at no cost and without fail; see `diff_insight.ports.Engine`."""
        categories = analyzed.categories
        with progress.step("Explaining", total=sum(map(len, categories.values()))) as step:
            summaries = {}
            for files in categories.values():
                for file in files:
                    summaries[file.change.path] = {locale: summarize(file, locale) for locale in locales}
                    step.advance()
        overviews = {
            (category, locale): _overview(
                files, [summaries[f.change.path][locale] for f in files], messages(locale)
            )
            for category, files in categories.items()
            for locale in locales
        }
        return Explained(summaries=summaries, overviews=overviews)


def summarize(file: AnalyzedFile, locale: Locale) -> FileSummary:
    """Say what changed in one file, with the type that its rule gave it."""
    words = messages(locale)
    clauses = list(dict.fromkeys(_clauses(file, words))) or [words.text("No change that text can show")]
    told = clauses[:_BULLETS]
    left = len(clauses) - len(told)
    if left:
        told.append(words.plural("one more change", "{n} more changes", left))
    body = f"{told[0]}." if len(told) == 1 else "\n".join(f"- {clause}" for clause in told)
    return FileSummary(
        modification_type=file.modification_type,
        modification_title=clauses[0].replace("`", "")[:80],
        explanation=body,
    )


def _clauses(file: AnalyzedFile, words: Messages) -> Iterator[str]:
    for fact in file.facts:
        yield _clause(fact, file, words)


def _clause(fact: Fact, file: AnalyzedFile, words: Messages) -> str:
    name = f"`{fact.name or file.change.path}`"
    if fact.old is not None and fact.new is not None and "`" not in fact.old + fact.new:
        return words.text("{name}: `{old}` becomes `{new}`", name=name, old=fact.old, new=fact.new)
    n = max(len(fact.lines.removed), len(fact.lines.added))
    lines = words.plural("one line changes", "{n} lines change", n)
    place = " / ".join(fact.where) or file.change.path
    if fact.thing == "text":
        return words.text("{lines} in `{place}`", lines=lines, place=place)
    return words.text(
        "{name} ({thing}): {action}", name=name, thing=fact.thing.replace("_", " "), action=fact.action
    )


def _overview(files: Sequence[AnalyzedFile], told: Sequence[FileSummary], words: Messages) -> Overview:
    lists: dict[str, list[str]] = {"new feature": [], "breaking change": [], "": []}
    for file, summary in zip(files, told, strict=True):
        key = summary.modification_type if summary.modification_type in lists else ""
        lists[key].append(f"`{file.change.path}`: {summary.explanation.splitlines()[0].removeprefix('- ')}")
    count = words.plural("One file changes.", "{n} files change.", len(files))
    return Overview(
        summary=count,
        highlights=count,
        new_features=tuple(lists["new feature"]),
        breaking_changes=tuple(lists["breaking change"]),
        other_updates=tuple(lists[""]),
        insights="",
    )
