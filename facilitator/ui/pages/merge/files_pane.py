"""The upper part of the page: into what is merged, the files, what they would bring, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.source_list import Source, Stage
from facilitator.ui.pages.merge.source_table import SourceTable
from facilitator.ui.pages.merge.source_words import notice, summary
from facilitator.ui.pages.merge.sources import Sources
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.zones import zone_named

_NARROW = 1000


class FilesHead(QWidget):
    """“Merge into …”, the session, and the buttons that concern all files."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        title = translate("Merge", "Merge into “{file}”").format(file=file.path.stem)
        self.title = ElidedLabel(theme, title, Use.TITLE, "text", self)
        self.session = ElidedLabel(theme, _session(file), Use.BASE, "text2", self)
        self.hint = Label(theme, translate("Merge", "Drop files anywhere here"), Use.SMALL, "text3", False, self)
        self.receipt = Button(theme, translate("Merge", "Print receipt"), "printer-outline", "flat", "", self)
        self.watch = Button(theme, translate("Merge", "Watch a folder …"), "folder-eye-outline", "flat", "", self)
        self.watch.clicked.connect(context.actions["merge.watch"].trigger)
        self.add = Button(theme, translate("Merge", "Add files …"), "file-plus-outline", "plain", "Ctrl+Shift+O", self)
        self.receipt.clicked.connect(context.actions["merge.receipt"].trigger)
        self.add.clicked.connect(context.actions["merge.add"].trigger)
        self._receipt_alive(context.actions["merge.receipt"].isEnabled())
        context.actions["merge.receipt"].enabledChanged.connect(self._receipt_alive)
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.title)
        row.addWidget(self.session, 1)
        for widget in (self.hint, self.receipt, self.watch, self.add):
            row.addWidget(widget)
        theme.changed.connect(self._measure)
        self._measure()

    def _receipt_alive(self, on: bool) -> None:
        self.receipt.setEnabled(on)

    def fit(self, narrow: bool) -> None:
        """What a narrow page leaves out."""
        self.hint.setVisible(not narrow)
        self.add.show_keys(not narrow)

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16 - RING), theme.px(6))
        self._row.setSpacing(theme.px(8))


