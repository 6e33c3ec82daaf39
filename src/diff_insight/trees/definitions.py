"""What a definition says of itself: its names, what it is, its head, its attributes, and who sees it."""

import re
from collections.abc import Hashable

from tree_sitter import Node as Syntax

from diff_insight.trees import type_parameters, visibility
from diff_insight.trees.code_source import Code
from diff_insight.trees.decorators import marks
from diff_insight.trees.demands import asked_of, demands_bodies
from diff_insight.trees.exported import exports, hidden
from diff_insight.trees.jsx import asked
from diff_insight.trees.kept_back import is_program
from diff_insight.trees.layout import Span
from diff_insight.trees.pieces import CALLABLES, CUT, HOLDERS, Piece

_VISIBILITY = frozenset(
    {"public", "private", "protected", "internal", "fileprivate", "open", "pub", "private_class_method"}
)
_ALWAYS = {"owner_of": "extension"}
_EXPORT = frozenset({"export", "default"})
_ESCAPED = re.compile(r"\\(['\"`])")
_RUN = frozenset({"test", "suite"})
"""What a test runner is called with."""
_SAID_WHOLE = frozenset({"attribute"})
"""What says its value in its own text, of which no bracket and no mark is layout."""
_NAMES = frozenset({"field", "constant", "variable", "enum_member", "import", "export"})
"""Things of which one statement may name several."""
TAIL = re.compile(r"(?<!\s)\s*+(?:\{|:|=>|=|;)\s*+$")
_OF_ANY_NAME = "index_signature"
"""What says in TypeScript of what type all fields are whose names are of a type: it is called by that."""
_CONSTANT = re.compile(r"_{0,2}[A-Z][A-Z0-9_]*")


