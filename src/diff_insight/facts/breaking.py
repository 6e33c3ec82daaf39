"""How what happens to a program breaks those who use it: one table for all languages.

Private things never break, nor do tests, examples, generated and vendored files: a rule sees public facts of
sources alone. Its kinds are those of griffe, which knows them for Python, and what other languages add.
"""

import re
from collections.abc import Callable

from diff_insight.facts.annotations import spelt
from diff_insight.facts.bases_left import loses_base, other_base
from diff_insight.facts.closed_types import closes
from diff_insight.facts.differs import inserted, quoted
from diff_insight.facts.function_types import nameless, other_function
from diff_insight.facts.generic_over import asks_more
from diff_insight.facts.head_words import (
    derives_less,
    has_to_catch,
    is_one_object,
    other_use,
    takes_away,
    uses_less,
)
from diff_insight.facts.kept_names import is_alias, kept, newly_listed, unlisted
from diff_insight.facts.member_values import holds_other, is_its_name
from diff_insight.facts.no_news import is_for_heirs, is_no_news
from diff_insight.facts.notations import written
from diff_insight.facts.other_defaults import other_default
from diff_insight.facts.other_types import other_result, other_type, widened_for_callers
from diff_insight.facts.release_numbers import is_release_number
from diff_insight.facts.rule import Rule, Subject, always
from diff_insight.facts.wider import close, is_wider, keeps_all, takes_more
from diff_insight.model import Fact, Role

_API: frozenset[Role] = frozenset({"source", "schema"})
_OBJECTS = (
    "function",
    "method",
    "property",
    "macro",
    "class",
    "interface",
    "struct",
    "enum",
    "trait",
    "type_alias",
    "field",
    "constant",
    "variable",
    "enum_member",
    "export",
)
_OWNERS = ("class", "interface", "struct", "trait")
_ATTRIBUTES = frozenset({"field", "constant", "variable", "enum_member"})
_READ = frozenset({*_ATTRIBUTES, "property"})
"""Things that are read by their name alone."""
_UNTYPED = frozenset({"python", "javascript", "ruby", "shell"})
"""Languages in which a type that is written down is a hint and rejects nothing."""
_STUB = ".pyi"
"""How a file is called that says types alone."""
_RETURNS = tuple(f"{thing}_{how}" for thing in ("return", "yield") for how in ("added", "changed", "removed"))
"""What says that a function gives its callers something else."""

_INTERNAL = re.compile(r"(?:^|[.\\:/])internals?(?:[.\\:/]|$)", re.IGNORECASE)
"""A part of the name of a package: `okhttp3.internal`."""
_READER = re.compile(r"def (?:self\.)?\w{1,200}[?!]?(?: = .{0,200})?")
_GETTER = re.compile(r"(?:(?:public|static|override) ){0,3}get [\w$]")
_MADE = re.compile(r"(?:new\s|&)?\s?[\w.:]{1,200}(?:\(|\{)")
"""How what is made when a program runs begins: a text that is given for it is a message, no value."""
_VERSION_FILE = re.compile(r"(?:^|/)_{0,2}version_{0,2}\.\w{1,8}$", re.IGNORECASE)
_CALLED = re.compile(r"(?<![\w.$])[\w.$]{1,200}(?=(?:<[^<>()]{0,200}>)?\()")
"""What a value calls, or constructs."""

_TYPE_NAMED = re.compile(r"(?:[a-z]{1,20} ){0,4}([\w$]{1,200})(?:: \w{1,40})?\s?=\s?(\S[^\n]{0,1000})")
"""A name, and the type that it is given to."""
_TYPE_NAMED_AS = re.compile(r"[a-z ]{0,40}\btypealias [^=]{1,200}= ?([^\n]{1,2000})")
_NAMES_OF_TYPES = frozenset({"type_alias", "variable", "constant"})
_TYPED_AS = ("type_changed", "returns_changed")


def _kinds(action: str) -> frozenset[str]:
    return frozenset(f"{thing}_{action}" for thing in _OBJECTS)


def _says(key: str, *values: str) -> Callable[[Fact, Subject], bool]:
    def says(fact: Fact, _subject: Subject) -> bool:
        return fact.details.get(key) in values

    says.__doc__ = f"Tell whether the fact says `{key}: {' or '.join(values)}`."
    return says


def _known_otherwise(fact: Fact, subject: Subject) -> bool:
    """Tell whether users lose a name: what moved to a base class is inherited, what was hidden was none."""
    if fact.details.keys() & {"inherited", "kept"} or fact.details.get("shown") == "yes":
        return False
    if _owner_kept(fact, subject) or _is_state_of_heirs(fact):
        return False
    return not kept(fact, subject)


