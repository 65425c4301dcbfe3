"""One paragraph of a transcript to what a record needs: its kind, speaker, words and other fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from facilitator.capture.import_plan import Fields, members
from facilitator.capture.openings import is_common, label_kind, read_opening
from facilitator.capture.reading import SUPPORT, Reading
from facilitator.directory import fold_name
from facilitator.domain import Kind
from facilitator.errors import sentence, told

_WARNINGS = {
    "agreement-negated": sentence("this is marked as an agreement, yet it says that there was none"),
    "ambiguous-date": sentence("this date can be read two ways; give it as year-month-day"),
    "impossible-date": sentence("there is no such date"),
    "ambiguous-lead": sentence("the lead's name fits several people"),
    "ambiguous-party": sentence("a name fits several people"),
}
_EXCERPT = 80
Read = Callable[[str], Reading]
_ACTION_KEYWORD = "ACTION: "


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph as read; ``prefix + text`` is the paragraph. ``support`` is true for a line that only
    says who supports or reserves on the record before it, ``remark`` where it says more than that."""

    kind: str
    text: str
    prefix: str = ""
    speaker: str = ""
    speaker_text: str = ""
    fields: Fields = ()
    warnings: tuple[str, ...] = ()
    support: bool = False
    remark: bool = False


def read_paragraph(line: str, section: str, repeated: Mapping[str, str], read: Read) -> Spoken:
    """Reads one paragraph. ``section`` is the kind its heading gives, "" for none; ``repeated`` are the
    names that open several paragraphs of this source and so are speakers, spelled to show by folded."""
    opening = read_opening(line)
    label = label_kind(opening.name) if opening.name else None
    if label and read(opening.lead + opening.rest).kind == Kind.STATEMENT:
        inner = _read_body(opening.rest, label, repeated, read)
        return replace(inner, prefix=opening.stamp + opening.lead + inner.prefix)
    inner = _read_body(opening.lead + opening.rest, section, repeated, read)
    return replace(inner, prefix=opening.stamp + inner.prefix)


def reading_fields(reading: Reading) -> Fields:
    """The fields of a record that a reading gives, beside kind, text and speaker."""
    single = (("due", reading.due), ("due_text", reading.due_text))
    return (
        *members("tags", reading.tags),
        *members("people", reading.people),
        *members("supports", reading.supports),
        *members("reservations", reading.reservations),
        *members("leads", reading.leads),
        *members("partners", reading.partners),
        *((name, value) for name, value in single if value),
    )


def _read_body(line: str, section: str, repeated: Mapping[str, str], read: Read) -> Spoken:
    reading = read(line)
    if reading.kind == SUPPORT:
        return _spoken(reading)
    if reading.kind != Kind.STATEMENT or not section:
        return _speaker_found(line, _spoken(reading), repeated, read)
    if section == Kind.ACTION:
        return _read_action(line, read)
    return replace(_speaker_found(line, _spoken(reading), repeated, read), kind=section)


def _read_action(line: str, read: Read) -> Spoken:
    """An action written without its keyword, under a heading that says it is one."""
    spoken = _spoken(read(_ACTION_KEYWORD + line))
    if spoken.kind != Kind.ACTION or not spoken.prefix.startswith(_ACTION_KEYWORD):
        return replace(_spoken(read(line)), kind=Kind.ACTION)
    return replace(spoken, prefix=spoken.prefix[len(_ACTION_KEYWORD) :])


def _speaker_found(line: str, spoken: Spoken, repeated: Mapping[str, str], read: Read) -> Spoken:
    """Attributes a paragraph to a name that opens several, where the roster does not know it."""
    opening = read_opening(line)
    unread = spoken.kind == Kind.STATEMENT and not spoken.speaker and not spoken.prefix
    if not unread or spoken.support or fold_name(opening.name) not in repeated or is_common(opening.name):
        return spoken
    if len(read(line).candidates) > 1:
        return spoken
    inner = _spoken(read(opening.rest))
    if inner.speaker or inner.support:
        inner = replace(spoken, text=opening.rest, prefix="")
    return replace(
        inner, prefix=opening.lead + inner.prefix, speaker=repeated[fold_name(opening.name)], speaker_text=""
    )


def _spoken(reading: Reading) -> Spoken:
    return Spoken(
        kind=str(reading.kind),
        text=reading.text,
        prefix=reading.prefix,
        speaker=reading.speaker,
        speaker_text=reading.speaker_text,
        fields=reading_fields(reading),
        warnings=_warnings(reading),
        support=reading.kind == SUPPORT,
        remark=reading.kind == SUPPORT and _says_more(reading),
    )


def _says_more(reading: Reading) -> bool:
    """Whether words follow the names of those who support."""
    named = [mark.end for mark in reading.spans if mark.role in ("person", "speaker")]
    line = reading.prefix + reading.text
    return any(map(str.isalnum, line[max(max(named, default=0), len(reading.prefix)) :]))


def _warnings(reading: Reading) -> tuple[str, ...]:
    """The sentences for what a reading warns of; what other lists show already is left to them."""
    line = reading.prefix + reading.text
    excerpt = line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
    return tuple(
        told("“{line}”: {why}.", line=excerpt, why=_WARNINGS[code]) for code in reading.warnings if code in _WARNINGS
    )
