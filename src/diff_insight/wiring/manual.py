"""What `--help` and the manual page say beyond the options: groups, examples, environment, exit codes.

Both are made from the table of options and from here, so that they cannot differ. It imports next to
nothing, so that `--help` answers at once.
"""

from collections.abc import Mapping, Sequence

import click

from diff_insight.settings.options import OPTIONS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "What is read": ("git", "repo", "diff", "since-tag", "permalink", "authors"),
    "What is said": ("locale", "engine", "explain", "config", "date"),
    "What it looks like": ("format", "open", "flavor", "visuals", "template"),
    "Where it goes": ("output", "result", "quiet"),
    "The model": (
        "model",
        "overview-model",
        "effort",
        "judge",
        "provider",
        "max-cost",
        "prices",
        "concurrency",
        "deadline",
        "cache",
        "estimate",
    ),
}
"""Every option of `report`, in the order of what a person decides."""

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "report": (
        ("diff-insight report", "the last commit, on the terminal"),
        ("diff-insight report main...my-branch --open", "a branch as a page in the browser"),
        ("diff-insight report --since-tag v -- src", "src since the last tag that begins with v"),
        ("diff-insight report v1.2...v1.3 --locale en,zh -o 'report-{locale}.md'", "a file per language"),
        ("diff-insight report --repo octo/docs v1...v2 -q", "the verdict in one line"),
        ("git diff | diff-insight report --diff -", "what is not committed yet"),
    ),
    "render": (
        ("diff-insight render result.json --format html -o page.html", "a saved result as a page"),
        ("diff-insight render result.json --flavor github", "the same for GitHub's pages"),
    ),
    "verify": (("diff-insight verify result.json", "exit code 1 if a text says what the diff does not"),),
    "backfill": (
        ("diff-insight backfill main --since 2026-01-01 --until 2026-01-31 --every week", "a report a week"),
    ),
}

ENVIRONMENT: tuple[tuple[str, str], ...] = (
    ("ANTHROPIC_API_KEY", "Turns the claude engine on."),
    ("ANTHROPIC_BASE_URL", "Where the model is asked."),
    ("GITHUB_TOKEN", "Reads with --repo what is not public."),
    ("GITHUB_API_URL, GITHUB_SERVER_URL", "A GitHub server of one's own."),
    ("NO_COLOR, TERM=dumb", "No colours on a terminal."),
    ("PAGER", "Shows what is longer than the screen; cat for none. [less]"),
    ("COLUMNS", "Width where the terminal does not tell it."),
    ("BROWSER", "Opens the page of --open."),
)

EXIT_CODES: tuple[tuple[str, str], ...] = (
    ("0", "Done, also where files fell back to the offline engine."),
    ("1", "The job failed; what was and was not written is said. verify: a text is not borne out."),
    ("2", "Wrong usage, input or configuration."),
)

COMPLETION: tuple[tuple[str, str], ...] = (
    ("bash", 'eval "$(_DIFF_INSIGHT_COMPLETE=bash_source diff-insight)"'),
    ("zsh", 'eval "$(_DIFF_INSIGHT_COMPLETE=zsh_source diff-insight)"'),
    ("fish", "_DIFF_INSIGHT_COMPLETE=fish_source diff-insight | source"),
)
"""What a shell's start-up file needs for completion."""


class Explained(click.Command):
    """A command whose help has its options in groups, and examples, environment and exit codes behind."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by what they decide; those that the table does not know stand last."""
        records = {
            parameter.name: record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)) is not None
        }
        for title, names in GROUPS.items():
            rows = [records.pop(key) for name in names if (key := name.replace("-", "_")) in records]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows, col_max=28)
        if records:
            with formatter.section("Other options"):
                formatter.write_dl(list(records.values()), col_max=28)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what one looks for next."""
        if examples := EXAMPLES.get(self.name or "", ()):
            with formatter.section("Examples"):
                for line, meaning in examples:
                    formatter.write(f"{'':>{formatter.current_indent}}# {meaning}\n")
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        if self.name == "report":
            with formatter.section("Environment"):
                formatter.write_dl(list(ENVIRONMENT), col_max=36)
        with formatter.section("Exit codes"):
            formatter.write_dl(list(EXIT_CODES))


class ExplainedGroup(click.Group):
    """The program itself, with its exit codes and how a shell completes it."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what one looks for next."""
        with formatter.section("Exit codes"):
            formatter.write_dl(list(EXIT_CODES))
        with formatter.section("Completion, in the shell's start-up file"):
            formatter.write_dl(list(COMPLETION))


def completions(name: str) -> list[str]:
    """Give the values that an option takes by name, for a shell to complete."""
    form = OPTIONS[name].form
    return form.split("|") if "|" in form and form == form.lower() else []


def manual_page(commands: Mapping[str, click.Command], *, version: str) -> str:
    """Give the manual page, diff-insight(1), in the man macros.

    Args:
        commands: Every command by its name.
        version: Of the program.
    """
    parts = [
        f'.TH DIFF\\-INSIGHT 1 "" "diff-insight {version}" "User Commands"',
        ".SH NAME",
        "diff\\-insight \\- turn a commit range into a report that its readers can trust",
        ".SH SYNOPSIS",
        *(_synopsis(name, command) for name, command in commands.items()),
        ".SH COMMANDS",
    ]
    for name, command in commands.items():
        parts += [".TP", f".B {_roff(name)}", _roff(" ".join((command.help or "").split()))]
    for title, names in GROUPS.items():
        parts.append(f".SH {_roff(title.upper())}")
        for option in names:
            parts += _option(option)
    parts.append(".SH EXAMPLES")
    for name in commands:
        for line, meaning in EXAMPLES.get(name, ()):
            said = _roff(meaning[:1].upper() + meaning[1:])
            parts += [".PP", f"{said}:", ".PP", ".nf", ".RS", _roff(line), ".RE", ".fi"]
    parts += [".SH ENVIRONMENT", *_listed(ENVIRONMENT), ".SH EXIT STATUS", *_listed(EXIT_CODES)]
    parts += [".SH COMPLETION", "In the start-up file of the shell:", *_listed(COMPLETION)]
    parts += [".SH FILES", ".TP", ".I .github/diff\\-insight.yml", "The configuration, where it is there."]
    return "\n".join(parts) + "\n"


def _synopsis(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    pieces = " ".join(command.collect_usage_pieces(context))
    return f".B diff\\-insight {_roff(name)}\n{_roff(pieces)}\n.br"


def _option(name: str) -> Sequence[str]:
    option = OPTIONS[name]
    names = [f"\\-{option.short}"] if option.short else []
    names.append(f"\\-\\-{_roff(name)}")
    if name in {"authors", "judge", "visuals"}:
        names.append(f"\\-\\-no\\-{_roff(name)}")
    heads = ", ".join(f"\\fB{each}\\fR" for each in names)
    form = f" \\fI{_roff(option.form)}\\fR" if option.form else ""
    default = f" [{option.default}]" if option.default else ""
    return [".TP", heads + form, _roff(option.meaning + default)]


def _listed(rows: Sequence[tuple[str, str]]) -> Sequence[str]:
    return [part for term, meaning in rows for part in (".TP", f".B {_roff(term)}", _roff(meaning))]


def _roff(text: str) -> str:
    """Escape what roff would act on; a dot or quote at the start of a line is a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
