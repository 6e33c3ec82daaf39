"""What a model is asked about an example of documentation and of code, as the documentation shows it."""

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.file_requests import requests_about
from diff_insight.claude.requests import Wishes, prompt, system_prompt
from diff_insight.claude.surroundings import Surroundings
from diff_insight.diff.parse import parse_diff
from diff_insight.facts.analyze import Known, analyze
from diff_insight.model import AnalyzedRange, Commit, CommitRange, FileChange, PullRequest, Versions

_DOCUMENTATION = b"""diff --git a/docs/export.md b/docs/export.md
--- a/docs/export.md
+++ b/docs/export.md
@@ -1,5 +1,5 @@
 # Export data
 
 ## Limits
 
-An export holds at most `5000` rows and is kept for `30` days.
+An export holds at most `2000` rows and is kept for `30` days.
"""  # noqa: W293 - a diff marks an unchanged empty line with a blank
_BEFORE = '''"""Reads rows."""


def rows(source, limit=5000):
    """Give the rows of a source."""
    if not source.open:
        source.read()
    known = set(source.numbers)
    source.count += 1
    return [row for row in source if row.number > limit]
'''
_AFTER = _BEFORE.replace("5000", "2000").replace("> limit", ">= limit")
_CODE = b"""diff --git a/src/export.py b/src/export.py
--- a/src/export.py
+++ b/src/export.py
@@ -3,3 +3,3 @@
 
-def rows(source, limit=5000):
+def rows(source, limit=2000):
     \"\"\"Give the rows of a source.\"\"\"
@@ -9,2 +9,2 @@ def rows(source, limit=5000):
     source.count += 1
-    return [row for row in source if row.number > limit]
+    return [row for row in source if row.number >= limit]
"""  # noqa: W293
_COMMIT = Commit(
    sha="4f0c1d2e3b" * 4,
    subject="Lower the limit of an export",
    author="Ann",
    paths=("docs/export.md", "src/export.py"),
)


def rules_of_a_file() -> str:
    """The rules, which are the same for every file."""
    return _shown(system_prompt("file", Wishes(locales=("en_US",))))


def rules_of_an_overview() -> str:
    """The rules of an overview."""
    return _shown(system_prompt("overview", Wishes(locales=("en_US",))))


def rules_of_a_second_look() -> str:
    """The rules of the second look."""
    return _shown(prompt("second_look"))


def about_documentation() -> str:
    """What a request tells of a page of documentation."""
    return _about(_DOCUMENTATION)


def about_code() -> str:
    """What a request tells of a file of code."""
    return _about(_CODE)


def _about(diff: bytes) -> str:
    def versions(change: FileChange) -> Versions:
        return Versions(before=_BEFORE, after=_AFTER) if change.path == "src/export.py" else Versions()

    files = analyze(parse_diff(diff), Known(versions=versions))
    analyzed = AnalyzedRange(
        range=CommitRange(base_name="v1.4", head_name="v1.5", files=len(files)),
        categories={"all": files},
        commits=(_COMMIT,),
        pull_request=PullRequest(
            number=12, title="Smaller exports", body="The disks were full.", author="Ann"
        ),
    )
    (about,) = requests_about(
        files[0], settings=ClaudeSettings(), locales=("en_US",), around=Surroundings(analyzed)
    )
    return _shown(f"{about.request.shared}\n{about.request.turns[0].text}")


def _shown(text: str) -> str:
    return f"````text\n{text.rstrip()}\n````\n"
