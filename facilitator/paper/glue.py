"""Words that are never parted by the end of a line."""

from __future__ import annotations

import re

UNITS = frozenset(
    [
        "km",
        "m",
        "cm",
        "mm",
        "ha",
        "kg",
        "g",
        "t",
        "km²",
        "m²",
        "%",
        "‰",
        "°C",
        "min",
        "h",
        "USD",
        "EUR",
        "CHF",
        "FCFA",
        "€",
        "$",
        "£",
        "¥",
        "₩",
        "₽",
        "₮",
        "million",
        "billion",
        "thousand",
        "км",
        "м",
        "см",
        "га",
        "кг",
        "т",
        "тыс.",
        "млн",
        "млрд",
        "года",
        "год",
        "г.",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ]
)
ENCLITICS = frozenset(["нь", "ч", "л", "уу", "үү", "юу", "юү", "бэ", "вэ", "бол", "шүү", "дээ", "даа", "доо"])
SHORT = frozenset(
    [
        "a",
        "A",
        "I",
        "в",
        "В",
        "с",
        "С",
        "к",
        "К",
        "о",
        "О",
        "у",
        "У",
        "и",
        "И",
        "а",
        "А",
        "я",
        "Я",
        "не",
        "Не",
        "на",
        "На",
        "из",
        "Из",
        "от",
        "От",
        "по",
        "По",
        "за",
        "За",
    ]
)
NAMED = re.compile(r"[(\[“«]?[A-ZА-ЯЁӨҮ][^\W\d_]+")
COUNT = re.compile(r"[(\[“«]?[$€£]?\d[\d.,\u2009\u202f\u00a0]*")
# 3 500 and 1 200 000: groups of three digits after one to three.
LEADING = re.compile(r"(?:^|[^\w.,])\d{1,3}$")
GROUP = re.compile(r"\d{3}(?!\d)")
SIGNS = frozenset("$€£¥₩₽₮")
OPENED = '([“«"'
STRIPPED = ".,;:!?)]}”’»"


def glued(left: str, right: str, language: str) -> bool:
    """Whether a line must not end between two words: Session 2.1, 10 km, 3 500 €, 29 August, ирвэс нь."""
    if left.lstrip(OPENED) in SHORT:
        return True
    if right[0].isdigit():
        grouped = LEADING.search(left) and GROUP.match(right)
        return bool(grouped or NAMED.fullmatch(left)) or left.lstrip(OPENED) in SIGNS
    bare = right.rstrip(STRIPPED)
    if left[-1].isdigit() and COUNT.fullmatch(left):
        return bare in UNITS
    return bare in ENCLITICS and language.startswith("mn")
