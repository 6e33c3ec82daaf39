"""The parts of the documentation that the program makes: `python -m tests.unit.docs.pages` writes them anew.

A made part stands between `<!-- made: NAME -->` and `<!-- /made -->`, the excerpt of the README between
`<!-- excerpt -->` and `<!-- /excerpt -->`. What is written by hand around them is left alone.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import yaml

import diff_insight
from diff_insight.action.event_table import CALLED, TABLE
from diff_insight.cli import root
from diff_insight.diff.classify import Category
from diff_insight.facts.families import FAMILIES
from diff_insight.facts.rule import FOR_USERS, always
from diff_insight.model import RunResult
from diff_insight.pipeline import Job, run
from diff_insight.publish.refusals import REASONS
from diff_insight.reports.assemble import Layout
from diff_insight.reports.render import render
from diff_insight.reports.schema import schema
from diff_insight.reports.terminal import Screen, drawn
from diff_insight.settings.found import NOTHING, RULES
from diff_insight.settings.options import OPTIONS, Option
from diff_insight.sources.unified import DiffSource
from diff_insight.telling.offline import OfflineEngine
from diff_insight.wiring.manual import manual_page
from tests.fakes.engines import RecordedProgress
from tests.unit.docs.requests import (
    about_code,
    about_documentation,
    rules_of_a_file,
    rules_of_a_second_look,
    rules_of_an_overview,
)

ROOT = Path(__file__).resolve().parents[3]
MANUAL = ROOT / "docs" / "diff-insight.1"
SCHEMA = ROOT / "docs" / "run-result.schema.json"
EXAMPLE = ROOT / "docs" / "images" / "example.diff"
_FOLDED = re.compile(r"(?ms)^<details>(?:(?!^<details>).)*?^</details>\n+")
"""An innermost fold."""
_MADE = re.compile(r"(<!-- (?:made: )?(\S+) -->\n).*?(<!-- /(?:made|excerpt) -->)", re.DOTALL)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(header)]
    lines += [["---"] * len(lines[0])]
    lines += [[cell.replace("|", r"\|") for cell in row] for row in rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _key(name: str) -> str:
    return "locales" if name == "locale" else name.replace("-", "_")


def _flag(name: str, option: Option) -> str:
    if name in {"authors", "judge", "visuals"}:
        return f"`--{name}`, `--no-{name}`"
    long = _code(f"--{name} {option.form}".strip())
    return f"`-{option.short}`, {long}" if option.short else long


def keys() -> str:
    """Every key of the configuration file."""
    return _table(
        ("key", "value", "meaning", "default", "found"),
        (
            (
                _code(_key(name)),
                _code(option.form or "true|false"),
                option.meaning,
                _code(option.default),
                RULES.get(_key(name), NOTHING).meaning,
            )
            for name, option in sorted(OPTIONS.items(), key=lambda item: (item[1].command_line, item[0]))
            if option.configuration
        ),
    )


def options() -> str:
    """Every option of `diff-insight report`."""
    return _table(
        ("option", "meaning", "default"),
        (
            (_flag(name, option), option.meaning, _code(option.default))
            for name, option in OPTIONS.items()
            if option.command_line
        ),
    )


def _action() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    loaded: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        (ROOT / "action.yml").read_text(encoding="utf-8")
    )
    return loaded


def inputs() -> str:
    """Every input of the action."""
    return _table(
        ("input", "meaning", "default"),
        (
            (_code(name), " ".join(entry["description"].split()), _code(entry.get("default", "")))
            for name, entry in _action()["inputs"].items()
        ),
    )


def outputs() -> str:
    """Every output of the action."""
    return _table(
        ("output", "meaning"),
        ((_code(name), entry["description"]) for name, entry in _action()["outputs"].items()),
    )


def events() -> str:
    """Every event, its range and where its report goes by default."""
    rows = [(row.events, row.range, ", ".join(map(_code, row.publishes))) for row in TABLE.values()]
    return _table(("event", "range", "publishes by default"), [*rows, CALLED])


def refusals() -> str:
    """Every reason that GitHub has for refusing a write, with what helps."""
    return _table(
        ("GitHub says", "it means", "what helps"),
        ((_code(each.words), each.means, each.remedy) for each in REASONS.values()),
    )


def result_of_the_example(locale: str) -> RunResult:
    """The run result of the example, offline."""
    job = Job(
        categories=(Category(name="all"),),
        layout=Layout(
            locales=(locale,),
            title="Diff Insight Report",
            date="2026-04-20",
            headings="localized",
            visuals=False,
        ),
    )
    source = DiffSource(EXAMPLE.read_bytes(), None)
    return run(job, source=source, engine=OfflineEngine(), progress=RecordedProgress())


def report(locale: str = "en_US") -> str:
    """The report on the example, as it stands in a comment on GitHub."""
    result = result_of_the_example(locale)
    return render(result, result.reports[0], flavor="github")


def terminal(locale: str) -> str:
    """What a terminal shows of the report on the example before the table of files, without its colours."""
    result = result_of_the_example(locale)
    text = drawn(result, result.reports[0], Screen(width=100))
    before, _, _ = text.rpartition("─" * 100)[0].rstrip().rpartition("\n")
    return f"```text\n{before.rstrip()}\n```\n"


def excerpt(locale: str = "en_US") -> str:
    """What of that report stands open, its headings made smaller than the README's own."""
    text = report(locale)
    while folded := _FOLDED.search(text):
        text = text[: folded.start()] + text[folded.end() :]
    unlinked = re.sub(r"\[(`[^`]+`)\]\(#item-[0-9a-f]+\)", r"\1", text.strip())
    quoted = re.sub(r"(?m)^(#+)", r"##\1", unlinked).splitlines()
    return "".join(f"> {line}".rstrip() + "\n" for line in quoted)


