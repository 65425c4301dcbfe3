"""The action plan: what is overdue or due for review first, then a table for each lead, to send out and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from facilitator.document import Cell, Column, Document, Part, Row, Table
from facilitator.domain import ActionItem, ActionStatus, Records
from facilitator.summary.action_plan_rows import due_cell, lead_names, plan_row, what_cell
from facilitator.summary.action_plan_version import EDITABLE, PLAN
from facilitator.summary.actions import Pair, review_days, standing
from facilitator.summary.entries import session_finder
from facilitator.summary.masthead import pack_document, zone
from facilitator.summary.material import Material, gather
from facilitator.summary.note import disclaimer
from facilitator.summary.spans import cell, paragraph, part, row, text
from facilitator.summary.wording import Wording, capital, day

_OPEN = frozenset({ActionStatus.PROPOSED, ActionStatus.AGREED, ActionStatus.IN_PROGRESS})
_OPTIONAL = frozenset({"partners", "contact", "focal_point", "asked", "reminded", "replied"})
_DAYS = frozenset({"due", "asked", "reminded", "replied"})
_SHEET_NAME = 31
_LAST = (9, 0, 0, "")
_Lead = tuple[str, str]


def compose_actions(records: Records, wording: Wording, now: datetime) -> Document:
    """The action plan of every session that has actions or was held; ``action_plan_version`` fills in its versions.

    ``now`` is aware and is printed in the workshop's zone.
    """
    material = plan_material(records, wording)
    own = material.wording
    today = now.astimezone(zone(records.workshop.zone)).date().isoformat()
    reviews = review_days(material)
    parts = (_overview(material, reviews, today), _note(material), _by_lead(material, reviews))
    document = pack_document(material, parts, now)
    spelt = own.listing(day(own, review) for review in reviews)
    subtitle = own.say("plan.subtitle_reviews", days=spelt) if reviews else own.say("plan.subtitle")
    title = own.say("plan.title")
    return replace(document, key="actions", title=title, subtitle=subtitle, running_right=title)


def plan_material(records: Records, wording: Wording) -> Material:
    """What the plan is composed from."""
    return gather(records, _sessions(records), wording)


def _sessions(records: Records) -> tuple[str, ...]:
    held = [session.id for session in records.sessions if session.held]
    return tuple(dict.fromkeys((*held, *map(session_finder(records), records.actions))))


def _overview(material: Material, reviews: tuple[str, ...], today: str) -> Part:
    """Every action once: what waits for somebody first, then by status."""
    wording = material.wording
    title = wording.say("plan.overview")
    found = material.actions
    if not found:
        return part("overview", title, paragraph(text(wording.say("actions.none"))))
    states = {pair[0].record.id: state_of(pair[1], reviews, today) for pair in found}
    ordered = sorted(found, key=lambda pair: (states[pair[0].record.id], _when(pair[1])))
    rows = tuple(_overview_row(material, pair, states[pair[0].record.id]) for pair in ordered)
    columns = (
        Column(wording.say("plan.state"), "name"),
        Column(wording.say("plan.id"), "id"),
        Column(wording.say("plan.action")),
        Column(wording.say("plan.leads")),
        Column(wording.say("plan.due"), "date"),
    )
    ids = tuple(one for item, _ in found for one in item.ids)
    table = Table(columns, rows, ids, grouped=True)
    return part("overview", title, paragraph(text(_summary(material, states.values(), reviews)), ids=ids), table)


def _overview_row(material: Material, pair: Pair, state: tuple[int, int]) -> Row:
    item, record = pair
    names = {0: material.wording.say("plan.overdue"), 1: material.wording.say("plan.for_review")}
    shown = names.get(state[0]) or standing(material, record)
    leads = lead_names(material, record) or material.wording.say("actions.unassigned")
    cells = (
        cell(text(shown)),
        cell(text(material.label(item), item.ids)),
        what_cell(material, item, record),
        cell(text(leads)),
        due_cell(material, record),
    )
    return row(*cells, ids=item.ids)


def _summary(material: Material, states: Iterable[tuple[int, int]], reviews: tuple[str, ...]) -> str:
    wording = material.wording
    found = [state[0] for state in states]
    overdue, waiting = found.count(0), found.count(1)
    counted = wording.alike([overdue, waiting])
    said = wording.say(
        "plan.intro",
        actions=wording.opening("action_was", len(found)),
        overdue=wording.say("plan.is_overdue" if overdue < 2 else "plan.are_overdue", n=counted[0]),
        waiting=wording.say("plan.is_for_review" if waiting < 2 else "plan.are_for_review", n=counted[1]),
    )
    names = [wording.say("plan.review_on", review=title.lower(), day=day(wording, one))
             for title, one in zip(review_titles(wording, len(reviews)), reviews, strict=True)]  # fmt: skip
    return f"{said} {capital(wording.say('plan.reviews', reviews=wording.listing(names)))}" if names else said


def _note(material: Material) -> Part:
    """What the words of the overview mean, on its page."""
    wording = material.wording
    said = f"{disclaimer(material, pack=len(material.sessions) > 1)}. {wording.say('plan.note')}"
    designations = wording.say("note.designations")
    words = " ".join(one for one in (said, designations) if one)
    return part("note", wording.say("note.title"), paragraph(text(words), numbered=False, small=True))


def review_titles(wording: Wording, count: int) -> tuple[str, ...]:
    """The titles of so many columns of review dates."""
    names = (wording.say("plan.first_review"), wording.say("plan.second_review"))
    return (*names[:count], *(wording.say("plan.further_review", n=str(number)) for number in range(3, count + 1)))


def state_of(record: ActionItem, reviews: tuple[str, ...], today: str) -> tuple[int, int]:
    """0 for overdue, 1 for what nobody answered for since the last review, 2 and up by status."""
    place = next((number for number, one in enumerate(ActionStatus) if one == record.status), 0)
    if record.status not in _OPEN:
        return 2, place
    if _is_day(record.due) and record.due < today:
        return 0, 0
    reached = max((review for review in reviews if review <= today), default="")
    return (1, 0) if reached and record.replied < reached else (2, place)


def _by_lead(material: Material, reviews: tuple[str, ...]) -> Part:
    """A group for each lead, which is a sheet of its own; an action with several leads stands in each of theirs."""
    wording = material.wording
    made = {item.record.id: plan_row(material, (item, record), reviews) for item, record in material.actions}
    rows = tuple(
        row(Cell((text(name),), value=sheet), *made[item.record.id].cells, ids=item.ids)
        for (name, sheet), pairs in _groups(material).items()
        for item, _ in pairs
    )
    ids = tuple(one for item, _ in material.actions for one in item.ids)
    table = Table(_columns(material, reviews, list(made.values())), rows, ids, grouped=True, key=PLAN)
    intro = paragraph(text(wording.say("plan.by_lead_intro" if rows else "actions.none")), ids=ids)
    return part("by_lead", wording.say("plan.by_lead"), intro, table, landscape=True)


def _columns(material: Material, reviews: tuple[str, ...], rows: list[Row]) -> tuple[Column, ...]:
    """What nobody has filled in yet is not printed; sheets have every column, to be filled in."""
    wording = material.wording
    statuses = tuple(wording.say(f"status.{one}") for one in ActionStatus if wording.has(f"status.{one}"))
    columns = [Column(wording.say("plan.lead"), "name"), Column(wording.words["plan.id"], "id")]
    for at, name in enumerate(EDITABLE, 1):
        filled = any(found.cells[at].paragraphs for found in rows)
        # On paper the first column says whose it is, and the overview has all leads of an action.
        shown = name != "leads" and (filled or name not in _OPTIONAL)
        choices = statuses if name == "status" else ()
        columns.append(Column(wording.words[f"plan.{name}"], "date" if name in _DAYS else "text", shown, choices))
    dates = (Column(title, "date", printed=False) for title in review_titles(wording, len(reviews)))
    programs = (Column(wording.words[f"plan.{name}"], "hidden") for name in ("record", "version"))
    return (*columns, *dates, *programs)


def _groups(material: Material) -> dict[_Lead, list[Pair]]:
    """(lead, name of its sheet) → its actions, leads in speaking order, actions by date."""
    attribution = material.attribution
    places: dict[_Lead, tuple[int, int, int, str]] = {}
    found: dict[_Lead, list[Pair]] = {}
    for pair in sorted(material.actions, key=lambda pair: _when(pair[1])):
        shown: dict[_Lead, tuple[int, int, int, str]] = {}
        for ref in attribution.in_order(pair[1].leads):
            shown.setdefault((attribution.lead(ref), _sheet(material, ref)), attribution.place(ref))
        unassigned = material.wording.say("actions.unassigned")
        for lead, place in (shown or {(unassigned, unassigned): _LAST}).items():
            places[lead] = min(place, places.get(lead, place))
            found.setdefault(lead, []).append(pair)
    return {lead: found[lead] for lead in sorted(found, key=lambda one: (places[one], one))}


def _sheet(material: Material, ref: str) -> str:
    """The name of a lead as short as a sheet's must be."""
    attribution = material.attribution
    name = attribution.lead(ref)
    name = attribution.role(ref, short=True) if name == attribution.role(ref) else name
    known = material.directory.find(name) if len(name) > _SHEET_NAME else ()
    return material.directory.party(known[0]).short if len(known) == 1 else name


def _when(record: ActionItem) -> tuple[int, str, str, str]:
    rank = 0 if record.due else 1 if record.due_text else 2
    return rank, record.due or record.due_text, record.order, record.id


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
