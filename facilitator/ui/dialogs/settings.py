"""The settings: every one that is declared, applied as soon as it is changed; there is no OK."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.settings import SETTINGS, Setting
from facilitator.ui.context import Context
from facilitator.ui.preferences import Preferences
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import Choice, LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import LANGUAGES, said, translate

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_WORDS_WIDE, _EDITOR_WIDE, _BAR = 120, 380, 12


class SettingsDialog(Dialog):
    """One editor for each setting. ``editors`` gives them by the name of the setting."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("SettingsDialog", "Settings"), parent)
        theme = context.theme
        self.editors: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(theme.px(14))
        self._grid.setHorizontalSpacing(theme.px(16))
        for row, setting in enumerate(SETTINGS):
            self._add(context, setting, row)
        self._fault = Label(theme, "", tone="clash", wrap=True)
        self._fault.hide()
        self._sheet = QWidget()
        self._sheet.setLayout(self._grid)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._fault)
        close = Button(theme, translate("SettingsDialog", "Close"))
        close.clicked.connect(self.close)
        self.buttons.addWidget(close)
        theme.changed.connect(self._fit)
        self._fit()

    def reject(self) -> None:
        """However it is closed, by Esc too: what was typed holds."""
        for editor in self.editors.values():
            if isinstance(editor, (TextEditor, FolderEditor)):
                editor.keep()
        super().reject()

    def _add(self, context: Context, setting: Setting, row: int) -> None:
        theme = context.theme
        title, hint = words_of(setting)
        editor = editor_of(setting)(theme, setting.name, context.preferences, self._failed)
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(hint)
        self.editors[setting.name] = editor
        head = Label(theme, title, Use.STRONG, wrap=True)
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(0, theme.px(6), 0, 0)
        head.setBuddy(editor)
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(3))
        beside.addLayout(_indented(theme, editor))
        beside.addLayout(_indented(theme, Label(theme, hint, Use.SMALL, "text2", wrap=True)))
        self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(beside, row, 1)

    def _failed(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _fit(self) -> None:
        theme, room = self._theme, self.screen().availableGeometry()
        self._grid.setColumnMinimumWidth(0, theme.px(_WORDS_WIDE))
        self._grid.setColumnStretch(1, 1)
        self._grid.setContentsMargins(0, 0, theme.px(_BAR), 0)
        wide = min(theme.px(_WORDS_WIDE + _EDITOR_WIDE + _BAR + 56), room.width())
        inner = wide - theme.px(40)
        self.setMinimumWidth(wide)
        high = self._grid.heightForWidth(inner) + theme.px(92)
        self.resize(wide, min(high, room.height() - theme.px(48)))


def _indented(theme: Theme, part: QWidget) -> QHBoxLayout:
    """Parts without room for a ring stand in as far as the boxes of those that have it."""
    row = QHBoxLayout()
    ring = theme.px(RING)
    right = 0 if isinstance(part, FolderEditor) else ring
    row.setContentsMargins(0 if isinstance(part, ThemeEditor) else ring, 0, right, 0)
    row.addWidget(part)
    return row


Failed = Callable[[str], None]
Made = Callable[[Theme, str, Preferences, Failed], QWidget]


def keep(preferences: Preferences, name: str, value: str, failed: Failed) -> None:
    """Changes a setting; tells the sentence where it cannot be written, "" where it could."""
    try:
        preferences.set(name, value)
    except FacilitatorError as error:
        failed(said(error))
    else:
        failed("")


class TextEditor(LineField):
    """A setting that is words; kept on Enter, on leaving it and when the dialog closes."""

    def __init__(self, theme: Theme, name: str, preferences: Preferences, failed: Failed) -> None:
        super().__init__(theme)
        self._name, self._preferences, self._failed = name, preferences, failed
        self.setText(preferences[name])
        self.editingFinished.connect(self.keep)

    def keep(self) -> None:
        """Writes it if it was changed."""
        keep(self._preferences, self._name, self.text().strip(), self._failed)


class ChoiceEditor(Choice):
    """A setting of a few values."""

    def __init__(self, theme: Theme, name: str, preferences: Preferences, failed: Failed) -> None:
        super().__init__(theme)
        self._name, self._preferences, self._failed = name, preferences, failed
        for value, words in choices_of(name).items():
            self.addItem(words, value)
        held = self.findData(preferences[name])
        if held < 0:  # a value of a newer version, or written by hand
            self.addItem(preferences[name], preferences[name])
            held = self.count() - 1
        self.setCurrentIndex(held)
        self.currentIndexChanged.connect(self._chosen)
        preferences.changed.connect(self._renewed)

    def _chosen(self, row: int) -> None:
        keep(self._preferences, self._name, str(self.itemData(row)), self._failed)

    def _renewed(self, name: str) -> None:
        row = self.findData(self._preferences[name]) if name == self._name else -1
        if row >= 0:
            self.setCurrentIndex(row)


class ThemeEditor(QWidget):
    """System, light or dark, side by side."""

    def __init__(self, theme: Theme, name: str, preferences: Preferences, failed: Failed) -> None:
        super().__init__()
        self._name, self._preferences, self._failed = name, preferences, failed
        self.segments = Segmented(theme, list(choices_of(name).items()), self)
        self.segments.choose(preferences[name])
        self.segments.chosen.connect(self._chosen)
        self.setFocusProxy(self.segments)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addStretch(1)
        preferences.changed.connect(self._renewed)

    def _chosen(self, key: str) -> None:
        keep(self._preferences, self._name, key, self._failed)

    def _renewed(self, name: str) -> None:
        if name == self._name:
            self.segments.choose(self._preferences[name])


class FolderEditor(QWidget):
    """A folder: written, or chosen."""

    def __init__(self, theme: Theme, name: str, preferences: Preferences, failed: Failed) -> None:
        super().__init__()
        self.field = TextEditor(theme, name, preferences, failed)
        self.field.setPlaceholderText(translate("SettingsDialog", "Beside each file"))
        self.choose = Button(theme, translate("SettingsDialog", "Choose …"))
        self.choose.clicked.connect(self._choose)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")

    def keep(self) -> None:
        """Writes it if it was changed."""
        self.field.keep()

    def _choose(self) -> None:
        title = translate("SettingsDialog", "Choose the folder for backups")
        found = QFileDialog.getExistingDirectory(self, title, self.field.text())
        if found:
            self.field.setText(found)
            self.field.keep()


def editor_of(setting: Setting) -> Made:
    """What a setting is edited with; words where nothing better is known."""
    if setting.name in ("theme", "projector_theme"):
        return ThemeEditor
    if setting.name == "backups":
        return FolderEditor
    return ChoiceEditor if choices_of(setting.name) else TextEditor


def choices_of(name: str) -> dict[str, str]:
    """The values a setting can have, with their words; none where it is free."""
    if name == "language":
        return LANGUAGES
    if name == "theme":
        return {
            "system": translate("SettingsDialog", "As the system"),
            "light": translate("SettingsDialog", "Light"),
            "dark": translate("SettingsDialog", "Dark"),
        }
    if name == "text_size":
        return {str(size): translate("SettingsDialog", "{size} %").format(size=size) for size in SIZES}
    if name == "attribution":
        return {
            "": translate("SettingsDialog", "As the template says"),
            "named": translate("SettingsDialog", "By name"),
            "delegation": translate("SettingsDialog", "By delegation"),
            "constituency": translate("SettingsDialog", "By constituency"),
            "none": translate("SettingsDialog", "Nobody is named"),
        }
    if name == "projector_theme":
        return {"light": translate("SettingsDialog", "Light"), "dark": translate("SettingsDialog", "Dark")}
    if name == "projector_lists":
        return {
            "on": translate("SettingsDialog", "Agreements and actions, too"),
            "off": translate("SettingsDialog", "Point, time and speakers alone"),
        }
    return {}


def words_of(setting: Setting) -> tuple[str, str]:
    """Title and hint; a setting this dialog does not know goes by its declaration."""
    known = {
        "author": (
            translate("SettingsDialog", "Your name"),
            translate("SettingsDialog", "Stands beside every note you write; a file may say another one."),
        ),
        "language": (
            translate("SettingsDialog", "Language"),
            translate("SettingsDialog", "The language of the window; holds from the next start."),
        ),
        "theme": (translate("SettingsDialog", "Colours"), translate("SettingsDialog", "Dark suits a dim room.")),
        "text_size": (
            translate("SettingsDialog", "Text size"),
            translate("SettingsDialog", "Everything in the window grows with it."),
        ),
        "backups": (
            translate("SettingsDialog", "Folder for backups"),
            translate("SettingsDialog", "A copy goes there before every merge and hourly; empty: beside each file."),
        ),
        "backups_kept": (
            translate("SettingsDialog", "Backups kept"),
            translate("SettingsDialog", "How many of a file; those made by hand stay apart from that."),
        ),
        "attribution": (
            translate("SettingsDialog", "Naming of people"),
            translate("SettingsDialog", "How papers name those who spoke, where the file does not say otherwise."),
        ),
        "projector_theme": (
            translate("SettingsDialog", "Projector"),
            translate("SettingsDialog", "Light for weak beamers; dark suits a dim room."),
        ),
        "projector_lists": (
            translate("SettingsDialog", "On the projector"),
            translate("SettingsDialog", "What the room sees; names as papers give them, drafts never."),
        ),
    }
    plain = setting.name.replace("_", " ").capitalize()
    return known.get(setting.name, (plain, translate("Settings", setting.description)))
