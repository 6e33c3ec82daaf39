"""Whether a type is no longer of a base that it named: another base of it may be of that one."""

from diff_insight.facts.other_types import other_type
from diff_insight.facts.rule import Subject
from diff_insight.model import Fact

_NAMED = ("base_added", "base_changed")


def loses_base(fact: Fact, subject: Subject) -> bool:
    """Tell whether a base that is gone is one of no other base that the type has now.

    What Python passes by name where a class is made is no base.
    """
    return _is_base(fact) and not _is_through_another(fact, subject)


def other_base(fact: Fact, subject: Subject) -> bool:
    """Tell whether a base is another one: in Python its type arguments are hints.

    In Ruby a constant of a module that surrounds the type is found with and without the module's name.
    """
    if not (other_type(fact, subject) and _is_base(fact)) or _is_through_another(fact, subject):
        return False
    if subject.language == "ruby":
        sides = sorted((fact.old or "", fact.new or ""), key=len)
        around = sides[1].removesuffix(f"::{sides[0]}")
        return around == sides[1] or not ".".join(fact.where).startswith(f"{around.replace('::', '.')}.")
    return subject.language != "python" or not _is_one(_bare(fact.old), _bare(fact.new))


def _is_base(fact: Fact) -> bool:
    return fact.details.get("noun") != "class_argument"


def _bare(said: str | None) -> str:
    """Give a base without what it is given in Python: a hint for those who check types."""
    return (said or "").partition("[")[0].strip()


def _is_one(old: str, new: str) -> bool:
    """Tell whether two names of Python are one: where only one side names its module, too."""
    if old == new:
        return True
    dotted = sum("." in side for side in (old, new))
    return dotted == 1 and old.rpartition(".")[2] == new.rpartition(".")[2]


def _is_through_another(fact: Fact, subject: Subject) -> bool:
    was = _bare(fact.old)
    named = (one for kind in _NAMED for one in subject.by_kind.get(kind, ()) if one.where == fact.where)
    return any(subject.is_kind(subject.change.path, _bare(one.new), was) for one in named)
