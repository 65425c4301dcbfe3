"""Where somebody stands, for the page of quotes: records by role, issued papers, and papers as they would come out now.

Functions of records in memory (``showing.records_at_hand``); nothing here touches a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.directory import Directory
from facilitator.document import Cell, Document, Table, plain
from facilitator.domain import IssuedPaper, Kind, PaperStatus, Record, Records
from facilitator.errors import NotFoundInFileError
from facilitator.summary.issuing import LOG, in_order, issues_of, tree_of
from facilitator.summary.quotes import Finder, PaperQuote, composed, finder, quotes_of, record_quotes
from facilitator.summary.statements import Statement, statements
from facilitator.workspace.paper_names import paper_name
from facilitator.workspace.paper_set import papers_of, with_attribution
from facilitator.workspace.papers import compose

# Whom a note names with @ stands in its words, as does whom it names without.
_NAMED = frozenset({"people", "text"})
# In the order of the page. "text" only where they stand in no other role.
ROLES = (
    "speaker", "proponent", "leads", "partners", "supports", "reservations", "range_states", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record in one of the roles. ``place`` is "2.1 · National plans"; ``by`` is the short name of who spoke."""

    record: str
    role: str
    kind: str
    text: str
    place: str
    by: str


@dataclass(frozen=True, slots=True)
class PaperKey:
    """One paper at one level of attribution. ``covers`` is the id of its session, "" for that of all sessions;
    ``level`` "" stands for what the template says."""

    paper: str
    covers: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as it stands somewhere: ``issued`` is the id of the step that kept it, "" for one not issued.

    ``status`` and ``version`` are those of the step; for a draft ``status`` is how the paper is headed now.
    ``final``: a Final, or a correction of one; ``newest``: nothing was issued of this paper after it.
    """

    key: PaperKey
    issued: str
    status: str
    version: str
    day: str
    by: str
    final: bool
    newest: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in which they stand. ``number`` 0: it has none. ``marks``: runs of ``words`` that name them.

    ``records`` are what it rests on, theirs first, ``own`` how many of them are theirs.
    ``words`` "" : what is stored of the paper cannot be read.
    """

    sheet: Sheet
    part: str
    number: int
    words: str
    marks: tuple[tuple[int, int], ...]
    records: tuple[str, ...]
    own: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands, apart from drafts, and what drafts are searched with."""

    ref: str
    who: str
    records: tuple[RecordLine, ...]
    issued: tuple[Line, ...]
    search: Finder


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper composed from the records as they are now.

    ``log`` is what a correction would list: (place, was, now); () where nothing that is Final has changed.
    ``same_as`` is the id of the step whose document it still is, "" where it has changed or was never issued.
    ``final`` is the last Final of it, None where there is none.
    """

    sheet: Sheet
    final: Sheet | None
    statements: tuple[Statement, ...]
    log: tuple[tuple[str, str, str], ...]
    same_as: str


def find_standing(records: Records, ref: str) -> Standing:
    """Everything about one ref but the drafts."""
    directory = Directory(records.terms, records.participants)
    found = record_quotes(records, ref)
    search = finder(records, ref, found)
    known = {one.id: one for one in _records(records)}
    places = _places(records)
    lines = [
        RecordLine(
            one.id, role, one.kind, one.text, places.get(one.point) or places.get(one.session, ""), _by(one, directory)
        )
        for quote in found
        for one in (known[quote.record],)
        for role in _roles(one, quote.roles)
    ]
    lines.sort(key=lambda line: ROLES.index(line.role))
    sheets = {sheet.issued: sheet for sheet in _sheets(records)}
    issued = tuple(_issued_line(sheets[quote.issued], quote, search) for quote in quotes_of(records, search))
    return Standing(ref, directory.name(ref), tuple(lines), issued, search)


