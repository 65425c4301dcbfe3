"""Names of months and days of the week in the languages of the room (constants)."""

from __future__ import annotations

_MONTHS = (
    ("jan", "янв"),
    ("feb", "фев"),
    ("mar", "мар"),
    ("apr", "апр"),
    ("may", "май", "мая", "мае", "маю"),
    ("jun", "июн"),
    ("jul", "июл"),
    ("aug", "авг"),
    ("sep", "сен"),
    ("oct", "окт"),
    ("nov", "ноя"),
    ("dec", "дек"),
)
_DAYS = (
    ("mon", "пон", "пн", "月", "월", "一", "даваа"),
    ("tue", "вто", "вт", "火", "화", "二", "мягмар"),
    ("wed", "сре", "ср", "水", "수", "三", "лхагва"),
    ("thu", "чет", "чт", "木", "목", "四", "пүрэв"),
    ("fri", "пят", "пт", "金", "금", "五", "баасан"),
    ("sat", "суб", "сб", "土", "토", "六", "бямба"),
    ("sun", "вос", "вс", "日", "일", "天", "ням"),
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
DAYS = {name: number for number, names in enumerate(_DAYS) for name in names}
HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:ар[ьяею])?|фев(?:р(?:ал[ьяею])?)?|мар(?:т[аеу]?)?|апр(?:ел[ьяею])?|ма[йяею]|ию[нл](?:[ьяею])?"
    r"|авг(?:уст[аеу]?)?|сен(?:т(?:ябр[ьяею])?)?|окт(?:ябр[ьяею])?|ноя(?:б(?:р[ьяею])?)?|дек(?:абр[ьяею])?)(?![^\W\d_])\.?"
)
DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|понедельник[ау]?|вторник[ау]?|сред[аеуы]|четверг[ау]?|пятниц[аеуы]|суббот[аеуы]|воскресень[яею]"
    r"|пн|вт|ср|чт|пт|сб|вс|даваа|мягмар|лхагва|пүрэв|баасан|бямба|ням(?= гараг))(?![^\W\d_])\.?(?: гараг)?"
)


def month_number(name: str) -> int:
    """1 to 12 for the name of a month that MONTH matches."""
    return MONTHS[_fold(name)[:3]]


def day_number(name: str) -> int:
    """0 (Monday) to 6 for the name of a day that DAY matches, or its Chinese, Korean or Japanese sign."""
    folded = _fold(name).rstrip(".").removesuffix(" гараг")
    found = DAYS.get(folded)
    return DAYS[folded[:3]] if found is None else found


def number(text: str) -> int:
    """The number that digits of any script or Chinese numerals up to 39 name."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + HAN_DIGITS.get(ones, 0)


def _fold(name: str) -> str:
    """Lower case; the Turkish i, which a pattern takes for an i in any case, is one here too."""
    return name.casefold().replace("ı", "i").replace("\u0307", "")
