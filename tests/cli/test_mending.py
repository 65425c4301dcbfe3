"""What people mend after capture: speakers the roster learns of later, values that a field does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import good, quick, records, refused

ROSTER = 'name,abbreviation,delegation\n王小明,WXM,China\nKONÉ Awa,KA,Mali\n"KONÉ, Ali",KAL,Mali\n'


def _new(room: Path, name: str) -> Path:
    path = room / f"{name}.facilitator"
    good("new", path, "--template", "workshop", "--session", "1", "--author", name)
    return path


def test_a_roster_that_comes_by_merge_is_used_when_asked(room: Path) -> None:
    with_roster, without = _new(room, "ann"), _new(room, "bea")
    (room / "roster.csv").write_text(ROSTER, encoding="utf-8")
    good("import", with_roster, room / "roster.csv")
    line = "王小明: the wells are dry"
    good("note", without, line)
    merged = room / "both.facilitator"
    said = quick("merge", merged, with_roster, without)
    assert "1 note" in said.err and "assign both.facilitator --known" in said.err
    assert [one["speaker"] for one in records(merged).values()] == [None]
    assert "1 note" in good("assign", merged, "--known").out
    (note,) = records(merged).values()
    assert (note["speaker"], note["text"]) == ("王小明", "the wells are dry")
    assert note["prefix"] + note["text"] == line
    assert "0 notes" in good("assign", merged, "--known").out


def test_a_roster_imported_later_assigns_by_itself_also_the_second_time(room: Path) -> None:
    file = _new(room, "ann")
    (room / "roster.csv").write_text(ROSTER, encoding="utf-8")
    good("note", file, "WXM: first")
    good("import", file, room / "roster.csv")
    assert [one["speaker"] for one in records(file).values()] == ["王小明"]


@pytest.mark.parametrize(
    ("line", "given", "allowed"),
    [
        ("> KA to write by 2030-01-31", "status=doing", "in progress"),
        ("! a well", "status=liked", "for elaboration"),
        ("a note", "starred=maybe", "yes or no"),
        ("a note", "kind=remark", "statement"),
        ("a note", "point=nowhere", "discussion point"),
        ("> KA to write", "due=soon", "2024-09-30"),
    ],
)
def test_a_value_the_field_cannot_have_is_refused_with_those_it_can(
    room: Path, line: str, given: str, allowed: str
) -> None:
    file = _new(room, "ann")
    item = good("note", file, line).out.strip()
    before = file.read_bytes()
    assert allowed in refused(quick("edit", file, item, given))
    assert file.read_bytes() == before


def test_a_name_with_a_comma_is_one_member(room: Path) -> None:
    file = _new(room, "ann")
    (room / "roster.csv").write_text(ROSTER, encoding="utf-8")
    good("import", file, room / "roster.csv")
    item = good("note", file, "> to write").out.strip()
    good("edit", file, item, "leads=KONÉ, Ali")
    assert records(file)[item]["leads"] == ["KONÉ, Ali"]
    good("edit", file, item, "leads=KAL, WXM")
    assert records(file)[item]["leads"] == ["KONÉ, Ali", "王小明"]


def test_search_does_without_accents(room: Path) -> None:
    file = _new(room, "ann")
    item = good("note", file, "Koné spoke of the élevage, ещё раз").out.strip()
    for words in ("kone", "KONÉ", "elevage", "еще"):
        assert item in good("search", file, words).out


def test_conflicts_name_people_and_quote_the_record(room: Path) -> None:
    file = _new(room, "ann")
    (room / "roster.csv").write_text(ROSTER, encoding="utf-8")
    good("import", file, room / "roster.csv")
    item = good("note", file, "the wells are dry").out.strip()
    other = room / "bea.facilitator"
    other.write_bytes(file.read_bytes())
    ids = {one["name"]: one["id"] for one in _people(file)}
    good("edit", file, item, f"speaker={ids['王小明']}")
    good("edit", other, item, f"speaker={ids['KONÉ Awa']}")
    good("merge", file, other)
    said = good("conflicts", file).out
    assert "the wells are dry" in said and "(王小明)" in said and "(KONÉ Awa)" in said


def _people(file: Path) -> list[dict[str, str]]:
    import json

    return json.loads(good("show", file, "--json").out)["participants"]
