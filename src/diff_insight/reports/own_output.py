"""Which files of a range this program wrote itself: a report on reports would never end."""

import re
from collections.abc import Iterable

from diff_insight.diff.classify import Matcher
from diff_insight.diff.globs import Step, fits, letter, letters, one_of
from diff_insight.model import LOCALES
from diff_insight.reports.naming import output_path, path_parts, segment

_ID = re.compile(r"[0-9a-f]{7}")
_DIRECTIVES = re.compile(r"%(.?)", re.DOTALL)
_OF_DIGITS = frozenset("YmdyjHMSUVWGuwF%")
"""What strftime fills with as many digits every day."""
_SEGMENT: tuple[Step, ...] = (letter, letters)


def own_output(templates: Iterable[str], *, categories: Iterable[str], fixed: Iterable[str] = ()) -> Matcher:
    """Give a predicate that tells a file that this program wrote itself.

    Only what a template can really give is taken: `{category}.md` is no reason to pass over a README.

    Args:
        templates: What reports and results are named by.
        categories: The names of the categories.
        fixed: Paths that are always written (state, index, feed).

    Raises:
        InputError: A template names a field that there is not, or is malformed.
    """
    names = [segment(name) for name in categories]
    shapes: dict[str | None, tuple[Step, ...]] = {
        None: (),
        "locale": (one_of(*LOCALES),),
        "category": (one_of(*names),) if names else _SEGMENT,
        "base": (_short_id,),
        "head": (_short_id,),
    }
    written = frozenset(fixed)
    steps = [
        tuple(
            step
            for literal, name, spec in path_parts(template.removeprefix("./"))
            for step in (one_of(literal), *(_date(spec) if name == "date" else shapes[name]))
        )
        for template in templates
    ]
    return lambda path: path in written or any(fits(path, each) for each in steps)


def _date(spec: str) -> tuple[Step, ...]:
    """Give what a date looks like: digits where they always are, anything where words may stand."""
    if not set(_DIRECTIVES.findall(spec)) <= _OF_DIGITS:
        return _SEGMENT
    shown = output_path(f"{{date:{spec}}}" if spec else "{date}", date="2000-01-02", locale="")
    pattern = re.compile("".join(r"[0-9]" if char.isdigit() else re.escape(char) for char in shown))
    return (lambda path, at: {place + len(shown) for place in at if pattern.match(path, place)},)


def _short_id(path: str, at: set[int]) -> set[int]:
    return {place + 7 for place in at if _ID.match(path, place)}
