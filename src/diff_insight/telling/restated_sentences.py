"""What is said of what a program only states in another way: guards turned round, promoted fields."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

TURNED_ROUND = (
    Said(
        "condition_changed",
        msgid("what ran if {old} now follows an early exit if {new}"),
        msgid("Exits early if {new}"),
        {"round": "exit"},
    ),
    Said(
        "condition_changed",
        msgid("what ran if {old} now follows an early exit"),
        msgid("Exits early unless {old}"),
        {"round": "exit"},
    ),
    Said(
        "condition_changed",
        msgid("what followed an early exit if {old} now runs if {new}"),
        msgid("Runs if {new} instead of exiting early"),
        {"round": "held"},
    ),
    Said(
        "condition_changed",
        msgid("what followed an early exit now runs if {new}"),
        msgid("Runs if {new} instead of exiting early"),
        {"round": "held"},
    ),
)
"""Of a guard after which, or under which, the same runs in the same cases."""
CHOSEN = (
    Said(
        "condition_changed",
        msgid("the condition {old} is {new} now and stands in the case {in_case}"),
        msgid("Asks for {new} in the case {in_case}"),
    ),
    Said(
        "switch_changed",
        msgid("the cases are no longer for a value of {old}: they ask by themselves"),
        msgid("Cases no longer for a value of {old}"),
        {"subject": "gone"},
    ),
    Said(
        "switch_changed",
        msgid("the cases are for a value of {new} now"),
        msgid("Cases for a value of {new}"),
        {"subject": "new"},
    ),
)
SET_TO = (
    Said(
        "condition_added",
        msgid("{exit} is set to {set_to} if {new}"),
        msgid("Sets {exit} to {set_to} if {new}"),
        {"then": "assignment"},
    ),
    Said(
        "condition_removed",
        msgid("{exit} is no longer set to {set_to} if {old}"),
        msgid("No longer sets {exit} to {set_to} if {old}"),
        {"then": "assignment"},
    ),
)
"""Of a guard that sets a name alone, and to what."""
DECLARED = (
    Said(
        "assignment_changed",
        msgid("{takes} is taken out of {of} instead of {drops}"),
        msgid("Takes {takes} out of {of} instead of {drops}"),
    ),
    Said(
        "assignment_changed",
        msgid("{takes} is also taken out of {of}"),
        msgid("Also takes {takes} out of {of}"),
    ),
    Said(
        "assignment_changed",
        msgid("{drops} is no longer taken out of {of}"),
        msgid("No longer takes {drops} out of {of}"),
    ),
    Said(
        "call_added",
        msgid("code of several places moves into the new function {drawn_out}"),
        msgid("Moves code into the new function {drawn_out}"),
        {"places": "several"},
    ),
    Said(
        "call_added",
        msgid("code moves into the new function {drawn_out}"),
        msgid("Moves code into the new function {drawn_out}"),
    ),
    Said(
        "function_moved",
        msgid("the function {name} stands outside of {out_of} now"),
        msgid("Moves the function {name} out of {out_of}"),
    ),
    Said(
        "variable_moved constant_moved",
        msgid("{name} is set outside of {out_of} now"),
        msgid("Sets {name} outside of {out_of}"),
    ),
    Said(
        "variable_moved constant_moved",
        msgid("{name} is set within {set_within} now"),
        msgid("Sets {name} within {set_within}"),
    ),
    Said(
        "export_removed",
        msgid("of what {module} has, the file only passes on what it lists now: {listed}"),
        msgid("Lists what is passed on from {module}: {listed}"),
    ),
    Said(
        "export_added",
        msgid("the file passes on all that {module} has now, not only {listed}"),
        msgid("Passes on all of {module}, not only {listed}"),
    ),
    Said(
        "field_changed",
        msgid("the constructor declares the field {name} now"),
        msgid("The constructor declares {name}"),
        {"promoted": "now"},
    ),
    Said(
        "field_changed",
        msgid("the field {name} is declared by itself now"),
        msgid("Declares {name} by itself"),
        {"promoted": "before"},
    ),
    Said(
        "method_changed",
        msgid("the constructor of {owner} takes the same and is no longer written out"),
        msgid("No longer writes out the constructor of {owner}"),
        {"promoted": "head"},
    ),
    Said(
        "of_changed",
        msgid("{name} names the implemented {old} by the path {new} now"),
        msgid("{name} names {old} by the path {new}"),
        {"path": "yes"},
    ),
)
"""Of what is declared elsewhere, or named in another way, and is what it was."""
