"""Keeps the list of notes true: asks the file for what is to be shown, and only for that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import Glance, OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.note_reading import Loaded, listed, searched
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.listing import Arrived, Row, Sieve, arrived, note_rows

_SEVERAL = 200
_STRUCTURE = frozenset({"everything", "point", "slot", "session"})
_BESIDE = frozenset({"participant", "term", "local", "workshop"})


@dataclass(frozen=True, slots=True)
class _Glanced:
    """What came of a change, seen in the same turn; ``number`` and ``sieve`` say for which list."""

    number: int
    sieve: Sieve
    found: Arrived


class NotesFeed(QObject):
    """Fills the model. ``loaded`` tells after a new list stands there whether it is that of another place;
    ``about_to_load`` comes before, with the same. ``about_to_change`` and ``changed`` stand
    before and after single notes come, go and change. ``came`` tells the id of a note that was not listed before."""

    about_to_change = Signal()
    changed = Signal()
    about_to_load = Signal(bool)
    loaded = Signal(bool)
    came = Signal(str)
    counted = Signal()

    def __init__(self, file: OpenFile, state: CaptureState, model: NotesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._state, self._model = file, state, model
        self._asked = 0
        self._settled = 0
        self.filter = Sieve()
        self.words = ""
        model.wanted.connect(self._fetch)
        file.changed.connect(self._changed)
        file.glance = self._glance
        state.point_changed.connect(self._moved)
        state.scope_changed.connect(self._moved)

    @property
    def sieve(self) -> Sieve:
        """What is let through: the filter at the place shown."""
        return replace(self.filter, point=None if self._state.everything else self._state.point)

    @property
    def settled(self) -> bool:
        """Whether what was asked for last stands in the list."""
        return self._asked == self._settled

    def load(self, *, fresh: bool = True) -> None:
        """Reads the list; ``fresh``: of another place than before, so that nothing of the old one is kept."""
        seen = () if fresh else self._model.held.ids[-_SEVERAL:]  # at once, so that nothing flickers
        if self.words:
            self._ask(searched(self.words, self.filter, seen), fresh)
        else:
            self._ask(listed(self.sieve, self._state.point, seen, heads=self._state.everything), fresh)

    def search(self, words: str) -> None:
        """Shows what the file has on these words, best first; "" shows the list again."""
        if words.strip() != self.words:
            self.words = words.strip()
            self.load(fresh=True)

    def sift(self, sieve: Sieve) -> None:
        """Filters the list."""
        if sieve != self.filter:
            self.filter = sieve
            self.load(fresh=True)

    def _ask(self, work: Callable[[SessionFile], Loaded], fresh: bool) -> None:
        self._asked += 1
        number, target = self._asked, self._state.point

        def unless_stale(file: SessionFile) -> Loaded | None:
            return work(file) if number == self._asked else None

        def show(found: Loaded | None) -> None:
            if found is None or number != self._asked:
                return
            self._settled = number
            self.about_to_load.emit(fresh)
            self._model.target = target
            self._model.show(found.order, found.rows)
            self.loaded.emit(fresh)
            self.counted.emit()

        ask(self, self._file, unless_stale, show)

    def _fetch(self, ids: Sequence[str]) -> None:
        number = self._asked

        def take(rows: tuple[Row, ...]) -> None:
            if number == self._asked:
                self._model.take(ids, rows)

        ask(self, self._file, lambda file: note_rows(file, ids), take)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _STRUCTURE or len(changed.items) > _SEVERAL:
            self.load(fresh=False)
        elif not changed.items or changed.kinds <= _BESIDE:
            return
        elif self.words:
            self.load(fresh=False)
        else:
            self._ask_arrived(changed.items)

    def _glance(self) -> Glance:
        """What looks at the file for this list right after a verb."""
        number, sieve = self._asked, self.sieve

        def look(file: SessionFile, changed: Changed) -> _Glanced | None:
            few = changed.kinds <= {"record"} and 0 < len(changed.items) <= _SEVERAL
            return _Glanced(number, sieve, arrived(file, changed.items, sieve)) if few else None

        return look

    def _ask_arrived(self, items: tuple[str, ...]) -> None:
        number, sieve = self._asked, self.sieve
        seen = self._file.glanced
        if isinstance(seen, _Glanced) and (seen.number, seen.sieve) == (number, sieve):
            self._take(items, seen.found)
            return

        def take(found: Arrived) -> None:
            if number == self._asked:
                self._take(items, found)

        ask(self, self._file, lambda file: arrived(file, items, sieve), take)

    def _take(self, items: Sequence[str], found: Arrived) -> None:
        self.about_to_change.emit()
        rows = {row.id: row for row in found.rows}
        new: list[str] = []
        for item in items:
            row = rows.get(item)
            if row is None or item not in found.shown:
                self._model.drop(item)
                continue
            if self._model.order.key(item) is None:
                new.append(item)
            self._model.put(row)
        self.changed.emit()
        for item in new:
            self.came.emit(item)
        self.counted.emit()

    def _moved(self, _: object) -> None:
        self.load()
