"""Whether a written type takes all that it took before: callers of it need no other code.

White space that separates no two words says nothing, in no language. What is taken is compared by the union
that a type is, by the members of an object, and by arguments that take anything now.
"""

import re
from collections.abc import Iterator

TOP = {
    "go": ("any", "interface{}"),
    "typescript": ("any", "unknown"),
    "kotlin": ("Any?",),
    "swift": ("Any",),
    "python": ("Any", "object"),
}
"""Types that take any value, by language."""

OR_NOTHING = {"kotlin": "{}?", "swift": "{}?", "c#": "{}?", "php": "?{}", "rust": "impl Into<{}>"}
"""How a language writes what takes a type and more; what gives nothing is that, of what may be left out."""

OR_RELATED = {"java": ("?", "? extends {}", "? super {}"), "kotlin": ("*", "out {}", "in {}")}
"""How a language writes an argument of a type that may also be an heir, or a base, of one."""

_OF_MEMBERS = frozenset({"Readonly", "Partial", "Required", "Promise", "ReadonlyArray"})
"""Types of TypeScript's own library that take a wider one where what they are given is wider."""
_PARTS = 400
"""Parts of two unions, each with each, that are compared."""

_BESIDE_MARK = re.compile(r" ?([^\w\s]) ?")
_MEMBER = re.compile(r"(?:(?<=[\s;,{])|^)(?:readonly )?([\w$]{1,200})(\??): ")
_WORD = re.compile(r"\w+")
_DEEP = 4
"""Objects in objects that are compared; what lies deeper has to be the same."""


def close(said: str) -> str:
    """Give a type without the white space that separates no two words."""
    return _BESIDE_MARK.sub(r"\1", " ".join(said.split()))


def takes_more(old: str, new: str, language: str | None) -> bool:
    """Tell whether what is given for one type may be given for another, where a mark says so."""
    more = OR_NOTHING.get(language or "", "")
    return new.strip() in TOP.get(language or "", ()) or (
        bool(more) and more.format(old.strip()) == new.strip()
    )


def takes_heirs(old: str, new: str, language: str | None) -> bool:
    """Tell whether arguments of a type may be others now: `List<? extends Cow>` for `List<Cow>`.

    Only its own are looked at: where one lies deeper, a `Map<A, List<B>>` is no `Map<A, List<? extends B>>`.
    """
    forms = OR_RELATED.get(language or "", ())
    sides = [side.strip().partition("<") for side in (old, new)]
    if sides[0][0] != sides[1][0] or not all(side.endswith(">") for _, _, side in sides):
        return False
    olds, news = ([close(one) for one in parts_of(side[:-1], ",")] for _, _, side in sides)
    return len(olds) == len(news) and all(
        was == now or now in {close(form.format(was)) for form in forms}
        for was, now in zip(olds, news, strict=True)
    )


def is_wider(old: str, new: str, language: str | None, deep: int = _DEEP) -> bool:
    """Tell whether a type takes what it took before and more."""
    olds, news = ([close(one) for one in parts_of(side, "|") if one.strip()] for side in (old, new))
    if set(olds) < set(news):
        return True
    if language == "python" and set(olds) != set(news):
        return all({one, _of_any_length(one)} & {*news} for one in olds)
    if language != "typescript" or not deep:
        return False
    if 1 < len(olds) * len(news) <= _PARTS and set(olds) != set(news):
        sides = [[one.strip() for one in parts_of(side, "|") if one.strip()] for side in (old, new)]
        return all(any(_is_taken(one, now, deep - 1) for now in sides[1]) for one in sides[0])
    if (held := _held(old, new)) is not None:
        return is_wider(*held, language, deep - 1)
    return _takes_anything(close(old), close(new)) or _asks_no_more(old, new, deep)


def _is_taken(old: str, new: str, deep: int) -> bool:
    return close(old) == close(new) or is_wider(old, new, "typescript", deep)


def _held(old: str, new: str) -> tuple[str, str] | None:
    """Give what both sides hand on as it is but for a mark of all its members: `Readonly<{…}>`."""
    sides = [side.strip().partition("<") for side in (old, new)]
    same = sides[0][0] == sides[1][0] and sides[0][0] in _OF_MEMBERS
    if not same or not all(side.endswith(">") for _, _, side in sides):
        return None
    held = [side[:-1] for _, _, side in sides]
    return (held[0], held[1]) if all(len(list(parts_of(one, ","))) == 1 for one in held) else None


def _of_any_length(said: str) -> str:
    """Give for Python's tuple of one the tuple of any number of the same."""
    one = said.lower().startswith("tuple[") and len(list(parts_of(said[6:-1], ","))) == 1
    return f"{said[:-1]},...]" if one else said


def keeps_all(old: str, new: str) -> bool:
    """Tell whether a type still names all that it named."""
    return set(_WORD.findall(old)) <= set(_WORD.findall(new))


def _takes_anything(old: str, new: str) -> bool:
    """Tell whether one argument takes anything now: `Herd<any>` for `Herd<{}>`."""
    if not (old.endswith(">") and new.endswith(">")) or old.partition("<")[0] != new.partition("<")[0]:
        return False
    olds, news = (list(parts_of(side.partition("<")[2][:-1], ",")) for side in (old, new))
    if len(olds) != len(news) or olds == news:
        return False
    return all(was == now or now in TOP["typescript"] for was, now in zip(olds, news, strict=True))


def _asks_no_more(old: str, new: str, deep: int) -> bool:
    """Tell whether an object may be given as before: members take as much, new ones may be left out."""
    was, now = _members(old), _members(new)
    if not was or not now or was == now or not was.keys() <= now.keys():
        return False
    for name, (may, kind) in now.items():
        before_may, before = was.get(name, ("?", kind))
        if before_may and not may:
            return False
        if close(before) != close(kind) and not is_wider(before, kind, "typescript", deep - 1):
            return False
    return True


def _members(said: str) -> dict[str, tuple[str, str]]:
    """Give the members of an object's type by name: `?` where they may be left out, and their types."""
    said = said.strip()
    if not (said.startswith("{") and said.endswith("}")):
        return {}
    inner = said[1:-1].strip()
    depths = list(_depths(inner))
    starts = [found for found in _MEMBER.finditer(inner) if not depths[found.start()]]
    if not starts or starts[0].start():
        return {}
    ends = [*(found.start() for found in starts[1:]), len(inner)]
    return {
        found[1]: (found[2], inner[found.end() : end].strip(" ;,"))
        for found, end in zip(starts, ends, strict=True)
    }


def parts_of(said: str, mark: str) -> Iterator[str]:
    """Give what a mark separates outside of what holds others."""
    begin = 0
    for at, depth in enumerate(_depths(said)):
        if said[at] == mark and not depth:
            yield said[begin:at]
            begin = at + 1
    yield said[begin:]


def _depths(said: str) -> Iterator[int]:
    """Give for each letter in how many brackets it stands; the arrow of a function is none."""
    depth, before = 0, ""
    for letter in said:
        if letter in ")]}" or (letter == ">" and before != "="):
            depth -= 1
        yield depth
        depth += letter in "([{<"
        before = letter
