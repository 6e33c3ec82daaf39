"""What is said of what runs where a condition is not met: an `else`, Ruby's `unless`; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

_NEGATED = {"negated": "yes"}
_REST = {"holds": "the rest"}
UNLESS = (
    Said(
        "condition_removed",
        msgid("what ran if {old} runs in every other case now"),
        msgid("Runs in every other case what ran if {old}"),
        _REST,
    ),
    Said(
        "condition_added",
        msgid("what ran in every other case only runs if {new}"),
        msgid("Only runs the else branch if {new}"),
        _REST,
    ),
    Said(
        "condition_added",
        msgid("{around} is no longer returned if {guard}"),
        msgid("No longer returns {around} if {guard}"),
        {**_NEGATED, "held": "return"},
    ),
    Said(
        "condition_added",
        msgid("{around} is no longer raised if {guard}"),
        msgid("No longer raises {around} if {guard}"),
        {**_NEGATED, "held": "raise"},
    ),
    Said(
        "condition_removed",
        msgid("{around} runs without the condition {old}"),
        msgid("{around} runs without the condition {old}"),
        {**_NEGATED, "held": ""},
    ),
    Said(
        "condition_added",
        msgid("{around} no longer runs if {guard}"),
        msgid("{around} no longer runs if {guard}"),
        _NEGATED,
    ),
    Said(
        "condition_added",
        msgid("the function returns early unless {guard}"),
        msgid("Returns early unless {guard}"),
        {**_NEGATED, "unless": "return", "exit": "return"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is returned unless {guard}"),
        msgid("Returns {exit} unless {guard}"),
        {**_NEGATED, "unless": "return"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is raised unless {guard}"),
        msgid("Raises {exit} unless {guard}"),
        {**_NEGATED, "unless": "raise"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is set unless {guard}"),
        msgid("Sets {exit} unless {guard}"),
        {**_NEGATED, "unless": "assignment"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is called unless {guard}"),
        msgid("Calls {exit} unless {guard}"),
        {**_NEGATED, "unless": "call"},
    ),
)
