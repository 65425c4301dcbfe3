"""Buttons with text and buttons with an icon. The mouse does not give them the focus: the line keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QToolButton, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import (
    RING,
    keys_width,
    mix,
    paint_box,
    paint_keys,
    paint_ring,
    shown_keys,
)

_HIGH, _SIDE, _ICON, _GAP = 28, 12, 16, 6
_KEYS_GAP, _RADIUS = 8, 6


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a button as it is now; None paints nothing."""

    fill: QColor | None
    border: QColor | None
    ink: QColor
    tone: str
    key_edge: QColor


def paint_of(theme: Theme, kind: str, *, enabled: bool, hover: bool, down: bool, checked: bool = False) -> Paint:
    """The colours of a button of a kind (plain, primary, tinted, flat) in a state."""
    colour = theme.colour
    if not enabled:
        border = None if kind == "flat" else colour("line")
        return Paint(
            colour("hover") if kind == "primary" else None, border, colour("control"), "control", colour("line")
        )
    if kind == "primary":
        fill = colour("accent")
        if down or hover:
            fill = mix(fill, colour("onaccent"), 0.16 if down else 0.08)
        return Paint(fill, fill, colour("onaccent"), "onaccent", mix(fill, colour("onaccent"), 0.6))
    if kind == "tinted" or checked:
        fill = colour("tint2" if down or hover else "tint")
        edge = colour("accent") if kind == "tinted" else None
        return Paint(fill, edge, colour("accent"), "accent", colour("accent"))
    fill = colour("chip") if down else colour("hover") if hover else None
    if kind == "flat":
        return Paint(fill, None, colour("text2"), "text2", colour("control"))
    return Paint(fill or colour("surface"), colour("edge"), colour("text"), "text2", colour("edge"))


class Button(QPushButton):
    """A push button of kind plain, primary, tinted or flat, with an icon before and keys after its text.

    Its box is 28 px high; 4 px all round belong to the focus ring, so buttons stand side by side with
    spacing 0 to be seen 8 px apart.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon: str = "",
        kind: str = "plain",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._symbol, self._kind, self._keys = theme, icon, kind, keys
        self._keys_shown = True
        self.setAutoDefault(False)  # Enter in a field of a dialog is the field's
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(shown_keys(keys))
        theme.changed.connect(self._measure)
        self._measure()

    def set_kind(self, kind: str) -> None:
        """Makes it plain, primary, tinted or flat; its place stays as large as it was."""
        self._kind = kind
        self.update()

    def set_symbol(self, icon: str) -> None:
        """Another icon, "" for none."""
        self._symbol = icon
        self.updateGeometry()
        self.update()

    def show_keys(self, on: bool) -> None:
        """Whether the keys stand in the button; narrow windows leave them out."""
        self._keys_shown = on
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The box and the room of the ring."""
        theme = self._theme
        wide = 2 * theme.px(_SIDE) + self._text_width()
        if self._symbol:
            wide += theme.px(_ICON) + (theme.px(_GAP) if self.text() else 0)
        if self._shown_keys():
            wide += theme.px(_KEYS_GAP) + keys_width(theme, self._keys) - theme.px(4)
        room = 2 * theme.px(RING)
        return QSize(wide + room, max(theme.px(_HIGH), theme.line_height(Use.BUTTON) + 4) + room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As large as it wants to be: words are not cut off."""
        return self.sizeHint()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(arg__1)

    def box(self) -> QRect:
        """The painted box inside the room of the ring."""
        room = self._theme.px(RING)
        return self.rect().adjusted(room, room, -room, -room)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, box = self._theme, self.box()
            look = paint_of(
                theme,
                self._kind,
                enabled=self.isEnabled(),
                hover=self.underMouse(),
                down=self.isDown(),
                checked=self.isChecked(),
            )
            paint_box(painter, box, theme.px(_RADIUS), look.fill, look.border)
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(_RADIUS))
            inner = box.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
            if self._shown_keys():
                right = box.right() + 1 - theme.px(_SIDE - 4)
                paint_keys(painter, theme, right, box.center().y() + 0.5, self._keys, look.ink, look.key_edge)
                inner.setRight(right - keys_width(theme, self._keys) - theme.px(_KEYS_GAP))
            self._paint_words(painter, inner, look)

    def _paint_words(self, painter: QPainter, inner: QRect, look: Paint) -> None:
        theme = self._theme
        icon = theme.px(_ICON) if self._symbol else 0
        gap = theme.px(_GAP) if icon and self.text() else 0
        left = inner.left() + max(0, (inner.width() - icon - gap - self._text_width()) // 2)
        if icon:
            picture = theme.pixmap(self._symbol, look.tone, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, inner.center().y() + 1 - icon // 2, picture)
            left += icon + gap
        painter.setFont(self.font())
        painter.setPen(look.ink)
        area = QRect(left, inner.top(), inner.right() + 2 - left, inner.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | self._mnemonics(), self.text())

    def _mnemonics(self) -> Qt.TextFlag:
        shown = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
        return Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic

    def _text_width(self) -> int:
        return QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _shown_keys(self) -> bool:
        return bool(self._keys) and self._keys_shown

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.BUTTON))
        self.updateGeometry()
        self.update()


class IconButton(QToolButton):
    """A square button with an icon; ``name`` is its accessible name and tool tip. Its box is 28 px."""

    def __init__(
        self, theme: Theme, icon: str, name: str, keys: str = "", checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._symbol, self._tone, self._keys = theme, icon, "", keys
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        theme.changed.connect(self._measure)

    def set_name(self, name: str) -> None:
        """The accessible name, also in the tool tip with the keys."""
        self.setAccessibleName(name)
        keys = shown_keys(self._keys)
        self.setToolTip(f"{name}  {keys}" if keys else name)

    def set_symbol(self, icon: str, tone: str = "") -> None:
        """Another icon; ``tone`` "" is the tone of the state."""
        self._symbol, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square with the room of the ring."""
        side = self._theme.px(_HIGH) + 2 * self._theme.px(RING)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same square."""
        return self.sizeHint()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(arg__1)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, room = self._theme, self._theme.px(RING)
            box = self.rect().adjusted(room, room, -room, -room)
            look = paint_of(
                theme,
                "flat",
                enabled=self.isEnabled(),
                hover=self.underMouse(),
                down=self.isDown(),
                checked=self.isChecked(),
            )
            paint_box(painter, box, theme.px(_RADIUS), look.fill, look.border)
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(_RADIUS))
            side = theme.px(18)
            tone = self._tone if self._tone and self.isEnabled() else look.tone
            picture = theme.pixmap(self._symbol, tone, 18, self.devicePixelRatioF())
            painter.drawPixmap(box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, picture)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
