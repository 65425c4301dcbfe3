"""The parts one uses: names and roles, sizes that hold, keys, rings, what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from shown_parts import KINDS, applied, count, first_of, made_parts, show, tab_to

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme


@pytest.fixture
def theme(context: Context) -> Iterator[Theme]:
    """A theme that is on."""
    with applied(context) as on:
        yield on


@pytest.mark.parametrize("kind", KINDS)
def test_name_and_role_are_told(theme: Theme, qtbot: QtBot, kind: str) -> None:
    from PySide6.QtGui import QAccessible

    widget = made_parts()[kind](theme)
    show(qtbot, widget)
    told = QAccessible.queryAccessibleInterface(first_of(widget))
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
    widget = made_parts()[kind](theme)
    window = show(qtbot, widget)
    rest = (widget.sizeHint(), widget.geometry(), window.size())
    qtbot.mouseMove(first_of(widget))
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest
    tab_to(qtbot, window, widget)
    widget.grab()
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest
    widget.setEnabled(False)
    widget.grab()
    assert (widget.sizeHint(), widget.geometry(), window.size()) == rest


@pytest.mark.parametrize("kind", KINDS)
def test_parts_grow_with_the_text(theme: Theme, qtbot: QtBot, kind: str) -> None:
    widget = made_parts()[kind](theme)
    show(qtbot, widget)
    before = widget.sizeHint()
    theme.scale_to(2.0)
    after = widget.sizeHint()
    assert after.height() >= 1.6 * before.height()
    assert after.width() >= 1.6 * before.width()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("kind", ["plain", "icon", "dashed", "segmented"])
def test_the_focus_is_a_ring_in_room_that_was_free(theme: Theme, qtbot: QtBot, kind: str, look: str) -> None:
    theme.choose(look)
    widget = made_parts()[kind](theme)
    window = show(qtbot, widget)
    accent = theme.colour("accent")
    edge = (0, 0, widget.width(), 2)
    assert count(widget.grab().toImage().copy(*edge), accent) == 0
    tab_to(qtbot, window, widget)
    assert count(widget.grab().toImage().copy(*edge), accent) > widget.width()


def test_a_click_does_a_button_and_leaves_the_focus_where_it_is(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.buttons import Button

    button = Button(theme, "Next")
    window = show(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "other"
    tab_to(qtbot, window, button)
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
    window = show(qtbot, group)
    told: list[str] = []
    group.chosen.connect(told.append)
    tab_to(qtbot, window, group)
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
    assert count(last, theme.colour("chip")) == 6 * 12


def test_a_fault_is_drawn_told_and_mended(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.fields import LineField

    field = LineField(theme, "Due")
    show(qtbot, field)
    told: list[str] = []
    field.fault_changed.connect(told.append)
    rest = field.geometry()
    field.show_fault("There is no such date.")
    assert count(field.grab().toImage(), theme.colour("clash")) > 100
    assert (field.toolTip(), field.accessibleDescription()) == ("There is no such date.",) * 2
    field.clear_fault()
    assert count(field.grab().toImage(), theme.colour("clash")) == 0
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
    show(qtbot, field)
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
    show(qtbot, field)
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
    window = show(qtbot, choice)

    def turn() -> None:
        at, buttons, keys = QPointF(5, 5), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), QPoint(0, -120), buttons, keys, phase, False)
        QApplication.sendEvent(choice, event)

    turn()
    assert choice.currentIndex() == 0
    tab_to(qtbot, window, choice)
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
