"""Masking of secrets: what must go, what must stay, and that lines stay lines."""

import base64
import json
import random
import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.diff import secret_forms
from diff_insight.diff.secret_forms import FORMS, rules
from diff_insight.diff.secrets import MaskedRange, mask, mask_range
from diff_insight.model import Commit, CommitRange, FileChange, PullRequest, RangeDiff, SkippedFile, Versions
from tests.pairs import ROOT, diff_of_pairs
from tests.trials import trials

HEX = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
WORD = "aZ3kQ9xT7mB2vN8cL5wR1pY6dF4hJ0gSuEiOoKqW"

SECRETS = [
    f"sk-ant-api03-{WORD}{WORD}-AA",
    f"sk-proj-{WORD}{WORD}",
    "AKIAQ3EGRX7TZ5HBWK2M",
    f"ghp_{WORD[:36]}",
    f"github_pat_{WORD[:22]}_{WORD}{WORD[:19]}",
    f"glpat-{WORD[:20]}",
    f"xoxb-123456789012-210987654321-{WORD[:24]}",
    f"AIza{WORD[:35]}",
    f"hf_{'aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH'}",
    f"sk_live_{WORD[:24]}",
    f"SG.{WORD[:22]}.{WORD}{WORD[:3]}",
    f"npm_{WORD[:36]}",
    f"dapi{HEX}",
    f"sq0csp-{WORD}xyz",
    f"AC{HEX}",
    f"{HEX}-us12",
    f"sk-{WORD[:20]}T3BlbkFJ{WORD[20:40]}",
    f"123456789:AA{WORD[:33]}",
    f"xapp-1-A0B1C2D3E4F-1234567890123-{HEX}",
    f"SK{HEX}",
    "do" + f"p_v1_{HEX}{HEX}",
    f"pypi-AgEIcHlwaS5vcmc{WORD}{WORD}",
    f"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib2IifQ.{WORD}",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "around", ["+key: {}", '+  "token": "{}",', "-{}", "+export TOKEN={} # set", " curl -H 'x: {}'"]
)
def test_a_secret_is_masked_wherever_it_stands(secret: str, around: str) -> None:
    assert mask(around.format(secret)) == (around.format("MASKED_SECRET_1"), 1)


@pytest.mark.parametrize("beside", ["a b:{ ", "é b:{ "])
@pytest.mark.parametrize("secret", [f"ghp_{WORD[:36]}", f"https://bob:{WORD[:12]}@git.acme.io/"])
def test_a_secret_is_masked_however_far_behind_it_stands(secret: str, beside: str) -> None:
    shown = re.sub(WORD[:12] if "//" in secret else ".+", "MASKED_SECRET_1", secret)
    for before in range(4070, 4100):
        row = (beside * 700)[:before].rstrip() + " "
        assert mask(f"+{row}{secret}\n+{row}\n") == (f"+{row}{shown}\n+{row}\n", 1)


def test_only_the_secret_part_of_a_connection_string_goes() -> None:
    key = (WORD + WORD + WORD)[:86] + "=="
    text = "+AccountName=store;AccountKey={};EndpointSuffix=core.windows.net"
    assert mask(text.format(key)) == (text.format("MASKED_SECRET_1"), 1)


def test_the_same_secret_has_the_same_mask_and_a_new_one_another() -> None:
    old, new = f"ghp_{WORD[:36]}", f"ghp_{WORD[4:40]}"
    assert mask(f"-a: {old}\n+a: {new}\n+b: {old}") == (
        "-a: MASKED_SECRET_1\n+a: MASKED_SECRET_2\n+b: MASKED_SECRET_1",
        2,
    )


def test_a_private_key_loses_its_content_and_keeps_its_lines() -> None:
    rows = [
        "@@ -0,0 +1,6 @@",
        "+-----BEGIN RSA PRIVATE KEY-----",
        f"+{WORD}{WORD[:24]}",
        f"+  {WORD}",
        "+ab==",
        "+-----END RSA PRIVATE KEY-----",
        f"+{WORD}",
    ]
    assert mask("\n".join(rows)) == (
        "\n".join([*rows[:2], "+MASKED_SECRET_1", "+  MASKED_SECRET_1", "+MASKED_SECRET_1", *rows[5:]]),
        1,
    )


