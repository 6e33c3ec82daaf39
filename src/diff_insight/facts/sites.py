"""Whether a package of npm is a site: pages that its maintainers build, which nobody installs."""

import json
from collections.abc import Callable

_GENERATORS = (
    *(f"docusaurus.config.{end}" for end in ("js", "ts", "mjs")),
    *(f"astro.config.{end}" for end in ("mjs", "js", "ts")),
    *(f".vitepress/config.{end}" for end in ("js", "ts", "mts", "mjs")),
    *(f"docs/.vitepress/config.{end}" for end in ("js", "ts", "mts", "mjs")),
    *(f"gatsby-config.{end}" for end in ("js", "ts")),
    *(f"hugo.{end}" for end in ("toml", "yaml")),
    "antora-playbook.yml",
    "netlify.toml",
)
"""What makes a site of a package, or puts it on a host."""
_OFFERS = frozenset({"main", "module", "exports", "bin", "files", "types", "workspaces", "peerDependencies"})
"""Keys of a manifest by which others use a package, or that make it several."""


def is_site(manifest: str, read: Callable[[str], str | None]) -> bool:
    """Tell whether a package offers nothing to import or run, and is made into a site.

    Args:
        manifest: The path of its `package.json`.
        read: Gives what stands at a path where the range ends.
    """
    folder, _, name = manifest.rpartition("/")
    if name != "package.json":
        return False
    before = f"{folder}/" if folder else ""
    try:
        said = json.loads(read(manifest) or "")
    except (ValueError, RecursionError):
        return False
    if not isinstance(said, dict) or _OFFERS & said.keys() or read(f"{before}index.js") is not None:
        return False
    return any(read(before + one) is not None for one in _GENERATORS)
