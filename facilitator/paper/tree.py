"""A paper as JSON: the whole tree, every node with its type and the records it rests on."""

from __future__ import annotations

from facilitator.document import Document
from facilitator.document_data import to_json


def render_json(document: Document) -> bytes:
    """UTF-8, keys in the order of the fields, ``type`` first and ``records`` last, a newline at the end."""
    # Half a surrogate pair is no character; backslashreplace writes it as the \\uXXXX that JSON reads back.
    return (to_json(document, indent=2) + "\n").encode("utf-8", "backslashreplace")
