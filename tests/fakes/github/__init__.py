"""A stateful GitHub on the loopback interface, made of real git repositories."""

from tests.fakes.github.hosted import Hosted, PullRequest, Release
from tests.fakes.github.routing import Answer, ApiError, Request, Routes
from tests.fakes.github.server import GitHubServer

__all__ = ["Answer", "ApiError", "GitHubServer", "Hosted", "PullRequest", "Release", "Request", "Routes"]
