"""Source code, read line by line: comments, definitions, and which definition a line stands in."""

import re
from collections.abc import Sequence

from diff_insight.facts.marks import Mark

_NAME = r"([A-Za-z_$][\w$]*+)"
_TYPE_WORDS = (
    r"(?:class|interface|struct|enum|record|namespace|trait|object|protocol|extension|module|union|actor)"
)
_PYTHON = re.compile(rf"(?:async\s++)?(?:def|class)\s++{_NAME}")
_SCRIPT = re.compile(
    rf"(?:export\s++)?(?:default\s++)?(?:declare\s++)?(?:abstract\s++)?(?:async\s++)?"
    rf"(?:(?:function\b\s*+\*?+\s*+|class\s++|interface\s++|enum\s++|namespace\s++|type\s++(?=[\w$]++[^=]*+=)){_NAME}|"
    rf"(?:const|let|var)\s++{_NAME}\s*+(?::[^=]*+)?=\s*+(?:async\s*+)?(?:function\b|\([^()]*+\)\s*+(?::[^=]*+)?=>|[\w$]++\s*+=>))"
)
_METHOD = re.compile(
    rf"(?:(?:public|private|protected|internal|static|async|override|virtual|abstract|final|readonly|get|set|sealed|"
    rf"partial|extern|inline|constexpr|explicit|synchronized|native|unsafe|default|open|suspend|const)\s++)*"
    rf"(?:[\w$][\w$<>\[\],.?*&:]*+\s++[*&]*+)?{_NAME}\s*+\((?:[^;{{}}()]++|\([^()]*+\))*(?:\)[^;(){{}}]*+(?:\{{.*)?)?$"
)
_JVM = re.compile(
    rf"(?:(?:[a-z]\w*+|@\w++)\s++)*?(?:{_TYPE_WORDS}\s++{_NAME}|(?:fun|func|def)\s++(?:<[^>]*+>\s*+)?(?:\w++\.)?{_NAME})"
)
_GO = re.compile(rf"(?:func\s++(?:\([^)]*+\)\s*+)?|type\s++){_NAME}")
_RUST = re.compile(
    rf"(?:pub(?:\([^)]*+\))?\s++)?(?:(?:async|unsafe|const|extern(?:\s++\"[^\"]*+\")?)\s++)*"
    rf"(?:fn|struct|enum|trait|mod|union|type|macro_rules!)\s++{_NAME}"
)
_RUBY = re.compile(r"(?:def\s++(?:self\.)?|class\s++|module\s++)([A-Za-z_][\w:]*+[?!=]?)")
_PHP = re.compile(
    rf"(?:(?:public|private|protected|static|abstract|final)\s++)*(?:function|class|interface|trait|enum)\s++&?{_NAME}"
)
_SHELL = re.compile(r"(?:function\s++([\w:-]++)|([\w:-]++)\s*+\(\s*+\))")
_SQL = re.compile(
    r"CREATE\s++(?:OR\s++REPLACE\s++)?(?:\w++\s++)??(?:TABLE|VIEW|FUNCTION|PROCEDURE|INDEX|TRIGGER|TYPE)\s++(?:IF\s++NOT\s++EXISTS\s++)?([\w.\"`\[\]]++)",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    r"(?:resource|data|module|variable|output|provider|message|service|rpc|enum|input|type)\s++\"?([\w.-]++)\"?(?:\s++\"([\w.-]++)\")?\s*+[({]"
)
_LUA = re.compile(r"(?:local\s++)?function\s++([\w.:]++)")
_STATEMENTS = {
    "if", "for", "while", "switch", "catch", "return", "else", "do", "try", "with", "await", "new",
    "throw", "super", "sizeof", "foreach", "using", "lock", "assert", "print", "yield", "function", "elif",
    "match", "case", "when", "until",
}  # fmt: skip

