"""What a program's own pages say now: news of its documentation, which breaks nobody's program."""

from collections.abc import Iterator, Sequence

from diff_insight.languages import msgid
from diff_insight.model import AnalyzedFile, Role
from diff_insight.telling.glance import news
from diff_insight.telling.news import Told
from diff_insight.telling.phrase import Phrases

GONE = msgid("Documentation: {clauses}.")
NEW = msgid("New in the documentation: {clauses}.")
_PROGRAM: frozenset[Role] = frozenset({"source", "schema"})


_PAGES_OF_RELEASE = 3
"""Pages for each file of a program that a release may touch and still be the program's."""


def is_beside(files: Sequence[AnalyzedFile], *, release: bool) -> bool:
    """Tell whether a report is about a program, beside which its pages stand.

    A setting is part of what its users meet (a module of Terraform, a chart), but for those of the
    repository itself, whose names begin with a dot.

    Args:
        files: The report's files.
        release: Whether the range leads from one version to the next.
    """
    pages = sum(file.role == "docs" for file in files)
    program = sum(map(_is_of_program, files))
    return 0 < pages <= program * (_PAGES_OF_RELEASE if release else 1)


def _is_of_program(file: AnalyzedFile) -> bool:
    path = file.change.path
    return file.role in _PROGRAM or (file.role == "config" and not path.startswith(".") and "/." not in path)


def parted(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Give what is told of a program, and what only of its pages."""
    pages = [one for one in told if all(file.role == "docs" for file in one.files)]
    return [one for one in told if one not in pages], pages


def said(gone: Sequence[Told], new: Sequence[Told], phrases: Phrases) -> Iterator[str]:
    """Say what readers of the documentation no longer find, and what is new there."""
    yield from news(gone, GONE, phrases, done=True)
    yield from news(new, NEW, phrases)