class Definitions:
    """Reads the definitions of one text."""

    def __init__(self, code: Code) -> None:
        self._code = code
        tests = code.row.tests
        here = not tests.path or re.search(tests.path, code.path) is not None
        self._test_name = re.compile(tests.name) if tests.name and here else None
        self._test_marks = re.compile(tests.marks) if tests.marks else None
        self._exported = exports(code)
        self._hidden = hidden(code)
        self._run_alone = is_program(code)
        self._owner_words: dict[int, frozenset[str]] = {}
        self._hidden_by_name: dict[int, dict[str, str]] = {}
        self._around: dict[int, Hashable] = {}

    def begin(self, piece: Piece) -> int:
        """Give where a definition begins behind its decorators."""
        name = piece.one("name") or piece.one("declarator")
        bound = name.start_byte if name is not None else piece.last
        begin = piece.first
        for child in piece.children:
            if (
                child.thing == "decorator"
                and child.last <= bound
                and self._code.blank(begin, child.first, b"[")
            ):
                begin = child.last
        while begin < bound and self._code.blank(begin, begin + 1, b"]"):
            begin += 1
        typed = self._code.row.language == "go" and piece.thing in {"struct", "interface"}
        return bound if typed else begin  # the word for it may stand in front of several

    def head(self, begin: int, end: int, piece: Piece, *, bodied: bool) -> str:
        """Give the head of a definition on one line."""
        end = self._code.without_end(begin, end)
        cut = [
            one
            for one in piece.children
            if (one.thing in CUT or one.thing == "decorator") and one.first >= begin and one.last <= end
        ]
        whole = bodied or all(one.thing == "decorator" for one in cut)
        layout = self._code.layout
        cuts = [(one.first, one.last) for one in cut] + self._code.left_of_macros(begin, end)
        cuts += layout.signs_in(begin, end) if whole else []
        text = layout.line(begin, end, sorted(cuts), mark=" " if whole else " … ")
        return TAIL.sub("", TAIL.sub("", text)).rstrip(" ,") if bodied else text.rstrip("; ,")

    def residue(self, piece: Piece, begin: int) -> str:
        """Give what is left of a definition when all that is told by itself is cut out."""
        cuts = [(one.first, one.last) for one in piece.children]
        for key, syntaxes in piece.fields.items():
            if key in {
                "name",
                "returns",
                "modifiers",
                "modifier",
                "type",
                "default",
                "value",
                "owner",
                "declarator",
                "label",
                "raises",
                "generics",
                "accessor",
            } or (key == "called" and piece.thing in _RUN):
                cuts += [(one.start_byte, one.end_byte) for one in syntaxes.values()]
        if piece.one("declarator") is not None and piece.one("returns") is not None:
            cuts.append((begin, self._declared(piece)[0]))
        named = piece.one("declarator") or piece.one("name")
        cuts += self._code.macros_in(begin, named.start_byte) if named is not None else []
        cuts += self._code.left_out(begin, piece.last)
        layout = self._code.layout
        if piece.thing in _SAID_WHOLE:
            return layout.same(begin, piece.last, sorted(cuts))
        return layout.residue(begin, piece.last, sorted(cuts))

    # -- what is said of a definition --------------------------------------------------------------------

    def names(self, piece: Piece) -> list[tuple[str, Syntax | None]]:
        """Give the names that a definition defines, each with its value."""
        fixed = piece.settings.get("name") or (_number(piece) if piece.settings.get("numbered") else "")
        if fixed:
            return [(fixed, piece.one("value"))]
        if piece.settings.get("overload"):  # it is called by the name of what it stands in
            return [("", None)]
        if piece.one("declarator") is not None:
            return self._declarators(piece)
        named = piece.each("name")
        values = piece.each("value")
        if piece.thing in _NAMES and len(named) > 1:
            paired = values if len(values) == len(named) else [None] * len(named)
            return [(self._name(one), value) for one, value in zip(named, paired, strict=True)]
        if not named:
            return [("init", None)] if piece.thing in CALLABLES else []
        name = self._name(named[0])
        owner = piece.one("owner")
        if owner is not None:
            name = f"{self._code.text(owner)}.{name}"
        label = piece.one("label")
        if label is not None and self._code.text(label) != "_":
            name = self._code.text(label)
        return [(name, values[0] if values else None)]

    def _name(self, syntax: Syntax) -> str:
        around = syntax.parent if syntax.type == "string_fragment" else None
        if around is not None and len(around.named_children) > 1:  # a mark inside of it is escaped
            return _ESCAPED.sub(r"\1", self._code.text(around)[1:-1])
        name = self._code.text(syntax)
        if syntax.parent is not None and syntax.parent.type == _OF_ANY_NAME:
            return f"[{name}]"
        name = name.lstrip("$:") if self._code.row.language in {"php", "ruby"} else name
        if self._code.row.language in {"c", "c++", "rust", "ruby", "php"}:
            name = name.replace("::", ".")
        return name.strip("\"'`") if syntax.type != "string_fragment" else name

    def _declarators(self, piece: Piece) -> list[tuple[str, Syntax | None]]:
        found = []
        values = piece.each("value")
        for at, declarator in enumerate(piece.each("declarator")):
            inner = _innermost(declarator)
            name = self._conversion(inner) or self._code.text(inner).replace("::", ".").replace(" ", "")
            if self._test_name is not None and piece.thing == "function" and self._test_name.search(name):
                name = ".".join(self._code.text(one) for one in _parameters(declarator)) or name
            found.append((name, values[at] if at < len(values) else None))
        return found if piece.thing in _NAMES | {"type_alias"} else found[:1]

    def _conversion(self, syntax: Syntax) -> str:
        """Give the name of what converts an object: `operator bool`; empty for all else."""
        if syntax.type != "operator_cast":
            return ""
        inner = syntax.child_by_field_name("declarator")
        while inner is not None and inner.type != "abstract_function_declarator":
            inner = inner.child_by_field_name("declarator") or next(iter(inner.named_children), None)
        last = inner.start_byte if inner is not None else syntax.end_byte
        return self._code.layout.line(syntax.start_byte, last).strip()

    def _declared(self, piece: Piece) -> Span:
        inner = _innermost(piece.each("declarator")[0])
        return inner.start_byte, inner.end_byte

    def thing(self, piece: Piece, owner: Piece, name: str, decorators: list[str]) -> str:
        """Tell what a definition is, tests told apart."""
        thing = piece.thing
        fixed = "overload" if piece.settings.get("overload") else _ALWAYS.get(thing)
        fixed = "type_alias" if piece.settings.get("alias") else fixed
        if fixed:
            return fixed
        if thing in {"function", "method"}:
            marked = self._test_marks is not None and any(map(self._test_marks.search, decorators))
            if marked or (self._test_name is not None and self._is_test_name(piece, name)):
                return "test"
            if "overload" in [one.lstrip("@").rpartition(".")[2] for one in decorators]:
                return "overload"
            owned = owner.thing in HOLDERS or piece.one("owner") is not None or "." in name
            return "method" if owned or thing == "method" else "function"
        if thing == "variable" and self._code.row.capitals and _CONSTANT.fullmatch(name):
            return "constant"
        return thing

    def _is_test_name(self, piece: Piece, name: str) -> bool:
        assert self._test_name is not None  # noqa: S101 - asked only then
        if piece.one("declarator") is not None:
            return bool(self._test_name.search(self._code.text(_innermost(piece.each("declarator")[0]))))
        return bool(self._test_name.search(name))

    def words(self, piece: Piece) -> list[str]:
        """Give the words in front of a definition, in order."""
        modifiers = piece.each("modifiers")
        held = piece.children if modifiers else ()  # a file's are not looked through for each of its values
        marks = [(one.first, one.last) for one in held if one.thing in {"decorator", "comment"}]
        words: list[str] = []
        for syntax in modifiers:
            words += self._code.layout.line(syntax.start_byte, syntax.end_byte, marks, mark=" ").split()
        own = (one for one in piece.each("modifier") if not _of_another(piece, one))
        words += map(self._code.text, own)
        opened = piece.owner.settings.get("opens") if piece.owner is not None else None
        words += [opened] if opened else []
        words += ["= 0"] if piece.one("pure") is not None else []
        asked = "failable" if piece.settings.get("noun") == "constructor" else "optional"
        words = [asked if word == "?" else word for word in words]
        words += self._macros(piece)
        return list(dict.fromkeys(words))

    def _macros(self, piece: Piece) -> list[str]:
        """Give the macros in front of what a definition declares."""
        named = piece.one("declarator") or piece.one("name")
        if named is None or piece.thing in {"macro", "enum_member", "parameter"}:
            return []
        return self._code.macro_words(piece.first, named.start_byte)

    def attributes(
        self, piece: Piece, thing: str, words: list[str], value: Syntax | None, access: str
    ) -> dict[str, str]:
        """Give what is compared of a definition one by one."""
        found = self.of_words(words, access)
        returns = piece.one("returns")
        if returns is not None and piece.thing in CALLABLES:
            found["returns"] = self._returns(piece, returns)
            if names := _result_names(returns):
                found["result_names"] = ", ".join(map(self._code.text, names))
        if demands_bodies(self._code, piece, words) and piece.one("body") is not None:
            found["default_body"] = "yes"
        for key in ("of", "raises"):
            said = piece.one(key)
            if said is not None:
                found[key] = self._code.text(said)
        found |= self._runner(piece, thing)
        found |= {"generics": ", ".join(generics)} if (generics := self._generics(piece)) else {}
        if piece.each("accessor"):
            found["accessors"] = "; ".join(map(self._accessor, piece.each("accessor")))
        if thing not in CALLABLES and thing not in HOLDERS:
            kind = piece.one("type")
            if kind is not None:
                found["type"] = self.type(piece, kind)
            if value is not None:
                found["value"] = self._value(piece, value)
        return found

    def _generics(self, piece: Piece) -> list[str]:
        """Give what a definition is generic over, and what it demands of that.

        A block of methods is generic over what its type is.
        """
        held = piece.each("generics") if piece.thing != "owner_of" else []
        found = type_parameters.units_of(held)
        return [f"{word}{self._uncommented(first, last)}" for word, first, last in found]

    def _runner(self, piece: Piece, thing: str) -> dict[str, str]:
        """Give what a test, or a suite, is declared with; `it.each([…])` holds what it runs with."""
        called = piece.one("called") if thing in _RUN else None
        if called is None or called.type == "call_expression":
            return {}
        return {"runner": self._code.text(called)}

    def of_words(self, words: list[str], access: str) -> dict[str, str]:
        """Give what the words in front of a definition say, and the section that it stands in."""
        found: dict[str, str] = {"visibility": access.strip(" :")} if access else {}
        known = _VISIBILITY - ({"open"} if self._code.row.language == "kotlin" else set())
        seen = [word for word in words if word in known or word.startswith(("pub", "private["))]
        exported = [word for word in words if word in _EXPORT]
        other = [word for word in words if word not in {*seen, *exported, "optional"}]
        if "optional" in words:
            found["optional"] = "yes"
        for key, group in (("visibility", seen), ("exported", exported), ("modifiers", sorted(other))):
            if group:
                found[key] = " ".join(group)
        return found

    def _accessor(self, syntax: Syntax) -> str:
        """Give how a property may be used: `get`, `private set`."""
        if syntax.type == "arrow_expression_clause":  # `=>` for all of a property
            return "get"
        name = syntax.child_by_field_name("name")
        return self._code.layout.line(syntax.start_byte, name.end_byte) if name is not None else ""

    def _returns(self, piece: Piece, returns: Syntax) -> str:
        if _result_names(returns):
            types = [self._code.text(one) for one in _result_types(returns)]
            return types[0] if len(types) == 1 else f"({', '.join(types)})"
        if piece.one("declarator") is None:
            return self._code.text(returns)
        return self._uncommented(returns.start_byte, max(returns.end_byte, self._declared(piece)[0]))

    def type(self, piece: Piece, kind: Syntax) -> str:
        """Give a type; in C it stands around the name."""
        if piece.one("declarator") is None or len(piece.each("declarator")) > 1:
            end = piece.each("type")[-1].end_byte  # in Swift what stands in front of a type is one more
            return self._uncommented(kind.start_byte, max(kind.end_byte, end))
        first, last = self._declared(piece)
        outer = piece.each("declarator")[0]
        text = self._uncommented(min(kind.start_byte, first), first)
        if piece.thing == "parameter":
            text = self._uncommented(max([piece.first, *(one.last for one in marks(piece))]), first)
        return f"{text}{self._uncommented(last, max(last, outer.end_byte))}".strip()

    def _uncommented(self, first: int, last: int) -> str:
        layout = self._code.layout
        cuts = (
            layout.comments_in(first, last) + layout.signs_in(first, last) + self._code.macros_in(first, last)
        )
        return layout.line(first, last, sorted(cuts), mark=" ").strip()

    def _value(self, piece: Piece, value: Syntax) -> str:
        if piece.thing == "type_alias" and piece.one("declarator") is not None:  # C's `typedef`
            return self.type(piece, value)
        return self._code.layout.line(value.start_byte, value.end_byte, self._told_apart(piece, value))

    def _told_apart(self, piece: Piece, value: Syntax) -> list[Span]:
        cuts = set(asked(piece))
        return sorted(cuts | set(self._code.layout.comments_in(value.start_byte, value.end_byte)))

    def same_attributes(self, piece: Piece, thing: str, value: Syntax | None) -> dict[str, str]:
        """Give what is left of a value without its layout, and of type parameters without their notation."""
        generics = self._generics(piece)
        said = {"generics": type_parameters.read(generics, self._code.row.language).same} if generics else {}
        return {**said, **self._same_value(piece, thing, value)}

    def _same_value(self, piece: Piece, thing: str, value: Syntax | None) -> dict[str, str]:
        if value is None or thing in CALLABLES or thing in HOLDERS:
            return {}
        if piece.thing == "type_alias" and piece.one("declarator") is not None:
            last = piece.each("declarator")[0].end_byte
            return {"value": self._code.layout.same(value.start_byte, last, [self._declared(piece)])}
        cuts = self._told_apart(piece, value)
        return {"value": self._code.layout.same(value.start_byte, value.end_byte, cuts)}

    def around(self, piece: Piece, owner: Piece) -> Hashable:
        """Give all that is asked of what a definition stands in."""
        if id(owner) not in self._around:
            self._around[id(owner)] = (
                self._code.row.language,
                self._code.path,
                self._code.whole,
                self._exported,
                self._run_alone,
                owner.thing,
                self._words_of(owner),
                tuple(self._hides(owner).items()),
                asked_of(self._code, owner) if owner.thing in HOLDERS else None,
            )
        return self._held(piece), self._around[id(owner)], tuple(self._macros(piece))

    def _words_of(self, owner: Piece) -> frozenset[str]:
        if id(owner) not in self._owner_words:
            of = owner.thing == "owner_of" and owner.one("of") is not None
            self._owner_words[id(owner)] = frozenset([*self.words(owner), *(["of"] if of else [])])
        return self._owner_words[id(owner)]

    def _held(self, piece: Piece) -> bool:
        return any(first <= piece.first < last for first, last in self._code.found.unseen)

    def _hides(self, owner: Piece) -> dict[str, str]:
        """Give what is hidden by its name (`private :feed`), each with who may use it."""
        if id(owner) not in self._hidden_by_name:
            calls = [one for one in owner.children if one.thing == "access"]
            self._hidden_by_name[id(owner)] = {
                self._code.text(one).lstrip(":"): "protected"
                if _is_protected(self._code, piece)
                else "private"
                for piece in (owner, *calls)
                for one in piece.each("hides")
            }
        return self._hidden_by_name[id(owner)]

    def access(self, owner: Piece, piece: Piece, name: str, section: str) -> str:
        """Give who may use a definition by what its owner says of it, or of the section that it stands in."""
        free = piece.syntax is not None and piece.syntax.type in _OF_NO_SECTION
        return self._hides(owner).get(name, "" if free else section)

    def _is_of_hidden(self, piece: Piece) -> bool:
        """Tell whether an implementation is for a type, or of a trait, that the file keeps to itself."""
        named = [*piece.each("name"), *piece.each("of")]
        return any(self._code.text(one).partition("<")[0] in self._hidden for one in named)

    def public(
        self, owner: Piece, piece: Piece, thing: str, name: str, access: str, words: list[str]
    ) -> bool:
        """Tell whether users can see a definition."""
        if self._held(piece) or self._run_alone or piece.one("deleted") is not None:
            return False
        if name in self._hides(owner):
            return False
        if any(self._is_of_hidden(one) for one in (piece, owner) if one.thing == "owner_of"):
            return False
        seen = visibility.Seen(
            thing=thing if thing != "extension" else "owner_of",
            name=name,
            words=frozenset(words),
            owner=owner.thing,
            owner_words=self._words_of(owner),
            access=access,
            exported=self._exported,
            known=not self._code.put_in(owner.start),
            whole=self._code.whole,
            path=self._code.path,
        )
        return visibility.public(self._code.row.public, seen)


