"""What a source would bring, in sentences and as its first lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from facilitator.ui.dialogs.import_view import ImportView
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.import_preview import ImportPreview
from facilitator.workspace.importing import Planned, take_in

_NAMED = 6


class ImportFound(ImportView):
    """Before a source is chosen it says what can be chosen; the lines keep their room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self._brings = False
        self._name = ""
        self.told = Label(theme, _invitation(), Use.BASE, "text", True, self)
        self.lines = _table(theme, self)
        self.warnings = Label(theme, "", Use.SMALL, "care", True, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.told)
        column.addWidget(self.lines, 1)
        column.addWidget(self.warnings)
        self.lines.hide()
        self.warnings.hide()

    @property
    def brings(self) -> bool:
        return self._planned is not None and self._brings

    def button_words(self) -> str:
        return translate("Import", "Import")

    def title(self) -> str:
        return translate("Import", "Import")

    def verb(self) -> Callable[[SessionFile], Changed]:
        planned = self._planned
        if planned is None:
            raise RuntimeError("nothing was read yet")
        return lambda file: take_in(file, planned, None).changed()

    def done_words(self, changed: Changed) -> str:
        words = translate("Import", "{name} is in: %n new or changed; Undo takes it back.", "", len(changed.items))
        return words.format(name=self._name)

    def show_preview(self, name: str, planned: Planned, found: ImportPreview) -> None:
        """Shows what a dry run of the file of this name came to."""
        self._name, self._planned, self._brings = name, planned, found.brings
        self.told.set_tone("text")
        self.told.setText("\n".join(_told(found)))
        self.lines.setRowCount(len(found.lines))
        for row, line in enumerate(found.lines):
            for column, text in enumerate((kind_name(line.kind), line.speaker, " ".join(line.text.split()))):
                item = QTableWidgetItem(text)
                item.setToolTip(line.text)
                self.lines.setItem(row, column, item)
        self.lines.setVisible(bool(found.lines))
        self.warnings.setText("\n".join(map(said, found.warnings[:_NAMED])))
        self.warnings.setVisible(bool(found.warnings))

    def say(self, sentence: str) -> None:
        """Says why nothing can be shown."""
        self._planned = None
        self.told.set_tone("clash")
        self.told.setText(sentence)
        self.lines.hide()
        self.warnings.hide()


def _table(theme: Theme, parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 3, parent)
    table.setHorizontalHeaderLabels(
        [translate("Import", "Kind"), translate("Import", "Speaker"), translate("Import", "Text")]
    )
    table.setAccessibleName(translate("Import", "The first lines"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(28))
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.px(7)}px; }}")
    table.setColumnWidth(0, theme.px(130))
    table.setColumnWidth(1, theme.px(150))
    policy = table.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    table.setSizePolicy(policy)
    return table


def _invitation() -> str:
    return translate(
        "Import",
        "A transcript (.md, .txt, .docx), or a table of records or people (.csv, .xlsx, .jsonl)."
        " A paper corrected in Word or a filled in action plan comes back here too."
        " What it would bring is shown here before anything is written.",
    )


def _told(found: ImportPreview) -> list[str]:
    """What would come in, a sentence a line."""
    if not found.brings:
        return [translate("Import", "Nothing new is in this file: %n record(s) there already.", "", found.present)]
    kinds = ", ".join(f"{number} × {kind_name(kind)}" for kind, number in found.kinds)
    said: list[str] = []
    if found.kinds:
        said.append(translate("Import", "%n new record(s): {kinds}.", "", found.new).format(kinds=kinds))
    if found.present:
        said.append(translate("Import", "%n record(s) already there, and left alone.", "", found.present))
    for count, names, words in (
        (len(found.people), found.people, translate("Import", "%n participant(s): {names}.", "", len(found.people))),
        (len(found.points), found.points, translate("Import", "%n new point(s): {names}.", "", len(found.points))),
        (
            len(found.unknown),
            found.unknown,
            translate("Import", "%n speaker(s) nobody knows yet: {names}.", "", len(found.unknown)),
        ),
    ):
        if count:
            said.append(words.format(names=_listed(names)))
    if found.assigned:
        said.append(translate("Import", "%n note(s) get a speaker from the roster.", "", found.assigned))
    return said


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_NAMED])
    return f"{shown} …" if len(names) > _NAMED else shown
