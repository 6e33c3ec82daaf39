"""reStructuredText pages as trees: each kind of block, whole trees compared."""

from diff_insight.trees import restructuredtext
from diff_insight.trees.text import Text
from tests.unit.trees.drawn import drawn


def read(page: str, *, path: str = "page.rst") -> str:
    return drawn(restructuredtext.parse(Text.of(page.strip("\n"), path=path)))


def says(tree: str) -> str:
    return tree.strip("\n")


def test_sections_take_their_level_from_the_order_of_their_underlines() -> None:
    assert read("""
:date: 2030-01-01

====
Barn
====

Cows live here.

Hay
===

Bales
-----

Round *ones*.

Water
=====
""") == says("""
metadata <date> 1 '2030-01-01'
section <Barn> 3-18
  paragraph 7
    sentence 7 'Cows live here.'
  section <Hay> 9-16
    section <Bales> 12-16
      paragraph 15
        sentence 15 'Round ones.'
  section <Water> 17-18
""")


def test_roles_references_and_literals_are_read_in_sentences() -> None:
    assert read("""
Use ``open()`` or :func:`~barn.close`. See :doc:`the guide <guide>`,
`Site <https://example.com>`_ and **hay** [1]_. Fixed in :pr:`12`.

.. _hay: https://example.com/hay
.. [1] A footnote.
""") == says("""
paragraph 1-2
  sentence 1 'Use `open()` or `close`.'
    link <`close`> 1 target='barn.close' role=':func:'
  sentence 1-2 'See the guide, Site and hay.'
    link <the guide> 1 target='guide' role=':doc:'
    link <Site> 2 target='https://example.com'
  sentence 2 'Fixed in #12.'
link_target <hay> 4 target='https://example.com/hay'
footnote <1> 5 'A footnote.'
""")


def test_lists_hold_what_is_indented_below_them() -> None:
    assert read("""
Not supported:

- **Carts**: no wheels.
- hay, which
  goes on

  * nested

- run::

      barn open

#. first
2. second

term
    What it means.

:field: its value
""") == says("""
paragraph 1
  sentence 1 'Not supported:'
list_item <Carts> 3
  sentence 3 'no wheels.'
list_item <hay, which goes on> 4-7
  sentence 4-5 'hay, which goes on'
  list_item <nested> 7
    sentence 7 'nested'
list_item 9-11
  sentence 9 'run:'
  code_block 11 'barn open'
    code_line 11 'barn open'
list_item <first> 13
  sentence 13 'first'
list_item <second> 14
  sentence 14 'second'
definition <term> 16-17
  paragraph 17
    sentence 17 'What it means.'
definition <field> 19 'its value'
""")


def test_directives_are_notes_examples_includes_and_images() -> None:
    assert read("""
.. note:: It rains. Bring a coat.

.. deprecated:: 2.1
   Use hay.

.. code-block:: python
   :linenos:

   cow = 1

.. include:: other.rst

.. image:: cow.png
   :alt: A cow

.. tab:: Linux

   Use apt.

.. toctree::
   :maxdepth: 1

   first
   second

.. autofunction:: barn.open
   :no-index:

.. A comment
   that goes on.

Example::

    $ barn

>>> 1 + 1
2
""") == says(r"""
admonition <NOTE> 1 type='NOTE'
  paragraph 1
    sentence 1 'It rains.'
    sentence 1 'Bring a coat.'
deprecated_since <2.1> 3-4
  paragraph 4
    sentence 4 'Use hay.'
code_block 6-9 'cow = 1' language='python' block_options='linenos'
  code_line 9 'cow = 1'
include 11 target='other.rst'
image <A cow> 13-14 target='cow.png'
tab <Linux> 16-18
  paragraph 18
    sentence 18 'Use apt.'
directive <toctree> 20-24
  list_item <first> 23
  list_item <second> 24
directive <autofunction barn.open> 26-27 block_options='no-index'
comment 29-30 'A comment that goes on.' hidden
paragraph 32
  sentence 32 'Example:'
code_block 34 '$ barn'
  code_line 34 '$ barn'
code_block 36-37 '>>> 1 + 1\n2' language='pycon'
  code_line 36 '>>> 1 + 1'
  code_line 37 '2'
""")


def test_drawn_tables_are_columns_rows_and_cells() -> None:
    assert read("""
+------+-------+
| Name | Price |
+======+=======+
| hay  | 1     |
|      | coin  |
+------+-------+
| milk | 2     |
+------+-------+

=====  =====
Name   Price
=====  =====
hay    1
milk   2
=====  =====

.. list-table:: Prices
   :header-rows: 1

   * - Name
     - Price
   * - hay
     - 1

.. csv-table::
   :header: "Name", "Price"

   "hay, dry", 1
""") == says("""
table 1-8
  table_column <Name> 2
  table_column <Price> 2
  table_row <hay> 4-5
    table_cell <Price> 4-5 '1 coin'
  table_row <milk> 7
    table_cell <Price> 7 '2'
table 10-15
  table_column <Name> 11
  table_column <Price> 11
  table_row <hay> 13
    table_cell <Price> 13 '1'
  table_row <milk> 14
    table_cell <Price> 14 '2'
table 17-23
  table_column <Name> 20-21
  table_column <Price> 20-21
  table_row <hay> 22-23
    table_cell <Price> 22-23 '1'
table 25-28
  table_column <Name> 25
  table_column <Price> 25
  table_row <hay, dry> 28
    table_cell <Price> 28 '1'
""")


def test_fields_of_mail_above_a_page_are_its_metadata() -> None:
    assert read("""
Proposal: 12
Title: Fire twice a day
Author: Ada <ada@kiln.example>,
        Berta <berta@kiln.example>
Status: Draft

Abstract
========

Fire the kiln twice.
""") == says("""
front_matter 1-5
  metadata <Proposal> 1 '12'
  metadata <Title> 2 'Fire twice a day'
  metadata <Author> 3-4 'Ada <ada@kiln.example>, Berta <berta@kiln.example>'
  metadata <Status> 5 'Draft'
section <Abstract> 7-10
  paragraph 10
    sentence 10 'Fire the kiln twice.'
""")


def test_two_lines_with_a_colon_are_no_metadata() -> None:
    assert read("""
Note: cows bite.
Warning: hens too.
""") == says("""
paragraph 1-2
  sentence 1 'Note: cows bite.'
  sentence 2 'Warning: hens too.'
""")


def test_the_target_of_a_link_without_a_name_is_no_text() -> None:
    assert read("""
See `the hay`__.

__ https://example.com/hay
""") == says("""
paragraph 1
  sentence 1 'See the hay.'
    link <the hay> 1 target='[the hay]'
link_target <https://example.com/hay> 3
""")


def test_a_standard_is_shown_by_its_name_and_number() -> None:
    assert read("See :pep:`8`, :rfc:`2119` and :issue:`12`.") == says("""
paragraph 1
  sentence 1 'See PEP 8, RFC 2119 and #12.'
""")


def test_an_advisory_is_shown_by_its_whole_name() -> None:
    assert read("Sandboxed again. :ghsa:`cpwx-vrp4-4pq7`, :cve:`2024-56201`, :cve:`CVE-2024-1`.") == says("""
paragraph 1
  sentence 1 'Sandboxed again.'
  sentence 1 'GHSA-cpwx-vrp4-4pq7, CVE-2024-56201, CVE-2024-1.'
""")
