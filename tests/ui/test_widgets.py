"""The parts every page is made of: names and roles, sizes that hold, keys, rings, what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme


@pytest.fixture
def theme(context: Context) -> Iterator[Theme]:
    """A theme that is on, as in the window."""
    from PySide6.QtWidgets import QApplication

    context.theme.apply()
    yield context.theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def _made() -> dict[str, Callable[[Theme], QWidget]]:
    from facilitator.ui.widgets.buttons import Button, IconButton
    from facilitator.ui.widgets.chips import ChipButton
    from facilitator.ui.widgets.fields import Choice, LineField, SearchField, TextField
    from facilitator.ui.widgets.segmented import Segmented

    def choice(theme: Theme) -> QWidget:
        made = Choice(theme)
        made.addItems(["Presented", "Agreed"])
        made.setAccessibleName("Status")
        return made

    def text(theme: Theme) -> QWidget:
        made = TextField(theme)
        made.setAccessibleName("Text")
        return made

    return {
        "button": lambda theme: Button(theme, "&Keep", "check", "primary", "Ctrl+Return"),
        "plain": lambda theme: Button(theme, "Next"),
        "icon": lambda theme: IconButton(theme, "magnify", "Search", "Ctrl+F", checkable=True),
        "chip": lambda theme: ChipButton(theme, "Thu 31 Oct", "calendar-blank-outline", "Due", menu=True),
        "dashed": lambda theme: ChipButton(theme, "Ganbold ?", dashed=True),
        "segmented": lambda theme: Segmented(theme, [("a", "This point"), ("b", "All")]),
        "line": lambda theme: LineField(theme, "Add speaker"),
        "search": lambda theme: SearchField(theme, "Search all notes", "Ctrl+F"),
        "choice": choice,
        "text": text,
    }


KINDS = ("button", "plain", "icon", "chip", "dashed", "segmented", "line", "search", "choice", "text")


def _show(qtbot: QtBot, widget: QWidget) -> QWidget:
    """In a window with another part that can take the focus."""
    from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

    window = QWidget()
    row = QHBoxLayout(window)
    other = QLineEdit()
    other.setObjectName("other")
    other.setAccessibleName("Other")
    row.addWidget(other)
    row.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    vars(qtbot).setdefault("kept", []).append(window)  # qtbot itself holds it weakly
    return window


def _first(widget: QWidget) -> QWidget:
    """What takes the focus in a part."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    parts = [widget, *widget.findChildren(QWidget)]
    return next(part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _tab_to(qtbot: QtBot, window: QWidget, widget: QWidget) -> None:
    from PySide6.QtCore import Qt

    part = _first(widget)
    for _ in range(4):
        if part.hasFocus():
            return
        focus = window.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert part.hasFocus()


def _count(image: QImage, colour: QColor) -> int:
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("kind", KINDS)
def test_name_and_role_are_told(theme: Theme, qtbot: QtBot, kind: str) -> None:
    from PySide6.QtGui import QAccessible

    widget = _made()[kind](theme)
    _show(qtbot, widget)
    told = QAccessible.queryAccessibleInterface(_first(widget))
    assert told is not None
    assert told.text(QAccessible.Text.Name)
    assert told.role() in {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.EditableText,
        QAccessible.Role.ComboBox,
    }


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 2.0])
@pytest.mark.parametrize("kind", KINDS)
def test_size_holds_through_every_state(theme: Theme, qtbot: QtBot, kind: str, scale: float) -> None:
    theme.scale_to(scale)
    widget = _made()[kind](theme)
    window = _show(qtbot, widget)
    rest = (widget.sizeHint(), widget.geometry(), window.size())
    qtbot.mouseMove(_first(widget))
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest
    _tab_to(qtbot, window, widget)
    widget.grab()
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest
    widget.setEnabled(False)
    widget.grab()
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest


