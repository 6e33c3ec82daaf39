"""What changed in a file, at most two short paragraphs and one list however large the change.

The most important place comes first as a paragraph, the others as bullets; what does not fit is still
counted by kind, so nothing is left out. Upkeep closes the text.
"""

from collections.abc import Iterable, Sequence

from diff_insight.catalog import Messages
from diff_insight.engines.blocks import Block, blocks_of, chained
from diff_insight.engines.clauses import counted
from diff_insight.engines.digest import Digest
from diff_insight.engines.upkeep import is_date_key, upkeep_clauses
from diff_insight.engines.whole_files import is_prose, whole_clauses
from diff_insight.engines.wording import Wording

BULLETS = 8

_ROOM = 90
_SHORT = 3


def explanation(digest: Digest, messages: Messages) -> str:
    """Give the explanation of a file's change as Markdown; never empty."""
    wording = Wording(messages, markdown=True, room=_ROOM, prose_file=is_prose(digest.change.path))
    lead = list(whole_clauses(digest, wording))
    blocks = blocks_of(digest, wording)
    upkeep = [] if digest.change.status in {"added", "removed"} else list(upkeep_clauses(digest, wording))
    if not lead and not blocks:
        return _only_upkeep(digest, upkeep, wording)
    if len(lead) + sum(len(block.clauses) for block in blocks) <= _SHORT:
        return paragraph([*lead, *(block.said(wording) for block in blocks), *upkeep], messages)
    if not lead:
        first, blocks = _parted(blocks)
        lead = [first.said(wording)]
    parts = [paragraph(lead, messages), _list(blocks, digest, wording), paragraph(upkeep, messages)]
    return "\n\n".join(part for part in parts if part)


def paragraph(clauses: Iterable[str], messages: Messages) -> str:
    """Make sentences of clauses and put them side by side."""
    return messages.sentences([messages.text("{sentence}.", sentence=raised(clause)) for clause in clauses])


def raised(clause: str) -> str:
    """Begin a clause with a capital where it begins with a word of ours (values begin with a mark)."""
    return clause[0].upper() + clause[1:] if clause[:1].isascii() else clause


def _parted(blocks: Sequence[Block]) -> tuple[Block, list[Block]]:
    """Take the first thing to say; a lone long block gives its first clause and lists the others."""
    first, rest = blocks[0], list(blocks[1:])
    if rest or len(first.clauses) == 1:
        return first, rest
    head = Block(first.place, first.section, first.clauses[:1], frozenset())
    return head, [Block("", first.section, (clause,), frozenset()) for clause in first.clauses[1:]]


def _list(blocks: Sequence[Block], digest: Digest, wording: Wording) -> str:
    shown = list(blocks) if len(blocks) <= BULLETS else list(blocks[: BULLETS - 1])
    lines = [block.said(wording) for block in shown]
    left = {kind for block in blocks[len(shown) :] for kind in block.kinds}
    if left:
        text = chained(list(counted((*digest.points, *digest.inside), left, wording)), wording)
        lines.append(wording.messages.text("in the whole file: {text}", text=text))
    return "\n".join(f"- {wording.messages.text('{sentence}.', sentence=raised(line))}" for line in lines)


def _only_upkeep(digest: Digest, upkeep: Sequence[str], wording: Wording) -> str:
    facts, messages = digest.upkeep, wording.messages
    if not upkeep:
        return paragraph([messages.text("no text of the file changes")], messages)
    if all(is_date_key(fact) for fact in facts):
        opening = messages.text("only the date of the page changes")
    elif all(fact.kind.startswith("front_matter") for fact in facts):
        opening = messages.text("only the metadata of the page changes")
    elif {fact.kind for fact in facts} <= {"whitespace_changed", "wrapping_changed", "final_newline_changed"}:
        said = upkeep if any(fact.removed and fact.added for fact in facts) else [*upkeep, _no_word(messages)]
        return paragraph(said, messages)
    else:
        return paragraph(upkeep, messages)
    text = chained(upkeep, wording)
    return paragraph([messages.text("{opening}: {text}", opening=opening, text=text)], messages)


def _no_word(messages: Messages) -> str:
    return messages.text("no word of the text changes")
