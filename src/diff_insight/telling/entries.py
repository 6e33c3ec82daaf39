"""The entries of an overview's lists, each with links to the files that it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diff_insight import commits as messages_of_commits
from diff_insight.diff.anchors import anchors, short_names
from diff_insight.languages import Messages, Plural, msgid
from diff_insight.model import AnalyzedFile, Fact
from diff_insight.telling import changelog_news, gather, several_files
from diff_insight.telling.authors import Said, quotable
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.bumps import packages
from diff_insight.telling.explanations import MORE_HERE
from diff_insight.telling.glance import MOST, names_of
from diff_insight.telling.kinds import Order
from diff_insight.telling.last_entries import REST
from diff_insight.telling.news import Told, says_little
from diff_insight.telling.news_parts import Parts
from diff_insight.telling.one_by_one import joined
from diff_insight.telling.phrase import Phrases
from diff_insight.telling.point import FILE
from diff_insight.telling.quoting import code
from diff_insight.telling.tests_counted import counted_once
from diff_insight.telling.together import Together

ABOUT = msgid("{clause} ({files}).")
COUNTED = msgid("{clause} ({files})")
BESIDES = msgid("Besides, {clauses}.")
ALONE = msgid("{clauses}.")
COMMIT_SAYS = msgid('commit "{subject}": {clause}')
COMMIT_ALONE = msgid('commit "{subject}"')
OF_PAGES = msgid("Documentation: {clause}")
COMMITS_LEFT = msgid("Other commits: {subjects}")
UPKEEP_SAYS = msgid("Upkeep, as the commits call it: {subjects}")
MORE_UNDER = Plural("{clauses}; one more change under {places}", "{clauses}; {n} more changes under {places}")
MORE_IN = Plural("{clauses}; one more change in {places}", "{clauses}; {n} more changes in {places}")
INSIDE = msgid("the code inside {places} changes")
SPREAD = Plural("there is one change in {places}", "there are {n} changes in {places}")
MORE_CHANGE = Plural("One more file changes: {files}.", "{n} more files change: {files}.")
ALSO = Plural("one more file changes ({files})", "{n} more files change ({files})")
MORE_FILES = Plural("one more file", "{n} more files")
AND_MORE_FILES = msgid("{files} and {more}")
IN_FOLDERS = Plural("{file} in one folder", "{file} in {n} folders")
TESTS_CHANGE = Plural("one test file changes", "{n} test files change")
CI = Plural("one workflow file changes", "{n} workflow files change")
GENERATED = Plural("one generated file changes", "{n} generated files change")
VENDORED = Plural("one vendored file changes", "{n} vendored files change")
LOCK = Plural("one lock file changes", "{n} lock files change")
FOLLOWS = Plural("{files} follows its manifest", "{files} follow their manifests")
AGAIN = Plural("one translation follows its page", "{n} translations follow their pages")
CAME = Plural("one file is new", "{n} files are new")
WENT = Plural("one file is gone", "{n} files are gone")
BUMPED = msgid("the version becomes {version}")
MOVED = Plural(
    "one package is declared in another file than before",
    "{n} packages are declared in another file than before",
)
PLAIN = Plural("lines of one file change", "lines of {n} files change")
UPKEEP = Plural("one file changes in upkeep only", "{n} files change in upkeep only")
ONLY_KEY = Plural("one file changes in nothing but {key}", "{n} files change in nothing but {key}")
OLDER = Plural(
    "the changelog has one more entry under an older release",
    "the changelog has {n} more entries under older releases",
)
_RUN = frozenset({"import", "import_source", "access", "alias", "requirement", "imports", "exports"})
"""Statements without news: they run all the same, so a file in which one changes is named."""
_ROLES = {"test": TESTS_CHANGE, "ci": CI, "lock": LOCK, "generated": GENERATED, "vendored": VENDORED}


class Teller:
    """Says the points of one report."""

    def __init__(self, words: Messages, files: Sequence[AnalyzedFile]) -> None:
        self.words = words
        self.phrases = Phrases(words=words, short=True)
        self.quoted = ""
        self._names = short_names(file.change.path for file in files)
        self._links = anchors(file.change.path for file in files)

    def points(
        self,
        told: Sequence[Said | Told],
        room: int = BOUNDS.points,
        beside: Sequence[Said | Told] = (),
        template: str = "{clause}",
    ) -> Iterator[str]:
        """Give one entry per point; what is left by its names, or by the files that are told in no entry.

        Args:
            told: The points.
            room: How many entries there may be.
            beside: What other lists tell.
            template: What is said around each.
        """
        most = room if len(told) <= room else room - 1
        bare: list[Said | Told] = []
        for one in told[:most]:
            if isinstance(one, Told):
                yield self.about(self.words.text(template, clause=self._clause(one)), one.files)
            elif entry := self._said(one):
                yield entry
            else:
                bare.append(one)
        left = [*told[most:], *bare]
        if left and len(left) == len(bare):
            yield from self._left(left, again=True)
        elif left:
            shown = {file.change.path for one in (*beside, *told[:most]) for file in one.files}
            of = {file.change.path: file for one in left for file in one.files}
            files = [file for path, file in of.items() if path not in shown]
            first = left[0]
            news = isinstance(first, Told) and first.point.order <= Order.NEW
            names = names_of(self.phrases, [one for one in left if isinstance(one, Told)]) if news else []
            if names:
                named = self.phrases.series(names[: BOUNDS.names if len(left) > 1 else None])
                yield self.words.plural(*REST, len(left), names=named)
            elif any(isinstance(one, Said) for one in left):
                yield from self._left(left)
            elif files:
                yield self.words.plural(*MORE_CHANGE, len(files), files=self.files(files))

    def _left(self, left: Sequence[Said | Told], *, again: bool = False) -> Iterator[str]:
        """Quote the commits among what a list has no room for, each with its files; then name the others.

        Args:
            left: Commits and points.
            again: Whether also those are quoted that the highlights quote: nothing else says where they are.
        """
        subjects: dict[str, str] = {}
        named: set[str] = set()
        for one in left:
            if not isinstance(one, Said) or (self._is_quoted(one) and not again):
                continue
            shown = self.phrases.shown(one.commit.subject, quoted=True)
            if shown:
                subjects[one.commit.sha] = self._counted(shown, one.files)
                named |= {file.change.path for file in one.files}
        if len(left) == 1:
            yield from (self._alone(one) for one in left if isinstance(one, Said))
            return
        if subjects:
            said = self.phrases.several(list(subjects.values()), most=BOUNDS.entries)
            yield self.words.text(ALONE, clauses=self.words.text(COMMITS_LEFT, subjects=said))
        of = {file.change.path: file for one in left for file in one.files}
        files = [file for path, file in of.items() if path not in named]
        if files:
            yield self.words.plural(*MORE_CHANGE, len(files), files=self.files(files))

    def _alone(self, said: Said | Told) -> str:
        subject = quotable(said.commit.subject, self.words) if isinstance(said, Said) else ""
        return self.about(self.words.text(COMMIT_ALONE, subject=subject), said.files)

    def _said(self, said: Said) -> str:
        """Say what an author says, with what changes where that is sure; empty where nothing can be said."""
        subject = quotable(said.commit.subject, self.words)
        news = [told for told in said.told if told.point.facts[0].thing != "metadata"] or said.told
        if len(said.files) > 1:
            news = list(_files_as_one(news))
        telling = [told for told in news if not (self.says_nothing(told) or says_little(told.point))]
        once = {self._placed(told): told for told in telling}
        said_of: list[tuple[str, tuple[AnalyzedFile, ...]]] = []
        place: object = None
        for placed, told in once.items():
            there = place == told.point.places and not told.spread  # a place is said once for what follows
            clause = self.phrases.clause(told.point.facts) if there else placed
            both = joined(self.phrases, [*(before for before, _ in said_of), clause])
            room = BOUNDS.unit if said_of else BOUNDS.bullet  # beside it the subject says enough for a list
            if len(both) > room or len(said_of) == MOST:
                continue
            said_of.append((clause, told.files))
            place = told.point.places
        if not said_of:
            return ""
        clauses = self._each_of_its_files(said_of, said.files)
        if not self._is_quoted(said):
            clauses = self.words.text(COMMIT_SAYS, subject=subject, clause=clauses)
        return self.words.text(ALONE, clauses=Phrases.raised(clauses))

    def _each_of_its_files(
        self, said_of: Sequence[tuple[str, tuple[AnalyzedFile, ...]]], files: Sequence[AnalyzedFile]
    ) -> str:
        """Say each clause of the files in which it is true, then name the files of which nothing is said."""
        groups: dict[tuple[str, ...], list[tuple[str, tuple[AnalyzedFile, ...]]]] = {}
        for clause, some in said_of:
            groups.setdefault(tuple(file.change.path for file in some), []).append((clause, some))
        made = [
            self._counted(joined(self.phrases, [clause for clause, _ in some]), some[0][1])
            for some in groups.values()
        ]
        told = {file.change.path for _, some in said_of for file in some}
        rest = [file for file in files if file.change.path not in told]
        if rest:
            made.append(self.words.plural(*ALSO, len(rest), files=self.files(rest)))
        return joined(self.phrases, made)

    def _is_quoted(self, said: Said) -> bool:
        """Tell whether the highlights quote a commit already."""
        return (shown := self.phrases.shown(said.commit.subject, quoted=True)) != "" and shown in self.quoted

    def commits(self, commits: Sequence[Said]) -> Iterator[str]:
        """Give one entry per commit that the highlights only count; what the list has no room for together.

        A fix, and what else is called by the type of its files, has their links.
        """
        left = [one for one in commits if not self._is_quoted(one)]
        most = BOUNDS.entries if len(left) > BOUNDS.entries + 1 else len(left)
        for one in left[:most]:
            mends = all(file.modification_type == "bug fix" for file in one.files)
            if mends and not messages_of_commits.is_fix(one.commit):
                subject = quotable(one.commit.subject, self.words)
                said = self.words.text(COMMIT_ALONE, subject=subject)
                yield self.words.text(ALONE, clauses=Phrases.raised(said))
            else:
                yield self._alone(one)
        if left[most:]:
            yield from self._left(left[most:])

    def says_nothing(self, told: Said | Told) -> bool:
        """Tell whether all that a point says is that a file came, or went: who counts files says as much."""
        return isinstance(told, Told) and several_files.says_nothing(self.phrases, told.point.facts)

    def inside(self, told: Sequence[Told]) -> Iterator[str]:
        """Name in one entry all places whose statements change: any of these is as good as another."""
        places = dict.fromkeys(place for one in told for place in (*one.point.places, *one.elsewhere))
        shown = self.phrases.place(list(places))
        if shown:
            files = {file.change.path: file for one in told for file in one.files}
            yield self.about(self.words.text(INSIDE, places=shown), tuple(files.values()))

    def upkeep(self, told: Sequence[Said]) -> Iterator[str]:
        """Quote the commits that call themselves upkeep in one entry."""
        if told:
            subjects = [self.phrases.shown(one.commit.subject, quoted=True) for one in told]
            shown = list(filter(None, subjects))
            said = self.phrases.several(shown, unsaid=len(subjects) - len(shown))
            files = {file.change.path: file for one in told for file in one.files}
            yield self.about(self.words.text(UPKEEP_SAYS, subjects=said), tuple(files.values()))

    def _placed(self, told: Told) -> str:
        if told.spread:
            places = self.phrases.place(told.point.places)
            return self.words.plural(*SPREAD, len(told.point.facts), places=places)
        return self.phrases.placed(told.point.places, self.phrases.clause(told.point.facts))

    def _clause(self, told: Told) -> str:
        clause = self._placed(told)
        if not told.more:
            return clause
        places = self.phrases.place(told.elsewhere) if told.elsewhere != told.point.places else ""
        if not places:
            return self.words.plural(*MORE_HERE, told.more, clauses=clause)
        more = MORE_UNDER if all(place.heading for place in told.elsewhere) else MORE_IN
        return self.words.plural(*more, told.more, clauses=clause, places=places)

    def about(self, clause: str, files: Sequence[AnalyzedFile]) -> str:
        """Give an entry: a clause with links to the files that it is about."""
        return self.words.text(ABOUT, clause=Phrases.raised(clause), files=self.files(files))

    def _counted(self, clause: str, files: Sequence[AnalyzedFile]) -> str:
        return self.words.text(COUNTED, clause=clause, files=self.files(files))

    def file_names(self, files: Sequence[AnalyzedFile]) -> str:
        """Give the names of files."""
        return self.phrases.series([code(self._names[file.change.path]) for file in files])

    def files(self, files: Sequence[AnalyzedFile]) -> str:
        """Give links to the rows of files, the first by name; of many that share a name, the name once."""
        groups: dict[str, list[AnalyzedFile]] = {}
        for file in files:
            path = file.change.path
            name = path if len(files) <= BOUNDS.names else path.rpartition("/")[2]
            groups.setdefault(name, []).append(file)
        shown = [self._linked(name, some) for name, some in list(groups.items())[: BOUNDS.names]]
        left = sum(len(some) for some in list(groups.values())[BOUNDS.names :])
        if left:
            more = self.words.plural(*MORE_FILES, left)
            return self.words.text(AND_MORE_FILES, files=self.phrases.comma(shown), more=more)
        return self.phrases.series(shown)

    def _linked(self, name: str, files: Sequence[AnalyzedFile]) -> str:
        path = files[0].change.path
        shown = self._names[path] if len(files) == 1 else name
        link = f"[{code(shown)}](#{self._links[path]})"
        return link if len(files) == 1 else self.words.plural(*IN_FOLDERS, len(files), file=link)

    def tests(self, found: Together) -> Iterator[str]:
        """Count the tests that came, went and changed."""
        if found.tests:
            of = list({file.change.path: file for _, file in found.tests}.values())
            yield self.about(self.phrases.counted(counted_once(found.tests)), of)

    def packages(self, found: Together) -> Iterator[str]:
        """Tell packages together, those first that users install with it."""
        parted = len(found.packages) > 1
        for facts, files in found.packages:
            way = gather.way(facts) if parted else None
            told = way is not None and way.clause is packages
            clause = packages(self.phrases, facts, parted=True) if told else self.phrases.clause(facts)
            yield self.about(clause, files)

    def besides(self, parts: Parts, *, alone: bool) -> Iterator[str]:
        """Count in one entry what is told in no other.

        Args:
            parts: What the report tells.
            alone: Whether nothing else is told.
        """
        found, older, bumps = parts.found, parts.older, parts.bumps
        said = []
        counted = [file for _, files in found.by_role for file in files]
        for action, template in (("added", CAME), ("removed", WENT)):
            some = [file for one in parts.whole if one.point.facts[0].action == action for file in one.files]
            some += [file for file in counted if file.change.status == action]
            if some:
                said.append(self._counted(self.words.plural(*template, len(some)), some))
        changed = (
            (role, [file for file in files if file.change.status not in {"added", "removed"}])
            for role, files in found.by_role
        )
        said += [
            self._counted(self.words.plural(*_ROLES[role], len(files)), files)
            for role, files in changed
            if files
        ]
        said += self._followers(found)
        said += [self.words.plural(*ONLY_KEY, len(files), key=code(key)) for key, files in found.only_key]
        if bumps:
            version = self.phrases.shown(changelog_news.version_of(bumps[0]), quoted=False)
            files = list({file.change.path: file for one in bumps for file in one.files}.values())
            said.append(self._counted(self.words.text(BUMPED, version=version), files))
        if found.moved:
            moved = list({file.change.path: file for _, file in found.moved}.values())
            said.append(self._counted(self.words.plural(*MOVED, len(found.moved)), moved))
        plain = [file for one in found.plain for file in one.files]
        if plain:
            said.append(self._counted(self.words.plural(*PLAIN, len(plain)), plain))
        if found.quiet and alone and not (said or older):
            facts = [fact for file in found.quiet for fact in _outer(file.facts)]
            said.append(self._counted(self.phrases.counted(facts), found.quiet))
        elif found.quiet:
            said += self._quiet(found.quiet)
        if older:
            entries = sum(len(one.point.facts) for one in older)
            said.append(self._counted(self.words.plural(*OLDER, entries), older[0].files))
        if said:
            clauses = joined(self.phrases, said)
            yield self.words.text(
                ALONE if alone else BESIDES, clauses=Phrases.raised(clauses) if alone else clauses
            )

    def _followers(self, found: Together) -> Iterator[str]:
        """Name the files that say what others of the report say: lock files, translations."""
        if found.followers:
            shown = self.files(found.followers)
            yield self.words.plural(*FOLLOWS, len(found.followers), files=shown)
        if found.again:
            yield self._counted(self.words.plural(*AGAIN, len(found.again)), found.again)

    def _quiet(self, quiet: Sequence[AnalyzedFile]) -> Iterator[str]:
        """Count files without news; of a program, what is not only said but run in them, and where."""
        run = {
            file.change.path: [fact for fact in _outer(file.facts) if fact.thing in _RUN] for file in quiet
        }
        program = [file for file in quiet if file.role == "source" and run[file.change.path]]
        if program:
            facts = [fact for file in program for fact in run[file.change.path]]
            yield self._counted(self.phrases.counted(facts), program)
        left = len(quiet) - len(program)
        if left:
            yield self.words.plural(*UPKEEP, left)


def _outer(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give what changes, and of what only contains it what is in it."""
    for fact in facts:
        inside = [part for part in fact.parts if part.action != "layout"] if fact.action == "changed" else []
        yield from _outer(inside) if inside else (fact,)


def _files_as_one(told: Sequence[Told]) -> Iterator[Told]:
    """Give files that came, or went, as one point: beside others "the file" is none that a reader knows."""
    for kind in ("file_added", "file_removed"):
        some = [one for one in told if one.point.facts[0].kind == kind]
        facts = tuple(fact for one in some for fact in one.point.facts)
        if len(facts) > 1:
            yield replace(some[0], point=replace(some[0].point, facts=facts, places=(FILE,)))
    yield from (one for one in told if one.point.facts[0].kind not in {"file_added", "file_removed"})
