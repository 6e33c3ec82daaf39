"""What the workflow said: the action's inputs from the environment, all faults at once.

The runner hands every input over as `INPUT_NAME`, upper case, hyphens kept. Empty means "not given",
but for `result`, where it means "none" (its default in `action.yml` is not empty).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from diff_insight.errors import InputError
from diff_insight.publish.degrade import PublisherName
from diff_insight.settings.checks import Check, FaultError, Values, check, echo, matching, text, truth, words
from diff_insight.settings.options import OPTIONS
from diff_insight.settings.resolve import DEFAULT_RESULT, DEFAULT_STATE_FILE, option_name

FailOn = Literal["never", "error", "breaking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs that only a workflow has; `values` are those that the command line shares.

    Attributes:
        github_token: Never shown, not even in a representation of this value.
        anthropic_api_key: The same.
        publish: None where it follows from the event.
        result: None: the configuration's or the default; empty: none.
        values: Checked settings by name.
    """

    github_token: str = field(default="", repr=False)
    anthropic_api_key: str = field(default="", repr=False)
    repository: str | None = None
    base: str | None = None
    head: str | None = None
    pull_request: int | None = None
    comment_key: str | None = None
    tag_prefix: str | None = None
    publish: tuple[PublisherName, ...] | None = None
    target_repository: str | None = None
    target_branch: str | None = None
    config: str | None = None
    result: str | None = None
    state_file: str = DEFAULT_STATE_FILE
    commit_message: str = "docs: diff insight report for {range}"
    index: bool = False
    feed: bool = False
    include_bots: bool = False
    fail_on: FailOn = "error"
    dry_run: bool = False
    debug: bool = False
    values: Values = field(default_factory=dict)


def _publishers(value: str) -> tuple[str, ...]:
    parts = dict.fromkeys(part.strip() for part in value.split(",") if part.strip())
    if not parts or any(part not in get_args(PublisherName) for part in parts):
        raise FaultError(
            f"is {echo(value)}; allowed: any of {', '.join(get_args(PublisherName))}, separated by commas"
        )
    return tuple(parts)


def _number(value: str) -> int:
    return int(matching(r"[1-9]\d{0,17}", "the number of a pull request")(value))


_repository = matching(r"[\w.-]+/[\w.-]+", "OWNER/NAME")
_ref = matching(r"[^-\x00-\x20][^\x00-\x20]*", "a commit, branch or tag")
_path = matching(r"(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\x00-\x1f\\]+", "a path inside the repository")

_CHECKS: dict[str, Check] = {
    "github_token": text,
    "anthropic_api_key": text,
    "repository": _repository,
    "base": _ref,
    "head": _ref,
    "pull_request": _number,
    "comment_key": text,
    "tag_prefix": matching(r"[^\x00-\x20~^:?*\[\\]+", "how the tags of this package begin"),
    "publish": _publishers,
    "target_repository": _repository,
    "target_branch": _ref,
    "config": _path,
    "state_file": _path,
    "commit_message": text,
    "index": truth,
    "feed": truth,
    "include_bots": truth,
    "fail_on": words(get_args(FailOn)),
    "dry_run": truth,
    "debug": truth,
}
_NOT_FOR_WORKFLOWS = {"config", "git", "repo", "diff", "permalink", "since-tag", "open", "quiet"}
_SHARED = [
    name.replace("-", "_")
    for name, option in OPTIONS.items()
    if option.command_line and name not in _NOT_FOR_WORKFLOWS
]


def read_inputs(environ: Mapping[str, str]) -> Inputs:
    """Read the inputs.

    Args:
        environ: The environment, with `INPUT_…` variables.

    Raises:
        InputError: Lists every fault with its input and what is allowed.
    """
    given = {
        name.removeprefix("INPUT_").lower().replace("-", "_"): value.strip()
        for name, value in environ.items()
        if name.startswith("INPUT_")
    }
    shared = {name: given[name] for name in _SHARED if given.get(name)}
    if shared.get("result") == DEFAULT_RESULT:  # nobody said anything: the configuration is heard first
        del shared["result"]
    values, faults = check(shared)
    own: dict[str, Any] = {}
    for name, read in _CHECKS.items():
        try:
            own |= {name: read(given[name])} if given.get(name) else {}
        except FaultError as fault:
            faults.append(f"{name}: {fault}")
    if faults:
        count = "1 input" if len(faults) == 1 else f"{len(faults)} inputs"
        listed = " ".join(f"{option_name(fault)}." for fault in faults)
        raise InputError(
            f"{count} of the action cannot be used. {listed}", remedy="Mend what stands under `with:`."
        )
    return Inputs(**own, result="" if given.get("result") == "" else None, values=values)
