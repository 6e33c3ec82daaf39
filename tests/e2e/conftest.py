"""Fixtures of the runs from end to end."""

import pytest

from diff_insight.github_api import client


@pytest.fixture(autouse=True)
def _unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A GitHub on loopback asks for no pause; that the others get one is shown by a test of the client."""
    monkeypatch.setattr(client, "_READ_PAUSE", 0.0)
    monkeypatch.setattr(client, "_WRITE_PAUSE", 0.0)