def test_a_private_key_on_one_line_of_json_loses_its_content() -> None:
    text = f'+  "private_key": "-----BEGIN PRIVATE KEY-----\\n{WORD}{WORD}\\n-----END PRIVATE KEY-----\\n",'
    masked, count = mask(text)
    assert masked == text.replace(WORD + WORD, "MASKED_SECRET_1")
    assert count == 1


@pytest.mark.parametrize(
    "text",
    [
        "+AKIAIOSFODNN7EXAMPLE",
        "+aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "+api_key: <your-api-key>",
        "+sk-ant-api03-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "+password = hunter2hunter2hunter2",
        f"+commit {HEX}",
        f"+sha256:{HEX}{HEX}",
        "+-----BEGIN PUBLIC KEY-----",
        "+a task-based sk-learn pipeline",
        "+-----BEGIN PRIVATE KEY-----\n+<contents of the key>",
        f"+https://example.com/{WORD}?x=1",
    ],
)
def test_examples_placeholders_hashes_and_words_stay(text: str) -> None:
    assert mask(text) == (text, 0)


def masked_range(*changes: FileChange, **more: Any) -> MaskedRange:
    return mask_range(RangeDiff(range=CommitRange(), changes=changes, **more))


def test_changes_without_a_secret_are_the_same_objects_and_counts_never_move() -> None:
    plain = FileChange(path="a.md", additions=1, patch="@@ -0,0 +1 @@\n+text")
    leaking = FileChange(path="b.md", additions=1, patch=f"@@ -0,0 +1 @@\n+ghp_{WORD[:36]}")
    masked = masked_range(plain, FileChange(path="c.png", binary=True), leaking)
    assert masked.secrets == 1
    assert masked.diff.changes[0] is plain
    assert masked.diff.changes[2] == FileChange(
        path="b.md", additions=1, patch="@@ -0,0 +1 @@\n+MASKED_SECRET_1"
    )


def test_both_versions_of_a_file_have_the_masks_of_its_patch() -> None:
    old, new, other = f"ghp_{WORD[:36]}", f"ghp_{WORD[4:40]}", f"glpat-{WORD[:20]}"
    change = FileChange(path="a", additions=1, deletions=1, patch=f"@@ -2 +2 @@\n-x={old}\n+x={new}")
    versions = Versions(before=f"y={other}\nx={old}\n", after=f"y={other}\nx={new}\n")
    masked = masked_range(change, versions=lambda _change: versions)
    (shown,) = masked.diff.changes
    assert shown.patch == "@@ -2 +2 @@\n-x=MASKED_SECRET_1\n+x=MASKED_SECRET_2"
    assert masked.diff.versions(shown) == Versions(
        before="y=MASKED_SECRET_3\nx=MASKED_SECRET_1\n", after="y=MASKED_SECRET_3\nx=MASKED_SECRET_2\n"
    )


def test_names_and_what_authors_say_are_masked_and_versions_are_found_all_the_same() -> None:
    secret = f"ghp_{WORD[:36]}"
    change = FileChange(path=f"keys/{secret}.txt", additions=1, patch="@@ -0,0 +1 @@\n+x")
    asked: list[str] = []

    def versions(change: FileChange) -> Versions:
        asked.append(change.path)
        return Versions(after="x\n")

    masked = masked_range(
        change,
        skipped=(SkippedFile(path=f"{secret}.png", reason="unreadable", detail=secret),),
        commits=(Commit(sha="1" * 40, subject=f"add {secret}", body=secret, paths=(change.path,)),),
        pull_request=PullRequest(number=1, title=secret, body=f"use {secret}", labels=(secret,)),
        warnings=(f"no {secret}",),
        versions=versions,
    )
    assert secret not in repr(masked)
    assert masked.diff.changes[0].path == "keys/MASKED_SECRET_1.txt"
    assert masked.diff.commits[0].paths == ("keys/MASKED_SECRET_1.txt",)
    masked.diff.versions(masked.diff.changes[0])
    assert asked == [change.path]


def test_a_piece_of_a_key_without_its_frame_is_masked_by_the_whole_file() -> None:
    rows = [(WORD + WORD[::-1])[number : number + 64] for number in range(8)]
    whole = "\n".join(["-----BEGIN PRIVATE KEY-----", *rows, "-----END PRIVATE KEY-----", ""])
    patch = f"@@ -4,3 +4,3 @@\n {rows[2]}\n-{rows[3]}\n+{rows[4]}\n {rows[5]}"
    change = FileChange(path="k.pem", additions=1, deletions=1, patch=patch)
    masked = masked_range(change, versions=lambda _change: Versions(after=whole))
    label = "MASKED_SECRET_1"
    assert masked.diff.changes[0].patch == f"@@ -4,3 +4,3 @@\n {label}\n-{label}\n+{label}\n {label}"


