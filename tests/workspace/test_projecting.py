"""What the room may see of a session: as kept, newest last, nobody named below the level."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.clock import seeded_clock
from facilitator.domain import ActionItem, ActionStatus, Kind, Note, Records, Session, Slot, Workshop
from facilitator.store.opening import SessionFile
from facilitator.workspace import editing, striking
from facilitator.workspace.capturing import desk, keep_line
from facilitator.workspace.drafting import LineDraft, keep_line_draft
from facilitator.workspace.files import opened
from facilitator.workspace.projecting import Projection, coming, load_outcomes, project
from facilitator.workspace.reading_line import Typed
from facilitator.workspace.showing import load_records, records_at_hand

NOW = datetime(2024, 8, 29, 1, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
LEVELS = ("named", "delegation", "constituency", "none")


@pytest.fixture
def file(demo_folder: Path, tmp_path: Path) -> Iterator[SessionFile]:
    with opened(
        Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator")),
        seeded_clock(lambda: NOW, 5),
    ) as found:
        yield found


def _session(records: Records, code: str = "2.1") -> str:
    return next(one.id for one in records.sessions if one.code == code)


def _shown(file: SessionFile, level: str = "", code: str = "2.1") -> Projection:
    records = load_outcomes(file)
    return project(records, _session(records, code), level)


def _texts(shown: Projection) -> list[str]:
    """Everything that may reach the room but the names of speakers, as one list."""
    return [
        shown.place,
        *(text for one in shown.sessions.values() for text in (one.name, one.title, one.short)),
        *(one.title for one in shown.points.values()),
        *shown.slots.values(),
        *(
            text
            for one in (*shown.agreed.items, *shown.actions.items)
            for text in (one.text, one.detail, one.due, *one.leads)
        ),
    ]


def _keep(file: SessionFile, line: str) -> str:
    return keep_line(file, desk(file, "2.1", None), Typed(line)).items[0]


def test_the_agreements_and_actions_of_the_session_stand_oldest_first_without_keyword_lead_and_date(
    file: SessionFile,
) -> None:
    shown = _shown(file)
    assert "One manual for winter track surveys would be drafted by the range States together" in [
        one.text for one in shown.agreed.items
    ]
    found = next(one for one in shown.actions.items if "ranger exchange" in one.text)
    assert (found.text, found.leads, found.due) == ("Work out a ranger exchange", ("Republic of Korea",), "2025-06-30")
    for listed in (shown.agreed.items, shown.actions.items):
        assert [one.at for one in listed] == sorted(one.at for one in listed)
    other = _shown(file, code="2.2")
    assert not {one.id for one in shown.agreed.items} & {one.id for one in other.agreed.items}
    assert shown.place == "NEASPEC, Incheon, 28–29 August 2024"


def test_what_two_people_wrote_and_linked_stands_once(file: SessionFile) -> None:
    records = records_at_hand(file)
    agreed = [note for note in records.notes if note.kind == Kind.AGREEMENT and note.session == _session(records)]
    linked = [note for note in agreed if {*note.same_as} & {other.id for other in agreed}]
    assert linked
    ids = {one.id for one in _shown(file).agreed.items}
    for note in linked:
        assert len(ids & {note.id, *note.same_as}) == 1


def test_a_line_shows_once_it_is_kept_and_goes_when_it_is_deleted_or_struck(file: SessionFile) -> None:
    item = _keep(file, "AGREED: stations are listed twice a year")
    assert _shown(file).agreed.items[-1].text == "Stations are listed twice a year"
    editing.delete(file, item)
    assert item not in [one.id for one in _shown(file).agreed.items]
    editing.restore(file, item)
    striking.redact(file, item, None, "asked for")
    assert "twice a year" not in " ".join(_texts(_shown(file)))


def test_a_draft_never_shows(file: SessionFile) -> None:
    records = records_at_hand(file)
    keep_line_draft(file, LineDraft(Typed("AGREED: quite unfinished"), _session(records)))
    assert "unfinished" not in " ".join(_texts(_shown(file)))


def test_who_said_it_first_is_not_told_even_where_nobody_knows_the_speaker(file: SessionFile) -> None:
    _keep(file, "Tsas: AGREED: maps are exchanged")
    _keep(file, "Mongolia: AGREED: rangers meet")
    texts = [one.text for one in _shown(file, "named").agreed.items[-2:]]
    assert texts == ["Maps are exchanged", "Rangers meet"]


def test_what_is_read_for_it_gives_the_same_as_everything_in_the_file(file: SessionFile) -> None:
    everything, few = load_records(file), load_outcomes(file)
    assert 0 < len(few.notes) < len(everything.notes)
    for code in ("2.1", "2.2"):
        whole, part = (project(records, _session(records, code), "") for records in (everything, few))
        assert (whole.agreed, whole.actions, whole.points) == (part.agreed, part.actions, part.points)


def test_of_very_many_the_newest_are_made_ready_and_all_are_counted() -> None:
    notes = [_agreement(f"item {at}", id=f"n{at}", at=at) for at in range(100)]
    shown = project(_records(*notes, _agreement("  ", id="x", at=200)), "s", "").agreed
    assert shown.number == 100
    assert shown.items[-1].text == "Item 99"
    assert len(shown.items) < 100


# Levels


def _people(records: Records) -> set[str]:
    return {form for one in records.participants for form in (one.name, *one.aliases) if form}


def _parties(records: Records) -> set[str]:
    terms = {term.name for term in records.terms if term.vocabulary in ("delegation", "organization")}
    return terms | {form for one in records.participants for form in (one.organization, one.delegation) if form}


def _bad_sentences(records: Records) -> Records:
    """The records with every name of the roster in an agreement, an action, a point, a session and a contact."""
    session = _session(records)
    notes = tuple(
        Note(id=f"n{at}", kind=Kind.AGREEMENT, text=f"{name} would send the list to {name}", session=session, at=at,
             speaker=records.participants[at % len(records.participants)].id, translation=f"as {name} said")
        for at, name in enumerate(sorted(_people(records)))
    )  # fmt: skip
    actions = tuple(
        ActionItem(id=f"a{at}", kind=Kind.ACTION, text=f"{one.name} to ask {one.name}", session=session, at=at,
                   leads=(one.id, one.name), due_text=f"when {one.name} is back")
        for at, one in enumerate(records.participants)
    )  # fmt: skip
    everybody = ", ".join(sorted(_people(records)))
    return replace(
        records,
        notes=notes,
        actions=actions,
        points=tuple(replace(one, title=everybody, short_title=everybody) for one in records.points),
        sessions=tuple(replace(one, title=f"{one.title} {everybody}") for one in records.sessions),
        timetable=tuple(replace(one, title=everybody) for one in records.timetable),
        workshop=replace(records.workshop, venue=sorted(_people(records))[0], programme=""),
    )


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_is_named_whom_the_level_does_not_name(file: SessionFile, level: str) -> None:
    records = _bad_sentences(load_records(file))
    shown = project(records, _session(records), level)
    told = "\n".join(_texts(shown))
    refs = [form for one in records.participants for form in (one.id, one.name, *one.aliases)]
    refs += [term.key for term in records.terms if term.vocabulary in ("delegation", "organization")]
    speakers = "\n".join(shown.speaker(ref) for ref in (*refs, "Somebody Unheard Of"))
    people = [name for name in _people(records) if name in told or name in speakers]
    if level == "named":
        assert len(people) == len(_people(records)), "the sweep finds names where they are"
        return
    assert people == []
    assert "Unheard" not in speakers
    parties = [name for name in _parties(records) if name in speakers.split("\n")]
    assert bool(parties) == (level == "delegation")
    assert bool(speakers.strip()) == (level != "none")


def test_leads_that_are_organizations_stay_at_every_level(file: SessionFile) -> None:
    for level in LEVELS:
        assert ("National Institute of Ecology",) in [one.leads for one in _shown(file, level).actions.items]


def test_without_a_level_the_template_says_it(file: SessionFile) -> None:
    assert _shown(file).level == "delegation"
    assert _shown(file, "none").level == "none"


# Small records


def _records(*notes: Note, actions: tuple[ActionItem, ...] = ()) -> Records:
    session = Session("s", "1", "Cats", "", "parallel", "", (), (), True, "a0")
    workshop = Workshop("w", "", "", "", "", "2024-08-28", "2024-08-29", "Asia/Seoul")
    return Records(workshop, sessions=(session,), notes=notes, actions=actions)


def _agreement(text: str, **fields: object) -> Note:
    return replace(Note(id="n", kind=Kind.AGREEMENT, text=text, session="s"), **fields)  # type: ignore[arg-type]


def test_what_people_disagree_on_says_so_and_a_disputed_kind_is_no_agreement() -> None:
    (disputed,) = project(_records(_agreement("we meet", conflicts=("text",))), "s", "").agreed.items
    assert disputed.unsettled
    assert project(_records(_agreement("we meet", conflicts=("kind",))), "s", "").agreed.items == ()
    (settled,) = project(_records(_agreement("we meet", conflicts=("tags",))), "s", "").agreed.items
    assert not settled.unsettled


def test_a_withdrawn_action_is_gone_unless_that_is_disputed() -> None:
    action = ActionItem(id="a", kind=Kind.ACTION, text="NIE to meet", session="s", status=ActionStatus.WITHDRAWN)
    assert project(_records(actions=(action,)), "s", "").actions.items == ()
    assert len(project(_records(actions=(replace(action, conflicts=("status",)),)), "s", "").actions.items) == 1


def test_words_of_other_scripts_and_quotations_stay_as_they_are() -> None:
    texts = ["議題を共有する", "합의한 지점", "Өвөрмонгол үүр", "согласовано", "2020-2023 plan"]
    notes = [_agreement(text, id=f"n{at}", at=at, verbatim=True) for at, text in enumerate(texts)]
    assert [one.text for one in project(_records(*notes), "s", "").agreed.items] == texts


@given(st.text(max_size=60), st.sampled_from(LEVELS))
def test_any_words_can_be_shown(text: str, level: str) -> None:
    for one in project(_records(_agreement(text)), "s", level).agreed.items:
        assert one.text.strip()


# What comes next

DAY = "2024-08-29"
SLOTS = (
    Slot("a", "s", "", DAY, "09:00", "10:20", "a0"),
    Slot("o", "t", "", DAY, "10:30", "12:00", "a0"),
    Slot("k", "break", "", DAY, "10:20", "10:40", "a1"),
    Slot("b", "s", "", DAY, "10:40", "12:00", "a2"),
    Slot("p", "plenary", "", DAY, "13:00", "15:00", "a3"),
    Slot("d", "dinner", "", DAY, "18:00", "", "a4"),
)
FRAME = Records(
    Workshop("w", "", "", "", "", DAY, DAY, "Asia/Seoul"),
    sessions=tuple(
        Session(key, key, key, "", kind, "", (), (), key == "s", order)
        for key, kind, order in (
            ("s", "parallel", "a0"), ("t", "parallel", "a1"), ("break", "other", "a2"), ("plenary", "plenary", "a3"),
            ("dinner", "other", "a4"),
        )
    ),
    slots=SLOTS[:1],
    timetable=SLOTS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "slot", "seconds", "meanwhile"),
    [
        ("08:30", "a", 1800, ""),
        ("10:25", "b", 900, "k"),
        ("12:30", "p", 1800, ""),
        ("14:00", "d", 4 * 3600, "p"),
        ("19:00", "", 0, "d"),
    ],
)
def test_what_comes_next_for_the_room_leaves_out_the_other_rooms(
    clock: str, slot: str, seconds: int, meanwhile: str
) -> None:
    now = datetime.fromisoformat(f"{DAY}T{clock}").replace(tzinfo=SEOUL)
    found = coming(FRAME, "s", now)
    assert (found.slot.id if found.slot else "", found.seconds) == (slot, seconds)
    assert (found.meanwhile.id if found.meanwhile else "") == meanwhile
    assert found.today == bool(slot)


def test_a_day_before_what_comes_is_not_today() -> None:
    found = coming(FRAME, "s", datetime(2024, 8, 28, 20, tzinfo=SEOUL))
    assert found.slot == SLOTS[0]
    assert not found.today
