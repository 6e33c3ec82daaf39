"""What the things of facts are called in English: the words that are told, and by which texts are read."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Style = Literal["code", "quoted", "cell", "plain", "of"]
"""How the names of a thing are shown."""


@cache
def things() -> Mapping[str, tuple[str, Style, str, str]]:
    """Give order, style, noun and plural of every thing by its name, the important first."""
    table = tomllib.loads(Path(__file__).with_name("things.toml").read_text(encoding="utf-8"))
    return {thing: (order, style, noun, nouns) for thing, (order, style, noun, nouns) in table.items()}
