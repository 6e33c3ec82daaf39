"""The way to a model: the SDK's client of each provider behind one small port, its errors as faults.

Importing the SDK takes seconds, so it happens in a thread that starts early, while something else
waits. The SDK's own retries are off: it would obey a `Retry-After` of an hour, and each attempt has
to be paid for (`attempts`).
"""

import contextlib
import importlib
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any, Protocol

from .claude_settings import ClaudeSettings, Provider
from .limits import left, retry_after
from .replies import Fault, FaultKind, Reply, read_reply
from .requests import Dialect, Request

_CONNECT_SECONDS = 10.0


class Sender(Protocol):
    """Whatever can carry one request to a model."""

    async def send(self, request: Request, *, dialect: Dialect, seconds: float) -> Reply:
        """Send once, wait at most that long.

        Raises:
            Fault: There is no answer.
        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


def credentials(provider: Provider, environ: Mapping[str, str]) -> bool:
    """Whether the environment holds what the provider's client needs to sign in.

    Sources: the SDK's `_client.py`, `lib/bedrock`, `lib/vertex` and `lib/foundry.py`; for Bedrock and
    Vertex the usual variables of their clouds. An AWS profile or a Google login on disk that no variable
    names is not looked for: a run should not depend on what happens to lie in a home directory.
    """

    def every(*names: str) -> bool:
        return all(environ.get(name) for name in names)

    if provider == "anthropic":
        return (
            every("ANTHROPIC_API_KEY")
            or every("ANTHROPIC_AUTH_TOKEN")
            or every("ANTHROPIC_PROFILE")
            or (
                every("ANTHROPIC_FEDERATION_RULE_ID")
                and (every("ANTHROPIC_IDENTITY_TOKEN") or every("ANTHROPIC_IDENTITY_TOKEN_FILE"))
            )
        )
    if provider == "bedrock":
        return (
            every("AWS_BEARER_TOKEN_BEDROCK")
            or every("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
            or every("AWS_PROFILE")
            or every("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN")
            or every("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        )
    if provider == "vertex":
        return every("CLOUD_ML_REGION") and (
            every("GOOGLE_APPLICATION_CREDENTIALS") or every("ANTHROPIC_VERTEX_PROJECT_ID")
        )
    return every("ANTHROPIC_FOUNDRY_API_KEY") and (
        every("ANTHROPIC_FOUNDRY_RESOURCE") or every("ANTHROPIC_FOUNDRY_BASE_URL")
    )


class SdkImport:
    """The import of the SDK, under way since this was made.

    Args:
        settings: Of a client to make ready as well, which takes a quarter of a second; None: none.
    """

    def __init__(self, settings: ClaudeSettings | None = None) -> None:
        self._module: ModuleType | None = None
        self._settings = settings
        self._client: Any = None
        self._thread = threading.Thread(target=self._load, name="import anthropic", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        with contextlib.suppress(ImportError):
            module = importlib.import_module("anthropic")
            importlib.import_module("anthropic.resources.messages")  # else imported by the first request
            self._module = module
            if self._settings is not None:
                with contextlib.suppress(Fault):  # whoever asks for the client is told
                    self._client = make_client(self._settings, module)

    def client(self, settings: ClaudeSettings) -> Any:
        """Give a client of the SDK: the one made ready, once, or a new one.

        Raises:
            Fault: It cannot be made.
        """
        module = self.module()
        ready, self._client = self._client, None
        return ready if ready is not None and settings == self._settings else make_client(settings, module)

    def module(self) -> ModuleType:
        """Give the SDK; waits for the import.

        Raises:
            Fault: It is not installed, or broken.
        """
        self._thread.join()
        if self._module is None:
            raise Fault("setup", "the anthropic package cannot be imported")
        return self._module


class SdkSender:
    """A client of the SDK, for any provider.

    Args:
        settings: Provider, base URL, key.
        sdk: The import.

    Raises:
        Fault: The client cannot be made: credentials or the provider's own package are missing.
    """

    def __init__(self, settings: ClaudeSettings, sdk: SdkImport) -> None:
        self._sdk = sdk.module()
        self._client = sdk.client(settings)

    async def send(self, request: Request, *, dialect: Dialect, seconds: float) -> Reply:
        """Send once; see `Sender`."""
        limits = self._sdk.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS))
        with sdk_faults(self._sdk):
            raw = await self._client.messages.with_raw_response.create(
                **request.body(dialect), timeout=limits
            )
            reply = read_reply(await raw.read())
            return replace(reply, left=left(raw.headers, reply.tokens))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


@contextlib.contextmanager
def sdk_faults(sdk: ModuleType) -> Iterator[None]:
    """Turn the SDK's errors inside the block into faults."""
    try:
        yield
    except sdk.APITimeoutError as error:
        raise Fault("down", "no answer in time", perhaps_billed=_sent(error)) from error
    except sdk.APIConnectionError as error:
        raise Fault("down", f"connection failed ({_cause(error)})", perhaps_billed=_sent(error)) from error
    except sdk.APIStatusError as error:
        raise status_fault(error.status_code, error.api_message or "", error.response.headers) from error
    except Exception as error:
        if isinstance(error, (sdk.AnthropicError, *_SETUP_ERRORS)) or _is_of_a_cloud(error):
            raise _setup_fault(error) from error
        raise


