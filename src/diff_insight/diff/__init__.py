"""From diff text to file changes, and from a patch to its lines."""
