"""Git's quoting of names, written once more for tests that need it the other way round."""

_SHORT = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}


def quoted(name: bytes) -> bytes:
    """Quote as git's quote.c does with core.quotePath; a harmless name is itself."""
    text = "".join(map(_escape, name)).encode()
    return text if text == name else b'"' + text + b'"'


def _escape(byte: int) -> str:
    if byte in _SHORT:
        return "\\" + _SHORT[byte]
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
