"""Environments of conda: `environment.yml`.

https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
"""

import re
from collections.abc import Iterator

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_yaml import bare, outline
from diff_insight.trees.package_files.package import DIRECT, package
from diff_insight.trees.package_files.pip_files import named
from diff_insight.trees.text import Text

_SPECIFICATION = re.compile(r"(?:[\w./-]{1,100}::)?([\w.-]{1,100})\s*([=<>!~].*)?")
"""`channel::name=version=build`, of which only the name has to be there."""


def environment(text: Text) -> Iterator[Node]:
    """Give the packages of conda and, in a list of their own, those that pip installs."""
    for part in (outline(text).part("dependencies") or Entry()).parts:
        found = _SPECIFICATION.fullmatch(bare(part.value)) if not part.parts else None
        if found is not None:
            version = (found[2] or "").strip()
            plain = version.lstrip("=") if version.startswith("=") else version
            yield package(found[1], plain, part.rows, ecosystem="conda", direct=DIRECT)
        for listed in (part.part("pip") or Entry()).parts:
            asked = named(bare(listed.value))
            if asked is not None:
                yield package(*asked, listed.rows, ecosystem="pypi", direct=DIRECT)
