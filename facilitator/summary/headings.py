"""The headings of the plenary that follows: what the records say under each."""

from __future__ import annotations

from heapq import nsmallest

from facilitator.directory import fold_tag
from facilitator.document import Part, Text
from facilitator.domain import Kind, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, next_plenary
from facilitator.summary.reporting import priority, report
from facilitator.summary.spans import join, paragraph, part, text
from facilitator.summary.wording import capital

_CEPA = "cepa"
_SAID = frozenset({Kind.AGREEMENT, Kind.RECOMMENDATION, Kind.STATEMENT, Kind.GAP, Kind.DIFFERING})
_LABELLED = frozenset({Kind.PROPOSAL, Kind.ACTION})


def heading_part(material: Material) -> Part:
    """The summary's part “Session 3 headings”: a paragraph a heading."""
    wording = material.wording
    plenary = next_plenary(material)
    title = wording.say("headings.title", session=plenary) if plenary else wording.say("headings.title_plain")
    terms = material.terms(Vocabulary.HEADING)
    if not terms:
        return part("headings", title, paragraph(text(wording.say("headings.no_terms"))))
    most = material.number("heading.items", 2)
    return part(
        "headings",
        title,
        *(
            paragraph(said(material, under_heading(material, term), most), run_in=f"{heading_name(material, term)}.")
            for term in terms
        ),
    )


def under_heading(material: Material, term: Term) -> tuple[Entry, ...]:
    """Entries tagged with the heading, or recorded under a point that has the heading as a theme."""
    points = {point.id for point in material.points if term.key in point.themes}

    def own(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(item for item in entries if term.key in item.tags or not points.isdisjoint(item.points))

    return material.of_entries(("heading", term.key), own)


def heading_name(material: Material, term: Term) -> str:
    """The heading; CEPA with the meaning that the template sets for it."""
    meaning = material.setting(_CEPA)
    return f"{term.name} ({meaning})" if is_cepa(term) and meaning and meaning not in term.name else term.name


def is_cepa(term: Term) -> bool:
    return _CEPA in (fold_tag(term.key), fold_tag(term.name), fold_tag(term.abbreviation))


def chosen(material: Material, entries: tuple[Entry, ...], most: int) -> tuple[Entry, ...]:
    """The most important of what was said, ``most`` at the utmost; differing views last."""
    own = (item for item in entries if item.kind in _SAID and item.record.id not in material.left_out)
    return tuple(nsmallest(most, own, key=lambda item: (item.kind == Kind.DIFFERING, priority(material, item))))


def said(material: Material, entries: tuple[Entry, ...], most: int) -> Text:
    """Sentences for a heading: the most important, how many more, the labels of proposals and actions."""
    wording = material.wording
    if not entries:
        return text(wording.say("none_recorded"))
    shown = chosen(material, entries, most)
    labels = [material.label(item) for item in entries if item.kind in _LABELLED]
    ids = tuple(one for item in entries if item.kind in _LABELLED for one in item.ids)
    rest = sum(item.kind not in _LABELLED for item in entries) - len(shown)
    if not labels and not shown:
        return text(f"{wording.opening('note_recorded', rest)}.") if rest else text(wording.say("left_out"))
    if rest > 0 and not labels:
        counted = text(f"{capital(wording.count('further_note_was', rest))}.")
        return join((report(material, shown, first=True, labelled=False), counted))
    if rest > 0:
        labels.append(wording.count("further_note" if shown else "note", rest))
    see = text(wording.say("headings.see" if shown else "headings.see_only", records=wording.listing(labels)), ids)
    return join((report(material, shown, first=True, labelled=False), see if labels else ()))
