"""What a configuration may set: all of it where somebody named it, only looks where it was just found.

On the command line the file in the usual place of the current folder may be a stranger's, since the clone
may be. It may say what a report looks like. It may not say where files go outside the folder, what to read,
what is spent, or which server or model is asked; there it may only be stricter than the default. In the
action the file comes from the base branch of the workflow's own repository, which nobody can change who
could not change the workflow; there, and with `--config`, all of it counts. The documentation's table is
made from these rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from diff_insight.settings.checks import DEFAULTS, Values


@dataclass(frozen=True, slots=True)
class Rule:
    """What a configuration that was found may say of one setting.

    Attributes:
        meaning: For the documentation.
        admits: Whether it may have this value.
    """

    meaning: str
    admits: Callable[[Any], bool]


def _below_the_folder(template: Any) -> bool:
    path = PurePosixPath(template)
    windows = PureWindowsPath(template)
    outside = path.is_absolute() or windows.drive or windows.root or "\\" in template
    return not outside and ".." not in path.parts and not template.startswith("~")


def _no_dearer(ceiling: Any) -> bool:
    return ceiling is not None and ceiling <= DEFAULTS["max_cost"]


NOTHING = Rule("nothing", lambda _value: False)
_LOOKS = Rule("anything", lambda _value: True)
_PLACE = Rule("a place below the current folder", _below_the_folder)

RULES: Mapping[str, Rule] = {
    "authors": _LOOKS,
    "categories": _LOOKS,
    "date": _LOOKS,
    "flavor": _LOOKS,
    "format": _LOOKS,
    "glossary": _LOOKS,
    "headings": _LOOKS,
    "ignore": _LOOKS,
    "labels": _LOOKS,
    "locales": _LOOKS,
    "roles": _LOOKS,
    "timezone": _LOOKS,
    "title": _LOOKS,
    "visuals": _LOOKS,
    "output": _PLACE,
    "result": _PLACE,
    "engine": Rule("`offline`", lambda value: value == "offline"),
    "judge": Rule("`false`", lambda value: value is False),
    "explain": Rule("`needed`", lambda value: value == "needed"),
    "max_cost": Rule("at most the default", _no_dearer),
}
"""Every setting that is not here may not be set by a configuration that was found."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What counts of a configuration, and the settings of it that do not."""

    values: Values
    refused: tuple[str, ...] = ()


def admitted(configuration: Values, *, named: bool) -> Admitted:
    """Take what a configuration may set.

    Args:
        configuration: Its checked values.
        named: Whether a person named the file, or it comes from where no stranger can write.
    """
    if named:
        return Admitted(configuration)
    values = {name: value for name, value in configuration.items() if RULES.get(name, NOTHING).admits(value)}
    return Admitted(values, tuple(name for name in configuration if name not in values))


def refusal(refused: tuple[str, ...], *, file: str) -> str:
    """Say once what was left out, and which option grants it."""
    names = ", ".join(f"`{name}`" for name in refused)
    return (
        f"{file} was found in this folder and not named by you, so what it says of {names} is left out: "
        f"it may set what a report looks like, not what is read, written elsewhere, asked or spent. "
        f"`--config {file}` takes all of it."
    )
