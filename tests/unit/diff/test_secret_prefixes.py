"""Secrets that a prefix or a place tells: each row of the table is masked, what only looks alike stays."""

import base64
import hashlib
import json
import random
import string
import tomllib
import uuid
from importlib.resources import files

import pytest

from diff_insight.diff.secrets import mask

TABLE = tomllib.loads((files("diff_insight.diff") / "secret_prefixes.toml").read_text(encoding="utf-8"))
ROWS = [
    (prefix, body)
    for rows in TABLE.values()
    for prefix, bodies in rows.items()
    for body in ([bodies] if isinstance(bodies, str) else bodies)
]
ALPHABETS = {
    "letters": string.ascii_letters + string.digits,
    "words": string.ascii_letters + string.digits + "_-",
    "lower": string.ascii_lowercase + string.digits,
    "upper": string.ascii_uppercase + string.digits,
    "hex": "0123456789abcdef",
    "digits": string.digits,
    "base64": string.ascii_letters + string.digits + "+/",
}
HEX = "9c1f03b7ad52e86440be7d1592fa3c6e"
ONE, OTHER = "5f0c2a9e-3b71-4d86-9e02-b1c7a4d8f365", "8a14e7d0-62cf-49b3-a5d1-0e9f7c3b2846"
MIXED = "q7Zt1Xw9LmB4vK8sRc2YpJ6hNd3GfTa5eUoQiWxV0bMz"


def secret_of(prefix: str, body: str, chance: random.Random) -> str:
    words = iter(body.split())
    pieces = [prefix]
    for word in words:
        if word == "uuid":
            pieces.append(str(uuid.UUID(int=chance.getrandbits(128))))
        elif word == "name":
            pieces.append("org")
        elif word in ALPHABETS:
            many = int(next(words).removesuffix("+"))
            pieces.append("".join(chance.choice(ALPHABETS[word]) for _ in range(many - 1)) + "7")
        else:
            pieces.append(word)
    return "".join(pieces)


@pytest.mark.parametrize(("prefix", "body"), ROWS)
def test_a_secret_of_each_row_is_masked_whole(prefix: str, body: str) -> None:
    chance = random.Random(f"{prefix} {body}")  # noqa: S311
    for around in ("+key: {}", '-  "value": "{}",', " export TOKEN={}", "+client = Client('{}')"):
        secret = secret_of(prefix, body, chance)
        assert mask(around.format(secret)) == (around.format("MASKED_SECRET_1"), 1)


@pytest.mark.parametrize("prefix", dict(ROWS))
def test_what_people_write_in_place_of_a_secret_stays(prefix: str) -> None:
    texts = [
        f"+key: {prefix}{'x' * 40}",
        f"+key: {prefix}your-key-here",
        f"+{prefix}some_name_made_of_words_alone",
    ]
    assert [text for text in texts if mask(text)[1]] == []


def header(**fields: str) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).decode().rstrip("=")


