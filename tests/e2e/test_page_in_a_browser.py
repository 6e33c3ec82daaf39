"""The HTML page in a real browser: nobody is asked for anything, everybody can use it, and it opens at once.

`make look` brings axe-core and vnu-jar from npm to a folder of its own and runs these tests; without them,
or without Chromium, they are skipped.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.unit.reports.examples import documentation, large, release

from diff_insight.model import RunResult
from diff_insight.reports.page import page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not on this machine"),
]
MODULES = Path(os.environ.get("LOOK_MODULES", "/nonexistent")) / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
DARK = "--blink-settings=preferredColorScheme=0"
EXAMPLES = {"documentation": documentation(), "release": release(), "japanese": documentation("ja_JP")}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def _shown(folder: Path, text: str, *flags: str) -> str:
    """Open a page and give its document when it has loaded."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8", errors="replace")
    done = subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", *flags, "--dump-dom", file.as_uri()),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=90,
    )
    return done.stdout


def _with_script(result: RunResult, script: str) -> str:
    """Give the page with a script of the test's, which its policy would not run."""
    text = _POLICY.sub("", page(result, result.reports[0]))
    return text.replace("</body>", f"<script>{script}</script></body>")


def _asked_for(folder: Path, text: str) -> tuple[str, list[str]]:
    """Give the document, and every address that it, not the browser for itself, has asked for."""
    log = folder / "net.json"
    shown = _shown(folder, text, f"--log-net-log={log}")
    rows = re.findall(r'^\{.*"url":.*\},?$', log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    requests = [json.loads(row.rstrip(","))["params"] for row in rows]
    ours = [row["url"] for row in requests if row.get("initiator", "not an origin") != "not an origin"]
    return shown, [address for address in ours if not address.startswith("file:")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_asks_no_host_for_anything(tmp_path: Path, name: str) -> None:
    result = EXAMPLES[name]
    shown, asked = _asked_for(tmp_path, page(result, result.reports[0]))
    assert re.search(r'<span id="shown">\d+ / \d+</span>', shown)  # its script has run
    assert asked == []


def test_an_image_in_the_page_would_be_asked_for_but_for_its_policy(tmp_path: Path) -> None:
    result = EXAMPLES["documentation"]
    text = page(result, result.reports[0]).replace("<h1>", '<img src="http://127.0.0.1:9/x.png" alt=""><h1>')
    assert _asked_for(tmp_path, text)[1] == []
    assert _asked_for(tmp_path, _POLICY.sub("", text))[1] == ["http://127.0.0.1:9/x.png"]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not on this machine: make look")
@pytest.mark.parametrize("scheme", [(), (DARK,)], ids=["light", "dark"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_axe_finds_no_barrier(tmp_path: Path, name: str, scheme: tuple[str, ...]) -> None:
    run = (
        "axe.run().then(found => { const pre = document.createElement('pre'); pre.id = 'axe';"
        "pre.textContent = JSON.stringify(found.violations.map(each => [each.id, each.nodes[0].html]));"
        "document.body.append(pre); })"
    )
    text = _with_script(EXAMPLES[name], AXE.read_text(encoding="utf-8") + ";" + run)
    shown = _shown(tmp_path, text, "--virtual-time-budget=60000", *scheme)
    found = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.DOTALL)
    assert found is not None
    assert json.loads(html.unescape(found[1])) == []


@pytest.mark.skipif(
    not VNU.exists() or shutil.which("java") is None, reason="vnu-jar is not there: make look"
)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_checker_of_w3c_finds_no_error(tmp_path: Path, name: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(EXAMPLES[name], EXAMPLES[name].reports[0]), encoding="utf-8")
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--errors-only", "--format", "json", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(done.stderr)["messages"] == []


def test_2000_files_and_20_megabytes_are_seen_within_a_second_and_found_at_once(tmp_path: Path) -> None:
    script = (
        "addEventListener('load', () => {"
        "document.getElementById('search').value = 'file_77'; const start = performance.now();"
        "document.getElementById('type').dispatchEvent(new Event('input', {bubbles: true}));"
        "document.querySelector('.file:not([open])').open = true;"
        "document.body.offsetHeight; const spent = performance.now() - start;"
        "document.title = JSON.stringify({spent, seen: performance.getEntriesByName('first-contentful-paint')"
        ".map(each => each.startTime)}); })"
    )
    shown = _shown(tmp_path, _with_script(large(), script))
    told: dict[str, Any] = json.loads(html.unescape(re.search(r"<title>(.*?)</title>", shown)[1]))  # type: ignore[index]
    assert told["seen"][0] < 1_000
    assert told["spent"] < 500
