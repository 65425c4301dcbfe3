"""What a file to import comes to: records, people and points to be, and what to tell the person."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record to be.

    ``key`` (64 hex digits) comes from the words of the source and their ordinal among equals, so the
    same source gives the same keys whatever the roster knows by now. ``kind`` is a domain.Kind value.
    ``point`` is the title (or id) of the discussion point, ``speaker`` a ref, ``speaker_text`` a
    would-be speaker nobody knows. ``fields`` are the other fields by name; a member of a set is
    ("tags/KEY", "1"), a day is ISO 8601.
    """

    key: str
    kind: str
    text: str
    prefix: str = ""
    point: str = ""
    speaker: str = ""
    speaker_text: str = ""
    fields: Fields = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A row of a roster; ``present`` is None where the source does not say. ``key`` is 64 hex digits."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    abbreviation: str = ""
    organization: str = ""
    delegation: str = ""
    constituency: str = ""
    role: str = ""
    present: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A whole source. ``points`` are its headings that are discussion points, in order, each once."""

    points: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    warnings: tuple[str, ...] = ()


def content_key(parts: Iterable[str], ordinal: int = 0) -> str:
    """SHA-256 in hex over words and their ordinal among equals; spelling is compared as NFC."""
    words = [unicodedata.normalize("NFC", part) for part in parts]
    packed = json.dumps([ordinal, words], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()


class Keys:
    """Gives each content its key, counting equals: the first is 0, the second 1, and so on."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, *parts: str) -> str:
        """The key for this content, at its next ordinal."""
        bare = content_key(parts)
        ordinal = self._seen[bare]
        self._seen[bare] += 1
        return content_key(parts, ordinal) if ordinal else bare


def merge_fields(*groups: Iterable[tuple[str, str]]) -> Fields:
    """Fields of several readings in one order, each name once; the first to name one wins."""
    merged: dict[str, str] = {}
    for group in groups:
        for name, value in group:
            merged.setdefault(name, value)
    return tuple(merged.items())


def members(field: str, values: Iterable[str]) -> Fields:
    """The fields that put each value into a set: ("tags/KEY", "1")."""
    return tuple((f"{field}/{value}", "1") for value in values if value)
