"""What is said of handlers of errors and of the blocks that they belong to; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.case_sentences import SPLIT_HANDLERS
from diff_insight.telling.said import Said

_UNNAMED = {"every": "unnamed"}
_NAMED = {"every": "named"}
_TYPED = {"every": ""}
_ADDS = msgid("Adds a handler of errors")
_REMOVES = msgid("Removes a handler of errors")
WHERE = (
    Said(
        "try_added",
        msgid("errors are caught now where {around} runs"),
        msgid("Catches errors where {around} runs"),
        _UNNAMED,
    ),
    Said(
        "try_added",
        msgid("{catches} is caught now where {around} runs"),
        msgid("Catches {catches} where {around} runs"),
    ),
)
CAUGHT = (
    *SPLIT_HANDLERS,
    Said("catch_added", msgid("a handler of errors is new"), _ADDS, _UNNAMED),
    Said("catch_added", msgid("a handler of errors is new ({new})"), _ADDS, _NAMED),
    Said(
        "catch_added",
        msgid("{new} is caught in one more place"),
        msgid("Catches {new} in one more place"),
        {"before": "yes", **_TYPED},
    ),
    Said("catch_added", msgid("{new} is caught"), msgid("Catches {new}"), _TYPED),
    Said("catch_removed", msgid("a handler of errors is gone"), _REMOVES, _UNNAMED),
    Said("catch_removed", msgid("a handler of errors is gone ({old})"), _REMOVES, _NAMED),
    Said(
        "catch_removed",
        msgid("{old} is caught in one place less"),
        msgid("Catches {old} in one place less"),
        {"still": "yes", **_TYPED},
    ),
    Said("catch_removed", msgid("{old} is no longer caught"), msgid("No longer catches {old}"), _TYPED),
    *(
        Said(
            "catch_changed",
            msgid("a handler of errors names {new} now"),
            msgid("A handler of errors names {new}"),
            {"every": how},
        )
        for how in ("unnamed typed", "unnamed named")
    ),
    *(
        Said(
            "catch_changed",
            msgid("a handler of errors no longer names {old}"),
            msgid("A handler of errors no longer names {old}"),
            {"every": how},
        )
        for how in ("typed unnamed", "named unnamed")
    ),
    Said(
        "catch_changed",
        msgid("a handler of errors calls its error {new} instead of {old}"),
        msgid("Calls a caught error {new} instead of {old}"),
        {"every": "named named"},
    ),
    Said(
        "catch_changed",
        msgid("{new} is caught instead of {old} in places"),
        msgid("Catches {new} instead of {old} in places"),
        {"in": "places", **_TYPED},
    ),
    Said(
        "catch_changed",
        msgid("{new} is caught instead of {old}"),
        msgid("Catches {new} instead of {old}"),
        _TYPED,
    ),
)
BLOCKS = (
    Said(
        "try_added",
        msgid("{runs} runs now, and its errors are caught"),
        msgid("Runs {runs} and catches errors"),
        _UNNAMED,
    ),
    Said(
        "try_added",
        msgid("{runs} runs now, and its errors are caught ({catches})"),
        msgid("Runs {runs} and catches errors ({catches})"),
    ),
    Said(
        "try_added",
        msgid("errors are caught in a new block, which begins with {first_run}"),
        msgid("Catches errors"),
        _UNNAMED,
    ),
    Said(
        "try_added",
        msgid("errors are caught ({catches}) in a new block, which begins with {first_run}"),
        msgid("Catches errors ({catches})"),
    ),
    Said("try_added", msgid("errors are caught"), msgid("Catches errors"), _UNNAMED),
    Said("try_added", msgid("errors are caught ({catches})"), msgid("Catches errors ({catches})")),
    Said(
        "try_removed",
        msgid("errors are caught in one place less ({catches})"),
        msgid("Catches errors in one place less ({catches})"),
        {"still": "yes"},
    ),
    Said(
        "try_removed",
        msgid("errors are caught in one place less"),
        msgid("Catches errors in one place less"),
        {"still": "yes"},
    ),
    Said("try_removed", msgid("errors are no longer caught"), msgid("No longer catches errors"), _UNNAMED),
    Said(
        "try_removed",
        msgid("errors are no longer caught ({catches})"),
        msgid("No longer catches errors ({catches})"),
    ),
)
