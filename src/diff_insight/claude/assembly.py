"""From the parts that a model answers to one text, in the same slots as an offline one.

A part that rests on nothing is left out: a point that cites no changed row, a reason that names no commit and
no pull request of the range, or does not say that it is theirs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diff_insight.grounding.purpose import is_attributed
from diff_insight.languages.typography import UNSPACED
from diff_insight.model import Locale

from .answers import FileParts, FileText, Point, Why
from .rows import Changed


@dataclass(frozen=True, slots=True)
class Assembly:
    """Puts the parts of an answer about one file together.

    Attributes:
        changed: The changed rows of the file.
        is_source: Whether an id names a commit or the pull request of the range.
    """

    changed: Changed
    is_source: Callable[[str], bool]

    def text(self, parts: FileParts, locale: Locale) -> FileText:
        """Give the text of what rests on something."""
        blank = "" if locale.partition("_")[0] in UNSPACED else " "
        said = [point.says for point in parts.what if self._stands(point)]
        paragraphs = [blank.join(said)] if len(said) <= 2 else ["\n".join(f"- {_row(one)}" for one in said)]  # noqa: PLR2004 - two sentences are a paragraph
        paragraphs += [
            blank.join(filter(None, (parts.before, parts.after))),
            blank.join(filter(None, (parts.who, parts.do))),
            parts.why.says if parts.why is not None and self._is_theirs(parts.why) else "",
        ]
        return FileText(title=parts.title, explanation="\n\n".join(filter(str.strip, paragraphs)))

    def faults(self, parts: FileParts) -> Iterator[str]:
        """Give what is wrong with what the parts rest on, each as a sentence for the model."""
        for number, point in enumerate(parts.what, start=1):
            if not self._stands(point):
                yield f"point {number} of what: lines names no changed row (-12, +14 as in the patch)"
        if parts.why is not None and not self.is_source(parts.why.source):
            yield "why: source is no commit and no pull request of the range; null where they say nothing"
        elif parts.why is not None and not self._is_theirs(parts.why):
            yield "why: says does not tell whose words it repeats, as in: the commit says that"

    def _is_theirs(self, why: Why) -> bool:
        """Whether somebody gives the reason, and the text says so."""
        return self.is_source(why.source) and is_attributed(why.says)

    def _stands(self, point: Point) -> bool:
        return bool(self.changed.cited(point.lines))


def _row(text: str) -> str:
    return " ".join(text.split()).removeprefix("- ").removeprefix("* ")
