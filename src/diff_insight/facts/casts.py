"""Calls as another type, or with their result thrown away in so many words: what is called is the same."""

import re

_AHEAD = re.compile(
    r"\([A-Za-z_][\w:.<>\[\], ]{0,80}[*&]{0,3}\) ?(?=[\w*&(:$@])|<[A-Za-z_][\w.<\[\]| ]{0,80}> ?"
    r"|void |try[?!]? "
)
"""`(void) f()`, `<Gate>f()`, `void f()`, `try! f()`."""
_BEHIND = re.compile(r" (?:as[?!]?|satisfies) [A-Za-z_\[][\w.<>\[\]:, |?*]{0,80}|!{1,2}")
"""`f() as Gate`, `f()!`."""
_AROUND = re.compile(r"(?:static|dynamic|const|reinterpret)_cast<[^()]{1,80}>")
_OFTEN = 4
"""Casts of one call that are taken off, at most."""
_ROOM = 100
"""Characters from the end of a statement in which a cast behind a call begins."""


def uncast(said: str) -> str:
    """Give a statement without the casts of its whole value, and without brackets around that."""
    for _ in range(_OFTEN):
        before = said
        said = said.rstrip("; ")
        if found := _AROUND.match(said):
            said = said[found.end() :]
        if said.startswith("(") and _closes(said) == len(said) - 1:
            said = said[1:-1].strip()
        if said.endswith(")"):
            found = _AHEAD.match(said)
            said = said[found.end() :] if found is not None else said
        else:
            end = said.rfind(")", -_ROOM) + 1
            said = said[:end] if end and _BEHIND.fullmatch(said, end) else said
        if said == before:
            break
    return said


def _closes(said: str) -> int:
    """Give where the bracket closes that a text opens with; -1 where it does not."""
    depth = 0
    for at, letter in enumerate(said):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at
    return -1
