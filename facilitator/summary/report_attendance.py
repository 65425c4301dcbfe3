"""Organization and attendance of a workshop: who held it, who was there as ticked on the roster, which sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from facilitator.directory import same_people
from facilitator.document import Block, Column, Part, Row, Table
from facilitator.domain import Participant, Session
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, standing
from facilitator.summary.material import Material, session_name
from facilitator.summary.spans import cell, paragraph, part, row, text
from facilitator.summary.wording import Wording, capital, day, series


@dataclass(frozen=True, slots=True)
class Group:
    """A delegation, an organization, or those of neither (name ""), with its people who were present."""

    kind: str
    name: str
    people: tuple[Participant, ...]


def organization_part(material: Material) -> Part:
    """The part “Organization and attendance”."""
    blocks: list[Block] = [paragraph(text(_held(material))), paragraph(text(_attended(material)))]
    if material.sessions:
        blocks.append(paragraph(text(material.wording.say("report.sessions"))))
        blocks.append(_sessions(material))
    else:
        blocks.append(paragraph(text(material.wording.say("report.no_sessions"))))
    return part("organization", material.wording.say("report.organization"), *blocks)


def participant_part(material: Material) -> Part:
    """The annex “Participants”: by delegation and organization; persons by name at the level named only."""
    wording = material.wording
    found = present(material)
    title = wording.say("report.participants")
    if not found:
        return part("participants", title, paragraph(text(wording.say("report.no_attendance")), numbered=False))
    named = material.attribution.level == "named"
    names = ("group", "name", "institution", "role") if named else ("group", "constituency", "number")
    columns = tuple(Column(wording.say(f"report.person_{name}"), _ROLES.get(name, "text")) for name in names)
    rows = tuple(one for group in found for one in (_named(material, group) if named else [_counted(material, group)]))
    total = None if named else row(cell(text(wording.say("report.all"))), cell(), cell(text(str(_people(found)))))
    return part("participants", title, Table(columns, rows, grouped=named, total=total, key="participants"))


_ROLES = {"group": "name", "number": "number"}


def present(material: Material) -> tuple[Group, ...]:
    """Delegations, then organizations, then others, in speaking order, of which somebody was ticked as present.

    A person who stands in the roster twice is counted once.
    """
    people = material.directory.participants
    leader = same_people(people)
    here = {leader[person.id] for person in people if person.present}
    groups: dict[tuple[str, str], list[Participant]] = {}
    refs: dict[tuple[str, str], str] = {}
    for person in people:
        if person.id in here:
            found = standing(material.directory, person.id)
            known = found.group in (DELEGATION, ORGANIZATION)
            key = (found.group, material.directory.name(found.key)) if known else ("", "")
            groups.setdefault(key, []).append(person)
            refs.setdefault(key, found.key)
    ordered = sorted(groups, key=lambda key: (not key[0], material.attribution.place(refs[key])))
    return tuple(Group(*key, tuple(sorted(groups[key], key=lambda one: (one.name, one.id)))) for key in ordered)


def _held(material: Material) -> str:
    wording = material.wording
    workshop = material.records.workshop
    when = held_on(wording, workshop.first_day, workshop.last_day)
    where = wording.say("report.where", venue=workshop.venue) if workshop.venue.strip() else ""
    parts = [part for part in (when, where) if part]
    title = workshop.title or wording.say("report.workshop")
    said = wording.say("report.held", workshop=title, where=" ".join(parts)) if parts else ""
    by = material.setting("report.organizers").rstrip(".")
    return " ".join(one for one in (said, wording.say("report.organized", organizers=by) if by else "") if one)


def held_on(wording: Wording, first: str, last: str) -> str:
    """“on 28 and 29 August 2024”, “from 28 to 30 August 2024”; "" without days."""
    if not first and not last:
        return ""
    if not last or not first or first == last:
        return wording.say("report.on", day=day(wording, first or last))
    alike = first[:7] == last[:7] and len(first) == 10
    start = str(int(first[8:])) if alike and first[8:].isdecimal() else day(wording, first, year=first[:4] != last[:4])
    form = "report.on_two" if _next(first) == last else "report.from_to"
    return wording.say(form, first=start, last=day(wording, last))


def _next(iso: str) -> str:
    try:
        return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _attended(material: Material) -> str:
    """“Eighteen participants attended: 11 from the delegations of …, and seven from four organizations.”"""
    wording = material.wording
    found = present(material)
    if not found:
        return wording.say("report.no_attendance")
    delegations = [group for group in found if group.kind == DELEGATION]
    organizations = [group for group in found if group.kind == ORGANIZATION]
    others = [group for group in found if not group.kind]
    numbers = [number for number in map(_people, (delegations, organizations, others)) if number]
    shown = iter(wording.alike(numbers))
    who: list[str] = []
    if delegations:
        form = "conduct.delegation" if len(delegations) == 1 else "report.delegations"
        names = wording.names(wording.named(group.name) for group in delegations)
        who.append(wording.say("report.from", n=next(shown), whom=wording.say(form, names=names)))
    if organizations:
        counted = wording.count("organization", len(organizations))
        who.append(wording.say("report.from", n=next(shown), whom=counted))
    if others:
        who.append(wording.say("report.neither", n=next(shown)))
    whom = who[0] if len(who) == 1 else wording.say("report.both", first=", ".join(who[:-1]), second=who[-1])
    return wording.say("report.attended", people=wording.opening("participant", _people(found)), who=whom)


def _people(groups: tuple[Group, ...] | list[Group]) -> int:
    return sum(len(group.people) for group in groups)


def _sessions(material: Material) -> Table:
    """A row a session: its slots, who moderated, who kept the record."""
    wording = material.wording
    names = ("session", "about", "slots", "moderators", "rapporteurs")
    columns = tuple(Column(wording.say(f"report.{name}"), "name" if name == "session" else "text") for name in names)
    return Table(columns, tuple(_session(material, session) for session in material.sessions))


def _session(material: Material, session: Session) -> Row:
    wording = material.wording
    slots = [slot for slot in material.slots if slot.session == session.id]
    times = (text(f"{day(wording, slot.day, year=False)}, {slot.start}–{slot.end}".rstrip("–, ")) for slot in slots)
    officers = (("moderator", session.moderators), ("rapporteur", session.rapporteurs))
    names = (
        series(dict.fromkeys(material.attribution.officer(ref, role) for ref in refs)) or wording.say("nothing")
        for role, refs in officers
    )
    title = material.attribution.mask.hide(session.title)
    named = (session_name(material, session), title)
    return row(*(cell(text(one)) for one in named), cell(*times), *(cell(text(name)) for name in names))


def _named(material: Material, group: Group) -> list[Row]:
    wording = material.wording
    title = group.name or wording.say("report.others")
    return [
        row(
            cell(text(title)),
            cell(text(person.name)),
            cell(text(_institution(material, group, person))),
            cell(text(capital(person.role) or wording.say("nothing"))),
        )
        for person in group.people
    ]


def _institution(material: Material, group: Group, person: Participant) -> str:
    name = material.directory.name(person.organization) if person.organization else ""
    return material.wording.say("nothing") if not name or name == group.name else name


def _counted(material: Material, group: Group) -> Row:
    wording = material.wording
    keys = {_constituency(material, person) for person in group.people} - {""}
    terms = [term.name if (term := material.directory.term(key)) else key for key in sorted(keys)]
    shown = capital(series(terms)) or wording.say("nothing")
    title = group.name or wording.say("report.others")
    return row(cell(text(title)), cell(text(shown)), cell(text(f"{len(group.people):,}")))


def _constituency(material: Material, person: Participant) -> str:
    """The key of a person's own constituency, else of the delegation or organization."""
    party = material.directory.party
    return party(person.id).constituency or party(standing(material.directory, person.id).key).constituency
