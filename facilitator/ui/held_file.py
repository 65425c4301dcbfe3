"""The session file in the hands of the worker thread, which alone opens, uses and closes it."""

from __future__ import annotations

from pathlib import Path

from facilitator.clock import Clock
from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.workspace.files import SessionFile, author_of, open_file
from facilitator.workspace.showing import load_programme


class HeldFile:
    """Every method is called in the worker thread."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self._file: SessionFile | None = None

    def open(self) -> tuple[Records, str]:
        """Opens the file; its programme, and who writes in it. Raises SessionFileError."""
        self._file = open_file(self._path, self._clock)
        self._file.others_wrote()
        return load_programme(self._file), author_of(self._file, None)

    def get(self) -> SessionFile:
        """The open file. Raises FacilitatorError when it is closed already."""
        if self._file is None:
            raise FacilitatorError("{name} is closed; open it again.", name=self._path.name)
        return self._file

    def close(self) -> None:
        """Closes it; a second time does nothing."""
        if self._file:
            self._file.at_hand = None  # here, and not when the window comes to collect it
            self._file.close()
            self._file = None
