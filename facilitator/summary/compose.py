"""The papers: which parts they have, in which order."""

from __future__ import annotations

from datetime import datetime

from facilitator.document import Document, Part
from facilitator.domain import Records
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
from facilitator.summary.points import other_matters, points_part
from facilitator.summary.policies import policy_part
from facilitator.summary.presentations import presentation_part
from facilitator.summary.proposals import proposal_part
from facilitator.summary.questions import question_part
from facilitator.summary.targets import target_part
from facilitator.summary.wording import Wording


def compose_summary(records: Records, session: str, wording: Wording, now: datetime) -> Document:
    """The moderator's summary of one session (by id), for the plenary that follows.

    ``now`` is aware and is printed in the workshop's zone. Raises PaperError where there is no such
    session.
    """
    material = gather(records, (session,), wording)
    if not material.sessions:
        raise PaperError("There is no session “{session}” in this file; name one of its programme.", session=session)
    kept = trim(material, _summary_parts, limit(material))
    parts = _summary_parts(kept)
    return summary_document(kept, (*parts, note_part(kept, words=words_of(parts))), now)


def compose_roundtable(records: Records, wording: Wording, now: datetime) -> Document:
    """The roundtable pack of all parallel sessions held, one, two or more, side by side.

    ``now`` is aware and is printed in the workshop's zone.
    """
    material = gather(records, parallel_sessions(records), wording)
    rest = _pack_parts(material)
    return pack_document(material, (glance_part(material, rest), *rest), now)


def _summary_parts(material: Material) -> tuple[Part, ...]:
    """What a moderator settled stands already, since it counts for the length."""
    return with_cleared(material, "summary", material.sessions[0].id, _composed_parts(material))


def _composed_parts(material: Material) -> tuple[Part, ...]:
    return (
        conduct(material),
        key_messages(material),
        presentation_part(material),
        points_part(material),
        other_matters(material),
        lesson_part(material),
        proposal_part(material),
        action_part(material),
        policy_part(material),
        heading_part(material),
        question_part(material),
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
