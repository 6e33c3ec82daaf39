"""What is no YAML in a template of Helm: actions in double braces, hidden so that the rest can be read."""

from diff_insight.trees.yaml import Hidden

_MARK = "\ue001"


def hide(source: str) -> Hidden:
    """Hide actions: letters for those inside a line, blanks for lines that hold nothing else."""
    pieces = []
    at = 0
    while (begin := source.find("{{", at)) >= 0:
        end = source.find("}}", begin)
        if end < 0:
            break
        end += 2
        pieces.append(source[at:begin])
        pieces += [_MARK if sign != "\n" else sign for sign in source[begin:end]]
        at = end
    pieces.append(source[at:])
    rows = "".join(pieces).split("\n")
    originals = source.split("\n")
    alone: dict[int, str] = {}
    for index, row in enumerate(rows):
        if _MARK not in row:
            continue
        if row.replace(_MARK, "").strip():
            rows[index] = row.replace(_MARK, "x")
        else:
            rows[index] = ""
            alone[index + 1] = originals[index].strip()
    return "\n".join(rows), alone
