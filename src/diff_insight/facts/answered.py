"""Names that a module still answers to by its `__getattr__` (PEP 562) once nothing there bears them."""

import re

from diff_insight.facts.entry import Entry

_HOOK = "__getattr__"
_WORD = re.compile(r"[A-Za-z_]\w*")


def answered(name: str, home: Entry | None) -> bool:
    """Tell whether the hook of what something stood in names it as a text, or a table of the hook does."""
    if home is None or not home.named(_HOOK):
        return False
    hooks = [one for one in home.children if one.node.name == _HOOK]
    said = " ".join(node.text for hook in hooks for node in hook.node.all())
    looked_into = set(_WORD.findall(said))
    tables = [one.node.attributes.get("value", "") for one in home.children if one.node.name in looked_into]
    return any(f"{quote}{name}{quote}" in text for text in (said, *tables) for quote in "\"'")
