"""Values of which a large range makes hundreds of thousands.

A frozen dataclass asks `object.__setattr__` for each of its fields, which takes three times as long as to
set them. A `light` one is frozen for the checker of types alone.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["light"]

if TYPE_CHECKING:
    from dataclasses import dataclass as light
else:
    from collections.abc import Callable
    from dataclasses import dataclass

    def light(*, frozen: bool, eq: bool = True, **options: Any) -> Callable[[type], type]:
        """Make a dataclass that equals and hashes as a frozen one, and that nobody may change.

        Args:
            frozen: True, for those who read or check it.
            eq: As for `dataclass`.
            options: As for `dataclass`.
        """
        return dataclass(eq=eq, unsafe_hash=frozen and eq, **options)
