"""Secrets in a diff are masked before anything of it is shown, sent or published.

Only what a provider's own documentation gives a recognisable form counts as a secret: a fixed prefix and
a length, or a PEM header. Entropy and words such as "password" are not looked at; documentation is full of
both. The forms are those that the providers publish and that detect-secrets and gitleaks look for
(docs/decisions/0062). Examples that providers use in their own documentation stay, and so do signatures
of URLs, which expire and which documentation shows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from diff_insight.model import FileChange, Versions

_END = r"(?![A-Za-z0-9])"
_START = "^"
"""Nothing alphanumeric stands before: checked on what is found, as literal prefixes are searched fast."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What the secrets of a provider look like.

    Attributes:
        hints: A text without any of these holds none; looked for first because that is fast.
        pattern: The secret is group 1 where there is one, else the whole match.
        bounded: Whether a secret begins a word.
    """

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    bounded: bool


def _form(pattern: str, *hints: str) -> _Form:
    return _Form(hints, re.compile(pattern.removeprefix(_START)), pattern.startswith(_START))


_FORMS: tuple[_Form, ...] = (
    # models
    _form(_START + r"sk-ant-[a-z]+\d{2}-[\w-]{20,}", "sk-ant-"),
    _form(_START + r"sk-(?:proj|svcacct|admin|None)-[\w-]{20,}", "sk-"),
    _form(_START + r"sk-[\w-]*[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}", "T3BlbkFJ"),
    _form(_START + r"sk-[A-Za-z0-9]{48}" + _END, "sk-"),
    _form(_START + r"(?:hf_|api_org_)[A-Za-z]{34}" + _END, "hf_", "api_org_"),
    _form(_START + r"gsk_[A-Za-z0-9]{52}" + _END, "gsk_"),
    _form(_START + r"xai-[A-Za-z0-9]{80}" + _END, "xai-"),
    _form(_START + r"r8_[A-Za-z0-9]{37}" + _END, "r8_"),
    _form(_START + r"pplx-[A-Za-z0-9]{48}" + _END, "pplx-"),
    # clouds
    _form(
        _START + r"(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA)[A-Z0-9]{16}" + _END,
        "A3T",
        "ABIA",
        "ACCA",
        "AKIA",
        "ASIA",
    ),
    _form(
        r"(?i:aws_?secret_?access_?key)[\"']?\s{0,4}[=:]\s{0,4}[\"']?([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+=])",
        "ccessKey",
        "ccess_key",
        "CCESS_KEY",
    ),
    _form(_START + r"ABSK[A-Za-z0-9+/]{109,269}={0,2}", "ABSK"),
    _form(r"AccountKey=([A-Za-z0-9+/]{86}==)", "AccountKey="),
    _form(r"SharedAccessKey=([A-Za-z0-9+/]{43}=)", "SharedAccessKey="),
    _form(_START + r"[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}", "Q~"),
    _form(_START + r"[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}" + _END, "JQQJ99"),
    _form(_START + r"AIza[\w-]{35}(?![\w-])", "AIza"),
    _form(_START + r"GOCSPX-[\w-]{28}(?![\w-])", "GOCSPX-"),
    _form(_START + r"ya29\.[\w-]{30,}", "ya29."),
    _form(_START + r"LTAI[A-Za-z0-9]{20}" + _END, "LTAI"),
    _form(_START + r"AKID[A-Za-z0-9]{32}" + _END, "AKID"),
    _form(_START + r"do[opr]_v1_[a-f0-9]{64}" + _END, "_v1_"),
    _form(_START + r"dapi[a-f0-9]{32}(?:-\d)?" + _END, "dapi"),
    _form(_START + r"HRKU-[\w-]{36,}", "HRKU-"),
    _form(_START + r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}" + _END, "v1.0-"),
    _form(_START + r"[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}", ".atlasv1."),
    _form(_START + r"hv[sbr]\.[\w-]{24,}", "hvs.", "hvb.", "hvr."),
    _form(_START + r"pul-[a-f0-9]{40}" + _END, "pul-"),
    # code and packages
    _form(_START + r"gh[pousr]_[A-Za-z0-9_]{36,255}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    _form(_START + r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}" + _END, "github_pat_"),
    _form(
        _START + r"(?:glpat|gldt|glft|glsoat|glrt|glimt|glptt|glagent|gloas|glcbt|glffct)-[\w.-]{20,1024}",
        *("glpat-", "gldt-", "glft-", "glsoat-", "glrt-", "glimt-", "glptt-", "glagent-", "gloas-", "glcbt-"),
        "glffct-",
    ),
    _form(_START + r"GR1348941[\w-]{20,50}", "GR1348941"),
    _form(_START + r"npm_[A-Za-z0-9]{36}" + _END, "npm_"),
    _form(r"//[^\s:]+/:_authToken=\s*([A-Fa-f0-9-]{36})" + _END, "_authToken"),
    _form(_START + r"pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZw)[\w-]{50,}", "pypi-Ag"),
    _form(_START + r"rubygems_[a-f0-9]{48}" + _END, "rubygems_"),
    _form(_START + r"cio[A-Za-z0-9]{32}" + _END, "cio"),
    _form(_START + r"dckr_(?:pat|oat)_[\w-]{27,}", "dckr_"),
    _form(_START + r"AKC[A-Za-z0-9]{40,}", "AKC"),
    _form(_START + r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}" + _END, "PMAK-"),
    _form(_START + r"nfp_[A-Za-z0-9]{36}" + _END, "nfp_"),
    _form(_START + r"sbp_[a-f0-9]{40}" + _END, "sbp_"),
    _form(_START + r"pscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}", "pscale_"),
    _form(_START + r"dp\.(?:pt|st|ct|sa)\.[\w.-]{40,}", "dp."),
    # watching and working together
    _form(_START + r"sntry[su]_[\w=+/-]{60,}", "sntry"),
    _form(_START + r"gl(?:sa|c)_[A-Za-z0-9+/=_]{32,}", "glsa_", "glc_"),
    _form(_START + r"NRAK-[A-Z0-9]{27}" + _END, "NRAK-"),
    _form(_START + r"lin_api_[A-Za-z0-9]{40}" + _END, "lin_api_"),
    _form(_START + r"(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{46})" + _END, "secret_", "ntn_"),
    _form(_START + r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}" + _END, "pat"),
    _form(_START + r"ATATT3[\w=-]{180,}", "ATATT3"),
    _form(_START + r"(?i:xox[abposre])-(?:\d+-)+[A-Za-z0-9-]+", "xox", "XOX"),
    _form(_START + r"xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+", "xapp-"),
    _form(r"hooks\.slack\.com/(?:services|workflows)/(T\w+/\w+/[\w/]+)", "hooks.slack.com"),
    _form(r"discord(?:app)?\.com/api/webhooks/(\d+/[\w-]{60,})", "/api/webhooks/"),
    _form(_START + r"[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])", "."),
    _form(
        r"webhook\.office\.com/webhookb2/([0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/\w+/[0-9a-f-]{36})",
        "webhookb2",
    ),
    _form(r"(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])", ":AA"),
    # money and mail
    _form(_START + r"[sr]k_(?:live|test)_[0-9A-Za-z]{24,}", "k_live_", "k_test_"),
    _form(_START + r"whsec_[A-Za-z0-9+/=]{32,}", "whsec_"),
    _form(_START + r"sq0(?:csp|atp)-[\w-]{22,43}", "sq0"),
    _form(_START + r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}" + _END, "shpat_", "shpca_", "shppa_", "shpss_"),
    _form(_START + r"SG\.[\w-]{22}\.[\w-]{43}(?![\w-])", "SG."),
    _form(_START + r"key-[0-9a-f]{32}" + _END, "key-"),
    _form(_START + r"[0-9a-f]{32}-us\d{1,2}" + _END, "-us"),
    _form(_START + r"(?:AC|SK)[0-9a-f]{32}" + _END, "AC", "SK"),
    # forms of no one provider
    _form(_START + r"eyJ[\w-]{12,}\.eyJ[\w-]{12,}\.[\w-]{20,}", "eyJ"),
    _form(_START + r"AGE-SECRET-KEY-1[0-9A-Z]{58}" + _END, "AGE-SECRET-KEY-1"),
)

_EXAMPLE = re.compile(r"example|xxxx|0123456789|1234567890abcdef", re.IGNORECASE)
_FEWEST_LETTERS = 8
"""Different characters that a real secret has at least; placeholders repeat themselves."""

_RUN = re.compile(r"[A-Za-z0-9_./+=~:@-]{20,}")
"""What every form has on one line, but for those that begin with one of these:"""
_SHORT = ("xox", "XOX", "xapp-")

_PEM = re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----")
_PEM_ROW = re.compile(r"(?<!\\)[A-Za-z0-9+/=]{16,}")  # in JSON a row begins behind \n
_PEM_OTHER = re.compile(r"[A-Za-z-]+: .*|")
"""Rows between a PEM header and its key: fields of older forms, and empty ones."""


class _Masks:
    """The masks of one patch: a secret keeps its number, so that a reader sees whether it changed."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, secret: str) -> str:
        return f"MASKED_SECRET_{self._numbers.setdefault(secret, len(self._numbers) + 1)}"

    def __len__(self) -> int:
        return len(self._numbers)


