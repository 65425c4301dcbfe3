"""Importing tables: CSV, Excel and JSON lines, as records or as a roster."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime

import pytest
from import_builders import brief, imported, keys, xlsx

from facilitator.errors import ImportFileError

RECORDS = """Kind,Point,Text,Speaker,Tags,Lead,Partners,Due,Status,Starred
lesson learned,Methodologies,"Count in winter, twice",Kim Minji,"crane; wetlands",,,,,x
action item,Platform,'=SUM is what they call it,Nobody Known,,"NIE/JP, Ministry of X",ROK,2024/9/30,done,
agreed,,Keep both,Lee,,,,before SOM,,
"""


def test_rows_of_csv_are_records_with_their_fields():
    found = imported("a.csv", RECORDS)
    assert found.points == ("Methodologies", "Platform")
    lesson, action, agreed = found.entries
    assert brief(lesson) == ("lesson", "p-kim", "Count in winter, twice")
    assert dict(lesson.fields) == {"tags/crane": "1", "tags/wetlands": "1", "starred": "1"}
    assert brief(action) == ("action", "Nobody Known", "=SUM is what they call it")
    assert dict(action.fields) == {
        "leads/nie": "1",
        "leads/jpn": "1",
        "leads/Ministry of X": "1",
        "partners/rok": "1",
        "due": "2024-09-30",
        "status": "completed",
    }
    assert (agreed.kind, agreed.speaker, agreed.speaker_text) == ("agreement", "", "Lee")
    assert dict(agreed.fields) == {"due_text": "before SOM"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_the_separator_is_found_whatever_the_suffix_says(separator: str, suffix: str):
    rows = [["text", "kind"], ["one, two", "question"]]
    content = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert [brief(entry) for entry in imported(f"a.{suffix}", content).entries] == [("question", "", "one, two")]


def test_one_column_of_lines_is_read_as_typed_lines_with_commas_in_them():
    found = imported("a.csv", "Note\nKim Minji: tigers, leopards, cranes\nACTION: NIE to count by 2024-09-30\n")
    note, action = found.entries
    assert brief(note) == ("statement", "p-kim", "tigers, leopards, cranes")
    assert brief(action) == ("action", "", "NIE to count by 2024-09-30")
    assert dict(action.fields) == {"leads/nie": "1", "due": "2024-09-30"}


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Action item", "action"),
        ("교훈", "lesson"),
        ("课题,行动", "action"),
        ("Вопрос", "question"),
        ("提案", "proposal"),
    ],
)
def test_a_column_named_after_a_kind_gives_that_kind(header: str, kind: str):
    cells = "," * header.count(",") + "What it says"
    assert [entry.kind for entry in imported("a.csv", f"{header}\n{cells}\n").entries] == [kind]


def test_two_columns_named_after_kinds_give_a_record_each():
    found = imported("a.csv", "Challenge,Recommendation\nFires,Fire watch\nRoads,\n")
    assert [(entry.kind, entry.text) for entry in found.entries] == [
        ("challenge", "Fires"),
        ("recommendation", "Fire watch"),
        ("challenge", "Roads"),
    ]


def test_columns_nobody_knows_keep_their_words_and_are_named():
    found = imported("a.csv", "No,Text,Room\n1,Hello,B2\n2,Bye,,extra\n")
    assert [entry.text for entry in found.entries] == ["Hello [Room: B2]", "Bye [extra]"]
    assert any("Room" in line for line in found.warnings)


def test_a_title_is_a_proposals_and_goes_before_the_text_of_anything_else():
    found = imported("a.csv", "Title,Text,Type\nFlyways,Map them all,lesson\nFlyways,Map them,proposal\n")
    lesson, proposal = found.entries
    assert (lesson.kind, lesson.text, lesson.fields) == ("lesson", "Flyways — Map them all", ())
    assert (proposal.kind, proposal.text, proposal.fields) == ("proposal", "Map them", (("title", "Flyways"),))
    (entry,) = imported("a.csv", "Project title,Budget,Range States,Proponent\nFlyways,$5,JP; ROK,NIE\n").entries
    assert (entry.kind, entry.text, entry.speaker) == ("proposal", "Flyways", "nie")
    assert dict(entry.fields) == {"title": "Flyways", "cost": "$5", "range_states/jpn": "1", "range_states/rok": "1"}


@pytest.mark.parametrize(
    ("kind", "word", "status"), [("action", "Ongoing", "in progress"), ("proposal", "Supported", "supported")]
)
def test_a_status_is_one_that_its_kind_can_have(kind: str, word: str, status: str):
    rows = f"Text,Kind,Status\na,{kind},{word}\nb,lesson,{word}\nc,{kind},whatever\n"
    found = imported("a.csv", rows)
    assert [dict(entry.fields) for entry in found.entries] == [{"status": status}, {}, {}]
    assert len(found.warnings) == 2


def test_a_row_without_text_and_lines_above_the_titles_are_told():
    found = imported("a.csv", "Draft of Monday,\nText,Kind\n,gap\nx,rubbish\n")
    assert [brief(entry) for entry in found.entries] == [("statement", "", "x")]
    told = " ".join(found.warnings)
    assert "Draft of Monday" in told
    assert "gap" in told
    assert "rubbish" in told


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "just one line", "1\n2\n3\n"])
def test_a_table_without_known_titles_lists_what_is_understood(content: str):
    with pytest.raises(ImportFileError, match=r"organization, delegation.*text, kind, speaker"):
        imported("a.csv", content)


ENCODINGS = [
    ("cp949", "이름,소속\n김민지,국립생태원\n이수진,환경부\n", "김민지", "환경부"),
    ("gb18030", "姓名,单位\n王伟,国家林业和草原局\n李娜,中国科学院\n", "王伟", "中国科学院"),
    ("shift_jis", "氏名,所属\n佐藤花子,日本野鳥の会\n鈴木一郎,環境省\n", "佐藤花子", "環境省"),
    (
        "cp1251",
        "ФИО,Организация\nИван Петров,WWF-Россия\nАнна Сидорова,Земля леопарда\n",
        "Иван Петров",
        "Земля леопарда",
    ),
    ("cp1252", "Name,Organization\nJosé Müller,Zürich University\nAnn Lee,Café Ornis\n", "José Müller", "Café Ornis"),
]


@pytest.mark.parametrize(("encoding", "content", "name", "organization"), ENCODINGS)
def test_an_old_encoding_is_guessed_and_named(encoding: str, content: str, name: str, organization: str):
    found = imported("r.csv", content.encode(encoding))
    assert (found.people[0].name, found.people[1].organization) == (name, organization)
    assert encoding in found.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(("_", "content", "name", "organization"), ENCODINGS)
def test_unicode_is_read_without_a_warning(encoding: str, _: str, content: str, name: str, organization: str):
    found = imported("r.csv", content.encode(encoding))
    assert (found.people[0].name, found.people[1].organization) == (name, organization)
    assert found.warnings == ()


def test_unicode_cut_off_inside_a_letter_is_read_with_a_warning():
    content = ("이름,소속\n김민지,국립생태원\n" + "이수진,환경부\n" * 3).encode()
    found = imported("r.csv", content[:-2])
    assert found.people[0].name == "김민지"
    assert "damaged" in found.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(encoding: str):
    content = "Name,Organization\nKim Minji,NIE\n"
    assert imported("r.csv", content.encode(encoding)).people[0].name == "Kim Minji"


def test_excel_gives_days_numbers_and_answers_as_words():
    rows = [
        ["Actions of the workshop"],
        [],
        ["Action", "Who", "By when", "Cost", "Starred"],
        ["Count cranes", "NIE", datetime(2024, 9, 30), 1500.0, True],
        ["Share data", "JP", date(2025, 1, 2), 2.5, False],
        ["'+1 is what they wrote", None, "asap", None, None],
    ]
    found = imported("a.xlsx", xlsx(rows))
    first, second, third = found.entries
    assert dict(first.fields) == {"leads/nie": "1", "cost": "1500", "starred": "1", "due": "2024-09-30"}
    assert dict(second.fields) == {"leads/jpn": "1", "cost": "2.5", "due": "2025-01-02"}
    assert (third.kind, third.text, dict(third.fields)) == ("action", "+1 is what they wrote", {"due_text": "asap"})


def test_excel_takes_the_first_sheet_that_has_known_titles_and_names_the_others():
    found = imported("a.xlsx", xlsx([["Cover"]], [["Name", "Organization"], ["Oyun", "WWF"]], [["Text"], ["No"]]))
    assert [person.name for person in found.people] == ["Oyun"]
    assert found.entries == ()
    assert any("Sheet," in line or "Sheet2" in line for line in found.warnings)


def test_a_workbook_without_titles_a_damaged_one_and_other_packages_are_refused():
    with pytest.raises(ImportFileError, match="name its columns"):
        imported("a.xlsx", xlsx([[1, 2], [3, 4]]))
    with pytest.raises(ImportFileError, match="damaged"):
        imported("a.xlsx", xlsx([["Text"], ["x"]])[:-400])
    with pytest.raises(ImportFileError, match="password"):
        imported("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ImportFileError, match=r"suffix \.xlsx"):
        imported("a.docx", xlsx([["Text"], ["x"]]))
    with pytest.raises(ImportFileError, match="empty"):
        imported("a.xlsx", b"")


def test_a_package_that_unpacks_to_far_more_than_it_is_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 40_000_000)
    with pytest.raises(ImportFileError, match="too large"):
        imported("a.xlsx", stream.getvalue())


OBJECTS = [
    {
        "id": "0123456789abcdef",
        "author": "Ann",
        "kind": "action",
        "text": "NIE to count",
        "point": "Methodologies",
        "speaker": "p-kim",
        "tags": ["crane", "free word"],
        "leads": ["Ministry of Land, Sea and Air"],
        "due": "2024-09-30",
        "due_text": "",
        "status": "agreed",
        "starred": True,
        "supports": [{"ref": "jpn", "name": "Japan"}],
    },
    {"kind": "proposal", "title": "Flyway map", "text": "", "cost": 12000, "currency": "USD", "point": None},
    {"name": "Lee Sora", "aliases": ["이소라"], "present": False, "id": "p-lee2"},
]


def test_objects_as_shown_are_read_again():
    found = imported("a.jsonl", "\n".join(map(json.dumps, OBJECTS)))
    action, proposal = found.entries
    assert (action.kind, action.text, action.point, action.speaker) == (
        "action",
        "NIE to count",
        "Methodologies",
        "p-kim",
    )
    assert dict(action.fields) == {
        "tags/crane": "1",
        "tags/free word": "1",
        "leads/Ministry of Land, Sea and Air": "1",
        "supports/jpn": "1",
        "starred": "1",
        "due": "2024-09-30",
        "status": "agreed",
    }
    assert (proposal.kind, proposal.text) == ("proposal", "Flyway map")
    assert dict(proposal.fields) == {"title": "Flyway map", "cost": "12000", "currency": "USD"}
    assert [(person.name, person.aliases, person.present) for person in found.people] == [
        ("Lee Sora", ("이소라",), False)
    ]


@pytest.mark.parametrize("bad", ["{", "[1]", "3", '"text"', "nonsense", "[" * 100_000])
def test_a_line_that_is_no_object_is_named(bad: str):
    with pytest.raises(ImportFileError, match="Line 3"):
        imported("a.jsonl", '{"text": "fine"}\n\n' + bad + "\n")


def test_half_a_surrogate_pair_is_mended():
    (entry,) = imported("a.jsonl", r'{"text": "a\ud800b\u0000c"}').entries
    assert entry.text.encode("utf-8").decode("utf-8") == entry.text
    assert "\x00" not in entry.text


def test_keys_of_rows_depend_on_their_words_only():
    rows = RECORDS.splitlines()
    turned = "\n".join([rows[0], rows[3], rows[1], rows[2]])
    assert sorted(keys(imported("b.csv", turned))) == sorted(keys(imported("a.csv", RECORDS)))
    columns = "Text,Kind\nsame,gap\nsame,gap\nother,gap\n"
    swapped = "Kind,Text\ngap,other\ngap,same\ngap,same\n"
    assert set(keys(imported("a.csv", columns))) == set(keys(imported("b.csv", swapped)))
    assert len(set(keys(imported("a.csv", columns)))) == 3
