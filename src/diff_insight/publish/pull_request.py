"""Brings a run's files through one pull request, opened or updated, onto a branch of our own.

The branch is never thrown away while it holds what no pull request has shown: another run may have put
it there a moment ago. Once its pull request was merged or closed it starts again at the target's head,
moved by a guarded ref update.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient, Method
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import PullRow
from diff_insight.publish.branch import head_of, read_repository
from diff_insight.publish.comment_body import same_body
from diff_insight.publish.commit import BranchWriter, Committed
from diff_insight.publish.graphql_calls import move_ref
from diff_insight.publish.plan import Publication
from diff_insight.publish.refusals import LostError, NoMutationError, OvertakenError, refused
from diff_insight.publish.shown_texts import code

BRANCH_PREFIX = "diff-insight/"
_MOST_LISTED = 100
_MOST_ROUNDS = 4
_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The pull request that brings the reports, and what was committed to its branch."""

    url: str | None
    committed: Committed


@dataclass(slots=True, kw_only=True)
class PullRequestWriter:
    """Keeps one pull request from our branch to the target.

    Args:
        client: GitHub.
        repository: `owner/name`.
        target: The branch that the reports shall reach; the default branch if None.
        clock: Time.
    """

    client: GitHubClient
    repository: str
    target: str | None
    clock: Clock

    def publish(self, publication: Publication) -> Opened:
        """Commit the files to our branch and see to the pull request.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        found = read_repository(self.client, self.repository)
        target = self.target or found.default_branch
        branch = f"{BRANCH_PREFIX}{target}"
        on_target = (
            self._writer(target).preview(publication)
            if head_of(self.client, self.repository, target)
            else None
        )
        if on_target == {}:
            return Opened(url=None, committed=Committed(sha=None))
        self._start_again(found.node_id, branch, target)
        writer = self._writer(branch, start=target)
        committed = writer.commit(publication)
        return Opened(url=self._see_to(branch, target, publication), committed=committed)

    def _writer(self, branch: str, start: str | None = None) -> BranchWriter:
        return BranchWriter(
            client=self.client, repository=self.repository, branch=branch, start=start, clock=self.clock
        )

    def _start_again(self, repository_id: str, branch: str, target: str) -> None:
        for _ in range(_MOST_ROUNDS):
            head = head_of(self.client, self.repository, branch)
            fresh = head_of(self.client, self.repository, target)
            if head is None or fresh is None or head == fresh or self._pulls(branch, target, state="open"):
                return
            shown = self._pulls(branch, target, state="closed")
            if not any(pull["head"]["sha"] == head for pull in shown):
                return
            try:
                move_ref(self.client, repository_id, branch=branch, before=head, after=fresh)
            except NoMutationError:
                return  # no guarded move on this server: the branch goes on from where it is
            except (OvertakenError, LostError):
                continue
            return

    def _see_to(self, branch: str, target: str, publication: Publication) -> str:
        title, body = publication.message.partition("\n")[0], pull_request_body(tuple(publication.reports))
        trouble: PublishError | None = None
        for number in range(_MOST_ROUNDS):
            if trouble is not None:
                self.clock.sleep(_PAUSE * 2.0 ** (number - 1))
            pulls = self._pulls(branch, target, state="open")
            try:
                if pulls:
                    return self._update(pulls[0], title, body)
                made = {"title": title, "body": body, "head": branch, "base": target}
                reply = self._send("POST", "pulls", made)
                return reply["html_url"]
            except (LostError, OvertakenError) as error:
                trouble = error
        raise PublishError(
            f"The reports are on the branch `{branch}` of {self.repository}, "
            f"but no pull request was opened. {trouble}",
            remedy="Run again, or open it by hand.",
        )

    def _update(self, pull: PullRow, title: str, body: str) -> str:
        if pull.get("title") != title or not same_body(pull.get("body") or "", body):
            self._send("PATCH", f"pulls/{pull['number']}", {"title": title, "body": body})
        return pull["html_url"]

    def _send(self, method: Method, rest: str, body: Any) -> PullRow:
        what = f"the pull request in {self.repository}"
        try:
            return self.client.request(method, f"/repos/{self.repository}/{rest}", body=body).read(PullRow)
        except GitHubError as error:
            meant = refused(error, what)
            # GitHub answers 422 where another run has opened it meanwhile; the next look finds that one.
            if error.kind == "invalid" and method == "POST" and type(meant) is PublishError:
                raise LostError(meant.what, remedy=meant.remedy) from error
            raise meant from error

    def _pulls(self, branch: str, target: str, *, state: str) -> Sequence[PullRow]:
        owner = self.repository.partition("/")[0]
        parameters: dict[str, str | int] = {
            "head": f"{owner}:{branch}",
            "base": target,
            "state": state,
            "per_page": 100,
        }
        try:
            found = self.client.get(f"/repos/{self.repository}/pulls", parameters=parameters)
            rows = found.read(list[PullRow])
        except GitHubError as error:
            raise refused(error, f"reading the pull requests of {self.repository}") from error
        return [row for row in rows if (row["head"].get("repo") or {}).get("full_name") == self.repository]


def pull_request_body(paths: Sequence[str]) -> str:
    """Say what the pull request brings; every path is text."""
    lines = ["Reports on what changed, made by Diff Insight.", ""]
    lines += [f"- {code(path)}" for path in paths[:_MOST_LISTED]]
    if len(paths) > _MOST_LISTED:
        lines.append(f"- and {len(paths) - _MOST_LISTED} more")
    return "\n".join(lines) + "\n"
