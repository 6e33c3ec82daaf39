"""Objects in Git LFS: the lines of their pointers are none that a reader counts."""

from diff_insight.model import Fact, FileChange, FileSummary, ReportedFile
from diff_insight.reports.view import as_read, counted

SUMMARY = FileSummary(
    modification_type="minor update", modification_title="Changes", explanation="It changes."
)


def file(path: str, *facts: Fact) -> ReportedFile:
    change = FileChange(path=path, additions=2, deletions=2)
    return ReportedFile(change=change, summary=SUMMARY, anchor="item-abcdef", facts=facts)


def test_the_lines_of_a_pointer_are_not_counted() -> None:
    kept = file("art/logo.psd", Fact(kind="lfs_object_changed", name="art/logo.psd", old="1", new="2"))
    page = file("docs/hay.md")
    assert (as_read(kept).additions, as_read(kept).deletions, as_read(page)) == (0, 0, page.change)
    counts = counted([kept, page])
    assert (counts.files, counts.additions, counts.deletions) == (2, 2, 2)
