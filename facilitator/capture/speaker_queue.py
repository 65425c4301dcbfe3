"""The speaker queue of a session: who speaks, who comes next, how long each spoke (pure).

Moments are milliseconds since 1970 UTC. A speaker is a ref; unknown words stay as they were typed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facilitator.directory import Directory

# After a crash or a night nobody knows how long somebody spoke who was never marked as done.
LONGEST_TURN = 2 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Queue:
    """``speaker`` has the floor since ``since``, "" when nobody has; ``spoken`` are the finished turns, ref → ms."""

    session: str = ""
    speaker: str = ""
    since: int = 0
    waiting: tuple[str, ...] = ()
    spoken: Mapping[str, int] = field(default_factory=dict[str, int])


def add(queue: Queue, ref: str) -> Queue:
    """Puts somebody at the end; who waits already keeps the place."""
    if not ref or ref in queue.waiting:
        return queue
    return replace(queue, waiting=(*queue.waiting, ref))


def following(queue: Queue, now: int) -> Queue:
    """Ends the turn and gives the floor to the first who waits; the turn also ends when nobody does."""
    return give_floor(queue, 0, now) if queue.waiting else done(queue, now)


def give_floor(queue: Queue, place: int, now: int) -> Queue:
    """Gives the floor to the one at a place of the queue."""
    if not 0 <= place < len(queue.waiting):
        return queue
    return replace(remove(done(queue, now), place), speaker=queue.waiting[place], since=now)


def done(queue: Queue, now: int) -> Queue:
    """Ends the turn; nobody has the floor then."""
    if not queue.speaker:
        return queue
    return replace(queue, speaker="", since=0, spoken=times(queue, now))


def remove(queue: Queue, place: int) -> Queue:
    """Takes the one at a place out of the queue."""
    return replace(queue, waiting=tuple(ref for at, ref in enumerate(queue.waiting) if at != place))


def move(queue: Queue, place: int, to: int) -> Queue:
    """Puts the one at a place to another place, counted without it; a place past the ends is the end."""
    if not 0 <= place < len(queue.waiting):
        return queue
    rest = [ref for at, ref in enumerate(queue.waiting) if at != place]
    rest.insert(min(max(to, 0), len(rest)), queue.waiting[place])
    return replace(queue, waiting=tuple(rest))


def times(queue: Queue, now: int) -> Mapping[str, int]:
    """Ref → ms spoken so far, the running turn included."""
    found = dict(queue.spoken)
    if queue.speaker:
        found[queue.speaker] = found.get(queue.speaker, 0) + turn(queue, now)
    return found


def turn(queue: Queue, now: int) -> int:
    """How long the present turn lasts, ms; 0 when nobody speaks, and never below 0 when a clock was set back."""
    return max(0, now - queue.since) if queue.speaker else 0


def resumed(queue: Queue, now: int) -> Queue:
    """The queue as it is taken up again after the window was closed: a turn left open too long counts nothing."""
    if queue.speaker and not 0 <= now - queue.since <= LONGEST_TURN:
        return replace(queue, speaker="", since=0)
    return queue


def group_of(directory: Directory, ref: str) -> str:
    """The ref whose minutes somebody's are counted with: the delegation, else the organization, else itself."""
    party = directory.party(ref)
    return party.delegation or party.organization or party.ref


def group_times(queue: Queue, directory: Directory, now: int) -> Mapping[str, int]:
    """Delegation, organization or lone speaker → ms spoken, the longest first."""
    found: dict[str, int] = {}
    for ref, spoken in times(queue, now).items():
        group = group_of(directory, ref)
        found[group] = found.get(group, 0) + spoken
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def to_json(queue: Queue) -> str:
    """The queue as text to keep."""
    return json.dumps(
        {
            "session": queue.session,
            "speaker": queue.speaker,
            "since": queue.since,
            "waiting": list(queue.waiting),
            "spoken": dict(queue.spoken),
        },
        ensure_ascii=False,
    )


def from_json(text: str, session: str) -> Queue:
    """The queue kept as text; an empty one for what is none."""
    try:
        kept = json.loads(text)
        return Queue(
            session,
            str(kept["speaker"]),
            int(kept["since"]),
            tuple(str(ref) for ref in kept["waiting"]),
            {str(ref): int(spoken) for ref, spoken in kept["spoken"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return Queue(session)
