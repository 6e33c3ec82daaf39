"""Packages that files of other kinds use: base images, actions, hooks, submodules.

The rest of such a file is read by the reader of its kind; these take the lines that name a version.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from diff_insight.trees.node import Node
from diff_insight.trees.package_files.key_rows import Entry
from diff_insight.trees.package_files.outline_yaml import bare, outline
from diff_insight.trees.package_files.package import (
    BUILD,
    DEVELOPMENT,
    DIRECT,
    checksum,
    lock,
    package,
)
from diff_insight.trees.package_files.pip_files import named
from diff_insight.trees.text import Text

_FROM = re.compile(r"FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?", re.IGNORECASE)
_USES = re.compile(r"""(?:-\s+)?uses:\s+["']?([^\s"'#]+)["']?(?:\s+#\s*(.*))?""")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_SAID = re.compile(r"(?:pin\s?@\s?|tag[=:]\s?)?(v?\d[\w.+-]*)")
_SHOWN = 12


def images(text: Text) -> Iterator[Node]:
    """Give the images that a Dockerfile is built on (https://docs.docker.com/reference/dockerfile/#from)."""
    stages: set[str] = set()
    for row, raw in enumerate(text.source.split("\n"), 1):
        found = _FROM.fullmatch(raw.strip())
        if found is None:
            continue
        image, stage = found[1], found[2]
        stage_unseen = not text.whole and not {":", "/", "@"} & set(image)
        if image.lower() not in stages and image != "scratch" and "$" not in image and not stage_unseen:
            name, version, sums = _image(image, row)
            kind = BUILD if stage else ""
            yield package(
                name, version, (row, row), ecosystem="docker", kind=kind, direct=DIRECT, children=sums
            )
        if stage:
            stages.add(stage.lower())


def _image(image: str, row: int) -> tuple[str, str, tuple[Node, ...]]:
    """Split an image into its name, its tag (or the start of its digest) and the digest."""
    named_, _, digest = image.partition("@")
    head, slash, tail = named_.rpartition("/")
    tail, _, tag = tail.partition(":")
    sums = (checksum("digest", digest, (row, row)),) if digest and tag else ()
    return f"{head}{slash}{tail}", tag or digest[: len("sha256:") + _SHOWN], sums


def actions(text: Text) -> Iterator[Node]:
    """Give the actions that a workflow or an action uses; a commit id by the version behind it."""
    for row, raw in enumerate(text.source.split("\n"), 1):
        found = _USES.fullmatch(raw.strip())
        if found is None or found[1].startswith("./"):
            continue
        used, said = found[1], (found[2] or "").strip()
        if used.startswith("docker://"):
            name, version, sums = _image(used.removeprefix("docker://"), row)
            yield package(name, version, (row, row), ecosystem="docker", direct=DIRECT, children=sums)
            continue
        name, _, at = used.partition("@")
        if not at:
            continue
        sums = ()
        if _COMMIT.fullmatch(at):
            stated = _SAID.match(said)
            if stated:
                sums = (checksum("commit", at, (row, row)),)
            at = stated[1] if stated else at[:_SHOWN]
        yield package(name, at, (row, row), ecosystem="actions", direct=DIRECT, children=sums)


def hooks(text: Text) -> Iterator[Node]:
    """Give the hooks of `.pre-commit-config.yaml` (https://pre-commit.com) and what they add."""
    root = outline(text)
    repos = [*(root.part("repos") or Entry()).parts, *(part for part in root.parts if not part.key)]
    for entry in repos:
        revision, address = entry.part("rev"), entry.part("repo")
        if revision is not None and address is not None:
            name = address.value.removesuffix(".git").rstrip("/")
            name = "/".join(name.split("/")[-2:]) if "://" in name else name
            version = bare(revision.value)
            if _COMMIT.fullmatch(version):
                comment = text.source.split("\n")[revision.first - 1].partition("#")[2].strip()
                stated = _SAID.match(comment.removeprefix("frozen:").strip())
                version = stated[1] if stated else version[:_SHOWN]
            rows = (min(revision.first, address.first), max(revision.last, address.last))
            yield package(name, version, rows, ecosystem="pre-commit", kind=DEVELOPMENT, direct=DIRECT)
        for hook in (entry.part("hooks") or Entry()).parts:
            for part in (hook.part("additional_dependencies") or Entry()).parts:
                found = named(part.value)
                if found is not None:
                    yield package(*found, part.rows, ecosystem="pypi", kind=DEVELOPMENT, direct=DIRECT)


def parse_submodules(text: Text) -> Node:
    """Read `.gitmodules`: a submodule by its path, from where and which branch (its commit is no text)."""
    blocks: list[Entry] = []
    for row, raw in enumerate(text.source.split("\n"), 1):
        line = raw.strip()
        key, equals, value = (piece.strip() for piece in line.partition("="))
        if line.startswith("[submodule"):
            blocks.append(Entry(line.partition('"')[2].rpartition('"')[0], "", row, row))
        elif not line and not text.whole:
            blocks.append(Entry())
        elif equals and blocks and blocks[-1].first:
            blocks[-1].parts.append(Entry(key, value, row, row))
            blocks[-1].last = row
    nodes: list[Node] = []
    for block in blocks:
        address = block.says("url")
        if block.key and address:
            where = block.says("path") or block.key
            made = package(
                where, address, block.rows, ecosystem="git submodule", direct=DIRECT, rest=block.parts
            )
            branch = block.says("branch")
            nodes.append(replace(made, details={**made.details, "branch": branch}) if branch else made)
    return lock(text, nodes)
