"""What is said of the blocks of a page that are no running text: tables, images, HTML."""

from diff_insight.languages import msgid
from diff_insight.telling.said import Said
from diff_insight.telling.table_sentences import TABLES

BLOCKS = (
    Said(
        "table_added",
        msgid("a table is new with the rows {rows}"),
        msgid("Adds a table with the rows {rows}"),
    ),
    Said(
        "table_removed",
        msgid("a table is gone that had the rows {rows}"),
        msgid("Removes a table with the rows {rows}"),
    ),
    Said(
        "table_added",
        msgid("a table of {row_count} is new with the columns {columns}"),
        msgid("Adds a table with the columns {columns}"),
    ),
    Said(
        "table_removed",
        msgid("a table of {row_count} is gone that had the columns {columns}"),
        msgid("Removes a table with the columns {columns}"),
    ),
    Said(
        "table_added",
        msgid("a table of {row_count} is new, the first {first_row}"),
        msgid("Adds a table of {row_count}"),
    ),
    Said(
        "table_removed",
        msgid("a table of {row_count} is gone, the first {first_row}"),
        msgid("Removes a table of {row_count}"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new around {around}"),
        msgid("Puts {name} around {around}"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} around {around} is gone"),
        msgid("Removes {name} around {around}"),
    ),
    Said(
        "at_rule_added",
        msgid("the at-rule {name} is new around {around}"),
        msgid("Puts {name} around {around}"),
    ),
    Said(
        "at_rule_removed",
        msgid("the at-rule {name} around {around} is gone"),
        msgid("Removes {name} around {around}"),
    ),
    Said(
        "style_rule_renamed",
        msgid("the rule {rule} also applies to {gains} and no longer to {loses}"),
        msgid("Rule {rule}: adds {gains}, drops {loses}"),
    ),
    Said(
        "style_rule_renamed",
        msgid("the rule {rule} also applies to {gains}"),
        msgid("Rule {rule} also applies to {gains}"),
    ),
    Said(
        "style_rule_renamed",
        msgid("the rule {rule} no longer applies to {loses}"),
        msgid("Rule {rule} no longer applies to {loses}"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new ({bears})"),
        msgid("Adds the element {name} ({bears})"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} is gone ({bears})"),
        msgid("Removes the element {name} ({bears})"),
    ),
    Said(
        "html_attribute_changed style_statement_changed",
        msgid("{name} gains {gains} and loses {loses}"),
        msgid("{name} gains {gains}, loses {loses}"),
        {"listed": "words"},
    ),
    Said(
        "html_attribute_changed style_statement_changed",
        msgid("{name} gains {gains}"),
        msgid("Adds {gains} to {name}"),
        {"listed": "words"},
    ),
    Said(
        "html_attribute_changed style_statement_changed",
        msgid("{name} loses {loses}"),
        msgid("Removes {loses} from {name}"),
        {"listed": "words"},
    ),
    Said(
        "html_attribute_changed",
        msgid("what {name} is set to changes ({swaps})"),
        msgid("In {name}: {swaps}"),
    ),
    Said(
        "html_attribute_changed",
        msgid("what {name} is set to also has {gains}"),
        msgid("{name} also has {gains}"),
    ),
    Said(
        "html_attribute_changed",
        msgid("what {name} is set to no longer has {loses}"),
        msgid("{name} no longer has {loses}"),
    ),
    Said("html_added", msgid("the HTML block {name} is new: {shows}"), msgid("Adds the HTML block {name}")),
    Said(
        "html_removed",
        msgid("the HTML block {name} is gone: {shows}"),
        msgid("Removes the HTML block {name}"),
    ),
    Said(
        "html_attribute_added",
        msgid("{tag} has the attribute {name} now ({new})"),
        msgid("{tag}: adds {name} ({new})"),
    ),
    Said("html_attribute_added", msgid("{tag} has the attribute {name} now"), msgid("{tag}: adds {name}")),
    Said(
        "html_attribute_removed",
        msgid("{tag} no longer has the attribute {name} (was {old})"),
        msgid("{tag}: removes {name} (was {old})"),
    ),
    Said(
        "html_attribute_removed",
        msgid("{tag} no longer has the attribute {name}"),
        msgid("{tag}: removes {name}"),
    ),
    Said(
        "html_attribute_changed",
        msgid("the attribute {name} of {tag} goes from {old} to {new}"),
        msgid("{tag}: {name} {old} → {new}"),
    ),
    Said(
        "html_attribute_changed",
        msgid("the attribute {name} of {tag} has another value now"),
        msgid("{tag}: changes {name}"),
    ),
    Said(
        "html_attribute_added",
        msgid("the attribute {name} is new ({new})"),
        msgid("Adds the attribute {name} ({new})"),
    ),
    Said(
        "html_attribute_removed",
        msgid("the attribute {name} is gone (was {old})"),
        msgid("Removes the attribute {name} (was {old})"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new: {shows}"),
        msgid("Adds the element {telling_tag}: {shows}"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} is gone: {shows}"),
        msgid("Removes the element {telling_tag}: {shows}"),
    ),
    Said(
        "element_added",
        msgid("the element {name} is new: {shows}"),
        msgid("Adds {shows}"),
    ),
    Said(
        "element_removed",
        msgid("the element {name} is gone: {shows}"),
        msgid("Removes {shows}"),
    ),
    Said(
        "table_row_added",
        msgid("the row {name} stands in the table once more"),
        msgid("Repeats the row {name}"),
        {"twin": "yes"},
    ),
    Said(
        "table_row_removed",
        msgid("the row {name} no longer stands in the table twice"),
        msgid("Removes the repeated row {name}"),
        {"twin": "yes"},
    ),
    Said("table_row_added", msgid("the row {name} is new ({cells})"), msgid("Adds the row {name} ({cells})")),
    Said(
        "table_row_removed",
        msgid("{name} no longer stands in the table with the column {restricted_by} (it was: {cells})"),
        msgid("{name} is no longer among {restricted_by}"),
    ),
    Said(
        "table_row_renamed",
        msgid("the row {before} is now called {name}"),
        msgid("Renames the row {before} to {name}"),
    ),
    Said(
        "table_row_renamed",
        msgid("in the name of a row, {was_words} becomes {is_words}"),
        msgid("Row: {was_words} → {is_words}"),
    ),
    Said("table_row_removed", msgid("the row {name} is gone ({cells})"), msgid("Removes the row {name}")),
    Said(
        "table_row_changed",
        msgid(
            "{n} cells of the row {name} now have {put_before} before and {put_behind} behind what they said"
        ),
        msgid("{name}: {put_before} before each of {n} values"),
    ),
    Said(
        "table_row_changed",
        msgid("{n} cells of the row {name} now have {put_before} before what they said"),
        msgid("{name}: {put_before} before each of {n} values"),
    ),
    Said(
        "table_row_changed table_column_changed",
        msgid("{n} cells of {name} go from {was} to {is}"),
        msgid("{name}: {was} → {is}"),
    ),
    Said(
        "table_column_changed",
        msgid("{n} cells of {name} go from {old} to {new}"),
        msgid("{name}: {old} → {new}"),
    ),
    Said(
        "table_column_changed",
        msgid("{n} cells of {name} that were empty are {new} now"),
        msgid("Fills {n} cells of {name}: {new}"),
    ),
    Said(
        "table_column_changed",
        msgid("{n} cells of {name} that were {old} are empty now"),
        msgid("Empties {n} cells of {name}"),
    ),
    Said(
        "table_cell_changed",
        msgid("in the row {row}, {name} goes from {old} to {new}"),
        msgid("{row}, {name}: {old} → {new}"),
    ),
    Said("table_cell_changed", msgid("in the row {row}, {old} becomes {new}"), msgid("{row}: {old} → {new}")),
    Said(
        "table_cell_changed",
        msgid("in the row {row}, {put} is new in {name}"),
        msgid("{row}: rewords {name}"),
    ),
    Said("table_cell_changed", msgid("in the row {row}, {taken} is gone from {name}")),
    Said("table_cell_changed", msgid("in the row {row}, {was_words} becomes {is_words} in {name}")),
    Said("table_cell_changed", msgid("in the row {row}, {name} is reworded: {turns}")),
    Said("table_cell_changed", msgid("in the row {row}, {name} is reworded")),
    Said("table_cell_changed", msgid("in the row {row}, {put} is new"), msgid("{row}: rewords a cell")),
    Said("table_cell_changed", msgid("in the row {row}, a cell is reworded")),
    Said(
        "table_cell_added",
        msgid("in the row {row}, {name} is {new} now (it was empty)"),
        msgid("{row}, {name}: {new}"),
    ),
    Said("table_cell_added", msgid("in the row {row}, {name} is no longer empty")),
    Said(
        "table_cell_removed",
        msgid("in the row {row}, {name} is empty now (was {old})"),
        msgid("{row}: empties {name}"),
    ),
    Said(
        "table_cell_removed", msgid("in the row {row}, {name} is empty now"), msgid("{row}: empties {name}")
    ),
    Said("table_column_added", msgid("the column {name} is new ({cells})"), msgid("Adds the column {name}")),
    Said("html_added", msgid("the HTML block {name} is new ({loads})"), msgid("Adds the HTML block {name}")),
    Said(
        "html_removed",
        msgid("the HTML block {name} is gone ({loads})"),
        msgid("Removes the HTML block {name}"),
    ),
    *TABLES,
    Said("include_added", msgid("the page includes {file} now"), msgid("Includes {file}")),
    Said("include_removed", msgid("the page no longer includes {file}"), msgid("No longer includes {file}")),
    Said(
        "include_changed",
        msgid("the page includes {new_target} instead of {old_target}"),
        msgid("Includes {new_target} instead of {old_target}"),
    ),
    Said(
        "image_changed",
        msgid("the image {name} is loaded from {new_target} (was {old_target})"),
        msgid("Image {name}: {old_short} → {new_short}"),
    ),
    Said(
        "image_changed",
        msgid("an image is loaded from {new_target} (was {old_target})"),
        msgid("Image: {old_short} → {new_short}"),
    ),
    Said(
        "image_renamed",
        msgid("the alternative text of an image goes from {before} to {name}"),
        msgid("Alternative text: {before} → {name}"),
        {"old": "", "new": ""},
    ),
    Said(
        "image_renamed",
        msgid("the image {before} has another alternative text now"),
        msgid("Changes the alternative text of {before}"),
        {"old": "", "new": ""},
    ),
    Said(
        "image_renamed",
        msgid("an image has another alternative text now"),
        msgid("Changes the alternative text of an image"),
        {"old": "", "new": ""},
    ),
    Said(
        "image_renamed",
        msgid("the image {before} ({old_target}) becomes {name} ({new_target})"),
        msgid("Image: {before} → {name}"),
    ),
    Said(
        "image_renamed",
        msgid("an image is loaded from {new_target} (was {old_target}), with another alternative text"),
        msgid("Image: {old_short} → {new_short}"),
    ),
    Said(
        "component_changed",
        msgid("the component {name} is no longer shown as text"),
        msgid("No longer shows the component {name} as text"),
        {"was_a": "text"},
    ),
    Said(
        "component_changed",
        msgid("the component {name} is shown as text now"),
        msgid("Shows the component {name} as text"),
        {"becomes": "text"},
    ),
    Said(
        "heading_component_added heading_comment_added",
        msgid("the heading {heading_of} has {new} now"),
        msgid("Adds {new} to {heading_of}"),
    ),
    Said(
        "heading_component_removed heading_comment_removed",
        msgid("the heading {heading_of} no longer has {old}"),
        msgid("Removes {old} from {heading_of}"),
    ),
    Said(
        "heading_component_changed heading_comment_changed",
        msgid("in the heading {heading_of}, {old} becomes {new}"),
        msgid("{heading_of}: {old} → {new}"),
    ),
    Said(
        "heading_anchor_added",
        msgid("the heading {heading_of} has the anchor {new} now"),
        msgid("Adds the anchor {new}"),
    ),
    Said(
        "heading_anchor_removed",
        msgid("the heading {heading_of} has no anchor any more (was {old})"),
        msgid("Removes the anchor {old}"),
    ),
    Said(
        "link_changed image_changed",
        msgid("the link {name} now leads to {new_target} (it had no target)"),
        msgid("Link {name}: now leads to {new_target}"),
        {"old": ""},
    ),
    Said(
        "link_changed image_changed",
        msgid("the link {name} no longer has a target (was {old_target})"),
        msgid("Link {name}: no target any more"),
        {"new": ""},
    ),
)
