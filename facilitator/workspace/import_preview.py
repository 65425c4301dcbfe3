"""What a source would bring into a file: a dry run, told so that a person can decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from facilitator.directory import Directory
from facilitator.store.opening import SessionFile
from facilitator.workspace.importing import Imported, Planned, take_in
from facilitator.workspace.people_changes import imported_item

_LINES = 12


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A record to be: its kind, its speaker in words, its text, and the title of its point."""

    kind: str
    speaker: str
    text: str
    point: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """``kinds`` counts the new records by kind, most first; ``unknown`` are would-be speakers nobody knows.

    ``lines`` are the first new records.
    """

    kinds: tuple[tuple[str, int], ...]
    present: int
    people: tuple[str, ...]
    points: tuple[str, ...]
    assigned: int
    unknown: tuple[str, ...]
    lines: tuple[PreviewLine, ...]
    warnings: tuple[str, ...]

    @property
    def new(self) -> int:
        """How many records would come in."""
        return sum(number for _, number in self.kinds)

    @property
    def brings(self) -> bool:
        """Whether anything at all would come in."""
        return bool(self.kinds or self.people or self.points)


def preview(file: SessionFile, planned: Planned) -> ImportPreview:
    """Does it all and takes it back: nothing is written."""
    return _told(planned, take_in(file, planned, None, dry_run=True))


def _told(planned: Planned, done: Imported) -> ImportPreview:
    new = set(done.records)
    directory = Directory(planned.frame.terms, planned.frame.participants)
    entries = [entry for entry in planned.plan.entries if imported_item(planned.session.id, entry.key) in new]
    touched = set(done.people)
    names = {person.id: person.name for person in planned.frame.participants}
    fresh = [
        person.name
        for person in planned.plan.people
        if imported_item("", person.key) in touched or any(names.get(one) == person.name for one in touched)
    ]
    known = {point.title for point in planned.frame.points if point.session == planned.session.id}
    return ImportPreview(
        tuple(Counter(entry.kind for entry in entries).most_common()),
        done.present,
        tuple(dict.fromkeys(fresh)),
        tuple(title for title in planned.plan.points if title not in known) if done.points else (),
        len(done.assigned),
        tuple(dict.fromkeys(entry.speaker_text for entry in entries if entry.speaker_text)),
        tuple(
            PreviewLine(
                entry.kind,
                directory.name(entry.speaker) if entry.speaker else entry.speaker_text,
                entry.text,
                entry.point,
            )
            for entry in entries[:_LINES]
        ),
        done.warnings,
    )
