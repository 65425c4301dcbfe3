"""The actions for the months after: what waits for somebody first, what a filter lets through."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from action_plan_scene import Desk, make_desk
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import ActionStatus, Conflict, Records
from facilitator.workspace import files
from facilitator.workspace.action_desk import SOON_DAYS, ActionDesk, ActionRow, Urgency, action_desk
from facilitator.workspace.action_desk_sieve import ActionSieve, follow_of, sift
from facilitator.workspace.papers import compose
from facilitator.workspace.record_edits import link_records
from facilitator.workspace.showing import load_records

AFTER = date(2024, 10, 10)  # the workshop ended on 29 August; the first review is on 19 September


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Due 30 September, 31 March, in words, and not at all."""
    return make_desk(tmp_path)


def _records(desk: Desk) -> Records:
    with files.opened(desk.path, desk.clock) as file:
        return load_records(file)


def _at(desk: Desk, today: date) -> ActionDesk:
    return action_desk(_records(desk), today)


def _states(found: ActionDesk) -> list[tuple[str, Urgency]]:
    return [(row.words.split()[0], row.urgency) for row in found.rows]


def test_before_anything_is_due_the_undated_come_before_what_is_later(desk: Desk) -> None:
    found = _at(desk, date(2024, 8, 30))
    assert _states(found) == [
        ("Host", Urgency.UNDATED), ("The", Urgency.UNDATED), ("Circulate", Urgency.LATER), ("Collect", Urgency.LATER),
    ]  # fmt: skip
    assert [row.label for row in found.rows] == ["2.1-A3", "2.1-A4", "2.1-A1", "2.1-A2"]
    assert found.rows[0].due_words == "before the next SOM" and found.rows[2].due == "2024-09-30"
    assert found.reviews == ("2024-09-19", "2024-11-29")


def test_overdue_comes_first_then_what_nobody_replied_to_since_the_review(desk: Desk) -> None:
    desk.set("collect", replied="2024-09-18")
    found = _at(desk, AFTER)
    assert _states(found) == [
        ("Circulate", Urgency.OVERDUE), ("Collect", Urgency.REVIEW), ("Host", Urgency.REVIEW), ("The", Urgency.REVIEW),
    ]  # fmt: skip
    assert found.rows[0].away == -10
    desk.set("collect", replied="2024-09-19")
    assert _states(_at(desk, AFTER))[-1] == ("Collect", Urgency.LATER)


def test_due_today_is_not_over_yet_and_a_fortnight_ahead_is_soon(desk: Desk) -> None:
    desk.set("circulate", replied="2024-09-19")
    due = date(2024, 9, 30)
    for today, urgency in (
        (due + timedelta(days=1), Urgency.OVERDUE),
        (due, Urgency.SOON),
        (date(2024, 9, 20), Urgency.SOON),
        (due - timedelta(days=SOON_DAYS), Urgency.SOON),
        (due - timedelta(days=SOON_DAYS + 1), Urgency.LATER),
    ):
        row = next(row for row in _at(desk, today).rows if row.label == "2.1-A1")
        assert (row.urgency, row.away) == (urgency, (due - today).days)


def test_completed_and_withdrawn_come_last_in_this_order_and_deferred_before_them(desk: Desk) -> None:
    desk.set("circulate", status="withdrawn")
    desk.set("collect", status="completed")
    desk.set("list of sites", status="deferred")
    found = _at(desk, AFTER)
    assert _states(found) == [
        ("Host", Urgency.REVIEW), ("The", Urgency.DEFERRED), ("Collect", Urgency.DONE), ("Circulate", Urgency.DONE),
    ]  # fmt: skip
    totals = found.totals
    assert (totals.all, totals.open, totals.overdue, totals.for_review, totals.completed) == (4, 2, 0, 1, 1)


def test_the_overview_of_the_paper_says_the_same(desk: Desk) -> None:
    desk.set("collect", replied="2024-09-19")
    records = _records(desk)
    paper = compose(records, "actions", None, datetime(2024, 10, 10, tzinfo=UTC))
    overview = next(part for part in paper.parts if part.key == "overview")
    rows = [row for block in overview.blocks for row in getattr(block, "rows", ())]
    said = [("".join(span.text for span in row.cells[0].paragraphs[0]), row.cells[1].paragraphs[0][0].text)
            for row in rows]  # fmt: skip
    ours = {Urgency.OVERDUE: "Overdue", Urgency.REVIEW: "Due for review", Urgency.LATER: "Proposed"}
    assert said == [(ours[row.urgency], row.label) for row in action_desk(records, AFTER).rows]


def test_asked_without_a_reply_counts_until_the_reply_and_again_after_a_reminder(desk: Desk) -> None:
    def follow() -> str:
        return follow_of(next(row for row in _at(desk, AFTER).rows if row.label == "2.1-A1"))

    assert follow() == "unasked" and _at(desk, AFTER).totals.unanswered == 0
    desk.set("circulate", asked="2024-09-02")
    assert follow() == "unanswered" and _at(desk, AFTER).totals.unanswered == 1
    desk.set("circulate", replied="2024-09-02")
    assert follow() == "answered"
    desk.set("circulate", reminded="2024-10-01")
    assert follow() == "unanswered"
    desk.set("circulate", status="completed")
    assert follow() == "answered" and _at(desk, AFTER).totals.unanswered == 0


