"""The rows of the page's lists, made of what the summary says (pure but for translation)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.pages.capture.notes.shown import due_day
from facilitator.ui.pages.summary.missing_list import MissingRow
from facilitator.ui.pages.summary.part_rows import PartRow
from facilitator.ui.pages.summary.record_rows import RecordRow
from facilitator.ui.pages.summary.sentence_rows import FaultChip, SentenceRow, SourceChip
from facilitator.ui.words import said, translate
from facilitator.workspace.summary_desk import (
    Fault,
    FaultKind,
    Form,
    MissingKind,
    PartView,
    Sentence,
    Source,
    State,
    SummaryDesk,
)

_FAULTS = {
    FaultKind.BARE: "link-variant-off",
    FaultKind.QUANTIFIER: "account-multiple-outline",
    FaultKind.AGREED: "check-circle-outline",
    FaultKind.DISPUTED: "call-split",
}
_MISSING = {
    MissingKind.PART: "circle-outline",
    MissingKind.POINT: "help-circle-outline",
    MissingKind.LEAD: "account-outline",
    MissingKind.DISPUTE: "call-split",
}


def part_rows(desk: SummaryDesk) -> tuple[PartRow, ...]:
    """Every part, the points below theirs."""
    return tuple(_part_row(view) for view in desk.every())


def _part_row(view: PartView) -> PartRow:
    icon, tone, mark = _mark(view)
    words = str(view.words) if view.words else ""
    counted = translate("Summary", "%n word(s)", "", view.words) if view.words else ""
    spoken = ", ".join(part for part in (counted, mark) if part)
    return PartRow(view.key, str(view.number) if view.number else "", part_title(view), words, icon, tone, spoken)


def part_title(view: PartView) -> str:
    """The title of a part; the first one has none in the paper but that of the session."""
    return translate("Summary", "Header") if view.key == "header" else view.title


def _mark(view: PartView) -> tuple[str, str, str]:
    """Icon, tone and words of how a part stands."""
    if view.disputed:
        return "call-split", "clash", translate("Summary", "written differently by two people")
    if view.state is State.STALE:
        words = translate("Summary", "notes changed after this was written")
        return "history", "care", f"{words}, {cleared_words(view)}" if view.frozen else words
    if view.state is State.FROZEN:
        return "snowflake", "accent", cleared_words(view)
    if view.state is State.NOT_DISCUSSED:
        return "cancel", "text2", translate("Summary", "not discussed")
    if view.state is State.EMPTY:
        return "circle-outline", "text3", translate("Summary", "empty")
    if view.written:
        return "pencil-outline", "text2", translate("Summary", "in your own words")
    return "check", "text2", translate("Summary", "as the notes have it")


def cleared_words(view: PartView) -> str:
    """By whom and when a part was frozen."""
    day = due_day(view.cleared_on)
    if view.cleared_by and day:
        return translate("Summary", "frozen: cleared by {who} on {day}").format(who=view.cleared_by, day=day)
    if day:
        return translate("Summary", "frozen: cleared on {day}").format(day=day)
    return translate("Summary", "frozen: cleared")


def sentence_rows(view: PartView, *, read_only: bool) -> tuple[SentenceRow, ...]:
    """The sentences of a part."""
    editable = view.editable and not view.frozen and not view.disputed and not read_only
    return tuple(_sentence_row(view, one, editable) for one in view.sentences)


def _sentence_row(view: PartView, one: Sentence, editable: bool) -> SentenceRow:
    text = _row_words(view.columns, one.cells) if one.form is Form.ROW and one.cells else one.text
    return SentenceRow(
        one.key,
        one.label,
        text,
        tuple(source_chip(source) for source in one.sources),
        tuple(_fault_chip(fault) for fault in one.faults),
        frozen=view.frozen,
        editable=editable and one.editable,
    )


def _row_words(columns: Sequence[str], cells: Sequence[str]) -> str:
    """A row of a table as a line: its filled cells."""
    return " · ".join(cell for cell in cells[: len(columns)] if cell.strip())


def source_chip(source: Source) -> SourceChip:
    """When and who, or what kind of record."""
    look = look_of(source.kind)
    if source.unknown and not source.who:
        who = translate("Summary", "unknown speaker")
    elif source.room and not source.who:
        who = translate("Summary", "the session")
    else:
        who = source.who or kind_name(source.kind)
    words = " ".join(part for part in (source.time, who) if part)
    return SourceChip(source.id, words, look.icon, look.tone, source.starred, source.disputed)


def _fault_chip(fault: Fault) -> FaultChip:
    return FaultChip(said(fault.words).rstrip("."), _FAULTS[fault.kind])


def record_row(one: Source) -> RecordRow:
    """A record that no part says."""
    return _record_row(one, "")


def left_out_row(one: Source) -> RecordRow:
    """A record that is left out for length."""
    return _record_row(one, translate("Summary", "left out for length"))


def _record_row(one: Source, note: str) -> RecordRow:
    look = look_of(one.kind)
    who = one.who or (translate("Summary", "unknown") if one.unknown else "")
    text = " ".join(one.text.split())
    return RecordRow(one.id, look.icon, look.tone, kind_name(one.kind), one.time, who, text, one.starred, note)


def missing_rows(desk: SummaryDesk) -> tuple[MissingRow, ...]:
    """What is missing, the parts to look at again behind it."""
    return (*_missing(desk), *_stale(desk))


def _missing(desk: SummaryDesk) -> Iterator[MissingRow]:
    for one in desk.missing:
        yield MissingRow(said(one.words).rstrip("."), _MISSING[one.kind], one.part, one.record)


def _stale(desk: SummaryDesk) -> Iterator[MissingRow]:
    words = translate("Summary", "{part}: notes changed after it was written")
    for view in desk.every():
        if view.stale:
            yield MissingRow(words.format(part=view.title), "history", view.key)
