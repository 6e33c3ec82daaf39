"""Make `diff/secret_rules.json` anew from gitleaks' configuration, and show what changes.

    python -m bench.secret_rules gitleaks.toml --licence LICENSE --version V --date D [--write]

Rules that begin with a fixed form are taken; those that look for a name and an assignment near it (and guess
by entropy) are not, because documentation is full of both. What Go writes otherwise than Python is written
anew.
"""

import argparse
import json
import re
import tomllib
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src/diff_insight/diff/secret_rules.json"
LEFT_OUT = {
    "curl-auth-header": "our own forms read the header wherever it stands",
    "curl-auth-user": "examples of curl in documentation",
    "freemius-secret-key": "any text behind a name",
    "jwt": "our own form",
    "kubernetes-secret-yaml": "any value below `data`",
    "nuget-config-password": "any text behind a name",
    "private-key": "read line by line",
    "sidekiq-sensitive-url": "our own form of passwords in URLs",
    "sourcegraph-access-token": "any forty digits, such as a commit id",
    "twilio-api-key": "our own form, with lower-case digits alone",
    "facebook-access-token": "digits, a bar and any word",
    "vault-service-token": "`s.` and any word; our own form has the prefix",
}
_END = re.compile(r"\(\?:\[\\x60'\"\\s;\]\|\\\\\[nr\]\|\$(?:\|\\b)?\)$")
_GUESSED = re.compile(r"\[\\w\.-\]\{0,50\}\?")


def rules_of(configuration: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the rules with a fixed form, sorted by name, each with a pattern for Python."""
    found = []
    for rule in configuration["rules"]:
        if "regex" not in rule or rule["id"] in LEFT_OUT or _GUESSED.search(rule["regex"]):
            continue
        pattern = python_pattern(rule["regex"])
        re.compile(pattern)
        kept = {"id": rule["id"], "keywords": rule["keywords"], "pattern": pattern}
        found.append(kept | ({"entropy": rule["entropy"]} if "entropy" in rule else {}))
    return sorted(found, key=lambda rule: rule["id"])


def python_pattern(regex: str) -> str:
    """Write a pattern of Go for Python, without the ends that ask for a quote or a blank behind a secret."""
    regex = _END.sub("", regex).replace(r"\z", r"\Z").replace("[[:alnum:]]", "[A-Za-z0-9]")
    regex = regex.replace(r"(?:[^\w-]|\Z)", r"(?![\w-])").removeprefix(r"\b").removesuffix(r"\b")
    insensitive = regex.startswith("(?i)")
    return ("(?i)" if insensitive else "") + _scoped(regex.removeprefix("(?i)"))


def _scoped(regex: str) -> str:
    """Turn a flag inside a pattern, which counts to the end of its group, into a group of its own."""
    at = regex.find("(?i)")
    if at < 0:
        return regex
    depth, end = 0, at + 4
    while end < len(regex):
        if regex[end] == "\\":
            end += 2
            continue
        if regex[end] == "[":
            end = regex.index("]", end + 2)
        depth += {"(": 1, ")": -1}.get(regex[end], 0)
        if depth < 0:
            break
        end += 1
    return regex[:at] + "(?i:" + _scoped(regex[at + 4 : end]) + ")" + _scoped(regex[end:])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("toml", type=Path)
    arguments.add_argument("--version", required=True)
    arguments.add_argument("--date", required=True)
    arguments.add_argument("--licence", type=Path, required=True)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    rules = rules_of(tomllib.loads(given.toml.read_text(encoding="utf-8")))
    old = json.loads(TARGET.read_text(encoding="utf-8"))["rules"] if TARGET.exists() else []
    before, after = ({rule["id"]: rule for rule in each} for each in (old, rules))
    for name in sorted(before | after):
        if before.get(name) != after.get(name):
            print("added  " if name not in before else "removed" if name not in after else "changed", name)
    if given.write:
        document = {
            "source": "https://github.com/gitleaks/gitleaks, config/gitleaks.toml",
            "version": given.version,
            "date": given.date,
            "licence": given.licence.read_text(encoding="utf-8"),
            "rules": rules,
        }
        text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
