"""How "old becomes new" is said of each kind of thing, as a clause of an explanation and as a title.

The templates of a kind go from the fullest to the barest; the first whose fields a fact has is taken,
so a fact that knows less is told with less, never with a gap.
"""

from collections.abc import Mapping, Sequence

from diff_insight.catalog import msgid

TEXT_CLAUSES = (
    msgid("{old} becomes {new}"),
    msgid("{new} is added"),
    msgid("{old} is dropped"),
    msgid("only marks or white space differ"),
)
TEXT_TITLES = (
    msgid("Replaces {old} with {new}"),
    msgid("Adds {new}"),
    msgid("Removes {old}"),
    msgid("Changes marks or white space only"),
)
_VALUE_CLAUSES = (
    msgid("{key} goes from {old} to {new}"),
    msgid("{key} is now {new}"),
    msgid("{key} no longer says {old}"),
    msgid("the value of {key} changes"),
    *TEXT_CLAUSES,
)
_VALUE_TITLES = (
    msgid("Changes {key} from {old} to {new}"),
    msgid("Sets {key} to {new}"),
    msgid("Removes the value of {key}"),
    *TEXT_TITLES,
)
CLAUSES: Mapping[str, Sequence[str]] = {
    "heading_changed": (msgid("the section {old} is now called {new}"), *TEXT_CLAUSES),
    "table_cell_changed": (
        msgid("{column} in the row {row} goes from {old} to {new}"),
        msgid("{column} in the row {row} now also says {new}"),
        msgid("{column} in the row {row} no longer says {old}"),
        msgid("in the row {row}, {old} becomes {new}"),
        msgid("the row {row} now also says {new}"),
        msgid("the row {row} no longer says {old}"),
        msgid("in the column {column}, {old} becomes {new}"),
        *TEXT_CLAUSES,
    ),
    "list_item_changed": (
        msgid("in a list item, {old} becomes {new}"),
        msgid("a list item now also says {new}"),
        msgid("a list item no longer says {old}"),
    ),
    "paragraph_changed": (
        msgid("a paragraph changes from {old} to {new}"),
        msgid("a paragraph now also says {new}"),
        msgid("a paragraph no longer says {old}"),
    ),
    "admonition_changed": (
        msgid("in the {kind} note, {old} becomes {new}"),
        msgid("the {kind} note now also says {new}"),
        msgid("the {kind} note no longer says {old}"),
        *TEXT_CLAUSES,
    ),
    "directive_changed": (
        msgid("the directive {key} changes from {old} to {new}"),
        *TEXT_CLAUSES,
    ),
    "code_changed": (
        msgid("in the {example} example, {old} becomes {new}"),
        msgid("the {example} example now has {new}"),
        msgid("the {example} example no longer has {old}"),
        *TEXT_CLAUSES,
    ),
    "comment_changed": (
        msgid("a comment changes from {old} to {new}"),
        msgid("a comment now says {new}"),
        msgid("a comment no longer says {old}"),
    ),
    "link_changed": (
        msgid("the link {key} now points to {new} instead of {old}"),
        msgid("a link now points to {new} instead of {old}"),
        msgid("the link {key} changes"),
    ),
    "image_changed": (
        msgid("the image {new} takes the place of {old}"),
        msgid("the image {key} changes"),
        *TEXT_CLAUSES,
    ),
    "include_changed": (msgid("{new} is included instead of {old}"), *TEXT_CLAUSES),
    "value_changed": _VALUE_CLAUSES,
    "dependency_changed": _VALUE_CLAUSES,
    "front_matter_changed": _VALUE_CLAUSES,
    "words_changed": TEXT_CLAUSES,
    "text_changed": TEXT_CLAUSES,
}
TITLES: Mapping[str, Sequence[str]] = {
    "heading_changed": (msgid("Renames the section {old} to {new}"), *TEXT_TITLES),
    "table_cell_changed": (
        msgid("Changes {column} of {row} from {old} to {new}"),
        msgid("Sets {column} of {row} to {new}"),
        msgid("Removes {old} from {column} of {row}"),
        msgid("{row}: replaces {old} with {new}"),
        msgid("{row}: adds {new}"),
        msgid("{row}: removes {old}"),
        *TEXT_TITLES,
    ),
    "code_changed": (
        msgid("Replaces {old} with {new} in the {example} example"),
        *TEXT_TITLES,
    ),
    "link_changed": (
        msgid("Points the link {key} to {new}"),
        msgid("Points a link to {new}"),
        msgid("Changes the link {key}"),
    ),
    "image_changed": (
        msgid("Replaces the image {old} with {new}"),
        msgid("Changes the image {key}"),
        *TEXT_TITLES,
    ),
    "include_changed": (msgid("Includes {new} instead of {old}"), *TEXT_TITLES),
    "value_changed": _VALUE_TITLES,
    "dependency_changed": _VALUE_TITLES,
    "front_matter_changed": _VALUE_TITLES,
}
PART_CLAUSES: Mapping[str, Sequence[str]] = {
    "table_cell_changed": (
        msgid("in {column} of the row {row}, {old} becomes {new}"),
        *CLAUSES["table_cell_changed"][1:],
    ),
    "front_matter_changed": (msgid("in {key}, {old} becomes {new}"), *_VALUE_CLAUSES),
}
PART_TITLES: Mapping[str, Sequence[str]] = {
    "table_cell_changed": (
        msgid("{column} of {row}: replaces {old} with {new}"),
        *TITLES["table_cell_changed"][1:],
    ),
    "front_matter_changed": (msgid("{key}: replaces {old} with {new}"), *_VALUE_TITLES),
}
"""What is said where not all of a value is shown but only the part that changed."""
NUMBER_CLAUSES = (msgid("{key} drops from {old} to {new}"), msgid("{key} rises from {old} to {new}"))
NUMBER_TITLES = (msgid("Lowers {key} from {old} to {new}"), msgid("Raises {key} from {old} to {new}"))
COLUMN_CLAUSE = msgid("{column} goes from {old} to {new} in {rows}")
COLUMN_TITLE = msgid("Changes {column} from {old} to {new} in {rows}")
