"""What a person can choose in a conflict or about a pair of duplicates: each choice is one step to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.conflict_words import named
from facilitator.ui.pages.merge.telling import field_name, short
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.duplicates import PossibleDuplicate, ask_again, link_same, tell_apart
from facilitator.workspace.files import SessionFile
from facilitator.workspace.settling import OpenConflict, Version, keep_both, resolve


class Choices(QObject):
    """``decided`` tells (what is decided: a conflict or a pair, what was chosen in words, its Changed)."""

    decided = Signal(object, str, object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._under_way: list[OpenConflict | PossibleDuplicate] = []

    def take(self, conflict: OpenConflict, version: Version) -> None:
        """Takes a version as it is; of a deletion and an edit, the deletion deletes."""
        self._choose(
            conflict,
            _title(conflict),
            lambda file: resolve(file, conflict.item, conflict.field, take=version.change),
            translate("Merge", "took {what}").format(what=named(self._file, conflict, version)),
        )

    def keep_both(self, conflict: OpenConflict, this: Version, that: Version) -> None:
        """Two records, or a member that stays in."""
        self._choose(
            conflict,
            _title(conflict),
            lambda file: keep_both(file, conflict.item, conflict.field, this.change, that.change),
            translate("Merge", "both kept"),
        )

    def keep_text(self, conflict: OpenConflict, text: str) -> None:
        """A text of one's own."""
        self._choose(
            conflict,
            _title(conflict),
            lambda file: resolve(file, conflict.item, conflict.field, text=text),
            translate("Merge", "kept “{text}”").format(text=short(text, 40)),
        )

    def link(self, pair: PossibleDuplicate) -> None:
        """The same: linked, nothing erased."""
        self._choose(
            pair,
            translate("Merge", "Link of two notes"),
            lambda file: link_same(file, *pair.key),
            translate("Merge", "linked as the same"),
        )

    def tell_apart(self, pair: PossibleDuplicate) -> None:
        """Not the same: remembered in this copy."""
        self._choose(pair, "", lambda file: tell_apart(file, *pair.key), translate("Merge", "not the same"))

    def take_back(self, about: OpenConflict | PossibleDuplicate, changed: Changed) -> None:
        """Takes a choice back, whatever was done since elsewhere."""
        if changed.changes:
            self._file.steps.take_back(changed)
        elif isinstance(about, PossibleDuplicate):
            self._file.do("", lambda file: ask_again(file, *about.key))

    def _choose(
        self,
        about: OpenConflict | PossibleDuplicate,
        title: str,
        work: Callable[[SessionFile], Changed],
        words: str,
    ) -> None:
        """Does it once: a key pressed again before the answer is there means nothing more."""
        if about in self._under_way:
            return

        def done(changed: Changed) -> None:
            self._under_way.remove(about)
            self.decided.emit(about, words, changed)

        def failed(error: BaseException) -> None:
            self._under_way.remove(about)
            self._file.tell(error)

        if self._file.do(title, work, done, failed) is not None:
            self._under_way.append(about)


def _title(conflict: OpenConflict) -> str:
    return translate("Merge", "Settlement of {field}").format(field=field_name(conflict.field))
