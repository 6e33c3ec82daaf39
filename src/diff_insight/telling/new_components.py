"""What a new component of a page is: what it takes, what it defines, what it shows; and a new drawing.

Its parts (`script`, `template`, `style`) are the same in every one, so what they hold is told in their place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diff_insight.languages import msgid
from diff_insight.model import Fact

if TYPE_CHECKING:
    from diff_insight.telling.phrase import Phrases

SHOWS = msgid("{clause}. It shows {texts}")
_PARTS = frozenset({"script", "template", "style"})
_COMPONENTS = (".vue", ".svelte", ".astro")
_FRONT = ".astro"
"""Components that begin with their program, which no element holds."""
_DRAWN = ".svg"
_DEFINED = frozenset({"prop", "function", "method", "class", "interface", "type", "enum"})
_SET = frozenset({"variable", "constant"})
_TAKEN = "export let "
"""How Svelte declares a prop."""
_TEXTS = 3
"""Texts of a component that are quoted."""


def is_component(fact: Fact) -> bool:
    """Tell whether a file is a component that is written in parts."""
    return fact.thing == "file" and fact.name.lower().endswith(_COMPONENTS)


def is_made_of_parts(fact: Fact) -> bool:
    """Tell whether what stands right in a file is not what to tell of it: of a component, of a drawing."""
    return is_component(fact) or (fact.thing == "file" and fact.name.lower().endswith(_DRAWN))


def opened(fact: Fact) -> Sequence[Fact]:
    """Give what a component takes and defines; where that is nothing, the elements that it shows."""
    if not is_component(fact):
        return ()
    scripts = [fact] if fact.name.lower().endswith(_FRONT) else []
    scripts += [part for part in fact.parts if part.name == "script"]
    found = [one for script in scripts for one in _of_script(script)]
    return found or [
        one
        for part in fact.parts
        for one in (part.parts if part.name == "template" else (part,))
        if one.thing == "element" and one.name not in _PARTS
    ]


def taking(parts: Sequence[Fact]) -> Sequence[Fact]:
    """Give what a program holds, the props of the component that it exports in the place of that."""
    return [
        one
        for part in parts
        for one in (_props_of(part) if part.thing == "variable" and "props" in part.details else (part,))
    ]


def _props_of(component: Fact) -> Iterator[Fact]:
    for name in component.details["props"].split("\n"):
        yield replace(component, kind=f"prop_{component.action}", name=name, parts=(), details={})


def with_texts(phrases: "Phrases", clause: str, fact: Fact) -> str:
    """Add to what is said of a new component the texts that it shows."""
    drawn = fact.name.lower().endswith(_DRAWN)
    if phrases.short or fact.action != "added" or not (is_component(fact) or drawn):
        return clause
    said = labels(fact) if drawn else texts(fact)
    shown = [phrases.shown(text, quoted=True) for text in said]
    told = phrases.series(shown) if shown and all(shown) else ""
    return phrases.words.text(SHOWS, clause=clause, texts=told) if told else clause


def labels(fact: Fact) -> Sequence[str]:
    """Give the first texts of a drawing."""
    said = (part.new or "" for part in fact.parts if part.thing == "markup_text")
    return [text for text in dict.fromkeys(said) if any(map(str.isalpha, text))][:_TEXTS]


def texts(fact: Fact) -> Sequence[str]:
    """Give the first texts that a component shows, headings before others."""
    shown = [one for part in fact.parts if part.name not in {"script", "style"} for one in part.all()]
    said = [(one.name, one.details["shows"]) for one in shown if one.details.get("shows")]
    said = [(name, text) for name, text in said if any(map(str.isalpha, _outside(text)))]
    ranked = sorted(said, key=lambda one: not _is_heading(one[0]))
    return list(dict.fromkeys(text for _, text in ranked))[:_TEXTS]


def _of_script(script: Fact) -> Iterator[Fact]:
    for part in script.parts:
        if part.thing in _SET and (part.new or part.old or "").startswith(_TAKEN):
            yield replace(part, kind=f"prop_{part.action}", parts=())
        elif part.thing in _DEFINED or (
            part.thing in _SET and (part.new or part.old or "").startswith("export ")
        ):
            yield part


def _is_heading(name: str) -> bool:
    tag = name.partition(".")[0].partition("#")[0]
    return tag[:1] == "h" and tag[1:].isdecimal()


def _outside(text: str) -> str:
    """Give what stands outside of braces: what they hold is worked out."""
    depth = 0
    said = []
    for char in text:
        depth = max(depth + (char == "{") - (char == "}"), 0)
        said.append(" " if depth or char == "}" else char)
    return "".join(said)
