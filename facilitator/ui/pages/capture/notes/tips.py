"""What the tool tip over a place in a row says: the moment and the writer, or a name that was cut off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QFont

from facilitator.ui.pages.capture.notes.row_layout import RowLayout, fitting_name
from facilitator.ui.words import translate
from facilitator.workspace.listing import Row

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def row_tip(row: Row, layout: RowLayout, x: int, zone: ZoneInfo, strong: QFont) -> str:
    """The words for the place ``x`` px from the left of a row, "" for none."""
    at = layout.columns
    if x < at.icon:
        return translate("NoteTips", "{moment}, written by {who}").format(moment=_moment(row.at, zone), who=row.author)
    if at.speaker <= x < at.speaker + at.speaker_width:
        full = layout.shown.speaker
        return full if full != fitting_name(strong, layout.shown, at.speaker_width) else ""
    return ""


def _moment(wall: int, zone: ZoneInfo) -> str:
    try:
        local = (_EPOCH + timedelta(milliseconds=wall)).astimezone(zone)
    except (OverflowError, ValueError):
        return str(wall)
    moment = QDateTime.fromString(local.strftime("%Y-%m-%dT%H:%M:%S"), Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(moment, "d MMMM yyyy, HH:mm")
