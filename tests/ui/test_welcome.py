"""The welcome page by keys and clicks: a new session, recent files, offers, the row at the foot."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.files import open_file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.pages.welcome.page import WelcomePage

Show = Callable[[], "WelcomePage"]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def show(qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Shows the page as the window does; notes go into a folder of the test's own."""
    from facilitator.ui.pages.welcome.page import WelcomePage

    monkeypatch.setenv("FACILITATOR_NOW", "2024-08-29T10:05:00+00:00")
    context.remembered.keep_text("welcome/folder", str(tmp_path / "Documents" / "facilitator"))
    for action in ("file.open", "file.merge", "file.example"):
        context.actions.on(action, lambda: None)
    context.theme.apply()

    def shown() -> WelcomePage:
        page = WelcomePage(context)
        qtbot.addWidget(page)
        page.resize(1366, 728)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        page.focus_first()
        qtbot.waitUntil(lambda: page.card.session.count() > 0, timeout=10_000)
        return page

    return shown


def _keys(qtbot: QtBot, page: WelcomePage, *keys: object) -> None:
    for key in keys:
        widget = page.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key)  # type: ignore[arg-type]


def test_first_start_a_name_and_enter(qtbot: QtBot, show: Show, context: Context, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    page = show()
    assert page.focusWidget() is page.card.name
    assert page.card.session.currentText() == "2.1  Conservation of big feline species"
    _keys(qtbot, page, "Oyun B.")
    assert page.card.place.words.text().endswith(" / 2.1 Oyun B")
    with qtbot.waitSignal(page.new_made, timeout=10_000) as made:
        _keys(qtbot, page, Qt.Key.Key_Return)
    path: Path = made.args[0]
    assert path == tmp_path / "Documents" / "facilitator" / "2.1 Oyun B.facilitator"
    file = open_file(path, _clock())
    try:
        assert file.default_author == "Oyun B."
    finally:
        file.close()
    assert context.preferences["author"] == "Oyun B."
    assert context.remembered.text("welcome/session") == "2.1"


def test_another_session_by_keys_alone_and_never_over_an_older_file(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    taken = tmp_path / "Documents" / "facilitator" / "2.2 Ana.facilitator"
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    page = show()
    page.card.name.setText("Ana")
    page.card.session.setFocus()
    _keys(qtbot, page, Qt.Key.Key_Down)
    assert page.card.place.words.text().endswith("2.2 Ana 2")
    with qtbot.waitSignal(page.new_made, timeout=10_000) as made:
        _keys(qtbot, page, Qt.Key.Key_Enter)
    assert made.args[0].name == "2.2 Ana 2.facilitator"
    assert taken.read_text() == "mine"


def test_two_enters_make_one_file(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    page = show()
    page.card.name.setText("Ana")
    with qtbot.waitSignal(page.new_made, timeout=10_000):
        _keys(qtbot, page, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert len(list((tmp_path / "Documents" / "facilitator").iterdir())) == 1


def test_no_name_is_said_in_the_card(qtbot: QtBot, show: Show) -> None:
    from PySide6.QtCore import Qt

    page = show()
    page.card.name.clear()
    qtbot.mouseClick(page.card.start, Qt.MouseButton.LeftButton)
    assert page.card.fault.isVisible() and "your name" in page.card.fault.text()
    assert page.focusWidget() is page.card.name and page.card.name.fault
    _keys(qtbot, page, "A")
    assert not page.card.name.fault


def test_a_place_that_cannot_be_written_is_a_sentence(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    (tmp_path / "taken").write_text("a file")
    page = show()
    page.card.place.choose(tmp_path / "taken" / "facilitator")
    page.card.name.setText("Ana")
    _keys(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(page.card.fault.isVisible)
    assert page.card.fault.text().endswith(".")


def test_another_template(qtbot: QtBot, show: Show, context: Context) -> None:
    page = show()
    menu = page.card.template.menu()
    names = {str(entry.data()): entry for entry in menu.actions() if entry.data() is not None}
    assert names["neaspec-2024"].isChecked() and names["neaspec-2024"].text() == "NEASPEC workshop 2024"
    names["workshop"].trigger()
    assert page.card.session.currentText() == "1  First parallel session"
    page.card.name.setText("Ana")
    with qtbot.waitSignal(page.new_made, timeout=10_000):
        page.card.begin()
    assert context.remembered.text("welcome/template") == "workshop"
    menu.close()


def test_a_template_with_a_mistake_is_said_and_the_old_one_stays(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[workshop")
    page = show()
    page.card.template.choose(str(tmp_path / "bad.toml"))
    qtbot.waitUntil(page.card.fault.isVisible)
    assert "bad.toml" in page.card.fault.text()
    assert page.card.session.currentData() == "2.1"


def test_recent_files_are_the_first_thing_later(
    qtbot: QtBot, show: Show, context: Context, demo_folder: Path, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    kept = Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "Roundtable 인천.facilitator"))
    seen = datetime(2024, 8, 28, 17, 31, tzinfo=UTC).timestamp()
    os.utime(kept, (seen, seen))
    for path in (Path("/media/nobody/STICK/a.facilitator"), tmp_path / "gone.facilitator", kept):
        context.remembered.keep_recent(path)
    page = show()
    assert page.focusWidget() is page.recent
    qtbot.waitUntil(lambda: [row.there for row in page.recent.rows.rows] == [True, False, False])
    first, gone, stick = page.recent.rows.rows
    assert first.icon == "view-grid-outline" and first.when.startswith("yesterday")
    assert "not there any more" in gone.place and "not plugged in" in stick.place
    _keys(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert [row.name for row in page.recent.rows.rows] == [kept.name, "a.facilitator"]
    assert len(context.remembered.recent()) == 2
    _keys(qtbot, page, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.open_requested) as asked:
        _keys(qtbot, page, Qt.Key.Key_Return)
    assert asked.args[0] == kept


def test_a_click_opens_a_recent_file_and_the_last_one_taken_off_leaves_the_form(
    qtbot: QtBot, show: Show, context: Context, demo_folder: Path
) -> None:
    from PySide6.QtCore import Qt

    context.remembered.keep_recent(demo_folder / "2.1.facilitator")
    page = show()
    place = page.recent.visualRect(page.recent.rows.index(0)).center()
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    _keys(qtbot, page, Qt.Key.Key_Delete)
    assert page.focusWidget() is page.card.name and not page.recent.isVisible()


def test_the_offers_do_the_actions_of_the_window(qtbot: QtBot, show: Show, context: Context) -> None:
    from PySide6.QtCore import Qt

    page = show()
    for offer in page.offers:
        with qtbot.waitSignal(context.actions[offer.objectName()].triggered):
            offer.setFocus()
            _keys(qtbot, page, Qt.Key.Key_Return)
        assert offer.accessibleDescription()


def test_the_row_at_the_foot_changes_the_settings(qtbot: QtBot, show: Show, context: Context) -> None:
    page = show()
    for name, value in (("theme", "dark"), ("text_size", "150"), ("language", "qps")):
        menu = page.choices.menu(name)
        next(entry for entry in menu.actions() if entry.data() == (name, value)).trigger()
        assert context.preferences[name] == value
        menu.close()
    assert page.choices.theme.text() == "Theme: dark" and page.choices.text_size.text() == "Text size: 150 %"


def test_tab_goes_through_the_form_first(qtbot: QtBot, show: Show) -> None:
    from PySide6.QtCore import Qt

    page = show()
    page.card.template.change.setFocus()
    passed: list[object] = []
    for _ in range(5):
        passed.append(page.focusWidget())
        _keys(qtbot, page, Qt.Key.Key_Tab)
    card = page.card
    assert passed == [card.template.change, card.session, card.name, card.start, card.place.change]


def test_everything_that_takes_the_focus_has_a_name(show: Show) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    page = show()
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy().value & 1 and widget.isVisibleTo(page):
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken and spoken.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("width", [760, 999, 1000, 1366, 1920])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_squeezed_at_any_width(qtbot: QtBot, show: Show, context: Context, width: int, scale: float) -> None:
    from PySide6.QtWidgets import QWidget

    context.theme.scale_to(scale)
    page = show()
    page.resize(width, 700)
    page.grab()
    for widget in (page.card, *page.offers, page.card.name, page.card.start, page.choices):
        assert isinstance(widget, QWidget)
        assert widget.height() >= widget.minimumSizeHint().height(), widget

    def one_column() -> bool:
        below = page.offers[0].mapTo(page, page.offers[0].rect().topLeft()).y()
        return below > page.card.mapTo(page, page.card.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: one_column() == (width < 1000 * scale))


def test_making_the_page_loads_nothing_heavy(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import sys; from facilitator.ui.pages.welcome.page import WelcomePage; "
        "print([name for name in ('qtawesome', 'reportlab', 'click', 'openpyxl', 'docx', 'sqlite_utils', "
        "'facilitator.capture.template', 'facilitator.summary') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True, cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})  # fmt: skip
    assert done.stdout.decode().strip() == "[]"


def _clock() -> object:
    from facilitator.clock import seeded_clock

    return seeded_clock(lambda: datetime(2024, 8, 29, tzinfo=UTC), 1)
