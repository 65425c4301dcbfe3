"""The field that puts speakers into the queue: abbreviations, names in any script, or anything else."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fields import LineField
from facilitator.ui.widgets.popup_list import PopupList, PopupRow
from facilitator.ui.words import translate
from facilitator.workspace.completing import PARTY, Asked, Completer, Offer

_BETWEEN = re.compile(r"[,;，、；]")
_ICONS = {"participant": "account-outline", "delegation": "flag-outline", "organization": "domain"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpeakerField(LineField):
    """Tab takes the suggestion. Enter takes the one gone to with the arrows, or the only one there is where
    what is typed fits nobody; otherwise what is typed.

    ``named`` tells the words typed, several where commas part them; ``picked`` a ref; ``left`` that
    Enter was pressed in the empty field: back to writing.
    """

    named = Signal(tuple)
    picked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("RunSheet", "Add: CHN, WWF …"), parent)
        self.setAccessibleName(translate("RunSheet", "Add a speaker to the queue"))
        self.completer_: Completer | None = None
        self.fits: Callable[[str], bool] = lambda typed: False
        self._offers: tuple[Offer, ...] = ()
        self._gone_to = self._composing = False
        self._popup = PopupList(theme, self)
        self._popup.taken.connect(self._take)
        self.textEdited.connect(self._edited)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is suggested now."""
        return self._offers

    def event(self, arg__1: QEvent) -> bool:
        # Tab would go to the next part of the window before keyPressEvent sees it.
        pressed = arg__1 if isinstance(arg__1, QKeyEvent) and arg__1.type() == QEvent.Type.KeyPress else None
        if pressed and pressed.key() == Qt.Key.Key_Tab and self._offers and not self._composing:
            self._take(max(self._popup.current, 0))
            return True
        return super().event(arg__1)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        self._composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key = arg__1.key()
        if self._composing:
            super().keyPressEvent(arg__1)
            arg__1.accept()
        elif key in _ENTER:
            self._enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self._offers:
                # The first row is suggested already: Down alone goes to it.
                if self._gone_to or key == Qt.Key.Key_Up:
                    self._popup.move(-1 if key == Qt.Key.Key_Up else 1)
                self._gone_to = True
        elif key == Qt.Key.Key_Escape and (self._offers or self.text()):
            self._escape()
        else:
            super().keyPressEvent(arg__1)

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(arg__1)
        self._suggest(())

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(arg__1)
        side = self._theme.px(16)
        picture = self._theme.pixmap("plus", "text2", 16, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(self._theme.px(8), (self.height() - side) // 2, picture)

    def _margins(self) -> tuple[int, int]:
        return self._theme.px(20), 0

    def _enter(self) -> None:
        if self._offers and (self._gone_to or self._only_meant()):
            self._take(max(self._popup.current, 0))
        elif self.text().strip():
            words = tuple(word.strip() for word in _BETWEEN.split(self.text()) if word.strip())
            self._empty()
            self.named.emit(words)
        else:
            self._empty()
            self.left.emit()

    def _only_meant(self) -> bool:
        """One suggestion, and the words fit nobody as they are: nothing else can be meant."""
        typed = _BETWEEN.split(self.text())[-1].strip()
        return len(self._offers) == 1 and bool(typed) and not self.fits(typed)

    def _escape(self) -> None:
        if self._offers:
            self._suggest(())
        else:
            self._empty()

    def _edited(self, text: str) -> None:
        typed = _BETWEEN.split(text)[-1].strip()
        asked = Asked(PARTY, 0, len(typed), typed)
        self._suggest(self.completer_.offers(asked) if typed and self.completer_ else ())

    def _suggest(self, offers: tuple[Offer, ...]) -> None:
        self._offers, self._gone_to = offers, False
        rows = [PopupRow(one.text, one.hint, _ICONS.get(one.kind, ""), "", one.matched) for one in offers]
        foot = translate("RunSheet", "↑↓ choose   Tab add   Enter add as typed")
        if self._only_meant():
            foot = translate("RunSheet", "Tab or Enter add   Esc keep as typed")
        self._popup.show_rows(rows, QRect(self.mapToGlobal(QPoint(0, 0)), self.size()), foot)

    def _take(self, row: int) -> None:
        """Words before the last comma come in first, in the order they were typed."""
        offer = self._offers[row]
        before = tuple(word.strip() for word in _BETWEEN.split(self.text())[:-1] if word.strip())
        self._empty()
        if before:
            self.named.emit(before)
        self.picked.emit(offer.key)

    def _empty(self) -> None:
        self.clear()
        self._suggest(())
