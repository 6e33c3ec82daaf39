"""The requests about files: one for each part of a large patch, one for several small files.

What is sent, forecast and submitted in a batch is the same, so it is made in one place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diff_insight.model import AnalyzedFile, Locale

from .claude_settings import ClaudeSettings
from .groups import packed, together
from .importance import by_importance
from .parts import Part, parts_of
from .requests import Request, Wishes, file_request, wishes_of
from .surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A request about one file, or about a part of one.

    Attributes:
        file: The file.
        part: Of its patch.
        request: What is asked.
    """

    file: AnalyzedFile
    part: Part
    request: Request


@dataclass(frozen=True, slots=True)
class Shared:
    """One request, and those that it stands for.

    Attributes:
        request: What is sent.
        members: What each answer is kept as the answer to.
    """

    request: Request
    members: tuple[FileRequest, ...]


def requests_about(
    file: AnalyzedFile, *, settings: ClaudeSettings, locales: tuple[Locale, ...], around: Surroundings
) -> tuple[FileRequest, ...]:
    """Give the requests about a file, one per part of its patch."""
    parts = parts_of(file.change.patch or "", characters=settings.patch_characters, most=settings.patch_parts)
    wishes, effort = wishes_of(settings, locales), settings.effort
    return tuple(
        FileRequest(
            file,
            part,
            file_request(file, part, around=around, model=settings.model, wishes=wishes, effort=effort),
        )
        for part in parts
    )


def shared_requests(
    files: Sequence[AnalyzedFile],
    *,
    settings: ClaudeSettings,
    locales: tuple[Locale, ...],
    around: Surroundings,
    is_known: Callable[[Request], bool] = lambda _: False,
) -> list[Shared]:
    """Give the requests about files as a run sends them, the most important first.

    Args:
        files: What is asked about.
        settings: Of the run.
        locales: Of the texts.
        around: The range.
        is_known: Tells a request whose answer is there already.
    """
    small: list[FileRequest] = []
    alone: list[Shared] = []
    ordered = by_importance(files)
    for file in ordered:
        asked = requests_about(file, settings=settings, locales=locales, around=around)
        wanted = [one for one in asked if not is_known(one.request)]
        if len(asked) == 1:
            small += wanted
        else:
            alone += [Shared(one.request, (one,)) for one in wanted]
    wishes = wishes_of(settings, locales)
    groups = grouped(small, wishes, characters=settings.group_characters)
    order = {id(file): at for at, file in enumerate(ordered)}
    return sorted([*groups, *alone], key=lambda shared: order[id(shared.members[0].file)])


def grouped(small: Sequence[FileRequest], wishes: Wishes, *, characters: int) -> list[Shared]:
    """Put requests about small files together, in the order of the most important of each group."""
    named = [(one.file.change.path, one.request) for one in small]
    found: list[Shared] = []
    for group in packed(named, characters=characters):
        members = tuple(small[at] for at in group)
        requests = [one.request for one in members]
        found.append(Shared(together(requests, wishes) if len(requests) > 1 else requests[0], members))
    return found
