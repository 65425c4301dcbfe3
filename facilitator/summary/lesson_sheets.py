"""A lesson on a sheet of its own: what happened, what it teaches, to whom it applies, who takes it up."""

from __future__ import annotations

from facilitator.document import Part, Text
from facilitator.domain import Proposal, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.ladder import quantifier
from facilitator.summary.lesson_chain import Uptake, takers
from facilitator.summary.lesson_verdicts import lesson_fields
from facilitator.summary.material import Material, point_title, session_name
from facilitator.summary.policies import target_number
from facilitator.summary.reporting import own_words
from facilitator.summary.sentences import capitalize, stop
from facilitator.summary.spans import finish, paragraph, part, text
from facilitator.summary.typed import typed, words
from facilitator.summary.wording import capital, series

# What a lesson is asked for besides its words, in the order of the sheet; country and site are one.
ASKED = (
    "title",
    "project",
    "place",
    "species",
    "context",
    "happened",
    "evidence",
    "replicate",
    "applicability",
    "recommendation",
    "source",
)
_SENTENCES = ("context", "happened", "evidence", "replicate", "applicability", "recommendation", "source")


def lesson_sheet(material: Material, taken: Uptake, item: Entry) -> Part:
    """The part of one lesson: its words, then a line for all that was filled in besides."""
    wording = material.wording
    values = {**_values(material, item), "taken_up": _taken_up(material, takers(taken, item), item)}
    lines = tuple(
        paragraph(value, run_in=f"{wording.say(f'lessons_paper.{name}')}:", numbered=False)
        for name, value in values.items()
        if value
    )
    words_ = paragraph(finish(own_words(material, item)))
    return part(f"lesson-{item.record.id}", sheet_title(material, item), words_, *lines)


def sheet_title(material: Material, item: Entry) -> str:
    """“2.1-L1: Time in the field”, or “Lesson 2.1-L1” without a title."""
    title = _filled(material, item, "title")
    form = "lessons_paper.sheet" if title else "lessons_paper.sheet_bare"
    return material.wording.say(form, label=material.label(item), title=title)


def lesson_title(material: Material, item: Entry) -> str:
    """The title a person gave, "" without one."""
    return _filled(material, item, "title")


def unfilled(material: Material, item: Entry) -> tuple[str, ...]:
    """The names of what is asked for and not given, in the order of the sheet."""
    values = _values(material, item)
    given = {name for name in ASKED if values.get(name)} | ({"title"} if lesson_title(material, item) else set())
    return tuple(name for name in ASKED if name not in given)


def species_of(material: Material, item: Entry) -> str:
    """The species a lesson is tagged with, as a list; "" for none."""
    return series(term.name for term in _tagged(material, item, Vocabulary.SPECIES))


def place_of(material: Material, item: Entry) -> str:
    """“Session 2.1, Methodologies”: where it was recorded."""
    sessions = [session for session in material.sessions if session.id in item.sessions]
    points = [point_title(point) for point in material.points if point.id in item.points]
    where = [*(session_name(material, session) for session in sessions), *map(capital, points)]
    return series(dict.fromkeys(where))


def _values(material: Material, item: Entry) -> dict[str, Text]:
    place = series(one for name in ("country", "site") if (one := _filled(material, item, name)))
    numbers = [term for term in _tagged(material, item, Vocabulary.TARGET) if target_number(term)]
    return {
        "project": text(_filled(material, item, "project"), item.ids),
        "place": text(place, item.ids),
        "species": text(species_of(material, item), item.ids),
        **{name: text(stop(_filled(material, item, name)), item.ids) for name in _SENTENCES},
        "targets": text("; ".join(f"{target_number(term)} {term.name}" for term in numbers), item.ids),
        "who": text(capital(shared_by(material, item)), item.ids),
        "recorded": text(place_of(material, item), item.ids),
    }


def _filled(material: Material, item: Entry, name: str) -> str:
    """A field as it may be printed; one on which people disagree says so."""
    value = capitalize(words(material, lesson_fields(material, item).get(name, "")))
    disputed = f"lesson/{name}" in item.record.conflicts
    return material.wording.say("unsettled", value=value) if value and disputed else value


def shared_by(material: Material, item: Entry) -> str:
    """Who stood behind it, as the level of attribution allows; "" where nobody may be said."""
    backers = material.backers(item)
    if len(backers) > 1:
        return quantifier(material.wording, material.ladder, backers)
    return material.attribution.who(item.record.speaker)


def _taken_up(material: Material, found: tuple[Entry, ...], item: Entry) -> Text:
    """“2.1-P1, Joint winter track survey; 2.1-A3”."""
    shown = "; ".join(
        ", ".join(
            (material.label(one), *((capitalize(typed(material, one)),) if isinstance(one.record, Proposal) else ()))
        )
        for one in found
    )
    return text(shown, (*item.ids, *(one for entry in found for one in entry.ids)))


def _tagged(material: Material, item: Entry, vocabulary: Vocabulary) -> list[Term]:
    return [term for term in material.terms(vocabulary) if term.key in item.tags]
