"""`python -m diff_insight` and the `diff-insight` command."""


def main() -> None:
    """Run the command line."""
