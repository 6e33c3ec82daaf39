"""What the tests of events ask: a GitHub in a dictionary, payloads, and the ranges that are expected."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from diff_insight.action.events import Trigger, plan_of
from diff_insight.action.plans import Nothing
from diff_insight.action.range_lookup import resolve
from diff_insight.action.range_request import RangeRequest
from diff_insight.sources.github.lookups import Pull
from diff_insight.sources.github.ranges import EmptyRepositoryError
from diff_insight.sources.tags import Tag

A, B, C, D = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
ZERO = "0" * 40
STALE = "e" * 40
REPOSITORY = {"full_name": "octo/docs", "default_branch": "main"}


@dataclass
class Known:
    """A GitHub in a dictionary: a line of commits per branch, oldest first."""

    lines: dict[str, list[str]] = field(default_factory=lambda: {"main": [A, B, C]})
    tagged: dict[str, str] = field(default_factory=dict)
    releases: list[str] = field(default_factory=list)
    pulls: list[tuple[str, Pull]] = field(default_factory=list)
    reported: dict[tuple[str, str], str] = field(default_factory=dict)

    def _ids(self, ref: str) -> list[str]:
        """The commits up to a ref, oldest first; empty where it is lost."""
        ref = self.tagged.get(ref, ref)
        if ref in self.lines:
            return self.lines[ref]
        line = next((line for line in self.lines.values() if ref in line), [])
        return line[: line.index(ref) + 1] if line else []

    def merge_base(self, _: str, base: str, head: str) -> str | None:
        older = self._ids(base)
        return next((commit for commit in reversed(self._ids(head)) if commit in older), None)

    def exists(self, _: str, commit: str) -> bool:
        return any(commit in line for line in self.lines.values())

    def parent(self, _: str, commit: str) -> str | None:
        line = self._ids(commit)
        return line[-2] if len(line) > 1 else None

    def default_branch(self, _: str) -> str:
        return "main"

    def branch_head(self, _: str, branch: str) -> str | None:
        return self.lines[branch][-1] if branch in self.lines else None

    def commit(self, _: str, ref: str) -> str:
        found = self._ids(ref.removeprefix("tags/"))
        if not self.lines:
            raise EmptyRepositoryError("octo/docs")
        return (found or self.lines["main"])[-1]

    def last_release(self, _: str) -> str | None:
        return self.releases[-1] if self.releases else None

    def tags(self, _: str) -> tuple[Tag, ...]:
        return tuple(Tag(name, commit) for name, commit in self.tagged.items())

    def nearest(self, _: str, head: str, commits: Collection[str]) -> str | None:
        return next((one for one in reversed(self._ids(head)[:-1]) if one in commits), None)

    def pull_request(self, _: str, number: int) -> Pull | None:
        return next((pull for _, pull in self.pulls if pull.number == number), None)

    def pull_requests_of(
        self, _: str, head_sha: str, *, owner: str | None, branch: str | None
    ) -> tuple[Pull, ...]:
        return tuple(
            pull for name, pull in self.pulls if name == f"{owner}:{branch}" and pull.head == head_sha
        )

    def last_reported(self, repository: str, branch: str) -> str | None:
        return self.reported.get((repository, branch))


def trigger(event: str, payload: dict[str, Any], **inputs: Any) -> Trigger:
    return Trigger(
        event=event,
        payload=payload,
        workflow_repository="octo/docs",
        **({"repository": "octo/docs"} | inputs),
    )


def chosen(known: Known, event: str, payload: dict[str, Any], **inputs: Any) -> RangeRequest | Nothing:
    found = resolve(plan_of(trigger(event, payload, **inputs)), known)
    if isinstance(found, Nothing):
        return found
    (one,) = found
    return one


def push(before: str, after: str, **more: Any) -> dict[str, Any]:
    return {"ref": "refs/heads/main", "before": before, "after": after, "repository": REPOSITORY, **more}


def pull_payload(*, fork: bool = False, **more: Any) -> dict[str, Any]:
    own = {"full_name": "octo/docs", "owner": {"login": "octo"}}
    theirs = {"full_name": "grace/docs", "owner": {"login": "grace"}} if fork else own
    sides = {
        "base": {"sha": STALE, "ref": "main", "repo": own},
        "head": {"sha": D, "ref": "work", "repo": theirs},
    }
    return {"action": "opened", "number": 7, "pull_request": {"number": 7, **sides, **more}}


def run_payload(head: str = D) -> dict[str, Any]:
    run = {
        "head_sha": head,
        "head_branch": "work",
        "head_repository": {"full_name": "grace/docs", "owner": {"login": "grace"}},
        "pull_requests": [{"number": 99}],
    }
    return {"action": "completed", "workflow_run": run, "repository": REPOSITORY}


def pull(number: int = 7, head: str = D, **more: Any) -> Pull:
    fields = {"base": STALE, "base_branch": "main", "head_branch": "work", "head_owner": "grace", **more}
    return Pull(number=number, head=head, **fields)


PULL = pull()
ONTO_MAIN = "Pull request #7: from the merge base with main as it is now (ccccccc)."


def request(base: str | None, head: str, rule: Any, words: str, **more: Any) -> RangeRequest:
    return RangeRequest(repository="octo/docs", base=base, head=head, rule=rule, words=words, **more)


def released(tag: str, **more: Any) -> dict[str, Any]:
    return {"action": "published", "release": {"tag_name": tag, "draft": False}, **more}
