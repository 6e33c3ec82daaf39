"""What is said of packages, what they need and the versions of projects; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

PACKAGES = (
    Said(
        "package_changed",
        msgid("the step {in_step} uses {name} {new} instead of {before} {old}"),
        msgid("{in_step}: {name} {new} instead of {before} {old}"),
        {"turns": "action"},
    ),
    Said(
        "package_changed",
        msgid("{name} {new} is used instead of {before} {old}"),
        msgid("{name} {new} instead of {before} {old}"),
        {"turns": "action"},
    ),
    Said(
        "package_changed",
        msgid("the step {in_step} uses {name} instead of {before}"),
        msgid("{in_step}: {name} instead of {before}"),
        {"turns": "action"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} goes from {old} to {new} and comes from {source} now (was {previous_source})"),
        msgid("{name}: {old} → {new}, from another source"),
        {"turns": "source"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} goes from {old} to {new} and comes from {source} now"),
        msgid("{name}: {old} → {new}, from another source"),
        {"turns": "source"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} goes from {old} to {new} and no longer comes from {previous_source}"),
        msgid("{name}: {old} → {new}, no longer from {previous_source}"),
        {"source": ""},
    ),
    Said(
        "package_changed",
        msgid(
            "{name} comes from {new} now (was {old}) and follows the branch {branch} (was {previous_branch})"
        ),
        msgid("{name}: {old} → {new}, {previous_branch} → {branch}"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} comes from {new} now (was {old}) and follows the branch {branch}"),
        msgid("{name}: {old} → {new}, the branch {branch}"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} comes from {new} now (was {old}) and no longer follows the branch {previous_branch}"),
        msgid("{name}: {old} → {new}, no longer the branch {previous_branch}"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} follows the branch {branch} now (was {previous_branch})"),
        msgid("{name}: the branch {branch} (was {previous_branch})"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} follows the branch {branch} now"),
        msgid("{name}: the branch {branch}"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} no longer follows the branch {previous_branch}"),
        msgid("{name}: no longer the branch {previous_branch}"),
        {"turns": "branch"},
    ),
    Said(
        "package_changed",
        msgid("{name} comes from {new} now (was {old})"),
        msgid("{name}: {old} → {new}"),
        {"ecosystem": "git submodule"},
    ),
    Said(
        "package_changed",
        msgid("{name} goes from {old} to {new} and is no longer handed on to callers"),
        msgid("{name}: {old} → {new}, no longer handed on"),
        {"turns": "kept"},
    ),
    Said(
        "package_changed",
        msgid("{name} is no longer handed on to callers"),
        msgid("{name} no longer handed on to callers"),
        {"turns": "kept"},
    ),
    Said(
        "package_changed",
        msgid("{name} goes from {old} to {new} and is handed on to callers now"),
        msgid("{name}: {old} → {new}, handed on"),
        {"turns": "handed on"},
    ),
    Said(
        "package_changed",
        msgid("{name} is handed on to callers now"),
        msgid("{name} handed on to callers"),
        {"turns": "handed on"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} goes from {old} to {new} (major)"),
        msgid("{name}: {old} → {new} (major)"),
        {"step": "major"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} goes back from {old} to {new}"),
        msgid("{name}: back from {old} to {new}"),
        {"step": "downgrade"},
    ),
    Said(
        "runtime_changed",
        msgid("the required version of {name} goes from {old} to {new}"),
        msgid("Requires {name} {new} (was {old})"),
    ),
    Said(
        "package_changed package_copy_changed provider_requirement_changed",
        msgid("{name} goes from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} comes from {source} now (was {previous_source})"),
        msgid("{name}: another source"),
        {"turns": "source"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} comes from {source} now"),
        msgid("{name}: another source"),
        {"turns": "source"},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} no longer comes from {previous_source}"),
        msgid("{name} no longer from {previous_source}"),
        {"source": ""},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("any version of {name} serves now (was {old})"),
        msgid("{name}: any version (was {old})"),
        {"new": ""},
    ),
    Said(
        "package_changed package_copy_changed",
        msgid("{name} has to be {new} now"),
        msgid("{name} has to be {new}"),
        {"old": ""},
    ),
    *(
        Said("package_changed package_moved", said, title, {"turns": kind})
        for kind, said, title in (
            (
                "development",
                msgid("{name} is needed for development alone now"),
                msgid("{name} for development alone"),
            ),
            ("runtime", msgid("{name} is needed at run time now"), msgid("{name} at run time")),
            ("build", msgid("{name} is needed for the build alone now"), msgid("{name} for the build alone")),
            ("peer", msgid("{name} is a peer dependency now"), msgid("{name} as a peer dependency")),
            ("optional", msgid("{name} is optional now"), msgid("{name} is optional now")),
        )
    ),
    Said(
        "package_added",
        msgid("the package manager is {name} {new}"),
        msgid("Package manager: {name} {new}"),
        {"kind": "manager"},
    ),
    Said(
        "package_removed",
        msgid("the package manager {name} {old} is no longer set"),
        msgid("No longer sets the package manager {name} {old}"),
        {"kind": "manager"},
    ),
    Said(
        "requirement_added",
        msgid("{name} is overridden with {new}"),
        msgid("Overrides {name} with {new}"),
        {"ecosystem": "npm override"},
    ),
    Said(
        "requirement_changed",
        msgid("the override of {name} goes from {old} to {new}"),
        msgid("Override of {name}: {old} → {new}"),
        {"ecosystem": "npm override"},
    ),
    Said(
        "requirement_removed",
        msgid("{name} is no longer overridden with {old}"),
        msgid("No longer overrides {name} with {old}"),
        {"ecosystem": "npm override"},
    ),
    Said(
        "requirement_added",
        msgid("{name} is replaced by {new} now"),
        msgid("Replaces {name} by {new}"),
        {"ecosystem": "go replace"},
    ),
    Said(
        "requirement_changed",
        msgid("{name} is replaced by {new} now (was {old})"),
        msgid("Replaces {name} by {new}"),
        {"ecosystem": "go replace"},
    ),
    Said(
        "requirement_removed",
        msgid("{name} is no longer replaced by {old}"),
        msgid("No longer replaces {name} by {old}"),
        {"ecosystem": "go replace"},
    ),
    Said(
        "package_entry_changed",
        msgid("requests for {ranges_new} resolve to {name} {version} now (was {resolved_before})"),
        msgid("{name}: {version} for {ranges_new} (was {resolved_before})"),
    ),
    Said(
        "package_entry_changed",
        msgid("requests for {ranges_new} resolve to {name} {version} now, none for {ranges_gone} any more"),
        msgid("{name} {version}: for {ranges_new}, no longer for {ranges_gone}"),
    ),
    Said(
        "package_entry_changed",
        msgid("requests for {ranges_new} resolve to {name} {version} as well"),
        msgid("{name} {version} for {ranges_new} as well"),
    ),
    Said(
        "package_entry_changed",
        msgid("no request for {ranges_gone} resolves to {name} {version} any more"),
        msgid("{name} {version}: no longer for {ranges_gone}"),
    ),
    Said("package_entry_changed", msgid("{old} becomes {new}"), msgid("{old} → {new}")),
    Said("package_added", msgid("the package {name} {new} is new"), msgid("Adds the package {name} {new}")),
    Said(
        "package_removed",
        msgid("the package {name} {old} is gone"),
        msgid("Removes the package {name} {old}"),
    ),
    Said(
        "needs_changed",
        msgid("{name} depends on {new} now (was {old})"),
        msgid("{name} depends on {new} now"),
    ),
    Said("needs_added", msgid("{name} depends on {new} now"), msgid("{name} depends on {new} now")),
    Said(
        "needs_removed",
        msgid("{name} no longer depends on {old}"),
        msgid("{name} no longer depends on {old}"),
    ),
    Said(
        "package_copy_added",
        msgid("another copy of the package {name} {new} is there"),
        msgid("Adds another copy of {name} {new}"),
    ),
    Said(
        "package_copy_removed",
        msgid("one copy of the package {name} {old} is gone"),
        msgid("Removes a copy of {name} {old}"),
    ),
    Said(
        "project_version_changed",
        msgid("the version of {name} goes from {old} to {new}"),
        msgid("{name}: version {old} → {new}"),
    ),
    Said(
        "project_version_changed",
        msgid("the version goes from {old} to {new}"),
        msgid("Version: {old} → {new}"),
    ),
    Said(
        "lock_format_changed",
        msgid("the format of the lock file ({name}) goes from {old} to {new}"),
        msgid("Lock format: {old} → {new}"),
    ),
)
