"""Days and months as pages and texts write them, brought to one value.

`04/01/2025`, `4/1/2025`, `2025-04-01`, `April 1, 2025`, `1 Apr 2025`, `2025年4月1日` are one day. Two
numbers before a year are month and day (the metadata of the pages this is for is American) unless
the first cannot be a month.
"""

import re
from dataclasses import dataclass

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    r"(?<![\d.])(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?![\d])"
    r"|(?<![\d./])(?P<um>\d{1,2})[/-](?P<ud>\d{1,2})[/-](?P<uy>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<cy>(?:19|20)\d\d) ?年 ?(?P<cm>\d{1,2}) ?月(?: ?(?P<cd>\d{1,2}) ?[日号])?"
    r"|(?<![\d.])(?P<sm>\d{1,2}) ?月(?: ?(?P<sd>\d{1,2}) ?[日号])?(?![間])"
    rf"|(?<![a-z])(?P<nm>{_MONTH}) (?P<nd>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.%])"
    r"(?:,? (?P<ny>(?:19|20)\d\d)(?!\d))?"
    rf"|(?<![\d.])(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dm>{_MONTH}),? (?P<dy>(?:19|20)\d\d)(?!\d)"
    rf"|(?<![a-z])(?P<mm>{_MONTH})(?: of|,)? (?P<my>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<ey>(?:19|20)\d\d) ?年?(?P<em>{_MONTH})(?: (?P<ed>\d{{1,2}})(?!\d))?"
    r"|(?<![\d./-])(?P<yy>(?:19|20)\d\d)[-/](?P<ym>0[1-9]|1[0-2])(?![\d/-])",
    re.IGNORECASE,
)
_DAYS, _MONTHS = 31, 12


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as far as it is told: year and day may be missing."""

    year: int | None
    month: int
    day: int | None

    def told_by(self, other: "Day") -> bool:
        """Whether whoever reads the other has read this as well."""
        return (
            self.month == other.month
            and (self.year is None or self.year == other.year)
            and (self.day is None or self.day == other.day)
        )


def day_of(found: "re.Match[str]") -> Day | None:
    """Give the value of a match of `DATE`, or None where no calendar has such a day."""
    kind = (found.lastgroup or "")[0]
    if kind == "u":
        first, second = int(found["um"]), int(found["ud"])
        if first > _MONTHS:
            first, second = second, first
        return _valid(int(found["uy"]), first, second)
    month = _number(found, kind + "m")
    return _valid(_number(found, kind + "y"), month or 0, _number(found, kind + "d"))


def _number(found: "re.Match[str]", name: str) -> int | None:
    text = found.groupdict().get(name)
    if text is None:
        return None
    return int(text) if text[0].isdigit() else _NAMES.index(text[:3].lower()) + 1


def _valid(year: int | None, month: int, day: int | None) -> Day | None:
    fits = 1 <= month <= _MONTHS and (day is None or 1 <= day <= _DAYS)
    return Day(year, month, day) if fits else None
