"""Behind a proxy with an authority of its own, on a GitHub Enterprise Server: API, GraphQL, git and the "
"model."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from tests.adapters.publishing import NAME, World
from tests.adapters.publishing import world as world  # noqa: PLC0414 - a fixture
from tests.fakes.messages_server import MessagesServer, messages_server
from tests.fakes.tls_proxy import Proxy, tls_proxy
from tests.repositories import Repository

from diff_insight.errors import InputError
from diff_insight.wiring.certificates import NAMES, say_to_all

if shutil.which("openssl") is None:
    pytest.skip("openssl makes the certificates", allow_module_level=True)
GITHUB, MODEL = "github.company.test", "model.company.test"
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Company:
    """A network from which GitHub and a model are reached through a proxy alone."""

    world: World
    model: MessagesServer
    proxy: Proxy
    folder: Path

    def run(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the program as a runner of GitHub Enterprise Server starts it."""
        clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environ = clean | {
            "PYTHONPATH": str(ROOT / "src"),
            "GITHUB_SERVER_URL": f"https://{GITHUB}",
            "GITHUB_API_URL": f"https://{GITHUB}/api/v3",
            "GITHUB_GRAPHQL_URL": f"https://{GITHUB}/api/graphql",
            "GITHUB_TOKEN": "loopback-token",
            "HTTPS_PROXY": self.proxy.url,
            **environ,
        }
        return subprocess.run(
            [sys.executable, "-m", "diff_insight", *arguments],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def company(world: World, tmp_path: Path) -> Iterator[Company]:
    folder = tmp_path / "company"
    folder.mkdir()
    with messages_server() as model:
        ports = {GITHUB: _port(world.github.url), MODEL: _port(model.url)}
        with tls_proxy(ports, folder) as proxy:
            yield Company(world, model, proxy, folder)


def _port(url: str) -> int:
    port = urlsplit(url).port
    assert port
    return port


@pytest.mark.slow
@pytest.mark.parametrize("variable", NAMES)
def test_one_variable_serves_the_api_git_and_the_model(
    company: Company, tmp_path: Path, variable: str
) -> None:
    repository = Repository(tmp_path / "hosted")
    base = company.world.head()
    repository.commit({"docs/a.md": "# A\n\nSome words that are new here.\n"})

    done = company.run(
        *("report", "--repo", NAME, f"{base}..main", "--format", "json", "--engine", "claude"),
        *("--explain", "all", "--max-cost", "none"),
        ANTHROPIC_API_KEY="a-key",
        ANTHROPIC_BASE_URL=f"https://{MODEL}",
        **{variable: str(company.proxy.authority)},
    )

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["range"]["source"], result["range"]["files"]) == ("git", 1)
    assert result["usage"]["requests"] > 0
    assert {GITHUB, MODEL} <= set(company.proxy.reached)
    assert company.world.github.git_requests


@pytest.mark.slow
def test_without_the_authority_the_connection_is_refused_and_says_so(company: Company) -> None:
    done = company.run("report", "--repo", NAME, "main...main")
    assert done.returncode == 1
    assert "certificate" in done.stderr.lower()


@pytest.mark.slow
def test_no_proxy_names_the_hosts_that_are_reached_directly(company: Company) -> None:
    github = company.world.github
    done = company.run(
        *("report", "--repo", NAME, "main..main", "--format", "json", "--engine", "offline"),
        **github.environment,
        HTTPS_PROXY="http://127.0.0.1:9",
        HTTP_PROXY="http://127.0.0.1:9",
        http_proxy="http://127.0.0.1:9",
        NO_PROXY="127.0.0.1",
    )
    assert done.returncode == 0, done.stderr
    assert company.proxy.reached == []


@pytest.mark.slow
def test_the_action_runs_whole_on_github_enterprise_server(company: Company, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hosted")
    before = company.world.head()
    after = repository.commit({"docs/a.md": "# A\n\nSome words that are new here.\n"})
    payload = {
        "ref": "refs/heads/main",
        "before": before,
        "after": after,
        "repository": {"full_name": NAME, "default_branch": "main"},
    }
    (tmp_path / "event.json").write_text(json.dumps(payload))
    defaults = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    inputs = {f"INPUT_{name.upper()}": str(entry["default"]) for name, entry in defaults.items()}

    done = company.run(
        "action",
        **inputs
        | {
            "INPUT_GITHUB-TOKEN": "loopback-token",
            "INPUT_REPOSITORY": NAME,
            "INPUT_ENGINE": "offline",
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_EVENT_NAME": "push",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_WORKSPACE": str(tmp_path),
            "SSL_CERT_FILE": str(company.proxy.authority),
        },
    )

    assert done.returncode == 0, done.stdout
    assert company.world.log()[0].startswith("docs: diff insight report for")
    assert any(request.path == "/graphql" for request in company.world.github.requests)
    (report,) = [path for path in company.world.files() if path.endswith(".md") and "reports/" in path]
    assert f"https://{GITHUB}/{NAME}/compare/" in company.world.show(report)


def test_what_somebody_set_for_one_library_stays(tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_text("")
    environ = {"REQUESTS_CA_BUNDLE": str(file), "GIT_SSL_CAINFO": "/git.pem"}
    say_to_all(environ)
    assert environ == dict.fromkeys(NAMES, str(file)) | {"GIT_SSL_CAINFO": "/git.pem"}
    empty: dict[str, str] = {}
    say_to_all(empty)
    assert empty == {}


def test_a_file_of_certificates_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="SSL_CERT_FILE names /nowhere, which is not there"):
        say_to_all({"SSL_CERT_FILE": "/nowhere"})
