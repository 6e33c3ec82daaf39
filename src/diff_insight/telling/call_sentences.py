"""What is said of what calls are passed, and of statements that stand elsewhere; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.exit_sentences import OFTENER
from diff_insight.telling.said import Said

_MOVED = (
    "statement_moved call_moved assignment_moved return_moved raise_moved loop_moved with_moved "
    "condition_moved"
)
_CALLING = "return_changed raise_changed assignment_changed call_changed attribute_changed"
PASSED = (
    Said(
        "call_changed",
        msgid("{by_variable} now holds what is passed to {about}"),
        msgid("Holds in {by_variable} what is passed to {about}"),
    ),
    Said(
        "call_changed",
        msgid("the value of {direct} is passed to {about} directly, also with {gains}"),
        msgid("Passes the value of {direct} to {about} directly"),
    ),
    Said(
        "call_changed",
        msgid("the value of {direct} is passed to {about} directly, without {loses}"),
        msgid("Passes the value of {direct} to {about} directly"),
    ),
    Said(
        "call_changed",
        msgid("the value of {direct} is passed to {about} directly, with {is} instead of {was}"),
        msgid("Passes the value of {direct} to {about} directly"),
    ),
    Said(
        "call_changed",
        msgid("{new} is passed to {about} directly instead of {direct}"),
        msgid("Passes {new} to {about} instead of {direct}"),
    ),
    Said(
        "call_changed",
        msgid("another value is passed to {about} directly instead of {direct}"),
        msgid("Passes another value to {about} instead of {direct}"),
        {"value": "other"},
    ),
    Said(
        "call_changed",
        msgid("the value of {direct} is passed to {about} directly"),
        msgid("Passes the value of {direct} to {about} directly"),
    ),
    Said(
        "return_changed",
        msgid("what is returned is one expression now: {new}"),
        msgid("Returns one expression: {new}"),
        {"one_expression": "yes"},
    ),
    Said(
        "return_changed",
        msgid("what is returned is one expression now"),
        msgid("Returns one expression"),
        {"one_expression": "yes"},
    ),
    Said(
        "assignment_changed",
        msgid("what {about} is set to is one expression now: {new}"),
        msgid("Sets {about} by one expression"),
        {"one_expression": "yes"},
    ),
    Said(
        "assignment_changed",
        msgid("what {about} is set to is one expression now"),
        msgid("Sets {about} by one expression"),
        {"one_expression": "yes"},
    ),
    Said(
        "condition_changed",
        msgid("several conditions are one now: {new}"),
        msgid("Asks for several conditions in one"),
        {"one_of_several": "yes"},
    ),
    Said(
        "condition_changed",
        msgid("several conditions are one now"),
        msgid("Asks for several conditions in one"),
        {"one_of_several": "yes"},
    ),
    Said(
        "condition_changed loop_changed switch_changed",
        msgid("{new} holds other statements now"),
        msgid("{new} holds other statements"),
        {"holds": "other statements"},
    ),
    Said(
        "call_changed",
        msgid("the call of {about} changes ({swaps})"),
        msgid("In the call of {about}: {swaps}"),
    ),
    Said(
        "return_changed", msgid("what is returned changes ({swaps})"), msgid("In what is returned: {swaps}")
    ),
    Said(
        "assignment_changed", msgid("what {about} is set to changes ({swaps})"), msgid("In {about}: {swaps}")
    ),
    Said("attribute_changed", msgid("what {name} is set to changes ({swaps})"), msgid("In {name}: {swaps}")),
    Said("statement_changed", msgid("a statement changes ({swaps})"), ""),
    Said(
        _CALLING,
        msgid("{passed_to} is also passed {gains}"),
        msgid("Passes {gains} to {passed_to}"),
    ),
    Said(
        _CALLING,
        msgid("{passed_to} is no longer passed {loses}"),
        msgid("No longer passes {loses} to {passed_to}"),
    ),
    Said(
        "raise_changed",
        msgid("the error that is raised also has {gains}"),
        msgid("Raises an error with {gains}"),
    ),
    Said(
        "raise_changed",
        msgid("the error that is raised no longer has {loses}"),
        msgid("Raises an error without {loses}"),
    ),
    Said(
        "raise_changed",
        msgid("in the error that is raised, {was} becomes {is}"),
        msgid("In the raised error: {was} → {is}"),
    ),
    Said(
        "call_added",
        msgid("{around} now stands under {new}"),
        msgid("{around} now stands under {new}"),
        {"wraps": "this alone"},
    ),
    Said(
        "call_removed",
        msgid("{around} no longer stands under {old}"),
        msgid("{around} no longer stands under {old}"),
        {"wraps": "this alone"},
    ),
)
MARKED = (
    Said(
        "assignment_changed",
        msgid("the variable {set_before} is called {about} now"),
        msgid("Renames {set_before} to {about}"),
    ),
    Said(
        "statement_added",
        msgid("{new} is new in front of {marks}"),
        msgid("Adds {new} in front of {marks}"),
    ),
    Said(
        "statement_removed",
        msgid("{old} is gone in front of {marks}"),
        msgid("Removes {old} in front of {marks}"),
    ),
)
"""Of a variable that is set under another name, and of what marks one statement: an attribute of Rust."""
_WITHIN = {"within": "yes"}
_WIDER = {"wider": "yes"}
STRICTER = {"stricter": "yes"}
"""Of what has to hold together with what else a condition asks for."""
ASKED_WITHIN = (
    Said(
        "condition_changed",
        msgid("in a condition, {was} becomes {is}"),
        msgid("In a condition: {was} → {is}"),
        _WITHIN,
    ),
    Said(
        "condition_changed",
        msgid("a condition also has {gains}"),
        msgid("A condition also has {gains}"),
        _WITHIN,
    ),
    Said(
        "condition_changed",
        msgid("a condition no longer has {loses}"),
        msgid("A condition no longer has {loses}"),
        _WITHIN,
    ),
    Said(
        "condition_changed",
        msgid("a condition also holds if {gains}"),
        msgid("A condition also holds if {gains}"),
        _WIDER,
    ),
    Said(
        "condition_changed",
        msgid("a condition no longer has the alternative {loses}"),
        msgid("Drops the alternative {loses}"),
        _WIDER,
    ),
)
"""Of what differs inside of an operand of a condition, or is one of several of which each suffices."""
MOVED = (
    Said(
        "condition_moved",
        msgid("the check {old} is left to {left_to}"),
        msgid("Leaves the check {old} to {left_to}"),
    ),
    Said("condition_moved", msgid("a check is left to {left_to}"), msgid("Leaves a check to {left_to}")),
    Said(
        "condition_moved",
        msgid("{new} is asked before {asked_before} now"),
        msgid("Asks {new} before {asked_before}"),
    ),
    Said(
        "condition_moved",
        msgid("a chain of conditions is asked in another order"),
        msgid("Asks conditions in another order"),
        {"chain": "yes"},
    ),
    Said(
        "condition_moved",
        msgid("{old} is asked in another way now"),
        msgid("Asks for {old} in another way"),
        {"asked": "otherwise"},
    ),
    Said(
        "condition_moved",
        msgid("{new} is asked by one condition now"),
        msgid("Asks for {new} by one condition"),
        {"asked": "at once"},
    ),
    Said(
        "return_moved",
        msgid("{old} is returned as {by_name} now"),
        msgid("Returns {old} as {by_name}"),
    ),
    Said(
        "condition_moved",
        msgid("{new} is now asked for by itself"),
        msgid("Asks for {new} by itself"),
        {"alone": "yes"},
    ),
    Said(
        "condition_moved",
        msgid("{old} is one of several alternatives of a condition now"),
        msgid("Asks for {old} among others"),
        {"together": "yes"},
    ),
    Said(
        "condition_moved",
        msgid("{old} is asked within an expression now"),
        msgid("Asks for {old} within an expression"),
        {"inside": "yes"},
    ),
    Said(_MOVED, msgid("{new} now stands first"), msgid("Moves {new}"), {"stands": "first"}),
    Said(_MOVED, msgid("{new} now comes after {behind}"), msgid("Moves {new}")),
    Said(_MOVED, msgid("{new} now stands in {into}"), msgid("Moves {new} into {into}")),
    *OFTENER,
)
