"""Struck words are in no part of any file that the redaction reaches, whatever held them, and are not to be guessed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop, rewrite
from striking_scene import WORD, copied, holds, redact

from facilitator.changes import Change, change_id
from facilitator.merge.union import Terms
from facilitator.store import log
from facilitator.workspace import editing, files, merging, proving, showing, striking, undoing
from facilitator.workspace.drafting import adopt_drafts, keep_draft
from facilitator.workspace.editing import Part
from facilitator.workspace.handing_over import pack
from facilitator.workspace.papers import export
from facilitator.workspace.publishing import publish


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def edit(laptop: Laptop, item: str, **values: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.edit(file, item, [Part(field, value) for field, value in values.items()])


def history(laptop: Laptop, item: str) -> list[Change]:
    with files.opened(laptop.path, laptop.clock) as file, file.reading() as connection:
        return log.history(connection, item)


def test_every_field_that_can_hold_words_is_struck(ann: Laptop) -> None:
    """An item's words are gone from whatever field they stand in, its sets and maps too."""
    (item,) = keep(ann, f"LESSON: near {WORD} #{WORD}")
    fields = {"translation": f"in {WORD}", "speaker": f"{WORD} Office", f"people/{WORD}": "1",
              "lesson/site": WORD, f"supports/{WORD}": "1", "confirmed": f"2024-08-29, {WORD}"}  # fmt: skip
    edit(ann, item, **fields)
    assert holds(ann.path)
    redact(ann, item)
    left = [one.field for one in history(ann, item) if WORD.lower() in f"{one.value}".lower()]
    assert left == []
    assert [one.field for one in history(ann, item) if WORD in one.field and one.value is not None] == []


def test_words_being_typed_on_a_struck_item_are_forgotten_where_the_redaction_arrives(ann: Laptop) -> None:
    (item,) = keep(ann, f"near {WORD}")
    bada = copied(ann, "bada", 4)
    with files.opened(bada.path, bada.clock) as file:
        keep_draft(file, item, "text", f"near {WORD}, second tree")
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(bada.path, bada.clock) as file:
        assert adopt_drafts(file) == ()
        assert proving.check(file) == []
    assert not holds(bada.path)


def test_words_being_typed_on_another_field_stay(ann: Laptop) -> None:
    (item,) = keep(ann, f"near {WORD}")
    bada = copied(ann, "bada", 4)
    with files.opened(bada.path, bada.clock) as file:
        keep_draft(file, item, "translation", "quite another thing")
    redact(ann, item, "text")
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(bada.path, bada.clock) as file:
        assert [draft.value for draft in adopt_drafts(file)] == ["quite another thing"]
    assert not holds(bada.path)


def test_a_row_kept_apart_under_a_struck_id_goes_too(ann: Laptop) -> None:
    """A forged twin of a change may hold its words; it is kept apart, until the change is struck."""
    (item,) = keep(ann, f"near {WORD}")
    twin = copied(ann, "twin", 4)
    rewrite(twin.path, "UPDATE change SET author='Mallory' WHERE field='text' AND item=?", (item,))
    (receipt,) = merging.merge(ann.path, [twin.path], ann.clock)
    assert receipt.quarantined == 1
    redact(ann, item)
    assert not holds(ann.path)
    with files.opened(ann.path, ann.clock) as file:
        assert proving.check(file) == []


def test_a_row_kept_apart_after_the_redaction_keeps_no_words(ann: Laptop) -> None:
    (item,) = keep(ann, f"near {WORD}")
    twin = copied(ann, "twin", 4)
    rewrite(twin.path, "UPDATE change SET author='Mallory' WHERE field='text' AND item=?", (item,))
    redact(ann, item)
    (receipt,) = merging.merge(ann.path, [twin.path], ann.clock)
    assert receipt.quarantined == 1
    assert not holds(ann.path)


def test_what_was_kept_apart_of_other_items_stays_word_for_word(ann: Laptop) -> None:
    item, other = keep(ann, "a nest", f"near {WORD}")
    twin = copied(ann, "twin", 4)
    rewrite(twin.path, "UPDATE change SET author='Mallory' WHERE field='text' AND item=?", (other,))
    merging.merge(ann.path, [twin.path], ann.clock)
    redact(ann, item)
    assert holds(ann.path)


def test_words_begun_on_what_the_redaction_had_not_seen_stay(ann: Laptop) -> None:
    """They stand beside it, as an edit does that the one who struck had not seen."""
    (item,) = keep(ann, f"near {WORD}")
    bada = copied(ann, "bada", 4)
    edit(bada, item, text="near the river")
    with files.opened(bada.path, bada.clock) as file, file.reading() as connection:
        head = next(one.id for one in log.history(connection, item) if one.value == "near the river")
    with files.opened(bada.path, bada.clock) as file:
        keep_draft(file, item, "text", "near the river, at the bend", [head])
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(bada.path, bada.clock) as file:
        assert [draft.value for draft in adopt_drafts(file)] == ["near the river, at the bend"]


