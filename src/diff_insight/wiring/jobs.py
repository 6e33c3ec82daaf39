"""From settings to what a run is to do: configuration, categories, layout, own output."""

from collections.abc import Iterable
from pathlib import Path

from diff_insight import pipeline
from diff_insight.errors import InputError
from diff_insight.report.assemble import Layout
from diff_insight.report.own_output import own_output
from diff_insight.settings.configuration import read_configuration
from diff_insight.settings.resolve import (
    DEFAULT_CONFIGURATION,
    DEFAULT_OUTPUT,
    DEFAULT_RESULT,
    DEFAULT_STATE_FILE,
    Settings,
)
from diff_insight.settings.values import Values


def configuration_of(file: str | None) -> Values:
    """Read the configuration that was named, or the one in the usual place if there is one."""
    path = Path(file or DEFAULT_CONFIGURATION)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if file is None:
            return {}
        raise InputError(
            f"The configuration {file} does not exist.", remedy="Name a file that does."
        ) from None
    except OSError as error:
        raise InputError(f"The configuration {path} cannot be read: {error.strerror}.") from None
    return read_configuration(content, name=str(path))


def job_of(settings: Settings, *, own_paths: Iterable[str] = (DEFAULT_STATE_FILE,)) -> pipeline.Job:
    """Say what a run is to do with its range.

    Args:
        settings: Of the run.
        own_paths: Files besides reports and result that this program writes itself.
    """
    return pipeline.Job(
        categories=settings.categories,
        ignore=settings.ignore,
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
