"""A real container engine for the tests: the machine's own, or one that is brought up and stopped again.

Where no registry can be reached, a stand-in for the Dockerfile's base image is made from Debian packages,
so that the real Dockerfile is built, word for word.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMAGE = "diff-insight:test"
RUNNER_IMAGE = "diff-insight-runner:test"
_NAME_FOR_ACT = "act-diff-insight-diff-insight-v1-dockeraction:latest"
"""What act calls the image of `diff-insight/diff-insight@v0`; without it act would build that again."""
_PACKAGES = ("docker.io", "iptables", "debootstrap")
_BASE_PACKAGES = "python3,python3-venv,python3-pip,ca-certificates"
_START_SECONDS = 30


class UnavailableError(Exception):
    """No engine can be had here; says why."""


def say(text: str) -> None:
    """Put a line into the log of the run (`make container` shows it as it comes)."""
    print(f"container: {text}", file=sys.stderr, flush=True)  # noqa: T201 - the log of a script


@contextmanager
def engine() -> Iterator[dict[str, str]]:
    """Give the environment in which `docker` answers; stop what was started."""
    if _answers(dict(os.environ)):
        say("using the engine that runs here")
        yield dict(os.environ)
        return
    _install()
    with tempfile.TemporaryDirectory(prefix="diff-insight-engine-") as folder:
        environment = os.environ | {"DOCKER_HOST": f"unix://{folder}/docker.sock"}
        with (Path(folder) / "log").open("wb") as log:
            daemon = subprocess.Popen(
                ["dockerd", "--data-root", f"{folder}/data", "--exec-root", f"{folder}/exec",
                 "--pidfile", f"{folder}/pid", "--host", environment["DOCKER_HOST"]],
                stdout=log, stderr=log,
            )  # fmt: skip
        # who ends the tests politely gets the engine stopped too
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            until = time.monotonic() + _START_SECONDS
            while not _answers(environment):
                if daemon.poll() is not None or time.monotonic() > until:
                    tail = (Path(folder) / "log").read_text(encoding="utf-8", errors="replace")[-600:]
                    raise UnavailableError(f"the engine did not start: {tail}")
                time.sleep(0.2)
            say("an engine was brought up")
            yield environment
        finally:
            signal.signal(signal.SIGTERM, before)
            daemon.terminate()
            daemon.wait(timeout=60)
            say("the engine was stopped")
            _unmount_below(folder)


def _answers(environment: dict[str, str]) -> bool:
    if not shutil.which("docker"):
        return False
    return (
        subprocess.run(["docker", "info"], capture_output=True, check=False, env=environment).returncode == 0
    )


def _install() -> None:
    needed = {
        "dockerd": shutil.which("dockerd"),
        "debootstrap": shutil.which("debootstrap"),
        "iptables": shutil.which("iptables"),
    }
    if all(needed.values()):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise UnavailableError("no engine runs here, and only root on Debian can install one")
    say("installing an engine")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode:
            raise UnavailableError(f"{' '.join(command)} failed: {done.stderr[-600:]}")


def _unmount_below(folder: str) -> None:
    mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    for mount in sorted(
        (line.split()[1] for line in mounts if line.split()[1].startswith(folder)), reverse=True
    ):
        subprocess.run(["umount", "--lazy", mount], check=False, capture_output=True)


def docker(*arguments: str, environment: dict[str, str], cwd: Path = ROOT) -> str:
    """Run docker and give what it printed; an error shows its own words."""
    done = subprocess.run(
        ["docker", *arguments], capture_output=True, text=True, check=False, env=environment, cwd=cwd
    )
    if done.returncode:
        raise AssertionError(
            f"docker {' '.join(arguments)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        )
    return done.stdout.strip()


def base_image(environment: dict[str, str]) -> str:
    """See that the Dockerfile's base image is there: local, pulled, or a stand-in; give its name."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    names = set(re.findall(r"^FROM (\S+)", text, re.MULTILINE))
    assert len(names) == 1, names
    name = names.pop()
    for command in (["image", "inspect", name], ["pull", "--quiet", name]):
        if (
            subprocess.run(["docker", *command], capture_output=True, check=False, env=environment).returncode
            == 0
        ):
            return name
    say(f"making a stand-in for {name} from Debian packages")
    with tempfile.TemporaryDirectory(prefix="diff-insight-base-") as folder:
        base = Path(folder) / "base"
        subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={_BASE_PACKAGES}", "bookworm", str(base)],
            check=True, capture_output=True,
        )  # fmt: skip
        # what this machine needs to reach its package registries, the image needs to be built
        for path in ("etc/ssl/certs/ca-certificates.crt", "etc/pip.conf"):
            if Path("/", path).exists():
                (base / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path("/", path), base / path)
        # as in the real image: what is lost with the machine need not be waited for
        (base / "etc/dpkg/dpkg.cfg.d/unsafe-io").write_text("force-unsafe-io\n", encoding="utf-8")
        with subprocess.Popen(["tar", "-C", str(base), "-c", "."], stdout=subprocess.PIPE) as tar:
            subprocess.run(
                ["docker", "import", "--change", "ENV PIP_DEFAULT_TIMEOUT=180", "-", name],
                stdin=tar.stdout, check=True, capture_output=True, env=environment,
            )  # fmt: skip
    return name


def build(environment: dict[str, str]) -> None:
    """Build the real Dockerfile with the classic builder, which act uses, too."""
    say("building the image")
    docker(
        "build", "--network", "host", "--tag", IMAGE, ".", environment=environment | {"DOCKER_BUILDKIT": "0"}
    )
    docker("tag", IMAGE, _NAME_FOR_ACT, environment=environment)


def build_runner(base: str, environment: dict[str, str]) -> str:
    """Build what the jobs run in, and give its name."""
    folder = Path(__file__).with_name("runner")
    docker(
        "build", "--build-arg", f"BASE={base}", "--build-arg", f"IMAGE={IMAGE}",
        "--tag", RUNNER_IMAGE, str(folder),
        environment=environment | {"DOCKER_BUILDKIT": "0"},
    )  # fmt: skip
    return RUNNER_IMAGE


def size_above_base(base: str, environment: dict[str, str]) -> int:
    """Bytes that the image adds to its base, unpacked."""
    sizes = [
        int(docker("image", "inspect", "--format", "{{.Size}}", name, environment=environment))
        for name in (IMAGE, base)
    ]
    return sizes[0] - sizes[1]
