"""What is gone and what is new at each spot of a block: between two statements that both versions have."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from diff_insight.facts.casts import uncast
from diff_insight.facts.entry import Entry
from diff_insight.facts.said_elsewhere import EXITS, LEFT_OUT

_LONG = 400
"""Characters of a statement from which on it is not told beside another one."""
_ALONE = re.compile(r"[^\W\d]\w*[?!]?")


def spots(
    old: Entry, new: Entry, asked: Callable[[Entry], str], *, anywhere: bool = False
) -> Iterable[tuple[list[Entry], list[Entry]]]:
    """Give what is gone and what is new at each spot of a block, by what is asked of a statement."""
    found: dict[tuple[int, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, (owner, other) in enumerate(((old, new), (new, old))):
        ahead = 0
        for entry in owner.children:
            if entry.node.thing == "comment":  # it runs nothing, so that it makes no other spot
                continue
            if entry.partner is not None and entry.partner.parent is other:
                ahead = id(entry if side else entry.partner)
            elif entry.partner is None and entry.changed and (said := asked(entry)):
                found[0 if anywhere else ahead, said][side].append(entry)
    return found.values()


def same_code(entry: Entry) -> str:
    """Give the code of what is called, or leaves a function: one may do with it what the other one did."""
    said = entry.node.text
    return said if entry.node.thing in {"call", *EXITS} and LEFT_OUT not in said and "(" in said else ""


def asked_of(entry: Entry) -> str:
    """Give a value that stands alone, or that of which a call asks something: `@name` of `@name.to_s`."""
    said, thing = entry.node.text, entry.node.thing
    if thing not in {"call", "statement"} or LEFT_OUT in said or entry.node.first != entry.node.last:
        return ""
    return said if thing == "statement" else said.rpartition(".")[0] if "(" not in said else ""


def called(entry: Entry) -> str:
    """Give the function that a call names, or a name that stands alone: Ruby calls by it, with nothing."""
    said, thing = entry.node.text, entry.node.thing
    if thing == "statement":
        return said if _ALONE.fullmatch(said) else ""
    about = entry.node.details.get("about", "") if thing == "call" and LEFT_OUT not in said else ""
    return about if about and said.startswith((f"{about}(", f"{about} ")) else ""


def given(entry: Entry) -> str:
    """Give what is returned, or yielded, on one line."""
    said, thing = entry.node.text, entry.node.thing
    if thing not in {"return", "statement"} or LEFT_OUT in said or entry.node.first != entry.node.last:
        return ""
    if thing == "return":
        return said if said != thing else ""
    return said.removeprefix("yield ").removeprefix("return ") if said.startswith("yield ") else ""


def result_kept(entry: Entry) -> str:
    """Give a call, or the value that an assignment sets: what was only called may have its result kept."""
    said, thing = entry.node.text, entry.node.thing
    if thing not in {"call", "assignment"} or LEFT_OUT in said or len(said) > _LONG or entry.children:
        return ""
    if thing == "call":
        return said.removeprefix("await ").rstrip("; ")
    target, sign, value = said.partition(" = ")
    if not sign or "(" in target:
        target, sign, value = said.partition(" := ")
    return value.removeprefix("await ").rstrip("; ") if sign and "(" not in target else ""


def passed_alike(entry: Entry) -> str:
    """Give a call without the name of its method: whose it is, and what it is passed."""
    said, about = entry.node.same or entry.node.text, entry.node.details.get("about", "")
    if entry.node.thing != "call" or LEFT_OUT in said or "." not in about:
        return ""
    ahead, found, behind = said.partition(f"{about}(")
    passed = behind.rstrip("; ")
    return f"{ahead}{about.rpartition('.')[0]}.({passed}" if found and passed != ")" else ""


def called_alike(entry: Entry) -> str:
    """Give a call as a statement of its own, without what it is cast to; empty for all else."""
    said = entry.node.text
    if (
        entry.node.thing not in {"call", "statement"}
        or LEFT_OUT in said
        or len(said) > _LONG
        or entry.children
    ):
        return ""
    bare = uncast(said)
    return bare if bare.endswith(")") else ""
