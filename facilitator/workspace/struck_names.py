"""What a redaction cannot take out: words typed into lists by older versions, which made them names of fields."""

from __future__ import annotations

from facilitator.directory import Directory
from facilitator.set_members import SETS, is_hidden
from facilitator.store import log
from facilitator.store.opening import SessionFile
from facilitator.store.reading import load_frame


def names_left(file: SessionFile, item: str) -> tuple[tuple[str, str], ...]:
    """(list, name) of every name or word in the lists of an item that is none of the roster's nor of a vocabulary's:
    a free tag, a lead nobody knows, in a file written before such words were values. They stay in every copy."""
    with file.reading() as connection:
        fields = {change.field for change in log.stored(connection, item) if not is_hidden(change.field)}
        frame = load_frame(connection)
        directory, keys = Directory(frame.terms, frame.participants), {term.key for term in frame.terms}
        members = sorted((name, member) for name, _, member in (one.partition("/") for one in fields) if name in SETS)
        return tuple(
            (name, member)
            for name, member in members
            if member and member not in keys and not directory.find(member) and not log.exists(connection, member)
        )
