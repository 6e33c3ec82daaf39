"""Summaries for half the price and a day's patience: submitted together, collected later into the cache.

A batch is a way to fill the cache and nothing else. What a request of a batch asks about, and under which key
each answer is kept, stands in a ticket beside the cache; what was collected is found by the next ordinary
run, which judges it like any kept answer, looks at it again where that is due, and asks for what is missing.
So a batch can be interrupted, collected twice, or lost.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from diff_insight.errors import EngineError, InputError
from diff_insight.model import AnalyzedFile, AnalyzedRange, Locale
from diff_insight.telling.choose import to_ask

from .answers import FileAnswer, Unreadable, read_answer, read_group
from .batch_port import WAIT_SECONDS, BatchPort, SdkBatches
from .budget import Budget, check_prices
from .cache import Cache, key_of
from .claude_settings import ClaudeSettings
from .file_requests import Shared, shared_requests
from .importance import RANK
from .kept_files import read_plain, write_plain
from .notes import remedy
from .prices import BATCH_DISCOUNT
from .replies import Fault, Reply
from .requests import Request
from .surroundings import Surroundings

MOST_REQUESTS = 10_000
"""Of one batch; the API takes 100,000 or 256 MB, whichever comes first."""
MOST_BYTES = 100_000_000
_MOST_BYTES = 4_000_000


class Ticket(BaseModel):
    """A batch on its way, as it is kept on disk beside the answers.

    Attributes:
        version: Of this form.
        batch: Its id.
        model: Who answers.
        locales: Of the answers.
        requests: Per id of a request, under which key the answer about each path is kept.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[2] = 2
    batch: str
    model: str
    locales: list[Locale]
    requests: dict[str, dict[str, str]]


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
        known = 0

        def is_known(request: Request) -> bool:
            nonlocal known
            key = key_of(request, provider=self._settings.provider)
            found = self._cache.find(key, kind=FileAnswer, locales=spoken) is not None
            known += found
            return found

        wanted = [
            self._entry(shared)
            for analyzed in ranges
            for shared in shared_requests(
                [file for files in analyzed.categories.values() for file in self._to_ask(analyzed, files)],
                settings=self._settings,
                locales=spoken,
                around=Surroundings(analyzed),
                is_known=is_known,
            )
        ]
        unique = {entry.name: entry for entry in wanted}
        affordable = self._affordable(sorted(unique.values(), key=lambda entry: entry.rank))
        batches = asyncio.run(self._submit(affordable, spoken)) if affordable else ()
        return Submitted(
            batches=batches,
            requests=len(affordable),
            known=known,
            over_budget=len(unique) - len(affordable),
        )

    def _to_ask(self, analyzed: AnalyzedRange, files: Sequence[AnalyzedFile]) -> Sequence[AnalyzedFile]:
        return to_ask(files, explain=self._settings.explain, commits=analyzed.commits)

    def _entry(self, shared: Shared) -> "_Entry":
        keys = {
            one.file.change.path: key_of(one.request, provider=self._settings.provider)
            for one in shared.members
        }
        name = hashlib.sha256("\n".join(keys.values()).encode()).hexdigest()
        rank = min(RANK[one.file.modification_type] for one in shared.members)
        return _Entry(name, shared.request, keys, rank)

    def _affordable(self, wanted: Sequence["_Entry"]) -> list["_Entry"]:
        ceiling = self._settings.max_cost_usd
        if ceiling is None:
            return list(wanted)
        budget = Budget(ceiling_usd=None, prices=self._settings.prices)
        taken: list[_Entry] = []
        spent = 0.0
        for entry in wanted:
            worst = budget.worst(entry.request) * BATCH_DISCOUNT
            if spent + worst <= ceiling:
                taken.append(entry)
                spent += worst
        return taken

    async def _submit(self, entries: Sequence["_Entry"], locales: tuple[Locale, ...]) -> tuple[str, ...]:
        sent: list[str] = []
        try:
            port = self._connect(self._settings)
            try:
                for chunk in _chunks(entries):
                    sending = port.create([(entry.name, entry.request) for entry in chunk])
                    batch = await asyncio.wait_for(sending, WAIT_SECONDS)
                    self._remember(
                        Ticket(
                            batch=batch,
                            model=self._settings.model,
                            locales=list(locales),
                            requests={entry.name: dict(entry.keys) for entry in chunk},
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
                    async for name, reply in port.results(ticket.batch):
                        keys = ticket.requests.get(name, {})
                        kept = self._kept(keys, reply, ticket)
                        answers, failed = answers + kept, failed + len(keys) - kept
                        known = price is not None and reply is not None and reply.tokens is not None
                        if known and cost is not None and price and reply and reply.tokens:
                            cost += price.cost(reply.tokens) * BATCH_DISCOUNT
                        elif reply is not None:
                            cost = None
                except Fault as fault:
                    if not _gone(fault):
                        raise
                    failed += sum(map(len, ticket.requests.values()))
                place.unlink(missing_ok=True)
        finally:
            await port.close()
        return Collected(
            answers=answers,
            failed=failed,
            waiting=waiting,
            cost_usd=None if cost is None else round(cost, 6),
        )

    def _kept(self, keys: Mapping[str, str], reply: Reply | None, ticket: Ticket) -> int:
        """Keep what a reply says about each of the files that it was asked about; count these."""
        if reply is None or reply.stop_reason in {"refusal", "max_tokens"}:
            return 0
        try:
            if len(keys) == 1:
                told = dict.fromkeys(keys, read_answer(reply.text, kind=FileAnswer, locales=ticket.locales))
            else:
                told = dict(read_group(reply.text, locales=ticket.locales))
        except Unreadable:
            return 0
        kept = {path: key for path, key in keys.items() if path in told and _is_key(key)}
        for path, key in kept.items():
            self._cache.keep(key, told[path])
        return len(kept)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A request of a batch.

    Attributes:
        name: By which the batch knows it.
        request: What is asked.
        keys: Under which the answer about each path is kept.
        rank: Of its most important file.
    """

    name: str
    request: Request
    keys: Mapping[str, str]
    rank: int


def _chunks(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    chunk: list[_Entry] = []
    size = 0
    for entry in entries:
        length = entry.request.most_input_tokens
        if chunk and (len(chunk) >= MOST_REQUESTS or size + length > MOST_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(entry)
        size += length
    if chunk:
        yield chunk


def _gone(fault: Fault) -> bool:
    """Whether the server knows a batch no more: its results are kept for 29 days, within one workspace."""
    return fault.status == 404 or fault.said.startswith("No batch `results_url`")  # noqa: PLR2004 - HTTP's


def _safe(batch: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in batch)[:100]


def _is_key(key: str) -> bool:
    """Whether a ticket has a key of ours: it names a file."""
    return len(key) == 64 and all(letter in "0123456789abcdef" for letter in key)  # noqa: PLR2004 - SHA-256


def _failed(what: str, error: Fault | TimeoutError) -> EngineError:
    told = remedy(error if isinstance(error, Fault) else Fault("down", "no answer in time"))
    return EngineError(what, remedy=told)
