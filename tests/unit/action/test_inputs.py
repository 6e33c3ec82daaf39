"""The action's inputs, and that `action.yml`, the settings and the code agree on them."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from diff_insight.action import inputs as module
from diff_insight.action.inputs import Inputs, read_inputs
from diff_insight.errors import InputError
from diff_insight.settings.checks import DEFAULTS
from diff_insight.settings.options import OPTIONS
from diff_insight.settings.resolve import DEFAULT_OUTPUT, DEFAULT_RESULT

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8")))


def environ(**inputs: str) -> dict[str, str]:
    return {f"INPUT_{name.upper().replace('_', '-')}": value for name, value in inputs.items()}


def test_what_the_runner_sends_for_three_lines_of_yaml_gives_the_defaults(action: dict[str, Any]) -> None:
    sent = {
        f"INPUT_{name.upper()}": str(entry.get("default", "")) for name, entry in action["inputs"].items()
    }
    sent |= environ(github_token="t0ken", repository="o/n")
    assert read_inputs(sent) == Inputs(github_token="t0ken", repository="o/n")


def test_every_input_is_read(action: dict[str, Any]) -> None:
    read = {field.name for field in dataclasses.fields(Inputs)} - {"values"} | set(module._SHARED)
    assert {name.replace("-", "_") for name in action["inputs"]} == read


def test_what_the_configuration_can_set_has_an_empty_default(action: dict[str, Any]) -> None:
    for name in OPTIONS:
        if name in action["inputs"] and name != "result":
            assert action["inputs"][name]["default"] == "", name
    assert action["inputs"]["result"]["default"] == DEFAULT_RESULT


def test_the_descriptions_name_the_defaults_that_hold(action: dict[str, Any]) -> None:
    for name in ("engine", "explain", "flavor", "model", "provider", "concurrency"):
        assert f"Left out, {DEFAULTS[name.replace('-', '_')]}" in action["inputs"][name]["description"], name
    assert DEFAULT_OUTPUT in action["inputs"]["output"]["description"]
    assert "Left out, 1.00" in action["inputs"]["max-cost"]["description"]
    for entry in (*action["inputs"].values(), *action["outputs"].values()):
        assert entry["description"].strip().endswith((".", "md", "there.")), entry


def test_values_are_read() -> None:
    read = read_inputs(
        environ(
            publish="comment, summary",
            pull_request="12",
            fail_on="breaking",
            dry_run="true",
            locale="ja_JP",
            max_cost="0.5",
        )
    )
    assert read == Inputs(
        publish=("comment", "summary"),
        pull_request=12,
        fail_on="breaking",
        dry_run=True,
        values={"locales": ("ja_JP",), "max_cost": 0.5},
    )


@pytest.mark.parametrize(
    ("sent", "result", "values"),
    [
        ({}, None, {}),
        ({"result": DEFAULT_RESULT}, None, {}),
        ({"result": ""}, "", {}),
        ({"result": "x.json"}, None, {"result": "x.json"}),
    ],
)
def test_an_empty_result_is_none_and_the_default_leaves_it_to_the_configuration(
    sent: dict[str, str], result: str | None, values: dict[str, str]
) -> None:
    read = read_inputs(environ(**sent))
    assert (read.result, read.values) == (result, values)


def test_all_faults_come_in_one_error() -> None:
    with pytest.raises(InputError) as raised:
        read_inputs(
            environ(
                engine="gpt",
                publish="commit,email",
                pull_request="zero",
                state_file="../x",
                base="--upload-pack=x",
                repository="nobody",
                index="maybe",
                github_token="s3cret",
            )
        )
    assert str(raised.value) == (
        "7 inputs of the action cannot be used. "
        "engine: is 'gpt'; allowed: auto, claude, offline. "
        "repository: is 'nobody'; allowed: OWNER/NAME. "
        "base: is '--upload-pack=x'; allowed: a commit, branch or tag. "
        "pull-request: is 'zero'; allowed: the number of a pull request. "
        "publish: is 'commit,email'; allowed: any of commit, comment, description, labels, pull-request, "
        "release, summary, files, separated by commas. "
        "state-file: is '../x'; allowed: a path inside the repository. "
        "index: is 'maybe'; allowed: true or false. "
        "Mend what stands under `with:`."
    )


def test_secrets_do_not_show() -> None:
    assert "s3cret" not in repr(read_inputs(environ(github_token="s3cret", anthropic_api_key="s3cret")))
