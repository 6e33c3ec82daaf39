"""Markdown pages as trees: each kind of block, whole trees compared."""

from tests.unit.trees.markdown_pages import read, says


def test_sections_own_what_follows_them_up_to_the_next_heading_of_their_level() -> None:
    assert read("""
# Barn

Cows live here.

## Hay {#hay}

Text. And more text.

### Bales
Round ones.

Water
-----

## Hay
""") == says("""
section <Barn> 1-15
  paragraph 3
    sentence 3 'Cows live here.'
  section <Hay> 5-11 heading_anchor='hay'
    paragraph 7
      sentence 7 'Text.'
      sentence 7 'And more text.'
    section <Bales> 9-11
      paragraph 10
        sentence 10 'Round ones.'
  section <Water> 12-14
  section <Hay> 15
""")


def test_a_paragraph_is_sentences_with_their_rows_and_links() -> None:
    assert read("""
A cow, e.g. Bella, eats v1.2 hay. See [the
guide](guide.md "Guide") and `a. b`.
Then **it** sleeps! ![A cow](cow.png) Ask Dr. Who? [ref] [^1]

它吃草。然后睡觉。牛は寝る。「はい。」と言う。

[ref]: https://example.com/a
[^1]: A footnote.
    More of it.
""") == says("""
paragraph 1-3
  sentence 1 'A cow, e.g. Bella, eats v1.2 hay.'
  sentence 1-2 'See the guide and `a. b`.'
    link <the guide> 1-2 target='guide.md'
  sentence 3 'Then it sleeps!'
  sentence 3 'Ask Dr. Who? ref'
    link <ref> 3 target='[ref]'
paragraph 5
  sentence 5 '它吃草。'
  sentence 5 '然后睡觉。'
  sentence 5 '牛は寝る。'
  sentence 5 '「はい。」と言う。'
link_target <ref> 7 target='https://example.com/a'
footnote <1> 8-9 'A footnote. More of it.'
""")


def test_list_items_are_called_by_their_term_and_hold_what_is_below_them() -> None:
    assert read("""
Not supported:

- **Cold milk**: We never cool it. Ever.
- [Hay](hay.md)
- Carts
  - with horses
  - without

    A paragraph.
- [x] A task. It is done.
1. First step
2. `barn open` - opens the barn.
""") == says("""
paragraph 1
  sentence 1 'Not supported:'
list_item <Cold milk> 3
  sentence 3 'We never cool it.'
  sentence 3 'Ever.'
list_item <Hay> 4
  sentence 4 'Hay'
    link <Hay> 4 target='hay.md'
list_item <Carts> 5-9
  sentence 5 'Carts'
  list_item <with horses> 6
    sentence 6 'with horses'
  list_item <without> 7-9
    sentence 7 'without'
    paragraph 9
      sentence 9 'A paragraph.'
list_item 10 done='[x]'
  sentence 10 'A task.'
  sentence 10 'It is done.'
list_item <First step> 11
  sentence 11 'First step'
list_item <barn open> 12
  sentence 12 'opens the barn.'
""")


def test_a_table_is_columns_rows_and_cells_by_column() -> None:
    assert read(r"""
The tiers:

| Region | Tier | Price <sup>1</sup> |
|:--|---|---|
| `north` | small | 1 \| 2 |
| | large | [5](five.md) |
| north | small | 3<br>4 |
| Upload pots <sup>2</sup> | - | \* |

<sup>1</sup> In coins.

\* Calculated.
""") == says("""
paragraph 1
  sentence 1 'The tiers:'
table 3-8
  table_column <Region> 3
  table_column <Tier> 3
  table_column <Price> 3
  table_row <north small 1 | 2> 5
    table_cell <Tier> 5 'small'
    table_cell <Price> 5 '1 | 2'
  table_row <north large> 6
    table_cell <Tier> 6 'large'
    table_cell <Price> 6 '5'
      link <5> 6 target='five.md'
  table_row <north small 3 4> 7
    table_cell <Tier> 7 'small'
    table_cell <Price> 7 '3 4'
  table_row <Upload pots> 8
    table_cell <Tier> 8 '-'
    table_cell <Price> 8 '*'
footnote <1> 10 'In coins.'
footnote <*> 12 'Calculated.'
""")


