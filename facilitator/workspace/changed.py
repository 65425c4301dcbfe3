"""What a verb did: which items it touched and of which kinds, so that only what shows them is redrawn."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain import Kind
from facilitator.errors import Sentence

_RECORDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Changed:
    """``items`` in the order they were touched; ``warnings`` are sentences for the person who did it;
    ``changes`` are the ids of the changes made, in order: what undo takes back."""

    items: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    warnings: tuple[Sentence | str, ...] = ()
    changes: tuple[bytes, ...] = ()


def told_kind(kind: str) -> str:
    """What ``Changed.kinds`` calls an item of this kind: every note, proposal and action item is a "record"."""
    return "record" if kind in _RECORDS else kind
