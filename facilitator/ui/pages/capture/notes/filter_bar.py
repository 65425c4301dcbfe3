"""What the list is filtered by: menus to add to it, chips to take away from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from facilitator.directory import Directory
from facilitator.ui.pages.capture.notes.flow import FlowLayout
from facilitator.ui.pages.capture.notes.kinds import LOOKS, kind_name, look_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.words import translate
from facilitator.workspace.listing import Choices, Sieve

_MOST = 60


class FilterBar(QWidget):
    """``changed`` tells a Sieve whenever another filter holds; ``closed`` that the bar is done with.

    ``opened`` asks for the Choices of a menu: call ``offer`` with them.
    """

    changed = Signal(object)
    closed = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sieve = Sieve()
        self._directory = Directory()
        self._choices = Choices({}, {}, {})
        self._waiting = ""
        self._chips: list[ChipButton] = []
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._taken)
        self._buttons = {
            "kind": Button(theme, translate("FilterBar", "Kind"), "chevron-down", "plain", "", self),
            "speaker": Button(theme, translate("FilterBar", "Speaker"), "chevron-down", "plain", "", self),
            "tag": Button(theme, translate("FilterBar", "Tag"), "chevron-down", "plain", "", self),
            "starred": Button(theme, translate("FilterBar", "Starred"), "star-outline", "plain", "", self),
        }
        self._close = IconButton(theme, "close", translate("FilterBar", "Close the filter"), "", False, self)
        for what, button in self._buttons.items():
            button.setObjectName(f"filter_{what}")
            button.clicked.connect(_Press(self._pressed, what))
        self._close.clicked.connect(self.clear_and_close)
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def focus_first(self) -> None:
        """Puts the focus on the first menu."""
        self._buttons["kind"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, choices: Choices, directory: Directory) -> None:
        """What there is to choose from; opens the menu that was asked for."""
        self._choices, self._directory = choices, directory
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self._show_menu(waiting)

    def clear_and_close(self) -> None:
        """Everything passes, and the bar goes."""
        self._set(Sieve())
        self.closed.emit()

    def clear(self) -> None:
        """Everything passes."""
        self._set(Sieve())

    @property
    def filtering(self) -> bool:
        """Whether anything is held back."""
        return self.sieve != Sieve()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _pressed(self, what: str) -> None:
        if what == "starred":
            self._set(replace(self.sieve, starred=not self.sieve.starred))
            return
        self._waiting = what
        self.opened.emit()

    def _show_menu(self, what: str) -> None:
        self._menu.clear()
        for key, words in self._entries(what)[:_MOST]:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in self._members(what))
            action.setData((what, key))
        if self._menu.isEmpty():
            self._menu.addAction(translate("FilterBar", "Nothing to choose from yet")).setEnabled(False)
        button = self._buttons[what]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        if self._menu.actions():
            self._menu.setActiveAction(self._menu.actions()[0])

    def _entries(self, what: str) -> list[tuple[str, str]]:
        if what == "kind":
            counts = self._choices.kinds
            return [(kind, f"{kind_name(kind)}  ({counts[kind]})") for kind in LOOKS if kind in counts]
        counts = self._choices.speakers if what == "speaker" else self._choices.tags
        return [(key, f"{self._named(what, key)}  ({count})") for key, count in counts.items()]

    def _named(self, what: str, key: str) -> str:
        if what == "kind":
            return kind_name(key)
        if what == "tag":
            return f"#{key}"
        return self._directory.name(key) if key else translate("FilterBar", "Nobody named")

    def _members(self, what: str) -> frozenset[str]:
        return {"kind": self.sieve.kinds, "speaker": self.sieve.speakers, "tag": self.sieve.tags}[what]

    def _taken(self, action: object) -> None:
        what, key = action.data()  # type: ignore[attr-defined]
        self._toggle(what, key)

    def _toggle(self, what: str, key: str) -> None:
        if what == "starred":
            self._set(replace(self.sieve, starred=False))
            return
        members = self._members(what) ^ {key}
        name = {"kind": "kinds", "speaker": "speakers", "tag": "tags"}[what]
        self._set(replace(self.sieve, **{name: members}))

    def _set(self, sieve: Sieve) -> None:
        if sieve == self.sieve:
            return
        self.sieve = sieve
        self._show_chips()
        self.changed.emit(sieve)

    def _show_chips(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [
            self._chip(what, key) for what in ("kind", "speaker", "tag") for key in sorted(self._members(what))
        ]
        if self.sieve.starred:
            self._chips.append(self._chip("starred", ""))
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        if had_focus:
            (self._chips[-1] if self._chips else self._buttons["kind"]).setFocus()
        self.updateGeometry()

    def _chip(self, what: str, key: str) -> ChipButton:
        if what == "starred":
            words, icon = translate("FilterBar", "Starred"), "star"
        else:
            words = self._named(what, key)
            icon = {"kind": look_of(key).icon, "speaker": "account-outline", "tag": "tag-outline"}[what]
        chip = _FilterChip(self._theme, words, icon, self)
        chip.clicked.connect(_Press2(self._toggle, what, key))
        return chip

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._flow = FlowLayout()
        for button in self._buttons.values():
            self._flow.addWidget(button)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(12), 0, px(8), px(4))
        self._row.setSpacing(0)


class _FilterChip(ChipButton):
    """A part of the filter; a press or Delete takes it away."""

    def __init__(self, theme: Theme, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, f"{text}  ×", icon, "", False, False, parent)
        self.setAccessibleName(translate("FilterBar", "Filter {what}: press to take it away").format(what=text))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(arg__1)


class _Press:
    """A call with one fixed word, for a signal of a child."""

    def __init__(self, call: Callable[[str], None], word: str) -> None:
        self._call, self._word = call, word

    def __call__(self, _checked: bool = False) -> None:
        self._call(self._word)


class _Press2:
    """A call with two fixed words, for a signal of a child."""

    def __init__(self, call: Callable[[str, str], None], first: str, second: str) -> None:
        self._call, self._first, self._second = call, first, second

    def __call__(self, _checked: bool = False) -> None:
        self._call(self._first, self._second)
