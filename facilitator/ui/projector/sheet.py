"""The whole picture: the panels side by side, each in its place at any size and shape of the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.projector.edge_panels import FootPanel, HeadPanel
from facilitator.ui.projector.floor_panel import FloorPanel
from facilitator.ui.projector.lists_panel import ListsPanel
from facilitator.ui.projector.look import Look
from facilitator.ui.projector.scene import Floor, Foot, Head, Lists, Scene, Time, Topic
from facilitator.ui.projector.time_panel import OUTSET, TimePanel
from facilitator.ui.projector.topic_panel import TopicPanel
from facilitator.ui.theme.theme import Theme

# px at 1080 lines: of the picture the measures are taken from.
_MARGIN, _HEAD_TOP, _HEAD, _RULE_TOP, _TOP, _TIME_TOP, _TIME, _FLOOR_TOP, _FOOT = (
    72,
    58,
    38,
    105,
    160,
    566,
    168,
    772,
    71,
)
_SPLIT, _LISTS_GAP, _LEFT_GAP = 0.604, 58, 64


class Sheet(QWidget):
    """Fills its window; ``show_scene`` repaints what is new."""

    def __init__(self, theme: Theme, dark: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._dark = theme, dark
        self.look = Look(theme, dark, QSize(1920, 1080))
        self.head = HeadPanel(Head(), self.look, self)
        self.topic = TopicPanel(Topic(), self.look, self)
        self.time = TimePanel(Time(), self.look, self)
        self.floor = FloorPanel(Floor(), self.look, self)
        self.lists = ListsPanel(Lists(), self.look, self)
        self.foot = FootPanel(Foot(), self.look, self)
        self._listed = True
        theme.changed.connect(self._renew)

    def show_scene(self, scene: Scene) -> None:
        """Shows another moment."""
        self.head.show_part(scene.head)
        self.topic.show_part(scene.topic)
        self.time.show_part(scene.time)
        self.floor.show_part(scene.floor)
        self.foot.show_part(scene.foot)
        if scene.lists is not None:
            self.lists.show_part(scene.lists)
        else:
            self.lists.show_part(Lists())
        if self._listed != (scene.lists is not None):
            self._listed = scene.lists is not None
            self._place()
            self.update()

    def set_dark(self, dark: bool) -> None:
        """Light or dark."""
        if dark != self._dark:
            self._dark = dark
            self._renew()

    def texts(self) -> tuple[str, ...]:
        """Everything it says, panel by panel."""
        return tuple(panel.spoken() for panel in self._panels())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        look = self.look
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), look.colour("surface"))
            if self._listed:
                top = look.px(_RULE_TOP)
                high = self.height() - look.px(_FOOT) - top
                painter.fillRect(self._split(), top, look.hair(), high, look.colour("line"))

    def _panels(self) -> tuple[HeadPanel, TopicPanel, TimePanel, FloorPanel, ListsPanel, FootPanel]:
        return (self.head, self.topic, self.time, self.floor, self.lists, self.foot)

    def _renew(self) -> None:
        self.look = Look(self._theme, self._dark, self.size())
        self._place()
        for panel in self._panels():
            panel.show_look(self.look)
        self.update()

    def _split(self) -> int:
        return round(self.width() * _SPLIT)

    def _place(self) -> None:
        px, wide, high = self.look.px, self.width(), self.height()
        margin, floor_end = px(_MARGIN), high - px(_FOOT)
        # What a window has in height beyond 1080 lines goes between the point and the time.
        spare = max(0, high - px(1080))
        right = self._split() - px(_LEFT_GAP) if self._listed else wide - margin
        inner, out = right - margin, px(OUTSET)
        self.head.setGeometry(margin, px(_HEAD_TOP), wide - 2 * margin, px(_HEAD))
        self.topic.setGeometry(margin, px(_TOP), inner, px(_TIME_TOP - _TOP - 16) + spare)
        self.time.setGeometry(margin - out, px(_TIME_TOP) + spare, inner + 2 * out, px(_TIME))
        self.floor.setGeometry(margin, px(_FLOOR_TOP) + spare, inner, floor_end - px(_FLOOR_TOP) - spare - px(8))
        lists_left = self._split() + px(_LISTS_GAP)
        self.lists.setGeometry(QRect(lists_left, px(_TOP), wide - margin - lists_left, floor_end - px(_TOP) - px(16)))
        self.lists.setVisible(self._listed)
        self.foot.setGeometry(0, floor_end, wide, px(_FOOT))
