"""Where the open file lies: in a folder that another program synchronizes, or not there any more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from facilitator.ui.desk import Desk
from facilitator.ui.errand import Errand
from facilitator.ui.offers import Offer
from facilitator.ui.open_file import OpenFile
from facilitator.ui.saving_copy import SavingCopy
from facilitator.ui.words import translate
from facilitator.workspace.saving_elsewhere import Whereabouts, can_be_opened
from facilitator.workspace.watching import synchronizer


class FilePlace(QObject):
    """``offered`` tells an Offer; ``lost`` that nothing typed reaches the disk any more."""

    offered = Signal(object)
    lost = Signal()

    def __init__(self, desk: Desk, saving: SavingCopy, parent: QObject) -> None:
        super().__init__(parent)
        self._way = (_elsewhere(), saving.save)
        self._desk, self._saving = desk, saving
        desk.opened.connect(self._opened)

    def with_way_out(self, offer: Offer) -> Offer:
        """While the file is away, every error has the one button that helps."""
        file = self._desk.file
        if file and file.place and offer.level == "error" and not offer.button:
            return Offer("error", offer.sentence, *self._way)
        return offer

    def _opened(self, file: OpenFile) -> None:
        file.place_changed.connect(self._changed)
        if not file.read_only:
            path = file.path
            file.ask(lambda _: synchronizer(path), partial(self._warn, file))

    def _warn(self, file: OpenFile, program: str) -> None:
        if program and file is self._desk.file:
            words = translate(
                "FilePlace",
                "{program} synchronizes the folder of {name} and may put an older copy there; keep it elsewhere.",
            )
            self.offered.emit(
                Offer("care", words.format(name=file.path.name, program=program), _elsewhere(), self._saving.save)
            )

    def _changed(self, place: str) -> None:
        file = self._desk.file
        if file is None:
            return
        self._way = (_elsewhere(), self._saving.save)
        if place:
            self.lost.emit()
            self.offered.emit(Offer("error", _told(place).format(name=file.path.name), *self._way))
        if place == Whereabouts.UNREADABLE:
            path, clock = file.path, file.clock
            Errand(lambda: can_be_opened(path, clock), partial(self._is_back, file), file.tell, self)
        elif not place:
            file.kept.emit(file.now())
            words = translate("FilePlace", "{name} is back; what is typed is kept again.")
            self.offered.emit(Offer("done", words.format(name=file.path.name)))

    def _is_back(self, file: OpenFile, sound: bool) -> None:
        """The stick was out and is in again: the file is well, and what was open of it is dead."""
        if sound and file is self._desk.file and file.place == Whereabouts.UNREADABLE:
            words = translate(
                "FilePlace",
                "{name} was away for a moment and is there again, but this window lost hold of it, so what is typed now"
                " is not kept; open it again.",
            )
            self._way = (translate("FilePlace", "Open it again"), self._saving.open_again)
            self.offered.emit(Offer("error", words.format(name=file.path.name), *self._way))


def _elsewhere() -> str:
    return translate("FilePlace", "Save a copy elsewhere …")


def _told(place: str) -> str:
    if place == Whereabouts.REPLACED:
        return translate(
            "FilePlace",
            "Another file was put in the place of {name}, so what is typed now is not kept; save a copy of yours"
            " elsewhere and go on in it.",
        )
    if place == Whereabouts.UNREADABLE:
        return translate(
            "FilePlace",
            "{name} cannot be read any more where it is, so what is typed now is not kept; check the disk or stick, or"
            " save a copy elsewhere.",
        )
    return translate(
        "FilePlace",
        "{name} was deleted or moved, or its stick pulled out, so what is typed now is not kept; put it back, or save a"
        " copy elsewhere and go on in it.",
    )
