"""A sentence being typed, on disk within two seconds; what a crash left unfinished stands open again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import Draft, adopt_drafts, drop_draft, keep_draft
from facilitator.workspace.files import SessionFile

_EVERY_MS = 1200
_FIELD = "sentence "


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are typed: a sentence of a part, or with ``new`` behind it ("" for at the beginning)."""

    session: str
    part: str
    key: str
    new: bool = False

    @property
    def field(self) -> str:
        """What its draft is called on disk."""
        return _FIELD + json.dumps([self.session, self.part, self.key, self.new])


class SentenceDraft(QObject):
    """``words`` gives the place and its words as they stand now, None for nothing that is unfinished."""

    def __init__(self, file: OpenFile, words: Callable[[], tuple[Place, str] | None], parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._words = file, words
        self._kept: tuple[Place, str] | None = None
        self._failing = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """Something was typed. A timer that runs is not begun again: keys must not put it off."""
        if not self.timer.isActive() and not self._file.read_only:
            self.timer.start()

    def forget(self) -> None:
        """The words became a change, in the same step as their draft went, or were given up."""
        self.timer.stop()
        self._kept = None

    def drop(self, place: Place) -> None:
        """Takes the draft of words that were given up off the disk."""
        kept = self._kept
        self.forget()
        if kept is not None:
            self._file.ask(lambda file: drop_draft(file, "", place.field), _nothing)

    def _keep(self) -> None:
        found = self._words()
        if found is None or found == self._kept or self._file.read_only:
            return
        before, self._kept = self._kept, found
        place, text = found

        def failed(error: BaseException) -> None:
            self._kept = before
            if not self._failing:  # said once, tried again and again: the words stand in the field still
                self._failing = True
                self._file.tell(error)
            self.touch()

        self._file.ask(lambda file: keep_draft(file, "", place.field, text), self._done, failed)

    def _done(self, _: None) -> None:
        self._failing = False
        self._file.kept.emit(self._file.now())


def dropped_with(place: Place, verb: Callable[[SessionFile], Changed]) -> Callable[[SessionFile], Changed]:
    """The verb, and the draft of its words gone behind it."""

    def work(file: SessionFile) -> Changed:
        done = verb(file)
        drop_draft(file, "", place.field)
        return done

    return work


def left_unfinished(file: SessionFile) -> tuple[tuple[Place, str], ...]:
    """The sentences that earlier openings left unfinished, newest last. Only for the one window that may write."""
    return tuple(found for draft in adopt_drafts(file) if (found := _read(draft)))


def _read(draft: Draft) -> tuple[Place, str] | None:
    if draft.item or not draft.field.startswith(_FIELD) or not draft.value.strip():
        return None
    try:
        session, part, key, new = json.loads(draft.field.removeprefix(_FIELD))
    except ValueError:
        return None
    return Place(str(session), str(part), str(key), bool(new)), draft.value


def _nothing(_: None) -> None:
    pass
