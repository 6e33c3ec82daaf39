"""From a plan to a range: the looking up, each rule with its ladder, and the rule said in words."""

from collections.abc import Collection
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
from diff_insight.sources.github.ranges import EmptyRepositoryError
from diff_insight.sources.tags import Tag, releases_of, versions_before

MOST_CANDIDATES = 100
"""Lower versions that are looked for in a tag's history: each costs a request; the first few mostly do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRequest:
    """A range to be read.

    Attributes:
        repository: `owner/name`.
        base: A commit id or ref; None: everything that the head holds, against the empty tree.
        head: A commit id or ref.
        rule: What chose the range.
        words: The same, as a sentence for the log and the job summary.
        three_dots: Compare with the merge base of both sides; else tree against tree.
        base_name: What people call the base; None: what `base` itself says.
        head_name: The same for the head.
        notes: What the report has to say about the range.
        branch: The branch that ends at the head, where that is known: the pushed or the watched one.
        moves_state: Whether the state file has to say, in the same commit as the reports, that `branch`
            was reported up to the head. Only what begins at the state file's word moves it: a push
            may come after one that nobody reported.
        pull_request: The pull request's number.
        by_bot: Whether a bot opened the pull request.
        head_owner: Who owns the head's repository, if somebody else: for the link.
        configuration_ref: Where the configuration is read; None: on the default branch.
    """

    repository: str
    base: str | None
    head: str
    rule: Rule
    words: str
    three_dots: bool = True
    base_name: str | None = None
    head_name: str | None = None
    notes: tuple[str, ...] = ()
    branch: str | None = None
    moves_state: bool = False
    pull_request: int | None = None
    by_bot: bool = False
    head_owner: str | None = None
    configuration_ref: str | None = None


class Lookups(Protocol):
    """What has to be asked for. Each raises `SourceError` where it cannot be asked."""

    def merge_base(self, repository: str, base: str, head: str) -> str | None:
        """The commit that a three-dot comparison starts from; None where the two have none or one is lost."""
        ...

    def exists(self, repository: str, commit: str) -> bool:
        """Whether the server still has a commit."""
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

    def tags(self, repository: str) -> tuple[Tag, ...]:
        """Every tag, however many there are."""
        ...

    def nearest(self, repository: str, head: str, commits: Collection[str]) -> str | None:
        """The first of these commits in the head's history, from the newest; the head itself is none."""
        ...

    def pull_request(self, repository: str, number: int) -> Pull | None:
        """A pull request."""
        ...

    def pull_requests_of(
        self, repository: str, head_sha: str, *, owner: str | None, branch: str | None
    ) -> tuple[Pull, ...]:
        """The open pull requests whose head is a commit, oldest first."""
        ...

    def last_reported(self, repository: str, branch: str) -> str | None:
        """The head in the state file."""
        ...


def resolve(plan: Plan, lookups: Lookups) -> tuple[RangeRequest, ...] | Nothing:
    """Look up what a plan needs; more than one range only where one commit heads many pull requests.

    Raises:
        InputError: Something that the inputs name is not there.
        SourceError: GitHub could not be asked.
    """
    if isinstance(plan, PullOf):
        return _pulls_of(plan, lookups)
    try:
        found = _resolve(plan, lookups)
    except EmptyRepositoryError as error:
        return Nothing(
            why=f"{error.repository} is empty: it has no commit yet, so there is nothing to report."
        )
    return found if isinstance(found, Nothing) else (found,)


def _resolve(
    plan: Nothing | Fixed | Pushed | PullRange | SinceLast | SinceRelease, lookups: Lookups
) -> RangeRequest | Nothing:
    match plan:
        case Nothing():
            return plan
        case Fixed():
            return _fixed(plan)
        case Pushed():
            return _pushed(plan, lookups)
        case PullRange():
            return _pull(plan, lookups, "pull request")
        case SinceLast():
            return _since_last(plan, lookups)
        case SinceRelease():
            return _since_release(plan, lookups)


def _fixed(plan: Fixed) -> RangeRequest:
    words = f"The inputs name the range {plan.base}...{plan.head}."
    if plan.rule == "merge group":
        words = f"The merge group: from {plan.base_name} ({plan.base[:7]}) to its head ({plan.head[:7]})."
    return RangeRequest(
        repository=plan.repository,
        base=plan.base,
        head=plan.head,
        rule=plan.rule,
        words=words,
        base_name=plan.base_name,
    )