def drafts_wanted(records: Records, level: str) -> tuple[PaperKey, ...]:
    """The papers a file can make at this level, and at the levels at which it has issued them."""
    found = [PaperKey(one.paper, one.session, level, one.name) for one in papers_of(records)]
    usual = level or records.workshop.settings.get("paper.attribution", "") or "delegation"
    known = {(one.paper, one.covers) for one in found}
    for step in in_order(records):
        key = PaperKey(step.paper, step.covers, step.attribution, _name(records, step))
        if step.attribution != usual and (step.paper, step.covers) in known and key not in found:
            found.append(key)
    return tuple(found)


def make_draft(records: Records, key: PaperKey, now: datetime) -> Draft:
    """Composes a paper: tenths of a second for a session, many seconds for 20,000 notes. Raises what compose does."""
    own = with_attribution(records, key.level)
    document = compose(own, key.paper, key.covers or None, now)
    steps = issues_of(own, document)
    # A draft, also that of a correction, is headed as no step is.
    same = steps[-1].id if steps and tree_of(steps[-1]).status == document.status else ""
    log = () if same else _log(document)
    sheet = Sheet(key, "", document.status, "", "", "", final=False, newest=True)
    finals = [one for one in _sheets(records) if one.final and one.issued in {step.id for step in steps}]
    final = finals[-1] if finals else None
    return Draft(sheet, final, tuple(one for one in statements(document) if one.place != LOG), log, same)


def draft_lines(standing: Standing, draft: Draft) -> tuple[Line, ...]:
    """The statements of a draft in which they stand; () where it is still what was issued."""
    if draft.same_as:
        return ()
    return tuple(
        _line(draft.sheet, one.title, one.number, one.words, one.records, standing.search)
        for one in draft.statements
        if standing.search.finds(one)
    )


def _issued_line(sheet: Sheet, quote: PaperQuote, search: Finder) -> Line:
    return _line(sheet, quote.part, quote.number, quote.words, quote.records, search)


def _line(sheet: Sheet, part: str, number: int, words: str, records: Iterable[str], search: Finder) -> Line:
    every = tuple(dict.fromkeys(records))
    own = tuple(one for one in every if one in search.said)
    others = tuple(one for one in every if one not in search.said)
    shown = composed(words)
    return Line(sheet, part, number, shown, search.runs(shown), (*own, *others), len(own))


def _sheets(records: Records) -> Iterator[Sheet]:
    steps = in_order(records)
    last = {(one.paper, one.covers, one.attribution): one.id for one in steps}
    for one in steps:
        key = PaperKey(one.paper, one.covers, one.attribution, _name(records, one))
        newest = last[one.paper, one.covers, one.attribution] == one.id
        final = one.status == PaperStatus.FINAL
        yield Sheet(key, one.id, one.status, one.version, one.day, one.by, final, newest)


def _name(records: Records, step: IssuedPaper) -> str:
    try:
        return paper_name(records, step.paper, step.covers or None)
    except NotFoundInFileError:  # its session is not in this file
        return step.paper


def _log(document: Document) -> tuple[tuple[str, str, str], ...]:
    tables = (one for part in document.parts if part.key == LOG for one in part.blocks if isinstance(one, Table))
    cells = (row.cells for table in tables for row in table.rows)
    return tuple((_words(place), _words(was), _words(now)) for place, was, now, *_ in cells)


def _words(cell: Cell) -> str:
    return " ".join(plain(paragraph) for paragraph in cell.paragraphs)


def _roles(record: Record, roles: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(role for role in roles if role not in _NAMED) or ("text",)
    if record.kind != Kind.PROPOSAL:
        return named
    return tuple("proponent" if role == "speaker" else role for role in named)


def _by(record: Record, directory: Directory) -> str:
    return directory.party(record.speaker).short if record.speaker else record.speaker_text


def _places(records: Records) -> Mapping[str, str]:
    """Id of a session or a point → where it is, for people."""
    codes = {one.id: one.code for one in records.sessions}
    points = {
        one.id: " · ".join(each for each in (codes.get(one.session, ""), one.short_title or one.title) if each)
        for one in records.points
    }
    return codes | points


def _records(records: Records) -> tuple[Record, ...]:
    return (*records.notes, *records.proposals, *records.actions)
