"""Action items: one table in the summary, two in the pack, none of them ever shortened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from facilitator.document import Column, Mark, Part, Row, Table, Text, Timeline
from facilitator.domain import ActionItem, ActionStatus, Vocabulary
from facilitator.summary.cells import shared_cell
from facilitator.summary.entries import Entry, in_these_words
from facilitator.summary.material import Material
from facilitator.summary.sentences import capitalize
from facilitator.summary.spans import cell, paragraph, part, row, text
from facilitator.summary.typed import drop_tags, said, words
from facilitator.summary.what import what
from facilitator.summary.whole_numbers import whole_number
from facilitator.summary.wording import capital, day, series

_UNDECIDED = frozenset({ActionStatus.PROPOSED, ActionStatus.AGREED})
_UNMARKED = frozenset({ActionStatus.DEFERRED, ActionStatus.WITHDRAWN})
_SOLID = frozenset({ActionStatus.AGREED, ActionStatus.IN_PROGRESS, ActionStatus.COMPLETED})
Pair = tuple[Entry, ActionItem]
Place = tuple[int, int, int, str]
_LAST: Place = (9, 0, 0, "")


def action_part(material: Material) -> Part:
    """The summary's part “Action items”."""
    return material.of_entries("actions", lambda _: _action_part(material))


def _action_part(material: Material) -> Part:
    wording = material.wording
    title = wording.say("actions.title")
    found = material.actions
    if not found:
        return part("actions", title, paragraph(text(wording.say("actions.none"))))
    rows = tuple(
        _row(material, pair, _lead_names(material, pair[1]), ("id", "what", "lead", "with", "by", "status"))
        for pair in found
    )
    table = Table(_columns(material, ("id", "what", "lead", "with", "by", "status")), rows, _ids(found))
    return part("actions", title, paragraph(text(_intro(material)), ids=_ids(found)), table)


def actions_by_date(material: Material, *, new_page: bool = False) -> Part:
    """The pack's part “Actions by date”: dated first, then words, then none, with a time line."""
    wording = material.wording
    title = wording.say("actions.by_date")
    found = sorted(material.actions, key=lambda pair: when(material, pair))
    if not found:
        return part("by_date", title, paragraph(text(wording.say("actions.none"))), new_page=new_page)
    reviews = review_days(material)
    names = ("by", "id", "what", "lead")
    rows = tuple(_row(material, pair, _lead_names(material, pair[1]), names) for pair in found)
    line = _timeline(material, [record for _, record in found], reviews)
    table = Table(_columns(material, names), rows, _ids(found), timeline=line)
    intro = _intro(material).removesuffix(".")
    if reviews:
        intro = wording.say("actions.reviews", intro=intro, reviews=wording.count("review", len(reviews)))
    return part("by_date", title, paragraph(text(f"{intro.rstrip('.')}."), ids=_ids(found)), table, new_page=new_page)


def actions_by_lead(material: Material) -> Part:
    """The pack's part “Actions by lead”: an action stands under each of its leads."""
    wording = material.wording
    title = wording.say("actions.by_lead")
    if not material.actions:
        return part("by_lead", title, paragraph(text(wording.say("actions.none"))))
    rows: list[Row] = []
    names = ("lead", "id", "what", "with", "by", "status")
    for lead, pair in of_leads(material):
        rows.append(_row(material, pair, lead, names))
    columns = (Column(wording.say("actions.lead"), "name"), *_columns(material, names)[1:])
    table = Table(columns, tuple(rows), _ids(material.actions), grouped=True)
    ordered = "actions.lead_order" if material.terms(Vocabulary.DELEGATION) else "actions.lead_order_plain"
    intro = paragraph(text(wording.say(ordered)), ids=_ids(material.actions))
    return part("by_lead", title, intro, table)


def review_days(material: Material) -> tuple[str, ...]:
    """ISO days of review: so many days after the last day, by the setting ``review.days``."""
    numbers = (whole_number(one, -1) for one in material.setting("review.days", "21,92").split(","))
    try:
        last = date.fromisoformat(material.records.workshop.last_day)
        return tuple((last + timedelta(days=number)).isoformat() for number in numbers if number >= 0)
    except (ValueError, OverflowError):  # no day, or one that no calendar has
        return ()


def status(material: Material, record: ActionItem) -> str:
    """The status in the words of the paper; a disputed one says so."""
    wording = material.wording
    name = f"status.{record.status}"
    return _settled(material, record, "status", wording.say(name) if wording.has(name) else capital(record.status))


def standing(material: Material, record: ActionItem) -> str:
    """The status, with what the room and the lead said of it: neither says it for the other."""
    wording = material.wording
    shown = status(material, record)
    if "status" not in record.conflicts:
        if record.parked and record.status in _UNDECIDED:
            shown = wording.say("actions.parked")
        elif record.status == ActionStatus.AGREED and in_these_words(record):
            shown = wording.say("actions.in_the_room")
    return wording.say("actions.by_its_lead", status=shown) if _taken_on(record) else shown


