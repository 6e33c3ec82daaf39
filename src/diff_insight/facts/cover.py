"""The promise that every changed line belongs to a fact, kept here whatever the readers missed."""

from collections.abc import Sequence

from diff_insight.diff.hunks import Hunk, HunkLine
from diff_insight.facts.draft import Draft, quote


def uncovered(hunks: Sequence[Hunk], drafts: Sequence[Draft]) -> list[Draft]:
    """Give a fallback fact for each run of changed lines that no fact speaks of."""
    removed = {number for draft in drafts for number in draft.removed}
    added = {number for draft in drafts for number in draft.added}
    found: list[Draft] = []
    at = 0
    for hunk in hunks:
        run: list[HunkLine] = []
        for line in hunk.lines:
            at += 1
            if (line.side == "-" and line.old not in removed) or (line.side == "+" and line.new not in added):
                run.append(line)
            elif run:
                found.append(_plain(run, at))
                run = []
        if run:
            found.append(_plain(run, at))
    return found


def _plain(run: Sequence[HunkLine], at: int) -> Draft:
    draft = Draft("text_changed", at, count=len(run)).cover(run)
    for name, side in (("old", "-"), ("new", "+")):
        text = quote("\n".join(line.text for line in run if line.side == side))
        if text:
            draft.fields[name] = text
    return draft
