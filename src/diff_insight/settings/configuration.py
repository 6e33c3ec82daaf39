"""The configuration file: YAML in, checked values out, all faults at once.

The file may be a stranger's (`found`), and large, broken or clever in any case; none of these may cost more
than an error. So its size, its nodes, its depth and what its aliases stand for are bounded before anything
is built.
"""

from typing import Any

import yaml

from diff_insight.errors import ConfigurationError
from diff_insight.settings.checks import Values, check

MAX_BYTES = 262_144
MAX_NODES = 20_000
"""Keys, values and lists, aliases counted as what they stand for: seconds for PyYAML at most."""

MAX_DEPTH = 20
_MOST_SAID = 200
_MAX_NUMBER = 40
"""Digits; arithmetic with longer numbers is slow, and no setting has one."""


class _Loader(yaml.SafeLoader):
    """YAML's safe subset, bounded, and no key may stand twice."""

    def __init__(self, stream: bytes) -> None:
        super().__init__(stream)
        self._nodes = 0
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        self._nodes += 1
        self._depth += 1
        if self._nodes > MAX_NODES or self._depth > MAX_DEPTH:
            raise _too(
                f"more than {MAX_NODES} values" if self._nodes > MAX_NODES else _TOO_DEEP,
                self.peek_event().start_mark,  # type: ignore[no-untyped-call]
            )
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def get_single_node(self) -> yaml.Node | None:
        node = super().get_single_node()
        if node is not None:
            _Expansion().of(node)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                if key.value in seen:
                    raise _too(f"the key {key.value[:_MAX_NUMBER]!r} stands twice", key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Expansion:
    """How many nodes a document has once every alias is what it stands for."""

    def __init__(self) -> None:
        self._sizes: dict[int, int] = {}
        self._open: set[int] = set()

    def of(self, node: yaml.Node) -> int:
        """Count, and look at every scalar on the way; the depth is bounded, unless aliases add to it."""
        key = id(node)
        if key in self._sizes:
            return self._sizes[key]
        if key in self._open:
            raise _too("an alias stands inside what it stands for", node.start_mark)
        if len(self._open) >= MAX_DEPTH:
            raise _too(_TOO_DEEP, node.start_mark)
        self._open.add(key)
        size = 1
        if isinstance(node, yaml.MappingNode):
            size += sum(self.of(each) for pair in node.value for each in pair)
        elif isinstance(node, yaml.SequenceNode):
            size += sum(map(self.of, node.value))
        elif len(node.value) > _MAX_NUMBER and node.tag.endswith((":int", ":float")):
            raise _too("a number of too many digits", node.start_mark)
        self._open.discard(key)
        if size > MAX_NODES:
            raise _too(f"aliases that stand for more than {MAX_NODES} values", node.start_mark)
        self._sizes[key] = size
        return size


_TOO_DEEP = f"more than {MAX_DEPTH} levels"


def _too(problem: str, mark: yaml.Mark | None) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


# a date is text here: whether it is a day is for its own check to say, with the key's name
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


_OF_TAGS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What PyYAML raises where a tag (`!!bool maybe`) does not fit its value."""


def read_configuration(content: bytes, *, name: str) -> Values:
    """Read a configuration file.

    Args:
        content: The file's bytes. An empty file sets nothing.
        name: The file as the reader knows it, for errors.

    Raises:
        ConfigurationError: Lists every fault with its key and what is allowed.
    """
    if len(content) > MAX_BYTES:
        raise ConfigurationError(
            name, [f"the file is larger than {MAX_BYTES} bytes, which is what is allowed"]
        )
    try:
        document = yaml.load(content, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError, *_OF_TAGS) as error:
        raise ConfigurationError(name, [_yaml_fault(error)]) from None
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise ConfigurationError(name, ["the document is not a mapping; allowed: `key: value` lines"])
    checked, faults = check(_with_text_keys(document))
    if faults:
        raise ConfigurationError(name, faults)
    return checked


def _with_text_keys(value: Any) -> Any:
    """A category called 2025 is text to a reader, whatever YAML makes of it."""
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return value


def _yaml_fault(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    problem = getattr(error, "problem", None) or next(
        iter(str(error).splitlines()), "a value that fits no tag"
    )
    return f"{place}not YAML: {problem[:_MOST_SAID]}"