def _pushed(plan: Pushed, lookups: Lookups) -> RangeRequest | Nothing:
    place = f"The push to {plan.branch}"
    if plan.before is None:
        return _new_branch(plan, lookups, "new branch", f"{place} made it anew")
    shared = lookups.merge_base(plan.repository, plan.before, plan.after)
    request = RangeRequest(
        repository=plan.repository,
        base=plan.before,
        head=plan.after,
        rule="push",
        words=f"{place}: from the commit before to the commit after.",
        branch=plan.branch,
    )
    if shared == plan.before:
        return request
    if shared is not None or lookups.exists(plan.repository, plan.before):
        return _tree_against_tree(request, f"{place} rewrote it", "rewritten branch")
    why = f"{place} left no way back to the commit before ({plan.before[:7]})"
    return _new_branch(plan, lookups, "lost before", why)


def _tree_against_tree(request: RangeRequest, why: str, rule: Rule) -> RangeRequest:
    """The range of a branch whose older head is no ancestor of its newer one."""
    said = (
        f"{why}: {(request.base or '')[:7]} is no ancestor of {request.head[:7]}, so the two are compared "
        "tree against tree."
    )
    return replace(request, rule=rule, words=said, notes=(said,), three_dots=False)


def _new_branch(plan: Pushed, lookups: Lookups, rule: Rule, why: str) -> RangeRequest | Nothing:
    if plan.branch == plan.default_branch:
        return _last_commit(lookups, plan.repository, plan.after, plan.branch, why)
    start = lookups.merge_base(plan.repository, plan.default_branch, plan.after)
    if start == plan.after:
        return Nothing(why=f"{why}, and it has no commit of its own beside {plan.default_branch}.")
    if start is None:
        said = f"{why}, and it shares no commit with {plan.default_branch}: from its first commit."
        return RangeRequest(
            repository=plan.repository,
            base=None,
            head=plan.after,
            rule=rule,
            words=said,
            notes=(said,),
            head_name=plan.branch,
            branch=plan.branch,
        )
    return RangeRequest(
        repository=plan.repository,
        base=start,
        head=plan.after,
        rule=rule,
        words=f"{why}: from where it left {plan.default_branch}.",
        base_name=plan.default_branch,
        head_name=plan.branch,
        branch=plan.branch,
    )


def _pulls_of(plan: PullOf, lookups: Lookups) -> tuple[RangeRequest, ...] | Nothing:
    if plan.number is not None:
        found = lookups.pull_request(plan.repository, plan.number)
        if found is None:
            return Nothing(why=f"{plan.repository} has no pull request #{plan.number}.")
        if plan.head_sha is None:
            return (_found_pull(found, plan, lookups, "pull request"),)
        candidates: tuple[Pull, ...] = (found,)
    else:
        candidates = lookups.pull_requests_of(
            plan.repository, plan.head_sha or "", owner=plan.head_owner, branch=plan.head_branch
        )
    sha = plan.head_sha or ""
    pulls = [pull for pull in candidates if pull.head == sha]
    if not pulls:
        return Nothing(why=f"No open pull request has the workflow run's commit {sha[:7]} as its head.")
    return tuple(_found_pull(pull, plan, lookups, "workflow run") for pull in pulls)


def _found_pull(pull: Pull, plan: PullOf, lookups: Lookups, rule: Rule) -> RangeRequest:
    shown = PullRange(
        repository=plan.repository,
        number=pull.number,
        base=pull.base,
        base_branch=pull.base_branch,
        head=pull.head,
        head_branch=pull.head_branch,
        head_owner=pull.head_owner,
        merge_commit=pull.merge_commit,
        since=plan.since,
    )
    return replace(_pull(shown, lookups, rule), by_bot=pull.by_bot)


def _pull(pull: PullRange, lookups: Lookups, rule: Rule) -> RangeRequest:
    """From the merge base with the base branch as it is; the event's own base is stale once that moves.

    A merged pull request lies in its base branch, so it is compared with the base as the merge found it.
    """
    own = pull.head_owner.lower() == pull.repository.partition("/")[0].lower()
    base, onto = pull.base, f"{pull.base_branch} as it was ({pull.base[:7]})"
    before = lookups.parent(pull.repository, pull.merge_commit) if pull.merge_commit else None
    if before is not None:
        base, onto = before, f"{pull.base_branch} as the merge found it ({before[:7]})"
    elif now := lookups.branch_head(pull.repository, pull.base_branch):
        base, onto = now, f"{pull.base_branch} as it is now ({now[:7]})"
    words = f"Pull request #{pull.number}: from the merge base with {onto}."
    if rule == "workflow run":
        words = f"The workflow run was for {pull.head[:7]}, the head of pull request #{pull.number}. {words}"
    if pull.since:
        words, rule = f"The inputs name the range {pull.since}...{pull.head}.", "inputs"
    return RangeRequest(
        repository=pull.repository,
        base=pull.since or base,
        head=pull.head,
        rule=rule,
        words=words,
        base_name=None if pull.since else pull.base_branch,
        head_name=pull.head_branch if own else f"{pull.head_owner}:{pull.head_branch}",
        pull_request=pull.number,
        head_owner=None if own else pull.head_owner,
        configuration_ref=base,
    )


