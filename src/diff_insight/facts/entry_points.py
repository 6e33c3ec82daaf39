"""By what names, and in which form of modules, a package of npm is imported: what its users lose of that.

See https://nodejs.org/api/packages.html: `exports` decides alone where it stands, a condition that is not
there falls to `default`, and a name may be covered by a pattern (`./*`). `details["entry"]` of a key is
`gone` where users no longer import what it named, and `form` where they can no longer `require` the package.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from diff_insight.facts.rule import Rule, Subject
from diff_insight.model import Fact

_MANIFEST = "package.json"
_LONGEST = 200_000
"""Characters of a manifest that is read."""
_CONDITIONS = frozenset({"require", "import", "default"})
_BY_ITSELF = frozenset({"index.js", "./index.js", "index", "./index", "./", "."})
"""What Node.js takes where nothing says what to take."""
_NOT_CALLED = ("./package.json", "./internal", "./_")
"""How names begin that are no part of what a package is for."""
_OTHER_FORM = (".cjs", ".mjs", ".json", ".node")
"""How files end whose form does not hang on what the manifest says."""
_DEEP = 8
_NODE = ("require", "node", "default")
"""Conditions that hold for `require`, the first that stands there first."""


def with_entry_points(
    facts: tuple[Fact, ...], path: str, standing: Callable[[str], str | None]
) -> tuple[Fact, ...]:
    """Give the facts of a manifest with what its users lose marked.

    Args:
        facts: Of the file.
        path: Of the file.
        standing: Gives what stands at a path where the range ends.
    """
    asked = [path.rpartition("/")[2] == _MANIFEST and _may(one) for one in facts]
    manifest = _published(standing(path)) if any(asked) else None
    if manifest is None:
        return facts
    return tuple(_marked(fact, manifest) if may else fact for fact, may in zip(facts, asked, strict=True))


def _may(fact: Fact) -> bool:
    """Tell whether a key may say what users import."""
    if fact.kind == "key_removed":
        return (fact.name == "main" and not fact.where) or fact.where[:1] == ("exports",)
    typed = fact.name == "type" and not fact.where and fact.new == "module"
    return typed and fact.kind in {"key_added", "key_changed"}


def _published(text: str | None) -> Mapping[str, object] | None:
    """Give the manifest of a package that others may install; None where it is none, or is not read."""
    if text is None or len(text) > _LONGEST:
        return None
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return None
    named = isinstance(held, dict) and {"name", "version"} <= held.keys()
    return held if named and held.get("private") is not True else None


def _marked(fact: Fact, manifest: Mapping[str, object]) -> Fact:
    if fact.name == "type":
        lost = "" if _serves_require(manifest) else "form"
    elif fact.name == "main":
        lost = "" if "exports" in manifest or (fact.old or "") in _BY_ITSELF else "gone"
    else:
        lost = "gone" if _is_gone(fact, manifest.get("exports")) else ""
    return replace(fact, details={**fact.details, "entry": lost}) if lost else fact


def _is_gone(fact: Fact, exports: object) -> bool:
    """Tell whether nothing that `exports` holds now answers to a name, or a condition, that is gone."""
    if exports is None:  # then every file may be imported by its path
        return False
    name = fact.name.removeprefix("exports")  # names that begin with a dot have one
    if len(fact.where) == 1 and name.startswith("./"):
        known = exports if isinstance(exports, dict) else {}
        return not name.startswith(_NOT_CALLED) and not any(_covers(one, name) for one in known)
    name, held = fact.name.rpartition(".")[2], exports
    if len(fact.where) == 2 and isinstance(exports, dict):  # noqa: PLR2004 - a name, and its conditions
        held = exports.get(fact.where[1])
    elif len(fact.where) > 1:
        return False
    if name not in _CONDITIONS or not isinstance(held, dict) or not held:
        return False
    return name != "default" and held.keys().isdisjoint({name, "default", "node", "module-sync", "."})


def _covers(pattern: str, name: str) -> bool:
    head, star, tail = pattern.partition("*")
    if not star:
        return pattern == name or (pattern.endswith("/") and name.startswith(pattern))
    return name.startswith(head) and name.endswith(tail)


def _serves_require(manifest: Mapping[str, object]) -> bool:
    """Tell whether what `require` gets is in a form of its own, or nothing is there to be required."""
    held = manifest.get("exports")
    if held is None:
        if "main" not in manifest and ("bin" in manifest or "module" in manifest):
            return True
        held = manifest.get("main", "index.js")
    if isinstance(held, dict) and "." in held:
        held = held["."]
    for _ in range(_DEEP):
        if not isinstance(held, dict):
            break
        if "require" in held or any(str(one).startswith("./") for one in held):
            return True
        held = next((held[one] for one in _NODE if one in held), None)  # with `import` alone nothing did
    return not isinstance(held, str) or held.endswith(_OTHER_FORM)


def _entry(lost: str) -> Callable[[Fact, Subject], bool]:
    def loses(fact: Fact, _subject: Subject) -> bool:
        return fact.details.get("entry") == lost

    said = "import what it named any more" if lost == "gone" else "`require` the package any more"
    loses.__doc__ = f"Tell whether users of a package of npm that is published cannot {said}."
    return loses


RULES = (
    Rule(
        name="entry_point_removed",
        type="breaking change",
        kinds=frozenset({"key_removed"}),
        breaks="entry point removed",
        when=_entry("gone"),
    ),
    Rule(
        name="module_form_changed",
        type="breaking change",
        kinds=frozenset({"key_added", "key_changed"}),
        breaks="module form changed",
        when=_entry("form"),
    ),
)
"""How the manifest of a package of npm breaks those who import it."""
