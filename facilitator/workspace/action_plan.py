"""The action plan that comes back from a spreadsheet: a preview, and taking it in, each edit on what it was made on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facilitator.capture.plan_sheet import SUFFIXES, PlanFile, PlanRow, is_plan_table, read_plan
from facilitator.changes import Change, fold
from facilitator.document import plain
from facilitator.domain import Kind, Records
from facilitator.errors import ImportFileError, sentence
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load, load_frame
from facilitator.store.rows import session_of
from facilitator.summary.action_plan import plan_material
from facilitator.summary.action_plan_rows import editable_cells
from facilitator.summary.action_plan_version import EDITABLE, Version, normal, read_version
from facilitator.summary.actions import Pair
from facilitator.summary.material import Material
from facilitator.summary.wording import Wording, override
from facilitator.workspace.action_plan_cells import CellReader
from facilitator.workspace.action_plan_new import NewRows, new_changes
from facilitator.workspace.action_plan_rows import Outcome, RowReader
from facilitator.workspace.action_plan_told import Place, PlanEdit, PlanFault, PlanPreview
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import paper_wording
from facilitator.workspace.zones import zone_of

__all__ = ["PlanPreview", "holds_plan", "is_plan", "plan_preview", "take_plan"]


def is_plan(file: SessionFile, source: Path) -> bool:
    """Whether a file is a table with the columns of our action plan; False for what cannot be read."""
    if source.suffix.lower() not in SUFFIXES or not source.is_file():
        return False
    with file.reading() as connection:
        frame = load_frame(connection)
    try:
        return holds_plan(frame, source.name, source.read_bytes())
    except OSError:
        return False


def plan_preview(file: SessionFile, source: Path, session: str | None = None) -> PlanPreview:
    """What a plan would change, without changing anything; ``session`` is where new rows go. Raises ImportFileError."""
    with file.reading() as connection:
        return _preview(file, connection, source, session)


def take_plan(file: SessionFile, source: Path, author: str | None = None, session: str | None = None) -> Changed:
    """Takes a plan in, in one transaction; what nothing was taken from is among the warnings.

    What somebody changed meanwhile stays beside it as a conflict. Raises ImportFileError.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        preview = _preview(file, connection, source, session)
        changes: list[Change] = []
        for edit in preview.edits:
            stands_in = session_of(fold(log.history(connection, edit.item)))
            changes += [pen.change(stands_in, edit.item, name, value, over) for name, value, over in edit.fields]
        changes += new_changes(connection, pen, preview.new)
        keep(file, connection, pen, changes)
    left = (sentence("{place}: {reason}", place=fault.place, reason=fault.reason) for fault in preview.faults)
    told = (*left, *(one for edit in preview.edits for one in edit.told))
    items = tuple(dict.fromkeys(change.item for change in changes))
    # What made an item comes last, so that undo, which goes backwards, takes it back as a whole.
    ordered = sorted(changes, key=lambda change: change.field == "kind")
    return Changed(items, frozenset({"record"} if items else ()), told, tuple(change.id for change in ordered))


@dataclass(frozen=True, slots=True)
class _Level:
    """The material at one level of attribution, and its actions by the id of their record."""

    material: Material
    actions: Mapping[str, Pair]

    def shown(self, item: str, otherwise: str) -> tuple[str, Mapping[str, str]]:
        """The label of an action and what a sheet shows of it today; ``otherwise`` is its label in the sheet."""
        if item not in self.actions:
            return otherwise, {}
        entry, record = self.actions[item]
        cells = editable_cells(self.material, entry, record)
        now = {name: cell.value or "\n".join(map(plain, cell.paragraphs)) for name, cell in cells.items()}
        return self.material.label(entry), now


@dataclass(frozen=True, slots=True)
class _Desk:
    """What reading a plan needs of a file, looked up once."""

    connection: Connection
    records: Records
    wording: Wording
    today: date
    levels: dict[str, _Level]

    def at(self, level: str) -> _Level:
        """What the plan is made from at a level of attribution, "" for that of the template."""
        if level not in self.levels:
            material = plan_material(with_attribution(self.records, level), self.wording)
            self.levels[level] = _Level(material, {record.id: (item, record) for item, record in material.actions})
        return self.levels[level]

    @property
    def titles(self) -> dict[str, str]:
        """Column → its title, as the papers of this workshop have it."""
        words = override(self.wording, self.records.workshop.settings).words
        return {name: words[f"plan.{name}"] for name in ("id", *EDITABLE, "record", "version")}


def holds_plan(records: Records, name: str, data: bytes) -> bool:
    """Whether the bytes of a file of this name are a table with the columns of our action plan."""
    try:
        return name.lower().endswith(SUFFIXES) and is_plan_table(name, data, _names(records))
    except ImportFileError:
        return False


def _read(records: Records, source: Path) -> PlanFile | None:
    try:
        data = source.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ImportFileError(
            "{source} cannot be read ({reason}); check it and try again.", source=source.name, reason=reason
        ) from None
    return read_plan(source.name, data, _names(records))


