"""Where the reading stands: which agreement or action is in front of the room, and which comes next. No widgets."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.workspace.read_back import ReadBack, Reading, State


class Course:
    """Goes by the ids of records, since what is set aside moves to the end. After the last comes the end: no reading.

    ``begun`` says whether anything was read from the file yet.
    """

    def __init__(self) -> None:
        self.list = ReadBack()
        self.begun = False
        self.place = 0
        self._id = ""

    @property
    def current(self) -> Reading | None:
        """What is in front of the room; None at the end, or where there is nothing to read."""
        return self.list.readings[self.place] if self.place < len(self.list.readings) else None

    def take(self, found: ReadBack) -> None:
        """Another state of the list; what is in front of the room stays there as long as it is in the list."""
        self.list = found
        if not self.begun:
            self.begun = True
            self.start()
            return
        here = self._find(self._id) if self._id else len(found.readings)
        self._stand(min(self.place, len(found.readings)) if here is None else here)

    def start(self) -> None:
        """The first that nobody has confirmed or set aside, else the first."""
        places = (at for at, one in enumerate(self.list.readings) if one.state == State.OPEN or one.reworded)
        self._stand(next(places, 0))

    def step(self, by: int) -> None:
        """On or back; not before the first, not behind the end."""
        self._stand(min(max(self.place + by, 0), len(self.list.readings)))

    def end(self) -> None:
        """Behind the last."""
        self._stand(len(self.list.readings))

    def show(self, item: str) -> bool:
        """To the reading that holds a record, if there is one."""
        found = self._find(item)
        if found is not None:
            self._stand(found)
        return found is not None

    def suppose(self, item: str, as_it_will_be: Callable[[Reading], Reading]) -> None:
        """A record is so from now on, until the file is read again; its place stays."""
        readings = (as_it_will_be(one) if item in one.ids else one for one in self.list.readings)
        self.list = ReadBack(tuple(readings))

    def _find(self, item: str) -> int | None:
        return next((at for at, one in enumerate(self.list.readings) if item in one.ids), None)

    def _stand(self, place: int) -> None:
        self.place = place
        self._id = self.current.id if self.current else ""
