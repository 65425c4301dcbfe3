"""Discussion points: convergence, differing views and gaps of each, then other matters raised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.document import Paragraph, Part, Span, Text, Topic
from facilitator.domain import DISCUSSED_NOT, DiscussionPoint, Kind
from facilitator.summary.coverage import PRESENTATION, discussion_points, presentation_points, taken_up, under
from facilitator.summary.entries import Entry
from facilitator.summary.labels import LESSONS
from facilitator.summary.material import Material, point_title
from facilitator.summary.reporting import backed, priority, report, views
from facilitator.summary.spans import finish, paragraph, part, strong, text, weave
from facilitator.summary.wording import capital

_VIEWS = frozenset({Kind.STATEMENT, Kind.RECOMMENDATION})
_TALK = frozenset({*_VIEWS, Kind.AGREEMENT, Kind.DIFFERING, Kind.GAP})
KEY, OTHER = "points", "other"


def points_part(material: Material) -> Part:
    """The part “Discussion points”: an overview, then a topic a point."""
    wording = material.wording
    title = wording.say("points.title")
    topics = [_topic_once(material, point) for point in topic_points(material)]
    return part(KEY, title, paragraph(text(_overview(material)), numbered=False), *topics)


def told_in_full(material: Material) -> Callable[[Entry], bool]:
    """Of which entries all words stand under the points or among other matters, unless they are left out."""
    settled = {one.part for one in material.records.cleared if one.paper == "summary" and one.body}

    def is_told(item: Entry) -> bool:
        if item.kind not in _TALK:
            return False
        if not item.points:
            return OTHER not in settled
        return KEY not in settled and any(f"{KEY}/{one}" not in settled for one in item.points)

    return is_told


def _topic_once(material: Material, point: DiscussionPoint) -> Topic:
    """The same for the same entries, however many others are left out for length."""
    entries = under(material, point)
    kept = tuple(item.record.id for item in material.kept(entries))
    make = _remarks if point.kind == PRESENTATION else _topic
    return material.once(("topic", point.id, len(entries), kept), lambda: make(material, point))


def topic_points(material: Material) -> tuple[DiscussionPoint, ...]:
    """The points that have a topic, in its order: those for discussion, then presentations that were talked about.

    So has every point of which a person settled the words.
    """
    settled = {one.part for one in material.records.cleared if one.paper == "summary" and one.body}

    def has_topic(point: DiscussionPoint) -> bool:
        if f"{KEY}/{point.id}" in settled:
            return True
        return bool(_talk(under(material, point))) if point.kind == PRESENTATION else _has_topic(material, point)

    return tuple(filter(has_topic, (*discussion_points(material), *presentation_points(material))))


def _has_topic(material: Material, point: DiscussionPoint) -> bool:
    """Without any notes nobody can say of a point that it was not discussed, unless a person marked it."""
    return bool(material.entries) or point.coverage == DISCUSSED_NOT


def other_matters(material: Material) -> Part:
    """The part “Other matters raised”: what was recorded under no point."""
    wording = material.wording
    title = wording.say("other.title")
    found = _talk(_pointless(material))
    if not found:
        return part(OTHER, title, paragraph(text(wording.say("other.none"))))
    return part(OTHER, title, *_sections(material, found, plain=True))


def _pointless(material: Material) -> tuple[Entry, ...]:
    return tuple(item for item in material.entries if not item.points)


def _talk(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(item for item in entries if item.kind in _TALK)


def _overview(material: Material) -> str:
    wording = material.wording
    points = discussion_points(material)
    silent = [capital(point_title(point)) for point in points if not taken_up(material, point)]
    if not points:
        return wording.say("points.none")
    if not material.entries:
        return wording.say("conduct.no_notes")
    if not silent:
        return wording.say("points.all_one" if len(points) == 1 else "points.all", n=wording.number(len(points)))
    if len(silent) == len(points):
        return wording.say("points.no_one")
    done = capital(wording.spelt(len(points) - len(silent)))
    form = "points.some_one" if len(points) - len(silent) == 1 else "points.some"
    return wording.say(form, done=done, all=wording.number(len(points)), silent="; ".join(silent))


def _topic(material: Material, point: DiscussionPoint) -> Topic:
    entries = under(material, point)
    found = _talk(entries)
    if point.coverage == DISCUSSED_NOT or not entries:
        blocks = _not_discussed(material, found)
    elif not found:
        ids = tuple(one for item in entries for one in item.ids)
        blocks = (paragraph(text(_elsewhere(material, entries)), ids=ids),)
    else:
        blocks = _sections(material, found)
    ids = tuple(dict.fromkeys(one for item in entries for one in item.ids))
    return Topic(capital(point_title(point)), blocks, ids)


def _remarks(material: Material, point: DiscussionPoint) -> Topic:
    """What was said under a presentation: only the stretches that have something."""
    found = _talk(under(material, point))
    ids = tuple(dict.fromkeys(one for item in found for one in item.ids))
    return Topic(capital(point_title(point)), _sections(material, found, plain=True), ids)


def _not_discussed(material: Material, found: tuple[Entry, ...]) -> tuple[Paragraph, ...]:
    """Said plainly; what was recorded all the same follows, so that nothing is lost."""
    silent = paragraph(finish((strong(material.wording.say("points.not_discussed")),)))
    return (silent, *(replace(one, numbered=False) for one in _sections(material, found, plain=True)))


def _elsewhere(material: Material, entries: tuple[Entry, ...]) -> str:
    """A point under which only records of other parts stand."""
    wording = material.wording
    lessons = sum(item.kind in LESSONS for item in entries)
    kinds = [("lesson", lessons)] + [
        (name, sum(item.kind == kind for item in entries))
        for name, kind in (
            ("presentation", Kind.PRESENTATION),
            ("question", Kind.QUESTION),
            ("proposal", Kind.PROPOSAL),
            ("action", Kind.ACTION),
        )
    ]
    some = [(name, number) for name, number in kinds if number]
    counted = [wording.opening(*some[0]), *(wording.count(*one) for one in some[1:])] if some else []
    listed = wording.listing(counted)
    return wording.say("points.elsewhere", records=capital(listed))


def _sections(material: Material, found: tuple[Entry, ...], *, plain: bool = False) -> tuple[Paragraph, ...]:
    """A paragraph for each label, the first of them numbered.

    ``plain`` leaves out those that would say “None recorded.”, and the label of notes that stand alone.
    """
    groups = {
        "convergence": [item for item in found if convergent(material, item)],
        "noted": [item for item in found if item.kind in _VIEWS and not backed(material, item)],
        "differing": [item for item in found if item.kind == Kind.DIFFERING],
        "gaps": [item for item in found if item.kind == Kind.GAP],
    }
    always = () if plain else ("convergence", "differing", "gaps")
    silent = not any(material.kept(items) for items in groups.values())
    shown = [
        (name, items) for name, items in groups.items() if name in always or material.kept(items) or (silent and items)
    ]
    if plain and [name for name, _ in shown] == ["noted"]:
        return (paragraph(section(material, shown[0][1]), ids=_ids(shown[0][1])),)
    names = {name: material.wording.say(f"points.{name}") for name, _ in shown}
    empty = [name for name, items in shown if not items]
    labelled = [(names[name], items) for name, items in shown if items or len(empty) == 1]
    if len(empty) > 1:
        labelled.append((_together(material, [names[name] for name in empty]), []))
    return tuple(
        paragraph(section(material, items), run_in=f"{name}.", numbered=index == 0, ids=_ids(items))
        for index, (name, items) in enumerate(labelled)
    )


def _together(material: Material, names: list[str]) -> str:
    """“Differing views and gaps”: one label for all that would say “None recorded.”"""
    return material.wording.listing([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def _ids(items: list[Entry]) -> tuple[str, ...]:
    return tuple(one for item in items for one in item.ids)


def section(material: Material, items: list[Entry]) -> Text:
    """The entries as sentences; plain words where there are none, or all were left out for length."""
    if not items:
        return (Span(material.wording.say("none_recorded")),)
    kept = sorted(material.kept(items), key=lambda item: (not item.placed, item.placed, priority(material, item)))
    if not kept:
        return weave(material.wording.template("left_out"))
    if len(kept) > 1 and all(item.kind == Kind.DIFFERING for item in kept):
        return views(material, kept)
    return report(material, kept)


def convergent(material: Material, item: Entry) -> bool:
    """Whether the entry is an agreement, or a view that at least two stood behind."""
    return item.kind == Kind.AGREEMENT or (item.kind in _VIEWS and backed(material, item))
