"""AsciiDoc pages as trees: each kind of block, whole trees compared."""

from diff_insight.trees import asciidoc
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn


def read(page: str, *, path: str = "page.adoc") -> str:
    return drawn(asciidoc.parse(Text.of(page.strip("\n"), path=path)))


def says(tree: str) -> str:
    return tree.strip("\n")


def test_sections_and_attributes() -> None:
    assert read("""
= Barn
:version: 1.2

Cows *live* here. See xref:hay.adoc[the hay] and https://example.com[the site].

== Hay

=== Bales
Round ones.footnote:[Mostly.]

== Water
""") == says("""
section <Barn> 1-11
  metadata <version> 2 '1.2'
  paragraph 4
    sentence 4 'Cows live here.'
    sentence 4 'See the hay and the site.'
      link <the hay> 4 target='hay.adoc'
      link <the site> 4 target='https://example.com'
  section <Hay> 6-10
    section <Bales> 8-10
      paragraph 9
        sentence 9 'Round ones.'
  section <Water> 11
""")


def test_blocks_between_delimiters() -> None:
    assert read("""
.A listing
[source,python]
----
cow = 1
----

NOTE: It rains. Bring a coat.

[WARNING]
====
A bull.

* runs
====

____
Said someone.
____

////
Hidden.
////

// one line
```json
{}
```
""") == says("""
code_block 1-5 'cow = 1' language='python'
  code_line 4 'cow = 1'
admonition <NOTE> 7 type='NOTE'
  paragraph 7
    sentence 7 'It rains.'
    sentence 7 'Bring a coat.'
admonition <WARNING> 9-14 type='WARNING'
  paragraph 11
    sentence 11 'A bull.'
  list_item <runs> 13
    sentence 13 'runs'
quote 16-18
  paragraph 17
    sentence 17 'Said someone.'
comment 20-22 'Hidden.' hidden
comment 24 'one line' hidden
code_block 25-27 '{}' language='json'
  code_line 26 '{}'
""")


def test_lists_nest_by_their_marks() -> None:
    assert read("""
Not supported:

* *Carts*: no wheels
** with horses
* [x] done
. first
. second

term:: what it means
""") == says("""
paragraph 1
  sentence 1 'Not supported:'
list_item <Carts> 3-4
  sentence 3 'no wheels'
  list_item <with horses> 4
    sentence 4 'with horses'
list_item <done> 5 done='[x]'
  sentence 5 'done'
list_item <first> 6
  sentence 6 'first'
list_item <second> 7
  sentence 7 'second'
definition <term> 9
  sentence 9 'what it means'
""")


def test_tables_by_columns() -> None:
    assert read("""
|===
|Name |Price

|hay |1
|milk |2
|===

[cols="1,2", options="header"]
|===
|Name
|Price
|hay
|1
|===
""") == says("""
table 1-6
  table_column <Name> 2
  table_column <Price> 2
  table_row <hay> 4
    table_cell <Price> 4 '1'
  table_row <milk> 5
    table_cell <Price> 5 '2'
table 8-14
  table_column <Name> 10-11
  table_column <Price> 10-11
  table_row <hay> 12-13
    table_cell <Price> 12-13 '1'
""")


def test_macros_of_their_own_line() -> None:
    assert read("""
include::other.adoc[]
image::cow.png[A cow]
ifdef::draft[]
""") == says("""
include 1 target='other.adoc'
image <A cow> 2 target='cow.png'
directive <ifdef draft> 3
""")


def test_a_title_may_have_its_line_below_it() -> None:
    assert read("""
git-milk(1)
===========

NAME
----
git-milk - Milk the cows

OPTIONS
-------
--cold::
	Serve it cold.
+
It keeps for a week.

----
milk --cold
----
""") == says("""
section <git-milk(1)> 1-17
  section <NAME> 4-7
    paragraph 6
      sentence 6 'git-milk - Milk the cows'
  section <OPTIONS> 8-17
    definition <--cold> 10-11
      sentence 11 'Serve it cold.'
    paragraph 13
      sentence 13 'It keeps for a week.'
    code_block 15-17 'milk --cold'
      code_line 16 'milk --cold'
""")
