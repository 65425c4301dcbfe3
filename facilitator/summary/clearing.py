"""Parts of a paper as a person settled them: they stand instead of what would be composed (pure).

A part is settled as a whole, or a discussion point of the summary by itself, under the key "points/ID". It is cleared
(signed, frozen) or *written*: a person's words that nobody signed yet. Both are stale when a record behind them
changed, came or went after that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

from facilitator.document import Document, Ids, Paragraph, Part, Table, Topic
from facilitator.document_data import from_data, to_data
from facilitator.domain import ClearedPart, Record, Records
from facilitator.summary.attribution import LEVELS
from facilitator.summary.masked_tree import masked
from facilitator.summary.material import Material, gather
from facilitator.summary.points import KEY as POINTS
from facilitator.summary.points import topic_points
from facilitator.summary.spans import ids_of
from facilitator.summary.wording import Wording, capital, day

# What says how a record is kept and not what it says.
_NOT_SAID = frozenset({"order", "author", "at", "conflicts", "other", "prefix", "reworded"})


def cleared_parts(records: Records, paper: str, covers: str) -> dict[str, ClearedPart]:
    """Part key → what a person settled for this paper of this session ("" for all)."""
    return {one.part: one for one in records.cleared if (one.paper, one.covers) == (paper, covers) and one.body}


def signed_parts(records: Records, paper: str, covers: str) -> dict[str, ClearedPart]:
    """The same, of those that somebody signed: what papers other than this one may call cleared."""
    found = cleared_parts(records, paper, covers)
    return {key: one for key, one in found.items() if (body := read_body(one.body)) and not body.written}


def with_cleared(material: Material, paper: str, covers: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with those that a person settled in place of the composed ones."""
    found = cleared_parts(material.records, paper, covers)
    if not found:
        return parts
    return tuple(_settled(material, found, part) for part in parts)


def topic_key(point: str) -> str:
    """The key under which a discussion point (by id) is settled by itself."""
    return f"{POINTS}/{point}"


def cleared_part(material: Material, paper: str, covers: str, key: str) -> Part | None:
    """One part as a person cleared it, None where nobody signed it or it may not stand at this level."""
    found = signed_parts(material.records, paper, covers).get(key)
    return _read(material, found) if found else None


def settle(document: Document, fresh: Document, records: Records, wording: Wording) -> Document:
    """The paper with the parts that a person settled, those marked stale whose records are not what they were.

    ``fresh`` is the same paper composed of everything, nothing left out for length and nothing settled.
    """
    found = cleared_parts(records, document.key, document.covers)
    if not found:
        return document
    own = (document.covers,) if any("/" in key for key in found) else ()
    material = gather(records, own, wording)
    stale = stale_keys(material, document, fresh)
    parts = with_cleared(material, document.key, document.covers, document.parts)
    return replace(document, parts=tuple(_dated(part, found, stale) if part.cleared else part for part in parts))


def _dated(part: Part, found: Mapping[str, ClearedPart], stale: frozenset[str]) -> Part:
    keys = [part.key] if part.key in found else [key for key in found if key.startswith(f"{part.key}/")]
    return replace(part, stale=not stale.isdisjoint(keys))


def stale_keys(material: Material, document: Document, fresh: Document) -> frozenset[str]:
    """Keys of the parts and points that a person settled, and behind which records are not what they were."""
    found = cleared_parts(material.records, document.key, document.covers)
    now = bases(fresh, material.records)
    if any("/" in key for key in found):
        ids = topic_records(material, fresh)
        now |= {key: basis(material.records, ids.get(key, ())) for key in found if "/" in key}
    return frozenset(key for key, one in found.items() if _basis_of(one) != now.get(key, ""))


def topic_records(material: Material, fresh: Document) -> dict[str, Ids]:
    """Key of each discussion point → ids of the records behind it."""
    composed = replace(material, records=replace(material.records, cleared=()))
    topics = [one for part in fresh.parts if part.key == POINTS for one in part.blocks if isinstance(one, Topic)]
    return {topic_key(point.id): one.records for point, one in zip(topic_points(composed), topics, strict=False)}


def bases(fresh: Document, records: Records) -> dict[str, str]:
    """Part key → ``basis`` of the records behind it."""
    return {part.key: basis(records, part.records) for part in fresh.parts}


def faults_of_clearing(records: Records, document: Document, wording: Wording) -> tuple[str, ...]:
    """Sentences on what a person settled in this paper: what is stale, may not be shown, or is disputed."""
    found = cleared_parts(records, document.key, document.covers)
    titles = {part.key: part.title for part in document.parts}
    said = [wording.say("cleared.stale", part=part.title) for part in document.parts if part.cleared and part.stale]
    shown = {part.key for part in document.parts if part.cleared}
    for key, one in found.items():
        title = titles.get(key) or _title_of(one)
        if (key if "/" not in key else key.partition("/")[0]) not in shown or _is_too_open(one, document.attribution):
            said.append(wording.say("cleared.not_shown", part=title))
        if one.conflicts:
            said.append(wording.say("cleared.disputed", part=title))
    return tuple(said)


