"""What is told of one file, between its boundary lines: what a program knows of it, then its patch."""

import json
import re

from diff_insight.model import AnalyzedFile, Locale
from diff_insight.telling.offline import summarize

from .digest import digest
from .parts import Part
from .rows import UNCHANGED, cut, numbered
from .surroundings import Surroundings, short

_FACTS = 500
_DRAFT = 220
_AROUND = 4_000
_COMMITS = 400
"""Characters, at most."""
_ENDS = re.compile(r"[.;](?= )|[。；]")
_LEAST = 100
"""Characters of facts and of a draft that stand before the shortest patch."""


def file_data(file: AnalyzedFile, part: Part, around: Surroundings, locale: Locale) -> str:
    """Give the data of a file, or of a part of it.

    Args:
        file: What changed.
        part: Of its patch.
        around: Knows its commits.
        locale: Of the draft.
    """
    change = file.change
    told = [f"path: {json.dumps(change.path, ensure_ascii=False)}"]
    if change.previous_path is not None:
        told.append(f"before: {json.dumps(change.previous_path, ensure_ascii=False)}")
    told.append(f"{change.status} {file.role}, +{change.additions} -{change.deletions}")
    if part.of > 1:
        told.append(f"part {part.number} of {part.of} of the patch: describe this part alone")
    if part.left_out:
        told.append("some lines of the patch are left out here")
    told += around.lines_about(around.commits_of(file), _COMMITS)
    # both only point at what stands in the patch: of a short one they are a share, and what is new or gone as
    # a whole stands there in order
    most = _room(part, _FACTS if change.status not in {"added", "removed"} else _LEAST)
    facts = digest(file.facts, within=part if part.of > 1 else None, most=most)
    if facts:
        told += ["facts:", facts]
    told.append(f"draft: {_draft(summarize(file, locale).explanation, _room(part, _DRAFT))}")
    fits = part.of == 1 and sum(len(cut(row, UNCHANGED)) + 2 for row in file.enclosing.split("\n")) <= _AROUND
    prose = file.role == "docs"
    shown = numbered(part.patch, prose=prose, enclosing=file.enclosing if fits else "")
    return "\n".join([*told, "patch:", shown])


def _draft(text: str, most: int) -> str:
    """Give a text in one line, as far as whole clauses of it fit: half of one is read in the patch."""
    shown = short(text, most)
    end = max((found.end() for found in _ENDS.finditer(shown)), default=0)
    return f"{shown[:end]} …" if shown.endswith("…") and 2 * end > most else shown


def _room(part: Part, most: int) -> int:
    return min(most, max(_LEAST, len(part.patch) // 4))