def _taken_on(record: ActionItem) -> bool:
    return bool(record.lead_confirmed) and "lead_confirmed" not in record.conflicts


def due(material: Material, record: ActionItem) -> str:
    """30 September 2024, the words typed with a capital, or a dash."""
    shown = day(material.wording, record.due) if record.due else capitalize(words(material, record.due_text))
    return _settled(material, record, "due", shown or material.wording.say("nothing"))


def of_leads(material: Material) -> list[tuple[str, Pair]]:
    """(lead, action), in speaking order; all actions of one name stand together, where it comes first."""
    attribution = material.attribution
    places: dict[str, Place] = {}
    found: list[tuple[str, Pair]] = []
    for pair in material.actions:
        shown: dict[str, Place] = {}
        for lead in attribution.in_order(pair[1].leads):
            shown.setdefault(attribution.lead(lead), attribution.place(lead))
        for name, place in (shown or {material.wording.say("actions.unassigned"): _LAST}).items():
            places[name] = min(place, places.get(name, place))
            found.append((name, pair))
    return sorted(found, key=lambda item: (places[item[0]], item[0], when(material, item[1])))


def _lead_names(material: Material, record: ActionItem) -> str:
    names = series(material.attribution.leads(record.leads)) or material.wording.say("actions.unassigned")
    return _settled(material, record, "leads", names)


def _row(material: Material, pair: Pair, lead: str, names: tuple[str, ...]) -> Row:
    item, record = pair
    cells = {
        "id": lambda: cell(text(material.label(item), item.ids)),
        "what": lambda: cell(what_of(material, item, record)),
        "lead": lambda: shared_cell(material, lead),
        "with": lambda: shared_cell(
            material, series(material.attribution.roles(record.partners, short=True)) or material.wording.say("nothing")
        ),
        "by": lambda: shared_cell(material, due(material, record)),
        "status": lambda: shared_cell(material, standing(material, record)),
    }
    return row(*(cells[name]() for name in names), ids=item.ids)


def what_of(material: Material, item: Entry, record: ActionItem) -> Text:
    """The words are shortened as typed, before names are replaced; a date without a lead repeats nothing."""
    untagged = drop_tags(said(material, record, record.text), item.tags, material.directory)
    bare = what(untagged, (*record.leads, *record.partners), record.due, record.due_text, material.directory.find)
    return text(words(material, bare) or material.wording.say("no_words"), item.ids)


def _columns(material: Material, names: tuple[str, ...]) -> tuple[Column, ...]:
    roles = {"id": "id", "by": "date"}
    return tuple(Column(material.wording.say(f"actions.{name}"), roles.get(name, "text")) for name in names)


def _intro(material: Material) -> str:
    wording = material.wording
    found = material.actions
    counted = wording.opening("action_was", len(found))
    agreed = sum(record.status == ActionStatus.AGREED and "status" not in record.conflicts for _, record in found)
    form = "actions.intro" if not agreed else "actions.intro_it_agreed" if len(found) == 1 else "actions.intro_agreed"
    said_ = wording.say(form, actions=counted, agreed=wording.number(agreed))
    by_lead = sum(_taken_on(record) for _, record in found)
    if not by_lead:
        return said_
    name = "intro_it_lead" if len(found) == 1 else "intro_lead_one" if by_lead == 1 else "intro_lead"
    return wording.say(f"actions.{name}", intro=said_.removesuffix("."), confirmed=wording.number(by_lead))


def when(material: Material, pair: Pair) -> tuple[int, str, str, str]:
    item, record = pair
    rank = 0 if record.due else 1 if record.due_text else 2
    codes = {session.id: session.code for session in material.sessions}
    code = next((codes[session] for session in item.sessions if session in codes), "")
    return rank, record.due or record.due_text, code, f"{item.record.order}\0{item.record.id}"


def _timeline(material: Material, records: list[ActionItem], reviews: tuple[str, ...]) -> Timeline | None:
    wording = material.wording
    marks = tuple(Mark(record.due if _marked(record) else "", _solid(record)) for record in records)
    days = [mark.day for mark in marks if mark.day]
    if not days:
        return None
    last = material.records.workshop.last_day
    shown = tuple((review, wording.say("actions.review", day=day(wording, review))) for review in reviews)
    start = min([*days, last]) if _is_day(last) else min(days)
    legend = (wording.say("actions.under_way"), wording.say("status.proposed"))
    return Timeline(start, max([*days, *reviews]), marks, shown, legend)


def _marked(record: ActionItem) -> bool:
    """What was put off or taken back is not on the way to its date."""
    return _is_day(record.due) and record.status not in _UNMARKED


def _solid(record: ActionItem) -> bool:
    return record.status in _SOLID and "status" not in record.conflicts


def _is_day(text_: str) -> bool:
    try:
        return date.fromisoformat(text_).isoformat() == text_
    except ValueError:
        return False


def _settled(material: Material, record: ActionItem, field: str, shown: str) -> str:
    return material.wording.say("unsettled", value=shown) if field in record.conflicts else shown


def _ids(found: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(one for item, _ in found for one in item.ids)
