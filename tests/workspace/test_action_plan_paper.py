"""The action plan as a paper: what waits for somebody first, a sheet for each lead, nobody named who may not be."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from action_plan_scene import Desk, a_clock, make_desk
from openpyxl import load_workbook

from facilitator.document import Document, Row, Table, plain
from facilitator.paper import render
from facilitator.workspace import files
from facilitator.workspace.importing import import_source
from facilitator.workspace.merging import merge
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import compose
from facilitator.workspace.showing import load_records


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_desk(tmp_path_factory.mktemp("papers")).path


@pytest.fixture
def desk(original: Path, tmp_path: Path) -> Desk:
    shutil.copyfile(original, tmp_path / original.name)
    return Desk(tmp_path / original.name)


def plan(desk: Desk, day: str = "2024-08-29", level: str = "") -> Document:
    with files.opened(desk.path, desk.clock) as file:
        records = with_attribution(load_records(file), level)
    return compose(records, "actions", None, datetime.fromisoformat(f"{day}T03:40:00").replace(tzinfo=UTC))


def table(document: Document, part: str) -> Table:
    (found,) = [block for one in document.parts if one.key == part for block in one.blocks if isinstance(block, Table)]
    return found


def words(row: Row) -> list[str]:
    return ["\n".join(map(plain, cell.paragraphs)) for cell in row.cells]


def overview(desk: Desk, day: str) -> list[tuple[str, str]]:
    return [(words(row)[0], words(row)[2]) for row in table(plan(desk, day), "overview").rows]


FORM, EXAMPLES, MEETING, SITES = (
    "Circulate the form", "Collect examples", "Host a meeting", "The list of sites is to be kept",
)  # fmt: skip


def test_what_is_overdue_or_due_for_review_comes_first(desk: Desk) -> None:
    desk.set("collect", status="agreed")
    assert overview(desk, "2024-08-29") == [
        ("Proposed", FORM), ("Proposed", MEETING), ("Proposed", SITES), ("Agreed", EXAMPLES),
    ]  # fmt: skip
    desk.set("host", replied="2024-09-20")
    # The first review is three weeks after the last day, 29 August.
    assert overview(desk, "2024-09-18")[0][0] == "Proposed"
    assert overview(desk, "2024-09-19") == [
        ("Due for review", FORM), ("Due for review", EXAMPLES), ("Due for review", SITES), ("Proposed", MEETING),
    ]  # fmt: skip
    assert overview(desk, "2024-10-01")[0] == ("Overdue", FORM)
    desk.set("circulate", status="completed")
    assert overview(desk, "2024-10-01")[-1] == ("Completed", FORM)
    said = plain(plan(desk, "2024-12-01").parts[0].blocks[0].text)  # type: ignore[union-attr]
    assert said == (
        "Four action items were recorded; none is overdue, three are due for review."
        " The first review is on 19 September 2024 and the second review is on 29 November 2024."
    )


def test_an_action_stands_under_each_lead_with_one_id(desk: Desk) -> None:
    rows = [words(row) for row in table(plan(desk), "by_lead").rows]
    assert [(row[0], row[1]) for row in rows] == [
        ("Japan", "2.1-A2"), ("Mongolia", "2.1-A3"), ("Republic of Korea", "2.1-A2"),
        ("National Institute of Ecology", "2.1-A1"), ("Not assigned", "2.1-A4"),
    ]  # fmt: skip
    assert rows[0][1:] == rows[2][1:]
    workbook = load_workbook(io.BytesIO(render(plan(desk), ".xlsx").data))
    assert workbook.sheetnames == [
        "Action plan", "Overview", "Japan", "Mongolia", "Republic of Korea", "NIE", "Not assigned",
    ]  # fmt: skip
    titles = [cell.value for cell in workbook["NIE"][1]]
    assert titles == [
        "Id", "Action", "Leads", "With", "Contact", "Focal point", "Due", "Status", "Asked", "Reminded", "Replied",
        "First review", "Second review", "Record", "Version",
    ]  # fmt: skip
    shown = dict(zip(titles, (cell.value for cell in workbook["NIE"][2]), strict=True))
    assert (shown["Due"], shown["Second review"]) == (datetime(2024, 9, 30), datetime(2024, 11, 29))
    (choices,) = workbook["NIE"].data_validations.dataValidation
    assert choices.formula1 == '"Proposed,Agreed,In progress,Completed,Deferred,Withdrawn"'


def test_what_nobody_filled_in_is_not_printed(desk: Desk) -> None:
    assert b"Focal point" not in render(plan(desk), ".md").data
    desk.set("collect", focal_point="Ministry of the Environment", asked="2024-09-02")
    printed = render(plan(desk), ".md").data.decode()
    assert "Ministry of the Environment" in printed
    assert "| 2 September |" in printed
    for unprinted in ("Contact", "Reminded", "Record", "Version", "First review |", desk.actions()[0].id):
        assert unprinted not in printed


@pytest.mark.parametrize("level", ["named", "delegation", "constituency", "none"])
def test_persons_are_named_at_the_level_that_names_them_only(desk: Desk, level: str) -> None:
    roster = desk.path.with_name("roster.csv")
    roster.write_text("name,delegation,abbreviation\nBatbayar Oyun,Mongolia,BO\n", encoding="utf-8")
    with files.opened(desk.path, desk.clock) as file:
        import_source(file, roster, None, None)
    (person,) = [one.id for one in load(desk).participants]
    desk.keep("> NIE to ask Batbayar Oyun for maps")
    desk.set("for maps", leads=person, partners=person, contact="Batbayar Oyun", focal_point="NIE")
    document = plan(desk, level=level)
    for suffix in (".json", ".csv", ".md"):
        assert ("Batbayar" in render(document, suffix).data.decode()) == (level == "named")
    (row,) = [words(row) for row in table(document, "by_lead").rows if "maps" in words(row)[2]]
    assert row[3:7] == {
        "named": ["Batbayar Oyun", "Batbayar Oyun", "Batbayar Oyun", "NIE"],
        "none": ["Mongolia", "Mongolia", "[a participant]", "National Institute of Ecology"],
    }.get(level, ["Mongolia", "Mongolia", "[a participant]", "NIE"])


def load(desk: Desk):
    with files.opened(desk.path, desk.clock) as file:
        return load_records(file)


def test_what_people_disagree_about_says_so(desk: Desk) -> None:
    other = desk.copy("other.facilitator", 5)
    desk.set("circulate", due="2024-10-01", status="agreed", contact="Ann")
    other.set("circulate", due="2024-11-01", status="completed", contact="Bob")
    merge(desk.path, [other.path], desk.clock)
    (row,) = [words(row) for row in table(plan(desk), "by_lead").rows if words(row)[2] == FORM]
    assert all(row[at].endswith(" (not settled)") for at in (5, 7, 8))
    assert not desk.preview(desk.plan()).edits


def test_a_plan_without_actions_still_has_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "empty.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Ana", a_clock(3))
    document = plan(Desk(path))
    assert table(document, "by_lead").rows == ()
    for suffix in (".pdf", ".md", ".xlsx", ".csv", ".json"):
        assert render(document, suffix).data
    assert json.loads(render(document, ".json").data)["key"] == "actions"
    workbook = load_workbook(io.BytesIO(render(document, ".xlsx").data))
    assert [cell.value for cell in workbook.worksheets[-1][1]][:2] == ["Id", "Action"]
