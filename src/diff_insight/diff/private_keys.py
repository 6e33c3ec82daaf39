"""Private keys, found by their frame and told apart by rows: PEM, OpenPGP, OpenVPN, PuTTY, strings of code.

A patch may show only a piece of a key, and in code every row of it is a string of its own.
"""

import re
from collections.abc import Callable

from diff_insight.late import late

_BEGIN = late(r"-----BEGIN (?:(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)-----")
_END = re.compile(r"-----END (?:(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)-----")
_PUTTY = re.compile(r"(?:^|[-+\s\"'])Private-Lines: ?\d")
_RUN = re.compile(r"(?<!\\)[A-Za-z0-9+/=]{16,}")  # in JSON a row begins behind \n
_AROUND = r"[\s\"'`,;.()\\&|+-]*"
_ROW = re.compile(rf"{_AROUND}([A-Za-z0-9/=][A-Za-z0-9+/=]*+)(?:\\[nr]){{0,2}}{_AROUND}")
"""A row of a key, alone or as a string of code: a sign of the patch, quotes, a plus around it."""

_FIELD = re.compile(r"[-+\s\"']*(?:[A-Za-z-]{1,40}: .*)?")
"""Rows between a header and its key: fields of older forms, and empty ones."""

_SHORTEST = 16
"""Letters of a row that is no word; the last row of a key may be shorter."""


def without_keys(text: str, mask_of: Callable[[str], str], seen: dict[str, str]) -> str:
    """Mask the base64 of private keys, one mask a key; lines stay lines.

    Args:
        text: A patch or a file.
        mask_of: Gives the mask of a key by its first row.
        seen: Gets every row of a key, with its mask.
    """
    rows = text.split("\n")
    at = 0
    while at < len(rows):
        if header := _BEGIN.search(rows[at]):
            at = _masked_below(rows, at, header.end(), mask_of, seen)
        elif _PUTTY.search(rows[at]):
            at = _masked_below(rows, at, len(rows[at]), mask_of, seen)
        else:
            if _END.search(rows[at]):
                _masked_above(rows, at, mask_of, seen)
            at += 1
    return "\n".join(rows)


def _masked_below(
    rows: list[str], at: int, behind: int, mask_of: Callable[[str], str], seen: dict[str, str]
) -> int:
    """Mask a key that begins in a row, behind its header; gives the first row that is none of it."""
    rest = rows[at][behind:]
    label = ""
    if first := _RUN.search(rest):
        label = mask_of(first[0])
        rows[at] = rows[at][:behind] + _RUN.sub(label, rest)
    at += 1
    if "-----END" in rest:
        return at
    while at < len(rows) and not rows[at].startswith("@@"):
        found = _key_row(rows, at)
        if found:
            label = label or mask_of(found[1])
            _replace(rows, at, found, label, seen)
        elif not _FIELD.fullmatch(rows[at]):
            break
        at += 1
    return at


def _masked_above(rows: list[str], at: int, mask_of: Callable[[str], str], seen: dict[str, str]) -> None:
    """Mask the rows above the end of a key whose beginning is not shown."""
    found: list[tuple[int, re.Match[str]]] = []
    above = at - 1
    while above >= 0 and (match := _key_row(rows, above)):
        found.append((above, match))
        above -= 1
    if any(len(match[1]) >= _SHORTEST for _, match in found):
        label = mask_of(found[-1][1][1])
        for place, match in found:
            _replace(rows, place, match, label, seen)


def _key_row(rows: list[str], at: int) -> re.Match[str] | None:
    found = _ROW.fullmatch(rows[at])
    if found is None or len(found[1]) >= _SHORTEST:
        return found
    below = rows[at + 1] if at + 1 < len(rows) else ""
    return found if "-----END" in below or "Private-MAC" in below else None


def _replace(rows: list[str], at: int, found: re.Match[str], label: str, seen: dict[str, str]) -> None:
    if len(found[1]) >= _SHORTEST:
        seen[found[1]] = label
    rows[at] = rows[at][: found.start(1)] + label + rows[at][found.end(1) :]
