"""The style sheet of plain Qt widgets, from the tokens.

Measures are written in px at 100 % and scaled, but for 1px, which stays one device pixel. Where a frame grows
from 1 px to 2 px with the focus, the padding gives way by as much, so that nothing moves.
"""

from __future__ import annotations

import re
from dataclasses import asdict

from facilitator.assets import asset
from facilitator.ui.theme.theme import Theme

_PX = re.compile(r"\b(\d+)px\b")
_TOKEN = re.compile(r"\$(\w+)")
_ICON = re.compile(r"@([a-z-]+)")

_GROUNDS = """
QToolTip { background: $raised; color: $text; border: 1px solid $control; padding: 4px 6px; }
QStatusBar { background: $window; color: $text2; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $control; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 20px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: $text2; }
QScrollArea { background: transparent; border: none; }
"""

_MENUS = """
QMenuBar { background: transparent; color: $text2; border: none; padding: 0; }
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenuBar::item:pressed { background: $chip; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $control; padding: 4px; }
QMenu[rounded="true"] { border-radius: 8px; }
QMenu::item { padding: 5px 20px 5px 8px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { background: transparent; color: $control; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 6px; }
QMenu::indicator:checked { image: url(@menu-check); }
QMenu::right-arrow { image: url(@chevron-right); width: 16px; height: 16px; right: 4px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""

_BARS = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border-radius: 4px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text3; }
QScrollBar::handle:vertical { margin: 2px 2px 2px 2px; min-height: 32px; }
QScrollBar::handle:horizontal { margin: 2px 2px 2px 2px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; background: none; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: $sunken; border: 1px solid $line; border-radius: 4px; color: $text2; text-align: right; }
QProgressBar[textVisible="false"] { min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $chip; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; margin: -6px 0; border-radius: 8px; background: $accent; }
"""

_LISTS = """
QListView, QTreeView, QTableView {
  background: $surface; color: $text; border: none; outline: none; gridline-color: $hair;
  alternate-background-color: $panel; selection-background-color: $chip; selection-color: $text;
}
QListView:focus, QTreeView:focus, QTableView:focus { selection-background-color: $tint; }
QListView#popup { background: transparent; }
QTreeView::branch:has-children:closed { image: url(@chevron-right); }
QTreeView::branch:has-children:open { image: url(@chevron-down); }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
  background: $panel; color: $text2; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
  text-align: left;
}
QHeaderView::section:hover { background: $hover; }
QHeaderView::up-arrow { image: url(@chevron-up); width: 14px; height: 14px; }
QHeaderView::down-arrow { image: url(@chevron-down); width: 14px; height: 14px; }
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: 1px solid $control; padding: 3px; outline: none;
  selection-background-color: $tint; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; border: none; }
QComboBox QAbstractItemView::item:selected { background: $tint; color: $text; }
"""

_TICKS = """
QCheckBox, QRadioButton {
  color: $text; spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 2px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $control; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $control; border-radius: 4px; background: $surface;
}
QCheckBox::indicator:hover { background: $hover; border-color: $text3; }
QCheckBox::indicator:pressed { background: $chip; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(@check); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url(@dash); }
QCheckBox::indicator:disabled { background: $chip; border-color: $line; }
QAbstractItemView::indicator {
  width: 16px; height: 16px; border: 1px solid $control; border-radius: 4px; background: $surface;
}
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; image: url(@check); }
QAbstractItemView::indicator:indeterminate { background: $accent; border-color: $accent; image: url(@dash); }
QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $control; border-radius: 9px; background: $surface;
}
QRadioButton::indicator:hover { background: $hover; border-color: $text3; }
"""

_TABS = """
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
  background: transparent; color: $text2; padding: 8px 12px; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { background: $hover; color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $tint; }
QTabBar::tab:disabled { color: $control; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: $surface; color: $text; placeholder-text-color: $text3;
  selection-background-color: $tint2; selection-color: $text;
}
QLineEdit:hover, QAbstractSpinBox:hover { border-color: $control; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {
  color: $control; background: $panel; border-color: $line;
}
QAbstractSpinBox QLineEdit { border: none; padding: 0 0 0 6px; background: transparent; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(@chevron-up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(@chevron-down); width: 12px; height: 12px; }
QDateEdit::drop-down { border: none; width: 24px; image: url(@chevron-down); }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@chevron-down); width: 16px; height: 16px; }
"""

_BUTTONS = """
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $chip; }
QPushButton:disabled { color: $control; border-color: $line; background: transparent; }
QPushButton:default { background: $tint; color: $accent; }
QToolButton:checked { background: $tint; color: $accent; }
QToolButton:disabled { color: $control; }
QToolButton::menu-indicator { image: none; }
"""


def style_sheet(theme: Theme) -> str:
    """The style sheet for the colours and the size that hold."""
    parts = (
        _GROUNDS,
        _framed(theme, "QLineEdit, QAbstractSpinBox, QComboBox", "$edge", 2, 8),
        _framed(theme, "QPlainTextEdit, QTextEdit", "$edge", 4, 6),
        _framed(theme, 'QLineEdit[tall="true"], QComboBox[tall="true"]', "$control", 4, 10),
        _FIELDS,
        _framed(theme, 'QLineEdit[bare="true"], QPlainTextEdit[bare="true"]', "transparent", 0, 0, "transparent"),
        _framed(theme, 'QLineEdit[fault="true"]', "$clash", 2, 8, "$clash"),
        _framed(theme, "QPushButton", "$edge", 5, 12),
        "QPushButton { background: $surface; color: $text; }",
        _framed(theme, "QToolButton", "transparent", 4, 5),
        "QToolButton { background: transparent; color: $text2; }",
        _BUTTONS,
        _MENUS,
        _BARS,
        _LISTS,
        _TICKS,
        _radio(theme),
        _TABS,
    )
    return _filled(theme, "".join(parts))


def _framed(theme: Theme, selectors: str, edge: str, high: int, wide: int, lit: str = "$accent") -> str:
    """Rules for a frame of 1 px that is 2 px with the focus; ``high`` and ``wide``: frame and padding together."""
    rules = ""
    for width, colour, names in (
        (1, edge, selectors),
        (theme.px(2), lit, ", ".join(f"{one.strip()}:focus" for one in selectors.split(","))),
    ):
        pads = [max(0, (theme.px(part) if part else 0) - width) for part in (high, wide)]
        frame = f"border: {width}dpx solid {colour}; border-radius: 6px; padding: {pads[0]}dpx {pads[1]}dpx;"
        rules += f"{names} {{ {frame} }}\n"
    return rules


def _radio(theme: Theme) -> str:
    """A chosen radio button: a ring of accent, its hole as wide as the box is high less the ring."""
    ring, side = theme.px(5), theme.px(16)
    hole = side + 2 - 2 * ring
    return (
        f"QRadioButton::indicator {{ border-radius: {(side + 2) // 2}dpx; }}\nQRadioButton::indicator:checked {{ "
        f"border: {ring}dpx solid $accent; width: {hole}dpx; height: {hole}dpx; background: $surface; }}\n"
    )


def _filled(theme: Theme, sheet: str) -> str:
    """Measures scaled, tokens and icons put in."""
    colours = asdict(theme.tokens)
    look = "dark" if theme.dark else "light"
    scaled = _PX.sub(lambda found: f"{1 if found[1] == '1' else theme.px(int(found[1]))}px", sheet)
    coloured = _TOKEN.sub(lambda found: colours[found[1]], scaled.replace("dpx", "px"))
    return _ICON.sub(lambda found: asset(f"icons/{found[1]}-{look}.svg").as_posix(), coloured)
