"""A commit range of a repository on GitHub: compare where it tells everything, else git."""
