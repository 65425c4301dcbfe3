"""The colours of the window, light and dark; every pair of text and ground has a contrast of 4.5:1 or more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours as #RRGGBB. Grounds first, then lines, then text and the tones that carry meaning."""

    window: str
    panel: str
    surface: str
    raised: str
    sunken: str
    chip: str
    hover: str
    line: str
    hair: str
    edge: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    onaccent: str
    tint: str
    tint2: str
    good: str
    care: str
    caretint: str
    clash: str
    clashtint: str
    star: str
    mark: str


LIGHT = Tokens(
    window="#F3F5F5",
    panel="#F8F9F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#E9EDED",
    chip="#E9EDED",
    hover="#F1F4F4",
    line="#D9DFE1",
    hair="#E9EDEE",
    edge="#BAC4C7",
    control="#7F8C91",
    text="#172124",
    text2="#4A575C",
    text3="#5B686E",
    accent="#0A5C68",
    onaccent="#FFFFFF",
    tint="#E1EFF0",
    tint2="#CBE3E5",
    good="#466208",
    care="#855000",
    caretint="#F8EDD9",
    clash="#A8281C",
    clashtint="#FBE9E6",
    star="#8F6200",
    mark="#FCEFB4",
)

DARK = Tokens(
    window="#14181A",
    panel="#171C1E",
    surface="#1B2123",
    raised="#242C2F",
    sunken="#101415",
    chip="#2B3439",
    hover="#222A2D",
    line="#2E383B",
    hair="#262E31",
    edge="#465257",
    control="#6E7C82",
    text="#E6EBEC",
    text2="#B0BBBF",
    text3="#93A0A5",
    accent="#6CC7D1",
    onaccent="#05262B",
    tint="#173A40",
    tint2="#1F4C54",
    good="#B4C870",
    care="#E3B062",
    caretint="#382C17",
    clash="#FF9486",
    clashtint="#41211D",
    star="#E9C25C",
    mark="#5A4B12",
)
