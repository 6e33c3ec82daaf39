"""How a condition in words may say of a name that it is another than it is called, and what else comes.

Each wording is over a sentence in lower case with its claims out of it.
"""

import re

OTHER_STATE = re.compile(
    r"\b(?:cannot|can't|couldn't|unable|un[a-z]{3,}|in[a-z]*valid|miss(?:ing|es)|lack\w*|absent|empty|blank|zero"
    r"|fail\w*|error\w*|other(?:wise)?|outside|except|differ\w*|less|more|fewer|greater|larger|smaller|above|below"
    r"|before|after|beyond|already|off|false\w*|falsy|disabled|default\w*|older|newer|least|most|exceed\w*|between"
    r"|first|last|second|any|every|each|all|or|and|leer\w*|fehl\w*|falsch|ander\w*|größer|kleiner|mehr|weniger"
    r"|vor|nach|ungültig|deaktiviert|und|oder|jede\w*|alle\w*|außer\w*|mindestens|höchstens)\b"
    r"|缺|空|失败|错误|出错|假|其他|其它|以外|不同|大于|小于|超过|多于|少于|低于|高于|之前|之后|以前|以后|关闭|禁用"
    r"|默认|至少|最多|任何|每|都|或|且|并|和|以及|已经"
    r"|欠|失敗|エラー|偽|他|以外|異な|違|超え|以上|以下|未満|より|前|後|無効|既定|最初|最後|すべて|全て|または|かつ"
    r"|と(?!き|なる|な)|既に|すでに|なしの|オフ"
)
"""What turns what a name says round, joins it with others or says another thing of it."""
ELSE = re.compile(r"\b(?:otherwise|else|sonst|andernfalls)\b|否则|不然|そうでな(?:い場合|ければ)|それ以外")
"""What tells what comes where the condition does not hold."""
