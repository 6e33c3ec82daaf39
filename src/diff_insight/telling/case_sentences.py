"""What is said of cases, and of handlers of errors, that are several in one version; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

SPLIT = (
    Said(
        "case_changed",
        msgid("the case {old} is split into {split_into}"),
        msgid("Splits the case {old}"),
        {"cases": "split"},
    ),
    Said(
        "case_changed",
        msgid("the cases {made_of} are one now, {new}"),
        msgid("Puts the cases {made_of} together"),
        {"cases": "joined"},
    ),
)
SPLIT_HANDLERS = (
    Said(
        "catch_changed",
        msgid("the handler of errors {old} is split into {split_into}"),
        msgid("Splits the handler of errors {old}"),
        {"cases": "split"},
    ),
    Said(
        "catch_changed",
        msgid("the handlers of errors {made_of} are one now, {new}"),
        msgid("Puts the handlers of errors {made_of} together"),
        {"cases": "joined"},
    ),
)