_SHARP = {
    "python", "ruby", "shell", "powershell", "r", "julia", "perl", "terraform", "make", "cmake",
    "dockerfile", "elixir", "nix", "http", "gettext", "graphql",
}  # fmt: skip
_DASHES = {"sql", "lua", "haskell"}
_MARKUP = {"html", "xml", "vue", "svelte"}
_DEFINITIONS: dict[str, tuple[re.Pattern[str], ...]] = {
    "python": (_PYTHON,), "go": (_GO,), "rust": (_RUST,), "ruby": (_RUBY,), "php": (_PHP,),
    "shell": (_SHELL,), "sql": (_SQL,), "lua": (_LUA,), "terraform": (_BLOCKS,), "protobuf": (_BLOCKS,),
    "graphql": (_BLOCKS,), "javascript": (_SCRIPT, _METHOD), "typescript": (_SCRIPT, _METHOD),
    "java": (_JVM, _METHOD), "csharp": (_JVM, _METHOD), "kotlin": (_JVM,), "scala": (_JVM,),
    "swift": (_JVM,), "groovy": (_JVM,), "dart": (_JVM, _METHOD), "c": (_JVM, _METHOD),
    "cpp": (_JVM, _METHOD), "powershell": (_SHELL,),
}  # fmt: skip
_LONGEST = 400
"""Characters of a line that are looked at for a definition."""


def read_code(sides: Sequence[Sequence[str]], *, language: str, heading: str) -> list[list[Mark]]:
    """Say what every line of both sides of a hunk of code is.

    Definitions are found where they stand in the hunk or in its heading; a line stands in the last
    one that is indented less.
    """
    return [_lines(side, language, heading) for side in sides]


def _lines(lines: Sequence[str], language: str, heading: str) -> list[Mark]:
    marks: list[Mark] = []
    shapes = _DEFINITIONS.get(language, ())
    above = definition(heading.strip(), shapes, heading=True)
    stack: list[tuple[int, str]] = [(-1, above)] if above else []
    open_comment = False
    for line in lines:
        text = line.strip()
        if not text:
            marks.append(Mark("blank", ""))
            continue
        indent = len(line) - len(line.lstrip())
        comment, open_comment = _comment(text, language, open_comment=open_comment)
        if comment:
            marks.append(
                Mark(
                    "comment",
                    text.lstrip("#/*-;!< ").rstrip("*/->").strip(),
                    language=language,
                    symbol=_within(stack, indent),
                )
            )
            continue
        if text[0] not in ")}]":
            while stack and (stack[-1][0] >= indent or (stack[-1][0] < 0 and not indent)):
                stack.pop()
        name = definition(text, shapes)
        if name:
            marks.append(
                Mark("symbol", text, key=name, language=language, symbol=stack[-1][1] if stack else None)
            )
            stack.append((indent, name))
        else:
            role = "code" if any(sign.isalnum() for sign in text[:_LONGEST]) else "punctuation"
            symbol = stack[-1][1] if stack else None
            marks.append(Mark("code" if symbol else role, text, language=language, symbol=symbol))  # type: ignore[arg-type]
    return marks


def _within(stack: list[tuple[int, str]], indent: int) -> str | None:
    return next((name for at, name in reversed(stack) if at < indent), None)


def definition(text: str, shapes: Sequence[re.Pattern[str]], *, heading: bool = False) -> str | None:
    """Give the name that a line defines, or None."""
    text = text[:_LONGEST]
    for shape in shapes:
        match = shape.match(text)
        if not match:
            continue
        name = next((group for group in match.groups() if group), None)
        if name is None or (shape is _METHOD and not _is_method(text, name, heading=heading)):
            continue
        return name
    return None


def _is_method(text: str, name: str, *, heading: bool) -> bool:
    """Tell a method's head from a call: it opens a block, or says what it gives back."""
    first = text.split(None, 1)[0].split("(", 1)[0]
    if name in _STATEMENTS or first in _STATEMENTS or first.startswith("@"):
        return False
    before = text.split("(", 1)[0].split()
    return text.endswith("{") or (len(before) > 1 and (heading or text.endswith((")", "{", ","))))


def _comment(text: str, language: str, *, open_comment: bool) -> tuple[bool, bool]:  # noqa: PLR0911  a list of cases, one return each
    """Say whether a line is a comment, and whether one is still open behind it."""
    if language in _MARKUP:
        if open_comment or text.startswith("<!--"):
            return True, "-->" not in text
        return False, False
    if language in _SHARP:
        return text[0] == "#" and not text.startswith("#!"), False
    if language in _DASHES and text.startswith("--"):
        return True, False
    if open_comment:
        return True, "*/" not in text
    if text.startswith("/*"):
        return True, "*/" not in text[2:]
    star = text.startswith(("* ", "*/")) or text == "*"
    return (text.startswith("//") or star) and language not in {"csv", "latex"}, False
