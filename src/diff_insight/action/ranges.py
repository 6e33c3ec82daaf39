"""From a plan to a range: the looking up, each rule with its ladder, and the rule said in words."""

from dataclasses import dataclass, replace
from typing import Protocol

from diff_insight.action.events import (
    Fixed,
    Nothing,
    Plan,
    PullOf,
    PullRange,
    Pushed,
    Rule,
    SinceLast,
    SinceRelease,
)
from diff_insight.sources.github.lookups import Pull

_PULL_WORDS = "Pull request #{}: its base and its head."
_PUSH: Rule = "push"


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRequest:
    """A range to be read.

    Attributes:
        repository: `owner/name`.
        base: A commit id or ref; None: everything that the head holds (it is the first commit).
        head: A commit id or ref.
        rule: What chose the range.
        words: The same, as a sentence for the log and the job summary.
        branch: The branch that ends at the head, where that is known: the pushed or the watched one.
        moves_state: Whether the state file has to say, in the same commit as the reports, that `branch`
            was reported up to the head. Only what begins at the state file's word moves it: a push
            may come after one that nobody reported.
        pull_request: The pull request's number.
        head_owner: Who owns the head's repository, if somebody else: for the link.
        configuration_ref: Where the configuration is read; None: on the default branch.
    """

    repository: str
    base: str | None
    head: str
    rule: Rule
    words: str
    branch: str | None = None
    moves_state: bool = False
    pull_request: int | None = None
    head_owner: str | None = None
    configuration_ref: str | None = None


class Lookups(Protocol):
    """What has to be asked for. Each raises `SourceError` where it cannot be asked."""

    def merge_base(self, repository: str, base: str, head: str) -> str | None:
        """The commit that a three-dot comparison starts from; None where the two have none or one is lost."""
        ...

    def parent(self, repository: str, commit: str) -> str | None:
        """The first parent; None for the first commit."""
        ...

    def default_branch(self, repository: str) -> str:
        """The name of the default branch."""
        ...

    def branch_head(self, repository: str, branch: str) -> str | None:
        """The commit id at the end of a branch; None where there is no such branch."""
        ...

    def commit(self, repository: str, ref: str) -> str:
        """The commit id that a branch, tag or id names; `InputError` where it names none."""
        ...

    def last_release(self, repository: str) -> str | None:
        """The tag of the latest release."""
        ...

    def previous_release(self, repository: str, tag: str) -> str | None:
        """The tag of the release before this one."""
        ...

    def pull_request(self, repository: str, number: int) -> Pull | None:
        """A pull request."""
        ...

    def open_pull_requests(self, repository: str, owner: str, branch: str) -> tuple[Pull, ...]:
        """The open pull requests from a branch, oldest first."""
        ...

    def last_reported(self, repository: str, branch: str) -> str | None:
        """The head in the state file."""
        ...


def resolve(plan: Plan, lookups: Lookups) -> RangeRequest | Nothing:
    """Look up what a plan needs.

    Raises:
        InputError: Something that the inputs name is not there.
        SourceError: GitHub could not be asked.
    """
    found: RangeRequest | Nothing
    match plan:
        case Nothing():
            found = plan
        case Fixed():
            found = _fixed(plan)
        case Pushed():
            found = _pushed(plan, lookups)
        case PullRange():
            found = _pull(plan, "pull request", _PULL_WORDS.format(plan.number))
        case PullOf():
            found = _pull_of(plan, lookups)
        case SinceLast():
            found = _since_last(plan, lookups)
        case SinceRelease():
            found = _since_release(plan, lookups)
    return found


def _fixed(plan: Fixed) -> RangeRequest:
    words = f"The inputs name the range {plan.base}...{plan.head}."
    return RangeRequest(
        repository=plan.repository, base=plan.base, head=plan.head, rule=plan.rule, words=words
    )


def _pushed(plan: Pushed, lookups: Lookups) -> RangeRequest:
    place = f"The push to {plan.branch}" if plan.branch else "The push of a tag"
    words = f"{place}: from the commit before to the commit after."
    base, rule = plan.before, _PUSH
    if base is None or lookups.merge_base(plan.repository, base, plan.after) is None:
        rule = "new branch" if base is None else "lost before"
        why = (
            f"{place} made it anew"
            if base is None
            else f"{place} left no way back to the commit before ({base[:7]})"
        )
        base = None
        if plan.branch != plan.default_branch:
            base = lookups.merge_base(plan.repository, plan.default_branch, plan.after)
            words = f"{why}: from where it left {plan.default_branch}."
        if base in {None, plan.after}:
            return _last_commit(lookups, plan.repository, plan.after, plan.branch, why)
    return RangeRequest(
        repository=plan.repository, base=base, head=plan.after, rule=rule, words=words, branch=plan.branch
    )


