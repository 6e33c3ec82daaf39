"""Shows exactly what a run would write, by the same code that would write it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from diff_insight.errors import DiffInsightError
from diff_insight.publish.degrade import PublisherName
from diff_insight.publish.job_summary import job_summary
from diff_insight.publish.outcome import Outcome
from diff_insight.publish.outputs import Published
from diff_insight.publish.plan import workspace_files
from diff_insight.publish.publishing import ORDER, Assignment, Doors

Shown = tuple[str, str]
"""A title and a whole content."""


def preview(assignment: Assignment, doors: Doors) -> Iterator[Shown]:
    """Give all that would be written, in order; reads, and writes nothing.

    Raises:
        PublishError: At the end, what some could not write, as the run itself would say it.
    """
    outcome = Outcome()
    for name in ORDER:
        if name in assignment.publishers:
            try:
                yield from _SHOWS[name](assignment, doors)
            except DiffInsightError as error:
                outcome.failures[name] = error
    failed = outcome.error()
    if failed is not None:
        raise failed


def _workspace(assignment: Assignment, doors: Doors) -> Iterable[Shown]:
    if doors.workspace is not None:
        yield from _files("files", workspace_files(assignment.publication, doors.workspace))


def _comment(assignment: Assignment, _doors: Doors) -> Iterable[Shown]:
    thread, parts = assignment.comment()
    where = f"on {thread.repository}#{thread.number}"
    return [(f"comment {n} of {len(parts)} {where}", part) for n, part in enumerate(parts, start=1)]


def _description(assignment: Assignment, doors: Doors) -> Iterable[Shown]:
    thread = assignment.pull_request()
    content = assignment.block(doors.description_writer(thread).room())
    return [(f"description of {thread.repository}#{thread.number}, our block", content)]


def _labels(assignment: Assignment, _doors: Doors) -> Iterable[Shown]:
    thread = assignment.pull_request()
    names = [label for kind, label in thread.labels.items() if kind in assignment.types()]
    return [(f"labels of {thread.repository}#{thread.number}", "\n".join(names))]


def _release(assignment: Assignment, doors: Doors) -> Iterable[Shown]:
    released = assignment.release()
    content = assignment.block(doors.release_writer(released).room())
    return [(f"release {released.tag} of {released.repository}, our block", content)]


def _summary(assignment: Assignment, _doors: Doors) -> Iterable[Shown]:
    text = job_summary(assignment.result, published=Published(), chosen=assignment.chosen, own=assignment.own)
    return [("job summary", text)]


def _branch(name: str, assignment: Assignment, doors: Doors) -> Iterable[Shown]:
    writer = doors.branch_writer(assignment)
    files = writer.preview(assignment.publication)
    if not files:
        return [(f"{name}: nothing; {writer.branch} of {assignment.repository} has it already", "")]
    title = f"{name} to {writer.branch} of {assignment.repository}: {len(files)} files, with the message"
    return [(title, assignment.publication.message), *_files(name, files)]


def _files(publisher: str, files: Mapping[str, bytes]) -> list[Shown]:
    return [
        (f"{publisher}: {path} ({len(data)} bytes)", data.decode("utf-8", "replace"))
        for path, data in files.items()
    ]


_SHOWS: Mapping[PublisherName, Callable[[Assignment, Doors], Iterable[Shown]]] = {
    "files": _workspace,
    "commit": partial(_branch, "commit"),
    "pull-request": partial(_branch, "pull-request"),
    "comment": _comment,
    "description": _description,
    "labels": _labels,
    "release": _release,
    "summary": _summary,
}
