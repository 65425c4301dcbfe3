"""What completion knows of an open file: its roster, its vocabularies, and how often each is used."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.capture.completing import FREE, MOST_OFFERS, Completer, Offer, Use
from facilitator.capture.reading import Reading
from facilitator.capture.tokens import PARTY, PERSON, SPEAKER, TAG, Asked
from facilitator.directory import Directory
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.uses import party_uses, tag_uses

__all__ = [
    "FREE", "MOST_OFFERS", "PARTY", "PERSON", "SPEAKER", "TAG", "Asked", "Completer", "Offer", "Use", "load_completer",
    "uses_of",
]  # fmt: skip


def load_completer(file: SessionFile) -> Completer:
    """Reads the names and their uses; the index is built after the read is over."""
    with file.reading() as connection:
        frame = load_frame(connection)
        uses = _uses(connection)
    return Completer(Directory(frame.terms, frame.participants), uses)


def uses_of(reading: Reading) -> tuple[str, ...]:
    """What one reading uses: refs, and tags with # before them."""
    parties = (*reading.people, *reading.supports, *reading.reservations, *reading.leads, *reading.partners)
    return (*filter(None, (reading.speaker,)), *parties, *(_tag_key(tag) for tag in reading.tags))


def _uses(connection: Connection) -> dict[str, Use]:
    """Uses by ref, and by tag with # before it: the key of a term can be a tag and a party."""
    found: dict[str, Use] = {}
    _add(found, party_uses(connection))
    _add(found, ((_tag_key(tag), count, at) for tag, count, at in tag_uses(connection)))
    return found


def _add(found: dict[str, Use], rows: Iterable[tuple[str, int, int]]) -> None:
    for key, count, at in rows:
        known = found.get(key, Use())
        found[key] = Use(known.count + count, max(known.at, at))


def _tag_key(tag: str) -> str:
    return f"#{tag}"
