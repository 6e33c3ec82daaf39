"""What a package of Python hands out of a module that it keeps to itself is for its users."""

from collections.abc import Mapping

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedFile, FileChange, Versions

_OLD = """class Barn:
    def __init__(self, size, hay=None):
        self.size = size


def feed(cow, hay=None):
    def inner(grain):
        return grain

    return inner(cow)
"""
_NEW = """class Barn:
    def __init__(self, size):
        self.size = size


def feed(cow):
    def inner(straw):
        return straw

    return inner(cow)
"""
_MODULE = "barns/_api.py"
_BOTH = ["Barn", "feed"]
_OF_FARM = "from .barns._api import feed\n"


def analyzed(
    texts: Mapping[str, tuple[str | None, str | None]], standing: Mapping[str, str]
) -> dict[str, AnalyzedFile]:
    both = {path: Versions(before=old, after=new) for path, (old, new) in texts.items()}
    changes = [change_of(path, one.before, one.after) for path, one in both.items()]

    def of(change: FileChange) -> Versions:
        return both[change.path]

    now = {**standing, **{path: new for path, (_, new) in texts.items() if new is not None}}
    return {file.change.path: file for file in analyze(changes, Known(versions=of, standing=now.get))}


@pytest.mark.parametrize(
    ("path", "packages", "lost"),
    [
        (_MODULE, {}, []),
        (_MODULE, {"barns/__init__.py": "from ._api import feed\n"}, ["feed"]),
        (_MODULE, {"barns/__init__.py": "from barns._api import feed as give\n"}, ["feed"]),
        (_MODULE, {"barns/__init__.py": "from ._api import (\n    Barn,  # one\n    feed,\n)\n"}, _BOTH),
        (_MODULE, {"barns/__init__.py": "from ._api import *\n"}, _BOTH),
        (_MODULE, {"barns/__init__.py": "from ._other import feed\n"}, []),
        (_MODULE, {"barns/__init__.py": "def f():\n    from ._api import feed\n"}, []),
        ("barns/_all/one.py", {"barns/__init__.py": "from ._all import Barn\n"}, ["Barn"]),
        ("barns/_all/one.py", {"barns/__init__.py": "from ._all.one import Barn\n"}, ["Barn"]),
        ("farm/barns/_api.py", {"farm/barns/__init__.py": "", "farm/__init__.py": _OF_FARM}, ["feed"]),
    ],
)
def test_what_a_package_hands_out_of_a_private_module_breaks_its_users(
    path: str, packages: dict[str, str], lost: list[str]
) -> None:
    file = analyzed({path: (_OLD, _NEW)}, packages)[path]
    gone = [one for top in file.facts for one in top.all() if one.breaking == "parameter removed"]
    assert [one.where[0] for one in gone] == lost
    assert file.modification_type == ("breaking change" if lost else "minor update")


def test_what_a_package_newly_hands_out_broke_nobody() -> None:
    packages = {"barns/__init__.py": ("import os\n", "import os\n\nfrom ._api import feed\n")}
    assert analyzed({_MODULE: (_OLD, _NEW), **packages}, {})[_MODULE].modification_type == "minor update"


def test_what_a_package_handed_out_by_name_and_hands_out_whole_now_was_for_users() -> None:
    packages = {"barns/__init__.py": ("from ._api import feed\n", "from ._api import *\n")}
    listed = f'__all__ = ["feed"]\n\n\n{_NEW}'
    assert analyzed({_MODULE: (_OLD, listed), **packages}, {})[_MODULE].modification_type == "breaking change"


@pytest.mark.parametrize(
    ("package", "kind"),
    [
        ({}, "breaking change"),
        ({"barns/__init__.py": ("import os\n", "import sys\n")}, "minor update"),
        ({"barns/__init__.py": ("from ._api import feed\n", "import sys\n")}, "breaking change"),
    ],
)
def test_a_private_module_that_is_gone_breaks_those_to_whom_it_was_handed_out(
    package: dict[str, tuple[str, str]], kind: str
) -> None:
    listed = f'__all__ = ["feed"]\n\n\n{_OLD}'
    assert analyzed({_MODULE: (listed, None), **package}, {})[_MODULE].modification_type == kind


@pytest.mark.parametrize(
    ("beside", "kind"), [({}, "breaking change"), ({"barns/api.py": _NEW}, "minor update")]
)
def test_a_stub_that_is_gone_breaks_nobody_where_its_module_stands(beside: dict[str, str], kind: str) -> None:
    stub = "class Barn:\n    size: int\n"
    assert analyzed({"barns/api.pyi": (stub, None)}, beside)["barns/api.pyi"].modification_type == kind
