"""The slides: five a session, for the moderator who stands up with them, with what is said beside each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from facilitator.document import Block, Document, Paragraph, Part
from facilitator.domain import Records
from facilitator.errors import PaperError
from facilitator.summary.actions import action_part
from facilitator.summary.clearing import with_cleared
from facilitator.summary.conduct import conduct
from facilitator.summary.headings import heading_part
from facilitator.summary.length import trim, words_of
from facilitator.summary.lessons import lesson_part
from facilitator.summary.masthead import pack_document, summary_document
from facilitator.summary.material import Material, gather, next_plenary, parallel_sessions
from facilitator.summary.messages import key_messages
from facilitator.summary.points import other_matters, points_part
from facilitator.summary.presentations import presentation_part
from facilitator.summary.proposals import proposal_part
from facilitator.summary.questions import question_part
from facilitator.summary.slides_facts import fact_blocks, point_blocks
from facilitator.summary.slides_lines import input_blocks, message_blocks
from facilitator.summary.slides_spoken import spoken
from facilitator.summary.slides_tables import plan_blocks
from facilitator.summary.spans import paragraph, part, text
from facilitator.summary.wording import Wording

SLIDES = ("session", "messages", "points", "plans", "inputs")
# Words a minute of somebody who reads aloud to people of many languages.
_PACE = 120
_MINUTES = 10


def compose_slides(records: Records, session: str, wording: Wording, now: datetime) -> Document:
    """Five slides of one session (by id), or of each parallel session held where ``session`` is "".

    Each part is a slide and its ``notes`` are read aloud beside it. ``now`` is aware and is printed in the
    workshop's zone. Raises PaperError where there is no such session.
    """
    asked = (session,) if session else parallel_sessions(records)
    materials = [gather(records, (one,), wording) for one in asked]
    if session and not materials[0].sessions:
        raise PaperError("There is no session “{session}” in this file; name one of its programme.", session=session)
    if len(materials) == 1:
        return _of_one(materials[0], now)
    return _of_several(gather(records, asked, wording), materials, now)


def _of_one(material: Material, now: datetime) -> Document:
    people = next((one.lines for one in summary_document(material, (), now).meta[3:]), ())
    parts = _parts(material, people)
    document = summary_document(material, parts, now)
    return _as_slides(material, document, material.programme_name(material.sessions[0]))


def _of_several(material: Material, each: list[Material], now: datetime) -> Document:
    """A deck of all sessions, five slides each; where none was held, one that says so."""
    wording = material.wording
    parts: list[Part] = []
    for own in each:
        people = next((one.lines for one in summary_document(own, (), now).meta[3:]), ())
        code = own.sessions[0].code
        parts += [replace(one, key=f"{one.key}-{code}") for one in _parts(own, people)]
    title = material.records.workshop.title
    if not parts:
        none = paragraph(text(wording.say("masthead.pack_none")), numbered=False)
        parts = [part(SLIDES[0], title, none)]
    names = wording.listing(own.programme_name(own.sessions[0]) for own in each)
    document = replace(pack_document(material, tuple(parts), now), title=title, covers="", running_right=names)
    return _as_slides(material, document, names or wording.say("masthead.pack_none"))


def _as_slides(material: Material, document: Document, sessions: str) -> Document:
    wording = material.wording
    words = sum(words_of((replace(one, blocks=one.notes),)) for one in document.parts)
    minutes = wording.count("minute", max(1, round(words / _PACE)))
    subtitle = wording.say("slides.subtitle", sessions=sessions, minutes=minutes) if words else sessions
    page = wording.say("slides.page")
    return replace(document, key="slides", form="slides", subtitle=subtitle, page_label=page)


def _parts(material: Material, people: tuple[str, ...]) -> tuple[Part, ...]:
    """The five slides of one session; the notes are as long as the minutes allow."""
    limit = material.number("paper.minutes", _MINUTES) * _PACE
    messages = _settled(material)["messages"]  # never left out: they are what the session says
    kept = trim(material, lambda own: tuple(_heard(own, messages).values()), limit)
    settled = {**_settled(kept), "messages": messages}
    shown: Mapping[str, tuple[Block, ...]] = {
        "session": fact_blocks(kept, settled["points"], people),
        "messages": message_blocks(material, settled["messages"]),
        "points": point_blocks(kept, settled["points"]),
        "plans": plan_blocks(kept, settled["proposals"], settled["actions"]),
        "inputs": input_blocks(kept, settled["headings"], settled["questions"]),
    }
    said = _heard(kept, messages)
    cleared = {"messages": settled["messages"].cleared}
    return tuple(
        replace(
            part(key, _title(kept, key), *shown[key]), notes=_paragraphs(said[key].blocks), cleared=cleared.get(key, "")
        )
        for key in SLIDES
    )


def _settled(material: Material) -> Mapping[str, Part]:
    """The parts of the summary by key, those that a person settled as they were settled."""
    composed = (
        conduct(material),
        key_messages(material),
        presentation_part(material),
        points_part(material),
        other_matters(material),
        lesson_part(material),
        proposal_part(material),
        action_part(material),
        heading_part(material),
        question_part(material),
    )
    return {one.key: one for one in with_cleared(material, "summary", material.sessions[0].id, composed)}


def _heard(material: Material, messages: Part) -> Mapping[str, Part]:
    """What is read aloud, by slide, as parts of a length."""
    settled = {**_settled(material), "messages": messages}
    return {key: part(key, "", *spoken(material, key, settled)) for key in SLIDES}


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    return tuple(one for one in blocks if isinstance(one, Paragraph))


def _title(material: Material, key: str) -> str:
    session = material.sessions[0]
    if key == "session":
        return session.title or material.programme_name(session)
    plenary = next_plenary(material) or material.wording.say("slides.plenary")
    return material.wording.say(f"slides.{key}", session=material.programme_name(session), plenary=plenary)
