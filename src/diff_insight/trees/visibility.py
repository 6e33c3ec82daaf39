"""What users of a file can see of it: one rule a way in which languages tell.

A rule knows one name with its words (`public`, `static`, ...), what it stands in, and what the file itself
says that it exports; its owners are asked by themselves. Where a text with gaps does not tell, nothing is
public: what is called breaking must be known to be.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_HIDDEN_WORDS = frozenset({"private", "fileprivate", "internal", "private_class_method"})
_PRIVATE_MODULE = re.compile(r"(?:^|/)_(?!_init__)[^/]*(?:/|\.\w+$)")
_INTERNAL = re.compile(r"(?:^|/)_?internals?/")
_INCLUDED = re.compile(r"\.(?:h(?:h|pp|xx|\+\+)?|ipp|inl|tpp)$", re.IGNORECASE)
_CPP = re.compile(r"\.(?:cc|cpp|cxx|c\+\+)$", re.IGNORECASE)
"""Files of C++ that nobody includes: a constant is their own unless they say otherwise."""
_KEPT = re.compile(r"(?:^|_)(?:private|static|local|internal)$", re.IGNORECASE)
"""How the macro is called by which a file in C keeps to itself what it declares."""
_SHARED = re.compile(r"_(?:protected|hidden)$", re.IGNORECASE)
"""How the macro is called by which a library in C keeps to itself what its files share."""
_HOOKS = frozenset({"__getattr__", "__dir__"})
"""Functions of a module that Python calls for it (PEP 562)."""
_LOCAL = frozenset(
    {"function", "method", "test", "suite", "property", "overload"}
    | {"call", "return", "raise", "assignment", "statement", "variable", "constant", "field"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of one definition.

    Attributes:
        thing: What it is.
        name: Its name, with its owner where it stands apart from it.
        words: The words in front of it.
        owner: The thing that it stands in, `file` for none.
        owner_words: The words in front of that.
        access: The section of its owner that it stands in, or empty.
        exported: Names that the file says it exports; None where it says nothing of the kind.
        known: Whether its owner is shown.
        whole: Whether the whole file is known.
        path: Its file.
    """

    thing: str
    name: str
    words: frozenset[str]
    owner: str
    owner_words: frozenset[str]
    access: str
    exported: frozenset[str] | None
    known: bool
    whole: bool
    path: str


def _plain(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def _underscore(seen: Seen) -> bool:
    if seen.owner == "file" and seen.thing != "import":
        if seen.name in _HOOKS:  # Python calls them; what they answer to is no name of theirs
            return False
        if seen.exported is not None:
            return seen.name in seen.exported
        if _PRIVATE_MODULE.search(seen.path):
            return False
    local = seen.thing in {"field", "variable", "constant"} and not seen.known
    if seen.name == "__all__" or local:  # what a hunk shows may be a function's own
        return False
    return _plain(seen.name)


def _export(seen: Seen) -> bool:
    if seen.words & {"private"} or seen.name.startswith(("#", "_")):
        return False
    if seen.owner not in {"file", "module"}:
        return seen.known
    if seen.words & {"export"} or "." in seen.name:
        return True
    if seen.exported is not None:
        return seen.name in seen.exported
    return seen.whole


def _capital(seen: Seen) -> bool:
    *owners, last = seen.name.split(".")
    return last[:1].isupper() and all(
        owner[:1].isupper() or owner in (seen.exported or ()) for owner in owners
    )


def _pub(seen: Seen) -> bool:
    inherits = seen.owner in {"trait", "enum"} or seen.thing in {"enum_member", "owner_of", "macro"}
    return inherits or "pub" in seen.words or "of" in seen.owner_words


def _modifier(seen: Seen) -> bool:
    if seen.words & _HIDDEN_WORDS and not seen.words & {"protected"}:
        return False
    inherits = seen.owner == "interface" or seen.thing == "enum_member"
    return inherits or bool(seen.words & {"public", "protected"})


def _linkage(seen: Seen) -> bool:
    if seen.thing == "macro" and not _INCLUDED.search(seen.path):  # nobody includes it
        return False
    if seen.access:
        return not seen.access.startswith("private")
    if seen.owner == "class":
        return False
    constant = seen.thing in {"variable", "constant"} and seen.words & {"const", "constexpr"}
    own = constant and "extern" not in seen.words and _CPP.search(seen.path)
    kept = own or "static" in seen.words or any(map(_KEPT.search, seen.words)) or is_shared(seen.words)
    return not kept or seen.owner != "file"


def is_shared(words: Iterable[str]) -> bool:
    """Tell whether a macro among the words in front of a definition keeps it in a library of C."""
    return any(map(_SHARED.search, words))


def _not_private(seen: Seen) -> bool:
    if seen.thing == "owner_of":  # what stands in it says itself whether it is hidden
        return True
    hidden = any(word.partition("[")[0] in _HIDDEN_WORDS for word in seen.words)  # Scala's `private[farm]`
    return not hidden and not seen.access.startswith(("private", "protected"))  # of Ruby: no caller has them


def _open(seen: Seen) -> bool:
    inherits = seen.owner == "interface" or seen.thing in {"enum_member", "owner_of"}
    return inherits or bool(seen.words & {"public", "open"})


_RULES: dict[str, Callable[[Seen], bool]] = {
    "underscore": _underscore,
    "export": _export,
    "capital": _capital,
    "pub": _pub,
    "modifier": _modifier,
    "linkage": _linkage,
    "not_private": _not_private,
    "open": _open,
}


def public(rule: str, seen: Seen) -> bool:
    """Tell by a language's rule whether users can see a definition, its owners apart."""
    defined = seen.owner == "call" and seen.thing == "property" and "." in seen.name  # by what is called
    if seen.owner in _LOCAL and seen.thing not in {"test", "attribute"} and not defined:
        return False
    return not _INTERNAL.search(seen.path) and _RULES[rule](seen)
