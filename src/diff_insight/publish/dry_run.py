"""Shows exactly what a run would write, by the same code that would write it."""

from collections.abc import Mapping, Sequence

from diff_insight.publish.job_summary import job_summary
from diff_insight.publish.outputs import Published
from diff_insight.publish.plan import workspace_files
from diff_insight.publish.publishing import ORDER, Assignment, Doors

Shown = tuple[str, str]
"""A title and a whole content."""


def preview(assignment: Assignment, doors: Doors) -> Sequence[Shown]:
    """Give all that would be written, in order; reads, and writes nothing.

    Raises:
        PublishError: What is there already cannot be read.
    """
    shown: list[Shown] = []
    for name in ORDER:
        if name not in assignment.publishers:
            continue
        if name == "files" and doors.workspace is not None:
            shown += _files("files", workspace_files(assignment.publication, doors.workspace))
        elif name in {"commit", "pull-request"}:
            shown += _branch(name, assignment, doors)
        elif name == "comment":
            thread, parts = assignment.comment()
            where = f"on {thread.repository}#{thread.number}"
            shown += [(f"comment {n} of {len(parts)} {where}", part) for n, part in enumerate(parts, start=1)]
        elif name == "description":
            thread = assignment.pull_request()
            content = assignment.block(doors.description_writer(thread).room())
            shown.append((f"description of {thread.repository}#{thread.number}, our block", content))
        elif name == "labels":
            thread = assignment.pull_request()
            names = [label for kind, label in thread.labels.items() if kind in assignment.types()]
            shown.append((f"labels of {thread.repository}#{thread.number}", "\n".join(names)))
        elif name == "release":
            released = assignment.release()
            content = assignment.block(doors.release_writer(released).room())
            shown.append((f"release {released.tag} of {released.repository}, our block", content))
        elif name == "summary":
            text = job_summary(
                assignment.result, published=Published(), chosen=assignment.chosen, own=assignment.own
            )
            shown.append(("job summary", text))
    return shown


def _branch(name: str, assignment: Assignment, doors: Doors) -> list[Shown]:
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
