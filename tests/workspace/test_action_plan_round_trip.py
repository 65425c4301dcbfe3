"""The action plan goes out, is edited in a spreadsheet, and comes back: nothing lost, nothing overwritten."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from action_plan_scene import Desk, as_csv, columns, csv_rows, in_sheets, make_desk, with_rows
from openpyxl import load_workbook

from facilitator.errors import ImportFileError
from facilitator.workspace import files
from facilitator.workspace.action_plan import is_plan, take_plan
from facilitator.workspace.editing import delete
from facilitator.workspace.importing import import_source
from facilitator.workspace.proving import check
from facilitator.workspace.striking import redact
from facilitator.workspace.undoing import undo


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_desk(tmp_path_factory.mktemp("plans")).path


@pytest.fixture
def desk(original: Path, tmp_path: Path) -> Desk:
    shutil.copyfile(original, tmp_path / original.name)
    return Desk(tmp_path / original.name)


def reasons(preview) -> str:
    return " ".join(str(fault.reason) for fault in preview.faults)


@pytest.mark.parametrize(
    ("name", "level"),
    [("plan.xlsx", "named"), ("plan.xlsx", "none"), ("plan.csv", "delegation"), ("plan.csv", "constituency")],
)
def test_a_plan_nobody_touched_changes_nothing(desk: Desk, name: str, level: str) -> None:
    plan = desk.plan(name, level)
    preview = desk.preview(plan)
    assert (preview.edits, preview.new, preview.faults, preview.missing) == ((), (), (), ())
    assert preview.unchanged == 4
    before = desk.actions()
    assert desk.take(plan).changes == ()
    assert desk.actions() == before


def test_every_column_comes_back(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {
        "Action": "Circulate the form twice", "Leads": "NIE; Mongolia", "With": "EAAFP; the herders",
        "Contact": "a@nie.example", "Focal point": "Ministry", "Due": datetime(2024, 10, 15), "Status": "IN progress",
        "Asked": "2 September 2024", "Reminded": 45550, "Replied": "2024-09-20",
    })  # fmt: skip
    preview = desk.preview(plan)
    assert len(preview.edits) == 10
    assert not preview.clashes
    assert "the herders" in " ".join(str(one) for edit in preview.edits for one in edit.told)
    shown = {edit.column: (edit.old, edit.new) for edit in preview.edits}
    assert shown["due"] == ("30 September 2024", "15 October 2024")
    assert shown["status"] == ("Proposed", "In progress")
    assert shown["leads"] == ("National Institute of Ecology", "National Institute of Ecology; Mongolia")
    desk.take(plan)
    found = desk.action("twice")
    assert (found.text, found.due, found.due_text, found.status) == (
        "Circulate the form twice", "2024-10-15", "", "in progress",
    )  # fmt: skip
    assert (found.leads, found.partners) == (("NIE", "MNG"), ("EAAFP-secretariat", "the herders"))
    assert (found.contact, found.focal_point) == ("a@nie.example", "Ministry")
    assert (found.asked, found.reminded, found.replied) == ("2024-09-02", "2024-09-15", "2024-09-20")
    assert found.conflicts == ()


def test_reading_the_same_plan_again_adds_nothing(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Due": "asap", "Leads": "Mongolia"})
    desk.set("collect", due="2025-04-01")
    in_sheets(plan, "ollect", {"Due": datetime(2025, 5, 1)})
    assert len(desk.take(plan).changes) > 3
    assert desk.take(plan).changes == ()


@pytest.mark.parametrize(
    ("given", "due", "words"),
    [(datetime(2024, 12, 1, 17), "2024-12-01", ""), (45627, "2024-12-01", ""), (None, "", "")],
)
def test_due_in_a_cell_of_any_type(desk: Desk, given: object, due: str, words: str) -> None:
    desk.take(in_sheets(desk.plan(), "irculate the form", {"Due": given}))
    found = desk.action("circulate the form")
    assert (found.due, found.due_text) == (due, words)


def test_due_is_a_day_or_words(desk: Desk) -> None:
    forms = {
        "2024-12-01": "1 December 2024", "1 Dec 2024": "1 December 2024", "12월 1일": "1 December 2024",
        "45627": "1 December 2024", "30/11/2024": "30 November 2024", "11/30/2024": "30 November 2024",
        "before the COP": "before the COP", "": "", "–": "",
    }  # fmt: skip
    rows = csv_rows(desk.plan("plan.csv"))
    for given, shown in forms.items():
        (edit,) = desk.preview(as_csv([{**rows[0], "Due": given}], desk.path.with_name("one.csv"))).edits
        assert edit.new == shown


CANNOT = (
    ("Due", "3/9/2024", "two days"),
    ("Asked", "last week", "no day"),
    ("Replied", "4.5.2024", "two days"),
    ("Status", "nearly", "choose one of Proposed, Agreed"),
    ("Status", "", "no status"),
    ("Action", "", "needs words"),
    ("Leads", "a participant", "stands for a name"),
    ("Contact", "[a participant], Ulaanbaatar", "hides a name"),
)


def test_what_cannot_be_read_is_said_and_left(desk: Desk) -> None:
    rows = csv_rows(desk.plan("plan.csv"))
    for title, given, said in CANNOT:
        plan = as_csv([{**rows[0], title: given}], desk.path.with_name("one.csv"))
        preview = desk.preview(plan)
        assert (len(preview.faults), preview.edits) == (1, ())
        assert said in reasons(preview)
        assert preview.faults[0].place.column == title
    changed = desk.take(plan)
    assert changed.changes == ()
    assert said in str(changed.warnings[0])


def test_a_day_that_a_spreadsheet_wrote_in_its_own_order_is_no_change(desk: Desk) -> None:
    desk.set("circulate", due="2024-09-03", asked="2024-08-12")
    rows = csv_rows(desk.plan("plan.csv"))
    (row,) = [row for row in rows if row["Action"] == "Circulate the form"]
    for due, asked in (("3/9/2024", "12/8/2024"), ("9/3/2024", "8/12/2024"), ("03.09.24", "12.08.24")):
        plan = as_csv([{**row, "Due": due, "Asked": asked}], desk.path.with_name("one.csv"))
        assert desk.preview(plan).edits == desk.preview(plan).faults == ()


def test_status_in_the_words_of_the_paper_or_stored(desk: Desk) -> None:
    rows = csv_rows(desk.plan("plan.csv"))
    for words in ("in progress", "In Progress", "进行中", "ongoing", "In progress (not settled)"):
        (edit,) = desk.preview(as_csv([{**rows[0], "Status": words}], desk.path.with_name("one.csv"))).edits
        assert [(name, value) for name, value, _ in edit.fields] == [("status", "in progress")]


def test_a_change_made_meanwhile_is_a_conflict_and_no_overwrite(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Due": datetime(2024, 12, 1), "Contact": "a@b.example"})
    desk.set("circulate", due="2024-10-10", status="agreed")
    preview = desk.preview(plan)
    assert [(edit.column, edit.clash, edit.meanwhile) for edit in preview.edits] == [
        ("contact", False, ""), ("due", True, "10 October 2024"),
    ]  # fmt: skip
    desk.take(plan)
    found = desk.action("circulate")
    assert (found.status, found.contact, found.conflicts) == ("agreed", "a@b.example", ("due",))
    assert desk.versions("circulate", "due") == {"2024-10-10", "2024-12-01"}


def test_the_same_change_made_meanwhile_is_none(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Due": datetime(2024, 12, 1), "Leads": "Mongolia"})
    desk.set("circulate", due="2024-12-01", leads="MNG")
    assert desk.preview(plan).edits == ()


def test_leads_that_two_people_added_both_stand(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Leads": "National Institute of Ecology; Japan"})
    desk.set("circulate", leads="NIE,CHN")
    assert not desk.preview(plan).clashes
    desk.take(plan)
    found = desk.action("circulate")
    assert set(found.leads) == {"NIE", "CHN", "JPN"}
    assert found.conflicts == ()


def test_an_action_deleted_meanwhile_shows_as_deleted_and_edited(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Status": "Completed"})
    item = desk.action("circulate").id
    with files.opened(desk.path, desk.clock) as file:
        delete(file, item, "Bo")
    (edit,) = desk.preview(plan).edits
    assert edit.clash
    desk.take(plan)
    assert desk.action("circulate").conflicts == ("deleted",)


def test_words_struck_meanwhile_stand_against_the_edit(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate the form", {"Action": "Circulate the long form"})
    item = desk.action("circulate").id
    with files.opened(desk.path, desk.clock) as file:
        redact(file, item, "text", "a name", "Bo")
    desk.take(plan)
    assert "text" in next(one for one in desk.actions() if one.id == item).conflicts
    with files.opened(desk.path, desk.clock) as file:
        assert check(file) == []


def test_a_sheet_of_another_copy_says_to_merge_first(desk: Desk) -> None:
    other = desk.copy("other.facilitator", 7)
    other.set("circulate", due="2024-10-10")
    (added,) = other.keep("> Mongolia to draw a map")
    plan = in_sheets(other.plan("other.xlsx"), "irculate the form", {"Due": datetime(2024, 12, 1)})
    preview = desk.preview(plan)
    assert preview.edits == preview.new == ()
    assert reasons(preview).count("merge the file it came from") == 2
    assert added in reasons(preview)
    assert desk.take(plan).changes == ()


def test_rows_on_two_sheets_that_differ_are_a_clash_and_those_that_agree_one_edit(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "ollect", {"Due": datetime(2025, 5, 1)}, sheet="Japan")
    assert len(desk.preview(plan).edits) == 1
    in_sheets(plan, "ollect", {"Due": datetime(2025, 6, 1), "Contact": "x"}, sheet="Republic of Korea")
    preview = desk.preview(plan)
    assert [edit.column for edit in preview.edits] == ["contact"]
    assert [fault.clash for fault in preview.faults] == [True]
    assert "1 May 2025" in reasons(preview)
    assert "1 June 2025" in reasons(preview)
    desk.take(plan)
    assert desk.action("collect").due == "2025-03-31"
    in_sheets(plan, "ollect", {"Due": datetime(2025, 6, 1)}, sheet="Japan")
    assert [edit.column for edit in desk.preview(plan).edits] == ["due"]


def test_rows_taken_out_are_listed_and_kept(desk: Desk) -> None:
    before = desk.actions()
    plan = with_rows(desk.plan(), "irculate the form", lambda sheet, row: sheet.delete_rows(row))

    def clear(sheet, row: int) -> None:
        for title, column in columns(sheet).items():
            if title not in ("Record", "Version"):
                sheet.cell(row, column).value = None

    with_rows(plan, "ost a meeting", clear)
    preview = desk.preview(plan)
    assert [text for _, text in preview.missing] == [before[0].text, before[2].text]
    assert (preview.edits, preview.faults) == ((), ())
    desk.take(plan)
    assert desk.actions() == before


def test_rows_without_an_id_are_new_actions_once(desk: Desk) -> None:
    workbook = load_workbook(desk.plan())
    for sheet in (workbook["Japan"], workbook["Republic of Korea"]):
        row = sheet.max_row + 1
        for title, value in {"Action": "=Draw a map", "Leads": "JP", "Due": "asap", "Status": "agreed"}.items():
            cell = sheet.cell(row, columns(sheet)[title])
            cell.value, cell.data_type = value, "s"
        sheet.cell(row + 1, columns(sheet)["Leads"]).value = "NIE"
    plan = desk.path.with_name("new.xlsx")
    workbook.save(plan)
    preview = desk.preview(plan)
    assert [one.text for one in preview.new] == ["=Draw a map"]
    assert "neither an id nor an action" in reasons(preview)
    desk.take(plan)
    made = desk.action("Draw a map")
    assert (made.text, made.leads, made.due, made.due_text, made.status) == (
        "=Draw a map", ("JPN",), "", "asap", "agreed",
    )  # fmt: skip
    assert desk.preview(plan).new[0].present
    assert desk.take(plan).changes == ()
    assert len(desk.actions()) == 5


def test_a_row_added_on_a_sheet_is_of_its_lead_and_undone_as_a_whole(desk: Desk) -> None:
    workbook = load_workbook(desk.plan())
    workbook["NIE"].cell(3, columns(workbook["NIE"])["Action"]).value = "Draw a map"
    plan = desk.path.with_name("new.xlsx")
    workbook.save(plan)
    before = desk.actions()
    in_sheets(plan, "irculate", {"Status": "agreed", "Leads": "Mongolia"})
    with files.opened(desk.path, desk.clock) as file:
        done = take_plan(file, plan)
        assert desk.action("Draw a map").leads == ("NIE",)
        assert desk.action("circulate").leads == ("MNG",)
        undo(file, done)
    assert desk.actions() == before


def test_a_number_that_a_spreadsheet_spelt_its_own_way_is_no_change(desk: Desk) -> None:
    desk.set("circulate", contact="0082105", focal_point="1e5")
    rows = csv_rows(desk.plan("plan.csv"))
    (row,) = [row for row in rows if row["Action"] == "Circulate the form"]
    plan = as_csv([{**row, "Contact": "82105", "Focal point": "100000"}], desk.path.with_name("one.csv"))
    assert desk.preview(plan).edits == ()
    as_csv([{**row, "Contact": "82106", "Focal point": "100001"}], plan)
    assert len(desk.preview(plan).edits) == 2


def test_a_table_of_somebody_elses_is_no_plan(desk: Desk) -> None:
    table = desk.path.with_name("table.csv")
    table.write_text("Record,Action,Due,Status\n7,Draw a map,asap,agreed\n", encoding="utf-8")
    with files.opened(desk.path, desk.clock) as file:
        assert not is_plan(file, table)
        assert len(import_source(file, table, None, None).records) == 1


def test_a_row_without_its_version_is_taken_only_as_it_is(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate", {"Version": None})
    assert desk.preview(plan).faults == ()
    in_sheets(plan, "irculate", {"Contact": "x"})
    assert "no version" in reasons(desk.preview(plan))
    other = desk.plan("other.xlsx")
    in_sheets(other, "irculate", {"Record": desk.action("collect").id})
    assert "two different rows" in reasons(desk.preview(other))


def test_a_formula_without_a_value_is_no_empty_cell(desk: Desk) -> None:
    plan = in_sheets(desk.plan(), "irculate", {"Due": "=TODAY()+1"})
    preview = desk.preview(plan)
    assert preview.edits == ()
    assert "formula" in reasons(preview)


def test_names_the_sheet_hides_are_never_lost(desk: Desk) -> None:
    roster = desk.path.with_name("roster.csv")
    roster.write_text("name,delegation\nBatbayar Oyun,Mongolia\n", encoding="utf-8")
    with files.opened(desk.path, desk.clock) as file:
        import_source(file, roster, None, None)
    desk.keep("> NIE to ask Batbayar Oyun for maps")
    desk.set("Batbayar", leads="Batbayar Oyun")
    plan = desk.plan(level="delegation")
    assert desk.preview(plan).edits == ()
    in_sheets(plan, "for maps", {"Action": "Ask [a participant] for charts"})
    assert "hides a name" in reasons(desk.preview(plan))
    named = in_sheets(desk.plan("named.xlsx", "named"), "for maps", {"Action": "Ask Batbayar Oyun for charts"})
    assert [edit.new for edit in desk.preview(named).edits] == ["Ask Batbayar Oyun for charts"]


def test_a_plan_is_never_read_as_an_ordinary_table(desk: Desk) -> None:
    plan = desk.plan()
    with files.opened(desk.path, desk.clock) as file, pytest.raises(ImportFileError, match="action plan"):
        import_source(file, plan, None, None)


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (",", "utf-8-sig"), (";", "cp1252")]
)
def test_csv_however_a_program_wrote_it(desk: Desk, separator: str, encoding: str) -> None:
    rows = csv_rows(desk.plan("plan.csv"))
    assert len(rows) == 4
    for row in rows:
        year, month, day = (row["Due"] or "0-0-0").split("-") if row["Due"][:2] == "20" else ("", "", "")
        row["Due"] = f"{month}/{day}/{year}" if year else row["Due"]
    plan = as_csv(rows, desk.path.with_name("back.csv"), separator=separator, encoding=encoding)
    preview = desk.preview(plan)
    assert (preview.edits, preview.faults, preview.unchanged) == ((), (), 4)
    rows[0]["Contact"] = "'=x"
    desk.take(as_csv(rows, plan, separator=separator, encoding=encoding))
    assert [one.contact for one in desk.actions() if one.contact] == ["=x"]
