"""Titles of programmes that say what a stretch of time is: a break, a session's code, a continuation (pure)."""

from __future__ import annotations

import re
import unicodedata

_BREAKS: tuple[tuple[str, str], ...] = (
    (
        "lunch",
        r"lunch\w*|luncheon|обед\w*|昼食\w*|ランチ|午餐|午饭|中餐|점심\w*|오찬|өдрийн хоол|үдийн хоол",
    ),
    (
        "dinner",
        r"dinner|banquet|reception|supper|ужин|фуршет|банкет|夕食|懇親会|晚餐|晚宴|晚饭|만찬|저녁\w*|оройн хоол"
        r"|хүлээн авалт",
    ),
    (
        "break",
        r"(?:(?:coffee|tea|short|health|morning|afternoon|refreshments?)[\s/&-]+){0,3}"
        r"(?:break|recess|coffee|tea|refreshments)(?![\s-]?out)"
        r"|pause|перерыв|кофе[\s-]?(?:брейк|пауза)|休憩\w*|茶歇|休息|휴식\w*|завсарлага|цайны цаг",
    ),
    ("registration", r"registration|check[\s-]?in|sign[\s-]?in|регистрация|受付|注册|签到|报到|등록|бүртгэл"),
    ("photo", r"(?:group )?photo(?:graph)?|фото\w*|記念撮影|合影|기념\s?촬영|зураг авах"),
    (
        "visit",
        r"excursion|field (?:visit|trip)|site visit|экскурсия|現地視察|エクスカーション|参观"
        r"|현장\s?(?:방문|견학)|аялал",
    ),
)
_PATTERNS = tuple((code, re.compile(rf"(?:the\s)?(?:{words})(?!\w)", re.IGNORECASE)) for code, words in _BREAKS)
_MOST_WORDS = 4
_NUMBER = r"\d{1,2}(?:\.\d{1,2})+[a-z]?"
_CODED = re.compile(
    r"(?:(?:parallel|plenary|breakout|break-out|working|технич\w+|параллельн\w+)\s)?"
    r"(?:session|panel|workshop|сессия|заседание|세션|分科会|セッション|分会|хуралдаан)\s?"
    rf"(?P<code>{_NUMBER}|\d{{1,2}}[a-z]?|[a-z]\d?)(?=[\s:.)–—-]|$)[\s:.)–—-]*(?P<rest>.*)",
    re.IGNORECASE,
)
_DOTTED = re.compile(rf"(?P<code>{_NUMBER})[\s:)–—-]+(?P<rest>.*[^\W\d_].*)", re.IGNORECASE)
_AGAIN = re.compile(
    r"[\s,–—-]*[(\[]?\s?\b(?:continued|cont(?:['’]?d|\.)?|continuation|продолжение|続き|续|계속)[.)\]]*$", re.I
)
_PART = re.compile(r"[\s,–—-]*[(\[]?\b(?:part|часть)\s?(?:\d|[ivx]{1,4})\b[)\]]?$", re.IGNORECASE)
_DISCUSSION = re.compile(
    r"(?:(?:open|general|plenary|panel|group)\s)?(?:discussions?|debate|q\s?(?:&|and)\s?a)\b|обсуждени\w+|дискусси\w+"
    r"|讨论|討論|議論|토론|토의|질의응답|質疑|хэлэлцүүлэг",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[\W_]+")


def break_code(title: str) -> str:
    """What a break is called for a code (lunch, break, registration …), "" for what is none."""
    plain = unicodedata.normalize("NFKC", title).strip()
    if len(plain.split()) > _MOST_WORDS and not _whole(plain):
        return ""
    return next((code for code, pattern in _PATTERNS if pattern.match(plain)), "")


def _whole(title: str) -> bool:
    """Whether nothing but a remark in brackets follows: “Lunch (hosted by the city of Incheon)”."""
    outside = re.sub(r"[(\[（].*$", "", title).strip()
    return any(pattern.fullmatch(outside) for _, pattern in _PATTERNS)


def is_discussion(title: str) -> bool:
    """Whether a point is a discussion by its title: “Discussion”, “Open discussion on …”, “Q&A”."""
    return _DISCUSSION.match(unicodedata.normalize("NFKC", title).strip()) is not None


def split_code(title: str) -> tuple[str, str]:
    """The code a title begins with and the title without it: “Session 2.1: Big cats” → 2.1, Big cats."""
    found = _CODED.match(title) or _DOTTED.match(title)
    if found is None:
        return "", title
    return found["code"], found["rest"].strip() or title


def bare_title(title: str) -> str:
    """A title without “(continued)” and “Part 2” at its end."""
    bare = _PART.sub("", _AGAIN.sub("", title)).strip()
    return bare or title


def fold(title: str) -> str:
    """A title for comparison."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", title).casefold()).strip()


def code_of(text: str, most_words: int = 3) -> str:
    """A code a template takes, from the first words of a text; "" where it has no letter or digit."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return "-".join(words[:most_words])[:40].strip("-")
