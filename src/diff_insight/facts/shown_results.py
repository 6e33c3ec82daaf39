"""Tables that show what an example gives: its rows are an outcome, and nobody is offered them."""

import re

from diff_insight.facts.entry import Entry, text_of
from diff_insight.facts.pages import columns_of
from diff_insight.late import late

_RESULT = late(
    r"(?:(?:the )?(?:query |example |sample |expected )?(?:results?|outputs?|returns)(?: set| table)?"
    r"|(?:查询|执行|运行|返回|输出)?结果|输出|(?:実行|出力|クエリ|検索)?結果|出力(?:例)?"
    r"|ergebnis(?:se)?|ausgabe)\W*",
    re.IGNORECASE,
)
"""What stands over a table that shows what the example before it gives."""
_LABEL = 30
"""Characters of a text beyond which it is no label of what follows."""
_WORD = re.compile(r"\w[\w.]*")


def shows_result(table: Entry) -> bool:
    """Tell whether a table shows what an example gives: by its label, or by its columns."""
    if table.parent is None:
        return False
    beside = table.parent.children
    at = next((at for at, one in enumerate(beside) if one is table), 0)
    before = beside[at - 1] if at else None
    label = text_of(before) if before is not None and before.node.thing == "paragraph" else ""
    said = (table.node.name, table.node.details.get("under", ""), table.parent.node.name, label)
    if any(len(text) <= _LABEL and _RESULT.fullmatch(text.strip()) for text in said):
        return True
    if label and at > 1:
        before = beside[at - 2]
    names = [_WORD.findall(column.node.name) for column in columns_of(table)]
    if before is None or before.node.thing != "code_block" or not names:
        return False
    shown = set(_WORD.findall(before.node.text))
    return all(words and shown.issuperset(words) for words in names)
