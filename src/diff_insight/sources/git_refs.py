"""From what a user calls a commit to its id, and what to say where that is not possible."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diff_insight.errors import InputError, SourceError
from diff_insight.sources.git_command import Done, Git

_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
_NAMED = ("refs/tags/", "refs/heads/", "refs/remotes/")
_TWO_REFS = re.compile(r"warning: refname '(.{1,500})' is ambiguous")
_NO_COMMIT = re.compile(r"expected commit type, but the object dereferences to (\w+) type")
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_NO_REF = re.compile(r"[^@:~^]+[~^][\d~^]*")
"""What goes on from a commit to one before it: no tag or branch is called so (git-check-ref-format(1))."""
_DEEPEN = "Fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout."


class CutHistoryError(InputError):
    """A shallow clone does not hold what the question needs; more history may answer it."""


@dataclass(frozen=True, slots=True)
class Refs:
    """The commits of one clone.

    Attributes:
        git: Git in that clone.
        shallow: Whether its history is cut off.
        known: Full ids of the commits that were looked up with that, by their names.
    """

    git: Git
    shallow: bool
    known: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, git: Git, directory: Path, *, names: Sequence[str] = ()) -> "Refs":
        """Look at the clone.

        Args:
            git: Git in it.
            directory: The folder that is named in an error.
            names: Commits that will be asked for: where each is plain, the same git answers for all.

        Raises:
            InputError: The folder is not there, is no clone, or belongs to somebody else.
            SourceError: git is missing or fails.
        """
        if not directory.is_dir():
            raise InputError(
                f"There is no folder {str(directory)!r}.", remedy="Name a clone with `--git DIR`."
            )
        asked = ("rev-parse", "--is-shallow-repository")
        if names and all(map(_may_name, names)):
            done = git.run(*asked, *map(_as_commit, names))
            shallow, *commits = done.text.split("\n")
            plain = not (done.code or done.errors) and all(map(_ID.fullmatch, commits))
            if plain and len(commits) == len(names):
                return cls(git, shallow == "true", dict(zip(names, commits, strict=True)))
        done = git.run(*asked)
        if done.code:
            raise _unusable(directory, done)
        return cls(git, done.text == "true")

    def commit(self, name: str) -> str:
        """Give the full id of the commit that a name means.

        Raises:
            InputError: It means none, or more than one.
        """
        if name in self.known:
            return self.known[name]
        if not _may_name(name):
            raise InputError(f"{name!r} cannot name a commit.", remedy="Name a branch, a tag or a commit id.")
        done = self.git.run("rev-parse", "--verify", "--end-of-options", _as_commit(name))
        if done.code:
            raise self._unknown(name, done)
        if two := _TWO_REFS.search(done.errors):
            self._refuse_two(two[1])
        return done.text

    def name(self, name: str, commit: str) -> str:
        """Give what people call a commit: the tag or branch that was named, else a short id.

        A HEAD that is on no branch, as in a checkout of a tag, is called by the tag or else the branch that
        points at it.

        Args:
            name: How the commit was named.
            commit: Its full id.
        """
        if name == commit or _NO_REF.fullmatch(name):
            return commit[:7]
        done = self.git.run("rev-parse", "--symbolic-full-name", "--verify", "--end-of-options", name)
        ref = done.text.split("\n")[-1] if not done.code else ""
        if ref == "HEAD":
            listed = (
                "for-each-ref",
                f"--points-at={commit}",
                "--format=%(refname)",
                "--sort=-version:refname",
            )
            pointing = self.git.run(*listed, "refs/tags", "refs/heads").text.split("\n")
            ref = next((each for place in _NAMED for each in pointing if each.startswith(place)), "")
        called = next((ref.removeprefix(place) for place in _NAMED if ref.startswith(place)), "")
        return called or commit[:7]

    def is_root(self, commit: str) -> bool:
        """Tell whether a commit is known to have no parent; in a shallow clone nobody knows."""
        parents = self.git.must("rev-list", "--max-count=1", "--parents", commit, "--").text.split()
        return len(parents) == 1 and not self.shallow

    def merge_base(self, base: str, head: str, *, names: tuple[str, str]) -> str:
        """Give the merge base that git and GitHub compare with.

        Raises:
            CutHistoryError: The clone is shallow, and what it holds does not prove the merge base.
            InputError: The two commits have none.
        """
        between = f"{names[0]!r} and {names[1]!r}"
        if self.shallow and not self._is_proved(base, head):
            raise CutHistoryError(
                f"This clone is shallow and does not hold the merge base of {between}.", remedy=_DEEPEN
            )
        done = self.git.run("merge-base", base, head)
        if done.code and done.errors:
            raise SourceError(f"git merge-base failed: {' '.join(done.errors.split())}")
        if done.code:
            raise InputError(
                f"{between} have no merge base: their histories are unrelated.",
                remedy=f"Compare them tree against tree: `{names[0]}..{names[1]}`.",
            )
        return done.text

    def _is_proved(self, base: str, head: str) -> bool:
        """Tell whether no commit whose parents are cut off could lead to another common commit."""
        found = self.git.run("merge-base", "--all", base, head).text.split()
        listed = ("rev-list", base, head, *(f"^{commit}" for commit in found), "--")
        beside = set(self.git.must(*listed).text.split())
        cut = Path(self.git.must("rev-parse", "--git-path", "shallow").text)
        return bool(found) and not beside & set(cut.read_text("ascii").split())

    def is_empty(self) -> bool:
        """Tell whether the repository has no commit yet: an unborn HEAD, and no branch or tag."""
        if not self.git.run("rev-parse", "--verify", "--quiet", "HEAD").code:
            return False
        return not self.git.must("for-each-ref", "--count=1").text

    def nearest_tag(self, head: str, prefix: str) -> str:
        """Give the nearest tag in a commit's history, as git describe does; the commit's own tags are none.

        Raises:
            CutHistoryError: There is none in what the clone holds, and that is not all.
            InputError: There is none.
        """
        own = self.git.must("tag", "--points-at", head).text.split("\n")
        excluded = (f"--exclude={_literal(name)}" for name in own if name)
        matching = f"--match={_literal(prefix)}*"
        done = self.git.run(
            "describe", "--tags", "--abbrev=0", "--candidates=1000", matching, *excluded, head
        )
        if not done.code:
            return done.text
        said = (
            f"No tag in the history of this commit begins with {prefix!r}."
            if prefix
            else ("There is no tag in the history of this commit.")
        )
        if self.shallow:
            raise CutHistoryError(f"{said} This clone is shallow.", remedy=_DEEPEN)
        raise InputError(said, remedy="See `git tag`; fetch them with `git fetch --tags`, or name the base.")

    def _unknown(self, name: str, done: Done) -> InputError:
        if "is ambiguous" in done.errors:
            ids = ", ".join(re.findall(r"^hint:\s+([0-9a-f]+) commit", done.errors, re.MULTILINE))
            return InputError(
                f"{name!r} is the beginning of more than one commit id{f' ({ids})' if ids else ''}.",
                remedy="Write more digits.",
            )
        if kind := _NO_COMMIT.search(done.errors):
            return InputError(f"{name!r} names a {kind[1]}, not a commit.", remedy="Name a commit.")
        if self.git.run("rev-parse", "--verify", "--quiet", "HEAD").code:
            return InputError(
                f"{name!r} names no commit: this repository has none yet.", remedy="Commit something."
            )
        if self.shallow:
            return CutHistoryError(f"This clone is shallow and does not hold {name!r}.", remedy=_DEEPEN)
        return InputError(
            f"{name!r} names no commit here.",
            remedy="See `git branch --all` and `git tag`, or fetch it first; a path stands behind `--`.",
        )

    def _refuse_two(self, name: str) -> None:
        found = {}
        for place in _PLACES:
            ref = place.format(name)
            done = self.git.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
            if not done.code:
                found[ref] = done.text
        if len(set(found.values())) > 1:
            raise InputError(
                f"{name!r} names more than one thing: {', '.join(found)}.",
                remedy="Write the one you mean in full.",
            )


def _may_name(name: str) -> bool:
    """Tell whether a text can name a commit and is nothing else to git: no option, no second line."""
    return bool(name) and not name.startswith("-") and all(character >= " " for character in name)


def _as_commit(name: str) -> str:
    return f"{name}^{{commit}}"


def _literal(text: str) -> str:
    """A text as a glob that means just it."""
    return re.sub(r"([*?\[\\])", r"\\\1", text)


def _unusable(directory: Path, done: Done) -> InputError | SourceError:
    if "dubious ownership" in done.errors:
        return InputError(
            f"git does not read {str(directory)!r}, because another user owns it.",
            remedy=f"If you trust it: `git config --global --add safe.directory '{directory.resolve()}'`.",
        )
    if "not a git repository" in done.errors:
        return InputError(
            f"{str(directory)!r} is no git repository.",
            remedy="Name a clone with `--git DIR`, or give `--diff FILE`.",
        )
    return SourceError(f"git cannot read {str(directory)!r}: {' '.join(done.errors.split())}")
