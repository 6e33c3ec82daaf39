"""What is said of what happens in a program, richest first; see `diff_insight.telling.sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.body_sentences import BODIES
from diff_insight.telling.said import Said

_SIGNED = "function_changed method_changed class_changed interface_changed struct_changed trait_changed"
_HEADS = "value_changed decorator_changed type_changed returns_changed"
_SPLIT_ADDED = (
    "class_added interface_added struct_added trait_added enum_added module_added extension_added key_added"
)
_SPLIT_REMOVED = (
    "class_removed interface_removed struct_removed trait_removed enum_removed module_removed "
    "extension_removed key_removed"
)
_RENAMED = (
    "function_renamed method_renamed property_renamed class_renamed interface_renamed struct_renamed "
    "trait_renamed enum_renamed"
)
_DEMANDS = {"demands": "yes"}
PROGRAMS = (
    Said(
        _RENAMED,
        msgid("{before} is now called {name}; the old name still stands for it"),
        msgid("Renames {before} to {name} and keeps the old name"),
        {"kept": "yes"},
    ),
    Said(
        _RENAMED,
        msgid("{before} is a variable now and stands for the function {name}"),
        msgid("{before} is a variable now that stands for {name}"),
        {"kept": "variable"},
    ),
    Said(
        _RENAMED,
        msgid("{before} is now called {name}; the old name is deprecated: {says}"),
        msgid("Renames {before} to {name} and deprecates the old name"),
        {"kept": "deprecated"},
    ),
    Said(
        "prop_added",
        msgid("the prop {name} is new and has to be given ({held})"),
        msgid("Adds the required prop {name}"),
        {"required": "yes"},
    ),
    Said(
        "prop_added",
        msgid("the prop {name} is new and has to be given"),
        msgid("Adds the required prop {name}"),
        {"required": "yes"},
    ),
    Said("prop_added", msgid("the prop {name} is new ({held})"), msgid("Adds the prop {name} ({held})")),
    Said(
        "parameter_changed",
        msgid("the parameter {new} stands in the place of {old}"),
        msgid("Parameter {old} → {new}"),
        {"instead": "yes"},
    ),
    Said(
        "parameter_changed",
        msgid("the parameter {new} stands in the place of {old}"),
        msgid("Parameter {old} → {new}"),
        {"instead": "use"},
    ),
    Said(
        "parameter_added",
        msgid("the parameter {name} is new and has to be given"),
        msgid("Adds the required parameter {name}"),
        {"required": "yes"},
    ),
    Said(
        "parameter_added",
        msgid("the parameter {name} is new ({declared})"),
        msgid("Adds the parameter {name} ({declared})"),
    ),
    Said(
        "parameter_removed",
        msgid("the parameter {name} is gone, so a call that passes it fails"),
        msgid("Removes the parameter {name}"),
        {"swallowed": "no"},
    ),
    Said("parameter_moved", msgid("the parameter {name} is number {position} now (was {previous_position})")),
    Said(
        "default_changed",
        msgid("{name} is {new} unless given (was {old})"),
        msgid("{name} is {new} by default (was {old})"),
    ),
    Said("default_added", msgid("{name} is {new} unless given"), msgid("{name} is {new} by default")),
    Said(
        "default_removed",
        msgid("{name} has no default value any more (was {old})"),
        msgid("{name} has no default value any more"),
    ),
    Said(
        "notation_layout",
        msgid("one place is only written in another way: {new} (was {old})"),
        msgid("Only writes one place in another way: {old} → {new}"),
        {"places": "1"},
    ),
    Said(
        "notation_layout",
        msgid("one place is only written in another way"),
        msgid("Only writes one place in another way"),
        {"places": "1"},
    ),
    Said(
        "notation_layout",
        msgid("{places} places are only written in another way, such as {new} (was {old})"),
        msgid("Only writes {places} places in another way (such as {old} → {new})"),
    ),
    Said(
        "notation_layout",
        msgid("{places} places are only written in another way"),
        msgid("Only writes {places} places in another way"),
    ),
    Said(
        "module_form_changed",
        msgid("the file is an ES module now (was CommonJS)"),
        msgid("Becomes an ES module (was CommonJS)"),
        {"to": "ES module"},
    ),
    Said(
        "module_form_changed",
        msgid("the file is a CommonJS module now (was an ES module)"),
        msgid("Becomes a CommonJS module (was an ES module)"),
        {"to": "CommonJS"},
    ),
    Said("type_added", msgid("{name} is annotated as {new}"), msgid("Annotates {name} as {new}")),
    Said(
        "type_changed", msgid("the type of {name} is {new} (was {old})"), msgid("{name}: type {old} → {new}")
    ),
    Said("type_changed", msgid("the type of {name} is {new} now"), msgid("{name}: type {new}")),
    Said(
        "type_removed",
        msgid("the type of {name} is no longer said (was {old})"),
        msgid("Removes the type of {name}"),
    ),
    Said(
        "returns_added", msgid("the return type {new} is new"), msgid("Annotates what is returned as {new}")
    ),
    Said(
        "returns_changed", msgid("the return type is {new} (was {old})"), msgid("Return type: {old} → {new}")
    ),
    Said("returns_changed", msgid("the return type is {new} now"), msgid("Return type: {new}")),
    Said("returns_removed", msgid("the return type {old} is gone"), msgid("Removes the return type {old}")),
    Said(
        "implied_added",
        msgid("the implied {new} of {name} is written out now"),
        msgid("Writes out the implied {new} of {name}"),
    ),
    Said(
        "implied_removed",
        msgid("the implied {old} of {name} is no longer written"),
        msgid("Drops the implied {old} of {name}"),
    ),
    Said(
        "implied_changed",
        msgid("{name} says {new} instead of {old}, both of which are implied"),
        msgid("{name}: {old} → {new}, both implied"),
    ),
    Said(
        "macro_added",
        msgid("{name} has one more definition"),
        msgid("Defines {name} for one more case"),
        {"twice": "yes"},
    ),
    Said(
        "function_removed macro_removed method_removed",
        msgid("one of the definitions of {name} is gone"),
        msgid("Removes one of the definitions of {name}"),
        {"twice": "yes"},
    ),
    Said("modifiers_added", msgid("{name} is {new} now"), msgid("{name} is {new} now")),
    Said("modifiers_removed", msgid("{name} is no longer {old}"), msgid("{name} is no longer {old}")),
    Said("visibility_added", msgid("{name} is {new} now"), msgid("{name} is {new} now")),
    Said("visibility_removed", msgid("{name} is no longer {old}"), msgid("{name} is no longer {old}")),
    Said("exported_added", msgid("{name} is exported now"), msgid("{name} is exported now")),
    Said("exported_removed", msgid("{name} is no longer exported"), msgid("{name} is no longer exported")),
    Said(
        "modifiers_changed visibility_changed",
        msgid("{name} is {new} now (was {old})"),
        msgid("{name} is {new} now (was {old})"),
    ),
    Said("raises_added", msgid("{name} declares {new} now"), msgid("{name} declares {new} now")),
    Said(
        "raises_removed", msgid("{name} no longer declares {old}"), msgid("{name} no longer declares {old}")
    ),
    Said(
        "raises_changed",
        msgid("{name} declares {new} instead of {old}"),
        msgid("{name} declares {new} instead of {old}"),
    ),
    Said("generics_added", msgid("{name} demands {new} now"), msgid("{name} demands {new} now"), _DEMANDS),
    Said(
        "generics_removed",
        msgid("{name} no longer demands {old}"),
        msgid("{name} no longer demands {old}"),
        _DEMANDS,
    ),
    Said(
        "generics_changed",
        msgid("{name} demands {new} instead of {old}"),
        msgid("{name} demands {new} instead of {old}"),
        _DEMANDS,
    ),
    Said(
        "generics_added",
        msgid("{name} is generic over {new} now"),
        msgid("{name} is generic over {new} now"),
    ),
    Said(
        "generics_removed",
        msgid("{name} is no longer generic over {old}"),
        msgid("{name} is no longer generic over {old}"),
    ),
    Said(
        "generics_changed",
        msgid("{name} is generic over {new} instead of {old}"),
        msgid("{name} is generic over {new} instead of {old}"),
    ),
    Said("generics_changed", msgid("{name} demands {new} now"), msgid("{name} demands {new} now"), _DEMANDS),
    Said(
        "generics_changed",
        msgid("{name} is generic over {new} now"),
        msgid("{name} is generic over {new} now"),
    ),
    Said(
        "accessors_changed",
        msgid("the accessors of {name} are {new} (were {old})"),
        msgid("Accessors of {name}: {old} → {new}"),
    ),
    Said("default_body_added", msgid("{name} has a default body now"), msgid("Gives {name} a default body")),
    Said(
        "default_body_removed",
        msgid("{name} no longer has a default body"),
        msgid("Removes the default body of {name}"),
    ),
    Said("value_added", msgid("{name} holds {new} now"), msgid("{name} holds {new} now"), {"holds": "yes"}),
    Said(
        "value_removed",
        msgid("{name} no longer holds {old}"),
        msgid("{name} no longer holds {old}"),
        {"holds": "yes"},
    ),
    Said("value_added", msgid("{name} is set to {new}"), msgid("{name} is set to {new}")),
    Said(
        "value_removed",
        msgid("{name} is no longer set to {old}"),
        msgid("{name} is no longer set to {old}"),
    ),
    Said("value_changed", msgid("{name} goes from {old} to {new}"), msgid("{name}: {old} → {new}")),
    Said("value_changed", msgid("{name} is {new} now"), msgid("{name} is {new} now")),
    Said(_HEADS, msgid("{what} also has an entry {key}"), msgid("{what} also has {key}")),
    Said(_HEADS, msgid("{what} also has {gains}"), msgid("{what} also has {gains}")),
    Said(_HEADS, msgid("{what} no longer has {loses}"), msgid("{what} no longer has {loses}")),
    Said("mark_added", msgid("the parameter {name} gets {new}"), msgid("Adds {new} to {name}")),
    Said("mark_removed", msgid("the parameter {name} loses {old}"), msgid("Removes {old} from {name}")),
    Said(
        "mark_changed",
        msgid("the parameter {name} has {new} instead of {old}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said("decorator_added", msgid("{new} is new"), msgid("Adds {new}")),
    Said("decorator_removed", msgid("{old} is gone"), msgid("Removes {old}")),
    Said("decorator_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}")),
    Said(
        "deprecated_added",
        msgid("the constructor {name} is deprecated now: {says}"),
        msgid("Deprecates the constructor {name}: {says}"),
        {"constructor": "yes"},
    ),
    Said(
        "deprecated_added",
        msgid("the constructor {name} is deprecated now"),
        msgid("Deprecates the constructor {name}"),
        {"constructor": "yes"},
    ),
    Said(
        "deprecated_removed",
        msgid("the constructor {name} is no longer deprecated"),
        msgid("The constructor {name} is no longer deprecated"),
        {"constructor": "yes"},
    ),
    Said(
        "deprecated_added",
        msgid("{name} is deprecated now: {says}"),
        msgid("Deprecates {name}: {says}"),
    ),
    Said("deprecated_added", msgid("{name} is deprecated now"), msgid("Deprecates {name}")),
    Said(
        "deprecated_removed", msgid("{name} is no longer deprecated"), msgid("{name} is no longer deprecated")
    ),
    Said("optional_added", msgid("{name} is optional now"), msgid("{name} is optional now")),
    Said("optional_removed", msgid("{name} is no longer optional"), msgid("{name} is no longer optional")),
    Said(
        "base_changed",
        msgid("{new} is embedded instead of {old}"),
        msgid("Embeds {new} instead of {old}"),
        {"noun": "embedded"},
    ),
    Said(
        "base_changed",
        msgid("the class argument {old} is {new} now"),
        msgid("Class argument: {old} → {new}"),
        {"noun": "class_argument"},
    ),
    Said(
        "base_changed",
        msgid("the base type {old} gives way to {new}"),
        msgid("Base type: {old} → {new}"),
    ),
    Said(
        "namespace_renamed",
        msgid("the file belongs to the package {name} now (was {before})"),
        msgid("Package: {before} → {name}"),
        {"noun": "package_name"},
    ),
    Said(
        "namespace_renamed",
        msgid("the file belongs to the namespace {name} now (was {before})"),
        msgid("Namespace: {before} → {name}"),
    ),
    Said(
        _SPLIT_ADDED,
        msgid("the new {name} takes over {members} from {members_of}"),
        msgid("Splits {name} off {members_of}"),
    ),
    Said(_SPLIT_ADDED, msgid("{name} is new and holds {members} now"), msgid("Puts {members} into {name}")),
    Said(
        _SPLIT_REMOVED,
        msgid("{name} is gone; {members_of} takes over {members}"),
        msgid("Merges {name} into {members_of}"),
    ),
    Said(
        _SPLIT_REMOVED,
        msgid("{name} is gone from around {members}"),
        msgid("Removes {name} from around {members}"),
    ),
    Said("result_names_added", msgid("the results have names now"), msgid("Names the results")),
    Said(
        "result_names_removed",
        msgid("the results have no names any more"),
        msgid("The results have no names any more"),
    ),
    Said("result_names_changed", msgid("the results have other names"), msgid("Renames the results")),
    *BODIES,
    Said(
        "function_changed method_changed",
        msgid("{old} is deleted now"),
        msgid("Deletes {old}"),
        {"deleted": "yes"},
    ),
    Said(
        _SIGNED,
        msgid("in the declaration of {name}, {was} becomes {is}"),
        msgid("In the declaration of {name}: {was} → {is}"),
    ),
    Said(
        _SIGNED,
        msgid("the declaration of {name} also has {gains}"),
        msgid("The declaration of {name} also has {gains}"),
    ),
    Said(
        _SIGNED,
        msgid("the declaration of {name} no longer has {loses}"),
        msgid("The declaration of {name} no longer has {loses}"),
    ),
    Said("test_changed", msgid("the test {name} changes"), msgid("Changes the test {name}")),
)
