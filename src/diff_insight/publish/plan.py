"""What a run wants to have in a branch or a workspace, as a value, before anything is written.

Reports are fixed; state, index and feed depend on what stands there already, so they are worked out
anew each time the branch has moved. That is what lets two runs at once end with both reports.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname
from typing import Protocol

from diff_insight.errors import PublishError
from diff_insight.publish.feed import FEED_NAME, feed
from diff_insight.publish.index import (
    INDEX_NAME,
    INDEX_PAGE_NAME,
    Entry,
    in_folder,
    index_page,
    web_page,
)
from diff_insight.publish.state_file import State, dump_state, load_state
from diff_insight.publish.write_paths import safe_path


class Place(Protocol):
    """Where files stand: a commit of a branch, or a workspace."""

    def holds(self, path: str, content: bytes) -> bool:
        """Tell whether exactly this content stands at the path."""
        ...

    def read(self, path: str) -> bytes:
        """Give a file's content; empty where there is none."""
        ...

    def paths_below(self, folder: str) -> Iterable[str]:
        """Give the paths of all files below a folder."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The head that a run reported, for the state file."""

    path: str
    repository: str
    branch: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Files that keep their path from run to run, and the head that this run writes them for.

    Attributes:
        state: The path of the state file, which says whose they are.
        repository: Where the heads are, `owner/name`.
        head: A commit id.
        paths: The files.
    """

    state: str
    repository: str
    head: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where a feed's links lead (`https://github.com/o/n/blob/main`) and what it is called."""

    blob_url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The files of a run.

    Attributes:
        reports: Path to Markdown, in result order; they decide whether there is anything to write.
        message: The commit's message.
        result: Path and content of the run result.
        reported: The entry of the state file.
        standing: The files whose path says nothing of the head; None where every path does.
        folder: The reports folder, for index and feed.
        template: The reports' template, by which the index knows reports of earlier times.
        entries: The reports as index and feed show them.
        index: Whether to keep an index page.
        feed: Whether to keep a feed.
    """

    reports: Mapping[str, bytes]
    message: str
    result: tuple[str, bytes] | None = None
    reported: Reported | None = None
    standing: Standing | None = None
    folder: str = ""
    template: str = ""
    entries: tuple[Entry, ...] = ()
    index: bool = False
    feed: Feed | None = None
    _fixed: tuple[str, ...] = field(init=False, repr=False, default=())

    def __post_init__(self) -> None:
        for path in self.paths():
            safe_path(path)
        paths = self.paths()
        if len({path.casefold() for path in paths}) < len(paths):
            raise PublishError(
                f"Two files of the run would have the same path: {', '.join(f'`{path}`' for path in paths)}.",
                remedy="Put {locale} and {category} into `output`.",
            )
        folders = {parent for path in paths for parent in _parents(path)}
        if blocked := next((path for path in paths if path in folders), None):
            raise PublishError(f"`{blocked}` would have to be a file and a folder at once.")

    @property
    def of_pages(self) -> bool:
        """Whether the reports are HTML, for a web server."""
        return any(path.endswith(".html") for path in self.reports)

    def paths(self) -> tuple[str, ...]:
        """Give every path that this run may write."""
        optional = (
            self.result[0] if self.result else None,
            self._state_path(),
            in_folder(self.folder, INDEX_NAME) if self.index else None,
            in_folder(self.folder, INDEX_PAGE_NAME) if self.index and self.of_pages else None,
            in_folder(self.folder, FEED_NAME) if self.feed else None,
        )
        return (*self.reports, *(path for path in optional if path is not None))

    def _state_path(self) -> str | None:
        if self.reported:
            return self.reported.path
        return self.standing.state if self.standing else None


def report_files(pairs: Iterable[tuple[str, str]]) -> Mapping[str, bytes]:
    """Give the reports by path.

    Raises:
        PublishError: Two reports have one path.
    """
    files: dict[str, bytes] = {}
    for path, markdown in pairs:
        if path in files:
            raise PublishError(
                f"Two reports of the run would both be written to `{path}`.",
                remedy="Put {locale} and {category} into `output`.",
            )
        files[path] = markdown.encode("utf-8", "replace")
    return files


def changed_files(
    publication: Publication, place: Place, *, is_newer: Callable[[str, str], bool]
) -> Mapping[str, bytes]:
    """Give the files that have to be written to a place; none where its Markdown is what it should be.

    Args:
        publication: What the run wants.
        place: Where it shall stand.
        is_newer: Whether the first commit is a descendant of the second, so that a run that was
            overtaken does not take the state back.

    Raises:
        PublishError: What stands there cannot be merged with.
    """
    newer = _of_newer_heads(publication, place, is_newer)
    reports = {path: data for path, data in publication.reports.items() if path not in newer}
    if publication.reports and not reports:
        return {}
    decisive = {**reports, **_lists(publication, place)}
    changed = {path: data for path, data in decisive.items() if not place.holds(path, data)}
    if not changed:
        return {}
    rest = dict([publication.result] if publication.result and publication.result[0] not in newer else [])
    rest |= _state(publication, place, is_newer, written=reports.keys() | rest.keys())
    return changed | {path: data for path, data in rest.items() if not place.holds(path, data)}


def workspace_files(publication: Publication, place: Place) -> Mapping[str, bytes]:
    """Give the files that have to be written to a workspace: all that differ, without the state."""
    wanted = {**publication.reports, **_lists(publication, place)}
    wanted |= dict([publication.result] if publication.result else [])
    return {path: data for path, data in wanted.items() if not place.holds(path, data)}


def _lists(publication: Publication, place: Place) -> Mapping[str, bytes]:
    lists: dict[str, bytes] = {}
    if publication.index:
        path = in_folder(publication.folder, INDEX_NAME)
        old = place.read(path).decode("utf-8", "replace")
        present = place.paths_below(publication.folder)
        page = index_page(
            old,
            folder=publication.folder,
            present=present,
            new=publication.entries,
            template=publication.template,
            feed=FEED_NAME if publication.feed else None,
        )
        lists[path] = page.encode("utf-8", "replace")
        if publication.of_pages:
            shown = web_page(page, feed=FEED_NAME if publication.feed else None)
            lists[in_folder(publication.folder, INDEX_PAGE_NAME)] = shown.encode("utf-8", "replace")
    if publication.feed:
        path = in_folder(publication.folder, FEED_NAME)
        lists[path] = feed(
            place.read(path),
            blob_url=publication.feed.blob_url,
            feed_path=path,
            title=publication.feed.title,
            new=publication.entries,
        )
    return lists


def _of_newer_heads(
    publication: Publication, place: Place, is_newer: Callable[[str, str], bool]
) -> frozenset[str]:
    """The files that a run on a newer head has written: this run leaves them as they are."""
    standing = publication.standing
    if standing is None:
        return frozenset()
    state = _stored(standing.state, place)
    known = {path: state.written[path] for path in standing.paths if path in state.written}
    newer = {head for head in set(known.values()) - {standing.head} if is_newer(head, standing.head)}
    return frozenset(path for path, head in known.items() if head in newer)


def _state(
    publication: Publication,
    place: Place,
    is_newer: Callable[[str, str], bool],
    *,
    written: Collection[str],
) -> Mapping[str, bytes]:
    """The state file after this run; nothing where the run has nothing to say in it."""
    reported, standing = publication.reported, publication.standing
    path = reported.path if reported else standing.state if standing else None
    if path is None:
        return {}
    state = before = _stored(path, place)
    if reported:
        known = state.head_of(reported.repository, reported.branch)
        if known is None or known == reported.head or not is_newer(known, reported.head):
            state = state.with_head(reported.repository, reported.branch, reported.head)
    if standing:
        state = state.with_written([path for path in standing.paths if path in written], standing.head)
    return {path: place.read(path) if state == before and place.read(path) else dump_state(state)}


def _stored(path: str, place: Place) -> State:
    data = place.read(path)
    return load_state(data) if data.strip() else State()


def _parents(path: str) -> Iterable[str]:
    while path := dirname(path):
        yield path
