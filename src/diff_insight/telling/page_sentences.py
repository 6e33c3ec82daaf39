"""What is said of the running text of a page: sections, sentences, list entries, notes, links, metadata."""

from diff_insight.languages import msgid
from diff_insight.telling.list_sentences import LISTS
from diff_insight.telling.said import Said

PAGES = (
    Said(
        "section_renamed",
        msgid("the heading {unversioned} goes from {old_version} to {new_version}"),
        msgid("{unversioned}: {old_version} → {new_version}"),
        {"beside": "", "behind": ""},
    ),
    Said(
        "section_added",
        msgid("the section {before} gives way to {name}: {says}"),
        msgid("Replaces the section {before} with {name}"),
        {"in_place": "yes"},
    ),
    Said(
        "section_added",
        msgid("the section {before} gives way to {name}"),
        msgid("Replaces the section {before} with {name}"),
        {"in_place": "yes"},
    ),
    Said(
        "section_renamed",
        msgid("the section {before} is now called {name} and stands before {beside}"),
        msgid("Renames the section {before} to {name}"),
    ),
    Said(
        "section_renamed",
        msgid("the section {before} is now called {name} and stands behind {behind}"),
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
        msgid("Adds {put} to the text"),
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
        msgid("Removes {taken} from the text"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed",
        msgid("after {ahead}, {was} gives way to {is}"),
        msgid("{was_figure} → {is_figure}"),
    ),
    Said(
        "sentence_changed paragraph_changed quote_changed list_item_changed",
        msgid("the address {was_address} becomes {is_address}"),
        msgid("{was_address} → {is_address}"),
    ),
    Said("sentence_changed paragraph_changed quote_changed", msgid("after {ahead}, {put} is new")),
    Said("sentence_changed paragraph_changed quote_changed", msgid("after {ahead}, {taken} is gone")),
    Said("sentence_changed paragraph_changed quote_changed", msgid("{was} becomes {is}")),
    Said(
        "sentence_changed",
        msgid("a sentence is reworded: {turns}"),
        msgid("Rewords a sentence: {turns}"),
    ),
    Said(
        "sentence_changed",
        msgid("a sentence now reads {new}"),
        msgid("Rewords the sentence that begins {opens}"),
    ),
    Said(
        "sentence_changed",
        msgid("the sentence is reworded that now begins {opens}"),
        msgid("Rewords a sentence"),
    ),
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
        "list_item_moved paragraph_moved",
        msgid("{subject} moves here from {from_heading}"),
        msgid("Moves {subject} here from {from_heading}"),
    ),
    Said(
        "list_item_moved paragraph_moved",
        msgid("{says} moves here from {from_heading}"),
        msgid("Moves {says} here from {from_heading}"),
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
    Said(
        "reference_role_changed",
        msgid("{name} is marked with {by_role} instead of {was_role}"),
        msgid("{name}: {was_role} → {by_role}"),
        {"marks": "yes"},
    ),
    Said(
        "reference_role_changed",
        msgid("the link {name} is made with {by_role} instead of {was_role}"),
        msgid("Link {name}: {was_role} → {by_role}"),
    ),
    Said("list_item_added", msgid("{subject} is listed under {under}"), msgid("Adds {subject}")),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("{was} becomes {is} in the entry {long_sentence}"),
        msgid("{old} → {new}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("{put} is new in the entry {long_sentence}"),
        msgid("{ahead} {was_figure} → {is_figure}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("{taken} is gone from the entry {long_sentence}"),
        msgid("Changes {was_words} to {is_words}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("in the entry {long_sentence}: {turns}"),
        msgid("Rewords an entry: {turns}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("{old} becomes {new}"),
        msgid("Adds {put} to the text"),
    ),
    Said(
        "changelog_entry_changed",
        msgid("a changelog entry is reworded: {turns}"),
        msgid("Adds {put} to the text"),
    ),
    Said(
        "list_item_changed",
        msgid("a list item is reworded: {turns}"),
        msgid("Rewords the list item {name}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("the list item {name} is reworded"),
        msgid("Removes {taken} from the text"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("after {ahead}, {was} gives way to {is}"),
    ),
    Said(
        "list_item_changed changelog_entry_changed",
        msgid("after {ahead}, {put} is new"),
        msgid("{was_figure} → {is_figure}"),
    ),
    Said(
        "changelog_entry_changed",
        msgid("a changelog entry is reworded"),
        msgid("Rewords a changelog entry"),
    ),
    Said(
        "list_item_changed",
        msgid("the list item is reworded that now begins {opens}"),
        msgid("Rewords the list item that begins {opens}"),
    ),
    Said("list_item_changed", msgid("a list item is reworded"), msgid("Rewords a list item")),
    Said("footnote_changed", msgid("in the footnote {name}, {old} becomes {new}")),
    Said("footnote_changed", msgid("the footnote {name} is reworded: {turns}")),
    Said("footnote_changed", msgid("in the footnote {name}, {was} gives way to {is}"), msgid("{was} → {is}")),
    Said("footnote_changed", msgid("the footnote {name} now begins {opens}")),
    Said(
        "definition_changed",
        msgid("in the definition of {name}, {old} becomes {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(
        "definition_changed",
        msgid("in the definition of {name}: {turns}"),
        msgid("Rewords the definition of {name}"),
    ),
    Said(
        "definition_changed",
        msgid("the definition of {name} now reads {prose}"),
        msgid("Rewords the definition of {name}"),
    ),
    Said(
        "definition_changed",
        msgid("the definition of {name} now begins {opens}"),
        msgid("Rewords the definition of {name}"),
    ),
    Said(
        "admonition_changed",
        msgid("the note {says} is marked {new} instead of {old}"),
        msgid("Marks a note as {new} instead of {old}"),
    ),
    Said(
        "admonition_changed",
        msgid("a note is marked {new} instead of {old}"),
        msgid("Marks a note as {new} instead of {old}"),
    ),
    Said("footnote_added", msgid("the footnote {name} is new: {new}"), msgid("Adds the footnote {name}")),
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
    Said(
        "heading_changed",
        msgid("the paragraph {name} is a heading now"),
        msgid("Makes {name} a heading"),
        {"was_a": "paragraph"},
    ),
    Said(
        "heading_changed",
        msgid("the heading {name} is a paragraph now"),
        msgid("Makes {name} a paragraph"),
        {"becomes": "paragraph"},
    ),
    Said("admonition_renamed", msgid("the note {before} now reads {name}"), msgid("{before} → {name}")),
    Said("admonition_renamed", msgid("the note {before} now reads {name}"), msgid("Rewords the note {name}")),
    Said("admonition_added", msgid("the note {says} is new"), msgid("Adds the note {says}")),
    Said("admonition_removed", msgid("the note {says} is gone"), msgid("Removes the note {says}")),
    Said(
        "link_target_changed",
        msgid("the link target {name} now leads to {new_target} (was {old_target})"),
        msgid("Link target {name}: {old_short} → {new_short}"),
    ),
    Said(
        "link_changed",
        msgid("the address {address} is shown as {name} now"),
        msgid("Shows {address} as {name}"),
        {"worded": "yes"},
    ),
    Said(
        "link_changed",
        msgid("an address is shown as {name} now"),
        msgid("Shows an address as {name}"),
        {"worded": "yes"},
    ),
    Said(
        "link_changed",
        msgid("{joined} links are one now: {name}, which leads to {target}"),
        msgid("Makes {joined} links one: {name}"),
    ),
    Said(
        "link_changed",
        msgid("the link {name} now leads to {new_target} (was {old_target})"),
        msgid("Link {name}: {old_target} → {new_target}"),
    ),
    Said(
        "link_changed",
        msgid("the link {name} now leads to {new_target} (was {old_target})"),
        msgid("Link {name}: {old_short} → {new_short}"),
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
    Said(
        "metadata_ordered",
        msgid("the entries of {name} stand in another order"),
        msgid("Changes the order of the entries of {name}"),
    ),
    *LISTS,
    Said("metadata_changed", msgid("{name} goes from {old} to {new}"), msgid("{name}: {old} → {new}")),
    Said(
        "metadata_changed",
        msgid("{name} goes from {old} to {new}"),
        msgid("The title of the page is now {new}"),
        {"name": "title"},
    ),
    Said("metadata_changed", msgid("in {name}, {was} gives way to {is}")),
    Said("metadata_changed", msgid("{name} now reads {prose}")),
    Said("metadata_added", msgid("the metadata key {name} is new ({new})"), msgid("Adds {name}: {new}")),
    Said("metadata_added", msgid("the metadata key {name} is new: {prose}")),
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
