"""What the projector shows at a moment, as words; each panel shows one part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """The session at the left, the time of day at the right."""

    session: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is being discussed, or what comes next; ``label`` says which."""

    label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """``big`` with words beside it in two parts; ``widest`` is the longest ``big`` can get.

    ``tone`` and ``ground`` are tokens, ``icon`` goes before the words; ``share`` of the slot is gone, 0 to 1, below 0
    for no bar. ``spoken`` is for a screen reader and changes once a minute.
    """

    big: str = ""
    first: str = ""
    second: str = ""
    widest: str = ""
    icon: str = ""
    tone: str = "text"
    ground: str = ""
    share: float = -1.0
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who speaks ("" for nobody) and for how long; who waits, in order, or in ``crowd`` only how many."""

    speaker: str = ""
    time: str = ""
    waiting: tuple[str, ...] = ()
    crowd: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An agreement or action: its words, what stands below them, the language of the words, when it was kept."""

    text: str
    detail: str = ""
    language: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Lists:
    """The newest agreements and actions, oldest first, and how many there are in all."""

    agreed: tuple[Line, ...] = ()
    actions: tuple[Line, ...] = ()
    agreed_number: int = 0
    actions_number: int = 0


@dataclass(frozen=True, slots=True)
class Foot:
    """The two sides of the foot."""

    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All of it; without ``lists`` the rest has the whole width."""

    head: Head = Head()
    topic: Topic = Topic()
    time: Time = Time()
    floor: Floor = Floor()
    lists: Lists | None = None
    foot: Foot = Foot()
