"""What can come, go and change, as nouns: named ("the row `south`"), many, or only counted ("3 rows").

Facts say *what kind of thing* and *what happened*; this table holds the first half, so that any
thing can be put into any sentence ("… is new", "Removes …") in each language.
"""

from typing import NamedTuple

from diff_insight.catalog import Plural, msgid


class Noun(NamedTuple):
    """One kind of thing: with up to three names, with more things than names, without names.

    What a reader of the diff would not count to the same number (phrases, passages) is not numbered.
    """

    named: Plural
    many: str
    counted: Plural


NOUNS: dict[str, Noun] = {
    "heading": Noun(
        Plural("the section {names}", "the sections {names}"),
        msgid("{n} sections ({names}, …)"),
        Plural("a section", "{n} sections"),
    ),
    "table": Noun(
        Plural("the table of {names}", "the tables of {names}"),
        msgid("{n} tables ({names}, …)"),
        Plural("a table", "{n} tables"),
    ),
    "table_row": Noun(
        Plural("the row {names}", "the rows {names}"),
        msgid("{n} rows ({names}, …)"),
        Plural("a table row", "{n} table rows"),
    ),
    "table_column": Noun(
        Plural("the column {names}", "the columns {names}"),
        msgid("{n} columns ({names}, …)"),
        Plural("a table column", "{n} table columns"),
    ),
    "table_cell": Noun(
        Plural("the cell {names}", "the cells {names}"),
        msgid("{n} cells ({names}, …)"),
        Plural("a table cell", "{n} table cells"),
    ),
    "list_item": Noun(
        Plural("the list item {names}", "the list items {names}"),
        msgid("{n} list items ({names}, …)"),
        Plural("a list item", "{n} list items"),
    ),
    "link": Noun(
        Plural("the link {names}", "the links {names}"),
        msgid("{n} links ({names}, …)"),
        Plural("a link", "{n} links"),
    ),
    "image": Noun(
        Plural("the image {names}", "the images {names}"),
        msgid("{n} images ({names}, …)"),
        Plural("an image", "{n} images"),
    ),
    "code_block": Noun(
        Plural("the code example {names}", "the code examples {names}"),
        msgid("{n} code examples ({names}, …)"),
        Plural("a code example", "{n} code examples"),
    ),
    "code": Noun(
        Plural("the line of code {names}", "the lines of code {names}"),
        msgid("several lines of code ({names}, …)"),
        Plural("a line of code", "several lines of code"),
    ),
    "symbol": Noun(
        Plural("{names}", "{names}"),
        msgid("{n} definitions ({names}, …)"),
        Plural("a definition", "{n} definitions"),
    ),
    "comment": Noun(
        Plural("the comment {names}", "the comments {names}"),
        msgid("{n} comments ({names}, …)"),
        Plural("a comment", "{n} comments"),
    ),
    "include": Noun(
        Plural("the include of {names}", "the includes of {names}"),
        msgid("{n} includes ({names}, …)"),
        Plural("an include", "{n} includes"),
    ),
    "directive": Noun(
        Plural("the directive {names}", "the directives {names}"),
        msgid("{n} directives ({names}, …)"),
        Plural("a directive", "{n} directives"),
    ),
    "admonition": Noun(
        Plural("the note {names}", "the notes {names}"),
        msgid("{n} notes ({names}, …)"),
        Plural("a note", "{n} notes"),
    ),
    "words": Noun(
        Plural("{names}", "{names}"),
        msgid("several phrases ({names}, …)"),
        Plural("a phrase", "several phrases"),
    ),
    "paragraph": Noun(
        Plural("the paragraph {names}", "the paragraphs {names}"),
        msgid("{n} paragraphs ({names}, …)"),
        Plural("a paragraph", "{n} paragraphs"),
    ),
    "passage": Noun(
        Plural("the passage {names}", "the passages {names}"),
        msgid("several passages ({names}, …)"),
        Plural("a passage", "several passages"),
    ),
    "value": Noun(
        Plural("the key {names}", "the keys {names}"),
        msgid("{n} keys ({names}, …)"),
        Plural("a value", "{n} values"),
    ),
    "entry": Noun(
        Plural("the entry {names}", "the entries {names}"),
        msgid("{n} entries ({names}, …)"),
        Plural("an entry", "{n} entries"),
    ),
    "dependency": Noun(
        Plural("the dependency {names}", "the dependencies {names}"),
        msgid("{n} dependencies ({names}, …)"),
        Plural("a dependency", "{n} dependencies"),
    ),
    "front_matter": Noun(
        Plural("the metadata key {names}", "the metadata keys {names}"),
        msgid("{n} metadata keys ({names}, …)"),
        Plural("a metadata key", "{n} metadata keys"),
    ),
    "text": Noun(
        Plural("the line {names}", "the lines {names}"),
        msgid("several lines ({names}, …)"),
        Plural("a line of text", "several lines of text"),
    ),
}

NOTE_OF_KIND = Plural("the {kind} note {names}", "the {kind} notes {names}")
EXAMPLE_IN = Plural("the {language} example {names}", "the {language} examples {names}")
