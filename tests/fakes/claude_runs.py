"""A claude engine before a loopback server, with time that need not pass."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from diff_insight.claude.claude_settings import ClaudeSettings
from diff_insight.claude.engine import ClaudeEngine
from diff_insight.claude.pace import Clock
from diff_insight.claude.prices import Price
from diff_insight.claude.repair import Doubt
from diff_insight.model import (
    AnalyzedFile,
    AnalyzedRange,
    CommitRange,
    Explained,
    Fact,
    FileChange,
    Lines,
    Locale,
)
from diff_insight.ports import Engine
from tests.fakes.engines import PlainEngine, RecordedProgress
from tests.fakes.messages_server import MessagesServer

PRICES = {"small": Price(input=1.0, output=5.0), "large": Price(input=2.0, output=10.0)}


def changed_file(path: str = "docs/page.md", *, lines: int = 1, **other: Any) -> AnalyzedFile:
    """A modified file with that many lines replaced, which a model is asked about."""
    rows = [row for n in range(lines) for row in (f"-old line {n} of {path}", f"+new line {n} of {path}")]
    change = FileChange(
        path=path,
        additions=lines,
        deletions=lines,
        patch="\n".join([f"@@ -1,{lines} +1,{lines} @@", *rows]),
    )
    told = {"modification_type": "minor update", "rule": "wording", **other}
    fact = Fact(
        kind="paragraph_changed", lines=Lines(removed=(1,), added=(1,)), old="old line", new="new line"
    )
    return AnalyzedFile(**{"change": change, "facts": (fact,), **told})


def analyzed_range(categories: Mapping[str, Sequence[AnalyzedFile]]) -> AnalyzedRange:
    """A range that holds these files."""
    told = {name: tuple(files) for name, files in categories.items()}
    return AnalyzedRange(range=CommitRange(files=sum(map(len, told.values()))), categories=told)


def many_files(count: int) -> list[AnalyzedFile]:
    return [changed_file(f"docs/page-{n:03}.md") for n in range(count)]


def trusting(text: str, files: Sequence[AnalyzedFile], heading: object = None) -> tuple[Doubt, ...]:  # noqa: ARG001
    """A check that doubts nothing."""
    return ()


@dataclass
class SkippingClock:
    """A clock whose sleeps take no time and are remembered."""

    slept: list[float] = field(default_factory=list)
    moment: float = 1000.0

    async def sleep(self, seconds: float) -> None:
        until = self.moment + seconds
        self.slept.append(seconds)
        await asyncio.sleep(0)  # others may wait for the same moment, which comes once
        self.moment = max(self.moment, until)

    def clock(self) -> Clock:
        return Clock(now=lambda: self.moment, sleep=self.sleep, jitter=lambda: 0.0, head_start=60.0)


@dataclass
class RunOutcome:
    """What a run gave."""

    explained: Explained
    progress: RecordedProgress
    clock: SkippingClock

    def of(self, path: str, locale: Locale = "en_US") -> Any:
        return self.explained.summaries[path][locale]


def run_engine(  # noqa: PLR0913 - a test says only what it is about
    server: MessagesServer | str,
    files: Sequence[AnalyzedFile] | dict[str, Sequence[AnalyzedFile]],
    *,
    locales: Sequence[Locale] = ("en_US",),
    check: Any = trusting,
    fallback: Engine | None = None,
    time: SkippingClock | None = None,
    around: Mapping[str, Any] | None = None,
    **settings: Any,
) -> RunOutcome:
    """Explain files through the engine, the SDK and real HTTP."""
    url = server if isinstance(server, str) else server.url
    given = {
        "model": "small",
        "overview_model": "large",
        "prices": PRICES,
        "base_url": url,
        "api_key": "key-of-a-test",
        "deadline_seconds": 60.0,
        "group_characters": 0,  # a file a request, where a test does not say otherwise
        **settings,
    }
    progress, clock = RecordedProgress(), time or SkippingClock()
    engine = ClaudeEngine(
        ClaudeSettings(**given), fallback=fallback or PlainEngine(), check=check, clock=clock.clock()
    )
    engine.prepare()
    categories = files if isinstance(files, dict) else {"all": files}
    return RunOutcome(
        engine.explain(
            replace(analyzed_range(categories), **(around or {})), locales=locales, progress=progress
        ),
        progress,
        clock,
    )
