"""What is said of one fact: for each kind the sentences that fit it, richest first, and the same as a title.

A row serves where its conditions hold and every field of its template can be shown whole. What has no row, or
none that can be filled, is said by its noun ("the parameter `x` is new"). Fields: `name`, `before` (its name
before), `old`, `new`, `owner`, `cells`, `declared` (what it is declared as, beside its name) and the details
of the fact.
"""

from collections.abc import Iterator

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.mode_sentences import MODES
from diff_insight.telling.program_sentences import PROGRAMS
from diff_insight.telling.said import Said
from diff_insight.telling.schema_sentences import SCHEMAS
from diff_insight.telling.value_sentences import VALUES


def rows_for(fact: Fact) -> Iterator[Said]:
    """Give the rows that may say a fact, in order."""
    any_thing = _ANY if fact.action == "changed" else ()
    return (row for row in (*_BY_KIND.get(fact.kind, ()), *any_thing) if row.fits(fact))


_PAGES = (
    Said(
        "section_removed",
        msgid("one of the sections called {name} is gone, which say the same"),
        msgid("Removes a second section {name}"),
        {"copy": "yes"},
    ),
    Said(
        "section_renamed",
        msgid("the section {before} is now called {name} and stands before {beside}"),
        msgid("Renames the section {before} to {name}"),
    ),
    Said(
        "section_renamed",
        msgid("the section {before} is now called {name}"),
        msgid("Renames the section to {name}"),
    ),
    Said(
        "section_renamed",
        msgid("the heading {name} is longer by {heading_gains}"),
        msgid("Adds {heading_gains} to a heading"),
    ),
    Said(
        "section_renamed",
        msgid("the heading {before} is shorter by {heading_loses}"),
        msgid("Removes {heading_loses} from a heading"),
    ),
    Said(
        "table_added",
        msgid("a table is new with the rows {rows}"),
        msgid("Adds a table with the rows {rows}"),
    ),
    Said(
        "table_removed",
        msgid("a table is gone that had the rows {rows}"),
        msgid("Removes a table with the rows {rows}"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("{was} becomes {is} in {long_sentence}"),
        msgid("{ahead} {was_figure} → {is_figure}"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("{put} is new in {long_sentence}"),
        msgid("Changes {was_words} to {is_words}"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("{taken} is gone from {long_sentence}"),
        msgid("Adds the words {put}"),
    ),
    Said(
        "sentence_changed",
        msgid("one sentence is now {parted} sentences, the first {begins_now}"),
        msgid("Makes {parted} sentences of one"),
    ),
    Said(
        "sentence_changed",
        msgid("{merged} sentences are now one: {begins_now}"),
        msgid("Makes one of {merged} sentences"),
    ),
    Said("sentence_changed", msgid("in the sentence {long_sentence}: {turns}")),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("{old} becomes {new}"),
        msgid("Removes the words {taken}"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("after {ahead}, {was} gives way to {is}"),
        msgid("{was_figure} → {is_figure}"),
    ),
    Said("sentence_changed paragraph_changed quote_changed", msgid("after {ahead}, {put} is new")),
    Said("sentence_changed paragraph_changed quote_changed", msgid("after {ahead}, {taken} is gone")),
    Said(
        "sentence_changed",
        msgid("a sentence is reworded: {turns}"),
        msgid("Rewords a sentence: {turns}"),
    ),
    Said("sentence_changed", msgid("a sentence now reads {new}"), msgid("Rewords a sentence")),
    Said("sentence_changed", msgid("a sentence is reworded")),
    Said("paragraph_changed quote_changed", msgid("a paragraph is reworded: {turns}")),
    Said("paragraph_changed quote_changed", msgid("a paragraph is reworded"), msgid("Rewords a paragraph")),
    Said(
        "list_item_removed",
        msgid("{subject} is no longer listed under {restricted_by}"),
        msgid("{subject} is no longer listed under {restricted_by}"),
    ),
    Said(
        "list_item_removed", msgid("{subject} is no longer listed under {under}"), msgid("Removes {subject}")
    ),
    Said(
        "list_item_moved",
        msgid("{subject} is listed under {under} now (was under {from_under})"),
        msgid("Moves {subject} from {from_under} to {under}"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new around {around}"),
        msgid("Puts {name} around {around}"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} around {around} is gone"),
        msgid("Removes {name} around {around}"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new ({bears})"),
        msgid("Adds the element {name} ({bears})"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} is gone ({bears})"),
        msgid("Removes the element {name} ({bears})"),
    ),
    Said(
        "html_attribute_added",
        msgid("the attribute {name} is new ({new})"),
        msgid("Adds the attribute {name} ({new})"),
    ),
    Said(
        "html_attribute_removed",
        msgid("the attribute {name} is gone (was {old})"),
        msgid("Removes the attribute {name} (was {old})"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new: {shows}"),
        msgid("Adds {shows}"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} is gone: {shows}"),
        msgid("Removes {shows}"),
    ),
    Said(
        "link_added",
        msgid("the link {name} is new in {n} places"),
        msgid("Adds the link {name} in {n} places"),
    ),
    Said("link_added", msgid("the link {name} is new ({new_target})"), msgid("Adds the link {name}")),
    Said(
        "link_removed",
        msgid("the link {name} is gone from {n} places"),
        msgid("Removes the link {name} from {n} places"),
    ),
    Said("list_item_added", msgid("{subject} is listed under {under}"), msgid("Adds {subject}")),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("{was} becomes {is} in the entry {long_sentence}"),
        msgid("{old} → {new}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("{put} is new in the entry {long_sentence}"),
        msgid("{ahead} {was_figure} → {is_figure}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("{taken} is gone from the entry {long_sentence}"),
        msgid("Changes {was_words} to {is_words}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("in the entry {long_sentence}: {turns}"),
        msgid("Rewords an entry: {turns}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("{old} becomes {new}"),
        msgid("Adds the words {put}"),
    ),
    Said(
        "changelog_entry_changed",
        msgid("a changelog entry is reworded: {turns}"),
        msgid("Adds the words {put}"),
    ),
    Said(
        "list_item_changed definition_changed",
        msgid("a list item is reworded: {turns}"),
        msgid("Rewords the list item {name}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("the list item {name} is reworded"),
        msgid("Removes the words {taken}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("after {ahead}, {was} gives way to {is}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed definition_changed",
        msgid("after {ahead}, {put} is new"),
        msgid("{was_figure} → {is_figure}"),
    ),
    Said(
        "changelog_entry_changed",
        msgid("a changelog entry is reworded"),
        msgid("Rewords a changelog entry"),
    ),
    Said(
        "list_item_changed definition_changed",
        msgid("a list item is reworded"),
        msgid("Rewords a list item"),
    ),
    Said("footnote_changed", msgid("in the footnote {name}, {old} becomes {new}")),
    Said("footnote_changed", msgid("the footnote {name} is reworded: {turns}")),
    Said("footnote_changed", msgid("in the footnote {name}, {was} gives way to {is}"), msgid("{was} → {is}")),
    Said("footnote_added", msgid("the footnote {name} is new: {new}"), msgid("Adds the footnote {name}")),
    Said("table_row_added", msgid("the row {name} is new ({cells})"), msgid("Adds the row {name} ({cells})")),
    Said(
        "table_row_removed",
        msgid("{name} no longer stands in the table with the column {restricted_by} (it was: {cells})"),
        msgid("{name} is no longer among {restricted_by}"),
    ),
    Said(
        "table_row_renamed",
        msgid("the row {before} is now called {name}"),
        msgid("Renames the row {before} to {name}"),
    ),
    Said(
        "table_row_renamed",
        msgid("in the name of a row, {was_words} becomes {is_words}"),
        msgid("Row: {was_words} → {is_words}"),
    ),
    Said("table_row_removed", msgid("the row {name} is gone ({cells})"), msgid("Removes the row {name}")),
    Said(
        "table_row_changed",
        msgid(
            "{n} cells of the row {name} now have {put_before} before and {put_behind} behind what they said"
        ),
        msgid("{name}: {put_before} before each of {n} values"),
    ),
    Said(
        "table_row_changed",
        msgid("{n} cells of the row {name} now have {put_before} before what they said"),
        msgid("{name}: {put_before} before each of {n} values"),
    ),
    Said(
        "table_row_changed table_column_changed",
        msgid("{n} cells of {name} go from {was} to {is}"),
        msgid("{name}: {was} → {is}"),
    ),
    Said(
        "table_column_changed",
        msgid("{n} cells of {name} go from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(
        "table_cell_changed",
        msgid("in the row {row}, {name} goes from {old} to {new}"),
        msgid("{row}, {name}: {old} → {new}"),
    ),
    Said("table_cell_changed", msgid("in the row {row}, {old} becomes {new}"), msgid("{row}: {old} → {new}")),
    Said(
        "table_cell_changed",
        msgid("in the row {row}, {put} is new in {name}"),
        msgid("{row}: rewords {name}"),
    ),
    Said("table_cell_changed", msgid("in the row {row}, {taken} is gone from {name}")),
    Said("table_cell_changed", msgid("in the row {row}, {was_words} becomes {is_words} in {name}")),
    Said("table_cell_changed", msgid("in the row {row}, {name} is reworded: {turns}")),
    Said("table_cell_changed", msgid("in the row {row}, {name} is reworded")),
    Said("table_cell_changed", msgid("in the row {row}, {put} is new"), msgid("{row}: rewords a cell")),
    Said("table_cell_changed", msgid("in the row {row}, a cell is reworded")),
    Said("table_column_added", msgid("the column {name} is new ({cells})"), msgid("Adds the column {name}")),
    Said(
        "admonition_added",
        msgid("{says} is a note now"),
        msgid("Makes a note of {says}"),
        {"text": "stays"},
    ),
    Said(
        "admonition_added", msgid("a text is a note now"), msgid("Makes a note of a text"), {"text": "stays"}
    ),
    Said(
        "admonition_removed",
        msgid("{says} is no longer a note"),
        msgid("No longer a note: {says}"),
        {"text": "stays"},
    ),
    Said(
        "admonition_removed",
        msgid("a note is plain text now"),
        msgid("Makes a note plain text"),
        {"text": "stays"},
    ),
    Said("admonition_added", msgid("the note {says} is new"), msgid("Adds the note {says}")),
    Said("admonition_removed", msgid("the note {says} is gone"), msgid("Removes the note {says}")),
    Said(
        "code_block_added",
        msgid("the {language} example {new} is new"),
        msgid("Adds the {language} example {new}"),
    ),
    Said("code_block_added", msgid("a new {language} example"), msgid("Adds an example in {language}")),
    Said(
        "code_line_changed",
        msgid("in an example {key} goes from {from} to {to}"),
        msgid("Example: {key} {from} → {to}"),
    ),
    Said("code_line_changed", msgid("in an example {was} becomes {is}"), msgid("Example: {was} → {is}")),
    Said("code_line_changed", msgid("in an example {old} becomes {new}"), msgid("Example: {old} → {new}")),
    Said(
        "block_options_changed",
        msgid("the options of an example go from {old} to {new}"),
        msgid("Options of an example: {old} → {new}"),
    ),
    Said("language_added", msgid("an example is marked {new}"), msgid("Marks an example as {new}")),
    Said(
        "language_removed",
        msgid("an example is no longer marked {old}"),
        msgid("No longer marks an example as {old}"),
    ),
    Said(
        "language_changed",
        msgid("an example is marked {new} instead of {old}"),
        msgid("Marks an example as {new} instead of {old}"),
    ),
    Said(
        "image_changed",
        msgid("the image {name} is loaded from {new_target} (was {old_target})"),
        msgid("Image {name}: {old_target} → {new_target}"),
    ),
    Said(
        "link_changed",
        msgid("the link {name} now leads to {new_target} (was {old_target})"),
        msgid("Link {name}: {old_target} → {new_target}"),
    ),
    Said(
        "link_changed", msgid("the link {name} now leads to {new_target}"), msgid("Link {name}: {new_target}")
    ),
    Said(
        "target_changed",
        msgid("a link now leads to {new_target} (was {old_target})"),
        msgid("Link: {old_target} → {new_target}"),
    ),
    Said(
        "comment_added",
        msgid("the section {hides} is commented out: it no longer shows on the page"),
        msgid("Comments out the section {hides}"),
        {"hides_thing": "section"},
    ),
    Said(
        "comment_added",
        msgid("{hides} is commented out: it no longer shows on the page"),
        msgid("Comments out {hides}"),
    ),
    Said(
        "comment_removed",
        msgid("{shows} is no longer commented out: it shows on the page"),
        msgid("Shows {shows} again"),
    ),
    Said("changelog_entry_added", msgid("the changelog says {new}"), msgid("Changelog: {new}")),
    Said("metadata_gains value_gains", msgid("{name} gains {entries}"), msgid("{name} gains {entries}")),
    Said("metadata_loses value_loses", msgid("{name} loses {entries}"), msgid("{name} loses {entries}")),
    Said("metadata_changed", msgid("{name} goes from {old} to {new}"), msgid("{name}: {old} → {new}")),
    Said("metadata_added", msgid("the metadata key {name} is new ({new})"), msgid("Adds {name}: {new}")),
    Said(
        "metadata_removed",
        msgid("the metadata key {name} is gone (was {old})"),
        msgid("Removes {name}: {old}"),
    ),
    Said("tab_added", msgid("the tab {name} is new"), msgid("Adds the tab {name}")),
    Said(
        "zone_added",
        msgid("the zone {name} is new, which includes {includes}"),
        msgid("Adds the zone {name}"),
    ),
)

_FILES = (
    Said(
        "lfs_object_changed",
        msgid("{old} bytes become {new} bytes (Git LFS)"),
        msgid("{base} (Git LFS): {old} → {new} bytes"),
    ),
    Said(
        "lfs_object_added",
        msgid("its content is kept in Git LFS ({new} bytes)"),
        msgid("Adds {base} (Git LFS, {new} bytes)"),
    ),
    Said(
        "file_changed",
        msgid("the page {name} takes the place of {before}"),
        msgid("{name} takes the place of {before}"),
    ),
    Said(
        "file_renamed",
        msgid("the file {from_path} is now {to_path}"),
        msgid("Renames {before} to {name}"),
        {"elsewhere": "yes"},
    ),
    Said(
        "file_renamed", msgid("the file {before} is now called {name}"), msgid("Renames {before} to {name}")
    ),
    Said(
        "file_moved",
        msgid("the file moves from {from_folder} to {to_folder}"),
        msgid("Moves {base} from {from_folder} to {to_folder}"),
    ),
    Said(
        "file_added",
        msgid("the file is a copy of {before}"),
        msgid("Copies {before} to {name}"),
        {"copied": "yes"},
    ),
    Said(
        "line_ends_changed",
        msgid("the line ends change from {old} to {new}"),
        msgid("Line ends: {old} → {new}"),
    ),
    *MODES,
    Said(
        "binary_changed",
        msgid("the file is binary: its content cannot be compared here"),
        msgid("Replaces the binary file {base}"),
    ),
    Said(
        "submodule_changed",
        msgid("the submodule moves from commit {old} to {new}"),
        msgid("{base}: {old} → {new}"),
    ),
    Said(
        "vendored_changed",
        msgid("the vendored {name} goes from {old} to {new}"),
        msgid("Vendored {name}: {old} → {new}"),
    ),
)

_ANY = (
    Said("", msgid("{what} goes from {old} to {new}"), msgid("{what}: {old} → {new}")),
    Said("", msgid("in {what}, {was} gives way to {is}"), msgid("{what}: {was} → {is}")),
    Said("", msgid("{old} becomes {new}"), msgid("{old} → {new}"), {"name": ""}),
)
"""What is said of anything that changed and has both sides."""


def _by_kind() -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for row in (*PROGRAMS, *_PAGES, *SCHEMAS, *VALUES, *_FILES):
        for kind in row.kinds.split():
            found.setdefault(kind, []).append(row)
    return {kind: tuple(rows) for kind, rows in found.items()}


_BY_KIND = _by_kind()


def rows() -> Iterator[Said]:
    """Give every row."""
    yield from (*(row for known in _BY_KIND.values() for row in known), *_ANY)


def openings() -> frozenset[str]:
    """Give the words with which titles begin: they stand in lower case behind another title."""
    return frozenset(
        row.title.split(" ", 1)[0] for rows in _BY_KIND.values() for row in rows if row.title[:1].isalpha()
    )
