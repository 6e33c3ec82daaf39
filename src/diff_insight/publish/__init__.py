"""Where reports go: commits, comments, pull requests, summaries, files."""
