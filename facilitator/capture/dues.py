"""By when: the date or the words that a line introduces as one (pure).

Only what a word such as "by", "due", "до", "까지", "まで" or "前" introduces is a due date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from facilitator.capture.calendar_words import DAY, MONTH
from facilitator.capture.dates import Found, read_date

_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:by|until|till|before|b4|no\slater\sthan|not\slater\sthan|(?:due|deadline)(?:\s(?:date|is))*"
    r"(?:\s(?:on|by|in|of|for|before))?|до|к|ко|не\sпозднее|не\sпозже|(?:крайний\s)?срок(?:\sдо)?|дедлайн)"
    r"(?:\s?[:：]\s?|\s)(?:(?:cob|eod|noon|close\sof\sbusiness)\s)?|(?:期限|締切り?|締め切り|截止(?:日期)?|기한|마감)(?:は)?\s?[:：]?\s?|截至\s?)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?(?:전까지|까지|이전|전에|전\b|내로|以内|まで|迄|之前|以前|前|为止|止|中に|гэхэд|хүртэл|дотор)")
_EVENT = re.compile(
    r"(?:(?:the|our|this|a)\s)?"
    r"(?:(?:next|last|first|second|third|\d{1,2}(?:st|nd|rd|th)|coming|following|annual|regular|special|final|mid-?term|follow-?up"
    r"|plenary|closing|senior\sofficials|field|early|late|dry|rainy|hunting|nesting|breeding|wintering|migration|spring"
    r"|summer|autumn|winter|end\sof(?:\sthe)?|следующ\w{2,3}|ближайш\w{2,3}|начал[ау]|конц[ау])[\s-]){0,3}"
    r"(?:SOM|COP|MOP|SBSTTA|meetings?|workshops?|sessions?|roundtable|conference|season|spring|summer|autumn|fall|winter"
    r"|cob|eod|eow|close\sof\sbusiness|end\sof\sday|weekend|week|month|year|quarter|break|lunch|dinner|closing|rains?|snow|ice|migration|breeding|harvest"
    r"|встреч[иеу]|заседани[яюе]|совещани[яюе]|сесси[ию]|семинара|осен[ьи]|весн[аые]|лет[ау]|зим[аые]|конц[ау]\sгода)"
    r"(?![^\W\d_])(?:[-\s]?\d{1,2}(?!\d))?(?:\s20\d\d)?",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    rf"(?:(?:the\s)?(?:mid|early|late|middle\sof|beginning\sof|start\sof)[\s-]|начал[ау]\s|середин[ые]\s){MONTH}(?:\s20\d\d)?"
    rf"|(?:end|beginning|start|конца|начала)\s(?:of\s)?(?:(?:the|this|next)\s)?(?:week|недели|{DAY})",
    re.IGNORECASE,
)
_EVENT_BEFORE = re.compile(
    r"(?:(?:下次|下一次|下届|次回(?:の)?|다음\s?|차기\s?)?(?:SOM|高官会|会议|会議|会合|회의|고위급회의)(?:-?\d+)?)"
    r"\s?(?:之前|前|召开前|전까지|전에|전|까지|までに?|の前)",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"(?<![^\W\d_])(?:asap|a\.s\.a\.p\.?|as\ssoon\sas\spossible|immediately|urgent(?:ly)?|at\sonce|right\saway"
    r"|как\sможно\s(?:скорее|быстрее)|срочно|немедленно|яаралтай|аль\sболох\sхурдан)(?![^\W\d_])"
    r"|尽快|尽早|马上|최대한\s?빨리|가능한\s?(?:한\s)?빨리|조속히|早急に|至急|できるだけ早く|なるべく早く",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?<![\w-])(?:within|in|через|в\sтечение)\s(?:(?:the\snext\s)?(?:\d{1,3}|an?|one|two|three|four|six)|the\snext)\s?"
    r"(?:days?|weeks?|months?|years?|дн[яей]{1,2}|недел[юиь]|месяц\w*)(?![^\W\d_])",
    re.IGNORECASE,
)
_KEPT = re.compile(r"by|until|till|before|b4|no|до|к|не", re.IGNORECASE)
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Due:
    """A due date: ISO day or "", its words where they name no single day, and what of the line it takes."""

    iso: str
    text: str
    start: int
    end: int
    warning: str = ""


def read_due(line: str, start: int, today: date) -> Due | None:
    """The due date of a line from ``start`` on: a date before words, words before none."""
    words: Due | None = None
    for introduced in _BEFORE.finditer(line, start):
        found = read_date(line, introduced.end(), today)
        if found is not None:
            return _due(line, introduced.start(), introduced.end(), found)
        words = words or _words(line, introduced)
    return _postponed(line, start, today) or words or _loose(line, start)


def _due(line: str, start: int, first: int, found: Found, end: int = 0) -> Due:
    text = "" if found.exact and found.iso else line[first : found.end].strip()
    return Due(found.iso, text, start, end or found.end, found.warning)


def _words(line: str, introduced: re.Match[str]) -> Due | None:
    """Words after an introducer that tell a time without a date; "by" and the like belong to them, "due" does not."""
    event = _ROUGH.match(line, introduced.end()) or _EVENT.match(line, introduced.end())
    soon = _SOON.match(line, introduced.end())
    if event is None and soon is None:
        return None
    end = (event or soon or introduced).end()
    bare = soon is not None or not _KEPT.match(introduced[0])
    first = introduced.end() if bare else introduced.start()
    return Due("", line[first:end], introduced.start(), end)


def _postponed(line: str, start: int, today: date) -> Due | None:
    """A date whose introducer stands after it, as in Chinese, Japanese, Korean and Mongolian."""
    for introduced in _AFTER.finditer(line, start):
        end = introduced.start()
        for first in range(max(start, end - _LONGEST), end):
            if line[first].isspace() or (line[first].isdigit() and first > start and line[first - 1].isdigit()):
                continue
            found = read_date(line, first, today, day_first=False)
            if found is not None and found.end == end:
                return _due(line, first, first, found, introduced.end())
    return None


def _loose(line: str, start: int) -> Due | None:
    for pattern in (_EVENT_BEFORE, _SOON, _WITHIN):
        found = pattern.search(line, start)
        if found is not None:
            return Due("", found[0].strip(), found.start(), found.end())
    return None
