"""The type of a change, by rule (docs/types.md): the same facts give the same type in every locale.

Facts alone decide. The most important type that a rule gives any of a file's facts is the file's; what no
rule speaks of is a minor update.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from diff_insight.facts.families import rules, rules_by_kind
from diff_insight.facts.featured import is_called_a_feature
from diff_insight.facts.mended import are_all_fixes, is_called_a_fix
from diff_insight.facts.rule import Subject
from diff_insight.facts.translated import Translation, translation_of
from diff_insight.model import Commit, Fact, ModificationType

NO_RULE = "upkeep"
"""The rule of a file that no other speaks of."""
AUTHORS_WORD = "authors_word"
"""The rule of a file whose authors say what the change is."""

_RANK: dict[ModificationType, int] = {"breaking change": 0, "new feature": 1, "bug fix": 2, "minor update": 3}
_QUIET = frozenset({"whitespace", "line_ends", "normal_form", "comment", "docstring", "import"})
"""Things whose change changes no behaviour."""
_NOT_TYPED_AS_IT_RUNS = "python"
"""The language that runs what has no type, or the wrong one, as if it had the right one."""
_CALLABLE = frozenset({"function", "method"})
GIVEN = frozenset(
    {"function", "method", "property", "class", "interface", "struct", "enum", "trait", "macro", "constant"}
    | {"type_alias"}
)
"""Things that a program newly gives its users: that they came takes nothing away."""


def rule_names() -> tuple[str, ...]:
    """Give the names of all rules, as a configuration may use them."""
    return tuple(dict.fromkeys((*(rule.name for rule in rules()), AUTHORS_WORD, NO_RULE)))


_OF_HEADS = frozenset({"visibility", "exported", "modifiers"})
"""Parts of a definition that say who may use it; they stand in it."""


def type_of(
    subject: Subject,
    *,
    commits: Sequence[Commit] = (),
    overrides: Mapping[str, ModificationType] | None = None,
) -> tuple[ModificationType, str, tuple[Fact, ...]]:
    """Give a file's type, the rule that says it, and its facts with the rules by which they break.

    Args:
        subject: The file and its facts.
        commits: Those of the range that touch it: an author's word is told as such, never as a fact.
        overrides: Types that the file's category gives to rules instead of the usual ones.
    """
    chosen: list[tuple[ModificationType, str]] = []
    own = rules_by_kind(subject.families, subject.role)
    shown = frozenset(
        _place(one) for top in subject.facts for one in top.all() if one.details.get("shown") == "yes"
    )  # nobody could use before what stands in these

    translated = translation_of(subject.facts) if subject.role == "docs" else Translation()

    def marked(fact: Fact, *, of_new: bool = False, of_shown: bool = False) -> Fact:
        """Apply the rules to a fact, which may be a part of something new: nobody uses that yet.

        Nor does anybody use what only now is public: of what such a thing holds nothing breaks.
        """
        if translated.holds(fact):
            return fact
        if subject.keeps_to_itself(fact):  # what the language hands out still ranks before helpers and tests
            return fact
        new = fact.action == "added"
        opens = of_shown or fact.details.get("shown") == "yes"
        parts = tuple(marked(part, of_new=of_new or new, of_shown=opens) for part in fact.parts)
        breaking = fact.breaking
        for rule in own.get(fact.kind, ()):
            spared = (of_new and new and not rule.of_new) or (subject.follows and fact.thing != "file")
            spared = spared or subject.served or subject.had_no_users or of_shown
            if rule.breaks and (spared or not shown.isdisjoint(accumulate((one,) for one in fact.where))):
                continue
            if rule.applies(fact, subject):
                kind = (overrides or {}).get(rule.name, rule.type)
                chosen.append((kind, rule.name))
                if rule.breaks and kind == "breaking change":
                    breaking = breaking or rule.breaks
                break
        if parts == fact.parts and breaking == fact.breaking:
            return fact
        return replace(fact, parts=parts, breaking=breaking)

    facts = tuple(map(marked, subject.facts))
    chosen += _authors_word(subject, facts, commits, overrides or {})
    if not chosen:
        return (overrides or {}).get(NO_RULE, "minor update"), NO_RULE, facts
    kind, name = min(chosen, key=lambda one: _RANK[one[0]])
    return kind, name, facts


def _place(fact: Fact) -> tuple[str, ...]:
    """Give what something stands in that is shown now: what its head says names it already as a place."""
    return fact.where if fact.thing in _OF_HEADS else (*fact.where, fact.name.rpartition(".")[2])


def _is_quiet(fact: Fact) -> bool:
    """Tell whether nothing of a fact changes what runs: a method of which the docstring alone is another."""
    held = bool(fact.parts) and fact.old == fact.new and all(map(_is_quiet, fact.parts))
    return fact.thing in _QUIET or held


def _annotates(fact: Fact) -> bool:
    """Tell whether of what a function takes or gives another type is written alone."""
    if fact.thing in _CALLABLE and fact.parts and fact.action == "changed":
        return all(map(_annotates, fact.parts))
    typed = bool(fact.parts) and {part.thing for part in fact.parts} == {"type"}
    return fact.thing == "returns" or (fact.kind == "parameter_changed" and typed)


def _authors_word(
    subject: Subject,
    facts: Sequence[Fact],
    commits: Sequence[Commit],
    overrides: Mapping[str, ModificationType],
) -> list[tuple[ModificationType, str]]:
    """Give what the authors call a change of behaviour: `fix` of a source file's, `!` or BREAKING CHANGE.

    `feat` gives the type of the only source file of its commit: of several the facts say which one is meant.
    The entries of a changelog say it of the only source file of a range, unless every commit that touches it
    is a fix: then they are about something else.
    A new file is what the commit that brought it says; those after it only finish it. Where nothing but new
    things to call came, nobody's call fails.
    """
    behaves = [
        fact
        for fact in facts
        if fact.action in {"added", "removed", "changed"}
        and not _is_quiet(fact)
        and not (subject.language == _NOT_TYPED_AS_IT_RUNS and _annotates(fact))
    ]
    if subject.role != "source" or not behaves:
        return []
    said: list[tuple[ModificationType, str]] = []
    touching = [
        commit for commit in commits if commit.paths is not None and subject.change.path in commit.paths
    ]
    new = subject.change.status == "added"
    touching = touching[:1] if new else touching
    gives = new or all(fact.action == "added" and fact.public and fact.thing in GIVEN for fact in behaves)
    if not gives and any(commit.breaking for commit in touching):
        said.append((overrides.get(AUTHORS_WORD, "breaking change"), AUTHORS_WORD))
    if is_called_a_feature(subject.change.path, touching):
        said.append((overrides.get(AUTHORS_WORD, "new feature"), AUTHORS_WORD))
    if subject.logged and not are_all_fixes(touching):
        said.append((overrides.get(AUTHORS_WORD, subject.logged), AUTHORS_WORD))
    if is_called_a_fix(touching):
        said.append((overrides.get(AUTHORS_WORD, "bug fix"), AUTHORS_WORD))
    return said
