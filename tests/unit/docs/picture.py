"""The README's picture: the report on the example as GitHub shows it, drawn by a browser.

`python -m tests.unit.docs.picture` draws it anew where Chromium is there (`make docs` does). The picture
carries the digest of the text that it shows, so that a test sees when the program writes another.
"""

import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from tests.unit.docs.pages import ROOT, report

PICTURE = ROOT / "docs" / "images" / "report.png"
_KEY = b"Report-SHA256"
_WIDTH, _HEIGHT = 910, 800
_STYLE = """
body { margin: 0; padding: 18px; background: #fff; color: #1f2328; font: 15px/1.5 "Noto Sans", "Liberation Sans", sans-serif; }
article { border: 1px solid #d0d7de; border-radius: 6px; padding: 4px 20px 12px; }
h1 { font-size: 24px; border-bottom: 1px solid #d0d7de; padding-bottom: 6px; margin: 12px 0; }
h2 { font-size: 18px; margin: 14px 0 6px; } p, ul { margin: 6px 0; } ul { padding-left: 26px; }
a { color: #0969da; text-decoration: none; } summary { margin: 5px 0; }
code { background: #eff1f3; border-radius: 5px; padding: 1px 5px; font: 13px "Liberation Mono", monospace; }
table { border-collapse: collapse; font-size: 14px; } th, td { border: 1px solid #d0d7de; padding: 4px 10px; text-align: left; }
"""  # noqa: E501 - rules in rows


def digest() -> str:
    """Give the digest of what the program writes now."""
    return hashlib.sha256(report().encode()).hexdigest()


def digest_in(picture: bytes) -> str | None:
    """Give the digest that a picture carries."""
    at = picture.find(b"tEXt" + _KEY + b"\0")
    return picture[at + 5 + len(_KEY) :][:64].decode() if at > 0 else None


def draw() -> None:
    """Draw the picture: the report, with its table unfolded."""
    markdown = report().replace("<details><summary>Files", "<details open><summary>Files")
    body = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><style>{_STYLE}</style><article>{body}</article>', "utf-8"
        )
        subprocess.run(
            [
                *(
                    str(shutil.which("chromium")),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                ),
                *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
                *("--disable-sync", "--hide-scrollbars", f"--user-data-dir={folder}/profile"),
                *(f"--window-size={_WIDTH},{_HEIGHT}", f"--screenshot={folder}/report.png", page.as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        drawn = (Path(folder) / "report.png").read_bytes()
    chunk = b"tEXt" + _KEY + b"\0" + digest().encode()
    end = drawn.rindex(b"IEND") - 4
    written = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    PICTURE.write_bytes(drawn[:end] + written + drawn[end:])


if __name__ == "__main__":
    if digest_in(PICTURE.read_bytes()) == digest():
        sys.exit()
    if shutil.which("chromium") is None:
        sys.exit("The picture of the README shows an older report; install chromium to draw it anew.")
    draw()
