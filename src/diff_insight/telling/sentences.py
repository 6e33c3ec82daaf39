"""What is said of one fact: for each kind the sentences that fit it, richest first, and the same as a title.

A row serves where its conditions hold and every field of its template can be shown whole. What has no row, or
none that can be filled, is said by its noun ("the parameter `x` is new"). Fields: `name`, `before` (its name
before), `old`, `new`, `owner`, `cells`, `declared` (what it is declared as, beside its name) and the details
of the fact.
"""

from collections.abc import Iterator

from diff_insight.languages import msgid
from diff_insight.model import Fact
from diff_insight.telling.block_sentences import BLOCKS
from diff_insight.telling.conflict_sentences import CONFLICTS
from diff_insight.telling.example_sentences import EXAMPLES
from diff_insight.telling.mode_sentences import MODES
from diff_insight.telling.package_sentences import PACKAGES
from diff_insight.telling.page_sentences import PAGES
from diff_insight.telling.program_sentences import PROGRAMS
from diff_insight.telling.said import Said
from diff_insight.telling.schema_sentences import SCHEMAS
from diff_insight.telling.value_sentences import VALUES
from diff_insight.telling.version_sentences import VERSIONS


def rows_for(fact: Fact) -> Iterator[Said]:
    """Give the rows that may say a fact, in order."""
    any_thing = _ANY if fact.action == "changed" and fact.thing != "mode" else ()  # git's numbers say nothing
    last = _LAST if fact.kind == "translation_changed" else ()
    return (row for row in (*_BY_KIND.get(fact.kind, ()), *any_thing, *last) if row.fits(fact))


_FILES = (
    Said(
        "lfs_object_changed",
        msgid("{old} bytes become {new} bytes (Git LFS)"),
        msgid("{base} (Git LFS): {old} → {new} bytes"),
    ),
    Said(
        "lfs_object_added",
        msgid("its content is kept in Git LFS ({new} bytes)"),
        msgid("Adds {base} (Git LFS, {new} bytes)"),
    ),
    Said(
        "file_changed",
        msgid("the page {name} is now {count} pages: {into}"),
        msgid("Divides {base} into {count} pages"),
        {"page": "divided"},
    ),
    Said(
        "file_changed",
        msgid("the page {name} is now the section {section} of {into}"),
        msgid("{base} is now a section of {into}"),
        {"page": "section"},
    ),
    Said(
        "file_changed",
        msgid("the page {name} comes out of the section {section} of {before}"),
        msgid("{base} comes out of a section of {before}"),
        {"page": "of_section"},
    ),
    Said(
        "file_changed",
        msgid("the page {name} comes out of {before}"),
        msgid("{base} comes out of {before}"),
        {"page": "part"},
    ),
    Said(
        "file_changed",
        msgid("the page {name} takes the place of {before}"),
        msgid("{name} takes the place of {before}"),
        {"page": "yes"},
    ),
    Said(
        "file_changed",
        msgid("the page {name} takes the place of {before}"),
        msgid("{base} takes the place of another page"),
        {"page": "yes"},
    ),
    Said(
        "file_changed",
        msgid("the file {name} takes the place of {before}"),
        msgid("{name} takes the place of {before}"),
    ),
    Said(
        "file_changed",
        msgid("the file {name} takes the place of {before}"),
        msgid("{base} takes the place of another file"),
    ),
    Said(
        "file_renamed",
        msgid("the file {from_path} is now {to_path}"),
        msgid("Renames {before} to {name}"),
        {"elsewhere": "yes"},
    ),
    Said(
        "file_renamed", msgid("the file {before} is now called {name}"), msgid("Renames {before} to {name}")
    ),
    Said(
        "file_moved",
        msgid("the file moves from {from_folder} to {to_folder}"),
        msgid("Moves {base} from {from_folder} to {to_folder}"),
    ),
    Said(
        "file_added",
        msgid("the file is a copy of {before}"),
        msgid("Copies {before} to {name}"),
        {"copied": "yes"},
    ),
    Said(
        "file_added",
        msgid("the file is a copy of {before}, with changes"),
        msgid("Adds {name}, a changed copy of {before}"),
        {"copied": "changed"},
    ),
    Said(
        "file_added",
        msgid("the file is a copy of {base_before}, with changes"),
        msgid("Adds a changed copy of {base_before}"),
        {"copied": "changed"},
    ),
    Said(
        "file_added",
        msgid("the file is a copy of {base_before}"),
        msgid("Adds a copy of {base_before}"),
        {"copied": "yes"},
    ),
    Said(
        "line_ends_changed",
        msgid("the line ends change from {old} to {new}"),
        msgid("Line ends: {old} → {new}"),
    ),
    Said(
        "normal_form_changed",
        msgid("characters are encoded in another Unicode normal form and look as before ({old} → {new})"),
        msgid("Normal form of characters: {old} → {new}"),
    ),
    Said(
        "normal_form_changed",
        msgid("characters are encoded in another Unicode normal form and look as before"),
        msgid("Normal form of characters"),
    ),
    *MODES,
    *CONFLICTS,
    Said(
        "binary_changed",
        msgid("the file is binary: its content cannot be compared here"),
        msgid("Replaces the binary file {base}"),
    ),
    Said(
        "submodule_changed",
        msgid("the submodule moves from commit {old} to {new}"),
        msgid("{base}: {old} → {new}"),
    ),
    Said(
        "vendored_changed",
        msgid("the vendored {name} goes from {old} to {new}"),
        msgid("Vendored {name}: {old} → {new}"),
    ),
)

_ANY = (
    Said("", msgid("{what} goes from {old} to {new}"), msgid("{what}: {old} → {new}")),
    Said("", msgid("in {what}, {was} gives way to {is}"), msgid("{what}: {was} → {is}")),
    Said("", msgid("{old} becomes {new}"), msgid("{old} → {new}"), {"name": ""}),
)
"""What is said of anything that changed and has both sides."""
_LAST = (Said("", msgid("the message {name} reads {new} now"), msgid("{name}: now {new}")),)
"""What is said of a message of which only the new translation can be quoted."""


def _by_kind() -> dict[str, tuple[Said, ...]]:
    found: dict[str, list[Said]] = {}
    for row in (*PROGRAMS, *PAGES, *VERSIONS, *BLOCKS, *EXAMPLES, *SCHEMAS, *PACKAGES, *VALUES, *_FILES):
        for kind in row.kinds.split():
            found.setdefault(kind, []).append(row)
    return {kind: tuple(rows) for kind, rows in found.items()}


_BY_KIND = _by_kind()


def rows() -> Iterator[Said]:
    """Give every row."""
    yield from (*(row for known in _BY_KIND.values() for row in known), *_ANY, *_LAST)


def openings() -> frozenset[str]:
    """Give the words with which titles begin: they stand in lower case behind another title."""
    return frozenset(
        row.title.split(" ", 1)[0] for rows in _BY_KIND.values() for row in rows if row.title[:1].isalpha()
    )
