"""Where a commit range comes from: a local clone, a diff, GitHub."""
