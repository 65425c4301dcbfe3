"""Six languages show, none of them Thin, Chinese characters in the forms of the language where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from facilitator.assets import font_file

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme, Use

WORDS = {
    "en": "Snow leopard, “quoted” – 3½ km²",
    "ru": "Снежный барс, Ёё Щщ №5",
    "mn": "Ирвэс, өвөр Өвөл үзэх Үүл",
    "ko": "눈표범 국립생태원 뷁",
    "zh": "雪豹 东北虎豹国家公园 议题",
    "ja": "ユキヒョウ 虎 直 骨 辻",
}


@pytest.fixture
def theme(context: Context) -> Iterator[Theme]:
    """A theme with the fonts loaded."""
    from facilitator.ui.theme.fonts import load_fonts

    load_fonts(context.theme)
    yield context.theme


def _runs(font: QFont, text: str) -> list[tuple[str, list[int]]]:
    """The families that draw a text, with their glyphs; glyph 0 is the empty box."""
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), list(run.glyphIndexes())) for run in layout.glyphRuns()]


def _ink(font: QFont, text: str) -> int:
    """How much ink a text takes."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    image = QImage(400, 60, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return sum(255 - value for value in bytes(image.constBits()))


def _uses() -> list[Use]:
    from facilitator.ui.theme.theme import Use

    return list(Use)


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_its_letters(theme: Theme, language: str) -> None:
    for use in _uses():
        for family, glyphs in _runs(theme.font(use, language), WORDS[language]):
            assert 0 not in glyphs, f"{family} lacks letters of {WORDS[language]}"


@pytest.mark.parametrize("language", WORDS)
def test_strong_text_is_stronger_and_none_is_thin(theme: Theme, language: str) -> None:
    from PySide6.QtGui import QFont

    from facilitator.ui.theme.theme import Use

    thin = theme.font(Use.NOTE)
    thin.setVariableAxis(QFont.Tag("wght"), 100)
    inks = [_ink(font, WORDS[language]) for font in (thin, theme.font(Use.NOTE), theme.font(Use.NOTE_STRONG))]
    assert inks[1] > 1.2 * inks[0]
    assert inks[2] > 1.1 * inks[1]


def test_chinese_characters_take_the_forms_of_the_language(theme: Theme) -> None:
    from facilitator.ui.theme.theme import Use

    families = {language: _runs(theme.font(Use.NOTE, language), "直骨")[0][0] for language in ("zh", "ja", "ko")}
    assert len(set(families.values())) == 3
    assert _runs(theme.font(Use.NOTE), "直骨")[0][0] == families["zh"]
    for language, ending in (("zh", "SC"), ("ja", "JP"), ("ko", "KR")):
        assert families[language].endswith(ending)


@pytest.mark.parametrize("language", WORDS)
def test_lines_of_notes_do_not_grow_by_script(theme: Theme, language: str) -> None:
    from PySide6.QtGui import QTextLayout

    from facilitator.ui.theme.theme import Use

    layout = QTextLayout(WORDS[language], theme.font(Use.NOTE))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    assert line.height() <= theme.line_height(Use.NOTE)


def test_figures_are_equally_wide(theme: Theme) -> None:
    from PySide6.QtGui import QFontMetricsF

    from facilitator.ui.theme.theme import Use

    metrics = QFontMetricsF(theme.font(Use.TIMER))
    assert len({round(metrics.horizontalAdvance(figure * 4), 2) for figure in "0123456789"}) == 1


def test_a_font_given_out_is_the_taker_s_own(theme: Theme) -> None:
    from facilitator.ui.theme.theme import Use

    font = theme.font(Use.BASE)
    font.setPixelSize(99)
    assert theme.font(Use.BASE).pixelSize() == 13


def test_a_theme_that_is_on_gives_the_new_fonts_to_everyone(context: Context) -> None:
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme.fonts import load_fonts

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    context.theme.apply()
    told: list[bool] = []
    context.theme.changed.connect(lambda: told.append(True))
    try:
        load_fonts(context.theme)
        assert told == [True]
        assert any(family.endswith("KR") or "Korean" in family for family in application.font().families())
    finally:
        application.setStyleSheet("")


@pytest.mark.parametrize("family", ["sans", "italic", "sc", "jp", "kr", "tc"])
def test_the_packages_hold_the_fonts(family: str) -> None:
    assert font_file(family).read_bytes()[:4] == b"\x00\x01\x00\x00"
