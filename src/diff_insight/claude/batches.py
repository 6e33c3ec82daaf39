"""Summaries for half the price and a day's patience: submitted together, collected later into the cache.

A batch is a way to fill the cache and nothing else. Each request carries the key of its answer as its
`custom_id`; what has been collected is found by the next ordinary run, which validates and grounds it like
any kept answer, and asks for what is missing. So a batch can be interrupted, collected twice, or lost.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from diff_insight.errors import EngineError, InputError
from diff_insight.model import AnalyzedRange, Locale
from diff_insight.telling.choose import to_ask

from .answers import FileAnswer, Unreadable, read_answer
from .budget import Budget, check_prices
from .cache import Cache, key_of
from .client import SdkImport, make_client, sdk_faults
from .files import requests_about
from .importance import by_importance
from .kept_files import read_plain, write_plain
from .notes import remedy
from .options import ClaudeSettings
from .prices import BATCH_DISCOUNT
from .replies import Fault, Reply, read_reply
from .requests import Request
from .surroundings import Surroundings

MOST_REQUESTS = 10_000
"""Of one batch; the API takes 100,000 or 256 MB, whichever comes first."""
MOST_BYTES = 100_000_000
_MOST_BYTES = 4_000_000
_WAIT_SECONDS = 120.0

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


class Ticket(BaseModel):
    """A batch on its way, as it is kept on disk beside the answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    batch: str
    model: str
    locales: list[Locale]
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What was sent off.

    Attributes:
        batches: Their ids.
        requests: In all of them.
        known: Requests whose answer is kept already.
        over_budget: Requests left out because of the ceiling on cost.
    """

    batches: tuple[str, ...] = ()
    requests: int = 0
    known: int = 0
    over_budget: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What came back.

    Attributes:
        answers: Kept now.
        failed: Errored, expired, cancelled or unreadable; an ordinary run asks for them.
        waiting: Batches that are not done.
        cost_usd: At the price of a batch; None where the price is unknown.
    """

    answers: int = 0
    failed: int = 0
    waiting: int = 0
    cost_usd: float | None = 0.0


