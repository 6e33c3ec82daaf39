"""What a site asks of crawlers (RFC 9309): a key for each group, named by its first user agent, its rules.

A rule stands in its group as it is written, and so does a further user agent of the group. Of a text with
gaps, rules whose user agent is not shown are lines.
"""

from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from diff_insight.trees.value_tree import Values

_AGENT = "user-agent"
_OF_THE_SITE = frozenset({"sitemap", "host"})
"""Fields that stand in no group."""


def documents(text: Text) -> tuple[Node, ...]:
    """Give the document: the groups with their rules, and what holds for all crawlers."""
    values = Values()
    values.opens(1, listing=False)
    agents = False  # whether the line before names one
    for row, line in enumerate(text.source.split("\n"), 1):
        said, _, remark = line.partition("#")
        field, colon, value = (part.strip() for part in said.partition(":"))
        if row in text.gaps and not line.strip():
            _closes(values)
        if remark.strip("# \t\r"):
            values.comment(remark.strip("# \t\r"), row)
        if not colon or not field:
            if said.strip():
                values.comment(said.strip(), row, "text")
            continue
        rule = f"{field}: {value}"
        if field.lower() in _OF_THE_SITE:
            _closes(values)
            values.key(field, row)
            values.scalar(value, row, row)
        elif field.lower() == _AGENT and not (values.in_list and agents):
            _closes(values)
            values.key(f"User-agent: {value}", row, noun="ini_section")  # its letters may be of any case
            values.opens(row, listing=True)
        elif values.in_list:
            values.scalar(rule, row, row)
        else:
            values.comment(rule, row, "text")
        agents = field.lower() == _AGENT
    return (values.document(),)


def _closes(values: Values) -> None:
    """End the group that is open."""
    if values.in_list:
        values.closes()