def basis(records: Records, ids: Iterable[str]) -> str:
    """Hex SHA-256 over what the records with these ids say, in the order of the ids' names."""
    wanted = set(ids)
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    said = sorted(json.dumps(_said(one), sort_keys=True) for one in everything if one.id in wanted)
    digest = sha256()
    for before, one in zip(chain([""], repeat("\n")), said, strict=False):  # joined, all would be held three times
        digest.update(f"{before}{one}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Body:
    """What is stored of a settled part: the part, the level it was written at, the ``basis`` of its records then.

    ``written``: nobody signed it, it can be written on. ``keys`` are those of its sentences in their order, by the key
    of the part or point they stand in.
    """

    part: Part
    attribution: str
    basis: str
    written: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def to_json(self) -> str:
        """The same body gives the same text."""
        data = {"attribution": self.attribution, "basis": self.basis, "part": to_data(self.part)}
        data |= {"written": True} if self.written else {}
        data |= {"keys": {name: list(own) for name, own in sorted(self.keys.items())}} if self.keys else {}
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
        keys = {str(name): tuple(map(str, own)) for name, own in dict(data.get("keys") or {}).items()}
        written = data.get("written") is True
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    whole = isinstance(part, Part) and isinstance(level, str) and isinstance(basis, str)
    return Body(part, level, basis, written, keys) if whole else None


def _said(record: Record) -> dict[str, Any]:
    shown = {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _NOT_SAID}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in shown.items()}


def _basis_of(cleared: ClearedPart) -> str:
    body = read_body(cleared.body)
    return body.basis if body else ""


def _title_of(cleared: ClearedPart) -> str:
    body = read_body(cleared.body)
    return body.part.title if body else cleared.part


def _is_too_open(cleared: ClearedPart, level: str) -> bool:
    body = read_body(cleared.body)
    return body is None or body.is_too_open(level)


def _settled(material: Material, found: Mapping[str, ClearedPart], composed: Part) -> Part:
    whole = _read(material, found[composed.key]) if composed.key in found else None
    if whole is not None:
        body = read_body(found[composed.key].body)
        return _with_tables(whole, composed) if body and body.written else whole
    if composed.key != POINTS:
        return composed
    return with_settled_topics(material, found, composed)


def _with_tables(written: Part, composed: Part) -> Part:
    """Until a part is signed its tables follow their records: nobody wrote them."""
    tables = [block for block in composed.blocks if isinstance(block, Table)]
    own = [block for block in written.blocks if isinstance(block, Table)]
    if not own or len(own) != len(tables):
        return written
    now = iter(tables)
    return replace(written, blocks=tuple(next(now) if isinstance(block, Table) else block for block in written.blocks))


def with_settled_topics(material: Material, found: Mapping[str, ClearedPart], composed: Part) -> Part:
    """The part on the discussion points with those that a person settled one by one; its records are those it says."""
    points = topic_points(material)
    topics = [block for block in composed.blocks if isinstance(block, Topic)]
    own = {point.id: _read(material, found[key]) for point in points if (key := topic_key(point.id)) in found}
    if len(topics) != len(points) or not any(own.values()):
        return composed
    settled = iter([_topic(topic, own.get(point.id)) for point, topic in zip(points, topics, strict=True)])
    blocks = tuple(next(settled) if isinstance(block, Topic) else block for block in composed.blocks)
    number = sum(one is not None for one in own.values())
    wording = material.wording
    said = wording.say("cleared.points", n=capital(wording.number(number)), all=wording.number(len(points)))
    return replace(composed, blocks=blocks, records=tuple(dict.fromkeys(_ids_said(blocks))), cleared=said)


def _topic(composed: Topic, settled: Part | None) -> Topic:
    return composed if settled is None else Topic(composed.title, settled.blocks, settled.records)


def _ids_said(node: Any) -> Iterable[str]:
    """The records whose words stand in blocks."""
    if isinstance(node, Paragraph):
        yield from ids_of(node.text)
    elif isinstance(node, tuple):
        members: tuple[Any, ...] = node
        for one in members:
            yield from _ids_said(one)
    elif is_dataclass(node):
        for one in fields(node):
            if one.name in ("blocks", "items"):
                yield from _ids_said(getattr(node, one.name))


def _read(material: Material, cleared: ClearedPart) -> Part | None:
    return material.once(("settled", cleared.part, cleared.body), lambda: _shown(material, cleared))


def _shown(material: Material, cleared: ClearedPart) -> Part | None:
    body = read_body(cleared.body)
    if body is None or body.is_too_open(material.attribution.level):
        return None
    shown = masked(body.part, material.attribution.mask)
    return replace(shown, key=cleared.part, cleared=cleared_words(material, cleared, body), stale=False)


def cleared_words(material: Material, cleared: ClearedPart, body: Body) -> str:
    """By whom and when a part was cleared, or that it is written, as the paper prints it at its level."""
    wording = material.wording
    when = day(wording, cleared.cleared_on)
    if body.written:
        return wording.say("cleared.written", day=when)
    if material.attribution.level != "named" or not cleared.cleared_by:
        return wording.say("cleared.on", day=when)
    return wording.say("cleared.by", who=cleared.cleared_by, day=when)
