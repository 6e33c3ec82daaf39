"""Files that name packages: lock files and manifests, read as sets of packages.

A lock file is read whole by its reader here. Of a manifest the reader here takes the packages, the
project's own version and the minimum runtime; all else in it is told by the reader of its syntax, into
whose tree these are grafted (`graft`). `table` says which file is read by which reader.
"""