def make_client(settings: ClaudeSettings, sdk: ModuleType, *, retries: int = 0) -> Any:
    """Make the SDK's client of a provider.

    Raises:
        Fault: Credentials or the provider's own package are missing.
    """
    with sdk_faults(sdk):
        return _client(settings, sdk, retries)


def _client(settings: ClaudeSettings, sdk: ModuleType, retries: int) -> Any:
    common: dict[str, Any] = {
        "max_retries": retries,
        # A 307 would take the request, and the key with it, to wherever the answer says.
        "http_client": sdk.DefaultAsyncHttpxClient(follow_redirects=False),
    }
    if settings.base_url is not None:
        common["base_url"] = settings.base_url
    if settings.api_key is not None and settings.provider != "vertex":
        common["api_key"] = settings.api_key
    if settings.provider == "anthropic":
        if settings.auth_token is not None:
            common["auth_token"] = settings.auth_token
        return sdk.AsyncAnthropic(**common)
    if settings.provider == "bedrock":
        return sdk.AsyncAnthropicBedrock(**common)
    if settings.provider == "vertex":
        if settings.api_key is not None:
            common["access_token"] = settings.api_key
        client = sdk.AsyncAnthropicVertex(**common)
        if settings.api_key is None and client.project_id is None:
            client.project_id = _project_of_google()
        return client
    return sdk.AsyncAnthropicFoundry(**common)


def _project_of_google() -> Any:
    """Give the project of the account that signs in; the SDK asks for it before it looks there."""
    return importlib.import_module("google.auth").default()[1]


_SETUP_ERRORS = (ImportError, ValueError, TypeError, RuntimeError)


def _is_of_a_cloud(error: Exception) -> bool:
    """Tell what the clouds' own libraries raise where nobody can be signed in; they have no common class."""
    return type(error).__module__.partition(".")[0] in {"botocore", "boto3", "google"}


def _setup_fault(error: Exception) -> Fault:
    said = " ".join(str(error).split())[:300]
    return Fault("setup", said or type(error).__name__)


def _cause(error: BaseException) -> str:
    return type(error.__cause__).__name__ if error.__cause__ is not None else "unknown cause"


def _sent(error: BaseException) -> bool:
    """Whether the request may have reached the server."""
    return _cause(error) not in {"ConnectError", "ConnectTimeout"}


_KINDS: Mapping[int, FaultKind] = {
    401: "credentials",
    402: "money",
    403: "permission",
    404: "model",
    408: "busy",
    409: "busy",
    413: "size",
    429: "busy",
}


_TOO_LONG = re.compile(r"prompt is too long|context (?:length|size|window|limit)|exceed_context_size")
"""What servers say of a request that their model has no room for, with a status that says less."""


def status_fault(status: int, said: str, headers: Mapping[str, str]) -> Fault:
    """Turn an HTTP error into a fault.

    Sources: the API's list of errors (https://docs.anthropic.com/en/api/errors); an account without
    credit is a 400 whose text says so, or a 402.
    """
    if 300 <= status < 400:  # noqa: PLR2004 - HTTP's redirects
        return Fault("setup", "the server leads elsewhere, which is not followed with a key", status=status)
    lowered = said.lower()
    if status == 400 and _TOO_LONG.search(lowered):  # noqa: PLR2004 - HTTP's "bad request"
        return Fault("size", _clean(said), status=status)
    kind = _KINDS.get(status) or ("down" if status >= 500 else "request")  # noqa: PLR2004 - HTTP's border
    if kind == "request" and ("credit balance" in lowered or "billing" in lowered):
        kind = "money"
    return Fault(kind, _clean(said), status=status, retry_after=retry_after(headers))


def _clean(said: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())[:200]
