"""Which release came before: of the same package, lower, and in this one's history.

A list of releases is in the order of their dates, where a backport stands after a newer version; and it may
name a tag that is gone. So tags are asked, and each candidate has to be an ancestor.
"""

from diff_insight.action.plans import SinceRelease
from diff_insight.action.range_request import Lookups, RangeRequest
from diff_insight.sources.tags import releases_of, versions_before

MOST_CANDIDATES = 100
"""Lower versions that are looked for in a tag's history: each costs a request; the first few mostly do."""


def last_of_package(
    prefix: str, lookups: Lookups, repository: str, head: str
) -> tuple[str | None, str | None]:
    """Give the tag and the commit of the highest release of a package that lies in a history, if any."""
    tags = {tag.name: tag.commit for tag in lookups.tags(repository)}
    for name in releases_of(tags, prefix=prefix)[:MOST_CANDIDATES]:
        if lookups.merge_base(repository, tags[name], head) == tags[name]:
            return name, tags[name]
    return None, None


def since_release(plan: SinceRelease, lookups: Lookups) -> RangeRequest:
    """Give the range of a release: from the highest lower version of its package that lies in its history."""
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
