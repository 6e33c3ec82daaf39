"""Whether the authors of a file's commits call what happens to it a fix of what a program does."""

import re
from collections.abc import Sequence

from diff_insight.commits import are_fixes, description_of, is_called_upkeep, is_fix, is_merge
from diff_insight.late import late
from diff_insight.model import Commit

_FIX = frozenset({"fix", "fixes", "fixed"})
_FIXES_ISSUE = re.compile(r"\bfix(?:e[sd])?:? (?:[\w.-]{1,39}/[\w.-]{1,100})?#[0-9]{1,9}\b", re.IGNORECASE)
_AVOIDS = late(
    r"\b(?:avoid|prevent)(?:s|ed|ing)? (?:(?:an?|the|any|possible|potential) )?"
    r"(?:panic|crash|segfault|deadlock|overflow|use-after-free|(?:memory |resource )?leak)",
    re.IGNORECASE,
)
"""What programs do by a fault alone, and what is done about it."""
_OFFERS = late(
    r"(?:add(?:s|ed|ing)?|allow(?:s|ed)?|bump(?:s|ed)?|deprecat(?:es?|ed)|document(?:s|ed)?|drop(?:s|ped)?"
    r"|enable[sd]?|implement(?:s|ed)?|improve[sd]?|introduce[sd]?|mak(?:es?)|new|optimi[sz]e[sd]?"
    r"|refactor(?:s|ed)?|remove[sd]?|rename[sd]?|rewr(?:ites?|ote)|simplif(?:y|ies|ied)|support(?:s|ed)?"
    r"|update[sd]?|upgrade[sd]?|use[sd]?)\b",
    re.IGNORECASE,
)
"""How a subject begins of what gives, takes away, or is done in another way: an issue may ask for that."""
_WRITTEN = frozenset(
    {
        "typo",
        "typos",
        "spelling",
        "misspelling",
        "misspellings",
        "grammar",
        "wording",
        "doc",
        "docs",
        "documentation",
        "docstring",
        "docstrings",
        "javadoc",
        "javadocs",
        "readme",
        "changelog",
        "tests",
        "ci",
        "comment",
        "comments",
        "formatting",
        "indentation",
        "whitespace",
        "lint",
        "linting",
        "clippy",
    }
)
"""What is fixed where no program does anything else."""
_SAYING_HOW_MUCH = frozenset(
    {
        "a",
        "an",
        "the",
        "some",
        "few",
        "many",
        "more",
        "minor",
        "small",
        "several",
        "various",
        "all",
        "broken",
        "wrong",
        "incorrect",
        "outdated",
        "stale",
        "missing",
    }
)
_NO_FIX = frozenset({"feat", "perf", "revert", "docs"})
"""Types by which an author says that something else is done; any other word before a colon is a topic."""
_WORD = re.compile(r"[\w']+")
_FEW = 4
"""Words behind "fix" among which stands what is fixed."""
_TOPIC = 30
"""Characters of what a subject is about, before its colon."""


def is_called_a_fix(commits: Sequence[Commit]) -> bool:
    """Tell whether at least half of what commits do are fixes, those of words alone left out.

    Of a single one it is enough that it says anywhere that it fixes an issue, or a crash.
    """
    found = [commit for commit in commits if not is_merge(commit)]
    behaving = [commit for commit in found if not mends_words(commit)]
    if len(found) == len(behaving) == 1 and _mends_a_fault(found[0]):
        return True
    return are_fixes(found) and bool(behaving) and any(map(is_fix, behaving))


def are_all_fixes(commits: Sequence[Commit]) -> bool:
    """Tell whether commits do something and their authors call all that they do a fix, merges left out."""
    found = [commit for commit in commits if not is_merge(commit)]
    return bool(found) and all(map(is_fix, found)) and is_called_a_fix(found)


def _mends_a_fault(commit: Commit) -> bool:
    topic, colon, rest = commit.subject.partition(": ")
    said = rest if colon and len(topic) <= _TOPIC else commit.subject
    if commit.type in _NO_FIX or is_called_upkeep(commit.subject) or _OFFERS.match(said.strip()):
        return False
    return any(_FIXES_ISSUE.search(text) or _AVOIDS.search(text) for text in (commit.subject, commit.body))


def mends_words(commit: Commit) -> bool:
    """Tell whether all that its author calls fixed is text, how code is written, or what tests it."""
    if not is_fix(commit):
        return False
    words = _WORD.findall(description_of(commit).lower())[: _FEW + 1]
    first = next((word for word in words if word not in _SAYING_HOW_MUCH | _FIX), "")
    return first in _WRITTEN
