"""Secrets in a range are masked before anything of it is shown, sent or published.

Masked alike in patches, in both versions of each file, in names, in what authors say and in what is printed.
A secret keeps its number in both versions and in the patch of a file, so that a reader sees whether it
changed and a text about it can be held against the patch. The forms stand in `secret_forms`, keys in
`private_keys`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from diff_insight.diff.private_keys import without_keys
from diff_insight.diff.secret_forms import FORMS, Form, rules
from diff_insight.diff.secret_prefixes import prefixed
from diff_insight.model import FileChange, RangeDiff, Versions


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """Give every form of a secret that is known."""
    return (*FORMS, *prefixed(), *rules())


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
        places = list(_suspects(text))
        if places:
            suspects = "\n".join(text[first:last] for first, last in places)
            masked = self._without_forms(suspects)
            if masked != suspects:
                pieces, done = [], 0
                for (first, last), row in zip(places, masked.split("\n"), strict=True):
                    pieces += [text[done:first], row]
                    done = last
                text = "".join([*pieces, text[done:]])
        return without_keys(text, self.of, {}) if _holds_key(text) else text

    def _without_forms(self, text: str) -> str:
        there = _HINTS.of(text)
        for form in forms():
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


_SUSPECT = re.compile(r"(?<![\w=+-])[\w=+-]{16}|://|(?i:basic )|machine[ \t]")
"""What every secret of a form has in its line."""
_RUN = re.compile(b"w{16}")
_RUNS = bytes(ord("w") if chr(byte).isalnum() or chr(byte) in "_=+-" else ord(" ") for byte in range(128)) * 2
"""Letters of a secret as one letter: a run of them is found far sooner than one of a class of letters."""
_WINDOW = 4096
_LONGEST = 16
"""Characters of the longest that `_SUSPECT` finds: what begins in a window ends in what is read beyond it."""


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Give where the lines begin and end that may hold a secret of a form."""
    last = -1
    for place in _suspicious(text):
        if place >= last:
            first = text.rfind("\n", last + 1 if last >= 0 else 0, place) + 1 or last + 1
            last = text.find("\n", place)
            if last < 0:
                last = len(text)
            yield first, last


def _suspicious(text: str) -> Iterator[int]:
    """Give places in ascending order, at least one in each line in which `_SUSPECT` finds anything."""
    for start in range(0, len(text), _WINDOW):
        window = text[start : start + _WINDOW + _LONGEST - 1]
        if window.isascii():
            yield from sorted(start + place for place in _in_ascii(window.encode()))
        else:
            yield from (found.start() for found in _SUSPECT.finditer(text, start, start + len(window)))


def _in_ascii(data: bytes) -> Iterator[int]:
    yield from (found.start() for found in _RUN.finditer(data.translate(_RUNS)))
    for word, read in ((b"basic ", data.lower()), (b"://", data), (b"machine ", data), (b"machine\t", data)):
        place = read.find(word)
        while place >= 0:
            yield place
            place = read.find(word, place + 1)


class _Hints:
    """Tells which hints of the forms stand in a text, word by word: most words of a range recur."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, text: str) -> set[str]:
        """Give the hints that stand in a text."""
        words = set(text.lower().split())
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        new = words.difference(self._known)
        found = set[str]()
        if new:
            joined = "\n".join(new)
            there = [hint for hint in _hints() if hint in joined]
            for word in new:
                hints = tuple(hint for hint in there if hint in word)
                found.update(hints)
                if len(word) <= _LONGEST_WORD:
                    self._known[word] = hints
        return found.union(*(self._known[word] for word in words - new))


_HINTS = _Hints()
_MOST_WORDS = 100_000
_LONGEST_WORD = 100

_MASK = re.compile(r"MASKED_SECRET_\d")
_KEY_ROW = re.compile(r"^[-+ ][^A-Za-z0-9\n]{0,10}[A-Za-z0-9+/]{40,}", re.MULTILINE)


@lru_cache(maxsize=1)
def _hints() -> frozenset[str]:
    return frozenset(hint for form in forms() for hint in form.hints)


def _holds_key(text: str) -> bool:
    return "PRIVATE KEY" in text or "Private-Lines" in text or "Static key V1" in text


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
