"""Conduct of the session: who took part, as recorded, and what was taken up."""

from __future__ import annotations

from facilitator.document import Part
from facilitator.summary.coverage import discussion_points, taken_up
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, Standing, standings
from facilitator.summary.material import Material
from facilitator.summary.presentations import presentation_count
from facilitator.summary.spans import paragraph, part, text
from facilitator.summary.wording import capital


def conduct(material: Material) -> Part:
    """The part “Conduct of the session”: two or three sentences."""
    sentences = (_took_part(material), _held(material))
    return part(
        "conduct",
        material.wording.say("conduct.title"),
        paragraph(text(" ".join(sentences)), ids=tuple(one for item in material.entries for one in item.ids)),
    )


def attendance(material: Material) -> tuple[Standing, ...]:
    """Delegations, organizations and others recorded as speaking or supporting, in speaking order.

    What a talk is about never counts. An organization all of whose people came in one delegation is that delegation.
    """
    refs = {ref for item in material.entries for ref in (*item.backers, *item.reservations)}
    homes = _homes(material)
    found = {homes.get(one.key, one.key) for one in standings(material.directory, refs)}
    return standings(material.directory, material.attribution.in_order(found))


def _homes(material: Material) -> dict[str, str]:
    """Organization → the delegation that everybody of it on the roster belongs to."""
    found: dict[str, set[str]] = {}
    for person in material.directory.participants:
        party = material.directory.party(person.id)
        if party.organization:
            found.setdefault(party.organization, set()).add(party.delegation)
    return {key: next(iter(own)) for key, own in found.items() if len(own) == 1 and "" not in own}


def _took_part(material: Material) -> str:
    wording = material.wording
    found = attendance(material)
    names = [material.directory.name(one.key) for one in found if one.group == DELEGATION]
    organizations = sum(one.group == ORGANIZATION for one in found)
    who: list[str] = []
    if names:
        form = "conduct.delegation" if len(names) == 1 else "conduct.delegations"
        who.append(wording.say(form, names=wording.names(wording.named(name) for name in names)))
    if organizations:
        who.append((wording.count if names else wording.opening)("organization", organizations))
    if not who:
        return wording.say("conduct.nobody")
    slots = wording.count("slot", len(material.slots)) if material.slots else wording.say("conduct.no_slots")
    return wording.say("conduct.took_part", who=capital(wording.listing(who)), slots=slots)


def _held(material: Material) -> str:
    wording = material.wording
    if not material.entries:
        return wording.say("conduct.no_notes")
    done: list[str] = []
    if number := presentation_count(material):
        done.append(wording.say("conduct.heard", presentations=wording.count("presentation", number)))
    if number := len(material.proposals):
        done.append(wording.say("conduct.considered", proposals=wording.count("proposal", number)))
    if discussion_points(material) or not done:
        done.append(_points(material))
    return wording.say("conduct.session", done=wording.listing(done))


def _points(material: Material) -> str:
    wording = material.wording
    points = discussion_points(material)
    done = sum(taken_up(material, point) for point in points)
    if not points:
        return wording.say("conduct.no_points")
    if done == len(points):
        return wording.say("conduct.every_point")
    if not done:
        return wording.say("conduct.no_point_taken_up")
    return wording.say("conduct.some_points", done=wording.number(done), all=wording.count("point", len(points)))
