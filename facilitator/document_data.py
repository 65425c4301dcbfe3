"""The document tree as plain data for JSON, and back: what is stored of a paper, and what programs read.

A node is an object with its ``type`` first and its ``records`` last; texts and lists are arrays. Reading
takes a node's missing fields as not given and passes over those it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar

from facilitator import document
from facilitator.errors import PaperError

NodeT = TypeVar("NodeT")

NODES: Mapping[str, type[Any]] = {
    name.lower(): found for name, found in vars(document).items() if isinstance(found, type) and is_dataclass(found)
}


def to_data(value: Any) -> Any:
    """A node, a text or a plain value of the tree as plain data."""
    if is_dataclass(value):
        node: dict[str, Any] = {"type": type(value).__name__.lower()}
        node |= {each.name: to_data(getattr(value, each.name)) for each in fields(value) if each.name != "records"}
        node["records"] = list(getattr(value, "records", ()))
        return node
    if isinstance(value, tuple):
        members: tuple[Any, ...] = value
        return [to_data(each) for each in members]
    return value


def to_json(value: Any, indent: int | None = None) -> str:
    """A node as JSON; the same node gives the same text."""
    return json.dumps(to_data(value), ensure_ascii=False, indent=indent)


def from_json(text: str, kind: type[NodeT]) -> NodeT:
    """A node of this kind from its JSON. Raises PaperError where the text holds no such node."""
    try:
        found = from_data(json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise PaperError("What is stored of this paper cannot be read; issue or clear it again.") from error
    if not isinstance(found, kind):
        raise PaperError("What is stored of this paper cannot be read; issue or clear it again.")
    return found


def from_data(data: Any) -> Any:
    """The node, text or value that ``to_data`` made this of. Raises ValueError or TypeError for anything else."""
    if isinstance(data, dict):
        return _node({str(key): value for key, value in data.items()})
    if isinstance(data, list):
        members: list[Any] = data
        return tuple(from_data(each) for each in members)
    return data


def _node(data: Mapping[str, Any]) -> Any:
    kind = NODES.get(str(data.get("type")))
    if kind is None:
        raise ValueError(f"no node of the type {data.get('type')}")
    known = {each.name: each for each in fields(kind)}
    values = {name: from_data(value) for name, value in data.items() if name in known}
    missing = [name for name, each in known.items() if each.default is MISSING and name not in values]
    if missing:
        raise ValueError(f"the node {data.get('type')} lacks {', '.join(missing)}")
    return kind(**values)
