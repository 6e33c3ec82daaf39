"""A range that comes as the text of a diff."""

from dataclasses import dataclass

from diff_insight.diff.parse import read_diff
from diff_insight.model import CommitRange, RangeDiff


@dataclass(frozen=True, slots=True)
class DiffSource:
    """Any unified diff that git, GitHub or `diff -u` prints; implements `ports.Source`.

    Attributes:
        data: The text as it came, any bytes.
        permalink: The link to show in the report, or None.
    """

    data: bytes
    permalink: str | None = None

    def read(self) -> RangeDiff:
        """Give every file that the diff names.

        Raises:
            DiffSyntaxError: The text is no unified diff; names the line.
        """
        parsed = read_diff(self.data)
        files = len(parsed.changes) + len(parsed.skipped)
        return RangeDiff(
            range=CommitRange(permalink=self.permalink, source="diff", files=files),
            changes=parsed.changes,
            skipped=parsed.skipped,
        )
