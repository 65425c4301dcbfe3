"""The check before a paper is made: which of its characters no font has. Nothing is laid out for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from facilitator.document import Contents, Document
from facilitator.paper.fonts import SANS, WIDE, Faces
from facilitator.paper.printed import printed
from facilitator.paper.runs import SIMPLE, prepare

# Fields whose characters no reader sees.
UNSEEN = frozenset(("records", "key", "role", "language", "choices", "value"))
UNSEEN_OF_DOCUMENT = UNSEEN | {
    "created",
    "form",
    "logo",
    "covers",
    "attribution",
    "author",
    "sources_title",
    "notes_title",
}


def lost_characters(document: Document) -> tuple[str, ...]:
    """The characters that are printed as their codes because no font has them, in the order of their codes.

    Speaking notes count where the document is one of slides.
    """
    shown = printed(document)
    if shown.form != "slides":
        shown = replace(shown, parts=tuple(replace(part, notes=()) for part in shown.parts))
    rest: set[str] = set()
    for words in _words(shown):
        rest.update(SIMPLE.sub("", prepare(words)))
    rest.discard(" ")
    faces = Faces() if rest else None
    return tuple(sorted(char for char in rest if faces and not any(faces.has(each, char) for each in (SANS, *WIDE))))


def _words(node: Any) -> Iterator[str]:
    """Every string under a node that is printed."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from _words(each)
    elif isinstance(node, Contents):
        yield from (node.title, node.page_title, *(title for _, title in node.entries))
    elif is_dataclass(node):
        for name in _seen(type(node)):
            yield from _words(getattr(node, name))


@cache
def _seen(kind: type) -> tuple[str, ...]:
    unseen = UNSEEN_OF_DOCUMENT if kind is Document else UNSEEN
    return tuple(each.name for each in fields(kind) if each.name not in unseen)
