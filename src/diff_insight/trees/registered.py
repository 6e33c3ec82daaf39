"""Functions that a decorator or annotation hands to something which calls them: commands, routes, fixtures.

Whoever calls such a function knows its parameters by their names or their marks; it is not called by users.
"""

import re
import sys
from dataclasses import replace

from diff_insight.trees.code_source import Code
from diff_insight.trees.imported import imports
from diff_insight.trees.node import Node
from diff_insight.trees.pieces import CALLABLES
from diff_insight.trees.registering_packages import registers

_LANGUAGES = frozenset({"python", "javascript", "typescript"})
"""Those in which a decorator is a function that is called with what it stands at."""
_MARKED = frozenset({"java", "kotlin", "c#", "php"})
"""Those in which a mark only says something to whoever looks for it."""
_NAMED = re.compile(r"@\s?([\w$]+)((?:\.[\w$]+)*)")
_OWN = frozenset({"setter", "getter", "deleter"})
"""What a property of Python has: it hands its function to nobody."""
_BACKPORTS = frozenset({"typing_extensions", "__future__", "builtins"})


class Registered:
    """Tells it of the definitions of one text."""

    def __init__(self, code: Code) -> None:
        self._code = code
        self._sources: dict[str, str] | None = None
        self._held: list[Node] | None = None

    def said(self, thing: str, decorators: list[str], *, bodied: bool) -> dict[str, str]:
        """Give what a node says of a function that is handed over.

        Args:
            thing: What it is.
            decorators: What stands on it, as it is written.
            bodied: Whether it has a body. Without one an annotation says how a proxy makes the call that
                users write: they pass its parameters.
        """
        asked = thing in CALLABLES and (bodied or self._code.row.language not in _MARKED)
        return {"registered": "yes"} if asked and self._hands_over(decorators) else {}

    def made(self, children: tuple[Node, ...], decorators: list[str]) -> tuple[Node, ...]:
        """Give what a definition holds: the constructor of a class that is handed over is called with it."""
        if self._code.row.language == "python" or not self._hands_over(decorators):
            return children
        return tuple(
            replace(one, details={**one.details, "registered": "yes"})
            if one.details.get("noun") == "constructor"
            else one
            for one in children
        )

    def _hands_over(self, decorators: list[str]) -> bool:
        """Tell whether one of the decorators may hand its function to a framework.

        Those of the language's own library give back what is called as before, as do those that a project
        writes for itself; what stands at an object (`@app.route`) or comes from a package may register.
        """
        if self._code.row.language in _MARKED:
            return bool(decorators) and registers(decorators, self._imports())
        return self._code.row.language in _LANGUAGES and any(map(self._may_register, decorators))

    def _may_register(self, decorator: str) -> bool:
        said = _NAMED.match(decorator)
        if said is None:
            return False
        name, of = said[1], said[2]
        source = self._imported().get(name)
        if of:
            return of.rpartition(".")[2] not in _OWN and (source is None or not _of_language(source))
        return source is not None and not _of_language(source) and not self._is_own(source)

    def _is_own(self, source: str) -> bool:
        """Tell whether a module is one of the project: named from here, or as a folder around the file."""
        return source.startswith((".", "@/", "~")) or _top(source) in self._code.path.split("/")[:-1]

    def _imported(self) -> dict[str, str]:
        """Give the module from which each name of the file comes, read once."""
        if self._sources is None:
            self._sources = {
                _known_as(one): one.attributes.get("import_source", one.name) for one in self._imports()
            }
        return self._sources

    def _imports(self) -> list[Node]:
        """Give every name that the file imports, read once; C# may do so in a namespace."""
        if self._held is None:
            top = self._code.found.root.children
            among = [*top, *(one for piece in top if piece.thing == "namespace" for one in piece.children)]
            pieces = [piece for piece in among if piece.thing == "import"]
            self._held = [
                one for piece in pieces for group in imports(self._code, [piece]) for one in group.children
            ]
        return self._held


def _known_as(node: Node) -> str:
    return node.attributes.get("alias") or node.name.partition(".")[0]


def _top(source: str) -> str:
    return re.split(r"[./]", source, maxsplit=1)[0]


def _of_language(source: str) -> bool:
    top = _top(source)
    return top in sys.stdlib_module_names or top in _BACKPORTS
