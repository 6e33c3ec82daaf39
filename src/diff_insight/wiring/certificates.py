"""One variable for the certificates of every connection: to the API, of git, and to a model.

Behind a company's proxy or for a server of its own one names a file of certificates once. The libraries
below listen to different variables (OpenSSL to one, requests to two others, git to its own), so the first
that is set is said to all of them; what somebody set for one of them stays.
"""

from collections.abc import MutableMapping
from pathlib import Path

from diff_insight.errors import InputError

NAMES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Looked at in this order."""

_GIT = "GIT_SSL_CAINFO"


def say_to_all(environ: MutableMapping[str, str]) -> None:
    """Let every connection trust the certificates that one variable names.

    Raises:
        InputError: There is no such file.
    """
    named = next((name for name in NAMES if environ.get(name)), None)
    if named is None:
        return
    if not Path(environ[named]).exists():
        raise InputError(
            f"{named} names {environ[named]}, which is not there.",
            remedy="Name a file of certificates (PEM), or leave the variable unset.",
        )
    for name in (*NAMES, _GIT):
        if not environ.get(name):
            environ[name] = environ[named]
