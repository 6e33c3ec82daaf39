"""What is said of the examples of a page: their lines, language, title and what they highlight."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

EXAMPLES = (
    Said(
        "code_block_added",
        msgid("the {language} example {new} is new"),
        msgid("Adds the {language} example {new}"),
    ),
    Said("code_block_added", msgid("a new {language} example"), msgid("Adds an example in {language}")),
    Said("code_block_added", msgid("an example is new, which begins {first_line}"), msgid("Adds an example")),
    Said(
        "code_block_changed",
        msgid("an example is a list now, which says the same"),
        msgid("Makes an example a list"),
        {"becomes": "list"},
    ),
    Said(
        "code_block_changed",
        msgid("an example is a table now, which says the same"),
        msgid("Makes an example a table"),
        {"becomes": "table"},
    ),
    Said(
        "code_block_changed",
        msgid("a list is an example now, which says the same"),
        msgid("Makes a list an example"),
        {"was_a": "list"},
    ),
    Said(
        "code_block_changed",
        msgid("a table is an example now, which says the same"),
        msgid("Makes a table an example"),
        {"was_a": "table"},
    ),
    Said("code_line_changed", msgid("in {n} lines of examples {key} goes from {from} to {to}")),
    Said("code_line_changed", msgid("in {n} lines of examples {was} becomes {is}")),
    Said("code_line_changed", msgid("in {n} lines of examples {old} becomes {new}")),
    Said(
        "code_line_changed",
        msgid("in an example {key} goes from {from} to {to}"),
        msgid("Example: {key} {from} → {to}"),
    ),
    Said("code_line_changed", msgid("in an example {was} becomes {is}"), msgid("Example: {was} → {is}")),
    Said("code_line_changed", msgid("in an example {old} becomes {new}"), msgid("Example: {old} → {new}")),
    Said(
        "code_line_moved",
        msgid("in an example {new} now comes after {behind}"),
        msgid("Example: {new} now after {behind}"),
    ),
    Said(
        "code_line_moved",
        msgid("in an example {new} now comes before {ahead_of}"),
        msgid("Example: {new} now before {ahead_of}"),
    ),
    Said(
        "code_line_moved",
        msgid("lines of an example change their order"),
        msgid("Changes the order of lines of an example"),
    ),
    Said(
        "block_options_changed",
        msgid("the options of {name} go from {old} to {new}"),
        msgid("Options of {name}: {old} → {new}"),
    ),
    Said(
        "block_options_added",
        msgid("{name} has the options {new} now"),
        msgid("Options of {name}: {new}"),
    ),
    Said(
        "block_options_removed",
        msgid("{name} no longer has the options {old}"),
        msgid("Removes options of {name}: {old}"),
    ),
    Said(
        "block_options_added",
        msgid("an example has the options {new} now"),
        msgid("Options of an example: {new}"),
    ),
    Said(
        "block_options_removed",
        msgid("an example no longer has the options {old}"),
        msgid("Removes options of an example: {old}"),
    ),
    Said(
        "highlighted_lines_added",
        msgid("line {new} of an example is highlighted now"),
        msgid("Highlights line {new} of an example"),
        {"single": "yes"},
    ),
    Said(
        "highlighted_lines_added",
        msgid("the lines {new} of an example are highlighted now"),
        msgid("Highlights the lines {new} of an example"),
    ),
    Said(
        "highlighted_lines_changed",
        msgid("the highlighted lines of an example go from {old} to {new}"),
        msgid("Highlighted lines of an example: {old} → {new}"),
    ),
    Said(
        "highlighted_lines_removed",
        msgid("line {old} of an example is no longer highlighted"),
        msgid("No longer highlights line {old} of an example"),
        {"single": "yes"},
    ),
    Said(
        "highlighted_lines_removed",
        msgid("the lines {old} of an example are no longer highlighted"),
        msgid("No longer highlights the lines {old} of an example"),
    ),
    Said(
        "example_title_added",
        msgid("an example has the title {new} now"),
        msgid("Gives an example the title {new}"),
    ),
    Said(
        "example_title_changed",
        msgid("the title of an example goes from {old} to {new}"),
        msgid("Title of an example: {old} → {new}"),
    ),
    Said(
        "example_title_removed",
        msgid("an example no longer has the title {old}"),
        msgid("Removes the title {old} of an example"),
    ),
    Said(
        "block_options_changed",
        msgid("the options of an example go from {old} to {new}"),
        msgid("Options of an example: {old} → {new}"),
    ),
    Said("language_added", msgid("{n} examples are marked {new}"), msgid("Marks {n} examples as {new}")),
    Said(
        "language_removed",
        msgid("{n} examples are no longer marked {old}"),
        msgid("No longer marks {n} examples as {old}"),
    ),
    Said(
        "language_changed",
        msgid("{n} examples are marked {new} instead of {old}"),
        msgid("Marks {n} examples as {new} instead of {old}"),
    ),
    Said("language_added", msgid("an example is marked {new}"), msgid("Marks an example as {new}")),
    Said(
        "language_removed",
        msgid("an example is no longer marked {old}"),
        msgid("No longer marks an example as {old}"),
    ),
    Said(
        "language_changed",
        msgid("an example is marked {new} instead of {old}"),
        msgid("Marks an example as {new} instead of {old}"),
    ),
)
