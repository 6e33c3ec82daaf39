"""From a plan to a range: the looking up, each rule with its ladder, and the rule said in words."""

from dataclasses import replace

from diff_insight.action.plans import (
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
from diff_insight.action.range_request import Lookups, RangeRequest
from diff_insight.action.releases import last_of_package, since_release
from diff_insight.errors import InputError
from diff_insight.sources.github.lookups import Pull
from diff_insight.sources.github.ranges import EmptyRepositoryError


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
            return since_release(plan, lookups)


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
            raise InputError(
                f"{plan.repository} has no pull request #{plan.number}.",
                remedy="Check the number, and that the token may read pull requests.",
            )
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
        release, start = last_of_package(plan.tag_prefix, lookups, repository, head)
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
