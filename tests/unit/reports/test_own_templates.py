"""Templates of the user's: in place of single shipped ones, harmless, and wrong with a file and a line."""

import tracemalloc
from pathlib import Path

import pytest

from diff_insight.errors import InputError
from diff_insight.reports import own_templates as module
from diff_insight.reports.fitting import fitting
from diff_insight.reports.github import document
from diff_insight.reports.own_templates import LARGEST, OwnTemplates, own_templates
from diff_insight.reports.page import page
from diff_insight.reports.render import render
from diff_insight.reports.templating import shipped
from tests.unit.reports.examples import documentation, release

RESULT = documentation()
REPORT = RESULT.reports[0]


def own(**sources: str) -> OwnTemplates:
    """Make templates; `__` stands for a dot."""
    return own_templates({name.replace("__", "."): text.encode() for name, text in sources.items()})


def test_a_heading_replaces_the_shipped_one_and_nothing_else() -> None:
    mine = own(heading__md__jinja="{{ level }} Changes of {{ report.heading }}\n")
    text = fitting(RESULT, limit=60_000, own=mine)
    assert text.startswith('## Changes of barn `1111111` → `2222222`\n\nThe section "API support" is gone')
    plain = fitting(RESULT, limit=60_000)
    assert text.partition("### ")[2] == plain.partition("### ")[2]


@pytest.mark.slow
def test_the_shipped_templates_as_ones_own_give_the_same_bytes() -> None:
    for name in module.OVERRIDABLE:
        mine = own_templates({name: shipped()[name].encode()})
        assert document(RESULT, REPORT, own=mine) == document(RESULT, REPORT)
        assert render(RESULT, REPORT, flavor="pandoc", own=mine) == render(RESULT, REPORT, flavor="pandoc")
        assert page(RESULT, REPORT, own=mine) == page(RESULT, REPORT)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a\n{% if %}", "comment.md.jinja, line 2: Expected an expression"),
        ("a\n\n{{ x | safe }}", "comment.md.jinja, line 3: No filter named 'safe'"),
        (
            "{% autoescape false %}x{% endautoescape %}",
            "comment.md.jinja, line 1: escaping cannot be turned off",
        ),
        ("{{ " + "9" * 5_000 + " }}", "comment.md.jinja: Exceeds the limit"),
        (
            "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
            "comment.md.jinja: too many statically nested blocks",
        ),
        ("{% include 'x' ", "comment.md.jinja, line 1: "),
    ],
)
def test_a_malformed_template_is_refused_with_its_line(source: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        own(comment__md__jinja=source)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a\nb {{ nothing }}", "The template comment.md.jinja, line 2: 'nothing' is undefined."),
        ("\n\n{{ report.counts.x }}", "The template comment.md.jinja, line 3: "),
        ("{{ 1 / 0 }}", "The template comment.md.jinja, line 1: division by zero."),
        (
            "{% include 'away.jinja' %}",
            "The template comment.md.jinja, line 1: there is no template called 'away.jinja'.",
        ),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "The template comment.md.jinja, line 1: "),
        ("{{ report.update({'a': 1}) }}", "The template comment.md.jinja, line 1: "),
        (
            "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
            "The template comment.md.jinja, line 1: ",
        ),
        ("{{ 'x' * 10 ** 11 }}", "needs too much memory or time"),
        ("{{ 'x' * 2 ** 30 }}", "needs too much memory or time"),
        ("{{ '%2000000000d'|format(1) }}", "needs too much memory or time"),
        ("{{ 'x'|center(2 ** 30) }}", "needs too much memory or time"),
        ("{{ 10 ** 5000 }}", "The template comment.md.jinja, line 1: Exceeds the limit"),
        (
            "{% for a in range(10 ** 9) %}{% endfor %}",
            "The template comment.md.jinja, line 1: Range too big.",
        ),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(source: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        fitting(RESULT, limit=60_000, own=own(comment__md__jinja=source))
    assert said in str(caught.value)


def test_reading_a_template_works_nothing_out() -> None:
    tracemalloc.start()
    own(comment__md__jinja="{{ 'x' * 10 ** 9 }}{% if 'x' * 10 ** 9 %}{{ 'x'|center(10 ** 9) }}{% endif %}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_template_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 1.5)
    loop = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    with pytest.raises(InputError, match=r"The template comment.md.jinja takes longer than 1.5 s"):
        fitting(RESULT, limit=60_000, own=own(comment__md__jinja=loop))


def test_a_template_that_is_slow_again_and_again_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_IN_ALL", 0.3)
    with pytest.raises(InputError, match=r"The template entry.md.jinja takes longer than 0.3 s in all"):
        fitting(release(), limit=20_000, own=own(entry__md__jinja="- {{ entry }}\n"))


def test_what_is_no_template_is_refused_all_at_once() -> None:
    files = {
        "README.md": b"not looked at",
        "headings.md.jinja": b"x",
        "entry.md.jinja": b"\xff",
        "file.md.jinja": b"x" * (LARGEST + 1),
        "heading.md.jinja": b" \n",
    }
    with pytest.raises(InputError) as caught:
        own_templates(files)
    said = str(caught.value)
    assert "headings.md.jinja: no template of this name; allowed are heading.md.jinja, " in said
    assert "entry.md.jinja: not UTF-8 (byte 0)" in said
    assert "file.md.jinja: 100,001 bytes, allowed are 100,000" in said
    assert "heading.md.jinja: empty; a comment alone ({# nothing #}) leaves its part out" in said
    with pytest.raises(InputError, match=r"none of heading\.md\.jinja, .* is there"):
        own_templates({"README.md": b""})


def test_a_page_of_ones_own_escapes_what_it_shows() -> None:
    mine = own(page__html__jinja="<p>{{ heading }} {{ date }}{{ '<b>' }}</p>")
    assert page(RESULT, REPORT, own=mine) == "<p>barn 1111111 → 2222222 2026-11-02&lt;b&gt;</p>"


EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "templates"


def _example(name: str) -> OwnTemplates:
    return own_templates({file.name: file.read_bytes() for file in (EXAMPLES / name).iterdir()})


def test_the_example_of_release_notes_is_the_points_and_the_commits() -> None:
    text = fitting(release(), limit=125_000, own=_example("release-notes"))
    assert text.startswith("## barn 8.4.2 → 8.5.0\n\n### ⚠️ Breaking changes\n- [herd.py](")
    assert text.count("<details>") == 1
    assert text.count("\n- `") == 31
    assert text.endswith(
        "[View Diff on GitHub](https://github.com/meadow/barn/compare/meadow:1111111...meadow:2222222)\n"
    )


def test_the_example_of_a_digest_is_a_few_lines() -> None:
    text = fitting(release(), limit=65_000, own=_example("digest"))
    assert text.startswith(
        "**barn 8.4.2 → 8.5.0**: 60 files (+206 −80): 2 breaking changes, 2 new features, 1 fix\n"
    )
    assert text.count("\n") == 4
