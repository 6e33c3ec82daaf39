"""Pages: their things, how these are matched and stated, and the rules of their types.

What the facts of each thing fill, beside `name`, `where` (headings, notes, tabs, items, rows) and `lines`:

- Of what stands in an entry of a list, a row or a footnote: details `heading`, the heading above that.
- `section`, `release`, `release_section`: `name` the heading; `previous_name`; details `says` (the first
  sentence), `beside` or `behind` (the neighbour before which, behind which it stands now), `heads` (it is
  the title of a page that was translated), `from` or `to` (the other page, of one that went there with
  changes),
  `gives_way_to` and `in_place_of` (the section that came for it or went for it, between the same
  neighbours), `makes_room_for` (the first of the sections that stand there now, of other matter);
  of a release `name` the version, part `date_changed`; `made` of what stood under the heading `unreleased`,
  details `date`. New or gone: parts. `heading`: its text stays, the heading alone is new or
  gone, or `was_a` or `becomes` a `paragraph`. `level`: `name` the heading, `old` and `new` how deep it is,
  1 the highest.
- `paragraph`, `list_item`, `sentence`, `footnote`, `changelog_entry`: `old`, `new` whole; changed: details
  `was`, `is`, `ahead` (the one stretch that gave way to another, and the words before it). A paragraph is
  only new or gone, or layout, or `becomes` or `was_a` `list_item` or `list` with the same words; what
  changes in it are its sentences. Sentences made one, or one made several,
  are one changed sentence; where others stand between them: details `parted` or `merged` (how many),
  `begins_now` (the first as it is now); of one that is new or gone `apart` where a sentence that stays is
  between it and each that went from, or came to, its text. `footnote`: details `says`. `list_item`: `name`
  the term it explains, or all of a short one; details `under` (the sentence before the list),
  `restricted_by` (what says that its list is not offered), `leads` where it only leads elsewhere (a
  `paragraph` too): to which page, or `yes`; part `done_changed`. `changelog_entry`: details `type`, `issue`
  of a fragment of news.
- `table_column`: parts its cells; changed: `old`, `new` of cells that all changed alike, details `cells`.
  `table_row`: `name` the first cell, with further ones where rows share it; parts its cells; details
  `column` (the header of the first cells), `restricted_by`, `twin` where the table holds the same row in the
  other version and now, or held it twice,
  `result` where the table shows what an example gives; changed: all its cells by one rule, details
  `cells` and `put_before`, `put_behind`, `taken_before`, `taken_behind` or `was` and `is`. `table_cell`:
  `name` the column (empty where the header is not shown: details `position`), `old`, `new`. `table`: moved
  or layout, or new or gone with its parts, or changed: `was_a` or `becomes`, a `list` with the same
  words (`reworded` with others), or `headings` of the names of its rows.
- `code_block`: details `language`, `highlighted_lines`, `example_title`, `block_options`, of which parts
  tell what changed; changed: `defines` and `drops` (names of what only one version of it defines), `apart`
  (lines came or went in one place of it and changed in another); `old`, `new` where it is new or gone;
  parts `code_line` with `old`, `new`, details `was`, `is`, `ahead`; of one that sets a key `key`, `from`,
  `to`; moved: `behind` or `ahead_of` (the line that it passed); `becomes` or `was_a` where it is a `list`
  or a `table` with the same words in the other version.
- `available_since`, `changed_since`, `deprecated_since`, `removed_since`: `name` the version that a mark
  names; details `says`.
- `admonition`, `tab`, `zone`, `component`, `directive`, `quote`: `name`; details `says`; `around` where it
  came around what was there before, `text` where what a note says stays outside of it; parts, of which
  `html_attribute` is one of a component or shortcode (details `tag`: of which). `component` changed:
  `was_a` or `becomes` `text`, where the other version shows its tag.
- `comment`: details `hides` and `hides_thing`, or `shows` and `shows_thing`; else `old`, `new`; changed:
  details `unseen`.
- `link`, `image`, `include`, `definition`, `link_target` (what a label of links leads to): `name` what is
  shown, `old` and `new` the targets (of a link that came or went, unless its words are the target), details
  `was` and `is` (the segments of the target that differ); `worded` where the `address` stood in its place,
  `joined` (how many links it is made of, with `target`). `reference_role`: `name` what is shown of a link
  that leads where it led, details `was_role` and `by_role` (`:ref:`, `:doc:`); `marks` (`yes`) of words that
  no known role lets lead anywhere (`:file:`).
- `metadata`: `old`, `new`; `metadata_entry`: `name` the entry of a list, in the key of `where`.
  `metadata_record`: an entry of several keys, which moved; what changes in it is told by its keys, and one
  that is new or gone as `metadata_entry`. `metadata_renamed`: as `key_renamed`. `front_matter`: parts.
- `html`: `old`, `new`; one that opens an element and one that closes it are one, with `around` where what
  stands between them was there before. `licence`: `old` and `new` its SPDX identifiers. `copyright`:
  `old`, `new`.
"""

