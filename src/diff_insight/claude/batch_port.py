"""The way to a server that takes batches: submitted, asked after, read."""

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any, Literal, Protocol

from .claude_settings import ClaudeSettings
from .replies import Fault, Reply, read_reply
from .requests import Request
from .sender import SdkImport, make_client, sdk_faults

WAIT_SECONDS = 120.0

Status = Literal["in_progress", "canceling", "ended"]


class BatchPort(Protocol):
    """What is needed of a server that takes batches."""

    async def create(self, requests: Sequence[tuple[str, Request]]) -> str:
        """Submit requests by key and give the batch's id; raises Fault."""
        ...

    async def status(self, batch: str) -> Status:
        """Give how far a batch is; raises Fault."""
        ...

    def results(self, batch: str) -> AsyncIterator[tuple[str, Reply | None]]:
        """Give key and reply of each request of an ended batch, in any order; raises Fault."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class SdkBatches:
    """The Message Batches API through the SDK."""

    def __init__(self, settings: ClaudeSettings) -> None:
        self._sdk = SdkImport().module()
        self._client = make_client(settings, self._sdk, retries=2)

    async def create(self, requests: Sequence[tuple[str, Request]]) -> str:
        """Submit requests; see `BatchPort`."""
        entries: list[dict[str, Any]] = [
            {"custom_id": key, "params": request.body()} for key, request in requests
        ]
        with sdk_faults(self._sdk):
            batch = await self._client.messages.batches.create(requests=entries)
        return str(batch.id)

    async def status(self, batch: str) -> Status:
        """Give how far a batch is; see `BatchPort`."""
        with sdk_faults(self._sdk):
            found = await self._client.messages.batches.retrieve(batch, timeout=WAIT_SECONDS)
        status: Status = found.processing_status
        return status

    async def results(self, batch: str) -> AsyncIterator[tuple[str, Reply | None]]:
        """Give the replies of an ended batch; see `BatchPort`."""
        with sdk_faults(self._sdk):
            async for entry in await self._client.messages.batches.results(batch, timeout=WAIT_SECONDS):
                told = entry.to_dict()
                yield str(told.get("custom_id")), _reply(told.get("result"))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _reply(result: Any) -> Reply | None:
    if not isinstance(result, dict) or result.get("type") != "succeeded":
        return None
    try:
        return read_reply(json.dumps(result.get("message")).encode())
    except Fault:
        return None
