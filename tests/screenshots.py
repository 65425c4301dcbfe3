"""python -m tests.screenshots [--all] [FOLDER [SCENE]...]: the pictures of docs/screenshots, light and dark.

``--all`` takes them at other sizes, at 200 % text and in the pseudo-language too: for looking at, not for the docs.

The demo's writers, ids and times are seeded, so the pictures change only when the window does.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.clock import seeded_clock
from facilitator.ui.dialogs.backups import BackupsDialog
from facilitator.ui.furniture import Furniture
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme
from facilitator.ui.window import MainWindow
from facilitator.ui.words import choose_language
from facilitator.workspace.backups import Occasion, make_backup
from facilitator.workspace.demo import run_demo
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

ROOT = Path(__file__).resolve().parents[1]
# 09:52 in Incheon on the second day.
_NOW = datetime(2024, 8, 29, 0, 52, 11, tzinfo=UTC)
_SETTLE_SECONDS = 15.0
_LINE = "ACTION: NIE and Mongolia to list all stations by 31 October 2024 #GBF-21 #snow"


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is taken. ``scale`` is the text size in percent."""

    theme: str = "light"
    size: tuple[int, int] = (1366, 768)
    scale: int = 100
    language: str = "en"

    @property
    def suffix(self) -> str:
        parts = [self.theme] if self.theme != "light" else []
        parts += [str(self.size[0])] if self.size[0] != 1366 else []
        parts += [f"{self.scale}%"] if self.scale != 100 else []
        parts += [self.language] if self.language != "en" else []
        return "".join(f"-{part}" for part in parts)


