"""Which language a file is written in, by its name; the names are those of code fences."""

LANGUAGES: dict[str, str] = {
    ".py": "python", ".pyi": "python", ".ipynb": "json", ".js": "javascript", ".mjs": "javascript",
    ".cjs": "javascript", ".jsx": "javascript", ".ts": "typescript", ".tsx": "typescript", ".vue": "vue",
    ".svelte": "svelte", ".go": "go", ".rs": "rust", ".java": "java", ".kt": "kotlin", ".kts": "kotlin",
    ".scala": "scala", ".groovy": "groovy", ".cs": "csharp", ".fs": "fsharp", ".c": "c", ".h": "c",
    ".cc": "cpp", ".cpp": "cpp", ".cxx": "cpp", ".hpp": "cpp", ".m": "objectivec", ".swift": "swift",
    ".dart": "dart", ".rb": "ruby", ".php": "php", ".sh": "shell", ".bash": "shell", ".zsh": "shell",
    ".ps1": "powershell", ".psm1": "powershell", ".sql": "sql", ".lua": "lua", ".r": "r", ".jl": "julia",
    ".pl": "perl", ".tf": "terraform", ".hcl": "terraform", ".proto": "protobuf", ".graphql": "graphql",
    ".css": "css", ".scss": "css", ".less": "css", ".html": "html", ".htm": "html", ".xml": "xml",
    ".csproj": "xml", ".props": "xml", ".xaml": "xml", ".svg": "xml", ".bicep": "bicep",
    ".gradle": "groovy", ".gemspec": "ruby", ".bat": "batch", ".cmd": "batch", ".mk": "make",
    ".cmake": "cmake", ".csv": "csv", ".tsv": "csv", ".tex": "latex", ".ex": "elixir", ".exs": "elixir",
    ".erl": "erlang", ".hs": "haskell", ".clj": "clojure", ".vb": "vb", ".zig": "zig", ".nix": "nix",
    ".fsproj": "xml", ".http": "http", ".rest": "http", ".kql": "kusto", ".jinja": "jinja", ".j2": "jinja",
    ".po": "gettext",
}  # fmt: skip
"""Suffix to language; the names are those of code fences."""
FILES = {
    "dockerfile": "dockerfile", "containerfile": "dockerfile", "makefile": "make", "gemfile": "ruby",
    "rakefile": "ruby", "jenkinsfile": "groovy", "cmakelists.txt": "cmake", "go.mod": "go.mod",
    "vagrantfile": "ruby",
}  # fmt: skip
"""Files whose name says the language."""
