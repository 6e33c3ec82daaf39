"""The fixed words of the layout, in every language: one home for each word.

They stand here and not in the message catalogues because they are labels of one layout, not
sentences: each is needed in English too when the text around it is not (`headings: english`).
"""

from dataclasses import dataclass

from diff_insight.model import ModificationType, Report, Role, SkipReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How a language writes numbers.

    Attributes:
        group: What parts the thousands.
    """

    group: str = ","

    def number(self, n: int) -> str:
        """Write a count."""
        return f"{n:,}".replace(",", self.group)

    def filled(self, words: str, *numbers: int) -> str:
        """Put counts into words that have a place for each."""
        return words.replace("{:,}", "{}").format(*map(self.number, numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Numbers):
    """The words of one language.

    Attributes:
        type_counts: How files of a type are counted, where a count of files stands beside it.
        point_counts: How points of the overview are counted, one and several: in words that nobody
            reads as a count of the files before them.
    """

    highlights: str
    new_features: str
    breaking_changes: str
    other_updates: str
    insights: str
    summary_table: str
    filename: str
    type: str
    title: str
    status: str
    added: str
    deleted: str
    modified: str
    bar: str
    modified_contents: str
    diff: str
    summary: str
    explanation: str
    view_diff: str
    skipped_files: str
    outside: str
    reasons: dict[SkipReason, str]
    file_count: str
    file_counts: str
    type_counts: dict[ModificationType, str]
    point_counts: dict[ModificationType, tuple[str, str]]
    changed: str
    told: str
    between: str
    changes: str
    fixes: str
    files: str
    explanations: str
    commits: str
    notes: str
    left_out: str
    full_report: str
    more: str
    roles: dict[Role | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneSentences:
    """What an empty list says; always in the language of the report, as its texts are."""

    new_features: str
    breaking_changes: str
    other_updates: str
    insights: str


ENGLISH = Words(
    highlights="Highlights",
    new_features="New features",
    breaking_changes="Breaking changes",
    other_updates="Other updates",
    insights="Insights",
    summary_table="Summary Table",
    filename="Filename",
    type="Type",
    title="Title",
    status="Status",
    added="A",
    deleted="D",
    modified="M",
    bar="Change",
    modified_contents="Modified Contents",
    diff="Diff",
    summary="Summary",
    explanation="Explanation",
    view_diff="View Diff on GitHub",
    skipped_files="Skipped files",
    outside="Outside the categories",
    reasons={"ignored": "ignored", "own output": "own output", "unreadable": "unreadable"},
    file_count="{} file",
    file_counts="{:,} files",
    type_counts={
        "breaking change": "{:,} breaking",
        "new feature": "{:,} new",
        "bug fix": "{:,} fixed",
        "minor update": "{:,} minor",
    },
    point_counts={
        "breaking change": ("{} breaking change", "{:,} breaking changes"),
        "new feature": ("{} new feature", "{:,} new features"),
        "bug fix": ("{} fix", "{:,} fixes"),
    },
    changed="{} ({})",
    told="{}: {}",
    between="{}, {}",
    changes="Changes",
    fixes="Fixes",
    files="Files",
    explanations="Explanations",
    commits="Commits",
    notes="About this reading",
    left_out="{:,} more did not fit here.",
    full_report="The full report",
    more="and {:,} more",
    roles={
        "source": "Source",
        "schema": "Schemas",
        "config": "Configuration",
        None: "Files",
        "docs": "Documentation",
        "example": "Examples",
        "build": "Build",
        "data": "Data",
        "asset": "Assets",
        "test": "Tests",
        "ci": "CI",
        "lock": "Lock files",
        "generated": "Generated files",
        "vendored": "Vendored code",
    },
)

_WORDS: dict[str, Words] = {
    "en_US": ENGLISH,
    "zh_CN": Words(
        highlights="要点",
        new_features="新功能",
        breaking_changes="重大变动",
        other_updates="其他更新",
        insights="分析",
        summary_table="变更一览",
        filename="文件名",
        type="类型",
        title="标题",
        status="状态",
        added="新增",
        deleted="删除",
        modified="合计",
        bar="变更",
        modified_contents="变更内容",
        diff="差异",
        summary="摘要",
        explanation="说明",
        view_diff="在 GitHub 上查看差异",
        skipped_files="跳过的文件",
        outside="不属于任何类别的文件",
        reasons={"ignored": "已忽略", "own output": "本工具的输出", "unreadable": "无法读取"},
        file_count="{} 个文件",
        file_counts="{:,} 个文件",
        type_counts={
            "breaking change": "{:,} 个重大变动",
            "new feature": "{:,} 个新功能",
            "bug fix": "{:,} 个修复",
            "minor update": "{:,} 个小幅更新",
        },
        point_counts={
            "breaking change": ("{} 项重大变动", "{:,} 项重大变动"),
            "new feature": ("{} 项新功能", "{:,} 项新功能"),
            "bug fix": ("{} 项修复", "{:,} 项修复"),
        },
        changed="{}（{}）",
        told="{}：{}",
        between="{}、{}",
        changes="变更",
        fixes="修复",
        files="文件",
        explanations="说明",
        commits="提交",
        notes="关于本次读取",
        left_out="另有 {:,} 项未能在此显示。",
        full_report="完整报告",
        more="另有 {:,} 项",
        roles={
            "source": "源代码",
            "schema": "接口定义",
            "config": "配置",
            None: "文件",
            "docs": "文档",
            "example": "示例",
            "build": "构建",
            "data": "数据",
            "asset": "资源",
            "test": "测试",
            "ci": "CI",
            "lock": "锁定文件",
            "generated": "生成的文件",
            "vendored": "第三方代码",
        },
    ),
    "ja_JP": Words(
        highlights="ハイライト",
        new_features="新機能",
        breaking_changes="破壊的変更",
        other_updates="その他の更新",
        insights="考察",
        summary_table="変更一覧",
        filename="ファイル名",
        type="種類",
        title="タイトル",
        status="状態",
        added="追加",
        deleted="削除",
        modified="合計",
        bar="変更",
        modified_contents="変更内容",
        diff="差分",
        summary="要約",
        explanation="説明",
        view_diff="GitHub で差分を見る",
        skipped_files="対象外のファイル",
        outside="カテゴリに属さないファイル",
        reasons={"ignored": "無視の指定", "own output": "本ツールの出力", "unreadable": "読み取り不可"},
        file_count="{} ファイル",
        file_counts="{:,} ファイル",
        type_counts={
            "breaking change": "破壊的変更 {:,}",
            "new feature": "新機能 {:,}",
            "bug fix": "修正 {:,}",
            "minor update": "軽微な更新 {:,}",
        },
        point_counts={
            "breaking change": ("破壊的変更 {} 件", "破壊的変更 {:,} 件"),
            "new feature": ("新機能 {} 件", "新機能 {:,} 件"),
            "bug fix": ("修正 {} 件", "修正 {:,} 件"),
        },
        changed="{} ({})",
        told="{}: {}",
        between="{}、{}",
        changes="変更",
        fixes="修正",
        files="ファイル",
        explanations="説明",
        commits="コミット",
        notes="読み取りについて",
        left_out="ほかに {:,} 件はここに収まりませんでした。",
        full_report="レポート全文",
        more="ほか {:,} 件",
        roles={
            "source": "ソース",
            "schema": "スキーマ",
            "config": "設定",
            None: "ファイル",
            "docs": "文書",
            "example": "例",
            "build": "ビルド",
            "data": "データ",
            "asset": "アセット",
            "test": "テスト",
            "ci": "CI",
            "lock": "ロックファイル",
            "generated": "生成ファイル",
            "vendored": "同梱コード",
        },
    ),
    "de_DE": Words(
        group=".",
        highlights="Das Wichtigste",
        new_features="Neue Funktionen",
        breaking_changes="Inkompatible Änderungen",
        other_updates="Weitere Änderungen",
        insights="Einordnung",
        summary_table="Übersicht",
        filename="Datei",
        type="Art",
        title="Titel",
        status="Status",
        added="+",
        deleted="−",
        modified="Summe",
        bar="Umfang",
        modified_contents="Geänderte Inhalte",
        diff="Diff",
        summary="Zusammenfassung",
        explanation="Erläuterung",
        view_diff="Diff auf GitHub ansehen",
        skipped_files="Übersprungene Dateien",
        outside="Außerhalb der Kategorien",
        reasons={"ignored": "ignoriert", "own output": "eigene Ausgabe", "unreadable": "nicht lesbar"},
        file_count="{} Datei",
        file_counts="{:,} Dateien",
        type_counts={
            "breaking change": "{:,} inkompatibel",
            "new feature": "{:,} neu",
            "bug fix": "{:,} behoben",
            "minor update": "{:,} kleiner",
        },
        point_counts={
            "breaking change": ("{} inkompatible Änderung", "{:,} inkompatible Änderungen"),
            "new feature": ("{} neue Funktion", "{:,} neue Funktionen"),
            "bug fix": ("{} Fehlerbehebung", "{:,} Fehlerbehebungen"),
        },
        changed="{} ({})",
        told="{}: {}",
        between="{}, {}",
        changes="Änderungen",
        fixes="Fehlerbehebungen",
        files="Dateien",
        explanations="Erläuterungen",
        commits="Commits",
        notes="Zu dieser Auswertung",
        left_out="{:,} weitere haben hier keinen Platz.",
        full_report="Der ganze Bericht",
        more="und {:,} weitere",
        roles={
            "source": "Quelltext",
            "schema": "Schemas",
            "config": "Konfiguration",
            None: "Dateien",
            "docs": "Dokumentation",
            "example": "Beispiele",
            "build": "Build",
            "data": "Daten",
            "asset": "Bilder und Medien",
            "test": "Tests",
            "ci": "CI",
            "lock": "Lock-Dateien",
            "generated": "Erzeugte Dateien",
            "vendored": "Fremder Code",
        },
    ),
}

NONE_SENTENCES: dict[str, NoneSentences] = {
    "en_US": NoneSentences(
        new_features="No new features.",
        breaking_changes="No breaking changes.",
        other_updates="No other updates.",
        insights="Nothing more follows from these changes taken together.",
    ),
    "zh_CN": NoneSentences(
        new_features="无新功能。",
        breaking_changes="无重大变动。",
        other_updates="无其他更新。",
        insights="除以上各点外，没有可综合说明的内容。",
    ),
    "ja_JP": NoneSentences(
        new_features="新機能はありません。",
        breaking_changes="破壊的変更はありません。",
        other_updates="その他の更新はありません。",
        insights="以上のほかに、変更全体から読み取れることはありません。",
    ),
    "de_DE": NoneSentences(
        new_features="Keine neuen Funktionen.",
        breaking_changes="Keine inkompatiblen Änderungen.",
        other_updates="Keine weiteren Änderungen.",
        insights="Darüber hinaus ergibt sich aus den Änderungen nichts Gemeinsames.",
    ),
}


def words_of(report: Report) -> Words:
    """Give the fixed words in the language that the report asks for."""
    return _WORDS[report.locale] if report.headings == "localized" else ENGLISH
