"""What keeps a file safe and sends it on: hand-over, a copy for everybody, backups, what is left of a broken one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.clock import Clock
from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.words import said, translate
from facilitator.workspace.backups import Backup, Occasion, backup_folder, make_backup
from facilitator.workspace.files import SUFFIX, SessionFile
from facilitator.workspace.handing_over import Packed, hand_over_name, pack
from facilitator.workspace.kept_backups import keep_at_most, wanted_number
from facilitator.workspace.moment_names import moment_name

_HOUR_MS = 60 * 60 * 1000


class FileKeeping(QObject):
    """Binds the actions, and makes a backup every hour in which something was written."""

    def __init__(self, context: Context, window: QWidget, desk: Desk, clock: Clock) -> None:
        super().__init__(window)
        self._context, self._window, self._desk, self._clock = context, window, desk, clock
        on = context.actions.on
        on("file.pack", self._pack)
        on("file.publish", self._publish)
        on("file.backups", self._backups)
        self.hourly = QTimer(self)
        self.hourly.setInterval(_HOUR_MS)
        self.hourly.timeout.connect(self.back_up)
        self._written = False
        desk.opened.connect(self._opened)
        desk.closed.connect(self.hourly.stop)

    def back_up(self) -> None:
        """Makes the backup of this hour, if anything was written since the last one."""
        file = self._desk.file
        if file is None or not self._written or file.read_only:
            return
        self._written = False
        folder, limit = self._folder(file), wanted_number(self._context.preferences["backups_kept"])

        def work(opened: SessionFile) -> Backup:
            made = make_backup(opened, folder, Occasion.HOURLY)
            keep_at_most(file.path, folder, limit)
            return made

        file.ask(work, lambda _: None)

    def offer_salvage(self, broken: Path) -> None:
        """Asks where what is left of a broken file goes, saves it there and opens that."""
        now = moment_name(self._clock.now().astimezone())
        proposed = broken.with_name(f"{broken.stem} saved {now}{SUFFIX}")
        title = translate("FileKeeping", "Where what can still be read goes")
        name = self._asked_for(title, proposed)
        if name is None:
            return
        from facilitator.workspace.salvaging import Salvaged, salvage

        def saved(found: Salvaged) -> None:
            self._desk.open(found.out, lambda: self._desk.said.emit("care" if found.missing else "done", _told(found)))

        self._desk.said.emit("done", translate("FileKeeping", "Looking for what can still be read …"))
        Errand(lambda: salvage(broken, name, self._clock), saved, self._failed, self)

    def _opened(self, file: OpenFile) -> None:
        self._written = False
        file.kept.connect(self._note)
        self.hourly.start()

    def _note(self, _: object) -> None:
        self._written = True

    def _folder(self, file: OpenFile) -> Path:
        return backup_folder(file.path, self._context.preferences["backups"])

    def _pack(self) -> None:
        file = self._desk.file
        if file is None:
            return
        proposed = file.path.parent / hand_over_name(file.frame, file.author, file.now())
        out = self._asked_for(translate("FileKeeping", "Pack for hand-over"), proposed)
        if out is None:
            return
        # Who says yes to "replace" means it; the verb itself never overwrites.
        file.ask(lambda opened: pack(opened, _free(out)), self._packed)

    def _packed(self, made: Packed) -> None:
        records = sum(made.records.values())
        words = translate("FileKeeping", "“{name}” is ready for the stick: %n record(s) of {who}.", "", records)
        who = ", ".join(made.writers) or translate("FileKeeping", "nobody yet")
        self._desk.said.emit("done", words.format(name=made.path.name, who=who))

    def _publish(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.publish_copy import PublishDialog

            PublishDialog(self._context, self._desk.file, self._window).open()

    def _backups(self) -> None:
        file = self._desk.file
        if file:
            from facilitator.ui.dialogs.backups import BackupsDialog

            dialog = BackupsDialog(self._context, file, self._folder(file), self._window)
            dialog.restore_asked.connect(self._restore)
            dialog.open()

    def _restore(self, backup: Path) -> None:
        """The file is closed, gone back, and opened again."""
        from facilitator.workspace.kept_backups import Restored, restore_backup

        file = self._desk.file
        if file is None or not self._desk.leave():
            return
        path, folder = file.path, self._folder(file)

        def restored(found: Restored) -> None:
            words = translate(
                "FileKeeping", "{name} is as it was in “{backup}”; what it was since is kept in “{before}”."
            )
            before = found.before.name if found.before else ""
            told = words.format(name=path.name, backup=backup.stem, before=before)
            self._desk.open(path, lambda: self._desk.said.emit("done", told))

        def failed(error: BaseException) -> None:
            self._failed(error)
            self._desk.open(path)

        Errand(lambda: restore_backup(path, backup, folder, self._clock), restored, failed, self)

    def _asked_for(self, title: str, proposed: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, str(proposed), translate("FileKeeping", "Session files (*.facilitator)")
        )
        return Path(name).with_suffix(SUFFIX) if name else None

    def _failed(self, error: BaseException) -> None:
        self._desk.said.emit("error", said(error))


def _free(out: Path) -> Path:
    """The place itself, or one beside it with a number."""
    number, place = 2, out
    while place.exists():
        place, number = out.with_name(f"{out.stem} ({number}){out.suffix}"), number + 1
    return place


def _told(found: object) -> str:
    from facilitator.workspace.salvaging import Salvaged

    assert isinstance(found, Salvaged)
    words = translate("FileKeeping", "%n item(s) came back, each change proved.", "", found.items)
    if found.missing:
        words += " " + translate("FileKeeping", "%n change(s) did not; merge with a backup.", "", found.missing)
    return words
