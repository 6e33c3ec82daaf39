"""Brings a run's files into a branch: one atomic commit, or none where they are there already.

The loop is the same for every trouble: read the head, work out what is missing, write it onto exactly
that head. A head that moved, an answer that got lost, a run that was killed and started again, a second
run at the same time: each comes back to the first step and finds what is done.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import Made, RefRow
from diff_insight.publish import git_data, graphql_calls
from diff_insight.publish.branch import Snapshot, head_of, read_repository
from diff_insight.publish.graphql_calls import NewCommit
from diff_insight.publish.plan import Publication, changed_files
from diff_insight.publish.precedence import is_behind
from diff_insight.publish.refusals import LostError, NoMutationError, OvertakenError, refused

MOST_ATTEMPTS = 10
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a publisher did to a branch: the commit that it made, if any, and the files in it.

    Attributes:
        overtaken: Whether the reports of a newer head were left as they are.
    """

    sha: str | None
    paths: tuple[str, ...] = ()
    overtaken: bool = False


@dataclass(slots=True, kw_only=True)
class BranchWriter:
    """Writes publications to one branch.

    Args:
        client: GitHub.
        repository: `owner/name`.
        branch: The branch, made from `start` if it is new.
        start: Where a new branch begins: a branch; the default branch if None.
        clock: Time.
        jitter: Gives a factor between 0 and 1, so that two runs do not collide again and again.
    """

    client: GitHubClient
    repository: str
    branch: str
    clock: Clock
    start: str | None = None
    jitter: Callable[[], float] = random.random
    _mutation: bool = True

    def commit(self, publication: Publication) -> Committed:
        """Bring the files into the branch.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        tried, trouble = False, None
        for attempt in range(MOST_ATTEMPTS):
            if trouble is not None:
                self._pause(attempt)
            try:
                head = head_of(self.client, self.repository, self.branch) or self._create()
                place = Snapshot(self.client, self.repository, head)
                files = changed_files(publication, place, is_newer=self._is_newer(publication))
                if not files:
                    there = all(place.holds(path, data) for path, data in publication.reports.items())
                    made = self._made(publication) if tried and there else None
                    return Committed(sha=made, overtaken=not there)
                tried = True
                commit = NewCommit(
                    repository=self.repository,
                    branch=self.branch,
                    parent=head,
                    message=publication.message,
                    files=files,
                )
                return Committed(sha=self._write(commit), paths=tuple(files))
            except (OvertakenError, LostError) as error:
                trouble = error
        raise PublishError(
            f"Nothing was committed to `{self.branch}` in {self.repository} "
            f"in {MOST_ATTEMPTS} attempts. {trouble}",
            remedy="Run again; a `concurrency` group keeps runs from writing at the same time.",
        )

    def preview(self, publication: Publication) -> dict[str, bytes]:
        """Give the files that `commit` would write, without writing any."""
        head = head_of(self.client, self.repository, self.branch)
        if head is None:
            start = self.start or read_repository(self.client, self.repository).default_branch
            head = head_of(self.client, self.repository, start)
        if head is None:
            raise self._empty(self.start or "its default branch")
        place = Snapshot(self.client, self.repository, head)
        return dict(changed_files(publication, place, is_newer=self._is_newer(publication)))

    def _write(self, commit: NewCommit) -> str:
        if self._mutation:
            try:
                return graphql_calls.create_commit(self.client, commit)
            except NoMutationError:
                self._mutation = False
        return git_data.create_commit(self.client, commit)

    def _create(self) -> str:
        start = self.start or read_repository(self.client, self.repository).default_branch
        head = head_of(self.client, self.repository, start)
        if head is None:
            raise self._empty(start)
        body = {"ref": f"refs/heads/{self.branch}", "sha": head}
        try:
            made = self.client.request("POST", f"/repos/{self.repository}/git/refs", body=body)
            return made.read(RefRow)["object"]["sha"]
        except GitHubError as error:
            raise refused(error, f"the new branch `{self.branch}` in {self.repository}") from error

    def _empty(self, start: str) -> PublishError:
        return PublishError(
            f"`{self.branch}` in {self.repository} cannot be made: `{start}` has no commit to begin from.",
            remedy="Push a first commit, or name a branch that exists with `target-branch`.",
        )

    def _made(self, publication: Publication) -> str | None:
        """Find the commit whose answer was lost: the last one that touched a report."""
        path = next(iter(publication.reports), None)
        if path is None:
            return None
        parameters: dict[str, str | int] = {"sha": self.branch, "path": path, "per_page": 1}
        try:
            found = self.client.get(f"/repos/{self.repository}/commits", parameters=parameters)
            rows = found.read(list[Made])
        except GitHubError:
            return None
        return rows[0]["sha"] if rows else None

    def _is_newer(self, publication: Publication) -> Callable[[str, str], bool]:
        told = publication.reported or publication.standing
        repository = told.repository if told else self.repository
        return lambda commit, other: is_behind(self.client, repository, other, commit)

    def _pause(self, attempt: int) -> None:
        longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0**attempt)
        self.clock.sleep(longest * (0.5 + self.jitter() / 2))
