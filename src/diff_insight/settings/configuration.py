"""The configuration file (contract, section 4): YAML in, checked values out, all faults at once.

The file of a pull request's base or of a default branch is not hostile, but it may be large, broken
or clever; none of these may cost more than an error.
"""

from typing import Any

import yaml

from diff_insight.errors import ConfigurationError
from diff_insight.settings.values import Values, check

MAX_BYTES = 262_144
_MAX_ALIASES = 100


class _Loader(yaml.SafeLoader):
    """YAML's safe subset, with two more refusals: a key that stands twice, and alias bombs."""

    def __init__(self, stream: bytes) -> None:
        super().__init__(stream)
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self._aliases += 1
            if self._aliases > _MAX_ALIASES:
                raise yaml.MarkedYAMLError(
                    problem=f"more than {_MAX_ALIASES} aliases",
                    problem_mark=self.get_mark(),
                )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                if key.value in seen:
                    raise yaml.MarkedYAMLError(
                        problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


# a date is text here: whether it is a day is for its own check to say, with the key's name
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


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
    except (yaml.YAMLError, RecursionError, ValueError) as error:
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
    problem = getattr(error, "problem", None) or (str(error).splitlines() or ["nested too deeply"])[0]
    return f"{place}not YAML: {problem}"