def decisions() -> str:
    """Every record of a decision, by the title of its page."""
    rows = []
    for page in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = page.read_text(encoding="utf-8").partition("\n")[0]
        rows.append((f"[{page.name[:4]}]({page.name})", re.sub(r"^[#\s]*\d+\W+", "", title)))
    return _table(("number", "decision"), rows)


def _families() -> list[tuple[str, ModuleType]]:
    return [(name, import_module(f"diff_insight.facts.{name}")) for name in FAMILIES]


def _shortened(kinds: Iterable[str]) -> str:
    """Give kinds of facts by what happens: `class`, `enum` removed."""
    actions: dict[str, list[str]] = {}
    for kind in sorted(kinds):
        thing, _, action = kind.rpartition("_")
        actions.setdefault(action, []).append(_code(thing))
    return "; ".join(f"{', '.join(things)} {action}" for action, things in actions.items())


def things() -> str:
    """Every family of things, as its module explains it, with the names of its things."""
    parts = []
    for name, module in _families():
        title, _, told = inspect.cleandoc(module.__doc__ or "").partition("\n")
        rows = ", ".join(_code(thing.name) for thing in module.THINGS)
        parts.append(f"### {title.rstrip('.')}\n\n{told.strip()}\n\nAll of `{name}`: {rows}.\n")
    return "\n" + "\n".join(parts) + "\n"


def rules() -> str:
    """Every rule that gives a file its type, with what it looks at."""
    rows = []
    for family, module in _families():
        for rule in module.RULES:
            told = " ".join((rule.when.__doc__ or "").split())
            when = (
                ""
                if rule.when is always
                else re.sub(r"^Tell whether ", "", told.partition(". ")[0]).rstrip(".")
            )
            roles = "for users" if rule.roles == FOR_USERS else ", ".join(sorted(rule.roles))
            who = roles if rule.public else f"{roles} (private things too)"
            rows.append((_code(rule.name), rule.type, family, _shortened(rule.kinds), when, who))
    return _table(("rule", "type", "family", "looks at", "where", "roles of files"), rows)


PARTS: Mapping[str, Callable[[], str]] = {
    "keys": keys,
    "options": options,
    "inputs": inputs,
    "outputs": outputs,
    "events": events,
    "refusals": refusals,
    "excerpt": excerpt,
    "excerpt_ja_JP": partial(excerpt, "ja_JP"),
    "excerpt_zh_CN": partial(excerpt, "zh_CN"),
    "terminal_en_US": partial(terminal, "en_US"),
    "terminal_ja_JP": partial(terminal, "ja_JP"),
    "terminal_zh_CN": partial(terminal, "zh_CN"),
    "decisions": decisions,
    "things": things,
    "rules": rules,
    "rules_of_a_file": rules_of_a_file,
    "rules_of_an_overview": rules_of_an_overview,
    "about_documentation": about_documentation,
    "about_code": about_code,
    "rules_of_a_second_look": rules_of_a_second_look,
}


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "tests" / "README.md"]


def made_anew(text: str) -> str:
    """Give a page with its made parts as the program makes them now."""
    return _MADE.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}{match[3]}", text)


def manual() -> str:
    """The manual page, diff-insight(1)."""
    return manual_page(root.commands, version=diff_insight.__version__)


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for page in pages():
        page.write_text(made_anew(page.read_text(encoding="utf-8")), encoding="utf-8")
