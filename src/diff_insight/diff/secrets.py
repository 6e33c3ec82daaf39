"""Secrets in a range are masked before anything of it is shown, sent or published.

Masked alike in patches, in both versions of each file, in names, in what authors say and in what is printed.
A secret keeps its number in both versions and in the patch of a file, so that a reader sees whether it
changed and a text about it can be held against the patch. The forms stand in `secret_forms`, keys in
`private_keys`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from diff_insight.diff.private_keys import without_keys
from diff_insight.diff.secret_forms import FORMS, Form, rules
from diff_insight.model import FileChange, RangeDiff, Versions


class Masks:
    """The masks of one file or of one range's words: a secret keeps its number.

    Args:
        known: Secrets that have a number already.
    """

    def __init__(self, known: Mapping[str, int] | None = None) -> None:
        self.numbers: dict[str, int] = dict(known or {})

    def of(self, secret: str) -> str:
        """Give the mask of a secret."""
        return f"MASKED_SECRET_{self.numbers.setdefault(secret, len(self.numbers) + 1)}"

    def learn_keys(self, text: str) -> dict[str, str]:
        """Give every row of the private keys in a whole file, each with its mask."""
        rows: dict[str, str] = {}
        if _holds_key(text):
            without_keys(text, self.of, rows)
        return rows

    def mask(self, text: str) -> str:
        """Give the text with each secret replaced. Lines stay lines, so a patch keeps its counts."""
        rows = text.split("\n")
        places = [at for at, row in enumerate(rows) if _SUSPECT.search(row)]
        if places:
            suspects = self._without_forms("\n".join(rows[at] for at in places))
            for at, row in zip(places, suspects.split("\n"), strict=True):
                rows[at] = row
            text = "\n".join(rows)
        return without_keys(text, self.of, {}) if _holds_key(text) else text

    def _without_forms(self, text: str) -> str:
        folded = text.lower()
        there = {hint for hint in _hints() if hint in folded}
        for form in (*FORMS, *rules()):
            if not there.isdisjoint(form.hints):
                text = self._masked(text, form)
        return text

    def _masked(self, text: str, form: Form) -> str:
        pieces: list[str] = []
        done = 0
        for found in form.pattern.finditer(text):
            place = form.secret_in(found)
            if place is not None and not _MASK.search(text[place[0] : place[1]]):
                pieces += [text[done : place[0]], self.of(text[place[0] : place[1]])]
                done = place[1]
        return "".join([*pieces, text[done:]]) if pieces else text


_SUSPECT = re.compile(r"[\w=+-]{16,}|://|(?i:basic )")
"""What every secret of a form has in its line."""

_MASK = re.compile(r"MASKED_SECRET_\d")
_KEY_ROW = re.compile(r"^[-+ ][^A-Za-z0-9\n]{0,10}[A-Za-z0-9+/]{40,}", re.MULTILINE)


@lru_cache(maxsize=1)
def _hints() -> frozenset[str]:
    return frozenset(hint for form in (*FORMS, *rules()) for hint in form.hints)


def _holds_key(text: str) -> bool:
    return "PRIVATE KEY" in text or "Private-Lines" in text


def mask(text: str) -> tuple[str, int]:
    """Give a text with each secret replaced by a mask, and how many different ones there were."""
    masks = Masks()
    masked = masks.mask(text)
    return masked, len(masks.numbers)


@dataclass(frozen=True, slots=True)
class MaskedRange:
    """A range without secrets, and how many there were in its patches, names and words."""

    diff: RangeDiff
    secrets: int


def mask_range(diff: RangeDiff) -> MaskedRange:
    """Mask the secrets of a range wherever they stand.

    The contents of both versions are masked when they are asked for, with the numbers of the file's patch.
    """
    words = Masks()
    changes: list[FileChange] = []
    known: dict[str, Mapping[str, int]] = {}
    originals: dict[str, FileChange] = {}
    total = 0
    for change in diff.changes:
        masks = Masks()
        patch = change.patch
        if patch and _KEY_ROW.search(patch):
            patch = _without_pieces(patch, masks, diff.versions(change))
        patch = masks.mask(patch) if patch else patch
        path = words.mask(change.path)
        previous = change.previous_path and words.mask(change.previous_path)
        total += len(masks.numbers)
        if masks.numbers:
            known[path] = masks.numbers
        if (path, previous, patch) == (change.path, change.previous_path, change.patch):
            changes.append(change)
        else:
            originals[path] = change
            changes.append(replace(change, path=path, previous_path=previous, patch=patch))
    commits = tuple(
        replace(
            each,
            subject=words.mask(each.subject),
            body=words.mask(each.body),
            author=words.mask(each.author),
            paths=each.paths and tuple(map(words.mask, each.paths)),
        )
        for each in diff.commits
    )
    asked = diff.pull_request
    if asked is not None:
        asked = replace(
            asked,
            title=words.mask(asked.title),
            body=words.mask(asked.body),
            labels=tuple(map(words.mask, asked.labels)),
            author=words.mask(asked.author),
        )
    masked = replace(
        diff,
        range=replace(
            diff.range,
            base_name=diff.range.base_name and words.mask(diff.range.base_name),
            head_name=diff.range.head_name and words.mask(diff.range.head_name),
        ),
        changes=tuple(changes),
        skipped=tuple(
            replace(each, path=words.mask(each.path), detail=words.mask(each.detail)) for each in diff.skipped
        ),
        warnings=tuple(map(words.mask, diff.warnings)),
        commits=commits,
        pull_request=asked,
        versions=_masking(diff.versions, known, originals),
    )
    return MaskedRange(masked, total + len(words.numbers))


def _without_pieces(patch: str, masks: Masks, versions: Versions) -> str:
    """Mask rows of a private key whose frame the patch does not show, where the whole file does."""
    for text in (versions.before, versions.after):
        for row, label in masks.learn_keys(text or "").items():
            patch = patch.replace(row, label)
    return patch


def _masking(
    versions: Callable[[FileChange], Versions],
    known: Mapping[str, Mapping[str, int]],
    originals: Mapping[str, FileChange],
) -> Callable[[FileChange], Versions]:
    def masked(change: FileChange) -> Versions:
        found = versions(originals.get(change.path, change))
        masks = Masks(known.get(change.path))
        before = found.before and masks.mask(found.before)
        after = found.after and masks.mask(found.after)
        return Versions(before=before, after=after)

    return masked