def mask(text: str) -> tuple[str, int]:
    """Give a text with each secret replaced by a mask, and how many different ones there were.

    Lines stay lines, so a patch stays a patch with the same counts.
    """
    masks = _Masks()
    return _without_secrets(text, masks), len(masks)


def mask_versions(patch: str | None, versions: Versions) -> Versions:
    """Give a file's texts with their secrets masked as they are in its patch: each keeps its number.

    Args:
        patch: As it came, its secrets in it.
        versions: The texts.
    """
    masks = _Masks()
    if patch:
        _without_secrets(patch, masks)
    before, after = (
        None if text is None else _without_secrets(text, masks, signs=0)
        for text in (versions.before, versions.after)
    )
    return Versions(before=before, after=after)


def mask_changes(changes: Iterable[FileChange]) -> tuple[tuple[FileChange, ...], int]:
    """Give the changes with the secrets in their patches masked, and how many there were."""
    masked: list[FileChange] = []
    total = 0
    for change in changes:
        patch, count = mask(change.patch) if change.patch else (change.patch, 0)
        masked.append(replace(change, patch=patch) if count else change)
        total += count
    return tuple(masked), total


def _without_secrets(text: str, masks: _Masks, *, signs: int = 1) -> str:
    """Mask the secrets of a patch, whose rows begin with a sign, or of a text without any."""
    suspects = text if any(short in text for short in _SHORT) else "\n".join(_suspects(text))
    for form in _FORMS:
        if any(hint in suspects for hint in form.hints):
            text = form.pattern.sub(partial(_masked, form=form, masks=masks), text)
    return _without_keys(text, masks, signs) if "PRIVATE KEY" in text else text


