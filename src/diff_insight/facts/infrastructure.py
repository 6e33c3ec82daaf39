"""Workflows, containers, clusters and builds: what runs where.

Things and what their facts fill; what they hold are `key`, `entry` and `line` of the values family:

- GitHub Actions: `job` (`details`: `name`, `runs-on`, `uses`), `step` (`name` is its name, action, id or
  command; `details`: `uses`, `run`), `trigger`, `permission` (`old`/`new`), `schedule`, `matrix_axis`,
  `matrix_value` (`old`/`new`), `matrix_entry` (`details` its values), `input` and `output` (`details`:
  `description`, `default`, `required`), `secret`.
- Ansible: `task` (`name`). Jenkins: `stage` (`name`), `block` (`name` is what stands before its brace),
  `script_command` (a step).
- GitLab CI: `job`, `stage` (`old`/`new`), `script_command` (`old`/`new`), `ci_variable`.
- Compose and Kubernetes: `service` (`details["image"]`), `kubernetes_object` (`Deployment/web`), `container`,
  `container_image` (`old`/`new`, `details`: `differs_old`, `differs_new`), `port`, `environment_variable`;
  of Helm also `template_definition` (`name`) and `template` (`old`/`new`, a line with an action).
- Dockerfile: `stage` (`name`, or `FROM` with its base image), `base_image` (`old`/`new`), `instruction`
  (`name` is the keyword and what it sets, `old`/`new` its value; of one that copies all, without `name`),
  `shell_command` (of a RUN: `old`/`new` as a whole; of one that installs `name` its first words),
  `installed_package` (`name`, `old`/`new` its version, `where` the command).
- Terraform and HCL: `resource`, `data_source`, `input_variable`, `output`, `terraform_module`, `provider`,
  `local`, `block` (`name` is `type.name`, `details`: `description`, `default`, `type`, `count`, `for_each`,
  `source`, `value`), `provider_requirement` (`name` the provider, `old`/`new` its versions),
  `terraform_version`.
- Make, just, CMake, Meson and Bazel: `build_target` (of Make and just part `needs`: what it depends on; of
  just `parameters`: what it takes; `details["doc"]`), `recipe_line`, `build_variable`, `option`
  (`details["description"]`), `build_command`, `minimum_version` (`old`/`new`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from diff_insight.facts.entry import Entry
from diff_insight.facts.kinship import by_what_it_runs
from diff_insight.facts.port_numbers import is_called, replaced_ports
from diff_insight.facts.rule import FOR_USERS, Rule, Subject
from diff_insight.facts.state import State
from diff_insight.facts.thing import Thing
from diff_insight.facts.values import alone, place, stated
from diff_insight.facts.versions import raised
from diff_insight.model import Fact

_COPIES = re.compile(r"(COPY|ADD) ")


def _step(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a step; where its command is all its name, that says what it is called now."""
    found = stated(state, old, new)
    rest = [fact for fact in found if fact.kind != "step_renamed"]
    told = state.union(rest)
    lines = state.lines(old, new)
    named = not (by_what_it_runs(old) and by_what_it_runs(new))
    whole = {*lines.removed} <= {*told.removed} and {*lines.added} <= {*told.added}
    return found if named or not whole else rest


