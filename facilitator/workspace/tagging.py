"""Tags given to records afterwards: themes, species, targets, headings, and which lessons a record takes up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.changes import Change, ItemState, Pen, fold, mend
from facilitator.directory import Directory, fold_name
from facilitator.domain import Kind, Record, Records, Session, Term, Vocabulary
from facilitator.errors import FacilitatorError, NotFoundInFileError, sentence
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.summary.entries import in_order, session_of, text_of
from facilitator.summary.labels import make_labels
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.showing import load_records
from facilitator.workspace.told_words import told_material, told_words

VOCABULARIES = (Vocabulary.THEME, Vocabulary.HEADING, Vocabulary.SPECIES, Vocabulary.TARGET, Vocabulary.POLICY)


@dataclass(frozen=True, slots=True)
class TagColumn:
    """A word of the vocabularies; ``title`` is its name, or its key where another word has that name."""

    key: str
    title: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class TagRow:
    """A record. ``label`` is "" for a note without one, ``session`` the session's code; ``takes_up`` are ids."""

    id: str
    label: str
    session: str
    kind: str
    text: str
    tags: frozenset[str]
    takes_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagGrid:
    """Records × words, in the order of the papers. ``labels`` are those of all records that have one, by id."""

    columns: tuple[TagColumn, ...]
    rows: tuple[TagRow, ...]
    labels: Mapping[str, str]

    def name(self, record: str) -> str:
        """The label of a record, else its id."""
        return self.labels.get(record, record)


@dataclass(frozen=True, slots=True)
class TagChange:
    """What changes about one record: keys of terms or free words, and ids of records it takes up or no longer."""

    record: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.taken_up or self.left)