LOOKS = (Look(), Look("dark"))
MORE_LOOKS = (
    *LOOKS,
    Look(size=(1920, 1080)),
    Look(scale=200),
    Look(language="qps"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A window with the demo's files."""

    application: QApplication
    furniture: Furniture
    folder: Path

    @property
    def window(self) -> MainWindow:
        return self.furniture.window

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Lets the window finish: events served, answers of the file shown."""
        end = time.monotonic() + _SETTLE_SECONDS
        quiet = time.monotonic() + 0.7
        while time.monotonic() < end and (not until() or time.monotonic() < quiet):
            self.application.processEvents()
            time.sleep(0.005)

    def open(self, name: str) -> None:
        """Until what is open in it has been counted, which waits for nobody to type."""
        desk, counted = self.furniture.desk, list[object]()
        self.furniture.counting.counted.connect(counted.append)
        desk.open(self.folder / name)
        self.settle(lambda: desk.page == "capture" and bool(counted))

    def keys(self, text: str) -> None:
        """Types where the focus is."""
        for letter in text:
            self.key(0, letter)

    def key(self, key: int, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target: QObject = self.application.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.application.sendEvent(target, QKeyEvent(kind, key, held, text))

    def do(self, action: str) -> None:
        self.furniture.context.actions[action].trigger()
        self.settle()


def welcome(stage: Stage) -> QWidget:
    stage.settle()
    return stage.window


def capture(stage: Stage) -> QWidget:
    stage.open("2.1.facilitator")
    for speaker in ("Mongolia", "RF", "WWF", "ROK"):
        stage.do("speaker.add")
        stage.keys(speaker)
        stage.key(Qt.Key.Key_Return, "\r")
        stage.settle()
    stage.do("speaker.next")
    stage.do("view.line")
    stage.keys(_LINE)
    stage.settle()
    return stage.window


def details(stage: Stage) -> QWidget:
    from facilitator.ui.pages.capture.page import CapturePage

    stage.open("roundtable.facilitator")
    page = stage.furniture.desk.page_of("capture")
    assert isinstance(page, CapturePage)
    file = stage.furniture.desk.file
    assert file is not None
    found: list[tuple[str, ...]] = []
    file.ask(lambda held: tuple(one.id for one in load_records(held).proposals[:1]), found.append)
    stage.settle(lambda: bool(found))
    page.state.show_everything(True)
    stage.settle()
    page.state.select(found[0])
    stage.settle()
    return stage.window


def capture_all(stage: Stage) -> QWidget:
    stage.open("2.1.facilitator")
    stage.do("view.scope")
    return stage.window


def merge(stage: Stage) -> QWidget:
    from facilitator.ui.pages.merge.page import MergePage

    stage.open("2.1 Oyun.facilitator")
    stage.furniture.desk.show_page("merge")
    page = stage.furniture.desk.page_of("merge")
    assert isinstance(page, MergePage)
    page.add_files([stage.folder / "2.1 Bada.facilitator", stage.folder / "2.2 Lena.facilitator"])
    stage.settle(lambda: not page.sources.busy)
    return stage.window


def conflicts(stage: Stage) -> QWidget:
    stage.open("roundtable.facilitator")
    stage.furniture.desk.show_page("merge")
    stage.settle()
    return stage.window


def papers(stage: Stage) -> QWidget:
    stage.open("roundtable.facilitator")
    stage.furniture.desk.show_page("papers")
    end = time.monotonic() + 4
    stage.settle(lambda: time.monotonic() > end)
    return stage.window


def page(name: str, *actions: str) -> Callable[[Stage], QWidget]:
    """A page of the roundtable's file, after some actions on it."""

    def show(stage: Stage) -> QWidget:
        stage.open("roundtable.facilitator")
        stage.furniture.desk.show_page(name)
        for action in actions:
            stage.settle()
            stage.do(action)
        end = time.monotonic() + 4
        stage.settle(lambda: time.monotonic() > end)
        return stage.window

    return show


def summary(stage: Stage) -> QWidget:
    page("summary")(stage)
    for _ in range(7):
        stage.key(Qt.Key.Key_Down)
    end = time.monotonic() + 3
    stage.settle(lambda: time.monotonic() > end)
    return stage.window


def quotes(stage: Stage) -> QWidget:
    stage.open("roundtable.facilitator")
    stage.furniture.dialogs.show_quotes("Mongolia")
    end = time.monotonic() + 6
    stage.settle(lambda: time.monotonic() > end)
    return stage.window


def projector(stage: Stage) -> QWidget:
    stage.open("2.1.facilitator")
    for speaker in ("Mongolia", "RF", "WWF", "ROK"):
        stage.do("speaker.add")
        stage.keys(speaker)
        stage.key(Qt.Key.Key_Return, "\r")
    stage.do("speaker.next")
    context = stage.furniture.context
    context.preferences.set("projector_theme", "dark" if context.theme.dark else "light")
    stage.do("projector.show")
    shown = stage.furniture.projector.shown
    assert shown is not None
    shown.resize(1920, 1080)
    stage.settle(lambda: bool(shown.sheet.head.part.session))
    return shown


def dialog(action: str, *, opens: bool = True) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        if opens:
            stage.open("2.1.facilitator")
        stage.do(action)
        shown = [one for one in stage.application.topLevelWidgets() if one.isVisible() and one is not stage.window]
        return shown[0] if shown else stage.window

    return show


def backups(stage: Stage) -> QWidget:
    """An hour of the morning, and what was kept before a merge."""
    stage.open("2.1.facilitator")
    file = stage.furniture.desk.file
    assert file is not None
    folder, made = file.path.parent / "Backups", list[Path]()
    for hours, occasion in ((2, Occasion.HOURLY), (1, Occasion.HOURLY), (0, Occasion.MERGE)):
        at = _NOW.timestamp() - 3600 * hours

        def keep(opened: SessionFile, occasion: Occasion = occasion, at: float = at) -> None:
            made.append(make_backup(opened, folder, occasion).path)
            os.utime(made[-1], (at, at))

        file.ask(keep, lambda _: None)
    stage.settle(lambda: len(made) == 3)
    shown = dialog("file.backups", opens=False)(stage)
    assert isinstance(shown, BackupsDialog)
    stage.settle(lambda: shown.list.count() == 3)
    return shown


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "welcome": welcome,
    "capture": capture,
    "capture-all": capture_all,
    "details": details,
    "merge": merge,
    "conflicts": conflicts,
    "papers": papers,
    "summary": summary,
    "roundtable": page("roundtable"),
    "tagging": page("roundtable", "roundtable.tagging"),
    "chain": page("roundtable", "roundtable.chain"),
    "actions": page("actions"),
    "quotes": quotes,
    "read-back": page("read_back"),
    "projector": projector,
    "participants": dialog("session.participants"),
    "unknown-speakers": dialog("session.unknown"),
    "wrap-up": dialog("session.wrap_up"),
    "palette": dialog("help.palette"),
    "keys": dialog("help.keys"),
    "slot-times": dialog("slot.extend"),
    "settings": dialog("file.settings"),
    "replace": dialog("edit.replace"),
    "print-all": dialog("paper.print_all"),
    "backups": backups,
    "publish": dialog("file.publish"),
}


def take(application: QApplication, demo: Path, out: Path, scene: str, look: Look) -> Path:
    """Takes one picture; the path of the file."""
    with _stage(application, demo, look) as stage:
        shown = SCENES[scene](stage)
        name = out / f"{scene}{look.suffix}.png"
        _picture(stage, shown).save(str(name))
        for child in stage.application.topLevelWidgets():
            if child is not stage.window:
                child.close()
        return name


def _picture(stage: Stage, shown: QWidget) -> QPixmap:
    """The window with its popups where they lie over it, or a dialog alone."""
    picture = shown.grab()
    if shown is stage.window:
        painter = QPainter(picture)
        for popup in stage.application.topLevelWidgets():
            if popup.isVisible() and popup is not shown:
                painter.drawPixmap(popup.pos() - shown.pos(), popup.grab())
        painter.end()
    return picture


@contextmanager
def _stage(application: QApplication, demo: Path, look: Look) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="facilitator-pictures-") as name:
        folder = Path(name)
        for path in demo.glob("*.facilitator"):
            shutil.copy(path, folder)
        words = choose_language(look.language, application)
        application.installTranslator(words)
        window = MainWindow()
        window.resize(*look.size)
        window.show()
        (folder / "settings.toml").write_text('author = "Oyun B."\n', encoding="utf-8")
        preferences = Preferences(folder / "settings.toml")
        theme = Theme(application, look.theme, look.scale / 100)
        remembered = Remembered(folder / "places.ini")
        clock = seeded_clock(lambda: _NOW, 7)
        furniture = Furniture(application, window, theme, preferences, remembered, clock)
        furniture.begin(None)
        stage = Stage(application, furniture, folder)
        stage.settle()
        window.resize(*look.size)
        yield stage
        window.close()
        window.deleteLater()
        theme.deleteLater()
        application.removeTranslator(words)
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(arguments: list[str]) -> int:
    """Takes all of them into a folder, or those named after it."""
    looks = MORE_LOOKS if arguments[:1] == ["--all"] else LOOKS
    arguments = arguments[looks is MORE_LOOKS :]
    out = Path(arguments[0]) if arguments else ROOT / "docs" / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="facilitator-demo-") as name:
        demo = Path(name) / "demo"
        run_demo(demo, {}, lambda _: None)
        for scene in arguments[1:] or SCENES:
            for look in looks:
                print(take(application, demo, out, scene, look))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
