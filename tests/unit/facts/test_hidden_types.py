"""What has to be given something of a type that outsiders cannot name is called by none of them."""

import pytest
from tests.unit.telling.told_files import change_of

from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import Versions

_SCALA = """package barn

{0} trait Kind
{1} object Kind {{
  case object Hay extends Kind
}}

class Cow(_kind: Kind{2}, _name: String{3}) {{
  def this(kind: Kind{2}, name: String{3}) = this(kind, name)
  def graze(meadow: String): Unit = {{}}
}}
"""
_JAVA = """package barn;

{0}class Kind {{
}}

public class Cow {{
    public Cow(Kind kind, String name{1}) {{
        this.kind = kind;
    }}
}}
"""
_HIDDEN, _OPEN = "private[barn] sealed", "private[barn]"


def _breaks(path: str, old: str, new: str) -> bool:
    known = Known(versions=lambda _change: Versions(before=old, after=new), standing={path: new}.get)
    (file,) = analyze([change_of(path, old, new)], known)
    return file.modification_type == "breaking change"


@pytest.mark.parametrize(
    ("kind", "values", "default", "breaks"),
    [
        (_HIDDEN, _OPEN, "", False),
        ("sealed", _OPEN, "", True),  # who gets one may give it
        (_OPEN, _OPEN, "", True),  # another file may have an heir of it
        (_HIDDEN, "", "", True),  # an heir is seen
        (_HIDDEN, _OPEN, " = Kind.Hay", True),  # nobody has to give it
    ],
)
def test_a_parameter_beside_one_of_a_hidden_type_of_scala(
    kind: str, values: str, default: str, *, breaks: bool
) -> None:
    old, new = (_SCALA.format(kind, values, default, more) for more in ("", ", bell: Int"))
    assert _breaks("src/Cow.scala", old, new) is breaks


@pytest.mark.parametrize(("kind", "breaks"), [("final ", False), ("public final ", True), ("", True)])
def test_a_parameter_beside_one_of_a_hidden_type_of_java(kind: str, *, breaks: bool) -> None:
    old, new = (_JAVA.format(kind, more) for more in ("", ", int bell"))
    assert _breaks("src/Cow.java", old, new) is breaks


def test_what_everybody_calls_of_the_same_class_breaks() -> None:
    old = _SCALA.format(_HIDDEN, _OPEN, "", "")
    assert _breaks("src/Cow.scala", old, old.replace("meadow: String", "meadow: String, hours: Int"))