def framed(kind: str) -> str:
    rows = f"-----BEGIN {kind}-----\n{MIXED}{MIXED}\n{MIXED}\n-----END {kind}-----\n"
    return base64.b64encode(rows.encode()).decode()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("+key: {}", f"{MIXED}{MIXED[:32]}ACDbk4Wm9Z=="),
        ("+key: {}", f"{MIXED[:42]}AzSeC9wQ2x"),
        ("-{}", f"{MIXED[:33]}+ASbk4Wm9Z="),
        ('+  "AzureWebJobs": "{}"', f"{MIXED}AzFuq8_xTA=="),
        ("+Endpoint=https://shop.azconfig.io;Id=a1-l0:b2;Secret={}", f"{MIXED[:43]}="),
        ("+url: https://shop.webhook.office.com/webhookb2/{}", f"{ONE}@{OTHER}/IncomingWebhook/{HEX}/{ONE}"),
        ("+url: https://outlook.office.com/webhook/{}", f"{ONE}@{OTHER}/IncomingWebhook/{HEX}/{ONE}"),
        ("+https://oapi.dingtalk.com/robot/send?access_token={}", HEX + HEX[::-1]),
        ("+https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={}", ONE),
        ("+https://open.feishu.cn/open-apis/bot/v2/hook/{}", ONE),
        ("+https://chat.googleapis.com/v1/spaces/AAA/messages?key=b&token={}", MIXED[:43]),
        ("+https://hooks.zapier.com/hooks/catch/{}/", "3113614/hgw5na5"),
        ("+https://acme.tines.com/webhook/{}", f"{HEX}/{HEX[::-1]}"),
        ("+license_key: {}", f"{HEX}FFFFNRAL"),
        ('+  "token": "{}"', f"eu01xx{HEX}9c1f-NRMA"),
        ("-{}", f"oaa{MIXED[:14]}.v1.{MIXED}.{HEX}{HEX[::-1]}"),
        ("+refresh: {}", f"5AEP861{MIXED}.{MIXED}"),
        ("+pat={}", f"{MIXED[:22]}==:{MIXED[5:37]}"),
        ("+refresh_token: {}", f"1.A{MIXED}.{MIXED}{MIXED}{MIXED}"),
        ("+https://maker.ifttt.com/trigger/rain/with/key/{}", MIXED[:22]),
        ("+token: {}", f"2/1297583663851054/1249173632457187:{HEX}"),
        ("+HEROKU_API_KEY={}", ONE),
        ("+LAUNCHDARKLY_SDK_KEY: sdk-{}", ONE),
        ("+export VAULT_TOKEN={}", f"s.{MIXED[:24]}"),
        ("+NGROK_AUTHTOKEN={}", f"{MIXED[:27]}_{MIXED[5:26]}"),
        ("+kubeadm join 10.2.0.1:6443 --token {}", "8diiqw.am2rgn3jd5vycno6"),
        ("+PresharedKey = {}", f"{MIXED[:43]}="),
        ("+machine git.acme.io login ziggy password {}", MIXED[:20]),
        ("+session: {}", f"00Dyi9CEgKtlcM9!AQ4AQ{MIXED}{MIXED}"),
        ("+  client-key-data: {}", framed("RSA PRIVATE KEY")),
        ("+password: {}", f"{header(typ='TCV2')}.{MIXED[:36]}.{MIXED}"),
        ("+token: {}", f"{header(alg='RSA-OAEP', enc='A256GCM')}.{MIXED}.{MIXED[:20]}.{MIXED}.{MIXED[:22]}"),
    ],
)
def test_a_secret_is_known_by_its_mark_its_address_or_its_variable(text: str, secret: str) -> None:
    masked, count = mask(text.format(secret))
    assert secret not in masked
    assert count == 1
    assert masked.startswith(text.partition("{}")[0].rstrip("-sdk"))


def test_a_key_of_openvpn_loses_its_rows() -> None:
    rows = [
        "+-----BEGIN OpenVPN Static key V1-----",
        *[f"+{HEX}"] * 3,
        "+-----END OpenVPN Static key V1-----",
    ]
    masked, count = mask("\n".join(rows))
    assert (masked.split("\n"), count) == ([rows[0], *["+MASKED_SECRET_1"] * 3, rows[-1]], 1)


@pytest.mark.parametrize(
    "text",
    [
        f"+  certificate-authority-data: {framed('CERTIFICATE')}",
        f"+src: url(data:font/woff2;base64,{MIXED}{MIXED}/EAAAAAHA9sBEAAAAAT4EQF8A8oDXwADAAcAFwAnAABBFSE1)",
        f"+resolved sha512-{MIXED}{MIXED[:32]}ACDbk4Wm9Z==",
        f"+sha256-{MIXED[:33]}+ASbk4Wm9Z=",
        f"+eyJub3QiOiJhIGhlYWRlciJ9.{MIXED}.{MIXED}",
        "+kubeadm join 10.2.0.1:6443 --token abcdef.0123456789abcdef",
        "+machine api.github.com login USERNAME password your-password",
        f"+HEROKU_APP_ID={ONE}",
        "+see https://hooks.zapier.com/hooks/catch/ and https://open.feishu.cn/open-apis/bot/v2/hook/<id>",
        f"+chunk-{HEX}.js",
        f"+store_customer_{'abcdefghijklmnopqrstuvwx'}",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert mask(text) == (text, 0)


def test_of_hashes_and_identifiers_of_every_kind_none_is_masked() -> None:
    rows = []
    for number in range(400):
        long, short = (hashlib.new(name, str(number).encode()) for name in ("sha512", "sha256"))
        row64, row44 = (base64.b64encode(each.digest()).decode() for each in (long, short))
        rows += [
            f'+  "integrity": "sha512-{row64}",',
            f'+    "sha256-{row44}"',
            f"+github.com/a/b v1.2.{number} h1:{row44}",
            f"+    --hash=sha256:{short.hexdigest()} \\",
            f"+  checksum: 10c0/{long.hexdigest()}",
            f"+{short.hexdigest()[:32]}  file-{number}.tar.gz",
            f"+id: {uuid.UUID(bytes=short.digest()[:16])}",
            f"+key-{short.hexdigest()[:8]}",
            f"+ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{row44.rstrip('=')} me",
        ]
    assert mask("\n".join(rows))[1] == 0
