"""What a file would bring: every new and changed record with its text, and the lines nobody has finished."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.capture.notes.kinds import look_of
from facilitator.ui.pages.merge.marked_text import laid_out
from facilitator.ui.pages.merge.source_list import Source
from facilitator.ui.pages.merge.source_words import summary
from facilitator.ui.pages.merge.telling import capital, field_name, thing_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.previewing_merge import Incoming, Strike, UnfinishedText
from facilitator.workspace.record_details import redacts

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
Line = tuple[str, str, str, str]  # icon, tone, caption, text


def lines_of(source: Source) -> list[Line]:
    """What stands in the list, line by line."""
    if source.preview is None:
        return []
    items = [one for one in source.preview.items if not all(map(redacts, one.fields))]
    struck = [("format-strikethrough", "clash", *_struck(one)) for one in source.preview.strikes]
    unfinished = map(_unfinished, source.preview.receipt.unfinished)
    return [*struck, *map(_coming, items), *_more(source.preview.more), *unfinished]


def _more(count: int) -> list[Line]:
    told = translate("Merge", "and {count} more, which come in all the same")
    return [("dots-horizontal", "text2", told.format(count=f"{count:,}"), "")] if count else []


def _struck(one: Strike) -> tuple[str, str]:
    """The caption, and the words that would go."""
    thing = thing_name(one.kind) if one.kind else "–"
    what = capital(field_name(one.field)) if one.field else translate("Merge", "All words")
    told = translate("Merge", "Struck · {thing} · {what} · {who}: {reason}")
    return told.format(thing=thing, what=what, who=one.author or "–", reason=one.reason or "–"), one.words


def _coming(one: Incoming) -> Line:
    look = look_of(one.kind)
    if one.new:
        told = translate("Merge", "New · {thing} · {who}")
    elif one.deleted:
        told = translate("Merge", "Deleted · {thing} · {who}")
    else:
        told = translate("Merge", "Changed · {thing} · {who} · {fields}")
    fields = ", ".join(dict.fromkeys(field_name(field.partition("/")[0]) for field in one.fields))
    caption = told.format(thing=thing_name(one.kind), who=one.author or "–", fields=fields)
    text = one.text
    if not one.new and not one.deleted and one.before != one.text:
        text = translate("Merge", "{text}\nnow: {before}").format(text=one.text, before=one.before)
    return look.icon, look.tone, caption, text


def _unfinished(one: UnfinishedText) -> Line:
    caption = translate("Merge", "Unfinished line · {who}").format(who=one.author or "–")
    return "text-box-edit-outline", "care", caption, one.text


class _Model(QAbstractListModel):
    def __init__(self, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line[2]}: {line[3]}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def _width(self) -> int:
        return max(80, self._view.viewport().width() - self._theme.px(44))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme = self._theme
        _, high = laid_out(theme, index.data(_LINE)[3], Use.BASE, self._width())
        return QSize(theme.px(200), round(high) + theme.line_height(Use.SMALL) + theme.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        icon, tone, caption, text = index.data(_LINE)
        area = QRect(option.rect)  # pyright: ignore
        painter.save()
        picture = theme.pixmap(icon, tone, 18, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left() + theme.px(8), area.top() + theme.px(6), picture)
        left, top = area.left() + theme.px(36), area.top() + theme.px(5)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        high = theme.line_height(Use.SMALL)
        painter.drawText(QRectF(left, top, self._width(), high), Qt.AlignmentFlag.AlignVCenter, caption)
        painter.setPen(theme.colour("text"))
        laid_out(theme, text, Use.BASE, self._width())[0].draw(painter, QPointF(left, top + high))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hair"))
        painter.restore()


class IncomingDialog(Dialog):
    """Reads only; Esc or Close ends it."""

    def __init__(self, context: Context, source: Source, parent: QWidget) -> None:
        super().__init__(
            context.theme, translate("Merge", "What would come in from {file}").format(file=source.path.name), parent
        )
        theme = context.theme
        told, _ = summary([source])
        self.body.addWidget(Label(theme, told, Use.STRONG, "text", True, self))
        self.list = QListView(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setModel(_Model(lines_of(source), self))
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list, 1)
        close = Button(theme, translate("Merge", "Close"), kind="plain", parent=self)
        close.clicked.connect(self.accept)
        self.buttons.addWidget(close)
        self.resize(theme.px(720), theme.px(520))
        self.list.setFocus()
