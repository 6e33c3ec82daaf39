"""Why a text is not the one that was asked for, and what the person who runs the job can do about it."""

from typing import Literal

from diff_insight.languages import messages, msgid
from diff_insight.model import Locale

from .replies import Fault, FaultKind

Reason = Literal[
    "unavailable",
    "refused",
    "request",
    "size",
    "down",
    "truncated",
    "unreadable",
    "form",
    "ungrounded",
    "budget",
    "deadline",
]

NOTES: dict[Reason, str] = {
    "unavailable": msgid("Explained without a model, as none could be reached."),
    "refused": msgid("Explained without a model, as it declined to answer."),
    "request": msgid("Explained without a model, as its server did not accept the request."),
    "size": msgid("Explained without a model, as the change is too large for it."),
    "down": msgid("Explained without a model, as it did not answer."),
    "truncated": msgid("Explained without a model, as its answer was cut off."),
    "unreadable": msgid("Explained without a model, as its answer did not have the required form."),
    "form": msgid("Explained without a model, as its text was not in the required language or form."),
    "ungrounded": msgid("Explained without a model, as its text said more than the diff shows."),
    "budget": msgid("Explained without a model, as the ceiling on cost was reached."),
    "deadline": msgid("Explained without a model, as the time limit was reached."),
}
_LEFT_OUT = msgid("The patch is too long to be explained whole; part of it was left out.")


def note(reason: Reason, locale: Locale) -> str:
    """Say in the language of a report why a file's text is not a model's."""
    return messages(locale).text(NOTES[reason])


def left_out(locale: Locale) -> str:
    """Say that a model has not read the whole patch."""
    return messages(locale).text(_LEFT_OUT)


_WHAT_TO_DO: dict[Reason, str] = {
    "unavailable": "",
    "refused": "The model declined; nothing can be done but to choose another with --model.",
    "request": "Check that the server knows the model (--model) and speaks the Messages API.",
    "size": "Choose a model with a larger context (--model).",
    "down": "Run again later; with --cache what was answered is not paid for twice.",
    "truncated": (
        "What a model thinks counts against the length of its answer: lower --effort, "
        "or choose a model that keeps to its limit (--model)."
    ),
    "unreadable": "Choose a model that keeps to a JSON schema (--model).",
    "form": "Choose a model that writes these languages well (--model).",
    "ungrounded": "Choose a stronger model (--model).",
    "budget": "Raise --max-cost to have them explained by the model.",
    "deadline": "Raise --deadline or --concurrency to have them explained by the model.",
}


def warning(reason: Reason, texts: int, *, of: Literal["file", "overview"]) -> str:
    """Say how many texts stand offline for one reason, and what to do about it."""
    plural = f"1 {of} is" if texts == 1 else f"{texts} {of}s are"
    why = NOTES[reason].removeprefix("Explained without a model, ")
    return f"{plural} explained offline, {why} {_WHAT_TO_DO[reason]}".strip()


def remedy(fault: Fault) -> str:
    """Say in one or two sentences what is wrong with the way to the model and what to do."""
    status = (
        f" (HTTP {fault.status}{': ' + fault.said if fault.said else ''})"
        if fault.status
        else f" ({fault.said})"
    )
    return _REMEDIES[fault.kind].replace("{status}", status)


_REMEDIES: dict[FaultKind, str] = {
    "credentials": (
        "The API key was not accepted{status}. Check the key (anthropic-api-key, or ANTHROPIC_API_KEY) "
        "and that it "
        "belongs to this provider."
    ),
    "money": "The account has no credit{status}. Add credit or raise its limit, then run again.",
    "permission": (
        "The key may not use this model{status}. Give it access, or choose another with --model and "
        "--overview-model."
    ),
    "model": (
        "The model or the address was not found{status}. Check --model, --overview-model, --provider "
        "and the base URL."
    ),
    "setup": (
        "The client of the model could not be set up{status}. Check the provider's credentials and that "
        "what signs in there is installed: pip install 'anthropic[bedrock]', or 'anthropic[vertex]'."
    ),
    "request": (
        "The server did not accept the request{status}. Check that the base URL speaks the Messages API "
        "and knows the "
        "model."
    ),
    "size": "A request was too large for the server{status}.",
    "busy": (
        "The server is busy or a rate limit is reached{status}. Run again later, or lower --concurrency."
    ),
    "down": (
        "The model's server gave no answer{status}. Run again later; with --cache nothing that was "
        "answered is paid "
        "for twice."
    ),
    "garbled": "What answered is no Messages server{status}. Check the base URL.",
}
