"""Texts of any size that keep a reader busy: one mark again and again, nesting and names without an end.

A case is not of one format: what is nothing to most of them is the worst for one.
"""

from collections.abc import Callable, Iterator

_ROW = (
    *(
        "(",
        "[",
        "{",
        "<",
        ")",
        "]",
        "}",
        ">",
        '"',
        "'",
        "`",
        "\\",
        "/",
        "*",
        "_",
        "~",
        "=",
        "-",
        "+",
        "#",
        "!",
    ),
    *("|", ":", ";", ",", ".", "&", "@", "$", "%", "^", "?", " ", "\t", "a", "A", "0", "é", "あ", "\u200b"),
    *(
        "()",
        "[]",
        "{}",
        "<>",
        "''",
        '""',
        "``",
        "`a` ",
        "**a",
        "*a ",
        "_a_",
        "[a](",
        "[a]:",
        "![",
        "](",
        "[a][b]",
    ),
    *(
        "<a>",
        "</a>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "&amp;",
        "&#0;",
        "/*",
        "*/",
        "//",
        "--",
        "<<E ",
        "{{",
        "}}",
    ),
    *(
        "{%",
        "${",
        "$(",
        '"""',
        "'''",
        "a.",
        "a:",
        "a: ",
        "a=",
        "a = ",
        "a,",
        "a|",
        "a(",
        "a[",
        "a{",
        "a<b>",
        "a->",
    ),
    *(
        '{"a":',
        "[{",
        "a:{",
        "if a ",
        "fn(",
        "=>",
        "&&",
        "x ? ",
        "1e9",
        "0x",
        "- ",
        "> ",
        "1. ",
        "@a(",
        "a::",
        "::",
    ),
    *(
        "\\n",
        "é" * 9,
        "()=>",
        "new ",
        "! ",
        "not ",
        "async ",
        "const ",
        "#{",
        "%{",
        "\x00",
        "\x0c",
        "\r",
        "\u2028",
    ),
)
_ROWS = (
    *(
        "",
        " ",
        "a",
        "- a",
        "-",
        "* a",
        "1. a",
        "> a",
        "# a",
        "## a",
        "===",
        "---",
        "```",
        "~~~",
        "|a|",
        "|-|",
        "a|b",
    ),
    *(
        "a: 1",
        "- a: 1",
        "a:",
        "a = 1",
        "a=1",
        "[a]",
        "[[a]]",
        "a = [",
        "a = {",
        "<a>",
        "<a/>",
        "</a>",
        "<p>",
        "{",
        "}",
    ),
    *(
        "a {",
        "a (",
        "(",
        ")",
        "[",
        "]",
        "if a {",
        "if a:",
        "def a():",
        "class A {",
        "class A:",
        "fn a() {",
        "end",
        "do",
    ),
    *(
        "begin",
        "'",
        '"',
        '"""',
        "`",
        "/*",
        "*/",
        "//",
        "#",
        "--",
        "<!--",
        "-->",
        "<<E",
        "E",
        "\\",
        "a\\",
        "{{ a",
        "}}",
    ),
    *(
        ".. a::",
        "::",
        "   :a: b",
        "=====",
        "+--+--+",
        "| a | b |",
        "....",
        "----",
        "[a]: b",
        "[^a]: b",
        "*[a]: b",
    ),
    *(
        "FROM a",
        "RUN a && \\",
        "a:\tb",
        "\ta",
        "set(A",
        "message A {",
        "type A {",
        "CREATE TABLE a (",
        "SELECT (",
        "msgid a",
    ),
    *(
        '"a": {',
        '"a": [',
        '"a": 1,',
        "&a",
        "*a",
        "a: &a [*a]",
        "<<: *a",
        "? a",
        "!a",
        "|",
        "a: |",
        "a: >",
        "%",
        "@a",
        "@media a {",
    ),
    *(
        "a,b",
        '"a',
        "import a",
        "from a import b",
        "#include <a>",
        "#if a",
        "#endif",
        "case a:",
        "try {",
        "a: {",
        "---\na: 1",
    ),
)
_NESTED = (
    *(
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ('{"a":', "}"),
        ("[{", "}]"),
        ("<a>", "</a>"),
        ("a(", ")"),
        ("a{", "}"),
        ("if a {\n", "}\n"),
    ),
    *(
        ("a {\n", "}\n"),
        ("<div>\n", "</div>\n"),
        ("class A {\n", "}\n"),
        ("{% if a %}", "{% end %}"),
        ("{{", "}}"),
        ("/*", "*/"),
    ),
    *(
        ("def a\n", "end\n"),
        ("f(() => {\n", "});\n"),
        ("x ? (", ") : y"),
        ("<dict><key>a</key>", "</dict>"),
        ("*a **b ", "** c*"),
    ),
    *(
        ("message A {\n", "}\n"),
        ("a = {\n", "}\n"),
        ("a: [", "]"),
        ("#if a\n", "#endif\n"),
        ("[a](", ")"),
        ("> ", ""),
        ("- ", ""),
    ),
)
_NUMBERED = (
    *(
        "k{n}: 1\n",
        '"k{n}": 1,\n',
        "k{n} = 1\n",
        "[k{n}]\n",
        "# k{n}\n",
        "- k{n}\n",
        "def k{n}(): pass\n",
        "k{n},1\n",
    ),
    *(
        "int k{n}(int a);\n",
        "function k{n}() {{}}\n",
        "<a id='k{n}'>\n",
        ".k{n} {{ a: b }}\n",
        "[k{n}]: u\n",
        "k{n} [k{n}][k{m}]\n",
    ),
    *(
        "k{n}: &k{n} [*k{m}, *k{m}]\n",
        "a{n}==1.{n}\n",
        "a{n} v1.{n}.0 h1:x=\n",
        "field k{n} = {n};\n",
        "type K{n} {{ a: K{m} }}\n",
    ),
    *(
        "`k{n}` ",
        "*k{n} ",
        "$k{n}",
        "k{n}.",
        "k{n}/",
        "<k{n}>",
        "k{n}(",
        '"k{n}":{{',
        "{n}" * 9,
        "k{n} | ",
        "import k{n};\n",
    ),
)
_BELOW = (
    ("an entry of many rows", "2024-01-01  A  <a@b>\n\n\t* a: b\n", "\tx\n"),
    ("an entry of many rows of a package", "a (1.0) u; urgency=low\n\n  * a\n", "  x\n"),
    ("a package of many keys", "package:\n- name: a\n  version: 1\n", "  k: 1\n"),
    ("what a page exports", "import a from 'a'\n\n", "export const a = 1\n\n"),
    ("an object of methods", "export default {\n", "b() {},\nc: 1,\n"),
    ("a mapping of functions", "A = {\n", "'b': lambda: 1,\n'c': 1,\n"),
    ("a list of lists", "const a = [\n", "['c', {a: /* b */ 1}],\n"),
)
"""A row that goes on without end with what stands once before it."""


