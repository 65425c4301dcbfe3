"""What stands below the grid: the words of the record in full, the column's full name, free tags, what is taken up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.chip_row import ChipRow
from facilitator.ui.pages.capture.details.lines import rest_style
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, Label
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

_OFFERS = 8


class TagFoot(QWidget):
    """``added`` and ``removed`` tell a free tag; ``linking`` asks for the lessons to take up."""

    added = Signal(str)
    removed = Signal(str)
    linking = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._low = theme, False
        self.known: Sequence[str] = ()
        self.words = Words(theme, self)
        self.column = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.keys = ElidedLabel(theme, _keys(), Use.SMALL, "text3", self)
        self.free = ChipRow(theme, self._offers, self)
        self.free.name_it(translate("Tagging", "Free tags"))
        self.free.typed.connect(self.added)
        self.free.chosen.connect(self.added)
        self.free.removed.connect(self.removed)
        self.free.line.abandoned.connect(self.left)
        self.free.line.finished.connect(self._finished)
        self._free_label = Label(theme, translate("Tagging", "Free tags"), Use.SMALL, "text2", False, self)
        self.links = Button(theme, translate("Tagging", "Takes up …"), "school-outline", "flat", "Ctrl+T", self)
        self.links.clicked.connect(self.linking)
        self._sides = QHBoxLayout()
        self._left, self._right, self._tags = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def show_record(self, name: str, text: str, free: Sequence[str], taken: str, *, several: int) -> None:
        """A record, or how many are selected."""
        self.words.show_words(name, text)
        self.free.show_chips([(tag, f"#{tag}", f"#{tag}") for tag in free])
        words = translate("Tagging", "Takes up {labels} …").format(labels=taken)
        self.links.setText(words if taken else translate("Tagging", "Takes up …"))
        self.links.updateGeometry()
        for part in (self.free, self._free_label, self.links):
            part.setEnabled(bool(name))
        if several > 1:
            self.keys.setText(translate("Tagging", "%n record(s) selected: Space tags them all", "", several))
            self.keys.set_tone("accent")
        else:
            self.keys.setText(_keys())
            self.keys.set_tone("text3")

    def set_low(self, low: bool) -> None:
        """Leaves out what a low window has no room for."""
        if low != self._low:
            self._low = low
            self._measure()

    def write_free(self) -> None:
        """Opens the field for a free tag."""
        self.free.open_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _finished(self) -> None:
        """Enter in the empty field goes back to the grid."""
        if self.free.add.hasFocus():
            self.left.emit()

    def _offers(self, typed: str) -> Sequence[Offer]:
        wanted = typed.strip().lstrip("#＃").casefold()
        have = {chip.member for chip in self.free.chips}
        found = [one for one in self.known if wanted in one.casefold() and one not in have]
        return [_offer(one, wanted) for one in sorted(found, key=lambda one: not one.casefold().startswith(wanted))][
            :_OFFERS
        ]

    def _lay_out(self) -> None:
        self._left.addWidget(self.words)
        self._left.addWidget(self.column)
        self._left.addWidget(self.keys)
        self._tags.addWidget(self._free_label, 0, Qt.AlignmentFlag.AlignTop)
        self._tags.addWidget(self.free, 1, Qt.AlignmentFlag.AlignTop)
        self._right.addLayout(self._tags)
        self._right.addStretch(1)
        self._right.addWidget(self.links, 0, Qt.AlignmentFlag.AlignLeft)
        self._sides.addLayout(self._left, 5)
        self._sides.addLayout(self._right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addLayout(self._sides)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _measure(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setStyleSheet(rest_style(theme))
        self._sides.setContentsMargins(px(16), px(8), px(12), px(6))
        self._sides.setSpacing(px(16))
        self._left.setSpacing(px(4))
        self._right.setSpacing(0)
        self._tags.setSpacing(px(4))
        self._free_label.setContentsMargins(0, px(5), 0, 0)
        # Always as high as it can get: nothing moves when another record is marked.
        self.keys.setVisible(not self._low)
        self.links.setVisible(not self._low)  # its column and its key are left
        self.words.set_lines(1 if self._low else 2)
        words = self.words.height() + (1 if self._low else 2) * (theme.line_height(Use.SMALL) + px(4))
        self.setFixedHeight(max(words, px(30) if self._low else px(80)) + px(14) + 1)


class Words(QWidget):
    """A name and words on one or two lines, the rest in the tool tip."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name, self.text = "", ""
        self._lines = 2
        theme.changed.connect(self._measure)
        self._measure()

    def show_words(self, name: str, text: str) -> None:
        """Other words."""
        self.name, self.text = name, " ".join(text.split())
        self.setAccessibleName(f"{name}: {self.text}" if name else "")
        self.setToolTip(self.text)
        self.update()

    def set_lines(self, lines: int) -> None:
        """Room for one line or two."""
        self._lines = lines
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, high = self._theme, self._theme.line_height(Use.BASE)
        with QPainter(self) as painter:
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(Use.STRONG))
            painter.drawText(QRect(0, 0, self.width(), high), Qt.AlignmentFlag.AlignVCenter, self.name)
            indent = painter.fontMetrics().horizontalAdvance(f"{self.name}  ") if self.name else 0
            painter.setFont(theme.font(Use.BASE))
            metrics = painter.fontMetrics()
            whole = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.width() - indent)
            alone = self._lines == 1 or whole == self.text
            first, rest = (whole, "") if alone else _broken(self.text, painter.font(), self.width() - indent)
            painter.drawText(QRect(indent, 0, self.width() - indent, high), Qt.AlignmentFlag.AlignVCenter, first)
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRect(0, high, self.width(), high), Qt.AlignmentFlag.AlignVCenter, shown)

    def _measure(self) -> None:
        self.setFixedHeight(self._lines * self._theme.line_height(Use.BASE))


def _broken(text: str, font: QFont, room: int) -> tuple[str, str]:
    """The first line of a text and the rest, broken where lines may break in any script."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        return "", ""
    line.setLineWidth(max(room, 1))
    layout.endLayout()
    units = text.encode("utf-16-le", "surrogatepass")
    end = 2 * line.textLength()
    first, rest = (part.decode("utf-16-le", "surrogatepass") for part in (units[:end], units[end:]))
    return first.rstrip(), rest


def _keys() -> str:
    return translate(
        "Tagging",
        "Space tags · letters go to a column · Shift+↑↓ selects several · # free tag · Enter shows the record",
    )


def _offer(tag: str, wanted: str) -> Offer:
    at = tag.casefold().find(wanted)
    matched = ((at, len(wanted)),) if wanted and at >= 0 else ()
    return Offer(tag, "free", f"#{tag}", "", tuple((start + 1, length) for start, length in matched), 0, tag)
