"""One row for each rule that gives a file its type: what it looks at and what it says."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diff_insight.facts.entry import even
from diff_insight.facts.framework_hooks import is_hook
from diff_insight.facts.roles import role_of
from diff_insight.late import late
from diff_insight.model import Fact, FileChange, ModificationType, Role

FOR_USERS: frozenset[Role] = frozenset(
    {"source", "schema", "config", "docs", "build", "data", "asset", "ci", "lock"}
)
"""Roles in which something can be new or broken; tests, examples, generated and vendored files never are."""

_OF_REPOSITORY = late(
    r"(?:^|/)(?:README|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS"
    r"|CITATION|LICEN[CS]E|COPYING|NOTICE)[^/]*$|"
    r"(?:^|/)(?:ISSUE|PULL_REQUEST)_TEMPLATE[^/]*(?:$|/)|(?:^|/)\.github/|"
    r"(?:^|/)(?:news|newsfragments?|changelog\.d|changes\.d|towncrier|\.changeset)/[^/]+$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)
_FRAGMENT = late(
    r"(?:^|/)(?:newsfragments?|changelog\.d|changes\.d|towncrier|\.changeset)/[^/]+$|"
    r"(?:^|/)changelogs?[_-]unreleased/|"
    r"(?:^|/)(?:changelog|changes|news)/[^/]{1,100}\.(?:feature|bugfix|docs?|removal|misc|deprecation|breaking"
    r"|security|change|improvement|enhancement)(?:\.\d{1,4})?\.(?:rst|md|txt)$",
    re.IGNORECASE,
)
_SNAPSHOT = late(
    r"(?:^|/)(?:versioned_[a-z]{1,30}|(?:version|release|docs?)?[-_]?v?\d{1,4}(?:\.(?:\d{1,5}|x)){1,3}"
    r"(?:[-_]\w{1,12})?)/|(?:^|(?:^|/)(?:docs?|content)/)archive[ds]?/",
    re.IGNORECASE,
)
"""A folder that holds pages as they were for an earlier version."""
_POST = late(
    r"(?:^|/)(?:blogs?|_?posts|news|announcements?)/|(?:^|/)\d{4}-\d{2}-\d{2}[-_][^/]*+(?:/|\Z)",
    re.IGNORECASE,
)
"""A page that was written for its day, in a folder of such pages or under its date."""
_TYPES = frozenset({"class", "interface", "struct", "enum", "trait", "type_alias"})
_SAYS = ("heading", "paragraph", "sentence", "list_item", "list", "table", "code_block")
"""What a section holds that a table can say in another form."""
STOPS = ".:。："
"""What ends an entry of a list and no heading."""
LAST_WORD = re.compile(r"(?<![\w$])[\w$]++$")
"""The last word of a name with its owners."""

_AS = re.compile(r"(?<![\w$])([\w$]{1,200}) {1,4}(?:=>|as) {1,4}([\w$]{1,200})")
"""How an import gives another name to what it takes: `{ Seq => CSeq }`, `Seq as CSeq`."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The file that a fact is one of.

    Attributes:
        change: The file.
        role: What it is for.
        language: Its language, or None.
        facts: All of its facts.
        whole: Whether both versions are known, not the hunks alone.
        families: Modules of this package that hold the things and rules of its format.
        come: What recognises the long lines that the pages of the range gained.
        follows: Whether it is a translation beside the page that it follows: what that says decides.
        logged: The type that new entries of changelogs give the only source file of a range, or None.
        pages_new: What the pages are called that are new in the range.
        served: Whether it is a page that is gone while its address still leads to one.
        aliases: What the names of types stand for that the range gave or took.
        continues: Whether the range changes what stood before: it is no first commit.
        hides: Tells, by the path of a file, whether a fact is about what no user reaches.
        is_kind: Tells, by the path of a file, whether the first type that it names is a kind of the second.
    """

    change: FileChange
    role: Role
    language: str | None
    facts: tuple[Fact, ...]
    whole: bool = True
    families: tuple[str, ...] = ()
    come: frozenset[int] = frozenset()
    follows: bool = False
    logged: ModificationType | None = None
    pages_new: frozenset[str] = frozenset()
    served: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    continues: bool = False
    hides: Callable[[str, Fact], bool] = lambda _path, _fact: False
    is_kind: Callable[[str, str, str], bool] = lambda _path, _one, _other: False

    @cached_property
    def had_no_users(self) -> bool:
        """Whether the file was a test or an example before it got its path: nobody used what it held."""
        before = self.change.previous_path
        return before is not None and role_of(before) not in FOR_USERS

    def keeps_to_itself(self, fact: Fact) -> bool:
        """Tell whether a fact of a program, or of what it runs on, is about what no user reaches or calls."""
        if is_hook(fact, self.language):
            return True
        return (self.role == "source" or fact.thing == "runtime") and self.hides(self.change.path, fact)

    def around(self, fact: Fact) -> Sequence[Fact]:
        """Give the facts of the file that a fact is inside of, outermost first, and itself."""
        found = [fact]
        while (holder := self._holders.get(id(found[-1]))) is not None:
            found.append(holder)
        return found[::-1] if id(fact) in self._known else []

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(id(one) for top in self.facts for one in top.all())

    @cached_property
    def _holders(self) -> Mapping[int, Fact]:
        """Each fact by what is right inside of it, gathered once for thousands."""
        return {id(part): one for top in self.facts for one in top.all() for part in one.parts}

    @cached_property
    def come_by_name(self) -> Mapping[str, Sequence[Fact]]:
        """What the file gained, by its name and by the last word of it, gathered once for thousands."""
        found: dict[str, list[Fact]] = {}
        for top in self.facts:
            for one in top.all():
                if one.action == "added":
                    for name in {one.name, *LAST_WORD.findall(one.name)}:
                        found.setdefault(name, []).append(one)
        return found

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Fact]]:
        """All facts at any depth by their kind, gathered once: each of thousands may ask for some."""
        return self._by(lambda one: one.kind)

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[Fact]]:
        """The same by their name."""
        return self._by(lambda one: one.name)

    @cached_property
    def by_last_name(self) -> Mapping[str, Sequence[Fact]]:
        """The same by their name without owners."""
        return self._by(lambda one: one.name.rpartition(".")[2])

    @cached_property
    def items_come(self) -> Mapping[tuple[tuple[str, ...], str | None], Sequence[Fact]]:
        """The items that lists gained, by their place and what they stand under."""
        found: dict[tuple[tuple[str, ...], str | None], list[Fact]] = {}
        for one in self.facts:
            if one.kind == "list_item_added" and one.new:
                found.setdefault((one.where, one.details.get("under")), []).append(one)
        return found

    @cached_property
    def entries_gone(self) -> frozenset[str]:
        """What the items said that lists lost, without the stop behind it."""
        gone = self.by_kind.get("list_item_removed", ())
        return frozenset(even(one.name or one.old or "").rstrip(STOPS) for one in gone)

    @cached_property
    def rewritten_as_tables(self) -> frozenset[int]:
        """Added lines of the tables that came to a section from which as much went as they have rows."""
        gone = Counter(one.where for kind in _SAYS for one in self.by_kind.get(f"{kind}_removed", ()))
        rows = Counter(one.where for one in self.by_kind.get("table_row_added", ()))
        tables = self.by_kind.get("table_added", ())
        return frozenset(
            line for one in tables if 0 < rows[one.where] <= gone[one.where] for line in one.lines.added
        )

    @cached_property
    def extension_of(self) -> Mapping[int, Fact]:
        """The new extension that a fact is a part of, by the identity of the fact."""
        new = self.by_kind.get("extension_added", ())
        return {id(part): one for one in reversed(new) for part in one.all()}

    @cached_property
    def kept_owners(self) -> frozenset[str]:
        """The old names of types that have another one and are found by the old one still."""
        kept = (one for one in self.facts if one.action == "renamed" and one.details.get("kept"))
        return frozenset(one.previous_name or "" for one in kept)

    @cached_property
    def takes_from_elsewhere(self) -> bool:
        """Whether other modules are named, or by other names, than before."""
        return any(kind.startswith(("import_", "alias_")) for kind in self.by_kind)

    @cached_property
    def imported_as(self) -> Mapping[str, str]:
        """What is imported by another name than its own from now on, by the name that it has here."""
        said = (one.new or "" for one in self.by_kind.get("import_added", ()))
        return {found[2]: found[1] for text in said for found in _AS.finditer(text)}

    @cached_property
    def other_names(self) -> Mapping[str, str]:
        """The name that each renamed type has now, by the one that it had."""
        return {
            one.previous_name: one.name
            for one in self.facts
            if one.action == "renamed" and one.thing in _TYPES and one.previous_name
        }

    def _by(self, key: Callable[[Fact], str]) -> Mapping[str, Sequence[Fact]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for top in self.facts:
            for one in top.all():
                found[key(one)].append(one)
        return found

    @cached_property
    def of_aliases(self) -> frozenset[int]:
        """Identities of the facts that are parts of types that have a name, gathered once for all facts."""
        within = (one for top in self.facts for one in top.all() if one.kind == "type_alias_changed")
        return frozenset(id(part) for one in within for part in one.parts)


def is_of_repository(subject: Subject) -> bool:
    """Tell whether a page is about the repository itself: nobody builds on what it says.

    Fragments of news are: a release gathers them and takes them away.
    """
    return _OF_REPOSITORY.search(subject.change.path) is not None or is_fragment(subject)


def is_introduction(subject: Subject) -> bool:
    """Tell whether a page introduces the repository to everybody, to those who use it too."""
    return _INTRODUCTION.search(subject.change.path) is not None


def is_fragment(subject: Subject) -> bool:
    """Tell whether a file only says for the next release what other files change."""
    return _FRAGMENT.search(subject.change.path) is not None


def is_snapshot(subject: Subject) -> bool:
    """Tell whether a page is kept as it was for one version: that it goes takes nothing from the program."""
    return _SNAPSHOT.search(subject.change.path) is not None


def is_post(subject: Subject) -> bool:
    """Tell whether a page was written for its day: what it no longer says takes nothing from anybody."""
    return _POST.search(subject.change.path) is not None


def always(_fact: Fact, _subject: Subject) -> bool:
    """Tell that there is no further condition."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row.

    Attributes:
        name: In docs/types.md, in a configuration's `types` and as `AnalyzedFile.rule`.
        type: What a file is to which it applies.
        kinds: Kinds of fact that it looks at, at any depth.
        breaks: What `Fact.breaking` says where the rule applies; for breaking changes only.
        when: What else must hold; its docstring says it in docs/types.md.
        roles: Roles of the files that it looks at.
        public: Whether it looks at public things alone.
        of_new: Whether a part of something new can break too: of a migration, which is carried out.
    """

    name: str
    type: ModificationType
    kinds: frozenset[str]
    breaks: str | None = None
    when: Callable[[Fact, Subject], bool] = always
    roles: frozenset[Role] = FOR_USERS
    public: bool = True
    of_new: bool = False

    def applies(self, fact: Fact, subject: Subject) -> bool:
        """Tell whether the rule speaks of this fact."""
        return (
            fact.kind in self.kinds
            and subject.role in self.roles
            and (fact.public or not self.public)
            and self.when(fact, subject)
        )
