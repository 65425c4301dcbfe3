"""A person's last word: parts settled, frozen, stale, disputed, given back; and where papers use them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from terminal import good, quick

WORDS = "The session asked for one thing.\n\n- one database\n- 共享数据库\n"


def settle(path: Path, *more: str, data: str = WORDS, author: str = "Mo") -> None:
    good("settle", path, "summary", "messages", "-", "--author", author, *more, data=data.encode())


def part(path: Path, key: str = "messages", paper: str = "summary", *more: str) -> dict[str, object]:
    answer = quick("settle", path, paper, "--json", *more)
    return next(one for one in json.loads(answer.out) if one["key"] == key)


def exported(path: Path, paper: str, room: Path, *more: str) -> str:
    out = room / "paper.md"
    assert quick("export", path, paper, "-o", out, *more).code == 0
    return out.read_text(encoding="utf-8")


def test_a_settled_part_stands_in_the_paper_and_is_marked(room: Path, ana: Path) -> None:
    composed = part(ana)
    assert composed["cleared"] == "" and "one thing" not in str(composed["words"])
    settle(ana)
    assert part(ana)["cleared"] == "Cleared, 29 August 2024"
    text = exported(ana, "summary", room)
    assert "The session asked for one thing." in text and "(b) 共享数据库" in text
    assert part(ana, "conduct")["cleared"] == ""


def test_it_is_named_stale_when_a_record_behind_it_changes_and_only_then(ana: Path) -> None:
    star = next(one["id"] for one in good("show", ana, "--json").json["notes"])
    good("edit", ana, star, "starred=yes")
    settle(ana)
    assert part(ana)["stale"] is False
    good("edit", ana, star, "order=zz")
    assert part(ana)["stale"] is False
    good("edit", ana, star, "text=camera traps in 99 sites")
    assert part(ana)["stale"] is True
    said = quick("export", ana, "summary", "-o", ana.with_name("x.md")).err
    assert "The cleared part “Key messages” is older than records behind it; look at it again." in said
    settle(ana)
    assert part(ana)["stale"] is False


def test_it_is_given_back(ana: Path) -> None:
    composed = part(ana)
    settle(ana)
    good("settle", ana, "summary", "messages", "--release")
    assert part(ana) == composed


def test_two_people_who_settle_one_part_differently_see_a_conflict(room: Path, ana: Path, bo: Path) -> None:
    settle(ana, author="Ana")
    settle(bo, data="Quite another thing.", author="Bo")
    target = room / "both.facilitator"
    good("merge", target, ana, bo)
    found = [one for one in good("conflicts", target, "--json").json if one["field"] == "body"]
    assert len(found) == 1 and {value["author"] for value in found[0]["values"]} == {"Ana", "Bo"}
    said = quick("export", target, "summary", "-o", room / "x.md").err
    assert "Two people cleared the part “Key messages” differently; settle the conflict." in said


def test_the_same_words_from_two_people_are_none(room: Path, ana: Path, bo: Path) -> None:
    shutil.copyfile(ana, bo)
    settle(ana, author="Ana")
    settle(bo, author="Bo")
    good("merge", room / "both.facilitator", ana, bo)
    assert not [one for one in good("conflicts", room / "both.facilitator", "--json").json if one["field"] == "body"]


def test_words_written_for_one_level_do_not_stand_at_a_stricter_one(room: Path, ana: Path) -> None:
    settle(ana)
    assert "one thing" in exported(ana, "summary", room, "--attribution", "delegation")
    out = room / "none.md"
    answer = quick("export", ana, "summary", "-o", out, "--attribution", "none")
    assert "one thing" not in out.read_text(encoding="utf-8")
    assert "The cleared part “Key messages” names more than may be named in this paper" in answer.err


def test_names_of_the_roster_are_hidden_in_settled_words(room: Path, ana: Path) -> None:
    (room / "people.csv").write_text("name,delegation\nSato Kaede,Japan\n", encoding="utf-8")
    good("import", ana, room / "people.csv")
    settle(ana, data="Sato Kaede asked for one database.")
    assert "Kaede" not in exported(ana, "summary", room)
    assert "[a participant]" in exported(ana, "summary", room).replace("\\", "")


def test_the_roundtable_pack_uses_what_was_cleared(room: Path, ana: Path) -> None:
    settle(ana)
    good("settle", ana, "summary", "questions", "May the plenary decide on a host?", "--author", "Mo")
    text = exported(ana, "roundtable", room)
    assert "Session 2.1, as cleared" in text and "one thing" in text
    assert text.count("May the plenary decide on a host?") == 1


def test_the_pack_and_the_report_say_that_a_cleared_part_is_stale(room: Path, ana: Path) -> None:
    good("settle", ana, "summary", "other", "One thing alone was raised.")
    for paper in ("roundtable", "report"):
        assert "older than records" not in quick("export", ana, paper, "-o", room / "x.md").err
    good("note", ana, "CN: another matter")
    for paper in ("roundtable", "report"):
        said = quick("export", ana, paper, "-o", room / "x.md").err
        assert "Session 2.1: The cleared part “Other matters raised” is older than records behind it" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("summary", "nothing", "words"), "This paper has no part “nothing”; choose one of conduct, messages"),
        (("summary", "messages", "   "), "There are no words to stand in place of this part"),
        (("poem",), "There is no paper “poem”; choose one of"),
    ],
)
def test_what_cannot_be_settled_is_one_sentence(ana: Path, arguments: tuple[str, ...], words: str) -> None:
    answer = quick("settle", ana, *arguments)
    assert answer.code == 1 and answer.err.startswith(words) and answer.err.count("\n") == 1


def test_topics_paragraphs_and_lists_come_back_as_written(ana: Path) -> None:
    words = "First.\n\n## Corridors\n\nSecond\nline.\n\n- a\n- b"
    good("settle", ana, "summary", "points", words)
    assert part(ana, "points")["words"] == "First.\n\n## Corridors\n\nSecond line.\n\n- a\n- b"
