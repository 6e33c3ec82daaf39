"""What is said of what happens in the body of a program, in its imports and comments, richest first."""

from diff_insight.languages import msgid
from diff_insight.telling.call_sentences import ASKED_WITHIN, MARKED, MOVED, PASSED, STRICTER
from diff_insight.telling.case_sentences import SPLIT
from diff_insight.telling.caught_sentences import BLOCKS, CAUGHT, WHERE
from diff_insight.telling.comment_sentences import COMMENTS
from diff_insight.telling.exit_sentences import HANDED_ON, TURNED
from diff_insight.telling.restated_sentences import CHOSEN, DECLARED, SET_TO, TURNED_ROUND
from diff_insight.telling.said import Said
from diff_insight.telling.unless_sentences import UNLESS

_ANY_STATEMENT = (
    "statement_changed loop_changed with_changed call_changed assignment_changed attribute_changed"
)
BODIES = (
    *PASSED,
    *UNLESS,
    *MARKED,
    Said(
        "call_removed assignment_removed statement_removed condition_removed loop_removed with_removed",
        msgid("{old} stands in one place less"),
        msgid("{old} stands in one place less"),
        {"still": "yes"},
    ),
    Said(
        "condition_added",
        msgid("{around} is only returned if {new}"),
        msgid("Only returns {around} if {new}"),
        {"held": "return"},
    ),
    Said(
        "condition_added",
        msgid("{around} is only raised if {new}"),
        msgid("Only raises {around} if {new}"),
        {"held": "raise"},
    ),
    Said(
        "condition_removed",
        msgid("{around} is returned without the condition {old}"),
        msgid("Returns {around} without the condition {old}"),
        {"held": "return"},
    ),
    Said(
        "condition_removed",
        msgid("{around} is raised without the condition {old}"),
        msgid("Raises {around} without the condition {old}"),
        {"held": "raise"},
    ),
    Said("condition_added", msgid("{around} only runs if {new}"), msgid("{around} only runs if {new}")),
    Said(
        "condition_removed",
        msgid("{around} runs without the condition {old}"),
        msgid("{around} runs without {old}"),
    ),
    *HANDED_ON,
    Said(
        "condition_added",
        msgid("the function panics with {exit} if {new}"),
        msgid("Panics with {exit} if {new}"),
        {"then": "raise", "panics": "yes"},
    ),
    Said(
        "condition_removed",
        msgid("the function no longer panics with {exit} if {old}"),
        msgid("No longer panics with {exit} if {old}"),
        {"then": "raise", "panics": "yes"},
    ),
    Said(
        "raise_added",
        msgid("the function panics with {new}"),
        msgid("Panics with {new}"),
        {"panics": "yes"},
    ),
    Said(
        "raise_removed",
        msgid("the function panics with {old} in one place less"),
        msgid("Panics with {old} in one place less"),
        {"panics": "yes", "still": "yes"},
    ),
    Said(
        "raise_removed",
        msgid("the function no longer panics with {old}"),
        msgid("No longer panics with {old}"),
        {"panics": "yes"},
    ),
    Said(
        "raise_changed",
        msgid("the function panics with {new} instead of {old}"),
        msgid("Panics with {new} instead of {old}"),
        {"panics": "yes"},
    ),
    Said(
        "condition_added",
        msgid("the function returns early if {new}"),
        msgid("Returns early if {new}"),
        {"exit": "return"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is returned if {new}"),
        msgid("Returns {exit} if {new}"),
        {"then": "return"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is raised if {new}"),
        msgid("Raises {exit} if {new}"),
        {"then": "raise"},
    ),
    *SET_TO,
    Said(
        "condition_added",
        msgid("{exit} is set if {new}"),
        msgid("Sets {exit} if {new}"),
        {"then": "assignment"},
    ),
    Said(
        "condition_removed",
        msgid("{exit} is no longer set if {old}"),
        msgid("No longer sets {exit} if {old}"),
        {"then": "assignment"},
    ),
    Said(
        "condition_added",
        msgid("{exit} is called if {new}"),
        msgid("Calls {exit} if {new}"),
        {"then": "call"},
    ),
    Said(
        "condition_removed",
        msgid("{exit} is no longer called if {old}"),
        msgid("No longer calls {exit} if {old}"),
        {"then": "call"},
    ),
    Said(
        "condition_removed",
        msgid("the function no longer returns early if {old}"),
        msgid("No longer returns early if {old}"),
        {"exit": "return"},
    ),
    Said(
        "condition_removed",
        msgid("{exit} is no longer returned if {old}"),
        msgid("No longer returns {exit} if {old}"),
        {"then": "return"},
    ),
    Said(
        "condition_removed",
        msgid("{exit} is no longer raised if {old}"),
        msgid("No longer raises {exit} if {old}"),
        {"then": "raise"},
    ),
    *TURNED_ROUND,
    *CHOSEN,
    Said("condition_changed", msgid("the condition {old} is {new} now"), msgid("Condition {old} → {new}")),
    *ASKED_WITHIN,
    Said(
        "condition_changed",
        msgid("a condition asks for {is} instead of {was}"),
        msgid("Condition {was} → {is}"),
        STRICTER,
    ),
    Said(
        "condition_changed",
        msgid("a condition also asks for {gains}"),
        msgid("A condition also asks for {gains}"),
        STRICTER,
    ),
    Said(
        "condition_changed",
        msgid("a condition no longer asks for {loses}"),
        msgid("A condition no longer asks for {loses}"),
        STRICTER,
    ),
    Said("condition_changed", msgid("the condition {old} changes"), msgid("Changes the condition {old}")),
    Said("condition_changed", msgid("a condition is {new} now"), msgid("A condition is {new} now")),
    Said("condition_added", msgid("the condition {new} is new"), msgid("Adds the condition {new}")),
    *WHERE,
    Said(
        "with_added try_added loop_added",
        msgid("{around} now stands under {new}"),
        msgid("{around} now stands under {new}"),
    ),
    Said("return_added", msgid("{new} is new"), msgid("Adds {new}"), {"new": "return"}),
    Said(
        "return_removed",
        msgid("{old} stands in one place less"),
        msgid("{old} stands in one place less"),
        {"old": "return", "still": "yes"},
    ),
    Said("return_removed", msgid("{old} is gone"), msgid("Removes {old}"), {"old": "return"}),
    Said(
        "return_removed",
        msgid("{old} is returned in one place less"),
        msgid("Returns {old} in one place less"),
        {"still": "yes"},
    ),
    Said(
        "raise_removed",
        msgid("{old} is raised in one place less"),
        msgid("Raises {old} in one place less"),
        {"still": "yes"},
    ),
    Said(
        "type_only_added",
        msgid("{name} is imported as a type only"),
        msgid("Imports {name} as a type only"),
    ),
    Said(
        "type_only_removed",
        msgid("{name} is no longer imported as a type only"),
        msgid("No longer imports {name} as a type only"),
    ),
    Said("alias_added", msgid("{name} is imported as {new}"), msgid("Imports {name} as {new}")),
    Said(
        "alias_removed",
        msgid("{name} is no longer imported as {old}"),
        msgid("No longer imports {name} as {old}"),
    ),
    Said(
        "alias_changed",
        msgid("{name} is imported as {new} instead of {old}"),
        msgid("Imports {name} as {new} instead of {old}"),
    ),
    Said(
        "import_renamed",
        msgid("{name} is imported instead of {before}"),
        msgid("Imports {name} instead of {before}"),
    ),
    *DECLARED,
    Said(
        "extension_removed",
        msgid("{name} implements {implements} through {through} now"),
        msgid("{name} implements {implements} through {through}"),
    ),
    *MOVED,
    Said(
        "return_changed",
        msgid("{new} is returned instead of {old} in places"),
        msgid("Returns {new} instead of {old} in places"),
        {"in": "places"},
    ),
    Said(
        "raise_changed",
        msgid("{new} is raised instead of {old} in places"),
        msgid("Raises {new} instead of {old} in places"),
        {"in": "places"},
    ),
    Said("return_added", msgid("{new} is returned"), msgid("Returns {new}")),
    Said("return_removed", msgid("{old} is no longer returned"), msgid("No longer returns {old}")),
    Said(
        "return_changed", msgid("{new} is returned instead of {old}"), msgid("Returns {new} instead of {old}")
    ),
    Said(
        "return_changed",
        msgid("in what is returned, {was} becomes {is}"),
        msgid("In what is returned: {was} → {is}"),
    ),
    Said("return_changed", msgid("what is returned also has {gains}"), msgid("Returns {gains} too")),
    Said(
        "return_changed",
        msgid("what is returned no longer has {loses}"),
        msgid("What is returned no longer has {loses}"),
    ),
    Said("return_changed", msgid("{new} is returned now"), msgid("Returns {new} now")),
    Said("return_changed", msgid("what is returned is no longer {old}"), msgid("No longer returns {old}")),
    Said("return_changed", msgid("what is returned changes"), msgid("Changes what is returned")),
    Said(
        "case_changed",
        msgid("in the case {of_case}, {does} takes the place of {did}"),
        msgid("Case {of_case}: {did} → {does}"),
    ),
    *SPLIT,
    Said("case_changed", msgid("the case {old} is {new} now"), msgid("Case {old} → {new}")),
    *TURNED,
    Said("raise_added", msgid("{new} is raised"), msgid("Raises {new}")),
    Said("raise_removed", msgid("{old} is no longer raised"), msgid("No longer raises {old}")),
    Said("raise_changed", msgid("{new} is raised instead of {old}"), msgid("Raises {new} instead of {old}")),
    *CAUGHT,
    Said("replaced_changed", msgid("{new} is used instead of {old}"), msgid("Uses {new} instead of {old}")),
    Said("replaced_changed", msgid("{new} replaces a name"), msgid("Uses {new}")),
    Said(
        "call_changed assignment_changed statement_changed attribute_changed loop_changed with_changed",
        msgid("{old} becomes {new}"),
        msgid("{old} → {new}"),
    ),
    Said(
        "call_changed",
        msgid("in the call of {about}, {was} becomes {is}"),
        msgid("In the call of {about}: {was} → {is}"),
    ),
    Said(
        "call_changed",
        msgid("the call of {about} also has {gains}"),
        msgid("The call of {about} also has {gains}"),
    ),
    Said(
        "call_changed",
        msgid("the call of {about} no longer has {loses}"),
        msgid("The call of {about} no longer has {loses}"),
    ),
    Said(
        "call_changed",
        msgid("{about} is called instead of {in_place_of}"),
        msgid("Calls {about} instead of {in_place_of}"),
    ),
    Said("call_changed", msgid("the call of {about} changes"), msgid("Changes the call of {about}")),
    Said(
        "attribute_changed",
        msgid("in what {name} is set to, {was} becomes {is}"),
        msgid("In {name}: {was} → {is}"),
    ),
    Said(
        "attribute_changed",
        msgid("in what {name} is set to, {was} becomes {is}"),
        msgid("{name} now uses {is}"),
    ),
    Said(
        "attribute_changed",
        msgid("what {name} is set to also has {gains}"),
        msgid("{name} also has {gains}"),
    ),
    Said(
        "attribute_changed",
        msgid("what {name} is set to no longer has {loses}"),
        msgid("{name} no longer has {loses}"),
    ),
    Said("attribute_changed", msgid("what {name} is set to changes"), msgid("Sets {name} otherwise")),
    Said(
        "assignment_changed",
        msgid("in what {about} is set to, {was} becomes {is}"),
        msgid("In {about}: {was} → {is}"),
    ),
    Said(
        "assignment_changed",
        msgid("in what {about} is set to, {was} becomes {is}"),
        msgid("{about} now uses {is}"),
    ),
    Said(
        "assignment_changed",
        msgid("what {about} is set to also has {gains}"),
        msgid("{about} also has {gains}"),
    ),
    Said(
        "assignment_changed",
        msgid("what {about} is set to no longer has {loses}"),
        msgid("{about} no longer has {loses}"),
    ),
    Said(
        "assignment_changed",
        msgid("what {about} is set to also has an entry {key}"),
        msgid("{about} also has {key}"),
    ),
    Said("assignment_changed", msgid("what {about} is set to changes"), msgid("Sets {about} otherwise")),
    Said(
        _ANY_STATEMENT,
        msgid("in a statement, {was} becomes {is}"),
        msgid("{was} → {is}"),
    ),
    Said(
        _ANY_STATEMENT,
        msgid("a statement also has {gains}"),
        msgid("Adds {gains} to a statement"),
    ),
    Said(
        _ANY_STATEMENT,
        msgid("a statement no longer has {loses}"),
        msgid("Removes {loses} from a statement"),
    ),
    *COMMENTS,
    Said(
        "with_added",
        msgid("{runs} runs now, in the block {new}"),
        msgid("Runs {runs} in the block {new}"),
    ),
    Said(
        "with_added",
        msgid("the block {new} is new, which begins with {first_run}"),
        msgid("Adds the block {new}"),
    ),
    *BLOCKS,
    Said("import_added", msgid("{name} is imported from {module}"), msgid("Imports {name} from {module}")),
    Said(
        "import_removed",
        msgid("{name} is no longer imported from {module}"),
        msgid("No longer imports {name} from {module}"),
    ),
    Said(
        "constant_added variable_added field_added enum_member_added",
        msgid("{declared} is new in {owner}"),
        msgid("Adds {declared} to {owner}"),
    ),
    Said(
        "constant_added variable_added field_added enum_member_added",
        msgid("{declared} is new"),
        msgid("Adds {declared}"),
    ),
    Said("field_added rpc_added argument_added", msgid("{signature} is new"), msgid("Adds {signature}")),
)
