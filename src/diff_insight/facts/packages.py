"""Packages: what lock files and manifests ask for and get.

| thing | actions | name | old, new | details |
| --- | --- | --- | --- | --- |
| `package` | added, removed, changed, moved, layout | its name | version or requirement | see below |
| `package_copy` | added, removed, changed | the package | version | as `package` |
| `package_entry` | changed | the package | its line in a manifest | as `package`; what else it says changed |
| `checksums` | added, removed, changed | package or key of the file | never | see below |
| `module_checksum` | added, removed, changed | a Go module | version | `ecosystem`, `step` |
| `vendored` | changed | the file's, without version | version | `step`, `from`, `to`, `told_by` |
| `lock_format` | added, removed, changed | its key, or the program that wrote it | version | |
| `requirement` | added, removed, changed | package | requirement | `ecosystem`, `kind` |
| `runtime` | added, removed, changed | `python`, `node`, `go`, ... | requirement | `step` |
| `project_version` | added, removed, changed | the project, or empty | version | as `package` |
| `module_path` | renamed | the new path of a Go module | | |

- Of checksums: `ecosystem`, `version`; `pinned` is `yes` where an action of the same version is called by its
  commit, or no longer is; `commit` or `digest` where an action or an image of the same version has another
  one, with the first digits of both as `commit_old`, `commit_new`.
- A package's details: `ecosystem`, `kind`, `direct`, `source`, and, where it changed, `step`,
  `previous_kind`, `previous_source`, `versions_old`, `versions_new`, `told_by`.
- `requirement` is what a lock file repeats of its manifest: what was asked for; with the ecosystem
  `npm override` the version that a manifest puts in place of what packages ask for.
- `step` is `major`, `minor`, `patch`, `downgrade` or `other` (`diff_insight.facts.versions`).
- `kind` is `runtime`, `development`, `optional`, `peer`, `build`, `manager` (it installs the others);
  `direct` is `yes` or `no`; each is left out
  where the file does not say. `previous_kind` and `previous_source` stand where they differ, and with them
  `turns`: the new kind, or `source` where that is another one.
- `handed_on` is `yes` where callers get a package too (Gradle's `api`); where that begins or ends `turns` is
  `handed on` or `kept`.
- A submodule's `branch` is that which git follows; where it is another one `turns` is `branch`, and
  `previous_branch` says which it was (empty for none).
- `inherits` is where the version of a manifest stands if not there: `workspace`, `elsewhere` (which it does
  not say) or `reference` (which its text says); where that begins or ends `turns` is `inherits` or `own`.
- Where a step of a workflow uses another action in place of one, `turns` is `action`, `in_step` its name;
  of a package manager in place of another one there is no step.
- `module_checksum` is a line of `go.sum`, which lists what may be needed to check a build, not what is used.
- `versions_old` and `versions_new` stand where a lock file holds several versions of a package on one side.
- Of a package that the project asks for itself and that goes from one version to another, `there_before` is
  `yes` where the new version was there for other packages, `still_there` where the old one stays for them.
- `package_copy`: a lock file holds the same version of a package in several places, and one of them changed.
- Of a `package_entry` of a lock file that lists the requests in front of the version which answers them:
  `version`, and where they differ `ranges_new`, `ranges_gone`, and as `resolved_before` the version that the
  new ones came to before.
- `told_by`: the path of the manifest that tells of the same package (`diff_insight.facts.told_once`).
- A `runtime` that another manifest of the project asked for before (`setup.cfg`, then `pyproject.toml`) has
  `old` and `from` of that one.
- A package that no manifest asks for any more breaks nobody by itself: that callers import what they never
  asked for cannot be seen in a manifest.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.facts.entry import folded
from diff_insight.facts.package_sets import inherited, settled, turned
from diff_insight.facts.rule import FOR_USERS, Rule, Subject
from diff_insight.facts.thing import Thing
from diff_insight.facts.versions import raised, step
from diff_insight.model import Action, Fact
from diff_insight.trees.package_files.package import DIRECT

if TYPE_CHECKING:
    from diff_insight.facts.entry import Entry
    from diff_insight.facts.state import State
    from diff_insight.trees.node import Node

_OF_A_KIND = frozenset({"turns", "previous_kind"})
"""What is said of a package that is needed for something else; of one that nobody asked for it follows."""
NEVER = 2.0
"""A likeness that nothing has: a package of another name is another package."""
_SHORT = re.compile(r"(?:sha\d{1,3}:)?.{0,12}")
"""A commit or a digest by the digits that are enough to know it."""
_OF_WORK = re.compile(r"\.?(?:build|ci|e2e|hack|scripts?|tools?)/|(?:[^/]+/)*internal/")
"""Folders whose modules only those run who work on the project, or that nobody outside can import."""

_OF_VERSION = re.compile(r"/v\d{1,9}$")
"""How the path of a module ends from its second major version on (https://go.dev/ref/mod#major-version-suffixes)."""


def _package(state: "State", old: "Entry", new: "Entry") -> Sequence[Fact]:
    """State two versions of a package: its version, kind or source, else its checksums, else lines of it."""
    was, now = old.node, new.node
    lines = state.lines(old, new)
    turns = turned(was.details, now.details)
    details = {**now.details, **turns}
    other_version = folded(was.text) != folded(now.text)
    if other_version:
        details |= {"step": step(was.text, now.text)} | inherited(was.details, now.details)
    follows = turns.keys() == _OF_A_KIND and was.details.get("direct") == now.details.get("direct") == "no"
    if other_version or (len(details) > len(now.details) and not follows):
        parts = tuple(fact for fact in state.inside(old, new) if fact.thing != "checksums")
        moved = old.parent is not None and old.parent.partner is not new.parent
        action: Action = "moved" if moved and not other_version else "changed"
        stated = state.fact(action, old, new, lines=lines, parts=parts)
        return (replace(stated, previous_name=None, details=details),)  # another spelling is no other name
    found = state.inside(old, new)
    others = [fact for fact in found if fact.thing != "checksums"]
    if folded(was.same or was.text) == folded(now.same or now.text) and found:
        if others:
            return (*others, *state.rest(old, new, lines, others))
        about = {"ecosystem": now.details["ecosystem"], "version": now.text}
        pinned = {one.action for one in found}
        if about["ecosystem"] == "actions" and len(pinned) == 1 and pinned <= {"added", "removed"}:
            kind = f"checksums_{pinned.pop()}"
            return (Fact(kind=kind, name=now.name, lines=lines, details={**about, "pinned": "yes"}),)
        about |= _repinned(was, now) if about["ecosystem"] in {"actions", "docker"} else {}
        fact = Fact(
            kind="checksums_changed", name=now.name, where=state.where(new), lines=lines, details=about
        )
        return (fact,)
    stated = state.fact("changed", old, new, lines=lines, parts=others)
    entry = replace(stated, kind="package_entry_changed", previous_name=None)
    if now.attributes:
        entry = replace(entry, details={**entry.details, "version": now.text})
    respelt = was.name != now.name
    if respelt:
        entry = replace(entry, old=was.name, new=now.name)
    asked = now.details.get("direct") == DIRECT and not new.children and not respelt
    if not asked or len(lines.removed) != 1 or len(lines.added) != 1:
        return (entry,)
    rows = state.changed.removed[lines.removed[0]], state.changed.added[lines.added[0]]
    called = now.name.rpartition(":")[2].casefold()
    own = all(called in row.casefold() for row in rows)  # not that of what it needs itself
    return (replace(entry, old=rows[0].strip(), new=rows[1].strip()) if own else entry,)


def _repinned(was: "Node", now: "Node") -> dict[str, str]:
    """Give the details of what is pinned to another commit or digest though its version is the same."""
    sides = [[one for one in node.children if one.thing == "checksums"] for node in (was, now)]
    if any(len(side) != 1 for side in sides) or sides[0][0].name != sides[1][0].name:
        return {}
    found = [_SHORT.match(side[0].same) for side in sides]
    old, new = (short[0] if short else "" for short in found)
    return {"pinned": sides[1][0].name, "commit_old": old, "commit_new": new} if old != new else {}


def _single(state: "State", entry: "Entry") -> Sequence[Fact]:
    """State a package that is new or gone as one thing: its hashes are no news of their own."""
    return state.single_as_any(entry, parts=())


def _stepped(state: "State", old: "Entry", new: "Entry") -> Sequence[Fact]:
    """State a version that is no package's."""
    facts = state.pair_as_any(old, new)
    far = {"step": step(old.node.text, new.node.text)} | inherited(old.node.details, new.node.details)
    return tuple(
        replace(fact, kind=f"{fact.thing}_changed", previous_name=None, details={**fact.details, **far})
        if fact.action in {"changed", "renamed"}
        else fact
        for fact in facts
    )


def _raised(fact: Fact, subject: Subject) -> bool:
    """Tell whether the least version is higher, of no tool chain and no module of the project's tools."""
    higher = fact.name != "toolchain" and raised(fact.old or "", fact.new or "")
    return higher and _OF_WORK.match(subject.change.path) is None


def _peer_raised(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it is a peer dependency whose least version is higher than before."""
    return fact.details.get("kind") == "peer" and raised(fact.old or "", fact.new or "")


def _kept(fact: Fact, _subject: Subject) -> bool:
    """Tell whether callers no longer get a package that they compiled against."""
    return fact.details.get("turns") == "kept"


def _imported_otherwise(fact: Fact, subject: Subject) -> bool:
    """Tell whether all who import a module write another path: its own, or one with a version at first."""
    if _OF_WORK.match(subject.change.path) is not None:
        return False
    if fact.action != "added":
        return True
    return subject.continues and subject.change.path == "go.mod" and bool(_OF_VERSION.search(fact.name))


THINGS: tuple[Thing, ...] = (
    Thing(name="package", alike=NEVER, pair=_package, single=_single),
    Thing(name="module_checksum", alike=NEVER, pair=_package, single=_single),
    Thing(name="requirement", alike=NEVER, inner=True),
    Thing(name="runtime", alike=NEVER, pair=_stepped),
    Thing(name="project_version", alike=0.0, pair=_stepped),
    Thing(name="lock_format", alike=NEVER),
    Thing(name="checksums", alike=NEVER, quoted=False, inner=True),
    Thing(name="module_path", alike=0.0),
)

_MANIFESTS = FOR_USERS - {"lock", "ci"}


def _is_feature(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it is a feature of a Rust crate: those who depend on the crate ask for it by name."""
    return fact.name != "default"


def _is_default(fact: Fact, subject: Subject) -> bool:
    """Tell whether it is a feature that a Rust crate has where nobody asks for any."""
    return subject.change.path.rpartition("/")[2] == "Cargo.toml" and fact.where == ("features", "default")


RULES: tuple[Rule, ...] = (
    Rule(
        name="removed_feature",
        type="breaking change",
        kinds=frozenset({"feature_removed"}),
        breaks="feature removed",
        when=_is_feature,
        roles=_MANIFESTS,
    ),
    Rule(
        name="renamed_feature",
        type="breaking change",
        kinds=frozenset({"feature_renamed"}),
        breaks="feature renamed",
        when=_is_feature,
        roles=_MANIFESTS,
    ),
    Rule(
        name="removed_default",
        type="breaking change",
        kinds=frozenset({"entry_removed"}),
        breaks="default removed",
        when=_is_default,
        roles=_MANIFESTS,
    ),
    Rule(
        name="new_feature_of_a_crate",
        type="new feature",
        kinds=frozenset({"feature_added"}),
        when=_is_feature,
        roles=_MANIFESTS,
    ),
    Rule(
        name="module_path_changed",
        type="breaking change",
        kinds=frozenset({"module_path_renamed", "module_path_changed", "module_path_added"}),
        breaks="module path changed",
        when=_imported_otherwise,
        roles=_MANIFESTS,
        of_new=True,
    ),
    Rule(
        name="runtime_raised",
        type="breaking change",
        kinds=frozenset({"runtime_changed"}),
        breaks="runtime raised",
        when=_raised,
        roles=_MANIFESTS,
    ),
    Rule(
        name="peer_raised",
        type="breaking change",
        kinds=frozenset({"package_changed"}),
        breaks="peer dependency raised",
        when=_peer_raised,
        roles=_MANIFESTS,
    ),
    Rule(
        name="no_longer_handed_on",
        type="breaking change",
        kinds=frozenset({"package_changed"}),
        breaks="no longer handed on",
        when=_kept,
        roles=_MANIFESTS,
    ),
)

FINISH = settled
"""What is done with all facts of a file once they stand."""
