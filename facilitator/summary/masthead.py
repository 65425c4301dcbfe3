"""The masthead: what stands above the text of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.document import Document, Meta, Part
from facilitator.summary.material import Material, next_plenary, session_name, short_title
from facilitator.summary.note import disclaimer
from facilitator.summary.wording import day, days

_OF_A_SESSION = ("summary", "slides")
_LOGO = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")
_LARGEST_LOGO = 410_000  # characters: base64 of the 300 kB a template takes


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


def workshop_document(
    material: Material, parts: tuple[Part, ...], now: datetime, key: str, title: str, subtitle: str
) -> Document:
    """A paper of the whole workshop; ``subtitle`` stands under its title and at the head of its pages."""
    wording = material.wording
    workshop = material.records.workshop
    held = tuple(session_name(material, session) for session in material.sessions)
    meta = (
        _status(material, now),
        Meta(wording.say("meta.workshop"), (workshop.title,)),
        Meta(wording.say("meta.sessions"), held or (wording.say("nothing"),)),
        Meta(wording.say("meta.people_pack"), _people(material)),
    )
    return _document(material, parts, now, meta, key, title, subtitle, title)


def _document(
    material: Material, parts: tuple[Part, ...], now: datetime, meta: tuple[Meta, ...],
    key: str, title: str, subtitle: str, running_right: str,
) -> Document:  # fmt: skip
    workshop = material.records.workshop
    wording = material.wording
    when = days(wording, workshop.first_day, workshop.last_day)
    one = next(iter(material.sessions), None)
    return Document(
        key=key,
        title=title,
        subtitle=subtitle,
        status=wording.say("draft"),
        disclaimer=disclaimer(material, pack=key not in _OF_A_SESSION and len(material.sessions) > 1),
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
        sources_title=wording.say("sources"),
        notes_title=wording.say("speaking_notes"),
        example=material.setting("paper.example"),
        letterhead=tuple(filter(None, map(str.strip, material.setting("paper.letterhead").split("\n")))),
        logo=_logo(material.setting("paper.logo")),
        covers=one.id if one and key in _OF_A_SESSION else "",
        attribution=material.attribution.level,
        records=tuple(dict.fromkeys(one for part in parts for one in part.records)),
    )


def _logo(uri: str) -> str:
    """The picture a template brought, "" for anything else that stands in its place."""
    return uri if len(uri) <= _LARGEST_LOGO and _LOGO.fullmatch(uri) else ""


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
    """Moderators and rapporteurs, by name where that may be given at the paper's level."""
    wording = material.wording
    found = [
        wording.say(f"role.{role}", name=material.attribution.officer(ref, role))
        for role, refs in (
            ("moderator", _each(session.moderators for session in material.sessions)),
            ("rapporteur", _each(session.rapporteurs for session in material.sessions)),
        )
        for ref in refs
    ]
    return tuple(found) or (wording.say("role.none"),)


def _each(refs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for group in refs for ref in group))
