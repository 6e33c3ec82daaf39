"""What a fact is told to stand in: as far as its name does not say it, in the words of its kind of file."""

import re
from collections import defaultdict
from collections.abc import Sequence

from diff_insight.facts.dotted_names import dotted
from diff_insight.model import Fact
from diff_insight.telling.bounds import BOUNDS
from diff_insight.telling.kinds import Order, kind_of
from diff_insight.telling.point import FILE, Place

_SAID_OF_IT = frozenset(
    {
        "default",
        "kind",
        "optional",
        "type",
        "visibility",
        "exported",
        "modifiers",
        "implied",
        "accessors",
        "generics",
        "default_body",
        "mark",
    }
)
"""Attributes whose sentences bear the name that they are of."""
_NOT_PLACED = frozenset(
    {"whitespace", "link_target", "package", "package_copy", "installed_package", "test", "project_version"}
    | {"runtime", "build_product", "needs", "targets"}
    | {"deprecated", "import_source", "alias"}
)
"""Things whose names say where they are."""
IN_CODE = frozenset({"comment", "docstring", "import", "attribute", "text", "plain_line", "result_names"})
"""Things of a program beside its behaviour: their place is its dotted name."""
_LISTED = frozenset({"enum_value", "required_property"})
"""Entries of a list whose own key says no more than what they are."""
_OF_LIST = frozenset({"entry", "line", "matrix_value", "script_command"})
_OF_SCHEMA = frozenset({"schema", "schema_property", "schema_field"})
_OF_MARKUP = frozenset({"element", "markup_text", "html_attribute"})
"""Things that stand in elements, which are no headings."""
_NO_HEADING = re.compile(r"\d{1,3}|note|tip|important|warning|caution|danger|info")
"""The mark of a footnote, and the kind of a note that has no title."""


def place_of(fact: Fact) -> Place:
    """Give what a fact stands in, as far as its name does not say it."""
    where = fact.where
    if not where or fact.thing in _NOT_PLACED:
        return FILE
    return _shown_in(fact) or _place_of(fact, where)


def _place_of(fact: Fact, where: Sequence[str]) -> Place:
    kind = kind_of(fact)
    if (schema := _in_schema(fact, where)) is not None:
        return Place(schema)
    if {"hides", "shows"} & fact.details.keys() and fact.thing not in _OF_MARKUP:
        return Place(where[-1], heading=True)
    if kind.order is Order.BEHAVIOUR or fact.thing in IN_CODE:
        owner = where[:-1] if fact.thing in _SAID_OF_IT and len(where) > 1 else where
        name = dotted(filter(None, owner))
        said = fact.thing not in {"returns", "result_names"} and (
            fact.name == name or fact.name.startswith(f"{name}.")
        )
        return FILE if said else Place(name)
    if kind.order is Order.CONTENT:
        return _on_page(fact, where[:-1] if fact.thing == "table_cell" else where)
    return _in_values(fact, where)


def constructor_of(fact: Fact) -> Place | None:
    """Give the place that a constructor is which bears the name of its class; None where it is none."""
    owner, _, name = fact.name.rpartition(".")
    same = fact.details.get("noun") == "constructor" and owner.rpartition(".")[2] == name
    return Place(f"{owner}{_taking(fact, owner)}", constructor=True) if same else None


def inside_of(fact: Fact) -> Place | None:
    """Give the place that a constructor is, or a function whose name others bear; None: its own name."""
    made = constructor_of(fact)
    taking = _taking(fact, fact.name)
    return made or (Place(f"{fact.name}{taking}") if taking else None)


def _taking(fact: Fact, name: str) -> str:
    """Give what a call of a function takes whose name others bear, where that is short."""
    forms = (fact.details.get(form) for form in ("takes", "given", "first_given"))
    shown = (f"({form})" for form in forms if form is not None)
    return next((one for one in shown if len(name) + len(one) <= BOUNDS.cell), "")


