"""What a text says of types: a breaking change or a new feature that no file has is not borne out."""

import re
from collections.abc import Iterable, Sequence

from diff_insight.grounding.check import Checked, Ungrounded
from diff_insight.grounding.claims import claims
from diff_insight.grounding.direction import template_of
from diff_insight.grounding.folding import fold
from diff_insight.grounding.sentence_spans import sentences
from diff_insight.grounding.union import Union
from diff_insight.grounding.wordings import DENIED
from diff_insight.model import ModificationType
from diff_insight.trees.changelog import is_changelog

_BREAKING = re.compile(
    r"\bbreaking[ -]changes?\b|破壊的(?:な)?変更|破坏性(?:的)?(?:变更|更改|改动|变化|修改|更新)"
    r"|不兼容(?:的)?(?:变更|更改|改动|变化)",
    re.IGNORECASE,
)


def untyped(text: str, together: Union, *, heading: str | None) -> Checked:
    """Check what a text says of breaking changes, and an overview entry against the heading it stands under.

    Args:
        text: The text.
        together: The files it speaks of, with their types.
        heading: `breaking change` or `new feature` where the text is an entry of that list.
    """
    wrong: list[Ungrounded] = []
    total = 0
    for start, end in sentences(text):
        sentence = fold(text[start:end])
        denied = bool(DENIED.search(sentence))
        if heading is not None and not denied and not total:
            total += 1
            if not _has(heading, together.types):
                wrong.append(_wrong(text, (start, end), (start, end)))
                break
        said = None if denied else _BREAKING.search(sentence)
        if said is not None and heading is None:
            total += 1
            if "breaking change" not in together.types and not _on_page(said[0], together):
                wrong.append(_wrong(text, (start + said.start(), start + said.end()), (start, end)))
    return Checked(total, tuple(wrong))


def is_entry(text: str, end: int, paths: Iterable[str]) -> bool:
    """Tell whether a point is an entry of a changelog, quoted whole: its maintainers say what it is.

    Args:
        text: The point.
        end: Where its links begin.
        paths: The files that it links to.
    """
    quoted = [claim for claim in claims(text[:end]) if claim.quoted]
    if not any(claim.kind == "name" for claim in quoted) or not any(map(is_changelog, paths)):
        return False
    template, _ = template_of(text[:end], (0, end), quoted)
    return not any(map(str.isalpha, template))


def _has(heading: str, types: Sequence[ModificationType]) -> bool:
    """Whether a file's type lets it say so: what breaks its users may bring something new as well."""
    return heading in types or (heading == "new feature" and "breaking change" in types)


def _on_page(phrase: str, together: Union) -> bool:
    needle = phrase.lower()
    return any(
        together.on(side, lambda lines: lines.has(needle) or lines.has("breaking change"))
        for side in ("removed", "added", "context", "path")
    )


def _wrong(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> Ungrounded:
    return Ungrounded(
        kind="name", reason="type", text=text[slice(*span)], start=span[0], end=span[1], sentence=sentence
    )
