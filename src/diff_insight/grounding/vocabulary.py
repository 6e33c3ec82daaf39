"""Words that claim nothing: common names, what reports call their own parts, units, file endings."""


def _words(text: str, separator: str = " ") -> frozenset[str]:
    return frozenset(text.split(separator))


COMMON_NAMES = _words(
    "github gitlab javascript typescript powershell openai youtube linkedin devops graphql mysql "
    "postgresql nosql mongodb sqlite wordpress macos ios ipados iphone ipad ebay paypal stackoverflow "
    "whatsapp tiktok deepseek chatgpt langchain llamaindex huggingface pytorch tensorflow numpy "
    "node.js vue.js next.js asp.net ml.net sharepoint onedrive onenote oauth oauth2 oauth2.0 utf-8 "
    "utf8 base64 sha256 sha-256 md5 http2 http/2 ipv4 ipv6 x64 x86 arm64 amd64 win32 3d 2d b2b b2c "
    "mp3 mp4 h264 2fa i18n l10n a11y k8s s3 ec2 c++17 c++20 iso8601 vscode intellij webassembly "
    "websocket websockets webhooks fastapi pypi npm readme changelog frontmatter front_matter todo "
    "kubernetes restful apis urls ids pdfs llms sdks vms cpus gpus faqs devcontainer opentelemetry "
    "datetime timestamp id"
)
"""Lower-case. Spelled so, they are general knowledge; spelled otherwise they are claims."""

REPORT_WORDS = _words(
    "new feature|breaking change|bug fix|minor update|new features|breaking changes|bug fixes|"
    "minor updates|modified|added|removed|renamed|copied|changed|next steps|table of contents|toc|"
    "available|not available|supported|not supported|yes|no|enabled|disabled|related content|see also|"
    "prerequisites|introduction",
    "|",
)
"""Lower-case. What reports call types, parts of any page and the meaning of a check mark."""

RESULT_FIELDS = _words("additions deletions changes")
"""Lower-case. What GitHub calls the numbers of lines: no names of a diff, even in code marks."""

DECLARED = _words(
    "class column constant enum environment_variable field function interface key method package parameter "
    "property sql_column "
    "struct test trait type_alias variable"
)
"""Things that are declared once: one that stands on both sides neither came nor went."""

OF_PROGRAMS = _words(
    "function method class condition else loop try catch switch case return raise assignment call statement "
    "parameter variable constant field"
)
"""Things of programs: what else says on what condition something is so repeats the words of a page."""

BODIES = _words(
    "class component constructor enum function impl_block interface job method module namespace rpc_service "
    "sql_table struct suite test trait"
)
"""Things that have statements or members of their own, so that what they do or hold may change in them."""

EXTENSIONS = _words(
    "md mdx markdown rst adoc txt html htm xml yml yaml json jsonc json5 toml ini cfg conf env lock "
    "csv tsv ipynb py pyi js mjs cjs ts tsx jsx java kt cs csproj sln vb fs go rs rb php c h cc cpp "
    "hpp swift scala sh bash zsh ps1 psm1 bat cmd sql r lua pl dart vue svelte css scss less png jpg "
    "jpeg gif svg webp ico bmp pdf docx xlsx pptx zip gz tar mp3 mp4 wav bicep tf tfvars proto "
    "graphql gradle properties po mo patch diff log parquet avro tmpl tpl jinja j2 cshtml razor"
)
"""Lower-case, without the point: what makes a dotted token a file's name."""

UNITS = (
    "kb|mb|gb|tb|pb|kib|mib|gib|tib|ms|us|ns|s|sec|min|h|hr|hrs|d|px|pt|em|rem|hz|khz|mhz|ghz|dpi|fps|"
    "kbps|mbps|gbps|k|m|b|tpm|rpm|ptu|ptus"
)
"""What may stand right behind a number without making it a name."""
