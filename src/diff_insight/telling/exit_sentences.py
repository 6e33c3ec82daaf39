"""What is said where a function, or a loop, is left in another way than before; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

_RETURNED = {"served": "raise", "turned": "return"}
_RAISED = {"served": "return", "turned": "raise"}
_GIVEN = {"served": "call", "turned": "return"}
_CALLED = {"served": "return", "turned": "call"}
_ONE_OF_SEVERAL = {"guard": "one of several"}
TURNED = (
    Said(
        "exit_changed",
        msgid("{new} is returned instead of raised"),
        msgid("Returns {new} instead of raising it"),
        _RETURNED,
    ),
    Said(
        "exit_changed",
        msgid("{about} is returned instead of raised"),
        msgid("Returns {about} instead of raising it"),
        _RETURNED,
    ),
    Said(
        "exit_changed",
        msgid("{new} is raised instead of returned"),
        msgid("Raises {new} instead of returning it"),
        _RAISED,
    ),
    Said(
        "exit_changed",
        msgid("{about} is raised instead of returned"),
        msgid("Raises {about} instead of returning it"),
        _RAISED,
    ),
    Said(
        "exit_changed",
        msgid("what {about} gives is returned now"),
        msgid("Returns what {about} gives"),
        _GIVEN,
    ),
    Said(
        "exit_changed",
        msgid("what {about} gives is no longer returned"),
        msgid("No longer returns what {about} gives"),
        _CALLED,
    ),
    Said(
        "exit_changed",
        msgid("{old} becomes {new}"),
        msgid("Sets {about} to what was returned"),
        {"served": "return", "turned": "assignment"},
    ),
    Said("exit_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}")),
)
HANDED_ON = (
    Said(
        "condition_added",
        msgid("{runs} runs now, and an error of it is handed on ({exit})"),
        msgid("Runs {runs} and hands on its error ({exit})"),
        {"then": "return"},
    ),
    Said(
        "assignment_added",
        msgid("{new} is new with its guard {guarded}"),
        msgid("Adds {new} and its guard"),
        _ONE_OF_SEVERAL,
    ),
    Said(
        "assignment_removed",
        msgid("{old} is gone with its guard {guarded}"),
        msgid("Removes {old} and its guard"),
        _ONE_OF_SEVERAL,
    ),
)
OFTENER = (
    Said(
        "return_added",
        msgid("{new} is returned in one place more"),
        msgid("Returns {new} in one place more"),
        {"still": "yes"},
    ),
    Said(
        "raise_added",
        msgid("{new} is raised in one place more"),
        msgid("Raises {new} in one place more"),
        {"still": "yes"},
    ),
)
