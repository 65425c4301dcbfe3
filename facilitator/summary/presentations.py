"""Presentations: a paragraph for each, under the delegation or organization that gave it."""

from __future__ import annotations

from facilitator.document import Paragraph, Part, Text
from facilitator.domain import DISCUSSED_NOT, Kind
from facilitator.summary.coverage import NOTHING, coverage_grid, presentation_points
from facilitator.summary.entries import Entry
from facilitator.summary.ladder import standing
from facilitator.summary.material import Material, point_title
from facilitator.summary.reporting import own_words
from facilitator.summary.sentences import stop
from facilitator.summary.spans import finish, join, paragraph, part, text
from facilitator.summary.wording import capital


def presentations(material: Material) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """(label, records) of each presentation, in the order of the programme."""
    order = {point.id: index for index, point in enumerate(material.points)}
    groups: dict[tuple[int, str], list[Entry]] = {}
    for item in material.of(Kind.PRESENTATION):
        groups.setdefault((_place(item, order), _label(material, item)), []).append(item)
    ordered = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple((label, tuple(items)) for (_, label), items in ordered)


def presentation_count(material: Material) -> int:
    """How many presentations there were: by place in the programme and who gave them, the same at every level."""
    order = {point.id: index for index, point in enumerate(material.points)}
    return len(
        {
            (_place(item, order), standing(material.directory, item.record.speaker) if item.record.speaker else None)
            for item in material.of(Kind.PRESENTATION)
        }
    )


def presentation_part(material: Material) -> Part:
    """The part “Presentations”."""
    wording = material.wording
    title = wording.say("presentations.title")
    found = presentations(material)
    silent = _not_taken_up(material)
    if not found:
        return part("presentations", title, paragraph(text(wording.say("presentations.none"))), *silent)
    kept = [(label, material.kept(items)) for label, items in found]
    blocks = tuple(_paragraph(material, label, items) for label, items in kept if items)
    if not blocks:
        return part("presentations", title, paragraph(text(wording.say("left_out"))), *silent)
    return part("presentations", title, *blocks, *silent)


def _place(item: Entry, order: dict[str, int]) -> int:
    return min((order[point] for point in item.points if point in order), default=len(order))


def _not_taken_up(material: Material) -> tuple[Paragraph, ...]:
    """Items of the programme that a person marked as not discussed, then those without records: said plainly."""
    states = {one.point: one.state for one in coverage_grid(material)}
    said: list[Paragraph] = []
    for name, state in (("not_taken_up", DISCUSSED_NOT), ("not_recorded", NOTHING)):
        silent = [point for point in presentation_points(material) if states[point.id] == state]
        if silent and (material.entries or state == DISCUSSED_NOT):
            titles = "; ".join(capital(point_title(point)) for point in silent)
            said.append(paragraph(text(material.wording.say(f"presentations.{name}", points=titles)), numbered=False))
    return tuple(said)


def _paragraph(material: Material, label: str, items: tuple[Entry, ...]) -> Paragraph:
    return paragraph(join(_sentence(material, item) for item in items), run_in=stop(label))


def _sentence(material: Material, item: Entry) -> Text:
    return finish(own_words(material, item))


def _label(material: Material, item: Entry) -> str:
    """The presenter at the paper's level, else the title in the programme."""
    who = material.attribution.who(item.record.speaker)
    if who:
        return who
    point = next((point for point in material.points if point.id in item.points), None)
    if point and point.kind == "presentation":
        return point_title(point)
    return material.wording.say("presentations.label")
