"""Packages that build files ask for by a call: Meson's dependencies and Bazel's modules."""

from collections.abc import Iterator

from diff_insight.trees.build_calls import Call, calls, text_of
from diff_insight.trees.node import Node
from diff_insight.trees.package_files.package import DEVELOPMENT, DIRECT, OPTIONAL, package
from diff_insight.trees.text import Text


def meson(text: Text) -> Iterator[Node]:
    """Give what `dependency` asks for (https://mesonbuild.com/Dependencies.html)."""
    for call in calls(text, "dependency"):
        if call.subject:
            kind = OPTIONAL if call.says("required") == "false" else ""
            rows = (call.first, call.last)
            wanted = _wanted(call)
            yield package(call.subject, wanted, rows, ecosystem="meson", kind=kind, direct=DIRECT)


def _wanted(call: Call) -> str:
    """Give the versions that will do: one text or a list of them."""
    given = next((one.words for one in call.arguments if one.name == "version"), ())
    return ",".join(text_of([word]) for word in given if word.said not in {"[", "]", ","})


def bazel(text: Text) -> Iterator[Node]:
    """Give the modules that `MODULE.bazel` asks for (https://bazel.build/external/module)."""
    for call in calls(text, "bazel_dep"):
        name = call.says("name") or call.subject
        if name:
            kind = DEVELOPMENT if call.says("dev_dependency") == "True" else ""
            rows = (call.first, call.last)
            yield package(name, call.says("version"), rows, ecosystem="bazel", kind=kind, direct=DIRECT)
