"""Ticking things in a list that is searched as one types: lessons to take up, headings, targets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.pages.capture.notes.kinds import LOOKS
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate
from facilitator.workspace.choosing import Choice, found_choices

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_LABEL, _ROW = 72, 30


class ChoiceModel(QAbstractListModel):
    """The choices found, ticked or not; ticks are by the first id."""

    def __init__(self, choices: Sequence[Choice], ticked: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._all = tuple(choices)
        self.found: list[Choice] = []
        self.ticked = set(ticked)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Those that hold the words typed; what was ticked at the beginning stands first."""
        self.beginResetModel()
        self.found = sorted(found_choices(self._all, typed), key=lambda one: one.ids[0] not in self.ticked)
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Ticks a row, or takes its tick away."""
        if 0 <= row < len(self.found):
            self.ticked ^= {self.found[row].ids[0]}
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            on = one.ids[0] in self.ticked
            state = translate("ChooseRecords", "ticked") if on else translate("ChooseRecords", "not ticked")
            return f"{one.label} {one.text}, {state}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{one.label} {one.text}".strip()
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """A tick box, the label, the kind, the words."""

    def __init__(self, theme: Theme, model: ChoiceModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._choices, self._view = theme, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, max(self._theme.px(_ROW), self._theme.line_height(Use.BASE) + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = self._theme, self._choices.found[index.row()]
        area = QRect(option.rect)  # pyright: ignore
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore
        painter.save()
        if chosen:
            painter.fillRect(area, theme.colour("tint"))
            painter.fillRect(area.adjusted(0, 0, theme.px(3) - area.width(), 0), theme.colour("accent"))
        side = theme.px(16)
        box = QRect(area.left() + theme.px(10), area.top() + (area.height() - side) // 2, side, side)
        on = one.ids[0] in self._choices.ticked
        fill = theme.colour("accent" if on else "surface")
        paint_box(painter, box, theme.px(4), fill, theme.colour("accent" if on else "control"))
        ratio = self._view.devicePixelRatioF()
        if on:
            inset = (side - theme.px(14)) // 2
            painter.drawPixmap(box.left() + inset, box.top() + inset, theme.pixmap("check-bold", "onaccent", 14, ratio))
        left = box.right() + theme.px(10)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(Use.STRONG))
        wide = max(theme.px(_LABEL), painter.fontMetrics().horizontalAdvance(f"{one.label} "))
        painter.drawText(QRect(left, area.top(), wide, area.height()), _LEFT, one.label)
        left += wide
        look = LOOKS.get(one.kind)
        if look is not None:
            painter.drawPixmap(left, box.top(), theme.pixmap(look.icon, look.tone, 16, ratio))
            left += side + theme.px(8)
        words = QRect(left, area.top(), area.right() - theme.px(8) - left, area.height())
        painter.setFont(theme.font(Use.BASE))
        painter.drawText(
            words, _LEFT, painter.fontMetrics().elidedText(one.text, Qt.TextElideMode.ElideRight, words.width())
        )
        painter.restore()


class ChooseRecords(Dialog):
    """``kept`` tells the first ids of what is ticked. Enter keeps them; where one has searched
    and ticked nothing, with the row marked."""

    kept = Signal(object)

    def __init__(
        self, theme: Theme, title: str, about: str, choices: Sequence[Choice], ticked: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(theme, title, parent)
        self._before = ticked
        self._looked = False
        self.search = _Search(theme, translate("ChooseRecords", "Search"), "", self)
        self.view = QListView(self)
        self.choices = ChoiceModel(choices, ticked, self)
        self.keep = Button(theme, translate("ChooseRecords", "Keep"), "check", "primary", "Return", self)
        cancel = Button(theme, translate("ChooseRecords", "Cancel"), keys="Esc", parent=self)
        self._set_up(title)
        if about:
            self.body.addWidget(ElidedLabel(theme, about, Use.BASE, "text2", self))
        self.body.addWidget(self.search)
        self.body.addWidget(self.view, 1)
        hint = translate("ChooseRecords", "Ctrl+Space ticks a row and stays; Enter keeps what is ticked.")
        self.body.addWidget(Label(theme, hint, Use.SMALL, "text3", True, self))
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self.keep)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self._place(theme)

    def accept(self) -> None:
        """Keeps what is ticked."""
        self.kept.emit(frozenset(self.choices.ticked))
        super().accept()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        row = self.view.currentIndex().row()
        spaced = arg__1.key() == Qt.Key.Key_Space
        if arg__1.key() in _ENTER:
            marked = self.choices.found[row].ids[0] if 0 <= row < len(self.choices.found) else ""
            if frozenset(self.choices.ticked) == self._before and self._looked and marked not in self._before:
                self.choices.toggle(row)
            self.accept()
        elif spaced:
            self.choices.toggle(row)
        else:
            super().keyPressEvent(arg__1)

    def _set_up(self, title: str) -> None:
        view = self.view
        view.setModel(self.choices)
        view.setItemDelegate(ChoiceDelegate(self._theme, self.choices, view))
        view.setAccessibleName(title)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setCurrentIndex(self.choices.index(0, 0))
        view.clicked.connect(self._clicked)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows work from the search
        self.search.setAccessibleName(title)
        self.search.textChanged.connect(self._narrow)
        self.search.passed.connect(self._passed)

    def _place(self, theme: Theme) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(680), room.width() - 40), min(theme.px(480), room.height() - 60))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, typed: str) -> None:
        self._looked = True
        self.choices.narrow(typed)
        self.view.setCurrentIndex(self.choices.index(0, 0))

    def _passed(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            self._looked = True
            row = self.view.currentIndex().row() + step[Qt.Key(event.key())]
            self.view.setCurrentIndex(self.choices.index(min(max(row, 0), self.choices.rowCount() - 1), 0))
        else:
            self.keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self.choices.toggle(index.row())


class _Search(SearchField):
    """Keys of the list are passed on; Space is a letter, alone in an empty field or with Ctrl it ticks."""

    passed = Signal(object)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key, ctrl = arg__1.key(), bool(arg__1.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ticks = key == Qt.Key.Key_Space and (ctrl or not self.text())
        if ticks or key in _MOVES or key in _ENTER:
            self.passed.emit(arg__1)
            arg__1.accept()
        else:
            super().keyPressEvent(arg__1)
