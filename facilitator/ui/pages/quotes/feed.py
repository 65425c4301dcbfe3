"""Reads where somebody stands, off the window's thread: records and issued papers at once, drafts one after another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.quotes_desk import (
    Draft,
    Line,
    PaperKey,
    Standing,
    draft_lines,
    drafts_wanted,
    find_standing,
    make_draft,
)
from facilitator.workspace.showing import records_at_hand

_AFTER_MS = 400
_Lines = Mapping[PaperKey, tuple[Line, ...]]


class QuotesFeed(QObject):
    """``found`` tells that records and issued papers are there, ``drafted`` that there is another draft, or none
    is made any more. ``standing``, ``lines`` (by paper, in order) and ``drafts`` are as they were read last."""

    found = Signal()
    drafted = Signal()

    def __init__(self, context: Context, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.names: Names = no_names()
        self.standing: Standing | None = None
        self.drafts: dict[PaperKey, Draft] = {}
        self.lines: dict[PaperKey, tuple[Line, ...]] = {}
        self.faults: dict[PaperKey, str] = {}
        self.wanted: tuple[PaperKey, ...] = ()
        self.records: Records | None = None
        self._ref = ""
        self._todo: list[PaperKey] = []
        self._errand: Errand | None = None
        self._alive, self._stale, self._asked, self._edition = False, True, 0, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._look)
        file.changed.connect(self._changed)
        context.preferences.changed.connect(self._preference)

    @property
    def level(self) -> str:
        """The level of attribution chosen, "" for the template's."""
        return str(self._context.preferences["attribution"])

    @property
    def left(self) -> int:
        """How many drafts are still to be made."""
        return len(self._todo) + (self._errand is not None)

    @property
    def working(self) -> bool:
        """Whether something is being read or composed."""
        return self._errand is not None or self._timer.isActive()

    def every_line(self) -> tuple[Line, ...]:
        """The statements of issued papers, then those of the drafts there are, in the order of the papers."""
        issued = self.standing.issued if self.standing else ()
        return (*issued, *(line for key in self.wanted for line in self.lines.get(key, ())))

    def watch(self, on: bool) -> None:
        """Whether somebody looks: only then does it follow the file, and compose."""
        self._alive = on
        if not on:
            self._timer.stop()
        elif self._stale:
            self._look()
        else:
            self._go_on()

    def show(self, ref: str) -> None:
        """Asks where somebody (a ref) stands."""
        self._ref = ref
        self._look()

    def _changed(self, changed: Changed) -> None:
        if not changed.kinds <= {"local"}:
            self._grow_stale()

    def _preference(self, name: str) -> None:
        if name == "attribution":
            self._grow_stale()

    def _grow_stale(self) -> None:
        self._stale = True
        if self._alive:
            self._timer.start()

    def _look(self) -> None:
        self._timer.stop()
        stale, self._stale = self._stale, False
        self._asked += 1
        asked, ref, drafts = self._asked, self._ref, dict(self.drafts)
        directory = self._file.directory

        def work(file: SessionFile) -> tuple[Records, Standing | None, _Lines, Names | None]:
            records = records_at_hand(file)
            names = load_names(file, directory) if stale else None
            if not ref:
                return records, None, {}, names
            standing = find_standing(records, ref)
            return records, standing, {key: draft_lines(standing, one) for key, one in drafts.items()}, names

        def took(found: tuple[Records, Standing | None, _Lines, Names | None]) -> None:
            if found[3] is not None:
                self.names = found[3]
            if asked == self._asked:
                self._took(found[0], found[1], found[2])

        self._file.ask(work, took)

    def _took(self, records: Records, standing: Standing | None, lines: _Lines) -> None:
        other = records is not self.records
        self.records, self.standing = records, standing
        wanted = drafts_wanted(records, self.level)
        if other or wanted != self.wanted:
            self._edition += 1
            self.wanted, self._todo, self.faults = wanted, list(wanted), {}
        self.drafts = {key: one for key, one in self.drafts.items() if key in wanted}
        self.lines = {key: lines[key] for key in wanted if key in lines}
        self._todo += [key for key in self.drafts if key not in lines and key not in self._todo]
        self.found.emit()
        self._go_on()

    def _go_on(self) -> None:
        """The next draft, as long as somebody looks."""
        standing, records = self.standing, self.records
        if self._errand is not None or not self._alive or standing is None or records is None:
            return
        if not self._todo:
            return
        key, edition, now = self._todo.pop(0), self._edition, self._file.now()

        def took(made: tuple[Draft, tuple[Line, ...]]) -> None:
            self._drafted(key, edition, standing, made)

        def failed(error: BaseException) -> None:
            self._failed(key, error)

        self._errand = Errand(lambda: _draft(records, standing, key, now), took, failed, self)

    def _drafted(self, key: PaperKey, edition: int, standing: Standing, made: tuple[Draft, tuple[Line, ...]]) -> None:
        self._errand = None
        if edition == self._edition and key in self.wanted:
            self.drafts[key] = made[0]
            if standing is self.standing:
                self.lines[key] = made[1]
            else:  # somebody else is asked for by now
                self._look()
        self.drafted.emit()
        self._go_on()

    def _failed(self, key: PaperKey, error: BaseException) -> None:
        self._errand = None
        if isinstance(error, FacilitatorError):
            self.faults[key] = str(error)
        else:
            self._file.tell(error)
        self.drafted.emit()
        self._go_on()


def _draft(records: Records, standing: Standing, key: PaperKey, now: datetime) -> tuple[Draft, tuple[Line, ...]]:
    draft = make_draft(records, key, now)
    return draft, draft_lines(standing, draft)
