"""The receipt of a merge as a paper: which files came in, what they brought, what is still open (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.document import Block, Cell, Column, Document, Meta, Paragraph, Part, Row, Span, Table
from facilitator.domain import Records
from facilitator.summary.masthead import zone
from facilitator.summary.wording import Wording, day, override

_FIGURES = ("new", "changed", "merged", "conflicts", "refused")


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A file that was merged, or that was not (``reason`` says why). ``figures`` are new, changed, merged without
    conflict, conflicts and refused; ``unfinished`` are (who, text) of lines nobody has finished there."""

    name: str
    authors: tuple[str, ...]
    figures: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    reason: str = ""
    unfinished: tuple[tuple[str, str], ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeReceipt:
    """A merge: into which file, when (aware), the name of the backup or "", what came, how many conflicts are open."""

    file: str
    at: datetime
    backup: str
    files: tuple[MergedFile, ...]
    open_conflicts: int


def compose_receipt(records: Records, receipt: MergeReceipt, wording: Wording) -> Document:
    """The receipt as a document; ``records`` give the workshop it belongs to."""
    words = override(wording, records.workshop.settings)
    workshop = records.workshop
    here = receipt.at.astimezone(zone(workshop.zone) or ZoneInfo("UTC"))
    moment = f"{day(words, here.date().isoformat())}, {here:%H:%M}"
    return Document(
        key="receipt",
        title=words.say("receipt.title"),
        subtitle=words.say("receipt.subtitle", file=receipt.file),
        status="",
        disclaimer="",
        programme=workshop.programme or workshop.title,
        place=workshop.venue,
        running_left=workshop.title,
        running_right=words.say("receipt.running", file=receipt.file),
        meta=(
            Meta(words.say("receipt.status"), (moment,)),
            Meta(words.say("receipt.into"), (receipt.file,)),
            Meta(words.say("receipt.backup"), (receipt.backup or words.say("receipt.no_backup"),)),
        ),
        parts=tuple(_parts(receipt, words)),
        language=words.language,
        author=workshop.programme or workshop.title,
        created=here.isoformat(timespec="seconds"),
        page_label=words.say("page"),
        example=workshop.settings.get("paper.example", ""),
    )


def _parts(receipt: MergeReceipt, words: Wording) -> Iterable[Part]:
    came = [one for one in receipt.files if not one.reason]
    yield Part("sources", words.say("receipt.sources"), (*_table(came, words), *_notes(receipt, words)))
    for key, lines in (
        ("left_out", [one.reason for one in receipt.files if one.reason]),
        ("unfinished", [_unfinished(one, who, text, words) for one in came for who, text in one.unfinished]),
        ("rows", [_row(one, row, words) for one in came for row in one.rows]),
    ):
        if lines:
            yield Part(key, words.words[f"receipt.{key}"], tuple(_paragraph(line) for line in lines))


def _table(came: list[MergedFile], words: Wording) -> Iterable[Block]:
    if not came:
        return
    columns = (
        Column(words.say("receipt.source"), "name"),
        Column(words.say("receipt.authors")),
        *(Column(words.words[f"receipt.{name}"], "number") for name in _FIGURES),
    )
    rows = tuple(_cells(one.name, ", ".join(one.authors), one.figures) for one in came)
    sums = tuple(sum(column) for column in zip(*(one.figures for one in came), strict=True))
    total = _cells(words.say("receipt.total"), "", sums) if len(came) > 1 else None
    yield Table(columns, rows, total=total)


def _cells(name: str, authors: str, figures: Iterable[int]) -> Row:
    texts = (name, authors, *map(str, figures))
    return Row(tuple(Cell(((Span(text),),) if text else ()) for text in texts))


def _notes(receipt: MergeReceipt, words: Wording) -> Iterable[Paragraph]:
    open_ones = receipt.open_conflicts
    counted = words.count("conflict", open_ones)
    yield _paragraph(words.say("receipt.open", conflicts=counted) if open_ones else words.say("receipt.none_open"))
    yield Paragraph((Span(words.say("receipt.note")),), small=True)


def _unfinished(one: MergedFile, who: str, text: str, words: Wording) -> str:
    return words.say("receipt.unfinished_line", file=one.name, who=who or words.say("nobody"), text=text)


def _row(one: MergedFile, row: str, words: Wording) -> str:
    return words.say("receipt.rows_line", file=one.name, row=row)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))
