"""Keeps the labels of a pull request that say what it does: sets and removes its own, touches no other.

Labels hold no head, so only a run on the pull request's head as it is now writes them. One that finds
afterwards that it was overtaken takes its own changes back, since the newer run has said what is right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from diff_insight.errors import PublishError
from diff_insight.github_api.client import GitHubClient
from diff_insight.github_api.failures import GitHubError
from diff_insight.github_api.pacing import Clock
from diff_insight.github_api.response_shapes import LabelRow
from diff_insight.model import ModificationType
from diff_insight.publish.precedence import head_of_pull_request
from diff_insight.publish.refusals import LostError, refused

MOST_ROUNDS = 5
_PAUSE = 1.0


@dataclass(slots=True, kw_only=True)
class LabelWriter:
    """Sets the labels of one pull request.

    Args:
        client: GitHub.
        repository: `owner/name`.
        number: The pull request.
        head: The commit id that the types were found for.
        names: The labels by type; no other is ever touched.
        clock: Time.

    Attributes:
        gave_way: Whether the labels were left to a run on a newer head.
    """

    client: GitHubClient
    repository: str
    number: int
    head: str
    names: Mapping[ModificationType, str]
    clock: Clock
    gave_way: bool = False

    def publish(self, types: Iterable[ModificationType]) -> tuple[str, ...]:
        """Make the pull request have exactly the labels of these types among ours; give those.

        Raises:
            PublishError: It did not work out; `refusals` says in which way.
        """
        found = set(types)
        wanted = tuple(dict.fromkeys(name for kind, name in self.names.items() if kind in found))
        trouble: PublishError | None = None
        for round_number in range(MOST_ROUNDS):
            if trouble is not None:
                self.clock.sleep(_PAUSE * 2.0 ** (round_number - 1))
            if self._is_overtaken():
                return ()
            there = self._read()
            add = [name for name in wanted if name.casefold() not in there]
            ours = {name.casefold(): name for name in self.names.values()}
            keep = {name.casefold() for name in wanted}
            remove = [name for folded, name in ours.items() if folded in there and folded not in keep]
            if not add and not remove:
                return wanted
            try:
                removed = self._change(add, remove)
                if self._is_overtaken():
                    self._change(removed, add)
                    return ()
                trouble = None
            except LostError as error:
                trouble = error  # whether it was done shows in the next round
        why = trouble.what if trouble else "GitHub goes on showing others than those that were set."
        raise PublishError(
            f"The labels of #{self.number} in {self.repository} may be out of date. {why}",
            remedy=(trouble.remedy if trouble else "") or "Run again.",
        )

    def _is_overtaken(self) -> bool:
        self.gave_way = head_of_pull_request(self.client, self.repository, self.number) not in {
            None,
            self.head,
        }
        return self.gave_way

    def _read(self) -> set[str]:
        try:
            rows = self.client.get(self._path, parameters={"per_page": 100}).read(list[LabelRow])
        except GitHubError as error:
            raise refused(error, f"reading the labels of #{self.number} in {self.repository}") from error
        return {row["name"].casefold() for row in rows}

    def _change(self, add: list[str], remove: list[str]) -> list[str]:
        """Set and remove labels; give those that were there to be removed."""
        try:
            if add:
                self.client.request("POST", self._path, body={"labels": add}).read(list[LabelRow])
            return [name for name in remove if self._remove(name)]
        except GitHubError as error:
            raise refused(error, f"the labels of #{self.number} in {self.repository}") from error

    def _remove(self, name: str) -> bool:
        try:
            self.client.request("DELETE", f"{self._path}/{quote(name, safe='')}")
        except GitHubError as error:
            if error.kind == "not found":  # somebody else took it away
                return False
            raise
        return True

    @property
    def _path(self) -> str:
        return f"/repos/{self.repository}/issues/{self.number}/labels"
