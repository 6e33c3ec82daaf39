"""Links to a comparison on the GitHub server, and the repository that a remote's address names."""

import re
from urllib.parse import urlsplit

_SCP_LIKE = re.compile(r"(?:[^@/\s]+@)?([^:/\s]+):(?!//)(.+)", re.DOTALL)
_REPOSITORY = re.compile(r"/*([A-Za-z0-9][A-Za-z0-9-]*)/([A-Za-z0-9._-]+?)(?:\.git)?/*")


def repository_of(remote: str, *, server_url: str) -> str | None:
    """Give `owner/name` where a remote's address is a repository on this server, else None.

    Args:
        remote: What `git remote get-url` prints; credentials in it are dropped.
        server_url: `GITHUB_SERVER_URL`, such as `https://github.com`.
    """
    try:
        if "://" in remote:
            address = urlsplit(remote)
            host, path = address.hostname or "", address.path
        elif scp_like := _SCP_LIKE.fullmatch(remote):
            host, path = scp_like[1].lower(), scp_like[2]
        else:
            return None
        server = urlsplit(server_url).hostname
    except ValueError:  # an address with a broken port or IPv6 part
        return None
    named = _REPOSITORY.fullmatch(path)
    if host not in {server, f"ssh.{server}"} or named is None or named[2] in {".", ".."}:
        return None
    return f"{named[1]}/{named[2]}"


def compare_link(repository: str, base: str, head: str, *, three_dots: bool, server_url: str) -> str:
    """Give the address of a comparison, the commits with seven digits.

    Three dots name the owner with each commit, as GitHub does itself; two dots are bare.
    """
    place = f"{server_url.rstrip('/')}/{repository}/compare"
    if not three_dots:
        return f"{place}/{base[:7]}..{head[:7]}"
    owner = repository.partition("/")[0]
    return f"{place}/{owner}:{base[:7]}...{owner}:{head[:7]}"


def commit_link(repository: str, commit: str, *, server_url: str) -> str:
    """Give the address of one commit."""
    return f"{server_url.rstrip('/')}/{repository}/commit/{commit[:7]}"
