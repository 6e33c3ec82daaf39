"""Diff Insight: a commit range in, a true and complete report out."""

__version__ = "0.1.0"