def test_a_table_needs_no_outer_pipes() -> None:
    assert read("""
Family | Cow | Sheep
--- | :---: | ---:
Name | Bella | Dolly
""") == says("""
table 1-3
  table_column <Family> 1
  table_column <Cow> 1
  table_column <Sheep> 1
  table_row <Name> 3
    table_cell <Cow> 3 'Bella'
    table_cell <Sheep> 3 'Dolly'
""")


def test_examples_keep_their_language_and_lines() -> None:
    assert read("""
```json title="barn.json"
{
  "cows": 3

}
```

- An item

      indented()

~~~
plain
~~~
""") == says(r"""
code_block 1-6 '{\n  "cows": 3\n\n}' language='json' example_title='barn.json'
  code_line 2 '{'
  code_line 3 '"cows": 3'
  code_line 5 '}'
list_item <An item> 8-10
  sentence 8 'An item'
  code_block 10 'indented()'
    code_line 10 'indented()'
code_block 12-14 'plain'
  code_line 13 'plain'
""")


def test_a_comment_hides_a_page_of_its_own() -> None:
    assert read("""
Text.

<!-- one line -->

<!--
### Old price

It cost a coin.
-->
""") == says("""
paragraph 1
  sentence 1 'Text.'
comment 3 'one line' hidden
comment 5-9 hidden
  section <Old price> 6-8
    paragraph 8
      sentence 8 'It cost a coin.'
""")


def test_front_matter_is_metadata_by_key() -> None:
    assert read("""
---
title: "Barn: a guide" # for people
customer intent: As a cow, I want hay.
ms.custom:
  - first
  - second
tags: [a, 'b c']
description: >
  Folded
  text.
nested:
  inner: 1
---

# Barn
""") == says("""
front_matter 1-13
  metadata <title> 2 'Barn: a guide'
  metadata <customer intent> 3 'As a cow, I want hay.'
  metadata <ms.custom> 4-6
    metadata_entry <first> 5
    metadata_entry <second> 6
  metadata <tags> 7
    metadata_entry <a> 7
    metadata_entry <b c> 7
  metadata <description> 8-10 'Folded text.'
  metadata <nested> 11-12
    metadata <inner> 12 '1'
section <Barn> 15
""")


def test_front_matter_may_be_toml() -> None:
    assert read("""
+++
title = "Barn"
[params]
date = 2030-01-01
+++
Text.
""") == says("""
front_matter 1-5
  metadata <title> 2 'Barn'
  metadata <params> 3
  metadata <date> 4 '2030-01-01'
paragraph 6
  sentence 6 'Text.'
""")


def test_marks_of_the_encoding_and_of_line_ends_hide_nothing() -> None:
    assert read("\ufeff---\r\ntitle: Barn\r\n---\r\n\r\n# Barn\r\n\r\nText.\rMore.\r\n") == says("""
front_matter 1-3
  metadata <title> 2 'Barn'
section <Barn> 5-7
  paragraph 7
    sentence 7 'Text.'
    sentence 7 'More.'
""")


def test_lines_by_which_processors_put_another_file_here_are_includes() -> None:
    assert read("""
{!parts/intro.md!}

--8<-- "parts/start.md"

{{#include ../code/count.rs:main}}

<!--@include: ./parts/end.md-->

<<< @/snippets/count.js {2}
""") == says("""
include 1 target='parts/intro.md'
include 3 target='parts/start.md'
include 5 target='../code/count.rs:main'
include 7 target='./parts/end.md'
include 9 target='@/snippets/count.js'
""")


def test_lines_that_only_look_like_those_are_text() -> None:
    assert read("""
{!not closed

-8<- no quotes
""") == says("""
paragraph 1
  sentence 1 '{!not closed'
paragraph 3
  sentence 3 '-8<- no quotes'
""")