def tag_grid(file: SessionFile, *, for_others: bool = False) -> TagGrid:
    """Every record of a file with its tags; ``for_others``: in the words that may be told at the template's level."""
    records = load_records(file)
    grid = grid_of(records)
    if not for_others:
        return grid
    material = told_material(records, "")
    known = {record.id: record for record in _everything(records)}
    rows = (replace(row, text=told_words(material, known[row.id], row.text)) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def grid_of(records: Records) -> TagGrid:
    """The same of records in memory."""
    labels = make_labels(records)
    sessions = {session.id: session for session in records.sessions}
    rows = (_row(records, record, labels, sessions) for record in _everything(records))
    place = {session.code: index for index, session in enumerate(sorted(records.sessions, key=lambda one: one.order))}
    ordered = sorted(rows, key=lambda row: place.get(row.session, len(place)))
    return TagGrid(_columns(records), tuple(ordered), labels)


def find_records(grid: TagGrid, name: str) -> tuple[str, ...]:
    """The record with this id, or all that share this label (they say the same). Raises NotFoundInFileError."""
    wanted = fold_name(name)
    found = tuple(row.id for row in grid.rows if name == row.id or (row.label and wanted == fold_name(row.label)))
    if not found:
        raise NotFoundInFileError(
            "There is no record “{name}”; give an id or a label such as 2.1-A1, and put + or - before a tag.",
            name=name,
        )
    return found


def tag_changes(
    records: Records, names: Sequence[str], add: Sequence[str], remove: Sequence[str], takes_up: Sequence[str] = ()
) -> tuple[tuple[TagChange, ...], tuple[object, ...]]:
    """What tagging would change, and warnings. ``names`` are ids or labels; so are those in ``takes_up``, where a
    minus before one takes the link away. A tag nobody knows is kept as a free word.

    Raises NotFoundInFileError for a record there is not, FacilitatorError for one that would take itself up.
    """
    grid, directory = grid_of(records), Directory(records.terms, records.participants)
    rows = {row.id: row for row in grid.rows}
    added = tuple(dict.fromkeys(_key(directory, word) for word in add))
    removed = frozenset(_key(directory, word) for word in remove)
    linked = [find_records(grid, name)[0] for name in takes_up if not name.startswith("-")]
    parted = [one for name in takes_up if name.startswith("-") for one in find_records(grid, name[1:])]
    found: list[TagChange] = []
    for name in dict.fromkeys(names):
        alike = [rows[one] for one in find_records(grid, name)]
        have = {key for row in alike for key in row.tags}
        for row in alike:
            first = row is alike[0]
            found.append(
                TagChange(
                    row.id,
                    tuple(key for key in added if first and key not in have),
                    tuple(sorted(row.tags & removed)),
                    tuple(one for one in dict.fromkeys(linked) if first and one not in row.takes_up),
                    tuple(one for one in row.takes_up if one in parted),
                )
            )
    _refuse_itself(grid, found)
    free = [key for key in added if directory.term(key) is None]
    warnings = [sentence("“{word}” is no word of the template; it is kept as a free tag.", word=key) for key in free]
    return tuple(one for one in found if one), tuple(warnings)


def apply_tags(file: SessionFile, wanted: Iterable[TagChange], author: str | None = None) -> Changed:
    """Makes the changes in one step, on what stands now; what is so already stays as it is."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        changes = [
            change
            for one in wanted
            if (state := _standing(connection, one.record))
            for change in _changes(pen, state, one)
        ]
        keep(file, connection, pen, changes)
    items = tuple(dict.fromkeys(change.item for change in changes))
    told = frozenset({"record"}) if items else frozenset[str]()
    return Changed(items, told, changes=tuple(change.id for change in changes))


def _standing(connection: Connection, item: str) -> ItemState | None:
    """A record as it stands now, None where there is none or it is deleted."""
    history = log.history(connection, item)
    state = fold(history) if history else None
    return state if state and not state.deleted and state.value("kind") in set(Kind) else None


def _changes(pen: Pen, state: ItemState, one: TagChange) -> list[Change]:
    tags, links = state.members("tags"), state.members("takes_up")
    start = len(tags) + 1
    fields = [(f"tags/{key}", str(start + place)) for place, key in enumerate(one.added) if key not in tags]
    fields += [(f"tags/{key}", "") for key in one.removed if key in tags]
    fields += [(f"takes_up/{other}", "1") for other in one.taken_up if other not in links]
    fields += [(f"takes_up/{other}", "") for other in one.left if other in links]
    return [change for name, value in fields for change in set_field(pen, state, name, value)]


def _refuse_itself(grid: TagGrid, found: Iterable[TagChange]) -> None:
    for one in found:
        if one.record in one.taken_up:
            raise FacilitatorError("“{name}” cannot take up itself; name another record.", name=grid.name(one.record))


def _key(directory: Directory, word: str) -> str:
    """The key of a term that a word means, else the word itself, as capture keeps a free tag."""
    bare = mend(word.strip().lstrip("#＃"))
    found = directory.tag(bare) if bare else None
    if not bare or (found is None and any(one.isspace() or one == "/" for one in bare)):
        raise FacilitatorError("“{word}” is no tag; give a word of the template or one free word.", word=word)
    return found or bare


def _columns(records: Records) -> tuple[TagColumn, ...]:
    directory = Directory(records.terms)
    ordered = sorted(records.terms, key=lambda term: (term.order, term.id))
    own = (term for vocabulary in VOCABULARIES for term in ordered if term.vocabulary == vocabulary)
    return tuple(TagColumn(term.key, _title(directory, term), term.vocabulary) for term in own)


def _title(directory: Directory, term: Term) -> str:
    """Targets by key: their names are long."""
    short = term.vocabulary != Vocabulary.TARGET and directory.tag(term.name) == term.key
    return term.name if short else term.key


def _row(records: Records, record: Record, labels: Mapping[str, str], sessions: Mapping[str, Session]) -> TagRow:
    session = sessions.get(session_of(records, record))
    return TagRow(
        record.id,
        labels.get(record.id, ""),
        session.code if session else "",
        record.kind,
        text_of(record),
        frozenset(record.tags),
        tuple(record.takes_up),
    )


def _everything(records: Records) -> tuple[Record, ...]:
    return in_order((*records.notes, *records.proposals, *records.actions))
