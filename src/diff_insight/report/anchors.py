"""The names for the rows of a report: see `diff_insight.diff.anchors`, which the engines use too."""

from diff_insight.diff.anchors import anchors, short_names

__all__ = ["anchors", "short_names"]