def worst_cases(size: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give texts of about so many characters, each with a name; made when they are asked for."""
    for unit in dict.fromkeys(_ROW):
        yield f"row {unit!r}", lambda unit=unit: unit * (size // len(unit)) + "!"  # type: ignore[misc]
        yield f"row a {unit!r}", lambda unit=unit: "a" + unit * (size // len(unit))  # type: ignore[misc]
    for unit in dict.fromkeys(_ROWS):
        line = unit + "\n"
        yield f"rows {unit!r}", lambda line=line: line * (size // len(line))  # type: ignore[misc]
    for start, end in _NESTED:
        half = size // (len(start) + len(end))
        yield f"nested {start!r}", lambda start=start, end=end, half=half: start * half + "a" + end * half  # type: ignore[misc]
    for start in (
        "a:\n",
        "- a\n",
        "a\n",
        "if a:\n",
        "<a>\n",
        "* a\n",
        "> a\n",
        "1. a\n",
        "def a():\n",
        "- \n",
    ):
        for step in (" ", "  ", "\t"):
            deep = int((2 * size / len(step)) ** 0.5)
            yield (
                f"deeper {step!r}{start!r}",
                lambda start=start, step=step, deep=deep: "".join(step * n + start for n in range(deep)),
            )  # type: ignore[misc]
    for form in _NUMBERED:
        times = size // (len(form) + 3)
        yield (
            f"numbered {form!r}",
            lambda form=form, times=times: "".join(form.format(n=n, m=n - 1) for n in range(times)),
        )  # type: ignore[misc]
    for form in _NUMBERED[:6]:
        times = size // (len(form) + 3)
        yield (
            f"enclosed {form!r}",
            lambda form=form, times=times: (
                "{" + "".join(form.format(n=n, m=n - 1) for n in range(times)) + '"z":1}'
            ),
        )  # type: ignore[misc]
    for name, head, row in _BELOW:
        yield name, lambda head=head, row=row: head + row * (size // len(row))  # type: ignore[misc]
    yield (
        "laughs",
        lambda: "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 99)),
    )
    yield (
        "entities",
        lambda: (
            '<!DOCTYPE a [<!ENTITY e0 "ha">'
            + "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 99))
            + "]><a>&e98;</a>"
        ),
    )
    yield "digits", lambda: "a: " + "9" * size
    yield "a member of digits", lambda: '{"a": ' + "9" * size + "}"
    yield "a setting of digits", lambda: "a = " + "9" * size
    yield "a path", lambda: "a = " + "/a" * (size // 2)
    yield "dotted", lambda: "a" + ".a" * (size // 2) + " = 1"
