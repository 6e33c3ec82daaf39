"""What only tests use, though it stands among the sources: stubs, and what several tests are made of.

Where a project keeps its tests beside what they test, `CowStub.php` is told from a product by its name and by
the tests of its folder that the range changes with it. What has a test of its own is a product.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from diff_insight.facts.roles import role_of
from diff_insight.model import Role

_FOR_TESTS = re.compile(
    r"(?:Stub|Mock)[A-Z][A-Za-z0-9]{0,80}|[A-Za-z0-9]{1,80}(?:Stub|Mock|TestCase)|(?:stub|mock)_\w{1,80}|\w{1,80}_(?:stub|mock)"
)


def beside_tests(paths: Iterable[str], roles: Mapping[Role, Iterable[str]]) -> frozenset[str]:
    """Give the paths of a range of what only the tests beside it use.

    Args:
        paths: All of the range.
        roles: Patterns of the configuration, which say more than names.
    """
    said: dict[Role, list[str]] = {"example": [pattern for some in roles.values() for pattern in some]}
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folders[path.rpartition("/")[0]].append(path)
    return frozenset(
        path
        for beside in folders.values()
        for path in beside
        if _FOR_TESTS.fullmatch(_stem(path))
        and role_of(path) == role_of(path, roles=said) == "source"  # no pattern takes it
        and _has_tests(path, beside)
    )


def _has_tests(path: str, beside: Iterable[str]) -> bool:
    """Tell whether tests of the same language stand beside a file, and none of them is its own."""
    ends = path[path.rfind(".") :]
    tests = [_stem(one) for one in beside if one.endswith(ends) and role_of(one) == "test"]
    return bool(tests) and not any(_stem(path) in one for one in tests)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]
