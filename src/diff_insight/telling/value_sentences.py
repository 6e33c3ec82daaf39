"""What is said of values, workflows and containers; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

_PLAIN = "instruction_changed environment_variable_changed build_variable_changed declaration_changed"
_VALUE = "key_changed environment_variable_changed"
_LINES = (
    "line_changed template_changed recipe_line_changed script_command_changed shell_command_changed "
    "cell_line_changed plain_line_changed code_line_changed"
)
_COMMANDS = "line_changed recipe_line_changed script_command_changed shell_command_changed"
VALUES = (
    Said(
        "schema_version_changed",
        msgid("the schema version goes from {old} to {new}"),
        msgid("Schema version: {old} → {new}"),
    ),
    Said(
        _LINES,
        msgid("{old} becomes {new}"),
        msgid("{old} → {new}"),
    ),
    Said("code_line_changed", msgid("{old} becomes {new}"), msgid("Example: now {new}")),
    Said(
        _COMMANDS,
        msgid("in a line that begins with {begins}: {pieces}"),
        msgid("Changes {swapped}"),
    ),
    Said(
        _LINES,
        msgid("in a line that begins with {begins}, {gave} gives way to {got}"),
        msgid("{gave} → {got}"),
    ),
    Said(
        _LINES,
        msgid("a line that begins with {begins} gains {put_in}"),
        msgid("Adds {put_in} to a line"),
    ),
    Said(
        _LINES,
        msgid("a line that begins with {begins} loses {left_out}"),
        msgid("Removes {left_out} from a line"),
    ),
    Said(_LINES, msgid("a line that begins with {begins} changes")),
    Said("build_command_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}"), {"name": ""}),
    Said(
        "build_command_changed",
        msgid("in the command that begins with {begins}, {gave} gives way to {got}"),
        "",
        {"name": ""},
    ),
    Said(
        "build_command_changed",
        msgid("the command that begins with {begins} gains {put_in}"),
        msgid("Adds {put_in} to a command"),
        {"name": ""},
    ),
    Said(
        "build_command_changed",
        msgid("the command that begins with {begins} loses {left_out}"),
        msgid("Removes {left_out} from a command"),
        {"name": ""},
    ),
    Said(
        "ignore_pattern_renamed ignore_exception_renamed",
        msgid("the pattern {before} becomes {name}"),
        msgid("{before} → {name}"),
    ),
    Said("instruction_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}"), {"name": ""}),
    Said("step_renamed", msgid("the step {before} becomes {name}"), msgid("{before} → {name}")),
    Said("date_added", msgid("{name} is dated {new}"), msgid("Gives {name} the date {new}")),
    Said(
        "date_changed", msgid("the date of {name} goes from {old} to {new}"), msgid("{name}: {old} → {new}")
    ),
    Said(
        "translation_added",
        msgid("the message {name} is new and not translated yet"),
        msgid("Adds the untranslated message {name}"),
        {"translated": "no"},
    ),
    Said(
        "translation_renamed",
        msgid("the message {before} becomes {name}"),
        msgid("{before} → {name}"),
        {"brief": "yes"},
    ),
    Said(
        "translation_renamed",
        msgid("in the message {name}, {was} gives way to {is}"),
        msgid("{name}: {was} → {is}"),
    ),
    Said(
        "translation_changed",
        msgid("{name} is translated now ({new})"),
        msgid("Translates {name} ({new})"),
        {"translated": "yes"},
    ),
    Said(
        "translation_changed",
        msgid("the message {name} is translated now"),
        msgid("Translates {name}"),
        {"translated": "yes"},
    ),
    Said("key_changed", msgid("the quotes of {name} change"), "", {"quoted": "yes"}),
    Said(
        "key_renamed metadata_renamed",
        msgid("the key {before} is now called {name} in {records} entries"),
        msgid("Renames {before} to {name} in {records} entries"),
    ),
    Said(
        "key_renamed metadata_renamed",
        msgid("the key {before} is now called {name}, with {new} instead of {old}"),
        msgid("{before}: {old} → {name}: {new}"),
    ),
    Said(
        "base_image_changed container_image_changed",
        msgid("the image stays {kept} with another digest"),
        msgid("Another digest of {kept}"),
        {"digest": "alone"},
    ),
    Said(
        "key_changed",
        msgid("{name} stays {kept} with another digest"),
        msgid("{name}: another digest of {kept}"),
        {"digest": "alone"},
    ),
    Said(
        "base_image_changed container_image_changed",
        msgid("the image goes from {differs_old} to {differs_new}"),
        msgid("Image: {differs_old} → {differs_new}"),
        {"digest": "too"},
    ),
    Said(
        "base_image_changed container_image_changed",
        msgid("the image goes from {old} to {new}"),
        msgid("Image: {old} → {new}"),
    ),
    Said(
        "key_changed",
        msgid("{name} goes from {differs_old} to {differs_new}"),
        msgid("{name}: {differs_old} → {differs_new}"),
    ),
    Said(
        _VALUE,
        msgid("{name} goes from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(_VALUE, msgid("{name} gains {put_in}"), msgid("Adds {put_in} to {name}")),
    Said(_VALUE, msgid("{name} loses {left_out}"), msgid("Removes {left_out} from {name}")),
    Said(_VALUE, msgid("in {name}, {gave} gives way to {got}"), msgid("{name}: {gave} → {got}")),
    Said(
        "key_changed",
        msgid("{name} holds {held} now (was {old})"),
        msgid("{name}: {old} → {held}"),
    ),
    Said(
        "key_changed environment_variable_changed metadata_changed",
        msgid("{name} no longer has a value (was {old})"),
        msgid("{name}: {old} → no value"),
        {"value": "gone"},
    ),
    Said(
        "key_changed environment_variable_changed metadata_changed",
        msgid("{name} is {new} now (it had no value)"),
        msgid("{name}: no value → {new}"),
        {"value": "new"},
    ),
    Said(
        "container_image_changed",
        msgid("the image goes from {differs_old} to {differs_new}"),
        msgid("Image: {differs_old} → {differs_new}"),
    ),
    Said(
        "key_removed",
        msgid("there is no default any more (was {old})"),
        msgid("Removes the default {old}"),
        {"name": "default", "of": "input_variable"},
    ),
    Said("flags_added", msgid("{name} gets the flags {new}"), msgid("Adds {new} to {name}")),
    Said("flags_removed", msgid("{name} loses the flags {old}"), msgid("Removes {old} from {name}")),
    Said(
        "minimum_version_changed",
        msgid("{name} has to be {new} at least (was {old})"),
        msgid("{name}: at least {new} (was {old})"),
    ),
    Said(
        "key_changed matrix_axis_changed environment_variable_changed metadata_changed",
        msgid("{name} is {new} now"),
        msgid("{name} is {new} now"),
        {"value": "one"},
    ),
    Said("key_added", msgid("{name} is empty now"), msgid("{name} is empty now"), {"instead": "empty"}),
    Said("key_added", msgid("{name} is {new} now"), msgid("{name} is {new} now"), {"instead": "yes"}),
    Said(
        "key_removed",
        msgid("{name} is no longer empty"),
        msgid("{name} is no longer empty"),
        {"instead": "empty"},
    ),
    Said(
        "key_removed",
        msgid("{name} is no longer {old}"),
        msgid("{name} is no longer {old}"),
        {"instead": "yes"},
    ),
    Said("key_added", msgid("the key {name} is new ({new})"), msgid("Adds {name}: {new}")),
    Said(
        "declaration_added",
        msgid("the property {name} is new ({new})"),
        msgid("Adds the property {name} ({new})"),
    ),
    Said(
        "declaration_removed",
        msgid("the property {name} is gone (was {old})"),
        msgid("Removes the property {name} (was {old})"),
    ),
    Said(
        "key_added",
        msgid("the section {name} is new ({held})"),
        msgid("Adds the section {name} ({held})"),
        {"noun": "ini_section"},
    ),
    Said(
        "key_removed",
        msgid("the section {name} is gone ({held})"),
        msgid("Removes the section {name} ({held})"),
        {"noun": "ini_section"},
    ),
    Said(
        "key_added",
        msgid("the key {name} is new ({held})"),
        msgid("Adds the key {name} ({held})"),
        {"noun": ""},
    ),
    Said(
        "key_removed",
        msgid("the key {name} is gone ({held})"),
        msgid("Removes the key {name} ({held})"),
        {"noun": ""},
    ),
    Said(
        "key_removed",
        msgid("the duplicate of the key {name} is gone"),
        msgid("Removes the duplicate of the key {name}"),
        {"still": "yes"},
    ),
    Said("key_removed", msgid("the key {name} is gone (was {old})"), msgid("Removes {name}: {old}")),
    Said(
        "environment_variable_added",
        msgid("the environment variable {name} is new ({new})"),
        msgid("Adds {name}: {new}"),
    ),
    Said(
        "environment_variable_removed",
        msgid("the environment variable {name} is gone (was {old})"),
        msgid("Removes {name}: {old}"),
    ),
    Said("permission_added", msgid("the permission {name} is new ({new})"), msgid("Adds {name}: {new}")),
    Said(
        "permission_removed",
        msgid("the permission {name} is gone (was {old})"),
        msgid("Removes {name}: {old}"),
    ),
    Said(
        "permission_changed",
        msgid("the permission {name} goes from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(
        "instruction_changed",
        msgid("the instruction {name} goes from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said("instruction_added", msgid("the instruction {name} {new} is new"), msgid("Adds {name} {new}")),
    Said("installed_package_added", msgid("{name} is installed"), msgid("Installs {name}")),
    Said(
        "installed_package_removed",
        msgid("{name} is no longer installed"),
        msgid("No longer installs {name}"),
    ),
    Said("port_added", msgid("port {new} is exposed"), msgid("Exposes port {new}"), {"name": ""}),
    Said("port_changed", msgid("the port goes from {old} to {new}"), msgid("Port: {old} → {new}")),
    Said(
        "matrix_entry_added entry_added", msgid("one more entry: {values}"), msgid("Adds an entry ({values})")
    ),
    Said(
        "matrix_entry_added entry_added",
        msgid("one more entry: {leading}, …"),
        msgid("Adds an entry ({leading}, …)"),
    ),
    Said(
        "matrix_entry_removed entry_removed",
        msgid("the entry {values} is gone"),
        msgid("Removes the entry {values}"),
    ),
    Said(
        "matrix_entry_removed entry_removed",
        msgid("the entry {leading}, … is gone"),
        msgid("Removes the entry {leading}, …"),
    ),
    Said(
        "entry_changed",
        msgid("the entry {name} has {new} now"),
        msgid("{name}: adds {new}"),
        {"mapping": "yes"},
    ),
    Said(
        "entry_changed",
        msgid("the entry {name} has keys of its own now"),
        msgid("{name} has keys of its own now"),
        {"mapping": "yes"},
    ),
    Said(
        "entry_changed",
        msgid("the entry {name} no longer has {old}"),
        msgid("{name}: removes {old}"),
        {"mapping": "no"},
    ),
    Said(
        "entry_changed",
        msgid("the entry {name} has no keys of its own any more"),
        msgid("{name} has no keys of its own any more"),
        {"mapping": "no"},
    ),
    Said("entry_changed", msgid("{name} goes from {old} to {new}"), msgid("{name}: {old} → {new}")),
    Said("entry_changed line_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}")),
    Said(_PLAIN, msgid("{what} goes from {old} to {new}"), msgid("{what}: {old} → {new}")),
    Said(_PLAIN, msgid("in {what}, {gave} gives way to {got}"), msgid("{what}: {gave} → {got}")),
    Said(_PLAIN, msgid("{what} also has {put_in}"), msgid("{what} also has {put_in}")),
    Said(_PLAIN, msgid("{what} no longer has {left_out}"), msgid("{what} no longer has {left_out}")),
)
