"""Masking of secrets: what must go, what must stay, and that lines stay lines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diff_insight.diff.secrets import _FORMS, _SHORT, _Form, _suspects, mask, mask_changes, mask_versions
from diff_insight.model import FileChange, Versions

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


def test_changes_without_a_secret_are_the_same_objects_and_counts_never_move() -> None:
    plain = FileChange(path="a.md", additions=1, patch="@@ -0,0 +1 @@\n+text")
    leaking = FileChange(path="b.md", additions=1, patch=f"@@ -0,0 +1 @@\n+ghp_{WORD[:36]}")
    masked, count = mask_changes([plain, FileChange(path="c.png", binary=True), leaking])
    assert count == 1
    assert masked[0] is plain
    assert masked[2] == FileChange(path="b.md", additions=1, patch="@@ -0,0 +1 @@\n+MASKED_SECRET_1")


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("+-@ \nabAKIAghp_sk-ant-.:=/0123456789-----BEGIN PRIVATE KEY")))
def test_masking_keeps_lines_and_their_signs_and_is_done_after_one_go(text: str) -> None:
    masked, _ = mask(text)
    if "BEGIN" not in masked:
        assert [row[:1] for row in masked.split("\n")] == [row[:1] for row in text.split("\n")]
    assert masked.count("\n") == text.count("\n")
    assert mask(masked) == (masked, 0)


def test_real_documentation_holds_nothing_that_looks_like_a_secret(reference: Path) -> None:
    found = {
        path.name: count
        for path in sorted((reference / "corpus" / "diffs").glob("*.diff"))
        if (count := mask(path.read_text(encoding="utf-8", errors="replace"))[1])
    }
    assert found == {}


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form.hints[0])
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_secret_of_any_form_escapes_the_first_look(form: _Form, data: st.DataObject) -> None:
    plain = st.characters(codec="ascii")
    drawn = data.draw(st.from_regex(form.pattern, fullmatch=True, alphabet=plain))
    secret = " ".join(drawn.split())  # on one line, as it is written
    first_look = any(short in secret for short in _SHORT) or secret in "\n".join(
        _suspects(f"a = 1\n{secret}\nb = 2\n")
    )
    assert first_look or not any(hint in secret for hint in form.hints)


def test_the_texts_of_a_file_are_masked_as_its_patch_is() -> None:
    old, new, other = (f"ghp_{letters * 6}" for letters in ("aB3dE6", "gH9jK2", "mN5pQ8"))
    key = "-----BEGIN PRIVATE KEY-----\nMIIEow7qWx3zT9vB\nMIIEow7qWx3z\n-----END PRIVATE KEY-----\n"
    patch = f"@@ -2 +2 @@\n-{old}\n+{new}"
    assert mask_versions(
        patch, Versions(before=f"{other}\n{old}\n{key}", after=f"{other}\n{new}\n{key}")
    ) == Versions(
        before="MASKED_SECRET_3\nMASKED_SECRET_1\n" + masked_key(4),
        after="MASKED_SECRET_3\nMASKED_SECRET_2\n" + masked_key(4),
    )
    assert mask_versions(None, Versions(after="plain\n")) == Versions(after="plain\n")


def masked_key(number: int) -> str:
    row = f"MASKED_SECRET_{number}\n"
    return f"-----BEGIN PRIVATE KEY-----\n{row}{row}-----END PRIVATE KEY-----\n"
