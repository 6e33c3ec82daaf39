"""Every text that the tests of telling hold, verified: a diff bears out what is said of it."""

from collections.abc import Iterator

import pytest

from diff_insight import api
from diff_insight.grounding.verify import verify
from diff_insight.model import LOCALES, Locale
from diff_insight.telling.offline import tell
from tests.unit.telling.told_files import TOLD, cases, change_of
from tests.unit.telling.told_ranges import RANGES, ranges


def _diffs() -> Iterator[str]:
    """Give each case of a file and each of a range as the diff that git would print."""
    for file in sorted(TOLD.glob("*.txt")):
        for case in cases(file.name):
            yield _diff(case.path, case.old, case.new)
    for file in sorted(RANGES.glob("*.txt")):
        for told in ranges(file.name):
            yield "".join(_diff(path, both.before, both.after) for path, both in told.versions.items())


def _diff(path: str, old: str | None, new: str | None) -> str:
    mode = "new file mode 100644\n" if old is None else "deleted file mode 100644\n" if new is None else ""
    before, after = "/dev/null" if old is None else f"a/{path}", "/dev/null" if new is None else f"b/{path}"
    patch = change_of(path, old, new).patch.rstrip("\n")
    return f"diff --git a/{path} b/{path}\n{mode}--- {before}\n+++ {after}\n{patch}\n"


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_what_this_program_tells_of_every_told_case_is_borne_out(locale: Locale) -> None:
    verified = [(diff, verify(api.report(diff, locales=(locale,)), tell)) for diff in _diffs()]
    assert sum(verification.checked for _, verification in verified) > 3_000
    assert [(one, diff) for diff, verification in verified for one in verification.ungrounded] == []