def _names(records: Records) -> dict[str, str]:
    """Title → column: as this workshop has them, and as they are in every other."""
    own = paper_wording()
    found: dict[str, str] = {}
    for words in (own.words, override(own, records.workshop.settings).words):
        found |= {words[f"plan.{name}"]: name for name in ("id", *EDITABLE, "record", "version")}
    return found


def _preview(file: SessionFile, connection: Connection, source: Path, session: str | None) -> PlanPreview:
    records = load(connection)
    plan = _read(records, source)
    if plan is None:
        raise ImportFileError(
            "“{name}” is no action plan: it lacks the columns for the record and its version.", name=source.name
        )
    today = file.clock.now().astimezone(zone_of(records)).date()
    desk = _Desk(connection, records, paper_wording(), today, {})
    sorted_rows = _sorted(plan.rows)
    outcomes: list[Outcome] = []
    seen: set[str] = set()
    unchanged = 0
    for item, rows in sorted_rows.known.items():
        read = _item(desk, item, rows, seen)
        unchanged += not read and item in seen
        outcomes += read
    new, new_faults = NewRows(connection, records, desk.titles, session, CellReader(desk.at("").material, today)).read(
        sorted_rows.new
    )
    seen.update(one.item for one in new)
    faults = [*sorted_rows.faults, *(one for one in outcomes if isinstance(one, PlanFault)), *new_faults]
    return PlanPreview(
        tuple(one for one in outcomes if isinstance(one, PlanEdit)), tuple(new), tuple(faults),
        tuple(_missing(desk.at("").material, seen)), unchanged, plan.unread, plan.warnings,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Rows by the item they are of, rows of none, and rows that are neither."""

    known: dict[str, list[tuple[PlanRow, Version | None]]]
    new: list[PlanRow]
    faults: list[PlanFault]


def _sorted(rows: Iterable[PlanRow]) -> _Sorted:
    found = _Sorted({}, [], [])
    for row in rows:
        item, version = row.cells.get("record", ""), read_version(row.cells.get("version", ""))
        if version and item and version.record != item:
            reason = sentence("Record and version are of two different rows; copy the whole row from the plan again.")
            found.faults.append(PlanFault(Place(row.sheet, row.number), row.cells.get("id", ""), reason))
        elif version or item:
            found.known.setdefault(version.record if version else item, []).append((row, version))
        else:
            found.new.append(row)
    return found


def _item(desk: _Desk, item: str, rows: Sequence[tuple[PlanRow, Version | None]], seen: set[str]) -> list[Outcome]:
    """What the rows of one item say, on whatever sheets they stand; ``seen`` gets the item unless all are bare."""
    filled = [(row, version) for row, version in rows if any(row.cells.get(name) for name in EDITABLE)]
    history = log.history(desk.connection, item)
    place, label = Place(rows[0][0].sheet, rows[0][0].number), rows[0][0].cells.get("id", "") or item
    if not history or fold(history).value("kind") != Kind.ACTION:
        reason = sentence("There is no action item “{item}” in this file; merge the file it came from.", item=item)
        return [PlanFault(place, label, reason)]
    if not filled:
        return []
    seen.add(item)
    found: list[Outcome] = []
    readers: dict[str, RowReader] = {}  # a plan may hold one action thousands of times
    for row, version in filled:
        level = version.level if version else ""
        if level not in readers:
            shown = desk.at(level)
            label, now = shown.shown(item, label)
            readers[level] = RowReader(CellReader(shown.material, desk.today), history, label, now, desk.titles)
        reader = readers[level]
        if version:
            found += reader.read(row, version)
        elif any(normal(row.cells[name]) != normal(reader.now.get(name, "")) for name in EDITABLE if name in row.cells):
            reason = sentence("The row has no version; export the plan again and make the change there.")
            found.append(PlanFault(Place(row.sheet, row.number), reader.label, reason))
    return _agreed(found)


def _agreed(found: Sequence[Outcome]) -> list[Outcome]:
    """One edit a column: rows that say the same are one, and of rows that differ nothing is taken."""
    kept: dict[str, list[PlanEdit]] = {}
    for one in found:
        if isinstance(one, PlanEdit):
            kept.setdefault(one.column, []).append(one)
    told: list[Outcome] = [one for one in found if isinstance(one, PlanFault)]
    for edits in kept.values():
        if len({tuple((name, value) for name, value, _ in edit.fields) for edit in edits}) == 1:
            told.append(edits[0])
            continue
        places = "; ".join(f"{edit.place}: “{edit.new}”" for edit in edits)
        reason = sentence("The plan says different things here ({places}); make them the same.", places=places)
        told.append(PlanFault(edits[0].place, edits[0].label, reason, clash=True))
    return told


def _missing(material: Material, seen: set[str]) -> Iterable[tuple[str, str]]:
    """Label and words of the actions that no row is of."""
    for entry, record in material.actions:
        if record.id not in seen:
            yield material.label(entry), record.text
