"""The row at the foot of the welcome page: language, theme and text size as menus, and the version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from facilitator import __version__
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import LANGUAGES, said, translate

_SIZES = ("80", "90", "100", "110", "125", "150", "175", "200")


class MenuButton(QPushButton):
    """Words with a chevron that open a menu."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The words, the chevron and the room of the ring."""
        theme = self._theme
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text()) + theme.px(16 + 6 + 12)
        return QSize(wide, theme.line_height(Use.SMALL) + theme.px(8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        theme, side = self._theme, self._theme.px(14)
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                paint_box(painter, self.rect(), theme.px(4), theme.colour("chip"))
            if self.hasFocus():
                paint_box(painter, self.rect(), theme.px(4), border=theme.colour("accent"), width=theme.px(2))
            inner = self.rect().adjusted(theme.px(6), 0, -theme.px(6), 0)
            painter.setFont(self.font())
            painter.setPen(theme.colour("text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
            picture = theme.pixmap("chevron-down", "text2", 14, self.devicePixelRatioF())
            painter.drawPixmap(inner.right() + 1 - side, (self.height() - side) // 2, picture)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.SMALL))
        self.updateGeometry()


class ChoicesRow(QWidget):
    """Changes the settings at once; the language holds from the next start."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.language = self._button("language")
        self.theme = self._button("theme")
        self.text_size = self._button("text_size")
        self._note = Label(theme, "", Use.SMALL, "text2", False, self)
        version = translate("Welcome", "Version {version}").format(version=__version__)
        self._version = Label(theme, version, Use.SMALL, "text2", False, self)
        self._row = QHBoxLayout(self)
        for button in (self.language, self.theme, self.text_size):
            self._row.addWidget(button)
        self._row.addWidget(self._note)
        self._row.addStretch(1)
        self._row.addWidget(self._version)
        context.preferences.changed.connect(self._show)
        theme.changed.connect(self._measure)
        self._show()
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self._context.theme.colour("line"))

    def menu(self, name: str) -> QMenu:
        """The menu of a setting, the value that holds ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, words in _values(name):
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(value == self._context.preferences[name])
            entry.setData((name, value))
            group.addAction(entry)
        menu.triggered.connect(self._take)
        return menu

    def _button(self, name: str) -> MenuButton:
        button = MenuButton(self._context.theme, self)
        button.setObjectName(name)
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        button = self.sender()
        assert isinstance(button, MenuButton)
        menu = self.menu(button.objectName())
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _take(self, entry: QAction) -> None:
        name, value = entry.data()
        try:
            self._context.preferences.set(name, value)
        except FacilitatorError as error:
            self._note.setText(said(error))
            return
        if name == "language":
            self._note.setText(translate("Welcome", "The language changes at the next start."))

    def _show(self) -> None:
        values = self._context.preferences
        language = LANGUAGES.get(values["language"], values["language"])
        theme = dict(_values("theme")).get(values["theme"], values["theme"])
        for button, words in (
            (self.language, translate("Welcome", "Language: {name}").format(name=language)),
            (self.theme, translate("Welcome", "Theme: {name}").format(name=theme)),
            (self.text_size, translate("Welcome", "Text size: {size} %").format(size=values["text_size"])),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.updateGeometry()

    def _measure(self) -> None:
        theme = self._context.theme
        self.setFixedHeight(max(theme.px(32), theme.line_height(Use.SMALL) + theme.px(12)))
        self._row.setContentsMargins(theme.px(6), 1, theme.px(12), 0)
        self._row.setSpacing(theme.px(4))


def _values(name: str) -> Sequence[tuple[str, str]]:
    """The values of a setting and their words."""
    if name == "language":
        return tuple(LANGUAGES.items())
    if name == "theme":
        return (
            ("system", translate("Welcome", "system")),
            ("light", translate("Welcome", "light")),
            ("dark", translate("Welcome", "dark")),
        )
    return tuple((size, f"{size} %") for size in _SIZES)
