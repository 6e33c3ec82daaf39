"""Invented run results in the three sizes that a report has to be readable in."""

import random
from collections.abc import Sequence

from diff_insight.diff.anchors import anchors
from diff_insight.model import (
    Commit,
    CommitRange,
    FileChange,
    FileSummary,
    Locale,
    ModificationType,
    Overview,
    PullRequest,
    Report,
    ReportedFile,
    Role,
    RunResult,
    SkippedFile,
    Usage,
)

COMPARE = "https://github.com/meadow/barn/compare/meadow:1111111...meadow:2222222"


def _row(  # noqa: PLR0913 - a row has as many columns
    path: str,
    kind: ModificationType,
    title: str,
    text: str,
    *,
    role: Role,
    patch: str | None,
    language: str | None = None,
    status: str = "modified",
) -> tuple[FileChange, ModificationType, str, str, Role, str | None]:
    lines = (patch or "").split("\n")
    change = FileChange(
        path=path,
        status=status,  # type: ignore[arg-type]
        additions=sum(line.startswith("+") for line in lines),
        deletions=sum(line.startswith("-") for line in lines),
        patch=patch,
    )
    return change, kind, title, text, role, language


def _files(
    rows: Sequence[tuple[FileChange, ModificationType, str, str, Role, str | None]],
) -> tuple[ReportedFile, ...]:
    names = anchors(change.path for change, *_ in rows)
    return tuple(
        ReportedFile(
            change=change,
            role=role,
            language=language,
            summary=FileSummary(modification_type=kind, modification_title=title, explanation=text),
            anchor=names[change.path],
        )
        for change, kind, title, text, role, language in rows
    )


def documentation(locale: Locale = "en_US") -> RunResult:
    """Five pages: a region is new, a section gone, three dates move."""
    rows = [
        _row(
            "docs/regions.md",
            "new feature",
            "Adds region south; model-b reaches north",
            'In the table under "Regions": row `south` is new (`model-a` ✅, `model-b` -); `model-b` in row '
            "`north` goes from `-` to ✅.",
            role="docs",
            language="markdown",
            patch="@@ -20,6 +20,7 @@ ## Regions\n | Region | model-a | model-b |\n |---|---|---|\n"
            " | east | ✅ | ✅ |\n-| north | ✅ | - |\n+| north | ✅ | ✅ |\n+| south | ✅ | - |\n"
            " | west | ✅ | ✅ |",
        ),
        _row(
            "docs/start.md",
            "breaking change",
            'Removes the section "API support" and a note on stored prompts',
            'Gone are:\n\n- the section "API support" (it named version `2025-01-01`);\n- the IMPORTANT note '
            '"Prompts are stored for 30 days."',
            role="docs",
            language="markdown",
            patch="@@ -30,14 +30,4 @@ ## Supported models\n Text that stays.\n \n-> [!IMPORTANT]\n"
            "-> Prompts are stored for 30 days.\n-\n-## API support\n-\n-Support was added in version "
            "`2025-01-01`.\n-\n ## Get started\n Begin with a key.",
        ),
        *(
            _row(
                f"docs/how-to/{name}.md",
                "minor update",
                "Date moved to 11/02/2026",
                "Only the page's date changes: `ms.date` goes from 03/04/2026 to 11/02/2026.",
                role="docs",
                language="markdown",
                patch="@@ -4,3 +4,3 @@ title: Limits\n author: someone\n-ms.date: 03/04/2026\n"
                "+ms.date: 11/02/2026\n ms.topic: reference",
            )
            for name in ("limits", "quota", "tune")
        ),
    ]
    files = _files(rows)
    overview = Overview(
        summary='The section "API support" is gone from start.md; region south is new.',
        highlights='The section "API support" is gone from start.md; region `south` is new.',
        new_features=(
            f"[regions.md](#{files[0].anchor}): region `south` is new, `model-b` reaches `north`.",
        ),
        breaking_changes=(f'[start.md](#{files[1].anchor}): the section "API support" is gone.',),
        other_updates=("The other 3 pages change only their date (`ms.date`).",),
        insights="3 of 5 pages change in upkeep only.",
    )
    report = Report(
        title=f"[{locale}] Diff Insight Report - all",
        date="2026-11-02",
        permalink=COMPARE,
        locale=locale,
        category="all",
        overview=overview,
        files=files,
    )
    commits = (
        Commit(
            sha="2222222" + "0" * 33,
            subject="Update regions and dates (#31)",
            author="Ada",
            date="2026-11-02T09:00:00Z",
            pull_request=31,
        ),
    )
    return RunResult(
        range=CommitRange(
            repository="meadow/barn",
            base="1111111" + "0" * 33,
            head="2222222" + "0" * 33,
            permalink=COMPARE,
            source="git",
            files=5,
        ),
        commits=commits,
        reports=(report,),
    )


