"""Edits: set a field, delete, restore, settle a conflict, assign a speaker. Each is new changes, never an erasure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import DELETED, REDACTED, YES, Change, ItemState, Pen, redacts, split_ids
from facilitator.directory import Directory
from facilitator.domain import Kind
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import drafts, log
from facilitator.store.derived import versions
from facilitator.store.lookup import unknown_speakers
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.rows import session_of
from facilitator.store.tables import Field, editable_fields, table_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import all_heads, keep, members, session_of_point, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state

_ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_NO = frozenset({"", "0", "no", "false", "off"})
_DAYS = frozenset({"due", "day", "first_day", "last_day", "status_date"})


@dataclass(frozen=True, slots=True)
class Part:
    """A field to set: its name, perhaps with a member, and the value as given."""

    field: str
    value: str


def edit(file: SessionFile, item: str, parts: Iterable[Part], author: str | None = None) -> Changed:
    """Sets fields of one item, as given. Raises NotFoundInFileError for an unknown item or field."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        # The same field given twice is one edit, its last value: two would stand against each other.
        wanted = dict(found for part in parts for found in _fields(state, part))
        goes_to = session_of_point(connection, wanted["point"]) if wanted.get("point") else ""
        changes = [
            change
            for name, value in wanted.items()
            for change in set_field(pen, state, name, value, goes_to if name == "point" else "")
        ]
        return _kept(file, connection, pen, changes, state)


def _kept(file: SessionFile, connection: Connection, pen: Pen, changes: list[Change], state: ItemState) -> Changed:
    keep(file, connection, pen, changes)
    return Changed((state.item,), frozenset({state.value("kind")}), changes=tuple(change.id for change in changes))


def _fields(state: ItemState, part: Part) -> Iterable[tuple[str, str]]:
    """The stored fields a part sets; a whole set is given as members parted by commas."""
    kind = state.value("kind")
    base, _, member = part.field.partition("/")
    if part.field == "kind" and kind in set(Kind):
        if part.value not in set(Kind):
            raise FacilitatorError(f"“{part.value}” is no kind of record; choose one of {', '.join(Kind)}.")
        return [("kind", part.value)]
    field = next((field for field in table_of(kind).fields if field.name == base), None)
    if field is None or (member and field.form not in ("set", "map")):
        names = ", ".join((*(("kind",) if kind in set(Kind) else ()), *editable_fields(kind)))
        raise NotFoundInFileError(f"A {kind or 'thing'} has no field “{part.field}”; choose one of {names}.")
    return _values(state, field, part)


def _values(state: ItemState, field: Field, part: Part) -> Iterable[tuple[str, str]]:
    if field.form == "flag":
        return [(field.name, "" if part.value.strip().casefold() in _NO else YES)]
    if field.form == "text" or "/" in part.field:
        if field.name in _DAYS and part.value and not _ISO_DAY.fullmatch(part.value):
            raise FacilitatorError(f"“{part.value}” is no day for {field.name}; give it as 2024-09-30, or nothing.")
        return [(part.field, part.value)]
    named = [name.strip() for name in part.value.split(",") if name.strip()]
    gone = [(f"{field.name}/{name}", "") for name in state.members(field.name) if name not in named]
    return [*gone, *members(field.name, list(dict.fromkeys(named)))]


def delete(file: SessionFile, item: str, author: str | None = None) -> Changed:
    """Deletes an item; it stays in the file and can be restored."""
    return _bury(file, item, YES, author)


def restore(file: SessionFile, item: str, author: str | None = None) -> Changed:
    """Takes a deletion back."""
    return _bury(file, item, "", author)


def _bury(file: SessionFile, item: str, value: str, author: str | None) -> Changed:
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        wanted = state.deleted != bool(value) or state.missed
        changes = [pen.change(session_of(state), item, DELETED, value, all_heads(state))] if wanted else []
        return _kept(file, connection, pen, changes, state)