@trials(60)
@given(st.text(alphabet=st.sampled_from("+-@ \nabAKIAghp_sk-ant-.:=/0123456789-----BEGIN PRIVATE KEY")))
def test_masking_keeps_lines_and_their_signs_and_is_done_after_one_go(text: str) -> None:
    masked, _ = mask(text)
    if "BEGIN" not in masked:
        assert [row[:1] for row in masked.split("\n")] == [row[:1] for row in text.split("\n")]
    assert masked.count("\n") == text.count("\n")
    assert mask(masked) == (masked, 0)


def letters(seed: str, count: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(random.Random(seed).choices(alphabet, k=count))  # noqa: S311 - the same in every run


_HEX, _UPPER, _DIGITS = "0123456789abcdef", string.ascii_uppercase + "234567", string.digits
_B64, _URL = string.ascii_letters + string.digits + "+/", string.ascii_letters + string.digits + "_-"
KINDS = {
    "anthropic": "sk-ant-api03-" + letters("1", 93, _URL) + "AA",
    "openai project": "sk-proj-" + letters("2", 74, _URL) + "T3BlbkFJ" + letters("3", 74, _URL),
    "openai": "sk-" + letters("4", 20) + "T3BlbkFJ" + letters("5", 20),
    "openai of 48": "sk-" + letters("6", 48),
    "openrouter": "sk-or-v1-" + letters("7", 64, _HEX),
    "hugging face": "hf_" + letters("8", 34, string.ascii_letters),
    "groq": "gsk_" + letters("9", 52),
    "xai": "xai-" + letters("10", 80),
    "replicate": "r8_" + letters("11", 37),
    "perplexity": "pplx-" + letters("12", 48),
    "aws id": "AKIA" + letters("13", 16, _UPPER),
    "aws secret": "aws_secret_access_key = " + letters("14", 40, _B64),
    "aws secret in json": '"SecretAccessKey": "' + letters("15", 40, _B64) + '"',
    "aws secret in yaml": "secretAccessKey: " + letters("16", 40, _B64),
    "aws session": "aws_session_token=" + letters("17", 300, _B64),
    "bedrock": "ABSK" + letters("18", 120, _B64) + "=",
    "azure storage": "AccountKey=" + letters("19", 86, _B64) + "==",
    "azure bus": "SharedAccessKey=" + letters("20", 43, _B64) + "=",
    "azure directory": letters("21", 3) + "8Q~" + letters("22", 33),
    "azure signature": "https://a.blob.core.windows.net/c/f?sv=2022-11-02&se=2031-01-01&sig="
    + letters("23", 43)
    + "%3D",
    "google api": "AIza" + letters("24", 35, _URL),
    "google client": "GOCSPX-" + letters("25", 28, _URL),
    "google access": "ya29." + letters("26", 80, _URL),
    "google refresh": "1//0" + letters("27", 100, _URL),
    "alibaba": "LTAI" + letters("28", 20),
    "tencent": "AKID" + letters("29", 32),
    "digitalocean": "dop_v1_" + letters("30", 64, _HEX),
    "databricks": "dapi" + letters("31", 32, _HEX),
    "heroku": "HRKU-AA" + letters("32", 58, _URL),
    "cloudflare": "v1.0-" + letters("33", 24, _HEX) + "-" + letters("34", 146, _HEX),
    "terraform": letters("35", 14) + ".atlasv1." + letters("36", 67, _URL),
    "vault": "hvs." + letters("37", 95, _URL),
    "pulumi": "pul-" + letters("38", 40, _HEX),
    "fly": "fo1_" + letters("39", 43, _URL),
    "tailscale": "tskey-auth-" + letters("40", 12) + "CNTRL-" + letters("41", 32),
    "github": "ghp_" + letters("42", 36),
    "github, fine-grained": "github_pat_" + letters("43", 22) + "_" + letters("44", 59),
    "github app": "ghs_" + letters("45", 36),
    "gitlab": "glpat-" + letters("46", 20, _URL),
    "gitlab trigger": "glptt-" + letters("47", 40, _HEX),
    "gitlab runner": "GR1348941" + letters("48", 20, _URL),
    "bitbucket": "ATBB" + letters("49", 32),
    "atlassian": "ATATT3" + letters("50", 186, _URL),
    "bitbucket repository": "ATCTT3" + letters("51", 186, _URL),
    "npm": "npm_" + letters("52", 36),
    "npmrc": "//registry.npmjs.org/:_authToken=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    "pypi": "pypi-AgEIcHlwaS5vcmc" + letters("53", 150, _URL),
    "rubygems": "rubygems_" + letters("54", 48, _HEX),
    "crates.io": "cio" + letters("55", 32),
    "docker": "dckr_pat_" + letters("56", 27, _URL),
    "artifactory": "AKCp" + letters("57", 69),
    "postman": "PMAK-" + letters("58", 24, _HEX) + "-" + letters("59", 34, _HEX),
    "netlify": "nfp_" + letters("60", 36),
    "supabase": "sbp_" + letters("61", 40, _HEX),
    "planetscale": "pscale_tkn_" + letters("62", 43, _URL),
    "doppler": "dp.pt." + letters("63", 43),
    "sentry": "sntryu_" + letters("64", 64, _HEX),
    "grafana": "glsa_" + letters("65", 32) + "_" + letters("66", 8, _HEX),
    "new relic": "NRAK-" + letters("67", 27, _UPPER),
    "linear": "lin_api_" + letters("68", 40),
    "notion": "ntn_" + letters("69", 11, _DIGITS) + letters("70", 35),
    "airtable": "pat" + letters("71", 14) + "." + letters("72", 64, _HEX),
    "figma": "figd_" + letters("73", 40, _URL),
    "slack bot": f"xoxb-{letters('74', 12, _DIGITS)}-{letters('75', 12, _DIGITS)}-{letters('76', 24)}",
    "slack app": "xapp-1-A" + letters("77", 10, _UPPER) + "-1234567890123-" + letters("78", 64, _HEX),
    "slack hook": "https://hooks.slack.com/services/T01ABCDEF/B02GHIJKL/" + letters("79", 24),
    "discord bot": "M" + letters("80", 25) + "." + letters("81", 6) + "." + letters("82", 38),
    "discord hook": "https://discord.com/api/webhooks/123456789012345678/" + letters("83", 68, _URL),
    "telegram": letters("84", 10, "123456789") + ":AA" + letters("85", 33, _URL),
    "stripe": "sk_live_" + letters("86", 24),
    "stripe hook": "whsec_" + letters("87", 32),
    "square": "sq0atp-" + letters("88", 22, _URL),
    "shopify": "shpat_" + letters("89", 32, _HEX),
    "sendgrid": "SG." + letters("90", 22, _URL) + "." + letters("91", 43, _URL),
    "mailgun": "key-" + letters("92", 32, _HEX),
    "mailchimp": letters("93", 32, _HEX) + "-us14",
    "twilio": "SK" + letters("94", 32, _HEX),
    "json web token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ" + letters("95", 20) + "." + letters("96", 43, _URL),
    "age": "AGE-SECRET-KEY-1" + letters("97", 58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
    "postgres": "postgres://app:" + letters("98", 16) + "@db.prod.acme.io:5432/x",
    "mongodb": "mongodb+srv://svc:" + letters("99", 14) + "@cluster0.ab1cd.mongodb.net/x",
    "a login of http": "https://deploy:" + letters("100", 20) + "@git.acme.io/r.git",
    "a header": "Authorization: Basic c3ZjOlJ4OWtMMnBRN3ZXMw==",
    "1password": "ops_eyJ" + letters("101", 300, _B64),
    "dynatrace": "dt0c01." + letters("102", 24, _UPPER) + "." + letters("103", 64, _UPPER),
    "npm login": "_auth=" + base64.b64encode(b"ada:Rx9kLp2Q-N7vW3s").decode(),
    "docker login": '"auth": "' + base64.b64encode(b"ada:Rx9kLp2Q-N7vW3t").decode() + '"',
    "nuget": "oy2" + letters("107", 43, "abcdefghijklmnop234567"),
    "buildkite": "bkua_" + letters("108", 40, _HEX),
    "circleci": "CCIPAT_" + letters("109", 22) + "_" + letters("110", 40, _HEX),
    "vercel blobs": "vercel_blob_rw_" + letters("111", 16) + "_" + letters("112", 30),
    "new relic licence": letters("113", 36, _HEX) + "NRAL",
    "posthog": "phx_" + letters("114", 43),
    "langsmith": "lsv2_pt_" + letters("115", 32, _HEX) + "_" + letters("116", 10, _HEX),
    "mapbox": "sk.eyJ" + letters("117", 50, _URL) + "." + letters("118", 22, _URL),
    "datadog": "DD_API_KEY=" + letters("119", 32, _HEX),
    "datadog application": 'datadog_app_key: "' + letters("120", 40, _HEX) + '"',
    "cloudflare token": "CLOUDFLARE_API_TOKEN=" + letters("121", 40),
    "azure devops": "AZURE_DEVOPS_EXT_PAT=" + letters("122", 52, "abcdefghijklmnopqrstuvwxyz234567"),
    "wireguard": "PrivateKey = " + letters("123", 43, _B64) + "=",
    "behind a letter": "xghp_" + letters("104", 36),
    "with a word": "ghp_" + letters("105", 15) + "example" + letters("106", 14),
}


@pytest.mark.parametrize("secret", KINDS.values(), ids=KINDS)
def test_a_secret_of_each_kind_is_masked(secret: str) -> None:
    masked, count = mask(f"+  value = {secret}")
    longest = max(re.findall(r"[\w+-]+", secret), key=len)
    assert (count, longest in masked) == (1, False)


KEY = [letters(str(number), 64, _B64) for number in range(4)]


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        (
            '+A = (\n+    "-----BEGIN RSA PRIVATE KEY-----\\n"\n',
            '+    "{}\\n"',
            '+    "-----END RSA PRIVATE KEY-----"\n+)',
        ),
        ('+k := "-----BEGIN PRIVATE KEY-----\\n" +\n', '+\t"{}\\n" +', '+\t"-----END PRIVATE KEY-----"'),
        ("@@ -3,5 +3,5 @@\n", " {}", " -----END PRIVATE KEY-----\n+x"),
        ("+PuTTY-User-Key-File-3: ssh-ed25519\n+Private-Lines: 4\n", "+{}", f"+Private-MAC: {HEX}{HEX}"),
        (
            "+-----BEGIN PGP PRIVATE KEY BLOCK-----\n+Version: X\n+\n",
            "+{}",
            "+-----END PGP PRIVATE KEY BLOCK-----",
        ),
    ],
    ids=["strings", "a sum of strings", "cut by a hunk", "putty", "openpgp"],
)
def test_a_private_key_in_any_dress_loses_its_content(before: str, row: str, after: str) -> None:
    text = before + "".join(row.format(each) + "\n" for each in KEY) + after
    masked, count = mask(text)
    assert masked == before + "".join(row.format("MASKED_SECRET_1") + "\n" for _ in KEY) + after
    assert count == 1


