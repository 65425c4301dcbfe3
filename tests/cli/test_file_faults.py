"""A file that is none, is damaged or was tampered with: a sentence, and nothing is touched."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Answer, good, process, quick, records, refused

Spoil = Callable[[Path], None]


def forms(bad: Path, sound: Path) -> Iterator[tuple[str, Callable[[], Answer]]]:
    """Every way a command meets a file, by name; ``sound`` is a file that is in order."""
    item = next(iter(records(sound)))
    yield "note", lambda: quick("note", bad, "kept nowhere")
    yield "edit", lambda: quick("edit", bad, item, "text=kept nowhere")
    yield "show", lambda: quick("show", bad, "--json")
    yield "merge target", lambda: quick("merge", bad, sound)
    yield "merge source", lambda: quick("merge", sound, bad)
    yield "export", lambda: quick("export", bad, "summary", "-o", sound.with_name("paper.md"))
    yield "digest", lambda: quick("digest", bad)
    yield "check", lambda: quick("check", bad)
    yield "import", lambda: quick("import", bad, sound.with_name("source.txt"))


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def rename_text(path: Path) -> None:
    path.write_text("JP: camera traps\n" * 200)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def another_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE change(id)")
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=2")
    connection.close()


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    path.write_bytes(data)


def overwrite(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + random.Random(1).randbytes(len(data) - 100))


SPOILT: list[tuple[Spoil, str]] = [
    (remove, "There is no file bad.facilitator"),
    (make_folder, "is a folder"),
    (empty, "is empty"),
    (rename_text, "is not a session file"),
    (cut, "is cut short"),
    (cut_short, "is cut short"),
    (another_database, "a database of another program"),
    (newer, "newer version"),
    (damage, "damaged"),
    (overwrite, "damaged"),
]


@pytest.mark.parametrize(("spoil", "words"), SPOILT, ids=lambda one: getattr(one, "__name__", ""))
def test_every_form_says_what_is_wrong(room: Path, ana: Path, bo: Path, spoil: Spoil, words: str) -> None:
    bad = bo.rename(room / "bad.facilitator")
    (room / "source.txt").write_text("JP: one\n")
    spoil(bad)
    before = bad.read_bytes() if bad.is_file() else None
    whole = ana.read_bytes()
    for form, call in forms(bad, ana):
        if form == "merge target" and before is None and not bad.exists():
            continue  # it would be made
        if form == "check" and spoil in (damage, overwrite):
            assert call().code == 1
            continue
        said = refused(call())
        assert words in said, (form, said)
        assert "bad.facilitator" in said, (form, said)
        assert (bad.read_bytes() if bad.is_file() else None) == before, form
        assert ana.read_bytes() == whole, form
    assert not (room / "paper.md").exists()


def test_all_sources_are_looked_at_before_the_first_is_merged(room: Path, ana: Path, bo: Path) -> None:
    (room / "bad.facilitator").write_text("no")
    refused(quick("merge", "new.facilitator", ana, bo, "bad.facilitator"))
    assert not (room / "new.facilitator").exists()


def test_names_that_are_hardly_names(room: Path) -> None:
    for name in ("", ".", "..", "x" * 300 + ".facilitator", "ana.facilitator/x.facilitator", "/dev/null"):
        refused(quick("show", name))
        refused(quick("merge", "t.facilitator", name))
    assert not (room / "t.facilitator").exists()


@pytest.mark.parametrize("seed", range(3))
def test_a_few_flipped_bytes_never_end_in_a_traceback(room: Path, ana: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = ana.read_bytes()
    item = next(iter(records(ana)))
    for _ in range(12):
        data = bytearray(whole)
        page = chance.randrange(len(data) // 4096) * 4096
        for _ in range(chance.choice((1, 3, 40))):
            data[max(100, page + chance.randrange(4096))] = chance.randrange(256)
        for asked in (("show", ana, "--json"), ("note", ana, "JP: x"), ("history", ana, item), ("digest", ana)):
            ana.write_bytes(data)
            answer = quick(*asked)
            assert "Traceback" not in answer.err
            assert answer.code == 0 or refused(answer)


def tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


TAMPERED = {
    "a value": "UPDATE change SET value='forged' WHERE value='One database for tigers'",
    "an author": "UPDATE change SET author='Eve' WHERE author='Ana'",
    "a time": "UPDATE change SET wall=wall+1 WHERE field='kind' AND author='Ana'",
    "a change less": "DELETE FROM change WHERE value='camera traps at 12 sites'",
    "a value struck": "UPDATE change SET value=NULL, salt=NULL WHERE value='camera traps at 12 sites'",
    "a note's text": "UPDATE notes SET text='forged'",
    "a note less": "DELETE FROM notes",
    "a session held": "UPDATE sessions SET held=1",
    "a table less": "DROP TABLE notes",
    "no JSON": "UPDATE notes SET tags='nothing'",
    "search words": "UPDATE search_document SET words='other'",
    "search index": "DELETE FROM search_data",
    "search index gone": "DROP TABLE search",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_check_finds_what_was_altered(ana: Path, what: str) -> None:
    assert good("check", ana, "--json").json["sound"] is True
    tamper(ana, TAMPERED[what])
    before = ana.read_bytes()
    answer = quick("check", ana)
    sentence, *faults = answer.err.rstrip("\n").split("\n")
    assert answer.code == 1
    assert "ana.facilitator" in sentence
    assert faults
    assert "Traceback" not in answer.err
    as_json = quick("check", ana, "--json")
    assert as_json.code == 1
    assert as_json.json["sound"] is False
    assert as_json.json["faults"] == [fault.strip() for fault in faults]
    assert ana.read_bytes() == before


@pytest.mark.parametrize("what", ["a note's text", "a table less", "no JSON", "search words", "search index gone"])
def test_tables_are_made_anew_from_the_changes(ana: Path, what: str) -> None:
    shown, digest = good("show", ana, "--json").out, good("digest", ana).out
    tamper(ana, TAMPERED[what])
    assert "check --rebuild" in quick("check", ana).err
    for asked in (("show", ana), ("note", ana, "JP: x"), ("search", ana, "tigers")):
        answer = quick(*asked)
        assert "Traceback" not in answer.err
    tamper(ana, "DELETE FROM change WHERE value='x' OR item IN (SELECT item FROM change WHERE value='x')")
    good("check", ana, "--rebuild")
    assert good("show", ana, "--json").out == shown
    assert good("digest", ana).out == digest


def test_a_forged_change_does_not_travel(room: Path, ana: Path, bo: Path) -> None:
    tamper(bo, "UPDATE change SET value='forged' WHERE value='camera traps in 14 sites'")
    receipt = good("merge", ana, bo, "--json").json["total"]
    assert receipt["quarantined"] == 1
    assert "forged" not in good("show", ana, "--json").out


def test_a_view_or_trigger_is_not_ours(room: Path, ana: Path, bo: Path) -> None:
    tamper(bo, "CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM change; END")
    for form, call in forms(bo, ana):
        assert "altered by another program" in refused(call()), form


def test_what_a_damaged_page_puts_anywhere_is_no_bug(ana: Path) -> None:
    tamper(ana, "UPDATE notes SET tags='5'")  # of a type that nothing which reads it expects
    assert "ana.facilitator is damaged" in refused(quick("show", ana))


def test_a_bug_in_a_sound_file_is_reported_as_one(ana: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise TypeError("a mistake of ours")

    monkeypatch.setattr("facilitator.workspace.proving.digest", fail)
    answer = quick("digest", ana)
    assert answer.code == 1
    assert answer.err.startswith("This is a bug in facilitator")
    assert "a mistake of ours" in answer.err


def test_a_damaged_file_ends_a_process_with_one_sentence(bo: Path) -> None:
    overwrite(bo)
    assert "damaged" in refused(process("show", bo))
