"""GitHub's JSON shapes with every field that its description requires; what nobody reads is constant."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.fakes.github.hosted import Hosted, PullRequest, Release

Json = dict[str, Any]
_WHEN = "2026-01-02T03:04:05Z"
_TEMPLATED = {
    "archive_url": "{archive_format}{/ref}",
    "assignees_url": "assignees{/user}",
    "blobs_url": "git/blobs{/sha}",
    "branches_url": "branches{/branch}",
    "collaborators_url": "collaborators{/collaborator}",
    "comments_url": "comments{/number}",
    "commits_url": "commits{/sha}",
    "compare_url": "compare/{base}...{head}",
    "contents_url": "contents/{+path}",
    "git_commits_url": "git/commits{/sha}",
    "git_refs_url": "git/refs{/sha}",
    "git_tags_url": "git/tags{/sha}",
    "issue_comment_url": "issues/comments{/number}",
    "issue_events_url": "issues/events{/number}",
    "issues_url": "issues{/number}",
    "keys_url": "keys{/key_id}",
    "labels_url": "labels{/name}",
    "milestones_url": "milestones{/number}",
    "notifications_url": "notifications{?since,all,participating}",
    "pulls_url": "pulls{/number}",
    "releases_url": "releases{/id}",
    "statuses_url": "statuses/{sha}",
    "trees_url": "git/trees{/sha}",
}
_PLAIN = (
    "contributors", "deployments", "downloads", "events", "forks", "hooks", "languages", "merges",
    "stargazers", "subscribers", "subscription", "tags", "teams",
)  # fmt: skip


@dataclass(frozen=True)
class Shapes:
    """Makes the shapes with the links of one server."""

    url: str
    api_url: str

    def user(self, login: str) -> Json:
        api = f"{self.api_url}/users/{login}"
        links = ("followers", "subscriptions", "orgs", "repos", "received_events")
        named = {
            f"{'organizations' if name == 'orgs' else name}_url": f"{api}/{name}"
            for name in links
        }  # fmt: skip
        return {
            "login": login,
            "id": sum(login.encode()),
            "node_id": f"U_{login}",
            "avatar_url": f"{self.url}/avatars/{login}",
            "gravatar_id": "",
            "url": api,
            "html_url": f"{self.url}/{login}",
            **named,
            "following_url": f"{api}/following{{/other_user}}",
            "gists_url": f"{api}/gists{{/gist_id}}",
            "starred_url": f"{api}/starred{{/owner}}{{/repo}}",
            "events_url": f"{api}/events{{/privacy}}",
            "type": "Bot" if login.endswith("[bot]") else "User",
            "site_admin": False,
        }

    def repository(self, hosted: Hosted) -> Json:
        api = f"{self.api_url}/repos/{hosted.full_name}"
        web = f"{self.url}/{hosted.full_name}"
        zero = (
            "forks_count", "stargazers_count", "watchers_count", "size", "open_issues_count",
            "subscribers_count", "network_count", "forks", "open_issues", "watchers",
        )  # fmt: skip
        return {
            "id": hosted.id,
            "node_id": f"R_{hosted.id}",
            "name": hosted.name,
            "full_name": hosted.full_name,
            "owner": self.user(hosted.owner),
            "private": hosted.private,
            "html_url": web,
            "description": None,
            "fork": hosted.parent is not None,
            "url": api,
            **{name: f"{api}/{rest}" for name, rest in _TEMPLATED.items()},
            **{f"{name}_url": f"{api}/{name}" for name in _PLAIN},
            "git_url": f"git://127.0.0.1/{hosted.full_name}.git",
            "ssh_url": f"git@127.0.0.1:{hosted.full_name}.git",
            "clone_url": f"{web}.git",
            "svn_url": web,
            "mirror_url": None,
            "homepage": None,
            "language": None,
            **dict.fromkeys(zero, 0),
            "default_branch": hosted.default_branch,
            **dict.fromkeys(("has_issues", "has_projects", "has_wiki", "has_downloads"), True),
            **dict.fromkeys(("has_pages", "has_discussions", "archived", "disabled"), False),
            **dict.fromkeys(("pushed_at", "created_at", "updated_at"), _WHEN),
            "license": None,
        }

    def commit(self, hosted: Hosted, commit_id: str) -> Json:
        """A commit as lists and comparisons show it (no files)."""
        fields = "%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B"
        shown = hosted.git("show", "--no-patch", "--no-show-signature", f"--format={fields}", commit_id)
        return self._commit(hosted, shown.rstrip("\n").split("\0"))

    def commits(self, hosted: Hosted, *arguments: str) -> list[Json]:
        """What `git log` gives for these arguments, newest first."""
        fields = "%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x01"
        listed = hosted.git("log", f"--format={fields}", *arguments)
        rows = [row.strip("\n").split("\0") for row in listed.split("\x01")]
        return [self._commit(hosted, row) for row in rows if len(row) > 1]

    def _commit(self, hosted: Hosted, row: list[str]) -> Json:
        commit_id, tree, parents, author, email, date, committer, committer_email, committed, message = row
        api = f"{self.api_url}/repos/{hosted.full_name}"
        web = f"{self.url}/{hosted.full_name}"
        return {
            "url": f"{api}/commits/{commit_id}",
            "sha": commit_id,
            "node_id": f"C_{commit_id}",
            "html_url": f"{web}/commit/{commit_id}",
            "comments_url": f"{api}/commits/{commit_id}/comments",
            "commit": {
                "url": f"{api}/git/commits/{commit_id}",
                "author": {"name": author, "email": email, "date": date},
                "committer": {"name": committer, "email": committer_email, "date": committed},
                "message": message.rstrip("\n"),
                "comment_count": 0,
                "tree": {"sha": tree, "url": f"{api}/git/trees/{tree}"},
                "verification": {
                    "verified": False,
                    "reason": "unsigned",
                    "payload": None,
                    "signature": None,
                    "verified_at": None,
                },
            },
            "author": None,
            "committer": None,
            "parents": [
                {"sha": sha, "url": f"{api}/commits/{sha}", "html_url": f"{web}/commit/{sha}"}
                for sha in parents.split()
            ],
        }

    def release(self, hosted: Hosted, release: Release, number: int) -> Json:
        api = f"{self.api_url}/repos/{hosted.full_name}/releases/{number}"
        return {
            "url": api,
            "html_url": f"{self.url}/{hosted.full_name}/releases/tag/{release.tag}",
            "assets_url": f"{api}/assets",
            "upload_url": f"{api}/assets{{?name,label}}",
            "tarball_url": f"{self.url}/{hosted.full_name}/tarball/{release.tag}",
            "zipball_url": f"{self.url}/{hosted.full_name}/zipball/{release.tag}",
            "id": number,
            "node_id": f"RE_{number}",
            "tag_name": release.tag,
            "target_commitish": hosted.default_branch,
            "name": release.tag,
            "body": release.body or "",
            "draft": release.draft,
            "prerelease": release.prerelease,
            "created_at": release.published_at or _WHEN,
            "published_at": release.published_at,
            "author": self.user("ada"),
            "assets": [],
        }

    def pull(self, hosted: Hosted, pull: PullRequest, head: Hosted) -> Json:
        """A pull request as lists show it."""
        api = f"{self.api_url}/repos/{hosted.full_name}"
        web = f"{self.url}/{hosted.full_name}/pull/{pull.number}"
        head_id = pull.head_sha or head.commit_id(pull.head)
        links = {
            "self": f"{api}/pulls/{pull.number}",
            "html": web,
            "issue": f"{api}/issues/{pull.number}",
            "comments": f"{api}/issues/{pull.number}/comments",
            "review_comments": f"{api}/pulls/{pull.number}/comments",
            "review_comment": f"{api}/pulls/comments{{/number}}",
            "commits": f"{api}/pulls/{pull.number}/commits",
            "statuses": f"{api}/statuses/{head_id}",
        }
        return {
            "id": hosted.id * 1000 + pull.number,
            "node_id": f"PR_{hosted.id}_{pull.number}",
            "number": pull.number,
            "state": pull.state,
            "locked": pull.number in hosted.locked,
            "title": pull.title,
            "user": self.user(pull.author),
            "body": pull.body,
            "labels": [self.label(hosted, name) for name in hosted.labels.get(pull.number, [])],
            "milestone": None,
            "created_at": _WHEN,
            "updated_at": _WHEN,
            "closed_at": None if pull.state == "open" else _WHEN,
            "merged_at": pull.merged_at,
            "merge_commit_sha": pull.merge_commit,
            "assignee": None,
            "auto_merge": None,
            "author_association": "CONTRIBUTOR",
            "url": links["self"],
            "html_url": web,
            "diff_url": f"{web}.diff",
            "patch_url": f"{web}.patch",
            "issue_url": links["issue"],
            "commits_url": links["commits"],
            "review_comments_url": links["review_comments"],
            "review_comment_url": links["review_comment"],
            "comments_url": links["comments"],
            "statuses_url": links["statuses"],
            "head": self._side(head, pull.head, head_id),
            "base": self._side(hosted, pull.base, pull.base_sha or hosted.commit_id(pull.base)),
            "_links": {name: {"href": target} for name, target in links.items()},
        }

    def _side(self, hosted: Hosted, ref: str, commit_id: str) -> Json:
        return {
            "label": f"{hosted.owner}:{ref}",
            "ref": ref,
            "sha": commit_id,
            "user": self.user(hosted.owner),
            "repo": self.repository(hosted),
        }

    def label(self, hosted: Hosted, name: str) -> Json:
        """A label of the repository."""
        return {
            "id": sum(name.encode()),
            "node_id": f"LA_{name}",
            "url": f"{self.api_url}/repos/{hosted.full_name}/labels/{quote(name)}",
            "name": name,
            "description": None,
            "color": "ededed",
            "default": False,
        }

    def full_pull(self, hosted: Hosted, pull: PullRequest, head: Hosted) -> Json:
        """A pull request as its own endpoint shows it."""
        return {
            **self.pull(hosted, pull, head),
            "merged": pull.merged_at is not None,
            "mergeable": None,
            "mergeable_state": "unknown",
            "merged_by": None,
            **dict.fromkeys(("comments", "review_comments", "commits", "additions"), 0),
            **dict.fromkeys(("deletions", "changed_files"), 0),
            "maintainer_can_modify": False,
        }
