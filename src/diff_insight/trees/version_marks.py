"""Marks of a page that say since which version something is there, changed, deprecated or gone.

Sphinx has directives for them, MyST the same, and themes of MkDocs notes of the same names.
"""

VERSION_MARKS = {
    "versionadded": "available_since",
    "version-added": "available_since",
    "versionchanged": "changed_since",
    "version-changed": "changed_since",
    "deprecated": "deprecated_since",
    "deprecated-removed": "deprecated_since",
    "version-deprecated": "deprecated_since",
    "versionremoved": "removed_since",
    "version-removed": "removed_since",
}
"""What each of them is, by its name."""


def version_of(mark: str, said: str) -> tuple[str, str]:
    """Give the version that a mark names, and what it says behind it.

    Args:
        mark: Its name.
        said: Its argument.
    """
    words = said.split()
    names = 2 if mark == "deprecated-removed" else 1  # since when, and when it goes
    return " → ".join(words[:names]), " ".join(words[names:])
