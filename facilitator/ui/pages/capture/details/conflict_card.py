"""A conflict on one field: each version with who and when, and a button that takes it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.domain import Conflict, Version
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.field_names import clock_words, field_name, member_name, value_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate
from facilitator.workspace.record_details import DELETED, redacts

Range = tuple[int, int]


class ConflictCard(QFrame):
    """``taken`` tells (field, hex id of the version), ``settled`` (field, proposed text)."""

    taken = Signal(str, str)
    settled = Signal(str, str)

    def __init__(self, theme: Theme, view: View, conflict: Conflict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.conflict = conflict
        self.title = conflict_title(view, conflict)
        self.buttons: list[Button] = []
        self.setAccessibleName(self.title)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(1, 1, 1, theme.px(4))
        self._head = self._made_head()
        self._rows: list[QWidget] = []
        for place, version in enumerate(conflict.versions):
            self._add(_words(theme, view, conflict, version), _who(view, version, place == 0), version.change)
        text = view.details.proposals.get(conflict.field)
        if text is not None:
            self._add(escape(text), translate("Details", "both together"), "", text)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme = self._theme
            box, radius = self.rect(), theme.px(8)
            paint_box(painter, box, radius, theme.colour("surface"))
            clip = QPainterPath()
            clip.addRoundedRect(box, radius, radius)
            painter.save()
            painter.setClipPath(clip)
            painter.fillRect(QRect(0, 0, box.width(), self._head.geometry().bottom() + 1), theme.colour("clashtint"))
            for row in self._rows[1:]:
                painter.fillRect(QRect(0, row.y(), box.width(), 1), theme.colour("hair"))
            painter.restore()
            paint_box(painter, box, radius, None, theme.colour("clash"))

    def _made_head(self) -> QWidget:
        theme = self._theme
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(9), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(8))
        icon = QLabel(head)
        icon.setPixmap(theme.pixmap("call-split", "clash", 16, self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(theme, self.title, Use.STRONG, "clash", True, head), 1)
        self._column.addWidget(head)
        return head

    def _add(self, rich: str, who: str, change: str, text: str = "") -> None:
        theme = self._theme
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(theme.px(9), theme.px(4), theme.px(4), theme.px(2))
        across.setSpacing(theme.px(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        value = Label(theme, "", Use.BASE, "text", True, row)
        value.setTextFormat(Qt.TextFormat.RichText)
        value.setText(rich)
        words.addWidget(value)
        words.addWidget(Label(theme, who, Use.SMALL, "text2", True, row))
        across.addLayout(words, 1)
        take = Button(theme, translate("Details", "Take"), parent=row)
        take.setProperty("change", change)
        take.setProperty("settled", text)
        take.setAccessibleName(translate("Details", "Take {version}").format(version=who))
        take.clicked.connect(self._take)
        self.buttons.append(take)
        across.addWidget(take, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(row)
        self._rows.append(row)

    def _take(self) -> None:
        button = self.sender()
        change = button.property("change")
        if change:
            self.taken.emit(self.conflict.field, change)
        else:
            self.settled.emit(self.conflict.field, button.property("settled"))


def conflict_title(view: View, conflict: Conflict) -> str:
    """Such as “Cost has two versions” or “Deleted by Oyun, edited by Bada”."""
    if conflict.field == DELETED:
        deleted = _authors([one for one in conflict.versions if one.field == DELETED and one.value])
        edited = _authors([one for one in conflict.versions if one.field != DELETED])
        return translate("Details", "Deleted by {deleted}, edited by {edited}").format(deleted=deleted, edited=edited)
    field, _, member = conflict.field.partition("/")
    if any(redacts(one.field) for one in conflict.versions):
        return translate("Details", "{field} was struck by one and edited by another").format(field=_capital(field))
    if field == "lesson":  # one field of many, not a member of a set
        field, member = conflict.field, ""
    if member:
        return translate("Details", "{field} “{member}”: one added it, another took it out").format(
            field=_capital(field), member=member_name(view, field, member)
        )
    if len(conflict.versions) == 2:
        return translate("Details", "{field} has two versions").format(field=_capital(field))
    return translate("Details", "{field} has %n version(s)", "", len(conflict.versions)).format(field=_capital(field))


def _capital(field: str) -> str:
    name = field_name(field)
    return name[:1].upper() + name[1:]


def _authors(versions: Sequence[Version]) -> str:
    return ", ".join(dict.fromkeys(version.author for version in versions))


def _who(view: View, version: Version, shown: bool) -> str:
    who = f"{version.author}, {clock_words(view, version.at)}"
    return translate("Details", "{who} · shown now").format(who=who) if shown else who


def _words(theme: Theme, view: View, conflict: Conflict, version: Version) -> str:
    """A version as rich text: words that only it has stand marked."""
    if redacts(version.field):
        return _faint(translate("Details", "struck: {reason}").format(reason=version.value or ""))
    if version.value is None:
        return _faint(translate("Details", "struck"))
    field, _, member = version.field.partition("/")
    if field == DELETED:
        return _faint(translate("Details", "deleted") if version.value else translate("Details", "kept"))
    if conflict.field == DELETED:
        name = member_name(view, field, member) if member else value_words(view, field, version.value)
        return f"{escape(_capital(field))}: {escape(name)}"
    if member and field != "lesson":
        return _faint(translate("Details", "in") if version.value else translate("Details", "out"))
    words = value_words(view, field, version.value)
    if not words:
        return _faint(translate("Details", "empty"))
    ranges = view.details.marks.get(version.change, ()) if words == version.value else ()
    return marked(theme, words, ranges)


def _faint(words: str) -> str:
    return f"<i>{escape(words)}</i>"


def marked(theme: Theme, text: str, ranges: Sequence[Range]) -> str:
    """Text as HTML with some stretches on the ground of marks and underlined."""
    parts: list[str] = []
    at = 0
    style = f"background-color: {theme.tokens.mark}; color: {theme.tokens.text}; text-decoration: underline"
    for start, end in ranges:
        parts.append(escape(text[at:start]))
        parts.append(f'<span style="{style}">{escape(text[start:end])}</span>')
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts).replace("\n", "<br>")