def test_actions_that_say_the_same_are_one_row_as_in_the_plan(desk: Desk) -> None:
    with files.opened(desk.path, desk.clock) as file:
        link_records(file, [desk.action("circulate").id, desk.action("collect").id])
    assert len(_at(desk, AFTER).rows) == 3


def test_what_people_disagree_about_is_marked(desk: Desk) -> None:
    records = _records(desk)
    first, *rest = records.actions
    disputed = replace(first, conflicts=("leads/NIE",))
    assert not any(row.disputed for row in action_desk(records, AFTER).rows)
    found = action_desk(
        replace(records, actions=(disputed, *rest), conflicts=(Conflict(first.id, "leads/NIE", ()),)), AFTER
    )
    assert [row.item for row in found.rows if row.disputed] == [first.id]
    quiet = replace(first, conflicts=("order",))
    assert not any(row.disputed for row in action_desk(replace(records, actions=(quiet, *rest)), AFTER).rows)


def test_leads_stand_in_speaking_order_with_their_open_actions_and_long_names_are_short(desk: Desk) -> None:
    desk.set("circulate", status="completed")
    assert _at(desk, AFTER).leads == (
        ("JPN", "Japan", 1), ("MNG", "Mongolia", 1), ("KOR", "Republic of Korea", 1), ("NIE", "NIE", 0), ("", "", 1),
    )  # fmt: skip


def _labels(found: ActionDesk, sieve: ActionSieve) -> list[str]:
    return sorted(row.label[-2:] for row in sift(found, sieve).rows)


def test_a_filter_takes_any_of_a_part_and_all_of_the_parts(desk: Desk) -> None:
    desk.set("host", asked="2024-09-02", contact="Kim Solip <kim@example.org>")
    found = _at(desk, AFTER)
    assert not ActionSieve().holds_back and _labels(found, ActionSieve()) == ["A1", "A2", "A3", "A4"]
    lead = ActionSieve().toggled("lead", "NIE").toggled("lead", "JPN")
    assert lead.holds_back and _labels(found, lead) == ["A1", "A2"]
    assert _labels(found, lead.toggled("due", str(int(Urgency.OVERDUE)))) == ["A1"]
    assert _labels(found, lead.toggled("lead", "NIE").toggled("lead", "JPN")) == ["A1", "A2", "A3", "A4"]
    assert _labels(found, ActionSieve().toggled("lead", "")) == ["A4"]
    assert _labels(found, ActionSieve().toggled("follow", "unanswered")) == ["A3"]
    assert _labels(found, ActionSieve().toggled("status", "completed")) == []
    session = found.rows[0].sessions[0]
    assert _labels(found, ActionSieve().toggled("session", session)) == ["A1", "A2", "A3", "A4"]
    assert _labels(found, ActionSieve().toggled("session", "elsewhere")) == []


def test_words_are_found_in_the_action_its_label_its_people_and_its_contact(desk: Desk) -> None:
    desk.set("host", contact="Kim Solip <kim@example.org>")
    found = _at(desk, AFTER)
    for words, labels in (
        ("CIRCUL form", ["A1"]),
        ("national institute", ["A1"]),
        ("2.1-a2", ["A2"]),
        ("solip", ["A3"]),
        ("solip form", []),
        ("  ", ["A1", "A2", "A3", "A4"]),
    ):
        assert _labels(found, ActionSieve(words=words)) == labels, words


def test_groups_count_what_passes_and_choices_count_everything(desk: Desk) -> None:
    sifted = sift(_at(desk, AFTER), ActionSieve(words="the"))
    assert sum(count for _, count in sifted.groups) == len(sifted.rows) < 4
    assert sifted.counts["status"] == {"proposed": 4}
    assert sifted.counts["due"] == {str(int(Urgency.OVERDUE)): 1, str(int(Urgency.REVIEW)): 3}


_ROW = ActionRow(
    "a", "2.1-A1", ("s",), "Send it", (("NIE", "NIE"),), "", "", "", 0, "proposed", "", "", "", "", "", "", "", False,
    Urgency.LATER, "send it",
)  # fmt: skip
_DAYS = st.one_of(st.just(""), st.dates(date(2024, 8, 1), date(2025, 12, 31)).map(date.isoformat))


@given(_DAYS, _DAYS, _DAYS, st.sampled_from([str(one) for one in ActionStatus]))
def test_an_action_is_never_both_unasked_and_unanswered(asked: str, reminded: str, replied: str, status: str) -> None:
    row = replace(_ROW, asked=asked, reminded=reminded, replied=replied, status=status)
    assert not (row.unasked and row.unanswered)
    if row.unanswered:
        assert (asked or reminded) and max(asked, reminded) > replied and row.is_open
    assert (follow_of(row) == "unasked") == row.unasked
