"""Fills a stranger's template: Jinja2's sandbox, without what could turn escaping off."""

from collections.abc import Mapping
from typing import Any

import jinja2
import jinja2.nodes
import jinja2.runtime
from jinja2.sandbox import ImmutableSandboxedEnvironment

from diff_insight.reports.templating import OPTIONS

_TAKEN_AWAY = ("safe", "xmlattr", "urlize", "pprint", "forceescape")
"""Filters that make markup of a text, or show what is inside a value."""


def fault_in(name: str, source: str) -> str | None:
    """Say what is wrong with a template before anything is filled, with its line; None if nothing is."""
    environment = _environment({name: source})
    try:
        tree = environment.parse(source, name)
        for node in tree.find_all(jinja2.nodes.ScopedEvalContextModifier):
            return f"{name}, line {node.lineno}: escaping cannot be turned off"
        environment.compile(source, name)
    except jinja2.TemplateSyntaxError as error:
        return f"{name}, line {error.lineno}: {_said(error)}"
    except RecursionError:
        return f"{name}: nested too deep"
    except Exception as error:  # noqa: BLE001 - such as a number of too many digits, loops in too many loops
        return f"{name}: {_said(error)}"
    return None


def _said(error: Exception) -> str:
    """Give the words of an error without a full stop of its own."""
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template called {error.name!r}"
    return (getattr(error, "message", None) or str(error)).rstrip(".")


def fill(sources: Mapping[str, str], name: str, values: Mapping[str, Any]) -> Mapping[str, str]:
    """Give `text`, or `fault`: what is wrong, with file and line."""
    try:
        return {"text": _environment(sources).get_template(name).render(values)}
    except jinja2.TemplateSyntaxError as error:
        return {"fault": f"The template {error.name}, line {error.lineno}: {_said(error)}."}
    except MemoryError:
        return {}
    except Exception as error:  # noqa: BLE001 - whatever a stranger's template runs into is told by its line
        where = _line_of(error, sources) or name
        return {"fault": f"The template {where}: {_said(error)}."}


def _line_of(error: BaseException, sources: Mapping[str, str]) -> str | None:
    found, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in sources:
            found = f"{trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


@jinja2.pass_context
def _as_it_is(_context: jinja2.runtime.Context, value: Any) -> Any:
    """Show a value as it is. What needs the context cannot be worked out when a template is read.

    Without this Jinja works out what holds no variable while it reads, in this process and without a bound.
    """
    return value


def _environment(sources: Mapping[str, str]) -> jinja2.Environment:
    # the name stands for the file, so that a traceback tells where it is
    loader = jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None)
    environment = ImmutableSandboxedEnvironment(loader=loader, optimized=False, finalize=_as_it_is, **OPTIONS)
    for name in _TAKEN_AWAY:
        environment.filters.pop(name, None)
    environment.globals.pop("lipsum", None)
    return environment
