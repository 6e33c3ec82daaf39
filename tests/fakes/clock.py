"""Time that passes only when somebody sleeps."""


class FakeClock:
    """A clock for code that waits; `slept` is every wait in seconds."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.start = now
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return sum(self.slept)

    def time(self) -> float:
        return self.start + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
