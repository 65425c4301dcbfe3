"""What the columns of a programme are called, in the six languages of the room."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator.capture.columns import fold_title

HEADER_WITHIN = 20
# Each field of a programme, and the titles of columns that mean it, divided by bars.
_WORDS: dict[str, str] = {
    "day": "day|date|день|дата|日期|天|날짜|일자|日付|日|日にち|өдөр|огноо",
    "start": (
        "start|start time|starts|begin|begins|beginning|from|начало|начало в|开始|开始时间|시작|시작 시간|시작시간|開始"
        "|開始時間|開始時刻|эхлэх|эхлэх цаг|эхлэл"
    ),
    "end": (
        "end|end time|ends|finish|to|until|till|конец|окончание|结束|结束时间|종료|종료 시간|종료시간|終了"
        "|終了時間|終了時刻|дуусах|дуусах цаг|төгсгөл"
    ),
    "time": "time|times|hours|hour|time slot|timeslot|время|时间|시간|時間|時刻|цаг",
    "duration": (
        "duration|length|minutes|min|длительность|продолжительность|минут|时长|分钟|소요시간|분|所要時間|分"
        "|үргэлжлэх хугацаа"
    ),
    "session": (
        "session|session title|session name|parallel session|block|сессия|заседание|секция|会议|分会|场次|环节|세션"
        "|セッション|分科会|хуралдаан"
    ),
    "title": (
        "title|topic|event|activity|programme|program|programme item|item|agenda|agenda item|subject|what|description"
        "|название|тема|мероприятие|пункт|标题|主题|内容|议题|活动|제목|주제|내용|의제|題名|タイトル|議題|プログラム|гарчиг"
        "|сэдэв|арга хэмжээ|хөтөлбөр"
    ),
    "point": (
        "point|discussion point|talk|talk title|presentation|presentation title|paper|доклад|выступление"
        "|название доклада|报告|报告题目|演讲|讨论要点|발표|발표 제목|발표제목|논의사항|発表|講演|演題|論点|илтгэл"
        "|илтгэлийн сэдэв"
    ),
    "room": (
        "room|location|venue|hall|place|where|зал|место|аудитория|помещение|会场|地点|会议室|房间|장소|회의실|会場|場所|部屋"
        "|танхим|өрөө|газар|байршил"
    ),
    "code": (
        "code|no|session code|session no|session number|number|id|№|номер|код|编号|序号|번호|코드|番号|コード"
        "|дугаар|код дугаар"
    ),
    "presenter": (
        "presenter|presenters|speaker|speakers|author|authors|by|who|докладчик|докладчики|спикер|报告人|发言人|演讲人|발표자|연사"
        "|発表者|講演者|илтгэгч"
    ),
    "moderator": (
        "moderator|moderators|chair|chairs|chairperson|facilitator|модератор|председатель|ведущий|主持人|主席|좌장|사회자|진행자"
        "|座長|司会|モデレーター|хөтлөгч|дарга"
    ),
    "kind": "kind|type|format|тип|формат|вид|类型|形式|유형|형식|種類|種別|төрөл|хэлбэр",
    "track": "track|stream|theme|category|направление|поток|分论坛|트랙|トラック|чиглэл",
}  # fmt: skip
_FIELDS = {form: field for field, forms in reversed(_WORDS.items()) for form in forms.split("|")}
_PARTS = re.compile(r"[/\n(（|,]")


def column_fields(cells: Sequence[str]) -> tuple[str, ...]:
    """What each column of a row of titles holds, "" for what is not known; each field once."""
    found: list[str] = []
    for cell in cells:
        field = _field(cell)
        found.append("" if field in found else field)
    return tuple(found)


def _field(cell: str) -> str:
    forms = (fold_title(cell), *(fold_title(part) for part in _PARTS.split(cell)))
    return next((_FIELDS[form] for form in forms if form in _FIELDS), "")


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """The row of titles: among the first the one with most known titles, which tell times and what happens."""
    best, most = None, 0
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        known = set(column_fields(row)) - {""}
        if len(known) > most and known & {"start", "time"} and known & {"title", "session", "point"}:
            best, most = at, len(known)
    return best
