"""Links to files beside the documentation: on the site, where these are not, they lead to the repository.

Loaded by mkdocs (`hooks` in mkdocs.yml).
"""

import posixpath
import re
from typing import Any

_LINK = re.compile(r"\]\(([^()\s#:]+)((?:#[^()\s]*)?)\)")


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_more: Any) -> str:
    """Give a page with its links to files outside the site made absolute."""
    folder = posixpath.dirname(f"docs/{page.file.src_uri}")

    def absolute(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match[1]))
        if path.startswith("docs/") and not path.startswith("docs/templates"):
            return match[0]
        return f"]({config['repo_url']}/blob/main/{path}{match[2]})"

    return _LINK.sub(absolute, markdown)
