"""Rows about people: names in several scripts, attendance in several languages, pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from import_builders import imported, keys

from facilitator.capture.roster import read_people, read_presence, read_roster_text, split_name


@pytest.mark.parametrize(
    ("cell", "names", "acronym"),
    [
        ("Oyun B. / Б. Оюун", ("Oyun B.", "Б. Оюун"), ""),
        ("Kim Minji (김민지)", ("Kim Minji", "김민지"), ""),
        ("王伟（Wang Wei）", ("王伟", "Wang Wei"), ""),
        ("佐藤花子\nSato Hanako", ("佐藤花子", "Sato Hanako"), ""),
        ("Иван Петров | Ivan Petrov | 伊万", ("Иван Петров", "Ivan Petrov", "伊万"), ""),
        ("Ann Lee (WWF)", ("Ann Lee",), "WWF"),
        ("Batbayar (Bat)", ("Batbayar", "Bat"), ""),
        ("Kim, Minji", ("Kim, Minji",), ""),
        ("(김민지)", ("김민지",), ""),
        ("", (), ""),
    ],
)
def test_several_scripts_of_one_name_are_told_apart(cell: str, names: tuple[str, ...], acronym: str):
    assert split_name(cell) == (names, acronym)


@pytest.mark.parametrize(
    "word", ["yes", "Y", " x ", "✓", "1", "TRUE", "да", "예", "참석", "出席", "はい", "是", "тийм", "Ｙｅｓ"]
)
def test_a_yes(word: str):
    assert read_presence(word) is True


@pytest.mark.parametrize("word", ["no", "N", "0", "✗", "false", "нет", "아니오", "불참", "欠席", "否", "үгүй", "-"])
def test_a_no(word: str):
    assert read_presence(word) is False


@pytest.mark.parametrize("word", ["", "maybe", "day 2 only", "?"])
def test_neither(word: str):
    assert read_presence(word) is None


def test_a_cross_beside_circles_is_a_no():
    people, _ = read_people([{"name": "김민지", "present": "O"}, {"name": "이수진", "present": "X"}])
    assert [person.present for person in people] == [True, False]
    people, _ = read_people([{"name": "Ann", "present": "x"}, {"name": "Ben", "present": ""}])
    assert [person.present for person in people] == [True, None]


HEADERS = [
    "Name,Organization,Country,Role",
    "FULL NAME;Affiliation;Member State;Position",
    "이름,소속,국가,직위",
    "姓名,单位,国家,职务",
    "氏名,所属,国,役職",
    "ФИО;Организация;Страна;Должность",
    "Нэр,Байгууллага,Улс,Албан тушаал",
    "# Name *,organisation:,COUNTRY,Title",
]


@pytest.mark.parametrize("header", HEADERS)
def test_titles_of_columns_in_six_languages(header: str):
    mark = ";" if ";" in header else ","
    (person,) = imported("r.csv", header + "\n" + mark.join(["Oyun B.", "WWF", "Mongolia", "Expert"]) + "\n").people
    assert (person.name, person.organization, person.delegation, person.role) == (
        "Oyun B.",
        "WWF",
        "Mongolia",
        "Expert",
    )
    assert person.present is None


def test_names_in_columns_of_their_own_are_aliases():
    content = (
        "First name,Last name,한글 이름,Abbreviation,Also known as,Group\nMinji,KIM,김민지,KMJ,MJ; Kim M.,academia\n"
    )
    (person,) = imported("r.csv", content).people
    assert person.name == "Minji KIM"
    assert person.aliases == ("KIM Minji", "김민지", "MJ", "Kim M.")
    assert (person.abbreviation, person.constituency) == ("KMJ", "academia")


def test_other_ways_to_write_a_name_are_aliases():
    people = read_roster_text(
        "Name\tOrganization\nDr. Ann Lee\tWWF\nKim, Minji\tNIE\nBen Ito (WBSJ)\t\nEva Ott (IUCN)\tZSL\n"
    )
    assert [(person.name, person.aliases, person.organization) for person in people] == [
        ("Dr. Ann Lee", ("Ann Lee",), "WWF"),
        ("Kim, Minji", ("Minji Kim", "Kim Minji"), "NIE"),
        ("Ben Ito", (), "WBSJ"),
        ("Eva Ott", ("Eva Ott (IUCN)",), "ZSL"),
    ]


def test_pasted_text_with_and_without_titles():
    titled = read_roster_text("이름\t소속\t참석\r\n김민지\t국립생태원\tO\r\n\r\n이수진\t\tX\r\n")
    assert [(p.name, p.organization, p.present) for p in titled] == [
        ("김민지", "국립생태원", True),
        ("이수진", "", False),
    ]
    bare = read_roster_text("Oyun B. / Б. Оюун\tWWF\tMongolia\tExpert\nAnn Lee\n")
    assert [(p.name, p.organization, p.delegation, p.role) for p in bare] == [
        ("Oyun B.", "WWF", "Mongolia", "Expert"),
        ("Ann Lee", "", "", ""),
    ]
    assert read_roster_text(" \n") == ()


def test_a_person_listed_twice_is_one_and_two_of_one_name_are_two():
    found = imported("r.csv", "Name,Organization,Role,Present\nAnn Lee,WWF,,\nann  lee,wwf,Chair,yes\nAnn Lee,ZSL,,\n")
    assert [(p.name, p.organization, p.role, p.present) for p in found.people] == [
        ("Ann Lee", "WWF", "Chair", True),
        ("Ann Lee", "ZSL", "", None),
    ]
    assert len(set(keys(found))) == 2


def test_what_the_roster_cannot_take_is_told():
    found = imported("r.csv", "Name,Organization,Dietary needs,Present\nAnn,WWF,vegan,perhaps\n,Nobody Ltd,,\n")
    told = " ".join(found.warnings)
    assert "Dietary needs" in told
    assert "perhaps" in told
    assert "Nobody Ltd" in told


def test_remarks_and_talks_do_not_turn_a_roster_into_records():
    found = imported("r.csv", "Name,Organization,Remarks,Presentation\nAnn,WWF,late,Cranes\n")
    assert [person.name for person in found.people] == ["Ann"]
    assert found.entries == ()


def test_a_name_beside_words_is_a_speaker():
    (entry,) = imported("a.csv", "Name,Comment\nKim Minji,More boats\n").entries
    assert (entry.speaker, entry.text) == ("p-kim", "More boats")


@given(st.text())
def test_any_text_can_be_pasted(text: str):
    people = read_roster_text(text)
    assert all(person.name.strip() for person in people)
    assert len({person.key for person in people}) == len(people)
