"""Pages: their things, and the rules by which they give a change its type."""

from diff_insight.facts.pages import around, comment, front_matter, licence, lone_section, place, section
from diff_insight.facts.passages import example, lone_text, sentence, target, text, worded
from diff_insight.facts.prose_rules import RULES
from diff_insight.facts.tabular import cell, lone_cell, lone_row, row, table
from diff_insight.facts.thing import Thing

__all__ = ["RULES", "THINGS"]

THINGS = (
    Thing(name="front_matter", frame=True, pair=front_matter),
    Thing(name="metadata", ordered=True, alike=2),
    Thing(name="metadata_entry", alike=2),
    Thing(
        name="section",
        frame=True,
        ordered=True,
        family="section",
        alike=0.5,
        pair=section,
        single=lone_section,
    ),
    Thing(name="release", frame=True, ordered=True, family="section", pair=section, single=lone_section),
    Thing(name="heading"),
    Thing(name="changelog_entry", by_text=True, alike=0.5, pair=worded),
    Thing(name="paragraph", alike=0.5, pair=text, single=lone_text),
    Thing(name="sentence", inner=True, by_text=True, alike=0.6, pair=sentence),
    Thing(name="list_item", alike=0.6, pair=text, single=lone_text),
    Thing(name="table", pair=table),
    Thing(name="table_column", alike=0.5),
    Thing(name="table_row", alike=0.5, pair=row, single=lone_row),
    Thing(name="table_cell", alike=0.5, pair=cell, single=lone_cell),
    Thing(name="code_block", alike=0.4, pair=example),
    Thing(name="code_line", inner=True, alike=2),
    Thing(name="quote", pair=place, single=around),
    Thing(name="admonition", pair=place, single=around),
    Thing(name="tab", ordered=True, pair=place, single=around),
    Thing(name="zone", pair=place, single=around),
    Thing(name="component", pair=place, single=around),
    Thing(name="directive", pair=place, single=around),
    Thing(name="comment", inner=True, pair=place, single=comment),
    Thing(name="include", pair=target),
    Thing(name="link", pair=target),
    Thing(name="image", pair=target),
    Thing(name="definition", pair=target),
    Thing(name="footnote", alike=0.5, pair=worded),
    Thing(name="html"),
    Thing(name="licence", alike=0.0, pair=licence),
    Thing(name="copyright"),
)