@pytest.mark.parametrize(
    "text",
    [
        "+https://user:password@example.com/x",
        "+postgres://postgres:postgres@db.acme.io/x",
        "+redis://:secret@localhost:6379",
        "+git://user:personal-access-token@git.acme.io/r",
        "+https://${USER}:${TOKEN}@git.acme.io",
        "+https://<user>:<password>@git.acme.io",
        "+Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "+Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=",
        "+Authorization: Basic <base64>",
        "+sk-ant-api03-your-api-key-goes-in-this-place",
        "+https://a.blob.core.windows.net/c?se=2024-01-01&sig=%2BKa5Mkb9U88DfvxoBpyAjamYRzwb7aVCEucM6XJC3wQ%3D&ske=2024",
    ],
)
def test_what_documentation_writes_in_place_of_a_login_stays(text: str) -> None:
    assert mask(text) == (text, 0)


def test_the_rules_of_others_are_dated_and_carry_their_licence() -> None:
    document = json.loads((Path(secret_forms.__file__).parent / "secret_rules.json").read_text("utf-8"))
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", document["date"])
    assert document["licence"].startswith("MIT License")
    assert len(document["rules"]) == len(rules()) > 100


def test_hints_can_be_looked_for_word_by_word() -> None:
    assert [hint for form in (*FORMS, *rules()) for hint in form.hints if len(hint.split()) != 1] == []


def test_ordinary_files_of_every_format_hold_nothing_that_looks_like_a_secret() -> None:
    assert mask(diff_of_pairs().decode())[1] == 0
    pages = {page.name: mask(page.read_text(encoding="utf-8"))[1] for page in (ROOT / "docs").rglob("*.md")}
    assert {name for name, count in pages.items() if count} == set()
