"""What is said of marks that name the version since which something holds; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

VERSIONS = (
    Said(
        "release_added",
        msgid("what stood under {unreleased} is the release {name} now, dated {date}"),
        msgid("Releases {name} ({date})"),
        {"made": "yes"},
    ),
    Said(
        "release_added",
        msgid("what stood under {unreleased} is the release {name} now"),
        msgid("Releases {name}"),
        {"made": "yes"},
    ),
    Said(
        "available_since_added",
        msgid("what is new since {name} is noted: {says}"),
        msgid("Marks as new since {name}"),
    ),
    Said(
        "available_since_added", msgid("it is marked as new since {name}"), msgid("Marks as new since {name}")
    ),
    Said(
        "changed_since_added",
        msgid("what changed in {name} is noted: {says}"),
        msgid("Notes what changed in {name}"),
    ),
    Said("changed_since_added", msgid("a change in {name} is noted"), msgid("Notes what changed in {name}")),
    Said(
        "deprecated_since_added",
        msgid("it is marked as deprecated since {name}: {says}"),
        msgid("Marks as deprecated since {name}"),
    ),
    Said(
        "deprecated_since_added",
        msgid("it is marked as deprecated since {name}"),
        msgid("Marks as deprecated since {name}"),
    ),
    Said(
        "removed_since_added",
        msgid("it is marked as removed in {name}"),
        msgid("Marks as removed in {name}"),
    ),
    Said(
        "available_since_removed",
        msgid("it is no longer marked as new since {name}"),
        msgid("No longer marks as new since {name}"),
    ),
    Said(
        "changed_since_removed",
        msgid("the note on what changed in {name} is gone: {says}"),
        msgid("Removes the note on what changed in {name}"),
    ),
    Said(
        "changed_since_removed",
        msgid("the note on what changed in {name} is gone"),
        msgid("Removes the note on what changed in {name}"),
    ),
    Said(
        "deprecated_since_removed",
        msgid("it is no longer marked as deprecated since {name}"),
        msgid("No longer marks as deprecated since {name}"),
    ),
    Said(
        "removed_since_removed",
        msgid("it is no longer marked as removed in {name}"),
        msgid("No longer marks as removed in {name}"),
    ),
    Said(
        "available_since_renamed",
        msgid("it is marked as new since {name} (was {before})"),
        msgid("New since {name} (was {before})"),
    ),
    Said(
        "changed_since_renamed",
        msgid("a note names {name} as the version of a change (was {before})"),
        msgid("Version of a change: {before} → {name}"),
    ),
    Said(
        "deprecated_since_renamed",
        msgid("it is marked as deprecated since {name} (was {before})"),
        msgid("Deprecated since {name} (was {before})"),
    ),
    Said(
        "removed_since_renamed",
        msgid("it is marked as removed in {name} (was {before})"),
        msgid("Removed in {name} (was {before})"),
    ),
)
