"""Blocks begin where cmark-gfm, which GitHub itself uses, says that they begin; headings say what it says.

Two differences are known and left out: cmark-gfm counts the paragraph above a table to the table (so tables
are not compared), and markdown-it takes deeply indented text behind a quote in a quote for code.
"""

import html
import re

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from diff_insight.trees import markdown
from diff_insight.trees.text import Text
from tests.trials import trials

THINGS = {"section": "h", "code_block": "pre", "list_item": "li", "quote": "blockquote"}
_BLOCK = re.compile(r'<(h[1-6]|pre|li|blockquote)(?: lang="[^"]*")? data-sourcepos="(\d+):')
_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
SAMPLES = """# Hi
## There *is* `code`
###### Deep #
Words and more words.
More [words](a.md) here.
===
---
- item
  - nested
    - deeper
1. one
   goes on
10) ten
> quote
> - in it
```json
```
~~~
{"a": 1}
    indented
\ttab
a | b
--- | ---
1 | 2
| x | y |
|---|---|
***
* * *
+ plus
   three
-
"""
PAGES = st.lists(st.sampled_from(SAMPLES.split("\n")) | st.just(""), max_size=30).map(
    lambda rows: "\n".join(["Start.", "", *rows])
)


@given(page=PAGES)
@trials(150)
def test_blocks_begin_where_cmark_says(page: str) -> None:
    root = markdown.parse(Text.of(page, path="page.md"))
    ours = sorted((THINGS[node.thing], node.first) for node in root.all() if node.thing in THINGS)
    rendered = cmarkgfm.github_flavored_markdown_to_html(page, options=Options.CMARK_OPT_SOURCEPOS)

    assert ours == sorted(("h" if tag[0] == "h" else tag, int(row)) for tag, row in _BLOCK.findall(rendered))


@given(page=PAGES)
@trials(150)
def test_headings_say_what_cmark_says(page: str) -> None:
    root = markdown.parse(Text.of(page, path="page.md"))
    rendered = cmarkgfm.github_flavored_markdown_to_html(page)
    said = [html.unescape(re.sub(r"<[^>]+>", "", text)) for _, text in _HEADING.findall(rendered)]

    assert [" ".join(n.name.replace("`", "").split()) for n in root.all() if n.thing == "section"] == [
        " ".join(text.split()) for text in said
    ]
