"""`python -m diff_insight`, the `diff-insight` command, and the container's entry point.

The command line and the action are neighbours that do not know each other; here they meet.
"""

import os
import sys
from typing import NoReturn

import click

from diff_insight import __version__, cli
from diff_insight.printing import say


@cli.root.command()
@cli.debug_option
def action() -> None:
    """Run as a GitHub Action: inputs and event come from the environment."""
    # says at once who is at work: what the run needs takes most of a second to load
    say(sys.stdout, f"Diff Insight {__version__}")
    from diff_insight.action.main import run  # noqa: PLC0415 - most commands need none of it

    raise click.exceptions.Exit(run(os.environ, stdout=sys.stdout))


def main() -> NoReturn:
    """Run a command and end with its exit code."""
    cli.main()


if __name__ == "__main__":
    main()
