"""Statements that a function says elsewhere in its other version: within another one, in another block."""

import re

from diff_insight.facts.entry import Entry

COMPOUND = frozenset({"condition", "else", "loop", "with", "try", "catch", "finally", "switch", "case"})
SIMPLE = frozenset({"return", "raise", "assignment", "call", "statement"})
FUNCTIONS = frozenset({"function", "method", "property", "test", "overload"})
EXITS = frozenset({"return", "raise"})
_SAYING = COMPOUND | SIMPLE | {"suite"}
"""What says anything by itself; a suite is a call too."""
ENDING = frozenset(
    {"log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "os.Exit", "sys.exit", "os._exit"}
    | {"process.exit", "System.exit", "Environment.Exit", "std::process::exit", "process::exit", "exit"}
)
"""What ends a program: the functions of the languages and their libraries for that."""
LEFT_OUT = "…"
"""What stands for code that is not quoted: two statements that have it may hold anything."""
SAID = 3
"""Characters of code from which on it is known by itself: in a comment, say."""
_ASKING = frozenset({"condition", "loop", "switch"})
"""Blocks that are known by what they ask, or go through."""
_OF_NAMES = frozenset("_.")
"""What stands in a longer name in front of its last part, beside letters and digits."""
_NEEDLESS = re.compile(r"(?<=\W) | (?=\W)")


def stands_elsewhere(entry: Entry) -> bool:
    """Tell whether the function of a statement says it as often in the other version: within another one."""
    function = next((owner for owner in entry.owners() if owner.node.thing in FUNCTIONS), None)
    function = function or _called_with(entry)
    said = _close(entry.node.text)
    known = (entry.node.thing in SIMPLE or entry.node.thing in _ASKING) and LEFT_OUT not in said
    if function is None or function.partner is None or not known or len(said) <= SAID:
        return False
    texts = [_said_in(one) for one in (function, function.partner)]
    if entry.node.thing in _ASKING | EXITS:  # it may be a part of what another one asks, or gives, now
        here, there = (text.split("\n").count(_line(entry.node.thing, said)) for text in texts)
        if entry.node.thing == "return":  # what an arm gives is returned where the whole of it is
            given = [text.split("\n").count(_line("statement", said)) for text in texts]
            here, there = here + given[0], there + given[1]
    else:
        here, there = (_times(text, said) for text in texts)
    return here <= there


def _called_with(entry: Entry) -> Entry | None:
    """Give the call of a module that is passed the function in which a call stands: `cows.each(…)`."""
    around = [owner for owner in entry.owners() if owner.node.thing == "call"]
    return around[-1] if around and entry.node.thing == "call" else None


def _close(code: str) -> str:
    """Give code without the white space that parts no words."""
    return _NEEDLESS.sub("", " ".join(code.split()))


def _times(text: str, said: str) -> int:
    """Count how often a statement is said, no part of a longer name."""
    times, at = 0, text.find(said)  # an expression for each statement takes far longer to be made and to find
    while at >= 0:
        before = text[at - 1 : at]
        if before.isalnum() or before in _OF_NAMES:
            at = text.find(said, at + 1)
        else:
            times, at = times + 1, text.find(said, at + len(said))
    return times


def _said_in(function: Entry) -> str:
    """Give what the statements of a function say, without white space."""
    if function.body_ is None:
        held = (one.node for one in function.all() if one.node.thing in _SAYING)
        function.body_ = "\n".join(_line(node.thing, _close(node.text)) for node in held)
    return function.body_


def _line(thing: str, said: str) -> str:
    return f"{thing} {said}"
