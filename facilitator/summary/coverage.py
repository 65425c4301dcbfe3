"""Which points of the programme were taken up."""

from __future__ import annotations

from facilitator.domain import DiscussionPoint
from facilitator.summary.entries import Entry
from facilitator.summary.material import DISCUSSED_NOT, Material

PRESENTATION = "presentation"


def discussion_points(material: Material) -> tuple[DiscussionPoint, ...]:
    """The points for discussion; a presentation is none."""
    return tuple(point for point in material.points if point.kind != PRESENTATION)


def presentation_points(material: Material) -> tuple[DiscussionPoint, ...]:
    return tuple(point for point in material.points if point.kind == PRESENTATION)


def under(material: Material, *points: DiscussionPoint) -> tuple[Entry, ...]:
    """Everything recorded under these points."""
    keys = {point.id for point in points}
    return tuple(item for item in material.entries if keys & set(item.points))


def taken_up(material: Material, point: DiscussionPoint) -> bool:
    """Whether something was recorded under the point and nobody marked it as not discussed."""
    return point.coverage != DISCUSSED_NOT and bool(under(material, point))
