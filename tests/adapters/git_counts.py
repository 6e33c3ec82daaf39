"""What git itself counts: the measure for ours."""

from tests.repositories import Repository


def numstat(repository: Repository, *ends: str) -> dict[str, tuple[int, int]]:
    """Give added and removed lines per path, renames and copies followed; none for a binary file."""
    fields = repository.git("diff", "--numstat", "-z", "-C", *ends, "--").split("\0")[:-1]
    counts = {}
    while fields:
        added, removed, path = fields.pop(0).split("\t", 2)
        if not path:  # a rename: the old and the new name follow
            _, path = fields.pop(0), fields.pop(0)
        counts[path] = (0, 0) if added == "-" else (int(added), int(removed))
    return counts
