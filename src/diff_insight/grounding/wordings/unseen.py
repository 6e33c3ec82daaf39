"""What is said of all that a change leaves alone: the rest, those who use what changed, how it behaves.

Each wording is over a sentence in lower case with its claims out of it.
"""

import re

_NOT = r"(?:not|n't|never|no longer)"
_OTHERS_EN = (
    r"(?:files?|functions?|methods?|classes|modules?|parts?|code|places?|callers?|tests?"
    r"|settings?|options?"
    r"|pages?|sections?|fields?|cases?|paths?|branches|behaviou?rs?|changes?|logic"
    r"|components?|endpoints?"
    r"|types?|entries|values?|lines?|things?|aspects?|features?|packages?|dependencies"
    r"|headers?)"
)
_STAYS_EN = (
    r"\b(?:stays?|remains?|keeps?|behaves?|works?|continues?|unchanged|unaffected"
    r"|untouched|intact|as before"
    rf"|(?:is|are|was|were)(?: {_NOT}|n't) (?:changed|affected|touched|modified|altered"
    rf"|involved))\b"
)
_REST = (
    (
        rf"\b(?:all|every|any|the) (?:of the )?(?:other"
        rf"|remaining) [^,;.□]{{0,24}}?{_OTHERS_EN}\b"
        rf"(?=[^,;.]{{0,60}}{_STAYS_EN})"
    ),
    (
        rf"\bno(?:ne of the)? (?:other|further) (?:[a-z]+ ){{0,2}}{_OTHERS_EN}\b[^,;.]{{0,24}}"
        r"\b(?:chang|affect|touch|modif|alter|involv|made|needed|required)"
    ),
    r"\bno (?:other|further) (?:[a-z]+ )?(?:changes|modifications|differences)\b",
    (
        rf"\b(?:nothing|everything|all) else\b(?=[^,;.]{{0,60}}(?:{_STAYS_EN}|\bchang|\baffect"
        rf"|\btouch|\bmodif|\bsame\b|$))"
    ),
    (
        r"\bthe rest (?:of (?:the|this) [^,;.]{0,24})?(?:is|are|stays?|remains?|works?"
        r"|behaves?)\b"
    ),
    r"\botherwise (?:unchanged|identical|unaffected|the same|behaves|works)\b",
    (
        r"(?:其他|其余|其它)(?:的)?[^，。；□]{0,16}(?:不变|未变|不受影响|没有(?:变化|改变|改动"
        r"|影响)|无(?:变化|改动)|照旧|如(?:前|旧|常)|与之前(?:相同|一致)|未(?:被)?(?:修改|更改"
        r"|改动)|没有变)"
    ),
    (
        r"(?:没有|无|未)(?:任何|做|作|进行)?(?:其他|其它|别的)(?:的)?[^，。；□]{0,6}(?:变化"
        r"|改动|更改|修改|变更|改变)"
    ),
    r"除此之外[^。；□]{0,16}(?:不变|没有|无|未)",
    (
        r"(?:他|ほか|その他|それ以外|残り|以外)の?[^、。□]{0,20}(?:には|は|も|に"
        r"|が)[^、。□]{0,12}"
        r"(?:変わりま?せん|変わらず|変わらない|変更(?:されて|はあり|はされて|されま|はない"
        r"|なし|しませ)|影響(?:はあり|を受けま|しま|はない|なし|が?ありませ)"
        r"|そのまま|(?:これまで|従来|以前|変更前)(?:どおり|通り|と同じ|と同様)|同じ)"
    ),
    (
        r"(?:すべて|全て|全部)の?(?:他|ほか)の[^。□]{0,30}(?:どおり|通り|まま|変わり|同じ"
        r"|同様)"
    ),
    (
        r"\b(?:alle|alles|die|das|den|keine?n?) (?:anderen?|übrigen?|weiteren?"
        r"|restlichen?)\b[^,;.]{0,40}"
        r"\b(?:unverändert|unberührt|unbetroffen|wie (?:bisher|zuvor|vorher|gehabt)|gleich"
        r"|(?:geändert|betroffen|berührt|angepasst)"
        r"|bleib(?:en|t)|verhalten)\b"
    ),
    (
        r"\bkeine (?:weiteren|anderen|sonstigen) (?:änderungen|anpassungen)\b"
        r"|\bsonst (?:ändert|bleibt|ist|wird)\b"
    ),
    (
        r"\bansonsten (?:unverändert|bleibt|ändert)\b|\bder rest\b[^,;.]{0,30}\b(?:bleibt|ist"
        r"|unverändert)\b"
    ),
    (
        r"\bnichts (?:anderes|weiteres)\b[^,;.]{0,20}\b(?:geändert|ändert|betroffen)"
        r"|\balles andere\b"
    ),
)
_WHO_EN = (
    r"\b(?:callers?|call sites?|consumers?|clients?|users?|implementers?|implementors?"
    r"|implementations|subclasses"
    r"|integrators?|developers|applications|plugins|(?:existing|calling|downstream"
    r"|dependent|client|user)"
    r" (?:code|calls?|users?|callers?|consumers?|clients?|projects?|implementations?"
    r"|plugins?|applications?|setups?"
    r"|configurations?))\b"
)
_ADAPT_EN = (
    r"\b(?:chang\w*|updat\w*|adapt\w*|adjust\w*|migrat\w*|modif\w*|rewrit\w*|switch(?:ed)?"
    r"|mov(?:e|ed) (?:to|over)"
    r"|tak\w+ action|react)\b"
)
_MUST_EN = (
    r"\b(?:must|have to|has to|needs? to|should|will (?:have|need) to|may (?:have|need) to"
    r"|ought to"
    r"|(?:are|is) (?:required|forced|expected) to|needs?|requires?)\b"
)
_ADAPT = (
    rf"{_WHO_EN}[^,;.]{{0,20}}?{_MUST_EN}(?! (?:not|no)\b)[^,;.□]{{0,16}}?{_ADAPT_EN}",
    (
        r"\b(?:requires?|needs?|demands?|necessitates?|forces?)\b[^,;.]{0,16}\b(?:changes?"
        r"|updates?|adaptations?|migrations?"
        r"|adjustments?)\b[^,;.]{0,16}\b(?:callers?|call sites?|consumers?|clients?|users?"
        r"|existing|downstream)\b"
    ),
    (
        r"(?:调用方|调用者|调用处|调用代码|使用者|使用方|用户|客户端|下游|现有代码"
        r"|已有代码)[^，。；□]{0,8}(?:必须|需要|需|须|应当|应|要)"
        r"[^，。；□]{0,12}(?:修改|更改|更新|调整|适配|迁移|改动|改写|改用|改为|变更)"
    ),
    (
        r"(?:呼び出し(?:側|元)|呼出(?:側|元)|利用者|利用側|ユーザー|クライアント|既存の?コード"
        r"|下流)[^、。□]{0,14}(?:変更|修正|更新|対応"
        r"|調整|移行|書き換え)[^、。□]{0,8}(?:必要|しなければ|すべき|求められ)"
    ),
    (
        r"\b(?:aufrufer|aufrufstellen|aufrufende\w*|nutzer|anwender|clients|verwender"
        r"|bestehende\w* (?:code|aufrufe))\b"
        r"[^,;.□]{0,24}\b(?:müssen|muss|sollten|sollte)\b[^,;.□]{0,30}\b(?:angepasst|geändert"
        r"|anpassen|ändern"
        r"|aktualisier\w+|umgestellt|umstellen|migrier\w+|umgeschrieben)\b"
    ),
    (
        r"\bmüssen\b[^,;.□]{0,24}\b(?:aufrufer|aufrufstellen|nutzer"
        r"|anwender)\b[^,;.□]{0,30}\b(?:angepasst|geändert|anpassen|ändern)\b"
    ),
)
_NO_NEED = (
    (
        rf"{_WHO_EN}[^,;.]{{0,20}}?\b(?:(?:do|does|did|will|need|needs|must|should)(?: not|n't)"
        rf"|need not|never)\b"
        rf"[^,;.□]{{0,24}}?(?:{_ADAPT_EN}|\bnotice|\baffect|\bdo anything)"
    ),
    (
        r"\b(?:no|without) (?:[a-z]+ ){0,2}(?:changes?|actions?|adaptations?|adjustments?"
        r"|modifications?|updates?|migrations?)\b"
        r"[^,;.]{0,20}\b(?:(?:is|are|will be)\s)?(?:needed|required|necessary)\b"
    ),
    (
        r"\b(?:do|does) not (?:need|require) (?:any )?(?:[a-z]+ )?(?:changes?|adaptations?"
        r"|adjustments?|modifications?"
        r"|updates?|migrations?)\b"
    ),
    (
        rf"{_WHO_EN} (?:are|is|stay|stays|remain|remains) (?:not affected|unaffected|untouched"
        rf"|unchanged|the same)\b"
    ),
    (
        r"\b(?:does|do|will)(?: not|n't) (?:affect|impact|break) (?:[a-z]+ ){0,2}(?:callers?"
        r"|call sites?|consumers?|clients?|users?|calls?|code)\b"
    ),
    (
        r"(?:调用方|调用者|调用处|调用代码|使用者|使用方|用户|客户端|下游|现有代码"
        r"|已有代码)[^，。；□]{0,8}(?:无需|不需要|不必|不用|毋需)"
        r"[^，。；□]{0,8}(?:修改|更改|更新|调整|适配|迁移|改动|变更|做)"
    ),
    (
        r"(?:无需|不需要|不必)(?:对)?(?:调用方|调用者|调用处|使用者|现有代码"
        r"|用户)[^，。；□]{0,8}(?:修改|更改|更新|调整|适配|迁移|改动|变更)"
    ),
    (
        r"(?:调用方|调用者|调用处|使用者|用户|客户端|下游)(?:均|都"
        r"|完全)?(?:不(?:会)?受(?:任何)?影响|没有影响)|(?:不(?:会)?"
        r"|没有)影响(?:任何)?(?:调用方|调用者|调用处|使用者|用户)"
    ),
    (
        r"(?:呼び出し(?:側|元)|呼出(?:側|元)|利用者|利用側|ユーザー|クライアント"
        r"|既存の?コード)[^、。□]{0,14}(?:変更|修正|更新|対応|調整|移行"
        r"|書き換え)[^、。□]{0,8}(?:不要|必要(?:は|が|も)?(?:あり?ま?せん|な[いく])|しなくて)"
    ),
    (
        r"(?:呼び出し(?:側|元)|利用者|利用側|ユーザー|クライアント)[^、。□]{0,8}影響(?:は|が"
        r"|も)?(?:あり?ま?せん|な[いく]|を?(?:受け|与え)ま?せん)"
    ),
    (
        r"\b(?:aufrufer|aufrufstellen|nutzer|anwender|clients"
        r"|verwender)\b[^,;.□]{0,24}\b(?:nicht|nichts|keine)\b[^,;.□]{0,30}"
        r"\b(?:angepasst|geändert|anpassen|ändern|aktualisier\w+|umgestellt|betroffen"
        r"|anpassung(?:en)?|änderung(?:en)?|tun)\b"
    ),
    (
        r"\bkeine (?:anpassung(?:en)?|änderung(?:en)?|migration)\b[^,;.]{0,30}\b(?:nötig"
        r"|erforderlich|notwendig)\b"
    ),
)
_HOW_EN = (
    r"(?:behaviou?rs?|functionality|logic|semantics|outputs?|results?|runtime|meaning|execution|operation"
    r"|features?)"
)
_SAME = (
    (
        rf"\b{_HOW_EN}\b[^,;.□]{{0,24}}?\b(?:unchanged|unaffected|untouched|identical|preserved"
        rf"|intact|stays? (?:the same|as)"
        r"|remains? (?:the same|as)|(?:is|are) the same|(?:does|do|did|is|are|has|have)(?: not"
        r"|n't) (?:been )?"
        r"(?:change|alter|affect|modifi)\w*)\b"
    ),
    (
        r"\b(?:without|no) (?:any )?(?:functional|behaviou?ral|semantic|visible|user-(?:facing"
        r"|visible)|runtime|logical|practical"
        rf"|observable|{_HOW_EN}) (?:[a-z]+ )?(?:changes?|impact|effects?|differences?"
        rf"|modifications?)\b"
    ),
    (
        rf"\b(?:without|not) (?:chang|affect|alter|modify|influenc|impact)\w* (?:the |any |its "
        rf"|their |existing |how ){{0,3}}"
        rf"(?:{_HOW_EN}\b|□ (?:works|behaves))"
    ),
    (
        rf"\b(?:does|do|did|has|have)(?: not|n't| no) (?:chang\w+|affect|alter|modify|impact"
        rf"|influence|effect on) (?:[a-z]+ ){{0,3}}{_HOW_EN}\b"
    ),
    (
        r"\b(?:purely|merely|solely|only|just) (?:an? )?(?:cosmetic|refactor\w*|internal"
        r"|stylistic|organi[sz]ational)\b"
    ),
    (
        r"\b(?:has|have|with) no (?:functional |practical |visible )?(?:effect|impact"
        r"|influence|consequences?)\b"
    ),
    (
        r"\b(?:behaves?|works?|functions?) (?:exactly |just )?(?:as (?:before|it did)"
        r"|the same(?: way)?|identically|like before)\b"
    ),
    (
        r"\bfunctionally (?:equivalent|identical|the same|unchanged)\b"
        r"|\bfunctional(?:ly)? equivalen"
    ),
    (
        r"(?:行为|功能|逻辑|语义|结果|输出|效果|用法)(?:上)?(?:均|都|完全|保持|仍|仍然|并"
        r"|本身)?[^，。；□]{0,6}(?:不变|未变|一致|相同|没有(?:变化|改变|影响)"
        r"|无(?:变化|影响)|未(?:发生)?(?:变化|改变|受影响)|不受影响|等价)"
    ),
    (
        r"(?:不(?:会)?|没有|并未|未)(?:改变|影响|更改|改动)[^，。；□]{0,8}(?:行为|功能|逻辑"
        r"|语义|结果|输出|效果)"
    ),
    (
        r"(?:纯粹|仅仅|只)(?:是|为)(?:一次|内部)?[^，。；□]{0,4}(?:重构|内部(?:调整|实现)"
        r"|格式调整)|(?:功能|行为)(?:上)?等价|无功能(?:性)?(?:变化|改动|变更)"
    ),
    (
        r"(?:動作|挙動|振る舞い|ふるまい|機能|ロジック|意味|結果|出力|処理内容"
        r"|使い方)[^、。□]{0,6}(?:変わりま?せん|変わらない|変わらず"
        r"|変更(?:はあり|されて?い?ま?せ|はない|なし|されません|ありません)|影響(?:はあり|しま"
        r"|を与えま|はない|なし|ありませ)|同じ|同一|そのまま|維持)"
    ),
    (
        r"(?:これまで|従来|以前|変更前)(?:と(?:同じ|同様)(?:に|の|よう)?[^、。□]{0,6}"
        r"|(?:どおり|通り)(?:に)?)(?:動作|動き|機能|振る舞|働)"
    ),
    (
        r"(?:純粋な|単なる)(?:リファクタリング|内部)|機能(?:的)?(?:な)?(?:変更|影響)(?:は"
        r"|も)?(?:あり|な[いし]|伴)"
    ),
    (
        r"\b(?:verhalten|funktionalität|funktion|logik|semantik|ausgabe|ergebnis(?:se)?"
        r"|funktionsweise)\b[^,;.□]{0,24}"
        r"\b(?:unverändert|unberührt|gleich|wie (?:bisher|zuvor|vorher)|dasselbe|identisch"
        r"|erhalten|nicht (?:geändert|verändert))\b"
    ),
    (
        r"\b(?:verhält sich|arbeitet|funktioniert)\b[^,;.□]{0,16}\b(?:wie (?:bisher|zuvor"
        r"|vorher)|unverändert|gleich)\b"
    ),
    (
        r"\bohne (?:funktionale|inhaltliche|sichtbare)\w* (?:änderung|auswirkung)\w*"
        r"|\bohne (?:das )?verhalten zu (?:ändern|verändern)\b"
    ),
    (
        r"\b(?:ändert|beeinflusst)\b[^,;.□]{0,10}\b(?:verhalten|funktionalität"
        r"|logik)\b[^,;.□]{0,16}\bnicht\b"
        r"|\b(?:verhalten|funktionalität|logik)\b[^,;.□]{0,10}\b(?:ändert"
        r"|verändert) sich nicht\b|\b(?:rein|nur) (?:kosmetisch|intern|eine? umbau)"
    ),
)
_NO_BREAK = (
    (
        r"\b(?:no|not an?|without(?: any)?|(?:does|do)(?: not|n't) (?:introduce|contain"
        r"|include|have|cause)(?: any)?) breaking[ -]changes?\b"
    ),
    r"\bnon-?breaking\b|\b(?:not|nothing|no\w*) (?:is |are )?breaking\b",
    r"\b(?:fully|remains?|stays?|is|are) (?:backwards?|downwards?)[ -]compatible\b",
    (
        r"(?:没有|无|不含|不包含|不存在|不是|并非|不属于)(?:任何)?(?:破坏性"
        r"|不兼容)(?:的)?(?:变更|更改|改动|变化|修改|更新)"
    ),
    r"(?:完全|保持|仍然|仍)?向(?:后|下)兼容(?!性)",
    (
        r"(?:破壊的(?:な)?変更|互換性のない変更)(?:は|が|も)?(?:あり?ま?せん|な[いし]"
        r"|含まれ(?:て(?:い)?ま)?せん|含みません|では(?:あり|な))"
    ),
    r"後方互換(?:性)?(?:が|は|を)?(?:あり|保|維持|です)",
    (
        r"\b(?:keine|ohne) (?:inkompatiblen?|brechenden?) (?:änderung|anpassung)(?:en)?\b"
        r"|\b(?:voll|ist|bleibt) abwärtskompatibel\b"
    ),
)


def _any(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(wordings))


REST_STAYS = _any(_REST)
"""All that is not named is as it was."""
USERS_ADAPT = _any(_ADAPT)
"""Who uses it has to change something."""
USERS_STAY = _any(_NO_NEED)
"""Who uses it has nothing to change."""
SAME_BEHAVIOUR = _any(_SAME)
"""It does what it did."""
NOTHING_BREAKS = _any(_NO_BREAK)
"""Nothing that worked fails."""