_PYTHON = (
    "@@ -{0},12 +{0},14 @@ class Herd:\n"
    "     def __init__(self, name: str) -> None:\n"
    "         self.name = name\n"
    "         self._cows = []\n"
    " \n"
    "-    def milk(self, litres, cold=False):\n"
    "-        return self._targets.get(litres)\n"
    "+    @cached\n"
    "+    def milk(self, litres: float, *, cold: bool = True) -> Bucket:\n"
    '+        """Fill a bucket."""\n'
    "+        return self._targets[litres]\n"
    " \n"
    "     def drive(self, where):\n"
    "         for cow in self._cows:\n"
    "             cow.walk(where)  # all of them"
)

_KINDS: tuple[ModificationType, ...] = ("breaking change", "new feature", "bug fix", "minor update")


def release() -> RunResult:
    """Sixty files in all roles and 31 commits of a library's release."""
    rows = [
        _row(
            f"src/barn/{name}.py",
            kind,
            title,
            text,
            role="source",
            language="python",
            patch=_PYTHON.format(10 + 40 * number) + "\n" + _PYTHON.format(110 + 40 * number),
        )
        for number, (name, kind, title, text) in enumerate(
            [
                (
                    "herd",
                    "breaking change",
                    "Herd.milk: cold is keyword-only and True by default",
                    "`Herd.milk` is decorated with `@cached`; `cold` can only be passed by name.",
                ),
                (
                    "api",
                    "breaking change",
                    "Removes the parameter proxies from Client and 9 functions",
                    "A call that passes `proxies` now fails: `get`, `post` and 7 more, and `Client`.",
                ),
                (
                    "bell",
                    "new feature",
                    "Adds Bell with ring and hush",
                    "`Bell` is new: `ring(times)` and `hush()`.",
                ),
                ("cli", "new feature", "Adds --quiet", "`--quiet` is new and prints one line."),
                (
                    "walk",
                    "bug fix",
                    "walk no longer fails on an empty herd",
                    'The author calls it "fix: no crash on an empty herd" (#12). `walk` returns `[]`.',
                ),
                ("fence", "bug fix", "Fence.close waits for the gate", "`close` now calls `gate.wait()`."),
                *(
                    (
                        f"part_{letter}",
                        "minor update",
                        "Reformats parse and 3 more functions",
                        "No code changes.",
                    )
                    for letter in "abcdefghijkl"
                ),
            ]
        )
    ]
    rows += [
        _row(
            "pyproject.toml",
            "minor update",
            "Version 8.5.0",
            "`version` goes from 8.4.2 to 8.5.0.",
            role="build",
            patch='@@ -1,3 +1,3 @@\n [project]\n-version = "8.4.2"\n+version = "8.5.0"\n dynamic = []',
            language="toml",
        ),
        _row(
            "config/barn.yml",
            "minor update",
            "retries 3 → 5",
            "`upload.retries` goes from 3 to 5.",
            role="config",
            patch="@@ -3,3 +3,3 @@ upload:\n   max_parts: 100\n-  retries: 3\n+  retries: 5\n   wait: 1",
            language="yaml",
        ),
        _row(
            "CHANGES.md",
            "minor update",
            "Adds the notes of 8.5.0",
            "The notes name 6 entries.",
            role="docs",
            patch="@@ -1,2 +1,4 @@\n # Changes\n+## 8.5.0\n+- `Bell` is new\n ## 8.4.2",
        ),
        _row(
            "poetry.lock",
            "minor update",
            "Updates 11 packages: hay 7.5.4 → 8.0.0 (major) and 10 more",
            "`hay` 7.5.4 → 8.0.0.",
            role="lock",
            patch="@@ -9 +9 @@\n-hay 7.5.4\n+hay 8.0.0",
        ),
        _row(
            "img/flow.png",
            "minor update",
            "Replaces the image flow.png",
            "The file is binary.",
            role="asset",
            patch=None,
            status="changed",
        ),
    ]
    rows += [
        _row(
            f"docs/page_{number}.md",
            "minor update",
            f"Names Bell on page {number}",
            "One paragraph is new.",
            role="docs",
            patch="@@ -3,2 +3,3 @@ # Page\n Text.\n+`Bell` rings.\n More.",
            language="markdown",
        )
        for number in range(12)
    ]
    rows += [
        _row(
            f"tests/test_part_{number}.py",
            "minor update",
            "Adds 2 tests of Bell",
            "`test_ring` and `test_hush` are new.",
            role="test",
            patch="@@ -1,2 +1,4 @@\n import barn\n+def test_ring():\n+    assert barn.Bell().ring(1)\n # end",
            language="python",
        )
        for number in range(20)
    ]
    rows += [
        _row(
            f".github/workflows/{name}.yml",
            "minor update",
            "The test job also runs on Python 3.14",
            "`3.14` joins the matrix.",
            role="ci",
            patch="@@ -7 +7 @@ jobs:\n-        python: [3.13]\n+        python: [3.13, 3.14]",
            language="yaml",
        )
        for name in ("ci", "docs", "release", "nightly", "lint")
    ]
    files = _files(rows)
    overview = Overview(
        summary="8.5.0 comes after 8.4.2 with 60 files in 31 commits by 4 people.",
        highlights="8.5.0 comes after 8.4.2 with 60 files in 31 commits by 4 people.",
        breaking_changes=(
            f"[herd.py](#{files[0].anchor}): `Herd.milk` takes `cold` by name only; it is `True` by default.",
            f"[api.py](#{files[1].anchor}): the parameter `proxies` is gone from `Client` and 9 functions.",
        ),
        new_features=(
            f"[bell.py](#{files[2].anchor}): `Bell` rings and hushes.",
            f"[cli.py](#{files[3].anchor}): `--quiet` prints one line.",
        ),
        other_updates=(
            f"[walk.py](#{files[4].anchor}): `walk` no longer fails on an empty herd (#12).",
            "12 modules are only reformatted.",
            "40 tests are new in 20 files.",
        ),
        insights="The changelog names 6 entries, 2 of them fixes.",
    )
    report = Report(
        title="[en_US] Diff Insight Report - all",
        date="2026-11-02",
        permalink=COMPARE,
        locale="en_US",
        category="all",
        visuals=True,
        overview=overview,
        files=files,
    )
    subjects = [
        "feat: add Bell",
        "fix: no crash on an empty herd",
        "feat!: drop proxies",
        "docs: name Bell",
        "chore: update hay",
    ]
    commits = tuple(
        Commit(
            sha=f"{number:07x}" + "ab" * 16 + "c",
            subject=f"{subjects[number % 5]} (#{number + 5})",
            author=["Ada", "Grace", "Mary @dijk", "Tove"][number % 4],
            date=f"2026-10-{number % 28 + 1:02}T08:00:00Z",
            type=subjects[number % 5].partition(":")[0].rstrip("!"),
            breaking="!" in subjects[number % 5],
            pull_request=number + 5,
        )
        for number in range(31)
    )
    return RunResult(
        range=CommitRange(
            repository="meadow/barn",
            base="1111111" + "0" * 33,
            head="2222222" + "0" * 33,
            base_name="8.4.2",
            head_name="8.5.0",
            permalink=COMPARE,
            source="compare",
            files=62,
            chosen_by="release",
        ),
        commits=commits,
        pull_request=PullRequest(number=40, title="Release 8.5.0", author="ada", labels=("release",)),
        reports=(report,),
        skipped=(SkippedFile(path="dist/barn.js", reason="ignored", detail="dist/**"),),
        outside_categories=("tools/x.sh",),
        warnings=("The list of commits is complete; 2 blobs could not be read.",),
        usage=Usage(requests=6, input_tokens=12_000, output_tokens=2_400, cost_usd=0.0123),
    )


