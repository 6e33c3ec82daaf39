"""Names that a statement takes out of an object by its keys: `const { hay, straw } = barn`.

Their order says nothing, so that none of them takes the place of another one. `details["takes"]` and
`details["drops"]` of such an `assignment_changed`: what is taken out now, or no longer; `details["of"]`: of
what.
"""

from diff_insight.facts.entry import Entry, folded
from diff_insight.facts.said_elsewhere import LEFT_OUT
from diff_insight.facts.state import State
from diff_insight.model import Fact

_DECLARES = ("const ", "let ", "var ", "")
_OPEN, _CLOSED = "([{", ")]}"
_SHORT = 60
"""Characters of what names are taken out of beyond which it is told by what it calls."""


def taken_out(state: State, old: Entry, new: Entry) -> Fact | None:
    """State two versions of a statement that takes names out of the same object; None for all else."""
    was, now = (_read(entry) for entry in (old, new))
    if was is None or now is None or was == now or was[0] != now[0] or was[2] != now[2]:
        return None
    drops, takes = (
        [name for name in one if name not in other] for one, other in ((was[1], now[1]), (now[1], was[1]))
    )
    if not drops and not takes:
        return state.fact("layout", old, new, lines=state.lines(old, new))
    if {_key(one) for one in drops} & {_key(one) for one in takes}:
        return None
    if len(drops) == len(takes) == 1 and [*map({drops[0]: takes[0]}.get, was[1], was[1])] == now[1]:
        return None  # one in the place of another, which is told wherever it is used
    of = was[2].removeprefix("await ")
    of = of if len(of) <= _SHORT else f"{of.partition('(')[0]}(…)" if of.endswith(")") else ""
    details = {"takes": ", ".join(takes), "drops": ", ".join(drops), "of": of}
    made = state.fact("changed", old, new, lines=state.lines(old, new))
    return Fact(
        kind=made.kind,
        name=made.name,
        where=made.where,
        public=made.public,
        lines=made.lines,
        details={key: said for key, said in details.items() if said},
    )


def _read(entry: Entry) -> tuple[str, list[str], str] | None:
    """Give how a statement declares names, those that it takes out of an object, and of what."""
    said = folded(entry.node.text).rstrip(";")
    if entry.node.thing != "assignment" or LEFT_OUT in said or entry.children:
        return None
    declares = next(word for word in _DECLARES if said.startswith(word))
    said = said[len(declares) :]
    if not said.startswith("{"):
        return None
    names, depth, start = [], 0, 1
    for at, letter in enumerate(said):
        if depth == 1 and letter in ",}":
            names.append(said[start:at].strip())
            start = at + 1
        depth += (letter in _OPEN) - (letter in _CLOSED)
        if depth == 0:
            rest = said[at + 1 :].lstrip()
            taken = [name for name in names if name]
            spread = any(name.startswith("...") for name in taken)  # what it holds hangs on the others
            return None if spread or not rest.startswith("= ") else (declares, taken, rest[2:].strip())
    return None


def _key(name: str) -> str:
    return name.partition(":")[0].partition("=")[0].strip()
