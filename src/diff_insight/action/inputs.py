"""What the workflow said: the action's inputs from the environment, all faults at once.

The runner hands every input over as `INPUT_NAME`, upper case, hyphens kept. Empty means "not given",
but for `result`, where it means "none" (its default in `action.yml` is not empty).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
)

from diff_insight.errors import InputError
from diff_insight.settings.faults import faults_of
from diff_insight.settings.options import OPTIONS
from diff_insight.settings.resolve import read_options
from diff_insight.settings.values import Values

DEFAULT_OUTPUT = "reports/{date:%Y%m}/{locale}/report-{date:%Y%m%d}-{head}-{category}.md"
DEFAULT_RESULT = "reports/{date:%Y%m}/result-{date:%Y%m%d}-{head}.json"
DEFAULT_STATE_FILE = ".diff-insight/state.json"

Publisher = Literal["commit", "comment", "pull-request", "summary", "files"]
FailOn = Literal["never", "error", "breaking"]
RepositoryName = Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")]
RelativePath = Annotated[str, StringConstraints(pattern=r"^(?!/)(?!.*(^|/)\.\.(/|$))[^\x00-\x1f\\]+$")]


def _publishers(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class Inputs(BaseModel):
    """The inputs that only a workflow has; the others are `Values`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    github_token: SecretStr = SecretStr("")
    anthropic_api_key: SecretStr = SecretStr("")
    repository: RepositoryName | None = None
    base: str | None = None
    head: str | None = None
    pull_request: Annotated[int, Field(gt=0)] | None = None
    publish: Annotated[tuple[Publisher, ...], BeforeValidator(_publishers)] | None = None
    target_repository: RepositoryName | None = None
    target_branch: str | None = None
    config: str | None = None
    state_file: RelativePath = DEFAULT_STATE_FILE
    commit_message: str = "docs: diff insight report for {range}"
    index: bool = False
    feed: bool = False
    include_bots: bool = False
    fail_on: FailOn = "error"
    dry_run: bool = False
    debug: bool = False


def read_inputs(environ: Mapping[str, str]) -> tuple[Inputs, Values]:
    """Read the inputs.

    Args:
        environ: The environment, with `INPUT_…` variables.

    Returns:
        The workflow's own inputs, and the settings that the command line shares.

    Raises:
        InputError: Lists every fault with its input and what is allowed.
    """
    given = {
        name.removeprefix("INPUT_").lower().replace("-", "_"): value.strip()
        for name, value in environ.items()
        if name.startswith("INPUT_")
    }
    own = {name: value for name, value in given.items() if name in Inputs.model_fields and value}
    shared = {name: given[name] for name in _SHARED if given.get(name)}
    if given.get("result") == DEFAULT_RESULT:  # nobody said anything: the configuration is heard first
        shared.pop("result")
    faults: list[str] = []
    inputs, values = Inputs(), Values()
    try:
        inputs = Inputs.model_validate(own)
    except ValidationError as error:
        faults += [fault.replace("_", "-", fault.partition(":")[0].count("_")) for fault in faults_of(error)]
    try:
        values = read_options(shared)
    except InputError as error:
        faults += error.what.removeprefix("--").removesuffix(".").split(". --")
    if faults:
        raise InputError(
            f"{len(faults)} of the action's inputs cannot be used. "
            + " ".join(f"{fault}." for fault in faults),
            remedy="Mend them under `with:` in the workflow.",
        )
    return inputs, values


_SHARED = [
    name.replace("-", "_")
    for name, option in OPTIONS.items()
    if option.command_line and name not in {"config", "git", "repo", "diff", "format", "permalink"}
]