def _owner_kept(fact: Fact, subject: Subject) -> bool:
    """Tell whether a member has another name only as its type has, which is found by its old one still."""
    was, now = (name.rpartition(".") for name in (fact.previous_name or "", fact.name))
    return was[2] == now[2] and was[0] in subject.kept_owners


def _is_state_of_heirs(fact: Fact) -> bool:
    """Tell whether it is a field that nobody but heirs can use: what they do with it is not said."""
    return fact.thing in _ATTRIBUTES and is_for_heirs(fact)


def _typed(fact: Fact, subject: Subject) -> bool:
    """Tell whether a written type rejects what it took before (in languages that check types)."""
    if fact.kind == "type_added" and fact.details.get("of") != "parameter":
        return False  # the same type may have been inferred before
    if (fact.new or "").startswith(f"{fact.old} as PropType<"):
        return False  # what a prop of Vue is checked for while it runs stays
    hint = subject.language in _UNTYPED and not subject.change.path.endswith(_STUB)
    return not hint and other_type(fact, subject) and not _wider(fact, subject)


def _returns_other(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers get another type; where that is a hint, something else is returned beside it."""
    hint = subject.language in _UNTYPED and not subject.change.path.endswith(_STUB)
    if hint and not any(
        one.where == fact.where for kind in _RETURNS for one in subject.by_kind.get(kind, ())
    ):
        return False
    return other_result(fact, subject)


def _wider(fact: Fact, subject: Subject) -> bool:
    """Tell whether a type takes what it took before and more: `A` in `A | B`, what takes anything."""
    if fact.old is None or fact.new is None:
        return fact.kind == "type_added" and takes_more("", fact.new or "", subject.language)
    if widened_for_callers(fact, subject):
        return True
    if fact.details.get("of") == "parameter" and takes_more(fact.old, fact.new, subject.language):
        return True
    sides = (spelt(fact.old), spelt(fact.new)) if subject.language == "python" else (fact.old, fact.new)
    return is_wider(*sides, subject.language)


def _generic_in_less(fact: Fact, subject: Subject) -> bool:
    """Tell whether a type parameter takes less, or a type has to be given other ones."""
    return asks_more(fact, subject.language)


def _renamed_by_name(fact: Fact, _subject: Subject) -> bool:
    """Tell whether callers may pass the parameter by its name."""
    return fact.details.get("by_name") == "yes"


def _narrower_kind(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a call that gave it in the way it was given no longer may."""
    was, now = fact.details.get("previous_kind", ""), fact.details.get("kind", "")
    if now == "positional or keyword":
        return was not in {"keyword-only", "positional-only"}
    return bool(was or now)


def _given_less(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers have to give it now: one that lost its type has that of what it is given to."""
    if fact.kind != "optional_removed":
        return True
    return not any(one.where == fact.where for one in subject.by_kind.get("type_removed", ()))


def _answers_still(fact: Fact) -> bool:
    """Tell whether a method that goes or comes leaves its name to that of a trait or a base type."""
    return fact.details.get("noun") in {"trait_method", "override"}


def _gone(fact: Fact, subject: Subject) -> bool:
    """Tell whether something is gone; hunks that show it again may only lack what it stands in."""
    if _answers_still(fact) or "twice" in fact.details:
        return False
    if "inherited" in fact.details or _is_state_of_heirs(fact):
        return False
    if (fact.thing == "attribute" and _computed(fact, subject)) or kept(fact, subject):
        return False
    if subject.language == "typescript" and _may_be_held(fact, subject):
        return False
    if subject.whole:
        return True
    name = fact.name.rpartition(".")[2]
    return not any(one.action != "removed" for one in subject.by_last_name.get(name, ()))


def _may_be_held(fact: Fact, subject: Subject) -> bool:
    """Tell whether a member may be one still by another type that its own is made of now, or extends."""
    owner = fact.where[-1] if fact.where else ""
    made = (*subject.by_kind.get("value_added", ()), *subject.by_kind.get("base_added", ()))
    return bool(owner) and any(one.where[-1:] == (owner,) for one in made)


def _computed(fact: Fact, subject: Subject) -> bool:
    """Tell whether what a constructor no longer sets is read by the same name still."""
    name = ".".join((*fact.where[:-1], fact.name))
    return any(
        one.action == "added" and (one.details.get("read") or one.thing in _READ)
        for one in subject.by_name.get(name, ())
    )


def _hidden(fact: Fact, subject: Subject) -> bool:
    """Tell whether users no longer see a definition; another name of something in its place serves them."""
    if subject.language == "go" and fact.action != "renamed":
        return False  # its name shows it; who has a use for the type of a method is not said there
    if "kept" in fact.details or _owner_kept(fact, subject):
        return False
    aliased = fact.thing in _ATTRIBUTES and is_alias(fact)
    return fact.details.get("hidden") == "yes" and "answered" not in fact.details and not aliased


def _other_use(fact: Fact, subject: Subject) -> bool:
    """Tell whether a definition became one that is used in another way."""
    things = {fact.details.get("was", ""), fact.thing}
    if subject.language == "typescript" and things == {"type_alias", "interface"}:
        return False  # what has the members is of the type
    if things & _ATTRIBUTES and (fact.details.get("read") == "yes" or _is_getter(fact, subject)):
        return False  # a field and what computes it are read alike
    if fact.details.get("called") == "yes":
        return False
    if subject.language == "ruby" and things & _ATTRIBUTES and _takes_nothing(fact):
        return False  # it is read by its name either way
    alias = fact.thing in _ATTRIBUTES and is_alias(fact)
    return "was" in fact.details and not things <= _ATTRIBUTES and not alias


def _is_getter(fact: Fact, subject: Subject) -> bool:
    """Tell whether the side of a fact that is a method of JavaScript is read by its name alone."""
    return subject.language in {"javascript", "typescript"} and any(
        _GETTER.match(side or "") is not None for side in (fact.old, fact.new, fact.details.get("signature"))
    )


def _takes_nothing(fact: Fact) -> bool:
    """Tell whether the side of a fact that is a method of Ruby has no parameters."""
    return any(_READER.fullmatch(side or "") is not None for side in (fact.old, fact.new))


def _implements(fact: Fact, _subject: Subject) -> bool:
    """Tell whether it implemented something for a type that nothing implements for it now."""
    return "implements" in fact.details and "through" not in fact.details


def _told_value(fact: Fact, subject: Subject) -> bool:
    """Tell whether users knew the value of a constant; a version is there to change, as is `__all__`."""
    if subject.language == "swift" and fact.kind == "value_removed" and is_its_name(fact):
        return False
    alias = id(fact) in subject.of_aliases  # the value is a type that has a name
    was, now = (written(side or "", subject.language) for side in (fact.old, fact.new))
    if alias and (other := other_function(was, now, subject.language)) is not None:
        return other
    if (alias and was == now) or (alias and keeps_all(nameless(fact.old or ""), nameless(fact.new or ""))):
        return False
    if not alias and (fact.details.get("fixed") != "yes" or subject.language == "shell"):
        return False
    if _MADE.match(fact.old or "") and quoted(fact.old or "", fact.new or ""):
        return False
    sides = (fact.old or "", fact.new or "")
    several = fact.details.get("one_of") == "several"  # as where a macro is defined for each compiler
    known = fact.old is not None and not fact.name.startswith("__") and fact.name.lower() != "version"
    known = known and _VERSION_FILE.search(subject.change.path) is None
    return known and not (is_release_number(fact) or several or _longer(fact) or _computed_otherwise(*sides))


def _other_function_named(fact: Fact, subject: Subject) -> bool:
    """Tell whether a name of Kotlin or Swift stands for functions that take or give something else."""
    sides = [_TYPE_NAMED_AS.fullmatch(side or "") for side in (fact.old, fact.new)]
    said = [side[1] for side in sides if side is not None]
    arrows = len(said) == 2 and all("->" in side for side in said)  # noqa: PLR2004 - both sides
    return arrows and other_function(said[0], said[1], subject.language) is True


def _computed_otherwise(old: str, new: str) -> bool:
    """Tell whether something else makes the value, which may be the same: no text shows what a call gives."""
    return _CALLED.findall(old) != _CALLED.findall(new)


def _longer(fact: Fact) -> bool:
    """Tell whether a list, or what else holds others, has all that it had and more."""
    old, new = fact.old or "", fact.new or ""
    return old[:1] in {"[", "(", "{"} and old[:1] == new[:1] and bool(inserted(old, new))


def _has_to_be_made(fact: Fact, subject: Subject) -> bool:
    """Tell whether those who implement or extend what it stands in must define it, who did not have to."""
    given = any(
        one.action in {"added", "moved"} and "abstract" not in one.details
        for one in subject.by_last_name.get(fact.name.rpartition(".")[2], ())
        if one is not fact and one.thing in {"method", "function"}
    )  # Swift says what it is by default in an extension
    return fact.details.get("abstract") == "yes" and not given and _in_known(fact, subject)


def _is_for_others(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a package is not called internal: nobody outside of a library imports such a one."""
    return _INTERNAL.search(fact.previous_name or "") is None


def _has_to_be_given(fact: Fact, subject: Subject) -> bool:
    """Tell whether those who make the object that it stands in must give it."""
    return fact.details.get("required") == "yes" and _in_known(fact, subject)


def _in_known(fact: Fact, subject: Subject) -> bool:
    """Tell whether what something stands in was there before and was of its kind: a struct has no heirs."""
    owner = fact.name.rpartition(".")[0]
    same = (one for one in subject.by_name.get(owner, ()) if one.thing in _OWNERS)
    return not any(one.action == "added" or one.details.get("was") in _OWNERS for one in same)


def _is_new(fact: Fact, subject: Subject) -> bool:
    """Tell whether users had nothing of that name: what was defined here and is exported now is not new."""
    if _answers_still(fact) or "twice" in fact.details or _names_what_stood(fact, subject):
        return False
    if is_no_news(fact) or _takes_a_name(fact, subject):
        return False
    same = [one for one in subject.by_name.get(fact.name, ()) if one is not fact]
    if any(one.action == "moved" and one.where == fact.where for one in same):  # into the branch of a module
        return False
    if fact.thing not in {"export", "class", "module"}:
        return True
    return not any(one.action == "removed" for one in same)


def _takes_a_name(fact: Fact, subject: Subject) -> bool:
    """Tell whether callers get a new function by the name of one that was renamed, and that took the same."""
    return any(
        one.previous_name == fact.name and "answered" in one.details
        for one in subject.by_kind.get(f"{fact.thing}_renamed", ())
    )


def _names_what_stood(fact: Fact, subject: Subject) -> bool:
    """Tell whether a new name of a type only stands where the type was written out before."""
    named = _TYPE_NAMED.fullmatch(fact.new or "") if fact.thing in _NAMES_OF_TYPES else None
    if named is None:
        return False
    word, target = re.compile(rf"(?<![\w$]){re.escape(named[1])}(?![\w$])"), close(named[2].rstrip(";"))
    changes = (one for kind in _TYPED_AS for one in subject.by_kind.get(kind, ()) if one.old and one.new)
    return any(word.sub(lambda _: target, close(one.new or "")) == close(one.old or "") for one in changes)


def _takes_more_now(fact: Fact, _subject: Subject) -> bool:
    """Tell whether a call may give it or leave it out, and nothing took any name before."""
    return fact.details.get("required") == "no" and not is_no_news(fact)


def _is_class_now(fact: Fact, subject: Subject) -> bool:
    """Tell whether a module of Ruby is a class now: nobody can include it any more."""
    same = subject.by_name.get(fact.name, ())
    return subject.language == "ruby" and any(one.kind == "class_added" for one in same)


def _breaks(
    breaks: str,
    kinds: frozenset[str],
    when: Callable[[Fact, Subject], bool] = always,
    *,
    public: bool = True,
) -> Rule:
    return Rule(
        name=breaks.replace(" ", "_"),
        type="breaking change",
        kinds=kinds,
        breaks=breaks,
        when=when,
        roles=_API,
        public=public,
    )


BREAKING = (
    _breaks("object hidden", _kinds("changed") | _kinds("renamed"), _hidden, public=False),
    _breaks(
        "object hidden",
        frozenset({"visibility_changed", "visibility_added", "visibility_removed", "exported_removed"})
        | {"modifiers_added", "modifiers_changed", "modifiers_removed"},
        _says("hidden", "yes"),
        public=False,
    ),
    _breaks(
        "visibility reduced",
        frozenset({"visibility_changed", "visibility_added", "visibility_removed"}),
        _says("narrowed", "yes"),
    ),
    _breaks("object hidden", frozenset({"value_changed"}), unlisted, public=False),
    _breaks("object removed", _kinds("removed"), _gone),
    _breaks("object renamed", _kinds("renamed"), _known_otherwise),
    _breaks("object renamed", frozenset({"namespace_renamed"}), _is_for_others),  # all that the file defines
    _breaks(
        "object renamed",
        frozenset(f"{owner}_added" for owner in (*_OWNERS, "module")),  # its members were another one's
        _says("reached", "yes"),
    ),
    _breaks("object kind changed", _kinds("changed"), _other_use),
    _breaks(
        "object kind changed",
        frozenset({"decorator_added", "decorator_removed"}),
        other_use,
    ),
    _breaks("object kind changed", frozenset({"class_changed"}), is_one_object),
    _breaks("object kind changed", frozenset({"module_removed"}), _is_class_now),
    _breaks("member to be implemented", frozenset({"method_added", "property_added"}), _has_to_be_made),
    _breaks("member to be implemented", frozenset({"default_body_removed"})),
    _breaks("member to be given", frozenset({"field_added"}), _has_to_be_given),
    _breaks(
        "modifier narrowed",
        frozenset({"modifiers_added", "modifiers_changed", "modifiers_removed"}),
        takes_away,
    ),
    _breaks("error to be handled", frozenset({"raises_added", "raises_changed"}), has_to_catch),
    _breaks(
        "type parameters narrowed",
        frozenset({"generics_added", "generics_changed", "generics_removed"}),
        _generic_in_less,
    ),
    _breaks("access narrowed", frozenset({"accessors_changed"}), uses_less),
    _breaks("parameter removed", frozenset({"parameter_removed"}), _says("swallowed", "no", "ignored")),
    _breaks("parameter renamed", frozenset({"parameter_renamed"}), _renamed_by_name),
    _breaks("parameter moved", frozenset({"parameter_moved"})),
    _breaks(
        "parameter kind changed", frozenset({"kind_changed", "kind_added", "kind_removed"}), _narrower_kind
    ),
    _breaks("parameter added required", frozenset({"parameter_added"}), _says("required", "yes")),
    _breaks("parameter made required", frozenset({"default_removed", "optional_removed"}), _given_less),
    _breaks("parameter default changed", frozenset({"default_changed"}), other_default),
    _breaks("return type changed", frozenset({"returns_changed"}), _returns_other),
    _breaks("return type removed", frozenset({"returns_removed"}), _typed),
    _breaks("type changed", frozenset({"type_changed", "type_added"}), _typed),
    _breaks("type changed", frozenset({"parameter_changed"}), _says("instead", "yes")),
    _breaks("value changed", frozenset({"value_changed", "value_removed"}), _told_value),
    _breaks("value changed", frozenset({"type_alias_changed"}), _other_function_named),
    _breaks("value changed", frozenset({"value_added", "value_changed", "value_removed"}), holds_other),
    _breaks("object removed", frozenset({"attribute_removed"}), _gone),
    _breaks("implementation removed", frozenset({"extension_removed"}), _implements),
    _breaks("implementation removed", frozenset({"decorator_changed", "decorator_removed"}), derives_less),
    _breaks("access narrowed", frozenset({"decorator_added"}), closes),
    _breaks("base removed", frozenset({"base_removed"}), loses_base),
    _breaks("base removed", frozenset({"base_changed"}), other_base),
)
"""How a public thing breaks those who use it."""

RULES = (
    *BREAKING,
    Rule(
        name="new_definition",
        type="new feature",
        kinds=_kinds("added") | {"overload_added"},
        when=_is_new,
        roles=_API,
    ),
    Rule(
        name="new_definition",
        type="new feature",
        kinds=frozenset({"extension_added"}),
        when=_implements,
        roles=_API,
    ),
    Rule(
        name="new_definition",
        type="new feature",
        kinds=frozenset({"value_changed"}),
        when=newly_listed,
        roles=_API,
        public=False,
    ),
    Rule(
        name="new_definition",
        type="new feature",
        kinds=_kinds("renamed"),
        when=_says("kept", "yes", "variable", "deprecated"),
        roles=_API,
    ),
    Rule(
        name="shown_definition",
        type="new feature",
        kinds=_kinds("changed") | _kinds("renamed"),
        when=_says("shown", "yes"),
        roles=_API,
    ),
    Rule(
        name="shown_definition",
        type="new feature",
        kinds=frozenset({"visibility_changed", "visibility_added", "visibility_removed"}),
        when=_says("widened", "yes"),
        roles=_API,
    ),
    Rule(
        name="shown_definition",
        type="new feature",
        kinds=frozenset(
            {
                f"{what}_{how}"
                for what in ("visibility", "exported")
                for how in ("added", "changed", "removed")
            }
        ),
        when=_says("shown", "yes"),
        roles=_API,
    ),
    Rule(
        name="new_parameter",
        type="new feature",
        kinds=frozenset({"parameter_added"}),
        when=_takes_more_now,
        roles=_API,
    ),
)