_OF_NO_SECTION = frozenset({"singleton_method", "assignment", "class", "module"})
"""What Ruby's `private` without a name says nothing of, by its grammar."""


def _is_protected(code: Code, piece: Piece) -> bool:
    word = piece.one("hidden")
    return word is not None and code.text(word) == "protected"


def _innermost(declarator: Syntax) -> Syntax:
    """Give the name that a declarator of C declares: `*f(int)` declares `f`."""
    at = declarator
    while True:
        if at.type == "operator_cast":
            return at
        inner = at.child_by_field_name("declarator")
        if inner is None and at.type in {
            "reference_declarator",
            "parenthesized_declarator",
            "variadic_declarator",
        }:
            inner = next(iter(at.named_children), None)
        if inner is None:
            return at
        at = inner


def _result_names(returns: Syntax) -> list[Syntax]:
    """Give the names that Go's results may bear beside their types."""
    if returns.type != "parameter_list":
        return []
    return [name for one in returns.named_children for name in one.children_by_field_name("name")]


def _result_types(returns: Syntax) -> list[Syntax]:
    """Give the type of each of Go's results: one may be said for several names."""
    found: list[Syntax] = []
    for one in returns.named_children:
        kind = one.child_by_field_name("type")
        found += [kind] * max(len(one.children_by_field_name("name")), 1) if kind is not None else []
    return found


def _of_another(piece: Piece, modifier: Syntax) -> bool:
    """Tell whether a mark is of a type that is written inside: `name?` in `type Cow = {name?: string}`."""
    names = piece.each("name")
    return modifier.type == "?" and bool(names) and modifier.parent != names[0].parent


def _parameters(declarator: Syntax) -> list[Syntax]:
    """Give the parameters of a function's declarator."""
    found = declarator.child_by_field_name("parameters")
    return list(found.named_children) if found is not None else []


def _number(piece: Piece) -> str:
    """Give the name of a field that has none: how many stand in front of it, as Rust counts them."""
    owner = piece.syntax.parent if piece.syntax is not None else None
    types = owner.children_by_field_name("type") if owner is not None else ()
    return str(sum(one.start_byte < piece.start for one in types))
