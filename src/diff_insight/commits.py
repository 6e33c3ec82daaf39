"""What a commit's message says, read by published grammars: it is its author's word, and proves nothing.

The header and the footers are those of Conventional Commits 1.0.0
(https://www.conventionalcommits.org/en/v1.0.0/#specification), the words that close an issue and the form of
an advisory's number GitHub's, the number of a vulnerability CVE's. Every message is a stranger's: all of it
is read in one pass, and none of it is trusted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from identify.extensions import EXTENSIONS

from diff_insight.late import late
from diff_insight.model import Commit

MOST_BODY = 65_536
"""Characters that are kept of a body."""
_MOST_SUBJECT = 1_000
_MOST_NAME = 200

_HEADER = re.compile(r"([A-Za-z][\w-]{0,29})(?:\(([^()\n]{1,100})\))?(!?): +(\S.*)", re.DOTALL)
"""Rules 1, 4, 5 and 13: a noun, a scope in parentheses, a mark of breaking, colon, blank and description."""
_CALLED_BREAKING = "breaking"
"""The type or scope by which authors say what the grammar has a `!` for."""
_FOOTER = re.compile(r"(BREAKING[ -]CHANGE|[A-Za-z][A-Za-z0-9-]{0,60})(?:: | (?=#))(.*)", re.DOTALL)
"""Rules 8, 9, 12 and 16: a token, `: ` or ` #`, and a value."""
_NO_BREAK = frozenset({"", "n/a", "no", "none"})
"""What templates of messages leave behind a footer that does not apply."""

_PULL = re.compile(r"\(#([0-9]{1,9})\)\Z")
_MERGED_PULL = re.compile(r"Merge (?:pull request |PR )?#([0-9]{1,9})\b")
_MERGE = re.compile(
    r"(?:Merge|Merged) (?:(?:branch|remote-tracking branch|tag|commit)(?:es|s)? '|"
    r"pull request #|PR #|#[0-9]|[0-9a-f]{40,64} into [0-9a-f]{40,64}|in [\w./-]+ \(pull request )"
)
"""Subjects that git (fmt-merge-msg), GitHub, GitLab, Bitbucket and bors write for a merge."""
_MERGES = re.compile(r"\bmerge pull request #[0-9]{1,9} from [\w./-]{1,200}\Z", re.IGNORECASE)
"""How GitHub's own subject for one ends."""
_BRANCH_INTO = re.compile(
    r"(?:[a-z]{1,20}: )?(?:merge|sync)(?:e?[sd])? (?:(?:origin|upstream)/)?"
    r"(?:main|master|trunk|develop|dev) (?:in)?to [\w./-]{1,200}\Z",
    re.IGNORECASE,
)
"""How people call one themselves: by the branch that everybody works on, and by theirs."""
_UNFINISHED = re.compile(r"(?:fixup|squash|amend)! |\[?wip\b", re.IGNORECASE)
_BY_A_PAGE = re.compile(
    r"Add files via upload|Initial commit|"
    r"(?:Apply|Address) (?:\w+ )?(?:suggestions?|comments?|feedback) from (?:code )?review\b.*",
    re.IGNORECASE,
)
"""Subjects that GitHub's pages put in where nobody writes one."""
_REVERT = re.compile(r'Revert "')
_REVERTS = re.compile(
    r'Revert "(.{1,900})"(?: \(#[0-9]{1,9}\))?|revert(?:\([^()\n]{1,100}\))?!?: +(\S.{0,900})'
)
_REVERTED = re.compile(r"\bThis reverts commit ([0-9a-f]{7,64})\b")
"""What `git revert` writes into the body."""
_SHORT = 7
"""Characters of an id that git shows at least."""

