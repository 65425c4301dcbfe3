"""A table of a programme, as people type one in six languages, becomes a template; a mistake names its row."""

from __future__ import annotations

import io
import tomllib
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from facilitator.capture.programme_clock import read_day, read_span, read_time
from facilitator.capture.programme_entry import Programme
from facilitator.capture.programme_sessions import plan_of
from facilitator.capture.programme_table import read_programme_table
from facilitator.capture.programme_toml import template_text
from facilitator.capture.template import read_template
from facilitator.errors import ImportFileError

TODAY = date(2024, 7, 1)
PROGRAMME = """\
Programme of the workshop;;;;;;
Day;Time;Session;Talk;Room;Speaker;Chair
28 August 2024;09:00–09:50;Opening;;Hall;;Kim
;9:50-10.10;Coffee break;;;;
;13:00-13:30;Session 2.1: Big cats;Cats in Mongolia;A;Ana B.;Lee, Park
;13:30-14:00;;Cats in Russia;A;Ivan;
;14:00-15:00;;Open discussion;A;;
;13:00-15:00;Session 2.2: Birds;;B;;
;;;Flyways;;;
;;;Wetlands;;;
Day 2: 29 August 2024;;;;;;
;9:00;Roundtable;;Hall;;
;12:00;Lunch;;;;
"""


def read(text: str, zone: str = "Asia/Seoul") -> Programme:
    return read_programme_table("plan.csv", text.encode(), TODAY, zone)


def template(programme: Programme) -> tuple[dict[str, Any], str]:
    text = template_text(plan_of(programme), "plan.csv")
    read_template(text, "plan.toml")
    return tomllib.loads(text), text


def sessions(text: str) -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in template(read(text))[0]["session"]}


def test_days_and_sessions_stand_once_above_what_belongs_to_them() -> None:
    found = sessions(PROGRAMME)
    assert {code: (one["title"], one["kind"]) for code, one in found.items()} == {
        "1": ("Opening", "plenary"),
        "break": ("Coffee break", "other"),
        "2.1": ("Big cats", "parallel"),
        "2.2": ("Birds", "parallel"),
        "3": ("Roundtable", "plenary"),
        "lunch": ("Lunch", "other"),
    }
    assert found["2.1"]["slot"] == [{"code": "a", "day": "2024-08-28", "start": "13:00", "end": "15:00"}]
    assert [(point["title"], point["kind"]) for point in found["2.1"]["point"]] == [
        ("Cats in Mongolia", "presentation"),
        ("Cats in Russia", "presentation"),
        ("Open discussion", "discussion"),
    ]
    assert [point["title"] for point in found["2.2"]["point"]] == ["Flyways", "Wetlands"]
    assert found["2.1"]["moderators"] == ["Lee", "Park"]
    assert found["3"]["slot"] == [{"code": "a", "day": "2024-08-29", "start": "09:00", "end": "12:00"}]


def test_presenters_stand_in_remarks_and_the_heading_is_the_title() -> None:
    data, text = template(read(PROGRAMME, ""))
    assert data["workshop"]["title"] == "Programme of the workshop"
    assert "  # Presented by: Ana B.\n" in text
    assert "Ana B." not in str(data)
    assert "# Guessed: the zone; a table names none." in text
    assert "# Guessed: an end that is not given is when the next begins." in text
    assert "# Open: the end of “Lunch” (row 13); no other follows on its day." in text


