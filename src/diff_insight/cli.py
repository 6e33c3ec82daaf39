"""The command line: options in, one result or one clear error out.

Importing this module costs click alone; every command imports what it needs when it runs, so that
`--version` and `--help` answer at once.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

import diff_insight
from diff_insight.errors import DiffInsightError, InputError, ListedError
from diff_insight.printing import one_line, say
from diff_insight.settings.options import OPTIONS
from diff_insight.wiring.manual import Explained, ExplainedGroup, completions

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
_INTERRUPTED = 130  # as a shell reports SIGINT

debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show a traceback where something fails."
)


@click.group(cls=ExplainedGroup, context_settings=_CONTEXT)
@click.version_option(diff_insight.__version__, message="%(prog)s %(version)s")
@debug_option
def root() -> None:
    """Turn a commit range into a report that its readers can trust."""
    from diff_insight.wiring.certificates import say_to_all  # noqa: PLC0415

    say_to_all(os.environ)


def _option(name: str) -> Callable[[Any], Any]:
    """Make the click option of a setting; its value is text, checked in one place with all others."""
    option = OPTIONS[name]
    text = f"{option.meaning} [{option.default}]" if option.default else option.meaning
    if name in {"authors", "judge", "visuals"}:
        return click.option(f"--{name}/--no-{name}", default=None, help=text)
    if name == "since-tag":
        return click.option(
            "--since-tag", metavar="[PREFIX]", is_flag=False, flag_value="", default=None, help=text
        )
    names = [f"--{name}", *([f"-{option.short}"] if option.short else [])]
    if option.flag:
        return click.option(*names, is_flag=True, default=None, help=text)
    return click.option(*names, metavar=option.form, help=text, shell_complete=_completing(name))


def _completing(name: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """Complete the words that an option takes, and files where it takes none."""
    words = completions(name)

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[Any]:
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - a shell alone asks

        if words:
            return [word for word in words if word.startswith(begun)]
        kind = "dir" if OPTIONS[name].form == "DIR" else "file"
        return [CompletionItem(begun, type=kind)]

    return complete


def _options(*names: str) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for name in reversed(names):
            command = _option(name)(command)
        return debug_option(command)

    return decorate


class _WithPaths(Explained):
    """A command that keeps what follows `--` apart, as git does; click would take a path for RANGE."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments before `--`, and keep those behind it."""
        at = args.index("--") if "--" in args else len(args)
        rest = super().parse_args(ctx, args[:at])
        ctx.params["paths"] = tuple(args[at + 1 :])
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Show the paths in the line of usage too."""
        return [*super().collect_usage_pieces(ctx), "[-- PATH...]"]


@root.command(cls=_WithPaths)
@click.argument("commit_range", metavar="[RANGE]", required=False)
@_options(*(name for name, option in OPTIONS.items() if option.command_line))
def report(
    commit_range: str | None,
    config: str | None,
    since_tag: str | None,
    paths: tuple[str, ...],
    **options: Any,
) -> None:
    """Report on the commits of RANGE, or of what it changes in PATHs.

    RANGE is BASE...HEAD (from the merge base, as GitHub compares), BASE..HEAD (tree against tree) or BASE
    alone (BASE...HEAD); a clone without one means HEAD~1...HEAD. PATHs are git's: files, folders, `*`,
    and `:!PATH` to leave one out.
    """
    import gc  # noqa: PLC0415

    from diff_insight.wiring import commands  # noqa: PLC0415
    from diff_insight.wiring.sources import Asked  # noqa: PLC0415

    # A large range makes millions of values that all live to the end: looking for garbage among them
    # finds nothing and takes a tenth of the time.
    gc.set_threshold(100_000, 50, 1_000)
    asked = Asked(commit_range=commit_range, since_tag=since_tag, pathspecs=paths)
    commands.report(asked, config=config, options=options, streams=_streams())


@root.command(cls=Explained)
@click.argument("branch", metavar="[BRANCH]", required=False)
@click.option("--since", metavar="DATE", required=True, help="The first day, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", required=True, help="The last day, included.")
@click.option(
    "--every", type=click.Choice(["day", "week"]), default="day", help="A report per day or week. [day]"
)
@click.option("--plan", is_flag=True, help="Print the missing spans as a job matrix (JSON) and stop.")
@click.option("--batch", is_flag=True, help="Ask in batches for half the price; a later run collects them.")
@_options(
    *(
        name
        for name, option in OPTIONS.items()
        if option.command_line and name not in {"diff", "date", "estimate", "since-tag", "open", "quiet"}
    )
)
def backfill(branch: str | None, config: str | None, **options: Any) -> None:
    """Make the missing reports of a span of days.

    Every day (or week) between --since and --until on which something landed on BRANCH gets its report in
    the place that --output names; those that are there already are left alone.
    """
    from diff_insight.backfill import Stretch  # noqa: PLC0415
    from diff_insight.backfill import backfill as make  # noqa: PLC0415

    asked = {name: options.pop(name) for name in ("since", "until", "every", "plan", "batch")}
    make(Stretch(branch=branch, **asked), config=config, options=options, streams=_streams())


@root.command(cls=Explained)
@click.argument("file", metavar="FILE")
@_options("flavor", "format", "output", "template", "open", "quiet")
def render(file: str, **options: Any) -> None:
    """Turn the run result in FILE (- for standard input) into what `report` writes: the same bytes."""
    from diff_insight.wiring import commands  # noqa: PLC0415

    commands.render(_read(file), options=options, streams=_streams())


@root.command(cls=Explained)
@click.argument("file", metavar="FILE")
@_options()
def verify(file: str) -> None:
    """Check the texts of the run result in FILE (- for standard input) against its patches.

    Exits with 1 if a text says what the diff does not show.
    """
    from diff_insight.wiring import commands  # noqa: PLC0415

    if not commands.verify(_read(file), streams=_streams()):
        raise click.exceptions.Exit(1)


@root.command()
@_options()
def schema() -> None:
    """Print the JSON Schema of the run result."""
    from diff_insight.wiring import commands  # noqa: PLC0415

    commands.schema(streams=_streams())


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}.", remedy="Name a run result (JSON)."
        ) from None


def _streams() -> Any:
    from diff_insight.wiring.streams import Streams  # noqa: PLC0415

    return Streams(
        stdin=sys.stdin.buffer,
        stdout=sys.stdout.buffer,
        stderr=sys.stderr,
        workflow=os.environ.get("GITHUB_ACTIONS") == "true",
    )


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and end with its exit code: 0 done, 1 failed, 2 wrong usage, input or configuration."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = root.main(args=arguments, prog_name="diff-insight", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:  # the reader has seen enough; Python's own last flush would complain again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the one place that turns any failure into an exit code
        if "--debug" in arguments:
            import traceback  # noqa: PLC0415 - few runs need it

            from diff_insight.diff.secrets import mask  # noqa: PLC0415

            say(sys.stderr, mask("".join(traceback.format_exception(error)))[0].rstrip("\n"))
        sys.exit(_explain(error))


def _explain(error: Exception) -> int:
    """Say in one paragraph what failed, and give the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(sys.stderr, error.format_message())
        return 2
    code, text = 1, f"{type(error).__name__}: {error}"
    if isinstance(error, DiffInsightError):
        code, text = error.exit_code, str(error)
    elif isinstance(error, click.ClickException):
        usage = error.ctx.get_usage() if isinstance(error, click.UsageError) and error.ctx else ""
        code, text = 2, f"{error.format_message()} {usage}".strip()
    else:
        text = f"This is a fault of diff-insight itself: {text}. Please report what --debug prints."
    from diff_insight.diff.secrets import mask  # noqa: PLC0415 - what failed may quote a line of a diff

    text = mask(text)[0]
    listed = isinstance(error, ListedError | click.UsageError)  # which have lines of their own
    say(sys.stderr, f"Error: {text if listed else one_line(text)}")
    return code