def _range_of(pull: Pull, repository: str) -> PullRange:
    return PullRange(
        repository=repository,
        number=pull.number,
        base=pull.base,
        head=pull.head,
        head_owner=pull.head_owner,
    )


def _pull(pull: PullRange, rule: Rule, words: str) -> RangeRequest:
    own = pull.head_owner.lower() == pull.repository.partition("/")[0].lower()
    return RangeRequest(
        repository=pull.repository,
        base=pull.base,
        head=pull.head,
        rule=rule,
        words=words,
        pull_request=pull.number,
        head_owner=None if own else pull.head_owner,
        configuration_ref=pull.base,
    )


def _pull_of(plan: PullOf, lookups: Lookups) -> RangeRequest | Nothing:
    if plan.number is not None:
        found = lookups.pull_request(plan.repository, plan.number)
        if found is None:
            return Nothing(why=f"{plan.repository} has no pull request #{plan.number}.")
        if plan.head_sha is None:
            return _pull(_range_of(found, plan.repository), "pull request", _PULL_WORDS.format(found.number))
        candidates: tuple[Pull, ...] = (found,)
    elif plan.head_owner and plan.head_branch:
        candidates = lookups.open_pull_requests(plan.repository, plan.head_owner, plan.head_branch)
    else:
        candidates = ()
    sha = plan.head_sha or ""
    for pull in candidates:
        if pull.head == sha:
            words = f"The workflow run was for {sha[:7]}, the head of pull request #{pull.number}."
            return _pull(_range_of(pull, plan.repository), "workflow run", words)
    return Nothing(why=f"No open pull request has the workflow run's commit {sha[:7]} as its head.")


def _since_last(plan: SinceLast, lookups: Lookups) -> RangeRequest | Nothing:
    repository = plan.repository
    ref = plan.ref or lookups.default_branch(repository)
    at_branch = lookups.branch_head(repository, ref)
    head = at_branch or lookups.commit(repository, ref)
    branch = ref if at_branch else None
    reported = lookups.last_reported(repository, ref) if at_branch else None
    if reported == head:
        return Nothing(why=f"Nothing new on {repository} {ref} since the last report ({head[:7]}).")
    why = f"The state file holds no report on {repository} {ref}"
    if reported is not None:
        if lookups.merge_base(repository, reported, head) is not None:
            words = f"Since the last report on {repository} {ref} ({reported[:7]})."
            return _watched(repository, reported, head, rule="state file", words=words, branch=branch)
        why = f"The last report on {repository} {ref} ended at {reported[:7]}, which is lost"
    release = lookups.last_release(repository)
    start = release and lookups.merge_base(repository, release, head)
    if start == head:
        return Nothing(why=f"{why}, and nothing is new since the last release ({release}).")
    if release and start:
        words = f"{why}: since the last release ({release})."
        return _watched(repository, release, head, rule="last release", words=words, branch=branch)
    why += f", and the last release ({release}) is no start" if release else ", and there is no release"
    return replace(_last_commit(lookups, repository, head, branch, why), moves_state=branch is not None)


def _watched(
    repository: str, base: str, head: str, *, rule: Rule, words: str, branch: str | None
) -> RangeRequest:
    return RangeRequest(
        repository=repository,
        base=base,
        head=head,
        rule=rule,
        words=words,
        branch=branch,
        moves_state=branch is not None,
    )


def _since_release(plan: SinceRelease, lookups: Lookups) -> RangeRequest:
    previous = lookups.previous_release(plan.repository, plan.tag)
    if previous and lookups.merge_base(plan.repository, previous, plan.tag) is not None:
        return RangeRequest(
            repository=plan.repository,
            base=previous,
            head=plan.tag,
            rule="previous release",
            words=f"Release {plan.tag}: since the release before ({previous}).",
        )
    head = lookups.commit(plan.repository, plan.tag)
    return _last_commit(lookups, plan.repository, head, None, f"Release {plan.tag} has none before it")


def _last_commit(lookups: Lookups, repository: str, head: str, branch: str | None, why: str) -> RangeRequest:
    base = lookups.parent(repository, head)
    last = f"the last commit ({head[:7]})" if base else f"the first commit ({head[:7]})"
    return RangeRequest(
        repository=repository,
        base=base,
        head=head,
        rule="last commit",
        words=f"{why}: {last}.",
        branch=branch,
    )
