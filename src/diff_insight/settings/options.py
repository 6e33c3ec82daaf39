"""The table of settings: their names, what they mean, what is allowed, what they are when nobody says.

The command line, `--help` and the documentation are made from it, and a test holds `action.yml` to it.
It imports nothing, so that `--help` and `--version` answer at once; the checks stand in `checks`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting.

    Attributes:
        meaning: One sentence for `--help` and the documentation.
        form: What is allowed, as a metavar.
        default: As the documentation prints it.
        flag: Whether the option is `--name`, or `--name/--no-name` where `default` is empty.
        short: Its letter on the command line, where it has one.
        command_line: Whether `report` has it as an option.
        configuration: Whether the configuration file may set it.
    """

    meaning: str
    form: str = ""
    default: str = ""
    flag: bool = False
    short: str = ""
    command_line: bool = True
    configuration: bool = True


OPTIONS: dict[str, Option] = {
    "git": Option(form="DIR", meaning="Read the range from a local clone.", default="."),
    "repo": Option(form="OWNER/NAME", meaning="Read the range from GitHub's API."),
    "diff": Option(
        form="FILE",
        meaning="Read a unified diff from a file, - for standard input; with --git, whole files from there.",
    ),
    "permalink": Option(form="URL", meaning="The link to show, instead of the one that the source gives."),
    "since-tag": Option(
        form="[PREFIX]",
        meaning="Begin at the nearest tag in HEAD's history that begins with PREFIX, HEAD's own left out.",
        configuration=False,
    ),
    "engine": Option(
        form="auto|claude|offline",
        meaning="auto: claude where credentials are set, else offline. claude: fail where it cannot be had.",
        default="auto",
    ),
    "explain": Option(
        form="needed|all",
        meaning="Ask the model only where facts leave something to explain, or for every file.",
        default="needed",
    ),
    "locale": Option(
        form="LIST",
        meaning="A report in each: zh_CN, en_US, ja_JP, de_DE (or zh, en, ja, de).",
        default="en_US",
    ),
    "config": Option(
        form="FILE",
        meaning="The configuration file.",
        default=".github/diff-insight.yml if there",
        configuration=False,
    ),
    "date": Option(
        form="YYYY-MM-DD", meaning="The reports' date.", default="today, UTC or the configuration's timezone"
    ),
    "flavor": Option(form="pandoc|github", meaning="The dialect of the Markdown.", default="pandoc"),
    "format": Option(
        form="markdown|json|html|terminal",
        meaning="Markdown, the run result as JSON, a page by itself, or colours and tables for a terminal.",
        default="terminal on a terminal, else markdown",
    ),
    "open": Option(
        flag=True,
        meaning="Write the HTML page to a temporary file and open it.",
        default="off",
        configuration=False,
    ),
    "output": Option(
        form="TEMPLATE",
        short="o",
        meaning="A file per report; fields: date (with a % format), locale, category, base, head.",
        default="standard output",
    ),
    "result": Option(form="FILE", meaning="Also write the run result (JSON) there."),
    "quiet": Option(
        flag=True,
        short="q",
        meaning="Print the verdict in one line, and no progress.",
        default="off",
        configuration=False,
    ),
    "template": Option(
        form="DIR",
        meaning="Own Jinja2 templates in place of shipped ones (docs/templates.md), filled in a sandbox.",
        default="the shipped ones",
    ),
    "model": Option(form="NAME", meaning="The model that explains files.", default="claude-haiku-5-5"),
    "overview-model": Option(
        form="NAME", meaning="The model that writes overviews.", default="claude-sonnet-5-5"
    ),
    "effort": Option(
        form="low|medium|high",
        meaning="How much the models think before they answer.",
        default="low for files, medium for overviews",
    ),
    "judge": Option(
        flag=True,
        meaning="Ask a second, short question about sentences on conditions, defaults and calls.",
        default="on",
    ),
    "provider": Option(
        form="anthropic|bedrock|vertex|foundry", meaning="Who serves the models.", default="anthropic"
    ),
    "max-cost": Option(form="USD|none", meaning="Ceiling of the whole run in US dollars.", default="1.00"),
    "prices": Option(form="FILE", meaning="Prices (TOML) that override the dated ones that ship."),
    "concurrency": Option(form="N", meaning="Requests at once, 1 to 64.", default="8"),
    "deadline": Option(form="SECONDS", meaning="Time for the whole run.", default="900"),
    "estimate": Option(
        flag=True, meaning="Print the forecast (files, requests, tokens, dollars) and stop.", default="off"
    ),
    "cache": Option(
        form="DIR",
        meaning="Reuse summaries from here when nothing they depend on changed.",
        default="off",
    ),
    "visuals": Option(
        flag=True,
        meaning="Change bars in the table of files.",
        default="off",
    ),
    "authors": Option(
        flag=True, meaning="Tell what the authors say: commits and pull request.", default="on"
    ),
    "categories": Option(
        meaning="The reports, each with its paths (prefixes or globs); the first match wins.",
        form="mapping",
        default="one category, all",
        command_line=False,
    ),
    "ignore": Option(
        meaning="Files that are listed as skipped, with the reason.",
        form="list of patterns",
        default="none",
        command_line=False,
    ),
    "roles": Option(
        meaning="What files are for, where their names do not say it; the first match wins.",
        form="mapping of roles to patterns",
        default="by name and content",
        command_line=False,
    ),
    "timezone": Option(
        meaning="The time zone that says which day it is.",
        form="IANA name",
        default="UTC",
        command_line=False,
    ),
    "headings": Option(
        meaning="The language of the layout's fixed words.",
        form="english|localized",
        default="english",
        command_line=False,
    ),
    "title": Option(
        meaning="The reports' title; fields: locale, category, repository, date, base, head.",
        form="template",
        default="[{locale}] Diff Insight Report - {category}",
        command_line=False,
    ),
    "labels": Option(
        meaning="The label of a breaking change, a new feature, a bug fix, for `publish: labels`.",
        form="mapping",
        default="the types' own names",
        command_line=False,
    ),
    "glossary": Option(
        meaning="How a term is to be translated, per locale.",
        form="mapping",
        default="none",
        command_line=False,
    ),
    "audience": Option(
        meaning="Who reads the reports, for a model; at most 400 characters.",
        form="text",
        default="whoever uses what changed",
        command_line=False,
    ),
    "instructions": Option(
        meaning="What else a model is to keep to in its texts; at most 2,000 characters.",
        form="text",
        default="none",
        command_line=False,
    ),
}
