"""A part of a paper with the names of persons hidden wherever words may stand (pure)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeGuard, TypeVar

from facilitator.document import Span, Text, plain
from facilitator.summary.masking import Mask

NodeT = TypeVar("NodeT")
# What programs read; every other text of the tree may be printed.
_NO_WORDS = frozenset({"records", "key", "language", "role"})


def masked(node: NodeT, mask: Mask) -> NodeT:
    """The node with every name replaced, also one that stands in several spans."""
    found: Any = _masked(node, mask)
    return found


def _masked(node: Any, mask: Mask) -> Any:
    if isinstance(node, str):
        return mask.hide(node)
    if _is_text(node):
        return _text(node, mask)
    if isinstance(node, tuple):
        members: tuple[Any, ...] = node
        return tuple(_masked(one, mask) for one in members)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    names = [one.name for one in fields(node) if one.name not in _NO_WORDS]
    return replace(node, **{name: _masked(getattr(node, name), mask) for name in names})


def _is_text(node: Any) -> TypeGuard[Text]:
    return isinstance(node, tuple) and bool(node) and all(isinstance(one, Span) for one in node)


def _text(text: Text, mask: Mask) -> Text:
    """Span by span; where a name reaches over several, the text is set as its first span is."""
    each = tuple(replace(span, text=mask.hide(span.text)) for span in text)
    whole = mask.hide(plain(text))
    if plain(each) == whole:
        return each
    ids = tuple(dict.fromkeys(one for span in text for one in span.records))
    return (replace(text[0], text=whole, strong=False, records=ids),)
