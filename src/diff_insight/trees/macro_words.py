"""Macros in front of what is declared in C and C++: words that no grammar can tell from a type.

A declaration has one type. What stands beside a type of the language, a tagged one or one of several plain
words is a macro: `herd_private int` and `HERD_API(int)` declare an `int`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_HEAD = re.compile(
    rb"^(?:[ \t]{0,40}(?:extern|static|inline))?[ \t]{0,40}"
    rb"([A-Z][A-Z0-9_]{2,60}(?:\([\w \t]{0,40}\))?)[ \t]"
    rb"([^\n;={}()\"#]{3,200}(?:(?<=operator)[=!+*/%&|^-]{1,2})?)\(",
    re.MULTILINE,
)
"""A macro, what stands behind it, and the bracket of parameters."""
_OF_A_TYPE = re.compile(
    rb"\b(?:class|struct)([ \t]{1,9}[A-Z][A-Z0-9_]{2,60})"
    rb"(?=[ \t]{1,9}[A-Za-z_]\w{0,80}\s{0,9}(?:final\b|[:{]))"
)
"""A macro between `class` and its name."""
_BEHIND = re.compile(
    rb"\)[ \t]{0,9}(?:const[ \t]{1,9})?([A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,60})"
    rb"(?=[ \t]{0,9}(?:\n[ \t]{0,40})?(?:\{|:(?!:)))"
)
"""A macro between the parameters of a function and its body, or what a constructor sets first."""
_AROUND_TYPE = re.compile(
    rb"^([A-Z][A-Z0-9_]{2,60}\()[\w \t*]{1,60}(\))(?=[ \t*]{0,9}\n?[ \t*]{0,9}[A-Za-z_]\w{0,80}[ \t]?\()",
    re.MULTILINE,
)
"""A macro that takes the type of what it declares."""
_DECLARED = re.compile(
    rb"^(?:extern[ \t]{1,9}\"C\"[ \t]{1,9})?(?P<called>[A-Za-z]\w{2,60}\([^()\n;{}]{0,80}\)[ \t]{1,9})?"
    rb"(?P<said>[A-Za-z_](?:[\w \t*&:]|<[\w \t*&:,]{0,80}>){1,200}"
    rb"(?:\n(?:/\*[^*\n]{0,80}\*/\n)?[A-Za-z_*](?:[\w \t*&:~]|<[\w \t*&:,]{0,80}>){0,200}){0,2})"
    rb"(?P<end>[({=\[;])",
    re.MULTILINE,
)
"""The words of a declaration that begins a line, its name on one of its own perhaps."""
_WORD = re.compile(rb"[\w:~]+")
_LABEL = re.compile(rb"(?<!:):(?!:)")
_OF_TEMPLATE = re.compile(rb"<[^<>]*>|/\*[^*]*\*/")
_TAGS = frozenset({b"struct", b"union", b"enum", b"class", b"typename"})
_BUILT_IN = frozenset(
    b"void int char short long float double signed unsigned bool _Bool auto wchar_t size_t".split()
)
_BESIDES = frozenset(
    b"const volatile static extern inline register restrict constexpr consteval constinit virtual explicit"
    b" friend mutable thread_local _Noreturn _Thread_local __inline __restrict __extension__".split()
)
"""What may stand beside a type."""
_CALLED_AS = frozenset(b"__stdcall __cdecl __fastcall __thiscall __vectorcall".split())
_OTHERWISE = frozenset(
    b"return else case default goto do if while for switch sizeof typedef using namespace template operator"
    b" new delete throw public private protected import module export concept requires asm try catch"
    b" co_await co_return co_yield and or not".split()
)
"""What no declaration of a function or variable holds in front of its name."""


@lru_cache(maxsize=4)
def macros(source: bytes) -> tuple[tuple[int, int], ...]:
    """Give the spans of the macros that stand in front of what a source declares, ascending.

    Of one that takes the type, what stands around that: `HERD_API(` and `)`.
    """
    return tuple(sorted(set(_macros(source))))


def _macros(source: bytes) -> Iterator[tuple[int, int]]:
    for found in _HEAD.finditer(source):
        if _declares(found[2]):
            yield found.span(1)
    for found in _OF_A_TYPE.finditer(source):
        yield found.span(1)
    for found in _BEHIND.finditer(source):
        yield found.span(1)
    for found in _AROUND_TYPE.finditer(source):
        yield found.span(1)
        yield found.span(2)
    for found in _DECLARED.finditer(source):
        words = _words(found["said"])
        begin = found.start("said")
        yield from ((begin + first, begin + last) for first, last in _beside_type(words, found["end"]))
        if found["called"] and len(words) > 1 and not found["called"].startswith(b"__"):
            yield found.span("called")


def _declares(said: bytes) -> bool:
    """Tell whether a type and a name stand in front of a bracket, or a constructor with its class."""
    words: list[bytes] = _WORD.findall(said)
    if len(words) == 1:
        *owners, name = words[0].replace(b"~", b"").split(b"::")
        return bool(owners) and owners[-1] == name
    return len(words) > 1 and not words[0].isupper()


def _words(said: bytes) -> list[tuple[bytes, int, int]]:
    """Give the words of a declaration with their places; none where it is something else."""
    plain = _OF_TEMPLATE.sub(lambda found: b" " * len(found[0]), said)
    words = [(found[0], *found.span()) for found in _WORD.finditer(plain)]
    named = words[:-1] if words and words[-1][0] == b"operator" else words  # `operator=` is a name
    other = _LABEL.search(plain) or not _OTHERWISE.isdisjoint(word for word, _, _ in named)
    return [] if other else words


def _beside_type(words: list[tuple[bytes, int, int]], end: bytes) -> Iterator[tuple[int, int]]:
    """Give the places of the words that stand beside the type of a declaration."""
    tag = next((at for at, (word, _, _) in enumerate(words) if word in _TAGS), None)
    if end == b"{":
        before = words[:tag] if tag is not None else []
        yield from ((first, last) for word, first, last in before if word not in _BESIDES)
        return
    plain = [one for one in words[:-1] if one[0] not in _BESIDES]
    type_ = tag if tag is not None else _first_built_in(words[:-1])
    if type_ is not None:
        place = words[type_][1]
        own = {b for (a, _, _), (b, _, _) in pairwise(words) if a in _TAGS}
        for word, first, last in plain:
            if first < place or word in _CALLED_AS or (word.isupper() and word not in own):
                yield first, last
        return
    small = [one for one in plain if not one[0].isupper()]
    kept = (small or plain)[-1:]
    yield from (one[1:] for one in plain if one not in kept)


def _first_built_in(words: list[tuple[bytes, int, int]]) -> int | None:
    return next((at for at, (word, _, _) in enumerate(words) if word in _BUILT_IN), None)
