"""The records that say the same: each can be gone to, or taken out again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate
from facilitator.workspace.record_details import Brief

_LONGEST = 200


class SameEditor(FieldEditor):
    """``gone_to`` tells the id of a record to show, ``parted`` that of one to take out."""

    gone_to = Signal(str)
    parted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.part_words = translate("Details", "Not the same")
        self._shown: tuple[Brief, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._grid = QGridLayout()
        self.column.addLayout(self._grid)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)

    @property
    def empty(self) -> bool:
        return not self._shown

    def links(self) -> tuple[str, ...]:
        """The ids of the records shown."""
        return tuple(brief.id for brief in self._shown)

    def records(self, view: View) -> tuple[Brief, ...]:
        """The records to show."""
        return view.details.same

    def part(self, record: str) -> None:
        """Takes a record out."""
        self.parted.emit(record)

    def show_view(self, view: View) -> None:
        if self.records(view) == self._shown:
            return
        self._shown = self.records(view)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, brief in enumerate(self._shown):
            speaker = view.names.directory.party(brief.speaker).short if brief.speaker else ""
            self._grid.addWidget(RecordLink(self.theme, brief, speaker, self), row, 0)
            part = IconButton(self.theme, "link-variant-off", self.part_words, parent=self)
            part.setProperty("record", brief.id)
            part.setFixedSize(self.theme.px(28), self.theme.px(28))
            part.clicked.connect(self._part)
            self._grid.addWidget(part, row, 1)

    def _part(self) -> None:
        self.part(self.sender().property("record"))


class RecordLink(QAbstractButton):
    """A record in one line, cut off with "…"; a click or Enter goes to it."""

    def __init__(self, theme: Theme, brief: Brief, speaker: str, owner: SameEditor) -> None:
        super().__init__(owner)
        words = " ".join(brief.text.split())[:_LONGEST]
        self._theme, self._owner, self._record = theme, owner, brief.id
        self._words = f"{speaker}: {words}" if speaker else words
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._go)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), self._theme.px(28))

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, box = self._theme, self.rect()
            if self.hasFocus():
                paint_box(painter, box, theme.px(6), None, theme.colour("accent"), theme.px(2))
            elif self.underMouse():
                paint_box(painter, box, theme.px(6), theme.colour("hover"))
            side = theme.px(14)
            icon = theme.pixmap("link-variant", "text2", 14, self.devicePixelRatioF())
            painter.drawPixmap(theme.px(8), (box.height() - side) // 2, icon)
            words = box.adjusted(theme.px(8) + side + theme.px(6), 0, -theme.px(4), 0)
            painter.setFont(theme.font(Use.BASE))
            painter.setPen(theme.colour("text"))
            shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(e)

    def _go(self) -> None:
        self._owner.gone_to.emit(self._record)
