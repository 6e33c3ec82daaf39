"""Comments in the lines of an example, whatever language it is in: by the marks that most languages share."""

_BEGINS, _ENDS = ("//", "/*", "*", "#", "--", "<!--"), ("*/", "-->")
_BEHIND = (" //", " /*", " #", " --", " <!--")


def is_comment(line: str) -> bool:
    """Tell whether a line is a comment, or ends one."""
    said = line.strip()
    return said.startswith(_BEGINS) or said.endswith(_ENDS)


def begins_comment(text: str) -> bool:
    """Tell whether a comment has begun in the beginning of a line."""
    return any(mark in text for mark in _BEGINS if mark != "*")


def parted(line: str) -> tuple[str, str]:
    """Give the code of a line and the comment behind it; empty code where there is none."""
    at = min((at for mark in _BEHIND if (at := line.find(mark)) > 0), default=0)
    return (line[:at].strip(), line[at:].strip()) if at else ("", line)
