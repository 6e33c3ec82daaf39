"""From what a user calls a commit to its id, and what to say where that is not possible."""

import re
from dataclasses import dataclass
from pathlib import Path

from diff_insight.errors import InputError, SourceError
from diff_insight.sources.git_command import Done, Git

_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
_NAMED = ("refs/tags/", "refs/heads/", "refs/remotes/")
_TWO_REFS = re.compile(r"warning: refname '(.+)' is ambiguous")
_NO_COMMIT = re.compile(r"expected commit type, but the object dereferences to (\w+) type")
_DEEPEN = "Fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout."


@dataclass(frozen=True, slots=True)
class Refs:
    """The commits of one clone.

    Attributes:
        git: Git in that clone.
        shallow: Whether its history is cut off.
    """

    git: Git
    shallow: bool

    @classmethod
    def open(cls, git: Git, directory: Path) -> "Refs":
        """Look at the clone.

        Raises:
            InputError: The folder is not there, is no clone, or belongs to somebody else.
            SourceError: git is missing or fails.
        """
        if not directory.is_dir():
            raise InputError(
                f"There is no folder {str(directory)!r}.", remedy="Name a clone with `--git DIR`."
            )
        done = git.run("rev-parse", "--is-shallow-repository")
        if done.code:
            raise _unusable(directory, done)
        return cls(git, done.text == "true")

    def commit(self, name: str) -> str:
        """Give the full id of the commit that a name means.

        Raises:
            InputError: It means none, or more than one.
        """
        if not name or name.startswith("-") or any(ord(character) < ord(" ") for character in name):
            raise InputError(f"{name!r} cannot name a commit.", remedy="Name a branch, a tag or a commit id.")
        done = self.git.run("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
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
            InputError: The two commits have none, or the clone does not hold it.
        """
        done = self.git.run("merge-base", base, head)
        if not done.code:
            return done.text
        if done.errors:
            raise SourceError(f"git merge-base failed: {' '.join(done.errors.split())}")
        between = f"{names[0]!r} and {names[1]!r}"
        if self.shallow:
            raise InputError(
                f"This clone is shallow and does not hold the merge base of {between}.", remedy=_DEEPEN
            )
        raise InputError(
            f"{between} have no merge base: their histories are unrelated.",
            remedy=f"Compare them tree against tree: `{names[0]}..{names[1]}`.",
        )

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
            return InputError(f"This clone is shallow and does not hold {name!r}.", remedy=_DEEPEN)
        return InputError(
            f"{name!r} names no commit here.",
            remedy="See `git branch --all` and `git tag`, or fetch it first.",
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
