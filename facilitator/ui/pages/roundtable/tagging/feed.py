"""What the grid shows, read and kept in step: whole, or only the rows that somebody tagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.tag_sheet import Sheet, SheetRow, Sifted, Standing, TagSieve, read_again, sheet_of, sift
from facilitator.workspace.tagging import TagChange, apply_tags

_SOON_MS = 400
_MOST_AT_ONCE = 400
_NOT_SHOWN = frozenset({"participant", "local", "slot"})


class TagFeed(QObject):
    """``read`` tells (Sheet, places by id, Sifted), ``sifted`` a Sifted, ``stood`` the Standing of some records by id,
    None for one that is gone. ``wanted`` gives the sieve that holds."""

    read = Signal(object, object, object)
    sifted = Signal(object)
    stood = Signal(object)

    def __init__(self, file: OpenFile, wanted: Callable[[], TagSieve], parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._wanted = file, wanted
        self.active = False
        self.stale = True
        self._asked = self._sifts = 0
        self._pending: Counter[str] = Counter()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.load_if_stale)
        file.changed.connect(self._changed)

    def load_if_stale(self) -> None:
        """Reads everything again where it is out of date and somebody looks."""
        if not self.stale or not self.active:
            return
        self._soon.stop()
        self.stale = False
        self._asked += 1
        asked, sieve = self._asked, self._wanted()

        def work(file: SessionFile) -> tuple[Sheet, dict[str, int], Sifted]:
            sheet = sheet_of(records_at_hand(file))
            return sheet, {row.id: at for at, row in enumerate(sheet.rows)}, sift(sheet.rows, sieve)

        def came(found: tuple[Sheet, dict[str, int], Sifted]) -> None:
            if asked == self._asked:
                self._sifts += 1  # what is still being sifted are rows of before
                self.read.emit(*found)
                if self._wanted() != sieve:
                    self.sift(found[0].rows)

        self._file.ask(work, came)

    def sift(self, rows: Sequence[SheetRow]) -> None:
        """Asks which rows pass."""
        self._sifts += 1
        asked, seen, sieve = self._sifts, tuple(rows), self._wanted()

        def came(found: object) -> None:
            if asked == self._sifts:
                self.sifted.emit(found)

        self._file.ask(lambda _: sift(seen, sieve), came)

    def apply(self, title: str, wanted: Sequence[TagChange]) -> None:
        """Makes the changes in one step that can be undone; the rows are read again when it is done."""
        ids = tuple(one.record for one in wanted)
        self._pending.update(ids)

        def done(_: object = None) -> None:
            self._pending.subtract(ids)

        def failed(error: BaseException) -> None:
            done()
            self._read_rows(ids)
            self._file.tell(error)

        if self._file.do(title, lambda file: apply_tags(file, wanted), done, failed) is None:
            done()
            self._read_rows(ids)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds and changed.kinds <= _NOT_SHOWN:
            return
        few = changed.kinds == frozenset({"record"}) and len(changed.items) <= _MOST_AT_ONCE
        if few and self.active and not self.stale:
            self._read_rows(changed.items)
        else:
            self.out_of_date()

    def out_of_date(self) -> None:
        """Everything is to be read again, soon where somebody looks."""
        self.stale = True
        if self.active:
            self._soon.start()

    def _read_rows(self, ids: Iterable[str]) -> None:
        wanted = tuple(ids)

        def came(found: Mapping[str, Standing]) -> None:
            settled = [one for one in wanted if self._pending[one] <= 0]
            self.stood.emit({one: found.get(one) for one in settled})

        self._file.ask(lambda file: read_again(file, wanted), came)