from diff_insight.facts.entry import Entry
from diff_insight.facts.into_headings import into_headings
from diff_insight.facts.itemised import itemised
from diff_insight.facts.page_frames import around, lone_html
from diff_insight.facts.pages import (
    comment,
    front_matter,
    licence,
    lone_record,
    lone_section,
    note,
    place,
    record,
    remark,
    section,
)
from diff_insight.facts.passages import (
    example,
    footnote,
    lone_footnote,
    lone_target,
    lone_text,
    sentence,
    target,
    text,
    worded,
)
from diff_insight.facts.prose_rules import RULES
from diff_insight.facts.put_around import framed_in_html
from diff_insight.facts.reframed import reframed
from diff_insight.facts.renamed_keys import together
from diff_insight.facts.renamed_labels import through_renamed_labels
from diff_insight.facts.replaced_sections import in_their_place
from diff_insight.facts.rows_by_name import by_name
from diff_insight.facts.tabular import cell, lone_cell, lone_row, row, table
from diff_insight.facts.tag_attributes import by_attribute
from diff_insight.facts.thing import Thing
from diff_insight.model import Fact

__all__ = ["FINISH", "RULES", "THINGS"]

THINGS = (
    Thing(name="front_matter", frame=True, pair=front_matter),
    Thing(name="metadata", ordered=True, alike=2),
    Thing(name="metadata_entry", alike=2),
    Thing(name="metadata_record", frame=True, at_once=True, alike=0.4, pair=record, single=lone_record),
    Thing(
        name="section",
        rooted=True,
        frame=True,
        ordered=True,
        family="section",
        recased=True,
        alike=0.5,
        pair=section,
        single=lone_section,
    ),
    Thing(
        name="release",
        frame=True,
        ordered=True,
        family="section",
        alike=0.4,
        pair=section,
        single=lone_section,
    ),
    Thing(name="release_section", frame=True, pair=section, single=lone_section),
    Thing(name="heading", recased=True),
    Thing(name="changelog_entry", by_text=True, alike=0.5, pair=worded),
    Thing(name="paragraph", recased=True, rooted=True, ordered=True, alike=0.6, pair=text, single=lone_text),
    Thing(name="sentence", recased=True, inner=True, by_text=True, alike=0.6, pair=sentence),
    Thing(name="list_item", recased=True, rooted=True, ordered=True, alike=0.6, pair=text, single=lone_text),
    Thing(name="table", rooted=True, alike=0.3, pair=table),
    Thing(name="table_column", alike=0.5),
    Thing(name="table_row", recased=True, ordered=True, alike=0.5, pair=row, single=lone_row),
    Thing(name="table_cell", alike=0.5, stays=True, pair=cell, single=lone_cell),
    Thing(name="code_block", rooted=True, alike=0.4, pair=example),
    Thing(name="code_line", inner=True, alike=2),
    Thing(name="quote", rooted=True, alike=0.0, beside=True, pair=place, single=around),
    Thing(name="admonition", rooted=True, alike=0.4, pair=note, single=around),
    *(
        Thing(name=name, rooted=True, alike=0.0, beside=True, pair=place, single=around)
        for name in ("available_since", "changed_since", "deprecated_since", "removed_since")
    ),
    Thing(name="tab", ordered=True, pair=place, single=around),
    Thing(name="zone", pair=place, single=around),
    Thing(name="component", pair=place, single=around),
    Thing(name="directive", pair=place, single=around),
    Thing(name="comment", inner=True, pair=remark, single=comment),
    Thing(name="include", ordered=True, beside=True, pair=target),
    Thing(name="link", recased=True, pair=target, single=lone_target),
    Thing(name="image", ordered=True, alike=2, pair=target),
    Thing(name="definition", pair=target),
    Thing(name="link_target", pair=target),
    Thing(name="footnote", by_text=True, alike=0.5, pair=footnote, single=lone_footnote),
    Thing(name="import", alike=2),  # of MDX
    Thing(name="html", alike=2, single=lone_html),  # one tag is not called another now
    Thing(name="licence", alike=0.0, pair=licence),
    Thing(name="copyright"),
)


def FINISH(facts: tuple[Fact, ...], before: Entry, after: Entry) -> tuple[Fact, ...]:  # noqa: N802 - as of every family
    """Leave out what a page's facts tell twice, and tell once what every record of its metadata does."""
    facts = into_headings(facts)
    facts = by_name(reframed(facts, before, after))
    facts = in_their_place(framed_in_html(facts, before, after), before, after)
    facts = through_renamed_labels(itemised(facts), after)
    return together(tuple(map(by_attribute, facts)), before, after)
