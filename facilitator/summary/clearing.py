"""Parts of a paper as a person settled them: they stand instead of what would be composed (pure).

A cleared part is frozen. It is stale when a record behind it changed, came or went after it was cleared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from facilitator.document import Document, Part
from facilitator.document_data import from_data, to_data
from facilitator.domain import ClearedPart, Record, Records
from facilitator.summary.attribution import LEVELS
from facilitator.summary.masking import Mask
from facilitator.summary.material import Material, gather
from facilitator.summary.wording import Wording, day

# What says how a record is kept and not what it says.
_WORDS = frozenset({"text", "title", "run_in", "caption", "translation", "attribution"})
_NOT_SAID = frozenset({"order", "author", "at", "conflicts", "other", "prefix"})


def cleared_parts(records: Records, paper: str, covers: str) -> dict[str, ClearedPart]:
    """Part key → what a person settled for this paper of this session ("" for all)."""
    return {one.part: one for one in records.cleared if (one.paper, one.covers) == (paper, covers) and one.body}


def with_cleared(material: Material, paper: str, covers: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with those that a person settled in place of the composed ones."""
    found = cleared_parts(material.records, paper, covers)
    if not found:
        return parts
    return tuple(_settled(material, found[part.key], part) if part.key in found else part for part in parts)


def cleared_part(material: Material, paper: str, covers: str, key: str) -> Part | None:
    """One part as a person settled it, None where nobody did or it may not stand at this level."""
    found = cleared_parts(material.records, paper, covers).get(key)
    return _read(material, found) if found else None


def settle(document: Document, fresh: Document, records: Records, wording: Wording) -> Document:
    """The paper with the parts that a person settled, those marked stale whose records are not what they were.

    ``fresh`` is the same paper composed of everything, nothing left out for length and nothing settled.
    """
    found = cleared_parts(records, document.key, document.covers)
    if not found:
        return document
    now = bases(fresh, records)
    parts = with_cleared(gather(records, (), wording), document.key, document.covers, document.parts)
    return replace(
        document,
        parts=tuple(
            replace(part, stale=_basis_of(found[part.key]) != now.get(part.key, "")) if part.cleared else part
            for part in parts
        ),
    )


def bases(fresh: Document, records: Records) -> dict[str, str]:
    """Part key → ``basis`` of the records behind it."""
    return {part.key: basis(records, part.records) for part in fresh.parts}


def faults_of_clearing(records: Records, document: Document, wording: Wording) -> tuple[str, ...]:
    """Sentences on what a person settled in this paper: what is stale, may not be shown, or is disputed."""
    found = cleared_parts(records, document.key, document.covers)
    titles = {part.key: part.title for part in document.parts}
    said = [
        wording.say("cleared.stale", part=part.title) for part in document.parts if part.key in found and part.stale
    ]
    shown = {part.key for part in document.parts if part.cleared}
    for key, one in found.items():
        if key not in shown:
            said.append(wording.say("cleared.not_shown", part=titles.get(key, key)))
        if one.conflicts:
            said.append(wording.say("cleared.disputed", part=titles.get(key, key)))
    return tuple(said)


def basis(records: Records, ids: Iterable[str]) -> str:
    """Hex SHA-256 over what the records with these ids say, in the order of the ids' names."""
    wanted = set(ids)
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    said = sorted(json.dumps(_said(one), sort_keys=True) for one in everything if one.id in wanted)
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Body:
    """What is stored of a settled part: the part, the level it was written at, the ``basis`` of its records then."""

    part: Part
    attribution: str
    basis: str

    def to_json(self) -> str:
        """The same body gives the same text."""
        data = {"attribution": self.attribution, "basis": self.basis, "part": to_data(self.part)}
        return json.dumps(data, ensure_ascii=False)

    def is_too_open(self, level: str) -> bool:
        """Whether it was written at a level that names more than may be named now."""
        return self.attribution not in LEVELS or LEVELS.index(self.attribution) < LEVELS.index(level)


def read_body(text: str) -> Body | None:
    """The body from its JSON, None where it is none."""
    try:
        data = json.loads(text)
        part = from_data(data["part"])
        level, basis = data["attribution"], data["basis"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    whole = isinstance(part, Part) and isinstance(level, str) and isinstance(basis, str)
    return Body(part, level, basis) if whole else None


def _said(record: Record) -> dict[str, Any]:
    shown = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _NOT_SAID}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in shown.items()}


def _basis_of(cleared: ClearedPart) -> str:
    body = read_body(cleared.body)
    return body.basis if body else ""


def _settled(material: Material, cleared: ClearedPart, composed: Part) -> Part:
    return _read(material, cleared) or composed


def _read(material: Material, cleared: ClearedPart) -> Part | None:
    body = read_body(cleared.body)
    if body is None or body.is_too_open(material.attribution.level):
        return None
    shown = _masked(body.part, material.attribution.mask)
    return replace(shown, key=cleared.part, cleared=_by(material, cleared), stale=False)


def _by(material: Material, cleared: ClearedPart) -> str:
    wording = material.wording
    when = day(wording, cleared.cleared_on)
    if material.attribution.level != "named" or not cleared.cleared_by:
        return wording.say("cleared.on", day=when)
    return wording.say("cleared.by", who=cleared.cleared_by, day=when)


def _masked(node: Any, mask: Mask) -> Any:
    """The node with the names of persons hidden in all of its words."""
    if isinstance(node, tuple):
        members: tuple[Any, ...] = node
        return tuple(_masked(one, mask) for one in members)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    values = {one.name: getattr(node, one.name) for one in fields(node) if one.name != "records"}
    return replace(
        node,
        **{
            name: mask.hide(value) if name in _WORDS and isinstance(value, str) else _masked(value, mask)
            for name, value in values.items()
        },
    )