def workbook(rows: list[list[object]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    notes = book.active
    assert notes is not None
    notes.append(["Remarks for the printer"])
    sheet = book.create_sheet("Programme")
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_from_its_sheet_with_titles() -> None:
    rows: list[list[object]] = [
        ["日期", "开始", "结束", "会议", "会场"],
        [datetime(2024, 8, 28), time(9, 0), time(10, 30), "大型猫科动物", "A"],
        [None, 0.375, 0.4375, "候鸟", "B"],
        [date(2024, 8, 29), "14:00", "15:30", "茶歇", None],
    ]
    programme = read_programme_table("plan.xlsx", workbook(rows), TODAY)
    assert [(one.day, one.start, one.end, one.title, one.room) for one in programme.entries] == [
        ("2024-08-28", "09:00", "10:30", "大型猫科动物", "A"),
        ("2024-08-28", "09:00", "10:30", "候鸟", "B"),
        ("2024-08-29", "14:00", "15:30", "茶歇", ""),
    ]
    assert "Not read: the sheets Sheet." in programme.remarks
    assert [one["kind"] for one in template(programme)[0]["session"]] == ["parallel", "parallel", "other"]


@pytest.mark.parametrize(
    "head",
    [
        "Day,Start,End,Title",
        "Дата,Начало,Окончание,Название",
        "날짜,시작,종료,제목",
        "日付,開始,終了,タイトル",
        "огноо,эхлэх,дуусах,гарчиг",
    ],
)
def test_titles_of_columns_are_known_in_the_languages_of_the_room(head: str) -> None:
    found = read(f"{head}\n2024-08-28,09:00,10:00,Opening\n").entries
    assert [(one.day, one.start, one.end, one.title) for one in found] == [("2024-08-28", "09:00", "10:00", "Opening")]


def test_a_column_that_only_counts_its_rows_gives_no_codes() -> None:
    rows = "".join(f"{number},2024-08-28,{8 + number:02}:00,{9 + number:02}:00,Part {number}\n" for number in (1, 2, 3))
    assert [one.code for one in read(f"No,Day,Start,End,Session\n{rows}").entries] == ["", "", ""]
    assert [one.code for one in read(f"Code,Day,Start,End,Session\nX{rows}").entries] == ["X1", "2", "3"]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("9", "09:00"), ("9:05", "09:05"), ("9.05", "09:05"), ("0905", "09:05"), ("9h05", "09:05"),
        ("1:30 pm", "13:30"), ("12 am", "00:00"), ("오후 1시 30분", "13:30"), ("13時30分", "13:30"),
        ("0.375", "09:00"), ("09:00:00", "09:00"), ("25:00", ""), ("9:75", ""), ("13 pm", ""),
        ("noon", ""), ("2024-08-28 09:00", "09:00"),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, read_as: str) -> None:
    assert read_time(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("13:00–15:00", ("13:00", "15:00")), ("1:30–3 pm", ("13:30", "15:00")), ("11–1 pm", ("11:00", "13:00")),
        ("09:00 to 10:00", ("09:00", "10:00")), ("9:00", ("09:00", "")), ("9:00–late", ("", "")), ("", ("", "")),
    ],
)  # fmt: skip
def test_spans_as_people_type_them(typed: str, read_as: tuple[str, str]) -> None:
    assert read_span(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Wednesday, 28 August 2024", ("2024-08-28", False)), ("Day 1: 28 Aug", ("2024-08-28", True)),
        ("28.08.2024", ("2024-08-28", False)), ("2024년 8월 28일", ("2024-08-28", False)),
        ("第一天 2024年8月28日", ("2024-08-28", False)), ("8/9/2024", ("", False)), ("2024-02-30", ("", False)),
        ("August 2024", ("", False)), ("Day 1", ("", False)), ("9999-12-31", ("", False)),
    ],
)  # fmt: skip
def test_days_as_people_type_them(typed: str, read_as: tuple[str, bool]) -> None:
    assert read_day(typed, TODAY) == read_as


HEAD = "Day,Start,End,Title\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}2024-08-28,25:00,,A\n", ", row 2: “25:00”: expected a time such as 13:00."),
        (f"{HEAD}2024-08-28,13:00,soon,A\n", ", row 2: “soon”: expected an end such as 15:00."),
        (f"{HEAD}2024-08-28,13:00,12:00,A\n", ", row 2: “12:00”: expected an end after the start, 13:00."),
        (f"{HEAD}\n8/9/2024,13:00,14:00,A\n", ", row 3: “8/9/2024”: expected a day such as 2024-08-28."),
        (f"{HEAD},13:00,14:00,A\n", ", row 2: “”: expected a day such as 2024-08-28 in this row or one above."),
        (f"{HEAD}2024-08-28,13:00,14:00,\n", ", row 2: “”: expected a title."),
        (HEAD, " has titles but no row with a time; expected one for each session."),
        (f'{HEAD}2024-08-28,13:00,14:00,"a\nb"\n2024-08-28,x,,A\n', ", row 4: “x”: expected a time such as 13:00."),
        (
            "name,country\nAna,JP\n",
            " has no row of titles that is known; expected columns such as day, start, end, session, title, room.",
        ),
        (HEAD + "2024-08-28,13:00,14:00,A\n" * 5001, " has more than 5000 rows; keep the programme only."),
        (HEAD + "2024-08-28,13:00,14:00,A\n" * 2001, " has more than 2000 rows; keep the programme only."),
    ],
)
def test_a_mistake_is_one_sentence_with_the_row(text: str, said: str) -> None:
    with pytest.raises(ImportFileError) as found:
        read(text)
    assert str(found.value) == f"“plan.csv”{said}"


CELLS = st.one_of(
    st.sampled_from(["", "2024-08-28", "28 August", "09:00", "10:30", "9–11", "Lunch", "Session 2: Cats", "=1+1"]),
    st.text(alphabet=st.characters(exclude_characters=",\"\n\r", exclude_categories=["Cs"]), max_size=12),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8))
def test_any_cells_give_a_template_or_one_sentence(rows: list[list[str]]) -> None:
    body = "\n".join(",".join(row) for row in (["Day", "Start", "End", "Session", "Talk", "Room", "Code"], *rows))
    try:
        template(read(body))
    except ImportFileError as error:
        assert str(error).startswith("“plan.csv”")
        assert str(error).endswith(".")
