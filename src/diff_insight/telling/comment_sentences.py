"""What is said of comments, commented-out code and what documents a definition; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

COMMENTS = (
    Said(
        "comment_changed",
        msgid("the comment {old} becomes {new}"),
        msgid("Comment: {old} → {new}"),
        {"unseen": "yes"},
    ),
    Said(
        "docstring_changed comment_changed",
        msgid("{old} becomes {new}"),
        msgid("{old} → {new}"),
    ),
    Said(
        "docstring_changed",
        msgid("the docstring says {is} instead of {was}"),
        msgid("Docstring: {was} → {is}"),
    ),
    Said("docstring_changed", msgid("the docstring also says {gains}"), msgid("Docstring: {gains}")),
    Said(
        "docstring_changed", msgid("the docstring no longer says {loses}"), msgid("Docstring without {loses}")
    ),
    Said(
        "docstring_changed",
        msgid("the docstring says more than before"),
        msgid("Extends the docstring"),
        {"longer": "yes"},
    ),
    Said(
        "docstring_changed", msgid("the docstring is reworded: {begins_now}"), msgid("Rewords the docstring")
    ),
    Said("docstring_changed", msgid("the docstring is reworded"), msgid("Rewords the docstring")),
    Said(
        "comment_added",
        msgid("{rows_of_code} lines of commented-out code are new"),
        msgid("Adds {rows_of_code} lines of commented-out code"),
        {"noun": "idle_code"},
    ),
    Said(
        "comment_removed",
        msgid("{rows_of_code} lines of commented-out code are gone"),
        msgid("Removes {rows_of_code} lines of commented-out code"),
        {"noun": "idle_code"},
    ),
    Said(
        "comment_added",
        msgid("the commented-out code {new} is new"),
        msgid("Adds the commented-out code {new}"),
        {"noun": "idle_code"},
    ),
    Said(
        "comment_removed",
        msgid("the commented-out code {old} is gone"),
        msgid("Removes the commented-out code {old}"),
        {"noun": "idle_code"},
    ),
    Said("comment_changed", msgid("a comment says {is} instead of {was}"), msgid("Comment: {was} → {is}")),
    Said("comment_changed", msgid("a comment also says {gains}"), msgid("Comment: {gains}")),
    Said("comment_changed", msgid("a comment no longer says {loses}"), msgid("Comment without {loses}")),
    Said("comment_changed", msgid("a comment is reworded: {begins_now}"), msgid("Rewords a comment")),
    Said("comment_changed", msgid("a comment is reworded"), msgid("Rewords a comment")),
)