def _since_last(plan: SinceLast, lookups: Lookups) -> RangeRequest | Nothing:
    repository = plan.repository
    ref = plan.ref or lookups.default_branch(repository)
    at_branch = lookups.branch_head(repository, ref)
    head = at_branch or lookups.commit(repository, ref)
    branch = ref if at_branch else None
    watched = RangeRequest(
        repository=repository,
        base=None,
        head=head,
        rule="state file",
        words="",
        branch=branch,
        moves_state=branch is not None,
    )
    reported = lookups.last_reported(repository, ref) if at_branch else None
    if reported == head:
        return Nothing(why=f"Nothing new on {repository} {ref} since the last report ({head[:7]}).")
    why = f"The state file holds no report on {repository} {ref}"
    if reported is not None:
        since = replace(
            watched, base=reported, words=f"Since the last report on {repository} {ref} ({reported[:7]})."
        )
        shared = lookups.merge_base(repository, reported, head)
        if shared == reported:
            return since
        if shared is not None or lookups.exists(repository, reported):
            rewritten = f"{repository} {ref} was rewritten since the last report"
            return _tree_against_tree(since, rewritten, "state file")
        why = f"The last report on {repository} {ref} ended at {reported[:7]}, which is lost"
    return _since_last_release(plan, lookups, watched, why)


def _since_last_release(
    plan: SinceLast, lookups: Lookups, watched: RangeRequest, why: str
) -> RangeRequest | Nothing:
    repository, head = plan.repository, watched.head
    if plan.tag_prefix is None:
        release = lookups.last_release(repository)
        start = release and lookups.merge_base(repository, release, head)
    else:
        release, start = _last_of_package(plan.tag_prefix, lookups, repository, head)
    if start == head:
        return Nothing(why=f"{why}, and nothing is new since the last release ({release}).")
    if release and start:
        return replace(
            watched,
            base=release,
            rule="last release",
            words=f"{why}: since the last release ({release}).",
            base_name=release,
            head_name=watched.branch,
        )
    if release:
        why += f", and the last release ({release}) is no start"
    elif plan.tag_prefix:
        why += f", and there is no release whose tag begins with {plan.tag_prefix}"
    else:
        why += ", and there is no release"
    last = _last_commit(lookups, repository, head, watched.branch, why)
    return replace(last, moves_state=watched.moves_state)


def _last_of_package(
    prefix: str, lookups: Lookups, repository: str, head: str
) -> tuple[str | None, str | None]:
    tags = {tag.name: tag.commit for tag in lookups.tags(repository)}
    for name in releases_of(tags, prefix=prefix)[:MOST_CANDIDATES]:
        if lookups.merge_base(repository, tags[name], head) == tags[name]:
            return name, tags[name]
    return None, None


def _since_release(plan: SinceRelease, lookups: Lookups) -> RangeRequest:
    repository, tag = plan.repository, plan.tag
    head = lookups.commit(repository, f"tags/{tag}")
    tags = {each.name: each.commit for each in lookups.tags(repository)}
    before = versions_before(tag, tags, prefix=plan.tag_prefix)
    if before is None:
        found = _nearest_tag(plan, lookups, head, tags)
    else:
        in_history = (
            name
            for name in before[:MOST_CANDIDATES]
            if lookups.merge_base(repository, tags[name], head) == tags[name]
        )
        found = next(in_history, None)
    if found is None:
        said = f"Release {tag} has none before it in its history: from the first commit."
        return RangeRequest(
            repository=repository,
            base=None,
            head=head,
            rule="first release",
            words=said,
            notes=(said,),
            head_name=tag,
        )
    return RangeRequest(
        repository=repository,
        base=tags[found],
        head=head,
        rule="previous release",
        words=f"Release {tag}: since the release before ({found}).",
        base_name=found,
        head_name=tag,
    )


def _nearest_tag(plan: SinceRelease, lookups: Lookups, head: str, tags: dict[str, str]) -> str | None:
    others = {
        commit: name
        for name, commit in sorted(tags.items())
        if name != plan.tag and name.startswith(plan.tag_prefix or "")
    }
    commit = lookups.nearest(plan.repository, head, others)
    return others[commit] if commit else None


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
