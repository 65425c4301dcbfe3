"""Which points of the programme were taken up."""

from __future__ import annotations

from collections.abc import Mapping
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
    if under(material, point):
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
    return tuple(material.entries[at] for at in sorted({at for point in points for at in places.get(point.id, ())}))


def _places(material: Material) -> Mapping[str, list[int]]:
    """Point → the places of its entries among all."""
    # The entries themselves are kept with what was found, so that their identity cannot be another's later.
    known, found = material.once(
        ("places", id(material.entries)), lambda: (material.entries, _by_point(material.entries))
    )
    return found if known is material.entries else _by_point(material.entries)


def _by_point(entries: tuple[Entry, ...]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, item in enumerate(entries):
        for point in item.points:
            found.setdefault(point, []).append(at)
    return found


def taken_up(material: Material, point: DiscussionPoint) -> bool:
    """Whether something was recorded under the point and nobody marked it as not discussed."""
    return point.coverage != DISCUSSED_NOT and bool(under(material, point))
