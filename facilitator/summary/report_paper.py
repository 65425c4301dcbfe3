"""The workshop report: background, attendance, proceedings, conclusions, follow-up and annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from facilitator.document import Contents, Document, Part
from facilitator.domain import Records
from facilitator.summary.clearing import with_cleared
from facilitator.summary.length import trim
from facilitator.summary.masthead import workshop_document
from facilitator.summary.material import Material, gather, sessions_with_records
from facilitator.summary.note import note_part
from facilitator.summary.report_annexes import annexes
from facilitator.summary.report_attendance import organization_part
from facilitator.summary.report_conclusions import conclusion_part
from facilitator.summary.report_follow_up import follow_up_part
from facilitator.summary.report_frame import background_part
from facilitator.summary.report_sessions import proceedings_part, session_parts
from facilitator.summary.spans import part
from facilitator.summary.wording import Wording

KEY = "report"
_WORDS = 8500
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def compose_report(records: Records, wording: Wording, now: datetime) -> Document:
    """The report of the workshop, of all sessions held. ``now`` is aware and is printed in the workshop's zone.

    Its text has as many words as the setting ``report.words`` allows at most; tables and annexes do not count.
    """
    material = gather(records, sessions_with_records(records), wording)
    kept = trim(material, _text, material.number("report.words", _WORDS))
    parts = (*_text(kept), *with_cleared(kept, KEY, "", _annexes(kept)), note_part(kept, pack=True))
    own = kept.wording
    title = own.say("report.title")
    return workshop_document(kept, (_contents(own, parts), *parts), now, KEY, title, own.say("report.subtitle"))


def _text(material: Material) -> tuple[Part, ...]:
    """The chapters, numbered; what a person settled counts for the length."""
    wording = material.wording
    chapters = (
        (background_part(material),),
        (organization_part(material),),
        (proceedings_part(material), *session_parts(material)),
        (conclusion_part(material),),
        (follow_up_part(material),),
    )
    numbered = tuple(one for number, own in enumerate(chapters, 1) for one in _chapter(wording, number, own))
    return with_cleared(material, KEY, "", numbered)


def _chapter(wording: Wording, number: int, parts: tuple[Part, ...]) -> Iterator[Part]:
    """The first part has the chapter's number, the others letters."""
    yield replace(parts[0], title=wording.say("report.chapter", n=roman(number), title=parts[0].title))
    for index, one in enumerate(parts[1:]):
        yield replace(one, title=wording.say("report.chapter", n=_letter(index), title=one.title))


def _annexes(material: Material) -> tuple[Part, ...]:
    wording = material.wording
    return tuple(
        replace(one, title=wording.say("report.annex", n=roman(number), title=one.title), new_page=number == 1)
        for number, one in enumerate(annexes(material), 1)
    )


def _contents(wording: Wording, parts: Iterable[Part]) -> Part:
    title, chapters = wording.say("lessons_paper.contents"), wording.say("report.chapters")
    entries = tuple((one.key, one.title) for one in parts if one.key != "note")
    return part("contents", title, Contents(chapters, wording.say("glance.page"), entries))


def roman(number: int) -> str:
    """1 → I, 4 → IV; for the few numbers that chapters have."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found += letters
            number -= value
    return found


def _letter(index: int) -> str:
    """0 → A, 26 → AA."""
    return chr(65 + index % 26) * (1 + index // 26)
