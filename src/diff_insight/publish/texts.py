"""Shows texts from outside in what the publishers themselves write for GitHub's pages.

The reports come rendered and safe; the summary's own lines, the index and the pull request's text name
paths, refs, warnings and titles, each of which may hold anything.
"""

import re
from urllib.parse import quote, urlsplit

from diff_insight.publish.commands import one_line

# What GitHub makes live in plain text: addresses, mentions, references to issues and pull requests.
_LIVE = re.compile(r"://|www\.|@|#\d|\bgh-\d|mailto:|javascript:", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&:-])")
_PLAIN_URL = re.compile(r"https?://[^\s()<>\"'`\\|]+\Z")


def code(text: str) -> str:
    """Give one line of code that holds the text, whatever backticks it has; pipes are escaped for tables."""
    shown = one_line(text).replace("|", "\\|") if text else " "
    fence = "`" * (max((len(run) for run in re.findall(r"`+", shown)), default=0) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    """Give the text on one line with nothing live in it; what GitHub would make live shows as code."""
    line = " ".join(one_line(text.replace("\n", " ")).split())
    words = re.split(r"([ `]+)", line)
    return "".join(code(word) if _LIVE.search(word) else _escaped(word) for word in words)


def link(label: str, target: str | None) -> str:
    """Give a link with a label in code, or the label alone where the target is no plain web address."""
    if target is None or not is_web_address(target):
        return code(label)
    return f"[{code(label)}]({target})"


def is_web_address(target: str) -> bool:
    """Tell whether the target is an http address that Markdown, XML and a log show as it is."""
    try:
        return bool(_PLAIN_URL.match(target) and urlsplit(target).hostname)
    except ValueError:
        return False


def relative_link(path: str) -> str:
    """Give a path as the target of a link, every reserved or unusual byte in its percent form."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/-._~")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
