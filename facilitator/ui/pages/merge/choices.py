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
from facilitator.workspace.settling import OpenConflict, Version, keep_both, resolve


class Choices(QObject):
    """``decided`` tells (what is decided: a conflict or a pair, what was chosen in words, its Changed)."""

    decided = Signal(object, str, object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

    def take(self, conflict: OpenConflict, version: Version) -> None:
        """Takes a version as it is; of a deletion and an edit, the deletion deletes."""
        self._file.do(
            _title(conflict),
            lambda file: resolve(file, conflict.item, conflict.field, take=version.change),
            self._told(conflict, translate("Merge", "took {what}").format(what=named(self._file, version))),
        )

    def keep_both(self, conflict: OpenConflict, this: Version, that: Version) -> None:
        """Two records, or a member that stays in."""
        self._file.do(
            _title(conflict),
            lambda file: keep_both(file, conflict.item, conflict.field, this.change, that.change),
            self._told(conflict, translate("Merge", "both kept")),
        )

    def keep_text(self, conflict: OpenConflict, text: str) -> None:
        """A text of one's own."""
        self._file.do(
            _title(conflict),
            lambda file: resolve(file, conflict.item, conflict.field, text=text),
            self._told(conflict, translate("Merge", "kept “{text}”").format(text=short(text, 40))),
        )

    def link(self, pair: PossibleDuplicate) -> None:
        """The same: linked, nothing erased."""
        self._file.do(
            translate("Merge", "Link of two notes"),
            lambda file: link_same(file, *pair.key),
            self._told(pair, translate("Merge", "linked as the same")),
        )

    def tell_apart(self, pair: PossibleDuplicate) -> None:
        """Not the same: remembered in this copy."""
        self._file.do(
            "", lambda file: tell_apart(file, *pair.key), self._told(pair, translate("Merge", "not the same"))
        )

    def take_back(self, about: OpenConflict | PossibleDuplicate, changed: Changed) -> None:
        """Takes a choice back, whatever was done since elsewhere."""
        if changed.changes:
            self._file.steps.take_back(changed)
        elif isinstance(about, PossibleDuplicate):
            self._file.do("", lambda file: ask_again(file, *about.key))

    def _told(self, about: OpenConflict | PossibleDuplicate, words: str) -> Callable[[Changed], None]:
        def tell(changed: Changed) -> None:
            self.decided.emit(about, words, changed)

        return tell


def _title(conflict: OpenConflict) -> str:
    return translate("Merge", "Settlement of {field}").format(field=field_name(conflict.field))
