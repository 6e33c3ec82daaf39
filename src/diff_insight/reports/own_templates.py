"""Templates of the user's in place of shipped ones: checked when read, filled where they can do no harm.

A template decides what a page looks like and nothing else: it runs in Jinja2's sandbox, in a process of
its own that is ended when it takes too long or too much memory, and it gets texts that are harmless
already. So the worst that a wrong template can do is an error that names its file and line.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diff_insight.errors import InputError

OVERRIDABLE = (
    "heading.md.jinja",
    "entry.md.jinja",
    "file.md.jinja",
    "comment.md.jinja",
    "pandoc.md.jinja",
    "page.html.jinja",
)
"""The templates that a folder may replace (docs/templates.md says what each of them gets)."""

LARGEST = 100_000
"""Bytes of one template at most: a layout is a page or two, and it is read over the network."""
SECONDS = 20
"""Time for one filling, start of the process included; the largest report that ships takes two."""
SECONDS_IN_ALL = 120
"""Time for all fillings of a run: a place with a limit takes some thirty, each a fifth of a second."""
MEMORY = 512 * 2**20
MEMORY_A_BYTE = 60
"""Bytes of address space for one filling, and for each byte that it is given: a range of 20 MB needs 50."""


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """What a folder replaces: the name of each template and its source."""

    sources: Mapping[str, str] = field(default_factory=dict)
    _spent: list[float] = field(default_factory=list, repr=False, compare=False)

    def filled(self, sources: Mapping[str, str], name: str, values: Mapping[str, Any]) -> str:
        """Fill a template in a process of its own.

        Args:
            sources: Every template there is, these included.
            name: The one to begin with.
            values: What it shows; texts, numbers, lists, mappings and markup.

        Raises:
            InputError: Names the template and the line at fault, or says that it took too long.
        """
        asked = json.dumps({"sources": dict(sources), "name": name, "values": _packed(values)})
        # Windows starts nothing without knowing where it is; a template needs nothing else of the environment
        needed = {name: value for name, value in os.environ.items() if name == "SYSTEMROOT"}
        command = [sys.executable, "-I", "-X", "utf8", "-c", _CHILD, json.dumps(sys.path)]
        left = SECONDS_IN_ALL - sum(self._spent)
        if left <= 0:
            raise InputError(
                f"The template {self._names()} takes longer than {SECONDS_IN_ALL} s in all to fill.",
                remedy="Make it simpler: a place with a limit is filled a few dozen times.",
            )
        began = time.monotonic()
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
                command, input=asked.encode(), capture_output=True, timeout=SECONDS, check=False, env=needed
            )
        except subprocess.TimeoutExpired:
            raise InputError(
                f"The template {self._names()} takes longer than {SECONDS} s to fill.",
                remedy="Take the loop out that makes it so.",
            ) from None
        finally:
            self._spent.append(time.monotonic() - began)
        answer = json.loads(done.stdout) if done.returncode == 0 and done.stdout else {}
        if "text" in answer:
            return str(answer["text"])
        raise InputError(
            str(answer.get("fault") or f"The template {self._names()} needs too much memory or time."),
            remedy="docs/templates.md says what a template gets.",
        )

    def _names(self) -> str:
        return " or ".join(sorted(self.sources))


NO_TEMPLATES = OwnTemplates()

_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from diff_insight.reports.own_templates import child; child()"
)


def own_templates(files: Mapping[str, bytes]) -> OwnTemplates:
    """Check what stands in a folder of templates.

    Args:
        files: Every file of the folder by its name.

    Raises:
        InputError: Names every file that is no template, too large, no UTF-8 or malformed.
    """
    from diff_insight.reports.sandbox import fault_in  # noqa: PLC0415 - Jinja2 is needed only here

    faults, sources = [], {}
    for name, content in sorted(files.items()):
        if not name.endswith(".jinja"):
            continue  # a README beside the templates
        if name not in OVERRIDABLE:
            faults.append(f"{name}: no template of this name; allowed are {', '.join(OVERRIDABLE)}")
        elif len(content) > LARGEST:
            faults.append(f"{name}: {len(content):,} bytes, allowed are {LARGEST:,}")
        else:
            try:
                sources[name] = content.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                faults.append(f"{name}: not UTF-8 (byte {error.start})")
            else:
                if not sources[name].strip():
                    faults.append(f"{name}: empty; a comment alone ({{# nothing #}}) leaves its part out")
    faults += [fault for name, source in sources.items() if (fault := fault_in(name, source))]
    if not sources and not faults:
        faults.append(f"none of {', '.join(OVERRIDABLE)} is there")
    if faults:
        raise InputError(f"The templates cannot be used: {'; '.join(faults)}.")
    return OwnTemplates(sources)


def _packed(value: Any) -> Any:
    """Give the value as JSON can carry it; markup is told from text."""
    if hasattr(value, "__html__"):
        return {_MARKUP: str(value)}
    if isinstance(value, Mapping):
        return {str(key): _packed(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_packed(entry) for entry in value]
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return {name: _packed(getattr(value, name)) for name in value.__dataclass_fields__}


_MARKUP = "\x00markup"


def unpacked(value: Any) -> Any:
    """Give the value as the template gets it."""
    if isinstance(value, dict):
        if set(value) == {_MARKUP}:
            from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja2

            return Markup(value[_MARKUP])  # noqa: S704 - what we made ourselves
        return {key: unpacked(entry) for key, entry in value.items()}
    return [unpacked(entry) for entry in value] if isinstance(value, list) else value


def child() -> None:
    """Fill one template: asked on standard input, answered on standard output."""
    given = sys.stdin.buffer.read()
    try:
        import resource  # noqa: PLC0415 - not on Windows, where the parent's clock alone ends us

        most = MEMORY + MEMORY_A_BYTE * len(given)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    except ImportError:
        pass
    from diff_insight.reports.sandbox import fill  # noqa: PLC0415

    asked = json.loads(given)
    json.dump(fill(asked["sources"], asked["name"], unpacked(asked["values"])), sys.stdout)
