"""What is said of a list in a program that came to hold more or less than can be shown; see `sentences`."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said

_ONE = {"count": "1"}
LISTS = (
    Said("value_gains", msgid("{name} gains one entry"), msgid("{name} gains one entry"), _ONE),
    Said("value_gains", msgid("{name} gains {count} entries"), msgid("{name} gains {count} entries")),
    Said("value_loses", msgid("{name} loses one entry"), msgid("{name} loses one entry"), _ONE),
    Said("value_loses", msgid("{name} loses {count} entries"), msgid("{name} loses {count} entries")),
)
