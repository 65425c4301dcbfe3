"""Reading back: what is read, in which order, confirmed, amended, set aside; and what papers say of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.document import Document
from facilitator.domain import ActionItem, Record
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.opening import SessionFile
from facilitator.summary.statements import statements
from facilitator.workspace import files, merging, proving
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import adopt_drafts, keep_draft
from facilitator.workspace.editing import Part, edit, resolve
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import compose, findings_of
from facilitator.workspace.publishing import publish
from facilitator.workspace.read_back import Mark, ReadBack, Reading, State, list_readings, read_back
from facilitator.workspace.read_back_deeds import amend, confirm, confirm_by_lead, park, reopen, reword
from facilitator.workspace.roster_editing import add_participant
from facilitator.workspace.seen_text import seen_text
from facilitator.workspace.showing import as_json, history, load_records
from facilitator.workspace.undoing import undo

AGREED, ACTION = "= one manual would be drafted", "> NIE to send the list of sites by 2024-09-30"
AT = "2024-08-29 21:00"  # noon UTC in Seoul


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "1.facilitator")
    keep(laptop, "a statement", "= there would be two meetings a year", point="Fires")
    keep(laptop, AGREED, ACTION, point="Roads")
    return laptop


def _do(laptop: Laptop, work: Callable[[SessionFile], Changed]) -> Changed:
    with files.opened(laptop.path, laptop.clock) as file:
        return work(file)


def _list(laptop: Laptop) -> ReadBack:
    with files.opened(laptop.path, laptop.clock) as file:
        return read_back(file)


def _record(laptop: Laptop, item: str) -> Record:
    with files.opened(laptop.path, laptop.clock) as file:
        found = load_records(file)
    return next(one for one in (*found.notes, *found.proposals, *found.actions) if one.id == item)


def _confirm(laptop: Laptop, one: Reading, **given: str) -> Changed:
    return _do(laptop, lambda file: confirm(file, one.ids, one.text, **given))


def _amend(laptop: Laptop, one: Reading, text: str) -> Changed:
    return _do(laptop, lambda file: amend(file, one.ids, text, seen_text(file, one.id).seen))


def _said(laptop: Laptop, paper: str = "summary") -> str:
    with files.opened(laptop.path, laptop.clock) as file:
        records = load_records(file)
    session = next(one.id for one in records.sessions if one.code == "1")
    made: Document = compose(records, paper, session if paper == "summary" else None, datetime(2024, 8, 29, tzinfo=UTC))
    return "\n".join(one.words for one in statements(made) if one.place != "note")


def test_agreements_and_actions_in_the_order_of_the_programme(laptop: Laptop) -> None:
    found = _list(laptop).readings
    assert [(one.kind, one.point) for one in found] == [
        ("agreement", "Roads"), ("action", "Roads"), ("agreement", "Fires"),
    ]  # fmt: skip
    action = found[1]
    assert (action.leads, action.by, action.label) == (("NIE",), "30 September 2024", "1-A1")
    assert found[0].session == "Session 1  ·  Session of one"
    assert {one.state for one in found} == {State.OPEN}


def test_confirmed_keeps_when_and_who(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    with files.opened(laptop.path, laptop.clock) as file:
        confirm(file, one.ids, one.text, by="the Chair", author="Oyun")
        (entry,) = [step for step in history(file, one.id) if step["field"] == "confirmed"]
    assert (entry["value"], entry["author"]) == (f"{AT}, the Chair", "Oyun")
    now = _list(laptop).readings[0]
    assert (now.state, now.said, now.amended) == (
        State.CONFIRMED,
        Mark("2024-08-29", "21:00", words="the Chair"),
        False,
    )


def test_an_action_agreed_in_the_room_is_not_confirmed_by_its_lead(laptop: Laptop) -> None:
    action = _list(laptop).readings[1]
    _confirm(laptop, action)
    record = _record(laptop, action.id)
    assert isinstance(record, ActionItem)
    assert (record.status, record.confirmed, record.lead_confirmed) == ("agreed", AT, "")
    assert "Agreed in the room" in _said(laptop) and "confirmed by the lead" not in _said(laptop)
    _do(laptop, lambda file: confirm_by_lead(file, action.id, by="NIE"))
    assert _list(laptop).readings[1].lead_said == Mark("2024-08-29", "21:00", words="NIE")
    assert "Agreed in the room; confirmed by the lead" in _said(laptop)
    assert "its lead confirmed it" in _said(laptop)
    _do(laptop, lambda file: reopen(file, action.ids))
    record = _record(laptop, action.id)
    assert isinstance(record, ActionItem)
    assert (record.status, record.confirmed, record.lead_confirmed) == ("proposed", "", f"{AT}, NIE")
    assert "Proposed; confirmed by the lead" in _said(laptop)
    _do(laptop, lambda file: confirm_by_lead(file, action.id, on=False))
    assert _list(laptop).readings[1].lead_said is None


def test_who_confirmed_is_set_by_edit_too_and_shown(laptop: Laptop) -> None:
    first, action, _ = _list(laptop).readings
    _do(laptop, lambda file: edit(file, action.id, [Part("lead_confirmed", "by mail"), Part("parked", "no time")]))
    _do(laptop, lambda file: edit(file, first.id, [Part("confirmed", "read out by the Chair")]))
    with files.opened(laptop.path, laptop.clock) as file:
        shown = as_json(load_records(file))
    (item,), notes = shown["action_items"], shown["notes"]  # type: ignore[misc]
    assert (item["lead_confirmed"], item["parked"], item["confirmed"]) == ("by mail", "no time", "")
    (note,) = [one for one in notes if one["id"] == first.id]  # type: ignore[attr-defined]
    assert (note["confirmed"], note["parked"]) == ("read out by the Chair", "")
    assert _list(laptop).readings[0].said == Mark("", "", words="read out by the Chair")
    assert "Set aside; confirmed by the lead" in _said(laptop)


def test_only_an_action_has_a_lead(laptop: Laptop) -> None:
    with pytest.raises(FacilitatorError, match="Only an action"):
        _do(laptop, lambda file: confirm_by_lead(file, _list(laptop).readings[0].id))


def test_a_status_that_is_further_than_proposed_stays(laptop: Laptop) -> None:
    action = _list(laptop).readings[1]
    _do(laptop, lambda file: edit(file, action.id, [Part("status", "in progress")]))
    _confirm(laptop, action)
    _do(laptop, lambda file: park(file, action.ids))
    record = _record(laptop, action.id)
    assert isinstance(record, ActionItem) and record.status == "in progress"


def test_papers_say_agreed_only_of_what_was_confirmed(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    assert "The participants agreed" not in _said(laptop) and "The workshop recommended" in _said(laptop)
    _confirm(laptop, one)
    assert "The participants agreed that one manual would be drafted." in _said(laptop)
    _do(laptop, lambda file: park(file, one.ids))
    said = _said(laptop)
    assert "The participants agreed" not in said
    assert "Set aside when it was read back in the room: One manual would be drafted." in said
    assert "recommended that one manual" not in said
    with files.opened(laptop.path, laptop.clock) as file:
        found = findings_of(load_records(file), "summary", None)
    assert any("was set aside in the room" in sentence for sentence in found)


def test_papers_say_agreed_of_no_other_words_than_were_confirmed(laptop: Laptop) -> None:
    one, action, _ = _list(laptop).readings
    _confirm(laptop, one)
    _confirm(laptop, action)
    _do(laptop, lambda file: edit(file, one.id, [Part("text", "two manuals would be drafted")]))
    _do(laptop, lambda file: edit(file, action.id, [Part("text", "NIE to do something else")]))
    said = _said(laptop)
    assert "The participants agreed" not in said and "recommended that two manuals would be drafted" in said
    assert "Agreed in the room" not in said
    with files.opened(laptop.path, laptop.clock) as file:
        found = findings_of(load_records(file), "summary", None)
        published = publish(file, laptop.path.with_name("all.facilitator"), "delegation", laptop.clock)
    assert any("changed after the room confirmed them" in sentence for sentence in found)
    with files.opened(published.path, laptop.clock) as file:
        assert {note.confirmed for note in load_records(file).notes} == {""}
    _do(laptop, lambda file: edit(file, one.id, [Part("text", "one manual would be drafted")]))
    assert "The participants agreed that one manual would be drafted." in _said(laptop)


def test_amended_words_are_kept_and_confirmed_in_one_step(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    with files.opened(laptop.path, laptop.clock) as file:
        keep_draft(file, one.id, "text", "half")
        done = amend(file, one.ids, "two manuals would be drafted", seen_text(file, one.id).seen)
        assert adopt_drafts(file) == ()
        now = read_back(file).readings[0]
        assert (now.words, now.state, now.amended, now.reworded) == (
            "two manuals would be drafted", State.CONFIRMED, True, False,
        )  # fmt: skip
        assert now.said == Mark("2024-08-29", "21:00", amended=True)
        values = [step["value"] for step in history(file, one.id) if step["field"] == "text"]
        assert values == ["one manual would be drafted", "two manuals would be drafted"]
        undo(file, done)
        back = read_back(file).readings[0]
        assert (back.words, back.state) == ("one manual would be drafted", State.OPEN)


def test_amended_to_the_same_words_is_confirmed_plainly(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    _amend(laptop, one, one.text)
    now = _list(laptop).readings[0]
    assert (now.state, now.amended) == (State.CONFIRMED, False)


def test_no_words_are_no_amendment(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    with pytest.raises(FacilitatorError, match="no words left"):
        _amend(laptop, one, "  \n")
    assert _list(laptop).readings[0] == one


def test_words_kept_on_leaving_are_agreed_by_nobody(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    _do(laptop, lambda file: reword(file, one.id, "half typed", seen_text(file, one.id).seen))
    now = _list(laptop).readings[0]
    assert (now.words, now.state) == ("half typed", State.OPEN)


def test_what_is_set_aside_comes_last_and_can_be_taken_up_again(laptop: Laptop) -> None:
    first = _list(laptop).readings[0]
    _do(laptop, lambda file: park(file, first.ids))
    last = _list(laptop).readings[-1]
    assert (last.id, last.state, last.parked) == (first.id, State.PARKED, Mark("2024-08-29", "21:00"))
    _do(laptop, lambda file: reopen(file, first.ids))
    assert _list(laptop).readings[0] == first
    _do(laptop, lambda file: park(file, first.ids))
    _confirm(laptop, last)
    assert _list(laptop).readings[0].state == State.CONFIRMED
    assert _record(laptop, first.id).parked == ""


def test_words_changed_meanwhile_are_not_confirmed(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    _do(laptop, lambda file: edit(file, one.id, [Part("text", "no manual")]))
    with pytest.raises(FacilitatorError, match="changed meanwhile"):
        _confirm(laptop, one)
    assert _list(laptop).readings[0].state == State.OPEN


def test_words_changed_after_the_room_confirmed_them_are_told(laptop: Laptop) -> None:
    one = _list(laptop).readings[0]
    _confirm(laptop, one)
    assert not _list(laptop).readings[0].reworded
    done = _do(laptop, lambda file: edit(file, one.id, [Part("text", "no manual")]))
    assert done.changes and _list(laptop).readings[0].reworded
    assert _list(laptop).still_open[0].id == one.id
    _confirm(laptop, _list(laptop).readings[0])
    assert not _list(laptop).readings[0].reworded


def test_what_is_gone_is_said(laptop: Laptop) -> None:
    from facilitator.workspace.editing import delete

    one = _list(laptop).readings[0]
    _do(laptop, lambda file: delete(file, one.id))
    with pytest.raises(NotFoundInFileError, match="not in this file any more"):
        _confirm(laptop, one)
    assert one.id not in {other.id for other in _list(laptop).readings}


@pytest.fixture
def two(laptop: Laptop, tmp_path: Path) -> tuple[Laptop, Laptop]:
    return laptop, Laptop(Path(shutil.copy(laptop.path, tmp_path / "copy.facilitator")), 2)


def _joined(one: Laptop, other: Laptop) -> ReadBack:
    """Both merged into each other: what both show, which must be the same."""
    before = Laptop(Path(shutil.copy(one.path, one.path.with_name("before.facilitator"))), 9)
    merging.merge(one.path, [other.path], one.clock)
    merging.merge(other.path, [before.path], other.clock)
    digests: set[str] = set()
    for laptop in (one, other):
        with files.opened(laptop.path, laptop.clock) as file:
            digests.add(proving.digest(file))
            assert proving.check(file) == []
    assert len(digests) == 1
    assert _list(one) == _list(other)
    return _list(one)


def test_confirmations_travel(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first, action, last = _list(here).readings
    _confirm(here, first)
    _do(there, lambda file: park(file, last.ids))
    _do(there, lambda file: confirm_by_lead(file, action.id))
    found = _joined(here, there).readings
    assert [one.state for one in found] == [State.CONFIRMED, State.OPEN, State.PARKED]
    assert found[1].lead_said and not any(one.disputed for one in found)


def test_confirmed_here_and_set_aside_there_is_not_agreed(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first = _list(here).readings[0]
    _confirm(here, first)
    _do(there, lambda file: park(file, first.ids))
    found = _joined(here, there).readings[-1]
    assert (found.id, found.state) == (first.id, State.PARKED)
    assert found.said is None
    assert "The participants agreed" not in _said(here)


def test_confirmed_at_two_moments_is_shown_as_a_conflict_and_settled_in_the_room(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first = _list(here).readings[0]
    _confirm(here, first)
    there.at += timedelta(minutes=5)
    _confirm(there, first)
    found = _joined(here, there).readings[0]
    assert (found.disputed, found.state) == (("confirmed",), State.OPEN)
    _confirm(here, found)
    assert (_list(here).readings[0].state, _list(here).readings[0].disputed) == (State.CONFIRMED, ())


def test_two_versions_of_the_words_are_shown_and_the_room_settles_them(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first = _list(here).readings[0]
    _do(here, lambda file: edit(file, first.id, [Part("text", "one short manual")]))
    _do(there, lambda file: edit(file, first.id, [Part("text", "one long manual")]))
    found = _joined(here, there).readings[0]
    assert found.disputed == ("text",)
    assert {found.words, *found.others} == {"one short manual", "one long manual"}
    with files.opened(here.path, here.clock) as file:
        done = confirm(file, found.ids, found.text)
        assert read_back(file).readings[0].disputed == ()
        undo(file, done)
        assert read_back(file).readings[0].disputed == ("text",)
        amend(file, found.ids, "one manual of ten pages", seen_text(file, first.id).seen)
        now = read_back(file).readings[0]
    assert (now.words, now.disputed, now.amended) == ("one manual of ten pages", (), True)


def test_words_confirmed_here_and_changed_there_are_told_after_the_merge(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first = _list(here).readings[0]
    _confirm(here, first)
    _do(there, lambda file: edit(file, first.id, [Part("text", "no manual at all")]))
    found = _joined(here, there).readings[0]
    assert (found.words, found.reworded) == ("no manual at all", True)


def test_an_amendment_made_on_older_words_stands_beside_the_newer(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    first = _list(here).readings[0]
    with files.opened(here.path, here.clock) as file:
        seen = seen_text(file, first.id).seen
    _do(there, lambda file: edit(file, first.id, [Part("text", "one long manual")]))
    merging.merge(here.path, [there.path], here.clock)
    _do(here, lambda file: amend(file, first.ids, "one short manual", seen))
    assert _list(here).readings[0].disputed == ("text",)
    with files.opened(here.path, here.clock) as file:
        resolve(file, first.id, "text", text="one manual", author="Ann")
    assert _list(here).readings[0].disputed == ()


def test_what_says_the_same_is_read_once(laptop: Laptop) -> None:
    (twin,) = keep(laptop, "= a manual would be drafted together", point="Fires")
    first = _list(laptop).readings[0]
    _do(laptop, lambda file: edit(file, first.id, [Part(f"same_as/{twin}", "1")]))
    found = [one for one in _list(laptop).readings if first.id in one.ids]
    assert len(found) == 1 and set(found[0].ids) == {first.id, twin}
    _do(laptop, lambda file: park(file, found[0].ids))
    assert sum(one.state == State.PARKED for one in _list(laptop).readings) == 1
    _confirm(laptop, _list(laptop).readings[-1])
    assert _list(laptop).count(State.PARKED) == 0


def test_nobody_is_named_below_the_level(laptop: Laptop) -> None:
    keep(laptop, "= Ana Lopez would chair the group #fires", point="Roads")
    with files.opened(laptop.path, laptop.clock) as file:
        add_participant(file, {"name": "Ana Lopez"})
        records = load_records(file)
    shown = {
        level: [one.words for one in list_readings(with_attribution(records, level)).readings]
        for level in ("named", "delegation", "none")
    }
    assert "Ana Lopez would chair the group" in shown["named"]
    assert "[a participant] would chair the group" in shown["delegation"]
    assert not any("Lopez" in words for words in (*shown["delegation"], *shown["none"]))
