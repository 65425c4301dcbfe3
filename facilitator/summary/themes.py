"""Themes: the discussion points of several sessions joined where they are the same."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.directory import fold_name
from facilitator.domain import DISCUSSED_NOT, DiscussionPoint, Session, Term, Vocabulary
from facilitator.summary.coverage import discussion_points, taken_up, under
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, point_title
from facilitator.summary.wording import capital


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of the pack: a title, and the points that are it in the sessions that have any."""

    title: str
    points: tuple[DiscussionPoint, ...]

    def of(self, session: Session) -> tuple[DiscussionPoint, ...]:
        return tuple(point for point in self.points if point.session == session.id)


def themes(material: Material) -> tuple[Theme, ...]:
    """One theme for points with an equal title or equal themes, in the order of the programme."""
    groups: list[list[DiscussionPoint]] = []
    for point in discussion_points(material):
        home = next((group for group in groups if any(_same(point, other) for other in group)), None)
        if home is None:
            groups.insert(_place(groups, point, material), [point])
        else:
            home.append(point)
    return tuple(Theme(_title(material, group), tuple(group)) for group in groups)


def entries_of(material: Material, theme: Theme) -> tuple[Entry, ...]:
    """Everything recorded under a theme."""
    return under(material, *theme.points)


def silent(material: Material, theme: Theme, session: Session) -> bool:
    """Whether a session has the theme in its programme and did not discuss it.

    Where a session has no notes at all only a person's mark says so.
    """
    own = theme.of(session)
    noted = bool(own) and any(session.id in item.sessions for item in material.entries)
    marked = any(point.coverage == DISCUSSED_NOT for point in own)
    return (noted or marked) and not any(taken_up(material, point) for point in own)


def in_every_session(material: Material, theme: Theme) -> bool:
    """Whether every session has records under the theme."""
    return all(
        any(taken_up(material, point) for point in theme.of(session)) and _said_in(material, theme, session)
        for session in material.sessions
    )


def shared_terms(material: Material, theme: Theme) -> tuple[Term, ...]:
    """The targets, policies, species and themes tagged under the theme in every session."""
    entries = entries_of(material, theme)
    tags = [
        {tag for item in entries if session.id in item.sessions for tag in item.tags} for session in material.sessions
    ]
    common: set[str] = set.intersection(*tags) if tags else set()
    wanted = (Vocabulary.TARGET, Vocabulary.POLICY, Vocabulary.SPECIES, Vocabulary.THEME)
    return tuple(term for vocabulary in wanted for term in material.terms(vocabulary) if term.key in common)


def shared_entries(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries that more than one session recorded and a person linked."""
    return tuple(item for item in entries if len(item.sessions) > 1)


def _said_in(material: Material, theme: Theme, session: Session) -> bool:
    return any(session.id in item.sessions for item in under(material, *theme.of(session)))


def _same(left: DiscussionPoint, right: DiscussionPoint) -> bool:
    if left.themes and set(left.themes) == set(right.themes):
        return True
    titles = {fold_name(left.title), fold_name(left.short_title)} & {
        fold_name(right.title),
        fold_name(right.short_title),
    }
    return bool(titles - {""})


def _title(material: Material, group: list[DiscussionPoint]) -> str:
    """The title the points share, else the name of their one theme, else the first title."""
    titles = dict.fromkeys(point_title(point) for point in group)
    common = group[0].themes
    term = material.directory.term(common[0]) if len(common) == 1 and len(titles) > 1 else None
    return capital(term.name if term else next(iter(titles)))


def _place(groups: list[list[DiscussionPoint]], point: DiscussionPoint, material: Material) -> int:
    """Behind the group that holds the point before it in its own session, else at the end."""
    own = [other for other in discussion_points(material) if other.session == point.session]
    before = own[: own.index(point)]
    for index, group in reversed(list(enumerate(groups))):
        if before and before[-1] in group:
            return index + 1
    return 0 if groups and not before else len(groups)