def _in_schema(fact: Fact, where: Sequence[str]) -> str | None:
    """Give what a fact of a schema stands in: an endpoint and its parameter, a property in its schema."""
    if fact.details.get("of") == "api_parameter":
        return ("?" if fact.details.get("in") == "query" else " ").join(where[-2:])
    if fact.thing in _LISTED:
        return ".".join(where[:-1])
    return ".".join(where) if fact.details.get("of") in _OF_SCHEMA else None


def _in_values(fact: Fact, where: Sequence[str]) -> Place:
    """Give the innermost thing that a value stands in."""
    outer = _outside(fact, where)
    if len(outer) > 1 and outer[-2].startswith("@"):  # a rule of a style sheet holds under its condition
        return Place(" ".join(outer[-2:]))
    if len(outer) > 1 and outer[-1].startswith("&"):  # one in another is the other's
        return Place("".join([outer[-2], outer[-1][1:]]))
    if len(outer) > 1 and fact.thing == "line" and outer[-1] == "run":  # of a step, whose script it is
        return Place(outer[-2])
    number_or_list = fact.thing in _OF_LIST or (outer and outer[-1].isdecimal())
    if len(outer) > 1 and number_or_list and not any(" " in one for one in outer[-2:]):
        return Place(".".join(outer[-2:]))
    return Place(outer[-1]) if outer else FILE


def _outside(fact: Fact, where: Sequence[str]) -> Sequence[str]:
    """Give what a value stands in beside the keys that its dotted name says."""
    owners = fact.name.rpartition(".")[0]
    while where and owners and (owners == where[-1] or owners.endswith(f".{where[-1]}")):
        owners = owners.removesuffix(where[-1]).removesuffix(".")
        where = where[:-1]
    says = {fact.name, kind_of(fact).noun, kind_of(fact).nouns}  # `services` of a service
    return where[:-1] if where and where[-1] in says else where


def _shown_in(fact: Fact) -> Place | None:
    """Give what a fact of an element, or of a function without a name, stands in within a function."""
    function = fact.details.get("within")
    if function is None:
        callback = fact.details.get("callback")
        return Place(callback, within=".".join(fact.where)) if callback else None
    return Place(fact.where[-1], within=function) if fact.thing == "html_attribute" else Place(function)


def _on_page(fact: Fact, where: Sequence[str]) -> Place:
    """Give the heading that a fact stands under, or the element that it stands in."""
    if fact.thing in _OF_MARKUP and "tag" not in fact.details:  # of a component, which a heading is above
        return Place(where[-1])
    if "heading" in fact.details:  # it stands in an entry of a list or a row of a table
        return Place(fact.details["heading"], heading=bool(fact.details["heading"]))
    if where and where[-1] == fact.name and (kind_of(fact).style == "of" or fact.thing == "done"):
        where = where[:-1]
    if not where:
        return FILE
    return Place(where[-1], heading=not _NO_HEADING.fullmatch(where[-1]))


def at_new_headings(leaves: Sequence[tuple[Fact, Place]]) -> Sequence[tuple[Fact, Place]]:
    """Give what went from under a heading that bears another name now the new one."""
    renamed = {fact.previous_name: fact.name for fact, _ in leaves if fact.kind == "section_renamed"}
    return [
        (fact, Place(renamed[place.name], heading=True) if place.heading and place.name in renamed else place)
        for fact, place in leaves
    ]


def of_their_jobs(leaves: Sequence[tuple[Fact, Place]]) -> Sequence[tuple[Fact, Place]]:
    """Give what happened in steps of one name in several jobs the job as well: each is another step."""
    jobs: dict[Place, set[tuple[str, ...]]] = defaultdict(set)
    for fact, place in leaves:
        if (job := _job_of(fact, place)) is not None:
            jobs[place].add(job)
    return [
        (fact, Place(f"{job[-1]}.{place.name}") if job and len(jobs[place]) > 1 else place)
        for fact, place in leaves
        for job in [_job_of(fact, place)]
    ]


def _job_of(fact: Fact, place: Place) -> tuple[str, ...] | None:
    """Give what the step stands in that a fact is told of; None where it is told of something else."""
    if fact.details.get("of") != "step" or place.name not in fact.where:
        return None
    return fact.where[: fact.where.index(place.name)]
