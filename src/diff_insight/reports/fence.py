"""Code fences that nothing inside can close."""

import re

# Runs shorter than four never matter, and a run is looked at from its first backtick alone: one pass over
# any patch, however many backticks are in it.
_LONG_RUN = re.compile(r"(?<!`)`{4,}")
_ANY_RUN = re.compile(r"(?<!`)`{3,}")


def patch_fence(patch: str) -> str:
    """Give a fence one backtick longer than any run in the patch, at least four (docs/report-format.md)."""
    if "````" not in patch:  # nearly every patch, and many times faster than the pattern
        return "````"
    return "`" * (max((len(run[0]) for run in _LONG_RUN.finditer(patch)), default=3) + 1)


def json_fence(text: str) -> str:
    """Give a fence longer than any run in the text, at least three."""
    return "`" * (max((len(run[0]) for run in _ANY_RUN.finditer(text)), default=2) + 1)
