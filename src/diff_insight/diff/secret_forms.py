"""The forms of secrets that providers publish, and those of logins in addresses and headers.

Only what a provider's own documentation gives a recognisable form counts as a secret: a fixed prefix and a
length. Entropy and words such as "password" are not looked at; documentation is full of both. What gitleaks
knows besides stands in `secret_rules.json` (docs/decisions/0062).
"""

import base64
import binascii
import json
import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

from diff_insight.late import late

_END = r"(?![A-Za-z0-9])"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_START = "^"
"""Nothing alphanumeric stands before, but where the prefix says enough: checked on what is found, as literal
prefixes are searched fast."""

_ALONE = r"(?:(?<![\w-])|(?m:(?<=^-)))"
"""No letter or dash stands before but a removed row's sign, so that what may hold itself is searched once."""

Found = re.Match[str]


def _real(_found: Found, _secret: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Form:
    """What the secrets of a provider look like.

    Attributes:
        hints: A text without any of these in lower case holds none; looked for first, which is fast. None
            holds white space.
        source: The pattern; the secret is group 1 where that is most of it, else the whole match.
        bounded: Whether a secret begins a word.
        proves: Whether what was found is a secret and no example.
        entropy: Bits a character that it has at least.
    """

    hints: tuple[str, ...]
    source: str
    bounded: bool = True
    proves: Callable[[Found, str], bool] = _real
    entropy: float = 0.0

    def real(self, proves: Callable[[Found, str], bool]) -> Self:
        """Give the same form for what is proved to be one."""
        return replace(self, proves=proves)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when the first hint of it was seen."""
        return _compiled(self.source)

    def secret_in(self, found: Found) -> tuple[int, int] | None:
        """Give the place of the secret in the text; None where it is none."""
        start, end = found.span()
        before = found.string[start - 1 : start]
        if self.bounded and (before.isalnum() or before == "@"):
            return None
        if _BLOB.fullmatch(found.string[max(0, start - _BLOB_LETTERS) : start]):
            return None
        if found.re.groups and found[1] is not None:
            group = found.span(1)
            if self.proves is not _real or (group[1] - group[0]) * 2 > end - start or _named(found):
                start, end = group
        secret = found.string[start:end]
        if len(set(secret)) < _FEWEST_LETTERS and self.proves is _real:
            return None
        if _EXAMPLE.search(secret) or not self.proves(found, secret):
            return None
        return (start, end) if not self.entropy or _entropy(secret) >= self.entropy else None


def _named(found: Found) -> bool:
    """Whether a name stands before the secret, which is no part of it."""
    return found.start(1) > found.start() and found.string[found.start(1) - 1] in "=:\"' /"


@lru_cache(maxsize=512)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _assigned(variables: str, value: str) -> Form:
    """Make the form of a key without a prefix, behind the variable that its provider's programs read."""
    names = variables.split()
    return _form(
        rf"(?i:{'|'.join(names)})[\"']?\s{{0,4}}[=:]\s{{0,4}}[\"']?({value})(?![A-Za-z0-9_-])", *names
    )


def _form(pattern: str, *hints: str) -> Form:
    plain = all(hint.endswith("_") or len(hint) >= _TELLING for hint in hints)
    hints = tuple(hint.lower() for hint in hints)
    return Form(hints, pattern.removeprefix(_START), bounded=pattern.startswith(_START) and not plain)


_TELLING = 5
"""Letters of a prefix that no other word holds by chance, so that it tells a secret even behind a letter."""

_FEWEST_LETTERS = 8
"""Different characters that a real secret has at least; placeholders repeat themselves."""

_BLOB_LETTERS = 32
_BLOB = re.compile(rf"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/]{{{_BLOB_LETTERS}}}")
"""What stands before a prefix that is none: base64 of a picture or a font, in which every word comes up."""

_EXAMPLE = re.compile(
    r"EXAMPLE(?:KEY)?\Z|(?i:x{6}|0123456789|1234567890abcdef|\*{3}|\.{3})"
    r"|(?<=[-_])(?i:your|my|here|example|placeholder|redacted|replace|changeme|dummy|sample)(?![A-Za-z0-9])"
)
"""Values that providers use as examples, and what people write in the place of one."""

_PLACEHOLDER = late(
    r"[<>{}$%*()\[\]]|\.\.\.|(?i:^(?:x+|\W+|(?:(?:my|your|the|some|a|db|test|super|personal|access|api|private|"
    r"user(?:name)?|pass(?:word|wd|phrase)?|pwd|pw|secret|token|key|login|auth|foo|bar|baz|abc|admin|root|guest|"
    r"postgres|mysql|redis|rabbitmq|mongo|example|changeme|hunter2|letmein|x-oauth-basic|x-access-token|"
    r"open sesame)[-_]?){1,5}\d{0,4})$)"
)
"""What documentation writes in the place of a password: nothing but words for it, or a sign of that."""
_URL_LOGIN = r"://[^\s:/?#@\"'<>`]{0,80}:([^\s/?#@\"'<>`]{3,200})@([\w.-]{1,200})"
_NOWHERE = re.compile(
    r"(?i)^(?:localhost|127\.|0\.0\.0\.0|host(?:name)?$|server$|db$|(?:[\w-]+\.)*example(?:\.|$)|[\w.-]+\.(?:test|invalid|localhost)$)"
)
"""Hosts that documentation uses (RFC 2606), where a login opens nothing."""


def of_a_person(found: Found, secret: str) -> bool:
    """Whether a login in an address is somebody's: no placeholder, and not for a host of documentation."""
    user = found[0].partition("://")[2].partition(":")[0]
    return secret != user and not _PLACEHOLDER.search(secret) and not _NOWHERE.search(found[2])


def of_a_login(_found: Found, secret: str) -> bool:
    """Whether the value of a Basic header is a name and a password, and no placeholder."""
    try:
        login = base64.b64decode(secret, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return False
    user, colon, password = login.partition(":")
    return bool(colon and password) and password != user and not _PLACEHOLDER.search(password)


def lasts(found: Found, _secret: str) -> bool:
    """Whether a shared access signature may still open something.

    One that is signed by a user's delegation (`ske`) ends within seven days; documentation is full of them.
    """
    text, at = found.string, found.start()
    before = max(text.rfind(blank, max(0, at - _LONGEST_URL), at) for blank in " \n\t\"'(<")
    after = re.compile(r"[^\s\"'<>)]*").match(text, found.end())
    address = text[before + 1 : after.end() if after else found.end()]
    return bool(re.search(r"[?&]s[ver]=", address)) and not re.search(r"[?&]ske=", address)


_LONGEST_URL = 2_000


def of_a_key(_found: Found, secret: str) -> bool:
    """Whether base64 of a frame holds a private key; a certificate is nobody's secret."""
    return b"PRIVATE KEY" in base64.b64decode(secret[:80])


def of_a_token(found: Found, _secret: str) -> bool:
    """Whether the first part of a token is a header as RFC 7515 has it."""
    head = found[0].partition(".")[0]
    try:
        read = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return False
    return isinstance(read, dict) and not {"alg", "typ"}.isdisjoint(read)


def no_placeholder(_found: Found, secret: str) -> bool:
    """Whether a password is none of the words that stand for one."""
    return not _PLACEHOLDER.search(secret)


def _entropy(secret: str) -> float:
    counts = Counter(secret)
    return -sum(count / len(secret) * math.log2(count / len(secret)) for count in counts.values())


@lru_cache(maxsize=1)
def rules() -> tuple[Form, ...]:
    """Give gitleaks' rules as forms."""
    document = json.loads(Path(__file__).with_name("secret_rules.json").read_text(encoding="utf-8"))
    return tuple(
        Form(
            tuple(rule["keywords"]),
            rule["pattern"],
            bounded=not all(word.endswith("_") or len(word) >= _TELLING for word in rule["keywords"]),
            entropy=rule.get("entropy", 0.0),
        )
        for rule in document["rules"]
    )


FORMS: tuple[Form, ...] = (
    # models
    _form(_START + r"sk-ant-[a-z]+\d{2}-[\w-]{20,}", "sk-ant-"),
    _form(_START + r"sk-(?:proj|svcacct|admin|None)-[\w-]{20,}", "sk-"),
    _form(_ALONE + r"sk-[\w-]{0,200}T3BlbkFJ[\w-]{20,}", "T3BlbkFJ"),
    _form(_START + r"sk-or-v1-[a-f0-9]{64}" + _END, "sk-or-v1-"),
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
        r"(?i:secret[_-]?(?:access[_-]?)?key)[\"']?\s{0,4}[=:]\s{0,4}[\"']?([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+=])",
        *(
            "secretkey",
            "secret_key",
            "secret-key",
            "secretaccesskey",
            "secret_access_key",
            "secret-access-key",
        ),
    ),
    _form(
        r"(?i:session[_-]?token)[\"']?\s{0,4}[=:]\s{0,4}[\"']?([0-9A-Za-z/+=]{100,2000})",
        *("sessiontoken", "session_token", "session-token"),
    ),
    _form(_START + r"ABSK[A-Za-z0-9+/]{109,269}={0,2}", "ABSK"),
    _form(r"AccountKey=([A-Za-z0-9+/]{86}==)", "AccountKey="),
    _form(r"SharedAccess(?:Key|Signature)=([A-Za-z0-9+/]{43}=)", "SharedAccess"),
    _form(_START + r"[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}", "Q~"),
    _form(_START + r"[01]\.A[\w-]{22,200}\.[\w.-]{100,}", "0.A", "1.A"),
    _form(_START + r"[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}" + _END, "JQQJ99"),
    _form(_START + r"AIza[\w-]{35}(?![\w-])", "AIza"),
    _form(_START + r"GOCSPX-[\w-]{28}(?![\w-])", "GOCSPX-"),
    _form(_START + r"ya29\.[\w-]{30,}", "ya29."),
    _form(_START + r"1//0[\w-]{40,}", "1//0"),
    _form(_START + r"LTAI[A-Za-z0-9]{20}" + _END, "LTAI"),
    _form(_START + r"AKID[A-Za-z0-9]{32}" + _END, "AKID"),
    _form(_START + r"do[opr]_v1_[a-f0-9]{64}" + _END, "_v1_"),
    _form(_START + r"dapi[a-f0-9]{32}(?:-\d)?" + _END, "dapi"),
    _form(_START + r"HRKU-[\w-]{36,}", "HRKU-"),
    _form(_START + r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}" + _END, "v1.0-"),
    _form(_START + r"[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}", ".atlasv1."),
    _form(_START + r"hv[sbr]\.[\w-]{24,}", "hvs.", "hvb.", "hvr."),
    _form(_START + r"pul-[a-f0-9]{40}" + _END, "pul-"),
    _form(
        r"(?:(?<![\w+/-])|(?m:(?<=^[+-])))(?!sha\d{3}-)[A-Za-z0-9/_-][A-Za-z0-9+/_-]{31,80}"
        r"(?:Az(?:Fu|Se|Ca)|ACDb|APIM|AIoT|AZEG|\+A(?:St|CR|Sb|Eh|Ml|Ba|Rm))"
        r"[A-Za-z0-9+/_-]{5,7}={0,2}(?![A-Za-z0-9+/=_-])",
        *(
            "AzFu",
            "AzSe",
            "AzCa",
            "ACDb",
            "APIM",
            "AIoT",
            "AZEG",
            "+ASt",
            "+ACR",
            "+ASb",
            "+AEh",
            "+AMl",
            "+ABa",
        ),
        "+ARm",
    ),
    _form(
        r"Endpoint=https://[\w.-]{1,100};Id=[^;\s]{4,80};Secret=([A-Za-z0-9+/]{40,100}={0,2})",
        "Endpoint=https://",
    ),
    _form(_START + r"00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{80,120}(?![\w.])", "00D"),
    _assigned("cloudflare_api_token cf_api_token", r"[\w-]{40}"),
    _assigned("heroku_api_key", _UUID),
    _assigned("launchdarkly_access_token launchdarkly_sdk_key", f"(?:api|sdk)-{_UUID}"),
    _assigned("ngrok_authtoken", r"\w{40,60}"),
    _assigned("vault_token", r"[sb]\.[A-Za-z0-9]{24,120}"),
    _form(r"--token[= ]([a-z0-9]{6}\.[a-z0-9]{16})" + _END, "--token"),
    _assigned("azure_devops_ext_pat", r"[a-z2-7]{52}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"),
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
    _form(r":_authToken=\s{0,4}([A-Fa-f0-9-]{36})" + _END, "_authToken"),
    _form(
        r"[\"'_]auth[\"']?\s{0,4}[=:]\s{0,4}[\"']?([A-Za-z0-9+/]{8,}={0,2})", "_auth", '"auth"', "'auth'"
    ).real(of_a_login),
    _form(_START + r"oy2[a-z0-9]{43}" + _END, "oy2"),
    _form(_START + r"CCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}" + _END, "CCIPAT_"),
    _form(_START + r"vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30}" + _END, "vercel_blob_rw_"),
    _form(_START + r"ATBB[A-Za-z0-9_]{32}" + _END, "ATBB"),
    _form(_START + r"fo1_[\w-]{43}(?![\w-])", "fo1_"),
    _form(_START + r"tskey-(?:[a-z]+-)?[A-Za-z0-9]+-[A-Za-z0-9]{20,}", "tskey-"),
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
    _assigned("dd_api_key datadog_api_key", "[a-f0-9]{32}"),
    _assigned("dd_app_key datadog_app_key", "[a-f0-9]{40}"),
    _form(_START + r"(?:[a-f0-9]{36}|(?:[a-f0-9]{32}|eu01xx[a-f0-9]{26})FFFF)NRAL" + _END, "NRAL"),
    _form(_START + r"(?:AA[a-f0-9]{40}|eu01xx[a-f0-9]{36})-NRMA" + _END, "-NRMA"),
    _form(_START + r"lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}" + _END, "lsv2_"),
    _form(_ALONE + r"sk\.eyJ[\w-]{20,}\.[\w-]{20,}", "sk.eyJ"),
    _form(_START + r"NRAK-[A-Z0-9]{27}" + _END, "NRAK-"),
    _form(_START + r"lin_api_[A-Za-z0-9]{40}" + _END, "lin_api_"),
    _form(_START + r"(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{46})" + _END, "secret_", "ntn_"),
    _form(_START + r"oaa[A-Za-z0-9]{14}\.v1\.[\w-]{20,}\.[a-f0-9]{64}" + _END, "oaa"),
    _form(_START + r"5AEP861[\w.=]{80,}", "5AEP861"),
    _form(_START + r"[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}" + _END, "==:"),
    _form(_START + r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}" + _END, "pat"),
    _form(_START + r"AT(?:ATT|CTT)3[\w=-]{60,}", "ATATT3", "ATCTT3"),
    _form(_START + r"figd_[\w-]{36,}", "figd_"),
    _form(_START + r"(?i:xox[abposre])-(?:\d+-)+[A-Za-z0-9-]+", "xox", "XOX"),
    _form(_START + r"xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+", "xapp-"),
    _form(r"hooks\.slack\.com/(?:services|workflows)/(T\w+/\w+/[\w/]+)", "hooks.slack.com"),
    _form(r"discord(?:app)?\.com/api/webhooks/(\d+/[\w-]{60,})", "/api/webhooks/"),
    _form(_START + r"[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])", "."),
    _form(
        rf"\.office\.com/webhook(?:b2)?/({_UUID}@{_UUID}/IncomingWebhook/\w{{1,64}}/{_UUID})",
        ".office.com/webhook",
    ),
    _form(r"oapi\.dingtalk\.com/robot/send\?access_token=([a-f0-9]{64})" + _END, "oapi.dingtalk.com"),
    _form(rf"qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=({_UUID})", "qyapi.weixin.qq.com"),
    _form(rf"open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/({_UUID})", "/open-apis/bot/v2/hook/"),
    _form(
        r"chat\.googleapis\.com/v1/spaces/[\w-]{1,60}/messages\?key=[\w-]{1,60}&token=([\w%-]{40,80})",
        "chat.googleapis.com",
    ),
    _form(r"hooks\.zapier\.com/hooks/catch/(\d{4,12}/\w{5,20})", "hooks.zapier.com"),
    _form(r"\.tines\.com/webhook/([a-z0-9]{32}/[a-z0-9]{32})" + _END, ".tines.com/webhook"),
    _form(r"maker\.ifttt\.com/trigger/[\w-]{1,80}/(?:json/)?with/key/([\w-]{20,60})", "maker.ifttt.com"),
    _form(_START + r"[012]/1\d{14,16}(?:/1\d{14,16})?:[a-f0-9]{32}" + _END, "/1"),
    _form(r"(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])", ":AA"),
    # money and mail
    _form(_START + r"[sr]k_(?:live|test)_[0-9A-Za-z]{24,}", "k_live_", "k_test_"),
    _form(_START + r"whsec_[A-Za-z0-9+/=]{32,}", "whsec_"),
    _form(_START + r"sq0(?:csp|atp)-[\w-]{22,43}", "sq0"),
    _form(_START + r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}" + _END, "shpat_", "shpca_", "shppa_", "shpss_"),
    _form(_START + r"SG\.[\w-]{22}\.[\w-]{43}(?![\w-])", "SG."),
    _form(_START + r"key-[0-9a-f]{32}" + _END, "key-"),
    _form(_START + r"[0-9a-f]{32}-us\d{1,2}" + _END, *(f"-us{digit}" for digit in "123456789")),
    _form(_START + r"(?:AC|SK)[0-9a-f]{32}" + _END, "AC", "SK"),
    # forms of no one provider
    _form(_ALONE + r"eyJ[\w-]{12,}\.eyJ[\w-]{12,}\.[\w-]{20,}", "eyJ"),
    _form(_ALONE + r"eyJ[\w-]{12,200}(?:\.[\w-]{20,}){2,4}", "eyJ").real(of_a_token),
    _form(_ALONE + r"LS0tLS1CRUdJTi[A-Za-z0-9+/]{66,}={0,2}", "LS0tLS1CRUdJTi").real(of_a_key),
    _form(
        r"machine[ \t]{1,8}\S{1,100}[ \t]{1,8}login[ \t]{1,8}\S{1,100}"
        r"[ \t]{1,8}password[ \t]{1,8}(\S{6,200})",
        "machine",
    ).real(no_placeholder),
    _form(
        r"(?i:authorization)[\"']?\s{0,4}[:=,]\s{0,4}[\"']?(?i:basic)\s{1,4}([A-Za-z0-9+/]{8,}={0,2})",
        "basic",
    ).real(of_a_login),
    _form(r"[?&]sig=([\w%+/-]{43,120}={0,2})", "sig=").real(lasts),
    _form(_URL_LOGIN, "://").real(of_a_person),
    _form(
        r"(?:Private|Preshared)Key\s{0,4}=\s{0,4}([A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])",
        "PrivateKey",
        "PresharedKey",
    ),
    _form(_START + r"AGE-SECRET-KEY-1[0-9A-Z]{58}" + _END, "AGE-SECRET-KEY-1"),
)
