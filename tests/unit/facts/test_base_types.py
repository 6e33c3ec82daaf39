"""What takes a type that the old one is a kind of takes all that callers give."""

from collections.abc import Mapping

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_PHP = "<?php\nnamespace Barn;\nclass Herd\n{{\n    public function {0}({1} $feed) {{}}\n}}\n"
_PROVIDER = "<?php\nnamespace Barn;\nclass Hay extends Dry\n{\n}\n"
_DRY = "<?php\nnamespace Barn;\nabstract class Dry implements Countable, Feed\n{\n}\n"
_JAVA = "package barn;\npublic class Herd {{\n    public Herd({0} feed) {{}}\n}}\n"
_SHARP = "namespace Barn;\npublic class Herd\n{{\n    public static void Give({0} feed) {{}}\n}}\n"
_TYPED = "export class Hay implements Feed {{}}\nexport function give(feed: {0}) {{}}\n"


def _breaks(path: str, old: str, new: str, standing: Mapping[str, str]) -> bool:
    known = Known(
        versions=lambda _change: Versions(before=old, after=new), standing={path: new, **standing}.get
    )
    (file,) = analyze([change_of(path, old, new)], known)
    return file.modification_type == "breaking change"


@pytest.mark.parametrize(
    ("name", "types", "standing", "breaks"),
    [
        ("__construct", ("Hay", "Feed"), {"src/Hay.php": _PROVIDER, "src/Dry.php": _DRY}, False),
        ("__construct", ("Hay", "Dry"), {"src/Hay.php": _PROVIDER}, False),
        ("__construct", ("?Hay", "?Dry"), {"src/Hay.php": _PROVIDER}, False),
        ("__construct", ("?Hay", "Dry"), {"src/Hay.php": _PROVIDER}, True),
        ("__construct", ("Dry", "Hay"), {"src/Hay.php": _PROVIDER, "src/Dry.php": _DRY}, True),
        ("__construct", ("Hay", "Feed"), {"src/Hay.php": _PROVIDER}, True),
        ("__construct", ("Hay", "Dry"), {}, True),
        ("__construct", ("Hay", "Dry"), {"src/Hay.php": _PROVIDER.replace("Barn", "Field")}, True),
        (
            "__construct",
            ("Hay", "Dry"),
            {"src/Hay.php": _PROVIDER.replace(";\nc", ";\nuse X\\Dry;\nc")},
            True,
        ),
        ("__construct", ("public Hay", "public Dry"), {"src/Hay.php": _PROVIDER}, True),
        ("give", ("Hay", "Dry"), {"src/Hay.php": _PROVIDER}, True),  # an heir has to follow
    ],
)
def test_a_constructor_of_php_that_takes_a_base_breaks_nobody(
    name: str, types: tuple[str, str], standing: dict[str, str], *, breaks: bool
) -> None:
    old, new = (_PHP.format(name, one) for one in types)
    assert _breaks("src/Herd.php", old, new, standing) is breaks


@pytest.mark.parametrize(
    ("path", "text", "standing"),
    [
        ("src/Herd.java", _JAVA, {"src/Hay.java": "package barn;\nclass Hay implements Feed {}\n"}),
        ("src/Herd.cs", _SHARP, {"src/Hay.cs": "namespace Barn;\npublic class Hay : Feed {}\n"}),
        ("src/herd.ts", _TYPED, {}),
    ],
)
def test_other_languages_know_it_by_the_file_of_the_type_or_their_own(
    path: str, text: str, standing: dict[str, str]
) -> None:
    old, new = (text.format(one) for one in ("Hay", "Feed"))
    assert not _breaks(path, old, new, standing)
    assert _breaks(path, new, old, standing)


def test_what_a_file_is_made_of_is_followed_to_an_end() -> None:
    old, new = (_PHP.format("__construct", one) for one in ("Hay", "Feed"))
    ring = {
        "src/Hay.php": "<?php\nnamespace Barn;\nclass Hay extends Dry {}\n",
        "src/Dry.php": "<?php\nnamespace Barn;\nclass Dry extends Hay {}\n",
    }
    assert _breaks("src/Herd.php", old, new, ring)


_LOUD = "from .stalls import Loud\n"
_HERD = "{0}class Herd({1}):\n    def moo(self):\n        return 1\n{2}"
_STALLS = "class Loud(dict):\n    on_moo = None\n\nclass Barn(Loud, Wide):\n    pass\n"
_MILK = "\n    def on_moo(self):\n        return 2\n"


@pytest.mark.parametrize(
    ("old", "new", "standing", "breaks"),
    [
        ("Loud, dict", "Barn[str, int]", _STALLS, False),
        ("Loud", "Barn[str, int]", _STALLS, False),
        ("Loud, Thin", "Barn[str, int]", _STALLS, True),
        ("Loud, dict", "Barn[str, int]", "", True),
        ("Loud, dict", "Barn[str, int]", _STALLS.replace("Loud, Wide", "Wide"), True),
        ("Collection", "cabc.Collection[str]", "", False),
        ("abc.Collection", "Collection", "", False),
        ("barn.Stall", "barn.Shed", "", True),
    ],
)
def test_a_class_of_python_keeps_a_base_by_one_that_its_module_is_imported_for(
    old: str, new: str, standing: str, *, breaks: bool
) -> None:
    before = _HERD.format(_LOUD, old, "")
    after = _HERD.format("from .stalls import Barn\n", new, "")
    assert _breaks("src/barn/herd.py", before, after, {"src/barn/stalls.py": standing}) is breaks


@pytest.mark.parametrize(
    ("imported", "path"),
    [
        ("from .stalls import Barn\n", "src/barn/stalls.py"),
        ("from . import Barn\n", "src/barn/__init__.py"),
        ("from ..stalls import Barn\n", "src/stalls/__init__.py"),
        ("from barn.stalls import Barn\n", "src/barn/stalls.py"),
    ],
)
def test_a_member_that_a_base_of_another_file_has_is_not_lost(imported: str, path: str) -> None:
    before, after = (_HERD.format(imported, "Barn", end) for end in (_MILK, ""))
    assert not _breaks("src/barn/herd.py", before, after, {path: _STALLS})
    assert _breaks("src/barn/herd.py", before, after, {path: _STALLS.replace("on_moo", "on_low")})
    assert _breaks("src/barn/herd.py", before, after, {})


@pytest.mark.parametrize(
    "imported",
    [
        "from stalls import Barn\n",
        "from .stalls import Stall as Barn\n",
        "from .....stalls import Barn\n",
        "import stalls\n",
    ],
)
def test_what_is_imported_from_nowhere_that_is_known_gives_no_member(imported: str) -> None:
    before, after = (_HERD.format(imported, "Barn", end) for end in (_MILK, ""))
    assert _breaks("src/barn/herd.py", before, after, {"src/barn/stalls.py": _STALLS})