def test_a_held_redaction_strikes_once_it_is_let_in(ann: Laptop) -> None:
    (item,) = keep(ann, f"near {WORD}")
    bada = copied(ann, "bada", 4)
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock, terms=Terms(hold_redactions=True))
    assert holds(bada.path)
    merging.merge(bada.path, [ann.path], bada.clock)
    assert not holds(bada.path)


def test_an_edit_that_knew_the_words_and_arrives_late_is_struck_and_one_that_did_not_stays(ann: Laptop) -> None:
    """Named by the redaction or not: what the one who struck had not seen shows: struck by X, edited by Y."""
    (item,) = keep(ann, f"near {WORD}")
    late, unseen = copied(ann, "late", 4), copied(ann, "unseen", 5)
    edit(ann, item, text=f"at {WORD}, second tree")
    shutil.copyfile(ann.path, late.path)
    edit(unseen, item, text="near the river")
    redact(ann, item)
    for source in (late, unseen, late):
        merging.merge(ann.path, [source.path], ann.clock)
    assert not holds(ann.path)
    with files.opened(ann.path, ann.clock) as file:
        (note,) = showing.load_records(file).notes
        assert note.text == "near the river"
        assert proving.check(file) == []


def test_a_second_redaction_strikes_what_the_first_had_not_seen(ann: Laptop) -> None:
    (item,) = keep(ann, "near the river")
    bada = copied(ann, "bada", 4)
    redact(ann, item)
    edit(bada, item, text=f"near {WORD}")
    merging.merge(ann.path, [bada.path], ann.clock)
    assert holds(ann.path)
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock)
    assert not holds(ann.path) and not holds(bada.path)


def test_undo_brings_no_struck_word_back(ann: Laptop) -> None:
    (item,) = keep(ann, "near the river")
    with files.opened(ann.path, ann.clock) as file:
        edited = editing.edit(file, item, [Part("text", f"near {WORD}")])
        struck = striking.redact(file, item, None, "a nest site")
        for done in (struck, edited):
            try:
                undoing.undo(file, done)
            except Exception as error:
                assert "facilitator.errors" in type(error).__module__
        text = showing.load_records(file).notes[0].text
        assert WORD not in text
    assert not holds(ann.path)


@pytest.mark.parametrize("suffix", [".md", ".json", ".docx"])
def test_papers_and_copies_made_again_are_without_them(ann: Laptop, tmp_path: Path, suffix: str) -> None:
    (item,) = keep(ann, f"AGREED: near {WORD}")
    out = tmp_path / f"before{suffix}"
    with files.opened(ann.path, ann.clock) as file:
        export(file, "summary", out)
        if suffix != ".docx":
            assert WORD in out.read_text(encoding="utf-8")
        striking.redact(file, item, None, "a nest site")
        export(file, "summary", tmp_path / f"after{suffix}")
        publish(file, tmp_path / "published.facilitator", "named", ann.clock)
        pack(file, tmp_path / "packed.facilitator")
    for made in (f"after{suffix}", "published.facilitator", "packed.facilitator"):
        assert not holds(tmp_path / made), made


def test_struck_words_are_not_guessed_from_what_is_left(ann: Laptop) -> None:
    """Whoever knows everything but the salt, and all words it could have been, finds none that gives the id."""
    (item,) = keep(ann, "N 44.8526")
    (whole,) = (one for one in history(ann, item) if one.field == "text")
    redact(ann, item)
    (left,) = (one for one in history(ann, item) if one.field == "text")
    assert left == whole._replace(value=None, salt=None)
    assert whole.salt is not None and whole.salt not in ann.path.read_bytes()
    assert change_id(whole) == left.id
    guesses = [b"", bytes(16), left.writer, left.id[:16], left.id[16:], sha256(left.id).digest()[:16],
               sha256(left.writer + left.seq.to_bytes(8, "big")).digest()[:16]]  # fmt: skip
    guesses += [one.salt for one in history(ann, item) if one.salt is not None]
    assert all(change_id(left._replace(value="N 44.8526", salt=salt)) != left.id for salt in guesses)


def test_salts_are_of_chance_and_never_twice(ann: Laptop) -> None:
    keep(ann, "one", "one", "one")
    with closing(sqlite3.connect(ann.path)) as connection:
        salts = [salt for (salt,) in connection.execute("SELECT salt FROM change WHERE author<>''")]
    assert len(set(salts)) == len(salts) >= 6
    assert all(len(salt) == 16 for salt in salts)