class Batches:
    """Submits and collects; the directory of the cache remembers what is on its way.

    Args:
        settings: With a cache directory; only Anthropic's own API takes batches.
        connect: Makes the port; None: the SDK's client.

    Raises:
        InputError: The provider has no batches, or there is no cache to collect into.
    """

    def __init__(
        self, settings: ClaudeSettings, *, connect: Callable[[ClaudeSettings], BatchPort] | None = None
    ) -> None:
        if settings.provider != "anthropic":
            raise InputError(
                f"The provider {settings.provider} takes no batches.", remedy="Run without --batch."
            )
        if settings.cache is None:
            raise InputError(
                "Batches are collected into the cache, and none is set.", remedy="Set one with --cache DIR."
            )
        self._settings = settings
        self._connect = connect or SdkBatches
        self._cache = Cache(settings.cache, secret=settings.seal)
        self._tickets = settings.cache / "batches"

    def submit(self, ranges: Sequence[AnalyzedRange], *, locales: Sequence[Locale]) -> Submitted:
        """Send off the requests about the files of these ranges whose answers are not kept yet.

        Raises:
            EngineError: The server did not take them; what was sent off before stays so.
            InputError: A ceiling was asked for and the price of the model is not known.
        """
        if self._settings.max_cost_usd is not None:
            check_prices(
                models=(self._settings.model,),
                prices=self._settings.prices,
                ceiling_asked_for=self._settings.ceiling_asked_for,
            )
        spoken = tuple(locales)
        wanted: dict[str, Request] = {}
        known = 0
        every = [
            (file, surroundings)
            for surroundings in map(Surroundings, ranges)
            for group in surroundings.analyzed.categories.values()
            for file in group
        ]
        around = {id(file): surroundings for file, surroundings in every}
        for file in by_importance(to_ask([file for file, _ in every], explain=self._settings.explain)):
            for request in requests_about(
                file, settings=self._settings, locales=spoken, around=around[id(file)]
            ):
                key = key_of(request, provider=self._settings.provider)
                if self._cache.find(key, kind=FileAnswer, locales=spoken) is None:
                    wanted[key] = request
                else:
                    known += 1
        affordable = self._affordable(wanted)
        batches = asyncio.run(self._submit(affordable, spoken)) if affordable else ()
        return Submitted(
            batches=batches,
            requests=len(affordable),
            known=known,
            over_budget=len(wanted) - len(affordable),
        )

    def _affordable(self, wanted: Mapping[str, Request]) -> dict[str, Request]:
        ceiling = self._settings.max_cost_usd
        if ceiling is None:
            return dict(wanted)
        budget = Budget(ceiling_usd=None, prices=self._settings.prices)
        taken: dict[str, Request] = {}
        spent = 0.0
        for key, request in wanted.items():
            worst = budget.worst(request) * BATCH_DISCOUNT
            if spent + worst <= ceiling:
                taken[key] = request
                spent += worst
        return taken

    async def _submit(self, requests: Mapping[str, Request], locales: tuple[Locale, ...]) -> tuple[str, ...]:
        sent: list[str] = []
        try:
            port = self._connect(self._settings)
            try:
                for chunk in _chunks(requests):
                    batch = await asyncio.wait_for(port.create(chunk), _WAIT_SECONDS)
                    self._remember(
                        Ticket(
                            batch=batch,
                            model=self._settings.model,
                            locales=list(locales),
                            requests=len(chunk),
                        )
                    )
                    sent.append(batch)
            finally:
                await port.close()
        except (Fault, TimeoutError) as error:
            raise _failed(f"A batch could not be submitted; {len(sent)} were.", error) from error
        return tuple(sent)

    def _remember(self, ticket: Ticket) -> None:
        write_plain(self._tickets / f"{_safe(ticket.batch)}.json", ticket.model_dump_json().encode())

    def on_the_way(self) -> Iterator[tuple[Path, Ticket]]:
        """Give the batches that have not been collected, with the file that remembers each."""
        for place in sorted(self._tickets.glob("*.json")):
            try:
                yield place, Ticket.model_validate_json(read_plain(place, most=_MOST_BYTES))
            except (OSError, ValidationError):
                continue  # another program's file, or a broken one: an ordinary run asks again

    def collect(self) -> Collected:
        """Keep the answers of all batches that are done, and forget those batches.

        Raises:
            EngineError: The server cannot be asked; what was collected before stays kept.
        """
        try:
            return asyncio.run(self._collect(list(self.on_the_way())))
        except (Fault, TimeoutError) as error:
            raise _failed("The batches could not be collected.", error) from error

    async def _collect(self, tickets: Sequence[tuple[Path, Ticket]]) -> Collected:
        answers = failed = waiting = 0
        cost: float | None = 0.0
        if not tickets:
            return Collected()
        port = self._connect(self._settings)
        try:
            for place, ticket in tickets:
                try:
                    if await port.status(ticket.batch) != "ended":
                        waiting += 1
                        continue
                    price = self._settings.prices.get(ticket.model)
                    async for key, reply in port.results(ticket.batch):
                        kept = reply is not None and self._kept(key, reply, ticket)
                        answers, failed = answers + kept, failed + (not kept)
                        known = price is not None and reply is not None and reply.tokens is not None
                        if known and cost is not None and price and reply and reply.tokens:
                            cost += price.cost(reply.tokens) * BATCH_DISCOUNT
                        elif reply is not None:
                            cost = None
                except Fault as fault:
                    if not _gone(fault):
                        raise
                    failed += ticket.requests
                place.unlink(missing_ok=True)
        finally:
            await port.close()
        return Collected(
            answers=answers,
            failed=failed,
            waiting=waiting,
            cost_usd=None if cost is None else round(cost, 6),
        )

    def _kept(self, key: str, reply: Reply, ticket: Ticket) -> bool:
        if reply.stop_reason in {"refusal", "max_tokens"} or not _is_key(key):
            return False
        try:
            answer = read_answer(reply.text, kind=FileAnswer, locales=ticket.locales)
        except Unreadable:
            return False
        self._cache.keep(key, answer)
        return True


def _chunks(requests: Mapping[str, Request]) -> Iterator[list[tuple[str, Request]]]:
    chunk: list[tuple[str, Request]] = []
    size = 0
    for key, request in requests.items():
        length = request.most_input_tokens
        if chunk and (len(chunk) >= MOST_REQUESTS or size + length > MOST_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append((key, request))
        size += length
    if chunk:
        yield chunk


def _gone(fault: Fault) -> bool:
    """Whether the server knows a batch no more: its results are kept for 29 days, within one workspace."""
    return fault.status == 404 or fault.said.startswith("No batch `results_url`")  # noqa: PLR2004 - HTTP's


def _safe(batch: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in batch)[:100]


def _is_key(key: str) -> bool:
    """Whether a server gives back a key of ours: it names a file."""
    return len(key) == 64 and all(letter in "0123456789abcdef" for letter in key)  # noqa: PLR2004 - SHA-256


def _failed(what: str, error: Fault | TimeoutError) -> EngineError:
    told = remedy(error if isinstance(error, Fault) else Fault("down", "no answer in time"))
    return EngineError(what, remedy=told)


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
            found = await self._client.messages.batches.retrieve(batch, timeout=_WAIT_SECONDS)
        status: Status = found.processing_status
        return status

    async def results(self, batch: str) -> AsyncIterator[tuple[str, Reply | None]]:
        """Give the replies of an ended batch; see `BatchPort`."""
        with sdk_faults(self._sdk):
            async for entry in await self._client.messages.batches.results(batch, timeout=_WAIT_SECONDS):
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
