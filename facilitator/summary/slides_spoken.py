"""What is read aloud beside the slides: full sentences, each labelled with the line it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from facilitator.document import Block, Lettered, Paragraph, Part, Row, Span, Text, Topic
from facilitator.domain import Vocabulary
from facilitator.summary.clauses import TO, form
from facilitator.summary.headings import heading_name, said, under_heading
from facilitator.summary.material import Material
from facilitator.summary.sentences import lower_start
from facilitator.summary.slides_tables import Excerpt, cell_words, excerpts
from facilitator.summary.spans import finish, join, label, paragraph, text
from facilitator.summary.wording import Wording, capital


def spoken(material: Material, slide: str, settled: Mapping[str, Part]) -> tuple[Paragraph, ...]:
    """The notes of a slide; ``settled`` are the parts of the summary by key."""
    wording = material.wording
    match slide:
        case "session":
            made = _session(wording, settled)
        case "messages":
            made = _read(settled["messages"])
        case "points":
            made = (*_points(settled["points"]), *_titled(settled["other"]), *_read(settled["lessons"]))
        case "plans":
            made = _plans(material, settled)
        case _:
            made = (*_headings(material, settled["headings"]), *_read(settled["questions"]))
    return tuple(replace(one, numbered=True, small=False) for one in made if one.text or one.run_in)


def _session(wording: Wording, settled: Mapping[str, Part]) -> tuple[Paragraph, ...]:
    figures = tuple(replace(one, run_in=wording.say("slides.figures")) for one in _read(settled["conduct"]))
    talks = _read(settled["presentations"])
    name = wording.say("presentations.label")
    return (*figures, *(replace(one, run_in=f"{name}, {one.run_in}") if one.run_in else one for one in talks))


def _read(part: Part) -> tuple[Paragraph, ...]:
    return tuple(_paragraphs(part.blocks))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Paragraphs as they are, the items of lists with their letters; tables are shown and not read."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Lettered):
            for index, item in enumerate(block.items):
                yield replace(item, text=(*label(f"({_letter(index)})"), *item.text))
        elif isinstance(block, Topic):
            yield from _paragraphs(block.blocks)


def _letter(index: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(97 + index % 26)


def _points(part: Part) -> Iterator[Paragraph]:
    """A paragraph a discussion point, under its name, with the labels inside it."""
    for block in part.blocks:
        if isinstance(block, Topic):
            run = join(_labelled(one) for one in _paragraphs(block.blocks))
            yield paragraph(run, run_in=block.title, ids=block.records)
        elif isinstance(block, Paragraph):
            yield block


def _headings(material: Material, part: Part) -> tuple[Paragraph, ...]:
    """A heading in the words of the slide: everything else under it was said before."""
    terms = material.terms(Vocabulary.HEADING)
    if part.cleared or not terms:
        return _read(part)
    return tuple(
        paragraph(said(material, under_heading(material, term), 1), run_in=heading_name(material, term))
        for term in terms
    )


def _titled(part: Part) -> tuple[Paragraph, ...]:
    return (paragraph(join(_labelled(one) for one in _read(part)), run_in=part.title, ids=part.records),)


def _labelled(one: Paragraph) -> Text:
    return (*label(one.run_in), *one.text) if one.run_in else one.text


def _plans(material: Material, settled: Mapping[str, Part]) -> tuple[Paragraph, ...]:
    made = excerpts(material, settled["proposals"], settled["actions"])
    found: list[Paragraph] = []
    for name, sentence in (("proposals", _proposal), ("actions", _action)):
        found += [one for one in settled[name].blocks[:1] if isinstance(one, Paragraph)]
        if name in made:
            found += [_row(material, row, sentence(material, row)) for row in made[name].table.rows]
            found += _rest(material, made[name])
    return tuple(found)


def _rest(material: Material, excerpt: Excerpt) -> list[Paragraph]:
    if not excerpt.rest:
        return []
    return [paragraph(text(capital(material.wording.count("stand_in_annex", excerpt.rest))))]


def _row(material: Material, row: Row, sentence: str) -> Paragraph:
    return paragraph(finish((Span(sentence, records=row.records),)), run_in=cell_words(row, 0), ids=row.records)


def _proposal(material: Material, row: Row) -> str:
    """“Joint winter track survey, presented by the Russian Federation; reception: supported.”"""
    wording = material.wording
    what, who, reception = (_given(wording, cell_words(row, index)) for index in (1, 2, 3))
    by = wording.say("slides.presented_by", who=_people(wording, who)) if who else ""
    as_ = wording.say("slides.received", reception=_low(reception)) if reception else ""
    return f"{what}{by}{as_}."


def _action(material: Material, row: Row) -> str:
    """“The Republic of Korea would work out a ranger exchange, by 30 June 2025; status: proposed.”"""
    wording = material.wording
    what, who, due, status = (_given(wording, cell_words(row, index)) for index in (1, 2, 3, 4))
    if not who or who == wording.say("actions.unassigned"):
        shown = wording.say("slides.led_by_nobody", what=what.rstrip("."))
    else:
        asks = form(lower_start(_low(what), wording.lists["lower_first"]), wording.lists) == TO
        name = "slides.would" if asks else "slides.would_lead"
        shown = wording.say(name, who=_people(wording, who), what=_low(what) if asks else what).rstrip(".")
    shown += wording.say("slides.by_day", day=due) if due[:1].isdecimal() else f", {_low(due)}" if due else ""
    shown += wording.say("slides.stands_as", status=_low(status)) if status else ""
    return capital(f"{shown}.")


def _given(wording: Wording, words: str) -> str:
    return "" if words == wording.say("nothing") else words


def _people(wording: Wording, names: str) -> str:
    """Names of a cell as a series in running text."""
    found = re.split("; " if ";" in names else ", ", names)
    return wording.names(wording.named(one) for one in found)


def _low(words: str) -> str:
    """The first letter in lower case, unless the word has capitals of its own (DNA, GBF-03)."""
    first = re.split(r"[\s,;:]", words, maxsplit=1)[0]
    return words[:1].lower() + words[1:] if first[1:] == first[1:].lower() and not first[1:2].isdecimal() else words
