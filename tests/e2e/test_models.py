"""The recipes for servers of models, as the documentation has them, before servers that behave like each."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.fakes.messages_server import Body, Response, is_overview, messages_server, obedient, paths_of
from tests.fakes.other_servers import SERVERS, told_in_words
from tests.recipes import recipe
from tests.repositories import Repository

from diff_insight.cli import main

FILES = [f"docs/page-{number}.md" for number in range(6)]
# Vertex needs a library that signs in: test_signing_in runs its recipe
PROVIDERS = {
    "Anthropic": ("ANTHROPIC_BASE_URL", {}),
    "Amazon Bedrock": ("ANTHROPIC_BEDROCK_BASE_URL", {}),
    "Microsoft Foundry": ("ANTHROPIC_FOUNDRY_BASE_URL", {"ANTHROPIC_FOUNDRY_RESOURCE": ""}),
}


@pytest.fixture
def clone(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    for tag, said in (("v1.0", "An old line that says little."), ("v1.1", "A new line that says more.")):
        repository.commit(dict.fromkeys(FILES, f"# Page\n\n{said}\n"))
        repository.git("tag", tag)
    monkeypatch.chdir(repository.folder)
    return repository.folder


def explained(
    url: str, title: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes],
    more: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Run a recipe before the server at `url` and say by whom each file is explained."""
    variables, arguments = recipe(title)
    for name, value in {**variables, **more}.items():
        monkeypatch.setenv(name, url if name.endswith("_BASE_URL") else value)
        if not value and not name.endswith("_BASE_URL"):
            monkeypatch.delenv(name)
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--format", "json", "--explain", "all"])
    written = capsysbinary.readouterr()
    assert ended.value.code in {0, None}, written.err.decode()
    result = json.loads(written.out)
    return [file["explained_by"] for file in result["reports"][0]["files"]]


@pytest.mark.parametrize("title", ["Ollama", "LiteLLM", "llama.cpp", "vLLM"])
def test_a_recipe_for_a_server_of_ones_own_gives_every_file_a_models_text(
    title: str, clone: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert clone.is_dir()
    with messages_server(SERVERS[title]) as server:
        told = explained(server.url, title, monkeypatch, capsysbinary, {})
    assert told == ["claude"] * len(FILES)
    assert {request.path for request in server.received} == {"/v1/messages"}
    answered = [told_in_words(body) for body in server.bodies]
    assert all(answered[answered.index(True) :])  # once it is known that a schema is not heeded, it is told


@pytest.mark.parametrize("title", PROVIDERS)
def test_a_recipe_for_a_provider_gives_every_file_a_models_text(
    title: str, clone: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert clone.is_dir()
    name, more = PROVIDERS[title]

    def script(body: Body, number: int) -> Response:
        assert is_overview(body) or paths_of(body)
        return obedient(body, number)

    with messages_server(script) as server:
        told = explained(server.url, title, monkeypatch, capsysbinary, {**more, name: server.url})
    assert told == ["claude"] * len(FILES)
