"""What a moderator should know of names before a paper goes out: what is hidden, and whom a group gives away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facilitator.directory import same_people
from facilitator.domain import ActionItem, Note, Proposal, Record, Records
from facilitator.errors import told
from facilitator.summary.ladder import DELEGATION, PERSON, Standing, standing, standings
from facilitator.summary.material import Material
from facilitator.summary.typed import hidden_links


def hidden(material: Material, record: Record) -> Iterator[str]:
    """Every name in any words of a record that the level of attribution hides, and every “Mongolia said”."""
    mask = material.attribution.mask
    for words in _texts(record):
        for name in (*mask.found(words), *hidden_links(words, material.attribution)):
            yield told(
                "Record {record}: the name “{name}” is printed as {instead}.",
                record=record.id,
                name=name,
                instead=mask.instead,
            )
        if mask.speech:
            for phrase in mask.speech.found(words):
                yield told(
                    "Record {record}: “{phrase}” is printed without saying whose view it is.",
                    record=record.id,
                    phrase=phrase,
                )
            for phrase in mask.speech.doubtful(words):
                yield told(
                    "Record {record}: “{phrase}” stays as it is; change it if it tells whose view it is.",
                    record=record.id,
                    phrase=phrase,
                )


def telling_quotations(material: Material, own: Sequence[Record]) -> Iterator[str]:
    """Quotations in their own language, where it may not be told whose they are."""
    if material.attribution.level not in ("none", "constituency"):
        return
    for record in own:
        if record.verbatim and record.language and not record.language.startswith(material.wording.language):
            yield told("Record {record} is quoted in its own language, which may tell who spoke.", record=record.id)


def hidden_titles(material: Material, records: Records) -> Iterator[str]:
    """The same of the titles of the paper's sessions and points, as they stand in the records."""
    mask = material.attribution.mask
    own = {one.id for one in (*material.sessions, *material.points)}
    titles = ((one.title, one.short_title) for one in (*records.sessions, *records.points) if one.id in own)
    for words in dict.fromkeys(words for pair in titles for words in pair):
        for name in mask.found(words):
            yield told(
                "The name “{name}” in the title “{title}” is printed as {instead}.",
                name=name,
                title=words,
                instead=mask.instead,
            )


def single_members(material: Material, own: Sequence[Record]) -> Iterator[str]:
    """A delegation, organization or constituency to which views are given and of which one person is present."""
    level = material.attribution.level
    if level not in ("delegation", "constituency"):
        return
    sizes = _sizes(material)
    groups = [_group(material, ref) for ref in material.attribution.in_order(_viewers(own))]
    alone = [name for name in dict.fromkeys(groups) if sizes.get(name) == 1]
    if alone:
        names = "; ".join(alone)
        yield told(
            "Views are given by {level}, and of these one person alone is present, who can be told from it: {names}.",
            level=level,
            names=names,
        )


def absent(material: Material, own: Sequence[Record]) -> Iterator[str]:
    """Delegations that stand behind a record, though nobody of them was marked present."""
    if not material.present:
        return
    for record in own:
        for one in standings(material.directory, (record.speaker, *sorted(record.supports))):
            if one.group == DELEGATION and one.key not in material.present and _on_roster(material, one):
                name = material.directory.name(one.key)
                yield told(
                    "Record {record}: nobody of “{name}” is marked present, so it is not counted as support.",
                    record=record.id,
                    name=name,
                )


def _viewers(own: Iterable[Record]) -> Iterator[str]:
    return (record.speaker for record in own if isinstance(record, Note) and record.speaker)


def _group(material: Material, ref: str) -> str:
    return material.attribution.who(ref)


def _sizes(material: Material) -> dict[str, int]:
    """Name of a group → how many persons of it are present; nobody is counted where nobody was marked."""
    people = same_people(material.directory.participants)
    present = {people[one.id] for one in material.directory.participants if one.present}
    sizes: dict[str, int] = {}
    for person in present:
        if standing(material.directory, person).group != PERSON:
            name = material.attribution.who(person)
            sizes[name] = sizes.get(name, 0) + 1
    return sizes


def _on_roster(material: Material, one: Standing) -> bool:
    return any(standing(material.directory, person.id) == one for person in material.directory.participants)


def _texts(record: Record) -> Iterator[str]:
    """All words of a record that a paper may print, each once."""
    found: list[str] = [record.text, record.translation]
    if isinstance(record, Proposal):
        found += [record.title, record.sites, record.duration, record.cost, *record.partners, *record.range_states]
    if isinstance(record, ActionItem):
        found += [record.due_text, record.contact, record.focal_point]
    if isinstance(record, Note):
        found += record.lesson.values()
    return iter(dict.fromkeys(words for words in found if words))
