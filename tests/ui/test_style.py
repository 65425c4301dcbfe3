"""Colours, sizes and the style sheet: contrast by WCAG 2.1, nothing left unfilled, frames that do not grow."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.assets import asset

if TYPE_CHECKING:
    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme

TONES = ("text", "text2", "text3", "accent", "good", "care", "clash", "star")
GROUNDS = ("surface", "window", "panel", "tint", "chip")
# Tones that stand on grounds beside the common ones.
PAIRS = (
    *((tone, ground) for tone in TONES for ground in GROUNDS),
    *((tone, ground) for tone in ("text", "text2", "text3", "accent") for ground in ("raised", "hover", "sunken")),
    ("text", "tint2"),
    ("text2", "tint2"),
    ("accent", "tint2"),
    ("text", "mark"),
    ("onaccent", "accent"),
    ("care", "caretint"),
    ("text", "caretint"),
    ("clash", "clashtint"),
    ("text", "clashtint"),
)
LINES = tuple(("control", ground) for ground in ("surface", "window", "panel", "raised")) + tuple(
    ("accent", ground) for ground in ("surface", "window", "panel", "raised", "hover", "chip")
)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast of two colours by WCAG 2.1, 1 to 21."""
    high, low = sorted((_light(first), _light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _tokens(look: str) -> dict[str, str]:
    from facilitator.ui.theme.tokens import DARK, LIGHT

    return asdict(DARK if look == "dark" else LIGHT)


def test_the_formula_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(look: str, tone: str, ground: str) -> None:
    tokens = _tokens(look)
    assert contrast(tokens[tone], tokens[ground]) >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_frames_and_rings_can_be_seen(look: str, line: str, ground: str) -> None:
    tokens = _tokens(look)
    assert contrast(tokens[line], tokens[ground]) >= 3


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("kind", ["plain", "primary", "tinted", "flat"])
@pytest.mark.parametrize(("hover", "down"), [(False, False), (True, False), (True, True)])
def test_buttons_can_be_read_in_every_state(context: Context, look: str, kind: str, hover: bool, down: bool) -> None:
    from facilitator.ui.widgets.buttons import paint_of

    context.theme.choice = look
    paint = paint_of(context.theme, kind, enabled=True, hover=hover, down=down)
    ground = paint.fill or context.theme.colour("window")
    assert contrast(paint.ink.name(), ground.name()) >= 4.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 2.0])
def test_the_sheet_is_filled(context: Context, look: str, scale: float) -> None:
    from facilitator.ui.theme.style import style_sheet

    context.theme.choice, context.theme.scale = look, scale
    sheet = style_sheet(context.theme)
    assert "$" not in sheet
    assert "@" not in sheet
    assert "dpx" not in sheet
    assert sheet.count("{") == sheet.count("}")
    colours = {found.upper() for found in re.findall(r"#[0-9A-Fa-f]{6}", sheet)}
    assert colours <= set(_tokens(look).values())
    pictures = re.findall(r"url\(([^)]*)\)", sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_pictures_of_the_sheet_are_in_the_colours_of_the_tokens(look: str) -> None:
    tokens = _tokens(look)
    pictures = sorted(asset("icons").glob(f"*-{look}.svg"))
    assert len(pictures) >= 6
    for picture in pictures:
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", picture.read_text(encoding="utf-8")))
        wanted = "onaccent" if picture.stem in (f"check-{look}", f"dash-{look}") else None
        assert used <= {tokens[wanted]} if wanted else used <= {tokens["accent"], tokens["text2"]}


@pytest.mark.parametrize("scale", [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_frame_and_padding_together_are_the_same_with_the_focus(context: Context, scale: float) -> None:
    from facilitator.ui.theme.style import style_sheet

    context.theme.scale = scale
    found = re.findall(
        r"([^{}]+)\{ border: (\d+)px solid #?\w+; border-radius: \d+px; padding: (\d+)px (\d+)px; \}",
        style_sheet(context.theme),
    )
    sums = {names.strip(): (int(edge) + int(high), int(edge) + int(wide)) for names, edge, high, wide in found}
    rest = {names: both for names, both in sums.items() if ":focus" not in names}
    assert len(rest) >= 5
    for names, both in rest.items():
        focused = ", ".join(f"{one.strip()}:focus" for one in names.split(","))
        if "bare" not in names:
            assert sums[focused] == both


def test_a_theme_puts_its_colours_and_its_font_on(context: Context) -> None:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme: Theme = context.theme
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    try:
        theme.choose("dark")
        assert application.palette().color(QPalette.ColorRole.Window).name().upper() == _tokens("dark")["window"]
        theme.scale_to(2.0)
        assert application.font().pixelSize() == 26
        theme.scale_to(9)
        assert theme.scale == 2.0
        assert told == [True, True, True]
    finally:
        theme.choose("light")
        application.setStyleSheet("")


def test_no_text_is_under_twelve_px() -> None:
    from facilitator.ui.theme.theme import Use

    assert all(use.size >= 12 and use.line > use.size for use in Use)