_CO_AUTHOR = re.compile(r"([^<>\n]{1,200})<[^<>\n]{0,320}>")
_CLOSES = late(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #([0-9]{1,9})\b", re.IGNORECASE)
_ADVISORY = re.compile(
    r"\bGHSA(?:-[23456789cfghjmpqrvwx]{4}){3}\b|\bCVE-[0-9]{4}-[0-9]{4,19}\b", re.IGNORECASE
)
_BOT = re.compile(
    r"\[bot\]\Z|(?:\A|[ (_-])(?:ro)?bot\)?\Z|(?-i:[a-z]Bot)\Z"
    r"|\A(?:dependabot|renovate|github[ -]actions?|pre-commit-ci|semantic-release)\Z",
    re.IGNORECASE,
)
"""How programs are called that commit: by that word, or as the tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A subject that keeps to Conventional Commits, in its parts.

    Attributes:
        type: In lower case: types are not case-sensitive (rule 15).
        scope: What stands in the parentheses, or empty.
        breaking: Whether a `!` stands before the colon, or the type or the scope is the word itself.
        description: The rest.
    """

    type: str
    scope: str
    breaking: bool
    description: str


def read_commit(
    sha: str, message: str, *, author: str = "", date: str = "", paths: tuple[str, ...] | None = None
) -> Commit:
    """Read a commit's message.

    Args:
        sha: Full id.
        message: As its author wrote it.
        author: Name.
        date: ISO 8601.
        paths: Files that it touches, where they are known.
    """
    subject, _, rest = message.replace("\r\n", "\n").strip().partition("\n")
    subject, body = subject.strip()[:_MOST_SUBJECT], rest.strip("\n")[:MOST_BODY]
    header = header_of(subject)
    return Commit(
        sha=sha,
        subject=subject,
        body=body,
        author=author.strip()[:_MOST_NAME],
        date=date,
        type=header.type if header else None,
        breaking=bool(header and header.breaking) or any(_breaks(*footer) for footer in footers(body)),
        pull_request=_pull_request(subject),
        paths=paths,
    )


def header_of(subject: str) -> Header | None:
    """Read a subject's parts; None where it does not keep to Conventional Commits."""
    found = _HEADER.fullmatch(subject)
    if found is None:
        return None
    said, scope = found[1].lower(), found[2] or ""
    breaking = bool(found[3]) or _CALLED_BREAKING in {said, scope.lower()}
    return Header(type=said, scope=scope, breaking=breaking, description=found[4])


def description_of(commit: Commit) -> str:
    """Give what a subject says, without type, scope and the number of its pull request."""
    header = header_of(commit.subject)
    said = header.description if header else commit.subject
    return _PULL.sub("", said).rstrip()


def gist(commit: Commit) -> str:
    """Give what a subject says in small letters, whatever tool, type or pull requests stand around it."""
    said = description_of(commit)
    while found := _PULL.search(said):  # a pull request that was picked into another branch
        said = said[: found.start()].rstrip()
    return _BY_A_TOOL.sub("", said).casefold()


def footers(body: str) -> Iterator[tuple[str, str]]:
    """Give the footers of a body, token and value; a value may run over lines until a blank one.

    A squashed message holds those of every commit, one after the other, so they are looked for in every
    paragraph, not in the last alone.
    """
    token, value = "", list[str]()
    for line in (*body.split("\n"), ""):
        found = _FOOTER.fullmatch(line)
        if token and (found or not line.strip()):
            yield token, "\n".join(value).strip()
            token = ""
        if found:
            token, value = found[1], [found[2]]
        elif token:
            value.append(line)


def co_authors(commit: Commit) -> tuple[str, ...]:
    """Give the names, not the addresses, of those who wrote it together with its author."""
    names = dict.fromkeys(
        found[1].strip()
        for token, value in footers(commit.body)
        if token.lower() == "co-authored-by" and (found := _CO_AUTHOR.fullmatch(value))
    )
    return tuple(name for name in names if name and name != commit.author)


def closes(text: str) -> tuple[int, ...]:
    """Give the numbers of the issues that a text closes in its own repository, in GitHub's words for it.

    See https://docs.github.com/en/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue.
    """
    return tuple(dict.fromkeys(int(number) for number in _CLOSES.findall(text)))


def advisories(text: str) -> tuple[str, ...]:
    """Give the numbers of security advisories (GHSA) and vulnerabilities (CVE) that a text names."""
    return tuple(dict.fromkeys(_canonical(found[0]) for found in _ADVISORY.finditer(text)))


_TYPES = ("feat", "fix", "perf", "revert", None, "refactor", "docs")
"""What users meet first: a subject without a type may be anything, every other type is upkeep."""


def ranked(commits: Iterable[Commit]) -> list[Commit]:
    """Order commits by what they say they are: breaking ones first, those without news last."""
    return sorted(commits, key=lambda commit: (is_noise(commit), not commit.breaking, place(commit)))


def place(commit: Commit) -> int:
    """Give the place of what a commit says it is among what users meet."""
    said = "fix" if is_fix(commit) else commit.type
    return _TYPES.index(said) if said in _TYPES else len(_TYPES)


_UPKEEP = frozenset({"build", "chore", "ci", "refactor", "style", "test", "tests"})
"""Types that Conventional Commits' own list has (https://github.com/angular/angular/blob/main/contributing-docs/commit-message-guidelines.md)
and that no user of a program meets."""
_CALLED = _UPKEEP | {"docs", "feat", "feature", "fix", "perf", "revert"}
"""All that it has, and the words that people write for them."""


def is_called_upkeep(subject: str) -> bool:
    """Tell whether a subject, or an entry of a changelog made of one, is called by a type that is upkeep."""
    header = header_of(subject)
    return header is not None and header.type.lower() in _UPKEEP and not header.breaking


def is_noise(commit: Commit) -> bool:
    """Tell a commit without news: a merge, a bot's own, unfinished work, or one that says nothing."""
    return (
        is_merge(commit)
        or (is_bots(commit) and not _is_made_with_people(commit))
        or _UNFINISHED.match(commit.subject) is not None
        or _BY_A_PAGE.fullmatch(commit.subject) is not None
        or says_nothing(commit)
    )


def is_bots(commit: Commit) -> bool:
    """Tell a commit that a program made."""
    return _BOT.search(commit.author) is not None


def people(commits: Iterable[Commit]) -> int:
    """Count the people that commits name as their authors; programs are none."""
    return len({commit.author for commit in commits if commit.author and not is_bots(commit)})


def _is_made_with_people(commit: Commit) -> bool:
    """Tell whether people are authors beside a program; updates are its own, and it signs them itself."""
    signed = any(
        token.lower() == "signed-off-by" and _names_bot(value) for token, value in footers(commit.body)
    )
    return not signed and any(not _names_bot(name) for name in co_authors(commit))


def _names_bot(said: str) -> bool:
    return _BOT.search(said.partition("<")[0].strip()) is not None


def is_merge(commit: Commit) -> bool:
    """Tell a merge by the subject that the tools write for one, also where somebody put words before it."""
    called = _MERGE.match(commit.subject) or _BRANCH_INTO.match(commit.subject)
    return called is not None or _MERGES.search(commit.subject) is not None


def is_revert(commit: Commit) -> bool:
    """Tell whether it takes another commit back."""
    return commit.type == "revert" or _REVERT.match(commit.subject) is not None


def standing(commits: Sequence[Commit]) -> list[Commit]:
    """Give the commits of a range without those that a later one takes back, and without that one.

    Nothing of both is in the diff: what came and went is no news. What is taken back twice stands.

    Args:
        commits: Oldest first.
    """
    called: dict[str, list[int]] = {}
    for at, commit in enumerate(commits):
        called.setdefault(commit.subject, []).append(at)
        called.setdefault(commit.sha[:_SHORT], []).append(at)
    gone: set[int] = set()
    for at in range(len(commits) - 1, -1, -1):
        if at in gone:
            continue
        before = (one for name in _taken_back(commits[at]) for one in reversed(called.get(name, ())))
        taken = next((one for one in before if one < at and one not in gone), None)
        gone |= {at, taken} if taken is not None else set()
    return [commit for at, commit in enumerate(commits) if at not in gone]


def _taken_back(commit: Commit) -> Iterator[str]:
    """Give the beginning of the id and the subject of what a commit takes back, as far as it says them."""
    if found := _REVERTED.search(commit.body):
        yield found[1][:_SHORT]
    if called := _REVERTS.fullmatch(commit.subject):
        yield called[1] or called[2]


def names_a_fix(commit: Commit) -> bool:
    """Tell whether a subject says, by a word of its own, that it mends something or concerns security."""
    return _MENDS.search(commit.subject) is not None


def is_fix(commit: Commit) -> bool:
    """Tell whether its author calls all of it a fix: by its type, or where it has none by how it begins.

    A word before a colon that is no type is what the commit is about, as in projects of Go.
    """
    if commit.type in _CALLED:
        return commit.type == "fix"
    said = _MARKS.sub("", commit.subject, count=1)
    return _FIXES.match(_TOPIC.sub("", said, count=1)) is not None


def is_feature(commit: Commit) -> bool:
    """Tell whether its author calls all of it a feature, by its type."""
    return commit.type in {"feat", "feature"}


def are_fixes(commits: Iterable[Commit]) -> bool:
    """Tell whether fixes are at least half of what commits do: one fix of twenty speaks for no file."""
    found = [commit for commit in commits if not is_merge(commit)]
    fixes = sum(map(is_fix, found))
    others = sum(not is_fix(commit) and not says_nothing(commit) for commit in found)
    return 0 < fixes >= others


def says_nothing(commit: Commit) -> bool:
    """Tell a subject of nothing but versions, dates, file names and words that any commit could carry."""
    said = description_of(commit)
    said = _BY_A_TOOL.sub("", said)
    return "`" not in said and not any(_is_news(word) for word in _WORD.findall(said))


_MENDS = late(
    r"\b(?:(?:bug|hot)?-?fix(?:es|ed)?|security|vulnerabilit(?:y|ies)|exploit\w*|behebt|behoben|sicherheits\w*)\b"
    r"|修复|漏洞|安全|脆弱性|修正|セキュリティ|不具合",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\A(?::\w{1,40}:|\[[\w./-]{1,40}\] |[^\w:])*")
"""What stands before the words: an emoji, or its name as GitHub has it (`:bug:`), a tag, or a bracket."""
_TOPIC = re.compile(r"\A[\w.*/-]{1,40}(?:, ?[\w.*/-]{1,40}){0,4}: +")
"""What a subject is about: packages or folders (https://go.dev/wiki/CommitMessage)."""
_FIXES = re.compile(r"fix(?:e[sd])?\b(?!-)", re.IGNORECASE)
"""How a subject without a type begins that says so: GitHub's words that close an issue."""
_RELEASED = re.compile(r"[\w.]{1,80}(?:-[\w.]{1,80}){0,8}-v?\d{1,9}(?:\.\d{1,9}){1,7}", re.ASCII)
"""The tag of a release of one package of many, as cargo, npm's and maven's tools write it."""
_BY_A_TOOL = re.compile(r"\A\[[\w.-]{1,80}\] ")
"""The name that a tool puts before what it did (`[maven-release-plugin]`)."""
_WORD = re.compile(r"[^\s,;:!?()\[\]{}\"'`]+")
_DONE = (
    "add added adds address addressed adjust adjusted bump bumped bumps change changed changes "
    "checkpoint clean cleaned cleanup commit commits create created delete deleted development edit "
    "edited edits fix fixed fixes fixing fixup improve improved improvements merge minor misc "
    "miscellaneous modify more prepare refactor refactoring release released releases remove rename set "
    "small stuff temp test testing tests tidy tweak tweaks typo typos update updated updates updating "
    "version versions wip work working "
    "更新 修改 修正 提交 修复 変更 対応 調整"
)
_TO_WHAT = (
    "code comment comments docstring docstrings file files functional "
    "initial it iteration latest lint linter new next review snapshot suggestion suggestions thing "
    "things this various visible"
)
_BETWEEN = "a an and another as at for from in into its no of on or progress some that the to up with"
_EMPTY = frozenset(f"{_DONE} {_TO_WHAT} {_BETWEEN}".split())
_VALUE = re.compile(r"[#vr]?[0-9][\w.+-]*|[.…_/*=>-]+", re.ASCII)
_FILE = re.compile(r"(?:[\w.-]*/)*(?:[\w.-]*\.[a-z]\w{0,9})?|readme|changelog|license|makefile|dockerfile")
"""A path that ends in a suffix or a slash; `owner/name` and `name@1.0` name packages, which are news."""


def _is_news(word: str) -> bool:
    word = word.strip(".…-—'’")
    small = word.casefold()
    return (
        small not in _EMPTY
        and not _VALUE.fullmatch(small)
        and not _RELEASED.fullmatch(small)
        and not (_FILE.fullmatch(word if "." in word else small) and _ends_as_a_file(small))
    )


def _ends_as_a_file(word: str) -> bool:
    """Tell a file's name from that of a thing with its owner (`Kiln.cool`)."""
    stem, dot, suffix = word.rpartition(".")
    return not dot or "/" in word or not stem or suffix in EXTENSIONS


def _breaks(token: str, value: str) -> bool:
    return token in {"BREAKING CHANGE", "BREAKING-CHANGE"} and value.casefold().rstrip(".") not in _NO_BREAK


def _pull_request(subject: str) -> int | None:
    found = _PULL.search(subject) or _MERGED_PULL.match(subject)
    return int(found[1]) if found else None


def _canonical(number: str) -> str:
    kind, _, rest = number.partition("-")
    return f"{kind.upper()}-{rest.lower()}"
