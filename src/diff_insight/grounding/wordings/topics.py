"""Notions that a text may have of a change, and what a file has that is about them.

A sentence that says `faster`, `race condition` or `retries` names nothing that stands on a side. What it is
of has words of its own, in code as in pages: a file that has none of them is about something else.
"""

from diff_insight.grounding.wordings.notion import notion

_BECOMES = r"\b(?:convert(?:s|ed)?|change[sd]?|turn(?:s|ed)?|normali[sz]e[sd]?)\b[^,;.]{0,50}"
OF_CODE = (
    notion(
        r"\brace conditions?\b|\bdata races?\b|\bdeadlocks?\b|\bthread-?saf\w+|\bconcurren(?:t|tly"
        r"|cy)\b|\bin parallel\b"
        r"|\bparallel(?:ism|i[sz]\w+)\b",
        r"竞态|死锁|线程安全|并发|并行",
        r"競合状態|デッドロック|スレッドセーフ|並行|並列",
        r"\b(?:nebenläufig\w*|verklemmung|gleichzeitig|parallel)\b",
        shown=(
            r"\brac(?:e|y)|lock|mutex|atomic|sync|thread|concurren|parallel|await|volatile|goroutine"
            r"|\bgo |\bchan\b|semaphore"
            r"|transaction|queue|future|promise|execut|worker|\bjobs?\b|pool|spawn|gather|同時|同时"
        ),
    ),
    notion(
        r"\b(?:memory |resource |file handle )?leak(?:s|ed|ing)?\b",
        "泄漏|泄露",
        "リーク(?!ス)|漏洩",
        r"\b(?:speicherleck\w*)\b",
        shown=(
            r"leak|free|close|dispose|release|destroy|drop|delete|clear|weak|cleanup|unsubscribe"
            r"|remove|defer|cancel|expos"
        ),
    ),
    notion(
        (
            r"\bcase-?(?:in)?sensitive\w*|\b(?:without regard to|ignor\w+"
            r"|regardless of)(?: the)?(?: upper| lower| letter)?[ -]?case\b"
        ),
        "不?(?:再)?区分大小写|忽略大小写",
        "大文字(?:と|・|/|、)?小文字(?:[をの](?:区別|無視)(?:せず|しな[いく]|なく)?)?",
        r"\bgroß- ?und kleinschreibung\b",
        shown=(
            r"case|lower|upper|fold|sensitiv|\(\?i|/i\b|\bi\)|strcasecmp|ilike|collat|capital|大小写"
            r"|小文字|kleinschreib"
        ),
    ),
    notion(
        r"\bcach(?:e|es|ed|ing)\b",
        "缓存",
        "キャッシュ",
        r"\bzwischengespeichert|zwischenspeicher\w*|\bcache\b",
        shown=r"cach|memo|store|\blru|lazy|buffer|\bttl\b|\bonce\b",
    ),
    notion(
        r"\bretr(?:y|ies|ied|ying)\b",
        "重试",
        "再試行|リトライ",
        r"\berneut(?:e|er)? versuch\w*",
        shown=r"retr|attempt|backoff|again|\btries\b|repeat|再",
    ),
    notion(
        r"\b(?:un)?encrypt\w*|\bdecrypt\w*",
        "加密|解密",
        "暗号化|復号",
        r"\b(?:un)?verschlüssel\w*",
        shown=r"crypt|cipher|\btls|\bssl|https|\baes|\brsa|gpg|pgp|\bkey|secret|hash",
    ),
    notion(
        (
            r"\b(?:are|is|now|be) logged\b|\blogs (?:an?|the|every|each|all|its|which)\b|\blogging\b"
            r"|\blog (?:message|entry|entries|output)\b"
        ),
        "记录(?:日志|到日志)|日志",
        r"ログ(?:に|を|出力|メッセージ|記録)",
        r"\bprotokolliert|protokollierung\b",
        shown=r"log|print|warn|debug|trace|console|echo|stderr|日志|ログ|journal|record|span",
    ),
    notion(
        r"\btime-?outs?\b|\btimes? out\b",
        "超时",
        "タイムアウト",
        r"\bzeitüberschreitung\w*",
        shown=r"time_?-?out|deadline|seconds?\b|duration|wait|expir|\bttl\b|delay|interval|millis|\bms\b",
    ),
    notion(
        r"\bdeprecat\w+",
        "弃用|废弃",
        "非推奨",
        r"\bveraltet\w*",
        shown=r"deprecat|obsolete|legacy|弃用|废弃|非推奨|veraltet|\bwarn|已过时",
    ),
    notion(
        r"\bpanics?\b|\bcrash(?:es|ed|ing)?\b",
        "崩溃",
        "クラッシュ|パニック",
        r"\babst(?:urz|ürz)\w*|\bstürzt\b",
        shown=(
            r"panic|crash|abort|unwrap|expect|assert|fatal|segfault|exit|\bdie\b|raise|throw|error"
            r"|unreachable|todo!|fail"
            r"|異常|exception"
        ),
    ),
    notion(
        (
            r"\b(?:show|emit|issu|print|log|rais|display|add|give|trigger)\w* (?:an? "
            r"|the )?(?:[a-z]+ )?warnings?\b|\bwarns\b"
        ),
        r"(?:发出|显示|输出|新增|打印)[^，。]{0,8}警告",
        r"警告(?:を|が)(?:出|表示|追加|発)",
        r"\bwarnt\b|\bwarnung (?:aus|wird)",
        shown=r"warn|caution|notice|\bnote\b|alert|deprecat|danger|警告|注意|tip\b|important|⚠|log|achtung",
    ),
    notion(
        r"\b(?:unit |integration |regression |new )?tests? (?:is|are|was|were|for|that|which"
        r"|cover\w*|checks?|verif\w+|ensur\w+)\b"
        r"|\b(?:adds?|added|introduces?|includes?|covered by|with)(?: an?| new| the| more"
        r"| some)* (?:unit |integration |regression )?tests?\b",
        (
            r"(?:新增|添加|补充|增加|对应的|单元|回归|集成|相应的)了?(?:一个|了)?(?:单元|回归"
            r"|集成)?测试|测试(?:覆盖|用例)"
        ),
        r"(?:ユニット|単体|回帰|結合)テスト|テスト(?:が|を|も)(?:新たに)?(?:追加|加|用意|更新)",
        (
            r"\b(?:testfall|testfälle|tests?) (?:für|wird|werden|hinzu|deckt|prüf\w+)\b|\b(?:modul"
            r"|unit-?|regressions)tests?\b"
        ),
        shown=(
            r"(?<!la)(?<!grea)tests?(?![a-z]*ation)|\bspecs?\b|assert|\bexpect\b|\bit\(|describe\("
            r"|テスト|测试"
        ),
        changed=True,
    ),
    notion(
        r"\b(?:the |its |corresponding |accompanying )?(?:documentation|docs|readme"
        r"|changelog)(?: page)? (?:is|are|was|were|now|also|has|have)\b"
        r"|\b(?:updates?|extends?|adds?|adjusts?|documents?)(?: to)?(?: the| some"
        r"| new)? (?:documentation|docs|readme|changelog)\b"
        r"|\b(?:is|are) (?:now |also )?documented\b",
        r"(?:更新|补充|同步)了?(?:相应的?|对应的?|相关的?)?(?:说明)?文档|文档(?:也|已|同步|随之)",
        r"(?:ドキュメント|文書)(?:が|も|を)[^、。]{0,8}(?:更新|追加|追記)|文書化",
        r"\bdokument(?:ation|iert)\b",
        shown=(
            r"\.(?:mdx?|rst|adoc|txt|html?|markdown|ipynb)\b|//|/\*|\"\"\"|'''|#|--|<!--|^\s*\*|\bdoc"
            r"|descri|readme|changelog"
            r"|文档|ドキュメント|説明|说明|help|usage|summary"
        ),
    ),
    notion(
        r"\brecursive\w*|\brecursion\b",
        "递归",
        "再帰",
        r"\brekursi\w+",
        shown=r"recur|walk|glob|\*\*|-r\b|descend|tree|nest|visit|child|deep|递归|再帰",
    ),
    notion(
        r"\b(?:compress(?:ed|es|ing|ion)|minif\w+)\b",
        "压缩",
        "圧縮",
        r"\bkomprim\w+",
        shown=r"compress|zip|\bgz|brotli|deflate|zstd|\btar\b|minif|压缩|圧縮",
    ),
    notion(
        r"\bpaginat\w+",
        "分页",
        "ページネーション|ページング|ページ分割",
        r"\bseitenweise\b",
        shown=r"pag(?:e|inat)|limit|offset|cursor|分页|ページ",
    ),
    notion(
        r"\brate[- ]limit\w*|\bthrottl\w+",
        "限流|限速",
        "レート制限",
        r"\bratenbegrenz\w*",
        shown=r"rate|limit|throttl|quota|burst",
    ),
    notion(
        r"\b(?:on|for|under) windows\b|\bwindows users\b",
        r"(?<!open)windows(?! ?[a-z])",
        shown=r"\bwin|msvc|\.exe|\\\\|powershell|\bnt\b|mingw|cmd\b|windows",
    ),
    notion(
        r"\b(?:on|for|under) (?:macos|mac os)\b|\bmacos\b",
        shown=r"\bmac|darwin|osx|apple|brew|\bios\b",
    ),
    notion(
        r"\b(?:on|for|under) linux\b|\blinux\b",
        shown=(
            r"linux|unix|posix|debian|ubuntu|glibc|\.so\b|\bapt\b|alpine|fedora|centos|rhel|musl|bash"
            r"|\bsh\b"
        ),
    ),
    notion(
        r"\bno longer (?:throws?|raises?|panics?|fails?|errors?|aborts?|exits?|crashes)\b",
        r"不再(?:抛出|引发|报错|失败|退出|崩溃|中止)",
        r"(?:送出|投げ|失敗|終了|中断|エラーに|クラッシュ|パニック)[^、。]{0,5}なく",
        r"\b(?:wirft|scheitert|bricht|stürzt)\b[^,;.]{0,40}\bnicht mehr\b",
        shown=(
            r"rais|throw|panic|err|catch|except|rescue|\btry|assert|exit|return|\bif\b|unless|\?|fail"
            r"|abort|unwrap|expect|null|nil|none|optional|default|fatal|die|reject|valid|check|require"
        ),
        changed=True,
    ),
    notion(
        r"\bstandard error\b|\bstderr\b",
        "标准错误",
        "標準エラー",
        r"\bstandardfehler\w*",
        shown=r"stderr|std::cerr|console\.(?:error|warn)|eprint|perror|warn|\blog|&2|error_log|fd ?2",
    ),
    notion(
        r"\bstandard output\b|\bstdout\b",
        "标准输出",
        "標準出力",
        r"\bstandardausgabe\b",
        shown=r"stdout|print|echo|console\.|cout|\bputs\b|output|write|log",
    ),
    notion(
        r"\blazy\b|\blazily\b|\bon demand\b",
        r"(?:延迟|惰性|按需)(?:加载|初始化|求值|导入|计算)",
        r"遅延(?:読み込み|ロード|初期化|評価|インポート)",
        r"\b(?:erst )?bei bedarf\b",
        shown=r"lazy|lazily|defer|later|\bonce|demand|import\(|suspense|proxy|延迟|遅延|cached",
    ),
    notion(
        r"\bmobile (?:devices?|phones?|users|layout|view)\b|\bsmartphones?\b",
        r"移动(?:设备|端)|手机",
        "モバイル|スマートフォン",
        r"\b(?:mobilgeräte\w*|handys?)\b",
        shown=r"mobile|phone|android|\bios\b|touch|@media|viewport|-width|responsive|tablet|手机|モバイル",
    ),
    notion(
        rf"{_BECOMES}\bto lower[- ]?case\b|\blower-?cases\b",
        "(?:转换?为|转成|变为|统一为)小写",
        "小文字に(?:変換|し|統一)",
        r"\bin kleinbuchstaben\b",
        shown=r"lower|小写|小文字|casefold",
        contrary=r"upper",
    ),
    notion(
        rf"{_BECOMES}\bto upper[- ]?case\b|\bupper-?cases\b",
        "(?:转换?为|转成|变为|统一为)大写",
        "大文字に(?:変換|し|統一)",
        r"\bin großbuchstaben\b",
        shown=r"upper|大写|大文字|capital",
        contrary=r"lower",
    ),
    notion(
        r"\b(?:minimum|smallest|lowest)\b",
        "最小",
        "最小",
        r"\b(?:kleinste\w*|mindest\w*)\b",
        shown=r"min|least|small|low|<|>|最小|floor",
        contrary=r"\bmax|maxim",
    ),
    notion(
        r"\b(?:maximum|largest|highest)\b",
        "最大",
        "最大",
        r"\b(?:größte\w*|höchst\w*)\b",
        shown=r"max|most|larg|high|big|limit|<|>|最大|ceil|cap\b",
        contrary=r"\bmin|minim",
    ),
    notion(
        r"\bascending\b|\boldest (?:ones? )?first\b",
        "升序|从小到大",
        "昇順",
        r"\baufsteigend\w*",
        shown=r"asc|升序|昇順",
        contrary=r"desc\b|descend|revers|降序|降順|\B-(?:1|a)\b",
    ),
    notion(
        r"\bdescending\b|\b(?:newest|latest) (?:ones? )?first\b",
        "降序|从大到小",
        "降順",
        r"\babsteigend\w*",
        shown=r"desc|revers|降序|降順",
        contrary=r"\basc\b|ascend|升序|昇順",
    ),
    notion(
        r"\b(?:decod|deseriali[sz]|decompress|decrypt|unmarshal)(?:es?|ed|ing|s)\b",
        "解码|反序列化|解压|解密",
        "復号|デコード|デシリアライズ|解凍",
        r"\b(?:dekodier|entschlüssel|entpack)\w*",
        shown=r"decod|deseriali|decompress|decrypt|unmarshal|pars|load|from|unzip|inflate|gunzip|解|read",
        contrary=r"encod|seriali|compress|encrypt|marshal|dumps",
    ),
    notion(
        r"\b(?:encod|seriali[sz]|encrypt|marshal)(?:es?|ed|ing|s)\b",
        "(?<!解)编码|(?<!反)序列化|加密",
        "暗号化|エンコード|(?<!デ)シリアライズ",
        r"\b(?:kodier|verschlüssel|serialisier)\w*",
        shown=(
            r"(?<!d)encod|(?<!de)seriali|encrypt|(?<!un)marshal|dump|to_?json|stringify|quote|format"
            r"|write|cipher"
        ),
        contrary=r"decod|deseriali|decrypt|unmarshal",
    ),
)
"""What code and pages are about: a sentence that says it of a change is about something that is there."""
