"""What holds other blocks in a page of Markdown: notes, zones, tabs, components, HTML."""

from tests.unit.trees.markdown_pages import read, says


def test_notes_of_every_flavour_are_admonitions() -> None:
    assert read("""
> [!NOTE]
> It rains. Bring a coat.
> - and boots

> [!div class="nextstepaction"]
> [Next](next.md)

> Said someone.

!!! warning "Look out"
    A bull.

:::tip Use hay
Fresh hay.
:::

{% note %}
Of GitHub.
{% endnote %}

```{important} Read this
Of MyST.
```
""") == says("""
admonition <NOTE> 1-3 type='NOTE'
  paragraph 2
    sentence 2 'It rains.'
    sentence 2 'Bring a coat.'
  list_item <and boots> 3
    sentence 3 'and boots'
quote 5-6
  paragraph 6
    sentence 6 'Next'
      link <Next> 6 target='next.md'
quote 8
  paragraph 8
    sentence 8 'Said someone.'
admonition <Look out> 10-11 type='WARNING'
  paragraph 11
    sentence 11 'A bull.'
admonition <Use hay> 13-15 type='TIP'
  paragraph 14
    sentence 14 'Fresh hay.'
admonition <NOTE> 17-19 type='NOTE'
  paragraph 18
    sentence 18 'Of GitHub.'
admonition <Read this> 21-23 type='IMPORTANT'
  paragraph 22
    sentence 22 'Of MyST.'
""")


def test_zones_hold_the_sections_inside_them() -> None:
    assert read("""
# Quickstart

::: zone pivot="rust"

[!INCLUDE [Rust](includes/rust.md)]

## Build

Run it.

::: zone-end

::: moniker range=">=2"
Newer.
::: moniker-end

:::image type="content" source="media/a.png" alt-text="A barn.":::
:::code language="csharp" source="~/a.cs" id="one":::

## After
""") == says("""
section <Quickstart> 1-20
  zone <rust> 3-11 kind='pivot'
    include <Rust> 5 target='includes/rust.md'
    section <Build> 7-10
      paragraph 9
        sentence 9 'Run it.'
  zone <>=2> 13-15 kind='range'
    paragraph 14
      sentence 14 'Newer.'
  image <A barn.> 17 target='media/a.png'
  include <one> 18 target='~/a.cs' language='csharp'
  section <After> 20
""")


def test_tabs_end_at_the_next_one_or_at_a_rule() -> None:
    assert read("""
## Install

# [Linux](#tab/linux)

Use apt.

# [macOS](#tab/macos)

Use brew.

---

Then run it.

=== "Go"
    Go text.

## Next
""") == says("""
section <Install> 1-17
  tab <Linux> 3-6 id='linux'
    paragraph 5
      sentence 5 'Use apt.'
  tab <macOS> 7-10 id='macos'
    paragraph 9
      sentence 9 'Use brew.'
  paragraph 13
    sentence 13 'Then run it.'
  tab <Go> 15-16
    paragraph 16
      sentence 16 'Go text.'
section <Next> 18
""")


def test_templates_and_components_are_directives_and_containers() -> None:
    assert read(
        """
import Tabs from '@theme/Tabs';

{/* hidden */}

<Tabs>
<TabItem value="a" label="Apple">

Text.

</TabItem>
</Tabs>

<Note>
Mind it.
</Note>

<Video src="a.mp4" />

{{< tab "One" >}}
Hugo.
{{< /tab >}}

{% data reusables.barn.open %}
{% ifversion cloud %}
""",
        path="page.mdx",
    ) == says("""
import <import Tabs from '@theme/Tabs'> 1
comment 3 'hidden' hidden
component <Tabs> 5-11
  tab <Apple> 6-10
    paragraph 8
      sentence 8 'Text.'
admonition <NOTE> 13-15 type='NOTE'
  paragraph 14
    sentence 14 'Mind it.'
component <Video> 17 block_options='src="a.mp4"'
tab <One> 19-21
  paragraph 20
    sentence 20 'Hugo.'
include 23 target='reusables.barn.open'
directive <ifversion cloud> 24
""")


def test_html_and_directives_of_markdown_are_blocks() -> None:
    assert read("""
<details open>
<summary>More</summary>

Hidden text.

</details>

<p align="center"><img src="logo.png" alt="Logo"> <a href="https://example.com">Site</a></p>

Term
: What it means.
""") == says(r"""
html <details> 1-2 '<details open>\n<summary>More</summary>'
  element <details> 1-2 attribute open=''
    element <summary> 2
      markup_text 2 'More'
paragraph 4
  sentence 4 'Hidden text.'
html <details> 6 '</details>'
html <p> 8 '<p align="center"><img src="logo.png" alt="Logo"> <a href="https://example.com">Site</a></p>'
  link <Site> 8 target='https://example.com'
  image <Logo> 8 target='logo.png'
definition <Term> 10-11
  sentence 11 'What it means.'
""")
