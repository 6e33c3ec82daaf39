"""The fixed words that only the HTML page has, in every language; the others stand in `words`."""

from dataclasses import dataclass

from diff_insight.model import Report
from diff_insight.reports.words import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords(Numbers):
    """The words of one language."""

    language: str
    map: str
    folder: str
    lines: str
    search: str
    all_types: str
    all_roles: str
    role: str
    shown: str
    unified: str
    side_by_side: str
    view: str
    more_lines: str
    open_diff: str
    no_diff: str
    sources: str
    repository: str
    range: str
    merge_base: str
    read_from: str
    chosen_by: str
    written_by: str
    by_model: str
    from_facts: str
    usage: str
    requests: str
    tokens: str
    cost: str
    unknown: str
    pull_request: str
    skip: str


ENGLISH = PageWords(
    language="en",
    map="Where it changed",
    folder="Folder",
    lines="Changed lines",
    search="Search paths and titles",
    all_types="All types",
    all_roles="All roles",
    role="Role",
    shown="files shown",
    unified="Unified",
    side_by_side="Side by side",
    view="View of the diffs",
    more_lines="{:,} more lines",
    open_diff="Open in the diff",
    no_diff="There is no text to compare.",
    sources="Sources and costs",
    repository="Repository",
    range="Range",
    merge_base="Merge base",
    read_from="Read from",
    chosen_by="Range chosen by",
    written_by="Texts",
    by_model="{} by a model",
    from_facts="{} from the facts alone",
    usage="Model",
    requests="{:,} requests, {:,} answers from the cache",
    tokens="{:,} tokens in, {:,} out",
    cost="USD {}",
    unknown="cost unknown",
    pull_request="Pull request",
    skip="Skip to the files",
)

_WORDS: dict[str, PageWords] = {
    "en_US": ENGLISH,
    "zh_CN": PageWords(
        language="zh-CN",
        map="变更分布",
        folder="文件夹",
        lines="变更行数",
        search="搜索路径和标题",
        all_types="所有类型",
        all_roles="所有角色",
        role="角色",
        shown="个文件已显示",
        unified="合并视图",
        side_by_side="并排视图",
        view="差异视图",
        more_lines="另有 {:,} 行",
        open_diff="在差异页中打开",
        no_diff="没有可比较的文本。",
        sources="来源与费用",
        repository="仓库",
        range="范围",
        merge_base="合并基础",
        read_from="读取自",
        chosen_by="范围的选择依据",
        written_by="文字",
        by_model="{} 个由模型撰写",
        from_facts="{} 个仅依据事实",
        usage="模型",
        requests="{:,} 次请求，{:,} 个答案来自缓存",
        tokens="输入 {:,} 个词元，输出 {:,} 个",
        cost="{} 美元",
        unknown="费用未知",
        pull_request="拉取请求",
        skip="跳到文件列表",
    ),
    "ja_JP": PageWords(
        language="ja",
        map="変更の分布",
        folder="フォルダー",
        lines="変更行数",
        search="パスとタイトルを検索",
        all_types="すべての種類",
        all_roles="すべての役割",
        role="役割",
        shown="ファイルを表示中",
        unified="統合表示",
        side_by_side="並列表示",
        view="差分の表示",
        more_lines="ほか {:,} 行",
        open_diff="差分で開く",
        no_diff="比較できるテキストはありません。",
        sources="出典と費用",
        repository="リポジトリ",
        range="範囲",
        merge_base="マージベース",
        read_from="読み取り元",
        chosen_by="範囲の決め方",
        written_by="文章",
        by_model="{} 件はモデルによる",
        from_facts="{} 件は事実のみから",
        usage="モデル",
        requests="リクエスト {:,} 回、キャッシュからの回答 {:,} 件",
        tokens="入力 {:,} トークン、出力 {:,} トークン",
        cost="{} 米ドル",
        unknown="費用不明",
        pull_request="プルリクエスト",
        skip="ファイル一覧へ",
    ),
    "de_DE": PageWords(
        group=".",
        language="de",
        map="Wo sich etwas ändert",
        folder="Ordner",
        lines="Geänderte Zeilen",
        search="Pfade und Titel durchsuchen",
        all_types="Alle Arten",
        all_roles="Alle Rollen",
        role="Rolle",
        shown="Dateien angezeigt",
        unified="Untereinander",
        side_by_side="Nebeneinander",
        view="Ansicht der Diffs",
        more_lines="{:,} weitere Zeilen",
        open_diff="Im Diff öffnen",
        no_diff="Es gibt keinen Text zu vergleichen.",
        sources="Quellen und Kosten",
        repository="Repository",
        range="Bereich",
        merge_base="Merge-Base",
        read_from="Gelesen aus",
        chosen_by="Bereich gewählt nach",
        written_by="Texte",
        by_model="{} von einem Modell",
        from_facts="{} allein aus den Fakten",
        usage="Modell",
        requests="{:,} Anfragen, {:,} Antworten aus dem Cache",
        tokens="{:,} Token hinein, {:,} heraus",
        cost="{} US-Dollar",
        unknown="Kosten unbekannt",
        pull_request="Pull-Request",
        skip="Zu den Dateien",
    ),
}


def page_words_of(report: Report) -> PageWords:
    """Give the page's words in the language that the report asks for."""
    return _WORDS[report.locale] if report.headings == "localized" else ENGLISH


def language_of(report: Report) -> str:
    """Give the language of the report's texts as HTML names it."""
    return _WORDS[report.locale].language
