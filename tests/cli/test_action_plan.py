"""The action plan on the command line: exported, edited, previewed, taken in."""

from __future__ import annotations

import csv
from pathlib import Path

from terminal import good, quick, records, refused


def read(plan: Path) -> list[dict[str, str]]:
    with plan.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def write(plan: Path, rows: list[dict[str, str]]) -> Path:
    with plan.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return plan


def plan_of(file: Path, name: str = "plan.csv") -> Path:
    out = file.with_name(name)
    assert quick("export", file, "actions", "-o", out).out == f"{out}\n"
    return out


def test_the_round_trip(ana: Path) -> None:
    (row,) = read(plan_of(ana))
    assert (row["Id"], row["Action"], row["Leads"]) == ("2.1-A1", "Report", "National Institute of Ecology")
    edited = write(ana.with_name("edited.csv"), [{**row, "Status": "agreed", "Contact": "a@b.example"}])
    before = ana.read_bytes()
    said = good("import", ana, edited, "--dry-run").lines
    assert said == [
        "edited.csv: 2 changes and 0 new actions would come in; 0 conflicts, 0 actions unchanged.",
        "2.1-A1 Contact: nothing → “a@b.example”",
        "2.1-A1 Status: “Proposed” → “Agreed”",
    ]
    assert ana.read_bytes() == before
    assert good("import", ana, edited, "--author", "Sec").lines[0].startswith("edited.csv: 2 changes and 0 new")
    action = records(ana)[row["Record"]]
    assert (action["status"], action["contact"]) == ("agreed", "a@b.example")
    digest = good("digest", ana).out
    assert "0 changes" in good("import", ana, edited).out
    assert good("digest", ana).out == digest


def test_a_conflict_is_named_before_and_after(ana: Path) -> None:
    (row,) = read(plan_of(ana))
    edited = write(ana.with_name("edited.csv"), [{**row, "Due": "2025-01-31"}])
    good("edit", ana, row["Record"], "due=2025-02-28")
    for form in (("--dry-run",), ()):
        said = good("import", ana, edited, *form).out
        assert "1 conflict" in said
        assert "“31 January 2025”; CONFLICT, the file says “28 February 2025”" in said
    (conflict,) = good("conflicts", ana, "--json").json
    assert {one["value"] for one in conflict["values"]} == {"2025-01-31", "2025-02-28"}


def test_what_is_not_taken_is_said_and_new_rows_come_in(ana: Path) -> None:
    (row,) = read(plan_of(ana))
    blank = dict.fromkeys(row, "")
    edited = write(
        ana.with_name("edited.csv"),
        [{**row, "Status": "nearly"}, {**blank, "Action": "Draw a map"}, {**blank, "Id": "x"}],
    )
    said = good("import", ana, edited).lines
    assert said[0] == "edited.csv: 0 changes and 1 new action came in; 0 conflicts, 0 actions unchanged."
    assert "New: Draw a map (row 3)" in said
    assert any(line.startswith("Not taken: 2.1-A1 (row 2, Status). “nearly” is no status") for line in said)
    assert sorted(one["text"] for one in records(ana).values() if one["kind"] == "action") == [
        "Draw a map", "NIE to report by Fri",
    ]  # fmt: skip
    only_new = write(edited, [{**blank, "Id": "", "Action": "Draw a map"}])
    said = good("import", ana, only_new).lines
    assert "There already: Draw a map (row 2)" in said
    assert any(line.startswith("No row, kept as it is: 2.1-A1") for line in said)


def test_a_new_row_needs_a_session_where_there_are_several(room: Path) -> None:
    good("merge", "all.facilitator", "ana.facilitator", "cy.facilitator")
    file = room / "all.facilitator"
    (row,) = read(plan_of(file))
    blank = dict.fromkeys(row, "")
    edited = write(
        room / "edited.csv", [{**blank, "Action": "Draw a map"}, {**blank, "Id": "2.2-A7", "Action": "Count"}]
    )
    assert "add --session CODE" in good("import", file, edited, "--dry-run").out
    good("import", file, edited, "--session", "2.1")
    sessions = {one["id"]: one["code"] for one in good("show", file, "--json").json["sessions"]}
    made = {one["text"]: sessions[one["session"]] for one in records(file).values() if one["kind"] == "action"}
    assert made == {"NIE to report by Fri": "2.1", "Draw a map": "2.1", "Count": "2.1"}


def test_every_format_of_the_plan(ana: Path) -> None:
    (item,) = [one["id"] for one in records(ana).values() if one["kind"] == "action"]
    for suffix in (".xlsx", ".csv", ".pdf", ".md", ".json"):
        data = plan_of(ana, f"plan{suffix}").read_bytes()
        assert data == plan_of(ana, f"again{suffix}").read_bytes()
        assert (b"plan1 " + item.encode() in data) == (suffix in (".csv", ".json"))


def test_a_plan_without_actions_can_be_filled_in(room: Path) -> None:
    file = room / "cy.facilitator"
    plan = plan_of(file)
    assert read(plan) == []
    titles = plan.read_text(encoding="utf-8-sig").strip().split(",")
    filled = room / "filled.csv"
    filled.write_text(
        plan.read_text(encoding="utf-8-sig") + ",".join(["", "Ring storks"] + [""] * (len(titles) - 2)), "utf-8"
    )
    good("import", file, filled)
    assert [one["text"] for one in records(file).values() if one["kind"] == "action"] == ["Ring storks"]
    good("import", file, plan_of(file, "plan.xlsx"))


def test_a_file_that_only_looks_like_one_is_still_imported_or_refused(ana: Path) -> None:
    table = ana.with_name("table.csv")
    table.write_text("Action,Leads,Due\nDraw a map,NIE,asap\n", encoding="utf-8")
    assert "1 record" in good("import", ana, table).out
    broken = ana.with_name("plan.xlsx")
    broken.write_bytes(b"PK\x03\x04 nothing")
    assert "damaged" in refused(quick("import", ana, broken))
    assert "no file" in refused(quick("import", ana, ana.with_name("absent.xlsx")))