def large(files: int = 2_000, size: int = 20_000_000) -> RunResult:
    """A range of many files and megabytes: what nobody reads whole and everybody has to be able to open."""
    draw = random.Random(7)  # noqa: S311 - the same range every time
    words = ["milk", "bucket", "herd", "gate", "return", "if", "None", "cow.walk(where)", "x = 1", "# far"]
    rows = []
    for number in range(files):
        lines = [
            draw.choice("+- ") + "    " + " ".join(draw.choice(words) for _ in range(7))
            for _ in range(max(1, size // files // 42))
        ]
        kind = _KINDS[0 if number % 97 == 0 else 1 if number % 41 == 0 else 2 if number % 29 == 0 else 3]
        role: Role = ("source", "docs", "test", "config", "generated")[number % 5]  # type: ignore[assignment]
        rows.append(
            _row(
                f"part_{number % 40}/area_{number % 9}/file_{number}.py",
                kind,
                f"Moves {number} gates and 3 more",
                f"`gate_{number}` stands elsewhere; its {len(lines)} lines change.",
                role=role,
                language="python",
                patch=f"@@ -1,{len(lines)} +1,{len(lines)} @@\n" + "\n".join(lines),
            )
        )
    made = _files(rows)
    report = Report(
        title="Report",
        date="2026-11-02",
        permalink=COMPARE,
        locale="en_US",
        category="all",
        overview=Overview(
            summary="2,000 files move their gates.",
            highlights="2,000 files move their gates.",
            breaking_changes=tuple(f"Gate {number} is gone." for number in range(30)),
            new_features=tuple(f"Gate {number} is new." for number in range(60)),
            other_updates=tuple(f"Gate {number} squeaks." for number in range(90)),
        ),
        files=made,
    )
    commits = tuple(
        Commit(sha=f"{number:040x}", subject=f"Move gates {number}", author="Ada") for number in range(900)
    )
    return RunResult(
        range=CommitRange(
            repository="meadow/barn", base_name="main", head_name="gates", permalink=COMPARE, files=files
        ),
        commits=commits,
        reports=(report,),
    )
