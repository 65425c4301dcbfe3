"""A line read as it is typed, with what its writer corrected of the reading (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator.capture.keywords import read_keyword, skip_space
from facilitator.capture.line import read_line
from facilitator.capture.reading import SUPPORT, Mark, Reading
from facilitator.changes import mend
from facilitator.directory import Directory
from facilitator.domain import Kind

__all__ = [
    "SUPPORT", "Correction", "Mark", "Reading", "Typed", "mend", "read", "with_kind",
]  # fmt: skip

_SETS = ("tags", "people", "supports", "reservations", "leads", "partners")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KEYWORDS = {
    Kind.PRACTICE: "PRACTICE: ",
    Kind.CHALLENGE: "CHALLENGE: ",
    Kind.LESSON: "LESSON: ",
    Kind.GAP: "GAP: ",
    Kind.RECOMMENDATION: "RECOMMENDATION: ",
    Kind.AGREEMENT: "AGREED: ",
    Kind.DIFFERING: "DIFFERS: ",
    Kind.QUESTION: "QUESTION: ",
    Kind.PRESENTATION: "PRESENTATION: ",
    Kind.PROPOSAL: "PROPOSAL: ",
    Kind.ACTION: "ACTION: ",
    Kind.STATEMENT: "STATEMENT: ",
}
_SETTLED = {
    "kind": ("agreement-negated",),
    "speaker": ("ambiguous-speaker",),
    "due": ("ambiguous-date", "impossible-date"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """Where ``field`` reads ``read`` it means ``meant``; "" drops it, and the words stay in the text.

    ``field`` is kind, speaker, due, or one of the sets (then ``read`` is a member). A day of ``due`` is ISO,
    anything else its words. It holds as long as the line reads so: words changed later are read anew.
    """

    field: str
    read: str
    meant: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it was typed, with what its writer corrected and whether it is a key message."""

    line: str
    corrections: tuple[Correction, ...] = ()
    starred: bool = False


def read(line: str, directory: Directory, day: date, corrections: Iterable[Correction] = ()) -> Reading:
    """What a line means to its writer; ``day`` is the note's own day."""
    reading = read_line(line, directory, day)
    wanted = {(one.field, one.read): one.meant for one in corrections}
    return _corrected(line, reading, wanted, directory, day) if wanted else reading


def _corrected(
    line: str, reading: Reading, wanted: dict[tuple[str, str], str], directory: Directory, day: date
) -> Reading:
    """``prefix + text`` is the line still."""
    reading = _kind(line, reading, wanted.get(("kind", reading.kind)), directory, day)
    reading = _speaker(line, reading, wanted.get(("speaker", reading.speaker or reading.speaker_text)))
    reading = _due(reading, wanted.get(("due", reading.due or reading.due_text)))
    members = {
        field: tuple(dict.fromkeys(filter(None, (wanted.get((field, ref), ref) for ref in getattr(reading, field)))))
        for field in _SETS
    }
    return replace(reading, **members)


def with_kind(line: str, kind: str, directory: Directory, day: date) -> str:
    """The line with the keyword of another kind; of the kind it has already: a statement again."""
    reading = read_line(line, directory, day)
    wanted = Kind.STATEMENT if reading.kind == kind else Kind(kind)
    bare = _without_kind(line, reading)
    if wanted is Kind.STATEMENT and read_line(bare, directory, day).kind == wanted:
        return bare
    again = read_line(bare, directory, day)
    # Behind the speaker, so that saying who shall act stays with the words; else at the head.
    places = [len(again.prefix), skip_space(bare)] if again.speaker and again.prefix else [skip_space(bare)]
    made = [bare[:at] + _KEYWORDS[wanted] + bare[at:] for at in places]
    return next((one for one in made if read_line(one, directory, day).kind == wanted), made[-1])


def _without_kind(line: str, reading: Reading) -> str:
    """The line without the marks and keywords that gave its kind; a support keeps its sign."""
    if reading.kind == SUPPORT:
        return line
    for mark in sorted((mark for mark in reading.spans if mark.role == "kind"), key=lambda one: -one.start):
        line = line[: mark.start] + line[skip_space(line, mark.end) :]
    return line


def _kind(line: str, reading: Reading, meant: str | None, directory: Directory, day: date) -> Reading:
    if meant is None:
        return reading
    kind = Kind(meant) if meant in set(Kind) else Kind.STATEMENT
    if reading.kind == SUPPORT:
        return replace(reading, kind=kind.value, text=line, prefix="", supports=(), reservations=())
    if not meant:
        reading = _words_from(line, reading, "kind")
    reading = _without_warnings(replace(reading, kind=kind.value), "kind")
    if kind is not Kind.ACTION:
        return replace(reading, leads=(), partners=(), due="", due_text="")
    if reading.leads or reading.due or reading.due_text:
        return reading
    action = read_line(f"> {reading.text}", directory, day)
    return replace(reading, leads=action.leads, partners=action.partners, due=action.due, due_text=action.due_text)


def _speaker(line: str, reading: Reading, meant: str | None) -> Reading:
    if meant is None:
        return reading
    reading = _without_warnings(reading, "speaker")
    if not meant:
        shown = _words_from(line, reading, "speaker") if reading.speaker else reading
        return replace(shown, speaker="", speaker_text="", candidates=())
    opening = re.match(rf"{re.escape(reading.speaker_text)}\s*[:：]\s*", reading.text) if reading.speaker_text else None
    if opening:
        keyword = read_keyword(reading.text, opening.end())
        at = len(reading.prefix) + (keyword[1] if keyword else opening.end())
        reading = replace(reading, prefix=line[:at], text=line[at:])
    return replace(reading, speaker=meant, speaker_text="", candidates=())


def _due(reading: Reading, meant: str | None) -> Reading:
    if meant is None or not (reading.due or reading.due_text):
        return reading
    day = meant if _ISO_DAY.fullmatch(meant) else ""
    return _without_warnings(replace(reading, due=day, due_text="" if day else meant), "due")


def _words_from(line: str, reading: Reading, role: str) -> Reading:
    """The text begins with the words of a role again, so that they show."""
    starts = [mark.start for mark in reading.spans if mark.role == role and mark.start < len(reading.prefix)]
    at = min(starts, default=len(reading.prefix))
    return replace(reading, prefix=line[:at], text=line[at:])


def _without_warnings(reading: Reading, field: str) -> Reading:
    codes: Sequence[str] = _SETTLED[field]
    return replace(reading, warnings=tuple(code for code in reading.warnings if code not in codes))
