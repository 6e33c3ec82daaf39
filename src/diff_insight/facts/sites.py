"""Whether a package of npm is a site: pages that its maintainers build, which nobody installs."""

from diff_insight.facts.standing_files import Standing

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


def is_site(manifest: str, standing: Standing) -> bool:
    """Tell whether a package offers nothing to import or run, and is made into a site.

    Args:
        manifest: The path of its `package.json`.
        standing: What stands where the range ends.

    Raises:
        TooMuch: The range asked for more files than it may.
    """
    folder, _, name = manifest.rpartition("/")
    if name != "package.json":
        return False
    before = f"{folder}/" if folder else ""
    said = standing.manifest(manifest)
    if not said or _OFFERS & said.keys() or standing(f"{before}index.js") is not None:
        return False
    return any(standing(before + one) is not None for one in _GENERATORS)
