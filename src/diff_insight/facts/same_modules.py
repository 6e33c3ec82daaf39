"""Tasks and steps of other names that do the same: they run one module, or one action, in one place.

A task of Ansible runs one module, under its short or its full name
(https://docs.ansible.com/ansible/latest/reference_appendices/playbooks_keywords.html#task names all other
keys).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from diff_insight.facts.changed import Changed
from diff_insight.facts.entry import Entry

_KEYWORDS = frozenset(
    {
        *("action", "any_errors_fatal", "args", "async", "become", "become_exe", "become_flags"),
        *("become_method", "become_user", "changed_when", "check_mode", "collections"),
        *("connection", "debugger", "delay", "delegate_facts", "delegate_to", "diff"),
        *("environment", "failed_when", "ignore_errors", "ignore_unreachable", "listen"),
        *("local_action", "loop", "loop_control", "module_defaults", "name", "no_log", "notify"),
        *("poll", "port", "register", "remote_user", "retries", "run_once", "tags", "throttle"),
        *("timeout", "until", "vars", "when"),
    }
)
_LOOPS = "with_"


def of_one_module(
    olds: Sequence[Entry], news: Sequence[Entry], changed: Changed
) -> Iterator[tuple[Entry, Entry]]:
    """Give the keys of a task that are one module under two names, and tasks and steps that do the same.

    Args:
        olds: What is left without a partner of what an owner held.
        news: What is left of what it holds.
        changed: The changed lines.
    """
    sides: dict[str, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((olds, news)):
        for entry in entries:
            if runs := _runs(entry):
                sides[runs][side].append(entry)
    for of_old, of_new in sides.values():
        if len(of_old) == len(of_new) == 1 and _are_one(of_old[0], of_new[0], changed):
            yield of_old[0], of_new[0]


def _runs(entry: Entry) -> str:
    """Give the action of a step or the module of a task, or of a key in it, by its short name."""
    match entry.node.thing:
        case "step":
            return entry.node.details.get("uses", "").partition("@")[0]
        case "task":
            modules = [child.node.name for child in entry.children if _is_module(child)]
            return _short(modules[0]) if len(modules) == 1 else ""
        case "key":
            in_task = entry.parent is not None and entry.parent.node.thing == "task"
            return _short(entry.node.name) if in_task and _is_module(entry) else ""
    return ""


def _is_module(entry: Entry) -> bool:
    name = entry.node.name
    return entry.node.thing == "key" and name not in _KEYWORDS and not name.startswith(_LOOPS)


def _short(module: str) -> str:
    return module.rpartition(".")[2]


def _are_one(old: Entry, new: Entry, changed: Changed) -> bool:
    if old.node.thing != new.node.thing:
        return False
    if old.node.thing == "key":
        return old.node.name != new.node.name and "" in {
            old.node.name.rpartition(".")[0],
            new.node.name.rpartition(".")[0],
        }
    near = changed.together(old.node.first, new.node.first)
    return near and (old.node.thing == "step" or bool(_given(old) & _given(new)))


def _given(entry: Entry) -> set[tuple[str, str]]:
    """Give what a task hands to its module: each argument with its value."""
    module = next(child for child in entry.children if _is_module(child))
    return {(one.node.name, one.node.text) for one in module.children if one.node.text} or {
        ("", module.node.text)
    }
