"""Sites: pages that their maintainers build, which nobody installs, and the templates of them."""

import re
from collections.abc import Iterator

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
_BUILDS = re.compile(
    r"(?<![\w./@-])(?:(?:gatsby|docusaurus|bisheng|vuepress|vitepress|astro|gridsome|next|nuxt)"
    r" (?:build|develop|dev|start)"
    r"|(?:nuxt|hexo) generate|eleventy|hugo)(?![\w./@-])"
)
"""A command by which a generator makes the pages of a site, or shows them where nothing else is built."""

_PLUGIN = re.compile(r"((?:[^/]{1,200}/){0,20})plugins/[^/]{1,200}/package\.json")

_HUGOS = (
    *(f"hugo.{end}" for end in ("toml", "yaml", "yml", "json")),
    *(f"config/_default/{name}.{end}" for name in ("hugo", "config") for end in ("toml", "yaml", "yml")),
)
_HUGOS_OLD = tuple(f"config.{end}" for end in ("toml", "yaml", "yml", "json"))
"""What Hugo called it before: others call theirs so too, and only a site says its address."""
_ADDRESS = re.compile(r"^\s{0,8}\"?baseURL\"?\s{0,8}[:=]", re.IGNORECASE | re.MULTILINE)
_OWN_GEM = re.compile(r"^\s{0,8}gemspec\b", re.MULTILINE)
_CUSTOM = re.compile(r"^ {1,8}custom_dir: {1,8}[\"']?([\w./-]{1,200}?)/?[\"']?\s*$", re.MULTILINE)
_TEMPLATE = re.compile(r"\.(?:html?|xml|tmpl|j2|jinja2?)$", re.IGNORECASE)
_DEEPEST = 20
"""Folders above a template that are looked in for a site."""


def is_site(manifest: str, standing: Standing) -> bool:
    """Tell whether a package of npm offers nothing to import or run, and is made into a site.

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
    if not said or _OFFERS & said.keys():
        return False
    scripts = said.get("scripts")
    if isinstance(scripts, dict):
        makes = scripts.get("build", scripts.get("start"))
        if isinstance(makes, str) and _BUILDS.search(makes):
            return True
    if standing(f"{before}index.js") is not None:
        return False
    return any(standing(before + one) is not None for one in _GENERATORS)


def is_plugin_of_a_site(manifest: str, standing: Standing) -> bool:
    """Tell whether a package is a plugin that a site of Gatsby keeps for itself, in its folder `plugins`.

    Raises:
        TooMuch: The range asked for more files than it may.
    """
    found = _PLUGIN.fullmatch(manifest)
    if found is None or not is_site(f"{found[1]}package.json", standing):
        return False
    return any(standing(f"{found[1]}gatsby-config.{end}") is not None for end in ("js", "ts"))


def is_of_a_site(path: str, standing: Standing) -> bool:
    """Tell whether a file is a template of a site: Hugo's, Jekyll's, or one that MkDocs lays over a theme's.

    That of a theme is what others make their sites with, and none.

    Raises:
        TooMuch: The range asked for more files than it may.
    """
    if not _TEMPLATE.search(path):
        return False
    return any(_is_held(folder, inner, standing) for folder, inner in _above(path))


def _above(path: str) -> Iterator[tuple[str, str]]:
    """Give each folder above a path, with its slash, and what the path is within it."""
    parts = path.split("/")
    for depth in range(min(len(parts), _DEEPEST)):
        yield "".join(f"{part}/" for part in parts[:depth]), "/".join(parts[depth:])


def _is_held(folder: str, inner: str, standing: Standing) -> bool:
    """Tell whether a folder is a site that has such a template."""
    if inner.startswith(("layouts/", "themes/")):
        return _is_hugos(folder, standing)
    if inner.startswith(("_layouts/", "_includes/")):
        return _is_jekylls(folder, standing)
    said = _CUSTOM.search(standing(f"{folder}mkdocs.yml") or "")
    return said is not None and inner.startswith(f"{said[1].removeprefix('./')}/")


def _is_hugos(folder: str, standing: Standing) -> bool:
    if standing(f"{folder}theme.toml") is not None:
        return False
    if any(standing(folder + one) is not None for one in _HUGOS):
        return True
    return any(_ADDRESS.search(standing(folder + one) or "") for one in _HUGOS_OLD)


def _is_jekylls(folder: str, standing: Standing) -> bool:
    """Tell a site of Jekyll from a theme: that is a gem, which its own `Gemfile` names."""
    gems = standing(f"{folder}Gemfile")
    return gems is not None and not _OWN_GEM.search(gems) and standing(f"{folder}_config.yml") is not None
