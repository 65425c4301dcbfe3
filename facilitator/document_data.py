"""The document tree as plain data for JSON, and back: what is stored of a paper, and what programs read.

A node is an object with its ``type`` first and its ``records`` last; texts and lists are arrays. Reading
takes a node's missing fields as not given and passes over those it does not know. Anybody may have written
what is read: every value must be of the type that its field has in the tree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from facilitator import document
from facilitator.errors import PaperError

NodeT = TypeVar("NodeT")

NODES: Mapping[str, type[Any]] = {
    name.lower(): found for name, found in vars(document).items() if isinstance(found, type) and is_dataclass(found)
}
# Deeper than any paper: a document, its part, a topic, a table, its rows and so on are fewer than twenty.
_DEEPEST = 60


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


def from_data(data: Any, depth: int = 0) -> Any:
    """The node, text or value that ``to_data`` made this of. Raises ValueError or TypeError for anything else."""
    if depth > _DEEPEST:
        raise ValueError("no paper is so deep")
    if isinstance(data, dict):
        return _node({str(key): value for key, value in data.items()}, depth)
    if isinstance(data, list):
        members: list[Any] = data
        return tuple(from_data(each, depth + 1) for each in members)
    return data


def _node(data: Mapping[str, Any], depth: int) -> Any:
    kind = NODES.get(str(data.get("type")))
    if kind is None:
        raise ValueError(f"no node of the type {data.get('type')}")
    known = {each.name: each for each in fields(kind)}
    values = {name: from_data(value, depth + 1) for name, value in data.items() if name in known}
    missing = [name for name, each in known.items() if each.default is MISSING and name not in values]
    if missing:
        raise ValueError(f"the node {data.get('type')} lacks {', '.join(missing)}")
    types = _types(kind)
    wrong = [name for name, value in values.items() if not _fits(value, types[name])]
    if wrong:
        raise TypeError(f"the node {data.get('type')} has other values in {', '.join(wrong)}")
    return kind(**values)


@cache
def _types(kind: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type as the tree's fields have it: a class, a tuple of a type, one of several."""
    if get_origin(wanted) is not tuple:
        return (
            any(_fits(value, one) for one in get_args(wanted))
            if isinstance(wanted, UnionType)
            else (isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool))
        )
    if not isinstance(value, tuple):
        return False
    members: tuple[Any, ...] = value
    inner = get_args(wanted)
    if inner[1:] == (...,):
        return all(_fits(one, inner[0]) for one in members)
    return len(members) == len(inner) and all(map(_fits, members, inner))
