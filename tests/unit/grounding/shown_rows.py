"""Evidence of a file of which a few rows are shown."""

from diff_insight.grounding.evidence import Evidence, evidence_of
from diff_insight.model import FileChange


def shown(path: str, *lines: str) -> Evidence:
    """Give what the rows of one hunk show, each with its sign."""
    signs = [line[0] for line in lines]
    size = "@@ -1,{} +1,{} @@\n".format(len(lines) - signs.count("+"), len(lines) - signs.count("-"))
    return evidence_of(
        FileChange(
            path=path,
            additions=signs.count("+"),
            deletions=signs.count("-"),
            patch=size + "\n".join(lines),
        )
    )
