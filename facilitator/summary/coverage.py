"""Which points of the programme were taken up."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain import DISCUSSED_NOT, DiscussionPoint
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material

PRESENTATION = "presentation"
DISCUSSED, NOTHING = "discussed", "nothing recorded"


@dataclass(frozen=True, slots=True)
class Covered:
    """A point in its slot (ids; slot "" for none): discussed, not discussed (a person said so, or a point for
    discussion without records in a session that has some), or nothing recorded."""

    point: str
    slot: str
    state: str


def coverage_grid(material: Material) -> tuple[Covered, ...]:
    """Every point of the programme with its slot, slots in order, points without one last."""
    place = {slot.id: index for index, slot in enumerate(material.slots)}
    ordered = sorted(material.points, key=lambda point: place.get(point.slot, len(place)))
    return tuple(Covered(point.id, point.slot, _state(material, point)) for point in ordered)


def _state(material: Material, point: DiscussionPoint) -> str:
    if point.coverage == DISCUSSED_NOT:
        return DISCUSSED_NOT
    if point.id in _places(material):
        return DISCUSSED
    held = any(point.session in item.sessions for item in material.entries)
    return DISCUSSED_NOT if held and point.kind != PRESENTATION else NOTHING


def discussion_points(material: Material) -> tuple[DiscussionPoint, ...]:
    """The points for discussion; a presentation is none."""
    return tuple(point for point in material.points if point.kind != PRESENTATION)


def presentation_points(material: Material) -> tuple[DiscussionPoint, ...]:
    return tuple(point for point in material.points if point.kind == PRESENTATION)


def under(material: Material, *points: DiscussionPoint) -> tuple[Entry, ...]:
    """Everything recorded under these points."""
    places = _places(material)
    own = [places[point.id] for point in points if point.id in places]
    found: Iterable[int] = own[0] if len(own) == 1 else sorted({at for one in own for at in one})
    return tuple(material.entries[at] for at in found)


def _places(material: Material) -> Mapping[str, array[int]]:
    """Point → the places of its entries among all, in order."""
    return material.of_entries("places", _by_point)


def _by_point(entries: tuple[Entry, ...]) -> Mapping[str, array[int]]:
    found: dict[str, array[int]] = {}
    for at, item in enumerate(entries):
        for point in item.points:
            if point not in found:
                found[point] = array("L")
            found[point].append(at)
    return found


def taken_up(material: Material, point: DiscussionPoint) -> bool:
    """Whether something was recorded under the point and nobody marked it as not discussed."""
    return point.coverage != DISCUSSED_NOT and point.id in _places(material)
