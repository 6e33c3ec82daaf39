"""One range of a run with its settings, read from where a stranger cannot change them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from diff_insight.action.inputs import Inputs
from diff_insight.action.range_request import RangeRequest
from diff_insight.action.runner import Runner
from diff_insight.errors import InputError
from diff_insight.github_api.client import GitHubClient
from diff_insight.reports.naming import output_path
from diff_insight.reports.own_templates import NO_TEMPLATES, OVERRIDABLE, OwnTemplates, own_templates
from diff_insight.settings.configuration import read_configuration
from diff_insight.settings.resolve import DEFAULT_CONFIGURATION, DEFAULT_OUTPUT, DEFAULT_RESULT, Settings
from diff_insight.settings.resolve import resolve as resolve_settings
from diff_insight.sources.github.contents import names_in, read_file

_FORMATS = ("markdown", "html")
"""What a repository or an artifact can hold; the run result has an input of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run: who asks, where, for which range, with which settings.

    Attributes:
        number: Which of the ranges of this run it is, from 1.
        told: The outputs of the ranges before it, to which its own are added.
        own: Templates of the user's, from the same place as the configuration.
        trusted_ref: Where the workflow's repository keeps what steers the run; no stranger can change it.
    """

    inputs: Inputs
    runner: Runner
    request: RangeRequest
    settings: Settings
    own: OwnTemplates
    trusted_ref: str
    number: int = 1
    told: list[Mapping[str, str]] = field(default_factory=list)


def case_of(
    inputs: Inputs, runner: Runner, request: RangeRequest, client: GitHubClient, *, number: int
) -> Case:
    """Read the configuration from where a stranger cannot change it, and settle every setting."""
    own = request.repository.lower() == runner.repository.lower()
    ref = request.configuration_ref if own and request.configuration_ref else "HEAD"
    path = inputs.config or DEFAULT_CONFIGURATION
    content = read_file(client, runner.repository, path, ref=ref)
    if content is None and inputs.config:
        raise _missing("configuration", path, runner, ref)
    configuration = read_configuration(content, name=path) if content else {}
    form = inputs.values.get("format") or configuration.get("format") or "markdown"
    if form not in _FORMATS:
        raise InputError(
            f"The action cannot publish reports as {form}.", remedy=f"Allowed is {' or '.join(_FORMATS)}."
        )
    output = DEFAULT_OUTPUT.removesuffix(".md") + ".html" if form == "html" else DEFAULT_OUTPUT
    defaults = {"format": form, "output": output, "result": DEFAULT_RESULT}
    now = dt.datetime.now(dt.UTC)
    settings = resolve_settings(inputs.values, configuration, now=now, defaults=defaults)
    if inputs.result == "" or settings.result == "none":
        settings = replace(settings, result=None)
    for template in filter(None, (settings.output, settings.result)):  # before a model is asked and paid
        output_path(template, date=settings.date, locale="en_US", category="all")
    return Case(
        inputs=inputs,
        runner=runner,
        request=request,
        settings=settings,
        own=_templates(client, runner.repository, settings.template, ref),
        trusted_ref=ref,
        number=number,
    )


def _templates(client: GitHubClient, repository: str, folder: str | None, ref: str) -> OwnTemplates:
    """Read the templates from where a stranger cannot change them."""
    if folder is None:
        return NO_TEMPLATES
    names = names_in(client, repository, folder, ref=ref)
    if names is None:
        raise InputError(
            f"The folder of templates {folder} does not stand in {repository} at {ref}.",
            remedy="Commit it there, or leave the input out.",
        )
    wanted = [name for name in names if name.endswith(".jinja")]
    if len(wanted) > len(OVERRIDABLE):
        raise InputError(f"{folder} holds {len(wanted)} templates; there are {len(OVERRIDABLE)} to replace.")
    read = ((name, read_file(client, repository, f"{folder.rstrip('/')}/{name}", ref=ref)) for name in wanted)
    return own_templates({name: content for name, content in read if content is not None})


def _missing(what: str, path: str, runner: Runner, ref: str) -> InputError:
    return InputError(
        f"The {what} {path} does not stand in {runner.repository} at {ref}.",
        remedy="Commit it there, or leave the input out.",
    )


def prices_of(case: Case, client: GitHubClient, path: str) -> bytes:
    """Read the price file that the inputs name; raises InputError where there is none."""
    content = read_file(client, case.runner.repository, path, ref=case.trusted_ref)
    if content is None:
        raise _missing("price file", path, case.runner, case.trusted_ref)
    return content