@pytest.mark.parametrize("kind", KINDS)
def test_parts_grow_with_the_text(theme: Theme, qtbot: QtBot, kind: str) -> None:
    widget = _made()[kind](theme)
    _show(qtbot, widget)
    before = widget.sizeHint()
    theme.scale_to(2.0)
    after = widget.sizeHint()
    assert after.height() >= 1.6 * before.height()
    assert after.width() >= 1.6 * before.width()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("kind", ["plain", "icon", "dashed", "segmented"])
def test_the_focus_is_a_ring_in_room_that_was_free(theme: Theme, qtbot: QtBot, kind: str, look: str) -> None:
    theme.choose(look)
    widget = _made()[kind](theme)
    window = _show(qtbot, widget)
    accent = theme.colour("accent")
    edge = (0, 0, widget.width(), 2)
    assert _count(widget.grab().toImage().copy(*edge), accent) == 0
    _tab_to(qtbot, window, widget)
    assert _count(widget.grab().toImage().copy(*edge), accent) > widget.width()


def test_a_click_does_a_button_and_leaves_the_focus_where_it_is(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.buttons import Button

    button = Button(theme, "Next")
    window = _show(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "other"
    _tab_to(qtbot, window, button)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_keys_in_a_button_widen_it_and_can_be_left_out(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.buttons import Button

    with_keys, without = Button(theme, "Keep", keys="Ctrl+Return"), Button(theme, "Keep")
    qtbot.addWidget(with_keys)
    qtbot.addWidget(without)
    assert with_keys.accessibleDescription() == "Ctrl+Enter"
    assert with_keys.sizeHint().width() > without.sizeHint().width() + 40
    with_keys.show_keys(False)
    assert with_keys.sizeHint() == without.sizeHint()
    with_keys.set_kind("primary")
    assert with_keys.sizeHint() == without.sizeHint()


def test_an_icon_button_names_its_keys_in_the_tip(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.buttons import IconButton

    button = IconButton(theme, "magnify", "Search", "Ctrl+F")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Search", "Search  Ctrl+F")


def test_segments_are_chosen_by_arrows_and_by_click(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    from facilitator.ui.widgets.segmented import Segmented

    group = Segmented(theme, [("point", "This point"), ("all", "All")])
    window = _show(qtbot, group)
    told: list[str] = []
    group.chosen.connect(told.append)
    _tab_to(qtbot, window, group)
    first, second = group.findChildren(QRadioButton)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (group.key, told) == ("all", ["all"])
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert (group.key, told) == ("point", ["all", "point"])
    group.choose("all")
    assert (group.key, told, second.isChecked()) == ("all", ["all", "point"], True)


def test_a_chip_says_label_and_text(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.chips import ChipButton

    chip = ChipButton(theme, "NIE", "account-outline", "Lead")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Lead NIE"
    chip.show_chip("WWF", label="With")
    assert (chip.accessibleName(), chip.text()) == ("With WWF", "WWF")


@pytest.mark.parametrize(("text", "icon"), [("#CEPA", ""), ("#저어새 2 versions", "call-split"), ("雪豹", "")])
def test_a_painted_chip_fits_the_width_foretold(theme: Theme, text: str, icon: str) -> None:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from facilitator.ui.widgets.chips import chip_width, paint_chip

    def painted(words: str, wide: int) -> QImage:
        image = QImage(wide, 20, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_chip(painter, theme, QRect(0, 0, wide, 20), words, icon, "chip", "clash")
        painter.end()
        return image

    wide = chip_width(theme, text, icon)
    whole, cut = painted(text, wide), painted(text, wide - 12)
    assert whole.copy(0, 0, wide - 20, 20) != cut.copy(0, 0, wide - 20, 20) or len(text) < 3
    last = whole.copy(wide - 6, 4, 6, 12)
    assert _count(last, theme.colour("chip")) == 6 * 12


def test_a_fault_is_drawn_told_and_mended(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.fields import LineField

    field = LineField(theme, "Due")
    _show(qtbot, field)
    told: list[str] = []
    field.fault_changed.connect(told.append)
    rest = field.geometry()
    field.show_fault("There is no such date.")
    assert _count(field.grab().toImage(), theme.colour("clash")) > 100
    assert (field.toolTip(), field.accessibleDescription()) == ("There is no such date.",) * 2
    field.clear_fault()
    assert _count(field.grab().toImage(), theme.colour("clash")) == 0
    assert (field.geometry(), told) == (rest, ["There is no such date.", ""])


def test_escape_empties_a_search_then_goes_on(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QDialog, QVBoxLayout

    from facilitator.ui.widgets.fields import SearchField

    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = SearchField(theme, "Search", parent=dialog)
    QVBoxLayout(dialog).addWidget(field)
    dialog.show()
    qtbot.keyClicks(field, "leopard")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), dialog.isVisible()) == ("", True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_cross_empties_a_search(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QToolButton

    from facilitator.ui.widgets.fields import SearchField

    field = SearchField(theme, "Search")
    _show(qtbot, field)
    cross = field.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    assert not cross.isVisible()
    qtbot.keyClicks(field, "leopard")
    assert cross.isVisible()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_a_text_field_grows_to_its_most_lines_then_scrolls(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.fields import TextField

    field = TextField(theme)
    field.setAccessibleName("Text")
    _show(qtbot, field)
    field.set_max_lines(3)
    heights: list[int] = []
    for lines in range(1, 6):
        field.setPlainText("\n".join(["one"] * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3] == heights[4]
    assert field.verticalScrollBar().maximum() > 0
    field.setPlainText("one")
    assert (field.height(), field.verticalScrollBar().maximum()) == (heights[0], 0)


def test_the_wheel_leaves_a_choice_without_the_focus_alone(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.widgets.fields import Choice

    choice = Choice(theme)
    choice.setAccessibleName("Status")
    choice.addItems(["Presented", "Agreed"])
    window = _show(qtbot, choice)

    def turn() -> None:
        at, buttons, keys = QPointF(5, 5), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), QPoint(0, -120), buttons, keys, phase, False)
        QApplication.sendEvent(choice, event)

    turn()
    assert choice.currentIndex() == 0
    _tab_to(qtbot, window, choice)
    turn()
    assert choice.currentIndex() == 1


def test_a_cut_label_tells_the_rest_in_its_tip(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.labels import ElidedLabel

    label = ElidedLabel(theme, "How do we enhance knowledge sharing?")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == "How do we enhance knowledge sharing?"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_labels_do_not_read_markup(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.labels import Label

    label = Label(theme, "<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_popup_leaves_the_focus_with_the_field(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtWidgets import QLineEdit, QListView

    from facilitator.ui.widgets.popup_list import MOST_ROWS, PopupList, PopupRow

    field = QLineEdit()
    window = _show(qtbot, field)
    field.setFocus()
    popup = PopupList(theme, window)
    rows = [PopupRow(f"tag-{number}", "снег", "tag-outline", "9 notes", ((0, 3),)) for number in range(9)]
    assert popup.current == -1
    popup.show_rows(rows, QRect(400, 400, 30, 20), "Tab take")
    qtbot.waitUntil(popup.isVisible)
    assert field.hasFocus()
    assert popup.geometry().bottom() < 400
    view = popup.findChild(QListView)
    assert isinstance(view, QListView)
    assert view.height() // view.sizeHintForRow(0) == MOST_ROWS
    seen: list[int] = []
    for step in (0, 1, -1, -1, 1, 7, 1):
        popup.move(step)
        seen.append(popup.current)
    assert seen == [0, 1, 0, 8, 0, 7, 8]
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().rect().bottom()
    popup.move(-8)
    told: list[int] = []
    popup.taken.connect(told.append)
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert (told, field.hasFocus()) == ([2], True)
    popup.show_rows([], QRect(400, 400, 30, 20))
    assert (popup.isVisible(), popup.current) == (False, -1)


def test_the_popup_stays_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QRect

    from facilitator.ui.widgets.popup_list import PopupList, PopupRow

    popup = PopupList(theme)
    qtbot.addWidget(popup)
    room = popup.screen().availableGeometry()
    for at in (room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight()):
        token = QRect(at.x(), at.y(), 20, 20)
        popup.show_rows([PopupRow("leopard " * 20, "hint")] * 4, token)
        assert room.contains(popup.geometry())
        assert not popup.geometry().intersects(token)


def test_matched_letters_are_counted_in_characters(theme: Theme) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFontMetricsF, QImage, QPainter

    from facilitator.ui.theme.theme import Use
    from facilitator.ui.widgets.painting import paint_matched

    def painted(matched: tuple[tuple[int, int], ...]) -> QImage:
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(theme.colour("surface"))
        painter = QPainter(image)
        paint_matched(painter, theme, QRectF(0, 0, 120, 24), "🐆🐆ab", Use.BASE, theme.colour("text"), matched)
        painter.end()
        return image

    plain, marked = painted(((3, 1),)), painted(((2, 1),))
    left = next(x for x in range(120) if plain.copy(x, 0, 1, 24) != marked.copy(x, 0, 1, 24))
    before = QFontMetricsF(theme.font(Use.BASE)).horizontalAdvance("🐆🐆")
    assert abs(left - before) <= 2  # the two pictures before it, each of two units, are not underlined


def test_the_message_bar_says_and_does(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton, QToolButton

    from facilitator.ui.widgets.message_bar import MessageBar

    bar = MessageBar(theme)
    assert not bar.isVisible()
    _show(qtbot, bar)
    bar.hide()
    did: list[str] = []
    bar.say("error", "The disk is full; free some room.", "Try again", lambda: did.append("again"))
    assert (bar.isVisible(), bar.level, bar.sentence) == (True, "error", "The disk is full; free some room.")
    assert bar.accessibleName() == "The disk is full; free some room."
    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (did, bar.isVisible()) == (["again"], False)
    bar.say("done", "Saved.")
    assert not button.isVisible()
    cross = bar.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


@pytest.mark.parametrize("level", ["done", "care", "error"])
def test_levels_are_told_by_an_icon_too(theme: Theme, qtbot: QtBot, level: str) -> None:
    from facilitator.ui.widgets.message_bar import MessageBar

    bar = MessageBar(theme)
    _show(qtbot, bar)
    bar.say(level, "Sentence.")
    tone = {"done": "accent", "care": "care", "error": "clash"}[level]
    bar.grab()
    image = bar.grab().toImage()
    sign = image.copy(8, 0, 40, image.height())
    ground = {"done": "tint", "care": "caretint", "error": "clashtint"}[level]
    assert _count(sign, theme.colour(ground)) < 40 * image.height() - 80
    assert _count(image.copy(0, 0, 3, image.height()), theme.colour(tone)) == 3 * image.height()


def test_an_empty_state_says_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.empty import EmptyState

    state = EmptyState(theme, "note-text-outline", "No notes yet", "What you type shows up here.")
    _show(qtbot, state)
    assert (state.accessibleName(), state.accessibleDescription()) == ("No notes yet", "What you type shows up here.")
    state.show_words("Nothing found")
    assert (state.accessibleName(), state.accessibleDescription()) == ("Nothing found", "")


def test_a_closed_dialog_is_gone_from_memory(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.dialog import Dialog

    dialog = Dialog(theme, "Settings")
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))


def test_parts_that_are_gone_are_not_told_of_the_theme(theme: Theme, qtbot: QtBot) -> None:
    gone: list[bool] = []
    parts = [make(theme) for make in _made().values()]
    for part in parts:
        part.destroyed.connect(lambda: gone.append(True))
        part.deleteLater()
    qtbot.waitUntil(lambda: len(gone) == len(parts))
    theme.scale_to(1.25)
    assert theme.scale == 1.25


def test_keys_are_written_as_on_the_keyboard() -> None:
    from facilitator.ui.widgets.painting import shown_keys

    assert [shown_keys(keys) for keys in ("Ctrl+Return", "Ctrl+PgDown", "Ctrl++", "F8", "")] == [
        "Ctrl+Enter",
        "Ctrl+Page Down",
        "Ctrl++",
        "F8",
        "",
    ]
