"""The masthead: what stands above the text of a paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.document import Document, Meta, Part
from facilitator.summary.material import Material, next_plenary, short_title
from facilitator.summary.note import disclaimer
from facilitator.summary.wording import day, days


def summary_document(material: Material, parts: tuple[Part, ...], now: datetime) -> Document:
    """The summary of one session as a document."""
    session = material.sessions[0]
    wording = material.wording
    name = material.programme_name(session)
    meta = (
        _status(material, now),
        Meta(wording.say("meta.workshop"), (material.records.workshop.title,)),
        Meta(wording.say("meta.slots"), _slots(material) or (wording.say("nothing"),)),
        Meta(wording.say("meta.people"), _people(material)),
    )
    return _document(
        material, parts, now, meta, "summary", session.title,
        wording.say("masthead.summary", session=name, plenary=_plenary(material)),
        wording.say("masthead.running", session=name, title=session.title),
    )  # fmt: skip


def pack_document(material: Material, parts: tuple[Part, ...], now: datetime) -> Document:
    """The roundtable pack as a document."""
    wording = material.wording
    several = len(material.sessions) > 1
    codes = wording.listing(session.code for session in material.sessions)
    sessions = tuple(f"{session.code} {short_title(session)}" for session in material.sessions)
    meta = (
        _status(material, now),
        Meta(wording.say("meta.workshop"), (material.records.workshop.title,)),
        Meta(wording.say("meta.sessions"), sessions or (wording.say("nothing"),)),
        Meta(wording.say("meta.people_pack"), _people(material)),
    )
    form = "masthead.pack" if several else "masthead.pack_one"
    return _document(
        material, parts, now, meta, "roundtable", wording.say("masthead.pack_title"),
        wording.say(form, codes=codes, plenary=_plenary(material)) if sessions else wording.say("masthead.pack_none"),
        wording.say("masthead.pack_running" if several else "masthead.pack_running_one", codes=codes),
    )  # fmt: skip


def _document(
    material: Material, parts: tuple[Part, ...], now: datetime, meta: tuple[Meta, ...],
    key: str, title: str, subtitle: str, running_right: str,
) -> Document:  # fmt: skip
    workshop = material.records.workshop
    wording = material.wording
    when = days(wording, workshop.first_day, workshop.last_day)
    return Document(
        key=key,
        title=title,
        subtitle=subtitle,
        status=wording.say("draft"),
        disclaimer=disclaimer(material, pack=key == "roundtable" and len(material.sessions) > 1),
        programme=workshop.programme or workshop.title,
        place=", ".join(part for part in (workshop.venue, when) if part),
        running_left=workshop.title,
        running_right=running_right,
        meta=meta,
        parts=parts,
        language=wording.language,
        author=workshop.programme or workshop.title,
        created=now.astimezone(zone(workshop.zone)).isoformat(timespec="seconds"),
        page_label=wording.say("page"),
        example=material.setting("paper.example"),
        records=tuple(dict.fromkeys(one for part in parts for one in part.records)),
    )


def zone(name: str) -> tzinfo | None:
    """The workshop's time zone; UTC where its name is unknown."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _status(material: Material, now: datetime) -> Meta:
    wording = material.wording
    here = now.astimezone(zone(material.records.workshop.zone))
    moment = f"{day(wording, here.date().isoformat())}, {here:%H:%M}"
    return Meta(wording.say("meta.status"), (moment, wording.say(f"attribution.{material.attribution.level}")))


def _slots(material: Material) -> tuple[str, ...]:
    wording = material.wording
    return tuple(f"{day(wording, slot.day, year=False)}, {slot.start}–{slot.end}" for slot in material.slots)


def _plenary(material: Material) -> str:
    """“ (Session 3)”, or nothing."""
    found = next_plenary(material)
    return f" ({found})" if found else ""


def _people(material: Material) -> tuple[str, ...]:
    """Moderators and rapporteurs, who agreed to stand in these roles, by name."""
    wording = material.wording
    found = [
        wording.say(f"role.{role}", name=material.directory.name(ref))
        for role, refs in (
            ("moderator", _each(session.moderators for session in material.sessions)),
            ("rapporteur", _each(session.rapporteurs for session in material.sessions)),
        )
        for ref in refs
    ]
    return tuple(found) or (wording.say("role.none"),)


def _each(refs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for group in refs for ref in group))
