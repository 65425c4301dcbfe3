"""The line as it is read just now: once for each text, in the window's thread only while that is quick."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.reading_line import Correction, Reading, read

# A line of 300 characters takes under 2 ms; a pasted page is read beside, and its chips come a little later.
LONGEST_AT_ONCE = 1500
_NOTHING = Reading(kind="statement", text="")


class LiveReading(QObject):
    """``raw`` is what the words of ``line`` say, ``meant`` what they mean with the corrections made.

    ``renewed`` tells that a long text was read beside.
    """

    renewed = Signal()

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._corrections: tuple[Correction, ...] = ()
        self._known: tuple[object, ...] = ()
        self._asked = 0
        self.raw = self.meant = _NOTHING
        self.line = ""
        file.frame_changed.connect(self.forget)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was corrected, the last one last."""
        return self._corrections

    def correct(self, corrections: tuple[Correction, ...]) -> None:
        """Other corrections for the line."""
        self._corrections = corrections
        self._known = ()

    def forget(self) -> None:
        """The roster or a vocabulary is new: the line is read again."""
        self._known = ()
        self.renewed.emit()

    def of(self, line: str) -> Reading:
        """What the words say; for a long text what was known before, until ``renewed``."""
        day = self._file.now().date()
        known = (line, day)
        if known == self._known:
            return self.raw
        self._known = known
        if len(line) > LONGEST_AT_ONCE:
            self._read_beside(line, day)
        else:
            self._asked += 1
            self._take(line, *_readings(line, self._file, day, self._corrections))
        return self.raw

    def _take(self, line: str, raw: Reading, meant: Reading) -> None:
        self.line, self.raw, self.meant = line, raw, meant

    def _read_beside(self, line: str, day: date) -> None:
        self._asked += 1
        asked, file, corrections = self._asked, self._file, self._corrections

        def read_it(found: tuple[Reading, Reading]) -> None:
            if asked == self._asked:
                self._take(line, *found)
                self.renewed.emit()

        self.line, self.raw, self.meant = "", _NOTHING, _NOTHING
        file.ask(lambda _: _readings(line, file, day, corrections), read_it)


def _readings(line: str, file: OpenFile, day: date, corrections: tuple[Correction, ...]) -> tuple[Reading, Reading]:
    raw = read(line, file.directory, day)
    return raw, read(line, file.directory, day, corrections) if corrections else raw
