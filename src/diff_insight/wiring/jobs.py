"""From options and configuration to what a run is to do: settings, categories, layout, own output."""

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from diff_insight.errors import InputError
from diff_insight.reports.assemble import Layout
from diff_insight.reports.own_output import own_output
from diff_insight.settings.checks import Values
from diff_insight.settings.configuration import MAX_BYTES, read_configuration
from diff_insight.settings.found import admitted, refusal
from diff_insight.settings.resolve import (
    DEFAULT_CONFIGURATION,
    DEFAULT_OUTPUT,
    DEFAULT_RESULT,
    DEFAULT_STATE_FILE,
    Settings,
    read_options,
    resolve,
)

if TYPE_CHECKING:
    from diff_insight import pipeline


def settings_of(
    options: Mapping[str, Any],
    config: str | None,
    *,
    tell: Callable[[str], None],
    defaults: Values | None = None,
) -> tuple[Settings, Values]:
    """Settle every setting of a command.

    Args:
        options: As the person wrote them.
        config: The configuration that they named, None for the one in the usual place.
        tell: Is told, once, what a configuration that was only found may not set.
        defaults: Where a command's defaults differ from the built-in ones.

    Returns:
        The settings, and what counts of the configuration.

    Raises:
        InputError: An option or the configuration is wrong.
    """
    given = read_options(options)
    allowed = admitted(_configuration(config), named=config is not None)
    if refused := tuple(name for name in allowed.refused if name not in given):
        tell(refusal(refused, file=DEFAULT_CONFIGURATION))
    settings = resolve(given, allowed.values, now=dt.datetime.now(dt.UTC), defaults=defaults)
    if config is None:
        confined = {"output", "result"} & allowed.values.keys() - given.keys()
        settings = replace(settings, confined=frozenset(confined))
    return settings, allowed.values


def _configuration(named: str | None) -> Values:
    path = named or DEFAULT_CONFIGURATION
    try:
        content = _read(path, follow=named is not None)
    except FileNotFoundError:
        if named is None:
            return {}
        raise InputError(
            f"The configuration {path} does not exist.", remedy="Name a file that does."
        ) from None
    except OSError as error:
        raise InputError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    return read_configuration(content, name=path)


def _read(path: str, *, follow: bool) -> bytes:
    """Read a configuration, and no more of it than one may hold; one that was found is a plain file."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - by its descriptor
        if not follow and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise InputError(
                f"The configuration {path} is no plain file.", remedy="Move it, or use --config."
            )
        return file.read(MAX_BYTES + 1)


def job_of(settings: Settings, *, own_paths: Iterable[str] = (DEFAULT_STATE_FILE,)) -> "pipeline.Job":
    """Say what a run is to do with its range.

    Args:
        settings: Of the run.
        own_paths: Files besides reports and result that this program writes itself.
    """
    from diff_insight import pipeline  # noqa: PLC0415 - who renders what was saved needs none of it

    return pipeline.Job(
        categories=settings.categories,
        ignore=settings.ignore,
        roles=settings.roles,
        permalink=settings.permalink,
        own_output=own_output(
            (settings.output or DEFAULT_OUTPUT, settings.result or DEFAULT_RESULT),
            categories=[category.name for category in settings.categories],
            fixed=own_paths,
        ),
        layout=Layout(
            locales=settings.locales,
            title=settings.title,
            date=settings.date,
            headings=settings.headings,
            visuals=settings.visuals,
        ),
    )
