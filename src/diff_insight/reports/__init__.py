"""From explained files to reports, Markdown and JSON."""
