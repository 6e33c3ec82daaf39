"""Methods that a framework, or the language, calls of its own accord: nobody outside calls one by its name.

One that goes leaves that of its base to be called, and one that comes gives users no name they could use.
What it does may change how a component behaves: that is told, and is neither a breaking change nor a feature.
"""

import re

from diff_insight.late import late
from diff_insight.model import Fact

_OF_PAGES = late(
    r"(?:UNSAFE_)?component(?:Did|Will)(?:Mount|Update|Unmount|Catch|ReceiveProps)|shouldComponentUpdate"
    r"|getSnapshotBeforeUpdate|getDerivedState(?:FromProps|FromError)|getChildContext"
    r"|(?:connected|disconnected|connectedMove|attributeChanged|adopted|formAssociated|formDisabled|formReset"
    r"|formStateRestore)Callback"
    r"|ng(?:OnInit|OnChanges|OnDestroy|DoCheck|After(?:View|Content)(?:Init|Checked))"
)
"""Those of React's components, of custom elements and of Angular; each has its name for nothing else."""
_HOOKS = {
    "javascript": _OF_PAGES,
    "typescript": _OF_PAGES,
    "python": re.compile(
        r"__(?:repr|sizeof|dir|del|getstate|setstate|reduce|reduce_ex|getnewargs|getnewargs_ex|copy|deepcopy)__"
    ),  # what asks for it (`pickle`, `copy`) is answered still where there is none
    "ruby": re.compile(r"inspect|marshal_(?:dump|load)|encode_with|init_with|initialize_(?:copy|dup|clone)"),
    "java": re.compile(r"finalize|readObject|writeObject|readResolve|writeReplace"),
    "php": re.compile(r"__(?:destruct|debugInfo|sleep|wakeup|serialize|unserialize)"),
    "swift": re.compile(r"view(?:Did|Will|Is)(?:Load|Appear|Appearing|Disappear|LayoutSubviews)|deinit"),
}
"""The names of such methods by the language that they are in."""


def is_hook(fact: Fact, language: str | None) -> bool:
    """Tell whether a fact is of a method of a type that only a framework calls, or of its head."""
    hooks = _HOOKS.get(language or "")
    if hooks is None:
        return False
    if fact.thing == "method" or fact.name.startswith("__"):  # lines alone may not show its class
        return ("." in fact.name or fact.name.startswith("__")) and _named(hooks, fact.name)
    return len(fact.where) > 1 and _named(hooks, fact.where[-1])


def _named(hooks: re.Pattern[str], name: str) -> bool:
    return hooks.fullmatch(name.rpartition(".")[2]) is not None
