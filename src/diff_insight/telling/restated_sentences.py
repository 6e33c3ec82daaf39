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
DECLARED = (
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
