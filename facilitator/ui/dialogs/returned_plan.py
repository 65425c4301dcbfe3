"""An action plan that comes back from a spreadsheet: every cell that was changed, new rows, and what is not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from facilitator.domain import Records
from facilitator.ui.dialogs.import_returned import FilledPlan
from facilitator.ui.dialogs.import_view import ImportView
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate
from facilitator.workspace.action_plan_told import NewAction, PlanEdit, PlanFault, PlanPreview
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile

_NAMED = 4


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A row of the table; ``tone`` is that of the remark."""

    label: str
    column: str
    old: str
    new: str
    remark: str = ""
    tone: str = "text2"


class ReturnedPlan(ImportView):
    """Everything that can be taken is taken: a cell that was changed here too stands as a conflict."""

    def __init__(self, theme: Theme, found: FilledPlan, frame: Records, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._found = theme, found
        self.told = Label(theme, _told(found.preview), Use.BASE, "text", True, self)
        self.lines = tuple(_lines(found.preview, {one.id: one.code for one in frame.sessions}))
        self.table = self._table()
        self.warnings = Label(theme, "\n".join(_warnings(found.preview)), Use.SMALL, _tone(found.preview), True, self)
        self.warnings.setVisible(bool(self.warnings.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.warnings)
        self.table.setVisible(bool(self.lines))

    @property
    def brings(self) -> bool:
        return self._found.preview.brings

    def button_words(self) -> str:
        return translate("Import", "Take the plan")

    def title(self) -> str:
        return translate("Import", "Action plan")

    def verb(self) -> Callable[[SessionFile], Changed]:
        from facilitator.workspace.action_plan import take_plan

        source, session = self._found.source, self._found.session
        return lambda file: take_plan(file, source, None, session)

    def done_words(self, changed: Changed) -> str:
        words = translate(
            "Import", "{name} is in: %n action(s) new or changed; Undo takes it back.", "", len(changed.items)
        )
        return words.format(name=self._found.source.name)

    def _table(self) -> QTableWidget:
        theme = self._theme
        heads = (
            translate("Import", "Action"), translate("Import", "Column"), translate("Import", "Was"),
            translate("Import", "Now"), translate("Import", "Remark"),
        )  # fmt: skip
        table = QTableWidget(len(self.lines), len(heads), self)
        table.setHorizontalHeaderLabels(list(heads))
        table.setAccessibleName(translate("Import", "What the plan changes"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setStyleSheet(f"QTableView::item {{ padding: {theme.px(4)}px {theme.px(7)}px; }}")
        for row, line in enumerate(self.lines):
            self._fill(table, row, line)
        for column, width in ((0, 76), (1, 100)):
            table.setColumnWidth(column, theme.px(width))
        for column in (2, 3, 4):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _fill(self, table: QTableWidget, row: int, line: PlanLine) -> None:
        cells = (line.label, line.column, line.old, line.new, line.remark)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(" ".join(text.split()))
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            tone: QColor = self._theme.colour(line.tone if column == 4 else "text2" if column == 2 else "text")
            item.setForeground(tone)
            table.setItem(row, column, item)


def _lines(found: PlanPreview, codes: dict[str, str]) -> Iterator[PlanLine]:
    """What needs a look stands first: what is not taken, then conflicts, then changes, then new rows."""
    yield from map(_fault, found.faults)
    yield from (_edit(one) for one in found.edits if one.clash)
    yield from (_edit(one) for one in found.edits if not one.clash)
    yield from (_new(one, codes.get(one.session, "")) for one in found.new)


def _edit(one: PlanEdit) -> PlanLine:
    told = " ".join(said(sentence) for sentence in one.told)
    if not one.clash:
        return PlanLine(one.label, one.title, one.old or "–", one.new or "–", told)
    words = translate("Import", "Conflict: changed here too, to “{meanwhile}”. Both will stand.")
    remark = f"{words.format(meanwhile=one.meanwhile or '–')} {told}".rstrip()
    return PlanLine(one.label, one.title, one.old or "–", one.new or "–", remark, "clash")


def _new(one: NewAction, code: str) -> PlanLine:
    told = " ".join(said(sentence) for sentence in one.told)
    if one.present:
        remark = translate("Import", "There already, and left alone.")
    else:
        remark = translate("Import", "New action of {code}.").format(code=code)
    return PlanLine("", "", "", one.text, f"{remark} {told}".rstrip())


def _fault(one: PlanFault) -> PlanLine:
    remark = translate("Import", "Not taken ({place}): {reason}").format(place=one.place, reason=said(one.reason))
    return PlanLine(one.label, one.place.column, "", "", remark, "clash")


def _told(found: PlanPreview) -> str:
    new = sum(not one.present for one in found.new)
    if not found.brings and not found.faults:
        return translate("Import", "The action plan says what this file says already.")
    parts = [
        translate("Import", "An action plan: %n change(s)", "", len(found.edits)),
        translate("Import", "%n new action(s)", "", new),
        translate("Import", "%n conflict(s)", "", found.clashes),
        translate("Import", "%n action(s) unchanged", "", found.unchanged),
    ]
    return f"{', '.join(parts)}."


def _tone(found: PlanPreview) -> str:
    return "care" if found.missing or found.warnings else "text2"


def _warnings(found: PlanPreview) -> Iterator[str]:
    if found.missing:
        named = ", ".join(label for label, _ in found.missing[:_NAMED])
        more = " …" if len(found.missing) > _NAMED else ""
        words = translate("Import", "%n action(s) without a row stay as they are: {labels}", "", len(found.missing))
        yield f"{words.format(labels=named)}{more}."
    if found.unread:
        yield translate("Import", "Sheets for reading only: {names}.").format(names=", ".join(found.unread))
    yield from found.warnings
