"""What is said of a table of a page that has another form now, or had one; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

TABLES = (
    Said(
        "table_changed",
        msgid("a list is a table now and is reworded"),
        msgid("Makes a list a table"),
        {"was_a": "list", "reworded": "yes"},
    ),
    Said(
        "table_changed",
        msgid("a table is a list now and is reworded"),
        msgid("Makes a table a list"),
        {"becomes": "list", "reworded": "yes"},
    ),
    Said(
        "table_changed",
        msgid("headings are the rows of a table now"),
        msgid("Makes headings the rows of a table"),
        {"was_a": "headings"},
    ),
    Said(
        "table_changed",
        msgid("the rows of a table are headings now"),
        msgid("Makes the rows of a table headings"),
        {"becomes": "headings"},
    ),
    Said(
        "table_changed",
        msgid("a list is a table now, which says the same"),
        msgid("Makes a list a table"),
        {"was_a": "list"},
    ),
    Said(
        "table_changed",
        msgid("a table is a list now, which says the same"),
        msgid("Makes a table a list"),
        {"becomes": "list"},
    ),
)
