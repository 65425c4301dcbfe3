"""What the moderators cleared, in the roundtable pack: their words, not the composed ones."""

from __future__ import annotations

from facilitator.document import Block, Part, Topic
from facilitator.domain import Session
from facilitator.summary.clearing import cleared_part, cleared_parts
from facilitator.summary.material import Material
from facilitator.summary.questions import question_part
from facilitator.summary.spans import part

# The pack has a part of its own for the questions; there the cleared ones stand.
_ELSEWHERE = frozenset({"questions"})


def cleared_in_pack(material: Material) -> tuple[Part, ...]:
    """A part for each session of which the moderator cleared something, in the order of the summary."""
    found = ((session, _topics(material, session)) for session in material.sessions)
    return tuple(
        part(
            f"cleared-{session.code}",
            material.wording.say("cleared.title", session=material.programme_name(session)),
            *topics,
        )
        for session, topics in found
        if topics
    )


def open_part(material: Material) -> Part:
    """The open questions of all sessions: one list, or by session where a moderator cleared theirs."""
    cleared = {session.id: _questions(material, session) for session in material.sessions}
    if not any(cleared.values()):
        return question_part(material, key="open", codes=True)
    topics = [
        _topic(
            material.programme_name(session),
            cleared[session.id] or question_part(material.in_session(session)).blocks,
        )
        for session in material.sessions
    ]
    return part("open", material.wording.say("open.title"), *topics)


def _questions(material: Material, session: Session) -> tuple[Block, ...]:
    found = cleared_part(material, "summary", session.id, "questions")
    return found.blocks if found else ()


def _topics(material: Material, session: Session) -> list[Topic]:
    keys = [key for key in cleared_parts(material.records, "summary", session.id) if key not in _ELSEWHERE]
    found = [cleared_part(material, "summary", session.id, key) for key in keys]
    return [_topic(one.title, _flat(one.blocks)) for one in found if one]


def _flat(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Topics inside a topic become their blocks: the pack has one level less."""
    return tuple(one for block in blocks for one in (block.blocks if isinstance(block, Topic) else (block,)))


def _topic(title: str, blocks: tuple[Block, ...]) -> Topic:
    return Topic(title, blocks, tuple(dict.fromkeys(one for block in blocks for one in block.records)))
