"""What stands in one version of a file: text in, named things with their lines out.

One module reads one format and knows nothing of diffs; a language of programs is data
(`languages.toml` and a query). `formats` chooses by path and first line.
"""
