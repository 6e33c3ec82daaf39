"""Why something changed, and what comes of it: what a diff shows only where the file itself speaks of it."""

from diff_insight.grounding.wordings.notion import notion

_REASON = (
    (
        r"\b(?:because|due to|owing to|in response to)\b(?![^,;.]{0,60}\b(?:remov|delet|gone|add|renam"
        r"|chang|mov))"
    ),
    r"(?:由于|因为|鉴于)(?![^，。]{0,30}(?:删除|移除|新增|添加|改名|更改|变更|移动))",
    r"(?:が|を)(?:原因|理由)(?!の)",
    r"\b(?:weil|aufgrund|wegen|infolge)\b(?![^,;.]{0,60}\b(?:entf|hinzu|umbenannt|geändert|gelöscht))",
)
"""Why: that something else of the change is the reason is no claim of somebody's mind."""
_SPEED = (
    (
        r"\bperformance\b|\b(?:faster|quicker|slower|speed(?:s|ing)? up|speed-?ups?|throughput"
        r"|latency|overhead)\b"
        r"|\bas fast\b|\b(?:less|fewer|lower|more|higher) (?:memory|cpu|allocations?"
        r"|network traffic|resources?)\b"
        r"|\b(?:memory|cpu) (?:use|usage|consumption|footprint)\b"
        r"|\b(?:compile|compilation|build|start-?up|loading|load|response|execution|run|running) ?times?\b"
    ),
    (
        r"性能|更快|加快|加速|提速|开销|吞吐|延迟更|(?:编译|构建|启动|响应|加载|执行"
        r"|运行)(?:的)?(?:时间|速度)|内存(?:占用|使用|消耗)"
    ),
    (
        r"パフォーマンス|高速|性能|速くな|遅くな|オーバーヘッド|スループット|(?:コンパイル|ビルド|起動"
        r"|応答|読み込み|実行)(?:の)?(?:時間|速度)"
        r"|メモリー?(?:の)?(?:使用|消費)"
    ),
    r"\b(?:schneller|langsamer|leistung|performance|beschleunig\w*|laufzeit|speicherverbrauch|startzeit)\b",
)
_SAFETY = (
    (
        r"\bsecurity\b|\bsecure(?:ly|s|d)?\b|\bvulnerab\w+|\bexploit\w*|\battack(?:s|ers?)?\b"
        r"|\binjections?\b|\bhardens?\b"
        r"|\bcve\b"
    ),
    r"安全|漏洞|攻击|注入攻击",
    r"セキュリティ|脆弱性|攻撃|安全",
    r"\b(?:sicherheit\w*|angriff\w*|schwachstelle\w*|sicherer)\b",
)
_COMPATIBLE = (
    (
        r"\bcompatib\w+|\bbackwards?\b"
        r"|\b(?:no|any|without|not a|contains) breaking\b|\b(?:not|never|nothing|nobody) (?:\w+ )?breaks?\b"
        r"|\bexisting (?:[a-z]+ ){0,2}(?:continues?|keeps?|remains?|works?|stays?|breaks?|(?:is"
        r"|are) (?:not |un))"
        r"|\b(?:keeps?|leaves?|without (?:affecting|breaking)) (?:all )?existing\b"
        r"|\bno (?:migration|further changes?)\b"
    ),
    r"兼容|不(?:会)?影响现有|现有[^，。]{0,12}(?:不受影响|继续|仍可)|无需迁移|破坏性",
    r"互換|既存の[^、。]{0,16}(?:影響|引き続き|そのまま|動作)|破壊的",
    r"\b(?:\w*kompatib\w+|brechende\w* änderung\w*|bestehende \w+ (?:bleib|funktionier)\w*)\b",
)
_REPAIRS = (
    (
        r"\b(?:fix(?:es|ed|ing)?|resolv(?:es|ed|ing)|solv(?:es|ed|ing)|address(?:es|ed)"
        r"|repairs?)\s(?:an?\s|the\s|several\s)?"
        r"(?:[a-z-]+\s){0,3}?(?:bugs?|issues?|problems?|regressions?|race|crash(?:es)?|deadlocks?"
        r"|leaks?|defects?"
        r"|vulnerabilit(?:y|ies)|failures?|bottlenecks?)\b"
    ),
    r"(?:修复|解决|修正)了?[^，。]{0,24}(?:问题|缺陷|漏洞|崩溃|泄漏|故障|bug)",
    r"(?:不具合|バグ|問題|クラッシュ|脆弱性|リーク)[^、。]{0,12}(?:修正|解消|解決|直)",
    r"\b(?:behebt|behoben|beseitigt|löst)\b[^,;.]{0,40}\b(?:fehler|problem\w*|absturz|abstürze|lücke\w*)\b",
)
_PREVENTS = (
    (
        r"\b(?:prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|guarantee(?:s|d|ing)?|protects?"
        r"|eliminat(?:es|ing) the (?:need|risk))"
        r"\b"
    ),
    r"防止|避免|杜绝|保护",
    r"防[ぎぐが]|避け|回避|保護",
    r"\b(?:verhinder\w*|vermeide\w*|schützt|garantier\w*)\b",
)

BEYOND_DIFF = (
    notion(*_REASON, shown=r"\breasons?\b|\bsince\b|から|原因|理由|\bgrund\b", beyond=True),
    notion(
        *_SPEED,
        shown=(
            r"perf|fast|slow|speed|quick|optimi|efficien|bench|latenc|throughput|overhead|\balloc|性能"
            r"|速|耗时|duration"
            r"|memory|内存|メモリ|minute|分钟|[0-9] ?分"
        ),
        beyond=True,
    ),
    notion(
        *_SAFETY,
        shown=(
            r"secur|vulnerab|\bcve\b|inject|xss|csrf|attack|sanit|escap|crypt|token|auth|tls|ssl|trust"
            r"|password|secret"
            r"|safe|安全|脆弱"
        ),
        beyond=True,
    ),
    notion(*_COMPATIBLE, shown=r"compat|backward|breaking|legacy|deprecat|破坏|破壊", beyond=True),
    notion(
        *_REPAIRS,
        shown=r"\bfix|\bbugs?\b|\bissues?\b|problem|regress|修复|修正|不具合|workaround|\bfehler",
        beyond=True,
    ),
    notion(
        *_PREVENTS, shown=r"prevent|avoid|guarantee|protect|guard|防|避|safe|保護|保护|schütz", beyond=True
    ),
)
"""Why something changed, and what comes of it."""
