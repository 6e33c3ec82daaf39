"""The Atom feed of the reports folder (RFC 4287), the newest reports, the same bytes for the same reports.

Times are the reports' dates: a feed that carried the time of writing would change with every run.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from diff_insight.errors import PublishError
from diff_insight.publish.index import Entry
from diff_insight.publish.shown_texts import is_web_address, relative_link

FEED_NAME = "feed.xml"
MOST_ENTRIES = 100
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def feed(old: bytes, *, blob_url: str, feed_path: str, title: str, new: Sequence[Entry]) -> bytes:
    """Give the feed after this run.

    Args:
        old: The feed as it stands in the branch; empty for none.
        blob_url: Where the branch's files are shown, without a slash at the end
            (`https://github.com/owner/name/blob/branch`).
        feed_path: The feed's path in the branch; with `blob_url` it is the feed's id.
        title: The feed's title.
        new: The reports of this run.

    Raises:
        PublishError: What stands in the branch is no Atom feed.
    """
    if not is_web_address(blob_url):
        raise PublishError(f"The feed cannot link to `{blob_url}`: it is no web address.")
    entries = {**_old_entries(old), **{_link(blob_url, entry): entry for entry in new}}
    newest = sorted(sorted(entries.items()), key=lambda item: item[1].date, reverse=True)[:MOST_ENTRIES]
    root = ET.Element("feed", {"xmlns": _ATOM})
    _text(root, "id", f"{blob_url}/{relative_link(feed_path)}")
    _text(root, "title", title)
    _text(root, "updated", _time(newest[0][1].date if newest else ""))
    ET.SubElement(ET.SubElement(root, "author"), "name").text = "Diff Insight"
    ET.SubElement(root, "link", {"href": f"{blob_url}/{relative_link(feed_path)}", "rel": "alternate"})
    for address, entry in newest:
        _add(root, address, entry)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(root: ET.Element, address: str, entry: Entry) -> None:
    element = ET.SubElement(root, "entry")
    _text(element, "id", address)
    _text(element, "title", entry.title or entry.path)
    _text(element, "updated", _time(entry.date))
    ET.SubElement(element, "link", {"href": address, "rel": "alternate"})
    if entry.category:
        ET.SubElement(element, "category", {"term": _clean(entry.category)})
    _text(element, "summary", entry.summary)


def _old_entries(old: bytes) -> dict[str, Entry]:
    if not old.strip():
        return {}
    if b"<!DOCTYPE" in old or b"<!ENTITY" in old:
        raise PublishError(
            "The feed in the target branch declares entities; it was not written by this tool."
        )
    try:
        # UTF-8, whatever the file says of itself: in another encoding a document type would be overlooked
        root = ET.fromstring(old.decode("utf-8"))  # noqa: S314 - no document type, so no entities to expand
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise PublishError(
            "The feed in the target branch cannot be read as XML.", remedy="Mend or delete it."
        ) from error
    found: dict[str, Entry] = {}
    for element in root.iter(f"{{{_ATOM}}}entry"):
        address = element.findtext(f"{{{_ATOM}}}id") or ""
        category = element.find(f"{{{_ATOM}}}category")
        if is_web_address(address):
            found[address] = Entry(
                path=address,
                date=(element.findtext(f"{{{_ATOM}}}updated") or "")[:10],
                title=element.findtext(f"{{{_ATOM}}}title") or "",
                category="" if category is None else category.get("term", ""),
                summary=element.findtext(f"{{{_ATOM}}}summary") or "",
            )
    return found


def _link(blob_url: str, entry: Entry) -> str:
    return f"{blob_url}/{relative_link(entry.path)}"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def _time(day: str) -> str:
    return f"{day}T00:00:00Z" if _DAY.match(day) else "1970-01-01T00:00:00Z"
