"""Drafts: on disk before they are a change, adopted by the next opening, gone with the record they become."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.store.lookup import last_record
from facilitator.workspace import capturing, files
from facilitator.workspace.capturing import desk, keep_line
from facilitator.workspace.drafting import (
    LineDraft,
    adopt_drafts,
    drop_draft,
    keep_draft,
    keep_line_draft,
    line_drafts,
)
from facilitator.workspace.reading_line import Correction, Typed
from facilitator.workspace.seen_text import keep_unfinished
from facilitator.workspace.showing import load_records

LINE = LineDraft(Typed("unfinished", (Correction("tags", "a", ""),), starred=True), "s", "p")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "a.facilitator")


def test_the_last_text_of_a_field_is_kept(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        keep_draft(file, "item", "text", "one")
        keep_draft(file, "item", "text", "two \ud800")
        keep_draft(file, "item", "title", "other")
        found = file.connection.execute("SELECT item, field, value FROM draft ORDER BY field").fetchall()
    assert found == [("item", "text", "two �"), ("item", "title", "other")]


def test_a_draft_given_up_is_gone(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        keep_draft(file, "", "line", "words")
        drop_draft(file, "", "line")
        assert adopt_drafts(file) == ()


def test_the_next_opening_finds_the_line_with_its_place_and_choices(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        keep_line_draft(file, LINE)
    with files.opened(laptop.path, laptop.clock) as file:
        assert line_drafts(file, adopt_drafts(file)) == (LINE,)
        assert line_drafts(file, adopt_drafts(file)) == (LINE,), "adopted, not taken away"


def test_a_blank_line_is_no_draft(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        keep_line_draft(file, LINE)
        keep_line_draft(file, LineDraft(Typed(" \n"), "s", "p"))
        assert adopt_drafts(file) == ()


def test_what_was_chosen_for_other_words_is_not_taken_over(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        keep_line_draft(file, LINE)
        keep_draft(file, "", "line", "typed by an older version")
        (found,) = line_drafts(file, adopt_drafts(file))
    assert found == LineDraft(Typed("typed by an older version"))


def test_the_newest_line_comes_last_and_the_others_stay(laptop: Laptop) -> None:
    for words in ("first", "second", "third"):
        laptop.at += timedelta(minutes=1)
        with files.opened(laptop.path, laptop.clock) as file:
            keep_draft(file, "", "line", words)
    for expected in (["first", "second", "third"], ["first", "second"], ["first"], []):
        laptop.at += timedelta(minutes=1)
        with files.opened(laptop.path, laptop.clock) as file:
            found = line_drafts(file, adopt_drafts(file))
            assert [draft.typed.line for draft in found] == expected
            if found:
                keep_line(file, desk(file, "1", None), found[-1].typed)
    with files.opened(laptop.path, laptop.clock) as file:
        assert [note.text for note in load_records(file).notes] == ["third", "second", "first"]


def test_an_edit_that_is_done_or_of_nothing_is_forgotten(laptop: Laptop) -> None:
    (item,) = keep(laptop, "herders count foxes")
    with files.opened(laptop.path, laptop.clock) as file:
        keep_draft(file, item, "text", "herders count foxes")
        keep_draft(file, "gone", "text", "words")
        keep_draft(file, item, "translation", "half of it")
    with files.opened(laptop.path, laptop.clock) as file:
        assert [(draft.field, draft.value) for draft in adopt_drafts(file)] == [("translation", "half of it")]


def test_the_record_and_the_end_of_its_draft_are_one_step(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise sqlite3.OperationalError("the power is gone")

    with files.opened(laptop.path, laptop.clock) as file:
        place = desk(file, "1", "Roads")
        keep_line_draft(file, LINE)
        with monkeypatch.context() as patch:
            patch.setattr(capturing, "forget_line", cut)
            with pytest.raises(Exception, match="power"):
                keep_line(file, place, LINE.typed)
        assert load_records(file).notes == ()
        assert [draft.value for draft in adopt_drafts(file)] == ["unfinished"]
        keep_line(file, place, LINE.typed)
        assert adopt_drafts(file) == ()
        assert [note.text for note in load_records(file).notes] == ["unfinished"]


def test_a_typed_line_has_its_corrections_and_star_in_one_change_each(laptop: Laptop) -> None:
    typed = Typed("talk of #foxes", (Correction("tags", "foxes", "Fox"), Correction("kind", "statement", "gap")), True)
    with files.opened(laptop.path, laptop.clock) as file:
        changed = keep_line(file, desk(file, "1", "Roads"), typed)
        (note,) = load_records(file).notes
        assert (note.kind, note.prefix, note.text, note.tags, note.starred) == ("gap", "", typed.line, ("Fox",), True)
        rows = file.connection.execute("SELECT id, field FROM change WHERE item=?", changed.items).fetchall()
    assert {row[0] for row in rows} == set(changed.changes)
    assert len({row[1] for row in rows}) == len(rows), "no field is written twice"


def test_a_starred_support_stars_the_record_before(laptop: Laptop) -> None:
    (item,) = keep(laptop, "herders count foxes")
    with files.opened(laptop.path, laptop.clock) as file:
        changed = keep_line(file, desk(file, "1", None), Typed("+1 Japan", (), True))
        (note,) = load_records(file).notes
        assert (changed.items, note.supports, note.starred) == ((item,), ("Japan",), True)
        with file.reading() as connection:
            assert last_record(connection, note.session) == item


def test_nothing_left_unfinished_is_no_change_to_tell(laptop: Laptop) -> None:
    keep(laptop, "herders count foxes")
    with files.opened(laptop.path, laptop.clock) as file:
        told = keep_unfinished(file)
        assert not told.items and not told.kinds
