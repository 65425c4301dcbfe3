"""Every form of the contract: what it prints, what it keeps, how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from terminal import good, quick, records, refused

HEX_LINE = re.compile(r"[0-9a-f]{64}\n")
SHOWN = {
    "session", "sessions", "slots", "discussion_points", "notes", "proposals", "action_items", "participants",
    "conflicts", "unknown_speakers", "other",
}  # fmt: skip
RECORD = {"id", "author", "kind", "text", "point", "speaker", "tags", "starred", "supports"}


def only(file: Path, kind: str) -> dict[str, object]:
    (found,) = [one for one in records(file).values() if one["kind"] == kind]
    return found


def test_templates_lists_both() -> None:
    assert [line.split("\t")[0] for line in good("templates").lines] == ["neaspec-2024", "workshop"]


def test_new_never_overwrites(ana: Path) -> None:
    before = ana.read_bytes()
    said = refused(quick("new", ana, "--template", "workshop", "--session", "1", "--author", "Eve"))
    assert "exists already" in said
    assert ana.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("x.facilitator", "--template", "workshop", "--session", "9", "--author", "A"), "1, 2, 3"),
        (("x.facilitator", "--template", "nope", "--session", "1", "--author", "A"), "neaspec-2024"),
        (("x.facilitator", "--template", "workshop", "--session", "1", "--author", " "), "--author"),
        (("x.txt", "--template", "workshop", "--session", "1", "--author", "A"), ".facilitator"),
        (("no/x.facilitator", "--template", "workshop", "--session", "1", "--author", "A"), "no folder"),
    ],
)
def test_new_refused_leaves_nothing(room: Path, arguments: tuple[str, ...], word: str) -> None:
    before = sorted(room.iterdir())
    assert word in refused(quick("new", *arguments))
    assert sorted(room.iterdir()) == before


def test_new_from_the_path_of_a_template(room: Path) -> None:
    (room / "own.toml").write_text(
        '[workshop]\nid="own"\ntitle="Own"\nfirst_day="2024-08-28"\nlast_day="2024-08-28"\nzone="UTC"\n'
        '[[session]]\ncode="α"\ntitle="Первая"\n',
        encoding="utf-8",
    )
    good("new", "own.facilitator", "--template", "own.toml", "--session", "α", "--author", "Ö")
    assert good("show", "own.facilitator", "--json").json["session"]["code"] == "α"


def test_show_has_the_keys_of_the_contract(ana: Path) -> None:
    shown = good("show", ana, "--json").json
    assert shown.keys() >= SHOWN
    assert shown["session"]["code"] == "2.1"
    assert [re.fullmatch(r"\d\d:\d\d", slot[side]) for slot in shown["slots"] for side in ("start", "end")].count(
        None
    ) == 0
    assert [slot["start"] for slot in shown["slots"]] == ["13:00", "15:30", "09:00", "10:40"]
    assert {one["session"] for one in shown["discussion_points"]} == {shown["session"]["id"]}
    for one in records(ana).values():
        assert one.keys() >= RECORD
    (action,) = shown["action_items"]
    assert action.keys() >= {"leads", "partners", "due", "due_text", "status"}
    assert action["due"] == "2024-08-30"
    (note,) = shown["notes"]
    assert (note["speaker"], note["tags"], note["author"]) == ("Japan", ["snow-leopard"], "Ana")


def test_show_of_several_sessions_has_no_single_one(room: Path) -> None:
    good("merge", "all.facilitator", "ana.facilitator", "cy.facilitator")
    assert good("show", "all.facilitator", "--json").json["session"] is None


def test_show_for_people_names_what_needs_them(both: Path) -> None:
    good("note", both, "Main threats: roads", "+1 ROK, MN")
    said = good("show", both).out
    assert "2 conflicts open" in said
    assert "Unknown speaker “Main threats” in 1 note." in said
    assert "[+1 Republic of Korea, Mongolia]" in said


def test_equal_digests_show_equal_json(room: Path, ana: Path, bo: Path) -> None:
    cy = room / "cy.facilitator"
    good("merge", "one.facilitator", ana, bo, cy)
    good("merge", "two.facilitator", cy)
    good("merge", "two.facilitator", bo, ana)
    (room / "elsewhere").mkdir()
    shutil.copyfile("one.facilitator", room / "elsewhere" / "three.facilitator")
    files = ("one.facilitator", "two.facilitator", "elsewhere/three.facilitator")
    assert len({good("digest", file).out for file in files}) == 1
    assert len({good("show", file, "--json").out for file in files}) == 1
    good("note", "two.facilitator", "more", "--session", "2.1")
    assert good("digest", "one.facilitator").out != good("digest", "two.facilitator").out


def test_digest_is_one_line_of_hex(ana: Path) -> None:
    before = ana.read_bytes()
    assert HEX_LINE.fullmatch(good("digest", ana).out)
    assert ana.read_bytes() == before


def test_edit_stores_as_given(ana: Path) -> None:
    item = str(only(ana, "action")["id"])
    given = "  ACTION: JP: = not parsed by Fri #tag "
    good("edit", ana, item, f"text={given}", "due=2025-01-31", "starred=yes", "leads=NIE, JP", "status=agreed")
    shown = records(ana)[item]
    assert (shown["text"], shown["due"], shown["starred"], shown["status"]) == (given, "2025-01-31", True, "agreed")
    assert shown["leads"] == ["National Institute of Ecology", "Japan"]
    assert shown["kind"] == "action"


def test_edit_of_an_unknown_field_lists_the_editable_ones(ana: Path) -> None:
    before = ana.read_bytes()
    item = str(only(ana, "action")["id"])
    said = refused(quick("edit", ana, item, "text=kept out", "colour=red"))
    for name in ("text", "tags", "leads", "due", "status", "starred", "point"):
        assert name in said
    assert ana.read_bytes() == before


@pytest.mark.parametrize("value", ["tomorrow", "2024-13-01", "30/9/2024"])
def test_edit_takes_iso_days_only(ana: Path, value: str) -> None:
    before = ana.read_bytes()
    assert value in refused(quick("edit", ana, str(only(ana, "action")["id"]), f"due={value}"))
    assert ana.read_bytes() == before


def test_delete_and_restore(ana: Path) -> None:
    before = records(ana)
    item = str(only(ana, "action")["id"])
    good("delete", ana, item)
    assert records(ana).keys() == before.keys() - {item}
    good("restore", ana, item)
    assert records(ana) == before


def test_history_holds_every_value(both: Path) -> None:
    item = str(only(both, "statement")["id"])
    entries = [one for one in good("history", both, item, "--json").json if one["field"] == "text"]
    assert {one["value"]: one["author"] for one in entries} == {
        "camera traps in 12 sites #snow-leopard": "Ana",
        "camera traps at 12 sites": "Ana",
        "camera traps in 14 sites": "Bo",
    }
    first = next(one for one in entries if "#snow" in one["value"])
    assert len(first["replaced_by"]) == 2
    assert all(one["replaced_by"] == [] for one in entries if one is not first)
    assert all(re.fullmatch(r"2024-08-29T03:40:00\.000Z", one["at"]) for one in entries)
    assert "camera traps in 14 sites" in good("history", both, item).out


def test_conflicts_as_the_contract_has_them(both: Path) -> None:
    found = good("conflicts", both, "--json").json
    assert sorted(one["field"] for one in found) == ["deleted", "text"]
    for one in found:
        assert len(one["values"]) == 2
        for value in one["values"]:
            assert value.keys() >= {"change", "value", "author", "at"}
    (text,) = [one for one in found if one["field"] == "text"]
    shown = records(both)[text["item"]]
    assert shown["text"] == text["values"][0]["value"]
    assert shown["conflicts"] == ["text"]
    assert len(good("conflicts", both).lines) == 6


def test_no_conflicts_is_an_empty_list(ana: Path) -> None:
    assert good("conflicts", ana, "--json").json == []


@pytest.mark.parametrize("length", [64, 10])
def test_resolve_takes_a_version(both: Path, length: int) -> None:
    (text,) = [one for one in good("conflicts", both, "--json").json if one["field"] == "text"]
    hidden = text["values"][1]
    good("resolve", both, text["item"], "text", "--take", hidden["change"][:length])
    assert records(both)[text["item"]]["text"] == hidden["value"]
    assert [one["field"] for one in good("conflicts", both, "--json").json] == ["deleted"]


def test_resolve_with_a_text_of_ones_own(both: Path) -> None:
    item = str(only(both, "statement")["id"])
    good("resolve", both, item, "text", "--text", "=13 sites", "--author", "Mo")
    assert records(both)[item]["text"] == "=13 sites"


@pytest.mark.parametrize("take", ["deleted", "text"])
def test_resolve_a_deletion(both: Path, take: str) -> None:
    (found,) = [one for one in good("conflicts", both, "--json").json if one["field"] == "deleted"]
    (change,) = [one["change"] for one in found["values"] if one["field"] == take]
    good("resolve", both, found["item"], "deleted", "--take", change)
    assert (found["item"] in records(both)) == (take == "text")


def test_resolve_refuses_what_settles_nothing(both: Path) -> None:
    before = both.read_bytes()
    item = str(only(both, "statement")["id"])
    deleted = str(only(both, "proposal")["id"])
    assert "none of the versions" in refused(quick("resolve", both, item, "text", "--take", "ffff"))
    assert "no conflict" in refused(quick("resolve", both, item, "kind", "--take", "ffff"))
    assert "--take" in refused(quick("resolve", both, deleted, "deleted", "--text", "gone"))
    assert quick("resolve", both, item, "text").code == 2
    assert quick("resolve", both, item, "text", "--take", "a", "--text", "b").code == 2
    assert both.read_bytes() == before


def test_merge_gives_a_receipt(room: Path, ana: Path, bo: Path) -> None:
    first = good("merge", "t.facilitator", ana, bo, "--json").json
    assert [one["source"] for one in first["sources"]] == ["ana.facilitator", "bo.facilitator"]
    for receipt in (*first["sources"], first["total"]):
        assert receipt.keys() >= {"new", "changed", "auto_merged", "conflicts", "gaps", "quarantined", "drafts"}
    # The deleted proposal comes with its making and its deletion: it is new, too.
    assert (first["total"]["new"], first["total"]["changed"], first["total"]["conflicts"]) == (3, 2, 2)
    digest = good("digest", "t.facilitator").out
    again = good("merge", "t.facilitator", bo, ana, "--json").json["total"]
    assert set(again.values()) == {0}
    assert good("digest", "t.facilitator").out == digest


def test_a_dry_run_says_the_same_and_writes_nothing(room: Path, ana: Path, bo: Path) -> None:
    before = ana.read_bytes()
    planned = good("merge", ana, bo, "--dry-run", "--json").json
    assert ana.read_bytes() == before
    assert good("merge", ana, bo, "--json").json == planned
    good("merge", "absent.facilitator", ana, bo, "--dry-run")
    assert not (room / "absent.facilitator").exists()


def test_merge_leaves_its_sources_as_they_are(room: Path, ana: Path, bo: Path) -> None:
    before = ana.read_bytes(), bo.read_bytes()
    good("merge", "t.facilitator", ana, bo)
    assert (ana.read_bytes(), bo.read_bytes()) == before


def test_another_workshop_is_named_and_refused(room: Path, ana: Path) -> None:
    before = ana.read_bytes()
    said = refused(quick("merge", ana, "far.facilitator"))
    assert "far.facilitator" in said
    assert "--other-workshop" in said
    assert ana.read_bytes() == before
    good("merge", ana, "far.facilitator", "--other-workshop")
    assert "a word from elsewhere" in good("search", ana, "elsewhere").out


def test_search_finds_best_first(ana: Path) -> None:
    good("note", ana, "雪豹 议题 一", "한국어 저어새 보고", "camera", "a camera among so many other words of no use")
    assert [one["text"] for one in good("search", ana, "议题", "--json").json] == ["雪豹 议题 一"]
    assert [one["text"] for one in good("search", ana, "저어", "--json").json] == ["한국어 저어새 보고"]
    assert good("search", ana, "camera", "--json").json[0]["text"] == "camera"
    assert len(good("search", ana, "camera").lines) == 3
    assert good("search", ana, "nowhere", "--json").json == []
    assert good("search", ana, '"*(', "--json").json == []


@pytest.mark.parametrize("paper", ["summary", "roundtable"])
@pytest.mark.parametrize("suffix", [".md", ".json", ".pdf"])
def test_export_writes_a_paper(room: Path, ana: Path, paper: str, suffix: str) -> None:
    before = ana.read_bytes()
    out = room / f"paper{suffix}"
    answer = quick("export", ana, paper, "-o", out)
    assert (answer.code, answer.out) == (0, f"{out}\n")
    # The pack is a choice: it says what it does not say.
    assert ("stands in no sentence of the paper “roundtable”: “camera traps at 12 sites”" in answer.err) == (
        paper == "roundtable"
    )
    data = out.read_bytes()
    assert (
        data.startswith(b"%PDF")
        if suffix == ".pdf"
        else b"amera traps at" in data or (paper == "roundtable" and b"National Institute of Ecology" in data)
    )
    assert suffix != ".json" or json.loads(data)
    assert ana.read_bytes() == before


def test_export_refuses_what_it_cannot_write(room: Path, ana: Path) -> None:
    (room / "folder.md").mkdir()
    before = sorted(room.iterdir())
    assert "summary, roundtable" in refused(quick("export", ana, "minutes", "-o", "x.md"))
    assert ".pdf" in refused(quick("export", ana, "summary", "-o", "x.odt"))
    assert "Only slides" in refused(quick("export", ana, "summary", "-o", "x.pptx"))
    assert "no folder" in refused(quick("export", ana, "summary", "-o", "no/x.md"))
    assert "is a folder" in refused(quick("export", ana, "summary", "-o", "folder.md"))
    assert "2.1" in refused(quick("export", ana, "summary", "-o", "x.md", "--session", "7"))
    assert sorted(room.iterdir()) == before


def test_several_sessions_ask_for_one(room: Path) -> None:
    good("merge", "all.facilitator", "ana.facilitator", "cy.facilitator")
    for asked in (("note", "all.facilitator", "x"), ("export", "all.facilitator", "summary", "-o", "x.md")):
        said = refused(quick(*asked))
        assert "2.1, 2.2" in said
        assert "--session" in said
        good(*asked, "--session", "2.2")


def test_import_takes_a_source_once(room: Path, ana: Path) -> None:
    (room / "notes.md").write_text("# Methodologies\n\n- one bullet\n- two bullets\n", encoding="utf-8")
    before = ana.read_bytes()
    good("import", ana, "notes.md", "--dry-run")
    assert ana.read_bytes() == before
    good("import", ana, "notes.md")
    assert {"one bullet", "two bullets"} <= {one["text"] for one in records(ana).values()}
    digest = good("digest", ana).out
    assert "2 records were there already" in good("import", ana, "notes.md").out
    assert good("digest", ana).out == digest
    assert "no file" in refused(quick("import", ana, "absent.md"))
    assert "is a folder" in refused(quick("import", ana, "."))


def test_assign_gives_all_notes_their_speaker(ana: Path) -> None:
    made = good("note", ana, "Dr Who: one", "Dr Who: two").lines
    assert good("show", ana, "--json").json["unknown_speakers"][0]["notes"] == sorted(made)
    good("assign", ana, "Dr Who", "NIE")
    shown = records(ana)
    assert [(shown[item]["text"], shown[item]["speaker_ref"]) for item in made] == [("one", "NIE"), ("two", "NIE")]
    assert "Dr Who" in refused(quick("assign", ana, "Dr Who", "NIE"))


def test_redact_takes_the_words_out(ana: Path) -> None:
    (item,) = good("note", ana, "the secret coordinate").lines
    good("redact", ana, item, "text", "--reason", "nest site")
    assert b"secret coordinate" not in ana.read_bytes()
    assert good("check", ana, "--json").json == {"file": "ana.facilitator", "sound": True, "faults": []}


@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "zzz", "text=a"),
        ("delete", "zzz"),
        ("restore", "zzz"),
        ("history", "zzz"),
        ("redact", "zzz", "--reason", "r"),
        ("resolve", "zzz", "text", "--take", "ab"),
    ],
)
def test_an_unknown_item_is_named(ana: Path, arguments: tuple[str, ...]) -> None:
    before = ana.read_bytes()
    assert "zzz" in refused(quick(arguments[0], ana, *arguments[1:]))
    assert ana.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("bogus",),
        ("show",),
        ("show", "ana.facilitator", "--bogus"),
        ("note", "ana.facilitator"),
        ("note", "ana.facilitator", "--bogus"),
        ("edit", "ana.facilitator", "id"),
        ("edit", "ana.facilitator", "id", "no sign"),
        ("merge", "ana.facilitator"),
        ("new", "x.facilitator", "--template", "workshop", "--session", "1"),
        ("export", "ana.facilitator", "summary"),
        ("search", "ana.facilitator"),
        ("check", "ana.facilitator", "and more"),
        ("digest", "ana.facilitator", "--json"),
    ],
)
def test_usage_ends_in_two(ana: Path, arguments: tuple[str, ...]) -> None:
    before = ana.read_bytes()
    answer = quick(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "Usage: facilitator" in answer.err
    assert ana.read_bytes() == before
