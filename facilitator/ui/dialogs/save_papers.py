"""Every paper into one folder: which files, where they go, and how far it has come."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.formats import format_name
from facilitator.ui.pages.papers.jobs import save_folder
from facilitator.ui.tasks import Progress
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.words import said, translate
from facilitator.workspace.files import SessionFile

if TYPE_CHECKING:
    from facilitator.workspace.paper_folder import Job

Plan = tuple[Records, "Sequence[Job]"]


class SavePapersDialog(Dialog):
    """Records are read when it opens and again when it begins; papers are made in a thread of its own."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("SavePapers", "Save all papers into a folder"), parent)
        self._context, self._file = context, file
        theme = context.theme
        self._errand: Errand | None = None
        self._leaving = False
        self._folder = save_folder(context) / translate("SavePapers", "{name} – papers").format(name=file.path.stem)
        self.told = Label(theme, translate("SavePapers", "Looking what there is …"), Use.BASE, "text", True, self)
        self.grid = QGridLayout()
        self.folder = ElidedLabel(theme, str(self._folder), Use.BASE, "text", self)
        self.browse = Button(theme, translate("SavePapers", "Choose a folder …"), "folder-open-outline", parent=self)
        self.goes_on = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("SavePapers", "Progress"))
        self.cancel = Button(theme, translate("SavePapers", "Cancel"), parent=self)
        self.save = Button(
            theme, translate("SavePapers", "Save"), "folder-arrow-down-outline", "primary", "Return", self
        )
        self._arrange()
        self.browse.clicked.connect(self._browse)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._begin)
        self._enable(idle=False)
        file.ask(_look, self._show, self._failed)

    def choose(self, folder: Path) -> None:
        """The folder the papers go to; it is made where there is none."""
        self._folder = folder
        self.folder.setText(str(folder))

    def reject(self) -> None:
        """While papers are written it stops after the one that is made just now, and then closes."""
        if self._errand is None:
            super().reject()
        else:
            self._leaving = True
            self._errand.cancel()

    def _arrange(self) -> None:
        theme = self._context.theme
        self.grid.setHorizontalSpacing(theme.px(24))
        self.grid.setVerticalSpacing(theme.px(6))
        self.grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        label = Label(theme, translate("SavePapers", "Folder"), Use.BASE, "text2", False, self)
        label.setBuddy(self.browse)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.body.addWidget(self.told)
        self.body.addLayout(self.grid)
        self.body.addStretch(1)
        self.body.addLayout(row)
        for widget in (self.goes_on, self.progress):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            self.body.addWidget(widget)
        for button in (self.cancel, self.save):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.save.setDefault(True)
        self.setMinimumWidth(theme.px(620))
        self.setMinimumHeight(theme.px(380))

    def _browse(self) -> None:
        title = translate("SavePapers", "Where the papers go")
        found = QFileDialog.getExistingDirectory(self, title, str(save_folder(self._context)))
        if found:
            self.choose(Path(found))

    def _show(self, plan: Plan) -> None:
        _, jobs = plan
        if not jobs:
            self._say(
                translate("SavePapers", "This file holds no session; merge the note-takers’ files into it first.")
            )
            return
        words = translate("SavePapers", "%n file(s); files of the same name there are replaced.", "", len(jobs))
        self._say(words, "text")
        for number, (name, group) in enumerate(groupby(jobs, key=_name)):
            kinds = ", ".join(format_name(job.suffix) for job in group)
            self.grid.addWidget(Label(self._theme, name, Use.BASE, "text", False, self), number, 0)
            self.grid.addWidget(Label(self._theme, kinds, Use.BASE, "text2", False, self), number, 1)
        self._enable(idle=True)
        self.save.setFocus()

    def _begin(self) -> None:
        self._enable(idle=False)
        self.progress.setRange(0, 0)
        self._file.ask(_look, self._write, self._failed)

    def _write(self, plan: Plan) -> None:
        self._context.remembered.keep_text("papers/folder", str(self._folder.parent))
        records, jobs = plan
        folder, now, level = self._folder, self._file.now(), self._context.preferences["attribution"]

        def steps() -> Generator[Progress, None, int]:
            from facilitator.workspace.paper_folder import write_all

            yield Progress(0, len(jobs), jobs[0].name)
            for done, total, _ in write_all(records, folder, now, (), level):
                yield Progress(done, total, jobs[min(done, total - 1)].name)
            return len(jobs)

        self._errand = Errand(steps, self._saved, self._failed, self)
        self._errand.progressed.connect(self._go_on)

    def _go_on(self, step: Progress) -> None:
        self.progress.setRange(0, step.total)
        self.progress.setValue(step.done)
        self.goes_on.setText(step.text)

    def _saved(self, count: int) -> None:
        self._errand = None
        words = translate("SavePapers", "%n file(s) are in {folder}.", "", count).format(folder=self._folder)
        self._file.said.emit("done", words)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._errand = None
        self._enable(idle=True)
        if isinstance(error, FacilitatorError):
            self._say(said(error))
        else:
            self._file.tell(error)
        if self._leaving:
            super().reject()

    def _say(self, words: str, tone: str = "clash") -> None:
        self.told.set_tone(tone)
        self.told.setText(words)

    def _enable(self, *, idle: bool) -> None:
        self.save.setEnabled(idle)
        self.browse.setEnabled(idle)
        self.progress.setVisible(not idle)
        self.goes_on.setVisible(not idle)


def _look(file: SessionFile) -> Plan:
    """The records, and what would be written: nothing where no session is held."""
    from facilitator.workspace.action_plan_versions import load_with_versions
    from facilitator.workspace.paper_folder import jobs

    records = load_with_versions(file)
    return records, jobs(records, file.clock.now()) if any(one.held for one in records.sessions) else ()


def _name(job: Job) -> str:
    """What the file is called, without its day."""
    return job.name.removesuffix(job.suffix).rpartition(" – ")[0]
