"""Whatever a page holds, whole or in parts: it is read or refused, and the nodes lie where they say."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.trees import asciidoc, licence, markdown, restructuredtext
from diff_insight.trees.node import Node
from diff_insight.trees.text import Text
from tests.trials import trials

PARSERS = {
    "page.md": markdown.parse,
    "page.mdx": markdown.parse,
    "CHANGELOG.md": markdown.parse,
    "page.rst": restructuredtext.parse,
    "page.adoc": asciidoc.parse,
    "LICENSE": licence.parse,
}
SAMPLES = r"""# Hi
## There {#there}
Words, and more words. Another sentence!
---
===
~~~~
+++
- item
  - nested **bold**: x
1. one
* star
> quote
> [!NOTE]
> - in it
```json
```
~~~
{"a": 1}
    indented
a | b
--- | ---
1 | 2
| x | y |
|---|---|
::: zone pivot="a"
::: zone-end
:::note Title
:::
# [Tab](#tab/x)
!!! note "T"
=== "Tab"
<!--
-->
<!-- one -->
{/* c */}
<Tabs>
</Tabs>
<div>
{% note %}
{% endnote %}
{{< tab >}}
[!INCLUDE [x](y.md)]
![i](a.png) [l](b.md "t") <sup>1</sup>
[ref]: http://x.y
[^1]: foot
term
: meaning
key: value
ms.date: 01/02/2030
.. note:: x
.. code-block:: py
   print(1)
.. _a:
:field: v
+---+---+
| a | b |
=====  =====
[NOTE]
====
----
[source,py]
:attr: v
include::x.adoc[]
****
|===
== Head
.Title
MIT License
Copyright (c) 2030 X
{{ x }}
![
[[[
](((
`` ` ``
*_~~
\
import X from 'x'
字。文
&amp;&#0;
"""
LINES = st.sampled_from(SAMPLES.split("\n")) | st.sampled_from(["\t- tab", "\r", "\x0c", "\0"])
SOURCES = st.lists(
    LINES | st.just("") | st.text(max_size=20).map(lambda t: t.replace("\n", " ")), max_size=40
)


def nodes(root: Node) -> Iterator[tuple[Node, Node]]:
    for child in root.children:
        yield root, child
        yield from nodes(child)


@pytest.mark.parametrize("path", PARSERS)
@given(rows=SOURCES)
@trials(60)
def test_nodes_of_a_whole_page_lie_inside_it_and_inside_their_owners(path: str, rows: list[str]) -> None:
    root = PARSERS[path](Text.of("\n".join(rows), path=path))
    check(root, len(rows) or 1)


@pytest.mark.parametrize("path", PARSERS)
@given(rows=SOURCES, shown=st.sets(st.integers(0, 39)), heading=LINES)
@trials(60)
def test_nodes_of_parts_of_a_page_lie_inside_them_and_inside_their_owners(
    path: str, rows: list[str], shown: set[int], heading: str
) -> None:
    lines = {at + 5: row for at, row in enumerate(rows) if at in shown}
    text = Text.sparse(lines, headings=dict.fromkeys(list(lines)[:1], heading), path=path)
    root = PARSERS[path](text)
    check(root, text.source.count("\n") + 1)


def check(root: Node, rows: int) -> None:
    assert root.thing == "file"
    for owner, node in nodes(root):
        assert 1 <= node.first <= node.last <= rows
        assert owner.thing == "file" or owner.first <= node.first <= node.last <= owner.last
        assert all(node.first <= row <= node.last for row in node.heads)
        assert node.text.count("\n") == 0 or node.thing in {"code_block", "html", "comment", "directive"}


HOSTILE = {
    "deep quotes": ">" * 20_000 + " x",
    "deep lists": "\n".join(" " * (2 * n) + "- x" for n in range(1_500)),
    "brackets": "[" * 50_000,
    "images": "![" * 20_000 + "](x)" * 20_000,
    "links": "[a](" * 20_000,
    "targets": "](x" * 20_000,
    "stars": "*a_" * 20_000,
    "backticks": "".join("`" * (n % 300) + " " for n in range(1_500)),
    "comments": "a <!-- " * 20_000,
    "tags": "a <b " * 20_000,
    "pipes": "|" * 100_000 + "\n|-|\n",
    "wide table": "\n".join(["|a" * 300, "|-" * 300] + ["|x" * 300] * 60),
    "zones": '::: zone pivot="a"\n' * 5_000,
    "nested notes": "\n".join("`" * n + "{note}" for n in range(400, 3, -1)),
    "markers": "\n".join(":::" + " " * 900 + "x" for _ in range(2_000)),
    "spaces": ("a" + " " * 50_000 + "\n") * 3,
    "dots": "a. " * 40_000,
    "keys": "---\n" + "a: b\n" * 20_000 + "---\n",
    "headings": "\n".join("#" * (1 + n % 6) + f" {n}" for n in range(8_000)),
    "directives": "\n".join("   " * n + ".. note::" for n in range(1_000)),
    "fields": ":a: b\n" * 10_000,
    "roles": ":a:`b" * 20_000,
    "grid": ("+" + "-" * 50) * 200 + "\n" + ("|" + " " * 50) * 200,
    "delimiters": "====\n" * 10_000,
    "adoc blocks": "====\n-----\n" * 5_000,
    "one line": "x" * 400_000,
    "attributes": "{a" * 40_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("path", PARSERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_bounded_time(path: str, name: str) -> None:
    started = time.process_time()
    check(PARSERS[path](Text.of(HOSTILE[name], path=path)), HOSTILE[name].count("\n") + 1)
    assert time.process_time() - started < 4
