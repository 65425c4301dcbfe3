"""Records are tagged afterwards: one by one, and in a grid that goes through a spreadsheet and back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from terminal import good, quick, records, refused


@pytest.fixture
def ids(ana: Path) -> list[str]:
    """A lesson, a proposal, an action and a note, in this order."""
    return good(
        "note", ana, "* lesson: joint walks built trust", "! Herder wardens", "> NIE to list the data", "=1+1 roads"
    ).lines


def tags(file: Path, item: str) -> list[str]:
    return sorted(records(file)[item]["tags"])


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def save(path: Path, found: list[dict[str, str]], delimiter: str = ",") -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(found[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(found)
    path.write_bytes(out.getvalue().encode("utf-8"))


def test_tags_are_given_and_taken_by_any_of_their_names(ana: Path, ids: list[str]) -> None:
    note = ids[3]
    assert good("tag", ana, note, "+Panthera uncia", "+GBF-4", "+strategy").lines == [
        f"{note}  +snow-leopard  +GBF-04  +strategy-2026-2030"
    ]
    assert tags(ana, note) == ["GBF-04", "snow-leopard", "strategy-2026-2030"]
    assert good("tag", ana, note, "-snow leopard", "-T4").lines == [f"{note}  -GBF-04  -snow-leopard"]
    assert tags(ana, note) == ["strategy-2026-2030"]


def test_a_minus_before_a_tag_that_begins_like_an_option_is_no_option(ana: Path, ids: list[str]) -> None:
    answer = quick("tag", ana, ids[3], "+old")
    assert answer.err == "“old” is no word of the template; it is kept as a free tag.\n"
    assert good("tag", ana, ids[3], "-old").lines == [f"{ids[3]}  -old"]
    assert good("tag", ana, "-dry", ids[3]).lines == ["Nothing changes."]


def test_a_label_names_a_record_and_links_stand_in_the_file(ana: Path, ids: list[str]) -> None:
    shown = {one["kind"]: one for one in records(ana).values()}
    assert good("tag", ana, "2.1-P1", "--takes-up", ids[0]).lines[0].startswith("2.1-P1  takes up")
    assert records(ana)[ids[1]]["takes_up"] == [ids[0]]
    assert "takes up" in good("tag", ana, "2.1-p1", "--list").out
    assert good("tag", ana, ids[1], "--takes-up", f"-{ids[0]}").lines[0].startswith("2.1-P1  no longer takes up")
    assert records(ana)[ids[1]]["takes_up"] == []
    assert shown


def test_a_dry_run_writes_nothing(ana: Path, ids: list[str]) -> None:
    before = good("digest", ana).out
    said = good("tag", ana, ids[3], "+cepa", "--dry-run").lines
    assert said == [f"{ids[3]}  +cepa", "1 record would change; nothing was written."]
    assert good("digest", ana).out == before


def test_the_grid_goes_out_and_comes_back_unchanged(ana: Path, room: Path, ids: list[str]) -> None:
    good("tag", ana, ids[1], "+snow-leopard", "+GBF-04", "--takes-up", ids[0])
    assert good("tag", ana, "--grid", "-o", room / "g.csv").lines == [str(room / "g.csv")]
    row = next(one for one in rows(room / "g.csv") if one["id"] == ids[1])
    assert (row["label"], row["Snow leopard"], row["GBF-04"], row["GBF-03"]) == ("2.1-P1", "x", "x", "")
    assert row["takes up"]
    before = good("digest", ana).out
    assert good("tag", ana, room / "g.csv").lines == ["Nothing changes."]
    assert good("digest", ana).out == before


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_marks_set_and_cleared_in_a_spreadsheet_are_read(ana: Path, room: Path, ids: list[str], delimiter: str) -> None:
    good("tag", ana, ids[1], "+snow-leopard")
    good("tag", ana, "--grid", "--out", room / "g.csv")
    found = rows(room / "g.csv")
    for row in found:
        if row["id"] == ids[1]:
            row |= {"Snow leopard": "", "GBF-21": "X", "CEPA": "yes", "takes up": ids[0]}
    save(room / "g.csv", found, delimiter)
    assert good("tag", ana, room / "g.csv", "--dry-run").lines[-1] == "1 record would change; nothing was written."
    good("tag", ana, room / "g.csv")
    assert tags(ana, ids[1]) == ["GBF-21", "cepa"]
    assert records(ana)[ids[1]]["takes_up"] == [ids[0]]


def test_what_was_tagged_meanwhile_stays(ana: Path, room: Path, ids: list[str]) -> None:
    good("tag", ana, "--grid", "-o", room / "g.csv")
    good("tag", ana, ids[3], "+cepa", "--takes-up", ids[0])
    found = rows(room / "g.csv")
    for row in found:
        row["GBF-21"] = "x" if row["id"] == ids[3] else row["GBF-21"]
    save(room / "g.csv", found)
    assert good("tag", ana, room / "g.csv").lines == [f"{ids[3]}  +GBF-21"]
    assert tags(ana, ids[3]) == ["GBF-21", "cepa"]
    assert records(ana)[ids[3]]["takes_up"] == [ids[0]]


def test_no_spreadsheet_takes_a_text_for_a_formula(ana: Path, room: Path, ids: list[str]) -> None:
    good("tag", ana, "--grid", "-o", room / "g.csv")
    assert next(one for one in rows(room / "g.csv") if one["id"] == ids[3])["text"] == "'=1+1 roads"


def test_strange_rows_and_columns_are_told_of(ana: Path, room: Path, ids: list[str]) -> None:
    good("tag", ana, "--grid", "-o", room / "g.csv", ids[3])
    found = rows(room / "g.csv")
    assert len(found) == 1
    found[0] |= {"takes up": "9.9-L1", "Mammoths": "x", "CEPA": "x"}
    save(room / "g.csv", [*found, {**found[0], "id": "nobody"}])
    answer = quick("tag", ana, room / "g.csv")
    assert answer.lines == [f"{ids[3]}  +cepa"]
    assert "“9.9-L1” under “takes up” is no record" in answer.err
    assert "The column “Mammoths” is no word of the template" in answer.err
    assert "Row 3 names no record of this file" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "+cepa"), "There is no record “nothing”; give an id or a label such as 2.1-A1"),
        ((".", "+cepa"), "There is no record “.”"),
        (("missing.csv",), "missing.csv cannot be read (no such file or directory)"),
        (("2.1-P1", "+two words of no meaning"), "“two words of no meaning” is no tag"),
        (("2.1-P1", "--takes-up", "2.1-P1"), "“2.1-P1” cannot take up itself"),
    ],
)
def test_mistakes_are_one_sentence(ana: Path, ids: list[str], words: tuple[str, ...], said: str) -> None:
    assert ids
    assert said in refused(quick("tag", ana, *words))


@pytest.mark.parametrize(
    "words", [(), ("2.1-P1",), ("+cepa",), ("--grid",), ("-o", "x.csv"), ("--grid", "-o", "x.pdf"), ("a.csv", "+x")]
)
def test_words_that_do_not_go_together_are_refused(ana: Path, words: tuple[str, ...]) -> None:
    assert quick("tag", ana, *words).code == 2


def test_a_grid_saved_as_a_workbook_is_read(ana: Path, room: Path, ids: list[str]) -> None:
    from openpyxl import Workbook

    good("tag", ana, "--grid", "-o", room / "g.csv")
    found = rows(room / "g.csv")
    sheet = Workbook()
    assert sheet.active is not None
    for row in [list(found[0]), *(list(one.values()) for one in found)]:
        row = [
            "x" if row[0] == ids[3] and title == "GBF-03" else cell for title, cell in zip(found[0], row, strict=True)
        ]
        sheet.active.append(row)
    sheet.save(room / "g.xlsx")
    assert good("tag", ana, room / "g.xlsx").lines == [f"{ids[3]}  +GBF-03"]


def test_no_table_is_no_grid(ana: Path, room: Path) -> None:
    (room / "x.csv").write_text("name,role\nA,b\n", encoding="utf-8")
    assert "is no grid of tags" in refused(quick("tag", ana, room / "x.csv"))
