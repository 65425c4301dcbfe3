"""Titles written in their place: one field over a row of the programme, and the focus back where it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.ui.pages.capture.programme.title_field import TitleField
from facilitator.ui.pages.capture.programme.view import ProgrammeView


class TitleEditor(QObject):
    """At most one field at a time."""

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self._view = view
        self.field: TitleField | None = None
        self._row: tuple[str, str] = ("", "")
        self._before: QWidget | None = None
        self._keep: Callable[[str], None] = _nothing
        self._drop: Callable[[], None] = _nothing
        view.laid_out.connect(self._place)

    def open(
        self,
        row: tuple[str, str],
        text: str,
        placeholder: str,
        keep: Callable[[str], None],
        drop: Callable[[], None],
    ) -> None:
        """Opens the field over the row (kind, id); ``keep`` gets what was written, ``drop`` that nothing was."""
        self.close()
        self._row, self._keep, self._drop = row, keep, drop
        self._before = self._view.window().focusWidget()
        self._view.put_cursor(*row)
        self.field = TitleField(self._view.theme, placeholder, text, self._view.viewport())
        self.field.kept.connect(self._kept)
        self.field.dropped.connect(self._dropped)
        self._place()
        self.field.show()
        self.field.setFocus()

    def close(self) -> None:
        """Keeps what was written, if anything."""
        if self.field:
            self._kept(self.field.text())

    def _kept(self, text: str) -> None:
        self._end()
        if text.strip():
            self._keep(text)
        else:
            self._drop()

    def _dropped(self) -> None:
        self._end()
        self._drop()

    def _end(self) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        had_focus = field.hasFocus()
        field.blockSignals(True)
        field.hide()
        field.deleteLater()
        if had_focus:
            # What had it may be gone: a note edited in its place ends when the focus leaves it.
            before = self._before if self._before is not None and isValid(self._before) else self._view
            before.setFocus()

    def _place(self) -> None:
        at = self._view.listed.row_of(*self._row) if self.field else -1
        if self.field is None or at < 0:
            return
        area = self._view.painter.title_rect(self._view.rect_of(at))
        high = self.field.field_height()
        spare = min(self._view.theme.px(4), max(0, (area.height() - high) // 2))
        self.field.setGeometry(area.left(), area.top() + spare, area.width(), high)


def _nothing(*_: object) -> None:
    pass
