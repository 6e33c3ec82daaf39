"""Which files of a range this program wrote itself: a report on reports would never end."""

import re
from collections.abc import Iterable

from diff_insight.diff.classify import Matcher
from diff_insight.model import LOCALES
from diff_insight.report.naming import path_parts, segment

_SEGMENT = r"[^/]{1,100}"


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
    names = "|".join(re.escape(segment(name)) for name in categories)
    shapes = {
        "locale": f"(?:{'|'.join(LOCALES)})",
        "category": f"(?:{names})" if names else _SEGMENT,
        "base": r"(?:[0-9a-f]{7})",
        "head": r"(?:[0-9a-f]{7})",
        "date": _SEGMENT,
    }
    patterns = [re.escape(path) for path in fixed]
    for template in templates:
        parts = path_parts(template.removeprefix("./"))
        patterns.append(
            "".join(re.escape(literal) + (shapes[name] if name else "") for literal, name, _ in parts)
        )
    compiled = re.compile("|".join(patterns) if patterns else r"(?!)")
    return lambda path: compiled.fullmatch(path) is not None
