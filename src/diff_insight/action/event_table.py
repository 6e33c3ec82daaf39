"""The table of events: what each starts with and where its report goes when nobody says.

docs/action.md shows this very table, and `action.events` asks it; so the two cannot tell different things.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diff_insight.publish.degrade import PublisherName

Topic = Literal[
    "branch push",
    "tag push",
    "pull request",
    "merge group",
    "workflow run",
    "named pull request",
    "dispatch",
    "schedule",
    "release",
]
"""What a run is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table.

    Attributes:
        events: The events as docs/action.md prints them.
        range: Which range they mean, in Markdown.
        publishes: Where the report goes by default.
    """

    events: str
    range: str
    publishes: tuple[PublisherName, ...]


TABLE: Mapping[Topic, Row] = {
    "branch push": Row(
        events="`push` of a branch",
        range="`before...after`. A rewritten branch (`before` is no ancestor of `after`): `before..after`, "
        "tree against tree, and the report says so. A new branch or a lost `before`: from the merge base "
        "with the default branch (no commit of its own: nothing, exit 0); on the default branch itself the "
        "last commit. A deleted branch: nothing, exit 0",
        publishes=("commit", "summary"),
    ),
    "tag push": Row(events="`push` of a tag", range="as for `release`", publishes=("summary", "files")),
    "pull request": Row(
        events="`pull_request`, `pull_request_target`, `pull_request_review`, `pull_request_review_comment`, "
        "`issue_comment` on a pull request",
        range="from the merge base of the head with the base branch as it is now; of a merged pull request "
        "with the base branch as it was before the merge",
        publishes=("comment", "summary"),
    ),
    "merge group": Row(events="`merge_group`", range="the group's base...head", publishes=("summary",)),
    "workflow run": Row(
        events="`workflow_run`",
        range="every open pull request whose head is the finished run's commit, looked up through the API, "
        "never taken from an artifact",
        publishes=("comment", "summary"),
    ),
    "named pull request": Row(
        events="any event with `pull-request` given",
        range="that pull request's; with `workflow_run` only if its head is the finished run's commit",
        publishes=("comment", "summary"),
    ),
    "dispatch": Row(
        events="`workflow_dispatch`, `repository_dispatch`",
        range="`base` and `head`; else since the state file; else since the last release; else the last "
        "commit",
        publishes=("commit", "summary"),
    ),
    "schedule": Row(
        events="`schedule`",
        range="since the state file to the watched branch's head; without a state as above; nothing new: no "
        "commit, exit 0",
        publishes=("commit", "summary"),
    ),
    "release": Row(
        events="`release`",
        range="since the release before: the highest lower version of the same tag prefix that is in this "
        "tag's history (tags without a version: the nearest tag). None: from the first commit, and the "
        "report says so",
        publishes=("files", "summary"),
    ),
}

CALLED = (
    "`workflow_call`",
    "the event of the calling workflow decides, as GitHub hands on its payload",
    "as there",
)
"""The row of a called workflow, which has no payload of its own."""
