"""The papers: which parts they have, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.document import Document, Part
from facilitator.domain import Kind, Records
from facilitator.errors import PaperError
from facilitator.summary.actions import action_part, actions_by_date, actions_by_lead
from facilitator.summary.bars import bars_part
from facilitator.summary.chain_part import chain_part
from facilitator.summary.clearing import with_cleared
from facilitator.summary.compare import differ_part, share_part
from facilitator.summary.conduct import conduct
from facilitator.summary.glance import glance_part
from facilitator.summary.headings import heading_part
from facilitator.summary.inputs import heading_parts, input_part
from facilitator.summary.length import limit, trim, words_of
from facilitator.summary.lessons import lesson_part, lesson_table
from facilitator.summary.masthead import pack_document, summary_document
from facilitator.summary.material import Material, gather, parallel_sessions
from facilitator.summary.matrix import matrix_part
from facilitator.summary.messages import key_messages
from facilitator.summary.note import note_part
from facilitator.summary.pack_cleared import cleared_in_pack, open_part
from facilitator.summary.points import other_matters, points_part, told_in_full
from facilitator.summary.policies import policy_part
from facilitator.summary.presentations import presentation_part
from facilitator.summary.proposals import proposal_part
from facilitator.summary.questions import question_part
from facilitator.summary.targets import target_part
from facilitator.summary.wording import Wording


@dataclass(frozen=True, slots=True)
class MadeSummary:
    """A summary with what it was made from; ``left_out`` of the material was left out of it for length."""

    document: Document
    material: Material

    def whole(self) -> tuple[Part, ...]:
        """Its parts composed of everything: nothing settled, nothing left out."""
        return self.material.once(("whole",), lambda: _composed_parts(replace(self.material, left_out=frozenset())))

    def whole_words(self) -> int:
        """How long it were with nothing left out, in words."""
        material = replace(self.material, left_out=frozenset())
        return words_of(with_cleared(material, "summary", material.sessions[0].id, self.whole()))


def compose_summary(records: Records, session: str, wording: Wording, now: datetime) -> Document:
    """The moderator's summary of one session (by id), for the plenary that follows.

    ``now`` is aware and is printed in the workshop's zone. Raises PaperError where there is no such
    session.
    """
    return make_summary(records, session, wording, now).document


def make_summary(records: Records, session: str, wording: Wording, now: datetime) -> MadeSummary:
    """The same with what it was made from."""
    material = gather(records, (session,), wording)
    if not material.sessions:
        raise PaperError("There is no session “{session}” in this file; name one of its programme.", session=session)
    kept = trim(material, _summary_parts, limit(material), told_in_full(material))
    parts = _summary_parts(kept)
    document = summary_document(kept, (*parts, note_part(kept, words=words_of(parts))), now)
    return MadeSummary(document, kept)


def compose_roundtable(records: Records, wording: Wording, now: datetime) -> Document:
    """The roundtable pack of all parallel sessions held, one, two or more, side by side.

    ``now`` is aware and is printed in the workshop's zone.
    """
    material = gather(records, parallel_sessions(records), wording)
    rest = _pack_parts(material)
    return pack_document(material, (glance_part(material, rest), *rest), now)


def _summary_parts(material: Material) -> tuple[Part, ...]:
    """What a moderator settled stands already, since it counts for the length."""
    composed = (
        _composed_parts(material) if material.left_out else material.once(("whole",), lambda: _composed_parts(material))
    )
    return with_cleared(material, "summary", material.sessions[0].id, composed)


def _composed_parts(material: Material) -> tuple[Part, ...]:
    """Fitting to length composes a part anew only where it leaves out something else of it."""

    def same(key: str, make: Callable[[Material], Part], *kinds: Kind) -> Part:
        kept = tuple(item.record.id for item in material.kept(material.of(*kinds))) if kinds else ()
        return material.once(("part", key, kept), lambda: make(material))

    return (
        same("conduct", conduct),
        key_messages(material),
        same("presentations", presentation_part, Kind.PRESENTATION),
        points_part(material),
        other_matters(material),
        same("lessons", lesson_part, Kind.LESSON, Kind.PRACTICE, Kind.CHALLENGE),
        same("proposals", proposal_part),
        same("actions", action_part),
        same("policies", policy_part),
        heading_part(material),
        same("questions", question_part, Kind.QUESTION),
    )


def _pack_parts(material: Material) -> tuple[Part, ...]:
    targets = target_part(material)
    links = chain_part(material)
    return (
        share_part(material),
        differ_part(material),
        bars_part(material),
        *((targets,) if targets else ()),
        matrix_part(material),
        proposal_part(material, with_total=True),
        input_part(material),
        *((links,) if links else ()),
        actions_by_date(material, new_page=True),
        actions_by_lead(material),
        lesson_table(material),
        *heading_parts(material),
        *cleared_in_pack(material),
        open_part(material),
        note_part(material, pack=True),
    )