def resolve(
    file: SessionFile,
    item: str,
    field: str,
    *,
    take: str | None = None,
    text: str | None = None,
    author: str | None = None,
) -> Changed:
    """Settles a conflict with one of its versions (the hex id of its change, or its beginning) or with a text.

    Raises NotFoundInFileError when there is no such conflict or version.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        if field not in state.conflicts:
            raise NotFoundInFileError(
                f"There is no conflict on “{field}” of {item}; “facilitator conflicts” lists what is open."
            )
        value, parents = _settled(state, field, take, text)
        return _kept(file, connection, pen, [pen.change(session_of(state), item, field, value, parents)], state)


def _settled(state: ItemState, field: str, take: str | None, text: str | None) -> tuple[str, list[bytes]]:
    parents = all_heads(state) if field == DELETED else [version.id for version in versions(state, field)]
    if state.deleted:  # settled knowing of the deletion, so the item stays deleted
        parents.extend(head.id for head in state.live[DELETED])
    if text is not None:
        return text, parents
    chosen = [
        change for change in versions(state, field) if take and change.id.hex().startswith(take.strip().casefold())
    ]
    if len(chosen) > 1:
        raise NotFoundInFileError(f"“{take}” begins several versions of “{field}” of {state.item}; give more of it.")
    if not chosen:
        raise NotFoundInFileError(
            f"“{take}” is none of the versions of “{field}” of {state.item}; “facilitator conflicts” lists them."
        )
    if redacts(chosen[0].field):
        raise FacilitatorError("To strike the edit as well, use “facilitator redact”; to keep it, take the edit.")
    if field == DELETED:
        return (chosen[0].value or "") if chosen[0].field == DELETED else "", parents
    return chosen[0].value or "", parents


def assign(file: SessionFile, text: str, who: str, author: str | None = None) -> Changed:
    """Makes what opened notes like a speaker their speaker, for all of its notes at once.

    ``who`` is a name of the roster or the vocabularies, or anything else, which then stays text.
    Raises NotFoundInFileError when no note waits for it, FacilitatorError when the name is ambiguous.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        frame = load_frame(connection)
        refs = Directory(frame.terms, frame.participants).find(who)
        if len(refs) > 1:
            raise FacilitatorError(f"“{who}” fits several people of the roster; give the full name or the id.")
        notes = unknown_speakers(connection).get(text, [])
        if not notes:
            raise NotFoundInFileError(
                f"No note waits for the speaker “{text}”; “facilitator show” lists who is unknown."
            )
        ref = refs[0] if refs else who
        changes = [change for item in notes for change in _assigned(pen, item_state(connection, item), text, ref)]
        keep(file, connection, pen, changes)
    return Changed(tuple(notes), frozenset({"record"}), changes=tuple(change.id for change in changes))


def assign_in(connection: Connection, pen: Pen, directory: Directory) -> list[str]:
    """Assigns every unknown speaker whom the roster knows by now, inside the caller's transaction."""
    touched: list[str] = []
    for text, notes in unknown_speakers(connection).items():
        refs = directory.find(text)
        if len(refs) == 1:
            for item in notes:
                log.append(connection, _assigned(pen, item_state(connection, item), text, refs[0]))
            touched += notes
    return touched


def _assigned(pen: Pen, state: ItemState, text: str, ref: str) -> list[Change]:
    """Speaker set; the name leaves the text for the prefix, so that the line typed stays what it was."""
    words = state.value("text")
    opening = re.match(rf"{re.escape(text)}\s*[:：]\s*", words)
    changes = [*set_field(pen, state, "speaker", ref), *set_field(pen, state, "speaker_text", "")]
    if opening:
        changes += set_field(pen, state, "prefix", state.value("prefix") + opening.group())
        changes += set_field(pen, state, "text", words[opening.end() :])
    return changes


def redact(file: SessionFile, item: str, field: str | None, reason: str, author: str | None = None) -> Changed:
    """Strikes the words of an item, or of one field: gone here and wherever the redaction arrives."""
    if not reason.strip():
        raise FacilitatorError("Say why the words are struck: add --reason with a few words.")
    pen = pen_for(file, author)
    with file.writing() as connection:
        history = log.history(connection, item)
        state = item_state(connection, item)
        kept = ("kind", "order", "point", DELETED)
        named = [
            change.id
            for change in history
            if (change.field == field if field else change.field not in kept) and not change.field.startswith(REDACTED)
        ]
        if not named:
            raise NotFoundInFileError(f"{item} has no words in “{field}” to strike; “facilitator history” lists them.")
        name = f"{REDACTED}/{field}" if field else REDACTED
        drafts.discard_item(connection, item)
        return _kept(file, connection, pen, [pen.change(session_of(state), item, name, reason, named)], state)


def replaced_by(history: Iterable[Change]) -> dict[bytes, list[Change]]:
    """Change id → the changes of the same field that name it."""
    changes = list(history)
    fields = {change.id: change.field for change in changes}
    found: dict[bytes, list[Change]] = {}
    for change in changes:
        for parent in split_ids(change.parents):
            if fields.get(parent) == change.field:
                found.setdefault(parent, []).append(change)
    return found