class Sentence(QWidget):
    """A strong sentence and the rest of it: side by side where there is room, else one under the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strong = Label(theme, "", Use.STRONG, "text", True, self)
        self._rest = Label(theme, "", Use.BASE, "text2", True, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._strong)
        self._row.addWidget(self._rest, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def say(self, strong: str, rest: str, tone: str = "text") -> None:
        """Other words."""
        self._strong.setText(strong)
        self._strong.set_tone(tone)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._fit()

    def words(self) -> str:
        """What is said."""
        return f"{self._strong.text()} {self._rest.text()}".strip()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [label.fontMetrics().horizontalAdvance(label.text()) for label in (self._strong, self._rest)]
        gap = self._theme.px(6)
        beside = bool(self._rest.text()) and sum(widths) + 2 * gap < self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(gap if beside else 0)
        self._strong.setMinimumWidth(widths[0] + 1 if beside else 0)


class FilesFoot(QWidget):
    """What would come in, and the buttons; while something is under way how far it is, and Cancel."""

    allow = Signal(object)
    cancel = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self._context = context
        self._source: Source | None = None
        self.sentence = Sentence(theme, self)
        self.anyway = Button(theme, translate("Merge", "Take it in anyway"), kind="plain", parent=self)
        self.anyway.clicked.connect(self._allow)
        self.back = self._button("merge.undo", translate("Merge", "Undo this merge"), "flat", "")
        self.look = self._button("merge.show", translate("Merge", "Show what would come in"), "flat", "")
        self.off = self._button("merge.remove", translate("Merge", "Take it off the list"), "plain", "")
        self.run = self._button("merge.run", translate("Merge", "Merge"), "tinted", "Ctrl+Shift+Return")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("Merge", "Progress of the merge"))
        self.stop = Button(theme, translate("Merge", "Cancel"), kind="plain", parent=self)
        self.stop.clicked.connect(self.cancel)
        self._sides = QStackedWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def show_state(self, sources: Sources, chosen: Source | None, can_undo: bool) -> None:
        """What the buttons can do now, and the sentence."""
        self._source = chosen
        ready = sources.list.of(Stage.READY)
        if not sources.busy:  # else it says how far that is
            self._say(sources, ready)
        count = translate("Merge", "Merge %n file(s)", "", len(ready)) if ready else translate("Merge", "Merge")
        self.run.setText(count)
        self.anyway.setVisible(bool(chosen and chosen.stage is Stage.STRANGER))
        self.back.setVisible(can_undo)
        for name, on, button in (
            ("merge.run", bool(ready) and not sources.busy, self.run),
            ("merge.remove", chosen is not None and chosen.stage is not Stage.MERGING, self.off),
            ("merge.show", _can_be_read(chosen), self.look),
            ("merge.undo", can_undo and not sources.busy, self.back),
        ):
            self._context.actions.enable(name, on)
            button.setEnabled(on)

    def _say(self, sources: Sources, ready: Sequence[Source]) -> None:
        told = notice(self._source)
        if told:
            refused = self._source is not None and self._source.stage is Stage.REFUSED
            self.sentence.say(told, "", "clash" if refused else "text")
        else:
            strong, rest = summary(ready)
            self.sentence.say(strong or self._nothing(sources), rest)

    def show_work(self, done: int, total: int, name: str) -> None:
        """How far it is; total 0 and no name when it is over."""
        self._sides.setCurrentIndex(int(bool(total)))
        if total or name:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            told = (
                translate("Merge", "Merging {file} ({number} of {total})")
                if total
                else translate("Merge", "Looking at {file}")
            ).format(file=name, number=min(done + 1, total), total=total)
            self.sentence.say(told if name else translate("Merge", "Making a backup first"), "")

    def fit(self, narrow: bool) -> None:
        """Narrow pages put the buttons below the sentence."""
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(side)
        self.run.show_keys(not narrow)

    def _nothing(self, sources: Sources) -> str:
        if sources.list.of(Stage.MERGED):
            return translate("Merge", "Everything on the list is merged.")
        return translate("Merge", "Nothing on the list would bring anything new.") if sources.list.listed else ""

    def _allow(self) -> None:
        if self._source:
            self.allow.emit(self._source.path)

    def _button(self, action: str, text: str, kind: str, keys: str) -> Button:
        button = Button(self._theme, text, "", kind, keys, self)
        button.clicked.connect(self._context.actions[action].trigger)
        return button

    def _lay_out(self) -> None:
        idle, working = QWidget(self), QWidget(self)
        buttons, progress = QHBoxLayout(idle), QHBoxLayout(working)
        for row in (buttons, progress):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addStretch(1)
        for button in (self.anyway, self.back, self.look, self.off, self.run):
            buttons.addWidget(button)
        progress.addWidget(self.bar)
        progress.addSpacing(8)
        progress.addWidget(self.stop)
        self._sides.addWidget(idle)
        self._sides.addWidget(working)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self._sides)

    def _measure(self) -> None:
        theme = self._theme
        self.bar.setFixedWidth(theme.px(200))
        self._row.setContentsMargins(theme.px(24), theme.px(6), theme.px(16 - RING), theme.px(6))
        self._row.setSpacing(theme.px(8))


class FilesPane(QWidget):
    """Head, table, foot. The table has no rows until a file is added."""

    def __init__(self, context: Context, file: OpenFile, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._file, self._sources = file, sources
        self._can_undo = False
        self.head = FilesHead(context, file, self)
        self.table = SourceTable(context.theme, file.zone, self)
        self.foot = FilesFoot(context, self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.table)
        column.addLayout(self._middle)
        column.addWidget(self.foot)
        file.frame_changed.connect(self._take_zone)
        sources.changed.connect(self._show)
        sources.working.connect(self.foot.show_work)
        self.table.chosen_changed.connect(self._show_foot)
        self.foot.allow.connect(sources.allow)
        self.foot.cancel.connect(sources.stop)
        context.theme.changed.connect(self._measure)
        self._measure()
        self._show()

    def can_undo(self, on: bool) -> None:
        """Whether the last merge can be taken back."""
        self._can_undo = on
        self._show_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(_NARROW)
        self.head.fit(narrow)
        self.foot.fit(narrow)

    def _take_zone(self) -> None:
        """The zone of the venue, which a new file learns from the first one merged into it."""
        learnt = "" if self._file.frame.workshop.id else _zone_learnt(self._sources.list.listed)
        self.table.use_zone(zone_named(learnt) if learnt else self._file.zone)

    def _show(self) -> None:
        self._take_zone()
        self.table.show_sources(self._sources.list.listed)
        self._show_foot()

    def _show_foot(self) -> None:
        self.foot.setVisible(bool(self._sources.list.listed) or self._can_undo)
        self.foot.show_state(self._sources, self.table.chosen, self._can_undo)

    def _measure(self) -> None:
        theme = self._theme
        self._middle.setContentsMargins(theme.px(16), 0, theme.px(16), 0)


def _can_be_read(source: Source | None) -> bool:
    preview = source.preview if source and source.stage is not Stage.MERGED else None
    return preview is not None and bool(preview.items or preview.receipt.unfinished)


def _zone_learnt(sources: Sequence[Source]) -> str:
    """The zone of the venue that one of the files tells, "" for none."""
    told = (source.preview.zone for source in sources if source.preview)
    return next(filter(None, told), "")


def _session(file: OpenFile) -> str:
    held = [session for session in file.frame.sessions if session.held]
    if len(held) == 1:
        return translate("Merge", "Session {code}, {title}").format(code=held[0].code, title=held[0].title)
    return translate("Merge", "Sessions {codes}").format(codes=", ".join(one.code for one in held)) if held else ""
