"""A paragraph that went into the heading above it, or came out of that: told once, by the heading."""

from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import even
from diff_insight.facts.line_sets import lines_of_all
from diff_insight.model import Fact


def into_headings(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give a page's facts without paragraphs that a heading says now, or said, beside its own."""
    found = list(facts)
    for heading in [one for one in facts if one.kind == "section_renamed"]:
        before, after = even(heading.previous_name or ""), even(heading.name)
        kind, short, long = (
            ("paragraph_removed", before, after)
            if len(before) < len(after)
            else ("paragraph_added", after, before)
        )
        if not short or not long.startswith(short):
            continue
        rest = long.removeprefix(short).strip()
        places = {(*heading.where, heading.name), (*heading.where, heading.previous_name or "")}
        texts = [
            one
            for one in found
            if one.kind == kind and one.where in places and even(one.old or one.new or "") == rest
        ]
        if len(texts) == 1:
            told = replace(heading, lines=lines_of_all((heading, *texts)))
            found = [told if one is heading else one for one in found if one is not texts[0]]
    return tuple(found)
