"""A template as changes that come out the same on every laptop (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from facilitator.capture.template import Template
from facilitator.changes import FORMAT, SALT_BYTES, WRITER_BYTES, YES, Change, sealed
from facilitator.clock import encode_id
from facilitator.store.opening import wall_of

# The kind of an item is a field of its own, so what a template calls the kind of a session or point
# is stored as its type.
_RENAMED = {"kind": "type"}
_REFERENCES = frozenset({"slot"})
_SESSION = "session/"


def template_changes(template: Template) -> tuple[Change, ...]:
    """Every change a template makes: one a field, ids from template and key, no author, no chance."""
    return tuple(_seal(template, _fields(template)))


def held_change(template: Template, code: str) -> Change:
    """“Session CODE is held here”: the same change in every file of this session."""
    item = item_id(template.id, _SESSION + code)
    return _sealed(template, f"held/{code}", 0, item, item, "held", YES)


def item_id(template: str, key: str) -> str:
    """The id of a template's item: from the template's id and the item's key, not from its content."""
    return encode_id(sha256(f"{template}\x00{key}".encode()).digest())


def session_codes(template: Template) -> tuple[str, ...]:
    """The codes of a template's sessions, in order."""
    return tuple(item.key.removeprefix(_SESSION) for item in template.items if item.kind == "session")


def _fields(template: Template) -> Iterator[tuple[str, str, str, str]]:
    for planned in template.items:
        item = item_id(template.id, planned.key)
        owner = planned.key if planned.kind == "session" else planned.session
        session = item_id(template.id, owner) if owner else ""
        yield session, item, "kind", planned.kind
        for name, value in planned.fields:
            refers = name in _REFERENCES and value
            yield session, item, _RENAMED.get(name, name), item_id(template.id, value) if refers else value


def _seal(template: Template, fields: Iterable[tuple[str, str, str, str]]) -> Iterator[Change]:
    for place, field in enumerate(fields, 1):
        yield _sealed(template, "template", place, *field)


def _sealed(template: Template, what: str, seq: int, session: str, item: str, field: str, value: str) -> Change:
    writer = sha256(template.digest + what.encode()).digest()[:WRITER_BYTES]
    salt = sha256(writer + seq.to_bytes(8, "big")).digest()[:SALT_BYTES]
    return sealed(Change(b"", FORMAT, session, item, field, value, salt, b"", writer, seq, "", _wall(template)))


def _wall(template: Template) -> int:
    """The workshop's first day, so that no clock of a laptop comes in."""
    first = dict(template.items[0].fields).get("first_day", "")
    return wall_of(datetime.fromisoformat(first).replace(tzinfo=UTC)) if first else 0