def _instruction(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of an instruction; one that copies is known by where to, which is no name of it."""
    found = stated(state, old, new)
    sides = [_COPIES.match(entry.node.name) for entry in (old, new)]
    if not all(sides) or len(found) != 1 or found[0].action not in {"renamed", "changed"}:
        return found
    was, now = (f"{entry.node.name.split()[0]} {entry.node.text}" for entry in (old, new))
    return [replace(found[0], kind="instruction_changed", name="", previous_name=None, old=was, new=now)]


def _minimum(state: State, old: Entry, new: Entry) -> Sequence[Fact]:
    """State two versions of a minimum; what CMake says behind `...` is the newest that it knows."""
    found = stated(state, old, new)
    if len(found) != 1 or found[0].action != "changed" or not (found[0].old and found[0].new):
        return found
    least = [said.partition("...")[0] for said in (found[0].old, found[0].new)]
    if least[0] == least[1]:
        return [replace(found[0], kind="build_command_changed", name="cmake_minimum_required")]
    return [replace(found[0], old=least[0], new=least[1])]


def _instruction_alone(state: State, entry: Entry) -> Sequence[Fact]:
    """State an instruction of one version; what one that copies is known by here is no name of it."""
    found = alone(state, entry)
    copies = _COPIES.match(entry.node.name)
    if not copies or len(found) != 1:
        return found
    said = f"{copies[1]} {entry.node.text}"
    return [replace(found[0], name="", old=said) if entry.old else replace(found[0], name="", new=said)]


THINGS = (
    place("job", inner=False, alike=0.9),
    place("step", ordered=True, alike=0.65, only=True, pair=_step),
    place("task", ordered=True, alike=0.65, only=True),
    place("trigger", alike=2.0),
    place("permission", alike=2.0),
    place("schedule"),
    place("matrix_axis"),
    place("matrix_value", alike=2.0),
    place("matrix_entry"),
    place("input", alike=0.8),
    place("output", alike=0.8),
    place("secret", alike=0.8),
    place("stage", ordered=True, alike=0.7),
    place("script_command", ordered=True),
    place("ci_variable", alike=0.85),
    place("input_variable", alike=0.85),
    place("service", inner=False, alike=0.9),
    place("kubernetes_object", inner=False, alike=0.8),
    place("container", alike=0.8),
    place("template_definition", inner=False, alike=0.8),
    place("container_image"),
    place("port", alike=0.8, only=True),
    place("environment_variable", alike=0.85),
    place("base_image"),
    place("instruction", ordered=True, pair=_instruction, single=_instruction_alone),
    place("shell_command", ordered=True, alike=0.5, only=True),
    place("installed_package", alike=2.0),
    place("resource", inner=False, alike=0.85),
    place("data_source", inner=False, alike=0.85),
    place("terraform_module", inner=False, alike=0.85),
    place("provider", inner=False, alike=0.85),
    place("local", alike=0.85),
    place("block", alike=0.7),
    place("provider_requirement", alike=2.0),
    place("terraform_version"),
    place("build_target", alike=0.8),
    Thing(name="recipe_line", inner=True, ordered=True, stays=True),
    place("build_variable", alike=0.85),
    place("option", alike=0.85),
    place("build_command", ordered=True),
    place("minimum_version", pair=_minimum),
)

_TERRAFORM = re.compile(r"\.(?:tf|tofu)$", re.IGNORECASE)
_ACTION = re.compile(r"(?:^|/)action\.ya?ml$|(?:^|/)\.github/workflows/", re.IGNORECASE)


def _terraform(_fact: Fact, subject: Subject) -> bool:
    """Tell whether the file is one of Terraform."""
    return _TERRAFORM.search(subject.change.path) is not None


def _needed_variable(fact: Fact, subject: Subject) -> bool:
    """Tell whether a variable of Terraform has no default."""
    return _terraform(fact, subject) and "default" not in fact.details


def _interface(fact: Fact, subject: Subject) -> bool:
    """Tell whether inputs and outputs of a file are what others call it with."""
    action = _ACTION.search(subject.change.path) is not None
    return _terraform(fact, subject) or (action and not subject.hides(subject.change.path, fact))


def _loses_default(fact: Fact, subject: Subject) -> bool:
    """Tell whether it is the default of a variable of Terraform."""
    return _terraform(fact, subject) and fact.name == "default" and fact.details.get("of") == "input_variable"


def _needed_input(fact: Fact, subject: Subject) -> bool:
    """Tell whether others must give the input: it is required and has no default."""
    needed = fact.details.get("required") == "true" and "default" not in fact.details
    return needed and _interface(fact, subject)


def _raised(fact: Fact, subject: Subject) -> bool:
    """Tell whether the least version that will do is higher than before."""
    return (
        subject.role in {"config", "build", "source"}
        and fact.old is not None
        and fact.new is not None
        and raised(fact.old, fact.new)
    )


RULES = (
    Rule(
        name="removed_output",
        type="breaking change",
        breaks="output removed",
        kinds=frozenset({"output_removed", "output_renamed"}),
        when=_interface,
    ),
    Rule(
        name="removed_parameter",
        type="breaking change",
        breaks="input removed",
        kinds=frozenset({"input_removed", "input_renamed"}),
        when=_interface,
    ),
    Rule(
        name="removed_parameter",
        type="breaking change",
        breaks="variable removed",
        kinds=frozenset({"input_variable_removed", "input_variable_renamed"}),
        when=_terraform,
    ),
    Rule(
        name="required_parameter",
        type="breaking change",
        breaks="required variable added",
        kinds=frozenset({"input_variable_added"}),
        when=_needed_variable,
    ),
    Rule(
        name="required_parameter",
        type="breaking change",
        breaks="variable required",
        kinds=frozenset({"key_removed"}),
        when=_loses_default,
    ),
    Rule(
        name="required_parameter",
        type="breaking change",
        breaks="required input added",
        kinds=frozenset({"input_added"}),
        when=_needed_input,
    ),
    Rule(
        name="raised_minimum",
        type="breaking change",
        breaks="minimum raised",
        kinds=frozenset(
            {"provider_requirement_changed", "terraform_version_changed", "minimum_version_changed"}
        ),
        when=_raised,
        roles=FOR_USERS,
    ),
    Rule(
        name="port_taken",
        type="breaking change",
        breaks="port changed",
        kinds=frozenset({"port_changed", "port_removed", "key_changed"}),
        when=is_called,
        roles=frozenset({"config", "source"}),
    ),
    Rule(
        name="new_parameter",
        type="new feature",
        kinds=frozenset({"input_added", "input_variable_added", "output_added"}),
        when=_interface,
    ),
    Rule(
        name="new_resource",
        type="new feature",
        kinds=frozenset({"resource_added", "data_source_added", "terraform_module_added"}),
        when=_terraform,
    ),
    Rule(
        name="new_service",
        type="new feature",
        kinds=frozenset({"service_added", "kubernetes_object_added"}),
        roles=frozenset({"config", "source"}),
    ),
)

FINISH = replaced_ports
"""What is done with all facts of a file once they stand."""
