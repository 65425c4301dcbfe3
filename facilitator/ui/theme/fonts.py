"""Fonts of all six languages: the system's where it has good ones, else Noto from the installed packages."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from facilitator.assets import font_file
from facilitator.ui.theme.theme import FAMILIES, Theme

_SHIPPED = "sans"
# By language: what systems have, best first, and the file that stands in. Chinese characters without a
# language take the first of these, so Chinese leads; it has no Hangul, which therefore comes from the Korean one.
_WIDE = {
    "zh": (("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC"), "sc"),
    "ko": (("Noto Sans CJK KR", "Source Han Sans K", "Malgun Gothic", "Apple SD Gothic Neo"), "kr"),
    "ja": (("Noto Sans CJK JP", "Source Han Sans", "Yu Gothic UI", "Hiragino Sans"), "jp"),
}


def load_fonts(theme: Theme) -> None:
    """Adds what the system lacks and tells the theme; about 10 ms a file, so not before the window shows.

    The files are variable: their weight is set by the axis in ``Theme.font``, without which they are Thin.
    """
    if not any(QFontDatabase.hasFamily(family) for family in FAMILIES[:-1]):
        _add(_SHIPPED)
    found = {language: _family(*places) for language, places in _WIDE.items()}
    theme.take_families({language: family for language, family in found.items() if family})


def _family(known: tuple[str, ...], file: str) -> str:
    """The family for a language, loaded if the system has none that is known to be good."""
    found = next((family for family in known if QFontDatabase.hasFamily(family)), "")
    return found or _add(file)


def _add(file: str) -> str:
    """The name of the family of a shipped font, loaded once per process; "" where the package is missing."""
    family = "Noto Sans" if file == _SHIPPED else f"Noto Sans {file.upper()}"
    if QFontDatabase.hasFamily(family):
        return family
    try:
        path = font_file(file)
    except ModuleNotFoundError:
        return ""
    return family if QFontDatabase.addApplicationFont(str(path)) >= 0 else ""
