"""A paper as JSON: the whole tree, every node with its type and the records it rests on."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from facilitator.document import Document


def render_json(document: Document) -> bytes:
    """UTF-8, keys in the order of the fields, ``type`` first and ``records`` last, a newline at the end."""
    text = json.dumps(_node(document), ensure_ascii=False, indent=2)
    # Half a surrogate pair is no character; backslashreplace writes it as the \\uXXXX that JSON reads back.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _node(value: Any) -> Any:
    if is_dataclass(value):
        node: dict[str, Any] = {"type": type(value).__name__.lower()}
        node |= {each.name: _node(getattr(value, each.name)) for each in fields(value) if each.name != "records"}
        node["records"] = list(getattr(value, "records", ()))
        return node
    if isinstance(value, tuple):
        members: tuple[Any, ...] = value
        return [_node(each) for each in members]
    return value
