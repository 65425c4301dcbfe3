"""Themes by session: common, specific to each, and where they differ."""

from __future__ import annotations

from facilitator.document import Cell, Column, Part, Row, Span, Table, Text
from facilitator.domain import Kind, Session
from facilitator.summary.compare import term_names
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, short_title
from facilitator.summary.policies import references
from facilitator.summary.reporting import brief, priority
from facilitator.summary.spans import cell, finish, paragraph, part, row, strong, text
from facilitator.summary.themes import Theme, entries_of, shared_entries, shared_terms, silent, themes

_LABELLED = (Kind.PROPOSAL, Kind.ACTION, Kind.LESSON, Kind.PRACTICE, Kind.CHALLENGE)
_SAID = frozenset({Kind.AGREEMENT, Kind.RECOMMENDATION, Kind.STATEMENT, Kind.GAP})


def matrix_part(material: Material) -> Part:
    """The part “Themes by session”, on a landscape page."""
    wording = material.wording
    title = wording.say("matrix.title")
    found = themes(material)
    if not found:
        return part("matrix", title, paragraph(text(wording.say("matrix.none"))))
    rows = tuple(_row(material, theme) for theme in found)
    ids = tuple(dict.fromkeys(one for own in rows for one in own.records))
    table = Table(_columns(material), rows, ids)
    intro = paragraph(text(wording.say("matrix.intro")), ids=ids)
    return part("matrix", title, intro, table, landscape=True, new_page=True)


def _columns(material: Material) -> tuple[Column, ...]:
    wording = material.wording
    specific = (
        Column(wording.say("matrix.specific", session=session.code, title=short_title(session)))
        for session in material.sessions
    )
    common = Column(wording.say("matrix.common_two" if len(material.sessions) == 2 else "matrix.common"))
    return (
        Column(wording.say("matrix.theme"), "name"),
        *((common,) if len(material.sessions) > 1 else ()),
        *specific,
        Column(wording.say("matrix.differ")),
    )


def _row(material: Material, theme: Theme) -> Row:
    common = (_common(material, theme),) if len(material.sessions) > 1 else ()
    return row(
        cell(text(theme.title)),
        *common,
        *(_specific(material, theme, session) for session in material.sessions),
        _differ(material, theme),
    )


def _common(material: Material, theme: Theme) -> Cell:
    """What a person linked across sessions, and the terms tagged in each."""
    wording = material.wording
    linked = [item for item in shared_entries(entries_of(material, theme)) if item.kind in _SAID]
    shown = [brief(material, item) for item in linked]
    rest = [item for item in shared_entries(entries_of(material, theme)) if item.kind not in (*_SAID, Kind.DIFFERING)]
    terms = shared_terms(material, theme)
    if terms:
        shown.append(text(wording.say("matrix.named", terms=term_names(material, terms))))
    if rest:
        shown.append(_more(material, rest))
    ids = tuple(one for item in rest for one in item.ids)
    return cell(*(shown or [text(wording.say("nothing"))]), ids=ids)


def _specific(material: Material, theme: Theme, session: Session) -> Cell:
    """The most important of what one session alone said, then how much more there is."""
    wording = material.wording
    if not theme.of(session):
        return cell((Span(wording.say("matrix.not_a_point"), emphasis=True),))
    own = [item for item in entries_of(material, theme) if item.sessions == (session.id,)]
    said = sorted((item for item in own if item.kind in _SAID), key=lambda item: priority(material, item))
    most = material.number("matrix.items", 3)
    shown: list[Text] = [brief(material, item) for item in said[:most]]
    ids: tuple[str, ...] = ()
    if silent(material, theme, session):
        shown.insert(0, finish((strong(wording.say("matrix.not_discussed")),)))
    rest = [item for item in own if item not in said[:most] and item.kind != Kind.DIFFERING]
    if rest:
        shown.append(_more(material, rest))
        ids = tuple(one for item in rest for one in item.ids)
    return cell(*(shown or [text(wording.say("matrix.nothing_said"))]), ids=ids)


def _more(material: Material, rest: list[Entry]) -> Text:
    """Labels and a number of notes; only what has a label is said by it."""
    ids = tuple(one for item in rest if item.kind in _LABELLED for one in item.ids)
    return text(material.wording.say("matrix.more", notes=references(material, tuple(rest), _LABELLED)), ids)


def _differ(material: Material, theme: Theme) -> Cell:
    views = [item for item in entries_of(material, theme) if item.kind == Kind.DIFFERING]
    shown = [brief(material, item, codes=True) for item in views]
    return cell(*(shown or [text(material.wording.say("nothing"))]))
