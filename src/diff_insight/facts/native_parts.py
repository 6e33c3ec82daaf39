"""What a package of a script language is built of in a language that its users do not write.

A gem has its native parts beside an `extconf.rb`, or in the `ext` of a repository whose Rakefile builds them
for JRuby; an npm package names them in a `binding.gyp`, a Python one in its `setup.py`. What they define is
called by the package alone: its users see what that hands to Ruby, JavaScript or Python by names of its own.
Headers in an `include` are for others to build against.
"""

import re

from diff_insight.facts.standing_files import Standing

_ENDINGS = (".c", ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".java", ".rs", ".m", ".mm")
_BUILDERS = ("extconf.rb", "binding.gyp")
"""Files that build all that stands beside and below them."""
_HEADERS = re.compile(r"(?:^|/)include/")
_OF_RUBY = ("Gemfile", "Rakefile")
_DEEPEST = 60
"""Folders above a source that are looked in; a path may have tens of thousands."""


def is_native_part(path: str, standing: Standing) -> bool:
    """Tell whether a source is a native part of a gem, an npm package or one of Python.

    Args:
        path: That of the source.
        standing: Gives what stands at a path.

    Raises:
        TooMuch: The range asked for more than it may.
    """
    if not path.endswith(_ENDINGS) or _HEADERS.search(path):
        return False
    folder = path
    for _ in range(_DEEPEST):
        folder, _, name = folder.rpartition("/")
        above = f"{folder}/" if folder else ""
        if any(standing(f"{above}{builder}") is not None for builder in _BUILDERS):
            return True
        if name == "ext" and all(standing(f"{above}{one}") is not None for one in _OF_RUBY):
            return True
        if not folder:
            break
    built = standing("setup.py") or ""
    return "Extension(" in built and any(f"{mark}{path}{mark}" in built for mark in ("'", '"'))
