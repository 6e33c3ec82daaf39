"""Signing in at Bedrock and Vertex, with the libraries of the image's lock, cut down as in the image."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.fakes.messages_server import Received, Response, messages_server, obedient
from tests.recipes import recipe
from tests.repositories import Repository

ROOT = Path(__file__).resolve().parents[2]
DIFF = b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-An old line.\n+A new line.\n"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def added_by_the_image() -> str:
    """Give the entries of the image's lock that are not in the runtime's, with their hashes."""

    def entries(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        return {one.partition("==")[0]: one for one in re.split(r"\n(?=\S)", text)}

    runtime = entries("runtime")
    return "\n".join(text for name, text in entries("image").items() if name not in runtime) + "\n"


def cut_down(folder: Path) -> None:
    """Take away what the Dockerfile takes away of botocore."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    (command,) = re.findall(r"find /opt/diff-insight/lib (-path '\*/botocore/data/\*'[^&]+)&&", text)
    subprocess.run(["find", str(folder), *shlex.split(command)], check=True)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libraries")
    lock = folder / "lock.txt"
    lock.write_text(added_by_the_image(), encoding="utf-8")
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    done = subprocess.run(
        [*install, "--target", str(folder / "site"), "-r", str(lock)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"the libraries cannot be had here: {done.stderr[-300:]}")
    cut_down(folder / "site")
    assert (folder / "site" / "botocore" / "data" / "sts").is_dir()
    assert not (folder / "site" / "botocore" / "data" / "ec2").exists()
    return folder / "site"


class Cloud:
    """A loopback server that is the cloud's model, and its sign-in where a test says so."""

    def __init__(self, url: str, received: list[Received]) -> None:
        self.url = url
        self.received = received

    def run(
        self, libraries: Path, folder: Path, *options: str, command: Sequence[str] = (), **variables: str
    ) -> Any:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "GOOGLE_"))
        }
        environment |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{libraries}", "AWS_REGION": "us-east-1"}
        command = command or ("report", "--diff", "-", "--engine", "auto")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "diff_insight", *command),
                *("--explain", "all", "--format", "json", "--deadline", "30", *options),
            ],
            input=DIFF, capture_output=True, check=False,
            env=environment | variables, cwd=folder, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout), done.stderr.decode()


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with messages_server() as server:
        model = server.respond

        def respond(request: Received) -> Response:
            if "/sign-in" not in request.path:
                return model(request)
            server.received.append(request)
            refused = request.path.startswith("/sign-in-refused")
            return Response(status=403) if refused else Response(body=signed_in(request.path))

        server.respond = respond  # type: ignore[method-assign]
        server.script = obedient
        yield Cloud(server.url, server.received)


def signed_in(path: str) -> Any:
    if "google" in path:
        return {"access_token": "a-token-of-google", "expires_in": 3600, "token_type": "Bearer"}
    return (
        b'<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">'
        b"<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>AKROLE</AccessKeyId>"
        b"<SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken>"
        b"<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>"
        b"</AssumeRoleWithWebIdentityResponse>"
    )


def authorization(cloud: Cloud) -> str:
    return next(one.headers["authorization"] for one in cloud.received if "/sign-in" not in one.path)


def written_by(result: Mapping[str, Any]) -> str:
    return str(result["reports"][0]["files"][0]["explained_by"])


def test_keys_of_aws_sign_each_request(cloud: Cloud, libraries: Path, tmp_path: Path) -> None:
    keys = {"AWS_ACCESS_KEY_ID": "AKKEY", "AWS_SECRET_ACCESS_KEY": "secret"}
    bedrock = {"ANTHROPIC_BEDROCK_BASE_URL": cloud.url}
    result, _ = cloud.run(libraries, tmp_path, "--provider", "bedrock", **keys, **bedrock)
    assert written_by(result) == "claude"
    assert authorization(cloud).startswith("AWS4-HMAC-SHA256 Credential=AKKEY/")
    assert cloud.received[0].path == "/model/anthropic.claude-haiku-5-5/invoke"
    assert result["usage"]["cost_usd"] > 0


@pytest.mark.parametrize("door", ["sign-in", "sign-in-refused"])
def test_a_workflow_signs_in_by_its_role(cloud: Cloud, libraries: Path, tmp_path: Path, door: str) -> None:
    token = tmp_path / "token"
    token.write_text("a-token-of-the-workflow", encoding="utf-8")
    result, said = cloud.run(
        libraries, tmp_path, "--provider", "bedrock",
        AWS_WEB_IDENTITY_TOKEN_FILE=str(token), AWS_ROLE_ARN="arn:aws:iam::123456789012:role/reports",
        AWS_ENDPOINT_URL_STS=f"{cloud.url}/{door}", ANTHROPIC_BEDROCK_BASE_URL=cloud.url,
    )  # fmt: skip
    if door == "sign-in":
        assert written_by(result) == "claude", (said, [r.path for r in cloud.received])
        assert authorization(cloud).startswith("AWS4-HMAC-SHA256 Credential=AKROLE/")
    else:
        assert written_by(result) == "offline"
        assert "Check the provider's credentials" in said, said


def account_of_google(folder: Path, signs_in_at: str) -> Path:
    """Write the file of a service account."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    account = {
        "type": "service_account",
        "project_id": "a-project",
        "private_key_id": "1",
        "private_key": pem.decode(),
        "client_email": "reports@a-project.iam.example",
        "token_uri": signs_in_at,
    }
    file = folder / "account.json"
    file.write_text(json.dumps(account), encoding="utf-8")
    return file


@pytest.mark.parametrize("door", ["sign-in", "sign-in-refused"])
def test_a_service_account_of_google_signs_in(
    cloud: Cloud, libraries: Path, tmp_path: Path, door: str
) -> None:
    account = account_of_google(tmp_path, f"{cloud.url}/{door}/google")
    result, said = cloud.run(
        libraries, tmp_path, "--provider", "vertex",
        GOOGLE_APPLICATION_CREDENTIALS=str(account), CLOUD_ML_REGION="global",
        ANTHROPIC_VERTEX_BASE_URL=cloud.url,
    )  # fmt: skip
    if door == "sign-in":
        assert written_by(result) == "claude", (said, [r.path for r in cloud.received])
        assert authorization(cloud) == "Bearer a-token-of-google"
        assert result["usage"]["cost_usd"] > 0
    else:
        assert written_by(result) == "offline"
        assert "Check the provider's credentials" in said, said


def test_the_recipe_for_vertex_runs_as_the_page_has_it(
    cloud: Cloud, libraries: Path, repository: Repository, tmp_path: Path
) -> None:
    for tag, said in (("v1.0", "An old line that says little."), ("v1.1", "A new line that says more.")):
        repository.commit({"page.md": f"# Page\n\n{said}\n"})
        repository.git("tag", tag)
    variables, command = recipe("Google Vertex")
    account = account_of_google(tmp_path, f"{cloud.url}/sign-in/google")
    result, said = cloud.run(
        libraries, repository.folder, command=command,
        **variables, GOOGLE_APPLICATION_CREDENTIALS=str(account), ANTHROPIC_VERTEX_BASE_URL=cloud.url,
    )  # fmt: skip
    assert written_by(result) == "claude", said
    project = variables["ANTHROPIC_VERTEX_PROJECT_ID"]
    asked = {one.path.partition("/publishers/")[0] for one in cloud.received if "/sign-in" not in one.path}
    assert asked == {f"/projects/{project}/locations/global"}
    assert authorization(cloud) == "Bearer a-token-of-google"
