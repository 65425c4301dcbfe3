"""The roster by hand and from lists: one step each, matched with who is there, undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.directory import Directory
from facilitator.domain import Participant
from facilitator.errors import FacilitatorError, ImportFileError, NotFoundInFileError
from facilitator.workspace import files
from facilitator.workspace.changed import Changed
from facilitator.workspace.importing import import_source
from facilitator.workspace.roster_editing import (
    add_participant,
    delete_people,
    link_people,
    part_people,
    set_cell,
    set_present,
    split_aliases,
)
from facilitator.workspace.roster_taking import plan_file, plan_paste, take_roster
from facilitator.workspace.showing import load_records
from facilitator.workspace.undoing import undo
from facilitator.workspace.unknown_speakers import add_speaker, assign_speaker, waiting_speakers

LIST = (
    "이름 / Name\t소속\tCountry\tAttended\n"
    "김민지 (Kim Minji)\tNIE\tRepublic of Korea\tyes\n"
    "Кузнецов Иван\tЗемля леопарда\tRussia\tнет\n"
    '佐藤花子\t"山階鳥類\n研究所"\tJapan\t\n'
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "a.facilitator")


def roster(file: files.SessionFile) -> dict[str, Participant]:
    return {person.name: person for person in load_records(file).participants}


def add(file: files.SessionFile, *names: str, **values: str) -> list[str]:
    return [add_participant(file, {"name": name, **values}).items[0] for name in names]


def test_a_person_is_added_changed_and_undone(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        (item,) = add(file, "Ann Reed", role="expert")
        changed = set_cell(file, item, "aliases", "Энн; 앤 ,  Annie、Annie")
        assert changed.kinds == {"participant"}
        assert roster(file)["Ann Reed"].aliases == ("Энн", "앤", "Annie")
        set_cell(file, item, "aliases", "앤")
        assert roster(file)["Ann Reed"].aliases == ("앤",)
        again = set_cell(file, item, "name", "Ann Reedbed")
        undo(file, again)
        assert roster(file)["Ann Reed"].role == "expert"


def test_nobody_is_without_a_name(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        with pytest.raises(FacilitatorError):
            add_participant(file, {"name": "  ", "role": "expert"})
        (item,) = add(file, "Ann")
        with pytest.raises(FacilitatorError):
            set_cell(file, item, "name", " ")
        assert list(roster(file)) == ["Ann"]


def test_many_are_here_or_gone_in_one_step(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        items = add(file, "Ann", "Bob", "Cho")
        here = set_present(file, items, True)
        assert all(person.present for person in roster(file).values())
        undo(file, here)
        assert not any(person.present for person in roster(file).values())
        gone = delete_people(file, items[:2])
        assert list(roster(file)) == ["Cho"]
        undo(file, gone)
        assert sorted(roster(file)) == ["Ann", "Bob", "Cho"]


def test_the_same_person_is_linked_and_parted(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        items = add(file, "Kim Minji", "김민지", "M. Kim")
        link_people(file, items)
        directory = Directory((), tuple(roster(file).values()))
        assert directory.find("김민지") == directory.find("M. Kim") == (min(items),)
        parted = part_people(file, items[:1])
        directory = Directory((), tuple(roster(file).values()))
        assert directory.find("Kim Minji") == (items[0],)
        assert directory.find("김민지") == directory.find("M. Kim")
        undo(file, parted)
        directory = Directory((), tuple(roster(file).values()))
        assert directory.find("Kim Minji") == (min(items),)


def test_a_pasted_list_is_shown_before_anything_is_written(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        (known,) = add(file, "Kim Minji", role="expert", organization="NIBR")
        plan = plan_paste(file, LIST)
        assert [(row.person.name, row.item, row.known_as) for row in plan.rows] == [
            ("김민지", "", ""),
            ("Кузнецов Иван", "", ""),
            ("佐藤花子", "", ""),
        ]
        set_cell(file, known, "aliases", "김민지")
        row = plan_paste(file, LIST).rows[0]
        assert (row.item, row.known_as) == (known, "Kim Minji")
        assert [(one.field, one.before, one.after) for one in row.filled] == [
            ("organization", "NIBR", "NIE"),
            ("delegation", "", "Republic of Korea"),
            ("present", "", "1"),
        ]
        assert list(roster(file)) == ["Kim Minji"]


def test_a_list_comes_in_as_one_step_and_a_second_time_as_nothing(laptop: Laptop) -> None:
    (waiting,) = keep(laptop, "Kuznetsov: roads first")
    with files.opened(laptop.path, laptop.clock) as file:
        (known,) = add(file, "Kim Minji", role="expert")
        set_cell(file, known, "aliases", "김민지")
        people = [row.person for row in plan_paste(file, LIST.replace("Иван", "Иван / Kuznetsov")).rows]
        changed = take_roster(file, people)
        assert changed.kinds == {"participant", "record"} and waiting in changed.items
        found = roster(file)
        assert sorted(found) == ["Kim Minji", "Кузнецов Иван", "佐藤花子"]
        assert (found["Kim Minji"].role, found["Kim Minji"].organization) == ("expert", "NIE")
        assert "山階鳥類" in found["佐藤花子"].organization and not found["Кузнецов Иван"].present
        assert load_records(file).notes[0].speaker == found["Кузнецов Иван"].id
        assert take_roster(file, people) == Changed((), frozenset({"participant"}))
        undo(file, changed)
        assert list(roster(file)) == ["Kim Minji"] and roster(file)["Kim Minji"].organization == ""
        assert load_records(file).notes[0].speaker_text == "Kuznetsov"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Reed\nBob Stone\n", ["Ann Reed", "Bob Stone"]),
        ("Ann Reed, NIE, Korea\nBob Stone, WWF, \n", ["Ann Reed", "Bob Stone"]),
        ("Name\nAnn Reed\nBob Stone", ["Ann Reed", "Bob Stone"]),
        ("Workshop list\t\t\nName\tRole\tCountry\nAnn Reed\tparticipant\tJapan", ["Ann Reed"]),
        ("Ann Reed\tNIE\tKorea\tparticipant\nBob Stone\tWWF\t\tgroup", ["Ann Reed", "Bob Stone"]),
        ("ФИО;Организация\nИванова Анна;Земля леопарда", ["Иванова Анна"]),
        ("姓名\t单位\r\n黄山泉\t保护国际\r\n", ["黄山泉"]),
    ],
)
def test_lists_from_spreadsheets_and_mails(laptop: Laptop, text: str, names: list[str]) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        assert [row.person.name for row in plan_paste(file, text).rows] == names


def test_an_empty_clipboard_says_what_to_do(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file, pytest.raises(ImportFileError, match="clipboard"):
        plan_paste(file, " \n\t\n")


def test_a_file_brings_what_the_import_brings(laptop: Laptop, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name,Organization,Present\nAnn Reed,NIE,yes\nBob Stone,WWF,no\n", encoding="utf-8")
    with files.opened(laptop.path, laptop.clock) as file:
        plan = plan_file(file, source)
        assert [row.person.name for row in plan.rows] == ["Ann Reed", "Bob Stone"] and plan.others == 0
        taken = take_roster(file, [row.person for row in plan.rows])
        assert import_source(file, source, "1", None).people == ()
        assert sorted(taken.items) == sorted(person.id for person in load_records(file).participants)


def test_a_file_without_people_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    source = tmp_path / "notes.csv"
    source.write_text("Text,Kind\nRoads first,statement\n", encoding="utf-8")
    with files.opened(laptop.path, laptop.clock) as file:
        with pytest.raises(ImportFileError, match="names no people"):
            plan_file(file, source)
        with pytest.raises(ImportFileError, match="cannot be read"):
            plan_file(file, tmp_path / "nothing.csv")


def test_unknown_speakers_come_with_their_notes_and_who_fits(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        items = add(file, "Kim Minji", "Kim Solip")
    keep(laptop, "Dorj: the herders", "Kim: roads", "Dorj: again", "Dorj: and again", "Dorj: at last")
    with files.opened(laptop.path, laptop.clock) as file:
        dorj, kim = waiting_speakers(file)
    assert (dorj.text, len(dorj.notes), len(dorj.first), dorj.candidates) == ("Dorj", 4, 3, ())
    assert (kim.text, sorted(kim.candidates)) == ("Kim", sorted(items))


def test_a_speaker_is_assigned_for_all_notes_and_undone(laptop: Laptop) -> None:
    keep(laptop, "Dorj: the herders", "Dorj: again")
    with files.opened(laptop.path, laptop.clock) as file:
        (item,) = add(file, "Dorj Bat")
        changed = assign_speaker(file, "Dorj", item)
        notes = load_records(file).notes
        assert {note.speaker for note in notes} == {item}
        assert [note.prefix + note.text for note in notes] == ["Dorj: the herders", "Dorj: again"]
        with pytest.raises(NotFoundInFileError):
            assign_speaker(file, "Dorj", item)
        undo(file, changed)
        assert [one.text for one in waiting_speakers(file)] == ["Dorj"]


def test_a_speaker_becomes_a_participant_or_one_more_name(laptop: Laptop) -> None:
    keep(laptop, "Dorj: the herders", "Tsas: snow")
    with files.opened(laptop.path, laptop.clock) as file:
        (item,) = add(file, "Цас Шувуу")
        new = add_speaker(file, "Dorj", "Dorj Bat")
        alias = add_speaker(file, "Tsas", "", item)
        assert new.kinds == alias.kinds == {"participant", "record"}
        found = roster(file)
        assert found["Dorj Bat"].aliases == ("Dorj",) and found["Цас Шувуу"].aliases == ("Tsas",)
        assert waiting_speakers(file) == ()
        undo(file, new)
        assert "Dorj Bat" not in roster(file)
        assert [one.text for one in waiting_speakers(file)] == ["Dorj"]


def test_a_cell_of_aliases_is_split_in_every_script() -> None:
    assert split_aliases("김민지; Минджи、ミンジ， 敏智 | Minji\nM.") == (
        "김민지",
        "Минджи",
        "ミンジ",
        "敏智",
        "Minji",
        "M.",
    )
    assert split_aliases(" ") == ()