def _suspects(text: str) -> Iterator[str]:
    """Give the lines that may hold a secret, each with the one above: few, and found four times as fast."""
    end = 0
    for found in _RUN.finditer(text):
        if found.start() >= end:
            line = text.rfind("\n", 0, found.start())
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield text[text.rfind("\n", 0, max(line, 0)) + 1 : end]


def _masked(found: re.Match[str], *, form: _Form, masks: _Masks) -> str:
    if form.bounded and found.start() > 0 and found.string[found.start() - 1].isalnum():
        return found[0]
    group = found.re.groups
    secret = found[group]
    if len(set(secret)) < _FEWEST_LETTERS or _EXAMPLE.search(secret):
        return found[0]
    start, end = found.start(group) - found.start(), found.end(group) - found.start()
    return found[0][:start] + masks.of(secret) + found[0][end:]


def _without_keys(text: str, masks: _Masks, signs: int) -> str:
    """Mask the base64 of private keys, behind their header and in the rows below it; one mask a key."""
    rows = text.split("\n")
    inside, label = False, ""
    for at, row in enumerate(rows):
        header = _PEM.search(row)
        if header is not None:
            rest = row[header.end() :]
            first = _PEM_ROW.search(rest)
            label = masks.of(first[0]) if first else ""
            rows[at] = row[: header.end()] + _PEM_ROW.sub(label, rest)
            inside = "-----END" not in rest
        elif inside:
            sign, content = row[:signs], row[signs:].strip()
            if _PEM_ROW.fullmatch(content) or (content and _short_last_row(content, rows, at)):
                label = label or masks.of(content)
                rows[at] = sign + row[signs:].replace(content, label)
            elif not _PEM_OTHER.fullmatch(content):
                inside = False
    return "\n".join(rows)


def _short_last_row(content: str, rows: Sequence[str], at: int) -> bool:
    """Whether a short row is the end of a key: base64, and right above the closing line."""
    return (
        bool(re.fullmatch(r"[A-Za-z0-9+/=]+", content)) and at + 1 < len(rows) and "-----END" in rows[at + 1]
    )
