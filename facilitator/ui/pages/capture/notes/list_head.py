"""The head of the list: which point, how many notes, the filter, this point or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from facilitator.ui.action_set import ActionSet
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate

_HIGH, _NARROW = 44, 560
POINT, ALL = "point", "all"


class ListHead(QWidget):
    """``point_chosen`` tells a point taken from the drop-down that stands here while the programme is hidden."""

    filter_pressed = Signal()
    scope_chosen = Signal(str)
    point_chosen = Signal(str)

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._points: Sequence[tuple[str, str]] = ()
        self._filter_words = translate("ListHead", "Filter")
        self._title = ElidedLabel(theme, "", Use.TITLE, "text", self)
        self._count = Label(theme, "", Use.BASE, "text2", False, self)
        self._points_button = IconButton(theme, "chevron-down", translate("ListHead", "Other points"), "", False, self)
        self._filter = Button(theme, self._filter_words, "filter-variant", "flat", "", self)
        self._filter.setAccessibleName(self._filter_words)
        self._scope = Segmented(
            theme, [(POINT, translate("ListHead", "This point")), (ALL, translate("ListHead", "All"))], self
        )
        self._scope.setAccessibleName(translate("ListHead", "Notes of this point or all"))
        self._menu = QMenu(self)
        self._lay_out()
        self._points_button.clicked.connect(self._show_points)
        self._filter.clicked.connect(self.filter_pressed)
        self._scope.chosen.connect(self.scope_chosen)
        self._menu.triggered.connect(self._point_taken)
        actions["view.programme"].toggled.connect(self._show_button)
        theme.changed.connect(self._measure)
        self._measure()

    def show_title(self, title: str, count: str) -> None:
        """What the list holds and how much of it."""
        self._title.setText(title)
        self._count.setText(count)
        self.setAccessibleName(f"{title}, {count}")

    def show_scope(self, key: str) -> None:
        """This point or all."""
        self._scope.choose(key)

    def show_filtering(self, on: bool) -> None:
        """Whether a filter holds: the button says so."""
        self._filter.set_kind("tinted" if on else "flat")

    def show_points(self, points: Sequence[tuple[str, str]]) -> None:
        """The points (id, title) to choose from while the programme is hidden."""
        self._points = points

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title, 0)
        self._row.addWidget(self._points_button)
        self._row.addSpacing(self._theme.px(4))
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self._row.addWidget(self._filter)
        self._row.addWidget(self._scope)
        self._show_button()

    def _fit(self) -> None:
        """Too narrow for words: the filter button shows its icon."""
        words = self._filter_words if self.width() >= self._theme.px(_NARROW) else ""
        if self._filter.text() != words:
            self._filter.setText(words)
            self._filter.setToolTip("" if words else self._filter_words)
            self._filter.updateGeometry()

    def _show_button(self) -> None:
        self._points_button.setVisible(not self._actions["view.programme"].isChecked())

    def _show_points(self) -> None:
        self._menu.clear()
        for point, title in self._points:
            self._menu.addAction(title.replace("&", "&&")).setData(point)
        self._menu.popup(self._points_button.mapToGlobal(QPoint(0, self._points_button.height())))

    def _point_taken(self, action: object) -> None:
        self.point_chosen.emit(action.data())  # type: ignore[attr-defined]

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), 0, px(8), 0)
        self._row.setSpacing(px(6))
        self.setFixedHeight(max(px(_HIGH), self._scope.sizeHint().height() + 2))
        self._fit()
