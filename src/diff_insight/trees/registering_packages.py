"""Packages whose annotations and attributes hand methods to what calls them: Java, Kotlin, C# and PHP.

There a mark does nothing by itself: that something calls what it stands on is known of these packages alone.
"""

import re
from collections.abc import Iterable, Iterator

from diff_insight.trees.node import Node

_ROUTES = "Get Post Put Delete Patch Head Options"
_JAX_RS = "GET POST PUT DELETE PATCH HEAD OPTIONS Path"

_ROWS: dict[str, str] = {
    "org.springframework.web.bind.annotation": (
        "RequestMapping GetMapping PostMapping PutMapping DeleteMapping PatchMapping ExceptionHandler "
        "InitBinder ModelAttribute RestController ControllerAdvice RestControllerAdvice"
    ),
    "org.springframework.stereotype": "Component Controller Repository Service",
    "org.springframework.context.annotation": "Bean Configuration",
    "org.springframework.context.event": "EventListener",
    "org.springframework.messaging.handler.annotation": "MessageMapping MessageExceptionHandler",
    "org.springframework.graphql.data.method.annotation": (
        "QueryMapping MutationMapping SubscriptionMapping SchemaMapping BatchMapping"
    ),
    "org.springframework.kafka.annotation": "KafkaListener KafkaHandler",
    "org.springframework.amqp.rabbit.annotation": "RabbitListener RabbitHandler",
    "org.springframework.jms.annotation": "JmsListener",
    "javax.ws.rs": _JAX_RS,
    "jakarta.ws.rs": _JAX_RS,
    "io.micronaut.http.annotation": f"{_ROUTES} Controller Error",
    "org.junit.jupiter.api": (
        "Test RepeatedTest TestFactory TestTemplate BeforeAll BeforeEach AfterAll AfterEach"
    ),
    "org.junit.jupiter.params": "ParameterizedTest",
    "org.testng.annotations": "Test Factory BeforeMethod AfterMethod BeforeClass AfterClass",
    "Microsoft.AspNetCore.Mvc": (
        "HttpGet HttpPost HttpPut HttpDelete HttpPatch HttpHead HttpOptions Route AcceptVerbs ActionName "
        "ApiController Controller"
    ),
    "Microsoft.Azure.WebJobs": "FunctionName",
    "Microsoft.Azure.Functions.Worker": "Function",
    "Xunit": "Fact Theory",
    "NUnit.Framework": "Test TestCase TestCaseSource",
    "Microsoft.VisualStudio.TestTools.UnitTesting": (
        "TestMethod DataTestMethod ClassInitialize AssemblyInitialize"
    ),
    "Symfony.Component.Routing.Attribute": "Route",
    "Symfony.Component.Routing.Annotation": "Route",
    "Symfony.Component.EventDispatcher.Attribute": "AsEventListener",
    "Symfony.Component.Messenger.Attribute": "AsMessageHandler",
    "Symfony.Contracts.Service.Attribute": "Required",
    "PHPUnit.Framework.Attributes": "Test DataProvider DataProviderExternal TestWith Depends",
}
"""Package to its marks; PHP's names are written with dots here, C#'s without `Attribute`."""

_MARKS = {package: frozenset(names.split()) for package, names in _ROWS.items()}
_OPENED = {"(": 1, "{": 1, ")": -1, "}": -1}
_WORD = re.compile(r"\\?[A-Za-z_][\w.\\]*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.){0,500}"|\'(?:[^\'\\]|\\.){0,500}\'')


def registers(marks: Iterable[str], imports: Iterable[Node]) -> bool:
    """Tell whether one of the marks of a definition hands it over.

    Args:
        marks: What stands on it, as it is written: `@Get("/cows")`, `[HttpGet, Authorize]`, `#[Route("/")]`.
        imports: Every name that its file imports.
    """
    names = [name for mark in marks for name in _names(mark)]
    return bool(names) and _any_registers(names, list(imports))


def _any_registers(names: list[str], imports: list[Node]) -> bool:
    known: dict[str, str] = {}
    opened: list[str] = []
    for one in imports:
        within, name = one.attributes.get("import_source", ""), _dotted(one.name)
        full = f"{_dotted(within)}.{name}" if within else name
        opened.append(full.removesuffix(".*"))
        known[one.attributes.get("alias") or full.rpartition(".")[2]] = full
    for name in names:
        first, dot, rest = name.partition(".")
        full = f"{known.get(first, first)}{dot}{rest}"
        package, _, own = full.rpartition(".")
        packages = [package] if package else opened
        own = own if own == "Attribute" else own.removesuffix("Attribute")
        if any(own in _MARKS.get(of, ()) for of in packages):
            return True
    return False


def _names(mark: str) -> Iterator[str]:
    """Give the name of each mark that one place holds, dotted, without what it is given."""
    depth, fresh = 0, True
    bare = _QUOTED.sub('""', mark.lstrip("#@["))
    at = 0
    while at < len(bare):
        word = _WORD.match(bare, at) if fresh and not depth else None
        if word is not None:
            yield _dotted(word[0])
            at, fresh = word.end(), False
            continue
        depth += _OPENED.get(bare[at], 0)
        fresh = (bare[at] == "," or (fresh and bare[at] == " ")) and not depth
        at += 1


def _dotted(name: str) -> str:
    return name.lstrip("\\").replace("\\", ".")
